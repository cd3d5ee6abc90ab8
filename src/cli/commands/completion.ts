// castkit completion.
import { UsageError } from '../../core/errors.js';
import { nearest } from '../../core/options/nearest.js';
import type { CommandBody } from '../command.js';
import { bash } from '../completion/bash.js';
import { fish } from '../completion/fish.js';
import { powershell } from '../completion/powershell.js';
import { zsh } from '../completion/zsh.js';

const scripts = { bash, zsh, fish, powershell };
const shells = Object.keys(scripts);

function findScript(name: string | undefined): string {
  const shell = name === 'pwsh' ? 'powershell' : name;
  const found = Object.entries(scripts).find(([own]) => own === shell);
  if (found) return found[1];
  const close = nearest(name ?? '', shells);
  throw new UsageError('shell', {
    expected: 'bash, zsh, fish or powershell',
    received: name === undefined ? 'nothing' : JSON.stringify(name),
    ...(close ? { hint: `Did you mean ${close}?` } : {}),
  });
}

export const completionCommand: CommandBody = {
  positionals: [{ name: 'shell', help: 'bash, zsh, fish or powershell', role: 'word', words: () => shells }],
  options: {},
  examples: [
    { command: 'castkit completion bash > ~/.castkit.bash', does: 'and in ~/.bashrc: source ~/.castkit.bash' },
    { command: 'castkit completion zsh > ~/.zfunc/_castkit', does: 'a folder of $fpath' },
    { command: 'castkit completion fish > ~/.config/fish/completions/castkit.fish', does: 'for fish' },
  ],
  async run({ names, write }) {
    await write([findScript(names[0])]);
  },
};
