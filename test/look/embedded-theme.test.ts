// The theme that a recording brings along.
import { expect, it } from 'vitest';
import { chooseTheme } from '../../src/core/picture/paint-setup.js';
import { writeCast } from '../../src/core/recording/write.js';
import { parseTheme } from '../../src/core/theme/themes.js';
import { read } from '../cast/reading.js';

it.each(['', ',"palette":null'])('without a palette gives foreground and background all the same (%s)', (palette) => {
  const { cast, warnings } = read(
    `{"version":2,"width":9,"height":2,"theme":{"fg":"#102030","bg":"#fafafa"${palette}}}\n[1,"o","x"]\n`,
  );
  const theme = chooseTheme(cast, undefined);
  expect(theme).toMatchObject({ foreground: 0x102030, background: 0xfafafa });
  expect(theme.palette.slice(0, 16)).toEqual(parseTheme('dracula').palette.slice(0, 16));
  expect(warnings).toEqual([]);
  expect([...writeCast(cast)].join('')).toContain('"theme":{"fg":"#102030","bg":"#fafafa"}');
});
