// castkit diff.
import { UsageError } from '../../core/errors.js';
import { knownTo } from '../../core/options/option.js';
import {
  type Difference,
  diff,
  diffOptions,
  inputOptions,
  loadCast,
  type RowDifference,
  visible,
} from '../../index.js';
import { type CommandBody, INPUT } from '../command.js';
import { jsonOption, jsonText, LISTING, seconds } from '../looking.js';

const options = { ...diffOptions, ...jsonOption };

const words = (value: unknown): string => visible(JSON.stringify(value) ?? 'none');

/** Two lines, - and +; an absent row has none. */
const pair = (a: string | null, b: string | null): string[] => [
  ...(a === null ? [] : [`- ${visible(a)}`]),
  ...(b === null ? [] : [`+ ${visible(b)}`]),
];

function rowLines({ row, a, b, style }: RowDifference): string[] {
  if (!style) return [`row ${row}`, ...pair(a, b)];
  return [
    `row ${row}, other style from column ${style.col} on: ${visible(a ?? '')}`,
    ...pair(words(style.a), words(style.b)),
  ];
}

function differenceText({ time, size, cursor, rows, other }: Difference, a: string, b: string): string {
  const lines = [
    `--- ${visible(a)}`,
    `+++ ${visible(b)}`,
    `@@ ${seconds(time)} s @@`,
    ...(size ? ['size', ...pair(size.a, size.b)] : []),
    ...rows.flatMap(rowLines),
    ...(cursor ? ['cursor', ...pair(words(cursor.a), words(cursor.b))] : []),
    ...(other ? ['other colours set at run time, reverse video or sizes of lines'] : []),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

export const diffCommand: CommandBody<typeof options> = {
  positionals: [
    { ...INPUT, name: 'a', role: 'input' },
    { ...INPUT, name: 'b', help: 'the one to compare it with', role: 'input' },
  ],
  options,
  reading: inputOptions,
  product: LISTING,
  examples: [
    { command: 'castkit diff old.cast new.cast', does: 'nothing, and exit status 0, where both show the same' },
    { command: 'castkit diff old.cast new.cast --ignore-style', does: 'text only' },
    { command: 'castkit diff old.cast new.cast --json', does: 'the first difference for programs' },
  ],
  async run({ inputs, reading, given, warn, report, write }) {
    const [left = '-', right] = inputs;
    if (right === undefined) throw new UsageError('b', { expected: 'a second recording', received: 'nothing' });
    const a = await loadCast(left, { ...reading, warn });
    const b = await loadCast(right, { ...reading, warn });
    const difference = await diff(a, b, knownTo(diffOptions, given), { warn });
    const value = difference ? { equal: false, ...difference } : { equal: true };
    const text = difference ? [differenceText(difference, a.name, b.name)] : [];
    await write(given.json ? [jsonText(value)] : text);
    if (!difference) return;
    report.unmet(`${b.name}: expected the screens of ${a.name}, found others from ${seconds(difference.time)} s on`);
  },
};
