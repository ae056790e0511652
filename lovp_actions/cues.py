"""Cues: which words of a sentence can give a commitment away, from `lexicon/cues.toml`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from lovp_actions import lexicon, verbs
from lovp_actions.clauses import is_finite
from lovp_actions.items import ItemType

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry of the file; see its head for what the fields mean."""

    name: str
    type: ItemType
    frame: str
    confidence: float
    example: str
    counter: str
    verbs: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    needs: str = ""
    prepositions: tuple[str, ...] = ("aan",)


@dataclass(frozen=True, slots=True)
class Hit:
    """A verb of a sentence that a cue names; `form` tells how it stands there."""

    cue: Cue
    verb: Token
    form: str
    particle: Token | None


@lru_cache(maxsize=1)
def all_cues() -> tuple[Cue, ...]:
    """The cues in the order of the file: the first that fits a verb counts."""
    return tuple(_cue(entry) for entry in lexicon.load("cues")["cue"])


def _cue(entry: dict[str, Any]) -> Cue:
    return Cue(
        name=entry["name"],
        type=entry["type"],
        frame=entry["frame"],
        confidence=entry["confidence"],
        example=entry["example"],
        counter=entry["counter"],
        verbs=tuple(entry.get("verbs", ())),
        words=tuple(entry.get("with", ())),
        needs=entry.get("needs", ""),
        prepositions=tuple(entry.get("preposition", ("aan",))),
    )


@lru_cache(maxsize=1)
def _by_form() -> dict[str, list[tuple[Cue, verbs.Form, str]]]:
    """Written form to the cues it may belong to, with its reading and the particle wanted."""
    table: dict[str, list[tuple[Cue, verbs.Form, str]]] = {}
    for cue in all_cues():
        for verb in cue.verbs:
            particle = verb.rpartition("|")[0]
            for word, form in verbs.forms(verb).items():
                table.setdefault(word, []).append((cue, form, particle))
    return table


@lru_cache(maxsize=4096)
def _mended(word: str) -> str:
    """A long cue form that the word is a slip of: one letter lost, doubled or swapped."""
    if len(word) < 7 or any(word in table for table in verbs.classes().values()):
        return ""
    for form in _by_form():
        if len(form) >= 7 and abs(len(form) - len(word)) <= 1 and form[:2] == word[:2]:
            if _is_slip(word, form):
                return form
    return ""


def _is_slip(word: str, form: str) -> bool:
    if len(word) == len(form):
        differ = [i for i in range(len(word)) if word[i] != form[i]]
        return (
            len(differ) == 2
            and differ[1] == differ[0] + 1
            and word[differ[0]] == form[differ[1]]
            and word[differ[1]] == form[differ[0]]
        )
    longer, shorter = (word, form) if len(word) > len(form) else (form, word)
    return any(longer[:i] + longer[i + 1 :] == shorter for i in range(2, len(longer)))


def hits(sent: Span) -> Iterator[Hit]:
    """Verbs of the sentence that a cue names with its particle and its words, best cue first."""
    table = _by_form()
    text = f" {sent.text.lower()} "
    for token in sent:
        word = token.lower_
        entries = table.get(word)
        if entries is None and token.pos_ in ("VERB", "AUX", "ADJ", "X", "NOUN") and token.is_alpha:
            entries = table.get(_mended(word))
        for cue, form, particle in entries or ():
            if token.pos_ in ("NOUN", "PROPN") and (form.form == verbs.PRESENT or token.text[0].isupper()):
                if form.form != verbs.PARTICIPLE and not _stands_as_verb(token):
                    continue
            if form.form == verbs.PAST and token.pos_ not in ("VERB", "AUX"):
                continue  # "te vroeg om te beslissen"
            found = None
            if particle and not form.particle:
                found = _particle(token, particle, sent, lenient=cue.needs == "complement")
                if found is None:
                    continue
            elif not particle and cue.frame != "future" and (own := _own_particle(token)):
                if own not in " ".join(cue.words):
                    continue
            if cue.words and not any(_has_words(text, wanted) for wanted in cue.words):
                continue
            yield Hit(cue, token, _form(token, form.form, sent), found)


def _form(token: Token, form: str, sent: Span) -> str:
    """The form as it stands here: the plural present looks like the infinitive."""
    if form != verbs.INFINITIVE:
        return form
    if token.i > sent.start and token.nbor(-1).lower_ == "te":
        return form
    return verbs.PRESENT if is_finite(token) else form


def _stands_as_verb(token: Token) -> bool:
    """Whether a form tagged as a noun has what only a verb has: a subject or a particle."""
    return any(child.dep_ in ("nsubj", "nsubj:pass", "compound:prt", "aux:pass") for child in token.children)


def _has_words(text: str, wanted: str) -> bool:
    return any(f" {wanted}{after}" in text for after in (" ", ",", ".", ":", ";", "!"))


def _own_particle(token: Token) -> str:
    for child in token.children:
        if child.dep_ == "compound:prt":
            return str(child.lower_)
    return ""


_NO_PREPOSITIONS = frozenset("toe terug mee samen vast klaar neer beschikbaar af overeen".split())


def _particle(verb: Token, particle: str, sent: Span, *, lenient: bool) -> Token | None:
    """The separate particle of the verb: by the parse, before "te", or at the end of its clause.

    `lenient` takes it for a particle wherever a "te" follows: "draagt het college op een plan te
    maken", where a parse sees a preposition.
    """
    for child in verb.children:
        if child.dep_ == "compound:prt" and child.lower_ == particle:
            return child
    i = verb.i - sent.start
    if i >= 2 and sent[i - 1].lower_ == "te" and sent[i - 2].lower_ == particle:
        return sent[i - 2]
    for token in sent[i + 1 :]:
        if token.lower_ == particle:
            after = sent[token.i - sent.start + 1] if token.i + 1 < sent.end else None
            if lenient and any(t.lower_ == "te" for t in sent[token.i - sent.start + 1 :]):
                return token
            if particle in _NO_PREPOSITIONS or after is None or after.is_punct or after.lower_ in (
                "om", "dat", "te", "en", "op", "aan", "bij", "met", "van", "voor", "in", "of", "regelmatig",
            ) or token.dep_ == "compound:prt" or not list(token.children) and token.dep_ != "case":
                return token
        if token.pos_ in ("VERB", "AUX") and token.dep_ in ("conj", "ccomp", "advcl") and token.i > verb.i + 12:
            break
    return None
