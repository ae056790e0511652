"""Options take what lists and tables themselves show."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import typer
from commandline import clean, written

from lovp_actions.cli import app, values
from lovp_actions.items import FIELDS
from lovp_actions.lists.due import span
from lovp_actions.writers.words import HEADINGS


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("2026-03-03", dt.date(2026, 3, 3)),
        ("3-3-2026", dt.date(2026, 3, 3)),
        ("03-12-2026", dt.date(2026, 12, 3)),
        ("3/12/2026", dt.date(2026, 12, 3)),
        ("3.12.2026", dt.date(2026, 12, 3)),
        ("3 maart 2026", dt.date(2026, 3, 3)),
        (" 1 dec 2026 ", dt.date(2026, 12, 1)),
    ],
)
def test_a_day_as_it_is_shown(told: str, day: dt.date) -> None:
    assert values.day(told) == day


@pytest.mark.parametrize(
    "told",
    ["", "volgende week", "31-02-2026", "12-31-2026", "3-3", "op 3 maart 2026 of later", "2026"],
)
def test_what_is_no_day(told: str) -> None:
    with pytest.raises(typer.BadParameter, match="is no date such as 2026-10-12 or 12-10-2026"):
        values.day(told)


@pytest.mark.parametrize(
    ("told", "ahead"),
    [("eergisteren", -2), ("Gisteren", -1), ("today", 0), ("morgen", 1), (" overmorgen ", 2)],
)
def test_a_day_counted_from_today(told: str, ahead: int) -> None:
    assert values.day(told) - dt.date.today() == dt.timedelta(days=ahead)


@pytest.mark.parametrize(
    ("told", "days"),
    [("14d", 14), ("14", 14), ("2w", 14), ("2 weken", 14), ("1 week", 7), ("10 dagen", 10),
     ("1 dag", 1), ("3 weeks", 21), ("5 DAYS", 5), (" 2  weken ", 14), ("twee weken", 14),
     ("Veertien dagen", 14), ("1 maand", 28), ("1m", 28), ("1 month", 28), ("een half jaar", 181),
     ("1 jaar", 365), ("2 years", 730), ("drie werkdagen", 4)],
)  # fmt: skip
def test_a_span_as_people_say_it(told: str, days: int) -> None:
    assert span(told, dt.date(2026, 1, 31)) == dt.timedelta(days=days)


@pytest.mark.parametrize(
    "told",
    ["", "weken", "2 w eken", "-1d", "99999d", "2 weken 3", "9999y", "9999 jaar", "een paar weken"],
)
def test_what_is_no_span(told: str) -> None:
    with pytest.raises(ValueError, match="is no span of time"):
        span(told, dt.date(2026, 1, 31))


@pytest.mark.parametrize("told", ["14d", "14", "3m", "twee weken", "1 jaar"])
def test_a_span_ends_with_the_last_day_that_there_is(told: str) -> None:
    for days in (0, 3):
        ahead = dt.timedelta(days=days)
        assert span(told, dt.date.max - ahead) == ahead
    with pytest.raises(ValueError, match="is no span of time"):
        span("9999y", dt.date.max)


@pytest.mark.parametrize(
    ("words", "wrong", "dutch"),
    [
        ("--timeout 1,5x", "'1,5x' is no number of seconds from 0 to 1,000,000.", "aantal secon"),
        ("--timeout -1", "'-1' is no number of seconds from 0", "is geen aantal seconden"),
        ("--timeout nan", "'nan' is no number of seconds from 0", "is geen aantal seconden"),
        (
            "--jobs 0",
            "'0' is no whole number from 1 on, such as 3.",
            "'0' is geen heel getal vanaf",
        ),
        (
            "--jobs 2,5",
            "'2,5' is no whole number from 1 on",
            "is geen heel getal vanaf 1, zoals 3.",
        ),
        ("--line x", "'x' is no whole number from 1 on", "is geen heel getal vanaf 1, zoals 3."),
        ("--line 99999999999999999999", "is no whole number from 1 on", "is geen heel getal"),
    ],
)
def test_numbers_that_are_wrong(
    words: str, wrong: str, dutch: str, capsys: pytest.CaptureFixture[str]
) -> None:
    command = "explain" if "--line" in words else "extract"
    for language, told in (("en", wrong), ("nl", dutch)):
        assert app.main([command, "a.txt", *words.split(), "--lang", language]) == 2
        assert told in capsys.readouterr().err


def test_numbers_as_people_write_them() -> None:
    assert values.seconds("0,5") == values.seconds("0.5") == 0.5
    assert values.check_timeout(values.seconds("0")) is None
    assert values.whole(" 3 ") == 3


@pytest.mark.parametrize("language", ["nl", "en"])
def test_columns_by_the_headings_of_tables(language: str) -> None:
    for name, heading in HEADINGS[language].items():  # type: ignore[index]
        assert values.columns_of(heading) == (name,)
        assert values.columns_of(name) == (name,)
    assert values.columns_of("Wie, ACTIE ,due  date") == ("actor", "action", "deadline_date")
    assert values.columns_of("wie,wat,wanneer") == ("actor", "action", "deadline")
    assert set(values._FIELD_OF.values()) == set(FIELDS)


@pytest.mark.parametrize(
    ("told", "guess"), [("acties", "actie"), ("deadlin", "deadline"), ("wei", "wie")]
)
def test_a_column_that_is_nearly_one(told: str, guess: str) -> None:
    with pytest.raises(typer.BadParameter, match=f"did you mean '{guess}'"):
        values.check_columns(told)


@pytest.mark.parametrize(
    ("words", "guess"),
    [
        ("extract --type toezeging", "toezegging"),
        ("extract --type Promis", "promise"),
        ("extract -f jsn", "json"),
        ("export lijst.csv --format planer", "planner"),
        ("extract --calendar tasks", "task"),
        ("completion bsh", "bash"),
        ("lexicon -f jsonn", "json"),
        ("lexicon --table cuse", "cue"),
    ],
)
def test_a_choice_that_is_nearly_one(
    words: str, guess: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert app.main(words.split()) == 2
    assert capsys.readouterr().err.endswith(f"; did you mean '{guess}'?\n")
    assert app.main(["--lang", "nl", *words.split()]) == 2
    assert capsys.readouterr().err.endswith(f"; bedoelde u '{guess}'?\n")


def test_a_choice_that_is_like_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["completion", "tcl"]) == 2
    assert capsys.readouterr().err.endswith(
        "'tcl' is not one of 'bash', 'zsh', 'fish', 'powershell'.\n"
    )


def test_a_file_in_place_of_a_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clean(monkeypatch, tmp_path)
    Path(written()).rename("notulen mei.txt")
    assert app.main(["notulen mei.txt"]) == 2
    told = capsys.readouterr().err
    assert told.endswith('type: lovp-actions extract "notulen mei.txt"\n')
    assert app.main(["notulen mei.txt", "--lang", "nl"]) == 2
    assert "typt u: lovp-actions extract" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["notulne.txt", "it's.docx", "map/notulen", "--lang en weg.pdf"])
def test_a_file_that_is_not_there_in_place_of_a_command(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert app.main(name.split()) == 2
    assert capsys.readouterr().err == (
        f"lovp-actions: There is no file {name.split()[-1]}; "
        "to read one that is there type: lovp-actions extract FILE\n"
    )


def test_a_word_that_is_no_command_and_no_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["merg"]) == 2
    assert capsys.readouterr().err.endswith("No such command 'merg'. Did you mean 'merge'?\n")
    assert app.main(["lexicon", "own.toml"]) == 2
    assert capsys.readouterr().err.endswith("No such command 'own.toml'.\n")


def test_extract_takes_dutch_columns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clean(monkeypatch, tmp_path)
    assert app.main(["extract", written(), "--columns", "wie,soort"]) == 0
    assert capsys.readouterr().out.splitlines()[:2] == [
        "actor\ttype",
        "voorzitter Bakker\ttoezegging",
    ]
