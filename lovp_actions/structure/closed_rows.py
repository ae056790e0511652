"""A row or line of a list of actions in, whether its status or a code of a legend closes it out.

What is struck out or ticked off is `crossed_off` in a block, as `structure.sections` marks it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable

from lovp_actions import lexicon
from lovp_actions.dates.deadlines import find_deadlines
from lovp_actions.dates.time_patterns import words_of
from lovp_actions.language import verbs
from lovp_actions.structure import done_words, layout, line_starts
from lovp_actions.structure.tables import cells, heads
from lovp_actions.structure.tables.cells import Known, closing, day_of, is_one_of
from lovp_actions.structure.tables.row import Row

_TAIL = 60
"""Characters at the end of an action in which its state stands."""
_WORDS = 200
"""Characters of a status that are looked at."""
TICKED = "gereed"
"""The status of what is only ticked off."""
_BEFORE = re.compile(
    rf"\A(?:(?![✓✔☑✅☒☐⬜])(?:{layout.EMOJI}|[●•○■])\s{{0,3}}){{0,3}}"
    r"(?:[\d\s/.:–-]{1,40})?(?:(?:is|reeds|al|inmiddels)\s{1,9}){0,2}(?=[a-z✓✔☑✅☒√]|\Z)"
)


def is_closed(status: str) -> bool:
    """Whether a status begins with a word or a sign that closes a row: "Gesloten, tekst is
    aangepast", "✅ gereed", "🔴 vervallen", "(gereed)", "3/2: is gereed"; or has one of its own
    between commas: "besteld, gesloten"; not where it falls short ("klaar voor oplevering")."""
    words = cells.as_letters(status[:_WORDS]).lower().replace("100 %", "100%")
    words = _BEFORE.sub("", words.strip('()[]*_"“”„ \t'))
    if cells.falls_short(words):
        return False
    word = re.split(r"[\s.,;:()\]]", words, maxsplit=1)[0]
    parts = (part.strip(" .") for part in re.split("[,;]", words))
    return any(map(closing().fullmatch, (word, _REASON.split(words, maxsplit=1)[0], *parts)))


_REASON = re.compile(r"\s(?:\(|i\.?v\.?m\b|wegens\b|vanwege\b|want\b|omdat\b)")
"""What tells why a state is as it is."""


@lexicon.derived
def _open_behind() -> re.Pattern[str]:
    """What tells behind an action that it is still to be done: " - loopt nog", "(nog open)"."""
    state = rf"(?:nog\s)?(?:{layout.pattern('cells', 'open', 'tables').pattern})(?:\snog)?"
    sign = r"\s{0,9}(?:\s[-–—>]{1,2}|[-–—=]>|[→;.(\[])\s{0,9}"
    told = rf"(?:,|{sign})\s{{0,9}}status(?:\s?:\s?{state})?|{sign}{state}"
    return re.compile(rf"(?:{told})[)\]\s.!]{{0,9}}$", re.IGNORECASE)


def without_state(action: str) -> str:
    """An action without the words behind it by which it is still to be done."""
    match = _open_behind().search(action, max(1, len(action) - _TAIL))
    return action[: match.start()] if match else action


def is_open(words: str) -> bool:
    """Whether words alone tell that what stands before them is still to be done: "Loopt nog."."""
    bare = words.lower().strip(" .!()[]").removeprefix("nog ").removesuffix(" nog")
    return is_one_of("open", bare)


def closes(line: str, date: dt.date | None = None) -> bool:
    """Whether a line ends with a state that closes it: "zaal reserveren ✔", "brief (klaar)"; alone
    at its end some may be particles, but not behind an infinitive: "brief sturen klaar"."""
    *before, last = line.rstrip(" .!)*_").lower().rsplit(None, 2)[-2:] or [""]
    words = re.findall(r"\w+", " ".join(before))
    particle = last in ("af", "klaar") and verbs.infinitives().keys().isdisjoint(words[-1:])
    alone = not particle and "nog" not in words and not is_open(" ".join([*words, last]))
    alone = alone and is_closed(last) and not done_words.tells_of_part(line)
    return alone or ends_closed(line, date) or closes_before(line, date)


def ends_closed(text: str, date: dt.date | None = None) -> bool:
    """Whether a text ends with a state, ruled off, that closes what stands before it, or opens with
    one: "brief sturen – gereed", "Rik belt (klaar).", "Vervallen: brief sturen". A day behind the
    state that lies ahead of the meeting's `date` tells by when: "brief sturen, gereed 1 juni"."""
    before, behind = _closing()
    if before.match(text) or _shouts(text):
        return True
    state = behind.search(text, max(0, len(text) - _TAIL))
    received = state and done_words.is_received(state[0], text[: state.start()])
    return bool(received) and not is_due(text, date)


def closes_before(line: str, date: dt.date | None = None) -> bool:
    """Whether a line of a list ends with a state that closes it and a remark behind a comma, which
    tells of nothing still to be done: "zaal boeken – gereed, zaal 3", "vervalt, wordt later"."""
    for comma in re.finditer(r",\s(?=[a-zà-ÿ])", line[-_TAIL:]):
        at = max(0, len(line) - _TAIL)
        before, remark = line[: at + comma.start()], line[at + comma.end() :]
        ahead = set(re.findall(r"\w+", remark.lower())) & done_words.lists()["undone"]
        dropped = ahead <= _INSTEAD and re.search(r"(?i)\bverval(?:t|len)$", before)
        if (dropped or not ahead) and "?" not in remark and ends_closed(before, date):
            return not find_deadlines(remark, date) and not done_words.leaves(remark)
    return False


_INSTEAD = frozenset({"wordt", "worden", "gaat", "gaan", "zal", "zullen"})
"""Verbs behind "vervalt" of what comes instead."""


def _shouts(text: str) -> bool:
    """Whether a word in capitals before others closes them: "DONE poort smeren"."""
    word, _, rest = text.lstrip(" *_").partition(" ")
    shouted = len(word) >= _SHORTEST and word.isupper() and not rest.isupper()
    return shouted and closing().fullmatch(word.lower()) is not None


_SHORTEST = 4
"""Letters of a state in capitals that stands before an action: "AF" may be anything."""


def is_due(text: str, date: dt.date | None) -> bool:
    """Whether a time that lies ahead of the meeting's `date` stands behind a state,
    which then tells by when: "gereed 1 juni", "klaar eind juni"."""
    return date is not None and any(
        due.date and due.start < _BESIDE and lies_ahead((due.date - date).days, due.text)
        for match in _states().finditer(text)
        for due in find_deadlines(f"op {text[match.end() : match.end() + _TAIL]}", date)
    )


def lies_ahead(days: int, words: str) -> bool:
    """Whether a day so many days after the meeting is still to come, by the words for it."""
    return days > 0 and (days < _AHEAD or cells.tells_year(words))


@lexicon.derived
def _states() -> re.Pattern[str]:
    past = layout.pattern("status", "past", "tables").pattern
    state = rf"(?!(?:{past})\s{_IN})(?:{closing().pattern})"
    return re.compile(rf"(?<![\w-]){state}(?:\s:|:)?\s{{1,3}}(?:op\s)?(?=\w)", re.IGNORECASE)


_IN = r"(?:in|begin|eind|medio)\s"
_BESIDE = 4
"""Characters behind a state in which the time begins."""
_AHEAD = 183
"""Days from which on a day without a year is rather that of the year before."""


def done_pattern() -> str:
    """The states that close a row, and the participles that tell it in a sentence."""
    return f"(?:{'|'.join([closing().pattern, *lexicon.load('markers')['done_since']['done']])})"


@lexicon.derived
def _ending() -> re.Pattern[str]:
    return re.compile(done_pattern(), re.IGNORECASE)


@lexicon.derived
def _closing() -> tuple[re.Pattern[str], re.Pattern[str]]:
    closed, done = f"(?:{closing().pattern})", done_pattern()
    months, name = "|".join(sorted(words_of("month"))), r"[^\W\d_a-zà-ÿ][\w'’]{1,20}"
    number = r"(?:\d{1,3}(?:[.)]|\.\d{1,2}\.?)\s)?"
    told = rf"(?:(?:is|zijn|inmiddels|intussen|al|reeds)\s){{0,3}}{done}"
    owner = rf"(?<=[-–—]\s)(?-i:{name}(?:\s{name}){{0,2}})\W{{0,3}}"
    day = r"(?:\s(?:(?:op|per|sinds)\s)?\d{1,2}(?:[-/]\d{1,2}|\s[a-z]{3,9}(?:\s\d{4})?))?"
    day = rf"(?:\s{_IN}(?:(?:{months})(?:\s\d{{4}})?|(?:eerste|tweede)\stermijn)|{day})"
    return (
        re.compile(
            rf"{number}\W{{0,9}}(?:{closed}(?:\s{{0,3}}:|\s[-–—])|(?:(?<=[(\[~])|(?<=~\s)){closed}\s?[)\]~]:?)\s",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?:[.;,(\[–—>]|\s[-*_]|\)\s?:)[\s*_]{{0,3}}{told}{day}\W{{0,9}}(?:{owner})?$",
            re.IGNORECASE,
        ),
    )


def open_row(row: Row, codes: Collection[str] = (), date: dt.date | None = None) -> bool:
    """Whether a row of an action table is still open by its status and its own words, which a time
    behind a state that lies ahead of the meeting's `date` tells, too; a cell with one of the
    `codes` closes it."""
    if any(cell.text.strip() in codes for cell in row.cells if cell):
        return False
    ticked, action = row.cell("done"), row.cell("action") or row.cell("topic")
    if ticked and is_ticked(ticked.text):
        return False
    closed = action and (ends_closed(action.text, date) or line_starts.is_ticked(action.text))
    if action and (closed or closing().fullmatch(_bare(action.text))):
        return False
    what = action.text[:_WORDS] if action else ""
    done = done_words.participles(what)
    refused = ticked is not None and _is_any(("no", "unset"), ticked.text)
    return not any(
        _closes(cell.text, column, head)
        or ((column or heads.column_kind(head)) == "deadline" and _ends_day(cell.text, date))
        or (column == "actor" and _ends_state(cell.text))
        or (column in ("", "status") and _opening(cell.text) in done)
        or (
            (column == "status" or "note" in heads.all_kinds(head))
            and done_words.tells_of(cell.text[:_WORDS], what, _ending())
        )
        for cell, column, head in row.headed()
        if column not in ("action", "topic") and not (column != "done" and is_due(cell.text, date))
        if not (refused and "note" in heads.all_kinds(head))
    )


def _ends_day(cell: str, date: dt.date | None) -> bool:
    """Whether a cell of a deadline tells that it is done: with a tick, with a state behind its day
    ("3 mei (gereed)"), or with one before a day that lies behind the meeting's `date`."""
    cell = cell[:_WORDS].lower()
    last, state = cell[-1:], _dated().match(cell)
    if not last.isalnum() and is_one_of("yes", last):
        return True
    if state and day_of(cell[state.end() :], Known(date=date)) == "past":
        return True
    return _ends_state(cell)


def _ends_state(cell: str) -> bool:
    """Whether a cell tells behind a sign that it is done: "3 mei (gereed)", "Jan – vervallen"."""
    told = [each for each in parts(cell[:_WORDS].lower())[1:] if len(each) >= _SHORTEST]
    return any(closing().fullmatch(each) and not is_one_of("blank", each) for each in told)


@lexicon.derived
def _dated() -> re.Pattern[str]:
    """A state before a day: "klaar 1 maart", "gereed: 1/3"; not "klaar voor 1 maart"."""
    return re.compile(rf"\W{{0,3}}(?:{closing().pattern})(?:\s?:)?\s{{1,3}}(?:op\s)?(?=\d)")


def _closes(cell: str, column: str, head: str) -> bool:
    """Whether a cell closes its row: with "gereed" in any column, with a tick in one of states or
    without a heading, with 100 in one of states or percents, with "n.v.t." as a status alone, and
    not as a remark."""
    words, kinds = _opening(cell), heads.all_kinds(head)
    if words == "100":
        return head == "%" or not kinds.isdisjoint(("status", "done"))
    if is_one_of("blank", words) and (column != "status" or "note" in kinds):
        return False
    if {"status", "deadline"} <= kinds:
        return any(closing().fullmatch(part.lower().strip(" .")) for part in parts(cell))
    if column == "status" or (column != "deadline" and "settled" in kinds):
        return is_closed(cell)
    if head and is_one_of("yes", words):
        boxed = head.lower() == "vink" and cell.startswith("[")  # who is called Vink has "x"
        return boxed or "done" in kinds or ("status" in kinds and is_closed(words))
    return bool(closing().fullmatch(words.removeprefix("is ")))


def parts(cell: str) -> list[str]:
    """The parts of a cell of several things, parted by signs: "2 april / gereed"."""
    return [part for each in _SIGNS.split(cell) if (part := each.strip())]


_SIGNS = re.compile(r"[,;()\[\]]|\s[/–—-]{1,2}\s")


def _opening(cell: str) -> str:
    """The words of a cell up to its first comma, "gedaan, drie stuks", where that adds to them."""
    words = _bare(cell)
    return words if cells.falls_short(words) else words.split(",", 1)[0]


def status_of(row: Row) -> str:
    """What the row says of its state: its status, or that a column such as "Klaar" ticks it off."""
    status, ticked = row.cell("status"), row.cell("done")
    return state_of(status.text if status else "", ticked.text if ticked else "")


def state_of(status: str, ticked: str) -> str:
    """What a status and the cell of a column such as "Klaar" say together."""
    if not ticked or is_closed(status) or not is_ticked(ticked):
        return status
    return ticked if is_closed(ticked) else TICKED


def is_ticked(cell: str) -> bool:
    """Whether a cell of a column such as "Klaar" says yes: "ja", a sign, a day."""
    if _is_any(("no", "unset"), cell):
        return False  # "nee, 1 april"
    return is_tick(cell) or day_of(_bare(cell), Known()) != ""


def is_tick(cell: str) -> bool:
    """Whether a cell of such a column says yes or no, or that it is done, and not only a day."""
    return _is_any(("yes", "no", "set", "unset"), cell) or is_closed(cell)


def _is_any(entries: Iterable[str], cell: str) -> bool:
    first = _opening(cell)
    return any(is_one_of(entry, first) for entry in entries)


def _bare(cell: str) -> str:
    return cells.as_letters(cell[:_WORDS]).lower().strip("()[].! \t")
