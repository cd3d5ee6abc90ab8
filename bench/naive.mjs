// The baseline that castkit is compared with: redraw the whole canvas for every frame, read it back, quantise it, write it.
// Reads asciicast v2 and v3 itself, so that nothing of castkit takes part. Usage: node bench/naive.mjs INPUT OUTPUT
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import unicode11 from '@xterm/addon-unicode11';
import xterm from '@xterm/headless';
import gifenc from 'gifenc';

const CELL_WIDTH = 10;
const CELL_HEIGHT = 22;
const BASELINE = 17;
const FRAME_SECONDS = 1 / 30;
const IDLE_SECONDS = 5;
const LAST_FRAME_SECONDS = 3;
const FOREGROUND = 0xf8f8f2;
const BACKGROUND = 0x282a36;
const NAMED = [
  0x21222c, 0xff5555, 0x50fa7b, 0xf1fa8c, 0xbd93f9, 0xff79c6, 0x8be9fd, 0xf8f8f2, 0x6272a4, 0xff6e6e, 0x69ff94,
  0xffffa5, 0xd6acff, 0xff92df, 0xa4ffff, 0xffffff,
];

function palette256() {
  const steps = [0, 95, 135, 175, 215, 255];
  const cube = Array.from(
    { length: 216 },
    (_, i) => (steps[Math.floor(i / 36)] << 16) | (steps[Math.floor(i / 6) % 6] << 8) | steps[i % 6],
  );
  const greys = Array.from({ length: 24 }, (_, i) => (8 + 10 * i) * 0x010101);
  return [...NAMED, ...cube, ...greys];
}

function readRecording(path) {
  const [first, ...lines] = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const header = JSON.parse(first);
  const events = [];
  let clock = 0;
  let before = 0;
  for (const line of lines) {
    const [time, code, data] = JSON.parse(line);
    const pause = header.version === 3 ? time : time - before;
    before = time;
    clock += Math.min(pause, IDLE_SECONDS);
    if (code === 'o') events.push([clock, data]);
  }
  return { cols: header.width ?? header.term.cols, rows: header.height ?? header.term.rows, events };
}

class Painter {
  constructor(cols, rows) {
    const fonts = fileURLToPath(new URL('../assets/fonts/', import.meta.url));
    GlobalFonts.registerFromPath(`${fonts}JetBrainsMono-Regular.ttf`, 'Mono');
    GlobalFonts.registerFromPath(`${fonts}JetBrainsMono-Bold.ttf`, 'Mono');
    this.cols = cols;
    this.rows = rows;
    this.width = cols * CELL_WIDTH;
    this.height = rows * CELL_HEIGHT;
    this.context = createCanvas(this.width, this.height).getContext('2d');
    this.palette = palette256();
  }

  fill(colour) {
    this.context.fillStyle = `#${colour.toString(16).padStart(6, '0')}`;
  }

  cell(cell, x, y) {
    let fg = cell.isFgDefault() ? FOREGROUND : cell.isFgRGB() ? cell.getFgColor() : this.palette[cell.getFgColor()];
    let bg = cell.isBgDefault() ? BACKGROUND : cell.isBgRGB() ? cell.getBgColor() : this.palette[cell.getBgColor()];
    if (cell.isInverse()) [fg, bg] = [bg, fg];
    if (bg !== BACKGROUND) {
      this.fill(bg);
      this.context.fillRect(x, y, cell.getWidth() * CELL_WIDTH, CELL_HEIGHT);
    }
    const chars = cell.getChars();
    if (chars === '' || chars === ' ') return;
    this.context.font = `${cell.isBold() ? 'bold ' : ''}16px Mono`;
    this.fill(fg);
    this.context.fillText(chars, x, y + BASELINE);
  }

  /** The whole screen, drawn anew, as RGBA. */
  paint(buffer) {
    this.fill(BACKGROUND);
    this.context.fillRect(0, 0, this.width, this.height);
    const cell = buffer.getNullCell();
    for (let row = 0; row < this.rows; row++) {
      const line = buffer.getLine(buffer.viewportY + row);
      for (let col = 0; col < this.cols; col++) {
        line.getCell(col, cell);
        if (cell.getWidth() > 0) this.cell(cell, col * CELL_WIDTH, row * CELL_HEIGHT);
      }
    }
    return this.context.getImageData(0, 0, this.width, this.height).data;
  }
}

function render({ cols, rows, events }) {
  const terminal = new xterm.Terminal({ cols, rows, scrollback: 0, allowProposedApi: true, logLevel: 'off' });
  terminal.loadAddon(new unicode11.Unicode11Addon());
  terminal.unicode.activeVersion = '11';
  const painter = new Painter(cols, rows);
  const gif = gifenc.GIFEncoder();
  const frame = (seconds) => {
    const pixels = painter.paint(terminal.buffer.active);
    const palette = gifenc.quantize(pixels, 256);
    const indexes = gifenc.applyPalette(pixels, palette);
    gif.writeFrame(indexes, painter.width, painter.height, { palette, delay: seconds * 1000 });
  };
  let opened;
  for (const [time, data] of events) {
    if (opened !== undefined && time - opened >= FRAME_SECONDS - 1e-9) {
      frame(time - opened);
      opened = undefined;
    }
    // The queue of write() takes a timer per event; the baseline shall not be slow for that reason.
    terminal._core.writeSync(data);
    opened ??= time;
  }
  frame(LAST_FRAME_SECONDS);
  gif.finish();
  return gif.bytesView();
}

const [input, output] = process.argv.slice(2);
writeFileSync(output, render(readRecording(input)));
