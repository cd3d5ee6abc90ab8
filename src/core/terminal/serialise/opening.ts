// A terminal's whole state as output: what brings a new terminal of the same size to where this one is. The text of both
// screens is made by xterm's serializer; the rest, and what the serializer leaves out, is made here.
import type { ITerminalAddon, Terminal } from '@xterm/headless';
import { platform } from '../../platform.js';
import type { CursorShape } from '../screen.js';
import { HAS_EXTENDED } from '../styles.js';
import { codePointWidth } from '../widths/widths.js';
import { charsetSequences } from '../xterm/charsets.js';
import type { RawLine } from '../xterm/internals.js';
import type { TerminalState } from '../xterm/live-screen.js';
import { marginsOf } from '../xterm/margins.js';
import { openRawState, type RawBuffer, type RawState } from '../xterm/raw-state.js';
import { linkSequence, penSequence } from '../xterm/sgr.js';
import { type Cell, cellAt, lineOf, missingCells, scrolledOutRows } from './missing-cells.js';
import { colourSequences, colourStack, penStack } from './stacks.js';

export interface OpeningSource {
  terminal: Terminal;
  state: TerminalState;
  /** Whether rows that were scrolled out are to come along: they come back when the terminal grows. */
  scrolledOut: boolean;
  /** A new terminal of the same size. */
  replica(): Terminal;
}

/**
 * The output that a new terminal of the same size needs to get into the state of this one. An escape sequence that the
 * output so far breaks off in is not part of it, see unfinished.ts.
 */
export function openingText(source: OpeningSource): string {
  const { terminal } = source;
  const raw = openRawState(terminal);
  const screens = raw ? withoutNarrowWraps(raw, () => serialized(terminal)) : serialized(terminal);
  if (!raw) return screens.normal + screens.alternate + screens.modes + looks(source);
  const replica = openRawState(source.replica())!;
  let text = terminal.modes.synchronizedOutputMode ? '\x1b[?2026h' : '';
  const write = (part: string) => {
    replica._inputHandler.parse(part);
    text += part;
  };
  const { normal, alt, active } = raw.buffers;
  // The serializer's rows could not be completed any more when they are scrolled out. One row alone cannot be, either.
  const scrolled = source.scrolledOut && normal.ybase > 0 && raw.rows > 1;
  write(scrolled ? scrolledOutRows(normal, raw, (line) => lineSize(line, source)) : screens.normal);
  write(missingCells(normal, replica.buffers.normal, raw, replica));
  write(lineSizes(normal, source));
  if (active === alt) {
    write(stops(normal, raw) + margins(normal, raw) + savedCursor(normal, raw));
    // Not 1049, which would save the cursor and the pen as they are now.
    write(`\x1b[0m\x1b[?1047h${margins(normal, raw) && '\x1b[r'}\x1b[H`);
    write(screens.alternate);
    write(missingCells(alt, replica.buffers.alt, raw, replica));
    write(lineSizes(alt, source));
  }
  return text + looks(source) + penStack(raw) + states(raw, screens.modes, () => openRawState(source.replica())!);
}

/** The serializer looks at the last but one column of rows that wrap: where there is only one, it is shown rows that do not. */
function withoutNarrowWraps<T>({ cols, rows, buffers }: RawState, work: () => T): T {
  if (cols > 1) return work();
  const lines = [buffers.normal, buffers.alt].flatMap((buffer) =>
    Array.from({ length: rows }, (_, row) => lineOf(buffer, row)),
  );
  const wrapped = lines.filter((line) => line?.isWrapped);
  const setWraps = (wraps: boolean) => {
    for (const line of wrapped) (line as { isWrapped: boolean }).isWrapped = wraps;
  };
  setWraps(false);
  try {
    return work();
  } finally {
    setWraps(true);
  }
}

/** What the serializer makes of the two screens and the modes; each part can be told by leaving the others out. */
function serialized(terminal: Terminal) {
  const addon = new (platform().libraries.serializer().SerializeAddon)();
  // Written against the browser's Terminal; what it uses, the headless one has.
  terminal.loadAddon(addon as unknown as ITerminalAddon);
  const scrollback = 0;
  const normal = addon.serialize({ scrollback, excludeAltBuffer: true, excludeModes: true });
  const screens = addon.serialize({ scrollback, excludeModes: true });
  const modes = addon.serialize({ scrollback }).slice(screens.length);
  addon.dispose();
  return {
    normal: `${normal}\x1b[0m`,
    alternate: screens.slice(normal.length).replace(/^\x1b\[\?1049h\x1b\[H/, ''),
    modes,
  };
}

/** DECDWL and DECDHL, of the line that the cursor is in. */
function lineSize(line: RawLine, { state }: OpeningSource): string {
  const size = state.lineSize(line);
  return size > 0 ? `\x1b#${[5, 6, 3, 4][size]}` : '';
}

function lineSizes(buffer: RawBuffer, source: OpeningSource): string {
  let text = '';
  for (let row = 0; row < source.terminal.rows; row++) {
    const line = lineOf(buffer, row);
    const size = line && lineSize(line, source);
    if (size) text += `\x1b[${row + 1}H${size}`;
  }
  return text;
}

/** Tab stops, where they are not the default ones. */
function stops({ tabs }: RawBuffer, { cols }: RawState): string {
  const columns = Array.from({ length: cols }, (_, col) => col);
  if (columns.every((col) => (tabs[col] === true) === (col % 8 === 0))) return '';
  return `\x1b[3g${columns.map((col) => (tabs[col] ? `\x1b[${col + 1}G\x1bH` : '')).join('')}`;
}

/** DECSTBM. */
const margins = ({ scrollTop, scrollBottom }: RawBuffer, { rows }: RawState): string =>
  scrollTop === 0 && scrollBottom === rows - 1 ? '' : `\x1b[${scrollTop + 1};${scrollBottom + 1}r`;

/** DECSC. `charset` makes its own character set active. */
function savedCursor(buffer: RawBuffer, raw: RawState, charset = ''): string {
  const { savedX, savedRow = 0, savedOrigin = false, savedCurAttrData, savedExtended, savedCharset } = buffer;
  const { fg, bg } = savedCurAttrData;
  const ext = savedExtended?._ext ?? 0;
  const row = savedRow;
  if (savedX === 0 && row === 0 && fg === 0 && bg === 0 && ext === 0 && savedCharset === undefined && !savedOrigin)
    return '';
  const to = (col: number) => `\x1b[${row + 1};${col + 1}H`;
  const saved = `${penSequence(fg, bg, ext)}${charset}${savedOrigin ? savedInOrigin(buffer) : '\x1b7'}`;
  const line = lineOf(buffer, row);
  if (savedX < raw.cols || !line) return to(savedX) + saved;
  // Beyond the last column a cursor comes by printing only: what stands there is printed again, or erased again.
  const { col, text, pen, link, erased } = cellBefore(line, savedX, raw);
  const printed = to(col) + pen + link + (text || ' ') + (link && linkSequence(undefined));
  return printed + saved + (erased ? `${to(col)}${pen}\x1b[X` : '');
}

/** DECSC in origin mode, which homes: the cursor goes back to its place, counted from the margins, as far as it lies in them. */
function savedInOrigin({ savedX, savedRow = 0, scrollTop }: RawBuffer): string {
  return `\x1b[?6h\x1b[${Math.max(0, savedRow - scrollTop) + 1};${savedX + 1}H\x1b7\x1b[?6l`;
}

/** DECLRMM and DECSLRM; they home the cursor. */
function sideMargins(raw: RawState): string {
  const margins = marginsOf(raw);
  if (!margins?.on) return '';
  return `\x1b[?69h${margins.active ? `\x1b[${margins.left + 1};${margins.right + 1}s` : ''}`;
}

const SHAPES: Readonly<Record<CursorShape, number>> = { block: 1, underline: 3, bar: 5 };
/** Title, colours and how the cursor looks. */
function looks({ state, terminal }: OpeningSource): string {
  const { title, colours, reverse, cursor } = state;
  const titles = openRawState(terminal)?._inputHandler._windowTitleStack ?? [];
  return [
    ...titles.map((pushed) => `\x1b]2;${pushed}\x1b\\\x1b[22;2t`),
    title === '' && titles.length === 0 ? '' : `\x1b]2;${title}\x1b\\`,
    colourStack(state),
    colourSequences(colours),
    reverse ? '\x1b[?5h' : '',
    cursor.shape === 'block' && !cursor.blink ? '' : `\x1b[${SHAPES[cursor.shape] + (cursor.blink ? 0 : 1)} q`,
    cursor.visible ? '' : '\x1b[?25l',
    terminal.options.convertEol ? '\x1b[20h' : '',
  ].join('');
}

const ENCODINGS: Readonly<Record<string, string>> = { SGR: '\x1b[?1006h', SGR_PIXELS: '\x1b[?1016h' };

/** What decides how output goes on: stops, margins, saved cursor, modes, character sets, pen, place of the cursor. */
function states(raw: RawState, modes: string, scratch: () => RawState): string {
  const { active } = raw.buffers;
  const charsets = charsetSequences(raw, active.savedCharset, scratch);
  const saved = savedCursor(active, raw, charsets.saved);
  const begin = stops(active, raw) + margins(active, raw) + saved + charsets.reset;
  const back = marginsOf(raw)?.backModes.has(1045) ? '\x1b[?1045h' : '';
  const encoding = (ENCODINGS[raw.coreMouseService.activeEncoding] ?? '') + back;
  if (!charsets.restored) return begin + modes + encoding + sideMargins(raw) + place(raw, modes, charsets.current);
  // DECRC makes the saved set active, whatever is shifted in.
  return `${begin + charsets.current}\x1b8${modes}${encoding}${sideMargins(raw)}${place(raw, modes, '')}`;
}

/** The cursor and the pen, the sets in `charsets` made active on the way. `modes` are in force. */
function place(raw: RawState, modes: string, charsets: string): string {
  const { x, y, scrollTop } = raw.buffers.active;
  const { _curAttrData: attributes, _parser: parser } = raw._inputHandler;
  const link = raw._oscLinkService.getLinkData(attributes.extended.urlId);
  const pen = penSequence(attributes.fg, attributes.bg, attributes.extended._ext);
  const opened = link ? linkSequence(link) : '';
  const row = modes.includes('\x1b[?6h') ? y - scrollTop : y;
  const side = marginsOf(raw);
  const first = modes.includes('\x1b[?6h') ? (side?.left ?? 0) : 0;
  const to = (col: number) => `\x1b[${row + 1};${col + 1 - first}H`;
  // On the right margin a cursor that waits comes by printing only, as beyond the last column.
  if (side?.waits && x < raw.cols) return waitingPlace(raw, charsets + pen + opened, to);
  const last = printedBefore(raw, x, y);
  const again = last && printedAgain(last, modes, to);
  // The next character may join the one that was printed last: then that one has to be printed, and nothing after it.
  // Cells do not keep the colour of an underline that is off.
  const printing = penSequence(
    attributes.fg,
    attributes.bg,
    attributes.bg & HAS_EXTENDED ? attributes.extended._ext : 0,
  );
  const joins = parser.precedingJoinState !== 0 && last?.pen === printing && last.link === opened;
  if (again && joins) return charsets + pen + opened + again;
  if (x < raw.cols) return to(x) + charsets + pen + opened;
  // Beyond the last column a cursor comes by printing only.
  if (!last || !again) return charsets + pen + opened;
  return last.pen + last.link + again + (last.link && linkSequence(undefined)) + charsets + pen + opened;
}

/** The cursor waiting on the right margin: the character there is printed again. */
function waitingPlace(raw: RawState, then: string, to: (col: number) => string): string {
  const { x, y } = raw.buffers.active;
  const line = lineOf(raw.buffers.active, y);
  if (!line) return then;
  const cell = cellBefore(line, x + 1, raw);
  return to(cell.col) + cell.pen + cell.link + (cell.text || ' ') + (cell.link && linkSequence(undefined)) + then;
}

/**
 * The grapheme printed where it is. In insert mode its first character would push what follows, so that makes room for it
 * first (DCH); what joins it does not push.
 */
function printedAgain({ col, text }: Cell & { col: number }, modes: string, to: (col: number) => string): string {
  const pushes = modes.includes('\x1b[4h') ? Math.max(1, codePointWidth(text.codePointAt(0) ?? 0)) : 0;
  return to(col) + (pushes > 0 ? `\x1b[${pushes}P` : '') + text;
}

/** The grapheme that ends left of the cursor. */
function printedBefore(raw: RawState, x: number, y: number): (Cell & { col: number }) | undefined {
  const line = lineOf(raw.buffers.active, y);
  if (!line || x === 0) return undefined;
  const cell = cellBefore(line, x, raw);
  return { ...cell, text: cell.text || ' ' };
}

function cellBefore(line: RawLine, x: number, raw: RawState): Cell & { col: number } {
  const right = cellAt(line, x - 1, raw);
  const col = right.width === 0 && x > 1 ? x - 2 : x - 1;
  return { ...cellAt(line, col, raw), col };
}
