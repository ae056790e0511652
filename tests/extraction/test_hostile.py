"""Hostile files, each beside a good one in a process of its own: at most one sentence is said
about them, the good one is read, and neither time nor memory runs out. Those of full length are
slow."""

from __future__ import annotations

import csv
import os
import random
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import command_server
import hostile
import pytest

from lovp_actions.errors import InputError
from lovp_actions.run.reading import read_bytes

if os.name == "nt":
    pytest.skip("needs POSIX limits", allow_module_level=True)

ROOT = Path(__file__).parents[2]
GOOD = "Notulen\n\nDe voorzitter zegt toe dat hij de school belt.\n"
SECONDS, MEGABYTES = 10, 1024
SPECIAL = ("directory.txt", "fifo.txt", "symlink-loop.txt", "dangling.txt", "unreadable.txt")
LIMITED = ("pdf-deflate-bomb.pdf", "pdf-xobject-in-itself.pdf")
"""What ends at a limit of seconds or memory only."""
TOGETHER = ["random-bytes.txt", "docx-external-entity.docx", "terminal-escapes.txt", "fifo.txt"]

_NAMES = sorted({*hostile.NAMES, *SPECIAL} - {*LIMITED, *hostile.REASONS})

Corpus = tuple[Path, dict[str, hostile.Expectation]]


def written(folder: Path, *, short: bool) -> Corpus:
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    return folder, hostile.write(folder, short=short)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """The files, of long texts a tenth only."""
    return written(tmp_path_factory.mktemp("hostile"), short=True)


@pytest.fixture(scope="module")
def long_corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return written(tmp_path_factory.mktemp("hostile"), short=False)


def check(expected: dict[str, hostile.Expectation], names: list[str], done: dict[str, Any]) -> None:
    """A run over `names` and the good file went as it should."""
    out, err = done["out"], done["err"]
    assert done["status"] in (0, 1), done
    assert "Traceback" not in err
    assert "error in lovp-actions" not in err, err
    rows = list(csv.DictReader(out.split("\n"), delimiter="\t", quoting=csv.QUOTE_NONE))
    assert [row["actor"] for row in rows if row["source"] == "good.txt"] == ["voorzitter"], err
    assert {row["source"] for row in rows} <= {*names, "good.txt"}
    *messages, summary = err.splitlines()
    assert summary.startswith(f"lovp-actions: {len(names) + 1} files: ")
    refused = [line for line in messages if line.startswith("lovp-actions: Cannot read ")]
    for name in names:
        about = [line for line in messages if f" {name}: " in line]
        assert len(about) <= 1, about
        assert expected[name] != "refused" or about[0] in refused
        assert expected[name] != "read" or not set(about) & set(refused), about
    assert len(messages) <= len(names)
    assert done["status"] == bool(refused)
    assert not set(out + err) & set("\x1b\x07\x9b\u202e\u2066\x00")
    assert hostile.SECRET not in out + err


def try_out(corpus: Corpus, names: list[str], seconds: int) -> None:
    folder, expected = corpus
    names = [name for name in names if name in expected]
    if not names:
        pytest.skip("cannot be made here")
    arguments = ["extract", "--fast", "-f", "tsv", *names, "good.txt"]
    done = command_server.run("real", arguments, folder, seconds)
    check(expected, names, done)
    assert done["megabytes"] <= MEGABYTES


LONG = re.compile("60000|odt-repeated-in-repeated")
"""Names of files of full length, which take seconds until they are refused."""


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.slow if LONG.search(name) else ())
        for name in sorted(hostile.REASONS)
    ],
)
def test_what_is_refused_is_refused_for_its_reason(name: str) -> None:
    """So each gets as far as where that is found, and none asks for more than its size."""
    _, make = hostile.BYTES[name]
    with pytest.raises(InputError) as refused:
        read_bytes(make(random.Random(1)), name)
    assert hostile.REASONS[name] in str(refused.value)
    assert "\n" not in str(refused.value)


def test_there_are_many() -> None:
    assert len(hostile.NAMES) >= 150


@pytest.mark.slow
@pytest.mark.usefixtures("served_command")
def test_hostile_files_harm_nobody(corpus: Corpus) -> None:
    """Every tenth of them, together, for most of the time goes into the start of a command."""
    try_out(corpus, _NAMES[::10], 2 * SECONDS)


@pytest.mark.slow
@pytest.mark.usefixtures("served_command")
@pytest.mark.parametrize("name", _NAMES)
def test_nor_does_one_alone(corpus: Corpus, name: str) -> None:
    try_out(corpus, [name], SECONDS // 2)


@pytest.mark.slow
@pytest.mark.usefixtures("served_command")
@pytest.mark.parametrize("name", sorted({*hostile.LONG, *LIMITED}))
def test_nor_does_one_of_full_length(long_corpus: Corpus, name: str) -> None:
    try_out(long_corpus, [name], SECONDS)


@pytest.mark.slow
def test_hostile_files_together(corpus: Corpus) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "lovp_actions", "extract", "--fast", *TOGETHER, "good.txt"],
        capture_output=True,
        text=True,
        cwd=corpus[0],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=300,
        check=False,
    )
    result = {"status": done.returncode, "out": done.stdout, "err": done.stderr}
    check(corpus[1], TOGETHER, result)


@pytest.mark.slow
def test_the_same_seed_writes_the_same_files(corpus: Corpus) -> None:
    for name in ("random-bytes.txt", "docx-bomb-nested.docx"):
        _, make = hostile.BYTES[name]
        assert make(random.Random(1)) == (corpus[0] / name).read_bytes()
    for _, make in hostile.TEXTS.values():
        assert make(random.Random(1)) == make(random.Random(1))
    assert len(corpus[1]) >= 40
