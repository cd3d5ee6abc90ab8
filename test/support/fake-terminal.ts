// A terminal to play in that shows what it is told, and keeps its modes: another emulator.
import { Emulator } from '../../src/core/terminal/emulator.js';
import { screenText } from '../../src/core/terminal/text.js';
import type { PlayTerminal } from '../../src/index.js';

/** Owns what was written, and who waits for it. */
export class FakeTerminal implements PlayTerminal {
  size: { cols: number; rows: number };
  output = '';
  #emulator: Emulator;
  #typed: (keys: string) => void = () => {};
  #resized: () => void = () => {};
  #waiting: (() => void)[] = [];

  constructor(cols = 80, rows = 24) {
    this.size = { cols, rows };
    this.#emulator = new Emulator(this.size);
  }

  write(text: string): void {
    this.output += text;
    this.#emulator.write(text);
    for (const wake of this.#waiting.splice(0)) wake();
  }

  onKeys(listener: (keys: string) => void): void {
    this.#typed = listener;
  }

  onResize(listener: () => void): void {
    this.#resized = listener;
  }

  type(keys: string): void {
    this.#typed(keys);
  }

  resize(cols: number, rows: number): void {
    this.size = { cols, rows };
    this.#emulator.resize(cols, rows);
    this.#resized();
  }

  async rows(): Promise<string[]> {
    return (await this.look()).rows;
  }

  async look(): Promise<{
    rows: string[];
    alternate: boolean;
    cursor: { row: number; col: number; visible: boolean };
  }> {
    let seen = { rows: [] as string[], alternate: false, cursor: { row: 0, col: 0, visible: true } };
    this.#emulator.snapshot((screen) => {
      const { row, col, visible } = screen.cursor;
      seen = { rows: screenText(screen), alternate: screen.alternate, cursor: { row, col, visible } };
    });
    await this.#emulator.drain();
    return seen;
  }

  /** Waits until what is shown is as expected. */
  async shows(expected: (rows: string[]) => boolean): Promise<string[]> {
    for (;;) {
      const more = new Promise<void>((wake) => this.#waiting.push(wake));
      const rows = await this.rows();
      if (expected(rows)) return rows;
      await more;
    }
  }
}
