// What the live screen reads, gathered from xterm.js: its public interface, its inside where that is known, and the modes
// and line sizes that we keep ourselves.

import type { Cursor, LineSize, RuntimeColours } from '../screen.js';
import type { Internals, RawLine } from './internals.js';
import { LineSizes } from './line-sizes.js';
import type { TerminalState } from './live-screen.js';
import { Modes, type ParserHooks } from './modes.js';
import { type PublicBuffer, readPublicLine } from './public-line.js';

/** The part of xterm's public terminal that is needed here. */
export interface PublicTerminal {
  readonly cols: number;
  readonly parser: ParserHooks;
  readonly buffer: {
    readonly active: PublicBuffer & { readonly cursorX: number; readonly cursorY: number; readonly type: string };
  };
  onTitleChange(listener: (title: string) => void): unknown;
}

/** The state of a terminal that is tall enough to show all that is kept. */
export function withRowsAbove(state: XtermState): TerminalState {
  const above = state.rowsAbove;
  const { cols, cursor, title, colours, colourStack, reverse, alternate } = state;
  return {
    ...{ cols, title, colours, colourStack, reverse, alternate },
    rows: above + state.rows,
    cursor: { ...cursor, row: above + cursor.row },
    line: (row) => (row < above ? state.lineAbove(row) : undefined) ?? state.line(Math.max(0, row - above)),
    lineSize: (line) => state.lineSize(line),
    link: (id) => state.link(id),
  };
}

export class XtermState implements TerminalState {
  cols: number;
  rows: number;
  title = '';
  readonly #terminal: PublicTerminal;
  readonly #internals: Internals | undefined;
  readonly #modes: Modes;
  readonly #lineSizes: LineSizes | undefined;

  constructor(size: { cols: number; rows: number }, terminal: PublicTerminal, internals: Internals | undefined) {
    this.cols = size.cols;
    this.rows = size.rows;
    this.#terminal = terminal;
    this.#internals = internals;
    this.#modes = new Modes(terminal.parser);
    this.#lineSizes = internals && new LineSizes(internals, terminal.parser);
    terminal.onTitleChange((title) => {
      this.title = title;
    });
  }

  line(row: number): RawLine {
    const buffer = this.#internals?.buffer;
    const line = buffer?.lines.get(buffer.ybase + row);
    return line ?? readPublicLine(this.#terminal.buffer.active, row, this.#terminal.cols);
  }

  /** How many rows of the normal screen have scrolled off its top and are kept. */
  get rowsAbove(): number {
    return this.#internals?.buffers?.normal?.ybase ?? 0;
  }

  /** One of those, 0 being the oldest. */
  lineAbove(row: number): RawLine | undefined {
    return this.#internals?.buffers?.normal?.lines?.get(row);
  }

  lineSize(line: RawLine): LineSize {
    return this.#lineSizes?.of(line) ?? 0;
  }

  link(id: number): string {
    return this.#internals?._oscLinkService.getLinkData(id)?.uri ?? '';
  }

  get cursor(): Cursor {
    const { cursorX, cursorY } = this.#terminal.buffer.active;
    return {
      col: Math.min(cursorX, this.cols - 1),
      row: Math.min(cursorY, this.rows - 1),
      visible: this.#modes.cursorVisible,
      shape: this.#modes.cursorShape,
      blink: this.#modes.cursorBlink,
    };
  }

  get colourStack(): TerminalState['colourStack'] {
    return this.#modes.colourStack;
  }

  get colours(): RuntimeColours {
    return this.#modes.colours;
  }

  get reverse(): boolean {
    return this.#modes.reverse;
  }

  get alternate(): boolean {
    return this.#terminal.buffer.active.type === 'alternate';
  }
}
