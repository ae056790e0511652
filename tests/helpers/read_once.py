"""What the network tells of windows, kept for all processes of a run of the tests: most of their
time would go into reading the same samples. The same windows give the same numbers, to which
`tests/reader/test_reader.py` holds a network that keeps nothing."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

import numpy as np

from lovp_actions.reader import network

FOLDER = "LOVP_ACTIONS_TESTS_READINGS"
"""The variable that tells processes where readings are kept."""


def keep(folder: Path) -> None:
    """From now on, in this process and in those that ask for it with `join`."""
    folder.mkdir(exist_ok=True)
    os.environ[FOLDER] = str(folder)
    join()


def join() -> None:
    """Take part, where readings are kept."""
    if folder := os.environ.get(FOLDER):
        network._LOADED[:] = [_Reader(Path(folder))]


class _Reader(network.Reader):
    """The reader that comes with the package, loaded when it is first asked for something."""

    def __init__(self, readings: Path) -> None:
        self._readings = readings

    def __getattr__(self, name: str) -> Any:
        super().__init__()
        self._session = _Session(self._session, self._readings)  # type: ignore[assignment]
        return getattr(self, name)


class _Session:
    def __init__(self, session: Any, readings: Path) -> None:
        self._session, self._readings = session, readings

    def run(self, names: None, told: dict[str, np.ndarray]) -> list[np.ndarray]:
        """What the network gives for `told`."""
        words = hashlib.sha256()
        for name, each in told.items():
            words.update(f"{name} {each.shape} {each.dtype} ".encode())
            words.update(each.tobytes())
        path = self._readings / f"{words.hexdigest()}.npz"
        if not path.exists():
            found = self._session.run(names, told)
            own = path.with_suffix(f".{os.getpid()}.npz")
            np.savez(own, *found)
            own.replace(path)
        with np.load(path) as kept:
            return [kept[name] for name in kept.files]
