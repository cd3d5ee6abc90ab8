// Long runs of plain lines, which redact does not print as long as nothing in them is of interest: what comes after them meets
// the screen that they left.
import { expect, it } from 'vitest';
import { redact } from '../../src/core/edit/redact/redact.js';
import { output, recording, resize } from '../support/recordings.js';

const lines = (count: number, from: number) =>
  Array.from({ length: count }, (_, n) => output(from + n / 1000, `line ${n}\r\n`));
const hide = async (events: Parameters<typeof recording>[0], text: string) => {
  const result = await redact({ text: [text], builtin: ['user'] })(recording(events, { cols: 30, rows: 6 }));
  return [...result.events].map((event) => (event.type === 'output' ? event.data : '')).join('');
};

it('finds what is completed on a line that scrolled up among them', async () => {
  const typed = [output(5, 'hun\r\n'), output(5.1, 'a\r\n'), output(6, '\x1b[2A\x1b[3Cter2\x1b[2B\r\n')];
  const text = await hide([...lines(200, 1), ...typed, ...lines(50, 7)], 'hunter2');
  expect(text).toContain('***\r\na\r\n\x1b[2A\x1b[3C****\x1b[2B');
});

it('finds what one of them holds', async () => {
  const text = await hide([...lines(100, 1), output(5, 'my hunter2\r\n'), ...lines(300, 6)], 'hunter2');
  expect(text).toContain('my *******\r\nline 0');
});

it('knows what comes back when the screen grows', async () => {
  const grown = [
    ...lines(20, 1),
    output(3, 'hun\r\n'),
    ...lines(20, 4),
    resize(5, 30, 40),
    output(6, '\x1b[20;4Hter2'),
  ];
  const rowOf = async (row: number) => hide([...grown.slice(0, -1), output(6, `\x1b[${row};4Hter2`)], 'hunter2');
  const hidden = [];
  for (let row = 1; row <= 40; row++) if ((await rowOf(row)).includes('***\r\n')) hidden.push(row);
  expect(hidden).toHaveLength(1);
});

it('takes for text only what the terminal does', async () => {
  const titled = [
    ...lines(20, 1),
    output(2, '\x1b]2;'),
    ...lines(20, 3),
    output(4, 'hun\r\n'),
    output(5, '\x07ter2\r\n'),
  ];
  expect(await hide(titled, 'hunter2')).not.toContain('*');
  const drawn = [...lines(20, 1), output(2, '\x1b(0'), output(3, 'qqq\r\n'), ...lines(20, 4)];
  expect(await hide(drawn, '───')).toContain('\x1b(0***\r\n');
});
