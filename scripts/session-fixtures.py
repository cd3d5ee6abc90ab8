#!/usr/bin/env python3
"""Records sessions of real programs for the edits that read them: fixtures/tidy/*.cast, and long ones for looking at condense.

session-fixtures.py tidy [NAME...]      into fixtures/tidy; needs bash, zsh, fish
session-fixtures.py long FOLDER [NAME...]   into a folder, some minutes each; needs tmux, vim, htop, node too
All recordings of a run are made at the same time: they mostly wait.
"""
import fcntl
import json
import os
import pty
import random
import select
import shutil
import signal
import struct
import sys
import tempfile
import termios
import time

HERE = os.path.dirname(os.path.abspath(__file__))
BACK, UP, LEFT, RIGHT, TAB = "\x7f", "\x1b[A", "\x1b[D", "\x1b[C", "\t"


def typed(text, pause=0.07):
    """Keys one by one, at a hand's pace."""
    return [(letter, pause * (0.6 + 0.8 * random.random())) for letter in text]


def line(text, after=0.5):
    return typed(text) + [("", 0.25), ("\r", after)]


def back(count):
    return [("", 0.2)] + [(BACK, 0.06)] * count + [("", 0.15)]


def do(*parts):
    strokes = []
    for part in parts:
        strokes += part if isinstance(part, list) else [(part, 0.4)]
    return strokes


START = [("", 1.6)]
LAST = [("", 0.6)]

# Each begins with a wait and ends with a way out; what is between are commands, typed with mistakes or without.
TYPOS = {
    "backspace": do(START, typed("echo helo"), back(1), line("lo world"), line("ls"), line("exit", 0.3)),
    "whole-word": do(START, line("pwd"), typed("cta notes"), back(9), line("cat notes"), line("exit", 0.3)),
    "word-key": do(START, typed("echo fisrt"), [("", 0.2), ("\x17", 0.25)], line("first"), line("date +%Y", 0.5), "\x04"),
    "line-key": do(START, typed("maek"), [("", 0.2), ("\x15", 0.3)], line("make -v | head -1", 0.8), line("logout", 0.3)),
    "two-lines": do(START, typed("grpe"), back(3), line("rep two notes"), typed("seq 1 33"), back(1), line(""), line("exit", 0.3)),
    "left-key": do(START, typed("eco left"), [("", 0.2)], [(LEFT, 0.07)] * 6, typed("h"), [("", 0.2), ("\x05", 0.2)], line(""), "\x04"),
    "completion": do(START, typed("cat no"), [(TAB, 0.6)], line(""), typed("ls -lx"), back(1), line(""), line("exit", 0.3)),
    "none": do(START, line("echo fine"), line("cat notes"), LAST),
}
SHELLS = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "-i"],
}


def tidy_sessions():
    sessions = {}
    for shell, argv in SHELLS.items():
        for name, strokes in TYPOS.items():
            keys = strokes
            if shell == "fish":
                keys = [("", 1.2)] + keys
            sessions[f"{shell}-{name}"] = (argv, 72, 14, keys, name in ("whole-word", "completion"))
    menu = do(START, line("autoload -U compinit; compinit -u; zstyle ':completion:*' menu select", 1.0), typed("cat no"), [(TAB, 0.7), (TAB, 0.5), (TAB, 0.5)], line(""), typed("ehco"), back(3), line("cho menu"), line("exit", 0.3))
    sessions["zsh-menu"] = (SHELLS["zsh"], 72, 14, menu, False)
    menu = do([("", 1.2)], START, typed("cat no"), [(TAB, 0.7), (TAB, 0.5), (TAB, 0.5), ("\r", 0.6)], line(""), typed("ehco"), back(3), line("cho menu"), line("exit", 0.3))
    sessions["fish-menu"] = (SHELLS["fish"], 72, 14, menu, False)
    return sessions


def long_sessions():
    repo = os.path.dirname(HERE)
    bash = ["bash", "--norc", "--noprofile", "-i"]
    build = do([("", 2)], line("ls", 2), line(f"cd {repo}", 1), line("npx tsc -p tsconfig.json --noEmit --listFiles | grep -v node_modules | head -400", 45), line("git log --oneline | head -5", 4), line("npm pack --dry-run 2>&1 | tail -60", 40), line("for n in 1 2 3 4 5 6; do echo step $n of 6; sleep 4; done", 30), line("wc -l src/core/edit/*.ts | tail -3", 6), line("exit", 1))
    agent = do([("", 3)], typed("fix the parser, it loses the last line"), [("", 1), ("\r", 60)], typed("now add a test"), [("", 1), ("\r", 70)], typed("thanks"), [("", 1), ("\x03", 1)])
    tmux = [("", 2.0)] + line("ls", 2) + [("\x02%", 1.5)] + line("vmstat 2 12", 6) + [("\x02o", 1)] + line(f"find {repo}/src -name '*.ts' | head -60", 4) + line("seq 1 300 | while read n; do echo line $n; sleep 0.05; done", 25) + [("\x02\"", 1.5)] + line("date; uptime", 5) + [("\x02o", 1)] + line("echo all done", 5) + [("\x02d", 1)]
    vim = [("", 1.5)] + line("vim -u NONE -N -i NONE -c 'syntax on' replay.ts", 3) + [(k, 0.3) for k in "jjjjjjjj"] + [("", 4)] + typed("/export", 0.1) + [("\r", 3), ("n", 3), ("n", 3), ("o", 0.5)] + typed("// What follows is played twice as fast, and what comes after it moves up.") + [("", 6), ("\x1b", 1), ("\x06", 4), ("\x06", 4), ("\x06", 8), ("G", 6)] + typed(":%s/replay/play/g") + [("\r", 6), ("u", 3)] + typed(":q!") + [("\r", 2)] + line("git -C . status 2>&1 | head -3", 4) + line("exit", 1)
    htop = [("", 1.5)] + line("uptime", 3) + line("htop -d 15", 30) + [("t", 15), ("t", 10), ("/", 0.5)] + typed("node") + [("", 3), ("\x1b", 12), ("q", 2)] + line("echo load is fine", 4) + line("exit", 1)
    return {
        "build": (bash, 100, 30, build, False),
        "agent": (["node", os.path.join(HERE, "agent-like.mjs"), "100"], 100, 30, agent, False),
        "tmux": (["tmux", "-f", "/dev/null", "-L", "castkit-long"], 110, 30, tmux, False),
        "vim": (bash, 90, 26, vim, False),
        "htop": (bash, 110, 28, htop, False),
    }


def record(out, name, argv, cols, rows, strokes, with_input):
    home = tempfile.mkdtemp()
    for file, content in {"notes": "one\ntwo\nthree\n", "notes.old": "none\n", "nothing": ""}.items():
        with open(os.path.join(home, file), "w") as handle:
            handle.write(content)
    shutil.copy(os.path.join(HERE, "..", "src", "core", "replay", "replay.ts"), home)
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(home)
        env = {"PATH": os.environ["PATH"], "HOME": home, "TERM": "xterm-256color", "LANG": "C.UTF-8", "USER": "root", "PS1": "$ ", "SHELL": "/bin/bash", "HISTFILE": ""}
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
            events.append([round(time.monotonic() - start, 6), "o", data])
        return True

    try:
        for key, pause in strokes:
            if key:
                if with_input:
                    events.append([round(time.monotonic() - start, 6), "i", key.encode()])
                os.write(terminal, key.encode())
            if not read(pause):
                break
        read(0.3)
    except OSError:
        pass
    try:
        os.kill(pid, signal.SIGHUP)
    except ProcessLookupError:
        pass
    os.close(terminal)
    os.waitpid(pid, 0)
    shutil.rmtree(home, ignore_errors=True)
    write(os.path.join(out, f"{name}.cast"), cols, rows, events, home)


def write(path, cols, rows, events, home):
    held = b""
    with open(path, "w") as file:
        file.write(json.dumps({"version": 2, "width": cols, "height": rows}) + "\n")
        for moment, code, data in events:
            if code == "o":
                data, held = held + data, b""
                while True:
                    try:
                        text = data.decode()
                        break
                    except UnicodeDecodeError as error:
                        if error.start < len(data) - 4:
                            text = data.decode(errors="replace")
                            break
                        held = data[error.start:] + held
                        data = data[: error.start]
            else:
                text = data.decode()
            file.write(json.dumps([moment, code, text.replace(home, "~")]) + "\n")


def main():
    kind, *rest = sys.argv[1:] or ["tidy"]
    random.seed(21)
    if kind == "tidy":
        out, sessions = os.path.join(HERE, "..", "fixtures", "tidy"), tidy_sessions()
    else:
        out, sessions = rest.pop(0), long_sessions()
    os.makedirs(out, exist_ok=True)
    children = []
    for name, session in sessions.items():
        if rest and name not in rest:
            continue
        process = os.fork()
        if process == 0:
            record(out, name, *session)
            os._exit(0)
        children.append(process)
    for process in children:
        os.waitpid(process, 0)


main()
