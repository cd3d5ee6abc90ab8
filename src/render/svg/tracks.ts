// Items that are never there at once share a track: one group, in which each stands in a slot of its own, one beside the other.
// Moving the group shows one of them. What shows in the poster's frame has slot 0, so that without animation the poster shows.
import type { Canvas } from './canvas.js';
import type { Content } from './content.js';
import type { Keyframes, Move } from './keyframes.js';
import type { Item } from './lifetimes.js';
import { joinPieces, type Piece } from './piece.js';

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

/** Tracks in the order of what they show in the poster, so that its text can be read and copied in order. */
export function inReadingOrder(tracks: readonly Track[], poster: number): Track[] {
  const place = (track: Track): number => {
    const shown = track.find((item) => shows(item, poster));
    const [row = 0, col = 0] = shown?.cells ?? [];
    return shown ? row * 1024 + col : Infinity;
  };
  const places = new Map(tracks.map((track) => [track, place(track)]));
  return tracks.toSorted((a, b) => {
    const [first, second] = [places.get(a)!, places.get(b)!];
    return first === second ? 0 : first - second;
  });
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
}

/** Larger items get a group that is moved, rather than coordinates of many digits. */
const FEW_CELLS = 4;

export function trackMarkup(track: Track, { canvas, keyframes, content, poster, frames, rows }: TrackTools): string {
  const pieces: Piece[] = [];
  const moves: Move[] = [];
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
      pieces.push({ attributes: '', tag: 'g', rest: ` transform="translate(${x})"`, body });
    } else pieces.push(...content(cells, { x, rows }));
  }
  if (end < frames) moves.push({ frame: end, x: canvas.slot, y: 0 });
  const name = keyframes.add(moves);
  const body = joinPieces(pieces);
  return name === '' ? body : `<g class="${name}">${body}</g>`;
}
