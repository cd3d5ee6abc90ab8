// What a run says on standard error.
import { describe, expect, it } from 'vitest';
import { byteWords, RunReport, summaryLine } from '../../src/cli/report.js';

const picture = { name: 'demo.gif', width: 910, height: 506, frames: 196, duration: 40_200_000, bytes: 1_234_000 };

function report(verbosity: { quiet: boolean; verbose: boolean }) {
  const lines: string[] = [];
  return { lines, run: new RunReport({ write: (text) => lines.push(text) }, verbosity) };
}

describe('summaryLine', () => {
  it('tells name, size, frames, duration, bytes and time', () => {
    expect(summaryLine(picture, 312)).toBe('demo.gif  910x506  196 frames  40.2 s  1.2 MB  in 0.3 s');
    expect(summaryLine({ ...picture, frames: 1 }, 312)).toContain('  1 frame  ');
  });
});

describe('byteWords', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [99_960, '100 kB'],
    [999_499, '999 kB'],
    [999_600, '1.0 MB'],
    [2_500_000_000, '2.5 GB'],
  ])('says %d as %s', (bytes, words) => {
    expect(byteWords(bytes)).toBe(words);
  });
});

describe('a run', () => {
  it('says warnings once each, then what was chosen, then the summary', () => {
    const { lines, run } = report({ quiet: false, verbose: true });
    run.fact('theme', 'nord');
    run.fact('cell', '10x22');
    run.summary(picture);
    run.warn('the last line is cut off');
    run.warn('the last line is cut off');
    run.end();
    expect(lines.slice(0, 3)).toEqual(['warning: the last line is cut off\n', 'theme  nord\n', 'cell   10x22\n']);
    expect(lines[3]).toMatch(/^demo\.gif {2}910x506 /);
    expect(lines).toHaveLength(4);
  });

  it('puts the error before the warnings that led to it', () => {
    const { lines, run } = report({ quiet: false, verbose: false });
    run.warn('time runs backwards');
    run.fail(['demo.cast:3:1: expected an event']);
    expect(lines).toEqual(['demo.cast:3:1: expected an event\n', 'warning: time runs backwards\n']);
  });

  it('is silent but for errors when told to be quiet', () => {
    const { lines, run } = report({ quiet: true, verbose: true });
    run.warn('time runs backwards');
    run.fact('theme', 'nord');
    run.summary(picture);
    run.end();
    expect(lines).toEqual([]);
    run.fail(['demo.cast:3:1: expected an event']);
    expect(lines).toEqual(['demo.cast:3:1: expected an event\n']);
  });

  it('shows control characters instead of obeying them', () => {
    const { lines, run } = report({ quiet: false, verbose: false });
    run.warn('no font has \x1b[2J');
    run.end();
    expect(lines).toEqual(['warning: no font has \\x1b[2J\n']);
  });
});
