// An option whose value is a number of bytes: 500k, 5MB, 1.5 MiB.
import type { Option } from './option.js';

const UNITS: Record<string, number> = { k: 1e3, m: 1e6, g: 1e9, ki: 1024, mi: 1024 ** 2, gi: 1024 ** 3 };

/** Bytes of a text such as "5MB", "500k", "1.5 MiB" or "12345". */
export function parseByteSize(text: string): number | undefined {
  const [, digits, unit = ''] = /^(\d+\.?\d*|\.\d+)\s*(?:([kmg]i?)?b?)$/i.exec(text.trim()) ?? [];
  if (digits === undefined) return undefined;
  const bytes = Math.floor(Number(digits) * (UNITS[unit.toLowerCase()] ?? 1));
  return bytes > 0 && Number.isSafeInteger(bytes) ? bytes : undefined;
}

/** In a library call a number of bytes will do. */
export function byteSize(
  spec: Pick<Option<number | undefined>, 'flag' | 'group' | 'help' | 'default' | 'defaultText'>,
): Option<number | undefined> {
  return {
    ...spec,
    placeholder: 'BYTES',
    expected: 'a size such as 5MB or 500k',
    parse: parseByteSize,
    check: (value) =>
      typeof value === 'string'
        ? parseByteSize(value)
        : typeof value === 'number' && Number.isInteger(value) && value > 0
          ? value
          : undefined,
  };
}
