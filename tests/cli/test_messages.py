"""Messages: in Dutch too, as many as the user wants, without colours where none are wanted."""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import command_server
import fake_extraction
import pseudo_terminal
import pytest
import source_messages

from lovp_actions import lexicon
from lovp_actions.cli import app, messages, translation
from lovp_actions.items import TYPES
from lovp_actions.run.batch import Batch, Tally
from lovp_actions.run.processes import too_slow
from lovp_actions.sources import kinds, pdf

TABLE = source_messages.dutch()
WORKBOOKS = [lexicon.load("workbooks")[name] for name in ("parts", "extensions", "shapes")]
FIELD = re.compile(r"\{(\w*)\}")
NASTY = ["notulen: {path}.txt", "a\\1(b", "x, y and z", "vóór 1,000 %s", "$", "[docs]", "*", "q"]

COMMAND = re.compile(
    r"`[^`]*`|\bpip install .*|(?:soffice|pdftotext|ocrmypdf) .*|--encoding \S+|lovp-actions"
)
"""What is typed in any language."""
PUT_TOGETHER = {"Cannot read {}: {}"}  # by sources/pdf.py: see below

MINUTES = "toezegging|Bakker|belt\nverzoek|college|meet\n"


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setitem(sys.modules, "lovp_actions.extraction.engine", fake_extraction)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LOVP_ACTIONS_MODEL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    Path("notulen.txt").write_text(MINUTES)
    Path("leeg.txt").write_text("")
    yield
    messages.manner.language, messages.manner.level = "en", "normal"


def told(*arguments: str, capsys: pytest.CaptureFixture[str], status: int = 0) -> list[str]:
    """The messages of a command, without the name before them."""
    assert app.main([*arguments]) == status
    lines = capsys.readouterr().err.splitlines()
    return [line.removeprefix("lovp-actions: ") for line in lines]


# The table


def filled(template: str, values: list[str]) -> str:
    there = iter(values)
    return FIELD.sub(lambda field: next(there), template)


@pytest.mark.parametrize(
    ("message", "where"),
    [each for each in source_messages.messages().items() if each[0] not in PUT_TOGETHER],
)
def test_every_message_has_its_dutch(message: str, where: str) -> None:
    """Whatever stands in its fields comes out whole."""
    values = NASTY[: len(FIELD.findall(message))]
    dutch = translation.in_dutch(filled(message, values))
    assert dutch != filled(message, values), f"{where}: put {message!r} in locale/nl.toml"
    assert all(value in dutch or value == "x, y and z" for value in values)


@pytest.mark.parametrize(
    "message", [each for each in source_messages.messages() if each not in PUT_TOGETHER]
)
def test_no_english_is_left_between_the_fields(message: str) -> None:
    dutch = translation.in_dutch(filled(message, ["7"] * len(FIELD.findall(message))))
    for phrase in re.findall(r"[a-z]{2,}(?: [a-z]{2,})+", COMMAND.sub("", message)):
        assert phrase not in dutch


@pytest.mark.parametrize(
    ("seconds", "english", "dutch"),
    [
        (1, "than 1 second;", "dan 1 seconde;"),
        (0.5, "than 0.5 seconds;", "dan 0.5 seconden;"),
        (11, "than 11 seconds;", "dan 11 seconden;"),
    ],
)
def test_one_second_is_one(seconds: float, english: str, dutch: str) -> None:
    told = too_slow("een.txt", seconds)
    assert f"longer {english} split it" in told
    assert f"langer {dutch} splits het" in translation.in_dutch(told)


@pytest.mark.parametrize(
    ("english", "dutch"),
    [
        ("Cannot write s3://x: its _run.json is damaged; name another folder, or empty it.",
         "Kan s3://x niet schrijven: _run.json erin is beschadigd; noem een andere map, of"),
        ("The worker at tcp://a:1 has no lovp-actions, and this machine 2: install the same "
         "there, with: pip install 'lovp-actions[cluster]==2'",
         "De worker op tcp://a:1 heeft geen lovp-actions, en deze machine 2: installeer daar"),
    ],
)  # fmt: skip
def test_messages_of_a_cluster(english: str, dutch: str) -> None:
    assert translation.in_dutch(english).startswith(dutch)


def test_every_template_is_of_a_message() -> None:
    """Without those that are put together: counts, lists and what a PDF file lacks."""
    known = {FIELD.sub("{}", message) for message in source_messages.messages()}
    others = {
        template
        for kind in ("notes", "errors", "details")
        for template in TABLE[kind]
        if FIELD.sub("{}", template) not in known
    }
    assert {template for template in others if "action item" not in template} == {
        "{count} files: {counts}.",
        "{path} could not be read {why}.",
        "{place}: {mistake}",
        "{list}: {counts}, so passed over (lines of {places}).",
        "Cannot write the workbook: {why}.",
        "{path} could not be read: the process that read it was stopped; "
        "it may want more memory than there is.",
        *(f"Cannot read {{path}}: {_as_template(words)}" for words in pdf._MESSAGES.values()),
    } - {"Cannot read {path}: it is protected by a password; save it without one."}


def _as_template(words: str) -> str:
    return re.sub(r"[\d,]+(?= pages)", "{pages}", words)


def bare(template: str) -> str:
    return FIELD.sub("", template)


@pytest.mark.parametrize("kind", TABLE)
def test_the_dutch_has_the_same_fields(kind: str) -> None:
    for english, dutch in TABLE[kind].items():
        assert sorted(FIELD.findall(english)) == sorted(FIELD.findall(dutch))
        assert english != dutch or english == "slicers" or not re.search("[a-z]", bare(english))
        assert english[-1] == dutch[-1] or not {english[-1], dutch[-1]} & set(".;:,")


@pytest.mark.parametrize(
    "part",
    [
        *(words for _, words in kinds._OTHERS),
        *(words for table in WORKBOOKS for words in table.values()),
        "a picture",
        "No space left on device",
        "Permission denied",
    ],
)
def test_parts_of_messages_have_their_dutch(part: str) -> None:
    assert translation._looked_up(part, "parts") is not None


@pytest.mark.parametrize("words", pdf._MESSAGES.values())
def test_what_a_pdf_file_lacks_is_told_in_dutch(words: str) -> None:
    assert translation.in_dutch(f"Cannot read a.pdf: {words}").startswith("Kan a.pdf niet lezen: ")


@pytest.mark.parametrize(
    ("english", "dutch"),
    [
        ("Cannot write a.csv: permission denied in the folder x.", "geen toegang tot de map x."),
        ("Cannot read a.docx: it is an old Word file; save it as .docx or PDF first, in Word or "
         "with: soffice --headless --convert-to docx FILE", "het is een oud Word-bestand; sla"),
        ("Cannot write a.xlsx: it holds charts and pictures, which would be lost; keep the list in "
         "a workbook without them, or as .csv.", "er staan grafieken en plaatjes in, die"),
        ("Cannot read it is a directory: there is no such file.", "Kan it is a directory niet"),
    ],
)  # fmt: skip
def test_messages_of_parts(english: str, dutch: str) -> None:
    assert dutch in translation.in_dutch(english)


MISTAKES = re.findall(
    r"  # (.*)$", (Path(__file__).parents[1] / "data/lexicon-mistakes.txt").read_text("utf-8"), re.M
)


@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistakes_in_lexicon_files_have_their_dutch(mistake: str) -> None:
    dutch = translation.in_dutch(f"map: 1/my.toml:12: {mistake}")
    place, _, told_of = dutch.partition(":12: ")
    assert place == "map: 1/my.toml"
    assert told_of != mistake
    assert told_of[-1] == mistake[-1]


def test_what_is_unknown_stays_as_it_is() -> None:
    for message in ("Something new.", "", "Cannot"):
        assert translation.in_dutch(message) == message


def test_counts_are_told_in_dutch() -> None:
    for total in (1, 2):
        for left_out in (0, 3):
            tally = Tally("nl", left_out=left_out)
            tally.counts.update(TYPES[:total])
            dutch = translation.in_dutch(str(tally))
            assert re.match(rf"{total} actiepunt(en)?: 1 toezegging", dutch)
            assert ("3 weggelaten door de filters" in dutch) == (left_out > 0)
    assert translation.in_dutch(str(Tally("nl"))) == "0 actiepunten."
    for total, noun in ((1, "actiepunt"), (3, "actiepunten")):
        tally = Tally("nl", Counter({"actiepunt": total}))
        assert translation.in_dutch(str(tally)) == f"{total} {noun}."
    batch = Batch(say=lambda message: None, done=1, empty=2, failed=3)
    told_of = translation.in_dutch(batch.summary(10))
    assert told_of == "10 bestanden: 1 gedaan, 2 leeg, 3 mislukt, 4 niet gelezen."
    assert translation.is_note(batch.summary(10))


# The command


def test_messages_follow_the_locale_and_lang(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    english = ["Cannot read weg.txt: there is no such file."]
    dutch = ["Kan weg.txt niet lezen: dat bestand is er niet."]
    for command in ("extract", "text", "sections", "show", "explain"):
        assert told(command, "weg.txt", capsys=capsys, status=1) == english
        assert told(command, "weg.txt", "--lang", "nl", capsys=capsys, status=1) == dutch
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    assert told("extract", "weg.txt", capsys=capsys, status=1) == dutch
    assert told("extract", "weg.txt", "--lang", "en", capsys=capsys, status=1) == english


def test_counts_and_notes_in_dutch(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["extract", "notulen.txt", "leeg.txt", "-f", "table", "--lang", "nl"]
    assert told(*arguments, capsys=capsys) == [
        "leeg.txt: leeg.",
        "2 actiepunten: 1 toezegging, 1 verzoek.",
        "2 bestanden: 1 gedaan, 1 leeg.",
    ]
    assert told("merge", "lijst.csv", "notulen.txt", "--lang", "nl", capsys=capsys) == [
        "lijst.csv: 2 toegevoegd, 0 gekoppeld, 0 voorgesteld."
    ]


def test_quiet_leaves_errors_only(capsys: pytest.CaptureFixture[str]) -> None:
    files = ["notulen.txt", "leeg.txt", "weg.txt"]
    for quiet in ("-q", "--quiet"):
        shown = told("extract", *files, "-f", "table", quiet, capsys=capsys, status=1)
        assert shown == ["Cannot read weg.txt: there is no such file."]
    assert told("stats", *files[:2], "-f", "table", "-q", capsys=capsys) == []
    assert told("merge", "lijst.csv", *files[:2], "-q", capsys=capsys) == []
    assert told("sections", "notulen.txt", "-q", capsys=capsys) == []


def test_quiet_ends_with_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert told("extract", "leeg.txt", "-q", "--lang", "nl", capsys=capsys) == []
    assert told("extract", "leeg.txt", capsys=capsys) == ["leeg.txt: empty."]


def test_verbose_tells_of_each_file(capsys: pytest.CaptureFixture[str]) -> None:
    Path("raad.md").write_text("# Raad\n\n## 1. Opening\n\ntoezegging|Bakker|belt\n")
    Path("raad.html").write_text("<html><body><h2>Opening</h2><p>Koffie.</p></body></html>")
    shown = told("extract", "raad.md", "weg.txt", "raad.html", "-v", capsys=capsys, status=1)
    assert [re.sub(r"\d\.\d\.$", "", line) for line in shown] == [
        "raad.md: text; sections: 1; items: 1; seconds: ",
        "Cannot read weg.txt: there is no such file.",
        "raad.html: no action items found.",
        "raad.html: html; sections: 1; items: 0; seconds: ",
        "3 files: 2 done, 1 failed.",
    ]
    for command in ("text", "sections"):
        assert told(command, "raad.md", "-v", capsys=capsys) == ["raad.md: text; sections: 1."]
    shown = told("merge", "lijst.csv", "raad.md", "--verbose", "--lang", "nl", capsys=capsys)
    assert shown[0] == "lijst.csv: rijen: 0."
    assert shown[1].startswith("raad.md: tekst; onderwerpen: 1; actiepunten: 1; seconden: ")
    assert told("due", "lijst.csv", "-v", capsys=capsys) == ["lijst.csv: rows: 1."]


def test_quiet_and_verbose_do_not_go_together(capsys: pytest.CaptureFixture[str]) -> None:
    shown = " ".join(told("extract", "notulen.txt", "-q", "-v", capsys=capsys, status=2))
    assert "--quiet and --verbose do not go together." in shown


# What a terminal wants


@pytest.mark.parametrize("command", ["extract", "stats", "due", "diff"])
def test_tables_are_as_wide_as_columns_says(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    long = "toezegging|de wethouder van Verkeer en Vervoer|" + "meet de snelheid opnieuw " * 6
    Path("lang.txt").write_text(f"{long}\n")
    Path("lijst.csv").write_text(f"actor;action;deadline_date\nJan;{long};2020-01-01\n")
    given = {"due": ["lijst.csv"], "diff": ["leeg.txt", "lang.txt"]}.get(command, ["lang.txt"])
    widths = []
    for columns in (50, 90):
        monkeypatch.setenv("COLUMNS", str(columns))
        assert app.main([command, *given, "-f", "table"]) in (0, 10)
        widths.append(max(map(len, capsys.readouterr().out.splitlines())))
        assert widths[-1] <= columns
    if command != "stats":  # its bars are no longer than they need
        assert widths[0] < widths[1]


@pytest.mark.skipif(os.name == "nt", reason="needs a terminal")
@pytest.mark.parametrize(
    "arguments",
    [
        "extract notulen.txt",
        "stats notulen.txt",
        "show notulen.txt",
        "diff leeg.txt notulen.txt",
        "merge lijst.csv notulen.txt --dry-run",
    ],
)
@pytest.mark.usefixtures("served_command")
def test_no_color_is_heeded(arguments: str) -> None:
    """Bold and dim are no colours, and stay."""
    shown = {no_color: on_a_terminal(arguments.split(), no_color) for no_color in ("", "1")}
    assert "belt" in shown["1"] or "stats" in arguments
    assert not COLOUR.search(shown["1"])
    if arguments.startswith(("extract", "show")):
        assert COLOUR.search(shown[""])


COLOUR = re.compile(r"\x1b\[(?:\d+;)*(?:3[0-9]|4[0-9]|9[0-7]|10[0-7])[;m]")


def on_a_terminal(arguments: list[str], no_color: str) -> str:
    env = {"TERM": "xterm-256color", "NO_COLOR": no_color, "PAGER": "cat"}
    command = [*command_server.command("fake"), *arguments]
    return pseudo_terminal.shown(["env", "-u", "FORCE_COLOR", *command], **env)[1]
