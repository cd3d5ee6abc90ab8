// Pictures as WebP and JPEG, by the browser's own encoders: their bytes are not those of Node.js.
import { CastError } from '../core/errors.js';
import type { Platform } from '../core/platform.js';

/** Of JPEG, where none is asked for. */
const GOOD = 90;

/** As Platform has it. */
export const encodeImage: Platform['encodeImage'] = async ({ pixels, width, height }, { format, quality }) => {
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')!.putImageData(new ImageData(new Uint8ClampedArray(pixels), width, height), 0, 0);
  const share = (quality ?? (format === 'webp' ? 100 : GOOD)) / 100;
  const blob = await canvas.convertToBlob({ type: `image/${format}`, quality: share });
  // What a browser has no encoder for becomes a PNG.
  if (blob.type === `image/${format}`) return new Uint8Array(await blob.arrayBuffer());
  throw new CastError({ file: format }, 'this browser has no encoder for it');
};
