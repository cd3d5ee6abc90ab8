// Renders a recording as a GIF at double speed. Usage: node make-gif.ts demo.cast demo.gif
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { gif, loadCast } from 'castkit';

const [input = 'examples/demo.cast', output = 'demo.gif'] = process.argv.slice(2);

const cast = await loadCast(input);
const chunks = gif(cast, { theme: 'nord', speed: 2 }, { warn: (warning) => console.error(warning) });
await pipeline(Readable.from(chunks), createWriteStream(output));
