// What attackers write: texts, terminal output and JSON values made up by fast-check. The targets are the other files.
import fc from 'fast-check';

/** Texts that mean something to a reader of XML, HTML, CSS, JSON, WebVTT or a terminal, and code units that are no text. */
export const NASTY: readonly string[] = [
  '<script>alert(1)</script>',
  '</style><b>',
  '</title>',
  '</pre>',
  ']]>',
  '<![CDATA[',
  '<!--',
  '-->',
  '&amp;&lt&#0;&bogus;',
  '"\' onload=x',
  '{}@import url(x)',
  'javascript:alert(1)',
  'data:text/html,x',
  '00:00.000 --> 00:01.000',
  '\n\nNOTE x',
  '\x00\x01\x08\x7f\x85\x9f',
  '\ufffe\uffff',
  '\ufdd0',
  '\ud800',
  '\udfff',
  '\ud83d',
  '\u2028\u2029',
  '\u202e\u2066',
  '\ufeff',
  '__proto__',
  'constructor',
  '%s%n$(x)`x`',
  '../../x',
  '字',
  '🦀',
  '👩‍👩‍👧‍👦',
  'e\u0301\u0301',
  '\u{e0001}\u{10ffff}',
];

export const nastyText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 5 })
  .map((parts) => parts.join(''));

const number = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 30 }) },
  fc.constantFrom(255, 256, 1000, 65_535, 65_536, 2_147_483_647, 4_294_967_295, '9'.repeat(40), '', '-1', ':2', '4:3'),
);
const numbers = (most: number) => fc.array(number, { maxLength: most }).map((list) => list.join(';'));

const FINALS = [...'@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~'];
const csi = fc
  .tuple(
    fc.constantFrom('\x1b[', '\x1b[', '\x9b'),
    fc.constantFrom('', '', '', '', '?', '>', '=', '<'),
    numbers(6),
    fc.constantFrom('', '', '', '', ' ', '!', '$', '"', "'", '*', '\n', '\x07'),
    fc.constantFrom(...FINALS),
  )
  .map((parts) => parts.join(''));

const MODES = [1, 3, 5, 6, 7, 12, 25, 45, 47, 66, 69, 1000, 1006, 1047, 1048, 1049, 2004, 2026, 4, 20];
const mode = fc
  .tuple(fc.constantFrom('?', '?', ''), fc.constantFrom(...MODES), fc.constantFrom('h', 'l'))
  .map(([mark, n, final]) => `\x1b[${mark}${n}${final}`);

const link = fc.constantFrom(
  'https://a.b/c',
  'javascript:x',
  'data:,x',
  'http://a/"><b>',
  'mailto:a@b',
  'file:///x',
  'x',
);
const osc = fc
  .tuple(
    fc.constantFrom('\x1b]', '\x9d'),
    fc
      .oneof(
        fc.tuple(
          fc.constantFrom('0;', '1;', '2;', '7;', '52;c;', '133;A', '1337;File=inline=1:', '9;', '104;', '110'),
          nastyText,
        ),
        fc.tuple(
          fc.constantFrom('4;1;', '4;256;', '4;9;?;7;', '10;', '11;', '12;', '10;?;'),
          fc.constantFrom('rgb:ff/00/1', '#123456', 'red', 'rgb:</>', '#', '"><b>', 'url(x)', 'rgba:1/2/3/4', '?'),
        ),
        fc.tuple(fc.constantFrom('8;;', '8;id=1;', '8;id="><b>;', '8;;;'), fc.oneof(link, nastyText)),
      )
      .map((parts) => parts.join('')),
    fc.constantFrom('\x07', '\x1b\\', '\x9c', '\x18', '\x1a', '\x1b', ''),
  )
  .map((parts) => parts.join(''));

const string = fc
  .tuple(
    fc.constantFrom('\x1bP', '\x1b_', '\x1b^', '\x1bX', '\x90', '\x9f'),
    fc.oneof(
      fc.constantFrom(
        'q!999999999~-!99999999~',
        'q"1;1;999999999;999999999',
        'Ga=T,s=999999999,v=999999999,c=99999,r=9999;AAAA',
        'Ga=T,m=1;',
        'Gi=1,a=p',
        '$qm',
        '+q544e',
        '0;1|17/ab',
        'tmux;\x1b\x1b[31m',
      ),
      nastyText,
    ),
    fc.constantFrom('\x1b\\', '\x9c', '\x18', ''),
  )
  .map((parts) => parts.join(''));

const escaped = fc.constantFrom(
  ...[
    '7',
    '8',
    'c',
    'D',
    'E',
    'M',
    'H',
    'N',
    'O',
    'Z',
    '=',
    '>',
    'n',
    'o',
    '~',
    '|',
    '}',
    '(0',
    '(B',
    ')0',
    '*A',
    '+K',
    '#3',
    '#4',
    '#5',
    '#6',
    '#8',
    '%G',
    '%@',
    ' F',
    ' G',
    '[',
    ']',
    '\x1b',
  ].map((rest) => `\x1b${rest}`),
);
const control = fc.constantFrom(...'\r\n\t\b\x07\x0b\x0c\x0e\x0f\x05\x18\x1a\x00\x84\x85\x88\x8d\x8e\x8f');
const plain = fc.constantFrom(
  'a',
  'hello world ',
  'x'.repeat(30),
  '漢字',
  '\u0301',
  '\u200d',
  '\ufe0f',
  '🇩🇪',
  'ｶﾞ',
  '한',
  '─█▒',
  '\ue0b0',
  '  ',
);

/** Terminal output of any kind, in any state of disrepair. */
export const hostileOutput: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: plain },
      { weight: 5, arbitrary: csi },
      { weight: 2, arbitrary: mode },
      { weight: 2, arbitrary: osc },
      { weight: 1, arbitrary: string },
      { weight: 2, arbitrary: escaped },
      { weight: 3, arbitrary: control },
      { weight: 1, arbitrary: nastyText },
    ),
    { maxLength: 12, size: 'max' },
  )
  .map((parts) => parts.join(''));
