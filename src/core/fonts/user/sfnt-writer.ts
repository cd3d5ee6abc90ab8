// Puts tables together to a font file, for the readers of this folder: checksums stay zero.

export interface Table {
  readonly tag: string;
  readonly bytes: Uint8Array;
}

const padded = (length: number): number => (length + 3) & ~3;

/** @param flavour the first four bytes of the font, as a number */
export function writeSfnt(flavour: number, tables: readonly Table[]): Uint8Array {
  const head = 12 + 16 * tables.length;
  const file = new Uint8Array(tables.reduce((length, { bytes }) => length + padded(bytes.length), head));
  const view = new DataView(file.buffer);
  view.setUint32(0, flavour);
  view.setUint16(4, tables.length);
  let at = head;
  tables.forEach(({ tag, bytes }, i) => {
    const record = 12 + 16 * i;
    for (let k = 0; k < 4; k++) file[record + k] = tag.charCodeAt(k);
    view.setUint32(record + 8, at);
    view.setUint32(record + 12, bytes.length);
    file.set(bytes, at);
    at += padded(bytes.length);
  });
  return file;
}
