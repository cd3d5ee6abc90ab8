// Looks side by side: 24 combinations of decorations and overlays over six recordings, in every moving format, at one moment each. Makes
// sheets to look at, FORMAT-SCALEx-N.png, and tells how far each format is from the APNG, which is exact.
// node scripts/looks-sheet.mjs [FOLDER] [--scale 1,2] [--formats apng,gif,...] [--only N,N]; SVG needs a Chromium, MP4 ffmpeg.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import sharp from 'sharp';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    scale: { type: 'string', default: '1,2' },
    formats: { type: 'string', default: 'apng,gif,webp,svg,mp4' },
    only: { type: 'string' },
  },
});
const folder = resolve(positionals[0] ?? 'looks-sheet');
const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const corpus = (name) => {
  const file = path(`../../shared/corpus/${name}.cast`);
  return existsSync(file) ? file : path('../examples/demo.cast');
};
const keyed = corpus('AmanVarshney01__tcut__demo');
const marked = corpus('guitarrapc__scenetake__basic');
const titled = corpus('tool3__dvd-cli__v3');
const typed = corpus('r-lib__asciicast__dplyr');
const htop = corpus('nbedos__termtosvg__htop');
const demo = path('../examples/demo.cast');
const SUNSET = 'linear-gradient(135deg, #f59e0b, #db2777)';
const sky = join(folder, 'sky.png');
const logo = join(folder, 'logo.png');

/** Recording, seconds, options. */
const COMBINATIONS = [
  [demo, 5, '--window macos --title auto --margin 40 --shadow'],
  [demo, 5, '--window windows --title Harbours --margin 30,60'],
  [demo, 5, '--window plain --title demo.cast --border 1 --radius 6 --theme github-light'],
  [demo, 6, ['--preset', 'social']],
  [keyed, 3, '--keys --captions --clock --window macos --margin 24 --radius 14'],
  [keyed, 9, '--keys --keys-place top --progress-bar bottom --theme nord'],
  [keyed, 5, '--keys --keys-place bottom-left --preset docs --theme solarized-light'],
  [marked, 4, '--captions --clock'],
  [marked, 6, '--captions --clock --window windows --title auto --progress-bar top --margin 20 --border 2,#ff8800'],
  [marked, 6, '--preset readme --margin 12'],
  [titled, 6, '--window macos --title auto --clock --shadow --margin-fill white'],
  [titled, 6, ['--window', 'plain', '--title', 'auto', '--margin', '50', '--margin-fill', SUNSET, '--radius', '20']],
  [titled, 4, '--margin 10,20,30,40 --margin-fill #336699 --radius 30 --border 4'],
  [typed, 9, '--keys --window macos --transparent --shadow'],
  [typed, 9, '--keys --keys-place center --transparent --radius 24 --margin 16 --margin-fill white'],
  [typed, 12, ['--window', 'macos', '--margin', '60', '--margin-fill', sky, '--shadow', '--watermark', logo]],
  [htop, 4, '--watermark castkit.example --watermark-place top-right --watermark-opacity 0.4'],
  [htop, 4, '--crop 60x8+0+0 --window macos --title htop'],
  [
    htop,
    4,
    ['--crop', 'auto', '--shadow', '--margin', '48', '--margin-fill', 'linear-gradient(to right, #0f172a, #334155)'],
  ],
  [htop, 4, '--cursor block --window plain --radius 12 --margin 0,40 --watermark a-watermark'],
  [demo, 8, '--preset slides --progress-bar top --clock'],
  [
    demo,
    8,
    [
      '--padding',
      '0',
      '--margin',
      '32',
      '--margin-fill',
      'linear-gradient(#fff, #cbd5e1)',
      '--shadow',
      '--theme',
      'catppuccin-latte',
    ],
  ],
  [keyed, 12, '--window windows --keys --captions --clock --progress-bar bottom --title tcut --shadow --watermark me'],
  [marked, 9, '--font-size 12 --window macos --title auto --captions --margin 16 --border 1 --min-contrast 7'],
];

/** Pictures for the combinations that need some. */
async function makeImages() {
  const svg = (inside, size) => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${size}>${inside}</svg>`);
  const clouds =
    '<rect width="640" height="400" fill="#38bdf8"/><circle cx="160" cy="120" r="90" fill="#fff"/><circle cx="480" cy="300" r="140" fill="#f472b6"/>';
  await sharp(svg(clouds, 'width="640" height="400"')).png().toFile(sky);
  await sharp(
    svg(
      '<circle cx="40" cy="40" r="38" fill="#ffd400"/><path d="M20 40h40" stroke="#000" stroke-width="9"/>',
      'width="80" height="80"',
    ),
  )
    .png()
    .toFile(logo);
}

function run(program, args) {
  const { status, stderr, stdout } = spawnSync(program, args, { maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
  return stdout;
}

/** Up to a second past the moment, so that bars and clocks are on their way. */
function renderAll(index, scale, formats) {
  const [input, at, options] = COMBINATIONS[index];
  const words = typeof options === 'string' ? options.split(' ').filter(Boolean) : options;
  const files = formats.map((format) => join(folder, `${index}-${scale}.${format}`));
  const outputs = files.flatMap((file) => ['-o', file]);
  run(process.execPath, [
    path('../bin/castkit.js'),
    'render',
    '-q',
    input,
    ...outputs,
    '--end',
    `${at + 3}`,
    '--scale',
    `${scale}`,
    ...words,
  ]);
  return files;
}

/** The frame of a GIF or WebP that shows at a time, composited. */
async function pageAt(file, time) {
  const { delay, pages = 1 } = await sharp(file).metadata();
  let page = 0;
  for (let end = delay[0]; page + 1 < pages && end <= time; end += delay[++page]);
  return sharp(file, { page }).ensureAlpha().png().toBuffer();
}

/** The last frame up to a time. */
function frameAt(file, time) {
  const last = `${file}.png`;
  const until = `trim=end=${time / 1000 + 0.0001}`;
  run('ffmpeg', ['-v', 'error', '-y', '-i', file, '-vf', until, '-vsync', '0', '-update', '1', '-f', 'image2', last]);
  return readFileSync(last);
}

/** A browser each: one that falls over takes no other picture with it. */
async function svgAt(file, time) {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const page = await browser.newPage();
  await page.goto(`file://${file}`);
  const [width, height] = await page.evaluate(() => {
    const box = document.documentElement.getBoundingClientRect();
    return [Math.ceil(box.width), Math.ceil(box.height)];
  });
  await page.setViewportSize({ width, height });
  await page.evaluate((at) => {
    for (const animation of document.getAnimations()) {
      animation.pause();
      animation.currentTime = at;
    }
  }, time);
  const shot = await page.screenshot({ omitBackground: true });
  await browser.close();
  return shot;
}

const readers = { apng: frameAt, mp4: frameAt, gif: pageAt, webp: pageAt, svg: svgAt };

const pixelsOf = async (png) =>
  sharp(png)
    .toColourspace('srgb')
    .flatten({ background: '#808080' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });

/** Share of pixels that differ by more than a little, and the most that a channel does. */
async function difference(a, b) {
  const [one, other] = [await pixelsOf(a), await pixelsOf(b)];
  if (one.info.width !== other.info.width || one.info.height !== other.info.height)
    return `${other.info.width}x${other.info.height} instead of ${one.info.width}x${one.info.height}`;
  let [most, count] = [0, 0];
  for (let i = 0; i < one.data.length; i += 4) {
    const off = Math.max(...[0, 1, 2].map((c) => Math.abs(one.data[i + c] - other.data[i + c])));
    most = Math.max(most, off);
    if (off > 8) count++;
  }
  return `${((400 * count) / one.data.length).toFixed(2)} % (${most})`;
}

/** Six pictures a sheet, on a chequered ground that shows what is see-through. */
async function writeSheets(pictures, name) {
  for (let sheet = 0; 6 * sheet < pictures.length; sheet++) {
    const own = pictures.slice(6 * sheet, 6 * sheet + 6);
    const sizes = await Promise.all(own.map((png) => sharp(png).metadata()));
    const [width, height] = [Math.max(...sizes.map((s) => s.width)) + 16, Math.max(...sizes.map((s) => s.height)) + 16];
    const board = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16"><path fill="#bbb" d="M0 0h8v8h8v8H8V8H0z"/></svg>',
    );
    await sharp({ create: { width: 2 * width, height: 3 * height, channels: 4, background: '#eee' } })
      .composite([
        { input: board, tile: true },
        ...own.map((input, i) => ({ input, left: (i % 2) * width + 8, top: (i >> 1) * height + 8 })),
      ])
      .png()
      .toFile(join(folder, `${name}-${sheet + 1}.png`));
  }
}

mkdirSync(folder, { recursive: true });
await makeImages();
const formats = values.formats.split(',');
const chosen = values.only?.split(',').map(Number) ?? [...COMBINATIONS.keys()];
for (const scale of values.scale.split(',').map(Number)) {
  const shown = Object.fromEntries(formats.map((format) => [format, []]));
  for (const index of chosen) {
    const time = COMBINATIONS[index][1] * 1000;
    const told = [];
    for (const [i, file] of renderAll(index, scale, formats).entries()) {
      const png = await readers[formats[i]](file, time);
      shown[formats[i]].push(png);
      writeFileSync(`${file}.png`, png);
      if (i > 0) told.push(`${formats[i]} ${await difference(shown[formats[0]].at(-1), png)}`);
      rmSync(file);
    }
    console.log(`${index} ${scale}x: ${told.join(', ')}`);
  }
  for (const format of formats) await writeSheets(shown[format], `${format}-${scale}x`);
}
