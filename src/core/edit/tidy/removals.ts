// Takes the output and keys of detours out, and what comes after the end. Where the terminal is not exactly as it was before the detour,
// as with colours that a shell sets, it is drawn as it is after it.
import type { Cast, CastEvent, Micros } from '../../recording/cast.js';
import { openingsAt } from '../../replay/openings.js';
import { screensAt } from '../../replay/replay.js';
import type { Resize } from '../../replay/timeline.js';
import { heldUntil, throughEvents } from '../edit.js';
import type { Warp } from '../fit.js';
import { RESET } from '../reset.js';
import type { Detour } from './detours.js';
import type { Ending } from './ending.js';

export interface Removal extends Detour {
  /** What is written in its place. */
  readonly redrawn: string;
}

/** How long the last prompt may rest. */
const LAST_REST: Micros = 1_000_000;

export async function removalsOf(
  cast: Cast,
  detours: readonly Detour[],
  resizes: readonly Resize[],
): Promise<Removal[]> {
  if (detours.length === 0) return [];
  const times = detours.flatMap(({ from, to }) => [from, to]);
  const openings = await openingsAt(cast, times, resizes);
  const screens = await screensAt(cast, times);
  const plain = plainDetours(cast, detours);
  return detours.map((detour, at) => {
    const [before, after] = [openings[at * 2]!.text, openings[at * 2 + 1]!.text];
    const same = before === after || (plain[at]! && isSame(screens[at * 2]!, screens[at * 2 + 1]!));
    return { ...detour, redrawn: same ? '' : RESET + after };
  });
}

type Screen = Awaited<ReturnType<typeof screensAt>>[number];

const isSame = (a: Screen, b: Screen): boolean =>
  a.glyphs.every((glyph, cell) => glyph === b.glyphs[cell] && a.styles[cell] === b.styles[cell]) &&
  a.cursor.row === b.cursor.row &&
  a.cursor.col === b.cursor.col &&
  a.cursor.visible === b.cursor.visible;

/** What changes only cells and the cursor: text, and sequences that move, erase, insert, delete and colour. */
const PLAIN = /^(?:[^\x00-\x06\x0b-\x0c\x0e-\x1f\x80-\x9f]|\x1b\(B|\x1b\[[\d;]*[@-HJKPXm])*$/;
const SGR = /\x1b\[([\d;]*)m/g;
const RESETS = /^0*$/;
/** Codes that only turn something off. */
const TURNS_OFF = /^(?:2[2-9]|39|49|5[459])$/;

/** Whether what is printed after some output has no style, given whether it had none before. */
function isPlainAfter(data: string, before: boolean): boolean {
  let plain = before;
  for (const [, codes = ''] of data.includes('\x1b[') ? data.matchAll(SGR) : []) {
    if (RESETS.test(codes)) plain = true;
    else if (!TURNS_OFF.test(codes)) plain = false;
  }
  return plain;
}

/** Whether a detour changes nothing but cells and the cursor: begins and ends without a style for what is printed next. */
function plainDetours(cast: Cast, detours: readonly Detour[]): boolean[] {
  const begins = detours.map(() => true);
  const within = detours.map(() => '');
  let [at, plain] = [0, true];
  for (const event of cast.events) {
    if (event.type !== 'output') continue;
    while (at < detours.length && event.time > detours[at]!.to) at++;
    if (at < detours.length && event.time > detours[at]!.from) {
      if (within[at] === '') begins[at] = plain;
      within[at] += event.data;
    }
    plain = isPlainAfter(event.data, plain);
  }
  return within.map((data, index) => PLAIN.test(data) && begins[index]! && isPlainAfter(data, true));
}

export function without(cast: Cast, removals: readonly Removal[], warp: Warp, ending: Ending | undefined): Cast {
  const kept = throughEvents(cast, (events) => warped(left(events, removals, ending), warp));
  if (!ending) return kept;
  const end = warp(ending.from) + LAST_REST;
  return throughEvents(kept, (events) => heldUntil(end, events));
}

function* warped(events: Iterable<CastEvent>, warp: Warp): Generator<CastEvent> {
  for (const event of events) yield { ...event, time: warp(event.time) };
}

function* left(
  events: Iterable<CastEvent>,
  removals: readonly Removal[],
  ending: Ending | undefined,
): Generator<CastEvent> {
  const pending = removals.values();
  let removal = pending.next().value;
  for (const event of events) {
    while (removal && event.time > removal.to) {
      yield* redrawn(removal);
      removal = pending.next().value;
    }
    const shows = event.type === 'output' || event.type === 'input' || event.type === 'resize';
    if (ending && event.time > ending.from) {
      if (!shows) yield { ...event, time: ending.from };
      continue;
    }
    if (!removal || event.time <= removal.from || !shows) yield event;
  }
  if (removal) yield* redrawn(removal);
}

function* redrawn({ to, redrawn: data }: Removal): Generator<CastEvent> {
  if (data !== '') yield { time: to, type: 'output', data };
}
