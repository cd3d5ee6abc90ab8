// castkit completion.
import { UsageError } from '../../core/errors.js';
import { nearest } from '../../core/options/nearest.js';
import type { CommandBody } from '../command.js';
import { bash } from '../completion/bash.js';
import { fish } from '../completion/fish.js';
import { describeCommands } from '../completion/vocabulary.js';
import { WORD_KINDS, wordsOf } from '../completion/words.js';
import { zsh } from '../completion/zsh.js';

const shells = { bash, zsh, fish };

function findShell(name: string | undefined): keyof typeof shells {
  const found = Object.keys(shells).find((shell) => shell === name);
  if (found) return found as keyof typeof shells;
  const close = nearest(name ?? '', Object.keys(shells));
  throw new UsageError('shell', {
    expected: 'bash, zsh or fish',
    received: name === undefined ? 'nothing' : JSON.stringify(name),
    ...(close ? { hint: `Did you mean ${close}?` } : {}),
  });
}

export const completionCommand: CommandBody = {
  positionals: [
    { name: 'shell', help: 'bash, zsh or fish', role: 'word' },
    { name: 'line', help: 'what the scripts themselves ask with', role: 'word', many: true },
  ],
  options: {},
  examples: [
    { command: 'source <(castkit completion bash)', does: 'in ~/.bashrc' },
    { command: 'castkit completion zsh > ~/.zfunc/_castkit', does: 'a folder of $fpath' },
    { command: 'castkit completion fish > ~/.config/fish/completions/castkit.fish', does: 'for fish' },
  ],
  async run({ names, commands, write }) {
    const [first, second, ...line] = names;
    const kind = WORD_KINDS.find((name) => name === second);
    if (first === 'words' && kind) {
      await write((await wordsOf(kind, line, commands)).map((word) => `${word}\n`));
      return;
    }
    const shell = shells[findShell(names[0])];
    await write([shell(await describeCommands(commands))]);
  },
};
