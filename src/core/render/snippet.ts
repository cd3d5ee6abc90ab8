// What one puts into a README to show a picture of a recording: Markdown or HTML, in light and dark, with its size and a text
// for those who cannot see it.

import { blurred } from '../blur/blurred.js';
import type { RenderHooks } from '../hooks.js';
import { decorOptions, overlayOptions } from '../layout/decor.js';
import { fontsFor } from '../layout/fonts.js';
import { lookOptions } from '../layout/options.js';
import { labelledName } from '../moments/file-labels.js';
import { NO_LIMIT } from '../moments/moment.js';
import { choice, type Given, resolveOptions, text, type Values } from '../options/option.js';
import { layoutFor } from '../picture/decorate.js';
import { overlayEventsIn } from '../picture/overlay-events.js';
import { cellOf } from '../picture/paint-setup.js';
import type { Cast } from '../recording/cast.js';
import { givenCast } from '../recording/given-cast.js';
import { cropOf } from '../replay/crop.js';
import { planReplay } from '../replay/plan.js';
import { altText } from '../text/alt-text.js';
import { isThemePair } from '../theme/theme-pair.js';

const picture = (flag: string, help: string, defaultText?: string) =>
  text({
    flag,
    group: 'Output',
    help,
    placeholder: 'FILE',
    default: undefined,
    ...(defaultText === undefined ? {} : { defaultText }),
    accepts: (name) => name !== '',
    expected: 'a path or an address',
  });

/**
 * Option declarations of `snippet`: names, checks, defaults.
 * @example
 * snippetOptions.markup.default; // => 'markdown'
 */
export const snippetOptions = {
  picture: picture('picture', 'the picture to show', "the recording's name with .svg"),
  light: picture('light', 'the picture on light pages'),
  dark: picture('dark', 'the picture on dark pages'),
  markup: choice({
    flag: 'markup',
    group: 'Output',
    help: 'markdown and html state the size, in HTML, which Markdown is as well; plain is an image of Markdown alone',
    placeholder: 'KIND',
    choices: ['markdown', 'html', 'plain'],
    default: 'markdown',
  }),
  alt: text({
    flag: 'alt',
    group: 'Output',
    help: 'text in place of the picture',
    default: undefined,
    defaultText: 'what is done in it',
  }),
  ...lookOptions,
  ...decorOptions,
  ...overlayOptions,
};

type SnippetValues = Values<typeof snippetOptions>;

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const attribute = (value: string): string =>
  value.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').replace(/[&<>"]/g, (letter) => ESCAPES[letter] ?? letter);

/**
 * The Markdown or HTML that shows a picture, with the size that it has with these looks.
 * @param name of the picture where none is given
 * @throws UsageError for wrong options; CastError for a recording that cannot be read
 * @example
 * (await snippet(cast, 'demo.gif')).includes(' width="'); // => true
 */
export async function snippet(
  recording: Cast,
  name: string,
  given: Given<typeof snippetOptions> = {},
  hooks: RenderHooks = {},
): Promise<string> {
  const cast = givenCast(recording, hooks);
  const options = resolveOptions(snippetOptions, given);
  const alt = options.alt ?? (await altText(await blurred(cast, options, hooks.warn), hooks));
  const { width, height } = await sizeOf(cast, options, hooks);
  const size = ` width="${width}" height="${height}"`;
  const image = (file: string) => `<img src="${attribute(file)}" alt="${attribute(alt)}"${size}>`;
  const pair = pairOf(options, options.picture ?? name);
  if (pair) return pictureElement(pair, image);
  const file = options.picture ?? name;
  return options.markup === 'plain' ? `${markdownImage(file, alt)}\n` : `${image(file)}\n`;
}

/** The pictures for light and dark pages, and the one for viewers that know of neither. */
type PicturePair = { readonly [Page in 'light' | 'dark' | 'picture']?: string | undefined };

/** What is named, or what a light and a dark theme make of a format that holds one: an SVG holds both. */
function pairOf({ light, dark, theme, picture }: SnippetValues, file: string): PicturePair | undefined {
  if (light !== undefined || dark !== undefined) return { light, dark, picture };
  if (!isThemePair({ theme }) || /\.svg(?:[?#].*)?$/i.test(file)) return undefined;
  return { light: labelledName(file, 'light'), dark: labelledName(file, 'dark') };
}

/** `![alt](file)`: nothing in either ends it early. */
function markdownImage(file: string, alt: string): string {
  const words = alt.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').replace(/[\\[\]`*_<>&]/g, (letter) => `\\${letter}`);
  return `![${words}](<${encodeURI(file).replace(/[<>]/g, encodeURIComponent)}>)`;
}

function pictureElement({ light, dark, picture }: PicturePair, image: (file: string) => string): string {
  const source = (scheme: string, file: string | undefined) =>
    file === undefined
      ? []
      : [`  <source media="(prefers-color-scheme: ${scheme})" srcset="${attribute(file.replaceAll(' ', '%20'))}">`];
  const plain = image(picture ?? light ?? dark ?? '');
  return ['<picture>', ...source('dark', dark), ...source('light', light), `  ${plain}`, '</picture>', ''].join('\n');
}

/** In pixels of the page: a picture at `--scale 2` is no larger, but sharper. */
async function sizeOf(
  cast: Cast,
  options: SnippetValues,
  { warn = () => undefined }: RenderHooks,
): Promise<{ width: number; height: number }> {
  const { cols, rows, resize } = options;
  const plan = await planReplay(cast, { cols, rows, resize, maxDuration: NO_LIMIT, warn });
  const crop = await cropOf(plan, options);
  const setting = { options, size: crop ?? plan, overlayEvents: overlayEventsIn(plan, options) };
  const { canvasWidth, canvasHeight } = layoutFor(setting, cellOf(options, await fontsFor(options, warn))).grid;
  return { width: canvasWidth, height: canvasHeight };
}
