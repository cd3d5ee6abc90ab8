// Files that are written whole or not at all.
import { lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AtomicFile, removeTemporaries } from '../../src/cli/atomic.js';
import { useFolder } from '../support/folder.js';

const path = useFolder();
const bytes = (text: string) => new TextEncoder().encode(text);

describe('AtomicFile', () => {
  it('appears only when it is whole', () => {
    const file = new AtomicFile(path('out'));
    file.write(bytes('half'));
    expect(readdirSync(path())).toEqual([`.out.castkit-${process.pid}.tmp`]);
    file.write(bytes(' whole'));
    expect(file.commit({ clobber: true })).toBe(10);
    expect(readdirSync(path())).toEqual(['out']);
    expect(readFileSync(path('out'), 'utf8')).toBe('half whole');
  });

  it('leaves the file before it untouched until then, and for good when discarded', () => {
    writeFileSync(path('out'), 'old');
    const file = new AtomicFile(path('out'));
    file.write(bytes('new'));
    expect(readFileSync(path('out'), 'utf8')).toBe('old');
    file.discard();
    expect(readdirSync(path())).toEqual(['out']);
    expect(readFileSync(path('out'), 'utf8')).toBe('old');
  });

  it('keeps the mode of the file that it replaces', () => {
    writeFileSync(path('out'), 'old', { mode: 0o640 });
    new AtomicFile(path('out')).commit({ clobber: true });
    expect(statSync(path('out')).mode & 0o777).toBe(0o640);
  });

  it('replaces what a symbolic link points to, not the link', () => {
    writeFileSync(path('target'), 'old');
    symlinkSync(path('target'), path('link'));
    const file = new AtomicFile(path('link'));
    file.write(bytes('new'));
    file.commit({ clobber: true });
    expect(lstatSync(path('link')).isSymbolicLink()).toBe(true);
    expect(readFileSync(path('target'), 'utf8')).toBe('new');
  });

  it('steps over a temporary file that another run has left', () => {
    const left = `.out.castkit-${process.pid}.tmp`;
    writeFileSync(path(left), 'stale');
    new AtomicFile(path('out')).commit({ clobber: true });
    expect(readdirSync(path())).toEqual([left, 'out']);
  });

  it('does not replace a file that appeared meanwhile, if asked', () => {
    const file = new AtomicFile(path('out'));
    writeFileSync(path('out'), 'theirs');
    expect(() => file.commit({ clobber: false })).toThrow(/out: cannot be written: exists already/);
    removeTemporaries();
    expect(readdirSync(path())).toEqual(['out']);
    expect(readFileSync(path('out'), 'utf8')).toBe('theirs');
  });

  it('writes to a device without replacing it', () => {
    const file = new AtomicFile('/dev/null');
    file.write(bytes('gone'));
    expect(file.commit({ clobber: true })).toBe(4);
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  it('names the output in what the system refuses', () => {
    expect(() => new AtomicFile(path('no', 'out'))).toThrow(
      `${path('no', 'out')}: cannot be written: no such file or folder`,
    );
  });
});

describe('removeTemporaries', () => {
  it('removes the files of runs that did not end', () => {
    new AtomicFile(path('a')).write(bytes('a'));
    new AtomicFile(path('b'));
    removeTemporaries();
    expect(readdirSync(path())).toEqual([]);
  });
});
