"""The examples of the lexicon, tried on the engine: what must be an item, and what must not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lovp_actions import lexicon
from lovp_actions.extraction.settings import DEFAULT_CONFIDENCE
from lovp_actions.lexicon.form import EXAMPLES, FILES, NAMED

if TYPE_CHECKING:
    from lovp_actions.extraction.engine import Extractor
    from lovp_actions.items import Item
    from lovp_actions.lexicon.own_file import OwnFile


@dataclass(frozen=True, slots=True)
class Case:
    """A text with what must come of it: an item, of this `rule` and `type` where they are not
    "", or none. `of` names what the text is an example of, `place` its file and line."""

    place: str
    of: str
    text: str
    wanted: bool
    rule: str = ""
    type: str = ""

    def fault(self, extractor: Extractor) -> str:
        """What comes of it instead of what must; "" where that does."""
        found = extractor.extract(self.text, min_confidence=0, fast=True)
        sure = [item for item in found if item.confidence >= DEFAULT_CONFIDENCE]
        if not self.wanted:
            return f"gives {_told(sure[0])}" if sure else ""
        if any(map(self._fits, sure)):
            return ""
        if doubtful := next(filter(self._fits, found), None):
            return f"gives an item that is too doubtful, with a confidence of {doubtful.confidence}"
        return f"gives {_told(sure[0])} instead" if sure else "gives no item"

    def _fits(self, item: Item) -> bool:
        return self.rule in ("", item.rule) and self.type in ("", item.type)

    def told(self, fault: str) -> str:
        """The fault in a line, with the place and the text."""
        what = "example" if self.wanted else "counter-example"
        return f"{self.place}: the {what} of {self.of} {fault}: {self.text}"


def _told(item: Item) -> str:
    return f"the item '{item.action}', a {item.type} by the rule '{item.rule}'"


def of_file(file: OwnFile) -> Iterator[Case]:
    """The cases of a user's file, with their lines."""
    for table, content in file.tables.items():
        entries = enumerate(content) if table in FILES else [(-1, content)]
        for index, entry in entries:
            path = (table,) if index < 0 else (table, index)
            of = f"[{table}]" if index < 0 else f"the {table} '{entry['name']}'"
            rule = entry.get("name", "") if table in NAMED.values() else ""
            for key in EXAMPLES:
                for text in entry.get(key, ()):
                    place = f"{file.name}:{file.line((*path, key), text)}"
                    wanted = key == EXAMPLES[0]
                    yield Case(place, of, text, wanted, rule, entry.get("type", "") if rule else "")


def shipped() -> Iterator[Case]:
    """The cases of the cues, labels and signals that are shipped."""
    for kind in NAMED.values():
        place = f"{FILES[kind]}.toml"
        for entry in lexicon.shipped(FILES[kind])[kind]:
            of, names = f"the {kind} '{entry['name']}'", (entry["name"], entry["type"])
            yield Case(place, of, entry["example"], True, *names)
            yield Case(place, of, entry["counter"], False, *names)
    signals: dict[str, dict[str, Any]] = lexicon.shipped("signals")
    for name, entry in signals.items():
        if "example" in entry:
            yield Case("signals.toml", f"[{name}]", entry["example"], entry.get("finds", False))
