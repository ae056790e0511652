"""What reads as the name of a person, or of several, by its form and by who is known.

The particles and forms of address of names stand here, for all rooms.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lovp_actions import lexicon
from lovp_actions.language import verbs
from lovp_actions.language.words import CAPITALS, SMALL
from lovp_actions.structure import layout

PARTICLES = (
    *("van", "von", "de", "der", "den", "het", "'t", "’t", "te", "ten", "ter", "la", "le", "el"),
    *("vd", "v.d.", "vander", "in", "op"),
)
PARTICLE = rf"(?:{'|'.join(map(re.escape, PARTICLES))})"
"""A small word within names, as a regular expression."""
_WORD = rf"[{CAPITALS}][\w.'’-]{{0,60}}"
_TITLES = (
    *("Prof", "Mevr", "Burg", "Weth", "Ing", "Drs", "Dhr", "Jhr", "Oud", "Fam", "Chr", "Joh"),
    "Min",
)
_ON = rf"(?:{'|'.join(rf'(?<={each}[.])' for each in _TITLES)}|(?<![{SMALL}]{{2}}[.]))"
"""Where a name goes on: not behind a full stop that ends a sentence ("Actie: Jan. Tent huren")."""
_DEGREE = r"(?:mr|dr|drs|ir|ing)\."
OBJECT = (
    rf"(?:het\s{{1,9}}[{CAPITALS}]|de\s{{1,9}}(?:[A-Z]{{2,5}}\b(?!-[A-Z])|[A-Z]{{2,}}[a-z]?-[a-z]))"
)
"""What begins an object and no surname behind a name: "Jan | het BHV-plan", "Jan | de NS"."""
_BETWEEN = rf"\s{{1,9}}(?!{OBJECT})(?:(?:{PARTICLE}|{_DEGREE})\s{{1,9}}){{0,4}}"
BORN = r"(?:\s{1,9}(?:jr|sr)\b\.?)?"
"""What may stand behind a surname."""
NAME = rf"{_WORD}(?:{_ON}{_BETWEEN}{_WORD}){{0,3}}{BORN}"
"""A name of one person, with capitals."""
NAMES = (
    rf"{NAME}(?:\s{{0,9}}(?:,\s{{0,9}}|\s{{1,9}}en\s{{1,9}}|\s{{0,9}}[&+/]\s{{0,9}}){NAME}){{0,6}}"
)
"""A name, or several, joined by commas, "en" or a sign; with capitals."""
_JOINTS = re.compile(r"\s{0,9}(?:,|/|&|\+|;|\ben\b|\band\b|\bi\.?s\.?m\.?)\s{0,9}")
_ONE = re.compile(rf"(?:(?:{PARTICLE})\s{{1,9}}){{0,3}}{NAME}")
_REST = re.compile(rf"\s{_ONE.pattern}(?=(?:\s?:|\s(?P<verb>[a-zà-ÿ]{{2,20}})\b))")
_INITIALS = re.compile(r"[A-Z]{2}|[A-Z](?:[a-z]{1,2}[A-Z]|[a-z]?[A-Z][a-z]?)")
_LETTERS = re.compile(rf"(?:[{CAPITALS}][a-z]?\.\s?){{1,5}}")
_SURNAME = re.compile(rf"(?:[Vv]an|[Tt]er|[Tt]en)\s(?:{PARTICLE}\s){{0,2}}[{CAPITALS}]")
_REPLACED = re.compile(
    r"\A(?:[Nn]iet\s)?[^,]{2,60},?\smaar\s(?!ook\b)"
    rf"|\A{NAME}\s?{layout.ARROW}\s?(?=[{CAPITALS}])"
    r"|\A(?i:was|eerst|eerder|voorheen):?\s[^,;]{2,60}[,;]\s?nu:?\s"
    rf"|(?:,|,?\sen|\s\()(?:\sdus)?\s?niet\s(?:[{CAPITALS}]|(?:de|het)\s\w).{{0,80}}\Z"
    r"|,?\s\(?(?:i\.?p\.?v\.?|in\splaats\svan)\s.{1,80}\Z"
)
"""Who is named beside another who does it in their place."""
_NOUNS = ("ing", "ingen", "tie", "ties", "heid", "heden", "schap", "ment", "menten", "teit", "iek")
_RULE = re.compile(r"\s[-–—]\s")
_LONGEST = 100
"""Characters of words that can be names."""


def titles() -> str:
    """A form of address, as a regular expression: "mw", "drs"."""
    words = sorted(lexicon.load("roles")["titles"]["words"], key=len, reverse=True)
    return rf"(?:{'|'.join(map(re.escape, words))})"


@lexicon.derived
def _titled() -> re.Pattern[str]:
    """Forms of address before a name: "Mw. mr. drs."."""
    return re.compile(rf"(?i:{titles()}\b\.?\s{{1,9}})+")


@lexicon.derived
def formal() -> re.Pattern[str]:
    """Forms of address or initials, and the surname behind them: "mr. drs. C. van den Berg jr."."""
    address = rf"(?:(?i:{titles()})\b\.?\s{{1,9}})"
    return re.compile(
        rf"(?<!\w)(?:{address}{{0,5}}{_LETTERS.pattern}|{address}{{1,5}})\s{{0,9}}"
        rf"(?:(?:{PARTICLE}|Van|De|Den|Der|El|La|Le)\s{{1,9}}){{0,4}}[{CAPITALS}][\w'’-]{{1,60}}{BORN}"
    )


@lexicon.derived
def given() -> dict[str, frozenset[str]]:
    """Given names in lower case, of women, men and either."""
    told = lexicon.load("given_names")
    return {kind: frozenset(told[kind].lower().split()) for kind in ("women", "men", "either")}


@lexicon.derived
def _given() -> frozenset[str]:
    return frozenset().union(*given().values())


@lexicon.derived
def _stand_ins() -> dict[str, re.Pattern[str]]:
    """What stands where a name or an action would and is none."""
    markers = lexicon.load("markers")
    return {
        name: re.compile("|".join(markers[name]["words"]), re.IGNORECASE)
        for name in ("nobody", "vacant", "no_action")
    }


def _stands_in(name: str, words: str) -> bool:
    return _stand_ins()[name].fullmatch(words.strip(" \t.:;()[]*_")) is not None


def is_given(name: str) -> bool:
    """Whether it is a given name that is common."""
    return name.lower() in _given()


def nobody(words: str) -> bool:
    """Whether the words stand where a name would and name nobody: "n.t.b.", "vacature"."""
    return says_nothing(words) or _stands_in("vacant", words)


def says_nothing(words: str) -> bool:
    """Whether the words stand where a name or an action would and say nothing yet: "n.t.b."."""
    return _stands_in("nobody", words)


def no_action(words: str) -> bool:
    """Whether the words stand where an action would and tell of none: "geen", "n.v.t."."""
    return _stands_in("no_action", words)


def parts(words: str) -> list[str]:
    """Names that are joined by commas, signs or "en", one by one."""
    return [part for part in _JOINTS.split(words.strip(" \t:;()[]*_@")) if part]


def acting(who: str) -> str:
    """Of those named the one who acts, without whom he replaces: "niet Jan, maar Petra", "Petra
    i.p.v. Jan", "Jan → Petra" and "was Jan, nu Petra" are Petra."""
    return _REPLACED.sub("", who)


def without_title(name: str) -> str:
    """A name without the forms of address before it, where more than these is left."""
    match = _titled().match(name)
    return name[match.end() :] if match and match.end() < len(name) else name


def is_person(name: str, known: Callable[[str], bool]) -> bool:
    """Whether it is the name of a person: one that is `known`, or that has the form of one.

    Of that form are a given name that is common, alone or before a surname, initials ("J. Bakker",
    "JB"), a form of address and a name, and two words and more with capitals. A word with a
    capital alone may be a topic as well.
    """
    bare = without_title(name.strip().lstrip("@"))
    if not bare or len(bare) > _LONGEST or not (known(bare) or _ONE.fullmatch(bare)):
        return False
    words = bare.split()
    if known(bare) or (known(words[0]) and known(words[-1])):
        return True
    if bare.isupper() and any(map(verbs.is_known, bare.lower().split())):
        return False  # "PETRA BELT DE SCHOOL"
    if words[0].lower() in _small() or _is_noun(words[0]) or any(map(str.isdigit, bare)):
        return False
    first = words[0].rstrip(".").lower()
    if first in _given() or first.split("-")[0] in _given() or bare != name.strip().lstrip("@"):
        return True
    if len(words) == 1:
        return is_initials(bare)
    if _LETTERS.match(bare) or _SURNAME.match(bare):
        return True
    return not any(map(_is_noun, words)) and not bare.isupper()


def is_initials(word: str) -> bool:
    """Whether a word can be the initials of a person: "JB", "TdB"."""
    return bool(_INITIALS.fullmatch(word)) and word not in _not_initials()


def can_be_name(word: str) -> bool:
    """Whether a word with a capital has the form of a name, and is known as nothing else."""
    return _ONE.fullmatch(word) is not None and word.lower() not in _small() and not _is_noun(word)


def with_point(name: str, *texts: str) -> str:
    """A name that ends in an initial with the point that it has in one of the texts: "Ann V.". At
    the end of a text that may be a full stop, unless the name is a given one or all there is."""
    if not _WITH_INITIAL.fullmatch(name):
        return name
    for text in texts:
        before, found, behind = text.partition(f"{name}.")
        alone = not before.strip(" *_-")
        if found and (alone or behind.strip(" *_:") or is_given(name.split()[0])):
            return f"{name}."
    return name


_WITH_INITIAL = re.compile(rf"[{CAPITALS}][\w'’-]{{1,40}}\s[{CAPITALS}]")


def surname(words: str, start: int) -> str:
    """What goes on with the name that ends at `start`, where a colon or a finite verb follows:
    "@Jan | de Vries | belt"; "" for what is to be done: "@Jan | Bakker bellen"."""
    match = _REST.match(words, start)
    first = match[0].split()[0] if match else ""
    if match is None or (first[0].isupper() and not can_be_name(first)):
        return ""
    verb = match["verb"]
    finite = verb is None or (verbs.is_known(verb) and verb not in verbs.infinitives())
    return match[0] if finite else ""


def are_people(words: str, known: Callable[[str], bool]) -> bool:
    """Whether the words are names of persons and nothing else."""
    found = parts(words)
    return 0 < len(found) < 8 and all(is_person(part, known) for part in found)


def open_entry(words: str, known: Callable[[str], bool]) -> bool:
    """Whether names are ruled off from what stands behind them: "JAN - DAK DEKKEN"."""
    who, *rest = _RULE.split(words[:_LONGEST], maxsplit=1)
    return bool(rest) and are_people(who, known)


@lexicon.derived
def _small() -> frozenset[str]:
    """Words that open a phrase and no name: "Via Jan Bakker"."""
    opening = (*lexicon.load("layout")["headings"]["open"], "via")
    words = verbs.small_words().union(verbs.grammar()["prepositions"], opening)
    return words - {"van", "ter", "ten", "de", "den", "het", "te"}


@lexicon.derived
def _not_initials() -> frozenset[str]:
    return frozenset(lexicon.load("given_names")["not_initials"])


def _is_noun(word: str) -> bool:
    """Whether a word with a capital is known as another than a name."""
    folded = word.lower().strip(".")
    roles = lexicon.load("roles")
    if folded in _given():
        return False
    return (
        folded in roles["labels"]["words"]
        or folded in lexicon.load("signals")["next"]["words"]
        or (len(folded) > 6 and folded.endswith(_NOUNS))
        or folded in verbs.infinitives()
        or verbs.is_participle(folded)
    )
