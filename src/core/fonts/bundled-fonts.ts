// The fonts that ship, in the order in which they are asked. What is done with them: fonts.ts.
import { platform } from '../platform.js';
import type { FontFace, FontFamily, FontRole } from './font-face.js';
import type { Face } from './glyph.js';
import { openSfnt, type SfntFont } from './opentype/sfnt.js';

const PLAIN: Face = { bold: false, italic: false };
const BOLD: Face = { bold: true, italic: false };
const ITALIC: Face = { bold: false, italic: true };
const BOLD_ITALIC: Face = { bold: true, italic: true };

const openFile = (file: string): SfntFont => openSfnt(platform().asset(`assets/fonts/${file}`));

type Narrowing = Pick<FontFace, 'onlyFor' | 'movedTo'>;

const bundledFace = (
  family: string,
  style: string,
  file: string,
  role: FontRole,
  face = PLAIN,
  narrowing: Narrowing = {},
): FontFace => ({ family, style, face, role: () => role, open: () => openFile(file), ...narrowing });

const textFace = (style: string, face: Face): FontFace =>
  bundledFace('JetBrains Mono', style, `JetBrainsMono-${style.replace(' ', '') || 'Regular'}.ttf`, 'fixed', face);

const REGULAR = textFace('', PLAIN);
const FACES: readonly FontFace[] = [
  REGULAR,
  textFace('Bold', BOLD),
  textFace('Italic', ITALIC),
  textFace('Bold Italic', BOLD_ITALIC),
];

export const BUNDLED_TEXT: FontFamily = {
  family: 'JetBrains Mono',
  faces({ bold, italic }) {
    const own = FACES.find(({ face }) => face.bold === bold && face.italic === italic);
    return own && own !== REGULAR ? [own, REGULAR] : [REGULAR];
  },
};

export const isPrivate = (c: number): boolean => (c >= 0xe000 && c <= 0xf8ff) || c >= 0xf0000;
/** Nerd Fonts 2 had Material Design icons from U+F500 on; version 3 has them in the same order from U+F0001 on. */
const materialIcon = (c: number): number => (c >= 0xf500 && c <= 0xf8ff ? c - 0xf500 + 0xf0001 : c);
/** Where characters are wide, or nearly all of them. */
const isWideBlock = (c: number): boolean => c >= 0x2e80 && !isPrivate(c);

const noto = (script: string, role: FontRole): FontFace =>
  bundledFace(`Noto Sans ${script}`, '', `NotoSans${script.replace(' ', '')}.ttf`, role);

export const FALLBACKS: readonly FontFace[] = [
  bundledFace('DejaVu Sans Mono', '', 'DejaVuSansMono.ttf', 'fixed'),
  noto('Symbols 2', 'symbols'),
  noto('Symbols', 'symbols'),
  noto('Math', 'symbols'),
  noto('Devanagari', 'script'),
  noto('Arabic', 'script'),
  noto('Hebrew', 'script'),
  noto('Thai', 'script'),
  bundledFace('Nerd Font Symbols', '', 'NerdSymbols.ttf', 'icons', PLAIN, {
    onlyFor: isPrivate,
    movedTo: materialIcon,
  }),
  bundledFace('Noto Sans CJK', '', 'NotoSansCJK.otf', 'wide', PLAIN, { onlyFor: isWideBlock }),
];

export const BUNDLED_EMOJI = { family: 'Twemoji', style: '', open: () => openFile('Twemoji.ttf') };
