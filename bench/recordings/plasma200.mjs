// The worst case for a palette: every cell of a large screen has its own truecolor background, new in each frame.

const COLS = 200;
const ROWS = 50;
const FRAMES = 100;
const RATE = 20;

function height(col, row, frame) {
  return (
    Math.sin(col / 10 + frame / 6) +
    Math.sin(row / 5 - frame / 9) +
    Math.sin((col + row) / 13 + frame / 7) +
    Math.sin(Math.hypot(col - 100, 2 * (row - 25)) / 8 - frame / 5)
  );
}

const channel = (value, phase) => Math.floor(127 + 127 * Math.sin((value * Math.PI) / 2 + phase));

function picture(frame) {
  let text = '\x1b[H';
  for (let row = 0; row < ROWS; row++) {
    for (let col = 0; col < COLS; col++) {
      const value = height(col, row, frame);
      text += `\x1b[48;2;${channel(value, 0)};${channel(value, 2)};${channel(value, 4)}m `;
    }
    if (row < ROWS - 1) text += '\x1b[0m\r\n';
  }
  return `${text}\x1b[0m`;
}

function* events() {
  yield [0, '\x1b[?25l\x1b[2J'];
  for (let frame = 0; frame < FRAMES; frame++) yield [frame / RATE, picture(frame)];
}

export const plasma200 = { name: 'plasma200', cols: COLS, rows: ROWS, events };
