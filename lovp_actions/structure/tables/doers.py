"""Whose an action is by the words of its own cell: "Jan: zaal huren", "zaal huren (Jan)", "Jan belt
de drukker"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from lovp_actions import lexicon
from lovp_actions.language import sentences, verbs
from lovp_actions.language.clause_tests import words as signals
from lovp_actions.structure import names
from lovp_actions.structure.names import PARTICLE
from lovp_actions.structure.passage import Passage, read
from lovp_actions.structure.tables.cells import CellKind, Known, is_person, is_role

_WORDS = re.compile(r"[^\s,;:]+")
_PARTICLE = re.compile(PARTICLE + "|heer|en")
_SUBJECT = 60
"""Characters of a sentence in which its subject ends."""
_TOGETHER = ("en", "&")
_AROUND = " ,;:/–-()[]|"
_BULLETS = " -–•*·"
_PASSIVE = ("wordt", "worden")
_NOT_FOR = frozenset({"of", "zich", "naar", "aandacht"})
"""Behind "vraagt" these say that something is asked in the meeting itself."""
_NAMED_FIRST = re.compile(r"(?P<who>[^:()]{1,60}?)\s{0,3}(?::|\s[-–—]\s)\s{0,9}(?P<what>\S.*)")
_NAMED_LAST = re.compile(
    r"(?P<what>[^()]{2,400}?[^()\s])\s{0,3}(?:[(\[](?P<inside>[^()]{1,60})[)\]]|(?::|\s[-–—])\s(?P<who>[^()]{1,60}))\.?"
)
_PEOPLE = ("blank", "ditto", "person", "given", "role")
"""What stands below the heading of a column of people, beside names."""
Span = tuple[int, int]
Parts = tuple[Passage, Passage]


def part(source: str, cell: Passage, start: int, end: int) -> Passage:
    """A part of a cell, without what only stands around it."""
    while start < end and cell.text[start] in _AROUND:
        start += 1
    while end > start and cell.text[end - 1] in _AROUND:
        end -= 1
    return read(source, [cell.source_span(start, end)]) if start < end else Passage("")


def action_and_owner(source: str, cell: Passage, is_owner: Callable[[str], bool]) -> Parts | None:
    """The parts of a cell that tells what and who, "Jan: zaal huren", "zaal huren (Jan)"."""
    spans = _parted(cell.text, is_owner)
    return (part(source, cell, *spans[0]), part(source, cell, *spans[1])) if spans else None


def doer(source: str, cell: Passage, known: Known) -> Parts | None:
    """What is done and who does it, where a cell names a person or an office and says so: as
    `action_and_owner` has it, or in a sentence, "Jan belt de drukker"."""
    spans = _told(cell.text, known)
    return (part(source, cell, *spans[0]), part(source, cell, *spans[1])) if spans else None


def names_doer(words: str, known: Known) -> bool:
    """Whether the words of a cell, or the first of a list in it, name who does what they say."""
    return _told(words, known) is not None


def below_action(
    kinds: Sequence[CellKind], cells: Sequence[str], doing: Sequence[bool]
) -> list[CellKind]:
    """The kinds of cells below "Actie", where what somebody does is a task ("Jan belt de drukker"),
    and initials are people, where nothing but people stands there."""
    own = (names.are_people(cell, lambda _: False) for cell in cells)
    pairs = zip(kinds, own, strict=True)
    if all(kind in _PEOPLE or (kind == "name" and named) for kind, named in pairs):
        return ["given" if kind == "name" else kind for kind in kinds]
    told = zip(kinds, doing, strict=True)
    return ["task" if does and kind == "text" else kind for kind, does in told]


def _told(words: str, known: Known) -> tuple[Span, Span] | None:
    """Where it stands what is done and who does it; None where it does not."""

    def acts(who: str) -> bool:
        person = is_person(who, known) or names.are_people(
            who, lambda name: name.lower() in known.people
        )
        return (person or is_role(who)) and not names.nobody(who)

    first = len(words) - len(words.lstrip(_BULLETS))
    told = words[first:]
    if found := _parted(told, acts):
        (what, what_end), (who, who_end) = found
        return (first + what, first + what_end), (first + who, first + who_end)
    start = behind_subject(told)
    deed, name = told[start:], told[:start].strip()
    does = bool(start) and verbs.in_class("action", deed.split(" ", 1)[0])
    asks = bool(start) and _asks_for(deed, acts)
    sure = bool(start) and (does or asks) and (acts(name) or _are_subjects(name, known))
    if sure or (does and _is_subject(name, deed)):
        return (first + start, len(words)), (first, first + start)
    return None


def _asks_for(deed: str, acts: Callable[[str], bool]) -> bool:
    """Whether a deed is to ask for something: "vraagt een offerte", not "vraagt waarom", nor whom
    to do what: "vraagt Jan om te bellen"."""
    asks, *behind = deed.split()
    if asks.lower() not in ("vraagt", "vragen") or not behind or "te" in behind or acts(behind[0]):
        return False
    return behind[0].lower() not in _NOT_FOR | signals("questions")


def _is_subject(who: str, deed: str) -> bool:
    """Whether one word with a capital, though nobody knows it, can only be who does a deed: "Roos
    belt de drukker", not "Verwarming doet het niet"."""
    told = deed.lower().split()
    alone = " " not in who and names.can_be_name(who) and not names.nobody(who)
    return alone and len(told) > 1 and not {"het", "niet"} & set(told[1:3])


def _are_subjects(who: str, known: Known) -> bool:
    """Whether words with a capital, one of which names a person, can only be who do something
    together: "Roos en Jan"."""
    each = names.parts(who)
    named = any(names.is_person(one, lambda name: name.lower() in known.people) for one in each)
    return len(each) > 1 and named and all(map(names.can_be_name, each))


def _parted(words: str, is_owner: Callable[[str], bool]) -> tuple[Span, Span] | None:
    for match in (_NAMED_FIRST.fullmatch(words), _NAMED_LAST.fullmatch(words)):
        if match:
            who = "who" if match["who"] else "inside"
            if is_owner(match[who].strip()):
                return match.span("what"), match.span(who)
    return None


def sentence_ahead(text: str) -> tuple[int, int]:
    """The last sentence of a text that tells what is to be done, without its full stop; all of the
    text where none does."""
    found = 0, len(text)
    for start, end in sentences.split(text):
        if tells_ahead(text[start:end]):
            found = start, end
    start, end = found
    end = start + len(text[start:end].rstrip(" ."))
    return start + behind_subject(text[start:end]), end


def tells_ahead(sentence: str) -> bool:
    """Whether a sentence tells by a word of it what is to be done."""
    return not _ahead().isdisjoint(re.findall(r"\w+", sentence.lower()))


def behind_subject(sentence: str) -> int:
    """Where the verb stands behind who is to act, at the beginning of a sentence: "Mevrouw Lont
    vraagt …", "Jan en Petra vragen …"; 0 where it begins with other words, or something is done to
    who is named there."""
    several = False
    for match in _WORDS.finditer(sentence[:_SUBJECT]):
        word = match[0]
        if word in _PASSIVE:
            break
        finite = word in verbs.infinitives() if several else word.endswith("t")
        if word.islower() and finite and verbs.is_known(word):
            return match.start()
        several = several or word in _TOGETHER
        named = word[:1].isupper() and word not in ("Er", "Dit", "Dat")
        if not (named or is_role(word) or _PARTICLE.fullmatch(word)):
            break
    return 0


@lexicon.derived
def _ahead() -> frozenset[str]:
    return frozenset(lexicon.load("tables")["margin"]["ahead"])
