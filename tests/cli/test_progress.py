"""The bar of a batch: on a terminal only, and only where it harms nothing."""

from __future__ import annotations

import csv
import os
import re
import shlex
import sys
from pathlib import Path

import command_server
import pseudo_terminal
import pytest

from lovp_actions.cli import progress

FAKE = command_server.command("fake")
pytestmark = pytest.mark.usefixtures("served_command")


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="needs a terminal of POSIX")
@pytest.mark.parametrize(
    ("files", "end", "shown"),
    [
        (8, "-o acties.csv", True),
        (8, "> acties.tsv", True),
        (8, "", True),
        (8, "-f tsv", False),
        (8, "| cat", False),
        (3, "-o acties.csv", False),
    ],
)
def test_the_bar_is_there_only_where_it_harms_nothing(files: int, end: str, shown: bool) -> None:
    for number in range(files - 1):
        Path(f"{number}\x1b[2J.txt").write_text("toezegging|Bakker|belt\n")
    Path("leeg.txt").write_text("")
    names = shlex.join(str(path) for path in sorted(Path().glob("[0-9l]*.txt")))
    text = on_terminal(f"{shlex.join(FAKE)} extract {names} {end}")
    assert (f"/{files}" in text) == shown
    assert "\x1b[2J" not in text
    assert text.count("leeg.txt: empty.") == 1
    plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text)
    assert f"lovp-actions: {files} files: {files - 1} done, 1 empty.\r\n" in plain
    if "acties" in end:
        form = "excel" if "csv" in end else "excel-tab"
        with open("acties.csv" if "csv" in end else "acties.tsv", newline="") as file:
            assert len(list(csv.DictReader(file, dialect=form))) == files - 1


@pytest.mark.skipif(os.name == "nt", reason="needs a terminal of POSIX")
@pytest.mark.parametrize(
    ("windows", "end", "shown"),
    [
        (80, "-o acties.csv", True),
        (80, "-f tsv", True),
        (80, "", True),
        (80, "-q", False),
        (80, "| cat", False),
        (24, "", False),
    ],
)
def test_the_bar_of_a_long_text_is_gone_before_its_items_come(
    windows: int, end: str, shown: bool
) -> None:
    Path("lang\x1b[2J.txt").write_text(f"LEEST|{windows}\ntoezegging|Bakker|belt\n")
    command = f"{shlex.join(FAKE)} extract lang*.txt {end}"
    text = on_terminal(command)
    assert ("90%" in text) == shown
    assert "\x1b[2J" not in text
    if not end.startswith("-o"):
        before, _, after = text.partition("Bakker")
        assert "belt" in after
        assert "%" not in after
        assert not shown or before.rindex("90%") < before.rindex("\x1b[2K")


def on_terminal(command: str) -> str:
    """What a terminal gets to see of a command that goes well."""
    code, seen = pseudo_terminal.shown(["bash", "-c", command], TERM="xterm")
    assert code == 0
    return seen


def test_no_bar_without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not progress.fits(100, streams=False)
    monkeypatch.setattr(sys, "stderr", None)
    assert not progress.fits(100, streams=False)
