"""Hostile files, each beside a good one in a process of its own: at most one sentence is said
about them, the good one is read, and neither time nor memory runs out."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hostile
import pytest

if os.name == "nt":
    pytest.skip("needs POSIX limits", allow_module_level=True)

ROOT = Path(__file__).parent.parent
GOOD = "Notulen\n\nDe voorzitter zegt toe dat hij de school belt.\n"
SECONDS, MEGABYTES = 10, 1024
SPECIAL = ("directory.txt", "fifo.txt", "symlink-loop.txt", "dangling.txt", "unreadable.txt")
TOGETHER = ["random-bytes.txt", "docx-external-entity.docx", "terminal-escapes.txt", "fifo.txt"]

Corpus = tuple[Path, dict[str, hostile.Expectation]]
Run = Callable[[list[str]], dict[str, Any]]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    return folder, hostile.write(folder)


@pytest.fixture(scope="module")
def forked(corpus: Corpus) -> Iterator[Run]:
    """Runs the command over files of the corpus; see `forked.py`."""
    with subprocess.Popen(
        [sys.executable, str(ROOT / "tests/forked.py")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as server:

        def run(names: list[str]) -> dict[str, Any]:
            assert server.stdin is not None
            assert server.stdout is not None
            arguments = ["extract", "-f", "tsv", *names]
            task = {"arguments": arguments, "folder": str(corpus[0]), "seconds": SECONDS}
            print(json.dumps(task), file=server.stdin, flush=True)
            answer: dict[str, Any] = json.loads(server.stdout.readline())
            return answer

        yield run


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


@pytest.mark.parametrize("name", sorted((*hostile.NAMES, *SPECIAL)))
def test_a_hostile_file_harms_nobody(corpus: Corpus, forked: Run, name: str) -> None:
    if name not in corpus[1]:
        pytest.skip("cannot be made here")
    done = forked([name, "good.txt"])
    check(corpus[1], [name], done)
    assert done["megabytes"] <= MEGABYTES


def test_hostile_files_together(corpus: Corpus) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "lovp_actions", "extract", *TOGETHER, "good.txt"],
        capture_output=True,
        text=True,
        cwd=corpus[0],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=60,
        check=False,
    )
    result = {"status": done.returncode, "out": done.stdout, "err": done.stderr}
    check(corpus[1], TOGETHER, result)


def test_the_same_seed_writes_the_same_files(corpus: Corpus, tmp_path: Path) -> None:
    assert hostile.write(tmp_path) == corpus[1]
    for name in ("line-of-10-mb.txt", "random-bytes.txt", "docx-bomb-nested.docx"):
        assert (tmp_path / name).read_bytes() == (corpus[0] / name).read_bytes()
    assert len(corpus[1]) >= 40
