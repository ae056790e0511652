"""Bring README.md and the pages of docs/ up to what the program does.

    python docs/refresh.py

`commands.md` and the man page are made anew; on the other pages the commands shown are run again
and their output is put under them. A command is a line `$ lovp-actions …` in a block marked
`console`. Those of a page are run one after another on a terminal of 80 columns without colour, in
a folder that holds the samples and the files that the page shows: blocks marked `toml` that begin
with their name, such as `# gemeente.toml`.
"""

from __future__ import annotations

import contextlib
import os
import pty
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
"""The pages whose commands are run."""
COMMAND = (sys.executable, "-m", "lovp_actions")
_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"(?<=^```toml\n)# (\S+\.toml)\n.*?(?=^```$)", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^\$ (lovp-actions .*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


def examples(text: str) -> list[tuple[str, str]]:
    """The commands in the console blocks of `text`, each with the output that is shown."""
    return [
        (match[1], match[2]) for block in _BLOCK.findall(text) for match in _COMMAND.finditer(block)
    ]


def files(text: str) -> dict[str, str]:
    """The lexicon files that `text` shows, by their names."""
    return {match[1]: match[0] for match in _FILE.finditer(text)}


def replaced(text: str, output: Callable[[str], str]) -> str:
    """`text` with `output(command)` under each command."""

    def in_block(block: re.Match[str]) -> str:
        return _COMMAND.sub(lambda match: f"$ {match[1]}\n{output(match[1])}", block[0])

    return _BLOCK.sub(in_block, text)


@contextlib.contextmanager
def shell(page: str, lovp_actions: Sequence[str] = COMMAND) -> Iterator[Callable[[str], str]]:
    """A folder with nothing in it but the samples and the files that `page`, a text, shows. What
    is given runs a command there and tells what a terminal shows, without spaces at the ends of
    lines; files stay until the end. `lovp_actions` is what runs that command."""
    with tempfile.TemporaryDirectory() as place:
        work, programs = Path(place, "work"), Path(place, "bin")
        for folder in (work, programs):
            folder.mkdir()
        (work / "samples").symlink_to(ROOT / "samples")
        for name, words in files(page).items():
            (work / name).write_text(words, encoding="utf-8")
        script = programs / "lovp-actions"
        script.write_text(f'#!/bin/sh\nexec {shlex.join(lovp_actions)} "$@"\n')
        script.chmod(0o755)
        env = {
            **os.environ,
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "COLUMNS": "80",
            "TERM": "dumb",
            "LC_ALL": "C.UTF-8",
        }
        yield lambda command: _shown(command, work, env)


def _shown(command: str, folder: Path, env: dict[str, str]) -> str:
    terminal, side = pty.openpty()
    with subprocess.Popen(
        ["sh", "-c", command],
        stdin=subprocess.DEVNULL,
        stdout=side,
        stderr=side,
        cwd=folder,
        env=env,
    ):
        os.close(side)
        shown = _read_all(terminal)
    os.close(terminal)
    return "".join(line.rstrip() + "\n" for line in shown.decode("utf-8").splitlines())


def _read_all(terminal: int) -> bytes:
    chunks = []
    try:
        while chunk := os.read(terminal, 65536):
            chunks.append(chunk)
    except OSError:  # how Linux says that the other side is closed
        pass
    return b"".join(chunks)


def main() -> None:
    """Bring every page up to date."""
    sys.path.insert(0, str(ROOT))
    from docs import man, reference

    for made in (reference, man):
        made.PAGE.write_text(made.page(), encoding="utf-8")
    for page in PAGES:
        text = page.read_text("utf-8")
        with shell(text) as output_of:
            made = replaced(text, output_of)
        if made.count("takes longer than") > text.count("takes longer than"):
            sys.exit(f"{page.name}: this machine is too busy to show what a command gives.")
        page.write_text(made, encoding="utf-8")


if __name__ == "__main__":
    main()
