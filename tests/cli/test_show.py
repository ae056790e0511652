"""`show` and `stats`: minutes with their items marked, and counts."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import command_server
import fake_extraction
import pseudo_terminal
import pytest
from fake_extraction import make_item
from hypothesis import given
from hypothesis import strategies as st

from lovp_actions.cli import app, pager
from lovp_actions.items import Result
from lovp_actions.writers import Style, shown
from lovp_actions.writers.counts import counts
from lovp_actions.writers.marked_text import paragraphs

FAKE = command_server.command("fake")
posix = pytest.mark.skipif(os.name == "nt", reason="needs a terminal")
TEXT = (
    "# Notulen\r\n\r\n## Zaal\r\nNoor belt\r\nde school. Er is koffie.\r\n\r\nSem mailt\x1b[2J.\r\n"
)
NOOR = make_item(
    actor="Noor",
    action="belt de school",
    deadline_date="2026-12-01",
    start=TEXT.index("Noor"),
    end=TEXT.index(" Er is"),
)
SEM = make_item(actor="", action="?", type="afspraak", start=TEXT.index("Sem"), end=len(TEXT) - 2)
RESULT = Result("a.txt", TEXT, [NOOR, SEM])


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "lovp_actions.extraction.engine", fake_extraction)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("# Zaal\ntoezegging|Noor|belt\nverzoek|noor|mailt\n")
    Path("b.txt").write_text("toezegging|Sem|belt\n")


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


# Marks


def test_an_item_marks_its_action_and_its_sentence() -> None:
    title, heading, first, second = paragraphs(TEXT, RESULT.items)
    assert [part.level for part in (title, heading, first, second)] == [1, 1, 0, 0]
    assert heading.runs[0].text == "Zaal"
    assert [(run.text, run.item) for run in first.runs] == [
        ("Noor ", None),
        ("belt\r\nde school", 0),
        (".", None),
        (" Er is koffie.", None),
    ]
    assert [run.ends for run in first.runs] == [(), (), (0,), ()]
    assert second.runs[0].item == 1  # its action is not in the text: the sentence is marked


def test_wrapped_lines_are_joined_and_list_items_are_not() -> None:
    text = """\
De voorzitter vertelt dat er in de afgelopen maanden veel is gesproken over de
zaal, en dat Noor de zaal voor de
ledendag reserveert.

- Sem mailt de leden dat de zaal voor de ledendag in de maand mei al lang is
  gereserveerd.
- Noor belt.
"""
    sentence = text[: text.index(" reserveert.") + 12]
    item = make_item(action="de zaal voor de ledendag", start=0, end=len(sentence))
    first, second = paragraphs(text, [item])
    assert [run.text for run in first.runs if run.item == 0] == ["de zaal voor de ledendag"]
    assert "\n" not in "".join(run.text for run in first.runs)
    assert [run.text for run in second.runs] == [
        "- Sem mailt de leden dat de zaal voor de ledendag in de maand mei al lang is "
        "gereserveerd.\n- Noor belt."
    ]


@given(st.text(st.sampled_from("a b\n#|.\r\f"), max_size=60), st.data())
def test_all_words_are_in_the_paragraphs_once(text: str, data: st.DataObject) -> None:
    offsets = st.integers(0, 70)
    items = data.draw(
        st.lists(
            st.builds(make_item, start=offsets, end=offsets, action=st.just("a b")), max_size=4
        )
    )
    found = "".join(run.text for part in paragraphs(text, items) for run in part.runs)
    assert re.sub(r"[\s#*=]", "", found) == re.sub(r"[\s#*=]", "", text)


# show


def test_a_pipe_gets_labels_behind_sentences() -> None:
    assert shown.as_plain(RESULT, Style(language="nl")).split("\n\n") == [
        "Notulen",
        "Zaal",
        "Noor belt\nde school. [toezegging: Noor, 2026-12-01] Er is koffie.",
        "Sem mailt[2J. [afspraak: —]\n",
    ]


def test_a_terminal_gets_styles_for_types(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    screen = shown.in_colour(RESULT, Style())
    assert "\x1b[1;32mbelt" in screen
    assert "[promise: Noor, 2026-12-01]" in re.sub(r"\x1b\[[\d;]*m", "", screen)
    assert "\x1b[2J" not in screen
    monkeypatch.setenv("NO_COLOR", "1")
    screen = shown.in_colour(RESULT, Style())
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", screen)
    assert "[promise: Noor, 2026-12-01]" in re.sub(r"\x1b\[[\d;]*m", "", screen)


def test_show_of_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    Path("lang.txt").write_text("toezegging|Bakker|belt de school\n" + "koffie " * 12)
    assert app.main(["show", "lang.txt", "--type", "promise"]) == 0
    captured = capsys.readouterr()
    assert "toezegging|Bakker|belt de school" in captured.out.replace("[promise: Bakker]", "")
    assert "[promise: Bakker]" in captured.out
    assert captured.err == ""
    two = "# Zaal\ntoezegging|Bakker|belt\n# Kas\ntoezegging|Bos|telt\n"
    Path("delen.txt").write_text(two + "koffie " * 12)
    assert app.main(["show", "delen.txt", "--section", "kas"]) == 0
    assert re.findall(r"\[promise: .*\]", capsys.readouterr().out) == ["[promise: Bos]"]
    assert app.main(["show", "weg.txt"]) == 1
    assert "Cannot read weg.txt" in capsys.readouterr().err


@posix
def test_a_long_text_goes_through_the_pager(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGER", "sh -c 'cat > paged.txt'")
    monkeypatch.setenv("LINES", "5")
    short, long = Screen(), Screen()
    pager.show("kort\n", short)
    assert short.getvalue() == "kort\n"
    pager.show("één\n" * 9, long)
    assert long.getvalue() == ""
    assert Path("paged.txt").read_text("utf-8") == "één\n" * 9


@posix
@pytest.mark.parametrize("command", ["", "nergens-te-vinden", "'"])
def test_without_a_pager_the_text_is_written(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGER", command)
    monkeypatch.setenv("LINES", "5")
    out = Screen()
    pager.show("a\n" * 9, out)
    assert out.getvalue() == "a\n" * 9


@posix
def test_who_leaves_the_pager_early_has_seen_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGER", "true")
    out = Screen()
    pager.show("a\n" * 200_000, out)
    assert out.getvalue() == ""


@posix
@pytest.mark.usefixtures("served_command")
def test_show_on_a_terminal() -> None:
    env = {"TERM": "xterm-256color", "NO_COLOR": "", "PAGER": "cat", "LINES": "2"}
    code, screen = pseudo_terminal.shown([*FAKE, "show", "a.txt"], **env)
    assert code == 0
    assert "\x1b[" in screen
    assert "Zaal" in screen


# stats


def test_counts_join_names_that_differ_in_capitals() -> None:
    items = [
        make_item(actor="Minister", meeting=""),
        make_item(actor="minister", type="verzoek"),
        make_item(actor="JB", actor_full="Jan Bakker", section=""),
    ]
    assert counts(items) == {
        "type": Counter(toezegging=2, verzoek=1),
        "actor": Counter({"Minister": 2, "Jan Bakker": 1}),
        "section": Counter({"Mededelingen": 2, "": 1}),
        "meeting": Counter({"Ledenvergadering, 2024-05-14": 2, "notulen.txt": 1}),
    }


def test_stats_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["stats", "a.txt", "b.txt"]) == 0
    captured = capsys.readouterr()
    assert captured.out.splitlines()[:5] == [
        "by\tname\tcount",
        "type\ttoezegging\t2",
        "type\tverzoek\t1",
        "actor\tNoor\t2",
        "actor\tSem\t1",
    ]
    assert captured.err == "lovp-actions: 2 files: 2 done.\n"
    assert app.main(["stats", "a.txt", "-f", "json", "--actor", "sem"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "total": 0,
        "type": [],
        "actor": [],
        "section": [],
        "meeting": [],
    }


def test_stats_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["stats", "a.txt", "b.txt", "-f", "table", "--lang", "nl"]) == 0
    captured = capsys.readouterr()
    assert re.search(r"^soort\ntoezegging +2  █+.?\nverzoek +1  █+.?\n\nwie\nNoor", captured.out)
    assert "—" in captured.out  # items of b.txt stand under no heading
    assert "\x1b" not in captured.out
    assert captured.err.startswith("lovp-actions: 3 actiepunten: 2 toezeggingen, 1 verzoek.\n")


def test_stats_goes_on_when_a_file_fails(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["stats", "weg.txt", "b.txt"]) == 1
    assert "actor\tSem\t1" in capsys.readouterr().out
    assert app.main(["stats", "weg.txt"]) == 1
    assert capsys.readouterr().out == ""


def test_loading_the_commands_loads_no_libraries() -> None:
    code = (
        "import sys; from lovp_actions.cli import app; app.main(['--help'])\n"
        "heavy = {'spacy', 'numpy', 'rich.table', 'rich.console', 'openpyxl', 'jinja2'}\n"
        "sys.exit(str(sorted(heavy & set(sys.modules))))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.strip() == "[]"
