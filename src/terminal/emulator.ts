// The terminal emulator: @xterm/headless behind an interface of our own. No other file knows xterm.js.
// Output is queued; what wants to see the screen is queued with it.
import unicode11 from '@xterm/addon-unicode11';
import headless, { type IUnicodeVersionProvider, type Terminal } from '@xterm/headless';
import type { Warn } from '../errors.js';
import { type Internals, openInternals, type RawLine } from './internals.js';
import { LineSizes } from './line-sizes.js';
import { LiveScreen } from './live-screen.js';
import { Modes } from './modes.js';
import { readPublicLine } from './public-line.js';
import { installRepairs } from './repairs.js';
import type { Changes, Screen } from './screen.js';
import { StringLimit } from './string-limit.js';
import { codePointWidth, graphemeWidths } from './widths.js';

export interface EmulatorOptions {
  /** How wide text is: 'graphemes' (the default) as modern terminals do, '11' code point by code point as of Unicode 11. */
  unicode?: '11' | 'graphemes';
  warn?: Warn;
  /** Use only what xterm.js documents. Slower, knows fewer attributes; for tests of the other way. */
  publicOnly?: boolean;
}

/** What a visitor gets. Holds during the visit only. */
export interface EmulatorView {
  /** True while the program asks for its output to be held back (synchronized output, DEC private mode 2026). */
  readonly synchronized: boolean;
  /**
   * Brings the screen up to date. `changes` is what differs from the last take, and `changed` says whether a viewer could
   * see any of it (a hidden cursor's moves cannot be seen).
   */
  take(): { screen: Screen; changes: Changes; changed: boolean };
}

/** xterm.js cannot be narrower: a screen of one column is the left one of two. */
const MIN_COLS = 2;

export class Emulator {
  readonly #terminal: Terminal;
  readonly #internals: Internals | undefined;
  readonly #modes: Modes;
  readonly #lineSizes: LineSizes | undefined;
  readonly #strings: StringLimit;
  readonly #screen = new LiveScreen();
  readonly #view: EmulatorView;
  readonly #warn: Warn;
  #cols: number;
  #rows: number;
  #title = '';
  #pending = '';
  #failure: { error: unknown } | undefined;

  /** `size` is in cells, 1 or more each way. */
  constructor(size: { cols: number; rows: number }, options: EmulatorOptions = {}) {
    this.#cols = size.cols;
    this.#rows = size.rows;
    this.#warn = once(options.warn ?? (() => undefined));
    this.#terminal = openTerminal(size);
    const widths = options.unicode === '11' ? unicode11Widths() : graphemeWidths;
    this.#terminal.unicode.register(widths);
    this.#terminal.unicode.activeVersion = widths.version;
    this.#terminal.onTitleChange((title) => {
      this.#title = title;
    });
    this.#modes = new Modes(this.#terminal.parser);
    this.#internals = options.publicOnly ? undefined : openInternals(this.#terminal, this.#terminal.cols);
    this.#strings = new StringLimit(() => this.#warn('an escape sequence of over 1 MB was dropped'));
    if (this.#internals) {
      this.#lineSizes = new LineSizes(this.#internals, this.#terminal.parser);
      const widthOf = options.unicode === '11' ? widths.wcwidth : codePointWidth;
      installRepairs(this.#internals, widthOf, () => this.#terminal);
      this.#guardParser(this.#internals);
    }
    this.#view = this.#makeView();
  }

  /** Queues output of the program. Nothing waits: callers `drain` every 8 MB or so, past 50 MB this throws. */
  write(data: string): void {
    this.#pending += this.#strings.pass(data);
    if (this.#pending.length > 65_536) this.#flush();
  }

  /** Queues a change of size. What was written before is laid out anew as xterm does it. */
  resize(cols: number, rows: number): void {
    this.#flush(() => {
      this.#cols = cols;
      this.#rows = rows;
      this.#terminal.resize(Math.max(cols, MIN_COLS), rows);
    });
  }

  /** Calls `visit` when everything queued so far has been processed. After a visitor has thrown none is called any more. */
  at(visit: (view: EmulatorView) => void): void {
    this.#flush(() => {
      if (this.#failure) return;
      try {
        visit(this.#view);
      } catch (error) {
        this.#failure = { error };
      }
    });
  }

  /** `at`, and takes the screen at once. */
  snapshot(visit: (screen: Screen, changes: Changes, changed: boolean) => void): void {
    this.at((view) => {
      const { screen, changes, changed } = view.take();
      visit(screen, changes, changed);
    });
  }

  /** Resolves when everything queued so far has been processed; rejects with what a visitor threw. */
  drain(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#flush(() => (this.#failure ? reject(this.#failure.error) : resolve()));
    });
  }

  dispose(): void {
    this.#terminal.dispose();
  }

  #flush(then?: () => void): void {
    const data = this.#pending;
    this.#pending = '';
    this.#terminal.write(data, then);
  }

  /** An error inside xterm would be thrown from a timer, out of anybody's reach. It costs the piece of output it is in. */
  #guardParser({ _inputHandler: handler }: Internals): void {
    const parse = handler.parse.bind(handler);
    handler.parse = (data, result) => {
      try {
        return parse(data, result);
      } catch {
        handler._parser.reset();
        this.#warn('the terminal emulator could not process some of the output and left it out');
      }
    };
  }

  #makeView(): EmulatorView {
    const emulator = this;
    const terminal = this.#terminal;
    const internals = this.#internals;
    const modes = this.#modes;
    const screen = this.#screen;
    const line: (row: number) => RawLine = internals
      ? (row) => internals.buffer.lines.get(internals.buffer.ybase + row)!
      : (row) => readPublicLine(terminal.buffer.active, row, terminal.cols);
    const state = {
      line,
      lineSize: (raw: RawLine) => this.#lineSizes?.of(raw) ?? 0,
      link: (id: number) => internals?._oscLinkService.getLinkData(id)?.uri ?? '',
      get cols() {
        return emulator.#cols;
      },
      get rows() {
        return emulator.#rows;
      },
      get cursor() {
        const { cursorX, cursorY } = terminal.buffer.active;
        return {
          col: Math.min(cursorX, emulator.#cols - 1),
          row: cursorY,
          visible: modes.cursorVisible,
          shape: modes.cursorShape,
          blink: modes.cursorBlink,
        };
      },
      get title() {
        return emulator.#title;
      },
      get colours() {
        return modes.colours;
      },
      get reverse() {
        return modes.reverse;
      },
      get alternate() {
        return terminal.buffer.active.type === 'alternate';
      },
    };
    return {
      get synchronized() {
        return terminal.modes.synchronizedOutputMode;
      },
      take: () => ({ changed: screen.update(state), screen, changes: screen.changes }),
    };
  }
}

function openTerminal({ cols, rows }: { cols: number; rows: number }): Terminal {
  return new headless.Terminal({
    cols: Math.max(cols, MIN_COLS),
    rows,
    scrollback: 0,
    allowProposedApi: true,
    logLevel: 'off',
    windowOptions: { pushTitle: true, popTitle: true },
  });
}

/** Widths of single code points as of Unicode 11. The addon hands them to a terminal only: here is something to take them. */
function unicode11Widths(): IUnicodeVersionProvider {
  const taken: IUnicodeVersionProvider[] = [];
  const taker = { unicode: { register: (provider: IUnicodeVersionProvider) => taken.push(provider) } };
  new unicode11.Unicode11Addon().activate(taker as unknown as Terminal);
  const provider = taken[0]!;
  return {
    version: provider.version,
    wcwidth: (codePoint) => provider.wcwidth(codePoint),
    // A mark that follows no text, say after a move of the cursor: it joins the cell to the left and takes none itself.
    charProperties: (codePoint, preceding) =>
      (preceding & 6) === 0 && provider.wcwidth(codePoint) === 0 ? 1 : provider.charProperties(codePoint, preceding),
  };
}

function once(warn: Warn): Warn {
  const said = new Set<string>();
  return (warning) => {
    if (said.has(warning)) return;
    said.add(warning);
    warn(warning);
  };
}
