"""Explanations of sentences, for people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from .cells import plain

if TYPE_CHECKING:
    from ..explanations import Explanation


def write(explanations: Iterable[Explanation], least: float, out: TextIO) -> None:
    """Write each sentence with what was found in it and why; `least` is the confidence that an
    item must have."""
    from ..explanations import weighed

    for each in explanations:
        out.write(f"line {each.line}: {plain(each.sentence)}\n")
        for candidate in each.found:
            item = candidate.item
            verdict = "item" if item.confidence >= least else "too doubtful"
            out.write(f"  {verdict}: {item.type} of {plain(item.actor) or 'nobody named'}\n")
            cue = f", cue '{plain(item.cue)}'" if item.cue else ""
            out.write(f"    rule '{item.rule}' ({candidate.rule:.2f}){cue}\n")
            moved = ", ".join(f"{name} {weight:+.1f}" for name, weight in weighed(candidate))
            out.write(f"    confidence {item.confidence:.2f}{': ' + moved if moved else ''}\n")
        if not each.found:
            out.write("  no item\n")
        out.writelines(f"    {plain(reason)}\n" for reason in each.reasons)
