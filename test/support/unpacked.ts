// What is in an archive, all of it.
import { LONGEST_EVENT } from '../../src/core/recording/size-limit.js';
import { isPacked, unpack } from '../../src/node/source/decompress.js';

/** The bytes themselves where they are not packed. */
export async function unpacked(
  bytes: Uint8Array,
  name: string,
  maxText: number,
  maxEvent = LONGEST_EVENT,
): Promise<Uint8Array> {
  if (!isPacked(bytes)) return bytes;
  const parts: Uint8Array[] = [];
  for await (const part of unpack(bytes, name, { maxText, maxEvent })) parts.push(part);
  return Buffer.concat(parts);
}
