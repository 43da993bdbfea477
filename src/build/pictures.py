"""Draws docs/live-view.svg and docs/browse.svg: the packaged tool in a real pseudo-terminal (tmux), at a chosen moment.

    mvn -q -DskipTests package && python3 src/build/pictures.py [live-view|browse]
"""

import html
import os
import re
import shlex
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COLUMNS = 80
LIMIT_SECONDS = 60

DRIVER = """\
name: builder
resources: [app]
run: [sh, build.sh]
concurrency: 3
"""

# The name of the resource decides how long a build takes, and the payments build fails.
BUILD = """\
name=$CONVEYOR_RESOURCE_NAME
echo "fetching $name"
case $name in
  docs) sleep 0.7; echo "12 pages" ;;
  payments) sleep 1.6; echo "PaymentTest: expected 3 refunds, got 2"; exit 1 ;;
  *) sleep 0.9; echo "compiling $name"; sleep 3; echo "running 48 tests"; sleep 30 ;;
esac
"""

EVENT = '{"event":"create","run_id":"%s","id":"%d","payload":{"name":"%s","resource":"app","spec":{}}}\n'
RUNS = [("4e1b07c9", "docs"), ("9d27f3a0", "payments"), ("c61e5d90", "shop"), ("7b90e2d4", "search"), ("e03a58f1", "mail")]

COLOURS = {31: "#f47067", 32: "#6bc46d", 33: "#daaa3f", 34: "#539bf5", 35: "#b083f0", 36: "#39c5cf", 90: "#768390"}
TEXT, GROUND, FRAME = "#d8dee9", "#1c2128", "#444c56"
SIZE, WIDTH, HEIGHT, MARGIN = 14, 8.43, 20, 16


class Terminal:
    """A tmux server of its own with one shell in it."""

    def __init__(self, folder, rows):
        self.folder = folder
        environment = {
            "HOME": str(folder), "LC_ALL": "C.UTF-8", "TERM": "xterm-256color", "PS1": "$ ", "CI": "true",
            "PATH": f"{ROOT}/target/conveyor-driver/bin:{os.environ['PATH']}",
        }
        words = ["env", "-i", *(f"{name}={value}" for name, value in environment.items()), "bash", "--norc", "-i"]
        self.call("-f", "/dev/null", "new-session", "-d", "-x", str(COLUMNS), "-y", str(rows), shlex.join(words))

    def call(self, *words):
        return subprocess.run(["tmux", "-u", "-S", str(self.folder / "socket"), *words], cwd=self.folder,
                              env={**os.environ, "LC_ALL": "C.UTF-8"}, capture_output=True, text=True, check=True).stdout

    def type(self, line):
        self.call("send-keys", "-l", line)
        self.keys("Enter")

    def keys(self, *keys):
        self.call("send-keys", *keys)

    def screen(self):
        return self.call("capture-pane", "-p", "-e").rstrip("\n")

    def await_screen(self, fits):
        """The screen as soon as it fits."""
        end = time.monotonic() + LIMIT_SECONDS
        while time.monotonic() < end:
            screen = self.screen()
            if fits(screen):
                return screen
            time.sleep(0.05)
        raise SystemExit(f"the moment did not come; the screen is:\n{screen}")

    def close(self):
        self.call("kill-server")


def photograph(scene, rows):
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "driver.yaml").write_text(DRIVER)
        (folder / "build.sh").write_text(BUILD)
        (folder / "events.jsonl").write_text("".join(EVENT % (run, i, app) for i, (run, app) in enumerate(RUNS, 1)))
        terminal = Terminal(folder, rows)
        try:
            return scene(terminal)
        finally:
            terminal.close()


def live_view(terminal):
    terminal.type("clear; conveyor-driver run --events events.jsonl")
    screen = terminal.await_screen(lambda screen: screen.count("compiling mail") == 2)  # its log line and its live line
    return "$ conveyor-driver run --events events.jsonl\n" + screen


def browse(terminal):
    """Three drivers have run, one is at work in the background, and the person is at a failure."""
    for driver in ("cloner", "tester", "publisher"):
        command = 'case $CONVEYOR_DRIVER$CONVEYOR_RESOURCE_NAME in testershop) exit 1 ;; *) sleep 0.0$((RANDOM % 90)) ;; esac'
        terminal.type(f"clear; conveyor-driver run -q --name {driver} --events events.jsonl -- bash -c '{command}'; echo {driver} ended")
        terminal.await_screen(lambda screen: f"{driver} ended\n$" in screen)
    terminal.type("clear; conveyor-driver run -q --events events.jsonl >builder.txt 2>&1 & sleep 4; conveyor-driver browse")
    terminal.await_screen(lambda screen: screen.count("running") == 3)
    terminal.keys(*["Down"] * 3, "m", *["Down"] * 8)  # both failures: one is marked, the person is at the other
    return terminal.await_screen(lambda screen: "execution 13 of 20, 1 marked" in screen)


def pieces(screen):
    """The words of a screen with their place, colour and weight; bold, dim and reverse are kept, other attributes are not drawn."""
    row = column = 0
    colour, bold, dim, reverse = TEXT, False, False, False
    for piece in re.split(r"(\x1b\[[\d;]*m|\n)", screen):
        if piece == "\n":
            row, column = row + 1, 0
        elif piece.startswith("\x1b"):
            for number in map(int, (piece[2:-1] or "0").split(";")):
                if number in (0, 39):
                    colour = TEXT
                if number in (0, 22):
                    bold = dim = False
                if number in (0, 27):
                    reverse = False
                bold, dim, reverse = bold or number == 1, dim or number == 2, reverse or number == 7
                colour = COLOURS.get(number, colour)
        else:
            text = piece.strip()
            if text:
                yield row, column + piece.index(text), text, colour, bold, dim, reverse
            column += len(piece)


def drawn(screen, title):
    width, height = round(COLUMNS * WIDTH + 2 * MARGIN), len(screen.split("\n")) * HEIGHT + 2 * MARGIN
    yield (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
           f' font-family="ui-monospace, Menlo, Consolas, monospace" font-size="{SIZE}">')
    yield f"<title>{title}</title>"
    yield f'<rect width="{width}" height="{height}" rx="8" fill="{GROUND}" stroke="{FRAME}"/>'
    for row, column, text, colour, bold, dim, reverse in pieces(screen):
        if reverse:
            yield (f'<rect x="{MARGIN}" y="{MARGIN + row * HEIGHT}" width="{COLUMNS * WIDTH:.1f}" height="{HEIGHT}" fill="{TEXT}"/>')
            colour = GROUND
        more = (' font-weight="bold"' if bold else "") + (' opacity="0.65"' if dim else "")
        yield (f'<text x="{MARGIN + column * WIDTH:.1f}" y="{MARGIN + (row + 0.75) * HEIGHT:.0f}"'
               f' textLength="{len(text) * WIDTH:.1f}" fill="{colour}"{more}>{html.escape(text).replace(" ", "&#160;")}</text>')
    yield "</svg>"


PICTURES = {
    "live-view": (live_view, 30, "conveyor-driver run in a terminal: finished runs above, one live line for each attempt in flight below"),
    "browse": (browse, 22, "conveyor-driver browse in a terminal: stored executions, newest first, with the keys at the bottom"),
}

for name in sys.argv[1:] or PICTURES:
    scene, rows, title = PICTURES[name]
    (ROOT / "docs" / f"{name}.svg").write_text("\n".join(drawn(photograph(scene, rows), title)) + "\n")
