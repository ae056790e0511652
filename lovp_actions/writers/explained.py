"""Explanations of sentences, for people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TextIO

from lovp_actions.writers.cells import plain

if TYPE_CHECKING:
    from lovp_actions.extraction.explanations import Explanation


def write(
    explanations: Iterable[Explanation], least: float, out: TextIO, told: Callable[[str], str]
) -> None:
    """Write each sentence with what was found in it and why; `least` is the confidence that an
    item must have, and `told` gives a line in the language of the user."""
    for each in explanations:
        out.writelines(f"{told(line)}\n" for line in _lines(each, least))


def _lines(explanation: Explanation, least: float) -> Iterator[str]:
    from lovp_actions.extraction.explanations import weighed

    yield f"line {explanation.line}: {plain(explanation.sentence)}"
    for candidate in explanation.found:
        item = candidate.item
        verdict = "item" if item.confidence >= least else "too doubtful"
        yield f"  {verdict}: {item.type} of {plain(item.actor) or 'nobody named'}"
        cue = f", cue '{plain(item.cue)}'" if item.cue else ""
        yield f"    rule '{item.rule}' ({candidate.rule:.2f}){cue}"
        moved = ", ".join(f"{name} {weight:+.1f}" for name, weight in weighed(candidate))
        yield f"    confidence {item.confidence:.2f}{': ' + moved if moved else ''}"
    if not explanation.found:
        yield "  no item"
    yield from (f"    {plain(reason)}" for reason in explanation.reasons)
