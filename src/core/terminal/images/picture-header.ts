// The size of a picture file, from its first bytes: PNG, GIF and JPEG. The rest of the file is not looked at.
import { platform } from '../../platform.js';

export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** Enough for a PNG and a GIF, and for most of what a JPEG has before its frame header (Exif, ICC profile). */
const BYTES_READ = 98_304;

/** @param base64 the file, or its beginning */
export function pictureSize(base64: string): PixelSize | undefined {
  const bytes = platform().fromBase64(base64.slice(0, (BYTES_READ / 3) * 4));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const size = bytes.length < 10 ? undefined : (pngSize(view) ?? gifSize(view) ?? jpegSize(view));
  return size && size.width > 0 && size.height > 0 ? size : undefined;
}

/** PNG 11.2.1: IHDR comes first. */
function pngSize(view: DataView): PixelSize | undefined {
  if (view.byteLength < 24 || view.getUint32(0) !== 0x89504e47) return undefined;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** GIF89a 18: the logical screen. */
function gifSize(view: DataView): PixelSize | undefined {
  if (view.getUint32(0) !== 0x47494638) return undefined;
  return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

/** ITU-T T.81 B.2.2: the first start of frame (SOF0 to SOF15, of which C4, C8 and CC are others). */
function jpegSize(view: DataView): PixelSize | undefined {
  if (view.getUint16(0) !== 0xffd8) return undefined;
  for (let at = 2; at + 9 <= view.byteLength && view.getUint8(at) === 0xff; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1);
    if (marker < 0xc0 || marker > 0xcf || [0xc4, 0xc8, 0xcc].includes(marker)) continue;
    return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
  }
  return undefined;
}
