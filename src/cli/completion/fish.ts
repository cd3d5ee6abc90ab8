// The completion script for fish.
export const fish = `# fish completion for castkit and cast2gif
function __castkit_complete
    type -q castkit; or return
    set -l typed (string unescape -- (commandline -ct) 2>/dev/null; or commandline -ct | string trim -l -c "\\"'")
    set -l words (commandline -opc)
    set -l answer (castkit __complete fish "=$typed" $words 2>/dev/null)
    set -q answer[1]; or return
    set -l head (string split \\t -- $answer[1])
    set -q answer[2]; and printf '%s\\n' $answer[2..-1]
    set -l prefix "$head[2]"
    set -l path (string sub -s (math (string length -- "$prefix") + 1) -- "$typed")
    switch $head[1]
        case files
            __fish_complete_path "$path" | string replace -r -- '^' "$prefix"
        case folders
            __fish_complete_directories "$path" '' | string replace -r -- '^' "$prefix"
    end
end
complete -c castkit -f -a '(__castkit_complete)'
complete -c cast2gif -f -a '(__castkit_complete)'
`;
