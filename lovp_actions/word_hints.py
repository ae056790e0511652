"""What the words of a sentence alone tell: which verbs and evidence can be in it.

Only the first look uses it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from lovp_actions import confidence, cues, lexicon, phrases, verbs, word_order
from lovp_actions.actors import role_kind
from lovp_actions.cues import Cue
from lovp_actions.finite import grammar
from lovp_actions.phrases import IMPERATIVE, INFINITIVE
from lovp_actions.signals import words as signal

WORD = re.compile(r"[^\W\d_]+")
_WORD_OR_NUMBER = re.compile(r"[^\W\d_]+|\d+")
_BOUNDARY = re.compile(r"[,;]|\b(?:of|dat|als)\b")
_ARTICLES = (["de"], ["het"], ["een"])
_PUNCTUATION = re.compile(r"[^\w\s'’/-]+")


class Words:
    """The words of a sentence as they stand, in lower case in their order, and all of these."""

    def __init__(self, text: str) -> None:
        self.text, self.lower = text, text.lower()
        self.as_written: list[str] = WORD.findall(text)
        self.order = [word.lower() for word in self.as_written]
        self.all = frozenset(self.order)

    @cached_property
    def padded(self) -> str:
        return f" {self.lower} "

    @cached_property
    def chunks(self) -> list[str]:
        """What stands between spaces, in lower case, without a comma or full stop behind it."""
        return [chunk.rstrip(",.") for chunk in self.lower.split()]

    @cached_property
    def opening(self) -> frozenset[str]:
        """The words in lower case up to the second space."""
        return frozenset(WORD.findall(" ".join(self.lower.split(maxsplit=2)[:2])))

    def has_apart(self, verb: str, particle: str) -> bool:
        """Whether the particle may stand behind the verb in its clause: no conjunction parts
        them, and it is no preposition before an article."""
        for clause in self.clauses:
            if verb in clause and particle in clause:
                first = clause.index(verb)
                for place, word in enumerate(clause):
                    if word == particle and place > first:
                        if clause[place + 1 : place + 2] not in _ARTICLES:
                            return True
        return False

    @cached_property
    def clauses(self) -> list[list[str]]:
        """The words in lower case, parted where a clause may end."""
        return [_WORD_OR_NUMBER.findall(part) for part in _BOUNDARY.split(self.lower)]

    @cached_property
    def against(self) -> tuple[float, float]:
        """What takes from the confidence of items by a clause, and of others."""
        return _against(self, AGAINST), _against(self, _OF_ANY)

    def places(self, word: str) -> Iterator[tuple[int, list[str]]]:
        """The stretches in which a word stands, and where in them."""
        for stretch in self.stretches:
            for place, each in enumerate(stretch):
                if each == word:
                    yield place, stretch

    @cached_property
    def stretches(self) -> list[list[str]]:
        """The words in lower case, parted where punctuation stands between two; numbers count
        as words."""
        return [_WORD_OR_NUMBER.findall(part) for part in _PUNCTUATION.split(self.lower)]


def leaves_subject_out(words: Words) -> bool:
    """Whether a verb stands first or second, so that the subject can be one from before."""
    return any(map(_is_verb, words.opening))


@lexicon.derived
@lru_cache(maxsize=8192)
def _is_verb(word: str) -> bool:
    """Whether the lexicon has the word as a verb."""
    return verbs.is_known(word) or word in _helpers() or bool(cues.readings(word))


def may_carry(cue: Cue, words: Words) -> bool:
    """Whether there may be a verb of doing that an auxiliary carries: an infinitive, or a
    participle with "zijn" or "worden"."""
    if not words.all.isdisjoint(_ALONE):
        return True
    none = _carried_in_vain(cue.frame)
    return any(word[-1] == "n" and word not in none for word in words.all)


def _may_go_somewhere(words: Words) -> bool:
    """Whether "gaat" may promise something without another verb: "gaat dit na"."""
    if not words.all.isdisjoint(signal("goals")):
        return True
    return best_verb("gaat doen", words, words.all & _forms_of("gaan")) is not None


_ALONE = frozenset({"zijn", "worden", "zoek"})


@lexicon.derived
@lru_cache(maxsize=8)
def _carried_in_vain(frame: str) -> frozenset[str]:
    """Words that end as infinitives do, with which an auxiliary makes no item."""
    if frame == "wish":
        return grammar()["no_infinitives"] | grammar()["idle"]
    state, action = verbs.classes()["state"], verbs.classes()["action"]
    idle = {word for word in state if "" in state[word] and word not in action}
    return frozenset(grammar()["no_infinitives"] | idle | _forms_of("gaan", "moeten", "willen"))


_COMPLEMENTS = {"that": frozenset({"dat"}), "complement": frozenset({"te", "dat"})}


def has_what_it_needs(cue: Cue, words: Words) -> bool:
    if cue.needs and words.all.isdisjoint(_COMPLEMENTS[cue.needs]):
        return False
    if cue.words and not any(each in words.padded for each in cue.words):
        return False
    if cue.frame in ("future", "must", "wish") and not may_carry(cue, words):
        return cue.frame == "future" and _may_go_somewhere(words)
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
    any: frozenset[str]
    """Of the first two."""


@lexicon.derived
def table() -> _Doing:
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
    return _Doing(*map(frozenset, (present, first - present, joined - present, present | first)))


def has_infinitive(words: Words) -> bool:
    """Whether a verb of doing may stand in the infinitive, governed by nothing before it."""
    known, governing = _infinitives(), phrases.governing()
    if words.all.isdisjoint(known):
        return False
    return any(
        word in known and not (before in governing and f" {before} {word}" in words.padded)
        for before, word in pairwise(("", *words.order))
    )


@lexicon.derived
def _infinitives() -> frozenset[str]:
    return frozenset(verbs.infinitives())


def may_be_imperative(words: Words) -> bool:
    """Whether the sentence may open with a verb of doing in the imperative."""
    opening = words.order[0] if words.order else ""
    if not phrases.is_imperative(opening):
        return False
    return words.all.isdisjoint(grammar()["negations"])


def presents(words: Words) -> Iterator[str]:
    """The words that can be a verb of doing in the present tense of a main clause, and do not
    only tell something there ("geeft een toelichting", "deelt mee")."""
    doing, let = table(), has_let(words)
    if words.all.isdisjoint(doing.joined if let else _NONE) and words.all.isdisjoint(doing.any):
        return
    first = doing.first
    if words.all.isdisjoint(_FIRST_PERSON):
        first = first.intersection(words.order[:_NEAR_START])
    for word in words.order:
        if word in doing.present or word in first:
            if let or any(word_order.may_be_finite(*at) and not _tells(*at) for at in words.places(word)):
                yield word
        elif let and word in doing.joined:
            yield word


_NONE: frozenset[str] = frozenset()


def has_let(words: Words) -> bool:
    """Whether it has "laat", which carries another verb."""
    return not words.all.isdisjoint(_present_of("laten"))


def _tells(place: int, stretch: list[str]) -> bool:
    """Whether a verb of doing only tells something with what stands behind it."""
    word, behind = stretch[place], stretch[place + 1 : place + 6]
    if not behind:
        return False
    light = lexicon.load("signals")["light"].get(word, ())
    if any(each in light for each in behind):
        return True
    if "dat" in behind[:3] and verbs.in_class("report", word):
        # A verb behind it makes it a conjunction.
        return not _helpers().isdisjoint(stretch[stretch.index("dat", place) + 1 :])
    return (
        behind[0] in grammar()["pure_particles"]
        and verbs.in_class("report", word, behind[0])
        and not verbs.in_class("action", word, behind[0])
    )


def may_be_finite(word: str, words: Words) -> bool:
    """Whether a form of the present may be one by its place."""
    return any(word_order.may_be_finite(*at) for at in words.places(word))


@lexicon.derived
def _present_of(auxiliary: str) -> frozenset[str]:
    present, _ = verbs.auxiliaries()[auxiliary]
    return frozenset(present)


_NEAR_START = 4
"""Among so many words a verb without its ending may stand by a slip: "Arjen voeg dit toe"."""
_FIRST_PERSON = frozenset({"ik", "je", "jij", "u"})
"""With these goes a verb without an ending."""


@lexicon.derived
def small() -> frozenset[str]:
    """Words that are no names though they open a sentence with a capital."""
    roles = lexicon.load("roles")["titles"]["articles"]
    return frozenset((*lexicon.load("grammar")["small"]["words"], *roles))


@lexicon.derived
def _forms_of(*auxiliaries: str) -> frozenset[str]:
    both = (verbs.auxiliaries()[each] for each in auxiliaries)
    return frozenset(form for present, past in both for form in (*present, *past))


def ahead() -> frozenset[str]:
    """Auxiliaries that make of any verb in the passive what will or must be done."""
    return _forms_of("zullen", "gaan", "moeten", "dienen")


@lexicon.derived
def _helpers() -> frozenset[str]:
    return frozenset(verbs.auxiliary_forms())


@lexicon.derived
def pronouns() -> frozenset[str]:
    """Words that stand for somebody from before, or whose turn it is."""
    roles = lexicon.load("roles")["pronouns"]
    return frozenset({*roles["self"], *roles["singular"], *roles["plural"]} - {"deze"})


@lexicon.derived
@lru_cache(maxsize=8192)
def role(word: str) -> str:
    if word in _SOMEBODY:
        return "person"
    return role_kind(word) or ""


_SOMEBODY = frozenset({"één", "iemand", "niemand", "ieder", "elk", "allen", "iedereen"})


@lexicon.derived
@lru_cache(maxsize=512)
def leads_in(line: str) -> bool:
    """Whether a line may ask for what is listed below it."""
    return line.rstrip().endswith(":") and any(
        cue.frame == "request"
        for word in WORD.findall(line.lower())
        for cue, _, _ in cues.readings(word)
    )


@lexicon.derived
@lru_cache(maxsize=4096)
def base(rule: str, sureness: float, place: tuple[str, ...]) -> float:
    """The log-odds of an item of the rule in its place, before all that speaks for it."""
    weights = confidence.weights()
    score = confidence.log_odds(max(sureness, 0.05)) + weights.get("any", 0.0)
    score += sum(weights.get(name, 0.0) for name in place)
    return score + sum(weights.get(f"rule={rule}&{name}", 0.0) for name in place)


@lexicon.derived
@lru_cache(maxsize=512)
def of_deadline(rule: str) -> float:
    """What a deadline adds."""
    weights = confidence.weights()
    return weights.get("deadline", 0.0) + weights.get(f"rule={rule}&deadline", 0.0)


@lexicon.derived
@lru_cache(maxsize=4096)
def of_actors(rule: str, kinds: frozenset[str]) -> float:
    """What the likeliest of these kinds of actors adds, at best."""
    weights = confidence.weights()
    return max(
        weights.get(f"actor={kind}", 0.0) + weights.get(f"rule={rule}&actor={kind}", 0.0)
        for kind in kinds
    )


def of_names(_: str, kinds: frozenset[str]) -> float:
    """The same where names open the sentence."""
    weights = confidence.weights()
    return max((weights.get(f"actor={kind}", 0.0) for kind in kinds & _NAMES), default=0.0)


_NAMES = frozenset({"known", "name"})


def follows_names(word: str) -> bool:
    """Whether a word is neither a name nor one that stands within names."""
    return not word[0].isupper() and word not in ("en", "van", "der", "de")


def best_verb(
    rule: str, words: Words, among: Iterable[str], *, finite: bool = False
) -> float | None:
    """What the likeliest verb among these words adds at best; None where none is of doing. A
    verb that is `finite` has its particle behind it."""
    weights = confidence.weights()
    found: float | None = None
    for word in among:
        for particle in verbs.classes()["action"].get(word, ()):
            if particle and particle not in words.all:
                continue
            if particle and finite and not words.has_apart(word, particle):
                continue
            kind = "+".join(
                name
                for name in ("action", "report", "state")
                if verbs.in_class(name, word, particle)
            )
            weight = weights.get(f"rule={rule}&verb={kind}", 0.0)
            found = weight if found is None else max(found, weight)
    return found


def other_verb(cue: Cue) -> float:
    """What a verb that is none of doing adds at best; "wil" goes with verbs of telling and being
    too."""
    weights = confidence.weights()
    kinds = ("unknown", "report", "state", "report+state") if cue.frame == "wish" else ("unknown",)
    return max(weights.get(f"rule={cue.name}&verb={kind}", 0.0) for kind in kinds)


_Holds = Callable[[Words], object]
"""What is true or false of words."""
_IT_AS_SUBJECT = frozenset({"dit", "deze", "dat", "die"})


@lexicon.derived
def _class(name: str) -> frozenset[str]:
    return frozenset(verbs.classes()[name])


def _may_take_it(words: Words) -> bool:
    """Whether "dit" or the like stands one or two words behind what may be a verb."""
    if words.all.isdisjoint(_IT):
        return False
    if not words.all.isdisjoint(_FIRST_PERSON):
        return True
    first, order = table().first, words.order
    return any(
        each[-1] in "tn" or each in first
        for place, word in enumerate(order)
        if word in _IT
        for each in order[max(place - 2, 0) : place]
    )


_IT = frozenset({"dit", "dat", "deze", "die", "hem", "hier", "hierover"})
TRIGGERS: dict[str, _Holds] = {
    "takes it": _may_take_it,
    "subject=it": lambda words: not words.all.isdisjoint(_IT_AS_SUBJECT),
    "next": lambda words: words.order[:1] and words.order[0] in signal("next"),
    "to come": lambda words: "komen" in words.all and "er" in words.all,
    "still": lambda words: "nog" in words.all,
    "revise": lambda words: not words.all.isdisjoint(_class("revise")),
    "purpose": lambda words: "om" in words.all and "te" in words.all,
    "passive=zullen": lambda words: not words.all.isdisjoint(_forms_of("zullen")),
    "edit": lambda words: not words.all.isdisjoint(_class("edit")),
}
"""Words without which a piece of evidence in favour cannot be there."""


@lexicon.derived
@lru_cache(maxsize=512)
def helpful(rule: str) -> tuple[tuple[_Holds, float], ...]:
    """The evidence in favour of items of the rule that words can show, with its weight."""
    found: list[tuple[_Holds, float]] = []
    for name, weight in confidence.weights().items():
        of, _, what = name.rpartition("&")
        trigger = TRIGGERS.get(what)
        without_verb = rule in (INFINITIVE[0], IMPERATIVE[0])
        if trigger is None or weight <= 0 or without_verb != (what == "edit"):
            continue
        if of in ("", f"rule={rule}"):
            found.append((trigger, weight))
        elif of.startswith("passive"):
            found.append((_in_passive(trigger), weight))
    return tuple(found)


AGAINST: dict[str, _Holds] = {
    "leads in": lambda words: words.text.rstrip().endswith(":"),
    "size=endless": lambda words: words.text.count(" ") + words.text.count(", ") >= 35,
    "quoted": lambda words: words.text[:1] in '"“„',
    "conditional": lambda words: words.chunks[:1] and words.chunks[0] in signal("if"),
    "argued": lambda words: words.chunks[:1] and words.chunks[0] in signal("because"),
    "incidentally": lambda words: not signal("incidentally").isdisjoint(words.chunks),
}
"""Words with which a piece of evidence against an item must be there."""
_OF_ANY = ("leads in", "size=endless")
"""Those that count without a clause too."""


def _against(words: Words, names: Iterable[str]) -> float:
    weights = confidence.weights()
    return sum(min(weights.get(name, 0.0), 0.0) for name in names if AGAINST[name](words))


def _in_passive(trigger: _Holds) -> _Holds:
    def holds(words: Words) -> object:
        return is_passive(words) and trigger(words)

    return holds


def is_passive(words: Words) -> bool:
    return not words.all.isdisjoint(_present_of("worden"))
