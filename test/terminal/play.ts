// Plays output through an emulator and gives the screen at its end, kept.
import { Emulator, type EmulatorOptions } from '../../src/core/terminal/emulator.js';
import type { Changes, Screen } from '../../src/core/terminal/screen.js';
import type { Style } from '../../src/core/terminal/style.js';

/** A screen that stays as it is. `text` and `style` of ids are those of its emulator. */
export function kept(screen: Screen): Screen {
  return {
    cols: screen.cols,
    rows: screen.rows,
    glyphs: screen.glyphs.slice(),
    styles: screen.styles.slice(),
    lineSizes: screen.lineSizes.slice(),
    wraps: screen.wraps.slice(),
    cursor: { ...screen.cursor },
    title: screen.title,
    colours: screen.colours,
    reverse: screen.reverse,
    alternate: screen.alternate,
    text: (glyph) => screen.text(glyph),
    style: (id) => screen.style(id),
  };
}

export const keptChanges = (changes: Changes): Changes => ({
  ...changes,
  from: changes.from.slice(),
  to: changes.to.slice(),
});

/** The screen after `output` on a terminal of `cols` x `rows`. */
export async function play(cols: number, rows: number, output: string, options?: EmulatorOptions): Promise<Screen> {
  const emulator = new Emulator({ cols, rows }, options);
  emulator.write(output);
  const screens: Screen[] = [];
  emulator.snapshot((screen) => screens.push(kept(screen)));
  await emulator.drain();
  emulator.dispose();
  return screens[0]!;
}

export const styleAt = (screen: Screen, col: number, row = 0): Style =>
  screen.style(screen.styles[row * screen.cols + col]!);

/** Every cell by value: what two screens of different emulators have in common. */
export function byValue(screen: Screen): unknown {
  const { glyphs, styles, text: _, style: __, lineSizes, wraps, ...rest } = kept(screen);
  return {
    ...rest,
    lineSizes: [...lineSizes],
    wraps: [...wraps],
    colours: { ...screen.colours, palette: [...screen.colours.palette] },
    texts: Array.from(glyphs, (glyph) => screen.text(glyph)),
    styles: Array.from(styles, (id) => screen.style(id)),
  };
}
