"""Which sentences can hold an item, by their words alone: only these are parsed.

A sentence is passed over when no rule can find an item in it that is sure enough: no marker, and
for each rule either the words it needs are not there, or the highest confidence it could reach,
with all the evidence that these words allow, is too low. What a parser says of a word is never
guessed: what the words alone rule out (`language/tense.py`, `language/word_order.py`), the rules
rule out too, whatever the parse. So the items are those of a run in which everything is parsed, as
`benchmarks/passed_over.py` shows on any texts.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from functools import cached_property
from typing import Literal

from lovp_actions.extraction import prefilter_confidence as weights
from lovp_actions.extraction import prefilter_words as hints
from lovp_actions.extraction.units import Unit, place_evidence
from lovp_actions.language import tense, verbs
from lovp_actions.language.words import WORD, Words
from lovp_actions.people import entries
from lovp_actions.people.cast import Cast, pronouns
from lovp_actions.rules import confidence, cues, left_open, markers, short_entries
from lovp_actions.rules.clause_frames import OTHER_VERB
from lovp_actions.rules.frames import PRESENT_FRAMES
from lovp_actions.rules.phrases import INFINITIVE

Look = Literal["parse", "pass", "silent"]
"""Parse a sentence, pass it over, or pass it over for good: it names nobody either."""
_MARKS = re.compile(r"[(\[<@→⇒]|[-=]>")


class Prefilter:
    """The look at the sentences of one document."""

    def __init__(
        self, cast: Cast, least: float, has_deadline: Callable[[Unit], bool], *, general: bool
    ) -> None:
        """`least` is the confidence that an item must have, `has_deadline` tells whether there
        are time words in a unit, `general` whether the general rules count."""
        self.cast, self.has_deadline, self.general = cast, has_deadline, general
        self.least = confidence.log_odds(least - 0.005) if least > 0.025 else -math.inf
        self.known = {part for name in cast.names for part in WORD.findall(name)}
        self.known |= {part.lower() for name in cast.initials for part in WORD.findall(name)}

    def at(self, unit: Unit) -> Look:
        """What to do with a unit."""
        if unit.block.kind == "row":
            return "pass"
        sentence = _Sentence(self, unit)
        if sentence.is_wanted():
            return "parse"
        return "pass" if sentence.names_somebody() else "silent"


class _Sentence:
    """A sentence as the look sees it."""

    def __init__(self, look: Prefilter, unit: Unit) -> None:
        self._look, self._cast, self._unit = look, look.cast, unit
        self._words = Words(unit.words)

    def is_wanted(self) -> bool:
        """Whether it must be parsed."""
        unit, words, text = self._unit, self._words, self._words.text
        if self._look.least == -math.inf or unit.label or unit.told or self._is_marked():
            return True
        if unit.first and unit.in_action_list:
            return True
        if hints.leads_in(text) or (unit.decides and tense.may_be_passive(words)):
            return True
        if "te" in words.all:
            if unit.block.lead_in and hints.leads_in(unit.block.lead_in):
                return True
            if unit.in_resolution:
                return True
        if text.rstrip(" \"'”’)*").endswith("?"):
            quoted = not text.rstrip().endswith("?")
            return quoted and self._look.general and self._by_phrase()
        return self._by_cue() or self._by_form()

    def names_somebody(self) -> bool:
        """Whether a later sentence may lean on it."""
        words = self._words.all
        if self._has_name() or not words.isdisjoint(pronouns() | self._look.known):
            return True
        return any(map(hints.role, words))

    def _is_marked(self) -> bool:
        text = self._words.text
        if _MARKS.search(text) and (
            markers.bracketed(text, self._cast)
            or markers.addressed(text, self._cast)
            or markers.name_at_end(text, self._cast)
        ):
            return True
        named = (markers.closing, markers.asked, markers.owned, short_entries.find, left_open.find)
        if entries.divided(text, self._cast):
            return True
        return any(each(text, self._cast) for each in named)

    # ---- rules

    def _by_cue(self) -> bool:
        """Whether a verb that a cue names can make an item of the sentence."""
        words = self._words
        for word in words.order:
            for cue, form, particle in cues.readings(word):
                if cue.general and not self._look.general:
                    continue
                if cue.frame in PRESENT_FRAMES and not (
                    form.form in (verbs.PRESENT, verbs.INFINITIVE)
                    and tense.may_be_finite(word, words)
                ):
                    continue
                if particle and not form.particle and particle not in words.all:
                    continue
                if not hints.has_what_it_needs(cue, words):
                    continue
                best = weights.best_verb(cue.name, words, words.order)
                best = weights.other_verb(cue) if best is None else best
                if self._reaches(cue.confidence, best):
                    return True
        return False

    def _by_form(self) -> bool:
        """Whether a verb that no cue names can: in the present, the passive, the infinitive, or
        the imperative."""
        if not self._look.general:
            return False
        words = self._words
        present = list(hints.presents(words))
        for cue in cues.without_verbs():
            if cue.frame == "present":
                best = weights.best_verb(cue.name, words, present)
                if best is not None and self._reaches(cue.confidence, best):
                    return True
                weak = cue.confidence - OTHER_VERB
                if self._reaches(weak, weights.other_verb(cue)):
                    return True
            elif cue.frame == "passive" and tense.may_be_passive(words):
                best = weights.best_verb(cue.name, words, hints.participles(words))
                if not words.all.isdisjoint(hints.ahead()):
                    best = weights.other_verb(cue) if best is None else best
                if best is not None and self._reaches(cue.confidence, best):
                    return True
        return self._by_phrase()

    def _by_phrase(self) -> bool:
        """Whether a sentence without a finite verb can be an item."""
        words = self._words
        if words.text.rstrip().endswith(("?", ":")):
            return False
        return hints.has_infinitive(words) and self._reaches(INFINITIVE[1], 0.0)

    # ---- confidence

    def _reaches(self, rule: float, more: float) -> bool:
        """Whether an item of a rule with the confidence `rule` could be sure enough; `more` is
        what its verb adds."""
        least = self._look.least
        score = confidence.log_odds(max(rule, 0.05)) + self._place + more
        due = confidence.weights()["deadline"]
        return score >= least or (score + due >= least and self._look.has_deadline(self._unit))

    @cached_property
    def _place(self) -> float:
        """What its place adds."""
        return confidence.weight(place_evidence(self._unit))

    def _has_name(self) -> bool:
        """Whether a word may be a name: it has a capital, and not only as the first word."""
        words, cast = self._words, self._cast
        if any(word[0].isupper() for word in words.as_written[1:]):
            return True
        first = words.as_written[0] if words.as_written else ""
        if not first[:1].isupper() or first.lower() in hints.small():
            return False
        return first.lower() not in cast.common or not (cast.proper or cast.people)
