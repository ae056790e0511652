"""What the rules found in a document and the network read there, and the way from that to items."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from lovp_actions.extraction import answers, done_since, done_then, recalled, rejected
from lovp_actions.extraction.antecedents import Sentence
from lovp_actions.extraction.candidates import Candidate, Frame, candidates
from lovp_actions.extraction.joining import fields, pronouns, scorer
from lovp_actions.extraction.joining.pairs import Pair
from lovp_actions.extraction.units import Unit


@dataclass(frozen=True, slots=True)
class Joined:
    """The pairs of a document, with all its sentences (`seen`); `closed` tells that what was done
    since is wanted, too."""

    frame: Frame
    seen: Sequence[tuple[Unit, Sentence | None]]
    pairs: list[Pair]
    closed: bool = False

    def candidates(
        self, score: Callable[[Pair], float] = scorer.probability
    ) -> Iterator[Candidate]:
        """All that may be an item, in the order of the text, as sure as `score` says."""
        units = [unit for unit, _ in self.seen]
        joined = (fields.joined(pair, score(pair)) for pair in self.pairs)
        told = recalled.weighed(rejected.left(pronouns.resolved(joined, self.seen), units))
        told = done_then.left(told, units)
        left = list(told if self.closed else done_since.left(told, units))
        return candidates(self.frame, answers.settled(left, units))
