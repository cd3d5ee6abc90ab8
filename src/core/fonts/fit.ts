// Grid fitting of outlines without font programs: bars get whole pixels and pixel lines, posts begin on pixel lines, and
// everything between moves along in proportion. What bars and posts are is stems.ts.
import { extentOf, type Outline, type OutlineFont } from './outline.js';
import { type Axis, type Edge, findEdges, pairStems, type Stem } from './stems.js';

/** A level that letters share, as flat (x, H) and as round ones (o, O) reach it, in font units. */
export interface Zone {
  readonly flat: number;
  readonly round: number;
  readonly upper: boolean;
}

/** What fitting knows of a face; found once. */
export interface FaceFit {
  readonly em: number;
  readonly zones: readonly Zone[];
  /** Thickness of an ordinary bar and an ordinary post: those of the letter o; 0 = the font has none. */
  readonly bar: number;
  readonly post: number;
}

/** Moves a coordinate from font units to pixels. */
export type Placement = (units: number) => number;

const ZONE_LETTERS: readonly (readonly [flat: string, round: string, upper: boolean])[] = [
  ['z', 'o', false],
  ['x', 'o', true],
  ['H', 'O', true],
  ['p', 'g', false],
  ['d', 'f', true],
];
// Shares of the em.
const SAME_ZONE = 0.02;
const ZONE_SLACK = 0.006;
/** A round letter's overshoot shows from here on, in pixels. */
const OVERSHOOT = 0.6;
/** Stems this near the ordinary thickness get it, so that all bars of a text are alike. */
const ORDINARY = 0.3;

export function fitOfFace(font: OutlineFont): FaceFit {
  const em = font.unitsPerEm;
  const zones: Zone[] = [];
  for (const [flatLetter, roundLetter, upper] of ZONE_LETTERS) {
    const flat = reach(font, flatLetter, upper);
    const round = reach(font, roundLetter, upper);
    const known = zones.some((zone) => zone.upper === upper && Math.abs(zone.flat - flat) < SAME_ZONE * em);
    if (Number.isFinite(flat) && Number.isFinite(round) && !known) zones.push({ flat, round, upper });
  }
  return { em, zones, bar: ordinaryStem(font, 'y'), post: ordinaryStem(font, 'x') };
}

function reach(font: OutlineFont, letter: string, upper: boolean): number {
  const glyph = font.glyph(letter.charCodeAt(0));
  if (glyph === 0) return NaN;
  const extent = extentOf(font.outline(glyph));
  return upper ? extent.top : extent.bottom;
}

function ordinaryStem(font: OutlineFont, axis: Axis): number {
  const glyph = font.glyph('o'.charCodeAt(0));
  if (glyph === 0) return 0;
  const [stem] = pairStems(findEdges(font.outline(glyph), axis, font.unitsPerEm), font.unitsPerEm);
  return stem ? stem.high.at - stem.low.at : 0;
}

/** Fits bars: up is positive, pixel 0 is the baseline. */
export const fitBars = (outline: Outline, face: FaceFit, scale: number): Placement =>
  fitAxis(outline, 'y', face, scale);

/** Fits posts: only their left sides go to pixel lines, their thickness stays (whole-pixel posts look too thin or too heavy). */
export const fitPosts = (outline: Outline, face: FaceFit, scale: number): Placement =>
  fitAxis(outline, 'x', face, scale);

function fitAxis(outline: Outline, axis: Axis, face: FaceFit, scale: number): Placement {
  const edges = findEdges(outline, axis, face.em);
  const places: Places = new Map();
  if (axis === 'y') placeOnZones(edges, face, scale, places);
  placeStems(pairStems(edges, face.em), axis, face, scale, places);
  return interpolate(places, scale);
}

type Places = Map<Edge, number>;

function placeOnZones(edges: readonly Edge[], { em, zones }: FaceFit, scale: number, places: Places): void {
  const slack = ZONE_SLACK * em;
  for (const edge of edges) {
    for (const { flat, round, upper } of zones) {
      if (edge.upper !== upper) continue;
      if (edge.at < Math.min(flat, round) - slack || edge.at > Math.max(flat, round) + slack) continue;
      const overshoot = Math.abs(round - flat) * scale >= OVERSHOOT ? edge.at - flat : 0;
      places.set(edge, Math.round(flat * scale) + Math.round(overshoot * scale));
    }
  }
}

/** Stems with an edge on a zone hang from it; the others go to the nearest pixel line that leaves a pixel of air. */
function placeStems(stems: readonly Stem[], axis: Axis, face: FaceFit, scale: number, places: Places): void {
  const guide = interpolate(places, scale);
  const taken: [start: number, end: number][] = [];
  const place = ({ low, high }: Stem, start: number, width: number): void => {
    places.set(low, start);
    places.set(high, start + width);
    taken.push([start, start + width]);
  };
  const free: Stem[] = [];
  for (const stem of stems) {
    const low = places.get(stem.low);
    const high = places.get(stem.high);
    const width = stemWidth(stem, axis, face, scale);
    if (low !== undefined && high !== undefined) taken.push([low, high]);
    else if (high !== undefined) place(stem, high - width, width);
    else if (low !== undefined) place(stem, low, width);
    else free.push(stem);
  }
  for (const stem of free) {
    const width = stemWidth(stem, axis, face, scale);
    const wanted = guide((stem.low.at + stem.high.at) / 2) - width / 2;
    const nearest = Math.round(wanted);
    const other = nearest + (wanted > nearest ? 1 : -1);
    const start = [nearest, other].find((at) => taken.every(([a, b]) => at >= b + 1 || at + width <= a - 1));
    if (start !== undefined) place(stem, start, width);
  }
}

function stemWidth({ low, high }: Stem, axis: Axis, { bar, post }: FaceFit, scale: number): number {
  const ordinary = axis === 'y' ? bar : post;
  const units = high.at - low.at;
  const width = (Math.abs(units - ordinary) < ORDINARY * ordinary ? ordinary : units) * scale;
  return axis === 'y' ? Math.max(1, Math.round(width)) : width;
}

/** Linear between placed edges, at plain scale beyond them; an edge that would go backwards is dropped. */
function interpolate(places: Places, scale: number): Placement {
  const placed = [...places].map(([edge, pixel]) => ({ units: edge.at, pixel })).sort((a, b) => a.units - b.units);
  const knots: { units: number; pixel: number }[] = [];
  for (const knot of placed) if (knot.pixel >= (knots.at(-1)?.pixel ?? -Infinity)) knots.push(knot);
  const first = knots[0];
  const last = knots.at(-1);
  if (!first || !last) return (units) => units * scale;
  return (units) => {
    if (units <= first.units) return first.pixel + (units - first.units) * scale;
    if (units >= last.units) return last.pixel + (units - last.units) * scale;
    let i = 1;
    while (knots[i]!.units < units) i++;
    const a = knots[i - 1]!;
    const b = knots[i]!;
    return a.pixel + ((units - a.units) / (b.units - a.units)) * (b.pixel - a.pixel);
  };
}
