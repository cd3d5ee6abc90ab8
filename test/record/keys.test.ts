import { describe, expect, it } from 'vitest';
import { KeyReader, keyName, parseKey, type Typed } from '../../src/record/keys.js';

const PAUSE = '\x1c';
const read = (keys: { pause?: string; marker?: string; prefix?: string }, ...typed: string[]): Typed[] => {
  const reader = new KeyReader({ pause: PAUSE, marker: '', prefix: '', ...keys });
  return typed.flatMap((chunk) => reader.read(chunk));
};

describe('the names of keys', () => {
  it('are those that asciinema 2 and 3 know, and a plain character', () => {
    const names = ['C-\\', '^\\', 'ctrl+x', 'C-a', '^?', 'q', ' ', '', 'C-1', 'xy', '^^'];
    expect(names.map(parseKey)).toEqual([
      '\x1c',
      '\x1c',
      '\x18',
      '\x01',
      '\x7f',
      'q',
      ' ',
      '',
      undefined,
      undefined,
      '\x1e',
    ]);
  });

  it('are told back', () => {
    expect(['\x1c', '\x01', ' ', 'q'].map(keyName)).toEqual(['ctrl+\\', 'ctrl+a', 'space', 'q']);
  });
});

describe('keys of the recorder', () => {
  it('are found wherever a control character stands, but not in a paste', () => {
    expect(read({}, `ls\r${PAUSE}x`)).toEqual([{ text: 'ls\r' }, { action: 'pause' }, { text: 'x' }]);
    expect(read({}, PAUSE, PAUSE)).toEqual([{ action: 'pause' }, { action: 'pause' }]);
    const paste = `\x1b[200~a${PAUSE}b\x1b[201~`;
    expect(read({}, paste)).toEqual([{ text: paste }]);
    expect(read({}, paste, PAUSE)).toEqual([{ text: paste }, { action: 'pause' }]);
  });

  it('that are no control characters have to come alone', () => {
    expect(read({ marker: 'A' }, 'A')).toEqual([{ action: 'marker' }]);
    expect(read({ marker: 'A' }, '\x1b[A', 'BAB')).toEqual([{ text: '\x1b[A' }, { text: 'BAB' }]);
  });

  it('count only behind the prefix, if there is one', () => {
    const keys = { pause: 'p', marker: 'm', prefix: '\x01' };
    expect(read(keys, 'p', '\x01p', '\x01', 'm', 'm')).toEqual([
      { text: 'p' },
      { action: 'pause' },
      { action: 'marker' },
      { text: 'm' },
    ]);
    expect(read(keys, 'a\x01mb')).toEqual([{ text: 'a' }, { action: 'marker' }, { text: 'b' }]);
  });

  it('leave a prefix that nothing follows, or itself, to the program', () => {
    const keys = { pause: 'p', prefix: '\x01' };
    expect(read(keys, '\x01x')).toEqual([{ text: '\x01x' }]);
    expect(read(keys, '\x01\x01')).toEqual([{ text: '\x01' }]);
  });

  it('can be switched off', () => {
    expect(read({ pause: '' }, PAUSE)).toEqual([{ text: PAUSE }]);
  });
});
