// Exact-area rasteriser: every edge adds its signed area to a buffer, a running sum along each row is the coverage.
// Contours of one direction that overlap saturate, which is right for fonts and for geometry. No pow, hypot, sin or cos.
import type { Outline } from './outline.js';

const MAX_CHORDS = 24;

/** Collects edges in pixels (y down) and gives the coverage of the area they enclose. */
export class Coverage {
  private readonly stride: number;
  private readonly area: Float32Array;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.stride = width + 2;
    this.area = new Float32Array(this.stride * height);
  }

  line(x0: number, y0: number, x1: number, y1: number): void {
    if (y0 < y1) this.edge(x0, y0, x1, y1, 1);
    else if (y0 > y1) this.edge(x1, y1, x0, y0, -1);
  }

  quadratic(x0: number, y0: number, cx: number, cy: number, x1: number, y1: number): void {
    const chords = chordsFor(x0 - 2 * cx + x1, y0 - 2 * cy + y1);
    let px = x0;
    let py = y0;
    for (let i = 1; i <= chords; i++) {
      const t = i / chords;
      const u = 1 - t;
      const x = u * u * x0 + 2 * u * t * cx + t * t * x1;
      const y = u * u * y0 + 2 * u * t * cy + t * t * y1;
      this.line(px, py, x, y);
      px = x;
      py = y;
    }
  }

  cubic(x0: number, y0: number, ax: number, ay: number, bx: number, by: number, x1: number, y1: number): void {
    const first = chordsFor(x0 - 2 * ax + bx, y0 - 2 * ay + by);
    const chords = Math.max(first, chordsFor(ax - 2 * bx + x1, ay - 2 * by + y1));
    let px = x0;
    let py = y0;
    for (let i = 1; i <= chords; i++) {
      const t = i / chords;
      const u = 1 - t;
      const x = u * u * u * x0 + 3 * u * u * t * ax + 3 * u * t * t * bx + t * t * t * x1;
      const y = u * u * u * y0 + 3 * u * u * t * ay + 3 * u * t * t * by + t * t * t * y1;
      this.line(px, py, x, y);
      px = x;
      py = y;
    }
  }

  /** Adds all contours of an outline that is already in pixels. */
  outline(outline: Outline): void {
    let start = 0;
    for (const end of outline.ends) {
      if (end - start > 1) {
        if (outline.cubic) this.cubicContour(outline, start, end);
        else this.quadraticContour(outline, start, end);
      }
      start = end;
    }
  }

  /** Adds a closed polygon x0, y0, x1, y1 ... */
  polygon(points: readonly number[]): void {
    let x = points[points.length - 2]!;
    let y = points[points.length - 1]!;
    for (let i = 0; i < points.length; i += 2) {
      this.line(x, y, points[i]!, points[i + 1]!);
      x = points[i]!;
      y = points[i + 1]!;
    }
  }

  /** Coverage 0..255, row by row. */
  mask(): Uint8Array {
    const { width, height, stride, area } = this;
    const mask = new Uint8Array(width * height);
    for (let y = 0; y < height; y++) {
      let sum = 0;
      for (let x = 0; x < width; x++) {
        sum += area[y * stride + x]!;
        mask[y * width + x] = Math.min(255, Math.abs(sum) * 255 + 0.5);
      }
    }
    return mask;
  }

  /** An edge that runs down (y0 < y1); `direction` is 1 or -1 as the contour goes with or against it. */
  private edge(x0: number, y0: number, x1: number, y1: number, direction: number): void {
    const { width, stride, area } = this;
    const slope = (x1 - x0) / (y1 - y0);
    const top = Math.max(y0, 0);
    const bottom = Math.min(y1, this.height);
    for (let y = Math.floor(top); y < bottom; y++) {
      const from = Math.max(y, top);
      const to = Math.min(y + 1, bottom);
      const depth = (to - from) * direction;
      if (depth === 0) continue;
      const xa = Math.min(Math.max(x0 + (from - y0) * slope, 0), width);
      const xb = Math.min(Math.max(x0 + (to - y0) * slope, 0), width);
      const left = Math.min(xa, xb);
      const right = Math.max(xa, xb);
      const first = Math.floor(left);
      const last = Math.max(first, Math.ceil(right) - 1);
      const row = y * stride;
      if (first === last) {
        const beyond = (left + right) / 2 - first;
        area[row + first]! += depth * (1 - beyond);
        area[row + first + 1]! += depth * beyond;
        continue;
      }
      // Coverage of pixel i = the share of the edge passed inside it, weighted by what lies right of it, and all passed before.
      const density = depth / (right - left);
      let before = 0;
      for (let i = first; i <= last; i++) {
        const a = Math.max(left, i);
        const b = Math.min(right, i + 1);
        const covered = density * ((b - a) * (i + 1 - (a + b) / 2) + (a - left));
        area[row + i]! += covered - before;
        before = covered;
      }
      area[row + last + 1]! += depth - before;
    }
  }

  private quadraticContour({ xs, ys, on }: Outline, start: number, end: number): void {
    const count = end - start;
    let first = start;
    while (first < end && !on[first]) first++;
    const implied = first === end; // a contour of control points only starts between its last and its first
    if (implied) first = end - 1;
    const startX = implied ? (xs[start]! + xs[end - 1]!) / 2 : xs[first]!;
    const startY = implied ? (ys[start]! + ys[end - 1]!) / 2 : ys[first]!;
    let x = startX;
    let y = startY;
    let control = -1;
    for (let k = 1; k <= (implied ? count : count - 1); k++) {
      const i = start + ((first - start + k) % count);
      if (!on[i]) {
        if (control >= 0) {
          const middleX = (xs[control]! + xs[i]!) / 2;
          const middleY = (ys[control]! + ys[i]!) / 2;
          this.quadratic(x, y, xs[control]!, ys[control]!, middleX, middleY);
          x = middleX;
          y = middleY;
        }
        control = i;
        continue;
      }
      if (control >= 0) this.quadratic(x, y, xs[control]!, ys[control]!, xs[i]!, ys[i]!);
      else this.line(x, y, xs[i]!, ys[i]!);
      x = xs[i]!;
      y = ys[i]!;
      control = -1;
    }
    if (control >= 0) this.quadratic(x, y, xs[control]!, ys[control]!, startX, startY);
    else this.line(x, y, startX, startY);
  }

  private cubicContour({ xs, ys, on }: Outline, start: number, end: number): void {
    let last = start;
    for (let i = start + 1; i < end; i++) {
      if (on[i]) this.line(xs[last]!, ys[last]!, xs[i]!, ys[i]!);
      else {
        const a = i;
        i += 2;
        const to = i < end ? i : start; // a curve may close the contour
        this.cubic(xs[last]!, ys[last]!, xs[a]!, ys[a]!, xs[a + 1]!, ys[a + 1]!, xs[to]!, ys[to]!);
      }
      last = i < end ? i : start;
    }
    this.line(xs[last]!, ys[last]!, xs[start]!, ys[start]!);
  }
}

/** How many chords keep a curve with this second difference within a fraction of a pixel. */
const chordsFor = (dx: number, dy: number): number =>
  Math.max(1, Math.min(MAX_CHORDS, Math.ceil(Math.sqrt(2 * Math.sqrt(dx * dx + dy * dy)))));
