"""Ctrl-C, SIGTERM and others: a source under way is given up at once, a result finished first."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from types import FrameType

from lovp_actions.systems import STOPS

EXIT_SIGNAL = 128
"""An exit status above this tells which signal ended the command, as shells have it."""


@dataclass
class Interrupts:
    """Notes the first signal and raises KeyboardInterrupt only `at_once`, so that writing is
    never cut in the middle of an item; the second signal raises it wherever it comes."""

    signal: int = 0
    """The number of the signal that came, or 0."""
    _at_once: bool = False

    @contextlib.contextmanager
    def noted(self) -> Iterator[None]:
        """Notes signals within the block, but for those that are ignored, as under nohup; a thread
        that may not do so leaves them alone."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        heeded = [number for number in STOPS if signal.getsignal(number) is not signal.SIG_IGN]
        before = {number: signal.signal(number, self._note) for number in heeded}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    @contextlib.contextmanager
    def at_once(self) -> Iterator[None]:
        """A signal within the block, or before it, raises KeyboardInterrupt there."""
        self._at_once = True
        try:
            if self.signal:
                raise KeyboardInterrupt
            yield
        finally:
            self._at_once = False

    def _note(self, number: int, frame: FrameType | None) -> None:
        first, self.signal = not self.signal, number
        if self._at_once or not first:
            raise KeyboardInterrupt
