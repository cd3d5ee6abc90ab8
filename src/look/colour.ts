// Colours as people write them, and mixing two. 0xRRGGBB throughout.

/** The names of CSS 2.1 and `orange`; other names are not worth their table. */
const NAMED: Record<string, number> = {
  black: 0x000000,
  silver: 0xc0c0c0,
  gray: 0x808080,
  grey: 0x808080,
  white: 0xffffff,
  maroon: 0x800000,
  red: 0xff0000,
  purple: 0x800080,
  fuchsia: 0xff00ff,
  magenta: 0xff00ff,
  green: 0x008000,
  lime: 0x00ff00,
  olive: 0x808000,
  yellow: 0xffff00,
  navy: 0x000080,
  blue: 0x0000ff,
  teal: 0x008080,
  aqua: 0x00ffff,
  cyan: 0x00ffff,
  orange: 0xffa500,
};

/** `#282a36`, `282a36`, `#fff` or a name; `undefined` for anything else. */
export function parseColour(text: string): number | undefined {
  const [, digits] = /^#?([\da-f]{6}|[\da-f]{3})$/i.exec(text.trim()) ?? [];
  if (digits === undefined) {
    const name = text.trim().toLowerCase();
    return Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
  }
  const long = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits;
  return Number.parseInt(long, 16);
}

/** As CSS writes it. */
export const hexColour = (colour: number): string => `#${colour.toString(16).padStart(6, '0')}`;

/** A colour `share` of the way from one to another, in sRGB. */
export function mixColours(from: number, to: number, share: number): number {
  const channel = (shift: number) => {
    const a = (from >> shift) & 255;
    return Math.round(a + (((to >> shift) & 255) - a) * share) << shift;
  };
  return channel(16) | channel(8) | channel(0);
}
