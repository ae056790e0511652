"""The one module that loads the network and its tokenizer, and runs it."""

from __future__ import annotations

import json
import os
import re
import threading
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from lovp_actions import systems
from lovp_actions.errors import ModelError
from lovp_actions.heartbeat import beat
from lovp_actions.reader.decoding import Output, likeliest
from lovp_actions.reader.lines import Line
from lovp_actions.reader.skim import LEAST, Skim
from lovp_actions.reader.windows import Marks, Row, Window, rows, windows

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

SHIPPED = Path(__file__).parent / "model"


class Reader:
    """A loaded network, which reads one window at a time: what it reads there depends on nothing
    else. It may be used by several threads."""

    def __init__(self, folder: Path = SHIPPED, *, skims: bool = True) -> None:
        """Load the network in `folder`, with what tells where it `skims`; it reads every unit
        without. Raises ModelError where it is missing or broken."""
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # told before it is loaded, it sends nothing
        os.environ["ORT_DISABLE_FLASH_ATTENTION"] = "1"  # slower here, and other numbers by cache
        try:
            from onnxruntime import InferenceSession, SessionOptions, disable_telemetry_events
            from tokenizers import Tokenizer

            disable_telemetry_events()  # what the variable does not stop on Windows
            options = SessionOptions()
            options.intra_op_num_threads = options.inter_op_num_threads = 1
            options.log_severity_level = 4
            options.add_session_config_entry("session.disable_quant_qdq", "1")  # they gain nothing
            self._tokenizer: Tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            self.marks = Marks(**json.loads((folder / "marks.json").read_text("utf-8")))
            self._skim = Skim(folder) if skims else None
            self._session: InferenceSession = InferenceSession(
                str(folder / "reader.onnx"), options, ["CPUExecutionProvider"]
            )
        except Exception as error:
            raise ModelError(
                "The reader of lovp-actions is missing or broken: install the package again, or "
                "use --fast, which reads by rules alone."
            ) from error

    def outputs(self, lines: Sequence[Line], also: Iterable[int] = ()) -> list[Output]:
        """What the network tells of the windows of the lines of one document that may hold an
        item, or in which the units stand whose numbers are in `also`."""
        found = self._rows(lines)
        wanted = self._wanted(found, also)
        read = (each for each in windows(found, self.marks) if not wanted.isdisjoint(each.read))
        return list(self._run(read))

    def reliance(self, lines: Sequence[Line], unit: int) -> list[tuple[str, float]]:
        """How much the chance of an item in a unit falls when a word of it is left out, for each
        word in their order (leave-one-out, as in Li et al., 2016, "Understanding Neural Networks
        through Representation Erasure")."""
        told = self._rows(lines)
        (window,) = (w for w in windows(told, self.marks) if unit in w.numbers)
        index = window.numbers[unit]
        words = list(re.finditer(r"\S+", told[index].line.text))
        without = [_left_out(told[index], word.span()) for word in words]
        tried = [
            Window(
                [*told[:index], row, *told[index + 1 :]],
                window.chosen,
                frozenset([index]),
                window.marks,
            )
            for row in [told[index], *without]
        ]
        whole, *rest = (sum(likeliest(types[0])) for _, types, *_ in self._run(tried))
        return [(word.group(), whole - chance) for word, chance in zip(words, rest, strict=True)]

    def _rows(self, lines: Sequence[Line]) -> list[Row]:
        return rows(lines, self._tokenizer, self.marks)

    def _wanted(self, rows: Sequence[Row], also: Iterable[int]) -> set[int]:
        """Indices of the rows for whose sake their window is read."""
        if self._skim is None:
            return set(range(len(rows)))
        anyway, scores = frozenset(also), self._skim.scores(rows)
        return {
            number
            for number, (row, score) in enumerate(zip(rows, scores, strict=True))
            if score >= LEAST or row.line.unit in anyway
        }

    def _run(self, found: Iterable[Window]) -> Iterator[Output]:
        waiting = list(found)
        for number, window in enumerate(waiting):
            beat(number, len(waiting))
            yield (window, *self._session.run(None, _inputs(window)))


def _left_out(row: Row, word: tuple[int, int]) -> Row:
    """A row without the tokens of a word, of which the first and last character are given."""
    kept = [
        (token, (start, end))
        for token, (start, end) in zip(row.ids, row.offsets, strict=True)
        if end <= word[0] or start >= word[1] or start == end
    ]
    return Row(row.line, [token for token, _ in kept], [offsets for _, offsets in kept])


def _inputs(window: Window) -> dict[str, np.ndarray]:
    """The window as the network takes it: `ids` (1, T), and of each of the U units that are read
    the `first` of its tokens and the one `behind` its last (U)."""
    first = [window.bases[index] for index in window.units]
    behind = [
        at + len(window.rows[index].ids) for at, index in zip(first, window.units, strict=True)
    ]
    told = {"ids": [window.ids], "first": first, "behind": behind}
    return {name: np.array(each, dtype=np.int64) for name, each in told.items()}


_LOADED: list[Reader] = []
_LOADING = threading.Lock()
systems.in_each_fork(lambda: globals().update(_LOADING=threading.Lock()))


def shipped() -> Reader:
    """The reader that comes with the package, loaded once. Raises ModelError."""
    with _LOADING:
        if not _LOADED:
            _LOADED.append(Reader())
    return _LOADED[0]
