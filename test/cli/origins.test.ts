// Values that no command line has: what is wrong with them is told with where they came from. Variables that say nothing.
import { mkdirSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { HELLO } from '../support/casts.js';
import { useFolder } from '../support/folder.js';
import { run } from '../support/program.js';

const path = useFolder();
beforeEach(() => writeFileSync(path('demo.cast'), HELLO));

/** The first line on standard error. */
function sentence(words: string, env: Record<string, string> = {}, config?: string): string {
  if (config !== undefined) writeFileSync(path('castkit.yaml'), config);
  return run(['castkit', ...words.split(' ')], { cwd: path(), env }).stderr.split('\n')[0] ?? '';
}

describe('a wrong value', () => {
  it.each([
    ['CASTKIT_SPEED', 'fast', /^CASTKIT_SPEED: expected a number .*received "fast"$/],
    ['CASTKIT_THEME', 'drakula', /^CASTKIT_THEME: expected a theme.*received "drakula".*Did you mean "dracula"\?$/],
    ['CASTKIT_MARGIN_FILL', 'blah', /^CASTKIT_MARGIN_FILL: expected a colour/],
    ['CASTKIT_MAX_COLS', '10', /^demo\.cast:1:1: .*\(--max-cols is from CASTKIT_MAX_COLS\)$/],
    ['CASTKIT_START', '99', /^demo\.cast: no moment "99" .*\(--start is from CASTKIT_START\)$/],
    ['CASTKIT_THEME', 'nope.json', /^nope\.json: no such file \(--theme is from CASTKIT_THEME\)$/],
    ['CASTKIT_FONT_FAMILY', 'Nope', /^CASTKIT_FONT_FAMILY: expected a font family that is installed/],
  ])('of %s is told so', (name, value, expected) => {
    expect(sentence('gif demo.cast', { [name]: value })).toMatch(expected);
  });

  it.each([
    ['theme: drakula\n', /^castkit\.yaml:1:8: expected a theme/],
    ['gif:\n  speed: fast\n', /^castkit\.yaml:2:10: expected a number/],
    ['gif: { select: "5,99.." }\n', /^demo\.cast: no moment "5" .*\(--select is from castkit\.yaml:1:16\)$/],
    ['preset: mine\npresets:\n  mine:\n    theme: drakula\n', /^castkit\.yaml:4:12: expected a theme/],
    [
      'preset: mine\npresets:\n  mine:\n    end: 99\n',
      /^demo\.cast: no moment "99" .*\(--end is from castkit\.yaml:4:10\)$/,
    ],
  ])('of a file that says %j is told with line and column', (config, expected) => {
    expect(sentence('gif demo.cast', {}, config)).toMatch(expected);
  });

  it('of the command line is its own business, whatever a file says', () => {
    expect(sentence('gif demo.cast --start 99', {}, 'start: 0\n')).toMatch(/^demo\.cast: no moment "99" [^(]*$/);
  });

  it('of a manifest is told with line and column, also where only the recording can tell', () => {
    const manifest = (more: string) => `inputs: demo.cast\noutputs: "{name}.gif"\n${more}`;
    expect(sentence('build', {}, manifest('defaults: { start: 99 }\n'))).toMatch(
      /no moment "99" .*\(--start is from castkit\.yaml:3:20\)$/,
    );
    expect(sentence('build', {}, manifest('edits:\n  - trim: { start: 99 }\n'))).toMatch(
      /no moment "99" .*\(--start is from castkit\.yaml:4:20\)$/,
    );
  });
});

describe('a variable that nothing reads', () => {
  it('is one warning, with the nearest that something reads', () => {
    const env = { CASTKIT_FONTSIZE: '3', CASTKIT_QWERTY: '1', CASTKIT_MAX: '2', CASTKIT_OUTPUT: 'x', CASTKIT_REC: '1' };
    const { stderr, status } = run(['castkit', 'txt', 'demo.cast'], { cwd: path(), env });
    expect(stderr).toBe(
      'warning: unknown environment variables CASTKIT_FONTSIZE (did you mean CASTKIT_FONT_SIZE?), CASTKIT_QWERTY, ' +
        'CASTKIT_OUTPUT (which is for the command line only)\n',
    );
    expect(status).toBe(0);
  });

  it('is not one that is documented or empty', () => {
    const env = { CASTKIT_DEBUG: '0', CASTKIT_SERVER_URL: 'http://x', CASTKIT_FONTSIZE: '', CASTKIT_FONT_AA: '4' };
    expect(run(['castkit', 'txt', 'demo.cast'], { cwd: path(), env }).stderr).toBe('');
    const wrong = { CASTKIT_FONTSIZE: '3' };
    expect(run(['castkit', 'txt', 'demo.cast', '-q'], { cwd: path(), env: wrong }).stderr).toBe('');
  });
});

describe('nothing on standard input', () => {
  it.each(['gif', 'info', 'validate', 'cat', 'idle --max 1', 'png'])('is a usage error of castkit %s', (words) => {
    const { status, stderr } = run(['castkit', ...words.split(' ')], { cwd: path() });
    expect(stderr).toMatch(/^input: expected a recording, received an empty standard input\n/);
    expect(status).toBe(2);
  });

  it('is an empty recording where standard input was named', () => {
    expect(run(['castkit', 'info', '-'], { cwd: path() }).status).toBe(1);
  });
});

describe("agg's command lines", () => {
  it('work, with a word about what has no effect', () => {
    mkdirSync(path('fonts'));
    const agg =
      'demo.cast a.gif --font-hinting --font-aa 256 --emoji-font-family Nope --renderer resvg --font-dir fonts -vv --fps-cap 255';
    const { status, stderr } = run(['cast2gif', ...agg.split(' ')], { cwd: path() });
    expect(status).toBe(0);
    expect(stderr).toMatch(/warning: --font-hinting has no effect/);
    expect(stderr).toMatch(/warning: --font-antialiasing 256: drawn with 16 levels/);
    expect(stderr).toMatch(/warning: --emoji-font-family: no font family "Nope" is installed/);
    expect(run(['cast2gif', 'demo.cast', 'b.gif', '--font-hinting', 'slight', '-q'], { cwd: path() }).stderr).toBe('');
    expect(run(['cast2gif', 'demo.cast', 'c.gif', '--font-aa=off', '-q'], { cwd: path() }).status).toBe(0);
    expect(run(['cast2gif', 'demo.cast', 'd.gif', '--font-aa', '257'], { cwd: path() }).status).toBe(2);
  });
});
