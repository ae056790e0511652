"""The plain way: a list of cue verbs and the grammatical subject, in forty lines on spaCy."""

from __future__ import annotations

import re
from typing import Any

CUES = {
    "toezegging": {"zeg", "zegt", "zal", "zullen", "belooft", "beloven", "gaat", "gaan", "neemt"},
    "afspraak": {"spreekt", "spreken", "afgesproken"},
    "verzoek": {"vraagt", "vragen", "gevraagd", "verzoekt", "verzocht", "roept", "opgeroepen"},
    "voornemen": {"wil", "willen"},
    "besluit": {"besloten", "besluit"},
    "actiepunt": {"actie", "actiepunt"},
}


def extract(nlp: Any, text: str) -> list[dict[str, Any]]:
    """The action items of a text as JSON-like records, found the plain way."""
    found = []
    for paragraph in re.split(r"\n\s*\n", text):
        for sent in nlp(" ".join(paragraph.split())).sents:
            for token in sent:
                kind = next((k for k, words in CUES.items() if token.lower_ in words), None)
                if kind is None:
                    continue
                verb = token.head if token.dep_ in ("aux", "aux:pass") else token
                subject = next((c for c in verb.children if c.dep_.startswith("nsubj")), None)
                found.append(
                    {
                        "sentence": sent.text,
                        "actor": " ".join(t.text for t in subject.subtree) if subject else None,
                        "type": kind,
                        "action": " ".join(t.text for t in verb.subtree),
                        "deadline": None,
                        "deadline_date": None,
                    }
                )
                break
    return found
