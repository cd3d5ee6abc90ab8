// A recording as what is written to a terminal and when its cursor's line is looked at: where output rests, where a line that rested
// ends, and at what shells say of themselves (OSC 133, OSC 633, bracketed paste).
import type { Cast, CastEvent, Micros } from '../recording/cast.js';

/** Output that ends there is looked at: a shell waits for what is typed, or somebody types. */
const REST: Micros = 30_000;

/** What has come by a moment. */
export interface Sums {
  readonly characters: number;
  readonly lines: number;
  readonly events: number;
}

export type OutlineStep =
  | { readonly type: 'write'; readonly data: string }
  | { readonly type: 'resize'; readonly cols: number; readonly rows: number }
  | {
      /** prompt: a shell says that it waits for a command. enter: what was typed is on its way. */
      readonly type: 'rest' | 'prompt' | 'enter';
      readonly time: Micros;
      /** When something else comes. */
      readonly next: Micros;
      readonly sums: Sums;
    }
  | {
      readonly type: 'mark';
      readonly time: Micros;
      readonly code: string;
      readonly words: string;
      readonly sums: Sums;
    };

const MARK =
  /\x1b\](?:133|633);([A-Z])(?:;([^\x07\x1b]*))?(?:\x07|\x1b\\)|\x1b\[\?2004([hl])|\n|\x1b\[\?(?:1049|1047|47)h/g;
/** The start of such a sequence at the end of an event: it waits for the next. */
const BEGUN = /\x1b(?:\][^\x07\x1b]{0,4096}\x1b?|\[[?\d]{0,6})?$/;

export function* outlineSteps(cast: Cast): Generator<OutlineStep> {
  const reader = new StepReader();
  let waiting: CastEvent | undefined;
  for (const event of cast.events) {
    if (event.type !== 'output' && event.type !== 'resize') continue;
    if (waiting) yield* reader.read(waiting, event.time, event.type === 'output' ? event.data : '');
    waiting = event;
  }
  if (waiting) yield* reader.read(waiting, Infinity, '');
}

/** Whether a shell that takes pastes says behind a line feed, or next, that it takes none any more. */
const isEntered = (rest: string, after: string): boolean =>
  (rest.replace(NO_TEXT, '') === '' ? rest + after : rest).includes('\x1b[?2004l');
const NO_TEXT = /[\r\n]|\x1b(?:\[[\d;?]*[A-Za-z]|\(B)/g;

/** Owns the sums, whether the line that is open was looked at, and whether its shell takes pastes. */
class StepReader {
  #characters = 0;
  #lines = 0;
  #events = 0;
  #looked = false;
  #pasting = false;
  #begun = '';

  /** @param after what is written next, at `next` */
  *read(event: CastEvent, next: Micros, after: string): Generator<OutlineStep> {
    if (event.type === 'resize') yield { type: 'resize', cols: event.cols, rows: event.rows };
    if (event.type !== 'output') return;
    const { time } = event;
    this.#events++;
    let data = this.#begun + event.data;
    const begun = next === Infinity ? null : BEGUN.exec(data);
    this.#begun = begun?.[0] ?? '';
    data = data.slice(0, data.length - this.#begun.length);
    yield* this.#pieces(data, time, { next, after });
    // Nobody waits on a line on which nothing stands yet.
    if (next - time < REST || data.endsWith('\n')) return;
    yield this.#look('rest', time, next);
  }

  *#pieces(data: string, time: Micros, { next, after }: { next: Micros; after: string }): Generator<OutlineStep> {
    let from = 0;
    let waits = false;
    for (const { 0: found, 1: code, 2: words = '', 3: paste, index } of data.matchAll(MARK)) {
      const opens = found.endsWith('h') && paste === undefined;
      // A shell that takes pastes says so when a line is entered; what it writes below before that is a menu, or the line goes on.
      const entered = !this.#pasting || isEntered(data.slice(index + 1), after);
      const ends = (found === '\n' && entered) || paste === 'l' || opens;
      if (paste !== undefined || opens) this.#pasting = paste === 'h';
      if (ends && this.#looked) {
        yield* this.#write(data.slice(from, index));
        yield this.#look('enter', time, next);
        from = index;
      }
      if (found === '\n') this.#lines++;
      if (ends) this.#looked = false;
      if (paste === 'h') waits = true;
      if (code === undefined) continue;
      yield* this.#write(data.slice(from, index + found.length));
      from = index + found.length;
      yield { type: 'mark', time, code, words, sums: this.#sums() };
      if (code === 'B') yield this.#look('prompt', time, next);
    }
    yield* this.#write(data.slice(from));
    if (waits) yield this.#look('prompt', time, next);
  }

  *#write(data: string): Generator<OutlineStep> {
    if (data === '') return;
    this.#characters += data.length;
    yield { type: 'write', data };
  }

  #look(type: 'rest' | 'prompt' | 'enter', time: Micros, next: Micros): OutlineStep {
    this.#looked = type !== 'enter';
    return { type, time, next, sums: this.#sums() };
  }

  #sums(): Sums {
    return { characters: this.#characters, lines: this.#lines, events: this.#events };
  }
}
