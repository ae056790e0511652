"""Annotations of minutes: files of JSON lines, with words of the text or with places in it."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

SUFFIXES = (".txt", ".md", ".mdown", ".docx", ".odt", ".pdf")
SETS = {
    "gold": "minutes",
    "gold-wide": "real",
    "gold-more": "real-more",
    "synthetic": "synthetic",
}
"""Folders of annotations beside the clone, each with that of its texts."""
WORDS = ("actor", "action", "deadline")
Gold = dict[str, Any]


def fold(words: str) -> str:
    """As the scorer compares words."""
    return re.sub(r"\W+", " ", words or "").strip().lower()


def mark(text: str) -> str:
    """What tells a folded text from others."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def scoring(shared: Path) -> ModuleType:
    """The scorer of items that lies with the annotations."""
    spec = importlib.util.spec_from_file_location("score", shared / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pairs(gold: Path, texts: Path) -> Iterator[tuple[Path, Path]]:
    """Each file of annotations with its text."""
    for path in sorted(gold.glob("*.jsonl")):
        found = (texts / (path.stem + suffix) for suffix in SUFFIXES)
        if text := next((each for each in found if each.exists()), None):
            yield path, text


def annotations(path: Path, source: str) -> list[Gold]:
    """The items of a file of annotations of the text `source`."""
    return told(path.read_text("utf-8"), source)


def told(lines: str, source: str) -> list[Gold]:
    """The items of lines of JSON. Where they are places (see `places.py`) their words come in small
    letters, and there are none of a text that is not the one they were made of."""
    found = [json.loads(line) for line in lines.splitlines()]
    if not found or "text" not in found[0]:
        return found
    text = fold(source)
    return [_words(text, item) for item in found[1:]] if found[0]["text"] == mark(text) else []


def _words(text: str, item: dict[str, Any]) -> Gold:
    def of(place: list[int] | None) -> str:
        return text[slice(*place)] if place else ""

    told = {name: of(item[name]) for name in ("quote", *WORDS)}
    return {**item, **told, "also": [of(place) for place in item["also"]]}
