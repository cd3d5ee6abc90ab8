// The progress line, on a terminal that remembers what is on it.
import { describe, expect, it } from 'vitest';
import { ProgressLine } from '../../src/cli/progress.js';

function setUp(isTTY: boolean, columns = 80) {
  const terminal = {
    isTTY,
    columns,
    written: '',
    write(text: string) {
      this.written += text;
    },
  };
  const clock = { now: 0 };
  return { terminal, clock, line: new ProgressLine(terminal, () => clock.now) };
}

/** What stands on the line after carriage returns overwrote it. */
function shown(written: string): string {
  return written
    .split('\r')
    .reduce((line, part) => part + line.slice(part.length), '')
    .trimEnd();
}

describe('the progress line', () => {
  it('waits half a second', () => {
    const { terminal, clock, line } = setUp(true);
    clock.now = 499;
    line.update({ share: 0.5, frames: 10 });
    expect(terminal.written).toBe('');
    clock.now = 500;
    line.update({ share: 0.5, frames: 10 });
    expect(shown(terminal.written)).toBe('50 %  [##########----------]  10 frames  1 s left');
  });

  it('tells the time that is left from how fast it goes, whatever it took to start', () => {
    const { terminal, clock, line } = setUp(true);
    for (clock.now = 2000; clock.now <= 4000; clock.now += 50)
      line.update({ share: 0.1 + (clock.now - 2000) / 10_000, frames: 1 });
    expect(shown(terminal.written)).toContain('9 s left');
    clock.now += 60_000;
    line.update({ share: 0.32, frames: 1 });
    expect(shown(terminal.written)).toContain('3 min left');
  });

  it('is drawn at most ten times a second', () => {
    const { terminal, clock, line } = setUp(true);
    for (clock.now = 1000; clock.now < 2000; clock.now++) line.update({ share: 0.5, frames: clock.now });
    expect(terminal.written.split('\r').length - 1).toBe(10);
  });

  it('leaves nothing of a longer line before it, and nothing at the end', () => {
    const { terminal, clock, line } = setUp(true);
    clock.now = 600;
    line.update({ share: 0.001, frames: 10_000 });
    clock.now = 800;
    line.update({ share: 0.999, frames: 1 });
    expect(shown(terminal.written)).toBe('99 %  [###################-]  1 frame  1 s left');
    line.remove();
    expect(shown(terminal.written)).toBe('');
    expect(terminal.written.endsWith('\r')).toBe(true);
  });

  it('fits a narrow terminal', () => {
    const { terminal, clock, line } = setUp(true, 10);
    clock.now = 600;
    line.update({ share: 0.5, frames: 10_000 });
    expect(shown(terminal.written).length).toBeLessThan(10);
  });

  it('needs no escape codes', () => {
    const { terminal, clock, line } = setUp(true);
    clock.now = 600;
    line.update({ share: 0.5, frames: 1 });
    line.remove();
    expect(terminal.written).not.toContain('\x1b');
  });

  it('writes nothing where there is no terminal', () => {
    const { terminal, clock, line } = setUp(false);
    clock.now = 60_000;
    line.update({ share: 0.5, frames: 10 });
    line.remove();
    expect(terminal.written).toBe('');
  });
});
