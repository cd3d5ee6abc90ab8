// The ground along the edges of a screen: where nearly all of an edge has one, the padding beside it takes it, so that a program
// with colours of its own does not sit in a frame of another.
import { type BorderLook, MIDDLE, ZONES } from '../raster/border.js';
import type { Grid } from '../raster/tiles.js';
import type { Changes, Screen } from '../terminal/screen.js';

/** Of an edge's cells: a status line or a scroll bar that ends there does not matter. */
const SHARE = 0.9;
/** Enough where the three other edges have the same ground: vim's last line begins with a mode in colours of its own. */
const SHARE_AMONG_FOUR = 0.75;

const TOP = 0;
const RIGHT = 1;
const BOTTOM = 2;
const LEFT = 3;

/** The colour behind the text of a style. */
type GroundOf = (style: number) => number;

/** The most common ground of an edge, and its share of the cells. */
interface Common {
  readonly ground: number;
  readonly share: number;
}

/** Owns what the edges of the screen looked like last. */
export class Edges {
  /** Of the top, right, bottom and left edge. */
  readonly #common: Common[] = [];

  constructor(private readonly grid: Pick<Grid, 'cols' | 'rows'>) {}

  /** @param changes what of the screen has changed; undefined for all of it @param base of cells that the screen does not have */
  look(screen: Screen, changes: Changes | undefined, base: number, groundOf: GroundOf): BorderLook {
    const [cols, rows] = [Math.min(screen.cols, this.grid.cols), Math.min(screen.rows, this.grid.rows)];
    const sideways = changes === undefined || touchesSides(changes, cols, rows);
    const touched = (row: number) => changes === undefined || changes.from[row]! < changes.to[row]!;
    const common = this.#common;
    const beyond = { ground: base, share: 1 };
    const along = (row: number) => {
      const length = screen.lineSizes[row] === 0 ? cols : (cols + 1) >> 1;
      return commonGround(screen.styles, { start: row * screen.cols, step: 1, length }, groundOf);
    };
    const down = (col: number) =>
      commonGround(screen.styles, { start: col, step: screen.cols, length: rows }, groundOf);
    if (touched(0)) common[TOP] = along(0);
    if (rows < this.grid.rows) common[BOTTOM] = beyond;
    else if (touched(rows - 1)) common[BOTTOM] = along(rows - 1);
    if (sideways) common[LEFT] = down(0);
    if (cols < this.grid.cols) common[RIGHT] = beyond;
    else if (sideways) common[RIGHT] = down(cols - 1);
    return borderLook(this.#sides(), base);
  }

  /** The ground of each side; undefined where it has several. */
  #sides(): (number | undefined)[] {
    return this.#common.map(({ ground, share }, side, all) => {
      const agreed = all.every((other, i) => i === side || (other.ground === ground && other.share >= SHARE));
      return share >= (agreed ? SHARE_AMONG_FOUR : SHARE) ? ground : undefined;
    });
  }
}

/** Sides that have no ground of their own have `base`, and so have corners that are not between two that have. */
function borderLook(grounds: readonly (number | undefined)[], base: number): BorderLook {
  const [top, right, bottom, left] = grounds;
  const corner = (bar: number | undefined, side: number | undefined) => (side === undefined ? base : (bar ?? base));
  const look = new Uint32Array(ZONES);
  look.set([corner(top, left), top ?? base, corner(top, right), left ?? base]);
  look[MIDDLE] = base;
  look.set([right ?? base, corner(bottom, left), bottom ?? base, corner(bottom, right)], MIDDLE + 1);
  return look;
}

function touchesSides({ from, to }: Changes, cols: number, rows: number): boolean {
  for (let row = 0; row < rows; row++) {
    if (from[row]! < to[row]! && (from[row] === 0 || to[row]! >= cols)) return true;
  }
  return false;
}

/** Cells in a row or a column. */
interface Line {
  readonly start: number;
  readonly step: number;
  readonly length: number;
}

/** The ground that most of some cells have; another where none is of more than half of them. Asks only where the style changes. */
function commonGround(styles: Uint32Array, { start, step, length }: Line, groundOf: GroundOf): Common {
  let [ground, lead, cells] = [0, 0, 0];
  let [style, own] = [-1, 0];
  for (let i = 0, at = start; i < length; i++, at += step) {
    if (styles[at] !== style) {
      style = styles[at]!;
      own = groundOf(style);
    }
    if (lead === 0) ground = own;
    lead += own === ground ? 1 : -1;
  }
  if (lead === length) return { ground, share: 1 };
  style = -1;
  for (let i = 0, at = start; i < length; i++, at += step) {
    if (styles[at] !== style) {
      style = styles[at]!;
      own = groundOf(style);
    }
    if (own === ground) cells++;
  }
  return { ground, share: cells / length };
}
