import { describe, expect, it } from 'vitest';
import { LeftModes } from '../../src/tty/left-modes.js';

const undo = (...output: string[]): string => {
  const modes = new LeftModes();
  for (const piece of output) modes.follow(Buffer.from(piece));
  return modes.undo;
};

describe('what a program left set in the terminal', () => {
  it('is undone', () => {
    expect(undo('\x1b[?1049h\x1b[?25l\x1b[?1002;1006h\x1b=')).toBe('\x1b[?1049l\x1b[?25h\x1b[?1002l\x1b[?1006l\x1b>');
    expect(undo('\x1b[>1u\x1b[>3u\x1b[<u')).toBe('\x1b[<1u');
  });

  it('is nothing where the program has done it', () => {
    expect(undo('plain \x1b[31mred')).toBe('');
    expect(undo('\x1b[?1049h\x1b[?25l', '\x1b[?25h\x1b[?1049l')).toBe('');
    expect(undo('\x1b[?2004h\x1b=\x1b[>1u\x1bc')).toBe('');
  });

  it('is told however the output is cut', () => {
    const output = 'a\x1b[?1049h\x1b[2J\x1b[?25lb\x1b[?2004hc\x1b[?2004l\x1b[?1000h';
    for (let cut = 0; cut <= output.length; cut++) {
      expect(undo(output.slice(0, cut), output.slice(cut))).toBe('\x1b[?1049l\x1b[?25h\x1b[?1000l');
    }
    expect(undo(...output)).toBe('\x1b[?1049l\x1b[?25h\x1b[?1000l');
  });
});
