// Unsigned LEB128: seven bits a byte, the lowest first, the high bit set in all but the last. Up to 2^53 - 1.

const LONGEST = 8;

/** Appends a whole number. @throws RangeError for one that is negative, fractional or above 2^53 - 1 */
export function pushVarint(bytes: number[], value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`no unsigned whole number: ${value}`);
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
}

/** The number at an offset, and the offset behind it; undefined where it is cut off or too large. */
export function readVarint(bytes: Uint8Array, offset: number): { value: number; end: number } | undefined {
  let value = 0;
  let unit = 1;
  for (let i = 0; i < LONGEST; i++) {
    const byte = bytes[offset + i];
    if (byte === undefined) return undefined;
    value += (byte & 0x7f) * unit;
    if (byte < 0x80) return Number.isSafeInteger(value) ? { value, end: offset + i + 1 } : undefined;
    unit *= 0x80;
  }
  return undefined;
}
