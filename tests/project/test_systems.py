"""What is done where a system lacks something, or has it in another way."""

from __future__ import annotations

import ctypes
import errno
import io
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from lovp_actions import systems
from lovp_actions.cli import messages, pager
from lovp_actions.errors import InputError, OutputError
from lovp_actions.lists.lock import locked
from lovp_actions.run.reading import opening
from lovp_actions.sources.folders import expand
from lovp_actions.writers import output

ROOT = Path(__file__).parents[2]


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """As on Windows, as far as `systems` can tell; gives a stand-in for its libraries."""
    kernel = SimpleNamespace(
        GetStdHandle=lambda number: number,
        GetConsoleMode=lambda handle, mode: 1,
        SetConsoleMode=lambda handle, mode: 1,
        GetUserDefaultUILanguage=lambda: 0x0413,
    )
    with monkeypatch.context() as here:
        here.setattr(systems, "sys", SimpleNamespace(platform="win32"))
        here.setattr(systems, "FORKS", False)
        here.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
        yield kernel


def test_a_file_is_written_where_open_files_cannot_be_renamed(
    windows: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    streams: list[io.TextIOWrapper] = []
    replace = os.replace

    def refuse_open(one: Path, other: Path) -> None:
        assert streams[0].closed
        replace(one, other)

    target = tmp_path / "acties.csv"
    target.write_text("oud", "utf-8")
    with output.writing(str(target), refuse_open) as out:
        streams.append(out)  # type: ignore[arg-type]
        out.write("nieuw")
    assert target.read_text("utf-8") == "nieuw"
    stale = tmp_path / f"{output._temporary_prefix(target)}1.tmp"
    stale.write_text("half", "utf-8")
    with output.writing(str(target)) as out:
        out.write("later")
    assert stale.exists()  # nothing tells that its run is dead
    assert not systems.exchange(target, stale)
    assert target.read_text("utf-8") == "later"


def test_a_list_is_locked_where_open_files_cannot_be_removed(
    windows: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lock of a run that is dead can be removed, and that of one at work cannot."""
    opened: set[int] = set()
    opens, closes, unlink = os.open, os.close, Path.unlink
    at_work = True

    def opening(path: Any, *rest: Any) -> int:
        opened.add(file := opens(path, *rest))
        return file

    def closing(file: int) -> None:
        opened.discard(file)
        closes(file)

    def removing(path: Path, missing_ok: bool = False) -> None:
        if path.name.startswith(".~lock") and (opened or at_work):
            raise PermissionError(13, "it is used by another process")
        unlink(path, missing_ok)

    monkeypatch.setattr(os, "open", opening)
    monkeypatch.setattr(os, "close", closing)
    monkeypatch.setattr(Path, "unlink", removing)
    lock = tmp_path / ".~lock.lijst.csv#"
    lock.write_text(f",lovp-actions 7,{socket.gethostname()},28.11.2026 14:00,;", "utf-8")
    with pytest.raises(OutputError, match="process 7 on"), locked(str(tmp_path / "lijst.csv")):
        pass
    assert not opened
    at_work = False
    with locked(str(tmp_path / "lijst.csv")):
        assert str(os.getpid()) in lock.read_text("utf-8")
    assert not lock.exists()
    assert not opened


def test_the_language_of_the_system_counts_where_no_variable_tells_one(
    windows: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    before = messages.manner.language, messages.manner.level
    messages.begin()
    assert messages.manner.language == "nl"
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    messages.begin()
    assert messages.manner.language == "en"
    messages.manner.language, messages.manner.level = before


def test_a_console_that_knows_no_colours_gets_none(
    windows: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    asked = []
    windows.SetConsoleMode = lambda handle, mode: asked.append(mode) or 1
    systems.prepare_console()
    assert asked == [4, 4]
    assert "NO_COLOR" not in os.environ
    windows.SetConsoleMode = lambda handle, mode: 0
    windows.GetConsoleMode = lambda handle, mode: 0  # it goes to a file
    systems.prepare_console()
    assert "NO_COLOR" not in os.environ
    windows.GetConsoleMode = lambda handle, mode: 1
    systems.prepare_console()
    assert os.environ.pop("NO_COLOR") == "1"


def test_a_pager_is_named_as_the_system_writes_paths(
    windows: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = r'"C:\Program Files\less.exe" -R'
    monkeypatch.setenv("PAGER", command)
    asked: list[object] = []

    def none(words: object, **more: object) -> None:
        asked.append(words)
        raise FileNotFoundError

    monkeypatch.setattr(subprocess, "Popen", none)
    out = io.StringIO()
    pager.show("regel\n" * 500, out)
    assert asked == [command]
    assert out.getvalue() == "regel\n" * 500


def test_a_pipe_that_nobody_reads_is_told_in_other_words(
    windows: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    with pytest.raises(BrokenPipeError), output.writing_to_standard_output():
        raise OSError(errno.EINVAL, "Invalid argument")


def test_what_only_posix_has_is_left_out(
    windows: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("setpgid", "killpg", "register_at_fork", "getuid", "chown", "setxattr"):
        monkeypatch.delattr(os, name, raising=False)
    for name in ("resource", "fcntl"):
        monkeypatch.setitem(sys.modules, name, None)  # not to be imported
    systems.lead_group()
    systems.end_group(0)
    systems.limit_memory(1)
    systems.limit_addresses(1)
    systems.at_fork(lambda: pytest.fail("called"), lambda: pytest.fail("called"))
    assert systems.is_own(str(tmp_path / "there is none"))
    with (tmp_path / "file").open("wb") as file:
        assert not systems.lock(file.fileno())
    systems.copy_attributes(tmp_path / "file", tmp_path / "file")
    assert systems.processes(500) == 60
    assert systems.cores() >= 1


def test_no_other_program_gets_the_port_of_the_page(
    windows: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "SO_EXCLUSIVEADDRUSE", -5, raising=False)
    asked: list[object] = []
    door: Any = SimpleNamespace(setsockopt=lambda *told: asked.append(told))
    systems.keep_for_oneself(door)
    assert asked == [(socket.SOL_SOCKET, -5, 1)]


def test_without_windows_nothing_is_asked_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(systems, "sys", SimpleNamespace(platform="darwin"))
    systems.prepare_console()
    systems.keep_for_oneself(None)  # type: ignore[arg-type]
    assert systems.language() == ""
    assert systems.words_of("less -R") == ["less", "-R"]
    assert systems.processes(500) == 500
    assert not systems.exchange(Path("a"), Path("b"))  # none but Linux can
    assert systems.cores() == os.cpu_count()


def test_a_folder_is_told_as_one_whatever_the_system_says(tmp_path: Path) -> None:
    """Windows says of a folder that is opened that permission is denied."""
    with pytest.raises(InputError, match="there are no minutes in it"), opening(str(tmp_path)):
        raise PermissionError(errno.EACCES, "Permission denied")


def test_patterns_that_no_shell_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("b.txt", "a.txt", "~$a.txt", "[concept].txt", "map/c.txt"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).touch()
    found = list(expand(["?.txt", "[concept].txt", "ma*", "*.docx"], "", print))
    assert found == ["a.txt", "b.txt", "[concept].txt", os.path.join("map", "c.txt"), "*.docx"]
    assert list(expand(["."], "", print)).count(os.path.join(".", "~$a.txt")) == 0


ORPHAN = """\
import sys, time
from lovp_actions import systems
from lovp_actions.run.processes import Process

systems.FORKS = False

def work(task, answer):
    time.sleep(600)

if __name__ == "__main__":
    Process(work).send(None)
    print("at work", flush=True)
    sys.stdin.read()
"""


def test_a_process_that_was_not_split_off_ends_with_the_one_it_works_for(tmp_path: Path) -> None:
    (tmp_path / "script.py").write_text(ORPHAN, "utf-8")
    with subprocess.Popen(
        [sys.executable, str(tmp_path / "script.py")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline().split() == [b"at", b"work"]
        parent.kill()
        parent.communicate(timeout=30)  # the other one has the pipe open as long as it lives


def test_the_process_for_pdf_files_ends_itself() -> None:
    """Where no group of processes can be ended, nobody else may do it."""
    code = (
        "import time; from lovp_actions.sources.pdf_worker import end_after\n"
        "end_after(0.01); time.sleep(600)"
    )
    done = subprocess.run([sys.executable, "-c", code], timeout=60, check=False)
    assert done.returncode == 1
