"""The partitions of a result: one for each task, made of what its files gave."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from lovp_actions import writers
from lovp_actions.items import Item, Result
from lovp_actions.run.cluster.folder import Folder
from lovp_actions.writers import Style, parquet
from lovp_actions.writers.json import dumps

Form = Literal["parquet", "jsonl"]
_ITEMS = "items-"
_FAILED = "failed-"
_FAILED_COLUMNS = {"source": "string", "error": "string"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one file gave: its items, or the error that kept it from being read."""

    name: str
    items: tuple[Item, ...] = ()
    error: str = ""
    empty: bool = False
    """Whether it was read but holds no text."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many files of a task were done, empty, and failed."""

    done: int = 0
    empty: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class Partitions:
    """The partitions of a run in `folder`: of each task its items, and, where some failed, a
    table of the files that did."""

    folder: Folder
    form: Form
    digits: int
    """Of the numbers in their names, so that the order of names is that of tasks."""

    def write(self, number: int, outcomes: Sequence[Outcome], style: Style) -> Counts:
        """Write the partition of a task; doing so again, from the same files, changes nothing.

        That of the items comes last: with it, the task is done.
        """
        failed = [outcome for outcome in outcomes if outcome.error]
        if failed:
            self.folder.write(self._name(_FAILED, number), self._failures(failed))
        else:
            self.folder.remove(self._name(_FAILED, number))
        self.folder.write(self._name(_ITEMS, number), self._items(outcomes, style))
        empty = sum(outcome.empty for outcome in outcomes)
        return Counts(len(outcomes) - empty - len(failed), empty, len(failed))

    def finished(self) -> set[int]:
        """The numbers of the tasks that are done."""
        return self._numbers(_ITEMS)

    def failures(self) -> int:
        """How many files failed in the tasks that are done."""
        numbers = self._numbers(_FAILED) & self.finished()
        return sum(self._count(self.folder.read(self._name(_FAILED, each))) for each in numbers)

    def _name(self, kind: str, number: int) -> str:
        return f"{kind}{number:0{self.digits}}.{self.form}"

    def _numbers(self, kind: str) -> set[int]:
        ending = f".{self.form}"
        middles = (
            name.removeprefix(kind).removesuffix(ending)
            for name in self.folder.names()
            if name.startswith(kind) and name.endswith(ending)
        )
        return {int(middle) for middle in middles if middle.isdecimal()}

    def _items(self, outcomes: Sequence[Outcome], style: Style) -> bytes:
        results = (Result(outcome.name, "", list(outcome.items)) for outcome in outcomes)
        whole = io.BytesIO()
        out = io.TextIOWrapper(whole, encoding="utf-8", newline="")
        writers.write(self.form, results, out, style)
        out.flush()
        return whole.getvalue()

    def _failures(self, failed: Sequence[Outcome]) -> bytes:
        rows = [{"source": outcome.name, "error": outcome.error} for outcome in failed]
        if self.form == "jsonl":
            return "".join(f"{dumps(row)}\n" for row in rows).encode()
        whole = io.BytesIO()
        parquet.write_rows(rows, _FAILED_COLUMNS, whole)
        return whole.getvalue()

    def _count(self, table: bytes) -> int:
        if self.form == "jsonl":
            return table.count(b"\n")
        from pyarrow.parquet import ParquetFile

        return int(ParquetFile(io.BytesIO(table)).metadata.num_rows)
