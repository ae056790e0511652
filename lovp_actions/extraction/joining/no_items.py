"""What the network takes for an item and surely is none."""

from __future__ import annotations

import re

from lovp_actions import lexicon
from lovp_actions.extraction import side_clauses
from lovp_actions.extraction.joining.neighbours import is_elsewhere, opening, points
from lovp_actions.extraction.rejected import VOTED_ON
from lovp_actions.extraction.units import Unit
from lovp_actions.language import verbs
from lovp_actions.language.clause_tests import words
from lovp_actions.language.words import WORD
from lovp_actions.reader.decoding import Reading
from lovp_actions.rules import phrases
from lovp_actions.structure import names, wording
from lovp_actions.structure.layout import is_placeholder, pattern
from lovp_actions.structure.tables import heads, sorts
from lovp_actions.structure.tables.cells import Known, closing, day_of

PERSONAL = ("toezegging", "voornemen")
"""Types of what somebody says he will do himself."""
_NEAR = 80
"""Characters behind what is asked among which the answer begins."""
_DECIDES = frozenset({"besluit", "besluiten", "besloot", "besloten"})


def is_none(reading: Reading, unit: Unit) -> bool:
    """Whether a reading is rejected in its sentence, is only proposed or weighed there, is quoted
    from elsewhere, is done with the decision or answer of the meeting, or is nobody's, or tells
    that there is none, or has nothing but signs."""
    if not WORD.search(reading.action.text):
        return True
    if names.no_action(unit.words) or _is_blank(reading, unit.text) or _is_closed(unit.text):
        return True
    if _is_listed_otherwise(reading, unit) or _leads_in(reading, unit):
        return True
    if reading.own_actor is None and _is_topic(unit):
        return True
    if reading.type in VOTED_ON and not words("rejected").isdisjoint(_words(unit.text)):
        return True
    if wording.quoted(unit.text, reading.action.start):
        return True
    if side_clauses.tells_only(unit.text, reading.action) or _is_beside(reading, unit.text):
        return True
    if _is_weighed(reading, unit) or _is_settled(reading, unit) or _is_answered(reading, unit):
        return True
    if reading.type not in PERSONAL:
        return _is_bare_question(reading, unit)
    habit = pattern("going_on", "habit", "markers").match(unit.words)
    opens = habit and reading.action.start < unit.body - unit.start + habit.end()
    if opens and unit.block.kind != "item":
        return True  # "Jaarlijks stuurt de wethouder een brief"
    return _is_nobodys(reading, unit) or _is_going_on(reading, unit)


def _is_bare_question(reading: Reading, unit: Unit) -> bool:
    """Whether an actiepunt of nobody is only asked about, outside lists: "Tent kopen?"."""
    listed = unit.in_action_list or unit.block.row or unit.announced or unit.label
    bare = reading.type == "actiepunt" and reading.actor is None and not listed
    return bool(bare and re.fullmatch(r"[ *_]*\?[ *_]*", unit.text[reading.action.end :]))


def _is_topic(unit: Unit) -> bool:
    """Whether a line without a finite verb heads the prose below it: "Extra groep oppassen"."""
    blocks, text = unit.section.blocks, unit.text
    if unit.in_action_list or text != unit.section.heading or unit.block is not blocks[0]:
        return False
    below = blocks[1].passage.text if len(blocks) > 1 and blocks[1].kind == "paragraph" else ""
    return wording.is_prose(below) and not wording.is_sentence(text)


def _leads_in(reading: Reading, unit: Unit) -> bool:
    """Whether a line only tells what comes with it, or leads in what is agreed."""
    if wording.encloses(reading.action.text) or wording.encloses(unit.text):
        return True
    who = reading.own_actor.text if reading.own_actor else ""
    return phrases.leads_in(unit.text, reading.type, who)


def _is_listed_otherwise(reading: Reading, unit: Unit) -> bool:
    """Whether a row or line of a list has only a time beside somebody ("5 min", "21 maart"), tells
    of itself that it is no action, or is one of a list of roles ("Contactpersoon pers: Jan")."""
    row = unit.block.row
    if row and (sorts.is_no_action(row) or day_of(reading.action.text, Known())):
        return True
    if row and not any(row.columns) and heads.lists_others(row.heads):
        return True
    role = _ROLE.match(unit.text) if unit.block.kind == "item" and not row else None
    if role is None or unit.section.kind == "actions":
        return False
    told = role["role"].casefold().split()
    listed = pattern("roles_listed", "headings").fullmatch(unit.section.heading)
    named = pattern("roles_listed", "roles").fullmatch(told[0])
    return bool(listed or named) and verbs.infinitives().keys().isdisjoint(told)


_ROLE = re.compile(
    rf"(?P<role>[^:–—]{{3,60}}?)\s?(?::|\s[-–—])\s{names.NAME}"
    rf"(?:(?:,\s|\sen\s|\s?[/&]\s?){names.NAME}){{0,4}}\W{{0,3}}\Z"
)
"""A role, or field of work, with who has it."""


def _is_blank(reading: Reading, text: str) -> bool:
    """Whether a blank stands where who acts is to be filled in: "[Naam] stuurt de notulen", "XXX
    stuurt de notulen"."""
    if (actor := reading.own_actor) is None:
        return False
    who = actor.text.strip("[]<>")
    if not (names.nobody(who) or is_placeholder(f"[{who}]")):
        return False
    if set(who) <= {"x", "X"}:
        return True
    return text[: actor.start].endswith(("[", "<")) or actor.text.startswith(("[", "<"))


def _is_closed(text: str) -> bool:
    """Whether a line ends with its owner and a state, which closes it: "Brief – Jan: vervalt"."""
    match = _STATE.search(text)
    return match is not None and closing().fullmatch(match["state"].lower()) is not None


_STATE = re.compile(
    rf"\w\s[–—-]\s{names.NAME}:\s(?:(?:is|al|inmiddels)\s)?(?P<state>[^.,;:]{{3,40}})[,.]?\Z"
)


def _is_weighed(reading: Reading, unit: Unit) -> bool:
    """Whether the verb that the action hangs on proposes it, weighs it, or wonders about it, or
    the sentence opens with a word that makes it a guess."""
    text, start = unit.text, reading.action.start
    if any(word in words("guesses") for word in _words(unit.words)[:1]):
        return True
    first = WORD.search(text, start)
    up_to = list(WORD.finditer(text, 0, first.end() if first else start))
    told = [each[0].casefold() for each in up_to]
    weighing = lexicon.load("markers")["weighing"]["verbs"]
    governing = (
        up_to[at]
        for at in reversed(range(len(told)))
        if (_is_finite(told[at]) or told[at] in weighing)
        and not (told[at] == "zijn" and (_is_preposition(told[at - 1]) or _is_finite(told[at - 1])))
    )
    verb = next(governing, None)
    linked = text[:start].endswith((" en ", " maar ")) and verbs.is_known(told[-1])
    return (
        verb is not None
        and not (linked and verb.end() < start)  # "raadt hem dit aan en | belt de drukker"
        and ";" not in text[verb.end() : start]
        and pattern("weighing", "words", "markers").match(text, verb.start()) is not None
    )


def is_hedged(reading: Reading, text: str) -> bool:
    """Whether the verb that the action opens with, or stands right behind, may do it, no more:
    "komt daar mogelijk op terug", "zal misschien | de zaal huren"."""
    start = reading.action.start
    for match in pattern("hedged", "words", "markers").finditer(text, 0, reading.action.end):
        verb, between = match[0].split(" ", 1)[0].casefold(), text[match.end() : start]
        known = verbs.is_known(verb) or verb in verbs.auxiliary_forms()
        ahead = text[start : match.start()].split()
        if known and not between.strip() and len(ahead) < 2:
            return True
    return False


def _is_beside(reading: Reading, text: str) -> bool:
    """Whether the actor is one of those with whom another does it, and the action only the rest of
    that: "pakt dit samen met Jan, | Els | e.a. op"."""
    actor = reading.own_actor
    beside = _TOGETHER.search(text[: actor.start]) if actor else None
    if beside is None or not any(map(_is_finite, _words(text[: beside.start()]))):
        return False
    return not any(_is_finite(word) for word in _words(reading.action.text))


_TOGETHER = re.compile(r"\b(?:samen|in overleg|in samenspraak) met [^;:]{2,80}(?:,| en) \Z")


def _is_settled(reading: Reading, unit: Unit) -> bool:
    """Whether the action is what a meeting decides and has done with that: "besluit het verslag
    vast te stellen"."""
    action = reading.action.text.casefold()
    if _words(action).count("te") != 1 or not any(each in action for each in words("leaves")):
        return False
    for word in reversed(_words(unit.text[: reading.action.start])):
        if word in _DECIDES or (_is_finite(word) and word not in verbs.auxiliary_forms()):
            return word in _DECIDES
    return False


def _is_answered(reading: Reading, unit: Unit) -> bool:
    """Whether the action is what somebody asks leave for, who is answered right there: "verzoek om
    de zaal te mogen huren. Akkoord"."""
    action = reading.action
    if not pattern("leave", "wanted", "markers").search(action.text):
        return False
    text, end = unit.block.passage.text, unit.start + action.end
    asked = pattern("leave", "asked", "markers").search(unit.text[: action.start])
    answered = pattern("leave", "answered", "markers").match(text, end, end + _NEAR)
    return asked is not None and answered is not None


def _is_nobodys(reading: Reading, unit: Unit) -> bool:
    """Whether what the network takes for somebody's promise is a question, or tells of a thing, as
    its sentence has nobody and points to nobody: "Ook zal het loket de doorlooptijd bekorten"."""
    if unit.text.rstrip(" \"'”’)*_").endswith("?"):
        return True
    listed = unit.in_action_list or unit.block.row
    owned = listed or unit.speaker or unit.block.speaker or opening(reading, unit)
    return is_elsewhere(reading, unit) and not points(unit) and not owned


def _is_going_on(reading: Reading, unit: Unit) -> bool:
    """Whether somebody is said to be at it already: "laat op dit moment de kosten ramen"; but for
    lists of actions, and what stands behind a name and a colon, as in the log of a stand-up."""
    actor, text, start = reading.own_actor, unit.text, reading.action.start
    if actor is None or unit.in_action_list or unit.block.row:
        return False
    ongoing = pattern("going_on", "words", "markers")
    told = ongoing.match(text, start) or ongoing.match(text)
    if told is None or told.end() <= start or ":" in text[actor.end : start]:
        return False
    return reading.deadline is None or reading.deadline.end <= told.end()


def _words(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def _is_preposition(word: str) -> bool:
    """Whether "zijn" behind a word is no verb: "van zijn toezegging"."""
    return word in verbs.grammar()["prepositions"]


def _is_finite(word: str) -> bool:
    return verbs.is_known(word) and not verbs.is_participle(word)
