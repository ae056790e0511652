"""The cluster that docs/cluster.md says to try on one machine, as it stands there."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from glob import glob
from pathlib import Path

import pytest
from test_docs import ROOT, blocks, posix

pytest.importorskip("distributed")
dataset = pytest.importorskip("pyarrow.dataset")

PAGE = ROOT / "docs/cluster.md"
PROGRAMS = Path(sys.executable).parent


def free_port() -> int:
    with socket.socket() as waiting:
        waiting.bind(("127.0.0.1", 0))
        return int(waiting.getsockname()[1])


@posix
@pytest.mark.slow
def test_the_trial_on_one_machine_gives_the_items_of_one_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (trial,) = (text for text in blocks(PAGE, "text") if "127.0.0.1" in text)
    start, extract = trial.replace("8786", str(free_port())).splitlines()
    start = start.replace("dask scheduler", "dask scheduler --no-dashboard --port $PORT")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PORT", extract.split("127.0.0.1:")[1].split()[0])
    Path("notulen").mkdir()
    for path in (ROOT / "samples").glob("*.txt"):
        shutil.copy(path, "notulen")
    plain = subprocess.run(
        ["lovp-actions", "extract", "notulen", "-q", "-f", "jsonl"],
        capture_output=True,
        text=True,
        check=True,
    )
    ids = [json.loads(line)["id"] for line in plain.stdout.splitlines()]
    cluster = subprocess.Popen(
        ["bash", "-c", f"{start} wait"], start_new_session=True, stderr=subprocess.DEVNULL
    )
    try:
        subprocess.run(["bash", "-c", extract], check=True, timeout=120)
    finally:
        os.killpg(cluster.pid, signal.SIGTERM)
        cluster.wait(30)
    (reading,) = blocks(PAGE, "python")
    (line,) = (line for line in reading.splitlines() if "pyarrow" in line)
    names = {"pyarrow": __import__("pyarrow"), "glob": glob, "sorted": sorted}
    table = eval(line, names)  # as the page shows it
    assert sorted(table["id"].to_pylist()) == sorted(ids) != []
