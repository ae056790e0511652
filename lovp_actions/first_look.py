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
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from lovp_actions import confidence, cues, evidence, lexicon, markers, verbs
from lovp_actions.actors import role_kind
from lovp_actions.cast import Cast
from lovp_actions.commitments import POSITION
from lovp_actions.cues import Cue
from lovp_actions.finite import grammar
from lovp_actions.phrases import IMPERATIVE, INFINITIVE
from lovp_actions.signals import words as signal
from lovp_actions.units import Unit

Look = Literal["parse", "pass", "silent"]
"""Parse a sentence, pass it over, or pass it over for good: it names nobody either."""
_WORD = re.compile(r"[^\W\d_]+")
_PRESENT_FRAMES = frozenset({"future", "must", "wish", "present", "phrase", "expect"})
"""Frames that want their cue in the present tense."""
_MARKS = re.compile(r"[(\[<@→⇒]|[-=]>")
_KINDS = frozenset(
    {"known", "name", "person", "office", "body", "group", "self", "pronoun", "none"}
)
"""Kinds of actors, as the evidence calls them."""


@dataclass(frozen=True)
class _Words:
    """The words of a sentence as they stand, and in lower case."""

    text: str
    as_written: list[str]

    @cached_property
    def order(self) -> list[str]:
        return [word.lower() for word in self.as_written]

    @cached_property
    def all(self) -> frozenset[str]:
        return frozenset(self.order)

    @cached_property
    def padded(self) -> str:
        return f" {self.text.lower()} "


class FirstLook:
    """The look at the sentences of one document."""

    def __init__(self, cast: Cast, least: float, has_deadline: Callable[[Unit], bool]) -> None:
        """`least` is the confidence that an item must have, `has_deadline` tells whether there
        are time words in a unit."""
        self._cast, self._has_deadline = cast, has_deadline
        self._least = _log_odds(least - 0.005) if least > 0.025 else -math.inf
        self._known = {part for name in cast.names for part in _WORD.findall(name)}
        self._known |= {part.lower() for name in cast.initials for part in _WORD.findall(name)}

    def at(self, unit: Unit) -> Look:
        """What to do with a unit."""
        if unit.block.kind == "row":
            return "pass"
        if self.wants(unit):
            return "parse"
        return "pass" if self.mentions_somebody(unit) else "silent"

    def wants(self, unit: Unit) -> bool:
        """Whether the unit must be parsed."""
        text = unit.words
        if self._least == -math.inf or unit.label or unit.told or self._marked(text):
            return True
        if unit.first and unit.in_action_list:
            return True
        words = _Words(text, _WORD.findall(text))
        if _leads_in(text):
            return True
        if unit.block.lead_in and "te" in words.all and _leads_in(unit.block.lead_in):
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

    def _by_cue(self, unit: Unit, words: _Words) -> bool:
        """Whether a verb that a cue names can make an item of the sentence."""
        for word in words.order:
            for cue, form, particle in cues.readings(word):
                if form.form not in (verbs.PRESENT, verbs.INFINITIVE) and (
                    cue.frame in _PRESENT_FRAMES
                ):
                    continue
                if particle and not form.particle and particle not in words.all:
                    continue
                if not _has_what_it_needs(cue, words):
                    continue
                best = _best_verb(cue.name, words, words.order)
                best = _other_verb(cue) if best is None else best
                if self._reaches(unit, words, cue.name, cue.confidence, best):
                    return True
        return False

    def _by_form(self, unit: Unit, words: _Words) -> bool:
        """Whether a verb that no cue names can: in the present, the passive, the infinitive, or
        the imperative."""
        present = list(_presents(words))
        for cue in cues.all_cues():
            if cue.frame == "present" and not cue.verbs:
                best = _best_verb(cue.name, words, present)
                if best is not None and self._reaches(unit, words, cue.name, cue.confidence, best):
                    return True
                weak = cue.confidence - 0.35
                if self._reaches(unit, words, cue.name, weak, _other_verb(cue)):
                    return True
            elif cue.frame == "passive" and _is_passive(words):
                best = _best_verb(cue.name, words, words.order)
                if words.all & _ahead():
                    best = _other_verb(cue) if best is None else best
                elif best is not None:
                    best += confidence.weights().get("passive=plain", 0.0)
                if best is not None and self._reaches(
                    unit, words, cue.name, cue.confidence, best, agent=True
                ):
                    return True
        return self._by_names(unit, words) or self._by_phrase(unit, words)

    def _by_names(self, unit: Unit, words: _Words) -> bool:
        """Whether names open the sentence with a verb of doing behind them; of what kind it is
        does not count then."""
        if not words.as_written or not self._may_be_name(words.as_written[0]):
            return False
        verb = next((word for word in words.as_written if _follows_names(word)), "")
        return (
            verb in _table().present | _table().first
            and not verb.endswith("en")
            and not verbs.in_class("report", verb)
            and self._reaches(unit, words, *POSITION, 0.0, of_actor=_of_name)
        )

    def _by_phrase(self, unit: Unit, words: _Words) -> bool:
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
        words: _Words,
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
        score = _log_odds(max(sureness, 0.05)) + weights.get("any", 0.0) + more
        score += sum(weights.get(name, 0.0) for name in place)
        score += sum(weights.get(f"rule={rule}&{name}", 0.0) for name in place)
        score += sum(weight for holds, weight in _helpful(rule) if holds(words))
        kinds = self._kinds(unit, words)
        if agent and not words.all & {"door", "vanuit"}:
            kinds = frozenset({"none"})
        score += max((of_actor or _of_actor)(rule, kind) for kind in kinds | {"none"})
        if score >= self._least:
            return True
        gain = weights.get("deadline", 0.0) + weights.get(f"rule={rule}&deadline", 0.0)
        return score + gain >= self._least and self._has_deadline(unit)

    def mentions_somebody(self, unit: Unit) -> bool:
        """Whether a sentence can leave somebody behind for which later words stand."""
        words = _Words(unit.words, _WORD.findall(unit.words))
        return bool(words.all & _pronouns() or self._named(words))

    def _may_be_name(self, first: str) -> bool:
        """Whether the first word may be a name that the parser takes for something else."""
        word = first.lower()
        if self._cast.knows(first):
            return True
        other = word in self._cast.common or word in _small() or verbs.is_known(word)
        return first[0].isupper() and not other and not _role(word)

    def _kinds(self, unit: Unit, words: _Words) -> frozenset[str]:
        """What kinds of actors the sentence can have."""
        if unit.speaker or words.all & _pronouns() or _leaves_subject_out(words):
            return _KINDS
        return frozenset(self._named(words))

    def _named(self, words: _Words) -> set[str]:
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
            if kind := _role(word):
                found |= {kind, "office"} if kind == "person" else {kind}
        return found

    def _has_name(self, words: _Words) -> bool:
        """Whether a word may be a name: it has a capital, and not only as the first word."""
        if any(word[0].isupper() for word in words.as_written[1:]):
            return True
        first = words.as_written[0] if words.as_written else ""
        if not first[:1].isupper() or first.lower() in _small():
            return False
        return first.lower() not in self._cast.common or not (
            self._cast.proper or self._cast.people
        )


def _leaves_subject_out(words: _Words) -> bool:
    """Whether a verb stands first or second, so that the subject can be one from before."""
    opening = _WORD.findall(" ".join(words.text.lower().split()[:2]))
    return any(
        verbs.is_known(word) or word in _helpers() or bool(cues.readings(word)) for word in opening
    )


def _log_odds(share: float) -> float:
    share = min(max(share, 0.02), 0.98)
    return math.log(share / (1 - share))


def _has_what_it_needs(cue: Cue, words: _Words) -> bool:
    if cue.needs and not words.all & ({"dat"} if cue.needs == "that" else {"te", "dat"}):
        return False
    if cue.words and not any(each in words.padded for each in cue.words):
        return False
    if cue.frame == "expect":
        return len(words.text.split()) <= 4 or bool(words.all & {"er", "agenda"})
    return True


@dataclass(frozen=True)
class _Doing:
    """Forms of the verbs of doing: of the present tense in the main clause ("pakt", "pakken"),
    those of it that go with "ik", and those with their particle ("nagaan")."""

    present: frozenset[str]
    first: frozenset[str]
    joined: frozenset[str]


@lexicon.derived
def _table() -> _Doing:
    present: set[str] = set()
    first: set[str] = set()
    joined: set[str] = set()
    past: set[str] = set()
    for verb in verbs.listed("action"):
        for word, form in verbs.forms(verb).items():
            if form.form in (verbs.PARTICIPLE, verbs.PAST):
                past.add(word)
            elif form.particle:
                joined.add(word)
            elif word in verbs.stems(form.verb) and word[-1] != "t":
                first.add(word)
            else:
                present.add(word)
    present |= {word for word in past if word[-1] == "d" and word[:-1] + "t" in present}
    return _Doing(*map(frozenset, (present, first - present, joined - present)))


def _presents(words: _Words) -> Iterator[str]:
    """The words that can be a verb of doing in the present tense of a main clause."""
    doing, before = _table(), ""
    bare, let = bool(words.all & _FIRST_PERSON), bool(words.all & _let())
    for index, word in enumerate(words.order):
        if before != "te" and (
            word in doing.present
            or (word in doing.first and (bare or index <= _NEAR_START))
            or (word in doing.joined and let)
        ):
            yield word
        before = word


@lexicon.derived
def _let() -> frozenset[str]:
    present, _ = verbs.auxiliaries()["laten"]
    return frozenset(present)


_NEAR_START = 3
"""Up to here a verb without its ending may stand by a slip: "Arjen voeg dit toe"."""
_FIRST_PERSON = frozenset({"ik", "je", "jij", "u"})
"""With these goes a verb without an ending."""


@lexicon.derived
def _passive() -> frozenset[str]:
    present, _ = verbs.auxiliaries()["worden"]
    return frozenset(present)


@lexicon.derived
def _small() -> frozenset[str]:
    """Words that are no names though they open a sentence with a capital."""
    roles = lexicon.load("roles")["titles"]["articles"]
    return frozenset((*lexicon.load("grammar")["small"]["words"], *roles))


@lexicon.derived
def _forms_of(*auxiliaries: str) -> frozenset[str]:
    both = (verbs.auxiliaries()[each] for each in auxiliaries)
    return frozenset(form for present, past in both for form in (*present, *past))


def _ahead() -> frozenset[str]:
    """Auxiliaries that make of any verb in the passive what will or must be done."""
    return _forms_of("zullen", "gaan", "moeten", "dienen")


@lexicon.derived
def _helpers() -> frozenset[str]:
    return frozenset(verbs.auxiliary_forms())


@lexicon.derived
def _pronouns() -> frozenset[str]:
    """Words that stand for somebody from before, or whose turn it is."""
    roles = lexicon.load("roles")["pronouns"]
    return frozenset({*roles["self"], *roles["singular"], *roles["plural"]} - {"deze"})


@lexicon.derived
@lru_cache(maxsize=8192)
def _role(word: str) -> str:
    if word in _SOMEBODY:
        return "person"
    return role_kind(word) or ""


_SOMEBODY = frozenset({"één", "iemand", "niemand", "ieder", "elk", "allen", "iedereen"})


@lexicon.derived
def _leads_in(line: str) -> bool:
    """Whether a line may ask for what is listed below it."""
    return line.rstrip().endswith(":") and any(
        cue.frame == "request"
        for word in _WORD.findall(line.lower())
        for cue, _, _ in cues.readings(word)
    )


@lexicon.derived
@lru_cache(maxsize=4096)
def _of_actor(rule: str, kind: str) -> float:
    """What a kind of actor adds, at best."""
    weights = confidence.weights()
    return weights.get(f"actor={kind}", 0.0) + weights.get(f"rule={rule}&actor={kind}", 0.0)


def _of_name(_: str, kind: str) -> float:
    """What a kind of actor adds, at best, where names open the sentence."""
    return confidence.weights().get(f"actor={kind}", 0.0) if kind in ("known", "name") else 0.0


def _follows_names(word: str) -> bool:
    """Whether a word is neither a name nor one that stands within names."""
    return not word[0].isupper() and word not in ("en", "van", "der", "de")


def _best_verb(rule: str, words: _Words, among: Iterable[str]) -> float | None:
    """What the likeliest verb among these words adds at best; None where none is of doing."""
    weights = confidence.weights()
    found: float | None = None
    for word in among:
        for particle in verbs.classes()["action"].get(word, ()):
            if particle and particle not in words.all:
                continue
            kind = "+".join(
                name
                for name in ("action", "report", "state")
                if verbs.in_class(name, word, particle)
            )
            weight = weights.get(f"rule={rule}&verb={kind}", 0.0)
            found = weight if found is None else max(found, weight)
    return found


def _other_verb(cue: Cue) -> float:
    """What a verb that is none of doing adds at best; "wil" goes with verbs of telling and being
    too."""
    weights = confidence.weights()
    kinds = ("unknown", "report", "state", "report+state") if cue.frame == "wish" else ("unknown",)
    return max(weights.get(f"rule={cue.name}&verb={kind}", 0.0) for kind in kinds)


_Holds = Callable[[_Words], bool]
_TRIGGERS: dict[str, _Holds] = {
    "takes it": lambda words: bool(
        words.all & {"dit", "dat", "deze", "die", "hem", "hier", "hierover"}
    ),
    "subject=it": lambda words: bool(words.all & {"dit", "deze", "dat", "die"}),
    "next": lambda words: bool(words.order) and words.order[0] in signal("next"),
    "to come": lambda words: {"er", "komen"} <= words.all,
    "still": lambda words: "nog" in words.all,
    "revise": lambda words: any(word in verbs.classes()["revise"] for word in words.order),
    "purpose": lambda words: {"om", "te"} <= words.all,
    "passive=zullen": lambda words: bool(words.all & _forms_of("zullen")),
    "edit": lambda words: any(word in verbs.classes()["edit"] for word in words.order),
}
"""Words without which a piece of evidence in favour cannot be there."""


@lexicon.derived
def _helpful(rule: str) -> tuple[tuple[_Holds, float], ...]:
    """The evidence in favour of items of the rule that words can show, with its weight."""
    found: list[tuple[_Holds, float]] = []
    for name, weight in confidence.weights().items():
        of, _, what = name.rpartition("&")
        trigger = _TRIGGERS.get(what)
        without_verb = rule in (INFINITIVE[0], IMPERATIVE[0])
        if trigger is None or weight <= 0 or without_verb != (what == "edit"):
            continue
        if of in ("", f"rule={rule}"):
            found.append((trigger, weight))
        elif of.startswith("passive"):
            found.append((_in_passive(trigger), weight))
    return tuple(found)


def _in_passive(trigger: _Holds) -> _Holds:
    def holds(words: _Words) -> bool:
        return _is_passive(words) and trigger(words)

    return holds


def _is_passive(words: _Words) -> bool:
    return bool(words.all & _passive())
