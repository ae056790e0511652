"""Names of people in attendee lists, in the layouts they come in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lovp_actions import lexicon
from lovp_actions.language import verbs
from lovp_actions.language.words import CAPITALS, WORD
from lovp_actions.structure import layout, wording
from lovp_actions.structure.names import PARTICLE
from lovp_actions.structure.short_forms import is_acronym, short_form
from lovp_actions.structure.tables.cells import is_role

_SPLIT = re.compile(r"[,;/•|\n&+]|\s(?:en|and)\s|\s[-–—]\s")
_MARKUP = re.compile(r"<[^<>\n]{0,40}>|[|]|\t+")
_EMPHASIS = re.compile(r"[*_#`>]+")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]?")
_FULL_STOP = re.compile(rf"(?<!\b[{CAPITALS}])\.$")
_CAPITAL = rf"[{CAPITALS}]"
_LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True)
class Attendee:
    """A person of the attendee list: the full name as written, and its short forms.

    `short` is the short form given with the name ("Hidde Vos (HVo)"), "" where there is none,
    `given` the first name where the name itself has it not ("J. Bakker").
    """

    name: str
    short: str = ""
    given: str = ""

    @property
    def first(self) -> str:
        """The first name, or "" where only initials or one word are given."""
        if self.given:
            return self.given
        words = self.name.split()
        return "" if len(words) < 2 or "." in words[0] else words[0]

    @property
    def last(self) -> str:
        """The surname with its particles ("van der Velde"), or "" where only one word is given."""
        words = self.name.split()
        if len(words) < 2:
            return ""
        skip = 1
        while skip < len(words) - 1 and "." in words[skip]:
            skip += 1
        return " ".join(words[skip:])

    @property
    def initials(self) -> str:
        """Capitals of the words of the name, "JB" for Jan Bakker, or the short form given."""
        return self.short or "".join(word[0] for word in self.name.split() if word[0].isupper())

    @property
    def letters(self) -> set[str]:
        """The forms of two letters and more that first letters of the name make: "TB", "TdB",
        "TDB" for Tom de Boer, and the short form given."""
        every = "".join(word[0] for word in self.name.split())
        return {each for each in (self.initials, every, every.upper()) if len(each) > 1}

    def is_short(self, form: str) -> bool:
        """Whether a form is made of first letters of the name: "JB", "TdB", "TDB"."""
        return sum(map(str.isupper, form)) > 1 and form.isalpha() and form in self.letters

    @property
    def forms(self) -> set[str]:
        """What can stand for the person: names in lower case, initials of two and more."""
        return self.letters | {n.lower() for n in (self.name, self.first, self.last) if n}


@lexicon.derived
def known() -> tuple[Attendee, ...]:
    """The people whom the lexicon names, known in all minutes."""
    return tuple(
        Attendee(each["name"], each.get("short", ""), each.get("first", ""))
        for each in lexicon.load("names")["name"]
    )


def names_in(passages: Iterable[str]) -> tuple[Attendee, ...]:
    """The people named in attendee lines (source text, markup and all), once each."""
    lines = [line for passage in passages for line in _lines(passage)]
    seen: dict[str, Attendee] = {}
    for line in _in_pairs(lines):
        for entry in _SPLIT.split(_BRACKETS.sub(_bracket, line)):
            words, _, short = entry.partition("\0")
            name = _name(words)
            if name and (name not in seen or (short and not seen[name].short)):
                seen[name] = Attendee(name, short_form(short.split("\0")[0], name))
    found = list(seen.values())
    if found and sum(" " in each.name for each in found) * 2 >= len(found):
        found = [each for each in found if not is_acronym(each.name)]
    return tuple(found)


def _lines(passage: str) -> Iterator[str]:
    """The lines of a passage, each without its labels and emphasis."""
    for line in _MARKUP.sub("\n", passage).split("\n"):
        words = " ".join(_EMPHASIS.sub(" ", line).split())
        words = _BRACKETS.sub(lambda bracket: bracket[0].replace(":", ","), words)
        words = _FULL_STOP.sub("", _without_labels(words).strip(" -–—"))
        if words.strip(" ."):
            yield words


def _bracket(match: re.Match[str]) -> str:
    """Brackets part entries; a short word in them may be the short form of the name."""
    return f"\0{match[1].strip()}\0," if 1 < len(match[1].strip()) <= 4 else ","


# ---- labels


@lexicon.derived
def _labels() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Labels before names: those that need no colon, at the beginning of a line, and all of
    them at the end of a stretch before a colon."""
    attendees, people, plain = (
        layout.pattern(*entry).pattern
        for entry in (("sections", "attendees"), ("labels", "people"), ("labels", "attendees"))
    )
    return (
        re.compile(rf"\W{{0,30}}(?:{attendees}|{plain})\b\W{{0,30}}", re.IGNORECASE),
        re.compile(rf"(?:^|[\s,.;])(?:{attendees}|{people})\W{{0,30}}$", re.IGNORECASE),
    )


def _without_labels(line: str) -> str:
    """The line without what stands before its colons: "Afwezig: ", "Publieke sector: "."""
    first, at_end = _labels()
    *labels, rest = line.split(":")
    office = rest.strip(" -–—") and not re.search(_CAPITAL, rest)
    if len(labels) == 1 and office and not at_end.search(labels[0][-200:]):
        return labels[0]  # "Anna Bakker: voorzitter"
    kept = []
    for label in labels:
        stretch = label[-200:]
        if match := at_end.search(stretch):
            kept.append(stretch[: match.start()])
        else:  # an unknown label reaches back to the stop before it
            kept.append(re.sub(r"(?:^|(?<=[.;]))[^.;]*$", "", stretch))
    if not labels and (match := first.match(rest[:200])):
        rest = rest[match.end() :]
    return ", ".join([*(each for each in kept if each.strip(" .,;")), rest])


def labels_names(words: str, *, head: bool) -> bool:
    """Whether a line begins with the label of a list of names: "Aanwezig: Anna, Bob".

    Labels of offices ("Voorzitter: ...") count only in the `head`; below they are speakers. An item
    of a list there whose label is a thing tells who sees to that: "* hapjes: Els & Truus".
    """
    listed = words.lstrip().startswith(("*", "-", "•"))
    words = re.sub(r"\s{1,9}:", ":", words[: layout.LONGEST_HEADING]).strip(" *_>#-•\t")
    label, colon, rest = words.partition(":")
    if colon and len(label) <= _LONGEST_LABEL:
        label, front = label.strip(" *_"), layout.labels_front(words)
        deed = any(word in verbs.infinitives() for word in WORD.findall(rest))
        office = not (front or deed) and label.lower() in lexicon.load("roles")["person"]["words"]
        people = head and (office or layout.pattern("labels", "people").fullmatch(label))
        thing = listed and label.islower() and not is_role(label)
        copied = deed and label.lower().endswith(" aan")  # "Kopie aan: Jan sturen"
        known = people or (layout.section_kind(label) == "attendees" and not copied)
        known = known or (head and not (front or thing) and are_all_names(rest))
        return bool(known) and not (wording.is_prose(rest) or wording.is_spoken(rest))
    match = layout.pattern("labels", "attendees").match(words)
    return match is not None and not wording.is_prose(words[match.end() :])


def any_labels_names(parts: Iterable[str], *, head: bool) -> bool:
    """Whether one of the parts of a line does."""
    return any(labels_names(part, head=head) for part in parts if part.strip())


# ---- lines of two parts


def _in_pairs(lines: list[str]) -> list[str]:
    """The lines without their second half where that is an organisation, or turned round where
    it is the first name: "Anna Bakker, Waterschap", "Bakker, Anna".

    That can be told only where lines of two parts stand one below the other.
    """
    split = [[part.strip() for part in _BRACKETS.sub("", line).split(",")] for line in lines]
    pairs = [parts for parts in split if len(parts) == 2 and all(parts)]
    if len(pairs) < 2 or len(pairs) < 0.7 * len(lines):
        return lines
    if _surnames_first(pairs):
        return [
            f"{parts[1]} {parts[0]}" if len(parts) == 2 else line
            for line, parts in zip(lines, split, strict=True)
        ]
    if sum(_is_whole_name(first) for first, _ in pairs) <= 0.5 * len(pairs):
        return lines
    seconds = Counter(second for _, second in pairs)
    other = sum(
        count for second, count in seconds.items() if count > 1 or not _is_whole_name(second)
    )
    if other < (0.5 if len(pairs) > 2 else 1) * len(pairs):
        return lines
    return [line.split(",")[0] for line in lines]


def _surnames_first(pairs: list[list[str]]) -> bool:
    """Whether the lines are such as "Bakker, Anna": that shows by particles, by initials, or by
    the order of the alphabet, for two people may stand on a line too."""
    if not all(_is_surname(first) and _is_given(second) for first, second in pairs):
        return False
    surnames = [first.lower() for first, _ in pairs]
    parted = any(" " in first or second.endswith(".") for first, second in pairs)
    return len(pairs) > 2 and (parted or (len(pairs) > 4 and surnames == sorted(surnames)))


def _is_whole_name(words: str) -> bool:
    return " " in words and bool(_patterns()[0].fullmatch(words))


def _is_surname(words: str) -> bool:
    parts = words.split()
    return all(re.fullmatch(PARTICLE, part.lower()) for part in parts[:-1])


def _is_given(words: str) -> bool:
    return len(words.split()) <= 2 and words[:1].isupper()


# ---- one name


@lexicon.derived
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A name, and a name whose last words were written small."""
    either = rf"(?:{PARTICLE}|(?:Van|De|Den|Der|Ter|Ten|Te|El|Le|La))"
    word = rf"{_CAPITAL}[\w'’-]{{1,60}}"
    initials = rf"(?:{_CAPITAL}[a-z]?\.\s?){{1,4}}"
    before, between = (rf"(?:{each}\s{{1,9}}){{0,4}}" for each in (either, PARTICLE))
    name = rf"(?:{initials}\s?|{word}\s{{1,9}})?{before}{word}(?:\s{{1,9}}{between}{word}){{0,3}}"
    beside = "|".join(map(re.escape, lexicon.load("layout")["names"]["beside"]))
    last = rf"\s{{1,9}}(?!(?:{beside})\b)[a-zà-ÿ][\w'’-]{{2,60}}"
    small = rf"{word}(?:\s{{1,9}}{PARTICLE}){{0,4}}(?:{last}){{1,2}}"
    return re.compile(name), re.compile(small)


def _name(entry: str) -> str:
    """The name an entry of a list begins with, after titles; "" where it is none."""
    words = entry.strip(" .:*-–—\t'\"“”").split()[:8]
    while words and (skip := _title(words)):
        words = words[skip:]
    while len(words) > 1 and words[-1].isupper() and len(words[-1]) > 1 and "." not in words[-1]:
        words.pop()  # an organisation: "Anna Bakker VNG"
    text = " ".join(words)
    whole, small = _patterns()
    match = small.fullmatch(text) or whole.match(text)
    if not match or (match[0].isupper() and len(match[0]) > 4):
        return ""
    name = match[0].strip()
    if layout.pattern("labels", "nobody").fullmatch(name.split()[0]):
        return ""
    return name


def _title(words: list[str]) -> int:
    """How many of the words are a title or office before a name: "de heer", "wethouder"."""
    roles = lexicon.load("roles")
    known = (*roles["titles"]["words"], *roles["person"]["words"])
    for size in (2, 1):
        if " ".join(words[:size]).lower().rstrip(".") in known:
            return size
    endings = tuple(roles["endings"]["words"])
    if not words:
        return 0
    return int(words[0][0].islower() and words[0].rstrip("s").endswith(endings))


def are_all_names(line: str) -> bool:
    """Whether a line holds names and nothing else: two at least, or one with a title before it
    ("mevrouw Bakker (voorzitter), Jan")."""
    entries = [e.strip(" .*_") for e in _SPLIT.split(_BRACKETS.sub(",", line)) if e.strip(" .*_")]
    titled = any(_title(entry.split()) and len(entry.split()) > 1 for entry in entries)
    if not entries or (len(entries) < 2 and not titled):
        return False
    return all(_is_name(entry.split()) for entry in entries)


def _is_name(words: list[str]) -> bool:
    while words and (skip := _title(words)):
        words = words[skip:]
    return bool(words) and bool(_patterns()[0].fullmatch(" ".join(words)))
