// Whose each pixel of a canvas with a backdrop is, as runs along the rows: what goes over them costs little, however large they are.
import { type Backdrop, Ground } from './tiles.js';

/** The runs [from, to) of a kind among some pixels, in pairs; `at` is added to all of them. */
export function runsOf(kinds: Uint8Array, kind: number, at = 0): number[] {
  const runs: number[] = [];
  for (let from = kinds.indexOf(kind); from >= 0; ) {
    let to = from + 1;
    while (to < kinds.length && kinds[to] === kind) to++;
    runs.push(at + from, at + to);
    from = kinds.indexOf(kind, to);
  }
  return runs;
}

/** A Ground for each of the canvas' pixels. */
export function groundOf({ border, shown, pixels }: Pick<Backdrop, 'border' | 'shown' | 'pixels'>): Uint8Array {
  const ground = new Uint8Array(pixels.length).fill(Ground.drawn);
  for (let i = 0; i < border.length; i += 2) ground.fill(Ground.border, border[i], border[i + 1]);
  for (let i = 0; i < shown.length; i += 2) ground.fill(Ground.backdrop, shown[i], shown[i + 1]);
  return ground;
}

/** The two kinds of runs, of a Ground for each pixel. */
export function groundRuns(ground: Uint8Array): Pick<Backdrop, 'border' | 'shown'> {
  return {
    border: Uint32Array.from(runsOf(ground, Ground.border)),
    shown: Uint32Array.from(runsOf(ground, Ground.backdrop)),
  };
}

/** How many pixels are in some runs. */
export function areaOf(runs: Uint32Array): number {
  let area = 0;
  for (let i = 0; i < runs.length; i += 2) area += runs[i + 1]! - runs[i]!;
  return area;
}
