// The completion scripts, in the shells that are there.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bash } from '../../src/cli/completion/bash.js';
import { fish } from '../../src/cli/completion/fish.js';
import { type CompletionCommand, describeCommands } from '../../src/cli/completion/vocabulary.js';
import { zsh } from '../../src/cli/completion/zsh.js';
import { isInstalled, programPath, shellWord } from '../support/program.js';

let commands: CompletionCommand[] = [];
beforeAll(async () => {
  commands = await describeCommands();
});

describe('the words', () => {
  it('hold each command with its options, and choices where there are some', () => {
    expect(commands.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['gif', 'txt', 'json', 'info', 'completion']),
    );
    const flags = commands.find(({ name }) => name === 'gif')?.options.map(({ flag }) => flag);
    expect(flags).toEqual(expect.arrayContaining(['theme', 'no-loop', 'no-clobber', 'lenient', 'help']));
    expect(flags).not.toContain('renderer');
  });
});

describe.skipIf(!isInstalled('bash', '--version'))('the bash script', () => {
  /** What bash offers for the last of the words. */
  const offered = (...words: string[]): string[] => offeredBy('', words);

  function offeredBy(prelude: string, words: readonly string[]): string[] {
    const script = `${prelude}
      ${bash(commands)}
      COMP_WORDS=(${words.map(shellWord).join(' ')}); COMP_CWORD=${words.length - 1}; _castkit; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', script]);
    expect(stderr.toString()).toBe('');
    return stdout.toString().trim().split('\n');
  }

  it('offers commands first', () => {
    expect(offered('castkit', '')).toEqual(expect.arrayContaining(['gif', 'txt', 'json', 'info', 'completion']));
    expect(offered('castkit', 'comp')).toEqual(['completion']);
  });

  it('offers the options of the command, for cast2gif those of gif', () => {
    expect(offered('castkit', 'gif', 'demo.cast', '--spe')).toEqual(['--speed']);
    expect(offered('/usr/bin/cast2gif', '--font-s')).toEqual(['--font-size']);
    expect(offered('castkit', 'info', '--js')).toEqual(['--json']);
  });

  it('offers themes and the markers of the recording on the line', () => {
    const asked = (...words: string[]) =>
      offeredBy(`castkit() { ${shellWord(process.execPath)} ${shellWord(programPath('castkit'))} "$@"; }`, words);
    expect(asked('castkit', 'gif', '--theme', 'nor')).toContain('nord');
    const demo = join(import.meta.dirname, '../../examples/demo.cast');
    expect(asked('castkit', 'txt', demo, '--at', 'mark')).toEqual(expect.arrayContaining(['marker:0', 'marker:1']));
    expect(asked('castkit', 'txt', 'none.cast', '--at', '')).toEqual(['end']);
  });

  it('offers the shells', () => {
    expect(offered('castkit', 'completion', 'f')).toEqual(['fish']);
  });
});

describe.each([
  ['zsh', () => zsh(commands)],
  ['fish', () => fish(commands)],
])('the %s script', (shell, script) => {
  it('names every command and option', () => {
    for (const { name, options } of commands) {
      expect(script()).toContain(name);
      for (const { flag } of options) expect(script()).toContain(shell === 'fish' ? `-l ${flag} ` : `--${flag}[`);
    }
  });

  it.skipIf(!isInstalled(shell, '--version'))(`is one that ${shell} can read`, () => {
    const { status, stderr } = spawnSync(shell, ['-n'], { input: script() });
    expect({ status, stderr: stderr.toString() }).toEqual({ status: 0, stderr: '' });
  });
});
