// An animation that begins somewhere else in its loop: at the frame that previews and viewers that do not move are to show.
import { PackedCells } from '../raster/packed-cells.js';
import { type Grid, makePairs, type PaintLog } from '../raster/tiles.js';

/** Cells and slots as frames leave them, and what turns them into others. */
class Canvas {
  readonly #tiles: Uint32Array;

  constructor(
    private readonly log: PaintLog,
    private readonly pairs: Uint32Array,
  ) {
    this.#tiles = new Uint32Array(pairs.length >> 1);
  }

  show(first: number, last: number): Uint32Array {
    for (let frame = first; frame <= last; frame++) {
      const count = this.log.cells.read(frame, this.pairs);
      for (let i = 0; i < count; i++) this.#tiles[this.pairs[2 * i]!] = this.pairs[2 * i + 1]!;
    }
    return this.#tiles.slice();
  }
}

/** Writes as pairs what is not as before; everything where there was nothing before. Gives their number. */
function changes(tiles: Uint32Array, before: Uint32Array | undefined, into: Uint32Array): number {
  let count = 0;
  for (const [position, tile] of tiles.entries()) {
    if (tile === before?.[position]) continue;
    into.set([position, tile], 2 * count++);
  }
  return count;
}

/**
 * The same loop, begun with the frame that shows at a time: the last frame is held where it was, and the first one follows it.
 * @param offset microseconds from the start of the log
 */
export function begunAt(log: PaintLog, grid: Grid, offset: number): PaintLog {
  const first = log.times.findLastIndex((time) => time <= offset);
  if (first <= 0) return log;
  const pairs = makePairs(grid);
  const canvas = new Canvas(log, pairs);
  const [start, shown, last] = [canvas.show(0, 0), canvas.show(1, first), canvas.show(first + 1, log.frameCount - 1)];
  const cells = new PackedCells();
  const copy = (frame: number) => cells.add(pairs, log.cells.read(frame, pairs));
  cells.add(pairs, changes(shown, undefined, pairs));
  for (let frame = first + 1; frame < log.frameCount; frame++) copy(frame);
  cells.add(pairs, changes(start, last, pairs));
  for (let frame = 1; frame < first; frame++) copy(frame);
  const begun = log.times[first]!;
  const order = Array.from({ length: log.frameCount }, (_, i) => (first + i) % log.frameCount);
  return {
    ...log,
    times: Float64Array.from(order, (frame) => log.times[frame]! - begun + (frame < first ? log.end : 0)),
    border: Uint32Array.from(order, (frame) => log.border[frame]!),
    cells,
  };
}
