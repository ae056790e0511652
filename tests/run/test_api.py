"""What programs in Python import: texts, files and many files, as the command reads them."""

from __future__ import annotations

import datetime as dt
import io
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import command_server
import make_formats
import pytest

import lovp_actions
from lovp_actions import (
    Extractor,
    InputError,
    Item,
    LexiconError,
    LovpError,
    ModelError,
    Result,
    extract,
    extract_many,
    lexicon,
)
from lovp_actions.items import as_dict
from lovp_actions.run import chunks
from lovp_actions.structure import parts

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"
TEXT = "De wethouder zegt toe de raad volgende week te informeren."


@pytest.mark.usefixtures("served_command")
def test_a_text_and_a_file_give_the_items_of_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    path = Path("samples/ict-project.md")
    command = [*command_server.command("real"), "extract", "-q", "-f", "jsonl"]
    done = subprocess.run([*command, str(path)], capture_output=True, check=True)
    wanted = [json.loads(line) for line in done.stdout.splitlines()]
    assert [as_dict(item) for item in extract(path)] == wanted
    from_text = extract(path.read_text(encoding="utf-8"), source=str(path))
    assert [as_dict(item) for item in from_text] == wanted
    assert len(wanted) > 5


def test_a_document_gives_items_with_their_places(tmp_path: Path) -> None:
    path = tmp_path / "notulen 3 maart 2026.docx"
    path.write_bytes(make_formats.docx(f"Notulen\n\n{TEXT}"))
    (item,) = extract(path)
    assert (item.source, item.place) == (str(path), "paragraph 2")
    assert item.meeting_date == "2026-03-03"  # by the name of the file
    (item,) = extract(path, source="notulen 4 mei 2027")
    assert (item.source, item.meeting_date) == ("notulen 4 mei 2027", "2027-05-04")


def test_a_str_is_never_a_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SAMPLES)
    assert extract("lovp.txt") == []
    with pytest.raises(TypeError, match="bytes"):
        extract(b"lovp.txt")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="iterable of paths"):
        next(extract_many("lovp.txt"))


def test_a_file_called_dash_is_no_standard_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    Path("-").write_text(TEXT, encoding="utf-8")
    assert len(extract(Path("-"))) == 1
    assert [len(result.items) for result in extract_many(["-"])] == [1]


def test_options_are_those_of_the_command() -> None:
    (item,) = extract(TEXT, meeting_date=dt.datetime(2026, 10, 12, 9, 30))
    assert (item.meeting_date, item.deadline_date) == ("2026-10-12", "2026-10-23")
    assert extract(TEXT, min_confidence=1) == []
    rows = (
        "## Actielijst\n\n| actie | wie | status |\n|---|---|---|\n| Zaal boeken | Sem | gereed |"
    )
    assert extract(rows) == []
    assert [item.status for item in extract(rows, closed=True)] == ["gereed"]
    for wrong in (-0.1, 1.1, float("nan")):
        with pytest.raises(ValueError, match="from 0 to 1"):
            extract(TEXT, min_confidence=wrong)


def test_the_encoding_of_a_file_can_be_told(tmp_path: Path) -> None:
    path = tmp_path / "oud.txt"
    path.write_bytes("De coördinator zal de leden bellen.".encode("cp437"))
    assert [item.actor for item in extract(path, encoding="cp437")] == ["coördinator"]


def test_words_hold_for_one_call(tmp_path: Path) -> None:
    own = tmp_path / "gemeente.toml"
    own.write_text('[person]\nwords = ["gebiedsmakelaar"]\n', encoding="utf-8")
    text = "De gebiedsmakelaar zal de stukken bestellen."
    path = tmp_path / "notulen.txt"
    path.write_text(text, encoding="utf-8")
    for words in (own, str(own), [own]):
        assert [item.actor for item in extract(text, lexicon=words, fast=True)] == [
            "gebiedsmakelaar"
        ]
    for result in extract_many([path, path], lexicon=own, fast=True):
        assert [item.actor for item in result.items] == ["gebiedsmakelaar"]
        assert not lexicon.in_force()
    assert extract(text, fast=True) == []


def test_threads_find_what_one_finds() -> None:
    texts = [
        f"# Overleg {number}\n\nAanwezig: Jan de Wit, Mo Bakker\n\nDe heer De Wit zegt toe de raad "
        f"voor {number} mei te informeren.\nHij belt ook wijk {number}.\nActie Mo: plan {number}\n"
        for number in range(1, 9)
    ]
    alone = [extract(text) for text in texts]
    assert all(len(items) > 1 for items in alone)
    with ThreadPoolExecutor(8) as pool:
        rounds = [list(pool.map(extract, texts)) for _ in range(5)]
    assert all(found == alone for found in rounds)


def test_words_of_one_thread_reach_no_other(tmp_path: Path) -> None:
    names = ["gebiedsmakelaar", "buurtregisseur", "wijkwerker"]
    files = [tmp_path / f"{name}.toml" for name in names]
    for name, file in zip(names, files, strict=True):
        file.write_text(f'[person]\nwords = ["{name}"]\n', encoding="utf-8")
    text = "".join(f"De {name} zal de bewoners bellen.\n\n" for name in names)

    def actors(number: int) -> list[str]:
        own = files[number % 4] if number % 4 < 3 else None
        return [item.actor for item in extract(text, lexicon=own, fast=True)]

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(actors, range(24)))
    assert found == [[name] if name else [] for name in [*names, ""]] * 6


def test_what_goes_wrong_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        extract(tmp_path / "weg.txt")
    with pytest.raises(LexiconError, match=r"weg\.toml"):
        extract(TEXT, lexicon=tmp_path / "weg.toml")
    with pytest.raises(ModelError, match="nl_core_news_xx"):
        extract(TEXT, model="nl_core_news_xx")
    with pytest.raises(ModelError, match="nl_core_news_xx"):
        next(extract_many([SAMPLES / "lovp.txt"], model="nl_core_news_xx"))
    for kind in (InputError, LexiconError, ModelError):
        assert issubclass(kind, LovpError)
    with pytest.raises(ValueError, match="jobs"):
        extract_many([], jobs=0)


def test_values_that_fit_no_option_are_refused_at_once() -> None:
    """Whatever the text is."""
    wrong: list[tuple[dict[str, Any], type[Exception], str]] = [
        ({"meeting_date": "2026-10-12"}, TypeError, "must be a datetime.date or None, not str"),
        ({"min_confidence": 50}, ValueError, "from 0 to 1"),
        ({"encoding": "latin-16"}, ValueError, "'latin-16' is not a known text encoding"),
        ({"timeout": 0}, ValueError, "timeout must be more than 0, not 0"),
    ]
    for options, kind, message in wrong:
        with pytest.raises(kind, match=message):
            extract("", **options)
        with pytest.raises(kind, match=message):
            extract_many([], **options)


@pytest.mark.parametrize("jobs", [1, 2])
def test_many_files_each_give_a_result(
    jobs: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chunks, "CHUNK_BYTES", 1000)
    paths = [SAMPLES / "lovp.txt", tmp_path / "weg.txt", SAMPLES / "vve.txt"]
    first, missing, last = extract_many(paths, jobs=jobs)
    for result, path in ((first, paths[0]), (last, paths[2])):
        text = path.read_text(encoding="utf-8")
        assert result == Result(str(path), text, extract(path))
        assert result.items
    assert replace(missing, error="") == Result(str(paths[1]), "", [])
    assert "no such file" in missing.error


def test_a_long_text_is_one_result(monkeypatch: pytest.MonkeyPatch, extractor: Extractor) -> None:
    path = SAMPLES / "lovp.txt"
    text = path.read_text(encoding="utf-8")
    monkeypatch.setattr(parts, "CHARACTERS", 700)
    (result,) = extract_many([path])
    assert result.text == text
    assert result.items == extract(path) == extractor.extract(text, source=str(path))
    for item in result.items:
        assert isinstance(item, Item)
        assert " ".join(text[item.start : item.end].split()) == item.sentence


def test_the_package_is_light_and_whole() -> None:
    code = (
        "import sys, lovp_actions\n"
        "for name in lovp_actions.__all__: getattr(lovp_actions, name)\n"
        "assert set(lovp_actions.__all__) <= set(dir(lovp_actions))\n"
        "print([name for name in ('spacy', 'typer', 'rich') if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[]\n", "")
    with pytest.raises(AttributeError, match="extracts"):
        lovp_actions.extracts  # type: ignore[attr-defined]  # noqa: B018
