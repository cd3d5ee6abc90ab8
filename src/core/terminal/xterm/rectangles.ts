// Rectangles (VT420): DECFRA fills, DECERA and DECSERA erase, DECCRA copies, DECCARA and DECRARA change attributes; DECBI and DECFI
// move a column. xterm.js knows none of them.
import { copyCells, cutAt, eraseCells, lineAt, type Rectangle } from './cells.js';
import type { Internals, RawParams } from './internals.js';
import type { MarginCore } from './margin-core.js';
import { shiftPane } from './margin-edits.js';
import type { Margins } from './margins.js';
import { PROTECTED, type Protection } from './protection.js';

const WORDS = 3;
const BOLD = 0x800_0000;
const UNDERLINE = 0x1000_0000;
const BLINK = 0x2000_0000;
const INVERSE = 0x400_0000;
const INVISIBLE = 0x4000_0000;
/** SGR codes that DECCARA and DECRARA obey, and the flag of each in the word of the foreground. */
const FLAGS: Readonly<Record<number, number>> = { 1: BOLD, 4: UNDERLINE, 5: BLINK, 7: INVERSE, 8: INVISIBLE };
const ALL_FLAGS = BOLD | UNDERLINE | BLINK | INVERSE;

export function installRectangles(internals: Internals, margins: Margins, protection: () => Protection): void {
  const { core } = margins;
  const on = (intermediates: string, final: string, run: (params: RawParams) => void) =>
    internals.registerCsiHandler({ intermediates, final }, (params) => {
      run(params);
      return true;
    });
  const each = (area: Rectangle | undefined, visit: (row: number, area: Rectangle) => void) => {
    if (!area) return;
    margins.count((area.bottom + 1 - area.top) * (area.right + 1 - area.left));
    for (let row = area.top; row <= area.bottom; row++) visit(row, area);
    core._inputHandler._dirtyRowTracker.markRangeDirty(area.top, area.bottom);
  };
  on('$', 'x', (params) => {
    const code = params.params[0]!;
    if (!isPrintable(code)) return;
    each(rectangleOf(margins, params, 1), (row, area) => fill(core, row, area, code));
  });
  on('$', 'z', (params) => each(rectangleOf(margins, params, 0), (row, area) => erase(core, row, area)));
  on('$', '{', (params) =>
    each(rectangleOf(margins, params, 0), (row, area) => eraseUnprotected(core, row, area, protection() === 'dec')),
  );
  on('$', 'v', (params) => copy(margins, params));
  let stream = true;
  internals.registerCsiHandler({ intermediates: '*', final: 'x' }, ({ params }) => {
    stream = params[0] !== 2;
    return true;
  });
  const change = (params: RawParams, toggles: boolean) => {
    const whole = rectangleOf(margins, params, 0);
    const codes = params.toArray().slice(4).map(Number);
    each(whole, (row, area) => {
      const first = stream && row > area.top ? 0 : area.left;
      const last = stream && row < area.bottom ? core._bufferService.cols - 1 : area.right;
      attributes(core, row, [first, last], { codes: codes.length > 0 ? codes : [0], toggles });
    });
  };
  on('$', 'r', (params) => change(params, false));
  on('$', 't', (params) => change(params, true));
  installColumnIndex(margins);
}

const isPrintable = (code: number): boolean => (code >= 0x20 && code <= 0x7e) || (code >= 0xa0 && code <= 0xff);

/** Four parameters from `at` on: top, left, bottom, right, from 1; in origin mode counted from the margins and held in them. */
function rectangleOf(margins: Margins, { params, length }: RawParams, at: number): Rectangle | undefined {
  const { core } = margins;
  const origin = core.coreService.decPrivateModes.origin;
  const { cols, rows } = core._bufferService;
  const { scrollTop, scrollBottom } = core.buffer;
  const [offY, offX] = origin ? [scrollTop, margins.left] : [0, 0];
  const [lastY, lastX] = origin ? [scrollBottom, margins.right] : [rows - 1, cols - 1];
  const given = (index: number) => (at + index < length ? Math.max(0, params[at + index]!) : 0);
  const top = offY + Math.max(1, given(0)) - 1;
  const left = offX + Math.max(1, given(1)) - 1;
  const bottom = given(2) === 0 ? lastY : Math.min(offY + given(2) - 1, lastY);
  const right = given(3) === 0 ? lastX : Math.min(offX + given(3) - 1, lastX);
  return top <= bottom && left <= right ? { top, left, bottom, right } : undefined;
}

function fill(core: MarginCore, row: number, { left, right }: Rectangle, code: number): void {
  const line = lineAt(core, row);
  cutAt(core, row, left);
  cutAt(core, row, right + 1);
  for (let col = left; col <= right; col++) line?.setCellFromCodepoint(col, code, 1, core._inputHandler._curAttrData);
}

/** DECERA. xterm shows the ground of an inverse pen, which other erasing does not. */
function erase(core: MarginCore, row: number, { left, right }: Rectangle): void {
  eraseCells(core, row, left, right + 1);
  const inverse = core._inputHandler._curAttrData.fg & INVERSE;
  const data = lineAt(core, row)?._data;
  if (data && inverse !== 0) for (let col = left; col <= right; col++) data[col * WORDS + 1]! |= inverse;
}

function eraseUnprotected(core: MarginCore, row: number, { left, right }: Rectangle, respects: boolean): void {
  const line = lineAt(core, row);
  if (!line) return;
  for (let col = left; col <= right; col++) {
    if (respects && (line._data[col * WORDS + 2]! & PROTECTED) !== 0) continue;
    // What is erased keeps its colours (VT420 manual, DECSERA).
    cutAt(core, row, col);
    cutAt(core, row, col + 1);
    line._data[col * WORDS] = 1 << 22;
    delete line._combined[col];
  }
}

/** DECCRA; what does not fit at its new place is left out. Pages are not ours. */
function copy(margins: Margins, params: RawParams): void {
  const { core } = margins;
  const source = rectangleOf(margins, params, 0);
  if (!source) return;
  const at = (index: number) => (index < params.length ? Math.max(1, params.params[index]!) : 1) - 1;
  const origin = core.coreService.decPrivateModes.origin;
  const top = at(5) + (origin ? core.buffer.scrollTop : 0);
  const left = at(6) + (origin ? margins.left : 0);
  const lastRow = origin ? core.buffer.scrollBottom : core._bufferService.rows - 1;
  const lastCol = origin ? margins.right : core._bufferService.cols - 1;
  const height = Math.min(source.bottom + 1 - source.top, lastRow + 1 - top);
  const width = Math.min(source.right + 1 - source.left, lastCol + 1 - left);
  if (height <= 0 || width <= 0) return;
  margins.count(2 * width * height);
  for (let step = 0; step < height; step++) {
    const offset = top > source.top ? height - 1 - step : step;
    const row = top + offset;
    const from = lineAt(core, source.top + offset);
    const to = lineAt(core, row);
    if (!from || !to) continue;
    cutAt(core, row, left);
    cutAt(core, row, left + width);
    copyCells(from, source.left, to, { to: left, count: width });
    mendEdges(core, row, left, width);
  }
  core._inputHandler._dirtyRowTracker.markRangeDirty(top, top + height - 1);
}

/** Halves of wide characters that were copied without the other one become blanks. */
function mendEdges(core: MarginCore, row: number, left: number, width: number): void {
  const line = lineAt(core, row)!;
  const last = left + width - 1;
  const blank = (col: number) => line.setCellFromCodepoint(col, 0, 1, core._inputHandler._curAttrData);
  if (line.getWidth(left) === 0 && !line.hasContent(left)) blank(left);
  if (line.getWidth(last) === 2) blank(last);
}

/** `range`: its first and last column. */
function attributes(
  core: MarginCore,
  row: number,
  [first, last]: readonly [number, number],
  { codes, toggles }: { codes: readonly number[]; toggles: boolean },
): void {
  const line = lineAt(core, row);
  if (!line) return;
  const data = line._data;
  // The right half of a wide character looks as the left one does.
  const isTail = (col: number) => line.getWidth(col) === 0 && !line.hasContent(col);
  for (
    let col = isTail(first) ? first + 1 : first;
    col <= last || (col === last + 1 && line.getWidth(last) === 2);
    col++
  ) {
    const at = col * WORDS + 1;
    for (const code of codes) data[at] = changed(data[at]!, code, toggles);
  }
}

function changed(word: number, code: number, toggles: boolean): number {
  // DECRARA 0 would reverse all of them (VT420 manual); xterm takes it for none.
  if (code === 0) return toggles ? word : word & ~ALL_FLAGS;
  const flag = FLAGS[code] ?? 0;
  if (toggles) return word ^ flag;
  const off = code > 21 ? (FLAGS[code === 22 ? 1 : code - 20] ?? 0) : 0;
  return (word | flag) & ~off;
}

/** DECBI (ESC 6) and DECFI (ESC 9): as IND, but sideways. */
function installColumnIndex(margins: Margins): void {
  const { core } = margins;
  const parser = core._inputHandler._parser as unknown as {
    registerEscHandler?(id: { final: string }, run: () => boolean): unknown;
  };
  const at = (edge: 'left' | 'right', sign: 1 | -1) => () => {
    const { buffer, _bufferService: service } = core;
    margins.waits = false;
    if (margins.col !== margins[edge]) buffer.x = Math.max(0, Math.min(service.cols - 1, margins.col + sign));
    else if (margins.inRows) shiftPane(margins, margins.left, sign);
    return true;
  };
  parser.registerEscHandler?.({ final: '6' }, at('left', -1));
  parser.registerEscHandler?.({ final: '9' }, at('right', 1));
}
