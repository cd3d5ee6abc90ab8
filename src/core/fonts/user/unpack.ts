// The bytes of a font file as an sfnt, whatever it is packed in.
import { type PlatformFile, platform } from '../../platform.js';
import { unpackWoff, WOFF } from './woff.js';

const WOFF2 = 0x774f4632; // 'wOF2'

const signature = (bytes: Uint8Array): number =>
  bytes.length < 4 ? 0 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);

const whole = (file: PlatformFile): Uint8Array => file.read(0, file.size);

/** The font in a packed file; undefined for a file that is not packed. @throws what the system or the format says */
export async function unpackedFont(path: string): Promise<Uint8Array | undefined> {
  const { files } = platform();
  const tag = signature(files.open(path, (file) => file.read(0, 4)));
  if (tag === WOFF) return unpackWoff(files.open(path, whole));
  return tag === WOFF2 ? platform().unpackWoff2(files.open(path, whole)) : undefined;
}

/** The bytes of a file that is not packed. @throws what the system says */
export const plainFont = (path: string): Uint8Array => platform().files.open(path, whole);
