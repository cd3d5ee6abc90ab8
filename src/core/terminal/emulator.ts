// The terminal emulator: @xterm/headless behind an interface of our own. No other file knows xterm.js.
// Output is queued; what wants to see the screen is queued with it.
import type { Terminal } from '@xterm/headless';
import { CastError, type Warn } from '../errors.js';
import { platform } from '../platform.js';
import { type CellBox, Cover } from './cover.js';
import { boxOf, imageBox } from './images/image-box.js';
import { deletionOf, ImageRemoval } from './images/image-removal.js';
import { ImageSizes } from './images/image-size.js';
import { type ImageString, ImageStrings } from './images/image-strings.js';
import { piecesOf } from './pieces.js';
import type { Changes, Screen } from './screen.js';
import { openingText } from './serialise/opening.js';
import { countScrolls, type Scrolled } from './trace/scrolls.js';
import { unicode11Widths } from './widths/unicode11.js';
import { type WidthsAsked, widthModel } from './widths/width-model.js';
import { tabledWidths, type Widths } from './widths/widths.js';
import { type Internals, openInternals } from './xterm/internals.js';
import { keepLinks, MAX_LINKS } from './xterm/links.js';
import { LiveScreen } from './xterm/live-screen.js';
import { marginsOf } from './xterm/margins.js';
import { narrowEmoji } from './xterm/narrowing.js';
import { cancelCleanup, guardParser, installRepairs } from './xterm/repairs.js';
import { setSize } from './xterm/set-size.js';
import { StringLimit } from './xterm/string-limit.js';
import { countWork, Work, type WorkLimit } from './xterm/work.js';
import { withRowsAbove, XtermState } from './xterm/xterm-state.js';

export interface EmulatorOptions extends WidthsAsked {
  /** How many rows that scrolled off the top are kept. Fewer where rows are very long: see scrollbackOf. */
  scrollback?: number;
  /** Parts of the screen that are shaded, so that nothing of what stands there is to be seen. */
  covered?: readonly CellBox[];
  /** Code points that stand for what was hidden: shaded without colours of their own. */
  masks?: readonly number[];
  work?: WorkLimit;
  warn?: Warn;
  /** Gets what the terminal answers when it is asked: who it is, where its cursor is. */
  reply?: (answer: string) => void;
  /** Use only what xterm.js documents. Slower, knows fewer attributes; for tests of the other way. */
  publicOnly?: boolean;
}

/** A line of text, parted where the cursor is. */
export interface CursorLine {
  readonly before: string;
  /** Without the blanks at its end. */
  readonly after: string;
  readonly alternate: boolean;
}

/** What a visitor gets. Holds during the visit only. */
export interface EmulatorView {
  /** True while the program asks for its output to be held back (synchronized output, DEC private mode 2026). */
  readonly synchronized: boolean;
  /** How far the normal screen has scrolled by now; undefined where that cannot be told. */
  readonly scrolled: Scrolled | undefined;
  /**
   * Brings the screen up to date. `changes` is what differs from the last take, and `changed` says whether a viewer could
   * see any of it (a hidden cursor's moves cannot be seen).
   */
  take(): { screen: Screen; changes: Changes; changed: boolean };
  /** A copy: the rows that scrolled off the normal screen and are kept, then those of the screen. */
  takeAll(): Screen;
  /** The line that the cursor is on, rows that wrapped joined. Costs far less than the screen. */
  cursorLine(): CursorLine;
  /** The output after which a new terminal of the same size goes on as this one, see opening.ts. */
  opening(options: { scrolledOut: boolean }): string;
}

/** Rows that a taller screen takes back in, as terminals do. Without any, xterm.js loses rows when it wraps text anew. */
const SCROLLBACK = 1000;
/** Most cells of rows that are kept. */
const KEPT_CELLS = 8_000_000;

/** As many rows as were asked for, as far as memory goes. */
const scrollbackOf = (rows: number, cols: number): number => Math.min(rows, Math.floor(KEPT_CELLS / cols));

export class Emulator {
  readonly #terminal: Terminal;
  readonly #internals: Internals | undefined;
  readonly #state: XtermState;
  readonly #strings: StringLimit;
  readonly #scrollback: number;
  readonly #images = new ImageStrings();
  readonly #imageSizes = new ImageSizes();
  readonly #imageRemoval = new ImageRemoval();
  readonly #work: Work;
  readonly #view: EmulatorView;
  #pending = '';
  #failure: { error: unknown } | undefined;
  /** How often something was queued, and how much of that was processed by the last drain. */
  #queued = 0;
  #drained = 0;

  /**
   * `size` is in cells, whole numbers from 1 on.
   * @throws RangeError for other sizes.
   */
  constructor(size: { cols: number; rows: number }, options: EmulatorOptions = {}) {
    checkSize(size.cols, size.rows);
    const warn = once(options.warn ?? (() => undefined));
    const widths = widthsAsked(options);
    this.#scrollback = options.scrollback ?? SCROLLBACK;
    const terminal = openTerminal(size, widths, scrollbackOf(this.#scrollback, size.cols));
    const internals = options.publicOnly ? undefined : openInternals(terminal, terminal.cols);
    if (options.reply) terminal.onData(options.reply);
    this.#terminal = terminal;
    this.#internals = internals;
    this.#state = new XtermState(size, terminal, internals);
    this.#strings = new StringLimit(() => warn('an escape sequence of over 1 MB was dropped'));
    const scrolled = internals && countScrolls(internals);
    this.#work = new Work(options.work);
    const work = this.#work;
    this.#view = makeView({ terminal, state: this.#state, widths, scrolled, cover: coverOf(options), work }, (rows) => {
      if (rows >= (terminal.options.scrollback ?? 0)) warn(`only the last ${rows} rows that scrolled off are kept`);
    });
    if (!internals) return;
    repair(terminal, internals, widths, () => warn(`only the first ${MAX_LINKS} links are kept`));
    countWork(internals, work, () => terminal);
    guardParser(internals, (error) => {
      if (error instanceof CastError) this.#failure ??= { error };
      else warn('the terminal emulator could not process some of the output and left it out');
    });
  }

  /** Queues output of the program. Nothing waits: callers `drain` every 8 MB or so, past 50 MB this throws. */
  write(data: string): void {
    if (this.#failure) return;
    for (const part of this.#images.split(this.#strings.pass(data))) {
      if (typeof part === 'string') this.#pending += part;
      else this.#showImage(part);
    }
    if (this.#pending.length > 65_536) this.#flush();
  }

  /** Queues a change of size. What was written before is laid out anew as xterm does it. */
  resize(cols: number, rows: number): void {
    checkSize(cols, rows);
    this.#enqueue(() => {
      this.#state.cols = cols;
      this.#state.rows = rows;
      const kept = scrollbackOf(this.#scrollback, cols);
      if (kept !== this.#terminal.options.scrollback) this.#terminal.options.scrollback = kept;
      this.#work.add(cols * (rows + this.#state.rowsAbove));
      setSize(this.#terminal, cols, rows);
      if (this.#internals) marginsOf(this.#internals)?.resized();
      if (this.#internals) cancelCleanup(this.#internals);
    });
  }

  /** Calls `visit` when everything queued so far has been processed. After a visitor has thrown none is called any more. */
  at(visit: (view: EmulatorView) => void): void {
    this.#enqueue(() => visit(this.#view));
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
      const queued = this.#queued + 1;
      this.#flush(() => {
        this.#drained = queued;
        if (this.#failure) reject(this.#failure.error);
        else resolve();
      });
    });
  }

  /** Visitors see nothing any more. While something is queued, xterm.js would print that the terminal is gone. */
  dispose(): void {
    this.#failure ??= { error: new RangeError('the terminal is gone') };
    this.#pending = '';
    if (this.#drained === this.#queued) this.#terminal.dispose();
    else this.#terminal.write('', () => this.#terminal.dispose());
  }

  /** A box stands for an image until it is deleted. How it is drawn depends on where the cursor is by then. */
  #showImage(string: ImageString): void {
    const core = this.#internals;
    const image = this.#imageSizes.read(string);
    const deleted = deletionOf(string);
    if (deleted) this.#enqueue(() => this.#imageRemoval.remove(deleted));
    if (!core || !image) return;
    this.#enqueue(() => {
      const place = { cols: this.#state.cols, rows: this.#state.rows, col: core.buffer.x, row: core.buffer.y };
      core._inputHandler.parse(imageBox(image, place));
      const box = boxOf(image, place);
      const row = core.buffer.y - (image.cursor === 'stays' ? 0 : box.height - 1);
      if (image.name !== undefined) this.#imageRemoval.drawn(image.name, core, { ...box, row });
    });
  }

  /** xterm calls tasks from a timer, where nobody would catch what they throw. */
  #enqueue(task: () => void): void {
    this.#flush(() => {
      if (this.#failure) return;
      try {
        task();
      } catch (error) {
        this.#failure = { error };
      }
    });
  }

  #flush(then?: () => void): void {
    const data = this.#pending;
    this.#pending = '';
    this.#queued++;
    if (data !== '') for (const piece of piecesOf(data, this.#terminal)) this.#terminal.write(piece);
    if (then) this.#terminal.write('', then);
  }
}

/** What text takes, as options or the recorded terminal have it. */
export function widthsAsked(asked: WidthsAsked): Widths {
  const model = widthModel(asked);
  return model.method === '11' ? unicode11Widths() : tabledWidths(model);
}

export function repair(terminal: Terminal, internals: Internals, widths: Widths, tooManyLinks = () => {}): void {
  keepLinks(internals, tooManyLinks);
  installRepairs(internals, widths.alone, () => terminal);
  if (widths.narrows) narrowEmoji(internals);
}

const coverOf = ({ covered = [], masks = [] }: EmulatorOptions): Cover | undefined =>
  covered.length + masks.length > 0 ? new Cover(covered, masks) : undefined;

/** A new terminal of the same size and widths. */
function replicaOf({ cols, rows }: Terminal, widths: Widths): Terminal {
  const terminal = openTerminal({ cols, rows }, widths);
  const internals = openInternals(terminal, cols);
  if (internals) repair(terminal, internals, widths);
  return terminal;
}

/** xterm.js would complain on the console, and go on with a size that is none. */
function checkSize(cols: number, rows: number): void {
  const possible = (cells: number) => Number.isInteger(cells) && cells >= 1;
  if (!possible(cols) || !possible(rows)) throw new RangeError(`no terminal is ${cols} columns by ${rows} rows`);
}

function cursorLineOf({ buffer: { active }, cols }: Terminal): CursorLine {
  const row = active.baseY + active.cursorY;
  let first = row;
  // zsh and tmux begin a new row themselves where a line is full.
  const goesOn = (at: number) =>
    active.getLine(at)?.isWrapped ||
    active
      .getLine(at - 1)
      ?.getCell(cols - 1)
      ?.getChars()
      .trim();
  while (first > 0 && row - first < MOST_WRAPS && goesOn(first)) first--;
  const above = Array.from({ length: row - first }, (_, at) => active.getLine(first + at)?.translateToString() ?? '');
  const line = active.getLine(row);
  const before = `${above.join('')}${line?.translateToString(false, 0, active.cursorX) ?? ''}`;
  const after = line?.translateToString(true, active.cursorX) ?? '';
  return { before, after, alternate: active.type === 'alternate' };
}

/** Rows that a line which is typed may take. */
const MOST_WRAPS = 20;

interface Seen {
  readonly terminal: Terminal;
  readonly state: XtermState;
  readonly widths: Widths;
  readonly scrolled: Scrolled | undefined;
  readonly cover: Cover | undefined;
  readonly work: Work;
}

function makeView(seen: Seen, tellRows: (rows: number) => void): EmulatorView {
  const { terminal, state, widths, scrolled, cover, work } = seen;
  const screen = new LiveScreen(cover);
  return {
    get synchronized() {
      return terminal.modes.synchronizedOutputMode;
    },
    scrolled,
    take: () => {
      work.add((state.cols * state.rows) / 2);
      return { changed: screen.update(state), screen, changes: screen.changes };
    },
    takeAll: () => {
      tellRows(state.rowsAbove);
      const all = new LiveScreen(cover?.below(state.rowsAbove));
      all.update(withRowsAbove(state));
      return all;
    },
    cursorLine: () => cursorLineOf(terminal),
    opening: ({ scrolledOut }) =>
      openingText({ terminal, state, scrolledOut, replica: () => replicaOf(terminal, widths) }),
  };
}

export function openTerminal(
  { cols, rows }: { cols: number; rows: number },
  widths: Widths,
  scrollback = SCROLLBACK,
): Terminal {
  const terminal = new (platform().libraries.xterm().Terminal)({
    cols,
    rows,
    scrollback,
    allowProposedApi: true,
    logLevel: 'off',
    windowOptions: { pushTitle: true, popTitle: true },
  });
  if (terminal.cols !== cols) setSize(terminal, cols, rows);
  terminal.unicode.register(widths);
  terminal.unicode.activeVersion = widths.version;
  return terminal;
}

function once(warn: Warn): Warn {
  const said = new Set<string>();
  return (warning) => {
    if (said.has(warning)) return;
    said.add(warning);
    warn(warning);
  };
}
