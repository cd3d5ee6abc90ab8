// The keys that were pressed, in a pill over the cells: as many whole cells as it needs, which it covers for a moment and fades.

import type { PlaceOn } from '../layout/decor.js';
import type { KeyText } from '../layout/key-groups.js';
import { type Pill, pillSteps, placePill } from '../layout/key-pill.js';
import type { Micros } from '../recording/cast.js';
import type { Shades } from '../theme/shades.js';
import type { FrameDiff } from './frame-diff.js';
import type { Lettering } from './lettering.js';
import type { Cue, OverlayKit, OverlayMaker } from './overlay.js';
import { roundedBox, Surface } from './surface.js';

export interface PillSetting {
  keys: readonly KeyText[];
  place: PlaceOn;
  lettering: Lettering;
  shades: Shades;
}

export function pillOverlay({ keys, place, lettering, shades }: PillSetting): OverlayMaker {
  return (kit) => {
    const pill = new KeyPill(kit, place, lettering, shades);
    return { cues: keys.flatMap((key, i) => cuesOf(key, keys[i + 1]?.time ?? Infinity, pill)) };
  };
}

const cuesOf = (key: KeyText, until: Micros, pill: KeyPill): Cue[] =>
  pillSteps(key, until).map(({ time, opacity }) => ({ time, act: (diff) => pill.show(diff, key.text, opacity) }));

interface CoveredCell {
  position: number;
  overlay: number;
}

class KeyPill {
  #covered: CoveredCell[] = [];

  constructor(
    private readonly kit: OverlayKit,
    private readonly place: PlaceOn,
    private readonly lettering: Lettering,
    private readonly shades: Shades,
  ) {}

  show(diff: FrameDiff, text: string, opacity: number): void {
    for (const { position } of this.#covered) diff.cover(position, undefined);
    this.#covered = opacity === 0 ? [] : this.#make(text, opacity);
    for (const { position, overlay } of this.#covered) diff.cover(position, overlay);
  }

  #make(keys: string, opacity: number): CoveredCell[] {
    const { grid, metrics, cellOverlays } = this.kit;
    const pill = placePill(keys, { grid, metrics, place: this.place });
    const { left, top, cols, rows } = pill;
    const surface = new Surface(cols * metrics.width, rows * metrics.height);
    this.#draw(surface, pill, opacity);
    const covered: CoveredCell[] = [];
    for (let row = 0; row < rows; row++) {
      for (let col = 0; col < cols; col++) {
        const overlay = cellOverlays.cut(surface, col * metrics.width, row * metrics.height);
        if (overlay !== undefined) covered.push({ position: (top + row) * grid.cols + left + col, overlay });
      }
    }
    return covered;
  }

  #draw(surface: Surface, { text, box, radius, textX, textY }: Pill, opacity: number): void {
    const { ground, text: colour } = this.shades.pill;
    // Few steps of smoothness, so that few colours come of it.
    const shape = roundedBox(box, radius);
    surface.fill(box, ground, (px, py) => Math.round(shape(px, py) * 4) / 4);
    this.lettering.draw(surface, text, textX, textY, { colour });
    if (opacity === 1) return;
    for (const [i, pixel] of surface.pixels.entries()) {
      surface.pixels[i] = ((Math.round((pixel >>> 24) * opacity) << 24) | (pixel & 0xff_ffff)) >>> 0;
    }
  }
}
