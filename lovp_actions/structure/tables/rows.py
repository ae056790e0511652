"""The rows of a table, each cell with what its column holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from lovp_actions.structure import layout, unfilled
from lovp_actions.structure.layout import Line
from lovp_actions.structure.passage import Passage, read
from lovp_actions.structure.tables import columns, heads, matrix, people, spanned, told, upright
from lovp_actions.structure.tables.cells import Known, day_of, kind_of
from lovp_actions.structure.tables.columns import Columns
from lovp_actions.structure.tables.filled_in import whole
from lovp_actions.structure.tables.row import Draft, Row, Told
from lovp_actions.structure.tables.table import Span, Table
from lovp_actions.structure.tables.upright import Cut

_HEAD_ROWS = 3
"""A title or empty row may stand above the row of column headings."""

_WRAPPED = 2
"""Cells of a row that run over its line at most; more are of another row, without its first."""

_RULES = 1
"""Rules within a grid that has none between its rows: that below its headings."""

_DATED = 30
"""Days that tell whether a column has those on which things were noted down."""

_DAY = re.compile(r"\A\D{0,20}\d{1,2}(?!\d)")
"""How the words of a day begin, and not those of a year."""

_FROM = re.compile(r"(?i)(?:tussen|van|vanaf)\b")
_TO = re.compile(r"(?i)\A(?:(?:t/m|tot|en|of|à)(?!\w)|[-–/,+&])|\b(?:t/m|tot|en|of|à)\Z|[-–/,+&]\Z")
"""What joins two days, below each other in a cell: "1 juni t/m" and "15 juni"."""
_PAIR = 2
"""Cells that a row has filled at least: what is to be done, and by when."""

_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/\d{2,4}")


def rows_of(
    source: str, table: Table, section_kind: str, known: Known
) -> Iterator[tuple[Line, Row]]:
    """The filled rows below the heading row, each with its line; what cells tell in sentences is
    a row of its own."""
    cut = upright.turned(source, _cut(source, table))
    ruled = len(table.lines) > 1 and layout.is_table_rule(table.lines[1].text)
    head = _Heads.of(source, [cells for _, cells in cut[:_HEAD_ROWS]], section_kind, ruled, known)
    found = list(_read(source, cut[head.rows :]))
    found = [row for row in found if any(row.cells) and not head.repeated(row.cells)]
    found = [row for row in found if not unfilled.is_row(cell.text for cell in row.cells)]
    if head.rows:
        names = spanned.parted(head.names, found)
        found = spanned.set_right(names, found, head.names)
        head = replace(head, names=names)
    given = _columns(head, found, section_kind, known)
    texts: list[Told] = []
    if not head.people and section_kind != "attendees":
        words = [[cell.text for cell in row.cells] for row in found]
        telling = told.columns(head.names if head.rows else (), words, given)
        found, texts = told.taken(source, found, given, telling)
    named = dict(zip(given.roles, head.names, strict=False))
    counted = heads.counted(named.get("deadline", ""))
    days = _days([row.cells for row in found], given)
    month_first = _is_month_first(cell.text.strip() for row in found for cell in row.cells)
    dated = days[:_DATED] if heads.is_any_date(named.get("deadline", "")) else []
    rows = whole(source, found, given, known, done=layout.section_kind(head.title) == "done")
    if head.rows and "action" in given.roles and "actor" not in given.roles:
        rows = matrix.owned(source, cut[head.rows - 1][1], list(rows), known)

    def acting() -> Iterator[tuple[Line, Row]]:
        for row in rows:
            first = row.cells[0].text
            listed = section_kind == "attendees" and "action" not in given.roles
            listed = listed and not layout.labels_front(first)
            yield (
                row.line,
                Row(
                    row.cells,
                    row.columns,
                    row.ranges(),
                    head.people or listed or layout.section_kind(first) == "attendees",
                    people.person(head.names, [c.text for c in row.cells]) if head.people else "",
                    given.named,
                    counted,
                    given.margin,
                    month_first,
                    head.names if head.rows else (),
                    tuple(dated),
                    given.roles[:1] == ("deadline",),
                ),
            )

    yield from told.rows(texts, acting())


def _days(rows: Sequence[tuple[Passage, ...]], given: Columns) -> list[str]:
    """The words of the deadline's column."""
    index = given.roles.index("deadline") if "deadline" in given.roles else len(given.roles)
    return [row[index].text.strip() for row in rows if index < len(row) and row[index]]


def _is_month_first(cells: Iterable[str]) -> bool:
    """Whether the days in the cells can only be written month first, as those of English exports
    are: one has no such month, and none no such day."""
    pairs = [(int(day[1]), int(day[2])) for day in map(_SLASHED.fullmatch, cells) if day]
    return any(b > 12 for _, b in pairs) and all(a <= 12 for a, _ in pairs)


def _columns(head: _Heads, found: list[Draft], section_kind: str, known: Known) -> Columns:
    width = max((len(row.cells) for row in found), default=0)
    if head.people or (
        section_kind == "attendees" and "action" not in map(heads.column_kind, head.names)
    ):
        return Columns(("",) * width)
    words = [[cell.text for cell in row.cells] for row in found]
    return columns.assign(
        head.names if head.rows else (), words, known, listed=section_kind == "actions"
    )


# ---- from lines to cells


def _cut(source: str, table: Table) -> list[Cut]:
    """The lines of a table but its rules, as rows."""
    grid = any(line.text.lstrip().startswith("+") for line in table.lines)
    close = sum(layout.is_table_rule(line.text) for line in table.lines[1:-1]) <= _RULES

    def _is_anew(cell: list[Span], above: list[Span]) -> bool:
        """Whether a cell has a day of its own below another, with which it makes no stretch."""
        here, over = (source[slice(*spans[0])].strip() for spans in (cell, above))
        last = source[slice(*above[-1])].strip()
        if _FROM.match(over) or _TO.search(last) or _TO.match(here):
            return False
        return all(day_of(word, Known()) and _DAY.search(word) for word in (here, over))

    def _are_filled(cell: list[Span], above: list[Span]) -> bool:
        return all(source[slice(*spans[0])].strip() for spans in (cell, above))

    cut: list[Cut] = []
    goes_on = False
    for line in table.lines:
        if layout.is_table_rule(line.text) or layout.is_rule(line.text):
            goes_on = False
            continue
        cells = [[span] for span in table.split(line)]
        over = sum(map(_are_filled, cells, cut[-1][1])) if cut else 0
        alone = sum(bool(source[slice(*spans[0])].strip()) for spans in cells) < _PAIR
        first = source[slice(*cells[0][0])].strip()
        rest = over <= _WRAPPED and (not first or (alone and first.islower()))
        if grid:
            joins = goes_on and (not close or (alone and rest))
        else:
            joins = table.aligned and rest
            joins = joins and (alone or not (cut and any(map(_is_anew, cells, cut[-1][1]))))
        if cut and joins:
            for whole, part in zip(cut[-1][1], cells, strict=False):
                whole += [span for span in part if span[0] < span[1]]
        else:
            cut.append((line, cells))
        goes_on = True
    return cut


def _read(source: str, rows: Sequence[Cut]) -> Iterator[Draft]:
    for line, spans in rows:
        yield Draft(line, spans, tuple(_filled(read(source, each)) for each in spans))


def _filled(cell: Passage) -> Passage:
    """The cell, empty where it only asks to be filled in."""
    return Passage("") if layout.is_placeholder(cell.text) else cell


# ---- headings


@dataclass(frozen=True, slots=True)
class _Heads:
    """The column headings of a table: its first `rows` rows, 0 where it has none."""

    rows: int
    names: tuple[str, ...] = ()
    people: bool = False
    above: tuple[str, ...] = ()
    """The words of a row above the headings that stands over several columns each."""
    title: str = ""
    """The words of a row above the headings that has no others."""

    @classmethod
    def of(
        cls,
        source: str,
        first: list[list[list[Span]]],
        section_kind: str,
        ruled: bool,
        known: Known,
    ) -> _Heads:
        """The headings among the first rows; `ruled` tells of a rule below the very first."""
        plain = [_plain(source, cells) for cells in first]
        title = ""
        for index, words in enumerate(plain):
            below = plain[index + 1] if index + 1 < len(plain) else ()
            if heads.are_parted(words, below):
                names = tuple(one or other for one, other in zip(below, words, strict=True))
                return cls(index + 2, names, above=words, title=title)
            are_people = people.are_people(words, section_kind)
            if are_people or heads.known(words) >= 2 or heads.are_all_known(words):
                return cls(index + 1, words, are_people, title=title)
            if sum(map(bool, words)) > 1:
                break  # more than a title above the headings
            title = "".join(words) or title
        words = plain[0] if plain else ("",)
        label = layout.section_kind(words[0]) == "attendees" or layout.labels_front(words[0])
        label = label and len(words) <= 2
        if (
            (ruled and not label)
            or (section_kind == "actions" and _are_heads(source, first, known))
            or _is_margin(source, first, known)
        ):
            return cls(1, words)
        return cls(0)

    def repeated(self, cells: tuple[Passage, ...]) -> bool:
        """Whether the row is the headings again, as at the top of a new page."""
        words = tuple(cell.text.strip(" :*_").lower() for cell in cells)
        return bool(self.rows) and any(
            words == tuple(map(str.lower, names)) for names in (self.names, self.above)
        )


def _are_heads(source: str, first: list[list[list[Span]]], known: Known) -> bool:
    """Whether nothing in the first row is of a kind that the row below it is full of: days,
    people, numbers."""
    if len(first) < 2:
        return False
    told = [{kind_of(word, known) for word in _plain(source, cells)} for cells in first[:2]]
    telling = {"date", "past", "person", "number", "status", "tick"}
    return not told[0] & {*telling, "task"} and bool(told[1] & telling) and "blank" not in told[0]


def _is_margin(source: str, first: list[list[list[Span]]], known: Known) -> bool:
    """Whether the first row is "Actie" alone, and the first words below it name somebody who is
    known."""
    words, *below = (_plain(source, cells) for cells in first) if first else [()]
    filled = [(index, word) for index, word in enumerate(words) if word]
    if len(filled) != 1:
        return False
    ((index, word),) = filled
    who = next((row[index] for row in below if index < len(row) and row[index]), "")
    return heads.column_kind(word) == "action" and kind_of(who, known) == "person"


def _plain(source: str, cells: list[list[Span]]) -> tuple[str, ...]:
    """The words of the cells of one line, without emphasis."""
    return tuple(re.sub(r"[*_:]", "", source[slice(*cell[0])]).strip() for cell in cells)
