// An opening brings a new terminal to where another stands: it shows the same, and goes on the same whatever comes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CastEvent } from '../../src/core/recording/cast.js';
import { Emulator } from '../../src/core/terminal/emulator.js';
import { Unfinished } from '../../src/core/terminal/serialise/unfinished.js';
import { screenFacts } from '../support/equal-screens.js';
import { session } from '../support/sessions.js';

type Facts = ReturnType<typeof screenFacts>;

function feed(emulator: Emulator, event: CastEvent): void {
  if (event.type === 'output') emulator.write(event.data);
  if (event.type === 'resize') emulator.resize(event.cols, event.rows);
}

/** What is shown after each event. */
async function shown(emulator: Emulator, events: readonly CastEvent[]): Promise<Facts[]> {
  const facts: Facts[] = [];
  for (const event of events) {
    feed(emulator, event);
    emulator.snapshot((screen) => facts.push(screenFacts(screen)));
  }
  await emulator.drain();
  emulator.dispose();
  return facts;
}

async function openingOf(size: { cols: number; rows: number }, events: readonly CastEvent[]): Promise<string> {
  const emulator = new Emulator(size);
  const unfinished = new Unfinished();
  let opening = '';
  for (const event of events) {
    feed(emulator, event);
    if (event.type === 'output') unfinished.follow(event.data);
  }
  emulator.at((view) => {
    opening = view.opening({ scrolledOut: true }) + unfinished.text;
  });
  await emulator.drain();
  emulator.dispose();
  return opening;
}

const output = (data: string): CastEvent => ({ time: 0, type: 'output', data });

async function expectGoesOn(
  size: { cols: number; rows: number },
  before: readonly CastEvent[],
  after: readonly CastEvent[],
) {
  const all = await shown(new Emulator(size), [output(''), ...before, ...after]);
  const last = before.findLast((event) => event.type === 'resize') ?? size;
  const opening = await openingOf(size, before);
  const opened = await shown(new Emulator(last), [output(opening), ...after]);
  expect(opened, JSON.stringify(opening)).toEqual(all.slice(before.length));
}

describe('an opening', () => {
  it.each([false, true])('goes on as the terminal would (resizes: %s)', async (resizing) => {
    const parameters = fc.tuple(session({ resizing }), fc.double({ min: 0, max: 1, noNaN: true }));
    await fc.assert(
      fc.asyncProperty(parameters, async ([cast, share]) => {
        const events = [...cast.events].filter(({ type }) => type !== 'marker');
        const border = Math.round(share * events.length);
        await expectGoesOn(cast.header, events.slice(0, border), events.slice(border));
      }),
      { numRuns: 150, seed: 1 },
    );
  });

  const ESC = '\x1b';
  it.each([
    ['tab stops', `${ESC}[3g${ESC}[5G${ESC}H${ESC}[1G`, '\t|\t|'],
    ['tab stops of the other screen', `${ESC}[3g${ESC}[?1049h${ESC}[4G${ESC}H`, `${ESC}[?1049l\r\t|${ESC}[?1049h\r\t|`],
    ['a scroll region', `${ESC}[2;4rtext${ESC}[4H`, '\n\na'],
    ['origin mode', `${ESC}[2;4r${ESC}[?6h`, `${ESC}[9Ha${ESC}[1Hb`],
    ['a saved cursor with its pen', `${ESC}[3;5H${ESC}[1;31;4:3m${ESC}7${ESC}[m${ESC}[H`, `a${ESC}8b`],
    ['a shifted character set', `${ESC})0\x0e`, 'qxq\x0fqxq'],
    ['a line that is full', 'x'.repeat(20), 'y'],
    ['no wrapping', `${ESC}[?7l`, 'x'.repeat(30)],
    ['insert mode', `abc\r${ESC}[4h`, 'xy'],
    ['new line mode', `${ESC}[20h`, 'a\nb'],
    ['an open link', `${ESC}]8;;https://example.com${ESC}\\a`, 'b'],
    [
      'colours changed at run time',
      `${ESC}]4;1;#102030\x07${ESC}]10;#405060\x07${ESC}]11;#708090\x07`,
      `${ESC}]110\x07`,
    ],
    ['reverse video and a hidden bar', `${ESC}[?5h${ESC}[?25l${ESC}[5 q`, `${ESC}[?25h`],
    ['a title, and those pushed before', `${ESC}]2;one\x07${ESC}[22t${ESC}]2;two\x07`, `${ESC}[23t`],
    ['the alternate screen', `one${ESC}[?1049h${ESC}[Htwo`, `three${ESC}[?1049lfour`],
    ['a sequence that is not complete', `a${ESC}[3`, '1mred'],
    ['a string that is not complete', `a${ESC}]2;ti`, 'tle\x07b'],
    ['half a flag', '\u{1f1e9}', '\u{1f1ea}x'],
    ['lines of double size', `${ESC}#3big\r\n${ESC}#6wide`, 'r'],
    ['output held back', `${ESC}[?2026ha`, `b${ESC}[?2026lc`],
  ])('goes on with %s', async (_, before, after) => {
    await expectGoesOn({ cols: 20, rows: 6 }, [output(before)], [...after].map(output));
  });

  it.each(['?1h', '?9h', '?66h', '?1000h', '?1002h', '?1003h', '?1004h', '?1006h', '?1016h', '?2004h', '?2026h'])(
    'sets the mode %s, which no screen shows',
    async (mode) => {
      const set = mode === '?1006h' || mode === '?1016h' ? `${ESC}[?1000h${ESC}[${mode}` : `${ESC}[${mode}`;
      const opening = await openingOf({ cols: 20, rows: 6 }, [output(set)]);
      expect(opening).toContain(`${ESC}[${mode}`);
    },
  );
});

describe('an opening brings along what programs have put aside', () => {
  const size = { cols: 20, rows: 4 };

  it.each([
    ['pens', '\x1b[1;31m\x1b[#{\x1b[0;4;32m\x1b[4;30#{\x1b[0m', '\x1b[3m\x1b[#}a\x1b[#}b\x1b[#}c'],
    ['more pens than are kept', `\x1b[7m${'\x1b[#{'.repeat(12)}\x1b[0m`, `${'\x1b[#}a'.repeat(13)}`],
    [
      'colours',
      '\x1b]10;#112233\x07\x1b]4;3;#445566\x07\x1b[#P\x1b]11;#778899\x07\x1b[#P\x1b]104\x07',
      'a\x1b[#Qb\x1b[#Qc\x1b[#Qd',
    ],
    [
      'colours in a place of their own',
      '\x1b]10;#112233\x07\x1b[5#P\x1b]110\x07\x1b[#P',
      'a\x1b[5#Qb\x1b[#Qc\x1b[5#Qd',
    ],
    ['reverse wrap', '\x1b[?1045h\x1b[2;2H', '\b\b\bx\x1b[?1045l\x1b[2;2H\b\b\bx'],
    ['reverse wrap of old', '\x1b[?45h\x1b[2;2H', '\b\b\bx'],
  ])('%s', async (_, before, after) => {
    const later = after.match(/(?:\x1b\[[^a-zA-Z}Q]*[a-zA-Z}Q]|[^\x1b])+?/g) ?? [];
    await expectGoesOn(size, [output(before)], later.map(output));
  });
});
