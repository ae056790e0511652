"""What minutes that are told in the present tell in the past was done before: "Petra stuurde de
brief". Where all is told in the past it may still lie ahead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lovp_actions import lexicon
from lovp_actions.extraction.candidates import Grounded
from lovp_actions.extraction.units import Unit
from lovp_actions.language import verbs
from lovp_actions.language.words import WORD
from lovp_actions.structure.layout import pattern


def left(found: Iterable[Grounded], units: Sequence[Unit]) -> Iterator[Grounded]:
    """What was found, without the deeds of which a past tense tells in minutes told in the
    present."""
    all_found = list(found)
    gone = {each.found.unit.number for each in all_found if each.due is None and _is_past(each)}
    if gone and not _told_in_past([unit for unit in units if unit.number not in gone]):
        all_found = [each for each in all_found if each.due is not None or not _is_past(each)]
    yield from all_found


def _is_past(each: Grounded) -> bool:
    unit, told = each.found.unit, each.found.commitment
    if unit.block.row is not None or unit.in_action_list:
        return False
    if not _ahead().isdisjoint(WORD.findall(unit.text[told.start : told.end].casefold())):
        return False  # "stuurde links die hij zal delen"
    return pattern("done_then", "words", "markers").match(unit.text, told.start) is not None


@lexicon.derived
def _ahead() -> frozenset[str]:
    return frozenset(form for verb in ("zullen", "gaan") for form in verbs.auxiliaries()[verb][0])


def _told_in_past(units: Sequence[Unit]) -> bool:
    """Whether more sentences have an auxiliary or a verb of telling in the past than in the
    present."""
    past, present = _tenses()
    told = [frozenset(WORD.findall(unit.text.casefold())) for unit in units]
    return sum(not past.isdisjoint(words) for words in told) > sum(
        not present.isdisjoint(words) for words in told
    )


@lexicon.derived
def _tenses() -> tuple[frozenset[str], frozenset[str]]:
    """Forms that are of the past alone, and of the present alone, infinitives left out."""
    past: set[str] = set()
    present: set[str] = set()
    for verb, (now, then) in verbs.auxiliaries().items():
        present |= {*now} - {verb}
        past |= {*then}
    for verb in verbs.listed("report"):
        if "|" in verb:  # "aangeven" has the "gaf" of "gaf de sleutel door"
            continue
        for word, form in verbs.forms(verb).items():
            if form.form == verbs.PAST and not verbs.is_participle(word):
                past.add(word)
            elif form.form == verbs.PRESENT and word.endswith("t"):
                present.add(word)
    return frozenset(past - present), frozenset(present - past)
