"""Which sentences can hold an item, by their words alone: only these are parsed.

A sentence is passed over when no rule can find an item in it that is sure enough: no marker, and
for each rule either the words it needs are not there, or the highest confidence it could reach,
with all the evidence that these words allow, is too low. What a parser says of a word is never
guessed, but for four things: a past tense or a participle is no present tense, nor is a verb
behind "te", nor, far from the beginning and with neither "ik" nor "je", a verb without an ending
("plan", "vraag": they are nouns there). `benchmarks/passed_over.py` shows on any texts that the
items are those of a run in which everything is parsed.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Literal

from lovp_actions import confidence, cues, evidence, lexicon, markers, verbs
from lovp_actions import word_hints as hints
from lovp_actions.cast import Cast
from lovp_actions.clause_frames import OTHER_VERB
from lovp_actions.commitments import POSITION
from lovp_actions.finite import grammar
from lovp_actions.phrases import IMPERATIVE, INFINITIVE
from lovp_actions.units import Unit

Look = Literal["parse", "pass", "silent"]
"""Parse a sentence, pass it over, or pass it over for good: it names nobody either."""
_PRESENT_FRAMES = frozenset({"future", "must", "wish", "present", "phrase", "expect"})
"""Frames that want their cue in the present tense."""
_MARKS = re.compile(r"[(\[<@→⇒]|[-=]>")
_KINDS = frozenset(
    {"known", "name", "person", "office", "body", "group", "self", "pronoun", "none"}
)
"""Kinds of actors, as the evidence calls them."""


class FirstLook:
    """The look at the sentences of one document."""

    def __init__(self, cast: Cast, least: float, has_deadline: Callable[[Unit], bool]) -> None:
        """`least` is the confidence that an item must have, `has_deadline` tells whether there
        are time words in a unit."""
        self._cast, self._has_deadline = cast, has_deadline
        self._least = confidence.log_odds(least - 0.005) if least > 0.025 else -math.inf
        self._known = {part for name in cast.names for part in hints.WORD.findall(name)}
        self._known |= {part.lower() for name in cast.initials for part in hints.WORD.findall(name)}

    def at(self, unit: Unit) -> Look:
        """What to do with a unit."""
        if unit.block.kind == "row":
            return "pass"
        words = hints.Words(unit.words, hints.WORD.findall(unit.words))
        if self._wants(unit, words):
            return "parse"
        return "pass" if words.all & hints.pronouns() or self._named(words) else "silent"

    def _wants(self, unit: Unit, words: hints.Words) -> bool:
        """Whether the unit must be parsed."""
        text = unit.words
        if self._least == -math.inf or unit.label or unit.told or self._marked(text):
            return True
        if unit.first and unit.in_action_list:
            return True
        if hints.leads_in(text):
            return True
        if unit.block.lead_in and "te" in words.all and hints.leads_in(unit.block.lead_in):
            return True
        if unit.in_resolution and "te" in words.all:
            return True
        if text.rstrip(" \"'”’)*").endswith("?"):
            return not text.rstrip().endswith("?") and self._by_phrase(unit, words)
        return self._by_cue(unit, words) or self._by_form(unit, words)

    def _marked(self, text: str) -> bool:
        if _MARKS.search(text) and (
            markers.bracketed(text, self._cast)
            or markers.addressed(text, self._cast)
            or markers.name_at_end(text, self._cast)
        ):
            return True
        return markers.asked(text, self._cast) is not None

    # ---- rules

    def _by_cue(self, unit: Unit, words: hints.Words) -> bool:
        """Whether a verb that a cue names can make an item of the sentence."""
        for word in words.order:
            for cue, form, particle in cues.readings(word):
                if form.form not in (verbs.PRESENT, verbs.INFINITIVE) and (
                    cue.frame in _PRESENT_FRAMES
                ):
                    continue
                if particle and not form.particle and particle not in words.all:
                    continue
                if not hints.has_what_it_needs(cue, words):
                    continue
                best = hints.best_verb(cue.name, words, words.order)
                best = hints.other_verb(cue) if best is None else best
                if self._reaches(unit, words, cue.name, cue.confidence, best):
                    return True
        return False

    def _by_form(self, unit: Unit, words: hints.Words) -> bool:
        """Whether a verb that no cue names can: in the present, the passive, the infinitive, or
        the imperative."""
        present = list(hints.presents(words))
        for cue in cues.all_cues():
            if cue.frame == "present" and not cue.verbs:
                best = hints.best_verb(cue.name, words, present)
                if best is not None and self._reaches(unit, words, cue.name, cue.confidence, best):
                    return True
                weak = cue.confidence - OTHER_VERB
                if self._reaches(unit, words, cue.name, weak, hints.other_verb(cue)):
                    return True
            elif cue.frame == "passive" and hints.is_passive(words):
                best = hints.best_verb(cue.name, words, words.order)
                if words.all & hints.ahead():
                    best = hints.other_verb(cue) if best is None else best
                elif best is not None:
                    best += confidence.weights().get("passive=plain", 0.0)
                if best is not None and self._reaches(
                    unit, words, cue.name, cue.confidence, best, agent=True
                ):
                    return True
        return self._by_names(unit, words) or self._by_phrase(unit, words)

    def _by_names(self, unit: Unit, words: hints.Words) -> bool:
        """Whether names open the sentence with a verb of doing behind them; of what kind it is
        does not count then."""
        if not words.as_written or not self._may_be_name(words.as_written[0]):
            return False
        verb = next((word for word in words.as_written if hints.follows_names(word)), "")
        return (
            verb in hints.table().present | hints.table().first
            and not verb.endswith("en")
            and not verbs.in_class("report", verb)
            and self._reaches(unit, words, *POSITION, 0.0, of_actor=hints.of_name)
        )

    def _by_phrase(self, unit: Unit, words: hints.Words) -> bool:
        """Whether a sentence without a finite verb can be an item."""
        infinitive = any(word in verbs.infinitives() for word in words.order)
        if infinitive and self._reaches(unit, words, *INFINITIVE, 0.0):
            return True
        opening = words.order[0] if words.order else ""
        imperative = opening in verbs.classes()["action"] or opening in grammar()["imperatives"]
        return imperative and self._reaches(unit, words, *IMPERATIVE, 0.0)

    # ---- confidence

    def _reaches(
        self,
        unit: Unit,
        words: hints.Words,
        rule: str,
        sureness: float,
        more: float,
        *,
        agent: bool = False,
        of_actor: Callable[[str, str], float] | None = None,
    ) -> bool:
        """Whether an item of the rule could be sure enough; `more` is evidence of its verb,
        `of_actor` tells what a kind of actor adds."""
        weights = confidence.weights()
        place = evidence.of_place(unit)
        score = confidence.log_odds(max(sureness, 0.05)) + weights.get("any", 0.0) + more
        score += sum(weights.get(name, 0.0) for name in place)
        score += sum(weights.get(f"rule={rule}&{name}", 0.0) for name in place)
        score += sum(weight for holds, weight in hints.helpful(rule) if holds(words))
        kinds = self._kinds(unit, words)
        if agent and not words.all & {"door", "vanuit"}:
            kinds = frozenset({"none"})
        score += max((of_actor or hints.of_actor)(rule, kind) for kind in kinds | {"none"})
        if score >= self._least:
            return True
        gain = weights.get("deadline", 0.0) + weights.get(f"rule={rule}&deadline", 0.0)
        return score + gain >= self._least and self._has_deadline(unit)

    def _may_be_name(self, first: str) -> bool:
        """Whether the first word may be a name that the parser takes for something else."""
        word = first.lower()
        if self._cast.knows(first):
            return True
        other = word in self._cast.common or word in hints.small() or verbs.is_known(word)
        return first[0].isupper() and not other and not hints.role(word)

    def _kinds(self, unit: Unit, words: hints.Words) -> frozenset[str]:
        """What kinds of actors the sentence can have."""
        if unit.speaker or words.all & hints.pronouns() or hints.leaves_subject_out(words):
            return _KINDS
        return frozenset(self._named(words))

    def _named(self, words: hints.Words) -> set[str]:
        """What kinds of actors the sentence names."""
        found: set[str] = set()
        pronouns = lexicon.load("roles")["pronouns"]
        if not words.all.isdisjoint(pronouns["self"]):
            found.add("self")
        if not words.all.isdisjoint(pronouns["group"]):
            found.add("group")
        if not words.all.isdisjoint(self._known):
            found.add("known")
        if self._has_name(words):
            found |= {"name", "body"}
        for word in words.order:
            if kind := hints.role(word):
                found |= {kind, "office"} if kind == "person" else {kind}
        return found

    def _has_name(self, words: hints.Words) -> bool:
        """Whether a word may be a name: it has a capital, and not only as the first word."""
        if any(word[0].isupper() for word in words.as_written[1:]):
            return True
        first = words.as_written[0] if words.as_written else ""
        if not first[:1].isupper() or first.lower() in hints.small():
            return False
        return first.lower() not in self._cast.common or not (
            self._cast.proper or self._cast.people
        )
