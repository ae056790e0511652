"""The command as users meet it. What needs a process but no language model runs
`fake_extraction.py`, which is the whole command with another extractor."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from commandline import MINUTES, actors, clean, run, written

from lovp_actions import __version__
from lovp_actions.cli import app
from lovp_actions.items import FIELDS, TYPES

pytestmark = pytest.mark.usefixtures("served_command")


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    clean(monkeypatch, tmp_path)


@pytest.fixture
def minutes() -> str:
    return written()


# Results


def test_a_pipe_gets_tab_separated_lines(minutes: str) -> None:
    done = run("extract", minutes)
    assert (done.returncode, done.stderr) == (0, b"")
    lines = done.stdout.decode().split("\n")
    assert lines[0].split("\t") == list(FIELDS)
    assert lines[1].split("\t")[1] == minutes
    assert len(lines) == 5
    assert lines[-1] == ""
    assert b"\x1b" not in done.stdout


def test_standard_input_with_and_without_a_dash() -> None:
    for arguments in (["extract"], ["extract", "-"]):
        done = run(*arguments, stdin=MINUTES.encode("utf-16"))
        assert actors(done.stdout.decode()) == [
            "voorzitter Bakker",
            "college",
            "Wethouder De Vries",
        ]
        assert done.stdout.decode().splitlines()[1].split("\t")[1] == "-"


def test_without_files_a_terminal_is_told_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal())
    for command in ("extract", "sections"):
        assert app.main([command]) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert captured.err == "lovp-actions: No minutes given: name a file, or pipe text in.\n"


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--actor", "BAKKER"], ["voorzitter Bakker"]),
        (["--actor", "de vr"], ["Wethouder De Vries"]),
        (["--type", "verzoek", "--type", "Toezegging"], ["voorzitter Bakker", "college"]),
        (["--section", "verk"], ["college", "Wethouder De Vries"]),
        (["--min-confidence", "0.8"], ["voorzitter Bakker", "college"]),
        (["--min-confidence", "0,8"], ["voorzitter Bakker", "college"]),
        (["--section", "verkeer", "--min-confidence", "0.8"], ["college"]),
    ],
)
def test_filters(
    minutes: str, options: list[str], expected: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert app.main(["extract", minutes, *options]) == 0
    captured = capsys.readouterr()
    assert actors(captured.out) == expected
    assert captured.err == ""


def test_filters_that_leave_nothing_say_so(
    minutes: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert app.main(["extract", minutes, "--actor", "niemand"]) == 0
    captured = capsys.readouterr()
    assert captured.out == "\t".join(FIELDS) + "\n"
    assert captured.err == "lovp-actions: 0 action items (3 left out by the filters).\n"


def test_an_ending_that_tells_no_format_is_told(
    minutes: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, told in (("x.foo", ": written as tsv, as .foo is no format"), ("x", "")):
        target = str(tmp_path / name)
        assert app.main(["extract", minutes, "-o", target]) == 0
        assert capsys.readouterr().err == (f"lovp-actions: {target}{told}.\n" if told else "")


def test_the_date_of_the_meeting(minutes: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["extract", minutes, "-f", "json", "--date", "2024-05-14"]) == 0
    items = json.loads(capsys.readouterr().out)["items"]
    assert {item["meeting_date"] for item in items} == {"2024-05-14"}


def test_a_table_comes_with_a_count(minutes: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["extract", minutes, "-f", "table"]) == 0
    captured = capsys.readouterr()
    assert "Verkeer\n   5  request" in captured.out
    assert captured.err == ("lovp-actions: 3 action items: 1 promise, 1 request, 1 intention.\n")


def test_several_files_are_one_result(minutes: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("twee.txt").write_text("besluit|raad|koopt het pand\n")
    assert app.main(["extract", minutes, "twee.txt", "-f", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["source"] for row in rows] == [minutes] * 3 + ["twee.txt"]


def test_empty_files_give_an_empty_result_and_a_note(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("leeg.txt").write_text("")
    Path("praat.txt").write_text("Er is koffie.\n")
    assert app.main(["extract", "leeg.txt", "praat.txt", "-f", "json"]) == 0
    captured = capsys.readouterr()
    assert json.loads(captured.out) == {"schema_version": 1, "items": []}
    assert captured.err == (
        "lovp-actions: leeg.txt: empty.\n"
        "lovp-actions: praat.txt: no action items found.\n"
        "lovp-actions: 2 files: 1 done, 1 empty.\n"
    )


def test_escapes_in_the_minutes_never_come_out(tmp_path: Path) -> None:
    nasty = "toezegging|\x1b]0;titel\x07Bakker|=HYPERLINK(1)\x9b2J\n"
    Path("naar\x1b[2J.txt").write_text(nasty, encoding="utf-8")
    for form in ("tsv", "csv", "table", "json", "jsonl", "md", "html", "ics", "todotxt"):
        done = run("extract", "naar\x1b[2J.txt", "weg\x1b[2J.txt", "-f", form)
        for stream in (done.stdout, done.stderr):
            assert not set(stream.decode()) & set("\x1b\x07\x9b")
        if form in ("tsv", "csv"):
            assert b"'=HYPERLINK(1)" in done.stdout


# Bad input


def test_each_bad_file_gets_a_sentence_and_the_others_are_done(minutes: str) -> None:
    Path("map").mkdir()
    Path("raad.docx").write_bytes(b"PK\x03\x04" + bytes(40))
    Path("raad.bin").write_bytes(bytes(range(256)))
    done = run("extract", "weg.txt", "map", "raad.docx", minutes, "raad.bin")
    assert done.returncode == 1
    *messages, summary = done.stderr.decode().splitlines()
    assert summary == "lovp-actions: 5 files: 1 done, 4 failed."
    assert len(messages) == 4
    for name, message in zip(["weg.txt", "map", "raad.docx", "raad.bin"], messages, strict=True):
        assert message.startswith(f"lovp-actions: Cannot read {name}: ")
    assert len(actors(done.stdout.decode())) == 3


def test_a_folder_is_read_and_items_know_their_place(
    minutes: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("map").mkdir()
    Path("map/b.html").write_text("<html><p>a<p>toezegging|Anna|belt")
    Path("map/a.txt").write_text("toezegging|Bob|mailt")
    Path("map/foto.png").write_bytes(b"")
    assert app.main(["extract", "map", "-f", "jsonl"]) == 0
    captured = capsys.readouterr()
    found = [json.loads(line) for line in captured.out.splitlines()]
    assert [(item["source"], item["page"], item["place"]) for item in found] == [
        (os.path.join("map", "a.txt"), None, None),
        (os.path.join("map", "b.html"), None, "paragraph 2"),
    ]
    assert captured.err == (
        "lovp-actions: map: 1 file of another kind passed over.\nlovp-actions: 2 files: 2 done.\n"
    )
    assert app.main(["extract", "map", minutes, "--glob", "*.html", "-f", "tsv"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 5


def test_text_shows_what_lines_count_in(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.html").write_text("<html><h1>Notulen</h1><p>Anna belt.")
    assert app.main(["text", "a.html"]) == 0
    assert capsys.readouterr().out == "# Notulen\n\nAnna belt.\n"


def test_when_no_file_can_be_read_nothing_is_written() -> None:
    done = run("extract", "weg.txt")
    assert (done.returncode, done.stdout) == (1, b"")


def test_other_files_are_written_when_one_is_missing(minutes: str) -> None:
    assert app.main(["extract", "weg.txt", minutes, "-o", "acties.tsv"]) == 1
    assert len(Path("acties.tsv").read_text().splitlines()) == 4


def test_a_missing_model(minutes: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["extract", minutes, "--model", "nergens"]) == 3
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == "lovp-actions: There is no spaCy pipeline 'nergens'.\n"


def test_the_model_of_the_environment(minutes: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOVP_ACTIONS_MODEL", "nergens")
    assert app.main(["extract", minutes]) == 3
    monkeypatch.setenv("LOVP_ACTIONS_MODEL", "")
    assert app.main(["extract", minutes]) == 0


@pytest.mark.parametrize(
    "options",
    [
        ["--type", "wens"],
        ["--format", "doc"],
        ["--min-confidence", "2"],
        ["--date", "14 mei"],
        ["--encoding", "klinkklaar"],
        ["--onbekend"],
    ],
)
def test_wrong_options_end_with_2(
    minutes: str, options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert app.main(["extract", minutes, *options]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "Error: " in captured.err
    assert "Traceback" not in captured.err


def test_the_encoding_option() -> None:
    Path("oud.txt").write_bytes("toezegging|coördinator|belt\n".encode("cp850"))
    done = run("extract", "oud.txt", "--encoding", "cp850")
    assert actors(done.stdout.decode()) == ["coördinator"]


# sections


def test_sections(capsys: pytest.CaptureFixture[str]) -> None:
    Path("raad.md").write_text(
        "# Notulen\n\n## 1. Opening\n\nWelkom.\n\n## 2. Rondvraag\n\nNiets.\n"
    )
    assert app.main(["sections", "raad.md"]) == 0
    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert [int(number) for number, _ in lines][-2:] == [3, 7]
    assert lines[-1][1].strip().endswith("Rondvraag")
    assert lines[-1][1].startswith("  ") == (len(lines) == 3)


def test_sections_of_files_without_any(capsys: pytest.CaptureFixture[str]) -> None:
    Path("leeg.txt").write_text("")
    assert app.main(["sections", "leeg.txt"]) == 0
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "lovp-actions: leeg.txt: empty.\n")
    assert app.main(["sections", "weg.txt"]) == 1
    assert "Cannot read weg.txt" in capsys.readouterr().err


# The command itself


def test_version_and_help_are_quick_to_load() -> None:
    code = (
        "import sys; from lovp_actions.cli import app; status = app.main(sys.argv[1:])\n"
        "heavy = {'spacy', 'thinc', 'numpy', 'rich.table', 'lovp_actions.lexicon'}\n"
        "heavy |= {'lovp_actions.run.batch', 'lovp_actions.run.reading'}\n"
        "heavy |= {'lovp_actions.cli.translation'}\n"
        "heavy &= set(sys.modules)\n"
        "sys.exit(f'{status} {sorted(heavy)}')"
    )
    for option in ("--version", "--help"):
        done = subprocess.run(
            [sys.executable, "-c", code, option], capture_output=True, text=True, check=False
        )
        assert done.stderr.strip() == "0 []"
        assert done.stdout


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["--version"]) == 0
    assert capsys.readouterr().out == f"lovp-actions {__version__}\n"
    for arguments in (["-h"], ["--help"], ["extract", "-h"], ["sections", "--help"]):
        assert app.main(arguments) == 0
        assert "Usage: lovp-actions" in capsys.readouterr().out
    assert app.main(["extract", "--help"]) == 0
    shown = capsys.readouterr().out
    assert all(name in shown for name in (*TYPES, "LOVP_ACTIONS_MODEL", "--min-confidence"))
