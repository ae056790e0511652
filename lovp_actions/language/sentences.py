"""Sentences of a passage, by punctuation: the same for every spaCy pipeline."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from lovp_actions import lexicon
from lovp_actions.language import verbs

_END = re.compile(
    r"(?<![.!?…])(?P<stop>[.!?…]+)(?P<close>[\"'”’»)\]]*)"
    r"(?P<gap>\s{1,9}|(?=[A-Z][a-z]{2,}\b(?![./@(])))"
)
_INITIAL = re.compile(r"(?:^|[\s(.])[A-Z]$")
_LETTERED = re.compile(r"\b(?P<noun>[^\W\d_]{3,40}) [A-Z]$")
_OPENING = re.compile(r"\s{0,9}(?P<who>[A-Z][\w-]{0,30}) (?P<verb>[a-zë]{2,30})\b")
_DAY = re.compile(r"\d{1,2}e?\s[^\W\d_]+$")
_ARTICLE = re.compile(r"\b(?:[Dd]e|[Oo]nze) \w+$")
_LIST_NUMBER = re.compile(r"\W{0,30}(?:\d{1,3}|[A-Za-z])")
_LAST_WORD = re.compile(r"[^\s(/\"'“‘]*$")
_CLOSING = re.compile(r"[)\]>]\.?")
_LONGEST_MARKER = 170
_LONGEST_TOLD = 200
_LONGEST_SUBJECT = 4
"""Words up to the verb behind them."""
_WINDOW = 60
"""Characters before a stop that are looked at: no abbreviation is longer."""


@dataclass(frozen=True, slots=True)
class _Abbreviations:
    inside: frozenset[str]
    either: frozenset[str]
    endings: tuple[str, ...]
    marker: re.Pattern[str]
    names: frozenset[str]
    """Those that with a capital are given names, too: "Jan"."""

    def goes_on(self, last: str) -> bool:
        """Whether a sentence never ends after `last` (lower case) and a full stop."""
        parted = "." in last and not last[0].isdigit() and _is_short(last)
        return last in self.inside or (parted and last not in self.either)

    def may_go_on(self, last: str) -> bool:
        """Whether a sentence ends after `last` only where a capital follows."""
        return last in self.either or last.endswith(self.endings)


@lexicon.derived
def _abbreviations() -> _Abbreviations:
    words = lexicon.load("abbreviations")
    marker = re.compile(r"[(\[<](?:" + "|".join(words["marker"]) + r")\b", re.IGNORECASE)
    inside, given = frozenset(words["inside"]), lexicon.load("given_names")
    people = {name.lower() for kind in ("women", "men", "either") for name in given[kind].split()}
    return _Abbreviations(
        inside, frozenset(words["either"]), tuple(words["endings"]), marker, inside & people
    )


@lexicon.derived
def _people() -> frozenset[str]:
    """Those who can stand at the head of a sentence, by one word."""
    given, pronouns = lexicon.load("given_names"), lexicon.load("abbreviations")["people"]
    names = (name.lower() for kind in ("women", "men", "either") for name in given[kind].split())
    return frozenset(names) | frozenset(pronouns)


@lexicon.derived
def _bounds() -> frozenset[str]:
    """Words by which a letter is that of a name, or another clause begins."""
    roles, words = lexicon.load("roles"), lexicon.load("abbreviations")
    return frozenset([*words["joining"], *roles["titles"]["words"], *roles["person"]["words"]])


def _is_short(word: str) -> bool:
    """Whether all parts between full stops are short: "d.w.z", not "gemeente.nl"."""
    return all(len(part) <= 3 for part in word.split(".")[:-1])


def split(text: str) -> list[tuple[int, int]]:
    """Character offsets `(start, end)` of the sentences of `text`, in order, trimmed."""
    bounds: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if match.start() >= start and _ends_sentence(text, start, match):
            end, following = _after_marker(text, match)
            bounds.append((start, end))
            start = following
    bounds.append((start, len(text)))
    return [span for span in (_trim(text, *bound) for bound in bounds) if span[0] < span[1]]


def _after_marker(text: str, match: re.Match[str]) -> tuple[int, int]:
    """Where the sentence ends and the next begins; a bracket such as "(actie Jan)" is about
    what stands before it."""
    end, following = match.start("gap"), match.end()
    if match["gap"] and _abbreviations().marker.match(text, following):
        closing = _CLOSING.search(text, following, following + _LONGEST_MARKER)
        return (closing.end(), closing.end()) if closing else (end, following)
    return end, following


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _tells(words: str) -> bool:
    """Whether there is a verb among words."""
    each = words.split()
    return any(verbs.readings(word) or word in verbs.auxiliary_forms() for word in each)


def _opens(words: str) -> bool:
    """Whether words open a clause of their own: "De heer Bos belt", "Jan regelt de muziek"."""
    first = itertools.takewhile(str.isalpha, words.split()[:_LONGEST_SUBJECT])
    return any(map(_tells, itertools.islice(first, 1, None)))


def _is_told(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a person does something with one thing that has a letter for its name, and another
    clause follows: "Femke leest plan A. Joris belt", but not "Femke vraagt of de heer A"."""
    if match.start() - start > _LONGEST_TOLD:
        return False
    words = text[start : match.start()]
    opening, noun = _OPENING.match(words), _LETTERED.search(words)
    following = _OPENING.match(text[match.end() : match.end() + _WINDOW])
    if not (opening and following and noun and noun["noun"].islower()):
        return False
    named = opening["who"].lower() in _people() and _does(opening["verb"])
    rest = re.findall(r"\w+|[^\w\s]", words[opening.end() :])
    apart = any(word.lower() in _bounds() or not word.isalnum() for word in rest)
    return named and not apart and _does(following["verb"])


def _does(verb: str) -> bool:
    """Whether a word can be what one does, and neither an infinitive nor "zijn" of a thing."""
    if verb in verbs.auxiliary_forms():
        return not verb.endswith("n")
    return verb.endswith("t") and _tells(verb)


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    after = text[match.end() : match.end() + 1]
    if not after:
        return False  # the rest is the last sentence anyway
    before = text[max(start, match.start() - _WINDOW) : match.start()]
    stop, words = match["stop"], _abbreviations()
    word = _LAST_WORD.search(before)
    last = word[0] if word else ""
    if stop == "." and _LIST_NUMBER.fullmatch(before):
        return False
    if not match["gap"]:  # "Femke belt.Joris mailt": a forgotten space
        return len(stop) == 1 and len(last) > 1 and not any(mark in last for mark in "./@:")
    if stop == ".":
        folded = last.lower()
        if folded in words.names and last[0].isupper() and not _DAY.search(before):
            return after.isupper()  # "Anna belt met Jan."
        if last == "MR" and _ARTICLE.search(before):
            return after.isupper()  # "Dit ligt bij de MR. Jan belt.", and no "mr. Jan"
        if _LETTERED.search(before) and _is_told(text, start, match):
            return True  # "Femke belt huurder A. Joris belt huurder B."
        if words.goes_on(folded) or _INITIAL.search(before):
            both = last.islower() and after.isupper() and _DAY.search(before)
            return bool(both) and _tells(before) and _opens(text[match.end() :][:_WINDOW])
        if words.may_go_on(folded):
            return after.isupper()
    if after.isupper() or after in "\"'“‘«-–•(@[>→*":
        return True
    if after.isdigit():
        return not last.isdigit() or stop != "."
    return stop == "." and not match["close"] and len(last) > 3 and last.isalpha()
