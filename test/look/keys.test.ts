import { describe, expect, it } from 'vitest';
import { groupKeys } from '../../src/core/layout/key-groups.js';
import { echoedKey, keysOf } from '../../src/core/layout/key-names.js';

const labels = (input: string) => [...keysOf(input)].map(({ label }) => label);

describe('keys of an input', () => {
  it('are characters as they are, and names for the rest', () => {
    expect(labels('aé漢🦀')).toEqual(['a', 'é', '漢', '🦀']);
    expect(labels('\r\t\x7f\x1b')).toEqual(['⏎', '⇥', '⌫', 'Esc']);
    expect(labels('\x03\x04\x1a\x00')).toEqual(['⌃C', '⌃D', '⌃Z', '⌃Space']);
    expect(labels('\x1b[A\x1bOB\x1b[C\x1b[D')).toEqual(['↑', '↓', '→', '←']);
    expect(labels('\x1b[5~\x1b[3~\x1bOP\x1b[15~\x1b[Z')).toEqual(['PgUp', 'Del', 'F1', 'F5', '⇧⇥']);
    expect(labels('a\r\nb')).toEqual(['a', '⏎', 'b']);
    expect(labels('\x1b[99;5u\x1b[97u\x1b[13;2u\x1b[97;3:2u\x1b[57358u')).toEqual(['⌃C', 'a', '⇧⏎', '⌥a']);
    expect(labels('\x1b[1;5C\x1b[1;2A\x1bx\x1b\x7f')).toEqual(['⌃→', '⇧↑', '⌥x', '⌥⌫']);
  });

  it('are not what a terminal says by itself', () => {
    expect(
      labels('\x1b[?1;2c\x1b[12;40R\x1b]11;rgb:0000/0000/0000\x1b\\\x1b[<0;3;4M\x1b[M abc\x1bP1$r0m\x1b\\'),
    ).toEqual(['c']);
    expect(labels('\x1b[200~pasted\x1b[201~').join('')).toBe('pasted');
    expect(labels('\x1b[97;1:3u')).toEqual([]);
  });

  it('can be guessed from an echo, if it looks like one', () => {
    expect(echoedKey('l')).toEqual({ label: 'l', typed: true });
    expect(echoedKey('\x1b[32ml\x1b[0m')).toEqual({ label: 'l', typed: true });
    expect(echoedKey('\r\n')).toEqual({ label: '⏎', typed: false });
    expect(echoedKey('\b \b')).toEqual({ label: '⌫', typed: false });
    expect([echoedKey('total 8\r\n'), echoedKey('\x1b[2J'), echoedKey('')]).toEqual([undefined, undefined, undefined]);
  });
});

describe('groups of keys', () => {
  const at = (...list: [time: number, label: string, typed?: boolean][]) =>
    groupKeys(list.map(([time, label, typed = true]) => ({ time, label, typed }))).map(({ text }) => text);

  it('are what is typed in one go', () => {
    expect(at([0, 'l'], [100_000, 's'], [200_000, '⏎', false])).toEqual(['l', 'ls', 'ls ⏎']);
  });

  it('begin anew after a pause, and after a line is sent', () => {
    expect(at([0, 'l'], [1_500_000, 's'])).toEqual(['l', 's']);
    expect(at([0, '⏎', false], [100_000, 'x'])).toEqual(['⏎', 'x']);
  });

  it('do without the spaces before a text, and show those that are alone', () => {
    expect(at([0, ' '], [1, ' '], [2, 'x'], [3, ' '])).toEqual(['␣', '␣×2', 'x', 'x ']);
  });

  it('count keys that are pressed again', () => {
    expect(at([0, '↓', false], [1, '↓', false], [2, '↓', false], [3, '↑', false])).toEqual([
      '↓',
      '↓×2',
      '↓×3',
      '↓×3 ↑',
    ]);
  });
});
