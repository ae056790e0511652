"""How items are to be written, apart from the format."""

from __future__ import annotations

from dataclasses import dataclass

from lovp_actions.items import Item, value_of
from lovp_actions.writers.words import Language, heading, type_word


@dataclass(frozen=True, slots=True)
class Style:
    """The choices of the user; a writer passes over those that do not concern it."""

    columns: tuple[str, ...] = ()
    """Names of fields, in the order wanted; none means the format's own."""
    language: Language = "en"
    """Of the words for people; programs get the same names in every language."""
    excel: bool = False
    """Whether CSV is made for a double click in Dutch Excel."""
    events: bool = False
    """Whether a calendar holds events of a day, which Outlook and Google take in, and not tasks."""

    by_person: bool = False
    """Whether a workbook has a sheet for each person."""
    workbook: bool = False
    """Whether rows for another program go into a workbook, and not into CSV."""

    def heading(self, field: str) -> str:
        """What `field` is called above a column for people."""
        return heading(field, self.language)

    def type_word(self, item: Item) -> str:
        """The type of `item` in a word for people."""
        return type_word(item.type, self.language)

    def value(self, item: Item, field: str) -> object:
        """What `item` says under `field`, for people."""
        return self.type_word(item) if field == "type" else value_of(item, field)


PLAIN = Style()
"""All columns, in English."""
