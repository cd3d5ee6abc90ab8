// The part of the bundled text font that a recording needs, as data for @font-face: the same letters in every viewer.
import { platform } from '../platform.js';
import type { Appearance } from './appearance.js';

interface Face {
  readonly file: string;
  readonly bold: boolean;
  readonly italic: boolean;
}

const FACES: readonly Face[] = [
  { file: 'JetBrainsMono-Regular.ttf', bold: false, italic: false },
  { file: 'JetBrainsMono-Bold.ttf', bold: true, italic: false },
  { file: 'JetBrainsMono-Italic.ttf', bold: false, italic: true },
  { file: 'JetBrainsMono-BoldItalic.ttf', bold: true, italic: true },
];

/** `@font-face` rules of a family with the characters that are shown, face by face, and their ligatures if wanted. */
export async function embeddedFont(family: string, appearance: Appearance, ligatures: boolean): Promise<string> {
  let rules = '';
  for (const { file, bold, italic } of FACES) {
    const characters = charactersOf(appearance, bold, italic);
    if (characters === '') continue;
    const whole = platform().asset(`assets/fonts/${file}`);
    const font = await platform().subsetFont(whole, characters, { ligatures });
    const descriptors = `${bold ? ';font-weight:700' : ''}${italic ? ';font-style:italic' : ''}`;
    rules += `@font-face{font-family:${family}${descriptors};src:url(data:font/woff2;base64,${platform().toBase64(font)})}`;
  }
  return rules;
}

/** Viewers take the width of a font from the digit: without it a font would be drawn too large. A blank of another font is of another width. */
const ALWAYS = [' ', '0'];

/** Each character once, in order, so that equal recordings give equal bytes. */
function charactersOf({ marks, pens }: Appearance, bold: boolean, italic: boolean): string {
  const characters = new Set<string>();
  for (const { text, pen } of marks) {
    if (pens[pen]!.bold !== bold || pens[pen]!.italic !== italic) continue;
    for (const character of text) if (character > ' ' && !/\p{Cs}/u.test(character)) characters.add(character);
  }
  return characters.size === 0 ? '' : [...new Set([...characters, ...ALWAYS])].sort().join('');
}
