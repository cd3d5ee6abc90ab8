// Makes fixtures/gallery/gallery.cast: everything that a picture of a terminal can show, a page a second, a marker on each page.
// node scripts/make-gallery.mjs [FILE]; then look at it: castkit png fixtures/gallery/gallery.cast --at markers --out-dir DIR
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const [COLS, ROWS] = [80, 24];
const ESC = '\x1b';
const sgr = (codes, text) => `${ESC}[${codes}m${text}${ESC}[m`;
const chars = (first, last) => Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i));
const lines = (...rows) => rows.flat().join('\r\n');
const heading = (text) => sgr('1;4', text);
/** The items, so many a row, `gap` between them. */
const grid = (items, perRow, gap = ' ') =>
  Array.from({ length: Math.ceil(items.length / perRow) }, (_, row) =>
    items.slice(row * perRow, (row + 1) * perRow).join(gap),
  );

const SAMPLE = 'The quick brown fox 0O1lI';
const attributes = [
  ['plain', ''],
  ['bold', '1'],
  ['faint', '2'],
  ['italic', '3'],
  ['bold italic', '1;3'],
  ['underline', '4'],
  ['double', '4:2'],
  ['curly, red', '4:3;58:2::255:60:60'],
  ['dotted, green', '4:4;58:5:2'],
  ['dashed, blue', '4:5;58;2;90;140;255'],
  ['blink', '5'],
  ['inverse', '7'],
  ['conceal', '8'],
  ['strike', '9'],
  ['overline', '53'],
  ['all lines', '4;9;53'],
  ['bold, inverse', '1;7;32'],
  ['faint, colour', '2;35'],
  ['italic, lines', '3;4:3;9;36'],
];
const attributePage = lines(
  heading('Attributes'),
  attributes.map(([name, codes]) => `${name.padEnd(14)} ${sgr(codes, SAMPLE)}  ${sgr(`${codes};33;44`, 'on blue')}`),
  `link           ${ESC}]8;;https://example.org${ESC}\\example.org${ESC}]8;;${ESC}\\   combined: e${'\u0301'} a${'\u030a'} q${'\u0307'}   wide: 漢字 テスト 한국어`,
);

const swatch = (index) => sgr(`48;5;${index}`, '  ');
const ramp = (colour) =>
  Array.from({ length: 76 }, (_, i) =>
    sgr(
      `48;2;${colour(i / 75)
        .map(Math.round)
        .join(';')}`,
      ' ',
    ),
  ).join('');
const colourPage = lines(
  heading('Colours'),
  grid(
    Array.from({ length: 16 }, (_, i) => sgr(`${i < 8 ? 30 + i : 82 + i}`, String(i).padStart(3))),
    16,
    ' ',
  ),
  Array.from({ length: 16 }, (_, i) => swatch(i)).join(''),
  Array.from({ length: 6 }, (_, row) => Array.from({ length: 36 }, (_, i) => swatch(16 + 36 * row + i)).join('')),
  Array.from({ length: 24 }, (_, i) => swatch(232 + i)).join(''),
  ramp((t) => [255 * t, 0, 0]),
  ramp((t) => [0, 255 * t, 0]),
  ramp((t) => [0, 0, 255 * t]),
  ramp((t) => [255 * t, 255 * t, 255 * t]),
  ramp((t) => [255 * (1 - t), 255 * Math.min(1, 2 * t, 2 - 2 * t), 255 * t]),
  '',
  `38;2;R;G;B ${sgr('38;2;255;128;0', 'orange')}  38:2::R:G:B ${sgr('38:2::255:128:0', 'orange')}  38:2:R:G:B ${sgr('38:2:255:128:0', 'orange')}  38:5:N ${sgr('38:5:208', 'orange')}`,
  `${ESC}[42mto the end of the row ${ESC}[K${ESC}[m`,
  `bright ${Array.from({ length: 8 }, (_, i) => sgr(`${90 + i}`, '██')).join('')} ${Array.from({ length: 8 }, (_, i) => sgr(`30;${100 + i}`, 'ab')).join('')}`,
);

const osc = (text) => `${ESC}]${text}${ESC}\\`;
const runtimePage = `${osc('4;1;rgb:ff/80/00')}${osc('4;2;#00ffff')}${osc('4;200;hot pink')}${osc('10;navy')}${osc('11;rgb:f5/f0/dc')}${osc('12;tomato')}${lines(
  heading('Colours changed at run time'),
  'navy on beige (OSC 10, 11), a tomato cursor (OSC 12)',
  `${sgr('31', 'colour 1 is orange')}  ${sgr('32', 'colour 2 is cyan')}  ${sgr('38;5;200', 'colour 200 is hot pink')} (OSC 4)`,
  `${sgr('7', 'inverse')} ${sgr('2', 'faint')} ${sgr('44', ' on colour 4, as it was ')}`,
  '',
)}`;
const restored = osc('104') + osc('110') + osc('111') + osc('112');
const reversePage = `${ESC}[?5h${lines(heading('Reverse video (DECSCNM)'), `default ${sgr('7', 'inverse')} ${sgr('31', 'red')} ${sgr('44', 'on blue')} ${sgr('48;5;0;38;5;15', 'white on black')}`, '')}`;

const doubleSizes = lines(
  heading('Double width and height'),
  `normal ${sgr('4', 'width')} ░▒▓`,
  `${ESC}#6double ${sgr('4', 'width')} 漢 ░▒▓`,
  `${ESC}#3double ${sgr('1;31', 'height')} ┌┐ É`,
  `${ESC}#4double ${sgr('1;31', 'height')} ┌┐ É`,
  `${ESC}#6┌──────────────┐`,
  `${ESC}#6│ a box, drawn │`,
  `${ESC}#6└──────────────┘`,
  'normal again',
);

const cursors = [
  ['block', 2],
  ['underline', 4],
  ['bar', 6],
];
const cursorPage = (name, style) =>
  `${ESC}[${style} q${lines(heading(`Cursor: ${name}`), '', `on a letter: ${sgr('33', 'abc')}`)}${ESC}[3;15H`;
const widePage = `${ESC}[2 q${lines(heading('Cursor: on a wide character'), '', 'on a wide one: 漢字')}${ESC}[3;16H`;

const arms = lines(
  heading('Box drawing U+2500..257F'),
  grid(chars(0x2500, 0x257f), 32),
  '',
  '┌─┬┐ ╔═╦╗ ╓─╥╖ ╒═╤╕ ┏━┳┓ ┍━┯┑ ┎─┰┒ ╭─┬╮ ╭──╮╭╮ ╱╲ ╲╱ ╳╳  ┌┄┄┐ ┏┅┅┓ ┌╌╌┐ ┌┈┈┐',
  '│ ││ ║ ║║ ║ ║║ │ ││ ┃ ┃┃ │ ││ ┃ ┃┃ │ ││ │╭╮│││ ╲╱ ╱╲ ╳╳  ┆  ┆ ┇  ┇ ╎  ╎ ┊  ┊',
  '├─┼┤ ╠═╬╣ ╟─╫╢ ╞═╪╡ ┣━╋┫ ┝━┿┥ ┠─╂┨ ├─┼┤ │╰╯│╰╯ ╱╱╱ ╲╲╲  ┆  ┆ ┇  ┇ ╎  ╎ ┊  ┊',
  '└─┴┘ ╚═╩╝ ╙─╨╜ ╘═╧╛ ┗━┻┛ ┕━┷┙ ┖─┸┚ ╰─┴╯ ╰──╯   ╱╱╱ ╲╲╲  └┄┄┘ ┗┅┅┛ └╌╌┘ └┈┈┘',
  '',
  '⎛ ⎞ ⎡ ⎤ ⎧ ⎫   ⎺⎻─⎼⎽   ⎸⎹   ⏺ done     ⌠   ∑ √',
  '⎜ ⎟ ⎢ ⎥ ⎨ ⎬           ⎸⎹     ⎿ result ⎮',
  '⎝ ⎠ ⎣ ⎦ ⎩ ⎭           ⎸⎹              ⌡',
  '',
  `DEC graphics: ${ESC}(0lqqwqqk x x tqqnqqu mqqvqqj \`afgopqrs{|}~_${ESC}(B`,
);
const blocks = lines(
  heading('Blocks U+2580..259F; eighths, hatches, diagonals U+1FB70..1FBAE'),
  grid(chars(0x2580, 0x259f), 32),
  '',
  '█▓▒░ ▀▄▀▄ ▌▐▌▐ ▁▂▃▄▅▆▇█ ▏▎▍▌▋▊▉█ ▙▟▛▜ ▚▞▚▞ ▗▖▝▘',
  '█▓▒░ ▀▄▀▄ ▌▐▌▐ ▁▂▃▄▅▆▇█ ▏▎▍▌▋▊▉█ ▙▟▛▜ ▚▞▚▞ ▝▘▗▖',
  '',
  grid([...chars(0x1fb70, 0x1fb92), '\u{1fb94}'], 19),
  '',
  grid(chars(0x1fb95, 0x1fbae), 26),
  '\u{1fb95}\u{1fb95}\u{1fb95} \u{1fb96}\u{1fb96}\u{1fb96} \u{1fb97}\u{1fb97}\u{1fb97} \u{1fb98}\u{1fb98}\u{1fb98} \u{1fb99}\u{1fb99}\u{1fb99}',
  '\u{1fb95}\u{1fb95}\u{1fb95} \u{1fb96}\u{1fb96}\u{1fb96} \u{1fb97}\u{1fb97}\u{1fb97} \u{1fb98}\u{1fb98}\u{1fb98} \u{1fb99}\u{1fb99}\u{1fb99}',
  '\u{1fba3}\u{1fba2} \u{1fba1}\u{1fba0} \u{1fbaa}\u{1fbab}',
  '\u{1fba1}\u{1fba0} \u{1fba3}\u{1fba2} \u{1fbac}\u{1fbad}',
);
const mosaics = lines(
  heading('Sextants, wedges, triangles U+1FB00..1FB6F'),
  grid(chars(0x1fb00, 0x1fb3b), 30),
  '',
  grid(chars(0x1fb3c, 0x1fb67), 22),
  '',
  grid(chars(0x1fb68, 0x1fb6f), 8),
  '',
  heading('Octants U+1CD00..1CDE5'),
  grid(chars(0x1cd00, 0x1cde5), 39),
);
const braille = lines(
  heading('Braille U+2800..28FF'),
  grid(chars(0x2800, 0x28ff), 32),
  '',
  grid(chars(0x2800, 0x28ff), 64, ''),
);
const PRIVATE = [...chars(0xe0b0, 0xe0bf), '\ue0d2', '\ue0d4'];
const powerline = lines(
  heading('Powerline U+E0B0..E0BF, E0D2, E0D4; progress U+EE00..EE0B'),
  PRIVATE.join('  '),
  '',
  `${sgr('30;44', ' one ')}${sgr('34;42', '\ue0b0')}${sgr('30;42', ' two ')}${sgr('32;41', '\ue0b4')}${sgr('37;41', ' three ')}${sgr('31', '\ue0b8')}  ${sgr('34', '\ue0b2')}${sgr('30;44', ' x ')}${sgr('34;45', '\ue0bc')}${sgr('30;45', ' y ')}${sgr('35', '\ue0c0')}   ${sgr('35', '\ue0b6')}${sgr('30;45', ' pill ')}${sgr('35', '\ue0b4')}`,
  '\ue0b1 \ue0b3 \ue0b5 \ue0b7 \ue0b9 \ue0bb \ue0bd \ue0bf  \ue0a0 main \ue0a1 \ue0a2',
  '',
  '\uee00\uee01\uee01\uee01\uee02  \uee03\uee04\uee04\uee01\uee02  \uee03\uee04\uee04\uee04\uee05  \uee06 \uee07 \uee08 \uee09 \uee0a \uee0b',
  '',
  heading('Icons and symbols'),
  '\uf015  \uf120  \ue718  \uf1d3  \ue7a8  \u{f0001}  \uf09b  \ue606  \uf07c  \uf013 ',
  '→←↑↓↔⇒⇐ ✓✔✗✘ ●○◉◎ ■□▪▫ ★☆ ⏵⏸⏹⏺ ☐☒☑ ✻✶✢✽ ∑∫√∞≠≤≥ ∀∃∈ ⌘⌥⇧⌃⏎⌫ ①②③ ♠♣♥♦',
  '❯❮❱ ▶◀▲▼ ➜➤ ⟨⟩ ⟦⟧ 𝐀𝑏𝒞 ⅓½¼ №™©® Привет Ωλ नमस्ते العربية שלום สวัสดี',
);

/** 200 of the emoji of Unicode's list: every eighteenth, so that every group is there, families, flags, tones and keycaps among them. */
const RGI = readFileSync(new URL('../test/terminal/rgi-emoji.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('# '))
  .flatMap((line) => line.split(' '));
const CHOSEN = ['👨‍👩‍👧‍👦', '🏳️‍🌈', '🏴‍☠️', '🇩🇪', '🇯🇵', '👍🏽', '👩🏿‍💻', '#️⃣', '1️⃣', '❤️', '⚠️', '🦀'];
const emoji = [...new Set([...CHOSEN, ...RGI.filter((_, i) => i % 18 === 0)])].slice(0, 200);
const emojiPage = lines(
  heading('Emoji'),
  grid(emoji, 20, '  '),
  '',
  `text style: ❤︎ ✔︎ ☎︎   ${sgr('44', '🦀')}${sgr('7', '🦀')}${sgr('4', '🦀')} ${sgr('2', '🦀')}`,
);

/** Nothing but sizes: boxes stand for images. */
const imagesPage = `${lines(heading('Images: sixel, iTerm2, kitty'), '')}\r\n${ESC}Pq"1;1;240;100~${ESC}\\\r\nafter a sixel\r\n${ESC}]1337;File=inline=1;width=20;height=4:AAAA\x07 after an iTerm2 image\r\n${ESC}_Ga=T,f=24,s=200,v=80;AAAA${ESC}\\ after a kitty image\r\n${ESC}[38;5;42m\u{10eeee}\u0305\u0305\u{10eeee}\u{10eeee}${ESC}[39m its places in text\r\n${ESC}Pq"1;1;240;20~${ESC}\\`;

const pages = [
  ['attributes', attributePage],
  ['colours', colourPage],
  ['run-time', runtimePage, restored],
  ['reverse', reversePage, `${ESC}[?5l`],
  ['double', doubleSizes],
  ...cursors.map(([name, style]) => [`cursor-${name}`, cursorPage(name, style)]),
  ['cursor-wide', widePage, `${ESC}[2 q`],
  ['boxes', arms],
  ['blocks', blocks],
  ['mosaics', mosaics],
  ['braille', braille],
  ['powerline', powerline],
  ['emoji', emojiPage],
  ['images', imagesPage],
];

const header = { version: 3, term: { cols: COLS, rows: ROWS }, title: 'castkit gallery' };
const events = [];
let after = '';
for (const [i, [name, page, restore = '']] of pages.entries()) {
  const hidden = name.startsWith('cursor') || name === 'run-time' || name === 'reverse' ? 'h' : 'l';
  events.push(
    [i === 0 ? 0 : 0.5, 'o', `${after}${ESC}[m${ESC}[2J${ESC}[H${ESC}[?25${hidden}${page}`],
    [0.5, 'm', name],
  );
  after = restore;
}
const [out = new URL('../fixtures/gallery/gallery.cast', import.meta.url).pathname] = process.argv.slice(2);
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, [header, ...events].map((line) => `${JSON.stringify(line)}\n`).join(''));
