#!/usr/bin/env python3
"""Records examples/demo.cast: a real bash in a pseudo-terminal, typed at by a script with seeded, human delays.

Usage: python3 scripts/record-demo.py [output]. Needs bash, git, vim (with syntax) and Python 3.9.
Everything happens under /tmp/demo, so that nothing of the machine is on the screen.
"""
import codecs
import fcntl
import json
import os
import pty
import random
import select
import shutil
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

COLS, ROWS = 80, 24
HERE = Path(__file__).resolve().parent
OUTPUT = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent / "examples" / "demo.cast"
HOME = Path("/tmp/demo")
PROJECT = HOME / "tides"
TITLE = "A day at sea, in a terminal"
PROMPT = "❯ "
ENV = {
    "HOME": str(HOME),
    "PATH": f"{os.path.dirname(sys.executable)}:/usr/bin:/bin",
    "TERM": "xterm-256color",
    "COLORTERM": "truecolor",
    "LANG": "C.UTF-8",
    "PYTHONDONTWRITEBYTECODE": "1",
    "GIT_PAGER": "cat",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_DATE": "2025-06-21T18:00:00Z",
    "GIT_COMMITTER_DATE": "2025-06-21T18:00:00Z",
    "SHELL": "/bin/bash",
}
BASHRC = r"""
eval "$(dircolors)"
alias ls='ls --color'
HISTFILE=
branch() { git branch --show-current 2>/dev/null; }
PS1='\[\e]0;tides\a\]\[\e[1;34m\]\w\[\e[0m\] \[\e[35m\]$(branch)\[\e[0m\] \[\e[1;32m\]❯\[\e[0m\] '
bind 'set enable-bracketed-paste off'
"""
VIMRC = """
set nocompatible nomodeline noswapfile viminfo= t_RV= t_u7= t_RB= t_RF= t_TI= t_TE= encoding=utf-8 ttimeoutlen=20
set number cursorline autoindent laststatus=2 shortmess+=I
set statusline=\\ %f%m%=%l:%c\\ 
syntax on
set termguicolors background=dark
colorscheme habamax
"""
GITCONFIG = """
[user]
    name = Ada Byron
    email = crew@example.org
"""
COMMITS = [
    ("main", "Mei Tanaka", "Draw the tide as a curve"),
    ("main", "Ada Byron", "Add Saint-Malo and Yokohama"),
    ("braille", "Jón Karlsson", "Try braille dots for the chart"),
    ("braille", "Jón Karlsson", "Tint the dots by the level"),
    ("main", "Mei Tanaka", "Fetch the readings in ten-minute steps"),
]


def git(*words, author="Ada Byron", hour=9):
    when = f"2025-06-21T{hour:02d}:00:00Z"
    who = {"NAME": author, "EMAIL": "crew@example.org", "DATE": when}
    env = ENV | {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in who.items()}
    subprocess.run(["git", *words], cwd=PROJECT, env=env, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def make_project():
    """A small project with a history that branches and merges."""
    shutil.rmtree(HOME, ignore_errors=True)
    shutil.copytree(HERE / "demo", PROJECT, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("fetch", "tides", "horizon"):
        (PROJECT / name).chmod(0o755)
    for folder in ("charts", "readings"):
        (PROJECT / folder).mkdir()
        (PROJECT / folder / "2025-06-21.csv").write_text("")
    for name in ("README.md", "sunset.png", "archive.tar.gz"):
        (PROJECT / name).write_text("")
    (PROJECT / "today.csv").symlink_to("readings/2025-06-21.csv")
    (HOME / ".bashrc").write_text(BASHRC)
    (HOME / ".vimrc").write_text(VIMRC)
    (HOME / ".gitconfig").write_text(GITCONFIG)
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-q", "-m", "Start with one harbour")
    for hour, (branch, author, subject) in enumerate(COMMITS, 10):
        if branch == "braille" and subject.startswith("Try"):
            git("branch", "braille")
        git("checkout", "-q", branch)
        git("commit", "-q", "--allow-empty", "-m", subject, author=author, hour=hour)
    git("merge", "-q", "--no-ff", "-m", "Merge the braille chart", "braille", hour=16)
    git("tag", "v1.0")


class Recorder:
    """Owns the pseudo-terminal and the events recorded so far."""

    def __init__(self):
        self.events = []
        self.decode = codecs.getincrementaldecoder("utf-8")().decode
        self.random = random.Random(7)
        self.unread = ""
        pid, self.fd = pty.fork()
        if pid == 0:
            os.chdir(PROJECT)
            # The parent sets the size before bash asks for it.
            time.sleep(0.2)
            os.execve("/bin/bash", ["bash", "--rcfile", str(HOME / ".bashrc"), "-i"], ENV)
        self.pid = pid
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLS, 0, 0))
        self.start = None

    def now(self):
        self.start = self.start or time.monotonic()
        return time.monotonic() - self.start

    def read(self, timeout):
        """Records what comes within the timeout; gives False at the end of the session."""
        if not select.select([self.fd], [], [], max(0, timeout))[0]:
            return True
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            return False
        text = self.decode(data)
        if text:
            self.events.append((self.now(), "o", text))
            self.unread += text
        return bool(data)

    def pause(self, seconds):
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and self.read(left):
            pass

    def until(self, text, limit=20):
        end = time.monotonic() + limit
        while text not in self.unread:
            if time.monotonic() > end or not self.read(0.05):
                sys.exit(f"the session never showed {text!r}")
        self.unread = ""

    def keys(self, text, pace=0.06):
        for key in text:
            os.write(self.fd, key.encode())
            self.pause(pace * (0.6 + 0.9 * self.random.random()) + (0.04 if key == " " else 0))

    def press(self, sequence, pause):
        os.write(self.fd, sequence.encode())
        self.pause(pause)

    def run(self, command, look):
        """Types a command, waits for the next prompt, and lets the viewer look."""
        self.keys(command)
        self.pause(0.25)
        self.unread = ""
        os.write(self.fd, b"\r")
        self.until(PROMPT[:1])
        self.pause(look)

    def mark(self, label):
        self.events.append((self.now(), "m", label))
        self.pause(0.15)

    def leave(self):
        """Ends the session without showing it: the recording stops where it is."""
        seen = len(self.events)
        os.close(self.fd)
        os.waitpid(self.pid, 0)
        del self.events[seen:]
        self.events.append((self.now(), "x", "0"))


def edit(recorder):
    """In vim: look around, add a harbour under the last one, write and leave."""
    recorder.keys("vim harbours.py")
    recorder.press("\r", 1.1)
    for key in "jjj":
        recorder.press(key, 0.16)
    recorder.press("V", 0.3)
    recorder.press("j", 0.2)
    recorder.press("j", 0.2)
    recorder.press("j", 0.6)
    recorder.press("\x1b", 0.25)
    recorder.press("o", 0.4)
    recorder.keys('("🐬", "Porto", 3.2, 3.1),', 0.07)
    recorder.press("\x1b", 0.5)
    recorder.keys(":wq", 0.12)
    recorder.unread = ""
    recorder.press("\r", 0)
    recorder.until(PROMPT[:1])
    recorder.pause(0.4)


def session():
    recorder = Recorder()
    recorder.until(PROMPT[:1])
    recorder.mark("Look around")
    recorder.pause(0.7)
    recorder.run("ls", 0.7)
    recorder.run("git log --graph --oneline", 1.3)
    recorder.mark("Fetch")
    recorder.run("./fetch", 0.8)
    recorder.mark("Edit")
    edit(recorder)
    recorder.mark("Watch the sea")
    recorder.keys("./horizon")
    recorder.press("\r", 4.6)
    recorder.unread = ""
    recorder.press("q", 0)
    recorder.until(PROMPT[:1])
    recorder.pause(0.4)
    recorder.mark("Today's tides")
    recorder.run("clear", 0.1)
    recorder.run("./tides", 0.6)
    recorder.run("git commit -qam 'Add Porto' && echo '⚓ Safe in harbour'", 1.2)
    recorder.leave()
    return recorder.events


def write(events):
    """asciicast v3: intervals in milliseconds, the remainder carried so that nothing drifts."""
    header = {"version": 3, "term": {"cols": COLS, "rows": ROWS, "type": "xterm-256color"}, "title": TITLE}
    lines, written = [json.dumps(header)], 0
    for moment, code, data in events:
        interval = round(moment * 1000) - written
        written += interval
        lines.append(json.dumps([interval / 1000, code, data], ensure_ascii=False))
    OUTPUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return written / 1000


make_project()
recording = session()
seconds = write(recording)
shutil.rmtree(HOME)
print(f"{OUTPUT.name}: {len(recording)} events, {seconds:.1f} s, {OUTPUT.stat().st_size} bytes")
