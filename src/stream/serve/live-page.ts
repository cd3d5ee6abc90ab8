// The page that shows a live stream: asciinema's player, and the little that starts it. It loads nothing from elsewhere.
import { createHash } from 'node:crypto';
import { playerFiles } from '../../core/page/player-files.js';
import { escapeLine } from '../../core/text/markup.js';
import { bundledFile } from '../../node/bundled.js';

export interface Asset {
  type: string;
  bytes: Uint8Array;
  /** Its name changes with it: it may be kept for ever. */
  immutable: boolean;
}

/** The fonts of castkit's pictures; browsers get those that they need. */
const FONTS: readonly (readonly [file: string, family: string, descriptors: string])[] = [
  ['JetBrainsMono-Regular', 'Terminal', 'font-weight: normal; font-style: normal'],
  ['JetBrainsMono-Bold', 'Terminal', 'font-weight: bold; font-style: normal'],
  ['JetBrainsMono-Italic', 'Terminal', 'font-weight: normal; font-style: italic'],
  ['JetBrainsMono-BoldItalic', 'Terminal', 'font-weight: bold; font-style: italic'],
  ['NerdSymbols', 'Terminal Symbols', 'unicode-range: U+23FB-23FE, U+2665, U+26A1, U+2B58, U+E000-F8FF, U+F0000-FFFFD'],
];

/** Starts the player. Options stand in the fragment of the page's URL, as in those of asciinema's own pages. */
const SCRIPT = `const given = new URLSearchParams(location.hash.slice(1) || location.search);
const number = (name) => (given.has(name) && Number.isFinite(Number(given.get(name))) ? Number(given.get(name)) : undefined);
const url = new URL('ws', location.href);
url.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
url.hash = url.search = '';
const options = {
  autoPlay: given.get('autoPlay') !== 'false',
  fit: given.get('fit') ?? 'both',
  theme: given.get('theme') ?? undefined,
  bufferTime: number('bufferTime'),
  terminalLineHeight: number('terminalLineHeight'),
  terminalFontFamily:
    (given.has('terminalFontFamily') ? given.get('terminalFontFamily') + ', ' : '') +
    "Terminal, 'Terminal Symbols', Consolas, Menlo, 'DejaVu Sans Mono', monospace",
};
for (const name of Object.keys(options)) if (options[name] === undefined) delete options[name];
const start = () =>
  AsciinemaPlayer.create(
    { driver: 'websocket', url: url.href, bufferTime: options.bufferTime },
    document.getElementById('player'),
    options,
  );
// The player measures a letter when it starts.
document.fonts.load('16px Terminal').then(start, start);
`;

const fontFace = (family: string, url: string, descriptors: string): string =>
  `@font-face { font-family: '${family}'; src: url('${url}'); ${descriptors}; }\n`;

const STYLE = `
html, body { height: 100%; margin: 0; background: #121314; }
body { padding: 8px; box-sizing: border-box; }
#player, .ap-wrapper { width: 100%; height: 100%; }
.ap-wrapper { align-items: center; }
.ap-player .ap-overlay-info.ap-was-playing { background: none; }
noscript { color: #ccc; font: 16px/1.5 sans-serif; margin: auto; }
`;

/** All that there is to get besides the stream, by path; \`/\` is the page. */
export function pageAssets(): { assets: ReadonlyMap<string, Asset>; page: (title: string) => string } {
  const assets = new Map<string, Asset>();
  const add = (name: string, type: string, content: Uint8Array | string): string => {
    const bytes = Buffer.from(content);
    const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
    const path = name.replace(/(?=\.[^.]*$)/, `-${digest}`);
    assets.set(`/${path}`, { type, bytes, immutable: true });
    return path;
  };
  const {
    scripts: [player],
    styles: [playerStyle],
  } = playerFiles();
  const script = 'text/javascript; charset=utf-8';
  const css = 'text/css; charset=utf-8';
  const faces = FONTS.map(([file, family, descriptors]) => {
    const url = add(`${file}.ttf`, 'font/ttf', bundledFile(`assets/fonts/${file}.ttf`));
    return fontFace(family, url, descriptors);
  });
  const names = {
    playerStyle: add('player.css', css, playerStyle!.text),
    style: add('page.css', css, faces.join('') + STYLE),
    player: add('player.js', script, player!.text),
    script: add('page.js', script, SCRIPT),
  };
  return { assets, page: (title) => pageText(title, names) };
}

interface Names {
  playerStyle: string;
  style: string;
  player: string;
  script: string;
}

const pageText = (title: string, { playerStyle, style: own, player, script }: Names): string => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${escapeLine(title)}</title>
<link rel="stylesheet" href="${playerStyle}">
<link rel="stylesheet" href="${own}">
</head>
<body>
<div id="player"></div>
<noscript>A live terminal session: watching it takes JavaScript, or castkit play.</noscript>
<script src="${player}"></script>
<script src="${script}"></script>
</body>
</html>
`;

/** What the page may do: its own files, its own server. The player compiles WebAssembly, and sets styles of its elements. */
export const securityHeaders = (host: string): Record<string, string> => ({
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "font-src 'self' data:",
    'img-src data:',
    // Some browsers take 'self' for the page's own scheme only.
    `connect-src 'self' ws://${host} wss://${host}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
});
