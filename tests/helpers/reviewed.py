"""Minutes with items as the page of `review` shows them, and decisions about them."""

from __future__ import annotations

from dataclasses import asdict, replace

from fake_extraction import make_item

from lovp_actions.items import Item, Result
from lovp_actions.review.decisions import Decided, Decision, Verdict, digest_of, words_of

OWNERS = ("Noor", "Sem", "Wethouder De Vries", "Petra", "Jan", "Fatima")
SENTENCES = tuple(
    f"{OWNERS[n % 6]} stuurt brief {n} voor 1 december aan de raad." for n in range(12)
)
HEAD = "# Raad Meerdijk, 3 maart 2026\n\nAanwezig: Noor, Sem, Petra, Jan\n\n## Verkeer\n\n"
TEXT = HEAD + "\n\n".join(
    f"{sentence} Er is koffie nummer {n}." for n, sentence in enumerate(SENTENCES)
)


def found(sentence: str, text: str = TEXT, **changes: object) -> Item:
    """An item of a sentence of the text."""
    start = text.index(sentence)
    place = {"sentence": sentence, "start": start, "end": start + len(sentence)}
    return make_item(**{"source": "notulen.txt", "meeting": "Raad", **place, **changes})


def result(text: str = TEXT, name: str = "notulen.txt") -> Result:
    """Twelve items, of which the last four are doubtful."""
    items = [
        found(
            sentence,
            text,
            id=f"{n:010x}",
            source=name,
            actor=OWNERS[n % 6],
            action=f"stuurt brief {n} voor 1 december aan de raad",
            deadline="voor 1 december",
            deadline_date="2026-12-01",
            confidence=0.9 if n < 8 else 0.3,
        )
        for n, sentence in enumerate(SENTENCES)
    ]
    return Result(name, text, items)


def decision(item: Item, verdict: Verdict, **changes: str) -> Decision:
    """What a person decided about an item that was found."""
    words = words_of(item)
    return Decision(
        verdict,
        item.id,
        item.sentence,
        item.start,
        item.end,
        replace(words, **changes),
        words,
        item.section,
        item.line,
    )


def decided(*decisions: Decision, about: Result | None = None) -> Decided:
    """The decisions about a result."""
    about = about or result()
    return Decided(about.name, digest_of(about.text), decisions)


def words(item: Item) -> dict[str, str]:
    return asdict(words_of(item))
