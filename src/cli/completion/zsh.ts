// The completion script for zsh: a file of $fpath, or sourced.
export const zsh = `#compdef castkit cast2gif
# zsh completion for castkit and cast2gif
_castkit() {
  local line word files prefix
  local -a answer closed closed_notes open open_notes
  answer=("\${(@f)$(castkit __complete zsh "=\${(Q)PREFIX}" "\${(@Q)words[1,CURRENT-1]}" 2>/dev/null)}")
  for line in "\${(@)answer[2,-1]}"; do
    word="\${line%%$'\\t'*}"
    [[ "$line" == *$'\\t'* ]] && line="$word  -- \${line#*$'\\t'}"
    if [[ "$word" == *[=:,] ]]; then open+=("$word"); open_notes+=("$line")
    else closed+=("$word"); closed_notes+=("$line"); fi
  done
  local ret=1
  (( $#closed )) && compadd -l -d closed_notes -- "\${closed[@]}" && ret=0
  (( $#open )) && compadd -S '' -l -d open_notes -- "\${open[@]}" && ret=0
  files="\${answer[1]%%$'\\t'*}"
  [[ "\${answer[1]}" == *$'\\t'* ]] && prefix="\${answer[1]#*$'\\t'}"
  [[ -n "$prefix" ]] && compset -P "\${(b)prefix}"
  case "$files" in
    files) _files && ret=0 ;;
    folders) _files -/ && ret=0 ;;
  esac
  return ret
}
if [[ "$zsh_eval_context[-1]" == loadautofunc ]]; then _castkit "$@"; else compdef _castkit castkit cast2gif; fi
`;
