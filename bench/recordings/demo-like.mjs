// What people show in a README: a shell with a truecolor prompt, commands typed, a build with a bar, and a small animation.
// 89x22, about 1400 events, 37 seconds.

const COLS = 89;
const SECONDS = 37;
const PROMPT =
  '\x1b[38;2;80;250;123m➜\x1b[0m \x1b[1;38;2;139;233;253mproject\x1b[0m \x1b[38;2;255;121;198mmain\x1b[0m ';
const SPINNER = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏';
const BAR_CELLS = 40;
const BUILD_STEPS = 24;
const BANNER_ROWS = 7;
const BANNER_COLS = 44;
const BANNER_FRAMES = 36;
/** Programs write in bursts: seconds between the pieces of one redraw. */
const BURST = 0.0005;

const rgb = (red, green, blue) => `\x1b[38;2;${red};${green};${blue}m`;

/** A colour of a wheel whose six corners lie `turn` = 1 apart: whole steps, so that frames share their colours. */
function wheel(turn) {
  const step = Math.floor(turn * 16) % 96;
  const rising = (step % 16) * 15;
  const corner = Math.floor(step / 16);
  const up = 15 + rising;
  const down = 255 - rising;
  return [
    rgb(255, up, 15),
    rgb(down, 255, 15),
    rgb(15, 255, up),
    rgb(15, down, 255),
    rgb(up, 15, 255),
    rgb(255, 15, down),
  ][corner];
}

function* command(start, text, random) {
  let time = start + 1.6;
  for (const letter of text) {
    time += 0.04 + random.share() * 0.1;
    yield [time, letter];
  }
  yield [time + 0.25, '\r\n'];
}

function* listing(start, random) {
  for (let line = 0; line < 150; line++) {
    const size = String(random.below(99999)).padStart(6);
    const text = `${rgb(98, 114, 164)}${size}\x1b[0m ${rgb(189, 147, 249)}${random.word()}\x1b[0m ${random.words(5)}\r\n`;
    yield [start + Math.floor(line / 30) * 0.08 + (line % 30) * BURST, text];
  }
}

/** A bar whose colour runs from teal to violet, written in eight pieces. */
function* build(start, random) {
  let time = start;
  for (let step = 0; step <= BUILD_STEPS; step++) {
    time += 0.16 + random.share() * 0.04;
    yield [time, `\r\x1b[36m${SPINNER[step % 10]}\x1b[0m `];
    const full = Math.floor((step * BAR_CELLS) / BUILD_STEPS);
    for (let piece = 0; piece < 6; piece++) yield [time + (piece + 1) * BURST, barPiece(piece, full)];
    yield [time + 7 * BURST, `\x1b[0m ${random.word()}\x1b[K`];
  }
  yield [time + 0.1, `\r\x1b[32m✔\x1b[0m built in ${(time - start).toFixed(1)} s\x1b[K\r\n`];
}

/** A sixth of the bar, of which the first `full` cells in all are done. */
function barPiece(piece, full) {
  let text = '';
  for (let cell = Math.floor((piece * BAR_CELLS) / 6); cell < Math.floor(((piece + 1) * BAR_CELLS) / 6); cell++) {
    text += cell < full ? `${rgb(40 + cell * 3, 200 - cell * 2, 190 + cell)}━` : '\x1b[90m━';
  }
  return text;
}

/** A band of blocks whose colours travel, written row by row. */
function* banner(start) {
  yield [start, `\x1b[?25l${'\r\n'.repeat(BANNER_ROWS)}`];
  for (let frame = 1; frame <= BANNER_FRAMES; frame++) {
    const time = start + frame / 10;
    yield [time, `\x1b[${BANNER_ROWS}A\r`];
    for (let row = 0; row < BANNER_ROWS; row++) yield [time + (row + 1) * BURST, bannerRow(row, frame)];
  }
  yield [start + (BANNER_FRAMES + 1) / 10, '\x1b[?25h'];
}

function bannerRow(row, frame) {
  let text = '';
  for (let col = 0; col < BANNER_COLS; col += 2) text += `${wheel((col + 2 * row + 3 * frame) / 16)}▀▀`;
  return `${text}\x1b[0m\r\n`;
}

function* act(start, text, body, random) {
  let time = start;
  for (const event of command(start, text, random)) {
    time = event[0];
    yield event;
  }
  for (const event of body(time + 0.1, random)) {
    time = event[0];
    yield event;
  }
  yield [time + 0.05, PROMPT];
}

function* events(random) {
  yield [0, PROMPT];
  const bodies = [listing, build, banner];
  let time = 0;
  for (let turn = 0; time < SECONDS; turn++) {
    for (const event of act(time, random.words(2), bodies[turn % 3], random)) {
      time = event[0];
      if (time >= SECONDS) {
        yield [SECONDS, '\r\n'];
        return;
      }
      yield event;
    }
  }
}

export const demoLike = { name: 'demo-like', cols: COLS, rows: 22, events };
