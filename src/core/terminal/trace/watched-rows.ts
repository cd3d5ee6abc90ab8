// A terminal for those who look at the text of every screen: rows are read again only when their text has changed, wherever
// they have moved.
import { RowMemo } from './row-memo.js';
import type { TraceOptions } from './trace-options.js';
import { TracedTerminal } from './traced.js';

export class WatchedRows<T> {
  readonly #terminal: TracedTerminal;
  readonly #memo: RowMemo<T>;
  #position = 0;

  private constructor(terminal: TracedTerminal, memo: RowMemo<T>) {
    this.#terminal = terminal;
    this.#memo = memo;
  }

  /**
   * `read` makes of the text of a row, without the blanks at its end, what `rows` gives for it. Undefined where this version
   * of xterm.js does not tell which lines change.
   */
  static open<T>(
    size: { cols: number; rows: number },
    options: Pick<TraceOptions, 'unicode' | 'ambiguousWidth' | 'termVersion' | 'work'>,
    read: (text: string) => T,
  ): WatchedRows<T> | undefined {
    const memo = new RowMemo(size.cols, read);
    const terminal = TracedTerminal.open(size, { ...options, labels: true, touched: (line) => memo.touch(line) });
    return terminal && new WatchedRows(terminal, memo);
  }

  write(data: string): void {
    this.#terminal.write(data, this.#position);
    this.#position += data.length;
  }

  resize(cols: number, rows: number): void {
    this.#terminal.resize(cols, rows);
    this.#memo.resize(cols);
  }

  /** What was made of each row of the screen, from the top; the same objects for rows that are as they were. */
  rows(): T[] {
    return this.#terminal.lines().map((line) => this.#memo.of(line));
  }

  dispose(): void {
    this.#terminal.dispose();
  }
}
