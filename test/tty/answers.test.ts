import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersQuestions, askTerminal, readAnswers } from '../../src/tty/answers.js';

const colours = Array.from({ length: 16 }, (_, i) =>
  `\x1b]4;${i};rgb:${i}${i}${i}${i}/0000/ffff\x1b\\`.replace(/1(\d)1\d1\d1\d/, '$1$1$1$1'),
);
const VERSION = '\x1bP>|XTerm(370)\x1b\\';
const ATTRIBUTES = '\x1b[?64;1;2;6c';
const all = (...more: string[]): string =>
  [VERSION, '\x1b]10;rgb:ffff/eeee/dddd\x07', '\x1b]11;rgb:10/20/30\x07', ...colours, ...more, ATTRIBUTES].join('');
const heard = (text: string) => {
  const { typed, ...told } = readAnswers(text);
  return { ...told, typed: typed.toString() };
};

describe('what a terminal says of itself', () => {
  it('is its version and its colours', () => {
    const { version, theme, typed } = heard(all());
    expect({ version, typed }).toEqual({ version: 'XTerm(370)', typed: '' });
    expect(theme).toMatchObject({ foreground: 0xffeedd, background: 0x102030 });
    expect(theme?.palette).toHaveLength(16);
    expect(theme?.palette[1]).toBe(0x1100ff);
  });

  it('is no theme where a colour is missing', () => {
    expect(heard(all().replace(colours[7] ?? '', '')).theme).toBeUndefined();
    expect(heard(`${VERSION}${ATTRIBUTES}`)).toEqual({ version: 'XTerm(370)', typed: '' });
    expect(heard(ATTRIBUTES)).toEqual({ typed: '' });
  });

  it('leaves what was typed meanwhile to the program, wherever it stands', () => {
    const keys = ['l', 's', '\r', '\x1b[A', '\x1bOP', 'ó', '\x03', '\x1b'];
    const answers = [VERSION, '\x1b]10;rgb:ffff/eeee/dddd\x07', ...colours, ATTRIBUTES];
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...keys), fc.nat(answers.length))), (typed) => {
        const stream = answers
          .flatMap((answer, i) => [...typed.filter(([, at]) => at === i).map(([key]) => key), answer])
          .concat(typed.filter(([, at]) => at === answers.length).map(([key]) => key));
        const order = [...typed.entries()].sort(([i, [, a]], [j, [, b]]) => a - b || i - j).map(([, [key]]) => key);
        const text = Buffer.from(stream.join('')).toString('latin1');
        expect(readAnswers(text).typed.toString()).toBe(order.join(''));
      }),
    );
  });

  it('may be cut off', () => {
    const text = all();
    for (let end = 0; end <= text.length; end++) {
      const { typed } = readAnswers(text.slice(0, end));
      expect(['', '\x1b', '\x1b[']).toContainEqual(typed.toString());
    }
  });

  it('is waited for until it is complete, and no longer', async () => {
    const keys = new PassThrough();
    const screen = new PassThrough();
    screen.on('data', (question: Buffer) => {
      if (!question.toString().endsWith('\x1b[c')) return;
      for (const byte of Buffer.from(`x${all()}y`)) keys.write(Buffer.of(byte));
    });
    const { version, theme, typed } = await askTerminal(terminalOf(keys, screen), 60_000);
    expect({ version, typed: typed.toString(), colours: theme?.palette.length }).toEqual({
      version: 'XTerm(370)',
      typed: 'x',
      colours: 16,
    });
    expect(keys.read()?.toString()).toBe('y');
  });

  it('is not waited for in vain', async () => {
    const keys = new PassThrough();
    keys.write('ls\r');
    expect(await askTerminal(terminalOf(keys, new PassThrough()), 1)).toEqual({ typed: Buffer.from('ls\r') });
  });

  it('is not asked for where there is no answer', () => {
    expect([{}, { TERM: 'dumb' }, { TERM: 'linux' }, { TERM: 'screen', STY: '1.pts' }].map(answersQuestions)).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect([{ TERM: 'xterm' }, { TERM: 'tmux-256color' }].map(answersQuestions)).toEqual([true, true]);
  });
});

const terminalOf = (keys: PassThrough, screen: PassThrough) =>
  ({ keys, screen }) as unknown as Parameters<typeof askTerminal>[0];
