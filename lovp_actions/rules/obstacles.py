"""What keeps a clause from committing anybody: questions, conditions, telling, times past."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from lovp_actions import lexicon
from lovp_actions.language import verbs
from lovp_actions.language.clause_tests import does, subject_of, words
from lovp_actions.language.clauses import Clause
from lovp_actions.people.parsed_sentence import ParsedSentence
from lovp_actions.structure import wording
from lovp_actions.structure.layout import pattern

if TYPE_CHECKING:
    from lovp_actions.language.tokens import Token


def is_possible(clause: Clause | None) -> bool:
    """Whether the clause says that something will be done, not that it might or will not be."""
    return clause is None or not obstacle(clause)


def is_talk(text: str, start: int, end: int, *, listed: bool = False) -> bool:
    """Whether the action from `start` to `end` of a sentence is done in the meeting itself, leaves
    all as it is, or is what somebody thinks: "houdt het voorstel aan", "het tarief ongewijzigd te
    laten", "Dit wordt door Jan onderschreven", "sluit af en nodigt allen uit voor een borrel"; or
    the sentence tells no deed as a whole: "Ligt bij Jan thuis"; but what is `listed` among actions
    tells nothing of the meeting."""
    if pattern("procedure", "words", "markers").search(text[start:end]):
        return True
    if listed:
        return False
    if pattern("no_deed", "whole", "markers").match(text):
        return True
    told = pattern("no_deed", "words", "markers").finditer(text)
    return any(start < match.end() <= end for match in told)


def obstacle(clause: Clause) -> str:
    """What keeps a clause from committing anybody, in a few words; "" where nothing does."""
    if clause.negated:
        return "it is denied"
    if subject_of(clause) in words("asking"):
        return "it asks"
    if clause.mark in words("conditions"):
        return f"it depends on '{clause.mark}'"
    first = clause.finite.i == clause.finite.sent.start
    if not first and clause.finite.nbor(-1).lower_ in words("questions"):
        return "it asks"  # "Wat doen we met de rest", without a question mark
    subject = clause.subject
    if first and any(t.lower_ == "dan" and t.nbor(-1).text == "," for t in clause.finite.sent[1:]):
        return "it is a condition"  # "Komt er een plan, dan …"
    if first and subject is not None and 0 < subject.i - clause.finite.i <= 3:
        # "Nemen we dit op?", "Komt er een plan, dan …", but "Neem ik mee."
        return "" if subject.lower_ == "ik" else "it begins with its verb, as questions do"
    if (opener := _opener(clause)) in words("results"):
        return f"it depends on '{opener}'"
    if _is_whether(clause):
        return "it is the question whether"
    before = [token.lower_ for token in clause.finite.sent if token.i < clause.finite.i]
    if "af" in before and before[before.index("af") - 1] == "zich":
        return "it is wondered"  # "vraagt zich af of …"
    if ":" in before and words("said_then") & set(before[: before.index(":")]):
        return "it was said at another time"
    if wording.quoted(clause.finite.sent.text, clause.finite.idx):
        return "it is quoted from elsewhere"
    if words("hedges") & {t.lower_ for t in clause.finite.sent if t.i < clause.verb.i}:
        return "it may be done, no more"
    if words("usual") & {t.lower_ for t in clause.finite.sent if t.i <= clause.finite.i + 2}:
        return "it tells what is usual"
    if clause.mark and words("expecting") & set(before):
        return "it is expected, no more"
    if _is_bygone(clause):
        return "it lies further back than the meeting"
    if clause.auxiliaries & {"kunnen", "mogen", "hoeven"}:
        return "it may be done, no more"
    governing = {
        clause.finite.lower_,
        *(t.lower_ for t in clause.finite.children if t.dep_ == "aux"),
    }
    if governing & words("possibilities"):
        return "it may be done, no more"
    return ""


def _opener(clause: Clause) -> str:
    """The word right behind the comma before the clause's verb, in lower case."""
    sent = clause.finite.sent
    for token in reversed(clause.finite.doc[sent.start : clause.finite.i]):
        if token.text in (",", ";", ":"):
            return token.nbor(1).lower_
    return ""


def _is_whether(clause: Clause) -> bool:
    """Whether "of" opens the clause though the parse has it otherwise: "een discussie of dit
    gaat gebeuren", "of dat we nieuwe leden willen werven"."""
    doc = clause.finite.doc
    for token in reversed(doc[clause.finite.sent.start : clause.finite.i]):
        if token.text in (",", ";", ":"):
            return False
        if token.lower_ == "of" and token.i + 1 < clause.finite.i:
            return doc[token.i + 1].pos_ == "PRON" or doc[token.i + 1].lower_ in ("dat", "er")
    return False


def _is_bygone(clause: Clause) -> bool:
    """Whether the clause tells of long before: "destijds", "had", or "vorig jaar" before the verb
    ("net als vorig jaar" only compares)."""
    if clause.finite.lower_ in ("had", "hadden"):
        return True
    if words("bygone") & {t.lower_ for t in clause.finite.sent if t.i < clause.verb.i}:
        return True
    if clause.tense == verbs.PAST and any(
        token.lower_ == "in" and token.i < clause.verb.i and _YEAR.fullmatch(token.nbor().text)
        for token in clause.finite.sent[:-1]
    ):
        return True  # "In 2021 was bewoners beloofd …"
    return any(
        token.lower_ == "vorig"
        and token.nbor().lower_ == "jaar"
        and (token.i == clause.finite.sent.start or token.nbor(-1).lower_ not in ("als", "van"))
        for token in clause.finite.sent[:-1]
        if token.i < clause.verb.i
    )


_YEAR = re.compile(r"(?:19|20)\d\d")


def goes_somewhere(parsed: ParsedSentence, clause: Clause) -> bool:
    """ "gaat" alone is a promise with a goal: "gaat dit na", "gaat in gesprek"."""
    after = clause.finite.doc[clause.finite.i + 1 : clause.finite.i + 3]
    if any(t.lower_ in lexicon.load("signals")["light"]["gaat"] for t in after):
        return False
    goals = words("goals")
    near = range(clause.finite.i + 1, clause.finite.i + 12)
    return does(clause, "action") or any(t.lower_ in goals and t.i in near for t in parsed.sent)


def reports(parsed: ParsedSentence, clause: Clause) -> bool:
    """Whether the verb only tells what was said or done: "voegt toe dat", "maakt gebruik van"."""
    if does(clause, "report") and not does(clause, "action"):
        return True
    behind = [t for t in parsed.sent if t.i > clause.finite.i]
    next_word = behind[0].lower_ if behind else ""
    other = (  # "stelt voor de leden een plan op"
        clause.particle not in ("", next_word)
        and does(clause, "action")
        and behind[1:2]
        and behind[1].pos_ == "DET"
    )
    if (
        not other
        and next_word in words("apart")
        and verbs.in_class("report", clause.verb.lower_, next_word)
    ):
        return True
    if any(
        after.lower_ in ("dat", "om")
        and any(verbs.in_class(c, clause.verb.lower_, token.lower_) for c in _tells(after))
        for token, after in pairwise(behind)
        if token.pos_ == "ADP" or token.dep_ == "compound:prt"
    ):
        return True  # "voegt in dit kader toe dat"
    light = lexicon.load("signals")["light"].get(clause.verb.lower_, ())
    if any(t.lower_ in light for t in behind[:5]):
        return True
    told = does(clause, "report")
    said = any(
        t.lower_ == "dat"
        and (told or t.pos_ == "SCONJ")
        and t.i - clause.finite.i <= 4
        and any(other.finite.i > t.i for other in parsed.clauses)
        for t in behind
    )
    return said and clause.verb.lower_ not in words("makes_sure")


def _tells(conjunction: Token) -> tuple[str, ...]:
    """The classes of verbs that only tell something before the conjunction."""
    return ("report", "quote") if conjunction.lower_ == "dat" else ("quote",)
