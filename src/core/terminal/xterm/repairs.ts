// Repairs to what xterm.js does with some sequences, and limits on what one sequence may cost. All need xterm's internals.
import { repairErasing } from './erase-repairs.js';
import { installMargins } from './install-margins.js';
import { type Internals, paramsOf, type RawParams } from './internals.js';
import { repairOriginMoves } from './origin-moves.js';
import { repairParser } from './parser-table.js';
import { addPenStack } from './pen-stack.js';
import { filterPrinted, type WidthOf } from './printed.js';
import { installProtection } from './protection.js';
import { installRectangles } from './rectangles.js';
import { installReverseWrap } from './reverse-wrap.js';
import { keepSavedCursor } from './saved-cursor.js';
import { installSavedModes } from './saved-modes.js';
import { keepSavedPen } from './saved-pen.js';
import { repairScreens } from './screen-repairs.js';
import { addSingleShifts } from './single-shifts.js';
import { obeySynchronizedStrings } from './synchronized-strings.js';

export function installRepairs(core: Internals, widthOf: WidthOf, size: () => { cols: number; rows: number }): void {
  repairParser(core);
  obeySynchronizedStrings(core);
  limitRepeats(core, size);
  startAtTheEnd(core, size);
  repairColonColours(core);
  blinkRapidly(core);
  addPenStack(core);
  filterPrinted(core, widthOf);
  addSingleShifts(core);
  repairScreens(core);
  keepSavedPen(core);
  repairErasing(core, size);
  const margins = installMargins(core);
  if (!margins) return;
  repairOriginMoves(margins);
  keepSavedCursor(margins);
  installReverseWrap(core, margins);
  installSavedModes(core, margins);
  installRectangles(core, margins, installProtection(core, margins));
}

/**
 * xterm runs these once per repetition: REP, IL, DL, SU, SD, CHT and CBT (ECMA-48 8.3). REP prints a screenful at most; the
 * others change nothing further when repeated more often than the screen has rows or columns.
 */
function limitRepeats(core: Internals, size: () => { cols: number; rows: number }): void {
  const limit = (final: string, most: () => number) =>
    core.registerCsiHandler({ final }, ({ params }) => {
      params[0] = Math.min(params[0]!, most());
      return false;
    });
  limit('b', () => size().cols * size().rows);
  for (const final of 'LMST') limit(final, () => size().rows);
  for (const final of 'IZ') limit(final, () => size().cols);
}

/**
 * CBT, DECIC and DECDC where the cursor waits to wrap: from the last column. xterm.js leaves the cursor there, or takes it for the first
 * one.
 */
function startAtTheEnd(core: Internals, size: () => { cols: number }): void {
  const intermediates = "'";
  for (const id of [{ final: 'Z' }, { intermediates, final: '}' }, { intermediates, final: '~' }]) {
    core.registerCsiHandler(id, () => {
      core.buffer.x = Math.min(core.buffer.x, size().cols - 1);
      return false;
    });
  }
}

const [BLINK, RAPID_BLINK] = [5, 6];

/** SGR 6 blinks as SGR 5 does; xterm.js does not know it. */
function blinkRapidly(core: Internals): void {
  core.registerCsiHandler({ final: 'm' }, ({ params, length }) => {
    for (let at = 0; at < length; at++) {
      const value = params[at];
      if (value === 38 || value === 48 || value === 58) at += params[at + 1] === 5 ? 2 : params[at + 1] === 2 ? 4 : 0;
      else if (value === RAPID_BLINK) params[at] = BLINK;
    }
    return false;
  });
}

/**
 * `38:2:R:G:B` has no colour space, as konsole and many programs write it; xterm.js reads only the `38:2:SPACE:R:G:B` of
 * ISO 8613-6 and takes red for the space. And SGR 59, the underline in the colour of the text, makes it white there.
 */
function repairColonColours(core: Internals): void {
  core.registerCsiHandler({ final: 'm' }, (params) => {
    if (isPlain(params)) return false;
    const values = params.toArray();
    const repaired = withColourSpace(values);
    const parts = splitAtDefaultUnderline(repaired ?? values);
    if (!repaired && parts.length === 1) return false;
    for (const [at, part] of parts.entries()) {
      if (at > 0) underlineAsText(core);
      if (part.length > 0) core._inputHandler.charAttributes(paramsOf(params, part));
    }
    return true;
  });
}

const DEFAULT_UNDERLINE = 59;

/** Whether nothing in it is for us: so it is nearly always, in what is read more often than anything else. */
function isPlain(sequence: RawParams): boolean {
  for (let at = 0; at < sequence.length; at++) {
    if (sequence.params[at] === DEFAULT_UNDERLINE || sequence.hasSubParams(at)) return false;
  }
  return true;
}

/** What stands between SGR 59 and SGR 59; a 59 that belongs to a colour (38;5;59) parts nothing. */
function splitAtDefaultUnderline(values: readonly (number | number[])[]): (number | number[])[][] {
  const parts: (number | number[])[][] = [[]];
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!;
    if (value === DEFAULT_UNDERLINE) {
      parts.push([]);
      continue;
    }
    const colour = value === 38 || value === 48 || value === 58;
    const length = !colour ? 1 : values[at + 1] === 5 ? 3 : values[at + 1] === 2 ? 5 : 1;
    parts.at(-1)!.push(...values.slice(at, at + length));
    at += length - 1;
  }
  return parts;
}

function underlineAsText({ _inputHandler: { _curAttrData: pen } }: Internals): void {
  if (!pen) return;
  pen.extended = pen.extended.clone();
  pen.extended.underlineColor = 0;
  pen.updateExtended();
}

function withColourSpace(values: (number | number[])[]): (number | number[])[] | undefined {
  let repaired = false;
  const result = values.map((value, at) => {
    const target = values[at - 1];
    const colour = target === 38 || target === 48 || target === 58;
    if (!colour || !Array.isArray(value) || value.length !== 4 || value[0] !== 2) return value;
    repaired = true;
    return [2, -1, ...value.slice(1)];
  });
  return repaired ? result : undefined;
}

/** An error inside xterm would be thrown from a timer, out of anybody's reach. It costs the piece of output it is in. */
export function guardParser({ _inputHandler: handler }: Internals, failed: (error: unknown) => void): void {
  const parse = handler.parse.bind(handler);
  handler.parse = (data, result) => {
    try {
      return parse(data, result);
    } catch (error) {
      handler._parser.reset();
      failed(error);
    }
  };
}

/** After a resize xterm frees memory from timers, and writes to the console when that takes long. We can do without. */
export function cancelCleanup({ buffers }: Internals): void {
  buffers?.normal?._memoryCleanupQueue?.clear?.();
  buffers?.alt?._memoryCleanupQueue?.clear?.();
}
