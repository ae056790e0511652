"""Which column of a table holds what, decided for all columns together.

Each column gets a score for each role: for the words of its heading, and for what its cells are.
Of all ways to give out the roles the one with the highest sum is taken, so that a heading nobody
knows still finds its role, and one that lies is overruled. Where it is not clear who acts, nobody
does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from lovp_actions.structure.tables.cells import Known
from lovp_actions.structure.tables.column import Column
from lovp_actions.structure.tables.doers import tells_ahead
from lovp_actions.structure.tables.heads import Kinds, lists_others
from lovp_actions.structure.tables.scores import CELLS

_ROWS = 30
"""Rows that are looked at."""
_CANDIDATES = 3
"""Columns that are tried for each role."""
_UNNAMED = 1.5
"""The least score for a role that the heading does not name."""
_JOINED = ({"action", "actor"}, {"actor", "deadline"})
"""Roles that one column can have, where its heading names both."""
_NEAR = 1.0
"""Two columns whose scores differ less could both tell who acts."""


@dataclass(frozen=True)
class Columns:
    """What each column holds: action, topic, actor, deadline, status, done, two of these joined by
    "+", or "".

    `named` tells that headings say so of the action and of who or when, and `margin` that the owner
    stands beside a text that is not all action.
    """

    roles: tuple[str, ...]
    named: bool = False
    margin: bool = False


def assign(
    headings: Sequence[str], rows: Sequence[Sequence[str]], known: Known, *, listed: bool
) -> Columns:
    """What the columns hold below their `headings` (none where there are none); `rows` are the
    cells of the first rows, and `listed` tells that actions are announced above the table."""
    width = max(map(len, rows), default=len(headings))
    filled = [row for row in rows[:_ROWS] if sum(map(bool, row)) > 1]  # no heads of groups
    columns = [Column.of(headings, filled or rows[:_ROWS], known, index) for index in range(width)]
    columns = _without_offices(columns, listed=listed)
    tasks = any(2 * column.cells["task"] > column.cells.total() for column in columns)
    if lists_others(headings) and not (listed or tasks):
        return Columns(("",) * width)
    given = _best(columns)
    if not any(headings) and not {"deadline", "status", "done"} & set(given):
        given.update(("status", index) for index in _mixed(columns, given)[-1:])
    if "actor" in given and _is_unsure(columns, given):
        del given["actor"]
    named = _is_named(columns, given)
    margin = _is_margin(columns, given) or _stands_beside(columns, given, rows)
    if margin and "action" not in given:
        given["action"] = given.pop("topic")
    if not (named or margin or listed or _is_evident(columns, given)):
        return Columns(("",) * width)
    if "action" not in given and "topic" not in given and (rest := _text_left(columns, given)):
        given["action"] = rest[0]
    told = named or margin or {"deadline", "status", "done"} & set(given)
    if not told and _is_bare(rows, given.get("action", width)):
        return Columns(("",) * width)
    roles = [
        "+".join(sorted(role for role, column in given.items() if column == index))
        for index in range(width)
    ]
    return Columns(tuple(roles), named, margin)


def _without_offices(columns: list[Column], *, listed: bool) -> list[Column]:
    """The columns, of which that of an office or a body owns nothing where none beside it is of
    actions or of deadlines, or another, or a cell there, tells who does what it says."""
    beside = [column for column in columns if not {"office", "party"} & column.kinds]
    acted = any({"action", "deadline"} & column.kinds for column in beside)
    told = any(column.told or "actor" in column.kinds for column in beside)
    own = acted and not told and len(beside) >= len(columns) - 1
    dated = listed or any("deadline" in column.kinds for column in beside)

    def read(column: Column) -> Column:
        if "office" in column.kinds:
            return replace(column, kinds=frozenset({"actor"} if own else ()), parts=())
        if "party" in column.kinds and not (own and dated):
            return replace(column, kinds=frozenset({"other"}))
        return column

    return [read(column) for column in columns]


def _best(columns: list[Column]) -> dict[str, int]:
    """The roles with their columns, each once at most, whose scores have the highest sum."""
    roles = [(role, list(_candidates(columns, role))) for role in CELLS]
    best, given = 0.0, dict[str, int]()
    for choice in product(*([*found, (0.0, -1)] for _, found in roles)):
        chosen = {
            role: index for (role, _), (_, index) in zip(roles, choice, strict=True) if index >= 0
        }
        total = sum(score for score, _ in choice)
        if total > best and _fit(columns, chosen):
            best, given = total, chosen
    return given


def _candidates(columns: list[Column], role: str) -> Iterator[tuple[float, int]]:
    scored = []
    for index, column in enumerate(columns):
        score, told = column.score(role), column.by_heading(role)
        if len(column.parts) > 1 and told > 1:
            score = max(score, told / 2)  # of two things in a cell neither is told by its looks
        if (score >= _UNNAMED and role != "done") or (told > 0 and score > 0):
            later = index / 100 if role == "deadline" and told <= 0 else 0.0
            scored.append((score + later, index))
    yield from sorted(scored, key=lambda each: (-each[0], each[1]))[:_CANDIDATES]


def _fit(columns: list[Column], chosen: dict[str, int]) -> bool:
    """Whether no column has two roles but by a heading that names both, and one that names what,
    who and when tells what."""
    by_column: dict[int, list[str]] = {}
    for role, index in chosen.items():
        by_column.setdefault(index, []).append(role)
    return all(
        (len(roles) == 1 or (set(roles) in _JOINED and columns[index].joins(*roles)))
        and ("action" in roles or not columns[index].tells_all)
        for index, roles in by_column.items()
    )


def _is_unsure(columns: list[Column], given: dict[str, int]) -> bool:
    """Whether another column without a role could tell as well who acts, and no heading does."""
    chosen = columns[given["actor"]]
    if chosen.by_heading("actor") > 0:
        return False
    return any(
        chosen.score("actor") - column.score("actor") < _NEAR
        for index, column in enumerate(columns)
        if index not in given.values() and not column.kinds & {"other", "number"}
    )


def _is_named(columns: list[Column], given: dict[str, int]) -> bool:
    """Whether headings tell that these are actions."""

    def told(role: str) -> Kinds:
        return columns[given[role]].kinds if role in given else frozenset()

    what, who, when = told("action") | told("topic"), told("actor"), told("deadline")
    acted = "actor" in who or ("actor" in given and columns[given["actor"]].has_people)
    dated = bool(when & {"deadline", "done"})
    open_ended = {"deadline", "status", "done"}.isdisjoint(given)
    if "decision" in what and "portfolio" in who and open_ended:
        return False  # decisions, with nobody who is to carry them out
    state = columns[given["status"]].cells["status"] if "status" in given else 0
    if "action" in what:
        column = columns[given["action"]]
        acted = acted or column.owned or column.has_people
        return acted or dated or "date" in when
    if "actor" in who and (dated or state > 0) and "action" in given:
        cells = columns[given["action"]].cells
        if not what and cells["task"] * 2 >= cells.total() > 0:
            return True
    cells = columns[given["action" if "action" in given else "topic"]].cells if what else Counter()
    wordy = (cells["task"] + cells["text"]) * 2 >= cells.total()
    return bool(what & {"matter", "topic"}) and wordy and ("actor" in who or dated)


def _is_evident(columns: list[Column], given: dict[str, int]) -> bool:
    """Whether the cells alone tell that these are actions: people, with things to do or states
    beside them."""
    if not {"action", "actor"} <= set(given):
        return False
    who, what = columns[given["actor"]].cells, columns[given["action"]].cells
    people = who["person"] + who["given"] + who["role"]
    beside = {given["actor"], given["action"]}
    states = sum(each.cells["status"] for n, each in enumerate(columns) if n not in beside)
    return 2 * people > who.total() > 1 and (2 * what["task"] > what.total() or states > 0)


def _mixed(columns: list[Column], given: dict[str, int]) -> list[int]:
    """The columns without a role that tell days in some rows and states in others."""
    told = {index: each.cells for index, each in enumerate(columns) if index not in given.values()}
    return [
        i for i, c in told.items() if 2 * (c["date"] + c["past"] + c["status"]) >= c.total() > 0
    ]


def _is_bare(rows: Sequence[Sequence[str]], index: int) -> bool:
    """Whether a column has nothing but single words in small letters, as a rota has: "vrij"."""
    cells = [row[index].strip() for row in rows[:_ROWS] if index < len(row)]
    return all(cell.islower() and len(cell.split()) == 1 for cell in cells if cell)


def _is_margin(columns: list[Column], given: dict[str, int]) -> bool:
    """Whether who acts stands below "Actie", beside a text of which that is said."""
    text = given.get("action", given.get("topic"))
    if "actor" not in given or text is None:
        return False
    beside = columns[given["actor"]]
    return (
        "action" in beside.kinds
        and "actor" not in beside.kinds
        and "action" not in columns[text].kinds
    )


def _stands_beside(
    columns: list[Column], given: dict[str, int], rows: Sequence[Sequence[str]]
) -> bool:
    """Whether known people stand at the right of texts, without headings, each of which tells what
    is to be done."""
    if set(given) != {"action", "actor"} or any(column.headed for column in columns):
        return False
    who, what = given["actor"], given["action"]
    cells = columns[who].cells
    owned = [row[what] for row in rows if who < len(row) and row[who].strip()]
    known = cells["person"] == cells.total() > 1 and who == len(columns) - 1
    return known and all(map(tells_ahead, owned))


def _text_left(columns: list[Column], given: dict[str, int]) -> list[int]:
    """The columns without a role that can hold words of an action, the wordiest first."""
    wordy = {
        index: column.cells["task"] + column.cells["text"] + column.cells["name"] / 2
        for index, column in enumerate(columns)
        if index not in given.values() and not column.kinds & {"number", "other"}
    }
    return sorted((index for index in wordy if wordy[index]), key=lambda index: -wordy[index])
