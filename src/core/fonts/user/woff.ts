// WOFF: a font whose tables are deflated one by one (W3C, WOFF File Format 1.0).
import { platform } from '../../platform.js';
import { type Table, writeSfnt } from './sfnt-writer.js';

/** Unpacked fonts may not be larger. */
export const LARGEST_UNPACKED = 256 << 20;

export const WOFF = 0x774f4646; // 'wOFF'

/** The font inside. @throws RangeError or a zlib error for a file that is broken or too large */
export function unpackWoff(file: Uint8Array): Uint8Array {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let room = LARGEST_UNPACKED;
  const tables = Array.from({ length: view.getUint16(12) }, (_, i): Table => {
    const record = 44 + 20 * i;
    const tag = String.fromCharCode(...file.subarray(record, record + 4));
    const at = view.getUint32(record + 4);
    const packed = file.subarray(at, at + view.getUint32(record + 8));
    const length = view.getUint32(record + 12);
    room -= length;
    if (room < 0) throw new RangeError(`it unpacks to more than ${LARGEST_UNPACKED >> 20} MB`);
    const bytes = packed.length < length ? platform().inflate(packed, length) : packed;
    return { tag, bytes };
  });
  return writeSfnt(view.getUint32(4), tables);
}
