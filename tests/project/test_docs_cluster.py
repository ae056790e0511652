"""The clusters of docs/cluster.md, as they stand there, on this machine and its files."""

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

PAGE = ROOT / "docs/cluster.md"
PROGRAMS = Path(sys.executable).parent


def free_port() -> int:
    with socket.socket() as waiting:
        waiting.bind(("127.0.0.1", 0))
        return int(waiting.getsockname()[1])


def commands(block: str) -> tuple[str, str]:
    """How the page starts a cluster, and how it extracts; with names of here for those there."""
    for there, here in STAND_INS.items():
        block = block.replace(there, here)
    lines = [line.partition("  #")[0].strip() for line in block.splitlines()]
    start = [line for line in lines if line.startswith("dask")]
    (extract,) = (line for line in lines if line.startswith("lovp-actions"))
    return " ".join(line if line.endswith("&") else f"{line} &" for line in start), extract


STAND_INS = {
    "tcp://scheduler:8786": "tcp://127.0.0.1:8786",
    "s3://archief/notulen/**/*.pdf": "notulen/**/*.txt",
    "s3://archief/items/": "items/",
    "--nworkers auto": "--nworkers 2",
}


@posix
@pytest.mark.slow
@pytest.mark.parametrize("block", blocks(PAGE, "text"), ids=["on many machines", "on one"])
def test_a_cluster_of_the_page_gives_the_items_of_one_process(
    block: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed")
    pytest.importorskip("pyarrow.dataset")
    start, extract = commands(block)
    port = str(free_port())
    extract, start = extract.replace("8786", port), start.replace("8786", port)
    start = start.replace("dask scheduler", f"dask scheduler --no-dashboard --port {port}")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}")
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
