"""Batches of files: what fails costs itself only, and what is done is delivered."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import command_server
import fake_extraction
import kill
import pytest
from process_idle import until_worker_asleep, wait_until_idle

from lovp_actions import systems
from lovp_actions.cli import app, formats
from lovp_actions.run.batch import Batch
from lovp_actions.run.interrupts import Interrupts
from lovp_actions.run.outcomes import Outcome
from lovp_actions.run.reading import Source

ROOT = Path(__file__).parents[2]
FAKE = command_server.command("fake")
pytestmark = pytest.mark.usefixtures("served_command")
posix = pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals and limits")
BUGS = {
    "FOUT": "KeyError: 'een\\x1b[2J fout'; please report it",
    "DIEP": "RecursionError: maximum recursion depth exceeded; please report it",
    "VAL": "ValueError; please report it",
}


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "lovp_actions.extraction.engine", fake_extraction)
    monkeypatch.delenv("LOVP_ACTIONS_MODEL", raising=False)
    monkeypatch.delenv("LOVP_ACTIONS_DEBUG", raising=False)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    Path("een.txt").write_text("toezegging|Bakker|belt de school\n")
    Path("twee.txt").write_text("besluit|raad|koopt het pand\n")


def started(*arguments: str) -> subprocess.Popen[bytes]:
    """The command in a process of its own, for signals."""
    return subprocess.Popen(
        [*command_server.MAINS["fake"], *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


# Failures


@pytest.mark.parametrize("bug", BUGS)
def test_a_bug_costs_one_file_one_sentence(bug: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("mis.txt").write_text(f"{bug}\n")
    assert app.main(["extract", "een.txt", "mis.txt", "twee.txt", "-f", "jsonl"]) == 1
    captured = capsys.readouterr()
    assert [json.loads(line)["actor"] for line in captured.out.splitlines()] == ["Bakker", "raad"]
    assert captured.err == (
        f"lovp-actions: mis.txt could not be read because of an error in lovp-actions: "
        f"{BUGS[bug]}.\nlovp-actions: 3 files: 2 done, 1 failed.\n"
    )


def test_memory_that_runs_out_costs_one_file(capsys: pytest.CaptureFixture[str]) -> None:
    Path("vol.txt").write_text("VOL\n")
    assert app.main(["extract", "vol.txt", "een.txt", "-f", "jsonl"]) == 1
    captured = capsys.readouterr()
    assert "vol.txt could not be read because the memory ran out; split" in captured.err
    assert len(captured.out.splitlines()) == 1


def test_the_traceback_is_there_for_who_asks(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    Path("mis.txt").write_text("VAL\n")
    monkeypatch.setenv("LOVP_ACTIONS_DEBUG", "1")
    assert app.main(["extract", "mis.txt"]) == 1
    assert "Traceback" in capfd.readouterr().err


@pytest.mark.parametrize("command", ["extract", "sections", "explain"])
def test_a_bug_outside_of_files_is_one_sentence_too(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def wrong(*_: object) -> None:
        raise IndexError("mis")

    for module in (app, formats):
        monkeypatch.setattr(module, "standard_output", wrong)
    assert app.main([command, "een.txt"]) == 1
    assert capsys.readouterr().err == (
        "lovp-actions: Stopped because of an error in lovp-actions: "
        "IndexError: mis; please report it.\n"
    )


@pytest.mark.parametrize(
    ("deadline", "day", "met", "asked"),
    [
        ("vóór 1 juni", "", "", True),
        ("z.s.m.", "", "", False),
        ("vóór 1 juni 2026", "2026-06-01", "", False),
        ("1 juni en later", "", "2026-05-06", False),
        ("", "", "", False),
    ],
)
def test_a_date_is_asked_for_where_deadlines_count_from_it(
    deadline: str, day: str, met: str, asked: bool
) -> None:
    said: list[str] = []
    item = fake_extraction.make_item(deadline=deadline, deadline_date=day, meeting_date=met)
    batch = Batch(said.append, asks_date=True)
    for last in (False, True):
        batch._result(Outcome(Source("Notulen", "een.txt"), [item], last=last))
    batch._result(Outcome(Source("Notulen", "twee.txt"), [fake_extraction.make_item()]))
    assert (
        said
        == [
            "een.txt: no date of the meeting found, so deadlines have no day; give it with "
            "--date 2024-05-06."
        ]
        * asked
    )


@pytest.mark.parametrize("form", ["json", "csv", "tsv", "jsonl", "table"])
def test_fail_fast_delivers_what_came_before(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    files = ["een.txt", "weg.txt", "twee.txt"]
    assert app.main(["extract", *files, "--fail-fast", "-f", form]) == 1
    captured = capsys.readouterr()
    assert "Bakker" in captured.out
    assert "raad" not in captured.out
    assert captured.err.endswith("3 files: 1 done, 1 failed, 1 not read.\n")
    if form == "json":
        assert len(json.loads(captured.out)["items"]) == 1


def test_fail_fast_at_the_first_file_writes_nothing() -> None:
    Path("acties.csv").write_text("oud")
    assert app.main(["extract", "weg.txt", "een.txt", "--fail-fast", "-o", "acties.csv"]) == 1
    assert Path("acties.csv").read_text() == "oud"


@posix
@pytest.mark.parametrize("command", ["extract", "sections", "explain"])
def test_a_named_pipe_is_not_waited_for(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo("pijp.txt")
    assert app.main([command, "pijp.txt"]) == 1
    assert "Cannot read pijp.txt: it is no file but a pipe" in capsys.readouterr().err


@posix
def test_a_pipe_that_a_shell_makes_is_read() -> None:
    command = shlex.join(command_server.MAINS["fake"])  # which gets the pipe
    done = subprocess.run(
        ["bash", "-c", f"{command} extract <(cat een.txt) -f jsonl"],
        capture_output=True,
        check=False,
    )
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 1)


# Budgets


@pytest.mark.slow
@posix
def test_a_file_that_takes_too_long_costs_itself() -> None:
    Path("slaap.txt").write_text("SLAAP\n")
    command = ("extract", "een.txt", "slaap.txt", "twee.txt", "-fjsonl", "--timeout=2")
    for child in [started(*command, "-j", jobs) for jobs in ("1", "2")]:  # they wait together
        out, err = child.communicate(timeout=60)
        assert [json.loads(line)["actor"] for line in out.splitlines()] == ["Bakker", "raad"]
        assert err == (
            b"lovp-actions: Cannot read slaap.txt: it takes longer than 2 seconds; "
            b"split it, or allow more with --timeout.\n"
            b"lovp-actions: 3 files: 2 done, 1 failed.\n"
        )
        assert child.returncode == 1


# Interrupts


@posix
@pytest.mark.parametrize("number", systems.STOPS)
@pytest.mark.parametrize("target", ["-", "acties.json"])
def test_an_interrupted_batch_delivers_what_is_done(number: signal.Signals, target: str) -> None:
    Path("slaap.txt").write_text("SLAAP\n")
    Path("acties.json").write_text("oud")
    child = started("extract", "een.txt", "slaap.txt", "twee.txt", "-f", "json", "-o", target)
    until_worker_asleep(child.pid)
    child.send_signal(number)
    out, err = child.communicate(timeout=30)
    result = out if target == "-" else Path(target).read_bytes()
    assert [item["actor"] for item in json.loads(result)["items"]] == ["Bakker"]
    assert err == (
        b"lovp-actions: Not read: slaap.txt, twee.txt.\n"
        b"lovp-actions: 3 files: 1 done, 2 not read.\n"
    )
    assert child.returncode == 128 + number
    assert sorted(os.listdir()) == ["acties.json", "een.txt", "slaap.txt", "twee.txt"]


@posix
def test_an_interrupt_before_any_result_leaves_the_file_as_it_was() -> None:
    Path("slaap.txt").write_text("SLAAP\n")
    Path("acties.json").write_text("oud")
    child = started("extract", "slaap.txt", "een.txt", "-o", "acties.json")
    until_worker_asleep(child.pid)
    child.send_signal(signal.SIGTERM)
    out, err = child.communicate(timeout=30)
    assert out == b""
    assert err == (
        b"lovp-actions: Not read: slaap.txt, een.txt.\nlovp-actions: 2 files: 2 not read.\n"
    )
    assert child.returncode == 143
    assert Path("acties.json").read_text() == "oud"


@posix
def test_a_signal_that_is_ignored_stays_so() -> None:
    """As of a command under nohup, whose terminal is closed."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with Interrupts().noted():
            assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


@posix
def test_a_second_interrupt_ends_a_blocked_write() -> None:
    Path("lang.txt").write_text("toezegging|Bakker|belt de school\n" * 5_000)
    child = started("extract", "lang.txt", "een.txt")
    assert child.stdout is not None
    child.stdout.read(1)
    for _ in range(2):
        wait_until_idle(child.pid)  # the pipe is full
        child.send_signal(signal.SIGINT)
    assert child.wait(timeout=30) == 130
    assert child.stderr is not None
    child.stdout.close()
    assert b"Traceback" not in child.stderr.read()
    child.stderr.close()


# Files written whole


@posix
@pytest.mark.parametrize("form", ["csv", "json", "jsonl", "tsv", "table"])
def test_a_full_disk_leaves_the_old_file(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    import resource

    Path("acties").write_text("oud")
    Path("lang.txt").write_text("toezegging|Bakker|belt de school\n" * 2_000)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        assert app.main(["extract", "lang.txt", "-o", "acties", "-f", form]) == 4
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert capsys.readouterr() == ("", "lovp-actions: Cannot write acties: file too large.\n")
    assert Path("acties").read_text() == "oud"
    assert sorted(os.listdir()) == ["acties", "een.txt", "lang.txt", "twee.txt"]


@posix
def test_temporary_files_of_dead_runs_only_are_removed() -> None:
    import fcntl

    from lovp_actions.writers.output import _temporary_prefix, writing

    prefix = _temporary_prefix(Path("acties.csv"))
    dead, alive, other = (
        Path(f"{prefix}1.tmp"),
        Path(f"{prefix}2.tmp"),
        Path(".lovp-actions-x.tmp"),
    )
    for path in (dead, alive, other):
        path.write_text("half")
    with alive.open("rb+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with writing("acties.csv") as out:
            out.write("heel")
            assert not Path("acties.csv").exists()
    assert Path("acties.csv").read_text() == "heel"
    assert [path.exists() for path in (dead, alive, other)] == [False, True, True]


@posix
@pytest.mark.slow
def test_nothing_is_lost_by_kills_and_interrupts() -> None:
    assert kill.kill_workers(6)["lost"] == 0
    assert kill.interrupt(6)["lost"] == 0


@posix
@pytest.mark.slow
def test_a_killed_batch_never_leaves_half_a_file() -> None:
    found = kill.run(10, formats=("csv",))
    assert found["killed"] + found["finished"] == 10
    assert found["broken"] == found["strays at the end"] == 0


@pytest.mark.parametrize("name", ["x.docx", "x.xls", "x.PDF", "x.zip"])
def test_formats_that_cannot_be_written_are_refused(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert app.main(["extract", "een.txt", "-o", name]) == 2
    told = " ".join(capsys.readouterr().err.split())
    assert f"{Path(name).suffix.lower()} cannot be written: name a file that ends in" in told
    assert ".xlsx" in told
    assert not Path(name).exists()


@posix
def test_places_that_cannot_be_written_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path("lus").symlink_to("lus")
    Path("vast.csv").write_text("oud")
    os.link("vast.csv", "ook.csv")
    Path("w.toml").write_text('[person]\nwords = ["gebiedsmakelaar"]\n')
    for target, why in (
        ("lus", "too many levels of symbolic links"),
        ("vast.csv", "it has other names too (hard links)"),
        ("nieuw.csv/", "its name ends as that of a folder"),
        ("w.toml", "the lexicon is read from it"),
    ):
        arguments = ["extract", "een.txt", "--lexicon", "w.toml", "-f", "csv", "-o", target]
        assert app.main(arguments) == 4
        assert why in capsys.readouterr().err
    assert app.main(["extract", "een.txt", "-o", ""]) == 2
    assert Path("vast.csv").read_text() == "oud"
    assert Path("w.toml").read_text().startswith("[person]")


@posix
def test_what_is_replaced_keeps_its_attributes_but_no_rights_of_its_owner() -> None:
    path = Path("acties.csv")
    path.write_text("oud")
    path.chmod(0o4750)
    try:
        os.setxattr(path, "user.van", b"mij")
    except (AttributeError, OSError):
        pytest.skip("no extended attributes here")
    assert app.main(["extract", "een.txt", "-o", "acties.csv"]) == 0
    assert path.stat().st_mode & 0o7777 == 0o750
    assert os.getxattr(path, "user.van") == b"mij"


# Streams


@posix
@pytest.mark.parametrize(
    "command",
    [
        *(f"extract een.txt -f {form}" for form in ("csv", "json", "jsonl", "tsv", "table")),
        "sections een.txt",
        "explain een.txt",
        "explain een.txt -f json",
    ],
)
def test_streams_that_are_closed_or_full(command: str) -> None:
    Path("een.txt").write_text(
        "# Notulen\n\n## Kop\n\nDe voorzitter belt.\ntoezegging|Bakker|belt de school\n"
    )
    lovp = shlex.join(command_server.command("real" if command.startswith("explain") else "fake"))

    def shell(script: str) -> tuple[int, bytes, bytes]:
        done = subprocess.run(["bash", "-c", script], capture_output=True, check=False, timeout=90)
        return done.returncode, done.stdout, done.stderr

    sentence = b"lovp-actions: Cannot write the result: "
    assert shell(f"{lovp} {command} >&-") == (4, b"", sentence + b"standard output is closed.\n")
    if Path("/dev/full").exists():
        full = shell(f"{lovp} {command} >/dev/full")
        assert full == (4, b"", sentence + b"no space left on device.\n")
        assert shell(f"{lovp} {command} 2>/dev/full")[0] == 0
    status, out, err = shell(f"{lovp} {command} | true; echo ${{PIPESTATUS[0]}}")
    assert (status, out, err) == (0, b"141\n", b"")
