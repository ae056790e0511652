"""Dutch verb forms: from a word to the verbs it can belong to, whatever the pipeline's lemmas."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from lovp_actions import lexicon

PRESENT, PAST, INFINITIVE, PARTICIPLE = "present", "past", "infinitive", "participle"
_INSEPARABLE = ("be", "ge", "her", "er", "ont", "ver", "onder", "over", "vol", "door")
_SHORT_VOWEL = re.compile(r"(?<![aeiou])([aeou])([bcdfgklmnprstvwz])$")
_DOUBLE = re.compile(r"(bb|dd|ff|gg|kk|ll|mm|nn|pp|rr|ss|tt)$")


class Form(NamedTuple):
    """A reading of a word: the verb's infinitive without particle, the particle, the form.

    `particle` is set only where it is written in the word itself ("afgesproken").
    """

    verb: str
    particle: str
    form: str


def stems(infinitive: str) -> list[str]:
    """Possible first persons of a regular verb: "maken" gives "maak" and "mak"."""
    if re.search(r"(?:aan|oen|uin|(?<![aeo])ien)$", infinitive):  # not "snoeien"
        return [infinitive[:-1]]
    root = infinitive[:-2] if infinitive.endswith("en") else infinitive
    if root.endswith("ë"):  # creëren has no such root, knieën has
        root = root[:-1] + "e"
    if _DOUBLE.search(root):
        found = [root[:-1]]
    elif match := _SHORT_VOWEL.search(root):
        long = root[: match.start(1)] + match[1] * 2 + match[2]
        found = [long] if _is_one_syllable(root) else [long, root]
    else:
        found = [root]
    return [re.sub("z$", "s", re.sub("v$", "f", stem)) for stem in found]


def _is_one_syllable(root: str) -> bool:
    """Whether the vowel of a root is its only one, and so long: "met" is no form of "meten"."""
    return root != "kom" and len(re.findall("[aeiouyë]", root)) == 1


def _forms(verb: str, strong: tuple[str, ...]) -> dict[str, set[str]]:
    present: set[str] = {verb}
    past = {word for words in strong[:2] for word in words.split("/")}
    participle = set(strong[2:])
    for stem in stems(verb):
        present |= {stem, stem if stem.endswith("t") else stem + "t"}
        if not strong:
            past |= {stem + "te", stem + "ten", stem + "de", stem + "den"}
            prefix = "" if verb.startswith(_INSEPARABLE) else "ge"
            participle |= {p + stem + e for p in {prefix, "ge"} for e in ("t", "d", "")}
            participle = {word for word in participle if word.endswith(("t", "d"))}
    return {PRESENT: present, PAST: past, INFINITIVE: {verb}, PARTICIPLE: participle}


@lexicon.derived
def grammar() -> dict[str, frozenset[str]]:
    """The word lists of `lexicon/grammar.toml`."""
    return {name: frozenset(words) for name, words in lexicon.load("grammar")["words"].items()}


@lexicon.derived
def small_words() -> frozenset[str]:
    """Words without content, by which two actions are not compared, and which are no names."""
    return frozenset(lexicon.load("grammar")["small"]["words"])


@lexicon.derived
def auxiliaries() -> dict[str, tuple[list[str], list[str]]]:
    """Present and past forms of the auxiliaries, by infinitive."""
    table = lexicon.load("grammar")["auxiliaries"]
    return {verb: (present, past) for verb, (present, past) in table.items()}


@lexicon.derived
def strong_verbs() -> dict[str, tuple[str, ...]]:
    """Past singular, past plural and participle of the strong verbs, by infinitive."""
    rows = (line.split() for line in lexicon.load("verbs")["strong"].splitlines() if line.strip())
    return {verb: tuple(forms) for verb, *forms in rows}


@lexicon.derived
@lru_cache(maxsize=4096)
def forms(verb: str) -> dict[str, Form]:
    """All written forms of a verb ("af|spreken"), each with its reading."""
    particle, bar, base = verb.rpartition("|")
    if base in auxiliaries() and not particle and base not in strong_verbs():
        present, past = auxiliaries()[base]
        table = {PRESENT: set(present), PAST: set(past), INFINITIVE: {base}, PARTICIPLE: set()}
    else:
        table = _forms(base, _strong(base))
    found: dict[str, Form] = {}
    for form in (PARTICIPLE, PAST, PRESENT, INFINITIVE):
        for word in table[form]:
            if bar:
                found[particle + word] = Form(base, particle, form)
                if form == INFINITIVE:
                    found[particle + "te" + word] = Form(base, particle, form)
            if not bar or form != PARTICIPLE:
                found[word] = Form(base, "", form)
    return found


def _strong(base: str) -> tuple[str, ...]:
    known = strong_verbs()
    if base in known:
        return known[base]
    for prefix in ("be", "ver", "her", "ont", "over", "onder"):
        if base.startswith(prefix) and base[len(prefix) :] in known:
            past, plural, part = known[base[len(prefix) :]]
            bare = part[2:] if part.startswith("ge") else part
            return prefix + past, prefix + plural, prefix + bare
    return ()


def listed(name: str) -> list[str]:
    """The verbs of a class as the lexicon lists them."""
    return list(map(str, lexicon.load("verbs")[name].split()))


@lexicon.derived
def classes() -> dict[str, dict[str, set[str]]]:
    """Class (see `lexicon/verbs.toml`) by written form: `classes()["action"]["regelt"]` gives the
    set of particles with which the form is in that class ("" for none)."""
    table: dict[str, dict[str, set[str]]] = {}
    for name in ("action", "report", "state", "quote"):
        words: dict[str, set[str]] = defaultdict(set)
        for verb in listed(name):
            particle = verb.rpartition("|")[0]
            for word, form in forms(verb).items():
                words[word].add("" if form.particle else particle)
        table[name] = dict(words)
    return table


@lexicon.derived
def infinitives() -> dict[str, set[str]]:
    """Infinitives of the verbs of doing, each with the particles that may stand before it apart."""
    table: dict[str, set[str]] = defaultdict(set)
    for verb in listed("action"):
        particle, _, base = verb.rpartition("|")
        table[particle + base].add("")
        table[base].add(particle)
    return dict(table)


@lexicon.derived
@lru_cache(maxsize=8192)
def particles_of(word: str) -> frozenset[str]:
    """The separable particles that verbs of doing have with the form `word`."""
    found = classes()["action"].get(word, set()) | classes()["report"].get(word, set())
    return frozenset(found) - {""}


def is_known(word: str) -> bool:
    """Whether the word is a form of a verb of any class."""
    return any(word in table for table in classes().values())


@lexicon.derived
def participles() -> dict[str, set[str]]:
    """The participles of the verbs of all classes by their infinitive, particles written on:
    `participles()["opvragen"]` is {"opgevraagd"}."""
    named = [verb for name in ("action", "report", "state") for verb in listed(name)]
    named += [verb for cue in lexicon.load("cues")["cue"] for verb in cue.get("verbs", ())]
    found: dict[str, set[str]] = defaultdict(set)
    for verb in named:
        particle, _, base = verb.rpartition("|")
        words = _forms(base, _strong(base))[PARTICIPLE]
        words = {*words, *(re.sub("([ui])er([dt])$", r"\1eer\2", word) for word in words)}
        words |= {word[:2] + dotted + word[3:] for word in words if (dotted := _DOTS.get(word[:3]))}
        found[particle + base] |= {particle + word for word in words}
    return dict(found)


@lexicon.derived
@lru_cache(maxsize=4096)
def participles_of(infinitive: str) -> set[str]:
    """The participles of any verb, its particle written on: those of the lexicon, or else such as
    regular verbs have: "afknippen" gives "afgeknipt"."""
    if known := participles().get(infinitive):
        return known
    apart = {verb.rpartition("|")[0] for verb in listed("action")}
    found = set()
    for particle in apart:
        base = infinitive.removeprefix(particle)
        if len(base) > _SHORTEST and (base != infinitive or not particle):
            whole = len(base) > _PREFIXED and base.startswith(_INSEPARABLE)
            words = _forms(base, _strong(base))[PARTICIPLE]
            found |= {particle + word for word in words if whole or word.startswith("ge")}
    return found


_SHORTEST = 3
"""Letters of a verb are more than these,"""
_PREFIXED = 6
"""and these of one with a prefix: "ontkalken", not "verven"."""
_DOTS = {"gee": "ë", "gei": "ï", "geu": "ü"}
"""The letter with a diaeresis behind "ge": "geëvalueerd"."""


@lexicon.derived
def _participles() -> frozenset[str]:
    return frozenset(chain.from_iterable(participles().values()))


def is_participle(word: str) -> bool:
    """Whether the word is a participle ("afgesproken", "beoogde") of a verb of any class."""
    return word in _participles() or word.removesuffix("e") in _participles()


@lexicon.derived
def _joined() -> frozenset[str]:
    """Presents and infinitives of verbs of doing that have their particle written in them, and
    are no other verb of doing."""
    found: set[str] = set()
    others: set[str] = set()
    for verb in listed("action"):
        for word, form in forms(verb).items():
            if form.form in (PRESENT, INFINITIVE):
                (found if form.particle else others).add(word)
    return frozenset(found - others)


def has_particle_joined(word: str) -> bool:
    """Whether the word is a verb of doing with its particle, as only subordinate clauses and
    infinitives have it: "nagaat", "nagaan"."""
    return word in _joined()


def in_class(name: str, word: str, particle: str = "") -> bool:
    """Whether the form `word`, with its separate `particle`, belongs to a verb of the class."""
    particles = classes()[name].get(word.lower())
    return particles is not None and particle.lower() in particles


def readings(word: str) -> set[str]:
    """The forms that a word can be of the verbs of all classes."""
    return _all_readings().get(word, set())


@lexicon.derived
def _all_readings() -> dict[str, set[str]]:
    table: dict[str, set[str]] = defaultdict(set)
    for name in ("action", "report", "state"):
        for verb in listed(name):
            for word, form in forms(verb.rpartition("|")[2]).items():
                table[word].add(form.form)
    return dict(table)


@lexicon.derived
def auxiliary_forms() -> dict[str, tuple[str, str]]:
    """Written form to (infinitive, tense) of the auxiliaries."""
    table: dict[str, tuple[str, str]] = {}
    for verb, (present, past) in auxiliaries().items():
        table |= dict.fromkeys(present, (verb, PRESENT))
        table |= dict.fromkeys(past, (verb, PAST))
    return table


@lexicon.derived
def forms_of(*infinitives: str) -> frozenset[str]:
    """All forms of these auxiliaries."""
    both = (auxiliaries()[each] for each in infinitives)
    return frozenset(form for present, past in both for form in (*present, *past))
