"""What somebody would like to get, or gets, and the network has him do: "Graag ontvangen wij uw
reactie", "Toegezegd is dat de leden bericht krijgen"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lovp_actions import lexicon
from lovp_actions.extraction.joining.pairs import Pair, is_passive
from lovp_actions.language.clause_tests import words
from lovp_actions.reader.decoding import Reading
from lovp_actions.structure.layout import pattern

_NEAR = 20
"""Characters behind a verb in which the network's action begins."""
_WORD = re.compile(r"([\w'’-]{1,40})\s{1,9}")


def as_wanted_or_planned(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """The pairs; what the network reads of one who would like to get something is asked, and not
    of him."""
    for pair in pairs:
        reading, text = pair.reading, pair.unit.text
        if reading is not None and pair.rule is None and _is_wanted(reading, text):
            asked = reading.told_as("verzoek", "toezegging", "voornemen", "besluit")
            yield pair._replace(reading=_without_asker(asked, text)._replace(actor=None))
        elif reading is not None and _is_told(reading, text):
            yield pair._replace(
                reading=reading.told_as("besluit", "toezegging")._replace(actor=None)
            )
        elif reading is not None and (verb := pattern("plans", "words", "markers").search(text)):
            yield pair._replace(reading=_planned(reading, verb, text))
        else:
            yield pair


def _is_told(reading: Reading, text: str) -> bool:
    """Whether the network's actor is the one to whom, or with whom, something is done in the
    passive: "Er wordt aan | Kees | een brief gestuurd"."""
    actor, action = reading.own_actor, reading.action
    if actor is None or reading.type == "verzoek" or not _TO.search(text, 0, actor.start):
        return False
    clause = text[min(actor.start, action.start) : action.end]
    left = words("left_to") | words("orders") | words("agents")
    return is_passive(clause) and left.isdisjoint(re.findall(r"\w+", text.casefold()))


_TO = re.compile(r"\b(?:[Aa]an|[Mm]et)\s(?:(?:de|het)\s)?\Z")


def _planned(reading: Reading, verb: re.Match[str], text: str) -> Reading:
    """The reading of a sentence in which "plan" is a verb, which the network takes for the noun, as
    a promise, with that verb: "Ik | plan een overleg in"."""
    action, reading = reading.action, reading.told_as("toezegging", "voornemen")
    if not verb.start() <= action.start <= verb.end() + _NEAR:
        return reading
    start = verb.start()
    return reading._replace(action=action.cut(text, start))


def _is_wanted(reading: Reading, text: str) -> bool:
    """Whether the action opens with the verb of getting and "graag"."""
    start = reading.action.start
    match = _wishes().search(text, max(0, start - len("graag ")), reading.action.end)
    return match is not None and match.start() <= start


def _without_asker(reading: Reading, text: str) -> Reading:
    """The reading with its action from what is wanted on: of "ontvangen wij graag | uw reactie"."""
    action, actor = reading.action, reading.own_actor
    start = action.start
    skipped = words("getting_gladly") | {"graag", "de", "het"}
    own = range(actor.start, actor.end) if actor else range(0)
    end = start
    while word := _WORD.match(text, end, action.end):
        if word[1].casefold() not in skipped and end not in own:
            break
        end = word.end()
        if word[1].casefold() not in ("de", "het"):
            start = end  # an article is skipped before the one who asks only
    return reading._replace(action=action.cut(text, start))


@lexicon.derived
def _wishes() -> re.Pattern[str]:
    verbs = "|".join(words("getting_gladly"))
    return re.compile(
        rf"\b(?:graag\s(?:{verbs})|(?:{verbs})\s(?:[\w'’-]{{1,40}}\s){{0,4}}graag)\b", re.IGNORECASE
    )


def only_gets(who: str, text: str) -> bool:
    """Whether `who` is given what is agreed or promised, and does nothing: "Toegezegd is dat | de
    bewoners | bericht krijgen"."""
    return any(
        match["told"].startswith(f"{who} ")
        and words("orders").isdisjoint(match["told"].casefold().split())
        for match in _getting().finditer(text)
    )


@lexicon.derived
def _getting() -> re.Pattern[str]:
    """Who gets what, from behind "dat" up to the verb that closes its clause."""
    gets = "|".join(words("getting"))
    return re.compile(
        rf"\bdat\s(?:(?i:de|het)\s)?(?P<told>[a-z][^,.;:]{{2,160}}?)\s(?:{gets})\b(?!\s(?:en|om|te)\b)"
    )
