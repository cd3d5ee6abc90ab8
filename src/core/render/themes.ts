// Themes to choose from: a list of them, and a picture of one.

import { UsageError } from '../errors.js';
import type { RenderHooks } from '../hooks.js';
import { type Given, resolveOptions, text, toggle } from '../options/option.js';
import { optionName } from '../options/option-name.js';
import type { Cast } from '../recording/cast.js';
import { png, pngOptions } from '../still/stills.js';
import { nearestTheme } from '../theme/theme-library.js';
import { type ThemeValue, themeList } from '../theme/theme-list.js';
import { parseTheme } from '../theme/themes.js';

/**
 * Option declarations of `themes`: names, checks, defaults.
 * @example
 * themesOptions.json.default; // => false
 */
export const themesOptions = {
  search: text({
    flag: 'search',
    group: 'Look',
    help: 'only those with this in their name',
    default: undefined,
    defaultText: 'all',
  }),
  light: toggle({ flag: 'light', group: 'Look', help: 'only dark text on light grounds', default: false }),
  dark: toggle({ flag: 'dark', group: 'Look', help: 'only light text on dark grounds', default: false }),
  json: toggle({ flag: 'json', group: 'Output', help: 'the same as JSON, colours and all', default: false }),
  swatches: toggle({ flag: 'swatches', group: 'Output', help: 'show the colours, by escape codes', default: false }),
};

/**
 * The themes that there are, a line each, or as JSON.
 * @throws UsageError for wrong options, and for a search that finds nothing, with the nearest name
 * @example
 * themes({ search: 'solarized-dark' }).includes('solarized-dark'); // => true
 */
export function themes(given: Given<typeof themesOptions> = {}): string {
  const { search, light, dark, json, swatches } = resolveOptions(themesOptions, given);
  const found = themeList(search).filter(({ kind }) => light === dark || kind === (light ? 'light' : 'dark'));
  if (found.length === 0 && search !== undefined) {
    const close = nearestTheme(search);
    throw new UsageError(optionName('search'), {
      expected: 'a part of the name of a theme',
      received: JSON.stringify(search),
      ...(close ? { hint: `Did you mean "${close}"?` } : {}),
    });
  }
  if (json) return `[\n${found.map((theme) => JSON.stringify(theme)).join(',\n')}\n]\n`;
  const width = Math.max(0, ...found.map(({ name }) => name.length));
  return found.map((theme) => `${lineOf(theme, width, swatches)}\n`).join('');
}

function lineOf({ name, kind, ...colours }: ThemeValue, width: number, swatches: boolean): string {
  const line = `${name.padEnd(width)}  ${kind.padEnd(5)}`;
  if (!swatches) return line.trimEnd();
  const blocks = colours.palette.map((colour) => `\x1b[48;2;${channels(colour)}m  `).join('');
  const words = `\x1b[38;2;${channels(colours.foreground)};48;2;${channels(colours.background)}m $ text `;
  return `${line}  ${words}${blocks}\x1b[0m`;
}

const channels = (colour: string): string =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)).join(';');

/** A shell, some tools and all sixteen colours, in 64 by 17 cells. */
const SAMPLE = [
  '\x1b[1;34m~/harbour\x1b[0m \x1b[35mmain\x1b[0m \x1b[32m❯\x1b[0m ls',
  '\x1b[1;34mcharts\x1b[0m  README.md  \x1b[1;32msail\x1b[0m  \x1b[1;36mlatest\x1b[0m  \x1b[1;31mlogs.tar.gz\x1b[0m  \x1b[1;35mmap.png\x1b[0m',
  '\x1b[1;34m~/harbour\x1b[0m \x1b[35mmain\x1b[0m \x1b[32m❯\x1b[0m git diff',
  '\x1b[1mdiff --git a/sail.py b/sail.py\x1b[0m',
  '\x1b[36m@@ -1,3 +1,3 @@\x1b[0m def tide(hours):',
  '     \x1b[90m# a day has 24\x1b[0m',
  '\x1b[31m-    return hours * 60\x1b[0m',
  '\x1b[32m+    return hours % 24 * 60\x1b[0m',
  '\x1b[1;34m~/harbour\x1b[0m \x1b[35mmain\x1b[0m \x1b[32m❯\x1b[0m npm test',
  ' \x1b[32m✓\x1b[0m tide knows the moon \x1b[2m(3 ms)\x1b[0m',
  ' \x1b[33m!\x1b[0m \x1b[4mslow\x1b[0m: \x1b[3mwaits for low water\x1b[0m',
  ' \x1b[37;41m FAIL \x1b[0m \x1b[91mlooks for land\x1b[0m  \x1b[30;42m PASS \x1b[0m \x1b[92mdrops anchor\x1b[0m',
  '',
  ...[0, 8].map((first) => Array.from({ length: 8 }, (_, i) => `\x1b[48;5;${first + i}m      \x1b[0m`).join(' ')),
].join('\r\n');

/**
 * Option declarations of `themeSample`: names, checks, defaults.
 * @example
 * themeSampleOptions.fontSize.default; // => 16
 */
export const themeSampleOptions = {
  scale: pngOptions.scale,
  fontSize: pngOptions.fontSize,
  minContrast: pngOptions.minContrast,
};

/**
 * A picture of a theme, as PNG.
 * @throws UsageError for a theme that does not exist; CastError for a file that is no theme
 * @example
 * await writeFile('nord.png', await themeSample('nord'));
 */
export async function themeSample(
  theme: string,
  given: Given<typeof themeSampleOptions> = {},
  hooks: RenderHooks = {},
): Promise<Uint8Array> {
  const { name } = parseTheme(theme);
  const events: Cast['events'] = [{ time: 0, type: 'output', data: `\x1b[?25l${SAMPLE}` }];
  const cast: Cast = { header: { version: 2, cols: 64, rows: 16, extra: {} }, events, name };
  const values = resolveOptions(themeSampleOptions, given);
  return png(
    cast,
    { ...values, theme, at: 'end', window: 'macos', title: name, margin: [0], padding: [14, 18] },
    hooks,
  );
}
