// Files that are written whole or not at all.
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AtomicFile } from '../../src/cli/atomic.js';
import { removeTemporaries, temporaryMark } from '../../src/node/temporary.js';
import { useFolder } from '../support/folder.js';

const path = useFolder();
const bytes = (text: string) => new TextEncoder().encode(text);

describe('AtomicFile', () => {
  it('appears only when it is whole', () => {
    const file = new AtomicFile(path('out'));
    file.write(bytes('half'));
    expect(readdirSync(path())).toEqual([`.out${temporaryMark()}.tmp`]);
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

  it('removes what killed runs have left in the folder, and nothing else', () => {
    const [host, pid] = temporaryMark().slice('.castkit-'.length).split('-') as [string, string];
    const theirs = `.out.castkit-${host}-1.tmp`; // the first process is always there
    const elsewhere = '.out.castkit-another-5.tmp';
    const kept = [theirs, elsewhere, '.out.castkit.tmp', `.castkit-${host}-${pid}`, 'castkit-1-1.tmp', '.castkitrc'];
    for (const name of kept) writeFileSync(path(name), '');
    const own = `.out${temporaryMark()}.tmp`;
    const ofGone = `.a.castkit-${host}-4194305.tmp`; // above the largest number that Linux gives
    const old = '.b.castkit-another-6-2.tmp';
    for (const name of [own, ofGone, old]) writeFileSync(path(name), 'stale');
    utimesSync(path(old), 1e9, 1e9);
    mkdirSync(path(`.castkit-${host}-4194305-aB3dE6/deep`), { recursive: true });
    new AtomicFile(path('out')).commit({ clobber: true });
    expect(readdirSync(path()).sort()).toEqual([...kept, 'out'].sort());
  });

  it('leaves alone what it is still at work on itself', () => {
    const one = new AtomicFile(path('out'));
    mkdirSync(path('linked'));
    symlinkSync(path('out'), path('linked/out'));
    const other = new AtomicFile(path('linked/out'));
    one.write(bytes('one'));
    other.write(bytes('other'));
    one.commit({ clobber: true });
    other.commit({ clobber: true });
    expect(readFileSync(path('out'), 'utf8')).toBe('other');
  });

  it('goes to where a link leads that leads to no file yet', () => {
    symlinkSync('target', path('link'));
    const file = new AtomicFile(path('link'));
    file.write(bytes('new'));
    file.commit({ clobber: true });
    expect(lstatSync(path('link')).isSymbolicLink()).toBe(true);
    expect(readFileSync(path('target'), 'utf8')).toBe('new');
  });

  it('refuses links that lead in a circle', () => {
    symlinkSync('a', path('b'));
    symlinkSync('b', path('a'));
    expect(() => new AtomicFile(path('a'))).toThrow(`${path('a')}: cannot be written: too many symbolic links`);
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
    writeFileSync(path('file'), '');
    expect(() => new AtomicFile(path('file', 'out'))).toThrow(
      `${path('file', 'out')}: cannot be written: a part of the path is not a folder`,
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
