// The same scripted keyboard drives asciinema (Debian's 2.2, or ASCIINEMA=path) and castkit: their events, without times and with
// neighbouring output joined, are equal where asciinema has the feature.
//
// Where castkit differs on purpose:
// - asciinema 2 writes no exit event; castkit writes it in v2 as well (readers that do not know it pass it over).
// - castkit's terminal knows UTF-8 (IUTF8), so that backspace takes all of an "é"; in asciinema's a byte of it stays.
// - after a pause asciinema's recording lacks what happened in it, so that its replay shows what never was on the screen; castkit's
//   goes on with the screen as it then is. Pauses are not driven here: asciinema gives no sign that it has heard the key.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCast } from '../../src/index.js';
import { useFolder } from '../support/folder.js';
import { isInstalled, programPath } from '../support/program.js';
import { Session } from '../support/session.js';

const ASCIINEMA = process.env['ASCIINEMA'] ?? 'asciinema';
const path = useFolder();
const installed = isInstalled(ASCIINEMA, '--version');

type Step = [type: string, shown: string | RegExp];

/** Keys, and what is waited for before the next. */
async function drive(
  recorder: readonly [string, ...string[]],
  args: readonly string[],
  steps: readonly Step[],
): Promise<void> {
  const env = { TERM: 'dumb', PS1: '> ', SHELL: '/bin/sh', HOME: path(), ASCIINEMA_CONFIG_HOME: path('none') };
  const session = new Session([...recorder, ...args], { cwd: path(), env });
  for (const [keys, shown] of steps) {
    session.type(keys);
    await session.until(shown);
  }
  await session.end();
}

function summary(name: string): string[] {
  const { events } = readCast(readFileSync(path(name)), { name });
  const lines: string[] = [];
  for (const event of events) {
    if (event.type === 'exit') continue;
    const code = event.type === 'output' ? 'o ' : `${event.type[0]} `;
    const data = 'data' in event ? String(event.data) : '';
    if (lines.at(-1)?.startsWith(code)) lines[lines.length - 1] += data;
    else lines.push(code + data);
  }
  return lines;
}

const castkit = [process.execPath, programPath('castkit'), 'rec'] as const;
const asciinema = [ASCIINEMA, 'rec'] as const;

async function both(args: readonly string[], steps: readonly Step[]): Promise<[theirs: string[], ours: string[]]> {
  await drive(asciinema, [...args, 'theirs.cast'], steps);
  await drive(castkit, [...args, '-f', 'v2', 'ours.cast'], steps);
  return [summary('theirs.cast'), summary('ours.cast')];
}

describe.skipIf(!installed)('the same session in asciinema and castkit (skipped without asciinema)', () => {
  it('gives the same output', async () => {
    const [theirs, ours] = await both(
      ['-c', 'stty -echo; echo first; read a; echo "two $a"'],
      [
        ['', 'first'],
        ['hello\r', 'two hello'],
      ],
    );
    expect(ours).toEqual(theirs);
    expect(ours.join()).toContain('two hello');
  });

  it('gives the same input', async () => {
    const [theirs, ours] = await both(
      ['--stdin', '-c', 'stty -echo; echo first; read a; echo "two $a"; read b'],
      [
        ['', 'first'],
        ['héx\x7f\r', 'two'],
        ['x\r', ''],
      ],
    );
    expect(ours).toEqual(theirs);
    expect(ours).toContain('i héx\x7f\r');
  });

  it('goes on with a recording in the same way', async () => {
    const steps = (word: string): Step[] => [['', word]];
    for (const recorder of [asciinema, castkit]) {
      const name = recorder === asciinema ? 'theirs.cast' : 'ours.cast';
      const format = recorder === castkit ? ['-f', 'v2'] : [];
      await drive(recorder, ['-q', '-c', 'echo first', ...format, name], steps('first'));
      await drive(recorder, ['-q', '--append', '-c', 'echo second', name], steps('second'));
    }
    expect(summary('ours.cast')).toEqual(summary('theirs.cast'));
  });

  it('writes the same raw output', async () => {
    await drive(asciinema, ['-q', '--raw', '-c', 'printf "a\\033[1mb\\nc"', 'theirs.raw'], [['', 'c']]);
    await drive(castkit, ['-q', '--raw', '-c', 'printf "a\\033[1mb\\nc"', 'ours.raw'], [['', 'c']]);
    // asciinema 3 writes the size first, as castkit does.
    const plain = (name: string) => readFileSync(path(name), 'utf8').replace(/^\x1b\[8;\d+;\d+t/, '');
    expect(plain('ours.raw')).toBe(plain('theirs.raw'));
  });

  it('refuses a file that exists, both', async () => {
    await drive(castkit, ['-q', '-c', 'echo first', 'x.cast'], [['', 'first']]);
    for (const recorder of [asciinema, castkit]) {
      await drive(recorder, ['-c', 'touch ran', 'x.cast'], [['', /exists/]]);
      expect(existsSync(path('ran'))).toBe(false);
    }
  });
});
