// An editor in a truecolor theme: synchronized redraws of a large screen, a cursor line, and a status line, for a minute and a half.

const REDRAWS = 1200;
const LINES = 400;
const TEXT_ROWS = 34;
const VISIBLE = 33;
const LAST = 390;
const SYNTAX = [
  [255, 121, 198],
  [139, 233, 253],
  [80, 250, 123],
  [241, 250, 140],
  [189, 147, 249],
  [248, 248, 242],
  [98, 114, 164],
];
const PUNCTUATION = ['(', ')', ' ', '.', ' = ', ' '];
const NUMBER_COLOUR = '\x1b[38;2;98;114;164m';
const CURSOR_LINE = '\x1b[48;2;50;52;70m';
const STATUS_COLOUR = '\x1b[38;2;40;42;54;48;2;189;147;249m';

/** The width wanted is drawn anew before each word, as long as the line is shorter. */
function codeLine(random) {
  let length = random.below(5) * 2;
  let text = ' '.repeat(length);
  while (length < 40 + random.below(40)) {
    const word = random.word();
    const colour = random.pick(SYNTAX).join(';');
    text += `\x1b[38;2;${colour}m${word}\x1b[39m${random.pick(PUNCTUATION)}`;
    length += word.length + 1;
  }
  return text;
}

function moved(cursor, random) {
  const jump = random.below(10);
  let next = cursor;
  if (jump < 6) next++;
  else if (jump < 8) next = Math.max(0, cursor - 1);
  else next += jump === 8 ? 10 : 17;
  return next >= LAST ? 0 : next;
}

function redraw(lines, top, cursor) {
  let text = '\x1b[?2026h\x1b[?25l\x1b[H';
  for (let number = top; number < top + TEXT_ROWS; number++) {
    const shade = number === cursor ? CURSOR_LINE : '';
    text += `${shade}${NUMBER_COLOUR}${String(number + 1).padStart(4)} \x1b[39m${lines[number] ?? '~'}\x1b[K\x1b[0m\r\n`;
  }
  const status = `${STATUS_COLOUR} NORMAL \x1b[0m main.ts  ${cursor + 1}:1\x1b[K`;
  return `${text}${status}\x1b[${cursor - top + 1};6H\x1b[?25h\x1b[?2026l`;
}

function* events(random) {
  const lines = Array.from({ length: LINES }, () => codeLine(random));
  yield [0, '\x1b[?1049h\x1b[2J'];
  let time = 0;
  let top = 0;
  let cursor = 0;
  for (let count = 0; count < REDRAWS; count++) {
    time += 0.05 + random.share() * 0.1;
    cursor = moved(cursor, random);
    if (cursor < top) top = cursor;
    if (cursor >= top + VISIBLE) top = cursor - VISIBLE + 1;
    yield [time, redraw(lines, top, cursor)];
  }
}

export const vim120 = { name: 'vim120', cols: 120, rows: 35, events };
