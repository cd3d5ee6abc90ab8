// castkit tape, as a user runs it.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { useFolder } from '../support/folder.js';
import { isInstalled, run } from '../support/program.js';

const path = useFolder();
const tape = (text: string, name = 'demo.tape') => writeFileSync(path(name), text);
const castkit = (...words: string[]) => run(['castkit', 'tape', ...words], { cwd: path() });

describe.skipIf(!isInstalled('bash', '--version'))('castkit tape', () => {
  it('writes every output that the tape names from one run', () => {
    tape(
      'Output a.gif\nOutput a.cast\nOutput a.svg\nOutput a.png\nOutput a.ascii\nOutput frames/\nType "ls" Screenshot b.png',
    );
    const { status, stderr } = castkit('demo.tape');
    expect([status, stderr.split('\n').at(-2)]).toEqual([0, 'demo.tape  0.1 s  a.cast  a.ascii  frames/  b.png']);
    expect(readdirSync(path()).sort()).toEqual([
      'a.ascii',
      'a.cast',
      'a.gif',
      'a.png',
      'a.svg',
      'b.png',
      'demo.tape',
      'frames',
    ]);
    expect(readFileSync(path('a.gif')).readUInt16LE(6)).toBe(1200);
    expect(readFileSync(path('a.gif')).readUInt16LE(8)).toBe(600);
    expect(readFileSync(path('b.png')).readUInt32BE(16)).toBe(1200);
    expect(readFileSync(path('a.ascii'), 'utf8').split('\n')).toHaveLength(2 * 16 + 1);
  });

  it('makes a GIF that is called as the tape where nothing else is said, and what -o says in place of all', () => {
    tape('Type "a"');
    expect(castkit('demo.tape').status).toBe(0);
    expect(castkit('demo.tape', '-o', 'x.cast', '-q').stderr).toBe('');
    expect(readdirSync(path()).sort()).toEqual(['demo.gif', 'demo.tape', 'x.cast']);
  });

  it('is a test that writes nothing where something does not hold', () => {
    tape('Output a.gif\nType "echo hi" Enter\nExpect /hello/');
    const { status, stderr } = castkit('demo.tape');
    expect(status).toBe(1);
    expect(stderr).toBe(
      'demo.tape:3:1: Expect /hello/ does not hold, found this screen:\n  | > echo hi\n  | hi\n  | >\n',
    );
    expect(readdirSync(path())).toEqual(['demo.tape']);
  });

  it('tests tapes by a pattern, with a report for CI', () => {
    tape('Type "echo hi" Enter\nExpect /^hi/', 'a.tape');
    tape('Type "echo hi" Enter\nExpectNot "<hi>"\nExpect /x/', 'b.tape');
    tape('Require no-such-program\nType "x"', 'c.tape');
    const { status, stderr } = castkit('--test', '*.tape', '--report', 'junit', 'out.xml');
    expect(status).toBe(1);
    expect(stderr).toContain('3 tapes: 4 of 6 checks hold');
    const xml = readFileSync(path('out.xml'), 'utf8');
    expect(xml).toContain('<testsuite name="castkit tape" tests="6" failures="2"');
    expect(xml).toContain('name="2:1 ExpectNot &quot;&lt;hi&gt;&quot;"');
    expect(castkit('--test', 'a.tape').status).toBe(0);
    expect(castkit('--test', 'z*.tape').stderr).toContain('z*.tape: expected a tape, found none of that name');
  });

  it('compares with golden screens', () => {
    tape('Type "echo hi" Enter');
    expect(castkit('demo.tape', '--check-golden').stderr).toContain(
      'demo.golden: no such file: --update-golden writes it',
    );
    expect(castkit('demo.tape', '--update-golden').status).toBe(0);
    expect(castkit('demo.tape', '--check-golden', '-o', 'a.cast').status).toBe(0);
    writeFileSync(path('demo.golden'), readFileSync(path('demo.golden'), 'utf8').replace('\nhi', '\nho'));
    const { status, stderr } = castkit('demo.tape', '--check-golden', '-o', 'b.cast');
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^demo\.golden:\d+: expected "ho", found "hi"/)]);
    expect(existsSync(path('b.cast'))).toBe(false);
  });

  it('refuses before it runs what could not be written', () => {
    tape('Type "a"');
    expect(castkit('demo.tape', '-o', 'a.foo').status).toBe(2);
    expect(castkit('demo.tape', '-o', 'demo.tape/a.gif').stderr).toContain('cannot be written');
    expect(castkit('none.tape').stderr).toContain('none.tape: no such file or folder');
    expect(castkit().status).toBe(2);
    expect(castkit('demo.tape', '--report', 'junit', 'x.xml').status).toBe(2);
  });
});

it('--check and --list run nothing', () => {
  tape('Output a.gif\nTyp "x"\nType "ls" Enter');
  const { status, stderr } = castkit('demo.tape', '--check');
  expect([status, stderr]).toEqual([
    1,
    'demo.tape:2:1: expected a command, found "Typ". Did you mean Type?\n  Typ "x"\n  ^\n',
  ]);
  tape('Output a.gif\nType "ls" Sleep 1 Enter');
  expect(castkit('demo.tape', '--list').stdout.toString()).toBe(
    'Output a.gif\n0.00  demo.tape:2:1   Type "ls"\n0.10  demo.tape:2:11  Sleep 1\n1.10  demo.tape:2:19  Enter\n',
  );
  expect(JSON.parse(castkit('demo.tape', '--list', '--json').stdout.toString())).toMatchObject({ outputs: ['a.gif'] });
  expect(readdirSync(path())).toEqual(['demo.tape']);
});
