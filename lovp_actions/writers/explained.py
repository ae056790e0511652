"""Explanations of sentences, for people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TextIO

from lovp_actions.extraction.settings import DEFAULT_CONFIDENCE
from lovp_actions.items import READER, TYPES
from lovp_actions.writers.cells import plain

if TYPE_CHECKING:
    from lovp_actions.extraction.explanations import Explanation

LEAST_SHOWN = 0.05
"""Chance, and fall of it, below which they are left out."""
MOST_WORDS = 6


def write(explanations: Iterable[Explanation], out: TextIO, told: Callable[[str], str]) -> None:
    """Write each sentence with what was found in it and why; `told` gives a line in the language
    of the user."""
    for each in explanations:
        out.writelines(f"{told(line)}\n" for line in _lines(each))


def _lines(explanation: Explanation) -> Iterator[str]:
    from lovp_actions.extraction.explanations import weighed

    yield f"line {explanation.line}: {plain(explanation.sentence)}"
    for candidate in explanation.found:
        item = candidate.item
        verdict = "item" if item.confidence >= DEFAULT_CONFIDENCE else "too doubtful"
        yield f"  {verdict}: {item.type} of {plain(item.actor) or 'nobody named'}"
        cue = f", cue '{plain(item.cue)}'" if item.cue else ""
        if item.rule == READER:
            yield "    no rule"
        else:
            moved = ", ".join(f"{name} {weight:+.1f}" for name, weight in weighed(candidate))
            behind = f": {moved}" if moved else ""
            yield f"    rule '{item.rule}' ({candidate.rule:.2f}){cue}{behind}"
        if explanation.chances:
            yield f"    reader {candidate.reader:.2f}"
        yield f"    confidence {item.confidence:.2f}"
    if not explanation.found:
        yield "  no item"
    if explanation.chances:
        likely = sorted(zip(TYPES, explanation.chances, strict=True), key=lambda each: -each[1])
        shown = "".join(
            f", {name} {chance:.2f}" for name, chance in likely if chance >= LEAST_SHOWN
        )
        yield f"    reader: no item {max(0.0, 1 - sum(explanation.chances)):.2f}{shown}"
    if leaned := [each for each in explanation.reliance if abs(each[1]) >= LEAST_SHOWN]:
        leaned.sort(key=lambda each: -abs(each[1]))
        words = ", ".join(f"'{plain(word)}' {fall:+.2f}" for word, fall in leaned[:MOST_WORDS])
        yield f"    reader relies on {words}"
    yield from (f"    {plain(reason)}" for reason in explanation.reasons)
