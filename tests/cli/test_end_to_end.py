"""The command with its language model, as a process of its own."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from process_idle import wait_until_idle

from lovp_actions.extraction.settings import DEFAULT_CONFIDENCE
from lovp_actions.items import FIELDS, TYPES, fold

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "lovp_actions"]
MINUTES = """\
# Notulen commissie Ruimte

Datum: 14 mei 2024

## 1. Verkeer

Wethouder De Vries zegt toe dat zij de raad vóór 1 juli 2024 een brief stuurt over
de Dorpsstraat.

## 2. Rondvraag

De commissie verzoekt het college de snelheid te meten.
"""


def run(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *arguments],
        input=stdin,
        capture_output=True,
        cwd=ROOT,
        timeout=120,
        check=False,
    )


def test_minutes_become_items() -> None:
    text = MINUTES.replace("\n", "\r\n")
    done = run("extract", "-f", "json", stdin=text.encode("utf-16"))
    assert (done.returncode, done.stderr) == (0, b"")
    promise, request = json.loads(done.stdout)["items"]
    assert tuple(promise) == FIELDS
    assert (promise["type"], promise["section"], promise["line"]) == ("toezegging", "Verkeer", 7)
    assert promise["actor"] == "Wethouder De Vries"
    assert promise["deadline"] == "vóór 1 juli 2024"
    assert promise["meeting_date"] == "2024-05-14"
    assert (request["type"], request["actor"]) == ("verzoek", "college")
    for item in (promise, request):
        assert fold(text[item["start"] : item["end"]]) == item["sentence"]
        assert item["action"] in item["sentence"]
        assert item["type"] in TYPES
        assert DEFAULT_CONFIDENCE <= item["confidence"] <= 1


def test_a_pipe_with_bad_files_among_good_ones(tmp_path: Path) -> None:
    (tmp_path / "goed.md").write_text(MINUTES, encoding="utf-8")
    (tmp_path / "leeg.md").write_text("")
    (tmp_path / "map").mkdir()
    names = ("goed.md", "weg.md", "leeg.md", "map")
    done = run("extract", *(str(tmp_path / name) for name in names))
    assert done.returncode == 1
    rows = list(csv.DictReader(done.stdout.decode().splitlines(), delimiter="\t"))
    assert [row["type"] for row in rows] == ["toezegging", "verzoek"]
    assert {row["source"] for row in rows} == {str(tmp_path / "goed.md")}
    assert len(done.stderr.splitlines()) == 4
    assert done.stderr.endswith(b"4 files: 1 done, 1 empty, 2 failed.\n")
    assert b"Traceback" not in done.stderr


def test_a_model_that_is_none() -> None:
    done = run("extract", "--model", "docs", stdin=b"De voorzitter belt.")
    assert (done.returncode, done.stdout) == (3, b"")
    assert "docs" in done.stderr.decode()
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(os.name == "nt", reason="needs signals")
def test_control_c_is_quiet() -> None:
    with subprocess.Popen(
        [*COMMAND, "extract"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    ) as child:
        wait_until_idle(child.pid)  # it waits for its input
        child.send_signal(signal.SIGINT)
        out, message = child.communicate(timeout=300)
    assert (child.returncode, out, message) == (130, b"", b"")


def test_numpy_is_told_to_keep_to_one_thread_before_it_is_loaded() -> None:
    watching = """
import os, sys

class Watch:
    def find_spec(self, name, *_):
        if name == "numpy":
            sys.stderr.write(os.environ.get("OPENBLAS_NUM_THREADS", "any number of"))

sys.meta_path.insert(0, Watch())
from lovp_actions.__main__ import main
sys.exit(main())
"""
    environment = {name: told for name, told in os.environ.items() if "NUM_THREADS" not in name}
    done = subprocess.run(
        [sys.executable, "-c", watching, "extract", "--fast"],
        input=MINUTES.encode(),
        env=environment,
        cwd=ROOT,
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"1")


@pytest.mark.parametrize("width", ["0", pytest.param("9" * 5000, marks=pytest.mark.slow)])
def test_a_width_that_no_terminal_has_is_none(width: str) -> None:
    found = subprocess.run(
        [sys.executable, "-m", "lovp_actions", "extract", "-f", "table", "--fast"],
        input="De griffier stuurt de brief voor 1 mei rond.\n",
        env={**os.environ, "COLUMNS": width},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "griffier" in found.stdout
