// The completion script for zsh.
import { type CompletionCommand, type CompletionOption, quoted } from './vocabulary.js';

/** Brackets and colons mean something to _arguments. */
const plain = (text: string): string => text.replace(/[[\]:\\]/g, '\\$&');

function action({ value }: CompletionOption): string {
  if (!value) return '';
  if (value.choices.length > 0) return `:value:(${value.choices.join(' ')})`;
  return value.kind ? `:value:{_castkit_words ${value.kind}}` : ':value:_files';
}

function optionSpecs(option: CompletionOption): string[] {
  const { flag, alias, help } = option;
  const words = [`--${flag}`, ...(alias ? [`-${alias}`] : [])];
  return words.map((word) => quoted(`*${word}[${plain(help)}]${action(option)}`));
}

function commandFunction({ name, words, options }: CompletionCommand): string {
  const rest = [...(words.length > 0 ? [`'1:word:(${words.join(' ')})'`] : []), `'*:file:_files'`].join(' ');
  return [
    `_castkit_${name}() {`,
    '  _arguments -s \\',
    ...options.flatMap(optionSpecs).map((spec) => `    ${spec} \\`),
    `    ${rest}`,
    '}',
  ].join('\n');
}

export function zsh(commands: readonly CompletionCommand[]): string {
  return `#compdef castkit cast2gif
# zsh completion for castkit and cast2gif
_castkit_words() {
  local -a found=("\${(@f)$(castkit completion words $1 -- "\${words[@]}" 2>/dev/null)}")
  compadd -- "\${found[@]%%$'\\t'*}"
}
${commands.map(commandFunction).join('\n')}
_castkit() {
  if [[ "\${words[1]:t}" == cast2gif ]]; then _castkit_gif; return; fi
  if (( CURRENT == 2 )); then
    local -a names=(
${commands.map(({ name, summary }) => `      ${quoted(`${name}:${plain(summary)}`)}`).join('\n')}
    )
    _describe command names
    return
  fi
  local command="\${words[2]}"
  shift words
  (( CURRENT-- ))
  if (( $+functions[_castkit_$command] )); then "_castkit_$command"; fi
}
if [[ "$zsh_eval_context[-1]" == loadautofunc ]]; then _castkit "$@"; else compdef _castkit castkit cast2gif; fi
`;
}
