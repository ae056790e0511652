"""Rows made whole: with what a row takes over from those above it, and with cells of two things
taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lovp_actions import lexicon
from lovp_actions.dates import deadlines, time_patterns
from lovp_actions.language import verbs
from lovp_actions.structure import closed_rows, layout, names
from lovp_actions.structure.passage import Passage, read
from lovp_actions.structure.tables import heads, listed, spanned
from lovp_actions.structure.tables.cells import DOERS, KNOWN_DOERS, Known, is_one_of, kind_of
from lovp_actions.structure.tables.columns import Columns
from lovp_actions.structure.tables.doers import action_and_owner, doer, part, sentence_ahead
from lovp_actions.structure.tables.row import Draft

_TAKEN_OVER = ("actor", "deadline", "actor+deadline", "status")
"""Roles of columns in which a sign stands for what is above it."""
"""What a cell can be that names who acts."""
_HEADING = ("", "action", "topic")
"""Roles of the columns in which the heading of a group can stand, beside the first."""


def whole(
    source: str, drafts: Sequence[Draft], given: Columns, known: Known, *, done: bool
) -> Iterator[Draft]:
    """The rows with their columns; headings of groups of rows are left out, and what they tell
    stands in the rows: who acts, or that all is done, as the first are where the title says so."""
    above: Draft | None = None
    group: Passage | None = None
    waiting: Draft | None = None
    rows = [_with_columns(draft, given.roles) for draft in drafts]
    owned = sum(bool(row.cell("actor") or row.cell("actor+deadline")) for row in rows)
    unowned = not {"actor", "actor+deadline", "action+actor"} & set(given.roles)
    unowned = unowned and all(_may_own(source, row, known) for row in rows)
    for number, row in enumerate(rows):
        filled = [index for index, cell in enumerate(row.cells) if cell]
        if waiting and _goes_on(row, filled):
            _extend(source, waiting, row, filled[0])
            continue
        if waiting:
            yield from _each(source, waiting, given, known)
        waiting = None
        leads = owned * 2 >= len(rows) and any(
            each.cell("actor") for each in rows[number + 1 :][:1]
        )
        state = _state(row, filled) if len(given.roles) > 1 else ""
        who = row.cells[filled[0]] if filled else Passage("")
        named = kind_of(who.text, known) in ("person", "given")
        if state or _is_group(source, row, filled, leads or (named and unowned)):
            group = who if named else None
            done = state == "done" or (done and not state)
            continue
        row = _like_above(row, above, known)
        if group and not row.cell("actor") and "action" in row.columns:
            row = _with(row, group, "actor")
        if done and not row.cell("status"):
            row = _with(row, Passage(closed_rows.TICKED), "done")
        above = waiting = row
    if waiting:
        yield from _each(source, waiting, given, known)


def _each(source: str, row: Draft, given: Columns, known: Known) -> Iterator[Draft]:
    """A row, or those of the list in its cell, finished."""
    for each in listed.rows(source, row, known):
        yield _finished(source, each, given, known)


def _with_columns(draft: Draft, roles: tuple[str, ...]) -> Draft:
    columns = (*roles, *("",) * len(draft.cells))[: len(draft.cells)]
    if not any(columns) and _is_labelled(draft.cells):
        columns = ("", "action", *columns[2:])
    return replace(draft, columns=columns)


def _is_labelled(cells: Sequence[Passage]) -> bool:
    """Whether a row says in its first cell that what stands beside it are actions."""
    if len(cells) < 2 or any(cells[2:]) or layout.section_kind(cells[0].text) != "actions":
        return False
    return kind_of(cells[1].text, Known()) in ("task", "text")


# ---- what a row has from those above it


def _goes_on(row: Draft, filled: list[int]) -> bool:
    """Whether a row is the rest of the action above it: small letters, and nothing else."""
    return (
        len(row.cells) > 1
        and len(filled) == 1
        and row.columns[filled[0]] == "action"
        and row.cells[filled[0]].text[:1].islower()
    )


def _extend(source: str, row: Draft, rest: Draft, index: int) -> None:
    if index >= len(row.cells):
        return
    spans = [list(each) for each in row.spans]
    spans[index] += rest.spans[index]
    row.spans = spans
    cells = list(row.cells)
    cells[index] = read(source, spans[index])
    row.cells = tuple(cells)


def _with(row: Draft, cell: Passage, role: str) -> Draft:
    return replace(row, cells=(*row.cells, cell), columns=(*row.columns, role))


def _state(row: Draft, filled: list[int]) -> str:
    """The state that a row tells which is the heading of those below it: "done" of "Afgehandelde
    punten", "open" of "Lopend"; "" where it tells none."""
    words = {row.cells[index].text.strip(" .:") for index in filled}
    if len(words) != 1:
        return ""
    if filled[0] > 0 and row.columns[filled[0]] not in _HEADING:
        return ""
    told = words.pop()
    if layout.section_kind(told) == "done":
        return "done"
    before, _, last = told.rpartition(" ")
    counted = {"action", "matter"} & heads.all_kinds(last)  # "Openstaande acties"
    return "open" if closed_rows.is_open(before if before and counted else told) else ""


def _is_group(source: str, row: Draft, filled: list[int], leads: bool) -> bool:
    """Whether a row is the heading of those below it: one cell, alone, in bold, or in no column of
    actions, or a few words without a verb where it `leads` an action with an owner."""
    if not any(row.columns) or len(row.cells) < 2:
        return False
    words = {row.cells[index].text for index in filled}
    if len(filled) != 1 and not (len(words) == 1 and len(filled) == len(row.cells) > 2):
        return False
    text = row.cells[filled[0]].text
    if row.columns[filled[0]] != "action" or len(filled) > 1 or text.endswith(":"):
        return True
    start, end = row.spans[filled[0]][0]
    bold = source[start:end].strip().startswith(("**", "__"))
    few = leads and len(text.split()) <= 3 and text[-1:] not in ".!?"
    return bold or (few and kind_of(text, Known()) != "task")


def _may_own(source: str, row: Draft, known: Known) -> bool:
    """Whether a row, if a few words alone in the column of actions, is a name, or in bold."""
    filled = [index for index, cell in enumerate(row.cells) if cell]
    if len(filled) != 1 or row.columns[filled[0]] != "action":
        return True
    named = kind_of(row.cells[filled[0]].text, known) in ("person", "given")
    may_lead = _is_group(source, row, filled, leads=True)
    return named or not may_lead or _is_group(source, row, filled, leads=False)


def _like_above(row: Draft, above: Draft | None, known: Known) -> Draft:
    """The row with what it takes over from the row above: behind a sign such as ",,", or, where it
    only names another owner, the action; where it tells of something else to do, that."""
    if above is None or len(above.cells) < len(row.cells):
        return row
    cells, spans = list(row.cells), row.above
    for index, (cell, role) in enumerate(zip(row.cells, row.columns, strict=True)):
        if role in _TAKEN_OVER and is_one_of("ditto", cell.text.strip().lower()):
            cells[index] = above.cells[index]
        elif role == "action" and _only_names(row, known) and above.cells[index]:
            told = list(map(_tells_other, cells[:index], above.cells))
            if any(told):
                return spanned.swapped(row, told.index(True), index)
            cells[index] = above.cells[index]
            spans = (*above.above, *above.spans[index])
    return replace(row, cells=tuple(cells), above=tuple(spans))


def _only_names(row: Draft, known: Known) -> bool:
    """Whether a row names a person or an office, and no action."""
    named = kind_of(row.cell("actor"), known) in KNOWN_DOERS
    return named and not (row.cell("action") or row.cell("topic"))


def _tells_other(cell: Passage, above: Passage) -> bool:
    """Whether a cell tells something to do, and not the same as the one above it."""
    return cell.text != above.text and kind_of(cell.text, Known()) == "task"


# ---- cells of two things


def _finished(source: str, row: Draft, given: Columns, known: Known) -> Draft:
    cells, columns = list(row.cells), list(row.columns)
    for index, role in enumerate(row.columns):
        cell = cells[index]
        if role == "done" and known.date and kind_of(cell.text, known) == "date":
            columns[index] = "" if row.cell("deadline") else "deadline"  # it is still to come
        over = columns[index : index + 2] == ["topic", "actor"] and not cells[index + 1]
        if over and row.cell("action") and kind_of(cell.text, known) == "person":
            columns[index : index + 2] = ["actor", ""]  # over both columns
            continue
        bare = "action" in role and kind_of(cell.text, known) in ("person", "given")
        told = role != "action+actor" or not (bare or names.no_action(cell.text))
        if not told and row.cell("topic").endswith("."):
            return replace(row, columns=("",) * len(columns))  # a text, and no deed beside it
        if bare and row.cell("topic") and not row.cell("actor"):
            columns[index] = "actor"  # beside what it is about
            continue
        alone = role == "action" and not (row.cell("actor") or row.cell("actor+deadline"))
        if not cell or not (alone or role in ("actor", "actor+deadline", "action+actor")):
            continue
        if role == "actor" and cell.text.split()[0].lower() in verbs.infinitives():
            cells[index] = Passage("")  # "Agenderen de volgende keer": nobody
            continue
        if role == "action+actor" or alone:
            first = doer(source, cell, known)
            if first is None and not alone:
                first = action_and_owner(source, cell, lambda who: kind_of(who, known) in DOERS)
            second = "actor"
            columns[index] = "action"
        else:
            first, second = _owner_and_day(source, cell), "deadline"
            columns[index] = "actor"
            if first is None and index < len(row.spans):
                cells[index] = listed.names(source, cell, row.spans[index], known)
        if first is not None:
            cells[index], other = first
            cells.append(other)
            columns.append(second)
    row = replace(row, cells=tuple(cells), columns=tuple(columns))
    if given.margin:
        row = _beside(source, row)
    return row


def _owner_and_day(source: str, cell: Passage) -> tuple[Passage, Passage] | None:
    """The parts of a cell that names who acts and when, "Jan, 1 april"; None where it does not."""
    found = deadlines.find_deadlines(cell.text, None)
    words = re.split(r"[\s,;/]{1,9}", cell.text)
    if found:
        start, end = found[0].start, found[-1].end
    elif len(words) > 1 and is_one_of("time", words[-1].lower()):
        start, end = len(cell.text) - len(words[-1]), len(cell.text)
    elif clock := _clock().search(cell.text):
        start, end = clock.span()
    else:
        return None
    if start > 0:
        return part(source, cell, 0, start), part(source, cell, start, end)
    return part(source, cell, end, len(cell.text)), part(source, cell, start, end)


@lexicon.derived
def _clock() -> re.Pattern[str]:
    """A time of the day without the day, behind who acts: "Jan vóór 22.00 uur"."""
    words = r"(?:(?:@preposition|om|rond|vanaf) )?@clock(?: ?u\.?)?\s{0,9}$"
    return time_patterns.compiled(words, r"(?<=[\s,;/])", "")


def _beside(source: str, row: Draft) -> Draft:
    """A row of a text with who acts beside it: the sentence that says what is to be done. Without
    anybody beside it a row is text as any other."""
    if not row.cell("actor"):
        return replace(row, columns=("",) * len(row.columns))
    index = row.columns.index("action")
    cell = row.cells[index]
    if not cell:
        return row
    cells = list(row.cells)
    cells[index] = read(source, [cell.source_span(*sentence_ahead(cell.text))])
    return replace(row, cells=tuple(cells))
