"""The lock on a list, where it cannot be made, was left, or is none."""

from __future__ import annotations

import os
import socket
import sys
import time
from pathlib import Path

import fake_extraction
import pytest
from kept_lists import MINUTES, cells, merge

from lovp_actions.errors import OutputError
from lovp_actions.lists.lock import locked
from lovp_actions.writers import output

LOCK = Path(".~lock.lijst.csv#")
OPEN = "it is open in a spreadsheet program; close it there first, or, if it is not open, remove"


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "lovp_actions.extraction.engine", fake_extraction)
    monkeypatch.delenv("LOVP_ACTIONS_MODEL", raising=False)
    monkeypatch.chdir(tmp_path)
    Path("een.txt").write_text(MINUTES, encoding="utf-8")


@pytest.mark.parametrize("left", ["", f",lovp-actions 7,{socket.gethostname()},28.11.2026 14:00,;"])
def test_a_full_disk_leaves_no_lock(left: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if left:  # by a run that was killed
        LOCK.write_text(left)
    with monkeypatch.context() as full:
        full.setattr(os, "write", _no_space)
        with pytest.raises(OutputError, match="no space left on device"), locked("lijst.csv"):
            pass
    assert os.listdir() == ["een.txt"]
    assert merge("lijst.csv", "een.txt") == 0


def _no_space(*_: object) -> int:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(("seconds", "rc"), [(3600, 0), (5, 4)])
def test_an_empty_lock_of_a_while_ago_was_left(
    seconds: int, rc: int, capsys: pytest.CaptureFixture[str]
) -> None:
    LOCK.touch()
    os.utime(LOCK, (time.time() - seconds,) * 2)
    assert merge("lijst.csv", "een.txt") == rc
    assert (OPEN in capsys.readouterr().err) is LOCK.exists() is bool(rc)


def test_an_old_lock_of_a_spreadsheet_program_holds(capsys: pytest.CaptureFixture[str]) -> None:
    LOCK.write_text(",wieke,kantoor,28.11.2026 14:00,file:///home/wieke;")
    os.utime(LOCK, (0, 0))
    assert merge("lijst.csv", "een.txt") == 4
    assert OPEN in capsys.readouterr().err
    assert LOCK.exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_a_pipe_with_the_name_of_the_lock_is_not_waited_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    os.mkfifo(LOCK)
    assert merge("lijst.csv", "een.txt") == 4
    assert OPEN in capsys.readouterr().err
    assert LOCK.exists()


@pytest.mark.parametrize("length", [255, 248, 247])
def test_a_list_whose_lock_would_have_too_long_a_name(
    length: int, capsys: pytest.CaptureFixture[str]
) -> None:
    name = f"{'w' * (length - 4)}.csv"
    fits = length + len(".~lock.#") <= 255
    assert merge(name, "een.txt") == (0 if fits else 4)
    assert (f"Cannot write {name}: file name too long." in capsys.readouterr().err) is not fits
    assert os.path.exists(name) is fits


@pytest.mark.parametrize("closed", ["lijst.csv", "."])
def test_a_dry_run_shows_what_cannot_be_written(
    closed: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert merge("lijst.csv", "een.txt", "--min-confidence", "0.8") == 0
    before = Path("lijst.csv").read_bytes()
    shut, allowed = os.path.realpath(closed), os.access
    monkeypatch.setattr(
        output.os,
        "access",
        lambda path, mode: os.path.realpath(path) != shut and allowed(path, mode),
    )
    assert merge("lijst.csv", "een.txt") == 4
    assert "permission denied" in capsys.readouterr().err
    assert merge("lijst.csv", "een.txt", "--dry-run") == 0
    told = capsys.readouterr()
    assert "added\t" in told.out
    assert "(nothing written)" in told.err
    assert Path("lijst.csv").read_bytes() == before
    assert merge("geen/lijst.csv", "een.txt", "--dry-run") == 4
    assert cells("lijst.csv", "actor") == ["Anna Bakker", "college"]
