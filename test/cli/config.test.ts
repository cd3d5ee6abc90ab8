// Configuration files: which one is found, what it may say, and what goes before it.
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { HELLO, v2 } from '../support/casts.js';
import { useFolder } from '../support/folder.js';
import { run as runProgram } from '../support/program.js';

const path = useFolder();

function run(words: string[], env: Record<string, string> = {}, folder = '.') {
  const { status, stdout, stderr } = runProgram(['castkit', ...words], { cwd: path(folder), env });
  return { status, stdout: stdout.toString(), firstLine: stderr.split('\n')[0] };
}

function write(name: string, ...lines: string[]): void {
  mkdirSync(dirname(path(name)), { recursive: true });
  writeFileSync(path(name), lines.map((line) => `${line}\n`).join(''));
}

/** The screen of demo.cast says which moment was asked for. */
const screenAfter = (words: string[] = [], env: Record<string, string> = {}, folder = '.') =>
  run(['txt', path('demo.cast'), ...words], env, folder).stdout.trim();

beforeEach(() => writeFileSync(path('demo.cast'), HELLO));

describe('a configuration file', () => {
  it.each([
    ['castkit.yaml', 'at: 0.2'],
    ['.castkitrc', 'at: 0.2'],
    ['.castkitrc', '{"at": 0.2}'],
    ['package.json', '{"name": "x", "castkit": {"at": 0.2}}'],
  ])('may be %s: %s', (name, text) => {
    expect(screenAfter()).toBe('hello world');
    write(name, text);
    expect(screenAfter()).toBe('hello');
  });

  it('is looked for in the folders above, the nearest first', () => {
    write('castkit.yaml', 'at: 0.2');
    write('a/b/.keep');
    expect(screenAfter([], {}, 'a/b')).toBe('hello');
    write('a/.castkitrc', 'at: end');
    expect(screenAfter([], {}, 'a/b')).toBe('hello world');
  });

  it('is not a package.json that only depends on castkit', () => {
    write('castkit.yaml', 'at: 0.2');
    write('a/package.json', '{"devDependencies": {"castkit": "^1.0.0"}}');
    expect(screenAfter([], {}, 'a')).toBe('hello');
  });

  it('may be empty, or a manifest', () => {
    write('castkit.yaml', '# nothing yet');
    expect(screenAfter()).toBe('hello world');
    write('castkit.yaml', 'inputs: [a.cast]', 'outputs: ["{name}.gif"]', 'output: docs', 'at: 0.2');
    expect(screenAfter()).toBe('hello');
  });

  it('comes after the environment, which comes after the command line', () => {
    write('castkit.yaml', 'at: 0');
    expect(screenAfter()).toBe('');
    expect(screenAfter([], { CASTKIT_AT: '0.2' })).toBe('hello');
    expect(screenAfter(['--at', 'end'], { CASTKIT_AT: '0.2' })).toBe('hello world');
  });

  it('may have a part for one command, which goes before the rest', () => {
    write('castkit.yaml', 'at: end', 'txt: {at: 0.2}', 'json: {at: 0}');
    expect(screenAfter()).toBe('hello');
    expect(JSON.parse(run(['json', 'demo.cast']).stdout).cursor).toMatchObject({ col: 0 });
  });

  it('may name options as the command line does, or the library', () => {
    for (const key of ['idle-time-limit: 0.1', 'idleTimeLimit: 0.1']) {
      write('castkit.yaml', key);
      expect(JSON.parse(run(['config', 'txt', '--json']).stdout)).toContainEqual(
        expect.objectContaining({
          option: 'idle-time-limit',
          value: 0.1,
          from: `castkit.yaml:1:${key.length - 2}`,
        }),
      );
    }
    write('castkit.yaml', 'no-clobber: true');
    write('screen.txt', 'old');
    expect(run(['txt', 'demo.cast', 'screen.txt'])).toMatchObject({ status: 1, firstLine: /exists already/ });
  });

  it('names files from the folder it is in', () => {
    write(
      'castkit.yaml',
      'font-file: [fonts/a.ttf]',
      'font-dir: more',
      'theme: light=day.yaml,dark=nord',
      'title: a.b',
    );
    write('a/b/.keep');
    const told = JSON.parse(run(['config', 'gif', '--json'], {}, 'a/b').stdout) as { option: string; value: unknown }[];
    const values = Object.fromEntries(told.map(({ option, value }) => [option, value]));
    expect(values).toMatchObject({
      'font-file': ['../../fonts/a.ttf'],
      'font-dir': ['../../more'],
      theme: 'light=../../day.yaml,dark=nord',
      title: 'a.b',
    });
  });

  it('leaves options of other commands to them', () => {
    write('castkit.yaml', 'theme: nord', 'min: 1', 'with: "*"');
    expect(run(['txt', 'demo.cast']).status).toBe(0);
  });
});

describe('an error in a configuration file', () => {
  it.each([
    [['theme: nord', 'font-sise: 20'], 'castkit.yaml:2:1: unknown option "font-sise". Did you mean "font-size"?'],
    [['thme: nord'], 'castkit.yaml:1:1: unknown option "thme". Did you mean "theme"?'],
    [['font-size: 2'], 'castkit.yaml:1:12: expected a number from 4 to 200, found 2'],
    [['speed: [1, 2]'], 'castkit.yaml:1:8: expected a number from 0.001 to 1000, found a list'],
    [['cursor-blink: maybe'], 'castkit.yaml:1:15: expected true or false, found "maybe"'],
    [['select: soon'], /^castkit\.yaml:1:9: expected a position .*, found "soon"$/],
    [['gif:', '  fps-kap: 3'], 'castkit.yaml:2:3: unknown option of gif "fps-kap". Did you mean "fps-cap"?'],
    [['in-place: true'], /^castkit\.yaml:1:\d+: .*in-place/],
    [['- theme'], 'castkit.yaml:1:1: expected options by their names, found a list'],
    [['theme: nord', 'theme: dracula'], /^castkit\.yaml:2:1: /],
    [['theme: "nord'], /^castkit\.yaml:\d+:\d+: /],
  ])('is told with line and column: %j', (lines, message) => {
    write('castkit.yaml', ...lines);
    const { status, firstLine } = run(['gif', 'demo.cast']);
    if (typeof message === 'string') expect(firstLine).toBe(message);
    else expect(firstLine).toMatch(message);
    expect(status).toBe(2);
  });

  it('is told by the way to the file, in JSON too', () => {
    write('package.json', '{"castkit": {', '  "speed": 0}}');
    write('a/.keep');
    const { firstLine } = run(['gif', '../demo.cast'], {}, 'a');
    expect(firstLine).toBe('../package.json:2:12: expected a number from 0.001 to 1000, found 0');
  });

  it('keeps nobody from help, or from completion in a shell', () => {
    write('castkit.yaml', 'nonsense');
    expect(run(['gif', '--help']).status).toBe(0);
    expect(run(['completion', 'bash']).status).toBe(0);
    expect(run(['__complete', 'fish', '=rea', 'castkit', 'gif', '--preset']).stdout).toContain('readme');
  });
});

describe('castkit config', () => {
  it('says so where nothing is set', () => {
    expect(run(['config']).stdout).toMatch(/^everything is as it is by default/);
    expect(run(['config', '--json']).stdout).toBe('[]\n');
  });

  it('tells what is set for any command, and where', () => {
    write('castkit.yaml', 'theme: nord', 'grep:', '  ignore-case: true');
    const { stdout } = run(['config'], { CASTKIT_FONT_SIZE: '20' });
    expect(stdout).toMatch(/^theme +nord +castkit\.yaml:1:8 +gif, .*png/m);
    expect(stdout).toMatch(/^font-size +20 +CASTKIT_FONT_SIZE +gif/m);
    expect(stdout).toMatch(/^ignore-case +on +castkit\.yaml:3:16 +grep$/m);
    expect(stdout.trim().split('\n')).toHaveLength(3);
  });

  it('tells every option of a command, and what a recording has a say in', () => {
    writeFileSync(path('own.cast'), v2([[1, 'o', 'x']], { idle_time_limit: 2.5 }));
    const { stdout } = run(['config', 'gif', 'own.cast']);
    expect(stdout).toMatch(/^idle-time-limit +2\.5 +own\.cast$/m);
    expect(stdout).toMatch(/^cols +\d+ +own\.cast$/m);
    expect(stdout).toMatch(/^font-size +16 +default$/m);
    expect(run(['config', 'gif'], { CASTKIT_COLS: '40' }).stdout).toMatch(/^cols +40 +CASTKIT_COLS$/m);
  });

  it('refuses a command that is none', () => {
    expect(run(['config', 'gfi'])).toMatchObject({
      status: 2,
      firstLine: expect.stringContaining('Did you mean gif?'),
    });
  });
});

describe("a preset of one's own", () => {
  const PRESETS = [
    'presets:',
    '  blog: {font-size: 22, margin: [8, 4], preset: slides}',
    '  small:',
    '    cols: 20',
    '    no-loop: true',
  ];
  const sizeOf = (words: string[]): string => {
    expect(run(['png', 'demo.cast', 'out.png', ...words])).toMatchObject({ status: 0 });
    const bytes = readFileSync(path('out.png'));
    return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
  };

  it('brings its options, and those of the preset that it stands on, where nothing else is given', () => {
    write('castkit.yaml', ...PRESETS);
    const spelt = ['--font-size', '22', '--margin', '8,4', '--padding', '24,32', '--min-contrast', '4.5'];
    const plain = sizeOf([]);
    expect(sizeOf(['--preset', 'blog'])).toBe(sizeOf(spelt));
    expect(sizeOf(['--preset', 'blog'])).not.toBe(plain);
    expect(sizeOf(['--preset', 'blog', '--font-size', '16'])).toBe(sizeOf([...spelt, '--font-size', '16']));
    write('castkit.yaml', ...PRESETS, 'preset: blog', 'font-size: 16');
    expect(sizeOf([])).toBe(sizeOf([...spelt, '--font-size', '16']));
  });

  it('may be chosen in the environment, or for one command', () => {
    write('castkit.yaml', ...PRESETS, 'txt: {at: 0}', 'png: {preset: small}');
    const listed = (command: string, env: Record<string, string> = {}) =>
      JSON.parse(run(['config', command, '--json'], env).stdout).find(
        ({ option }: { option: string }) => option === 'cols',
      );
    expect(listed('png')).toEqual({ option: 'cols', value: 20, from: 'castkit.yaml:4:11', command: 'png' });
    expect(listed('gif')).toMatchObject({ value: null, from: 'default' });
    expect(listed('gif', { CASTKIT_PRESET: 'small' })).toMatchObject({ value: 20 });
  });

  it('is listed by config, help and completion', () => {
    write('castkit.yaml', ...PRESETS);
    expect(run(['config']).stdout).toMatch(
      /^presets\.blog +font-size 22, margin 8, 4, preset slides +castkit\.yaml:2:9$/m,
    );
    expect(run(['gif', '--help']).stdout.replace(/\s+/g, ' ')).toContain('of your own: blog, small');
    expect(run(['__complete', 'fish', '=', 'castkit', 'gif', '--preset']).stdout.split('\n')).toEqual(
      expect.arrayContaining(["social\tcastkit's own", 'blog\tcastkit.yaml:2:9']),
    );
  });

  it("is one of castkit's or of the file's", () => {
    write('castkit.yaml', ...PRESETS);
    expect(run(['gif', 'demo.cast', '--preset', 'blgo'])).toMatchObject({
      status: 2,
      firstLine: expect.stringMatching(
        /--preset: expected one of readme, .*, blog, small, .*"blgo".*Did you mean blog\?/,
      ),
    });
  });

  it("shows in config what castkit's own brings", () => {
    write('castkit.yaml', 'preset: social');
    expect(run(['config', 'gif']).stdout).toMatch(/^shadow +on +preset social$/m);
  });

  it.each([
    [['presets:', '  a: {font-sise: 20}'], 'castkit.yaml:2:7: unknown option "font-sise". Did you mean "font-size"?'],
    [['presets:', '  a:', '    font-size: 2'], 'castkit.yaml:3:16: expected a number from 4 to 200, found 2'],
    [['presets:', '  a: big'], 'castkit.yaml:2:6: expected options by their names, found "big"'],
    [['presets: [a]'], 'castkit.yaml:1:10: expected presets by their names, found a list'],
    [
      ['presets:', '  social: {radius: 3}'],
      "castkit.yaml:2:11: the preset social is castkit's own: expected another name",
    ],
    [
      ['presets:', '  "a b": {radius: 3}'],
      'castkit.yaml:2:10: expected a name of letters, digits, - and _, found "a b"',
    ],
    [['presets:', '  a: {output: x.gif}'], /^castkit\.yaml:2:\d+: output is for the command line only$/],
    [['presets:', '  a: {preset: c}'], /^castkit\.yaml:2:15: expected one of readme, .*, a, found "c"$/],
    [
      ['presets:', '  a: {preset: b}', '  b: {preset: a}', 'preset: a'],
      /^castkit\.yaml:2:6: the preset "a" stands on itself$/,
    ],
  ])('is told of where it is wrong: %j', (lines, message) => {
    write('castkit.yaml', ...lines);
    const { status, firstLine } = run(['gif', 'demo.cast']);
    if (typeof message === 'string') expect(firstLine).toBe(message);
    else expect(firstLine).toMatch(message);
    expect(status).toBe(2);
  });
});

describe('a configuration file above the project', () => {
  it.each([
    ['above the repository', 'repo/.git/HEAD', 'repo/sub'],
    ['in a parent, without a repository', 'repo/sub/.keep', 'repo/sub'],
  ])('sets looks and lower limits only, and is told of: %s', (_what, marker, folder) => {
    write(marker);
    write(`${folder}/.keep`);
    write('castkit.yaml', 'title: above', 'max-text: 100000', 'max-pixels: 99999999999', 'no-clobber: true');
    const { stdout, stderr } = runProgram(['castkit', 'config', 'gif'], { cwd: path(folder) });
    expect(stdout.toString()).toMatch(/^configuration .*above the project: looks and lower limits only/);
    expect(stdout.toString()).toMatch(/^title +above /m);
    expect(stdout.toString()).toMatch(/^max-text +100000 /m);
    expect(stdout.toString()).not.toMatch(/^max-pixels +9/m);
    expect(stderr).toMatch(/castkit\.yaml:4:\d+: clobber is left out/);
    const verbose = runProgram(['castkit', 'gif', path('demo.cast'), path('x.gif'), '-v'], { cwd: path(folder) });
    expect(verbose.stderr).toMatch(/^configuration +\S*castkit\.yaml, above the project/m);
    const again = runProgram(['castkit', 'gif', path('demo.cast'), path('x.gif')], { cwd: path(folder) });
    expect(again.status).toBe(0);
  });

  it('says all it likes inside the repository', () => {
    write('.git/HEAD');
    write('sub/.keep');
    write('castkit.yaml', 'no-clobber: true');
    expect(runProgram(['castkit', 'config', 'gif'], { cwd: path('sub') }).stdout.toString()).toMatch(
      /^no-clobber|^clobber/m,
    );
  });
});

describe('files that a configuration file names', () => {
  it.each(['/etc', '..', '../other', 'link'])('lie in its folder: font-dir: %s', (folder) => {
    write('project/.keep');
    symlinkSync('/etc', path('project/link'));
    write('project/castkit.yaml', `font-dir: ${folder}`);
    expect(run(['gif', '../demo.cast', 'x.gif'], {}, 'project')).toMatchObject({
      status: 2,
      firstLine: /^castkit\.yaml:1:11: expected a file in the folder of this one, found /,
    });
  });
});
