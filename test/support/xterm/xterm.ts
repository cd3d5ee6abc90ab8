// A real xterm on a display of its own, where both are installed: what it shows after pieces of output, cell by cell.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Colour, PALETTE, RGB } from '../../../src/core/terminal/style.js';

export const xtermMissing = ['/usr/bin/xterm', '/usr/bin/Xvfb'].some((path) => !existsSync(path));

export interface Piece {
  output: string;
  /** Nothing goes on from here: margins may be taken back to see all rows. */
  last?: boolean;
}

export interface XtermCell {
  text: string;
  fg: number;
  bg: number;
  bold: boolean;
  italic: boolean;
}

export interface XtermScreen {
  rows: XtermCell[][];
  /** Row, column. */
  cursor: [number, number];
}

const FEED = fileURLToPath(new URL('./feed.mjs', import.meta.url));
/** No colour of the palette of 256, so that default colours are told from all others. */
export const [FOREGROUND, BACKGROUND] = [0x01c802, 0x03045a];
const first16 = Array.from({ length: 16 }, (_, i) => ((10 + i * 15) << 16) | ((5 + i * 3) << 8) | (250 - i * 14));
const LEVELS = [0, 95, 135, 175, 215, 255];

/** A colour of ours as that xterm draws it. */
export function drawn(colour: Colour, initial: number): number {
  if (colour >= RGB) return colour - RGB;
  if (colour < PALETTE) return initial;
  const index = colour - PALETTE;
  if (index < 16) return first16[index]!;
  if (index >= 232) return (8 + (index - 232) * 10) * 0x01_0101;
  const [r, g, b] = [36, 6, 1].map((step) => LEVELS[Math.trunc((index - 16) / step) % 6]!);
  return (r! << 16) | (g! << 8) | b!;
}

const hex = (colour: number) => `#${colour.toString(16).padStart(6, '0')}`;
const SETTINGS = [
  ...['boldColors', 'scrollBar', 'cursorBlink', 'colorULMode', 'colorBDMode', 'colorITMode', 'reverseWrap'].map(
    (name) => `*${name}: false`,
  ),
  '*directColor: true',
  ...first16.map((colour, i) => `*VT100*color${i}: ${hex(colour)}`),
];

/** Runs `use` with a display. */
export async function withDisplay<T>(use: (display: string) => T): Promise<T> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '3000x1500x24'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  try {
    const number = await new Promise<string>((resolve, reject) => {
      server.once('error', reject);
      server.stdio[3]!.once('data', (data) => resolve(String(data).trim()));
    });
    return use(`:${number}`);
  } finally {
    server.kill();
  }
}

/** The screens after each piece, one after the other in the same terminal. `folder` is for the traffic. */
export function xtermScreens(display: string, folder: string, cols: number, rows: number, pieces: Piece[]) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'pieces.json'), JSON.stringify(pieces));
  const settings = SETTINGS.flatMap((setting) => ['-xrm', setting]);
  const looks = ['-fg', hex(FOREGROUND), '-bg', hex(BACKGROUND), '-fa', 'monospace', '-fs', '6'];
  execFileSync(
    'xterm',
    ['-u8', '-geometry', `${cols}x${rows}`, ...looks, ...settings, '-e', process.execPath, FEED, folder],
    { cwd: folder, env: { ...process.env, DISPLAY: display, LC_ALL: 'C.UTF-8' }, stdio: 'ignore', timeout: 300_000 },
  );
  const cursors = JSON.parse(readFileSync(join(folder, 'cursors.json'), 'utf8')) as [number, number][];
  return cursors.map(
    ([row, col], index): XtermScreen => ({
      rows: cellsOf(readFileSync(join(folder, `${index}.xhtml`), 'utf8')),
      cursor: [row - 1, col - 1],
    }),
  );
}

const SPAN = /<span class='([^']*)' style='color: rgb\(([^)]*)\); background: rgb\(([^)]*)\)'>([\s\S]*?)<\/span>/g;
const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '\u00a0': ' ' };

/** One entry a code point: xterm's dump does not tell how wide it is. */
function cellsOf(page: string): XtermCell[][] {
  const text = /<pre>([\s\S]*)<\/pre>/.exec(page)?.[1] ?? '';
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) =>
    [...line.matchAll(SPAN)].flatMap(([, classes = '', fg = '', bg = '', content = '']) =>
      [...content.replace(/&lt;|&gt;|&amp;|\u00a0/g, (entity) => ENTITIES[entity]!)].map((character) => ({
        text: character,
        fg: rgb(fg),
        bg: rgb(bg),
        bold: classes.includes(' bd '),
        italic: classes.includes(' it '),
      })),
    ),
  );
}

const rgb = (percents: string): number =>
  percents.split(', ').reduce((sum, part) => sum * 256 + Math.round(Number.parseFloat(part) * 2.55), 0);
