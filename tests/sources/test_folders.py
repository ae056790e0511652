"""Folders among what is to be read: the files in them, and what cannot be read."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from lovp_actions.errors import InputError
from lovp_actions.run.reading import read
from lovp_actions.sources.folders import expand


def test_folders(tmp_path: Path) -> None:
    for name in ("b.txt", "a.DOCX", "c/d.pdf", "foto.png", ".geheim.txt", ".git/x.txt"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("x")
    said: list[str] = []

    def names(glob: str = "") -> list[str]:
        found = expand(["los.xyz", str(tmp_path)], glob, said.append)
        return [path.removeprefix(f"{tmp_path}/") for path in found]

    assert names() == ["los.xyz", "a.DOCX", "b.txt", "c/d.pdf"]
    assert said == [f"{tmp_path}: 1 file of another kind passed over."]
    assert names("*.pdf") == ["los.xyz", "c/d.pdf"]
    assert names("*.docx") == ["los.xyz", "a.DOCX"]
    assert names("c/*") == ["los.xyz", "c/d.pdf"]
    assert names("*.odt") == ["los.xyz", "*.odt"]
    with pytest.raises(InputError, match=r"Cannot read .*/\*\.odt: no file matches it\."):
        read(f"{tmp_path}/*.odt")


@pytest.mark.parametrize(
    ("beside", "told"),
    [
        (("notulen.decisions.json", "vergadering.txt.Decisions.json"), []),
        (("notulen.json",), ["1 file of another kind"]),
        (("notulen.decisions.json", "notulen.json", "decisions.json"), ["2 files of other kinds"]),
    ],
)
def test_what_people_decided_is_not_passed_over(
    beside: tuple[str, ...], told: list[str], tmp_path: Path
) -> None:
    for name in ("notulen.txt", *beside):
        (tmp_path / name).write_text("x")
    said: list[str] = []
    assert list(expand([str(tmp_path)], "", said.append)) == [str(tmp_path / "notulen.txt")]
    assert said == [f"{tmp_path}: {each} passed over." for each in told]


def test_folders_that_cannot_be_read_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What they hold may be minutes; hidden ones are passed over."""
    for name in ("2023/a.txt", "2024/b.txt", "2024/dicht/c.txt", ".oud/d.txt", "leeg/foto.png"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")
    refused = {"2024/dicht", ".oud"}

    def scandir(path: str, real: Any = os.scandir) -> Any:
        if os.path.relpath(path, tmp_path) in refused:
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)

    def names(folder: str = "", glob: str = "") -> list[str]:
        found = expand([str(tmp_path / folder)], glob, lambda told: None)
        return [os.path.relpath(path, tmp_path) for path in found]

    assert names() == ["2023/a.txt", "2024/b.txt", "2024/dicht"]
    assert names(glob="a.*") == ["2023/a.txt", "2024/dicht"]
    assert names("2024/dicht") == names("2024/dicht", "*.txt") == ["2024/dicht"]
    for folder, why in (
        ("2024/dicht", "permission denied"),
        ("2024", "it is a folder; name a file in it that can be read"),
        ("leeg", "there are no minutes in it"),
    ):
        with pytest.raises(InputError, match=rf"Cannot read .*/{folder}: {why}\."):
            read(str(tmp_path / folder))
