#!/usr/bin/env python3
"""Records real programs while they show a fake secret in every way they have: fixtures/redaction/*.cast.

Needs bash, zsh, fish, tmux, vim, less, ipython3, htop and diffutils, as Debian has them. Names as arguments make only those.
"""
import fcntl
import json
import os
import pty
import select
import shutil
import signal
import struct
import sys
import tempfile
import termios
import time

OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "fixtures", "redaction")
# Put together, so that no scanner takes this file for a leak.
TOKEN = "gh" + "p_" + "q7LmZ2xV9cRb4TnK8wYs3HdF6jPa1GeU5oXi"
UP, LEFT, HOME, END, DELETE = "\x1b[A", "\x1b[D", "\x1b[H", "\x1b[F", "\x1b[3~"
ERASE = "\x7f"


def typed(text):
    return [(letter, 0.03) for letter in text]


def keys(*parts):
    """Texts that are sent at once, and seconds to wait after them."""
    return [(part, 0.35) if isinstance(part, str) else part for part in parts]


def ways(home):
    env_file = os.path.join(home, "env")
    with open(env_file, "w") as file:
        file.write("HOST=example.test\n" + f"GITHUB_TOKEN={TOKEN}\n" + "PASS=none\nthe end\n")
    with open(os.path.join(home, "env.old"), "w") as file:
        file.write("HOST=example.test\nGITHUB_TOKEN=none\nPASS=none\nthe end\n")
    with open(os.path.join(home, "over"), "w") as file:
        file.write("key " + "".join(f"{letter}\b{letter}" for letter in TOKEN) + "\n" + "".join(f"_\b{l}" for l in TOKEN) + "\n")
    with open(os.path.join(home, "config.json"), "w") as file:
        json.dump({"name": "demo", "auth": {"token": TOKEN, "user": "me"}}, file, indent=4)
    bash = ["bash", "--norc", "--noprofile", "-i"]
    zsh = ["zsh", "-f", "-i"]
    fish = ["fish", "--no-config", "-i"]
    vim = ["vim", "-u", "NONE", "-N", "-i", "NONE"]
    line = f"export T={TOKEN}"
    back = [(ERASE, 0.03)] * len(line)
    quit_vim = keys("\x1b:qa!\r")
    return {
        "bash-typed": (bash, 80, typed(line) + back + keys("exit\r")),
        "bash-narrow": (bash, 24, typed(line) + back + keys("exit\r")),
        "bash-arrows": (bash, 60, typed(TOKEN[2:]) + keys(HOME) + typed(TOKEN[:2]) + [(DELETE, 0.03)] * 38 + keys("\x15", "exit\r")),
        "bash-history": (bash, 40, typed(line) + keys("\r", "ls\r", UP, UP) + [(LEFT, 0.02)] * 10 + back[:20] + keys("\x03", "exit\r")),
        "zsh-typed": (zsh, 80, typed(line) + back + keys("exit\r")),
        "zsh-narrow": (zsh, 22, typed(line) + back + keys("exit\r")),
        "zsh-printed": (zsh, 50, keys("PROMPT='%~ > '\r", f"cat {env_file}\r", "exit\r")),
        "fish-typed": (fish, 80, [("", 1.0)] + typed(line) + back + keys("exit\r")),
        "fish-narrow": (fish, 30, [("", 1.0)] + typed(line) + back + keys("exit\r")),
        "fish-again": (fish, 70, [("", 1.0)] + typed(line) + keys("\r") + typed("export T=" + TOKEN[:6]) + keys("\x03", "exit\r")),
        "tmux-panes": (["tmux", "-f", "/dev/null", "-L", "redaction"], 80, keys(("", 1.0), "\x02%", ("", 0.8), f"cat {env_file}\r", ("", 0.6), "\x02&", "y")),
        "tmux-three": (["tmux", "-f", "/dev/null", "-L", "redaction"], 78, keys(("", 1.0), "\x02%", ("", 0.6), "\x02%", ("", 0.6), f"cat {env_file}\r", ("", 0.6), "\x02&", "y")),
        "tmux-typed": (["tmux", "-f", "/dev/null", "-L", "redaction"], 60, keys(("", 1.0), "\x02%", ("", 0.8)) + typed(line) + back + keys("\x02&", "y")),
        "tmux-less": (["tmux", "-f", "/dev/null", "-L", "redaction"], 70, keys(("", 1.0), "\x02%", ("", 0.6), f"less -N {env_file}\r", ("", 0.8), "q", "\x02&", "y")),
        "tmux-scroll": (["tmux", "-f", "/dev/null", "-L", "redaction"], 62, keys(("", 1.0), "\x02%", ("", 0.6), f"cat {env_file}; seq 40\r", ("", 0.6), "\x02[", "\x1b[5~", "\x1b[5~", "q", "\x02&", "y")),
        "vim-number": (vim + ["+set nu", env_file], 40, keys(("", 0.8), "j", "G") + quit_vim),
        "vim-window": (vim + ["+vsplit", env_file], 60, keys(("", 0.8), "j", "\x17w") + quit_vim),
        "vim-break": (vim + ["+set nu showbreak=>>>\\ linebreak", env_file], 32, keys(("", 0.8), "j") + quit_vim),
        "vim-typed": (vim, 44, keys(("", 0.8), "i") + typed(line) + [(ERASE, 0.03)] * 30 + keys("\x1b", "u", "\x12") + quit_vim),
        "vim-list": (vim + ["+set nowrap list nu", env_file], 30, keys(("", 0.8), "j", "10zl", "10zl", "$") + quit_vim),
        "less-number": (["less", "-N", env_file], 36, keys(("", 0.6), "j", "k", "q")),
        "less-chop": (["less", "-S", env_file], 30, keys(("", 0.6), "\x1b[C", "\x1b[C", "\x1b[D", "q")),
        "less-over": (["less", os.path.join(home, "over")], 60, keys(("", 0.6), "q")),
        "ipython": (["ipython3", "--no-banner", "--simple-prompt", "--no-confirm-exit"], 50, [("", 3.0)] + keys(f"t = '{TOKEN}'\r", "t\r", "[t[:20], t[20:]]\r", "exit\r", ("", 1.0))),
        "ipython-prompt": (["ipython3", "--no-banner", "--no-confirm-exit"], 44, [("", 4.0)] + typed(f"t = '{TOKEN}'") + [(ERASE, 0.05)] * 30 + keys("\x03", "exit\r", ("", 1.0))),
        "htop": (["bash", "-c", f"bash -c 'exec -a {TOKEN} sleep 8' & htop -d 5 -F {TOKEN[:6]}; kill %1"], 150, keys(("", 2.0), "q", ("", 0.5))),
        "diff-unified": (["diff", "-u", os.path.join(home, "env.old"), env_file], 40, keys(("", 0.5))),
        "diff-sides": (["diff", "-y", "-W", "76", os.path.join(home, "env.old"), env_file], 80, keys(("", 0.5))),
        "json": (["bash", "-c", f"cat {home}/config.json; fold -w 30 {env_file}; base64 {env_file}; xxd {env_file} | head -8"], 80, keys(("", 0.5))),
        "pr-columns": (["bash", "-c", f"fold -w 24 {env_file} | pr -2 -t -w 60 -l 4; fold -w 24 {env_file} | sed 's/^/> /'"], 70, keys(("", 0.5))),
        "bash-scroll": (bash, 40, keys("bind 'set horizontal-scroll-mode on'\r") + typed(line) + [(LEFT, 0.03)] * 30 + keys(END) + [(ERASE, 0.03)] * 20 + keys("\x03", "exit\r")),
        "bash-search": (bash, 50, typed(line) + keys("\r", "clear\r", "\x12") + typed("T=" + TOKEN[:5]) + keys("\x07", "exit\r")),
        "bash-traced": (bash, 46, keys(f"set -x; . {env_file} 2>&1; echo \"$GITHUB_TOKEN\" | tr -d x\r", "set | grep GITHUB\r", "exit\r")),
        "bash-progress": (["bash", "-c", f"for n in $(seq 1 40); do printf '\\r\\033[K[%-40s] %s' \"$(printf '#%.0s' $(seq $n))\" \"$(printf %s {TOKEN} | tail -c $n)\"; sleep 0.02; done"], 100, keys(("", 1.4))),
        "zsh-right": (zsh, 60, keys("RPROMPT='%D'\r", "setopt menucomplete\r") + typed(line) + [(LEFT, 0.02)] * 20 + typed("xx") + back[:10] + keys("\x03", "exit\r")),
        "zsh-menu": (zsh, 40, keys(f"touch {TOKEN}.txt {TOKEN[:10]}z.txt\r", "autoload -U compinit; compinit -D\r") + typed("ls gh") + keys("\t", "\t", "\x03", "exit\r")),
        "fish-suggest": (fish, 44, [("", 1.0)] + keys(f"set -x T {TOKEN}\r", ("", 0.5)) + typed("set -x T " + TOKEN[:9]) + keys("\x1b[C", "\x03", "exit\r")),
        "tmux-tiled": (["tmux", "-f", "/dev/null", "-L", "redaction"], 80, keys(("", 1.0), "\x02%", ("", 0.5), '\x02"', ("", 0.5), "\x02%", ("", 0.5), f"cat {env_file}\r", ("", 0.6), "\x02z", ("", 0.4), "\x02z", ("", 0.4), "\x02&", "y")),
        "tmux-layout": (["tmux", "-f", "/dev/null", "-L", "redaction"], 72, keys(("", 1.0), "\x02%", ("", 0.5), f"clear; grep -n TOKEN {env_file}\r", ("", 0.5), "\x02{", ("", 0.4), "\x02 ", ("", 0.5), "\x02 ", ("", 0.5), "\x02&", "y")),
        "vim-diff": (["vim", "-d", "-u", "NONE", "-N", "-i", "NONE", os.path.join(home, "env.old"), env_file], 64, keys(("", 1.0), "\x17l", "j", "\x17=") + quit_vim + keys("\x1b:qa!\r")),
        "vim-insert": (vim + ["+set wrap nu", env_file], 30, keys(("", 0.8), "j0", "f=a") + typed("abcdefgh") + [(ERASE, 0.03)] * 8 + keys("\x1b", "dd", "p", "u") + quit_vim),
        "vim-block": (vim + ["+set nowrap", env_file], 70, keys(("", 0.8), "j0f=l", "\x16", "10l", "d", "10l", "p", "gg", "V", "G", ">") + quit_vim),
        "vim-command": (vim, 40, keys(("", 0.8), ":") + typed(f"let t='{TOKEN}'") + keys("\r", ":echo t\r", "\r", "q:", "\x03", "\x1b") + quit_vim),
        "less-search": (["less", "-N", "-S", env_file], 40, keys(("", 0.6), f"/{TOKEN[:6]}\r", "\x1b[C", "\x1b[C", "\x1b[D", "-S\r", "q")),
        "git-graph": (["bash", "-c", "git init -q g; cd g; git config user.email me@example.test; git config user.name Me; " + f"git commit -q --allow-empty -m one; git checkout -q -b two; echo {TOKEN} > k; git add k; git commit -q -m 'add {TOKEN}'; git checkout -q -; git commit -q --allow-empty -m 'more'; git merge -q --no-ff two -m 'merge'; git log --graph -p --color | cut -c1-400; git blame k; git diff --color-words HEAD~1 HEAD"], 48, keys(("", 2.0))),
        "column": (["bash", "-c", f"(echo a b {TOKEN} c; echo aaaa bbbbbb none cc) | column -t; fold -w 12 {env_file} | column -c 60; fold -w 10 {env_file} | paste - - -; nl {env_file}; cat -A {env_file}; fmt -w 20 {env_file}"], 64, keys(("", 0.6))),
        "dumps": (["bash", "-c", f"od -c {env_file} | head -12; xxd -c 8 {env_file}; rev {env_file} | rev; strings -n 8 {env_file}; python3 -m json.tool config.json"], 72, keys(("", 1.0))),
        "python-repl": (["python3", "-q"], 40, [("", 1.0)] + keys(f"t = ('{TOKEN[:20]}'\r", f"     '{TOKEN[20:]}')\r", "t\r", "print('\\n'.join(t[n:n+11] for n in range(0, 40, 11)))\r", "exit()\r", ("", 0.5))),
        "ipython-lines": (["ipython3", "--no-banner", "--no-confirm-exit"], 50, [("", 4.0)] + typed("def f():") + keys("\r") + typed(f"return '{TOKEN}'") + keys("\x1b[A", "\x1b[B", "\r", "\r", "f()\r", "%hist\r", ("", 0.5), "exit\r", ("", 1.0))),
        "title": (["bash", "-c", f"for n in $(seq 4 40); do printf '\\033]2;%s\\007' \"$(printf %s {TOKEN} | head -c $n)\"; done; printf '\\033]7;file://h/{TOKEN}\\007'"], 60, keys(("", 0.5))),
    }


def record(name, argv, cols, strokes, home):
    rows = 16
    pid, terminal = pty.fork()
    if pid == 0:
        # The login name is not the fixture's business.
        os.chdir(home)
        env = {"PATH": os.environ["PATH"], "HOME": home, "TERM": "xterm-256color", "LANG": "C.UTF-8", "USER": "root", "PS1": "$ ", "SHELL": "/bin/sh", "HISTFILE": ""}
        os.execvpe(argv[0], argv, env)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))
    start = time.monotonic()
    events = []

    def read(seconds):
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if not select.select([terminal], [], [], left)[0]:
                continue
            try:
                data = os.read(terminal, 65536)
            except OSError:
                return False
            if not data:
                return False
            events.append([round(time.monotonic() - start, 3), "o", data])
            answer(data)
        return True

    def answer(data):
        # As xterm does: fish and tmux wait for it.
        if b"\x1b[c" in data or b"\x1b[0c" in data:
            os.write(terminal, b"\x1b[?62;22c")
        if b"\x1b[6n" in data:
            os.write(terminal, b"\x1b[1;1R")

    read(0.5)
    for text, seconds in strokes:
        if text:
            try:
                os.write(terminal, text.encode())
            except OSError:
                break
            events.append([round(time.monotonic() - start, 3), "i", text.encode()])
        if not read(seconds):
            break
    read(0.4)
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    os.waitpid(pid, 0)
    os.close(terminal)
    write(name, cols, rows, events, home)


def write(name, cols, rows, events, home):
    """Bytes of a character may be in two events."""
    lines = [json.dumps({"version": 2, "width": cols, "height": rows})]
    rest = {"o": b"", "i": b""}
    for at, code, data in events:
        data = rest[code] + data
        text = data.decode("utf-8", "ignore")
        rest[code] = b"" if len(text.encode()) == len(data) else data[len(text.encode()):]
        lines.append(json.dumps([at, code, text.replace(home, "/tmp/demo")], ensure_ascii=True))
    with open(os.path.join(OUT, f"{name}.cast"), "w") as file:
        file.write("\n".join(lines) + "\n")


def main():
    os.makedirs(OUT, exist_ok=True)
    home = tempfile.mkdtemp(prefix="d", dir="/tmp")
    try:
        for name, (argv, cols, strokes) in ways(home).items():
            if len(sys.argv) > 1 and name not in sys.argv[1:]:
                continue
            record(name, argv, cols, strokes, home)
            print(name)
    finally:
        shutil.rmtree(home, ignore_errors=True)


main()
