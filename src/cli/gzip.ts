// Products whose names ask for compression: demo.cast.gz, demo.svgz.
import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';

/** The chunks as one gzip file, without a name or a time in it. */
export async function* gzipped(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gzip = createGzip();
  // What goes wrong on the way destroys the stream, and is thrown to whoever reads it.
  pipeline(Readable.from(chunks), gzip, () => {});
  yield* gzip;
}
