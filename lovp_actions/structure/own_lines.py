"""Lines in small letters that are sentences of their own, whatever stands above them."""

from __future__ import annotations

import re

from lovp_actions import lexicon
from lovp_actions.dates.time_patterns import words_of
from lovp_actions.language import verbs
from lovp_actions.language.clause_tests import words as signals
from lovp_actions.language.words import CAPITALS
from lovp_actions.structure import names, wording
from lovp_actions.structure.tables.cells import is_role

_WORD = re.compile(r"[^\W_][\w'’-]{0,60}|,")
_COUNTED = re.compile(r"\d{1,4} (?P<rest>[a-zà-ÿ][^.!?]{1,200})[.!?](?:\s|\Z)")
"""A number of things, up to the end of their sentence."""
_NUMBER = re.compile(r"[0-9]{1,4}(?= )")
_TIMES = ("month", "weekday", "day_word", "number", "ordinal", "unit", "part_of_day", "season")
"""Groups of words of time, behind which the verb of a sentence can stand too."""
_NAME = rf"[{CAPITALS}][\w.'’-]{{0,30}}"
_OWNER = re.compile(rf"\((?:actie:? )?{_NAME}(?:(?:,| en| \+| &|/) ?{_NAME})?\)\Z")
"""Who does it, in brackets at the end of a line."""
_SUBJECT = 4
"""Words before which the finite verb of a note stands: "de penningmeester van Dijk belt"."""


def parted(line: str, following: str) -> bool:
    """Whether `line` can end a sentence and `following` begins one, though with a small letter."""
    above = _WORD.findall(line.lower())
    ended = bool(above) and (_tells_self(line) or not _wants_more(above))
    return ended and _is_own(following)


def opens_note(line: str) -> bool:
    """Whether a line begins with a common given name and a finite verb: "Jan belt de bank"."""
    words = _WORD.findall(line)[:2]
    return len(words) == 2 and names.is_given(words[0]) and _is_finite(words[1].lower())


def names_owner(line: str) -> bool:
    """Whether a line ends with who does it: "zaal huren (Jan)"."""
    return _OWNER.search(line) is not None


def linked(line: str, following: str) -> bool:
    """Whether a line breaks off at a word that wants another, or the next begins with a small one
    that links it to what stands above."""
    above, below = _WORD.findall(line.lower()), _WORD.findall(following)
    last, first = (above or [""])[-1], (below or [""])[0]
    prepositions = verbs.grammar()["prepositions"]
    unfinished = lexicon.load("layout")["wrapping"]["unfinished"]
    closes = any(_is_particle(last, each) for each in above[:-1])
    wants = last in unfinished or last in _articles() or last in _openers() or last in prepositions
    return (wants and not closes) or first in _openers() or first in prepositions


def goes_on_counting(line: str, following: str) -> bool:
    """Whether `line` tells what somebody does, and `following` goes on with a number of things up
    to its full stop: "Jan bestelt / 12 stoelen."."""
    counted = _COUNTED.match(following)
    last = line.rpartition(". ")[2]
    if counted is None or line[-1] in ".!?:;" or not last[:1].isupper():
        return False
    if _counts_on(line, following) or wording.is_known_heading(counted["rest"]):
        return False
    words, rest = _WORD.findall(last.lower())[1:], _WORD.findall(counted["rest"].lower())
    told = rest[0] in words_of("month") or any(
        verbs.is_known(word) or word in verbs.auxiliary_forms() for word in rest
    )
    whole = words[-2:-1] and words[-2] in _articles()  # "Jan huurt de zaal"
    return not told and not whole and any(map(_is_finite, words))


def _counts_on(line: str, following: str) -> bool:
    """Whether two lines begin with numbers that follow each other, as points of an agenda do."""
    numbers = [_NUMBER.match(each) for each in (line, following)]
    first, second = (int(number[0]) if number else -1 for number in numbers)
    return first >= 0 and second - first == 1


def _wants_more(words: list[str]) -> bool:
    """Whether a line breaks off in its sentence: at a word that wants another, or in a clause that
    has no verb yet."""
    finite = [place for place, word in enumerate(words) if place and _is_finite(word)]
    last = words[-1]
    if not finite or last == "," or last in verbs.auxiliary_forms():
        return True
    if last in _small() and not _is_particle(last, words[finite[-1]]):
        return True
    place = max((i for i in range(len(words)) if _opens(words, i)), default=-1)
    if place > finite[-1]:
        return True
    joint = max((i for i, word in enumerate(words) if word in ("en", ",")), default=-1)
    subject = words[joint + 1] if joint + 1 < len(words) else ""
    begins = names.is_given(subject) or subject in _articles()
    return joint > finite[-1] and begins


def _opens(words: list[str], place: int) -> bool:
    """Whether a clause begins with the word, which is no object: "jan doet dat nu"."""
    done = words[place] == "dat" and place and words[place - 1] in verbs.forms("doen")
    return words[place] in _openers() and not done


def _is_particle(last: str, verb: str) -> bool:
    """Whether the last word of a line belongs to its verb: "stuurt de notulen rond"."""
    if last == "toe":
        return False
    return last in verbs.particles_of(verb) or (last == "aan" and verb in verbs.forms_of("gaan"))


def _is_own(line: str) -> bool:
    """Whether a line has a subject and behind it a finite verb, as notes have, or says so little
    that it is no part of a sentence."""
    if _alone().match(line.strip().lower()):
        return True
    words = _WORD.findall(line.lower())
    if words[1:] and words[0] in lexicon.load("roles")["pronouns"]["group"]:
        return _is_finite(words[1]) or verbs.INFINITIVE in verbs.readings(words[1])
    if _tells_self(line):
        return True
    pair = len(words) > 3 and words[1] == "en" and all(map(names.is_given, (words[0], words[2])))
    if pair and verbs.INFINITIVE in verbs.readings(words[3]):
        return True  # "jan en wouter halen de tent op"
    place = next((i for i, word in enumerate(words[: _SUBJECT + 1]) if _is_finite(word)), 0)
    if not place:
        return False
    first, second = words[0], words[1]
    if place == 1:
        return first in verbs.grammar()["subjects"] or names.is_given(first) or _is_noun(first)
    if first in _articles():
        return is_role(second) and len(words) > place + 1
    return (names.is_given(first) or is_role(first)) and not set(words[1:place]) & _openers()


def _tells_self(line: str) -> bool:
    """Whether a line has its writer's name beside "ik": "ik (petra) regel de muziek"."""
    return line.lower().lstrip().startswith("ik (")


def _is_finite(word: str) -> bool:
    """Whether a word can hardly be anything but a finite verb."""
    if word in verbs.auxiliary_forms():
        return True
    found = verbs.readings(word)
    nouns = lexicon.load("layout")["lead_in"]["nouns"]
    if word in nouns or verbs.PARTICIPLE in found or verbs.INFINITIVE in found:
        return False
    return verbs.PRESENT in found and word.endswith("t")


def _is_noun(word: str) -> bool:
    return not (
        word in _small()
        or word in words_of(*_TIMES)
        or not word.isalpha()
        or verbs.is_known(word)
        or verbs.is_participle(word)
        or word in verbs.auxiliary_forms()
    )


@lexicon.derived
def _alone() -> re.Pattern[str]:
    words = lexicon.load("layout")["wrapping"]["alone"]
    return re.compile("|".join(f"(?:{word})$" for word in words))


@lexicon.derived
def _openers() -> frozenset[str]:
    """Words behind which a clause begins that must have a verb."""
    kinds = ("bounds", "subordinating", "relative", "conjunctions")
    words = (verbs.grammar()[kind] for kind in kinds)
    return signals("conditions").union(signals("questions"), *words)


@lexicon.derived
def _small() -> frozenset[str]:
    """Words without content, which stand in the middle of sentences."""
    grammar, layout, roles = verbs.grammar(), lexicon.load("layout"), lexicon.load("roles")
    return verbs.small_words().union(
        lexicon.load("grammar")["pointing"]["beside"],
        layout["headings"]["open"],
        layout["wrapping"]["unfinished"],
        roles["indefinite"]["words"],
        *(grammar[name] for name in ("negations", "prepositions", "subjects")),
        *(signals(name) for name in ("next", "hedges", "usual")),
        _openers(),
        _articles(),
    )


@lexicon.derived
def _articles() -> frozenset[str]:
    return frozenset(lexicon.load("roles")["titles"]["articles"])
