// Recordings made up by fast-check: what programs do to terminals, in pieces that break off anywhere.
import fc from 'fast-check';
import type { Cast, CastEvent } from '../../src/core/recording/cast.js';
import { recording } from './recordings.js';

const ESC = '\x1b';
const column = fc.integer({ min: 1, max: 22 });
const row = fc.integer({ min: 1, max: 8 });

const text = fc.oneof(
  fc.constantFrom(
    'hello',
    'a',
    '  ',
    'the quick brown fox jumps over',
    '-'.repeat(20),
    '世界',
    'é',
    '👩‍🚀',
    '🇩🇪',
    'x\u0301y',
    '❤️',
    'qxj',
  ),
  fc.constantFrom('\r\n', '\n', '\r', '\t', '\b', '\x0e', '\x0f'),
);

const style = fc
  .constantFrom(
    '0',
    '1',
    '2',
    '22',
    '3',
    '4',
    '4:3',
    '4:5;58;5;9',
    '21',
    '24',
    '5',
    '7',
    '27',
    '8',
    '9',
    '53',
    '31',
    '1;97',
    '44',
    '38;5;208',
    '48;2;1;2;3',
    '38;2;9;8;7',
    '39',
    '49',
    '58:2::1:2:3',
  )
  .map((codes) => `${ESC}[${codes}m`);

const movement = fc.oneof(
  fc.tuple(row, column).map(([y, x]) => `${ESC}[${y};${x}H`),
  fc
    .tuple(fc.integer({ min: 0, max: 9 }), fc.constantFrom(...'ABCDEFGdIZ`'))
    .map(([n, final]) => `${ESC}[${n}${final}`),
  fc.constantFrom(`${ESC}7`, `${ESC}8`, `${ESC}[s`, `${ESC}[u`, `${ESC}D`, `${ESC}M`, `${ESC}E`, `${ESC}H`),
);

const erasure = fc
  .tuple(fc.integer({ min: 0, max: 3 }), fc.constantFrom(...'JKLMPXST@b'))
  // xterm.js fails at erasing up to the last cell of the screen (what it leaves out then depends on how output is cut), and
  // leaves the saved cursor behind when it erases what was scrolled out.
  .map(([n, final]) => (final === 'J' && n % 2 === 1 ? `${ESC}[${n}K` : `${ESC}[${n}${final}`));

const mode = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(1, 5, 6, 7, 12, 25, 45, 47, 66, 1000, 1004, 1006, 1047, 1048, 1049, 2004),
      fc.constantFrom('h', 'l'),
    )
    .map(([number, final]) => `${ESC}[?${number}${final}`),
  fc.constantFrom(
    `${ESC}[4h`,
    `${ESC}[4l`,
    `${ESC}[20h`,
    `${ESC}[20l`,
    `${ESC}[!p`,
    `${ESC}c`,
    `${ESC}[1"q`,
    `${ESC}[0"q`,
  ),
  fc.tuple(row, row).map(([top, bottom]) => `${ESC}[${top};${bottom}r`),
  fc.integer({ min: 0, max: 6 }).map((shape) => `${ESC}[${shape} q`),
);

const rare = fc.constantFrom(
  `${ESC}]2;title\x07`,
  `${ESC}]0;other${ESC}\\`,
  `${ESC}[22;0t`,
  `${ESC}[23;0t`,
  `${ESC}]4;1;rgb:11/22/33${ESC}\\`,
  `${ESC}]10;#123456\x07`,
  `${ESC}]104\x07`,
  `${ESC}]8;;https://example.com${ESC}\\link${ESC}]8;;${ESC}\\`,
  `${ESC}]8;id=1;https://example.org${ESC}\\${ESC}[31mred${ESC}]8;;\x07`,
  `${ESC}(0`,
  `${ESC}(B`,
  `${ESC})0`,
  `${ESC}(A`,
  `${ESC}*0`,
  `${ESC}n`,
  `${ESC}#3`,
  `${ESC}#6`,
  `${ESC}#8`,
  `${ESC}[3g`,
  `${ESC}[g`,
  `${ESC}[?2026h`,
  `${ESC}[?2026l`,
  `${ESC}P$qm${ESC}\\`,
  `${ESC}_note${ESC}\\`,
);

const piece = fc.oneof(
  { weight: 8, arbitrary: text },
  { weight: 4, arbitrary: style },
  { weight: 4, arbitrary: movement },
  { weight: 3, arbitrary: erasure },
  { weight: 3, arbitrary: mode },
  { weight: 2, arbitrary: rare },
);

const margin = fc.oneof(
  fc.constantFrom(
    `${ESC}[?69h${ESC}[3;9s`,
    `${ESC}[?69h${ESC}[;4s`,
    `${ESC}[?69h${ESC}[5s`,
    `${ESC}[?69l`,
    `${ESC}[?6h`,
    `${ESC}[?6l`,
  ),
  fc.constantFrom(
    `${ESC}[2;5H`,
    `${ESC}[H`,
    `${ESC}[1;3Habcdefghijk`,
    `${ESC}[2'}`,
    `${ESC}['~`,
    `${ESC}6`,
    `${ESC}9`,
    `${ESC}[S`,
  ),
  fc
    .constantFrom('x', '1;2;3;4$z', '65;1;2;3;4$x', '1;2;2;4;7$r', '1;1;2;3;1;2;4;1$v')
    .map((text) => (text === 'x' ? text : `${ESC}[${text}`)),
);
const pieceInMargins = fc.oneof({ weight: 3, arbitrary: piece }, { weight: 2, arbitrary: margin });

/** Output in pieces that may end within an escape sequence or a grapheme. */
const outputOf = (pieceOfOutput: fc.Arbitrary<string>) =>
  fc
    .tuple(fc.array(pieceOfOutput, { minLength: 1, maxLength: 14, size: 'max' }), fc.array(fc.nat(), { maxLength: 5 }))
    .map(([pieces, borders]) => {
      const all = pieces.join('');
      const cuts = [...new Set([0, ...borders.map((border) => border % (all.length + 1)), all.length])].sort(
        (a, b) => a - b,
      );
      return cuts.slice(1).map((cut, at) => all.slice(cuts[at], cut));
    });

const size = fc.record({ cols: fc.integer({ min: 5, max: 24 }), rows: fc.integer({ min: 2, max: 9 }) });
type Kind = { data: string } | { cols: number; rows: number } | { label: string };

/**
 * Up to a minute, with markers, and with resizes or the alternate screen: xterm.js keeps rows that were scrolled out of an
 * alternate screen that it made smaller before it was used.
 */
export const session = ({ resizing }: { resizing?: boolean } = {}): fc.Arbitrary<Cast> =>
  resizing === undefined ? fc.oneof(sessionWith(true), sessionWith(false)) : sessionWith(resizing);

/** With left and right margins, and rectangles. */
export const paneSession = (): fc.Arbitrary<Cast> =>
  fc.oneof(sessionWith(true, pieceInMargins), sessionWith(false, pieceInMargins));

const sessionWith = (resizing: boolean, pieces: fc.Arbitrary<string> = piece): fc.Arbitrary<Cast> => {
  const output = outputOf(resizing ? pieces.map((text) => text.replace(/\?(47|1047|1049)h/, '?25h')) : pieces);
  const kinds = fc.oneof(
    { weight: 12, arbitrary: output.map((chunks): Kind[] => chunks.map((data) => ({ data }))) },
    { weight: resizing ? 1 : 0, arbitrary: size.map((cells): Kind[] => [cells]) },
    { weight: 1, arbitrary: fc.constant<Kind[]>([{ label: 'here' }]) },
  );
  return fc
    .tuple(
      size,
      fc.array(fc.tuple(kinds, fc.integer({ min: 0, max: 3_000_000 })), { minLength: 4, maxLength: 24, size: 'max' }),
    )
    .map(([header, groups]) => {
      let time = 0;
      const events = groups.flatMap(([group, pause]) =>
        group.map((kind): CastEvent => {
          time += pause >> 1;
          if ('data' in kind) return { time, type: 'output', ...kind };
          return 'label' in kind ? { time, type: 'marker', ...kind } : { time, type: 'resize', ...kind };
        }),
      );
      return recording(events, header);
    });
};

/** A recording, and two different moments within it, in order. */
export const withRange = (recordings = session()): fc.Arbitrary<{ cast: Cast; a: number; b: number }> =>
  fc
    .tuple(recordings, fc.integer({ min: 1, max: 998 }), fc.integer({ min: 1, max: 998 }))
    .map(([cast, one, two]) => {
      const duration = [...cast.events].at(-1)?.time ?? 0;
      const [a, b] = [one, two].map((share) => Math.round((share * duration) / 999)).sort((x, y) => x - y);
      return { cast, a: a!, b: b!, duration };
    })
    .filter(({ a, b, duration }) => a > 0 && a < b && b < duration);
