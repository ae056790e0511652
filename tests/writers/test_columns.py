"""Columns that are chosen, and the language of what people read."""

from __future__ import annotations

import sys
from pathlib import Path

import fake_extraction
import pytest
from rendered_items import NASTY, render

from lovp_actions.cli import app
from lovp_actions.items import FIELDS, TYPES
from lovp_actions.writers import Style
from lovp_actions.writers.words import HEADINGS, language_of, type_word


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "lovp_actions.extraction.engine", fake_extraction)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.chdir(tmp_path)
    Path("notulen.txt").write_text("toezegging|Bakker|stuurt de brief\n", encoding="utf-8")


def test_columns_are_chosen_and_ordered() -> None:
    style = Style(("deadline_date", "actor"))
    assert render("tsv", [NASTY], style) == "deadline_date\tactor\n2026-12-01\t'=HYPERLINK(1)\n"
    assert render("jsonl", [NASTY], style) == (
        '{"deadline_date": "2026-12-01", "actor": "=HYPERLINK(1)"}\n'
    )
    assert '"items": [\n    {\n      "deadline_date"' in render("json", [NASTY], style)
    assert render("table", [NASTY], style).splitlines()[1] == "due date    actor"


def test_many_columns_stand_under_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    text = render("table", [NASTY], Style(FIELDS))
    assert max(map(len, text.splitlines())) <= 80
    assert "due date: 2026-12-01\n" in text


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ("actor,dag", f"'dag' is not one of {', '.join(FIELDS)}."),
        (",", "Name each column once"),
        ("actor,actor", "Name each column once"),
    ],
)
def test_unknown_columns(columns: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["extract", "notulen.txt", "--columns", columns]) == 2
    assert told in " ".join(capsys.readouterr().err.split())


def test_columns_are_for_tables(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["extract", "notulen.txt", "--columns", "actor", "-o", "a.ics"]) == 2
    assert "leave it out for ics." in capsys.readouterr().err
    assert app.main(["extract", "notulen.txt", "--columns", " Actor,action"]) == 0
    assert capsys.readouterr().out == "actor\taction\nBakker\tstuurt de brief\n"


def test_words_for_people_are_in_their_language(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    assert app.main(["extract", "notulen.txt", "-f", "md"]) == 0
    assert capsys.readouterr().out.startswith("| soort | wie |")
    assert app.main(["extract", "notulen.txt", "-f", "md", "--lang", "en"]) == 0
    assert "| promise | Bakker |" in capsys.readouterr().out
    assert app.main(["extract", "notulen.txt", "--type", "promise"]) == 0
    assert "toezegging" in capsys.readouterr().out  # programs get the same words everywhere


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "nl_NL.UTF-8"}, "nl"),
        ({"LANG": "nl_BE", "LC_MESSAGES": "en_GB"}, "en"),
        ({"LANG": "en_US", "LC_ALL": "nl_NL"}, "nl"),
        ({"LANG": "nl_NL", "LC_ALL": ""}, "nl"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_locale_tells_the_language(environment: dict[str, str], language: str) -> None:
    assert language_of(environment) == language


def test_every_field_and_type_has_a_word_of_its_own() -> None:
    for language, headings in HEADINGS.items():
        assert tuple(headings) == FIELDS
        assert len(set(headings.values())) == len(FIELDS)
        assert len({type_word(name, language) for name in TYPES}) == len(TYPES)
