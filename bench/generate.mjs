// Makes the benchmark's recordings, byte for byte the same every time. Usage: node bench/generate.mjs [folder]
import { closeSync, existsSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Random } from './random.mjs';
import { demoLike } from './recordings/demo-like.mjs';
import { events20k } from './recordings/events20k.mjs';
import { plasma200 } from './recordings/plasma200.mjs';
import { scroll } from './recordings/scroll.mjs';
import { tui80 } from './recordings/tui80.mjs';
import { typing } from './recordings/typing.mjs';
import { vim120 } from './recordings/vim120.mjs';

/** The recordings of a series draw from one source in this order: a new one begins a series of its own. */
const SERIES = [
  { seed: 12345, recordings: [tui80, plasma200, scroll, typing, events20k, vim120] },
  { seed: 37, recordings: [demoLike] },
];
export const CASTS = fileURLToPath(new URL('casts/', import.meta.url));
export const RECORDINGS = SERIES.flatMap(({ recordings }) => recordings);
const FLUSH = 1 << 22;

export const castFile = (name, folder = CASTS) => `${folder.replace(/\/?$/, '/')}${name}.cast`;

function write(recording, random, folder) {
  const file = openSync(castFile(recording.name, folder), 'w');
  const { cols, rows } = recording;
  const header = { version: 2, width: cols, height: rows, timestamp: 1, env: { TERM: 'xterm-256color' } };
  let text = `${JSON.stringify(header)}\n`;
  for (const [seconds, data] of recording.events(random)) {
    text += `${JSON.stringify([Number(seconds.toFixed(6)), 'o', data])}\n`;
    if (text.length <= FLUSH) continue;
    writeSync(file, text);
    text = '';
  }
  writeSync(file, text);
  closeSync(file);
}

/** Makes what is not there yet; a series as a whole, since its recordings hang together. */
export function generate(folder = CASTS) {
  mkdirSync(folder, { recursive: true });
  for (const { seed, recordings } of SERIES) {
    if (recordings.every(({ name }) => existsSync(castFile(name, folder)))) continue;
    const random = new Random(seed);
    for (const recording of recordings) write(recording, random, folder);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) generate(process.argv[2]);
