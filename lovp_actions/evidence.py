"""What speaks for or against a commitment: tests on clauses, and the evidence of an item."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from lovp_actions import lexicon, verbs
from lovp_actions.clauses import Clause
from lovp_actions.parsed import ParsedSentence

if TYPE_CHECKING:
    from spacy.tokens import Token

    from lovp_actions.cast import Mention
    from lovp_actions.commitment import Commitment


@cache
def words(name: str) -> frozenset[str]:
    """The words of an entry of `lexicon/signals.toml`."""
    return frozenset(lexicon.load("signals")[name]["words"])


def is_possible(clause: Clause | None) -> bool:
    """Whether the clause says that something will be done, not that it might or will not be."""
    return clause is None or not obstacle(clause)


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
            return str(token.nbor(1).lower_)
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
    return any(
        token.lower_ == "vorig"
        and token.nbor().lower_ == "jaar"
        and (token.i == clause.finite.sent.start or token.nbor(-1).lower_ not in ("als", "van"))
        for token in clause.finite.sent[:-1]
        if token.i < clause.verb.i
    )


def does(clause: Clause, name: str) -> bool:
    """Whether the clause's verb, with its particle, is of the class (see `lexicon/verbs.toml`)."""
    word, particle = clause.verb.lower_, clause.particle
    if verbs.in_class(name, word, particle):
        return True
    return bool(particle) and verbs.in_class(name, particle + word)


def is_some(clause: Clause) -> bool:
    """Whether the subject is some or all of a kind: "sommige organisaties"."""
    head = clause.subject
    return head is not None and any(
        child.lower_ in words("generic") for child in head.children if child.i < head.i
    )


def is_generic(clause: Clause) -> bool:
    """Whether the subject is a kind of party in general, not one that was there."""
    head = clause.subject
    if head is None or is_some(clause):
        return head is not None
    bare = not any(child.dep_ == "det" for child in head.children)
    return head.lower_ in words("generic_bodies") and (bare or head.lower_ in ("overheid", "men"))


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


def of_commitment(
    commitment: Commitment,
    parsed: ParsedSentence,
    *,
    deadline: bool,
    place: tuple[str, ...],
) -> frozenset[str]:
    """The evidence of a commitment as plain words, weighed in `lexicon/weights.toml`.

    `place` says where the sentence stands (kind of block and section, first in its block).
    """
    found = {f"rule={commitment.rule}", *place}
    found.add(f"actor={_actor_kind(commitment.actor, parsed)}")
    found |= {f"rule={commitment.rule}&{each}" for each in place}
    if deadline:
        found |= {"deadline", f"rule={commitment.rule}&deadline"}
    if parsed.sent.text.rstrip().endswith(":"):
        found.add("leads in")
    if len(parsed.sent) >= 35:
        found.add("size=endless")
    clause = commitment.clause
    if commitment.rule == "infinitief" and verbs.in_class("edit", commitment.cue):
        opening = {token.lower_ for token in parsed.sent[:2]}
        if not opening & (words("hedges") | {"mogelijk", "niet", "voorstel", "idee"}):
            found.add("edit")
    if clause is None:
        return frozenset(found)
    found.add(f"mark={clause.mark}")
    known = [name for name in ("action", "report", "state") if does(clause, name)]
    kind = "+".join(known) or "unknown"
    found |= {f"verb={kind}", f"rule={commitment.rule}&verb={kind}"}
    found.add(f"rule={commitment.rule}&actor={_actor_kind(commitment.actor, parsed)}")
    if clause.passive and commitment.rule in ("wordt gedaan", "zal", "gaat doen", "moet doen"):
        ahead = "+".join(sorted(clause.auxiliaries & {"zullen", "gaan", "moeten", "dienen"}))
        behind = [token.lower_ for token in parsed.sent if token.i > clause.verb.i]
        if "om" in behind and "te" in behind[behind.index("om") :]:
            found.add("passive&purpose")
        found |= {f"passive={ahead or 'plain'}", f"passive={ahead or 'plain'}&verb={kind}"}
        if does(clause, "revise"):
            found.add(f"passive={ahead or 'plain'}&revise")
        still = clause.finite.doc[clause.finite.i + 1 : clause.verb.i]
        if any(token.lower_ == "nog" for token in still):
            found.add(f"passive={ahead or 'plain'}&still")
    if parsed.sent[0].text[0] in '"“„':
        found.add("quoted")
    if parsed.sent[0].lower_ in words("if"):
        found.add("conditional")
    hedges = {t.lower_ for t in parsed.sent if t.i < clause.verb.i + 3} & words("hedges")
    if hedges or _is_perhaps(clause):
        found.add("hedged")
    near = clause.finite.doc[clause.finite.i : min(clause.finite.i + 5, clause.finite.sent.end)]
    if commitment.rule == "doet" and any(token.lower_ in words("aside") for token in near):
        found.add("aside")
    actor = commitment.actor
    if actor is not None and actor.text in parsed.cast.proper and actor.kind == "body":
        found.add(f"rule={commitment.rule}&actor=proper")
    if actor is not None and actor.kind == "name" and _is_acronym(actor.text, parsed):
        found.add(f"rule={commitment.rule}&actor=acronym")
    if clause.verb == clause.finite and _takes_it(clause):
        found.add(f"rule={commitment.rule}&takes it")
    near = clause.finite.doc[
        max(clause.finite.i - 2, clause.finite.sent.start) : clause.finite.i + 3
    ]
    if clause.verb.lower_ == "komen" and any(token.lower_ == "er" for token in near):
        found.add(f"rule={commitment.rule}&to come")  # "Er moet een formulier komen"
    if _is_expected(clause):
        found.add("expected")
    if subject_of(clause) in ("dit", "deze", "dat", "die"):
        found |= {"subject=it", f"rule={commitment.rule}&subject=it"}
    if parsed.sent[0].lower_ in words("next"):
        found.add("next")
    if clause.inverted:
        found.add(f"rule={commitment.rule}&inverted")
    if parsed.sent[0].lower_ in words("because") or _is_opinion(parsed):
        found.add("argued")
    if _is_ongoing(parsed, clause):
        found.add("ongoing")
    if any(token.lower_ in words("incidentally") for token in parsed.sent):
        found.add("incidentally")
    if (
        commitment.actor is not None
        and commitment.actor.plural
        and commitment.actor.kind in ("body", "person")
    ):
        found.add(f"rule={commitment.rule}&actor=plural")
    others = [other for other in parsed.clauses if other.finite.i < clause.finite.i]
    if any(does(other, "report") for other in others):
        found.add("told")
    return frozenset(found)


def _is_acronym(name: str, parsed: ParsedSentence) -> bool:
    """Whether an unknown name of one word has the capitals of an organisation: "TNO", "VNG"."""
    return " " not in name and name[1:] != name[1:].lower() and not parsed.cast.knows(name)


def _is_ongoing(parsed: ParsedSentence, clause: Clause) -> bool:
    """Whether a word near the verb tells of work that goes on: "steeds", "op dit moment"."""
    for token in parsed.sent:
        if abs(token.i - clause.finite.i) < 5 and token.lower_ in words("ongoing"):
            return True
    around = clause.finite.doc[max(clause.finite.i - 4, clause.finite.sent.start) :][:10].text
    return " op dit moment" in f" {around.lower()}"


def _is_perhaps(clause: Clause) -> bool:
    """Whether "mogelijk" is an adverb of the clause: "moet mogelijk aangevuld worden", and not
    "zo snel mogelijk", "waar mogelijk", "is mogelijk"."""
    sent = clause.finite.sent
    for token in sent:
        free = clause.finite.i < token.i < clause.verb.i or (
            token.dep_ == "advmod" and token.head in (clause.verb, clause.finite)
        )
        if token.lower_ == "mogelijk" and free and token.i < clause.verb.i:
            before = {t.lower_ for t in sent.doc[max(token.i - 2, sent.start) : token.i]}
            if not before & {"zo", "zoveel", "waar", "indien", "het", "dit", "is", "wordt"}:
                return True
    return False


def _is_expected(clause: Clause) -> bool:
    """Whether it is somebody's guess: "De verwachting is dat we op nul zullen uitkomen"."""
    before = clause.finite.doc[clause.finite.sent.start : clause.finite.i]
    return bool(clause.mark) and any(
        token.lower_ in words("expecting")
        and (token.i == before.start or token.nbor(-1).lower_ != "naar")
        for token in before
    )


def _is_opinion(parsed: ParsedSentence) -> bool:
    """Whether "ik" thinks or knows something in the sentence: it argues."""
    return any(
        subject_of(clause) == "ik" and clause.finite.lower_ in words("thinking")
        for clause in parsed.clauses
    )


def subject_of(clause: Clause) -> str:
    """The head of the subject in lower case, "" where there is none."""
    return str(clause.subject.lower_) if clause.subject is not None else ""


def _takes_it(clause: Clause) -> bool:
    """Whether the verb has "dit", "dat", "deze" … as its object: "bespreekt dit intern"."""
    near = clause.finite.doc[clause.finite.i + 1 : min(clause.finite.i + 4, clause.finite.sent.end)]
    return any(
        t.lower_ in ("dit", "dat", "deze", "die", "hem", "hier", "hierover") for t in near[:2]
    )


def _actor_kind(actor: Mention | None, parsed: ParsedSentence) -> str:
    if actor is None:
        return "none"
    if actor.kind == "name":
        return "known" if parsed.cast.knows(actor.text.split()[0]) else "name"
    if actor.kind == "person" and set(actor.text.lower().split()) & _offices():
        return "office"
    return actor.kind


@cache
def _offices() -> frozenset[str]:
    return frozenset(lexicon.load("roles")["office"]["words"])
