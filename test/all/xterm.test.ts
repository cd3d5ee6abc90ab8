// The screens of a real xterm beside ours: of the corpus at ten moments, and of random output.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cast } from '../../src/core/recording/cast.js';
import { screensAt } from '../../src/core/replay/replay.js';
import { type Screen, TAIL } from '../../src/core/terminal/screen.js';
import { loadCast } from '../../src/node/source/load.js';
import { corpusPaths, nameOf } from '../support/corpus.js';
import { useFolder } from '../support/folder.js';
import {
  BACKGROUND,
  drawn,
  FOREGROUND,
  type Piece,
  withDisplay,
  type XtermScreen,
  xtermMissing,
  xtermScreens,
} from '../support/xterm/xterm.js';
import { play } from '../terminal/play.js';

const path = useFolder();

/** What of a screen xterm's dump tells; for blanks only their ground, and of faint text not how faint. */
interface Told {
  cells: string[][];
  cursor: number[];
}

function told(screen: Screen): Told {
  const { cols, rows } = screen;
  const cells = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: cols }, (_, col) => row * cols + col).flatMap((at) => {
      const glyph = screen.glyphs[at]!;
      if (glyph === TAIL) return [];
      const { fg, bg, inverse, bold, italic, faint } = screen.style(screen.styles[at]!);
      const [text, ground] = [drawn(fg, FOREGROUND), drawn(bg, BACKGROUND)];
      return [...screen.text(glyph).replaceAll('\ufe0f', '')].map((character) =>
        cell(character, faint ? undefined : inverse ? ground : text, inverse ? text : ground, bold, italic),
      );
    }),
  );
  return { cells, cursor: [screen.cursor.row, screen.cursor.col] };
}

const cell = (text: string, fg: number | undefined, bg: number, bold: boolean, italic: boolean): string =>
  text === ' ' ? ` ${bg.toString(16)}` : `${text} ${fg?.toString(16)} ${bg.toString(16)} ${bold} ${italic}`;

/** The same of xterm's screen. `ours` tells which text is faint. */
function toldByXterm({ rows, cursor }: XtermScreen, { cells }: Pick<Told, 'cells'>): Told {
  return {
    cells: rows.map((row, r) =>
      row.map(({ text, fg, bg, bold, italic }, c) =>
        cell(text, cells[r]?.[c]?.includes(' undefined ') ? undefined : fg, bg, bold, italic),
      ),
    ),
    cursor,
  };
}

/** The output up to each time, from the time before. */
function piecesOf({ events }: Cast, times: number[]): Piece[] {
  const pieces = times.map(() => ({ output: '' }));
  for (const event of events) {
    const piece = pieces[times.findIndex((time) => event.time <= time)];
    if (piece && event.type === 'output') piece.output += event.data;
  }
  return pieces;
}

const NUMBERS = ['', '1', '2', '3', '5', '9', '30'];
const csi = (finals: string) =>
  fc.tuple(fc.constantFrom(...NUMBERS), fc.constantFrom(...finals)).map(([number, final]) => `\x1b[${number}${final}`);
const step = fc.oneof(
  fc.constantFrom('ab', 'x', '0123456789012345678901', 'the quick ', '  ', '日本', 'é', '🎉', '한글'),
  fc.constantFrom('\r\n', '\n', '\r', '\b', '\t', '\x0b', '\x1bM', '\x1bD', '\x1bE', '\x1b7', '\x1b8', '\x1b[!p'),
  fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 21 })).map(([y, x]) => `\x1b[${y};${x}H`),
  csi('ABCDEFG`ade'),
  csi('@PXLMSTb'),
  fc.constantFrom(
    '\x1b[J',
    '\x1b[1J',
    '\x1b[2J',
    '\x1b[K',
    '\x1b[1K',
    '\x1b[2K',
    '\x1bH',
    '\x1b[3g',
    '\x1b[I',
    '\x1b[Z',
  ),
  fc.constantFrom('\x1b[2;5r', '\x1b[3;4r', '\x1b[r', '\x1b[4h', '\x1b[4l', '\x1b[?7l', '\x1b[?7h'),
  fc
    .constantFrom(
      '',
      '1',
      '3',
      '7',
      '22',
      '23',
      '27',
      '31',
      '42',
      '49',
      '93',
      '104',
      '38;5;200',
      '48;2;9;8;7',
      '48:5:99',
    )
    .map((codes) => `\x1b[${codes}m`),
);
/** With 1049 the rows that scroll are those of both screens; with the others castkit keeps them for each, as most terminals do. */
const alternate = fc
  .tuple(fc.constantFrom(47, 1047, 1049), fc.constantFrom('h', 'l'))
  .map(([mode, end]) => `${mode === 1049 ? '' : '\x1b[r'}\x1b[?${mode}${end}`);
/** Little stands in the last column: of a wide character that does not fit there some terminals leave a blank, xterm nothing. */
const random = fc.array(fc.oneof({ weight: 12, arbitrary: step }, alternate), { maxLength: 25 });

const numbers = (most: number, count: number) =>
  fc.array(fc.integer({ min: 1, max: most }), { minLength: count, maxLength: count });
/** Top, left, bottom, right. */
const area = numbers(9, 4).map(([top, left, bottom, right]) =>
  [top!, left! * 2, bottom! + 2, right! * 2 + 3].join(';'),
);
const inMargins = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('\x1b[?69h\x1b[5;12s', '\x1b[?69h\x1b[;9s', '\x1b[?69h\x1b[8s', '\x1b[?69l'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('\x1b[?6h', '\x1b[?6l', '\x1b[?45h', '\x1b[?45h', '\x1b[?45l', '\b', '\x1b[3D'),
  },
  fc.constantFrom(
    '\x1b6',
    '\x1b9',
    '\x1b[2*x',
    '\x1b[1*x',
    '\x1b[H',
    '\x1b[2;6H',
    '\x1b[5;12Hxy',
    '\x1b[2;4r',
    '\x1b[r',
  ),
  fc.tuple(fc.constantFrom('', '2', '9'), fc.constantFrom("'}", "'~", ' @', ' A')).map(([n, f]) => `\x1b[${n}${f}`),
  fc.tuple(area, fc.constantFrom('$z', '${')).map(([given, final]) => `\x1b[${given}${final}`),
  fc.tuple(fc.constantFrom(35, 65), area).map(([code, given]) => `\x1b[${code};${given}$x`),
  fc.tuple(area, numbers(9, 2)).map(([given, [row, col]]) => `\x1b[${given};1;${row};${col}$v`),
  fc
    .tuple(area, fc.constantFrom('0', '1', '4', '7', '1;7', '22', '27', '7;27'), fc.constantFrom('$r', '$t'))
    .map(([given, codes, final]) => `\x1b[${given};${codes}${final}`),
);
const narrow = fc.constantFrom('ab', 'x', '0123456789012345678901', 'the quick ', '  ', '\r\n', '\n', '\r', '\b');
/** Of wide characters at a margin xterm may leave a half, castkit leaves blanks. */
const isNarrow = (text: string): boolean => !/[^\x00-\x7fé]/.test(text);
const withMargins = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: narrow },
    { weight: 8, arbitrary: step.filter(isNarrow) },
    { weight: 6, arbitrary: inMargins },
  ),
  { maxLength: 30 },
);

/** A terminal as new: xterm's RIS leaves the alternate screen as it is. */
const RESET = '\x1b[?69l\x1b[?45l\x1b[?1045l\x1b[*x\x1b[!p\x1b[m\x1b[r\x1b[?1047h\x1b[2J\x1b[?1047l\x1bc';
const [COLS, ROWS] = [20, 8];

describe.skipIf(xtermMissing)('xterm (skipped where xterm or Xvfb is missing)', () => {
  it.for(corpusPaths.map((recording) => [nameOf(recording), recording] as const))(
    'shows the same of %s',
    async ([, recording], { skip }) => {
      // Code points as wide as xterm has them.
      const cast = await loadCast(recording, { unicode: '11' });
      const events = [...cast.events];
      skip(
        events.some(({ type }) => type === 'resize'),
        'xterm takes its time to change its size',
      );
      const duration = events.at(-1)?.time ?? 0;
      const times = Array.from({ length: 10 }, (_, i) => Math.round((duration * (i + 0.5)) / 10));
      const ours = (await screensAt(cast, times)).map(told);
      const { cols, rows } = cast.header;
      const theirs = await withDisplay((display) => xtermScreens(display, path(), cols, rows, piecesOf(cast, times)));
      for (const [i, screen] of theirs.entries()) expect(toldByXterm(screen, ours[i]!)).toEqual(ours[i]);
    },
  );

  it.each([
    ['random output', random],
    ['random output with margins and rectangles', withMargins],
  ])('shows the same of %s', async (_, arbitrary) => {
    const outputs = fc.sample(arbitrary, { seed: 379, numRuns: 400 }).map((steps) => steps.join(''));
    const pieces = outputs.flatMap((output) => [
      { output: RESET, last: true },
      { output, last: true },
    ]);
    const screens = await withDisplay((display) => xtermScreens(display, path(), COLS, ROWS, pieces));
    for (const [i, output] of outputs.entries()) {
      const { cells, cursor } = told(await play(COLS, ROWS, output));
      const theirs = toldByXterm(screens[2 * i + 1]!, { cells });
      // In origin mode a terminal tells the place of its cursor from the margins on.
      if (output.includes('\x1b[?6h')) theirs.cursor = cursor;
      expect({ output, screen: theirs }).toEqual({ output, screen: { cells, cursor } });
    }
  });
});
