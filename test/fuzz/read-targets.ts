// Fuzz targets of what reads: recordings, archives, other formats, positions, themes, markers. Whatever comes in is read, or refused
// by an error of ours in one sentence.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect } from 'vitest';
import { parsePosition, parseSelection } from '../../src/core/position/parse.js';
import { needsReplay, resolveSelection } from '../../src/core/position/resolve.js';
import type { CastEvent } from '../../src/core/recording/cast.js';
import { readCast } from '../../src/core/recording/read.js';
import { writeCast } from '../../src/core/recording/write.js';
import { parseTheme } from '../../src/core/theme/themes.js';
import { markImport, pipe } from '../../src/index.js';
import { recording } from '../support/recordings.js';
import { unpacked } from '../support/unpacked.js';
import { damaged, hostileFile } from './hostile-file.js';
import { nastyText } from './hostile-text.js';
import { ours } from './ours.js';
import { type Target, target } from './target.js';

/** Reads all, and gives undefined where it is refused. */
function readAll(bytes: Uint8Array, options: Parameters<typeof readCast>[1] = {}) {
  return ours(() => {
    const cast = readCast(bytes, { name: 'demo.cast', ...options });
    return { cast, events: [...cast.events] };
  });
}

function expectOrdered(events: readonly CastEvent[]): void {
  let before = 0;
  for (const { time } of events) {
    if (!Number.isSafeInteger(time) || time < before) expect.fail(`the time ${time} after ${before}`);
    before = time;
  }
}

/** As JSON, which has no infinity and no negative zero. */
const dataOf = (events: readonly CastEvent[]) => events.map(({ time: _, ...event }) => JSON.stringify(event));

const reader = target('reader', fc.tuple(hostileFile, fc.boolean()), async ([bytes, lenient]) => {
  const read = readAll(bytes, { lenient });
  readAll(bytes, { onProblem: () => {} });
  if (!read) return;
  expectOrdered(read.events);
  const { cast, events } = read;
  if (cast.header.version === 1) return;
  const again = readAll(new TextEncoder().encode([...writeCast(cast)].join('')));
  expect(again && dataOf(again.events)).toEqual(dataOf(events));
});

const foreign = target(
  'foreign formats',
  fc.tuple(hostileFile, hostileFile, fc.constantFrom('raw', 'ttyrec', 'typescript')),
  async ([bytes, timing, inputFormat]) => {
    const events = readAll(bytes, { inputFormat: inputFormat as 'raw', timing })?.events;
    if (events) expectOrdered(events);
  },
);

const archives = target('archives', fc.tuple(hostileFile, fc.infiniteStream(fc.nat())), async ([bytes, random]) => {
  const whole = new Uint8Array(gzipSync(bytes));
  const found = await ours(() => unpacked(damaged(whole, random), 'demo.cast.gz', 1_000_000));
  if (found) expect(found.length).toBeLessThanOrEqual(1_000_000);
  const zstd = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, ...bytes.subarray(0, 300));
  await ours(() => unpacked(zstd, 'demo.cast.zst', 1_000_000));
});

const positionWord = fc.oneof(
  fc.constantFrom(
    ...[
      '12.5',
      '1m20s',
      '1:20',
      '00:01:20',
      '50%',
      '-2s',
      'end',
      'markers',
      'marker:1',
      'marker:b',
      'marker:"b"',
      'event:3',
    ],
    ...[
      'frame:1',
      'text:a',
      'text:"a"#2',
      'text:/a+/i',
      '..',
      ',',
      '-',
      '%',
      ':',
      '#',
      '"',
      '/',
      '1e309',
      '9'.repeat(40),
      ' ',
    ],
  ),
  nastyText,
);

const positions = target('positions', fc.array(positionWord, { maxLength: 6 }), async (words) => {
  const source = words.join('');
  ours(() => parsePosition(source));
  const selection = ours(() => parseSelection(source));
  if (!selection) return;
  const found = new Map(needsReplay(selection).map((position, at) => [position.source, { time: at * 7, count: 3 }]));
  const facts = { name: 'demo.cast', duration: 100_000_000, markers: [{ time: 5, label: 'build' }], events: 4 };
  const spans = ours(() => resolveSelection(selection, { ...facts, found, eventTime: (index) => index }));
  for (const { from, to } of spans ?? []) {
    if (!(from >= 0 && from <= to && to <= facts.duration)) expect.fail(`a span from ${from} to ${to}`);
  }
});

const themeWord = fc.oneof(
  fc.constantFrom(
    ...[
      'background',
      'foreground',
      'red',
      'colors',
      'palette',
      'base00',
      'base0A',
      'primary',
      'normal',
      'bright',
      'brightRed',
      'name',
    ],
    ...[
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '=',
      '\n',
      ' ',
      '- ',
      '"',
      "'",
      '*a',
      '&a',
      '!!js',
      '#',
      '"#282a36"',
      '0x123456',
      'null',
      '1e999',
    ],
    ...[
      '<dict>',
      '</dict>',
      '<key>Ansi 0 Color</key>',
      '<key>Red Component</key>',
      '<real>',
      '</real>',
      '[colors.primary]',
      '__proto__',
    ],
    '"palette":["#000","#111","#222","#333","#444","#555","#666","#777"]',
  ),
  nastyText,
);

const themes = target(
  'theme files',
  fc.tuple(fc.constantFrom('json', 'yaml', 'itermcolors', 'toml'), fc.array(themeWord, { maxLength: 30 })),
  async ([kind, words]) => {
    const folder = mkdtempSync(join(tmpdir(), 'castkit-fuzz-'));
    const path = join(folder, `theme.${kind}`);
    try {
      writeFileSync(path, words.join(''));
      const theme = ours(() => parseTheme(path));
      const colours = theme ? [theme.foreground, theme.background, ...theme.palette] : [];
      if (!colours.every((colour) => Number.isInteger(colour) && colour >= 0 && colour <= 0xffffff)) {
        expect.fail(`colours that are none: ${colours.slice(0, 18)}`);
      }
      ours(() => parseTheme(words.join('')));
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);

const markerWord = fc.oneof(
  fc.constantFrom(
    'WEBVTT',
    '\n\n',
    '\n',
    '\r\n',
    '00:01.000',
    ' --> ',
    '00:00:02.5',
    'time,label',
    ',',
    '"',
    '1.5',
    '[',
    ']',
    '{"time":',
    '"label":',
    '}',
    '-1',
    '1e400',
    'null',
    '&#0;',
    '&lt;',
  ),
  nastyText,
);

const markers = target('marker files', fc.array(markerWord, { maxLength: 20 }), async (words) => {
  const cast = recording([{ time: 9_000_000, type: 'output', data: 'x' }]);
  const result = await ours(() => pipe(cast, markImport({ markers: words.join('') })));
  if (result) expectOrdered([...result.events]);
});

export const readTargets: readonly Target[] = [reader, foreign, archives, positions, themes, markers];
