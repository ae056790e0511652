"""Files, pipes and terminals that the command writes to, and what stops it."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from email.message import EmailMessage
from pathlib import Path

import command_server
import make_formats
import pseudo_terminal
import pytest
from commandline import FAKE, MINUTES, actors, clean, posix, shell, written

from lovp_actions.cli import app

pytestmark = pytest.mark.usefixtures("served_command")


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    clean(monkeypatch, tmp_path)


@pytest.fixture
def minutes() -> str:
    return written()


# Reading


@pytest.mark.parametrize("words", ["extract", "explain", "show", "sections", "text", "stats"])
def test_a_file_without_a_name_is_not_there(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main([words, ""]) == 1
    assert "Cannot read '': there is no such file." in capsys.readouterr().err


@pytest.mark.parametrize("words", ["extract", "stats", "merge lijst.csv"])
@pytest.mark.parametrize(("lacks", "status"), [(True, 1), (False, 0)])
def test_minutes_in_a_mail_that_want_packages_are_missed(
    words: str,
    lacks: bool,
    status: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What else the mail tells is listed all the same; a picture in it is not missed."""
    mail = EmailMessage()
    mail["Subject"] = "Verslag"
    mail.set_content("toezegging|Cas|verft\n")
    for data, kind, name in (
        (make_formats.docx("Dirk veegt."), "application/msword", "verslag.docx"),
        (b"\x89PNG", "image/png", "logo.png"),
    ):
        main, sub = kind.split("/")
        mail.add_attachment(data, maintype=main, subtype=sub, filename=name)
    Path("post.eml").write_bytes(mail.as_bytes())
    if lacks:
        monkeypatch.setitem(sys.modules, "docx", None)
    assert app.main([*words.split(), "post.eml"]) == status
    captured = capsys.readouterr()
    assert ("Cannot read verslag.docx in post.eml: that needs more" in captured.err) == lacks
    assert "Cannot read logo.png in post.eml: it is a picture" in captured.err
    assert "Cas" in (Path("lijst.csv").read_text("utf-8") if "merge" in words else captured.out)


@pytest.mark.parametrize(
    "words", ["extract - -", "stats a.txt - b.txt -", "diff - -", "merge lijst.csv - -"]
)
def test_standard_input_is_named_once(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(words.split()) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "Standard input can be read once only: name - once." in captured.err
    assert not Path("lijst.csv").exists()


# Writing to a file


@pytest.mark.parametrize("extension", ["csv", "tsv", "json", "jsonl", "txt", "md", "html", "ics"])
def test_the_extension_chooses_the_format(minutes: str, extension: str) -> None:
    target = Path(f"acties.{extension}")
    assert app.main(["extract", minutes, "-o", str(target)]) == 0
    begin = {
        "csv": b"id,source",
        "tsv": b"id\tsource",
        "json": b"{\n",
        "jsonl": b'{"id"',
        "txt": b"line  type",
        "md": b"| type |",
        "html": b"<!DOCTYPE html>",
        "ics": b"BEGIN:VCALENDAR",
    }[extension]
    data = target.read_bytes()
    assert begin in data
    assert b"\x1b" not in data
    assert (b"\r\n" in data) == (extension in ("csv", "ics"))
    assert sorted(os.listdir()) == sorted([minutes, target.name])


def test_a_named_format_goes_before_the_extension(minutes: str) -> None:
    assert app.main(["extract", minutes, "-o", "acties.txt", "-f", "jsonl"]) == 0
    assert Path("acties.txt").read_text().startswith('{"id"')


def test_a_dash_is_standard_output(minutes: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["extract", minutes, "-o", "-"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 4


@posix
def test_an_existing_file_keeps_its_mode_and_its_links(minutes: str) -> None:
    target = Path("acties.csv")
    target.write_text("oud")
    target.chmod(0o640)
    Path("koppeling.csv").symlink_to(target)
    assert app.main(["extract", minutes, "-o", "koppeling.csv"]) == 0
    assert Path("koppeling.csv").is_symlink()
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert target.read_text().startswith("id,source")


@posix
def test_a_device_is_written_in_place(minutes: str) -> None:
    assert app.main(["extract", minutes, "-o", os.devnull]) == 0
    assert not Path(os.devnull).is_file()
    done = shell(f"lovp extract {minutes} -f tsv -o /dev/stdout | cat")
    assert done.stdout.startswith(b"id\tsource")


@pytest.mark.parametrize("arguments", [["weg.txt"], ["notulen.txt", "--model", "nergens"]])
def test_a_failed_run_leaves_the_file_as_it_was(minutes: str, arguments: list[str]) -> None:
    target = Path("acties.csv")
    target.write_text("oud")
    assert app.main(["extract", *arguments, "-o", str(target)]) != 0
    assert target.read_text() == "oud"
    assert sorted(os.listdir()) == ["acties.csv", minutes]


def test_a_failure_while_writing_leaves_the_file_as_it_was(
    minutes: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    Path("acties.csv").write_text("oud")
    assert app.main(["extract", minutes, "-o", "acties.csv"]) == 4
    assert Path("acties.csv").read_text() == "oud"
    assert sorted(os.listdir()) == ["acties.csv", minutes]
    assert capsys.readouterr().err == (
        "lovp-actions: Cannot write acties.csv: no space left on device.\n"
    )


def test_places_where_no_file_can_be_written(
    minutes: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("map").mkdir()
    for target, reason in (
        ("map", "it is a folder"),
        ("weg/acties.csv", "there is no folder"),
        (minutes, "the minutes are read from it"),
        (f"{'a' * 300}.csv", "its name is too long"),
    ):
        assert app.main(["extract", minutes, "-o", target]) == 4
        assert f"Cannot write {target}: {reason}" in capsys.readouterr().err
    assert Path(minutes).read_text() == MINUTES


# Pipes, streams and interrupts


@posix
def test_a_reader_that_leaves_early(minutes: str) -> None:
    Path("lang.txt").write_text(MINUTES * 700)
    for form in ("tsv", "json", "table", "html"):
        done = shell(f"lovp extract lang.txt -f {form} | head -1; echo ${{PIPESTATUS[0]}}")
        assert done.stdout.splitlines()[-1] == b"141", form
        assert done.stderr == b"", form
    done = shell(
        "lovp --help | true; lovp sections notulen.txt | true; lovp --version | true", own=True
    )
    assert done.stderr == b""


@posix
def test_a_closed_or_full_standard_output(minutes: str) -> None:
    closed = b"lovp-actions: Cannot write the result: standard output is closed.\n"
    for words in (f"extract {minutes}", "--help", "merge -h", "--version"):
        done = shell(f"lovp {words} >&-", own=True)
        assert (done.returncode, done.stderr) == (4, closed), words
    assert shell(f"lovp extract {minutes} -o acties.csv >&-").returncode == 0
    assert Path("acties.csv").read_bytes().startswith(b"id,")
    if Path("/dev/full").exists():
        full = b"lovp-actions: Cannot write the result: no space left on device.\n"
        for words in (f"extract {minutes}", "--help", "due --help", "--version"):
            done = shell(f"lovp {words} > /dev/full", own=True)
            assert (done.returncode, done.stderr) == (4, full), words


@posix
def test_closed_standard_input_and_error(minutes: str) -> None:
    done = shell("lovp extract - <&-", own=True)
    assert done.returncode == 1
    assert done.stderr == b"lovp-actions: Cannot read standard input: it is closed.\n"
    done = shell(f"lovp extract {minutes} weg.txt 2>&-", own=True)
    assert done.returncode == 1
    assert len(actors(done.stdout.decode())) == 3


@pytest.mark.parametrize(
    "words", ["extract wacht.txt", "stats wacht.txt", "show wacht.txt", "diff wacht.txt leeg.csv"]
)
def test_an_interrupt_tells_what_was_not_read(
    words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("wacht.txt").write_text("WACHT\n")
    Path("leeg.csv").write_text("actie;wie\n")
    assert app.main(words.split()) == 130
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == "lovp-actions: Not read: wacht.txt.\n"


def test_output_is_utf8_in_any_locale() -> None:
    line = "toezegging|coördinator|belt vóór één uur, € 5\n".encode()
    for settings in ({"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}):
        done = subprocess.run(
            [*command_server.MAINS["fake"], "extract", "-f", "table"],
            input=line,
            capture_output=True,
            env={**os.environ, **settings},
            timeout=300,
            check=False,
        )
        assert done.returncode == 0
        assert "vóór één uur, € 5" in done.stdout.decode("utf-8")


@posix
def test_a_terminal_gets_a_table(minutes: str) -> None:
    env = {"TERM": "xterm-256color", "NO_COLOR": ""}
    code, shown = pseudo_terminal.shown([*FAKE, "extract", minutes], **env)
    assert code == 0
    assert "\x1b[" in shown
    assert "Dorpsstraat" in shown
    assert "3 action items" in shown
