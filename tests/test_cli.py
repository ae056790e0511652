"""The command as users meet it. What needs a process but no language model runs
`fake_extraction.py`, which is the whole command with another extractor."""

from __future__ import annotations

import csv
import io
import json
import os
import shlex
import stat
import subprocess
import sys
from pathlib import Path

import fake_extraction
import pytest
import warm

from lovp_actions import __version__, cli
from lovp_actions.items import FIELDS, TYPES

ROOT = Path(__file__).parent.parent
FAKE = warm.command("fake")
pytestmark = pytest.mark.usefixtures("warm_server")
posix = pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")

MINUTES = """\
# Mededelingen
toezegging|voorzitter Bakker|stuurt de brief rond
Er is koffie.
# Verkeer
verzoek|college|meet de snelheid in de Dorpsstraat
voornemen|Wethouder De Vries|onderzoekt een fietspad
"""


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "lovp_actions.extraction", fake_extraction)
    monkeypatch.delenv("LOVP_ACTIONS_MODEL", raising=False)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def minutes() -> str:
    Path("notulen.txt").write_text(MINUTES, encoding="utf-8")
    return "notulen.txt"


def run(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*FAKE, *arguments], input=stdin, capture_output=True, timeout=60, check=False
    )


def shell(script: str, *, own: bool = False) -> subprocess.CompletedProcess[bytes]:
    """Run `script` with bash; `lovp` in it is the command, started anew if `own`."""
    command = warm.MAINS["fake"] if own else FAKE
    preamble = f'lovp() {{ {shlex.join(command)} "$@"; }}\n'
    return subprocess.run(
        ["bash", "-c", preamble + script], capture_output=True, timeout=60, check=False
    )


def actors(text: str) -> list[str]:
    return [row["actor"] for row in csv.DictReader(text.splitlines(), delimiter="\t")]


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
        assert cli.main([command]) == 2
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
        (["--section", "verkeer", "--min-confidence", "0.8"], ["college"]),
    ],
)
def test_filters(
    minutes: str, options: list[str], expected: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["extract", minutes, *options]) == 0
    captured = capsys.readouterr()
    assert actors(captured.out) == expected
    assert captured.err == ""


def test_filters_that_leave_nothing_say_so(
    minutes: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["extract", minutes, "--actor", "niemand"]) == 0
    captured = capsys.readouterr()
    assert captured.out == "\t".join(FIELDS) + "\n"
    assert captured.err == "lovp-actions: 0 action items (3 left out by the filters).\n"


def test_the_date_of_the_meeting(minutes: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["extract", minutes, "-f", "json", "--date", "2024-05-14"]) == 0
    items = json.loads(capsys.readouterr().out)["items"]
    assert {item["meeting_date"] for item in items} == {"2024-05-14"}


def test_a_table_comes_with_a_count(minutes: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["extract", minutes, "-f", "table"]) == 0
    captured = capsys.readouterr()
    assert "Verkeer\n   5  request" in captured.out
    assert captured.err == ("lovp-actions: 3 action items: 1 promise, 1 request, 1 intention.\n")


def test_several_files_are_one_result(minutes: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("twee.txt").write_text("besluit|raad|koopt het pand\n")
    assert cli.main(["extract", minutes, "twee.txt", "-f", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["source"] for row in rows] == [minutes] * 3 + ["twee.txt"]


def test_empty_files_give_an_empty_result_and_a_note(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("leeg.txt").write_text("")
    Path("praat.txt").write_text("Er is koffie.\n")
    assert cli.main(["extract", "leeg.txt", "praat.txt", "-f", "json"]) == 0
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


# Writing to a file


@pytest.mark.parametrize("extension", ["csv", "tsv", "json", "jsonl", "txt", "md", "html", "ics"])
def test_the_extension_chooses_the_format(minutes: str, extension: str) -> None:
    target = Path(f"acties.{extension}")
    assert cli.main(["extract", minutes, "-o", str(target)]) == 0
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
    assert cli.main(["extract", minutes, "-o", "acties.txt", "-f", "jsonl"]) == 0
    assert Path("acties.txt").read_text().startswith('{"id"')


def test_a_dash_is_standard_output(minutes: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["extract", minutes, "-o", "-"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 4


@posix
def test_an_existing_file_keeps_its_mode_and_its_links(minutes: str) -> None:
    target = Path("acties.csv")
    target.write_text("oud")
    target.chmod(0o640)
    Path("koppeling.csv").symlink_to(target)
    assert cli.main(["extract", minutes, "-o", "koppeling.csv"]) == 0
    assert Path("koppeling.csv").is_symlink()
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert target.read_text().startswith("id,source")


@posix
def test_a_device_is_written_in_place(minutes: str) -> None:
    assert cli.main(["extract", minutes, "-o", os.devnull]) == 0
    assert not Path(os.devnull).is_file()
    done = shell(f"lovp extract {minutes} -f tsv -o /dev/stdout | cat")
    assert done.stdout.startswith(b"id\tsource")


@pytest.mark.parametrize("arguments", [["weg.txt"], ["notulen.txt", "--model", "nergens"]])
def test_a_failed_run_leaves_the_file_as_it_was(minutes: str, arguments: list[str]) -> None:
    target = Path("acties.csv")
    target.write_text("oud")
    assert cli.main(["extract", *arguments, "-o", str(target)]) != 0
    assert target.read_text() == "oud"
    assert sorted(os.listdir()) == ["acties.csv", minutes]


def test_a_failure_while_writing_leaves_the_file_as_it_was(
    minutes: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    Path("acties.csv").write_text("oud")
    assert cli.main(["extract", minutes, "-o", "acties.csv"]) == 4
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
    ):
        assert cli.main(["extract", minutes, "-o", target]) == 4
        assert f"Cannot write {target}: {reason}" in capsys.readouterr().err
    assert Path(minutes).read_text() == MINUTES


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
    assert cli.main(["extract", "map", "-f", "jsonl"]) == 0
    captured = capsys.readouterr()
    found = [json.loads(line) for line in captured.out.splitlines()]
    assert [(item["source"], item["page"], item["place"]) for item in found] == [
        (os.path.join("map", "a.txt"), None, None),
        (os.path.join("map", "b.html"), None, "paragraph 2"),
    ]
    assert captured.err == (
        "lovp-actions: map: 1 file of another kind passed over.\nlovp-actions: 2 files: 2 done.\n"
    )
    assert cli.main(["extract", "map", minutes, "--glob", "*.html", "-f", "tsv"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 5


def test_text_shows_what_lines_count_in(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.html").write_text("<html><h1>Notulen</h1><p>Anna belt.")
    assert cli.main(["text", "a.html"]) == 0
    assert capsys.readouterr().out == "# Notulen\n\nAnna belt.\n"


def test_when_no_file_can_be_read_nothing_is_written() -> None:
    done = run("extract", "weg.txt")
    assert (done.returncode, done.stdout) == (1, b"")


def test_other_files_are_written_when_one_is_missing(minutes: str) -> None:
    assert cli.main(["extract", "weg.txt", minutes, "-o", "acties.tsv"]) == 1
    assert len(Path("acties.tsv").read_text().splitlines()) == 4


def test_a_missing_model(minutes: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["extract", minutes, "--model", "nergens"]) == 3
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == "lovp-actions: There is no spaCy pipeline 'nergens'.\n"


def test_the_model_of_the_environment(minutes: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOVP_ACTIONS_MODEL", "nergens")
    assert cli.main(["extract", minutes]) == 3
    monkeypatch.setenv("LOVP_ACTIONS_MODEL", "")
    assert cli.main(["extract", minutes]) == 0


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
    assert cli.main(["extract", minutes, *options]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "Error: " in captured.err
    assert "Traceback" not in captured.err


def test_the_encoding_option() -> None:
    Path("oud.txt").write_bytes("toezegging|coördinator|belt\n".encode("cp850"))
    done = run("extract", "oud.txt", "--encoding", "cp850")
    assert actors(done.stdout.decode()) == ["coördinator"]


# Pipes, streams and interrupts


@posix
def test_a_reader_that_leaves_early(minutes: str) -> None:
    Path("lang.txt").write_text(MINUTES * 1000)
    for form in ("tsv", "csv", "json", "table", "md", "html"):
        done = shell(f"lovp extract lang.txt -f {form} | head -1; echo ${{PIPESTATUS[0]}}")
        assert done.stdout.splitlines()[-1] == b"141", form
        assert done.stderr == b"", form
    done = shell(
        "lovp --help | true; lovp sections notulen.txt | true; lovp --version | true", own=True
    )
    assert done.stderr == b""


@posix
def test_a_closed_or_full_standard_output(minutes: str) -> None:
    done = shell(f"lovp extract {minutes} >&-", own=True)
    assert done.returncode == 4
    assert done.stderr == (b"lovp-actions: Cannot write the result: standard output is closed.\n")
    assert shell(f"lovp extract {minutes} -o acties.csv >&-").returncode == 0
    assert Path("acties.csv").read_bytes().startswith(b"id,")
    assert b"Traceback" not in shell("lovp --help >&-", own=True).stderr
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


def test_an_interrupt_is_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    Path("wacht.txt").write_text("WACHT\n")
    assert cli.main(["extract", "wacht.txt"]) == 130
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "")


def test_output_is_utf8_in_any_locale() -> None:
    line = "toezegging|coördinator|belt vóór één uur, € 5\n".encode()
    for settings in ({"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}):
        done = subprocess.run(
            [*warm.MAINS["fake"], "extract", "-f", "table"],
            input=line,
            capture_output=True,
            env={**os.environ, **settings},
            timeout=60,
            check=False,
        )
        assert done.returncode == 0
        assert "vóór één uur, € 5" in done.stdout.decode("utf-8")


@posix
def test_a_terminal_gets_a_table(minutes: str) -> None:
    import pty

    terminal, side = pty.openpty()
    env = {**os.environ, "TERM": "xterm-256color", "NO_COLOR": ""}
    with subprocess.Popen([*FAKE, "extract", minutes], stdout=side, stderr=side, env=env) as child:
        os.close(side)
        assert child.wait(60) == 0
    shown = os.read(terminal, 65536).decode()
    os.close(terminal)
    assert "\x1b[" in shown
    assert "Dorpsstraat" in shown
    assert "3 action items" in shown


# sections


def test_sections(capsys: pytest.CaptureFixture[str]) -> None:
    Path("raad.md").write_text(
        "# Notulen\n\n## 1. Opening\n\nWelkom.\n\n## 2. Rondvraag\n\nNiets.\n"
    )
    assert cli.main(["sections", "raad.md"]) == 0
    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert [int(number) for number, _ in lines][-2:] == [3, 7]
    assert lines[-1][1].strip().endswith("Rondvraag")
    assert lines[-1][1].startswith("  ") == (len(lines) == 3)


def test_sections_of_files_without_any(capsys: pytest.CaptureFixture[str]) -> None:
    Path("leeg.txt").write_text("")
    assert cli.main(["sections", "leeg.txt"]) == 0
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "lovp-actions: leeg.txt: empty.\n")
    assert cli.main(["sections", "weg.txt"]) == 1
    assert "Cannot read weg.txt" in capsys.readouterr().err


# The command itself


def test_version_and_help_are_quick_to_load() -> None:
    code = (
        "import sys; from lovp_actions import cli; status = cli.main(sys.argv[1:])\n"
        "heavy = {'spacy', 'thinc', 'numpy', 'rich.table', 'lovp_actions.lexicon'}\n"
        "heavy |= {f'lovp_actions.{name}' for name in ('batch', 'reading', 'translation')}\n"
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
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out == f"lovp-actions {__version__}\n"
    for arguments in (["-h"], ["--help"], ["extract", "-h"], ["sections", "--help"]):
        assert cli.main(arguments) == 0
        assert "Usage: lovp-actions" in capsys.readouterr().out
    assert cli.main(["extract", "--help"]) == 0
    shown = capsys.readouterr().out
    assert all(name in shown for name in (*TYPES, "LOVP_ACTIONS_MODEL", "--min-confidence"))
