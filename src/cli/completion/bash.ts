// The completion script for bash, from 3.2 on. Files are left to readline, which knows how to write their names.
export const bash = `# bash completion for castkit and cast2gif
_castkit() {
  local files word
  COMPREPLY=()
  {
    IFS= read -r files
    while IFS= read -r word; do [[ -n "$word" ]] && COMPREPLY+=("$word"); done
  } <<< "$(castkit __complete bash "=\${COMP_LINE:0:COMP_POINT}" "=$COMP_WORDBREAKS" 2>/dev/null)"
  case "$files" in
    none) compopt +o default ;;
    folders) compopt +o default -o dirnames ;;
  esac 2>/dev/null
  if [[ "\${#COMPREPLY[@]}" == 1 && "\${COMPREPLY[0]}" == *[=:,] ]]; then compopt -o nospace 2>/dev/null; fi
}
complete -o default -F _castkit castkit cast2gif
`;
