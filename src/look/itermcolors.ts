// iTerm2's .itermcolors: an XML property list of dictionaries, one a colour, with its components from 0 to 1. Reads no other XML.

const COLOUR = /<key>([^<]*?) Color<\/key>\s*<dict>([\s\S]*?)<\/dict>/g;
const COMPONENT = /<key>(Red|Green|Blue) Component<\/key>\s*<(?:real|integer)>([\d.eE+-]+)</g;

/** Background, foreground and sixteen colours, as listedColours in theme-file.ts takes them. */
export function readItermColours(text: string): Record<string, unknown> {
  const colours = new Map(
    [...text.matchAll(COLOUR)].map(([, name = '', dictionary = '']) => [name, hexOf(dictionary)]),
  );
  const palette = Array.from({ length: 16 }, (_, i) => colours.get(`Ansi ${i}`));
  if (palette.every((colour) => colour === undefined))
    throw new Error('no colours named "Ansi 0 Color" to "Ansi 15 Color"');
  return { background: colours.get('Background'), foreground: colours.get('Foreground'), palette };
}

function hexOf(dictionary: string): string | undefined {
  const parts = new Map([...dictionary.matchAll(COMPONENT)].map(([, name, value]) => [name, Number(value)]));
  const bytes = ['Red', 'Green', 'Blue'].map((name) => Math.round((parts.get(name) ?? Number.NaN) * 255));
  if (!bytes.every((byte) => byte >= 0 && byte <= 255)) return undefined;
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
