"""Kept lists for people who read Dutch: headings in the file, and what is shown of it."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import fake_extraction
import pytest
from kept_lists import FORMATS

from lovp_actions.cli import app
from lovp_actions.lists import diff, due
from lovp_actions.lists.columns import ADDED, COLUMNS, columns_of
from lovp_actions.lists.files import open_list
from lovp_actions.lists.merge import Change
from lovp_actions.writers.words import list_word

LISTS = (Path(__file__).parents[2] / "docs/lists.md").read_text("utf-8")


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "lovp_actions.extraction.engine", fake_extraction)
    monkeypatch.chdir(tmp_path)
    Path("notulen.txt").write_text("toezegging|Jan|belt de school vandaag\n")


def test_every_heading_has_a_dutch_word_by_which_its_column_is_known() -> None:
    words = [list_word(name, "nl") for name in (*COLUMNS, *ADDED)]
    assert len(set(words)) == len(words)
    assert columns_of(words) == {name: index for index, name in enumerate((*COLUMNS, *ADDED))}
    assert re.findall(r"^\| `\w+` \| (.+?) \|", LISTS, re.M) == words
    same = {name for name in (*COLUMNS, *ADDED) if list_word(name, "nl") == name}
    assert same == {"id", "status"}


def test_what_is_shown_has_dutch_words() -> None:
    shown = {*due.NAMES, *diff.NAMES, *Change.__dataclass_fields__}
    ours = {"added", "linked", "proposed", "came", "went", "changed"}
    same = {word for word in shown | ours if list_word(word, "nl") == word}
    assert same == {"id", "status"}
    assert {list_word(word, "en") for word in shown} == shown


@pytest.mark.parametrize("form", FORMATS)
def test_a_new_list_has_headings_in_the_language_of_the_user(form: str) -> None:
    for language, expected in (("nl", "wie"), ("en", "actor")):
        name = f"{language}.{form}"
        assert app.main(["merge", name, "notulen.txt", "--lang", language]) == 0
        kept = open_list(name).kept
        assert kept.headings[:2] == [expected, list_word("action", language)]  # type: ignore[arg-type]
        assert [row.get("action") for row in kept.rows] == ["belt de school vandaag"]
        assert app.main(["merge", name, "notulen.txt", "--lang", "en"]) == 0
        assert open_list(name).kept.headings[0] == expected
    assert app.main(["diff", f"nl.{form}", f"en.{form}"]) == 0


def test_a_column_that_is_added_later_is_in_the_language_of_the_user() -> None:
    Path("lijst.csv").write_text("wie;actie;status;vergaderdatum\nJan;belt de school;;2026-05-01\n")
    done = "Notulen 3 juni 2026\n\nJan heeft de school gebeld. De school is door Jan gebeld.\n"
    Path("later.txt").write_text(done)
    assert app.main(["merge", "lijst.csv", "later.txt", "--lang", "nl"]) == 0
    kept = open_list("lijst.csv").kept
    assert kept.rows[0].get("proposal") == "gereed?"
    assert {"voorstel", "bewijs"} <= set(kept.headings)


def test_tables_are_in_the_language_of_the_user_and_what_programs_read_is_not(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("a.csv").write_text("wie;actie;termijn;status\nJan;belt de school;2026-06-24;open\n")
    Path("b.csv").write_text("wie;actie;termijn;status\nAnna;belt de school;2026-06-24;open\n")
    asked = ["--on", "2026-06-20", "--lang", "nl"]
    assert app.main(["due", "a.csv", *asked, "-f", "table"]) == 10
    heads = capsys.readouterr().out.splitlines()[0].split()
    assert heads == ["termijn", "dagen", "wie", "actie", "status", "rij"]
    assert app.main(["due", "a.csv", *asked]) == 10
    assert capsys.readouterr().out.startswith("deadline\tdays\tactor\t")
    assert app.main(["diff", "a.csv", "b.csv", "--lang", "nl", "-f", "table"]) == 10
    head, row = capsys.readouterr().out.splitlines()
    assert head.split() == ["wijziging", "wie", "actie", "veld", "oud", "nieuw"]
    assert row.split() == ["gewijzigd", "Anna", "belt", "de", "school", "wie", "Jan", "Anna"]
    assert app.main(["diff", "a.csv", "b.csv", "--lang", "nl", "-f", "tsv"]) == 10
    assert "\nchanged\tAnna\t" in capsys.readouterr().out
