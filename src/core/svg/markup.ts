// How text, numbers, colours and names are written in an SVG: XML 1.0 without a character that it forbids, and short.

// XML 1.0, production 2: everything else must not even be escaped.
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** What XML forbids, lone surrogates too, becomes U+FFFD. */
const legal = (text: string): string => text.replace(FORBIDDEN, '\ufffd');

/** Character data. `]]>` must not stand in it. */
export const escapeText = (text: string): string =>
  legal(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll(']]>', ']]&gt;');

/** The value of an attribute in double quotes. */
export const escapeAttribute = (text: string): string =>
  legal(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replace(/[\t\n\r]/g, (space) => `&#${space.charCodeAt(0)};`);

/** A number with at most `digits` decimals, without needless zeros. */
export function decimal(value: number, digits = 2): string {
  const fixed = value.toFixed(digits);
  const short = fixed.includes('.') ? fixed.replace(/\.?0+$/, '') : fixed;
  const bare = short.replace(/^(-?)0\./, '$1.');
  return bare === '' || bare === '-0' ? '0' : bare;
}

/** Numbers of path data: a minus separates as well as a space. */
export function numbers(...values: readonly number[]): string {
  return values.map((value) => decimal(value)).reduce((list, next) => list + (next.startsWith('-') ? '' : ' ') + next);
}

/** `#rrggbb`, or `#rgb` where that says the same. */
export function hexColour(rgb: number): string {
  const digits = rgb.toString(16).padStart(6, '0');
  const [a, b, c, d, e, f] = digits;
  return a === b && c === d && e === f ? `#${a}${c}${e}` : `#${digits}`;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** a, b ... Z, aa, ba ...: the shortest names of letters. */
export function shortName(index: number): string {
  let name = LETTERS[index % LETTERS.length]!;
  for (let rest = Math.floor(index / LETTERS.length); rest > 0; rest = Math.floor((rest - 1) / LETTERS.length)) {
    name += LETTERS[(rest - 1) % LETTERS.length];
  }
  return name;
}
