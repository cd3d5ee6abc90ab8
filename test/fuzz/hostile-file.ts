// Files that may be recordings: made of the right pieces with wrong values, then damaged.
import fc from 'fast-check';
import { hostileOutput, nastyText } from './hostile-text.js';

const scalar = fc.oneof(
  fc.constantFrom(
    ...[
      'null',
      'true',
      '0',
      '-1',
      '-0',
      '80',
      '80.5',
      '1e308',
      '1e400',
      '65535',
      '65536',
      '1000',
      '1001',
      'NaN',
      'Infinity',
      '-Infinity',
      '0x10',
      '01',
      '1.',
    ],
    ...[
      '"80"',
      '"80x24"',
      '"0x0"',
      '"-1x5"',
      '"100000x100000"',
      '""',
      '{}',
      '[]',
      '[[[[]]]]',
      '{"__proto__":1}',
      '9'.repeat(400),
      `0.${'0'.repeat(400)}1`,
    ],
  ),
  nastyText.map((text) => JSON.stringify(text)),
  hostileOutput.map((text) => JSON.stringify(text)),
);
const key = fc.oneof(
  fc
    .constantFrom(
      ...[
        'version',
        'width',
        'height',
        'cols',
        'rows',
        'term',
        'theme',
        'env',
        'title',
        'command',
        'timestamp',
        'idle_time_limit',
      ],
      ...['stdout', 'tags', 'duration', '__proto__', 'constructor', 'toString', 'type', 'fg', 'bg', 'palette'],
    )
    .map((name) => `"${name}"`),
  nastyText.map((text) => JSON.stringify(text)),
);
const field = fc.tuple(
  key,
  fc.oneof(
    { maxDepth: 2 },
    scalar,
    fc.tuple(key, scalar).map(([name, value]) => `{${name}: ${value}}`),
  ),
);
const VERSIONS = [
  '"version": 2, "width": 80, "height": 24',
  '"version": 3, "term": {"cols": 80, "rows": 24}',
  '"version": 1, "width": 9, "height": 4, "stdout": [[0.5, "a"], [1, "b"]]',
  '"version": 2',
];

const header = fc
  .tuple(fc.constantFrom(...VERSIONS), fc.array(field, { maxLength: 4 }))
  .map(([known, fields]) => `{${[known, ...fields.map(([name, value]) => `${name}: ${value}`)].join(', ')}}`);

const time = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 9000 }).map((ms) => String(ms / 1000)) },
  { weight: 1, arbitrary: scalar },
);
const code = fc.oneof({ weight: 6, arbitrary: fc.constantFrom('"o"', '"i"', '"m"', '"r"', '"x"', '"k"') }, scalar);
const event = fc
  .tuple(fc.array(fc.oneof({ weight: 20, arbitrary: fc.constant('') }, scalar), { maxLength: 1 }), time, code, scalar)
  .map(([more, ...parts]) => `[${[...parts, ...more.filter((part) => part !== '')].join(', ')}]`);
const line = fc.oneof(
  { weight: 10, arbitrary: event },
  fc.constantFrom('', '# note', 'lol!', '[', '{}', '\r', '\ufeff', '\0', '[1.5, "o", "cut'),
  nastyText,
);

const text = fc
  .tuple(
    fc.constantFrom('', '', '', '\ufeff', '\n', '# c\n', '#!'),
    header,
    fc.array(line, { maxLength: 8 }),
    fc.constantFrom('\n', '\r\n', '\n\n'),
  )
  .map(([start, first, lines, feed]) => start + [first, ...lines].join(feed));

const OTHERS = [
  'Script started on 2024-01-01 00:00:00+00:00 [COLUMNS="80" LINES="24"]\nhi\n',
  '0.5 3\n1.5 4\n',
  'O 0.5 3\nS 1.5 SIGWINCH ROWS=9 COLS=70000\nH 0 COLUMNS 80\n',
];

/** Overwrites, cuts or doubles some of the bytes. */
export function damaged(bytes: Uint8Array, random: fc.Stream<number>): Uint8Array {
  const take = () => random.next().value as number;
  const result = [...bytes];
  for (let blows = take() % 4; blows > 0 && result.length > 0; blows--) {
    const at = take() % result.length;
    const how = take() % 4;
    if (how === 0) result[at] = take() & 255;
    else if (how === 1) result.splice(at, 1 + (take() % 8));
    else if (how === 2) result.splice(at, 0, ...result.slice(at, at + (take() % 32)));
    else result.length = at;
  }
  return Uint8Array.from(result);
}

/** Bytes of a file that castkit may be given. */
export const hostileFile: fc.Arbitrary<Uint8Array> = fc
  .tuple(
    fc.oneof(
      { weight: 12, arbitrary: text.map((whole) => new TextEncoder().encode(whole)) },
      { weight: 1, arbitrary: fc.constantFrom(...OTHERS).map((whole) => new TextEncoder().encode(whole)) },
      { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
    ),
    fc.infiniteStream(fc.nat()),
  )
  .map(([bytes, random]) => damaged(bytes, random));
