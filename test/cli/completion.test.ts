// The completion scripts, in the shells that are there.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bash } from '../../src/cli/completion/bash.js';
import { fish } from '../../src/cli/completion/fish.js';
import { type CompletionCommand, describeCommands } from '../../src/cli/completion/vocabulary.js';
import { zsh } from '../../src/cli/completion/zsh.js';
import { commands as all } from '../../src/cli/registry.js';
import { useFolder } from '../support/folder.js';
import { isInstalled, programPath, shellWord } from '../support/program.js';

const path = useFolder();
let commands: CompletionCommand[] = [];
beforeAll(async () => {
  commands = await describeCommands(all);
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

  it('offers the shells, and the second words of commands that have some', () => {
    expect(offered('castkit', 'completion', 'f')).toEqual(['fish']);
    expect(offered('castkit', 'mark', '')).toEqual(expect.arrayContaining(['add', 'rm', 'export']));
  });
});

/** Not every shell reads a script from the kind of pipe that Node gives it. */
function scriptOf(text: string): string {
  writeFileSync(path('script'), `${text}\n`);
  return path('script');
}

/** castkit as a function of the shell, for scripts that ask it for words. */
const castkit = `${shellWord(process.execPath)} ${shellWord(programPath('castkit'))}`;
const demo = join(import.meta.dirname, '../../examples/demo.cast');

describe.skipIf(!isInstalled('fish', '--version'))('the fish script (skipped without fish)', () => {
  /** What fish offers at the end of a line, without the descriptions. */
  function offered(line: string): string[] {
    const lines = [`function castkit; ${castkit} $argv; end`, fish(commands), `complete -C ${shellWord(line)}`];
    const { stdout, stderr } = spawnSync('fish', ['--no-config', scriptOf(lines.join('\n'))]);
    expect(stderr.toString()).toBe('');
    return stdout
      .toString()
      .trim()
      .split('\n')
      .map((word) => word.replace(/\t.*/, ''));
  }

  it('offers commands, their second words, and options', () => {
    expect(offered('castkit comp')).toEqual(['completion']);
    expect(offered('castkit completion f')).toEqual(['fish']);
    expect(offered('castkit mark ')).toEqual(expect.arrayContaining(['add', 'rm', 'export']));
    expect(offered('castkit gif demo.cast --spe')).toEqual(['--speed']);
    expect(offered('cast2gif --font-s')).toEqual(['--font-size']);
  });

  it('offers values: choices, themes, markers of the recording', () => {
    expect(offered('castkit gif --input-format type')).toEqual(['typescript']);
    expect(offered('castkit gif --theme gruvbox-d')).toContain('gruvbox-dark');
    expect(offered(`castkit txt ${demo} --at mark`)).toEqual(expect.arrayContaining(['marker:0', 'marker:1']));
  });
});

describe.skipIf(!isInstalled('zsh', '--version'))('the zsh script (skipped without zsh)', () => {
  /** Has zsh complete a line on a terminal of its own; each word that would be added is printed between two marks. */
  function offered(line: string): string[] {
    const inner = `
      PROMPT= RPROMPT=; unsetopt zle_bracketed_paste 2>/dev/null
      castkit() { ${castkit} "$@" }; cast2gif() { castkit gif "$@" }
      autoload -U compinit && compinit -u -D
      ${zsh(commands)}
      compadd() {
        if [[ " \${@[1,(i)(-|--)]} " == *" -"(O|A|D)" "* ]]; then builtin compadd "$@"; return; fi
        local -a found; builtin compadd -A found "$@"; print -rl -- "<"\${^found}">"; builtin compadd "$@"
      }
      finish() { zle complete-word; print -r -- "<end>"; exit }
      zle -N finish; bindkey '^I' finish`;
    const outer = `zmodload zsh/zpty; zpty terminal zsh -f -i
      zpty -w terminal "source $1; print '<''ready>'"; while zpty -r terminal seen && [[ $seen != *'<ready>'* ]]; do; done
      zpty -n -w terminal "$2"$'\\t'; while zpty -r terminal seen; do print -r -- "$seen"; [[ $seen == *'<end>'* ]] && break; done`;
    writeFileSync(path('inner.zsh'), inner);
    const { stdout } = spawnSync('zsh', ['-f', '-c', outer, 'zsh', path('inner.zsh'), line]);
    const found = [...stdout.toString().matchAll(/<([^<>\r\n]+)>/g)].map(([, word = '']) => word);
    return found.filter((word) => word !== 'end');
  }

  it('offers commands, their second words, and options', () => {
    expect(offered('castkit comp')).toEqual(['completion']);
    expect(offered('castkit completion f')).toEqual(['fish']);
    expect(offered('castkit mark ')).toEqual(expect.arrayContaining(['add', 'rm', 'export']));
    expect(offered('castkit gif demo.cast --spe')).toEqual(['--speed']);
    expect(offered('cast2gif --font-s')).toEqual(['--font-size']);
  });

  it('offers values: choices, themes, markers of the recording', () => {
    expect(offered('castkit gif --input-format type')).toEqual(['typescript']);
    expect(offered('castkit gif --theme gruvbox-d')).toContain('gruvbox-dark');
    expect(offered(`castkit txt ${demo} --at mark`)).toEqual(expect.arrayContaining(['marker:0', 'marker:1']));
  });
});

describe.each([
  ['zsh', () => zsh(commands)],
  ['fish', () => fish(commands)],
])('the %s script', (shell, script) => {
  it('names every command and option', () => {
    const text = script();
    const asWritten = (flag: string): string => (shell === 'fish' ? `-l ${flag} ` : `--${flag}[`);
    for (const { name, options } of commands) {
      expect(text).toContain(name);
      expect(options.filter(({ flag }) => !text.includes(asWritten(flag)))).toEqual([]);
    }
  });

  it.skipIf(!isInstalled(shell, '--version'))(`is one that ${shell} can read`, () => {
    const { status, stderr } = spawnSync(shell, ['-n', scriptOf(script())]);
    expect({ status, stderr: stderr.toString() }).toEqual({ status: 0, stderr: '' });
  });
});
