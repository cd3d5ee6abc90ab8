// Contact sheets: moments of recordings side by side, one PNG a recording, for looking at what castkit draws.
// node scripts/contact-sheet.mjs OUT_DIR [--moments N] [--columns N] [--scale N] [RECORDING ...]; without recordings, the corpus.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadCast, stills } from 'castkit';
import sharp from 'sharp';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    moments: { type: 'string', default: '10' },
    columns: { type: 'string', default: '2' },
    scale: { type: 'string', default: '1' },
  },
});
const [folder = 'contact-sheets', ...named] = positionals;
const corpus = new URL('../../shared/corpus/', import.meta.url).pathname;
const recordings =
  named.length > 0
    ? named
    : readdirSync(corpus)
        .filter((name) => name.endsWith('.cast'))
        .map((name) => join(corpus, name));
const GAP = 8;

async function sheetOf(path) {
  const moments = Number(values.moments);
  const at = Array.from({ length: moments }, (_, i) => `${((i + 0.5) * 100) / moments}%`).join(',');
  const pictures = [];
  for await (const still of stills(await loadCast(path), 'png', { at, scale: Number(values.scale) }))
    pictures.push(still);
  const { width, height } = pictures[0];
  const columns = Math.min(Number(values.columns), pictures.length);
  const rows = Math.ceil(pictures.length / columns);
  const place = (i) => ({ left: (i % columns) * (width + GAP), top: Math.floor(i / columns) * (height + GAP) });
  return sharp({
    create: { width: columns * (width + GAP), height: rows * (height + GAP), channels: 3, background: '#ff00ff' },
  })
    .composite(pictures.map(({ bytes }, i) => ({ input: Buffer.from(bytes), ...place(i) })))
    .png()
    .toBuffer();
}

mkdirSync(folder, { recursive: true });
for (const path of recordings) {
  const file = join(folder, `${basename(path).replace(/\.cast(\.gz)?$/, '')}.png`);
  writeFileSync(file, await sheetOf(path));
  console.log(file);
}
