// v1 recordings too long to be read at once: the same events, faults, sentences and places as those of short ones.
import { describe, expect, it } from 'vitest';
import { readText } from '../../src/core/recording/read.js';
import type { Problem } from '../../src/core/recording/reading.js';
import { wholeLines } from '../../src/core/recording/text.js';
import { bytesOf, errorOf, read } from './reading.js';

/** Twelve items, one a line; 1.2 MB of them in a long recording. */
const items = (length: number): string => `[0.5, "é${'x'.repeat(length)}"],\n`.repeat(12);
const [FEW, MANY] = [items(1), items(100_000)];

/** What a short and a long recording say of the same fault. */
const both = <T>(text: (items: string) => string, outcome: (text: string) => T): [T, T] => [
  outcome(text(FEW)),
  outcome(text(MANY)),
];

const head = '{"version": 1, "width": 80, "height": 24,\n"stdout": [\n';

/** A text that is in no memory: of it, blocks are read. */
function blocks(text: string) {
  const bytes = bytesOf(text);
  let most = 0;
  const block = (offset: number, least: number, limit = Infinity) =>
    wholeLines(bytes.length - offset, [least, limit], (from, size) => {
      most = Math.max(most, size);
      return bytes.subarray(offset + from, offset + from + size);
    });
  const load = (): Uint8Array => expect.fail('all of it was read');
  const part = (from: number, to: number) => {
    most = Math.max(most, to - from);
    return bytes.subarray(from, to);
  };
  const head = bytes.subarray(0, 1_100_000);
  return { text: { length: bytes.length, zeros: 0, head, block, bytes: part, load }, most: () => most };
}

describe('a long v1 recording', () => {
  it('has its header before, between and after its output', () => {
    const [few, many] = both(
      (list) =>
        `{"title": "a", "stdout": [${list}[1, "end"]\n], "width": 80,\n "extra": {"stdout": [1]}, "height": 24, "version": 1}\n`,
      (text) => read(text),
    );
    expect(many.cast.header).toEqual(few.cast.header);
    expect(many.events.map(({ time }) => time)).toEqual(few.events.map(({ time }) => time));
    expect(many.events.at(-1)).toEqual({ time: 7_000_000, type: 'output', data: 'end' });
    expect([...many.cast.events]).toEqual(many.events);
  });

  it.each([
    ['a missing comma', (list: string) => `${head}${list}[1, "a"] [2, "b"]]}`],
    ['a comma too many', (list: string) => `${head}${list}[1, "a"],\n]}`],
    ['two commas', (list: string) => `${head}${list}[1, "a"],, [1, "a"]]}`],
    ['no JSON', (list: string) => `${head}${list}[1, 'a'], [1, "b"]]}`],
    ['a brace for a bracket', (list: string) => `${head}${list}[1, "a"}]}`],
    ['a brace that closes the list', (list: string) => `${head}${list}[1, "a"]}`],
    ['the end of the file in a string', (list: string) => `${head}${list}[1, "a`],
    ['the end of the file after an item', (list: string) => `${head}${list}[1, "a"]\n`],
    ['the end of the file after a comma', (list: string) => `${head}${list}[1, "a"],\n`],
    ['the end of the file after the list', (list: string) => `${head}${list}[1, "a"]\n]\n`],
    ['an item that is none', (list: string) => `${head}${list}[1, "a"], 5]}`],
    ['three parts', (list: string) => `${head}${list}  [1, "ü\\n", 3]]}`],
    ['words for a delay', (list: string) => `${head}${list}[1, "é"], ["soon",\n "b"]]}`],
    ['output that is no text, on a line of its own', (list: string) => `${head}${list}[1,\n 5]]}`],
    ['a header field that is wrong', (list: string) => `${head}${list}[1, "a"]\n],\n "title": 5}`],
    ['a version that is none', (list: string) => `{"stdout": [\n${list}[1, "a"]\n],\n "version": 7}`],
    ['a fault in the JSON after the list', (list: string) => `${head}${list}[1, "a"]\n],\n title: 5}`],
    ['more after it', (list: string) => `${head}${list}[1, "a"]\n]}\n[1, "o", "x"]`],
    ['a second list that is none', (list: string) => `${head}${list}[1, "a"]\n], "stdout": 5}`],
  ])('with %s is the error that it is in a short one', (_, text) => {
    const [few, many] = both(text, errorOf);
    expect(many.message).toBe(few.message);
    expect(many.sourceLine).toBe(few.sourceLine);
    expect(many.hint).toBe(few.hint);
  });

  it('counts columns far to the right', () => {
    const [few, many] = both(
      (list) => `${head}${list.replaceAll('\n', '')}[1, "a"], [1, 5], [2, 6]]}`,
      (text) => {
        const problems: Problem[] = [];
        read(text, { onProblem: (problem) => problems.push(problem) });
        return problems.map(({ error: { line, column } }) => [line, column! - text.indexOf('[1, "a"]')]);
      },
    );
    expect(many).toEqual(few);
    expect(many).toHaveLength(2);
  });

  it('is passed over where it is malformed and the reading is lenient', () => {
    const [few, many] = both(
      (list) => `${head}${list}[1, 5], [1, "b"], 7]}`,
      (text) => read(text, { lenient: true }).warnings,
    );
    expect(few).toEqual([
      expect.stringContaining('2 malformed events skipped; the first: demo.cast:15:5: expected output'),
    ]);
    expect(many).toEqual(few);
  });

  it('never is in memory, but for an item', () => {
    const { text, most } = blocks(`${head}${MANY}[1, "${'y'.repeat(1_000_000)}"], ${MANY}[1, "end"]]}`);
    const cast = readText(text, { name: 'demo.cast' });
    expect([...cast.events]).toHaveLength(26);
    expect(most()).toBeLessThan(1_200_000);
  });

  it('has events of at most the limit', () => {
    const text = `${head}${MANY}[1, "a"], [1,\n "${'y'.repeat(200_000)}"]]}`;
    expect(errorOf(text, { maxEvent: 150_000 }).message).toBe(
      'demo.cast:15:1: expected events of at most 150000 bytes (maxEvent), found a longer one',
    );
  });
});

it('a header of a megabyte is read, one of 17 is refused', () => {
  const title = (length: number) =>
    `{"version": 2, "width": 80, "height": 24, "title": "${'x'.repeat(length)}"}\n[1, "o", "a"]\n`;
  expect(read(title(1_000_000)).events).toHaveLength(1);
  expect(errorOf(title(17_000_000)).message).toBe(
    'demo.cast:1:1: expected a header of at most 16000000 bytes, found a longer one',
  );
});

it('a list called stdout in a v2 header is a field like any other', () => {
  const text = `{"version": 2, "width": 80, "height": 24, "stdout": [\n${MANY}5]}\n[1, "o", "a"]\n`;
  const { cast, events } = read(text);
  expect(cast.header.extra['stdout']).toHaveLength(13);
  expect(events).toHaveLength(1);
});
