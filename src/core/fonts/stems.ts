// Edges and stems of an outline along one axis: what grid fitting puts on pixel lines. Placing them is fit.ts.
import type { Outline } from './outline.js';

/** 'y' looks for bars (edges that lie flat), 'x' for posts (edges that stand upright). */
export type Axis = 'x' | 'y';

/** A nearly straight stretch of outline across the axis. Units of the font. */
export interface Edge {
  at: number;
  /** The ink is below it (axis y) or left of it (axis x). */
  readonly upper: boolean;
  /** Where it runs along the other axis, and how much of that is outline. */
  from: number;
  to: number;
  length: number;
}

/** Ink between a lower and an upper edge. */
export interface Stem {
  readonly low: Edge;
  readonly high: Edge;
}

// Shares of the em, but for the slope.
const STEEPEST = 0.06;
const SHORTEST = 0.022;
const SAME_EDGE = 0.014;
const THICKEST = 0.2;
/** Share of the shorter edge. Less is a slanted stroke, like an accent's, with its ends cut flat. */
const OVERLAP = 0.3;

/** Edges in ascending order. Straight segments and the tangents of curves at their extrema count; edges of one level are merged. */
export function findEdges(outline: Outline, axis: Axis, em: number): Edge[] {
  const { on, ends } = outline;
  const along = axis === 'y' ? outline.xs : outline.ys;
  const across = axis === 'y' ? outline.ys : outline.xs;
  const forward = (axis === 'y' ? 1 : -1) * (signedArea(outline) < 0 ? 1 : -1);
  const found: Edge[] = [];
  let start = 0;
  for (const end of ends) {
    for (let i = start; i < end; i++) {
      const next = i + 1 < end ? i + 1 : start;
      const run = along[next]! - along[i]!;
      const length = Math.abs(run);
      if (length < SHORTEST * em || Math.abs(across[next]! - across[i]!) > STEEPEST * length) continue;
      const both = on[i] === on[next];
      found.push({
        at: both ? (across[i]! + across[next]!) / 2 : on[i] ? across[i]! : across[next]!,
        upper: run * forward > 0,
        from: Math.min(along[i]!, along[next]!),
        to: Math.max(along[i]!, along[next]!),
        length,
      });
    }
    start = end;
  }
  return mergeLevels(
    found.sort((a, b) => a.at - b.at),
    em,
  );
}

function mergeLevels(found: readonly Edge[], em: number): Edge[] {
  const edges: Edge[] = [];
  for (const edge of found) {
    const near = edges.find((other) => other.upper === edge.upper && Math.abs(other.at - edge.at) < SAME_EDGE * em);
    if (!near) {
      edges.push(edge);
      continue;
    }
    near.at = (near.at * near.length + edge.at * edge.length) / (near.length + edge.length);
    near.length += edge.length;
    near.from = Math.min(near.from, edge.from);
    near.to = Math.max(near.to, edge.to);
  }
  return edges;
}

/** Each upper edge with the nearest lower edge beneath it that overlaps it. */
export function pairStems(edges: readonly Edge[], em: number): Stem[] {
  const stems: Stem[] = [];
  for (const high of edges) {
    if (!high.upper) continue;
    let low: Edge | undefined;
    for (const edge of edges) {
      const below = !edge.upper && edge.at < high.at && high.at - edge.at < THICKEST * em;
      const overlap = Math.min(edge.to, high.to) - Math.max(edge.from, high.from);
      const overlaps = overlap > OVERLAP * Math.min(edge.to - edge.from, high.to - high.from);
      if (below && overlaps && (!low || edge.at > low.at)) low = edge;
    }
    if (low) stems.push({ low, high });
  }
  return stems;
}

/** Its sign tells which way outer contours turn; TrueType and CFF differ. */
function signedArea({ xs, ys, ends }: Outline): number {
  let area = 0;
  let start = 0;
  for (const end of ends) {
    for (let i = start; i < end; i++) {
      const next = i + 1 < end ? i + 1 : start;
      area += xs[i]! * ys[next]! - xs[next]! * ys[i]!;
    }
    start = end;
  }
  return area;
}
