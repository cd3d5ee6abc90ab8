// Items that are never there at once share a track: one group, in which each stands in a slot of its own, one beside the other.
// Moving the group shows one of them. What shows in the poster's frame has slot 0, so that without animation the poster shows.
import type { Canvas } from './canvas.js';
import type { Content } from './content.js';
import type { Keyframes, Move } from './keyframes.js';
import type { Item } from './lifetimes.js';
import { joinPieces, type Piece, placeOf } from './piece.js';

export type Track = readonly Item[];

/** More would cost precision of coordinates. */
const MOST_ITEMS = 200;

/** Puts each item on the track that has been empty for the shortest time. `items` in order of their beginning. */
export function packTracks(items: readonly Item[]): Track[] {
  const tracks: Item[][] = [];
  /** Tracks by the frame in which they become empty. */
  const ending = new Map<number, number[]>();
  /** Empty ones, the one that has been for the shortest time last, the older before the newer. */
  const empty: number[] = [];
  let frame = 0;
  for (const item of items) {
    for (; frame <= item.from; frame++) {
      for (const track of ending.get(frame)?.sort((a, b) => b - a) ?? []) empty.push(track);
      ending.delete(frame);
    }
    const at = empty.pop() ?? tracks.push([]) - 1;
    const track = tracks[at]!;
    track.push(item);
    if (track.length === MOST_ITEMS) continue;
    const together = ending.get(item.to);
    if (together) together.push(at);
    else ending.set(item.to, [at]);
  }
  return tracks;
}

const shows = ({ from, to }: Item, frame: number): boolean => from <= frame && frame < to;

export interface TrackTools {
  readonly canvas: Canvas;
  readonly keyframes: Keyframes;
  readonly content: Content;
  readonly poster: number;
  /** How many frames there are. */
  readonly frames: number;
  /** Rows lie so much further down. */
  readonly rows: number;
  /** Class of text that can be selected, or ''. */
  readonly shown: string;
}

/** Larger items get a group that is moved, rather than coordinates of many digits. */
const FEW_CELLS = 4;

/** Groups that the order of lines may take. */
const MOST_MORE = 32;

/** A track, ready to be written. */
interface LaidTrack {
  /** Class that moves it, or ''. */
  readonly name: string;
  /** Lines of text that the poster shows. */
  readonly lines: readonly Piece[];
  /** All else. */
  readonly others: readonly Piece[];
  /** The first cell of it that the poster shows. */
  readonly place: number;
}

/**
 * Markup of tracks. Text that the poster shows is in the order of the screen, whatever its tracks, and alone can be selected:
 * else what is copied would be all that was ever there.
 */
export function tracksMarkup(tracks: readonly Track[], tools: TrackTools): string[] {
  const laid = tracks.map((track) => layTrack(track, tools)).toSorted((a, b) => compare(a.place, b.place));
  const markup: string[] = [];
  const begun = new Set<LaidTrack>();
  for (const { track, lines } of inReadingOrder(laid)) {
    const others = begun.has(track) ? '' : joinPieces(track.others);
    markup.push(linesMarkup(track, joinPieces(lines), others, tools.shown));
    begun.add(track);
  }
  for (const track of laid) if (!begun.has(track)) markup.push(grouped([track.name], joinPieces(track.others)));
  return markup;
}

/** Lines of one track that follow each other. */
interface Part {
  readonly track: LaidTrack;
  readonly lines: Piece[];
}

/** Line by line from the top, unless that takes many more groups that are moved: browsers work for each of them. */
function inReadingOrder(laid: readonly LaidTrack[]): Part[] {
  const whole = laid.filter(({ lines }) => lines.length > 0).map((track) => ({ track, lines: [...track.lines] }));
  const lines = whole.flatMap(({ track, lines }) => lines.map((line) => ({ track, line })));
  const parts: Part[] = [];
  for (const { track, line } of lines.sort((a, b) => compare(a.line.place!, b.line.place!))) {
    const last = parts.at(-1);
    if (last?.track === track) last.lines.push(line);
    else parts.push({ track, lines: [line] });
  }
  return moved(parts) - moved(whole) > MOST_MORE ? whole : parts;
}

const moved = (parts: readonly Part[]): number => parts.filter(({ track }) => track.name !== '').length;

function linesMarkup({ name }: LaidTrack, lines: string, others: string, shown: string): string {
  if (name === '') return others + lines;
  return others === '' ? grouped([name, shown], lines) : grouped([name], others + grouped([shown], lines));
}

function grouped(classes: readonly string[], body: string): string {
  const names = classes.filter((name) => name !== '').join(' ');
  return names === '' ? body : `<g class="${names}">${body}</g>`;
}

function layTrack(track: Track, { canvas, keyframes, content, poster, frames, rows }: TrackTools): LaidTrack {
  const lines: Piece[] = [];
  const others: Piece[] = [];
  const moves: Move[] = [];
  let place = Infinity;
  let slots = 0;
  let end = 0;
  for (const item of track) {
    const x = shows(item, poster) ? 0 : ++slots * canvas.slot;
    if (item.from > end) moves.push({ frame: end, x: canvas.slot, y: 0 });
    moves.push({ frame: item.from, x: -x, y: 0 });
    end = item.to;
    const { cells } = item;
    if (x > 0 && cells.length >= 3 * FEW_CELLS) {
      const body = joinPieces(content(cells, { x: 0, rows }));
      others.push({ attributes: '', tag: 'g', rest: ` transform="translate(${x})"`, body });
      continue;
    }
    if (x === 0) place = placeOf(cells[0]!, cells[1]!);
    for (const piece of content(cells, { x, rows }))
      (x === 0 && piece.place !== undefined ? lines : others).push(piece);
  }
  if (end < frames) moves.push({ frame: end, x: canvas.slot, y: 0 });
  return { name: keyframes.add(moves), lines, others, place };
}

const compare = (a: number, b: number): number => (a === b ? 0 : a - b);
