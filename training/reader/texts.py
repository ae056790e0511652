"""Annotated minutes as the reader meets them: lines in windows, with the items to be read there."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tokenizers import Tokenizer

from lovp_actions.extraction.engine import Extractor
from lovp_actions.extraction.joining.pairs import lines_of
from lovp_actions.items import TYPES
from lovp_actions.reader.decoding import LONGEST_ACTOR
from lovp_actions.reader.windows import Marks, Row, Window, rows, windows
from lovp_actions.run import reading
from training.reader.gold import Gold, annotations, fold, pairs

SLOTS = 3
"""Items that a unit can hold."""
PRONOUNS = frozenset(["hij", "zij", "ze", "ik", "die", "deze", "zijn", "haar", "wie", "hem", "men"])


@dataclass
class Text:
    """Minutes with their gold. `gold` has for each row the items in it, in their order there."""

    name: str
    gold_path: Path
    rows: list[Row]
    sentences: list[str]
    gold: dict[int, list[Gold]] = field(default_factory=dict)


@dataclass(frozen=True)
class Target:
    """What is to be read in a slot; positions are tokens of the window, None where the words are
    not in it, "none" where there are none to be found."""

    type: int
    optional: bool
    actor: list[tuple[int, int]] | str | None
    action: tuple[int, int] | None
    deadline: tuple[int, int] | str | None


def load(
    gold: Path, texts: Path, extractor: Extractor, tokenizer: Tokenizer, marks: Marks
) -> Iterator[Text]:
    """The texts of a set, cut as the tool cuts them."""
    for path, text in pairs(gold, texts):
        source = reading.read(str(text)).text
        read = extractor.read(source, source=str(text), fast=True)
        cut = rows(lines_of(read.seen), tokenizer, marks)
        spans = [read.place(unit)[:2] for unit, _ in read.seen]
        sentences = [fold(source[start:end]) for start, end in spans]
        found = Text(path.stem, path, cut, sentences)
        _place(found, annotations(path, source))
        yield found


def _place(text: Text, gold: list[Gold]) -> None:
    """Each item to the row whose sentence is likest to its quote."""
    taken: set[tuple[int, str, str]] = set()
    units = {row.line.unit: n for n, row in enumerate(text.rows) if row.line.is_unit}
    for item in gold:
        action = fold(item["action"])
        best, most = None, 0.0
        for unit, sentence in enumerate(text.sentences):
            score = _likeness(fold(item["quote"]), sentence)
            if score and action and action in sentence:
                score += 0.5
            if score and (unit, action, item["actor"]) in taken:
                score -= 1.5
            if score > most:
                best, most = unit, score
        if best is not None:
            taken.add((best, action, item["actor"]))
            text.gold.setdefault(units[best], []).append(item)
    for row, items in text.gold.items():
        words = text.rows[row].line.text

        def place(item: Gold, words: str = words) -> int:
            return next(iter(_find(words, item["action"])), (len(words), 0))[0]

        kept = sorted(items, key=lambda item: item["optional"])[:SLOTS]
        text.gold[row] = sorted(kept, key=place)


def _likeness(quote: str, sentence: str) -> float:
    if not quote or not sentence:
        return 0.0
    if quote == sentence:
        return 3.0
    if quote in sentence:
        return 2 - 0.2 * (len(sentence) - len(quote)) / len(sentence)
    if sentence in quote and len(sentence) > 12:
        return 1 + len(sentence) / len(quote)
    one, other = quote.split(), sentence.split()
    common = sum(min(one.count(word), other.count(word)) for word in set(one))
    share = 2 * common / (len(one) + len(other))
    return share if share >= 0.7 else 0.0


def _find(text: str, words: str) -> list[tuple[int, int]]:
    parts = [re.escape(word) for word in re.findall(r"\w+", words or "")]
    if not parts:
        return []
    pattern = r"(?<!\w)" + r"\W+".join(parts) + r"(?!\w)"
    return [match.span() for match in re.finditer(pattern, text, re.IGNORECASE)]


def cut(text: Text, marks: Marks, rng: random.Random, quiet: float) -> Iterator[Window]:
    """Windows to train on, of another length and start on each pass, a third of them short, as
    texts of a few lines are; of those without items a share of `quiet`."""
    budget = rng.randint(10, 100) if rng.random() < 1 / 3 else rng.randint(100, 220)
    first = rng.randint(1, 8)
    for window in windows(text.rows, marks, budget, 0, first):
        if any(row in text.gold for row in window.units) or rng.random() < quiet:
            yield window


def targets(text: Text, window: Window, row: int) -> list[Target]:
    """What is to be read in a row of the window, a slot each."""
    return [_target(window, row, item) for item in text.gold.get(row, ())]


def _target(window: Window, row: int, item: Gold) -> Target:
    return Target(
        1 + TYPES.index(item["type"]),
        item["optional"],
        _actor(window, row, item) if item["actor"] else "none",
        next(iter(_spans(window, row, [item["action"]])), None),
        next(iter(_spans(window, row, [item["deadline"]])), None) if item["deadline"] else "none",
    )


def _spans(window: Window, row: int, names: list[str]) -> list[tuple[int, int]]:
    found = []
    offsets, base = window.rows[row].offsets, window.bases[row]
    for name in names:
        for start, end in _find(window.rows[row].line.text, name):
            inside = [n for n, (a, b) in enumerate(offsets) if a < end and b > start and b > a]
            if inside:
                found.append((base + inside[0], base + inside[-1]))
    return found


def _actor(window: Window, row: int, item: Gold) -> list[tuple[int, int]] | None:
    """The name in the sentence itself, else the nearest before it, else a pronoun."""
    also = item.get("also", [])
    firm = [name for name in also if name.lower() not in PRONOUNS]
    loose = [name for name in also if name.lower() in PRONOUNS]
    found = _spans(window, row, [item["actor"]]) or _spans(window, row, firm)
    before = window.chosen[: window.chosen.index(row)]
    for other in reversed(before if not found else []):
        if found := _spans(window, other, [item["actor"], *firm]):
            break
    found = found or _spans(window, row, loose)
    return [span for span in found if span[1] - span[0] < LONGEST_ACTOR] or None
