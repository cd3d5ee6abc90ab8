// The keys that were pressed, in a pill over the cells: as many whole cells as it needs, which it covers for a moment and fades.
import type { Micros } from '../cast/cast.js';
import type { PlaceOn } from '../look/decor.js';
import { type KeyText, PAUSE } from '../look/key-groups.js';
import type { Shades } from '../look/shades.js';
import type { Lettering } from './lettering.js';
import type { Cue, OverlayKit, OverlayMaker } from './overlay.js';
import type { Stage } from './stage.js';
import { roundedBox, Surface } from './surface.js';

/** After the last key: when it fades, and how opaque it is then. */
const FADES: readonly (readonly [after: Micros, opacity: number])[] = [
  [PAUSE, 0.6],
  [PAUSE + 80_000, 0.25],
  [PAUSE + 160_000, 0],
];
const MOST_CELLS = 28;
const ROWS = 2;

export interface PillSetting {
  keys: readonly KeyText[];
  place: PlaceOn;
  lettering: Lettering;
  shades: Shades;
}

export function pillOverlay({ keys, place, lettering, shades }: PillSetting): OverlayMaker {
  return (kit) => {
    const pill = new Pill(kit, place, lettering, shades);
    return { cues: keys.flatMap((key, i) => cuesOf(key, keys[i + 1]?.time ?? Infinity, pill)) };
  };
}

function cuesOf({ time, text }: KeyText, until: Micros, pill: Pill): Cue[] {
  const steps = [[0, 1] as const, ...FADES].map(([after, opacity]) => ({ time: time + after, opacity }));
  return steps
    .filter((step) => step.time === time || step.time < until)
    .map((step) => ({ time: step.time, act: (stage) => pill.show(stage, text, step.opacity) }));
}

interface Veiled {
  position: number;
  veil: number;
}

class Pill {
  #covered: Veiled[] = [];

  constructor(
    private readonly kit: OverlayKit,
    private readonly place: PlaceOn,
    private readonly lettering: Lettering,
    private readonly shades: Shades,
  ) {}

  show(stage: Stage, text: string, opacity: number): void {
    for (const { position } of this.#covered) stage.cover(position, undefined);
    this.#covered = opacity === 0 ? [] : this.#make(text, opacity);
    for (const { position, veil } of this.#covered) stage.cover(position, veil);
  }

  #make(text: string, opacity: number): Veiled[] {
    const { grid, metrics, veils } = this.kit;
    const { width: cellWidth, height: cellHeight } = metrics;
    const rows = Math.min(ROWS, grid.rows);
    const padding = Math.round(metrics.size * 0.6);
    const shown = this.lettering.fitEnd(text, Math.min(MOST_CELLS, grid.cols) * cellWidth - 2 * padding);
    const width = this.lettering.width(shown) + 2 * padding;
    const cols = Math.min(grid.cols, Math.ceil(width / cellWidth));
    const surface = new Surface(cols * cellWidth, rows * cellHeight);
    this.#draw(surface, shown, width, padding, opacity);
    const [left, top] = this.#corner(cols, rows);
    const veiled: Veiled[] = [];
    for (let row = 0; row < rows; row++) {
      for (let col = 0; col < cols; col++) {
        const veil = veils.cut(surface, col * cellWidth, row * cellHeight);
        if (veil !== undefined) veiled.push({ position: (top + row) * grid.cols + left + col, veil });
      }
    }
    return veiled;
  }

  #draw(surface: Surface, text: string, width: number, padding: number, opacity: number): void {
    const height = Math.min(surface.height, Math.round(this.lettering.height * 1.35));
    const x = this.place.endsWith('right')
      ? surface.width - width
      : this.place.endsWith('left')
        ? 0
        : (surface.width - width) >> 1;
    const box = { x, y: Math.round((surface.height - height) / 2), width, height };
    const { ground, text: colour } = this.shades.pill;
    // Few steps of smoothness, so that few colours come of it.
    const shape = roundedBox(box, Math.round(height * 0.28));
    surface.fill(box, ground, (px, py) => Math.round(shape(px, py) * 4) / 4);
    const y = box.y + Math.floor((height - this.lettering.height) / 2);
    this.lettering.draw(surface, text, x + padding, y, { colour });
    if (opacity === 1) return;
    for (const [i, pixel] of surface.pixels.entries()) {
      surface.pixels[i] = ((Math.round((pixel >>> 24) * opacity) << 24) | (pixel & 0xff_ffff)) >>> 0;
    }
  }

  /** One cell from the edges, if there is room. */
  #corner(cols: number, rows: number): [left: number, top: number] {
    const { grid } = this.kit;
    const along = (size: number, all: number, low: boolean, high: boolean) => {
      const room = all - size;
      const inset = Math.min(1, room);
      return low ? inset : high ? room - inset : room >> 1;
    };
    const place = this.place;
    return [
      along(cols, grid.cols, place.endsWith('left'), place.endsWith('right')),
      along(rows, grid.rows, place.startsWith('top'), place.startsWith('bottom')),
    ];
  }
}
