// What an SVG says of itself to those who cannot see it, and the names of fonts it asks viewers for.
import type { Cast, Micros } from '../recording/cast.js';
import { SECOND } from '../time.js';
import type { SvgValues } from './options.js';

export const titleOf = ({ header: { title, command } }: Cast): string =>
  title?.trim() || command?.trim() || 'Terminal recording';

/** @param duration undefined for a still */
export function describe({ cols, rows }: { cols: number; rows: number }, duration: Micros | undefined): string {
  const size = `${cols} columns by ${rows} rows`;
  if (duration === undefined) return `A terminal of ${size}.`;
  return `An animated recording of a terminal of ${size}, ${(duration / SECOND).toFixed(1)} seconds long.`;
}

/** Monospaced fonts of all systems. */
const FALLBACKS = 'ui-monospace,SFMono-Regular,Menlo,Consolas,DejaVu Sans Mono,Liberation Mono,monospace';

const TEXT_FONT = 'JetBrains Mono';

/** Value of font-family: the embedded font, those asked for, those that viewers may have. */
export function familiesOf({ textFontFamily, fontFamily }: SvgValues, embedded: string | undefined): string {
  const asked = [...(textFontFamily ?? '').split(','), ...(fontFamily ?? TEXT_FONT).split(',')]
    .map(quoted)
    .filter((name) => name !== '');
  return [...(embedded === undefined ? [] : [embedded]), ...new Set(asked), FALLBACKS].join(',');
}

/** A family's name as CSS takes it. */
function quoted(name: string): string {
  const plain = name
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .replace(/['"\\\p{Cc}]/gu, '');
  return plain === '' || /^[A-Za-z][A-Za-z0-9-]*(?: [A-Za-z][A-Za-z0-9-]*)*$/.test(plain) ? plain : `'${plain}'`;
}
