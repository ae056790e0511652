"""Where tables are: Markdown rows, rows with tabs, semicolons or slashes, columns aligned with
spaces; those that stand a cell a line are found by `stacked`, those of wikis by `wiki`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import pairwise

from lovp_actions.structure import bullets, layout
from lovp_actions.structure.layout import Line
from lovp_actions.structure.tables import heads, people, stacked, wiki
from lovp_actions.structure.tables.cells import Known
from lovp_actions.structure.tables.columns import assign
from lovp_actions.structure.tables.table import Span, Table

_BAR = re.compile(r"(?<!\\)\|")
_GAP = re.compile(r"[ \t]{2,}|\t")
_MARKS = ((re.compile(";"), 2), (re.compile(r",(?!\s)"), 3), (re.compile(r"\s/(?:\s|\Z)"), 3))
"""What may part the cells of a line, below headings that it parts too, and the fewest cells."""
_QUOTED = re.compile(r"(?:^|(?<=[;,\t]))\"[^\"]{1,500}\"(?=[;,\t]|\s{0,9}$)")
"""A cell in quotes, in which nothing is parted."""
_TAB, _TABS = re.compile(r"\t"), re.compile(r"\t{1,99}")
_COLUMNS = 40
"""More cells in a line than this are no table."""
_WIDEST = 300
"""Characters of a row without headings."""
_ROWS = 60
"""Lines in which the columns of rows without headings are looked for."""
_BARS = 200
"""Nor are more bars than this."""


def find(lines: list[Line], index: int, known: Known, kind: str) -> Table | None:
    """The table that begins at `lines[index]`, None where none does; `kind` is that of the section,
    and `known` who is known from above."""
    text, listed = lines[index].text, kind == "actions"
    if table := wiki.find(lines, index):
        return table
    if "|" in text:
        if text.count("|") > _BARS:
            return None
        return _piped(lines, index) or _telling(_BAR, lines, index, known, listed=listed)
    if _is_tabbed(text):
        return _tabbed(lines, index, listed=listed)
    if len(text) <= layout.LONGEST_HEADING and (
        table := _separated(lines, index)
        or _telling(_MARKS[0][0], lines, index, known, listed=listed)
    ):
        return table
    if "  " in text.strip() and len(text) <= layout.LONGEST_HEADING:
        if _are_fields(text[slice(*span)] for span in _starts(lines[index])):
            return None
        return _aligned(lines, index) or _unheaded(lines, index, known, listed=listed)
    return stacked.find(lines, index) or (stacked.unheaded(lines, index, known) if listed else None)


def holds_fields(line: Line) -> bool:
    """Whether the cells of a row with bars are labels with their values, of two kinds at least:
    "| Wat: zaal boeken | Wie: Jan |"."""
    if ":" not in line.text or line.text.count("|") > _BARS:
        return False
    return _are_fields([line.text[slice(*span)] for span in _pipe_spans(line)])


def _are_fields(cells: Iterable[str]) -> bool:
    filled = [words for cell in cells if (words := cell.strip(" *_"))]
    kinds = {heads.column_kind(cell.partition(":")[0]) for cell in filled} - {""}
    return len(kinds) > 1 and all(map(heads.FIELD.search, filled))


def _piped(lines: list[Line], index: int) -> Table | None:
    if holds_fields(lines[index]):
        return None
    if layout.PIPE_ROW.match(lines[index].text):

        def belongs(line: Line) -> bool:
            row = layout.PIPE_ROW.match(line.text) or layout.is_table_rule(line.text)
            return bool(row) and line.text.count("|") <= _BARS

    else:
        following = lines[index + 1].text if index + 1 < len(lines) else ""
        ruled = "|" in following and layout.is_table_rule(following)
        words = [lines[index].text[slice(*span)] for span in _pipe_spans(lines[index])]
        if not ruled and (heads.known(words) < 2 or any(map(heads.FIELD.search, words))):
            return None

        def belongs(line: Line) -> bool:
            return 0 < line.text.count("|") <= _BARS

    return Table(_run(lines, index, belongs), _pipe_cells)


def _tabbed(lines: list[Line], index: int, *, listed: bool) -> Table | None:
    """Rows with tabs: below known column headings, there also with empty cells for the rest, or all
    of three cells and more; of two where they are `listed` as actions."""
    words = re.split(r"\t+", lines[index].text.strip())
    if len(words) > _COLUMNS:
        return None
    headed, tabs = heads.known(words) >= 2, lines[index].text.count("\t")
    fewest = 2 if listed or headed or people.are_people(words, "") else 3

    def belongs(line: Line) -> bool:
        text = line.text.strip()
        if headed and text and line.text.count("\t") == tabs > 1:
            return True
        return len(text.split("\t", fewest)) >= fewest and _is_tabbed(line.text)

    run = _run(lines, index, belongs)
    height = len(run)
    apart = headed and height == 1  # a row is a paragraph in Word
    while apart and height < len(lines) - index - 1 and lines[index + height].blank:
        below = lines[index + height + 1]
        if below.text.count("\t") != tabs or not belongs(below) or _begins_other(below.text):
            break
        more = _run(lines, index + height + 1, belongs)
        run += more
        height += 1 + len(more)
    if len(run) < 2:
        return None
    even = {len(re.split(r"\t+", line.text.strip())) for line in run} == {len(words)}
    return Table(run, lambda line: _split_at(line, _TABS if even else _TAB), height=height)


def _begins_other(text: str) -> bool:
    """Whether a row is a label with what it tells, or headings, and no row of the table above."""
    words = [word.strip() for word in text.split("\t") if word.strip()]
    return words[0].endswith(":") or heads.are_all_known(words)


def _is_tabbed(text: str) -> bool:
    """Whether tabs may part the cells of a line; of an entry of a list where its number is one of
    four and more."""
    if "\t" not in text.strip():
        return False
    bullet = bullets.match(text)
    return not bullet or (bullet["mark"][0].isdigit() and bullet["words"].count("\t") > 1)


def _separated(lines: list[Line], index: int) -> Table | None:
    """Rows with semicolons or slashes below known column headings."""
    return next(filter(None, (_parted_by(*mark, lines, index) for mark in _MARKS)), None)


def _parted_by(mark: re.Pattern[str], fewest: int, lines: list[Line], index: int) -> Table | None:
    words = mark.split(lines[index].text, _COLUMNS)
    if not fewest <= len(words) <= _COLUMNS or heads.known(words) < 2:
        return None
    run = _run(lines, index, lambda line: len(_partings(line.text, mark)) == len(words) - 1)
    return Table(run, lambda line: _split_at(line, mark)) if len(run) >= 2 else None


def _telling(
    mark: re.Pattern[str], lines: list[Line], index: int, known: Known, *, listed: bool
) -> Table | None:
    """Rows with semicolons or bars without headings, whose cells tell who does what."""
    count = len(_partings(lines[index].text, mark))
    if not 1 < count < _COLUMNS or bullets.match(lines[index].text):
        return None
    run = _run(lines, index, lambda line: len(_partings(line.text, mark)) == count)
    rows = [
        [line.text[a - line.start : b - line.start] for a, b in _split_at(line, mark)]
        for line in run
    ]
    if len(run) < 2 or not _tell_who(rows, known, listed=listed):
        return None
    return Table(run, lambda line: _split_at(line, mark))


def _tell_who(rows: list[list[str]], known: Known, *, listed: bool) -> bool:
    cells = [[cell.strip() for cell in row] for row in rows]
    return "actor" in assign((), cells, known, listed=listed).roles


def _aligned(lines: list[Line], index: int) -> Table | None:
    """Columns set with spaces below known column headings; a blank line may part rows."""
    starts = _starts(lines[index])
    words = [lines[index].text[start:end].strip() for start, end in starts]
    columns, known = [start for start, _ in starts], heads.known(words)
    if len(words) < 2 or known < 1 or bullets.match(lines[index].text):
        return None
    first = lines[index + 1 : index + 3]
    below = [start for line in first for start, _ in _starts(line)]
    if known == 1 and (len(words) < 3 or below != columns * 2):
        return None  # then two rows below must have their cells where the headings are
    capitals = any(line.text.lstrip()[:1].isupper() for line in first)

    def belongs(line: Line) -> bool:
        words, fits = line.text.strip(), len(line.text.rstrip()) < columns[1]
        goes_on = capitals and fits and words[:1].islower() and abs(line.indent - columns[0]) <= 1
        ruled = layout.is_table_rule(line.text) or layout.is_rule(line.text)
        return ruled or goes_on or bool(_GAP.search(words)) or line.indent >= columns[1] - 1

    def opens(line: Line) -> bool:
        starts = [start for start, _ in _starts(line)]
        return len(starts) > 1 and abs(starts[0] - columns[0]) <= 1 and belongs(line)

    run = _run(lines, index, belongs)
    height = len(run)
    while index + height + 1 < len(lines) and lines[index + height].blank:
        if not opens(lines[index + height + 1]):
            break
        more = _run(lines, index + height + 1, belongs)
        run, height = [*run, *more], height + 1 + len(more)
    return Table(run, lambda line: _in_columns(line, columns), aligned=True, height=height)


def _unheaded(lines: list[Line], index: int, known: Known, *, listed: bool) -> Table | None:
    """Columns set with spaces without headings: lines whose cells begin at the same places, the
    last of which may be missing or run over several lines. Where they are not `listed` as actions,
    their cells must tell it."""
    if bullets.match(lines[index].text):
        return None
    near = _run(lines[index : index + _ROWS], 0, lambda line: len(line.text) <= _WIDEST)
    columns = max(([start for start, _ in _starts(line)] for line in near), key=len)

    def belongs(line: Line) -> bool:
        starts = [start for start, _ in _starts(line)]
        below = all(any(abs(start - at) <= 1 for at in columns) for start in starts)
        return below and (len(starts) > 1 or line.indent >= columns[1] - 1)

    if not 1 < len(columns) <= _COLUMNS or not belongs(lines[index]):
        return None
    first = _run(near, 0, belongs)
    opening = [line for line in first if line.indent <= columns[0] + 1]
    if len(opening) < 2 or opening[0] is not lines[index]:
        return None
    rows = [[line.text[a:b] for a, b in _cells_below(line, columns)] for line in first]
    if not (listed or _tell_who(rows, known, listed=False)):
        return None
    run = _run(lines, index, belongs)
    return Table(run, lambda line: _in_columns(line, columns), aligned=True)


def _run(lines: list[Line], index: int, belongs: Callable[[Line], bool]) -> list[Line]:
    """The lines from `index` on that belong to one table."""
    end = index + 1
    while end < len(lines) and lines[end].text.strip() and belongs(lines[end]):
        end += 1
    return lines[index:end]


# ---- cells: offsets in the source


def _pipe_spans(line: Line) -> list[Span]:
    """Cells of a row with bars, as offsets in the line; one at least."""
    text = line.text.rstrip()
    edges = [match.start() for match in _BAR.finditer(text)]
    if not text.lstrip().startswith("|"):
        edges.insert(0, -1)
    if not text.endswith("|"):
        edges.append(len(text))
    return [(left + 1, right) for left, right in pairwise(edges)] or [(len(text), len(text))]


def _pipe_cells(line: Line) -> list[Span]:
    return [(line.start + start, line.start + end) for start, end in _pipe_spans(line)]


def _partings(text: str, mark: re.Pattern[str]) -> list[Span]:
    """Where the cells of a line are parted, but for the marks in a cell in quotes."""
    quoted = {at for each in _QUOTED.finditer(text) for at in range(*each.span())}
    return [each.span() for each in mark.finditer(text) if each.start() not in quoted]


def _split_at(line: Line, mark: re.Pattern[str]) -> list[Span]:
    text = line.text.rstrip()
    position = line.indent if line.text.startswith(" ") else 0
    spans = []
    for start, end in [*_partings(text, mark), (len(text), len(text))]:
        if start >= position:
            inside = int(bool(_QUOTED.fullmatch(text, position, start)))
            spans.append((line.start + position + inside, line.start + start - inside))
            position = end
    return spans


def _starts(line: Line) -> list[Span]:
    """Cells parted by white space, as offsets in the line."""
    text, position, spans = line.text.rstrip(), line.indent, []
    for match in _GAP.finditer(text, position):
        spans.append((position, match.start()))
        position = match.end()
    return [*spans, (position, len(text))]


def _in_columns(line: Line, columns: list[int]) -> list[Span]:
    return [(line.start + a, line.start + b) for a, b in _cells_below(line, columns)]


def _cells_below(line: Line, columns: list[int]) -> list[Span]:
    """The cell below each heading: what begins there, or up to two characters before it; offsets
    in the line."""
    cells = [(0, 0)] * len(columns)
    for start, end in _starts(line):
        column = max((i for i, at in enumerate(columns) if at <= start + 2), default=0)
        first, last = cells[column]
        cells[column] = (first if last > first else start, end)
    return cells
