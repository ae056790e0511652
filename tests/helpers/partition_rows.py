"""What a partition of a run on a cluster holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def rows(path: Path) -> list[dict[str, Any]]:
    """The records of a file of Parquet or of JSON lines."""
    if path.suffix == ".parquet":
        from pyarrow import parquet

        found: list[dict[str, Any]] = parquet.read_table(path).to_pylist()
        return found
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]
