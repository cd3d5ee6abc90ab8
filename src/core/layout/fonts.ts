// The fonts that the options ask for. What finds and opens them is loaded only where they ask for any.
import type { Warn } from '../errors.js';
import type { ChosenFonts } from '../fonts/source.js';
import type { Values } from '../options/option.js';
import type { lookOptions } from './options.js';

export type FontValues = Pick<
  Values<typeof lookOptions>,
  'fontFamily' | 'textFontFamily' | 'emojiFontFamily' | 'fontDir' | 'fontFile'
>;

/**
 * Undefined where the fonts that ship do.
 * @throws CastError for a file or folder that cannot be read, and for a list of which no family is there
 */
export async function fontsFor(options: FontValues, warn: Warn): Promise<ChosenFonts | undefined> {
  const { fontFamily, textFontFamily, emojiFontFamily, fontDir, fontFile } = options;
  const families = [fontFamily, textFontFamily, emojiFontFamily];
  if (families.every((list) => list === undefined) && fontDir.length + fontFile.length === 0) return undefined;
  const { chooseFonts } = await import('../fonts/user/choose.js');
  return chooseFonts(options, warn);
}
