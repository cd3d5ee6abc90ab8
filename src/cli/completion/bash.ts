// The completion script for bash.
import { type CompletionCommand, type CompletionOption, quoted } from './vocabulary.js';

const flagWords = ({ options }: CompletionCommand): string =>
  options.flatMap(({ flag, alias }) => [`--${flag}`, ...(alias ? [`-${alias}`] : [])]).join(' ');

/** The arguments of compgen: choices where there are some, words that castkit is asked for, files where any value goes. */
function candidates({ choices, kind }: NonNullable<CompletionOption['value']>): string {
  if (choices.length > 0) return `-W ${quoted(choices.join(' '))}`;
  return kind ? `-W "$(castkit completion words ${kind} -- "\${COMP_WORDS[@]}" 2>/dev/null | cut -f 1)"` : '-f';
}

/** Cases on command and the word before. */
function valueCases(command: CompletionCommand): string[] {
  return command.options.flatMap(({ flag, alias, value }) => {
    if (!value) return [];
    const pattern = [`--${flag}`, ...(alias ? [`-${alias}`] : [])].map((word) => `${command.name}:${word}`).join('|');
    return [`    ${pattern}) COMPREPLY=($(compgen ${candidates(value)} -- "$word")); return ;;`];
  });
}

function wordCase({ name, words }: CompletionCommand): string[] {
  if (words.length === 0) return [];
  return [`    ${name}:${name}) COMPREPLY=($(compgen -W ${quoted(words.join(' '))} -- "$word")); return ;;`];
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
${commands.flatMap(wordCase).join('\n')}
  esac
  local flags=
  case "$command" in
${commands.map((command) => `    ${command.name}) flags=${quoted(flagWords(command))} ;;`).join('\n')}
  esac
  if [[ "$word" == -* ]]; then COMPREPLY=($(compgen -W "$flags" -- "$word")); else COMPREPLY=($(compgen -f -- "$word")); fi
}
# marker:0 is one word.
COMP_WORDBREAKS=\${COMP_WORDBREAKS//:/}
complete -o filenames -F _castkit castkit cast2gif
`;
}
