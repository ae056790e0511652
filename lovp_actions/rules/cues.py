"""Cues: which words of a sentence can give a commitment away, from `lexicon/cues.toml`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lovp_actions import lexicon
from lovp_actions.items import ItemType
from lovp_actions.language import misspellings, particles, verbs
from lovp_actions.language.finite_verbs import is_finite
from lovp_actions.language.tokens import Span, Token


@dataclass(frozen=True, slots=True)
class Cue:
    """An entry of the file without its examples; its head tells what the fields mean."""

    name: str
    type: ItemType
    frame: str
    confidence: float
    verbs: tuple[str, ...]
    words: tuple[str, ...]
    needs: str
    without: tuple[str, ...]
    prepositions: tuple[str, ...]
    general: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A verb of a sentence that a cue names; `form` tells how it stands there."""

    cue: Cue
    verb: Token
    form: str
    particle: Token | None


@lexicon.derived
def all_cues() -> tuple[Cue, ...]:
    """The cues in the order of the file: the first that fits a verb counts."""
    return tuple(_cue(entry) for entry in lexicon.load("cues")["cue"])


@lexicon.derived
def without_verbs() -> tuple[Cue, ...]:
    """The cues that name no verb: any verb of the right class will do."""
    return tuple(cue for cue in all_cues() if not cue.verbs)


def _cue(entry: dict[str, Any]) -> Cue:
    return Cue(
        name=entry["name"],
        type=entry["type"],
        frame=entry["frame"],
        confidence=entry["confidence"],
        verbs=tuple(entry.get("verbs", ())),
        words=tuple(entry.get("with", ())),
        needs=entry.get("needs", ""),
        without=tuple(entry.get("without", ())),
        prepositions=tuple(entry.get("preposition", ("aan",))),
        general=entry.get("general", False),
    )


@lexicon.derived
def _by_form() -> dict[str, list[tuple[Cue, verbs.Form, str]]]:
    """Written form to the cues it may belong to, with its reading and the particle wanted."""
    table: dict[str, list[tuple[Cue, verbs.Form, str]]] = {}
    for cue in all_cues():
        for verb in cue.verbs:
            particle = verb.rpartition("|")[0]
            for word, form in verbs.forms(verb).items():
                table.setdefault(word, []).append((cue, form, particle))
    return table


@lexicon.derived
@lru_cache(maxsize=4096)
def _mended(word: str) -> str:
    """A long cue form that the word is a slip of, or ""."""
    if len(word) < misspellings.SHORTEST or verbs.is_known(word):
        return ""
    alike = _by_start().get(word[:2], ())
    return next((form for form in alike if misspellings.is_misspelling(word, form)), "")


@lexicon.derived
def _by_start() -> dict[str, list[str]]:
    """The cue forms by their first two letters, in which no slip is looked for."""
    table: dict[str, list[str]] = {}
    for form in _by_form():
        table.setdefault(form[:2], []).append(form)
    return table


@lexicon.derived
@lru_cache(maxsize=16384)
def readings(word: str) -> list[tuple[Cue, verbs.Form, str]]:
    """The cues that a word in lower case may belong to, slips mended, each with the form it is
    and the particle wanted with it."""
    return _by_form().get(word) or _by_form().get(_mended(word)) or []


def hits(sent: Span) -> Iterator[Hit]:
    """Verbs of the sentence that a cue names with its particle and its words, best cue first."""
    table = _by_form()
    text = f" {sent.text.lower()} "
    for token in sent:
        entries = table.get(token.lower_)
        if entries is None and token.is_alpha and token.pos_ not in ("PROPN", "ADV", "ADP", "DET"):
            entries = table.get(_mended(token.lower_))
        for cue, form, particle in entries or ():
            if not _stands_as(token, form.form, sent):
                continue
            found = None
            if particle and not form.particle:
                found = particles.of_cue(token, particle, sent, lenient=cue.needs == "complement")
                if found is None:
                    continue
            elif not particle and cue.frame not in ("future", "phrase"):
                own = particles.linked(token)
                if own and own[0].lower_ not in " ".join(cue.words):
                    continue
            if cue.words and not any(_has_words(text, wanted) for wanted in cue.words):
                continue
            if any(_has_words(text, each) for each in cue.without):
                continue
            yield Hit(cue, token, _form(token, form.form, sent), found)


def _stands_as(token: Token, form: str, sent: Span) -> bool:
    """Whether the token can be that form where it stands; a noun may only look like a verb."""
    if form == verbs.PAST:
        return token.pos_ in ("VERB", "AUX")  # not "te vroeg om te beslissen"
    if form == verbs.PARTICIPLE or token.pos_ not in ("NOUN", "PROPN"):
        return True
    before = token.nbor(-1) if token.i > sent.start else None
    if before is not None and before.pos_ == "ADJ" and before.dep_ == "amod":
        return False  # "specifieke vragen"
    if before is not None and before.pos_ in ("ADP", "DET") and before.lower_ != "te":
        return False  # "Op vragen van de raad"
    if form == verbs.PRESENT or (token.text[0].isupper() and token.i > sent.start):
        verbal = ("nsubj", "nsubj:pass", "compound:prt", "aux:pass")
        return any(child.dep_ in verbal for child in token.children)
    return True


def _form(token: Token, form: str, sent: Span) -> str:
    """The form as it stands here: the plural present looks like the infinitive."""
    if form != verbs.INFINITIVE or (token.i > sent.start and token.nbor(-1).lower_ == "te"):
        return form
    return verbs.PRESENT if is_finite(token) else form


def _has_words(text: str, wanted: str) -> bool:
    if wanted not in text:
        return False
    return any(f" {wanted}{after}" in text for after in (" ", ",", ".", ":", ";", "!"))
