// The completion scripts in the shells that are there, and what castkit answers them.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { allOptions } from '../../src/cli/command-options.js';
import { answer } from '../../src/cli/completion/answer.js';
import { bash } from '../../src/cli/completion/bash.js';
import { complete } from '../../src/cli/completion/complete.js';
import { fish } from '../../src/cli/completion/fish.js';
import { splitLine } from '../../src/cli/completion/line.js';
import { powershell } from '../../src/cli/completion/powershell.js';
import type { Answer } from '../../src/cli/completion/values.js';
import { zsh } from '../../src/cli/completion/zsh.js';
import { commands } from '../../src/cli/registry.js';
import { useFolder } from '../support/folder.js';
import { isInstalled, programPath, shellWord } from '../support/program.js';

const path = useFolder();
const demo = join(import.meta.dirname, '../../examples/demo.cast');

/** What is answered where the last of the words is being typed. */
const asked = (...line: string[]): Promise<Answer> => answer(line.slice(0, -1), line.at(-1) ?? '', commands);
const wordsOf = async (...line: string[]): Promise<string[]> => (await asked(...line)).words.map(({ word }) => word);

describe('what may stand next', () => {
  it('is a command with its summary, or a recording where none begins so', async () => {
    expect((await asked('castkit', 'gi')).words).toEqual([{ word: 'gif', note: 'make an animated GIF' }]);
    expect(await asked('castkit', 'demo.c')).toEqual({ words: [], files: 'files' });
    expect(await wordsOf('castkit', 'help', 'comp')).toEqual(['completion']);
    expect(await wordsOf('castkit', 'mark', 'e')).toEqual(['export']);
    expect(await wordsOf('castkit', 'completion', '')).toEqual(['bash', 'zsh', 'fish', 'powershell']);
    expect(await wordsOf('castkit', 'theme', 'show', 'nor')).toContain('nord');
  });

  it('is an option of the very command, of gif where a recording or an option stands first', async () => {
    const flags = await wordsOf('castkit', 'gif', '-');
    expect(flags).toEqual(expect.arrayContaining(['--theme', '--no-loop', '--no-clobber', '--lenient', '--help']));
    expect(flags).not.toContain('--renderer');
    expect(await wordsOf('castkit', 'mark', 'add', '--la')).toEqual(['--label']);
    expect(await wordsOf('castkit', 'mark', 'ls', '--la')).toEqual([]);
    expect(await wordsOf('castkit', 'demo.cast', '--font-s')).toEqual(['--font-size']);
    expect(await wordsOf('castkit', '--font-s')).toEqual(['--font-size']);
    expect(await wordsOf('/usr/bin/cast2gif', '--font-s')).toEqual(['--font-size']);
    expect(await wordsOf('castkit', 'rec', '--', 'ls', '--')).toEqual([]);
  });

  it.each(Object.keys(commands))('holds every option of castkit %s that help tells', async (name) => {
    const options = Object.values(allOptions(await commands[name]!.load())).filter(({ hidden }) => !hidden);
    const flags = (await wordsOf('castkit', ...name.split(' '), '--')).map((word) => word.replace(/^--(no-)?/, ''));
    expect(flags).toEqual(options.map(({ flag }) => flag.replace(/^no-/, '')));
  });

  it('is no file where a number, a text or one of a few words is due', async () => {
    for (const flag of ['--speed', '--font-size', '--title', '--cursor', '--at', '--scale'])
      expect([flag, (await asked('castkit', 'png', 'demo.cast', flag, '')).files]).toEqual([flag, 'none']);
    expect((await asked('castkit', 'grep', '')).files).toBe('none');
    expect((await asked('castkit', 'gif', 'a.cast', 'a.gif', '')).files).toBe('none');
  });

  it('is a file or a folder where one is due', async () => {
    expect((await asked('castkit', 'gif', '--speed', '2', '')).files).toBe('files');
    expect((await asked('castkit', 'gif', '-o', '')).files).toBe('files');
    expect((await asked('castkit', 'gif', '--font-dir', '')).files).toBe('folders');
    expect(await asked('castkit', 'gif', '--font-file=my')).toEqual({
      words: [],
      files: 'files',
      prefix: '--font-file=',
    });
    expect((await asked('castkit', 'concat', 'a.cast', 'b.cast', 'c.cast', '')).files).toBe('files');
    expect((await asked('castkit', 'rec', '--', '')).files).toBe('files');
  });

  it('is a word of a few, after a space or `=`', async () => {
    expect(await wordsOf('castkit', 'gif', '--cursor', 'b')).toEqual(['block', 'bar']);
    expect(await wordsOf('castkit', 'gif', '--cursor=ba')).toEqual(['--cursor=bar']);
    expect(await wordsOf('castkit', 'gif', '--blink=o')).toEqual(['--blink=on', '--blink=off']);
    expect(await wordsOf('castkit', 'build', '--report', 'ju')).toEqual(['junit']);
    expect((await asked('castkit', 'build', '--report', 'junit', '')).files).toBe('files');
  });

  it('is a kind of events or secrets, the next of a list too', async () => {
    expect(await wordsOf('castkit', 'events', '--type', 'output,m')).toEqual(['output,marker']);
    expect(await wordsOf('castkit', 'drop', '--events', 'in')).toEqual(['input']);
    expect(await wordsOf('castkit', 'redact', '--builtin', 'email,ho')).toEqual(['email,home', 'email,host']);
  });

  it('is a theme, or one of a light and a dark one', async () => {
    expect(await wordsOf('castkit', 'svg', '--theme', 'gruvbox-d')).toContain('gruvbox-dark');
    expect(await wordsOf('castkit', 'svg', '--theme', 'li')).toContain('light=');
    expect(await wordsOf('castkit', 'svg', '--theme', 'light=castkit-l')).toEqual(['light=castkit-light']);
    expect(await wordsOf('castkit', 'svg', '--theme', 'light=castkit-light')).toContain('light=castkit-light,dark=');
    expect(await wordsOf('castkit', 'svg', '--theme', 'light=mine.json,')).toEqual(['light=mine.json,dark=']);
    expect(await wordsOf('castkit', 'svg', '--theme=dark=nord,light=castkit-l')).toEqual([
      '--theme=dark=nord,light=castkit-light',
    ]);
    expect(await wordsOf('castkit', 'play', '--theme', 'light')).not.toContain('light=');
    expect((await asked('castkit', 'svg', '--theme', './mi')).files).toBe('files');
  });

  it('is a word for a moment', async () => {
    expect(await wordsOf('castkit', 'txt', 'none.cast', '--at', 'e')).toEqual(['end', 'event:']);
    expect(await wordsOf('castkit', 'txt', '--at', 'b')).toEqual(['best']);
    expect(await wordsOf('castkit', 'gif', '--select', '5..e')).toEqual(['5..end', '5..event:']);
    expect(await wordsOf('castkit', 'gif', '--select', '1,mark')).toEqual(['1,markers']);
    expect(await wordsOf('castkit', 'hold', '--at', '1,')).toEqual([]);
  });
});

describe('markers', () => {
  const write = (name: string, ...labels: string[]): string => {
    const events = labels.map((label, second) => JSON.stringify([second, 'm', label]));
    const text = ['{"version":2,"width":80,"height":24}', '[0,"o","\\u001b[0,\\"m\\",\\"no\\"]"]', ...events].join(
      '\n',
    );
    writeFileSync(path(name), name.endsWith('.gz') ? gzipSync(text) : text);
    return path(name);
  };

  it('are those of the recording on the line, by number with the label beside it', async () => {
    const cast = write('my demo.cast', 'set up', 'run\u001b[1m');
    expect((await asked('castkit', 'txt', cast, '--at', 'marker:')).words).toEqual([
      { word: 'marker:0', note: 'set up' },
      { word: 'marker:1', note: expect.not.stringContaining('\u001b') },
    ]);
    expect(await wordsOf('castkit', 'txt', write('a.cast.gz', 'one'), '--at', 'marker:')).toEqual(['marker:0']);
  });

  it('are offered by label once one is begun', async () => {
    const cast = write('a.cast', 'set up', 'steps, more');
    expect(await wordsOf('castkit', 'txt', cast, '--at', 'marker:s')).toEqual(['marker:set up']);
    expect(await wordsOf('castkit', 'txt', cast, '--at', 'marker:"')).toEqual(['marker:"steps, more"']);
  });

  it('are none where the recording is broken, too large, a folder or not there', async () => {
    writeFileSync(path('broken.cast.gz'), 'no gzip');
    writeFileSync(path('large.cast'), `[1,"m","a"]\n${' '.repeat(5 * 2 ** 20)}`);
    mkdirSync(path('folder.cast'));
    for (const name of ['broken.cast.gz', 'large.cast', 'folder.cast', 'none.cast'])
      expect(await wordsOf('castkit', 'txt', path(name), '--at', 'marker:')).toEqual([]);
  });
});

describe('a line of bash', () => {
  it('is taken apart as bash does', () => {
    expect(splitLine(`castkit gif my\\ demo.cast "a b" 'c d' ""  e`, '=:')).toEqual({
      words: ['castkit', 'gif', 'my demo.cast', 'a b', 'c d', ''],
      current: 'e',
      kept: 0,
      quote: '',
    });
    expect(splitLine('castkit --theme=light=n', '=:')).toMatchObject({ current: '--theme=light=n', kept: 14 });
    expect(splitLine('castkit --at "marker:s', '=:')).toMatchObject({ current: 'marker:s', kept: 0, quote: '"' });
    expect(splitLine('castkit gif ', '')).toMatchObject({ words: ['castkit', 'gif'], current: '' });
  });

  it('is answered with what takes the place of its last part', async () => {
    const lines = (line: string) => complete(['bash', `=${line}`, '==:'], commands);
    expect(await lines('castkit gif --cursor=ba')).toBe('none\nbar\n');
    expect(await lines('castkit svg --theme light=castkit-l')).toBe('files\ncastkit-light\n');
  });
});

describe.each(Object.entries({ bash, zsh, fish, powershell }))('the %s script', (shell, script) => {
  it('is small', () => expect(script.length).toBeLessThan(4000));

  it.skipIf(shell === 'powershell' || !isInstalled(shell, '--version'))(`is one that ${shell} can read`, () => {
    const { status, stderr } = spawnSync(shell, ['-n', scriptOf(script)]);
    expect({ status, stderr: stderr.toString() }).toEqual({ status: 0, stderr: '' });
  });
});

/** Not every shell reads a script from the kind of pipe that Node gives it. */
function scriptOf(text: string): string {
  writeFileSync(path('script'), `${text}\n`);
  return path('script');
}

/** castkit as a function of the shell, which the scripts ask. */
const castkit = `${shellWord(process.execPath)} ${shellWord(programPath('castkit'))}`;

describe.skipIf(!isInstalled('bash', '--version'))('the bash script', () => {
  /** What bash offers at the end of a line. */
  function offered(line: string): string[] {
    const script = `castkit() { ${castkit} "$@"; }
      ${bash}
      COMP_LINE=${shellWord(line)}; COMP_POINT=\${#COMP_LINE}; _castkit; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', script]);
    expect(stderr.toString()).toBe('');
    return stdout.toString().trim().split('\n');
  }

  it('offers commands first, then options', () => {
    expect(offered('castkit ')).toEqual(expect.arrayContaining(['gif', 'txt', 'json', 'info', 'completion']));
    expect(offered('castkit gif demo.cast --spe')).toEqual(['--speed']);
    expect(offered('/usr/bin/cast2gif --font-s')).toEqual(['--font-size']);
  });

  it('offers themes and the markers of the recording on the line', () => {
    expect(offered('castkit gif --theme nor')).toContain('nord');
    expect(offered('castkit svg --theme=light=castkit-l')).toEqual(['castkit-light']);
    const markers = offered(`castkit txt ${demo} --at marker:`);
    expect(markers).toEqual(expect.arrayContaining(['0', '1']));
  });
});

describe.skipIf(!isInstalled('fish', '--version'))('the fish script (skipped without fish)', () => {
  /** What fish offers at the end of a line, without the descriptions. */
  function offered(line: string): string[] {
    const lines = [`function castkit; ${castkit} $argv; end`, fish, `complete -C ${shellWord(line)}`];
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

  it('offers files with spaces, after `=` too, and none where a number is due', () => {
    writeFileSync(path('a recording.cast'), '');
    expect(offered(`castkit gif ${path('a')}`)).toEqual([path('a recording.cast')]);
    expect(offered(`castkit gif --font-file=${path('a')}`)).toEqual([`--font-file=${path('a recording.cast')}`]);
    expect(offered(`castkit gif --speed ${path('a')}`).join('')).toBe('');
    expect(offered('castkit svg --theme light=castkit-l')).toEqual(['light=castkit-light']);
  });
});

describe.skipIf(!isInstalled('zsh', '--version'))('the zsh script (skipped without zsh)', () => {
  /** Has zsh complete a line on a terminal of its own; each word that would be added is printed between two marks. */
  function offered(line: string): string[] {
    const inner = `
      PROMPT= RPROMPT=; unsetopt zle_bracketed_paste 2>/dev/null
      castkit() { ${castkit} "$@" }; cast2gif() { castkit gif "$@" }
      autoload -U compinit && compinit -u -D
      ${zsh}
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

  it('offers files with spaces, after `=` too, and none where a number is due', () => {
    writeFileSync(path('a recording.cast'), '');
    expect(offered(`castkit gif ${path('a')}`)).toEqual(['a\\ recording.cast']);
    expect(offered(`castkit gif --font-file=${path('a')}`)).toEqual(['a\\ recording.cast']);
    expect(offered(`castkit gif --speed ${path('a')}`).join('')).toBe('');
    expect(offered('castkit svg --theme light=castkit-l')).toEqual(['light=castkit-light']);
  });
});
