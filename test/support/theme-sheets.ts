// Sheets that show themes, many on each: recordings made up of colours, for castkit to render.
import { type Cast, readCast, svgStills, type ThemeValue } from '../../src/index.js';

const [COLUMNS, ROWS] = [3, 62];
const NAME = 27;

const sgr = (kind: 38 | 48, colour: string): string =>
  `\x1b[${kind};2;${(colour.match(/[\da-f]{2}/g) ?? []).map((part) => Number.parseInt(part, 16)).join(';')}m`;

function swatch({ name, background, foreground, palette }: ThemeValue): string {
  const letters = palette.slice(1, 15).filter((_, index) => index < 6 || index >= 8);
  const text = `${sgr(48, background)}${sgr(38, foreground)} ${name.padEnd(NAME)}`;
  return `${text}${letters.map((colour) => `${sgr(38, colour)}●`).join('')} \x1b[m `;
}

async function sheetCast(themes: readonly ThemeValue[]): Promise<Cast> {
  const height = Math.min(ROWS, Math.ceil(themes.length / COLUMNS));
  const rows = Array.from({ length: height }, (_, row) =>
    themes
      .filter((_, index) => index % height === row)
      .map(swatch)
      .join(''),
  );
  const header = { version: 2, width: (NAME + 15) * COLUMNS, height };
  const text = [header, [0, 'o', `\x1b[?25l${rows.join('\r\n')}`]].map((line) => JSON.stringify(line)).join('\n');
  return readCast(new TextEncoder().encode(text));
}

/** The sheets, as SVG. */
export async function themeSheets(themes: readonly ThemeValue[]): Promise<string[]> {
  const size = COLUMNS * ROWS;
  const sheets: string[] = [];
  for (let first = 0; first < themes.length; first += size) {
    const cast = await sheetCast(themes.slice(first, first + size));
    for await (const { text } of svgStills(cast, { at: 'end', theme: 'github-light', fontSize: 11, padding: [4] }))
      sheets.push(text.join(''));
  }
  return sheets;
}
