"""Several deeds in one sentence, of which the network passes over some: "Jan belt de gemeente,
mailt de leden en boekt de zaal", "Jan regelt de zaal, Els de hapjes en Wim de muziek"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lovp_actions.language import verbs
from lovp_actions.language.clause_tests import opens_below
from lovp_actions.reader.decoding import Reading, Span
from lovp_actions.structure.names import is_given

_LINK = r"(?:,|,?\s(?:en|waarna))\s"
_VERB = re.compile(rf"{_LINK}(?=(?P<verb>[a-z]{{2,20}}(?:t|en))\s(?!en\b|of\b))")
"""Where a verb with the subject of the one before it begins."""
_GAP = re.compile(rf"{_LINK}(?P<who>[A-ZÀ-Þ][\w'’-]{{1,40}})\s(?=(?:de|het|een)\s)")
"""Where what another does begins, who has the verb of the one before him."""
_ENDS = re.compile(rf"{_LINK}\Z")
_OPENS = re.compile(r"[a-z]{2,20}(?:t|en)(?=\s)")
_ARTICLES = ("de ", "het ", "een ")


def told_apart(readings: Sequence[Reading], text: str, least: float) -> Iterator[Reading]:
    """The readings of a unit, in the order of their actions, those of a probability from `least` on
    each with what one verb tells; and such as the network passed over between two of one actor."""
    likely = [each for each in readings if each.probability >= least]
    for one in readings:
        if one not in likely:
            yield one
            continue
        behind = (each for each in likely if each.action.start >= one.action.end)
        yield from _deeds(one, next(behind, None), text)


def _deeds(one: Reading, after: Reading | None, text: str) -> Iterator[Reading]:
    """What a reading tells, deed by deed, with what stands between it and the one `after` it."""
    start, end = one.action.start, one.action.end
    gapped = text.startswith(_ARTICLES, start) and one.actor and one.actor.end == start - 1
    if gapped and after is None and _GAP.match(text, end):
        end = len(text.rstrip(" .!;"))
    elif after is not None and _who(one) == _who(after):
        closes = _ENDS.search(text, end, after.action.start)
        end = closes.start() if closes else end
    links = list((_gaps if gapped else _verbs)(text, start, end))
    starts = [start, *(link.end() for link in links)]
    ends = [*(link.start() for link in links), end]
    if not links:
        starts, ends = [start], [one.action.end]
    for link, first, last in zip([None, *links], starts, ends, strict=True):
        if not gapped and first > one.action.end and not _does(text[first:last]):
            continue  # "meldt dat dit kan", which the network took for none
        deed = one._replace(action=Span(one.unit, first, last, text[first:last]))
        due = one.deadline
        if links and due and (due.start >= last or (link and due.start < first)):
            deed = deed._replace(deadline=None)
        if link and gapped:
            deed = deed._replace(actor=Span(one.unit, *link.span("who"), link["who"]))
        yield deed


def _gaps(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Where what others do begins, behind what the first one does."""
    return (link for link in _GAP.finditer(text, start, end) if is_given(link["who"]))


def _verbs(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Where verbs of the same subject begin behind the first, which opens the action."""
    opens = _OPENS.match(text, start)
    if opens is None or not verbs.is_known(opens[0]):
        return
    for link in _VERB.finditer(text, start, end):
        words = re.findall(r"\w+", text[start : link.start()].casefold())
        verb = link["verb"]
        if opens_below(words):
            return
        if len(words) > 1 and verb[-1] == opens[0][-1] and verbs.is_known(verb):
            yield link
            start = link.end()


def _does(words: str) -> bool:
    """Whether the verb that opens the words, with the particle that closes them, is one of doing
    only."""
    told = words.casefold().split()
    particle = told[-1] if told[-1] in verbs.particles_of(told[0]) else ""
    classes = ("action", "report", "state")
    return [verbs.in_class(name, told[0], particle) for name in classes] == [True, False, False]


def _who(reading: Reading) -> str:
    return reading.actor.text if reading.actor else ""
