"""Tests on clauses by the small words of `lexicon/signals.toml` and the classes of verbs."""

from __future__ import annotations

from collections.abc import Iterable

from lovp_actions import lexicon
from lovp_actions.language import verbs
from lovp_actions.language.clauses import Clause


@lexicon.derived
def words(name: str) -> frozenset[str]:
    """The words of an entry of `lexicon/signals.toml`."""
    return frozenset(lexicon.load("signals")[name]["words"])


def opens_below(told: Iterable[str]) -> bool:
    """Whether one of the words, in small letters, opens a clause below another: "die", "waarin"."""
    grammar = verbs.grammar()
    return not (grammar["subordinating"] | grammar["relative"]).isdisjoint(told)


def does(clause: Clause, name: str) -> bool:
    """Whether the clause's verb, with its particle, is of the class (see `lexicon/verbs.toml`)."""
    word, particle = clause.verb.lower_, clause.particle
    if verbs.in_class(name, word, particle):
        return True
    apart = bool(particle) and clause.verb.i != clause.finite.i  # "klaar gezet", "klaar te zetten"
    return apart and verbs.in_class(name, particle + word)


def subject_of(clause: Clause) -> str:
    """The head of the subject in lower case, "" where there is none."""
    return clause.subject.lower_ if clause.subject is not None else ""


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
