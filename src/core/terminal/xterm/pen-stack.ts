// The stack of pens (XTPUSHSGR, XTPOPSGR; xterm's ctlseqs).
import type { Internals, RawParams, RawPenExtras } from './internals.js';

/** What is needed beyond internals.ts; looked at before use. */
interface WithReset {
  registerEscHandler?(id: { final: string }, handler: () => boolean): unknown;
}

/** Bits of the two attribute words, see styles.ts, and whether the style of underlines is one of them. */
interface Part {
  readonly fg: number;
  readonly bg: number;
  readonly underline: boolean;
}
interface Saved extends Part {
  /** The parameters, and what they stand for. */
  readonly asked: readonly number[];
  readonly part: Part;
  readonly extended: RawPenExtras;
}

/** Pens that were pushed; more may have been than are kept. */
export interface PenStack {
  readonly kept: Saved[];
  pushed: number;
}

const known = new WeakMap<object, PenStack>();

/** The stack of a terminal, of Internals or what else stands for its `_core`. */
export const penStackOf = (core: object): PenStack | undefined => known.get(core);

const COLOUR = 0x03ff_ffff;
const part = (fg: number, bg = 0, underline = false): Part => ({ fg, bg, underline });

/** By parameter of XTPUSHSGR. */
const PARTS: ReadonlyMap<number, Part> = new Map([
  [1, part(0x0800_0000)],
  [2, part(0, 0x0800_0000)],
  [3, part(0, 0x0400_0000)],
  [4, part(0x1000_0000, 0, true)],
  [5, part(0x2000_0000)],
  [7, part(0x0400_0000)],
  [8, part(0x4000_0000)],
  [9, part(0x8000_0000)],
  [21, part(0x1000_0000, 0, true)],
  [30, part(COLOUR)],
  [31, part(0, COLOUR)],
]);
/** All but protection and links. */
const ALL = part(0xffff_ffff, COLOUR | 0x4c00_0000, true);
/** More are counted, so that they are popped in their turn, but not kept. */
const MOST_KEPT = 10;

export function addPenStack(core: Internals & WithReset): void {
  const stack: PenStack = { kept: [], pushed: 0 };
  known.set(core, stack);
  const push = ({ params, length }: RawParams) => {
    const asked = [...params.subarray(0, length)].filter((value) => value > 0);
    if (stack.pushed++ < MOST_KEPT) stack.kept.push(save(core, asked));
    return true;
  };
  const pop = () => {
    if (stack.pushed > 0 && stack.pushed-- <= MOST_KEPT) restore(core, stack.kept.pop());
    return true;
  };
  for (const final of '{p') core.registerCsiHandler({ intermediates: '#', final }, push);
  for (const final of '}q') core.registerCsiHandler({ intermediates: '#', final }, pop);
  core.registerEscHandler?.({ final: 'c' }, () => {
    stack.kept.length = stack.pushed = 0;
    return false;
  });
}

/** Without any that is known, all. */
function partOf(asked: readonly number[]): Part {
  if (asked.length === 0) return ALL;
  return asked
    .map((value) => PARTS.get(value) ?? part(0))
    .reduce((all, one) => part(all.fg | one.fg, all.bg | one.bg, all.underline || one.underline));
}

function save({ _inputHandler: { _curAttrData: pen } }: Internals, asked: readonly number[]): Saved {
  return { asked, part: partOf(asked), fg: pen!.fg, bg: pen!.bg, underline: true, extended: pen!.extended.clone() };
}

function restore({ _inputHandler: { _curAttrData: pen } }: Internals, saved: Saved | undefined): void {
  if (!pen || !saved) return;
  pen.fg = (pen.fg & ~saved.part.fg) | (saved.fg & saved.part.fg);
  pen.bg = (pen.bg & ~saved.part.bg) | (saved.bg & saved.part.bg);
  if (saved.part.underline) {
    const extended = saved.extended.clone();
    extended.urlId = pen.extended.urlId;
    pen.extended = extended;
  }
  pen.updateExtended();
}
