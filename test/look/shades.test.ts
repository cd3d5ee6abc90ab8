// The colours of bars and overlays.
import { expect, it } from 'vitest';
import { contrast } from '../../src/core/theme/contrast.js';
import { shadesOf } from '../../src/core/theme/shades.js';
import { themeList } from '../../src/core/theme/theme-list.js';
import { parseTheme } from '../../src/core/theme/themes.js';

const contrasts = (name: string, least?: number) => {
  const theme = parseTheme(name);
  const { bar, title, caption, pill } = shadesOf(theme, theme.background, least);
  return { title: contrast(title, bar), caption: contrast(caption, bar), keys: contrast(pill.text, pill.ground) };
};

it('let titles, captions and keys be read in every theme', () => {
  for (const { name } of themeList()) {
    const { title, caption, keys } = contrasts(name);
    expect([name, title >= 4.5, caption >= 4.5, keys >= 4.5]).toEqual([name, true, true, true]);
  }
});

it('have the contrast that is asked for, where there is that much', () => {
  for (const name of ['solarized-light', 'nord', 'dracula']) {
    for (const ratio of Object.values(contrasts(name, 7))) expect(ratio).toBeGreaterThan(4.5);
    expect(contrasts(name, 7).caption).toBeGreaterThanOrEqual(7);
  }
});
