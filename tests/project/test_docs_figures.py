"""The commands of docs/accuracy.md and docs/performance.md run; slow ones run over little."""

from __future__ import annotations

import shlex
import subprocess
import sys

import pytest
from test_docs import ROOT, blocks

SHARED = ROOT.parent / "shared"
COMMANDS = [
    line.partition("  #")[0].strip()
    for page in ("accuracy", "performance")
    for block in blocks(ROOT / f"docs/{page}.md", "text")
    for line in block.splitlines()
]


@pytest.mark.slow
@pytest.mark.skipif(not SHARED.exists(), reason="no annotated minutes beside the clone")
@pytest.mark.parametrize("command", COMMANDS)
def test_the_command_prints_a_table(command: str) -> None:
    program, *words = shlex.split(command)
    assert program == "python"
    if "performance" in command:
        words += ["--quick", "--runs", "1", "--only", "help"]
    done = subprocess.run(
        [sys.executable, *words], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.count("\n|") > 2
