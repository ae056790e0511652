"""An entry of a list of actions: whose it is, and which of its words say what is to be done.

"Jan: offerte opvragen", "Offerte opvragen (Jan)", "Offerte – Jan en Petra – 1 april": names stand
before the action or behind it, parted from it by a sign, and so does a day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from lovp_actions import lexicon
from lovp_actions.dates.deadlines import find_deadlines
from lovp_actions.language import verbs
from lovp_actions.language.verbs import grammar
from lovp_actions.language.words import CAPITALS
from lovp_actions.people.actors import role_kind
from lovp_actions.people.cast import Cast
from lovp_actions.people.entry_pieces import MOST, RECIPIENT, Piece, are_people, owner
from lovp_actions.people.entry_pieces import pieces as cut
from lovp_actions.people.owners import bare
from lovp_actions.structure import names

_STRICT = (":", "-", "–", "—", "|", "→", "⇒", ">", "]", ")", "/")
"""What parts a name at the beginning from the action, beside commas."""
_APART = ("-", "–", "—", "|", "→", "⇒", ">", "(", "[")
"""What parts an office or a body from any action before it; a person's name takes any sign."""
_COLUMNS = ("-", "–", "—", "|")
"""What parts columns."""
_AT = re.compile(
    r"(?<![\w.])@(?P<who>[^\W\d_][\w'’-]{1,60}"
    rf"(?:\s(?:(?:van|de|der|den|el)\s){{0,2}}[{CAPITALS}][\w'’-]{{1,60}}){{0,2}})"
)
_CODE = re.compile(
    r"\s{0,9}(?:[A-Z]{1,5}[- ]?\d{1,4}[-/.]\d{1,4}\s?[:.)]?|\d{1,4}[-/]\d{2,4}\s?:"
    r"|(?:[A-Z]{1,5}[- ]?)?\d{1,4}(?:[-/.]\d{1,4})?\s{0,9}\|)\s{1,9}(?=\S)"
)
"""What counts an entry, before its words: "03-24:", "FR24-31", "7 |"."""
_BY = re.compile(rf"\s(?i:door)\s{{1,9}}(?P<who>[{CAPITALS}][^,.;:()]{{1,60}})[\s.]{{0,9}}$")
_OPEN = re.compile(r"(?<=en)\s(?i:open|loopt|lopend|openstaand|nieuw)$")
"""The state of an action that is not closed, behind its infinitive."""
_PLAIN = re.compile(r"[a-zà-ÿ]")
_LABEL = 80
"""Characters before a colon that can be names."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it is cut: `start:end` are the characters of the action in its words."""

    actor: str
    start: int
    end: int
    closed: bool = False
    """Whether a state behind the action closes it."""


def read(words: str, cast: Cast) -> Entry | None:
    """The entry that the words are; None where they name no owner, or nothing to do."""
    if addressed := _addressed(words, cast):
        return addressed
    if code := _CODE.match(words):
        shift = code.end()
        entry = read(words[shift:], cast)
        return entry and replace(entry, start=entry.start + shift, end=entry.end + shift)
    who, colon, _ = words[:_LABEL].partition(":")
    if colon and who != (acts := names.acting(who)) and owner(acts, cast):
        shift = len(who) - len(acts)  # "Jan → Petra: zaal boeken"
        entry = read(acts + words[len(who) :], cast)
        return entry and replace(entry, start=entry.start + shift, end=entry.end + shift)
    pieces = cut(words, cast)
    found = _opened(pieces, words) or _behind(pieces, words, cast) or _telegram(words, cast)
    closed = any(piece.kind == "state" for piece in pieces[1:])
    return replace(found, closed=closed) if found and closed else found


def divided(words: str, cast: Cast) -> list[Entry]:
    """The entries of a line that gives several people each a task, in one form: "Taken: Jan – hal,
    Petra – soep", "Taken: hal (Jan), soep (Petra)"; none where it does not, or gives offices."""
    label = _dividing().match(words)
    if label is None:
        return []
    start, end = label.end(), len(words.rstrip(" ."))
    for form in (_FIRST, _LAST):
        heads = list(form.finditer(words, start, end))
        if len(heads) < 2 or len({each["sign"] for each in heads}) > 1:
            continue
        edges = [start, *(each.end() for each in heads)]
        spans = list(zip(edges, [each.start() for each in heads], strict=False))
        if form is _FIRST:
            spans = [*spans[1:], (edges[-1], end)]
            if heads[0].start() > start:
                continue
        elif edges[-1] < end:
            continue
        whose = (owner(each["who"], cast) and bare(each["who"]) for each in heads)
        told = [Entry(who, *span) for who, span in zip(whose, spans, strict=True)]
        if all(each.actor and _is_given(words[each.start : each.end]) for each in told):
            return told
    return []


def _is_given(words: str) -> bool:
    """Whether somebody can be given what the words say to do: no office, nor an amount."""
    first = words.split()[0] if words.split() else ""
    return first[:1].isalpha() and role_kind(words.strip()) is None


@lexicon.derived
def _dividing() -> re.Pattern[str]:
    labels = "|".join(lexicon.load("markers")["dividing"]["words"])
    return re.compile(rf"[\W_]{{0,4}}(?:{labels})\s?:\s{{1,9}}", re.IGNORECASE)


_WHO = rf"(?P<who>{names.NAME}(?:(?:\s(?i:en)\s|\s?[/&+]\s?){names.NAME}){{0,3}})"
_FIRST = re.compile(rf"(?:(?<=:\s)|[,;]\s|\sen\s){_WHO}(?P<sign>\s[-–—]|:)\s")
_LAST = re.compile(rf"\s(?P<sign>\(|[-–—]\s){_WHO}\)?(?:[,;]\s(?:en\s)?|\sen\s|\Z)")
"""Who is given a task before it, and behind it."""


def is_task(words: str, cast: Cast) -> bool:
    """Whether the words are a name, a colon and what is to be done ("Jan: offerte opvragen"), which
    is no turn in a report: those have finite verbs."""
    if ":" not in words[:_LABEL]:
        return False
    pieces = cut(words, cast)
    if len(pieces) < 2 or pieces[0].kind != "who" or pieces[1].sign != ":":
        return False
    rest = words[pieces[1].start :]
    spoken = set(re.findall(r"\w+", rest.lower())) & (grammar()["subjects"] | grammar()["bounds"])
    return _is_deed(rest) and not spoken and not rest.rstrip().endswith("?")


def below(words: str, cast: Cast, owner: str) -> Entry:
    """The entry that words without a name are which stand below that of their owner."""
    pieces = cut(words, cast)
    rest = _without_ends(pieces) or pieces
    closed = any(piece.kind == "state" for piece in pieces[1:])
    return Entry(owner, rest[0].start, _end(rest, words), closed) if rest else Entry(owner, 0, 0)


def is_tail(words: str, cast: Cast) -> bool:
    """Whether a sentence only tells whose the one before it is, or by when: "(Jan)", "Jan Bakker,
    1 april"."""
    pieces = cut(words, cast)
    kinds = {piece.kind for piece in pieces}
    return bool(kinds) and kinds <= {"who", "when", "open"}


# ---- who stands where


def _opened(pieces: list[Piece], words: str) -> Entry | None:
    """ "Jan: offerte opvragen", "Fatma/Bram – enquête uitzetten", "[Jan] Zaal boeken"."""
    count = 0
    while count < len(pieces) and pieces[count].kind in ("who", "nobody"):
        count += 1
    if not count or count == len(pieces):
        return None
    sign = pieces[count].sign
    joined = all(piece.sign in (",", "/", "") for piece in pieces[1:count])
    rest = _without_ends(pieces[count:])
    if not joined or not rest:
        return None
    deed = _is_deed(words[rest[0].start : rest[-1].end])
    told = set(words[rest[0].start : rest[-1].end].lower().split())
    ended = any(piece.kind in ("when", "open", "state") for piece in pieces[count + 1 :])
    ended = ended and told.isdisjoint(verbs.auxiliary_forms())
    listed = sign == "," and count == 1 and (deed or ended)
    if not sign.endswith(_STRICT) and not listed:
        return None
    unnamed = any(piece.kind == "nobody" for piece in pieces[:count])
    who = "" if unnamed else bare(words[pieces[0].start : pieces[count - 1].end])
    return Entry(who, rest[0].start, _end(rest, words))


def _behind(pieces: list[Piece], words: str, cast: Cast) -> Entry | None:
    """ "Offerte opvragen (Jan)", "Offerte opvragen – Jan – 1 april", "Offerte. Jan, 1 mei"."""
    rest = list(pieces)
    while rest and (rest[-1].kind in ("when", "state", "open") or _is_undated(rest)):
        rest.pop()
    last = len(rest)
    while last and rest[last - 1].kind in ("who", "nobody"):
        last -= 1
    if last == len(rest) or not last or not any(piece.kind == "what" for piece in rest[:last]):
        return None
    who, sign = words[rest[last].start : rest[-1].end], rest[last].sign
    unnamed = any(piece.kind == "nobody" for piece in rest[last:])
    apart = sign.endswith((*_APART, ":") if unnamed else _APART)
    told = words[rest[0].start : rest[last - 1].end]
    named = any(are_people(part, cast) for part in names.parts(who))
    closes = " " in told and _closes_with_infinitive(told)
    owns = apart or are_people(who, cast) or (closes and (sign == "," or (named and sign == ":")))
    if sign == ";" or not owns or (unnamed and not apart):
        return None
    who = "" if unnamed else who
    dated = rest[last - 1].kind == "when" and rest[last - 1].sign.endswith(_APART)
    if sign == "," and not dated and not _is_deed(words[: rest[last - 1].end]):
        return None
    return Entry(bare(who), rest[0].start, _end(_without_ends(rest[:last]), words))


def _is_undated(pieces: list[Piece]) -> bool:
    """Whether the last of the pieces stands for no day, in a column behind who acts: "n.t.b."."""
    kinds = [piece.kind for piece in pieces[-2:]]
    return kinds == ["who", "nobody"] and pieces[-1].sign.endswith(_COLUMNS)


def _without_ends(pieces: list[Piece]) -> list[Piece]:
    """The pieces without the days, states and names that close them."""
    rest = list(pieces)
    while rest and rest[-1].kind != "what":
        rest.pop()
    return rest


def _end(pieces: list[Piece], words: str) -> int:
    """Where the last of the pieces ends, with the bracket that closes it, and without a state."""
    start = pieces[0].start
    told = _OPEN.sub("", words[start : pieces[-1].end].rstrip(" .;,!"))
    end = start + len(told)
    closing = {"(": ")", "[": "]"}.items()
    closes = any(told.count(a) > told.count(b) and words[end : end + 1] == b for a, b in closing)
    return end + closes


def _addressed(words: str, cast: Cast) -> Entry | None:
    """ "@Jan Bakker offerte opvragen", "Zaal reserveren (@Petra Smit)", "@Joost: declaratie"."""
    told = _AT.finditer(words[:MOST])
    found = [_named(match, cast) for match in told if not _tells_time(match)]
    if not found:
        return None
    first, last = found[0], found[-1]
    who = bare(words[first[0] + 1 : first[1]])
    if len(found) > 1 and words[first[1] : last[0]].strip(" ,&+/") in ("", "en"):
        who = bare(re.sub("@", "", words[first[0] : last[1]]))
    before, behind = words[: first[0]], words[last[1] :]
    if RECIPIENT.search(before):
        return None
    if not re.search(r"\w", before):
        start = last[1] + len(behind) - len(behind.lstrip(" :,;-–—)]>.!"))
        return Entry(who, start, len(words)) if words[start:].strip() else None
    end = len(before.rstrip(" ([<-–—:,;→>"))
    return Entry(who, 0, end)


def _tells_time(match: re.Match[str]) -> bool:
    """Whether a time stands behind "@": "@vrijdag"."""
    return any(each.start == 0 for each in find_deadlines(match[0][1:], None))


def _named(match: re.Match[str], cast: Cast) -> tuple[int, int]:
    """Where a name behind "@" stands: its first word, and those that go with it."""
    words, start = match["who"].split(), match.start()
    while len(words) > 1 and not cast.knows(" ".join(words)):
        first_known = cast.knows(words[0])
        if not first_known and names.is_person(" ".join(words), cast.knows):
            break
        words.pop()
    return start, start + 1 + len(" ".join(words))


def _telegram(words: str, cast: Cast) -> Entry | None:
    """ "Jan Bakker offerte opvragen": a name, what to do it to, and the verb; "Offerte opvragen
    door Jan"."""
    match = _BY.search(words[:MOST])
    who = owner(match["who"], cast) if match else ""
    if match and who and _closes_with_infinitive(words[: match.start()]):
        return Entry(who, 0, match.start())
    match = re.match(names.NAMES, words[:MOST])
    if not match or not are_people(match[0], cast):
        return None
    rest = words[match.end() :]
    first = rest.split(None, 1)[0] if rest.split() else ""
    if not rest[:1].isspace() or not _PLAIN.match(first) or not _closes_with_infinitive(rest):
        return None
    if first in _before_objects() or verbs.is_known(first):
        return None
    return Entry(bare(match[0]), match.end() + len(rest) - len(rest.lstrip()), len(words))


def _is_deed(words: str) -> bool:
    """Whether the words say in an infinitive what is to be done, and no verb is finite."""
    told = re.findall(r"[\w-]+", words.lower())
    governing, known = grammar()["before_infinitive"], verbs.infinitives()
    if any(word in verbs.auxiliary_forms() for word in told):
        return False
    return any(b in known and a not in governing for a, b in pairwise(("", *told)))


def _closes_with_infinitive(words: str) -> bool:
    last = re.findall(r"[\w-]+", words)[-1:]
    return bool(last) and (last[0].lower() in verbs.infinitives())


@lexicon.derived
def _before_objects() -> frozenset[str]:
    """Words that a name may be the object of: "Jan een brief sturen" may mean to Jan."""
    return verbs.small_words() | grammar()["prepositions"] | {"te"}
