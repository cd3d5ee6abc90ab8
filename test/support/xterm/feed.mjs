// Runs inside xterm: writes pieces of output to it, and after each has the screen dumped and asks where the cursor is.
// node feed.mjs FOLDER: reads FOLDER/pieces.json, writes FOLDER/0.xhtml and so on, and FOLDER/cursors.json at the end.
import { execFileSync } from 'node:child_process';
import { openSync, readdirSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { ReadStream } from 'node:tty';

const folder = process.argv[2];
// Opened twice: what is opened for reading from becomes one that does not wait.
const [output, input] = ['w', 'r+'].map((how) => openSync('/dev/tty', how));
execFileSync('stty', ['raw', '-echo', '-opost'], { stdio: [input, 'pipe', 'inherit'] });
let replies = '';
let heard = () => {};
new ReadStream(input).on('data', (data) => {
  replies += data;
  heard();
});

/** Written whole, in parts that leave time for reading. */
async function write(text) {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += 4096) {
    let written = 0;
    while (written < Math.min(4096, bytes.length - at))
      written += writeSync(output, bytes.subarray(at + written, at + 4096));
    await new Promise(setImmediate);
  }
}

/** Resolves when all that was written has been processed. No program asks for mode 7777. */
async function settled() {
  replies = '';
  await write('\x1b[6n\x1b[?7777$p');
  while (!replies.includes('?7777')) {
    await new Promise((resolve) => {
      heard = resolve;
    });
  }
  return [...replies.matchAll(/\x1b\[(\d+);(\d+)R/g)].at(-1)?.slice(1).map(Number);
}

const dump = () => readdirSync(folder).find((name) => /^xterm\..*\.xhtml$/.test(name));
const cursors = [];
for (const [index, { output: text, last }] of JSON.parse(readFileSync(join(folder, 'pieces.json'), 'utf8')).entries()) {
  await write(text);
  cursors.push(await settled());
  // Only rows between the margins are dumped.
  await write(`${last ? '\x1b[?6l\x1b[?69l\x1b[r' : ''}\x1b[10i`);
  await settled();
  renameSync(join(folder, dump()), join(folder, `${index}.xhtml`));
}
writeFileSync(join(folder, 'cursors.json'), JSON.stringify(cursors));
process.exit(0);
