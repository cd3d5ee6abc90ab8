// The completion script for bash.
import { type CompletionCommand, quoted } from './vocabulary.js';

const flagWords = ({ options }: CompletionCommand): string =>
  options.flatMap(({ flag, alias }) => [`--${flag}`, ...(alias ? [`-${alias}`] : [])]).join(' ');

/** Cases on command and the word before: choices where there are some, files where any value goes. */
function valueCases(command: CompletionCommand): string[] {
  return command.options.flatMap(({ flag, alias, value }) => {
    if (!value) return [];
    const pattern = [`--${flag}`, ...(alias ? [`-${alias}`] : [])].map((word) => `${command.name}:${word}`).join('|');
    const words = value.choices.length > 0 ? `-W ${quoted(value.choices.join(' '))}` : '-f';
    return [`    ${pattern}) COMPREPLY=($(compgen ${words} -- "$word")); return ;;`];
  });
}

export function bash(commands: readonly CompletionCommand[]): string {
  const names = commands.map(({ name }) => name).join(' ');
  return `# bash completion for castkit and cast2gif
_castkit() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" command="\${COMP_WORDS[1]}"
  if [[ "\${COMP_WORDS[0]##*/}" == cast2gif ]]; then
    command=gif
  elif (( COMP_CWORD == 1 )); then
    COMPREPLY=($(compgen -W ${quoted(`${names} help --help --version`)} -- "$word")); return
  fi
  case "$command:$before" in
${commands.flatMap(valueCases).join('\n')}
    completion:completion) COMPREPLY=($(compgen -W 'bash zsh fish' -- "$word")); return ;;
  esac
  local flags=
  case "$command" in
${commands.map((command) => `    ${command.name}) flags=${quoted(flagWords(command))} ;;`).join('\n')}
  esac
  if [[ "$word" == -* ]]; then COMPREPLY=($(compgen -W "$flags" -- "$word")); else COMPREPLY=($(compgen -f -- "$word")); fi
}
complete -o filenames -F _castkit castkit cast2gif
`;
}
