// Output on its way to a traced terminal: what can be looked at together waits, what nobody wants to see is left out.
import { countLines, isPlain } from '../terminal/trace/plain-lines.js';
import type { TracedTerminal } from '../terminal/trace/traced.js';
import { PassedLines } from './passed-lines.js';
import type { TraceVisitor } from './trace-visitor.js';

/**
 * Owns output that waits. At the bottom of a screen that scrolls, whole lines come one below the other, and what each event
 * brings is still there, as it was, after some more of them: these are looked at together. Plain ones that are of no interest
 * are not even printed, but for those that are still on the screen when something else comes. The start of a line waits for
 * the rest if it is of no interest as it stands.
 */
export class LineQueue {
  readonly #terminal: TracedTerminal;
  readonly #visitor: TraceVisitor;
  #position = 0;
  /** Whole lines. */
  #waiting = '';
  /** The start of a line after them, plain and dull. */
  #begun = '';
  /** Rows that may still come before one of those that wait leaves the screen. */
  #room = 0;
  #mostRoom = 0;
  /** Whether all that waits is plain, and would be shown as it is. */
  #plain = false;
  readonly #passed = new PassedLines();

  constructor(terminal: TracedTerminal, visitor: TraceVisitor) {
    this.#terminal = terminal;
    this.#visitor = visitor;
  }

  write(data: string): void {
    const lines = countLines(data, this.#terminal.cols, this.#begun.length);
    const text = this.#begun + data;
    if (lines === undefined || this.#visitor.wantsEach?.(text) || !this.#hasRoom(lines, isPlain(data))) {
      this.#writeNow(text);
    } else {
      this.#room -= lines;
      this.#await(text);
    }
  }

  /** What is too long to be written at once; pauses (yields) now and then. */
  *writing(data: string): Generator<void, void, void> {
    this.#show();
    const text = this.#begun + data;
    this.#forget();
    yield* this.#terminal.writing(text, this.#position);
    this.#position += text.length;
    visitChanges(this.#terminal, this.#visitor);
  }

  resize(cols: number, rows: number): void {
    this.#writeNow(this.#begun);
    this.#terminal.resize(cols, rows);
    visitChanges(this.#terminal, this.#visitor);
  }

  flush(): void {
    this.#writeNow(this.#begun);
  }

  #await(text: string): void {
    const whole = text.endsWith('\n') ? text.length : text.lastIndexOf('\n') + 1;
    this.#begun = text.slice(whole);
    const start = this.#position + this.#passed.length + this.#waiting.length + whole;
    if (this.#begun !== '' && !this.#isDull(this.#begun, start)) this.#writeNow(text);
    else this.#waiting += text.slice(0, whole);
  }

  #isDull(lines: string, position: number): boolean {
    return this.#plain && this.#visitor.isDull?.(lines, position) === true;
  }

  /** `text` is what comes after the whole lines that wait; it may remove them, so they are shown before it. */
  #writeNow(text: string): void {
    this.#show();
    this.#waiting = text;
    this.#show();
    this.#forget();
  }

  /** Nothing is known of the screen any more. */
  #forget(): void {
    this.#begun = '';
    this.#room = 0;
    this.#plain = false;
  }

  /** Makes room, if there is not enough left. */
  #hasRoom(lines: number, plain: boolean): boolean {
    if (lines > this.#room || this.#room === 0) this.#makeRoom(plain);
    this.#plain &&= plain;
    return lines <= this.#room && this.#room > 0;
  }

  #makeRoom(plain: boolean): void {
    if (plain && this.#isDull(this.#waiting, this.#position + this.#passed.length)) {
      this.#passed.add(this.#waiting, this.#mostRoom - this.#room, this.#terminal.keptLines);
      this.#waiting = '';
      this.#room = this.#mostRoom;
      return;
    }
    this.#show();
    const { room, plain: takesPlain } = this.#terminal.roomForLines();
    this.#room = room;
    this.#mostRoom = room;
    this.#plain = takesPlain;
  }

  #show(): void {
    const { text, dropped } = this.#passed.take(this.#terminal.keptLines);
    const data = text + this.#waiting;
    this.#position += dropped;
    if (data === '') return;
    this.#terminal.write(data, this.#position);
    this.#position += data.length;
    this.#waiting = '';
    visitChanges(this.#terminal, this.#visitor);
  }
}

function visitChanges(terminal: TracedTerminal, visitor: TraceVisitor): void {
  let changed = false;
  const rows = terminal.visitChanged((line) => {
    changed = true;
    visitor.line(line);
  });
  if (rows.length > 0) visitor.rows?.(rows, terminal.cells);
  if (changed && visitor.wantsScreen?.()) terminal.visitScreen((screen) => visitor.screen?.(screen));
}
