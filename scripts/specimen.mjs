// Draws specimen sheets of the glyphs to PNG, for looking at: node scripts/specimen.mjs OUTDIR [sheet ...]
// Sheets: text, boxes, blocks, mosaics, powerline, decorations, symbols, scripts, emoji. Each in several sizes, enlarged.
import { mkdirSync, writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import { build } from 'esbuild';

const [out = 'specimens', ...wanted] = process.argv.slice(2);
const SIZES = (process.env.SIZES ?? '12,14,16,20,24,32').split(',').map(Number);
const LINE_HEIGHT = Number(process.env.LINE_HEIGHT ?? 1.4);
const SCALE = Number(process.env.SCALE ?? 3);
const DARK = { fg: [0xcc, 0xcc, 0xcc], bg: [0x12, 0x13, 0x14] };
const LIGHT = { fg: [0x24, 0x29, 0x2e], bg: [0xff, 0xff, 0xff] };

// Two folders under the root, as bundled.ts expects.
const outfile = 'node_modules/.cache/specimen-glyphs.mjs';
await build({
  stdin: {
    contents: "import './src/node/platform/install.ts'; export { createGlyphs } from './src/core/fonts/source.ts';",
    resolveDir: process.cwd(),
  },
  packages: 'external',
  bundle: true,
  format: 'esm',
  platform: 'node',
  outfile,
  logLevel: 'error',
});
const { createGlyphs } = await import(`${process.cwd()}/${outfile}`);

const range = (first, last, perRow = 32) => {
  const rows = [];
  for (let c = first; c <= last; c += perRow) {
    rows.push(Array.from({ length: Math.min(perRow, last - c + 1) }, (_, i) => String.fromCodePoint(c + i)).join(''));
  }
  return rows;
};
const spaced = (rows) => rows.map((row) => [...row].join(' '));
const ASCII = range(0x20, 0x7e, 48);
const PROSE = 'The quick brown fox: fi @ 0O1lI {[()]} => "ok" 37%';
const ACCENTS = '~/src$ ÄÖÜ éàç Łódź Привет Ωλ jumps off of Wm@M';
const plain = { bold: false, italic: false };
const SHEETS = {
  text: [
    ...[plain, { bold: true, italic: false }, { bold: false, italic: true }, { bold: true, italic: true }].flatMap(
      (face) => [PROSE, ACCENTS, ...ASCII].map((text) => ({ text, face })),
    ),
  ],
  boxes: [
    '┌─┬┐ ╔═╦╗ ╓─╥╖ ╒═╤╕ ┏━┳┓ ┍━┯┑ ┎─┰┒ ╭─┬╮ ╭──╮╭╮ ╱╲ ╲╱ ╳╳',
    '│ ││ ║ ║║ ║ ║║ │ ││ ┃ ┃┃ │ ││ ┃ ┃┃ │ ││ │╭╮│││ ╲╱ ╱╲ ╳╳',
    '├─┼┤ ╠═╬╣ ╟─╫╢ ╞═╪╡ ┣━╋┫ ┝━┿┥ ┠─╂┨ ├─┼┤ │╰╯│╰╯ ╱╱╱ ╲╲╲',
    '└─┴┘ ╚═╩╝ ╙─╨╜ ╘═╧╛ ┗━┻┛ ┕━┷┙ ┖─┸┚ ╰─┴╯ ╰──╯   ╱╱╱ ╲╲╲',
    '╴╵╶╷╸╹╺╻ ╼╽╾╿ ─╴╶─ ━╸╺━ ┄┄┄┄ ┅┅┅┅ ┈┈┈┈ ┉┉┉┉ ╌╌╌╌ ╍╍╍╍',
    '┆┇┊┋╎╏ ⎛⎞⎡⎤⎧⎫ ⎺⎻─⎼⎽ ⎸⎹ ⏺ ok ⎿ done ⌠ 🮠🮡🮢🮣🮤🮥🮦🮧🮨🮩🮪🮫🮬🮭🮮',
    '┆┇┊┋╎╏ ⎜⎟⎢⎥⎨⎬ ⎺⎻─⎼⎽ ⎸⎹ │  ⎿      ⎮ 🮣🮢 🮡🮠',
    '┆┇┊┋╎╏ ⎝⎠⎣⎦⎩⎭       ⎸⎹ └─        ⌡ 🮡🮠 🮣🮢',
    ...range(0x2500, 0x257f),
  ].map((text) => ({ text, face: plain })),
  blocks: [
    ...spaced(range(0x2580, 0x259f)),
    '█▓▒░ ▀▄▀▄ ▌▐▌▐ ▁▂▃▄▅▆▇█ ▏▎▍▌▋▊▉█ ▙▟▛▜ ▚▞▚▞',
    '█▓▒░ ▀▄▀▄ ▌▐▌▐ ▁▂▃▄▅▆▇█ ▏▎▍▌▋▊▉█ ▙▟▛▜ ▚▞▚▞',
    ...spaced(range(0x1fb70, 0x1fb9f, 24)),
    '🮕🮕🮕 🮖🮖🮖 🮗🮗🮗 🮘🮘🮘 🮙🮙🮙 🮌🮍🮎🮏🮐🮑🮒🮔',
    '🮕🮕🮕 🮖🮖🮖 🮗🮗🮗 🮘🮘🮘 🮙🮙🮙 🮌🮍🮎🮏🮐🮑🮒🮔',
    ...range(0x2800, 0x28ff, 64),
  ].map((text) => ({ text, face: plain })),
  mosaics: [...spaced([...range(0x1fb00, 0x1fb6f, 28), ...range(0x1cd00, 0x1cde5, 29)])].map((text) => ({
    text,
    face: plain,
  })),
  powerline: [
    '\ue0b0 \ue0b1 \ue0b2 \ue0b3 \ue0b4 \ue0b5 \ue0b6 \ue0b7 \ue0b8 \ue0b9 \ue0ba \ue0bb \ue0bc \ue0bd \ue0be \ue0bf \ue0d2 \ue0d4',
    '█\ue0b0\ue0b1 █\ue0b4\ue0b5 \ue0b3\ue0b2█ \ue0b7\ue0b6█ \ue0a0 main \ue0a1\ue0a2',
    '\uee00\uee01\uee01\uee02 \uee03\uee04\uee04\uee01\uee02 \uee06 \uee07 \uee08 \uee09 \uee0a \uee0b \uf015 \uf120 \ue718 \uf1d3 \ue7a8 \u{f0001}',
  ].map((text) => ({ text, face: plain })),
  decorations: ['single', 'double', 'curly', 'dotted', 'dashed', 'overline', 'strike'].map((decoration) => ({
    text: `${decoration} gypsy Quality jump`,
    face: plain,
    decoration,
  })),
  symbols: [
    '→←↑↓↔⇒⇐ ✓✔✗✘ ●○◉◎ ■□▪▫ ★☆ ⏵⏸⏹⏺ ⚒☐☒☑ ✻✶✢✽ ∑∫√∞≠≤≥ ∀∃∈',
    '⌘⌥⇧⌃⏎⌫ ①②③ ♠♣♥♦ ♪♫ ⚠⚡☀☁ ❯❮❱ ▶◀▲▼ ➜➤ ⟨⟩ ⟦⟧ 𝐀𝑏𝒞 ⅓½¼ №™©®',
    'e\u0301 x\u0302 A\u0301\u0328 q\u0307 b\u0304 i\u0308\u0301 o\u0323 \u{10ffff}',
  ].flatMap((text) => [plain, { bold: true, italic: true }].map((face) => ({ text, face }))),
  scripts: [
    'नमस्ते हिन्दी की',
    'العربية مرحبا',
    'שלום עולם',
    'สวัสดีครับ ที่นี่',
    '中文字符測試 日本語テスト ｶﾅ 한국어 ，。「」',
    '漢字かな交じり文',
  ].flatMap((text) =>
    [plain, { bold: true, italic: false }, { bold: false, italic: true }].map((face) => ({ text, face })),
  ),
  emoji: ['😀😂🥰👍👍🏽👨‍👩‍👧‍👦🏳️‍🌈🇩🇪🇯🇵 1️⃣#️⃣ ❤️✅❌⚠️🚀✨🎉🦀🐍🔥💻📦🧪⏳'].map((text) => ({ text, face: plain })),
};

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const WIDE =
  /^(?:\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60\u{20000}-\u{3ffff}])|\ufe0f/u;

const cellsOf = (segment) => (WIDE.test(segment) ? 2 : 1);

function drawRows(rows, size, { fg, bg }) {
  const missing = [];
  const glyphs = createGlyphs({
    size,
    lineHeight: LINE_HEIGHT,
    tell: (drawn) => drawn.missing && missing.push(drawn.text),
  });
  const { width, height } = glyphs.metrics;
  const cols =
    2 +
    Math.max(
      ...rows.map(({ text }) =>
        Array.from(segmenter.segment(text), ({ segment }) => cellsOf(segment)).reduce((a, b) => a + b, 0),
      ),
    );
  const picture = {
    width: cols * width,
    height: rows.length * height,
    pixels: Buffer.alloc(cols * width * rows.length * height * 3),
  };
  for (let i = 0; i < picture.pixels.length; i++) picture.pixels[i] = bg[i % 3];
  const light = fg[1] > bg[1];
  const blend = (left, top, w, at, colour) => {
    for (let y = 0; y < height; y++)
      for (let x = 0; x < w; x++) {
        const alpha = at(y * w + x);
        const o = ((top + y) * picture.width + left + x) * 3;
        if (left + x < picture.width)
          for (let k = 0; k < 3; k++)
            picture.pixels[o + k] = Math.round(picture.pixels[o + k] * (1 - alpha) + colour(y * w + x)[k] * alpha);
      }
  };
  const curve = (a) => (light ? a ** (1 / 1.2) : a);
  rows.forEach(({ text, face, decoration }, row) => {
    let col = 1;
    for (const { segment } of segmenter.segment(text)) {
      const cells = cellsOf(segment);
      const image = glyphs.glyph(segment, face, cells);
      if (decoration) {
        const mask = glyphs.decoration(decoration, col * width);
        blend(
          col * width,
          row * height,
          width,
          (i) => curve(mask[i] / 255),
          () => [0xdd, 0x3c, 0x69],
        );
      }
      if (image.kind === 'mask')
        blend(
          col * width,
          row * height,
          cells * width,
          (i) => curve(image.coverage[i] / 255),
          () => fg,
        );
      else
        blend(
          col * width,
          row * height,
          cells * width,
          (i) => image.rgba[4 * i + 3] / 255,
          (i) => image.rgba.subarray(4 * i, 4 * i + 3),
        );
      col += cells;
    }
  });
  if (missing.length > 0) console.log(missing.join('\n'));
  return { ...picture, bg };
}

function png({ width, height, pixels }, scale) {
  const rows = Buffer.alloc(height * scale * (width * scale * 3 + 1));
  for (let y = 0, o = 0; y < height * scale; y++) {
    o++;
    for (let x = 0; x < width * scale; x++)
      for (let k = 0; k < 3; k++) rows[o++] = pixels[(Math.floor(y / scale) * width + Math.floor(x / scale)) * 3 + k];
  }
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width * scale);
  header.writeUInt32BE(height * scale, 4);
  header.set([8, 2], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

mkdirSync(out, { recursive: true });
for (const sheet of wanted.length > 0 ? wanted : Object.keys(SHEETS)) {
  for (const size of SIZES) {
    for (const [name, theme] of [
      ['dark', DARK],
      ['light', LIGHT],
    ]) {
      if (name === 'light' && !['text', 'decorations'].includes(sheet)) continue;
      writeFileSync(`${out}/${sheet}-${size}-${name}.png`, png(drawRows(SHEETS[sheet], size, theme), SCALE));
    }
  }
}
