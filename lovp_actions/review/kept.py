"""Decisions in files, as they are made."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from lovp_actions.errors import InputError, OutputError
from lovp_actions.items import Result
from lovp_actions.review import decisions
from lovp_actions.review.decisions import ENDING, Decided, digest_of
from lovp_actions.writers.output import writing


def file_of(source: str) -> str:
    """Where decisions about minutes are kept: beside them."""
    return f"{Path(source).with_suffix('')}{ENDING}"


def held_by(paths: Iterable[str]) -> dict[str, list[Decided]]:
    """What the files of decisions hold that are there. Beside one that is missing it may stand in
    that of other minutes, with which these were looked over once. Raises InputError."""
    held: dict[str, list[Decided]] = {}
    folders: list[Path] = []
    for path in dict.fromkeys(paths):
        if os.path.exists(path):
            held[path] = decisions.read(path)
        else:
            folders.append(Path(path).parent)
    for folder in dict.fromkeys(folders):
        for other in sorted(map(str, folder.glob(f"*{ENDING}"))):
            if other not in held:
                try:
                    held[other] = decisions.read(other)
                except InputError:  # it is not one of those that were asked for
                    continue
    return held


@dataclass
class Kept:
    """The decisions about `results` in the files `paths`, one for each, of which several may be the
    same; `held` is what these and others hold. Those about other minutes stay."""

    paths: Sequence[str]
    results: Sequence[Result]
    held: Mapping[str, list[Decided]]
    revision: int = 0
    """How often decisions were written."""
    told: list[list[Decided]] = field(init=False)
    """Those about each result."""
    _digests: list[str] = field(init=False)
    _written: dict[str, list[Decided]] = field(init=False)
    """What each file should hold now."""
    _others: dict[str, list[Decided]] = field(init=False)
    _storing: threading.Lock = field(init=False, default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self._digests = [digest_of(each.text) for each in self.results]
        self._written = {path: self.held.get(path, []) for path in self.paths}
        self.told = [*map(self._about, range(len(self.results)))]
        used = {id(each) for told in self.told for each in told}
        names, digests = {each.name for each in self.results}, set(self._digests)
        self._others = {
            path: [
                each
                for each in held
                if not (id(each) in used or each.source in names or each.digest in digests)
            ]
            for path, held in self._written.items()
        }

    def _about(self, index: int) -> list[Decided]:
        """What was decided about a result: what its own file says goes before what others do."""
        path = self.paths[index]
        own = self.held.get(path, [])
        others = {name: held for name, held in self.held.items() if name != path}
        beside = [name for name in others if Path(name).parent == Path(path).parent]
        return (
            [each for each in own if self._is_about(each, index)]
            or [each for each in own if self._is_called(each, index)]
            or [each for held in others.values() for each in held if self._is_about(each, index)]
            or [each for name in beside for each in others[name] if self._is_called(each, index)]
        )

    def _is_about(self, told: Decided, index: int) -> bool:
        """Whether decisions are about these minutes and no others of that name."""
        return told.source == self.results[index].name or told.digest == self._digests[index]

    def _is_called(self, told: Decided, index: int) -> bool:
        return PurePath(told.source).name == PurePath(self.results[index].name).name

    def store(self, body: bytes, revision: int) -> int | None:
        """Write decisions that were made on top of a revision; gives the next one, or None where
        others were made on top of it. Raises InputError and OutputError."""
        with self._storing:
            if revision != self.revision:
                return None
            made = decisions.parse(body, self.paths[0])
            places = [self._place(each) for each in made]
            self.told = [
                [each for each, place in zip(made, places, strict=True) if place == index]
                for index in range(len(self.results))
            ]
            self._write()
            self.revision += 1
            return self.revision

    def _place(self, told: Decided) -> int:
        """Which of the results the decisions are about."""
        of = range(len(self.results))
        same = [index for index in of if told.source == self.results[index].name]
        about = [index for index in of if self._is_about(told, index)]
        return (same or about or [index for index in of if self._is_called(told, index)] or [0])[0]

    def finish(self) -> dict[str, int]:
        """Write what could not be written when it was made; gives how many decisions there are in
        each file that holds any, or none in the first. Raises OutputError."""
        with self._storing:
            self._write(over=True)
        counts = {path: sum(len(one.decisions) for one in self._now(path)) for path in self.paths}
        return {path: count for path, count in counts.items() if count} or {self.paths[0]: 0}

    def _now(self, path: str) -> list[Decided]:
        pairs = zip(self.paths, self.told, strict=True)
        return [*self._others[path], *(each for one, told in pairs if one == path for each in told)]

    def _write(self, *, over: bool = False) -> None:
        """Write the files that hold something else now; raises OutputError for the first that
        cannot be written, after the others."""
        wrong: list[OutputError] = []
        for path in self._written:
            try:
                self._write_one(path, over=over)
            except OutputError as error:
                wrong.append(error)
        if wrong:
            raise wrong[0]

    def _write_one(self, path: str, *, over: bool) -> None:
        """Write a file, unless it holds others than were read from it or written. One that was
        removed meanwhile is written anew, but when it is `over`."""
        now, before = self._now(path), self._written[path]
        same = now == before and (over or os.path.exists(path))
        if same or not (before or any(each.decisions for each in now)):
            return
        try:
            there = decisions.read(path) if os.path.exists(path) else before
        except InputError:
            there = None
        if there != before:
            raise OutputError(f"Cannot write {path}: someone changed it meanwhile; run this again.")
        with writing(path) as out:
            out.write(decisions.as_json(now))
        self._written[path] = now
