"""The stretches of an entry of a list of actions between its signs, by what each of them tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from lovp_actions import lexicon
from lovp_actions.dates import deadlines
from lovp_actions.language import verbs
from lovp_actions.language.verbs import grammar
from lovp_actions.language.words import CAPITALS, SMALL
from lovp_actions.people.actors import role_kind
from lovp_actions.people.cast import Cast
from lovp_actions.people.owners import bare
from lovp_actions.structure import closed_rows, layout, names

_SIGNS = (
    rf"\s{{0,9}}[.…_]{{4,200}}\s{{0,9}}|\s{{0,9}}{layout.ARROW}\s{{0,9}}|"
    r"\s{1,9}[-–—|/]{1,2}\s{1,9}|\s?[;,\t]\s{1,9}|\s?:\s{1,9}|[:;]$"
    r"|\s{0,9}[()\[\]<>]\s{0,9}|(?<=[\w)!])[.!]\s{1,9}(?=[^\W\d_a-z]|@|\d{1,2}[ /-])|[.!]$"
)
_LAST = re.compile(r"(?<![\w.])[\w.]+$")
_LEADERS = ("...", "…", "__")
"""How dots or lines up to the next column begin."""
_STAMP = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
"""A place in a recording, which tells nothing of the action."""
RECIPIENT = re.compile(r"[\w-]{3,60}\s(?i:aan|bij|naar|van|over)\s$")
"""What makes a name behind "@" the one to whom it is done: "sleutel inleveren bij @Petra"."""
_BY = "door "
"""What may stand before an owner and is no part of the name."""
_FORM = re.compile(rf"[{CAPITALS}][{SMALL}]{{1,9}}(?:-[{CAPITALS}][{SMALL}]{{1,9}})?")
"""A given name that nobody has told, as "Gonny" and "Anne-Fleur" would be."""
_JOINTS = (",", "/")
_RULES = ("(", "[", "-", "–", "—", "→", "⇒", "->", "=>", "|")
"""What rules names off behind an action; they open one before these, or before a colon."""
_OPENS = (":", *_RULES[2:])
_ENDS = ("when", "state", "open")
MOST = 400
"""Characters of an entry that are cut; names stand near its ends."""

Kind = Literal["who", "nobody", "when", "state", "open", "what"]
"""Of states, "state" closes the entry and "open" leaves it so."""


class Piece(NamedTuple):
    """A stretch of an entry between two signs, `sign` being the one before it."""

    sign: str
    start: int
    end: int
    kind: Kind


@lexicon.derived
def _signs() -> re.Pattern[str]:
    """What parts an entry: signs, and labels before who acts or when."""
    labels = "|".join(lexicon.load("markers")["told"]["words"])
    before = r"(?:^|(?<=\w)[\s.,;!]{1,3}(?:[-–—(\[]\s{0,3})?)"
    return re.compile(rf"{before}(?P<label>(?i:{labels}))\s?:\s{{1,9}}|{_SIGNS}")


def pieces(words: str, cast: Cast) -> list[Piece]:
    """The pieces of an entry that are not empty, in order."""
    found = [part for piece in _cut(words, cast) for part in _dated(piece, words, cast)]
    for at, piece in enumerate(found):
        if piece.kind == "nobody" and at and _is_no_day(found[at - 1], piece, words):
            found[at] = piece._replace(kind="when")
        if piece.kind == "who" and _is_beside(found, at, words):
            found[at] = piece._replace(kind="what")
    for at, piece in enumerate(found):
        if piece.kind == "what" and _is_one_of(found, at, words, cast):
            found[at] = piece._replace(kind="who")
    return found


def _dated(piece: Piece, words: str, cast: Cast) -> list[Piece]:
    """The piece, or the name and the time that it is made of: "Jan/juni"."""
    at = words.find("/", piece.start, piece.end - 1)
    if piece.kind != "what" or at < 0:
        return [piece]
    name = _piece(words, piece.sign, piece.start, at, cast)
    time = _piece(words, "/", at + 1, piece.end, cast)
    return [name, time] if (name.kind, time.kind) == ("who", "when") else [piece]


def _is_no_day(before: Piece, piece: Piece, words: str) -> bool:
    """Whether a sign stands for no day behind who acts: "(Jan, -)"."""
    signed = not any(map(str.isalpha, words[piece.start : piece.end]))
    return before.kind == "who" and piece.sign == "," and signed


def _is_beside(found: list[Piece], at: int, words: str) -> bool:
    """Whether a name is one of those that a preposition goes with: "bellen (met Jan, Petra)"."""
    before = words[found[at - 1].start : found[at - 1].end] if at else ""
    first, _, name = before.partition(" ")
    prepositions = grammar()["prepositions"]
    return found[at].sign == "," and first.lower() in prepositions and name[:1].isupper()


def _is_one_of(found: list[Piece], at: int, words: str, cast: Cast) -> bool:
    """Whether a single word stands among names as one of them, and so is a name by its form: of
    all that closes an entry ("Folder maken (Wes, Jan)", "… – Wes, Jan – 1 mei"), or stands in
    brackets alone ("(Wes, Jan)"), or of all before the sign behind which an action stands ("Jan,
    Wes – folder maken")."""
    first = last = at
    while first and found[first].sign in _JOINTS and not _is_deed(found[first - 1], words):
        first -= 1
    while last + 1 < len(found) and found[last + 1].sign in _JOINTS:
        last += 1
    rest = found[last + 1 :]
    while last > at and found[last].kind in _ENDS:
        last -= 1
    among = found[first : last + 1]
    others = [each for each in among if each.kind != "who"]
    if len(others) == len(among) or not all(_may_name(each, words, cast) for each in others):
        return False
    if not first and found[0].sign not in ("(", "["):
        return bool(rest) and rest[0].sign in _OPENS and any(_is_deed(e, words) for e in rest)
    sign, before = found[first].sign, found[max(0, first - 1)]
    ruled = sign in _RULES or (sign in (",", ":") and _is_deed(before, words))
    return ruled and all(each.kind in _ENDS for each in rest)


def _may_name(piece: Piece, words: str, cast: Cast) -> bool:
    word = words[piece.start : piece.end]
    known = word.lower() in cast.common or verbs.is_known(word.lower()) or role_kind(word)
    return bool(_FORM.fullmatch(word)) and names.can_be_name(word) and not known


def _is_deed(piece: Piece, words: str) -> bool:
    told = words[piece.start : piece.end].lower().split()
    return not verbs.infinitives().keys().isdisjoint(told)


def _cut(words: str, cast: Cast) -> Iterator[Piece]:
    start, sign = 0, ""
    for match in _signs().finditer(words[:MOST]):
        if match[0].lstrip().startswith(".") and _is_short(words[: match.start()]):
            continue
        if words[start : match.start()].strip():
            yield _piece(words, sign, start, match.start(), cast)
        start, sign = match.end(), match[0].strip() or match[0][:1]
        if match["label"] or sign.startswith(_LEADERS):
            sign = "→"  # as apart as can be
    if words[start:].strip():
        yield _piece(words, sign, start, len(words), cast)


def _is_short(words: str) -> bool:
    """Whether words end in an initial or an abbreviation, whose full stop parts nothing."""
    last = _LAST.search(words)
    if last is None or names.is_given(last[0]):
        return False
    initial = len(last[0].rsplit(".", 1)[-1]) == 1 and last[0][-1].isupper()
    return initial or last[0].lower() in lexicon.load("abbreviations")["inside"]


def _piece(words: str, sign: str, start: int, end: int, cast: Cast) -> Piece:
    text = words[start:end].rstrip()
    text = text.lstrip(" \t\n-–—") or text.lstrip()  # "(Jan) – loopt"
    start += words[start:end].index(text)
    kind = _kind(text, cast)
    by = len(_BY) if kind == "who" and text.startswith(_BY) else 0
    return Piece(sign, start + by, start + len(text), kind)


def _kind(text: str, cast: Cast) -> Kind:
    if names.nobody(text):
        return "nobody"
    if _STAMP.fullmatch(text):
        return "when"
    if owner(text, cast):
        return "who"
    if closed_rows.is_closed(text) and len(text.split()) < 4:
        return "state"
    if closed_rows.is_open(text):
        return "open"
    times = deadlines.find_deadlines(text[:100], None)
    told = sum(time.end - time.start for time in times)
    before = text[: times[0].start].split() if times else []
    deed = not verbs.infinitives().keys().isdisjoint(before)
    if times and told >= len(text) - 12 and len(before) < 3 and not deed:
        return "when"
    return "what"


def owner(words: str, cast: Cast) -> str:
    """The persons or bodies that the words are, "" where they are anything else."""
    name = names.acting(words.strip(" \t.:;()[]<>*_@").removeprefix(_BY))
    if not name or names.nobody(name):
        return ""
    if all(_acts(part, cast) for part in names.parts(name)) and names.parts(name):
        return bare(name)
    return ""


def are_people(who: str, cast: Cast) -> bool:
    return names.are_people(who, cast.knows)


def _acts(part: str, cast: Cast) -> bool:
    if names.is_person(part, cast.knows):
        return True
    words = part.removeprefix("de ").removeprefix("het ").split()
    role = bool(words) and role_kind(words[0]) is not None
    if role and names.is_person(" ".join(words[1:]), cast.knows):
        return True  # "gedeputeerde dr. R. ter Horst"
    if not words or len(words) > 4:
        return False
    named = all(word[0].isupper() for word in words[1:])
    return " ".join(words).lower() in _phrases() or (named and role)


@lexicon.derived
def _phrases() -> frozenset[str]:
    """Names of bodies in several words."""
    roles = lexicon.load("roles")
    return frozenset([*roles["phrases"]["words"], *roles["body"]["words"]])
