"""The words of headings and types for people, in Dutch and in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

Language = Literal["nl", "en"]

HEADINGS: Final[Mapping[Language, Mapping[str, str]]] = {
    "en": {
        "id": "id",
        "source": "source",
        "meeting": "meeting",
        "meeting_date": "meeting date",
        "section": "section",
        "line": "line",
        "actor": "actor",
        "counterparty": "other party",
        "type": "type",
        "action": "action",
        "deadline": "deadline",
        "deadline_date": "due date",
        "cue": "cue",
        "rule": "rule",
        "confidence": "confidence",
        "sentence": "sentence",
        "start": "start",
        "end": "end",
        "actor_full": "full name",
        "status": "status",
        "repeats": "repeats",
        "page": "page",
        "place": "place",
        "context": "context",
    },
    "nl": {
        "id": "id",
        "source": "bestand",
        "meeting": "vergadering",
        "meeting_date": "vergaderdatum",
        "section": "onderwerp",
        "line": "regel",
        "actor": "wie",
        "counterparty": "andere partij",
        "type": "soort",
        "action": "actie",
        "deadline": "termijn",
        "deadline_date": "einddatum",
        "cue": "signaalwoord",
        "rule": "vindregel",
        "confidence": "zekerheid",
        "sentence": "zin",
        "start": "begin",
        "end": "einde",
        "actor_full": "volledige naam",
        "status": "status",
        "repeats": "herhaalt",
        "page": "bladzijde",
        "place": "plaats",
        "context": "verwijst naar",
    },
}
"""What each field is called above a column; within a language no two are the same."""

ENGLISH_TYPES: Final[Mapping[str, str]] = {
    "toezegging": "promise",
    "afspraak": "agreement",
    "verzoek": "request",
    "voornemen": "intention",
    "besluit": "decision",
    "actiepunt": "action point",
}

_OF_LISTS: Final[Mapping[str, str]] = {
    "remarks": "opmerkingen",
    "seen": "laatst genoemd",
    "proposal": "voorstel",
    "evidence": "bewijs",
    "done?": "gereed?",
    "cancelled?": "vervallen?",
    "change": "wijziging",
    "added": "toegevoegd",
    "linked": "gekoppeld",
    "proposed": "voorgesteld",
    "came": "erbij",
    "went": "weg",
    "changed": "gewijzigd",
    "row": "rij",
    "because": "omdat",
    "days": "dagen",
    "field": "veld",
    "old": "oud",
    "new": "nieuw",
}
"""What kept lists have beside the fields of items: headings and words of ours in cells."""

_DUTCH_PLURALS: Final[Mapping[str, str]] = {
    "toezegging": "toezeggingen",
    "afspraak": "afspraken",
    "verzoek": "verzoeken",
    "voornemen": "voornemens",
    "besluit": "besluiten",
    "actiepunt": "actiepunten",
}


def language_of(environment: Mapping[str, str]) -> Language:
    """The language that a locale asks for: Dutch where LC_ALL, else LC_MESSAGES, else LANG
    begins with "nl", and English everywhere else."""
    names = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "nl" if next(filter(None, names), "").lower().startswith("nl") else "en"


def heading(field: str, language: Language) -> str:
    """What `field` of an item, or of one that is kept, is called above a column."""
    if field == "address":
        return "e-mail"
    return HEADINGS[language].get(field) or list_word(field, language)


def list_word(word: str, language: Language) -> str:
    """What a heading, or a word of ours in a cell, is called in a kept list and what is shown of
    it; in English that is its own name."""
    return word if language == "en" else _OF_LISTS.get(word) or HEADINGS[language].get(word, word)


def type_word(name: str, language: Language, count: int = 1) -> str:
    """The word for the type `name`, for more than one where `count` is not 1; "" for no type."""
    if not name:  # a row of a list that a person typed
        return ""
    if language == "nl":
        return name if count == 1 else _DUTCH_PLURALS[name]
    return ENGLISH_TYPES[name] + ("" if count == 1 else "s")
