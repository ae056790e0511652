"""The command run as users run it, on minutes that `fake_extraction.py` reads."""

from __future__ import annotations

import csv
import os
import shlex
import subprocess
import sys
from pathlib import Path

import command_server
import fake_extraction
import pytest

ROOT = Path(__file__).parents[2]
FAKE = command_server.command("fake")
posix = pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")

MINUTES = """\
# Mededelingen
toezegging|voorzitter Bakker|stuurt de brief rond
Er is koffie.
# Verkeer
verzoek|college|meet de snelheid in de Dorpsstraat
voornemen|Wethouder De Vries|onderzoekt een fietspad
"""


def clean(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Nothing of the machine it runs on, in an empty folder."""
    monkeypatch.setitem(sys.modules, "lovp_actions.extraction.engine", fake_extraction)
    monkeypatch.delenv("LOVP_ACTIONS_MODEL", raising=False)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.chdir(folder)


def written() -> str:
    """The name of a file with the minutes."""
    Path("notulen.txt").write_text(MINUTES, encoding="utf-8")
    return "notulen.txt"


def run(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*FAKE, *arguments], input=stdin, capture_output=True, timeout=300, check=False
    )


def shell(script: str, *, own: bool = False) -> subprocess.CompletedProcess[bytes]:
    """Run `script` with bash; `lovp` in it is the command, started anew if `own`."""
    command = command_server.MAINS["fake"] if own else FAKE
    preamble = f'lovp() {{ {shlex.join(command)} "$@"; }}\n'
    return subprocess.run(
        ["bash", "-c", preamble + script], capture_output=True, timeout=300, check=False
    )


def actors(text: str) -> list[str]:
    return [row["actor"] for row in csv.DictReader(text.splitlines(), delimiter="\t")]
