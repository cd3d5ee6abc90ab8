// A theme is 18 colours and what follows from them. Which themes there are is themes.ts.

import type { EmbeddedTheme } from '../recording/cast.js';

/** Colours are 0xRRGGBB. `palette` has 256 entries: 16 named ones, the 6x6x6 cube, 24 greys. */
export interface Theme {
  name: string;
  foreground: number;
  background: number;
  palette: Uint32Array;
  /** Contrast that text in the 16 named colours and in the foreground has at least, where no other is asked for. */
  leastContrast?: number;
}

const CUBE = [0, 95, 135, 175, 215, 255];

/** The theme of a foreground, a background and 8 or 16 named colours (8 are used twice, as bright ones too). */
export function makeTheme(name: string, foreground: number, background: number, named: readonly number[]): Theme {
  const palette = new Uint32Array(256);
  for (let i = 0; i < 16; i++) palette[i] = named[i % named.length]!;
  for (let i = 0; i < 216; i++) {
    palette[16 + i] = (CUBE[Math.floor(i / 36)]! << 16) | (CUBE[Math.floor(i / 6) % 6]! << 8) | CUBE[i % 6]!;
  }
  for (let i = 0; i < 24; i++) palette[232 + i] = (8 + 10 * i) * 0x01_0101;
  return { name, foreground, background, palette };
}

/** The theme that a recording brought along; of one without a palette, that of another theme. */
export function themeOfRecording({ foreground, background, palette }: EmbeddedTheme, other: () => Theme): Theme {
  return makeTheme(
    'embedded',
    foreground,
    background,
    palette.length > 0 ? palette : [...other().palette.slice(0, 16)],
  );
}
