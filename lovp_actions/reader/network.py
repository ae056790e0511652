"""The one module that loads the network and its tokenizer, and runs it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from lovp_actions.errors import ModelError
from lovp_actions.reader.decoding import Reading, readings
from lovp_actions.reader.lines import Line
from lovp_actions.reader.windows import Marks, Window, rows, windows

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

SHIPPED = Path(__file__).parent / "model"
BATCH = 8
"""Windows that are read at once."""


class Reader:
    """A loaded network. What it reads in a document depends on that document alone, for windows of
    different documents never share a batch. It may be used by several threads."""

    def __init__(self, folder: Path = SHIPPED) -> None:
        """Load the network in `folder`. Raises ModelError where it is missing or broken."""
        from onnxruntime import InferenceSession, SessionOptions
        from tokenizers import Tokenizer

        options = SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.add_session_config_entry("session.disable_quant_qdq", "1")  # float32 arithmetic
        try:
            self._tokenizer: Tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            self.marks = Marks(**json.loads((folder / "marks.json").read_text("utf-8")))
            self._session: InferenceSession = InferenceSession(
                str(folder / "reader.onnx"), options, ["CPUExecutionProvider"]
            )
        except Exception as error:
            raise ModelError(
                "The reader of lovp-actions is missing or broken: install the package again, or "
                "use --fast, which reads by rules alone."
            ) from error

    def read(self, lines: Sequence[Line]) -> list[Reading]:
        """The items read in the lines of one document, in no special order."""
        found = windows(rows(lines, self._tokenizer, self.marks), self.marks)
        waiting = sorted(found, key=lambda window: len(window.ids))
        return [
            reading
            for start in range(0, len(waiting), BATCH)
            for reading in self._batch(waiting[start : start + BATCH])
        ]

    def _batch(self, batch: list[Window]) -> Iterator[Reading]:
        counts = [len(window.units) for window in batch]
        types, pointers, nothing = self._session.run(None, inputs(batch, self.marks.pad))
        at = 0
        for window, count in zip(batch, counts, strict=True):
            part = slice(at, at + count)
            yield from readings(window, types[part], pointers[part], nothing[part])
            at += count


def inputs(batch: Sequence[Window], pad: int) -> dict[str, np.ndarray]:
    """The windows as the network takes them: `ids` and `mask` (B, T), and of each of the U units
    that are read its window, its first token and the one behind its last (U)."""
    longest = max(len(window.ids) for window in batch)
    ids = np.full((len(batch), longest), pad, dtype=np.int64)
    mask = np.zeros((len(batch), longest), dtype=np.int64)
    places = []
    for number, window in enumerate(batch):
        ids[number, : len(window.ids)] = window.ids
        mask[number, : len(window.ids)] = 1
        for index in window.units:
            base = window.bases[index]
            places.append((number, base, base + len(window.rows[index].ids)))
    which, first, last = np.array(places, dtype=np.int64).T
    return {"ids": ids, "mask": mask, "window": which, "first": first, "behind": last}


_LOADED: list[Reader] = []
_LOADING = threading.Lock()


def shipped() -> Reader:
    """The reader that comes with the package, loaded once. Raises ModelError."""
    with _LOADING:
        if not _LOADED:
            _LOADED.append(Reader())
    return _LOADED[0]
