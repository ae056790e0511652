"""ONNX Runtime counts its users and writes who they are on disk, unless it is told not to."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
from lovp_actions import extract
assert extract("Jan Bakker zegt toe de zaal voor 1 december te huren.")
"""


@pytest.mark.slow
def test_reading_leaves_nothing_behind(tmp_path: Path) -> None:
    hidden = ("CI", "ORT_DISABLE_TELEMETRY", "XDG_CACHE_HOME")  # where it is silent anyway
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    environment |= {"HOME": str(tmp_path), "TMPDIR": str(tmp_path)}
    environment |= {"PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run([sys.executable, "-c", PROGRAM], env=environment, check=True, cwd=tmp_path)
    assert list(tmp_path.rglob("*")) == []
