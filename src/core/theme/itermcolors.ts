// iTerm2's .itermcolors: an XML property list of dictionaries, one a colour, with its components from 0 to 1. Reads no other XML.

const COLOUR = /<key>([^<]*? Color)<\/key>\s*<dict>([\s\S]*?)<\/dict>/g;
const COMPONENT = /<key>(Red|Green|Blue) Component<\/key>\s*<(?:real|integer)>([^<]*)</g;
const COMPONENTS = ['Red', 'Green', 'Blue'];

/** The keys of a theme's colours: background, foreground, and the sixteen in their order. */
export const ITERM_KEYS: readonly string[] = [
  'Background Color',
  'Foreground Color',
  ...Array.from({ length: 16 }, (_, i) => `Ansi ${i} Color`),
];

/** Colours by their keys, written #rrggbb; one that has no such colour is written as its components stand in the file. */
export function readItermColours(text: string): Record<string, string> {
  const colours = new Map(
    [...text.matchAll(COLOUR)].map(([, key = '', dictionary = '']) => [key, written(dictionary)]),
  );
  if (!ITERM_KEYS.some((key) => key.startsWith('Ansi') && colours.has(key)))
    throw new Error('no colours named "Ansi 0 Color" to "Ansi 15 Color"');
  return Object.fromEntries(colours);
}

function written(dictionary: string): string {
  const found = new Map([...dictionary.matchAll(COMPONENT)].map(([, name, value = '']) => [name, value.trim()]));
  const parts = COMPONENTS.map((name) => found.get(name) ?? '');
  const bytes = parts.map((part) => (part === '' ? Number.NaN : Math.round(Number(part) * 255)));
  if (bytes.every((byte) => byte >= 0 && byte <= 255)) {
    return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  }
  return COMPONENTS.flatMap((name) => (found.has(name) ? [`${name} ${found.get(name)}`] : [])).join(', ');
}
