"""Owners in the right margin: names or initials on the line of a text, behind a wide gap; and the
day by when behind another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from lovp_actions.language.words import CAPITALS
from lovp_actions.structure import attendees, closed_rows, layout, names, passage, told_beside
from lovp_actions.structure.layout import Line
from lovp_actions.structure.passage import Passage
from lovp_actions.structure.tables import heads
from lovp_actions.structure.tables.cells import DOERS, Known, is_role, kind_of
from lovp_actions.structure.tables.doers import behind_subject
from lovp_actions.structure.tables.row import Row

Span = tuple[int, int]
_GAP = re.compile(r"[ \u00a0]{3,400}\t{0,99}[ \t]{0,99}|\t{1,99}[ \t]{0,99}")
_LABEL = re.compile(rf"(?i:actie(?:punt)?|ap)(?:\s{{0,3}}:\s{{0,3}}|\s{{1,3}}(?=[{CAPITALS}]))")
"""What may stand before who is named: "Actie: Jan"."""
_BEHIND = ("deadline", "status")
"""What the heading behind "Actie" may announce."""
_STOPS = (".", "!", "?")
_FEWEST = 4
"""Words of a text that somebody can stand beside."""
_LETTERS = 3
"""Letters of it, for a number or a letter alone is the mark of a heading."""
_ASIDE = 6
"""Characters that a name may stand beside the beginning of its column."""
_LEAST = 20
"""Characters before a margin, at least."""
_WIDEST = 300
"""Characters of a line that announces a margin."""
_AHEAD = 60
"""Lines below "Actie" in which names in its column are looked for."""
_HEAD = 80
"""Lines of a text in which those present are looked for."""
_LISTED = 20
"""Lines that a list of them takes, at most."""
_INITIAL = re.compile(r"[A-Z]\.")
_JOINT = re.compile(r"\s{0,9}(?:[/,&+]|\sen)\Z")
"""What joins a name to the one on the next line."""


@dataclass(frozen=True, slots=True)
class Beside:
    """The words of a line, who stands beside them, and by when; offsets in the source. `joint` is
    the end of a sign that joins who stands there to the one on the next line, or 0."""

    text: Span
    who: Span
    when: Span | None
    joint: int = 0


def read(lines: Sequence[Line], known: Known) -> tuple[list[Line], dict[int, Beside]]:
    """The lines of a text, without the margin that an "Actie" at its right end announces, and who
    stands in it, by the offset at which the line begins. `known` are people told elsewhere."""
    kept: list[Line] = []
    found: dict[int, Beside] = {}
    column: _Column | None = None
    present, told = known, cache(lambda: Known(_present(lines) | known.people))
    for index, line in enumerate(lines):
        if announced := _announced(lines, index, known, told):
            column, end = announced
            present = told()
            line = _cut(line, end)
        elif column and (owner := beside(line, present, column)):
            line = _cut(line, owner.text[1] - line.start)
            found[line.start] = owner
        elif column and kept and column.holds(line, present) and not kept[-1].blank:
            above, end = kept[-1], line.start + len(line.text.rstrip())
            own = Beside((above.start, above.end), (line.start + line.indent, end), None)
            found.setdefault(above.start, own)
            continue
        kept.append(line)
    return kept, found


@dataclass(frozen=True, slots=True)
class _Column:
    """Names in the margin, with the characters before them; None where these do not tell it."""

    at: int | None

    def begins(self, at: int) -> bool:
        """Whether words that begin behind `at` characters stand in it."""
        return self.at is not None and abs(at - self.at) <= _ASIDE

    def holds(self, line: Line, known: Known) -> bool:
        """Whether a line has a name there and nothing else."""
        return self.begins(line.indent) and _can_own(line.text, known)


def _cut(line: Line, end: int) -> Line:
    return line._replace(text=line.text[:end], end=line.start + end)


def beside(line: Line, known: Known, column: _Column | None = None) -> Beside | None:
    """Who stands beside the words of a line: known people or, in the `column` of a margin, any
    name."""
    text = line.text.rstrip()
    if "\t" not in text and "   " not in text:
        return None
    gaps = list(_GAP.finditer(text, line.indent))
    if not 0 < len(gaps) <= (2 if column else 1) or "|" in text:
        return None
    words = text[: gaps[0].start()]
    label = _LABEL.match(text, gaps[0].end())
    at = label.end() if label else gaps[0].end()
    aligned = column is not None and column.begins(gaps[0].end())
    if sum(map(str.isalpha, words)) < _LETTERS or not (aligned or can_be_text(words)):
        return None
    end = gaps[1].start() if gaps[1:] else len(text)
    joint = _JOINT.search(text, max(at, end - _ASIDE), end)
    end = joint.start() if joint else end
    is_known = kind_of(text[at:end], known) == "person"
    if not (is_known or ((column or label) and _can_own(text[at:end], known))):
        return None
    when = (line.start + gaps[1].end(), line.start + len(text)) if gaps[1:] else None
    text_at, who = (line.start, line.start + gaps[0].start()), (line.start + at, line.start + end)
    return Beside(text_at, who, when, line.start + joint.end() if joint else 0)


def can_be_text(words: str) -> bool:
    """Whether words are enough for a text, or end as one."""
    return len(words.split()) >= _FEWEST or words.rstrip().endswith(_STOPS)


def _can_own(who: str, known: Known) -> bool:
    """Whether words of a margin can be names: not those of a state or a kind of point, "Akkoord",
    "Bijlage", unless somebody who is known has that name."""
    kind = kind_of(who, known)
    if kind != "name":
        return kind in DOERS
    none = layout.pattern("margin", "nobody", "tables")
    for part in names.parts(who):
        bare = names.without_title(part).strip(" .:")
        if none.fullmatch(bare) or not (names.can_be_name(bare) or bare != part.strip(" .:")):
            return False
    return not (names.nobody(who) or names.no_action(who))


def _is_told(who: str, known: Known) -> bool:
    """Whether words that can be names are known as those of a person or an office."""
    if kind_of(who, known) in ("person", "given", "role"):
        return True
    parts = names.parts(who)
    return any(
        is_role(part)
        or _INITIAL.match(part)
        or (names.is_person(part, known.people.__contains__) and " " not in part)
        or names.without_title(part) != part
        for part in parts
    )


def _present(lines: Sequence[Line]) -> frozenset[str]:
    """Names and initials of those whom a text lists at its head."""
    found: set[str] = set()
    for index, line in enumerate(lines[:_HEAD]):
        if attendees.any_labels_names(line.text.split("\t", 9), head=True):
            listed = [line.text]
            for other in lines[index + 1 : index + _LISTED]:
                if other.blank and len(listed) > 1:
                    break
                listed += [] if other.blank else [other.text]
            people = attendees.names_in([line.text]) or attendees.names_in(["\n".join(listed)])
            found = found.union(*(person.forms for person in people))
    return frozenset(found)


def _announced(
    lines: Sequence[Line], index: int, known: Known, told: Callable[[], Known]
) -> tuple[_Column, int] | None:
    """The column that "Actie" announces at the end of a line, alone or behind a title, above names
    in it, and how many characters of the line stand before it; `told` gives also those present."""
    text = lines[index].text.rstrip()[:_WIDEST]
    gaps = [match.span() for match in _GAP.finditer(text, lines[index].indent)][:3]
    starts = [lines[index].indent, *(end for _, end in gaps)]
    ends = [*(start for start, _ in gaps), len(text)]
    words = [text[a:b].strip(" #*_:") for a, b in zip(starts, ends, strict=True)]
    heading = layout.pattern("margin", "heading", "tables")
    place = next((place for place, each in enumerate(words[:2]) if heading.fullmatch(each)), None)
    if place is None or not all(heads.column_kind(each) in _BEHIND for each in words[place + 1 :]):
        return None
    tabbed = "\t" in text
    column = _Column(None if tabbed or starts[place] < _LEAST else starts[place])
    below = [
        (line, found)
        for line in lines[index + 1 : index + _AHEAD]
        if (found := beside(line, known, column)) and len(_words(line, found)) >= _FEWEST
    ]
    aligned = any(column.begins(found.who[0] - line.start) for line, found in below)
    ended = any(_words(line, found)[-1].endswith(_STOPS) for line, found in below)
    if (place and heads.kinds_of(words[0])) or not (aligned or (ended and (tabbed or not place))):
        return None  # where both are headings, these are of a table
    who = [line.text[slice(*(at - line.start for at in by.who))] for line, by in below]
    titled = bool(place) or not ended
    if titled and not any(_is_told(each, told()) for each in who):
        return None
    return (column if aligned else _Column(None)), ends[0] if place else 0


def _words(line: Line, found: Beside) -> list[str]:
    return line.text[: found.text[1] - line.start].split()


def parted(
    source: str, ranges: Sequence[Span], owners: Sequence[Beside]
) -> Iterator[tuple[list[Span], Row | None]]:
    """A text beside lines of which people stand, in parts: the sentences that are theirs as rows,
    and what stands between these.

    Of the sentences on their line it is the last that names them as its doer; or the last, unless
    that tells only how something is and one before it what is to be done. Who is joined to the one
    on the line before ("Jan/", "Petra") owns the same.
    """
    text = passage.read(source, ranges)
    who = [told_beside.words_of(source[slice(*found.who)]) for found in owners]
    spans = list(told_beside.split(text.text, frozenset().union(*who)))
    owned: dict[int, list[Beside]] = {}
    for found, own in zip(owners, who, strict=True):
        on = [index for index, span in enumerate(spans) if _meet(text.source_span(*span), found)]
        mine = told_beside.own([text.text[slice(*spans[index])] for index in on], own)
        if mine is None:
            continue
        owning = owned.setdefault(on[mine], [])
        if not owning or owning[-1].joint:
            owning.append(found)
    done = 0
    for index, owning in sorted(owned.items()):
        yield _clipped(ranges, done, text.source_span(*spans[index])[0]), None
        yield _row(source, ranges, text, spans[index], owning)
        done = text.source_span(*spans[index])[1]
    yield _clipped(ranges, done, len(source)), None


def _meet(sentence: Span, found: Beside) -> bool:
    return sentence[0] < found.text[1] and found.text[0] < sentence[1]


def _row(
    source: str, ranges: Sequence[Span], text: Passage, span: Span, found: Sequence[Beside]
) -> tuple[list[Span], Row]:
    """A sentence as a row, with those who stand beside it."""
    first, last = span
    start, end = text.source_span(first, first + len(text.text[first:last].rstrip(" .")))
    first += behind_subject(text.text[first:last])
    deed = text.source_span(first, first + 1)[0]
    who = [(each.who[0], each.joint) for each in found[:-1]] + [found[-1].who]
    when = [each.when for each in found if each.when][:1]
    aside = [*who, *when]
    parts = [_clipped(ranges, deed, end), who, *([when] if when else [])]
    cells = tuple(passage.read(source, part) for part in parts)
    own = [*_clipped(ranges, start, end), *(each for each in aside if each[0] >= end)]
    behind = "status" if closed_rows.is_closed(cells[-1].text) else "deadline"
    roles = ("action", "actor", behind)[: len(cells)]
    return own, Row(cells, roles, tuple(own), named=True, margin=True)


def _clipped(ranges: Sequence[Span], start: int, end: int) -> list[Span]:
    clipped = [(max(a, start), min(b, end)) for a, b in ranges]
    return [(a, b) for a, b in clipped if a < b]
