"""Who acts: noun phrases of a sentence as actors."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from lovp_actions import lexicon
from lovp_actions.dates import deadlines
from lovp_actions.language import verbs
from lovp_actions.language.words import CAPITALS
from lovp_actions.people import fields_of_office
from lovp_actions.people.cast import Cast, Kind, Mention
from lovp_actions.structure import names
from lovp_actions.structure.names import OBJECT, PARTICLE

if TYPE_CHECKING:
    from lovp_actions.language.tokens import Token

_OBJECT = re.compile(
    rf"\b[{CAPITALS}][\w'’-]{{1,40}}(?P<rest>\s(?P<thing>(?={OBJECT}))?(?:de|het)\s(?P<word>\S+))$"
)
_PLACED = re.compile(
    rf"(?P<who>[{CAPITALS}][\w'’-]{{1,40}})\s(?:in|op|bij|tijdens)\s(?:de|het|een)\s"
)
_DENIED = re.compile(r"\bniet\s(?:de\s|het\s)?\Z", re.IGNORECASE)
_BESIDE = {"det", "amod", "nummod", "flat", "fixed", "appos", "nmod:poss"}
_REST_OF_NAME = re.compile(rf"(?:\s{{1,9}}{PARTICLE})+\s{{1,9}}[{CAPITALS}][\w'’-]{{1,60}}")
"""Particles and surname that a parse may leave off a name: "Bob" of "Bob te Riele"."""


@lexicon.derived
def _lists() -> tuple[frozenset[str], frozenset[str], tuple[str, ...], frozenset[str]]:
    roles = lexicon.load("roles")
    return (
        frozenset(roles["person"]["words"]),
        frozenset(roles["body"]["words"]),
        tuple(roles["endings"]["words"]),
        frozenset(roles["not_actors"]["words"]),
    )


@lexicon.derived
def _titles() -> re.Pattern[str]:
    """Articles and forms of address that stand before an actor."""
    roles = lexicon.load("roles")
    article = rf"(?!(?-i:Den)\s)(?:{'|'.join(roles['titles']['articles'])})\s{{1,9}}"
    return re.compile(rf"(?:{article})?(?:{names.titles()}\.?\s{{1,9}})*", re.IGNORECASE)


@lexicon.derived
def _phrases() -> re.Pattern[str]:
    """Fixed names of bodies in several words, which a parse may tear apart."""
    words = sorted(lexicon.load("roles")["phrases"]["words"], key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)) + r"(?!\w)", re.IGNORECASE)


@lexicon.derived
@lru_cache(maxsize=16384)
def role_kind(word: str) -> Kind | None:
    """person or body for a word (or fixed phrase) of the roles, else None."""
    person, body, endings, none = _lists()
    folded = word.lower().strip(".,:;()'’\"")
    if folded in none:
        return None
    if folded in person:
        return "person"
    if folded in body:
        return "body"
    for ending in endings:
        if folded.endswith(ending.strip("-")) and len(folded) > len(ending) + 2:
            return role_kind(ending.strip("-")) or "person"
    return None


def without_object(words: str) -> str:
    """Who act, without where they do it ("Jan | in het LOVP"), or a body behind them to which they
    do something: "Jan en Piet | de Kamer"."""
    placed = _PLACED.match(words)
    words = placed["who"] if placed else words
    told = _OBJECT.search(words)
    thing = told is not None and (told["thing"] is not None or role_kind(told["word"]))
    return words[: told.start("rest")] if told and thing else words


def mention_of(head: Token, cast: Cast, *, plural_verb: bool = False) -> Mention:
    """The noun phrase around `head` as an actor, without its leading article."""
    words = lexicon.load("roles")["pronouns"]
    folded = head.lower_
    if folded in words["group"]:
        return Mention(head.text, "group", True, head.idx, head.idx + len(head))
    if folded in words["self"]:
        return Mention(head.text, "self", False, head.idx, head.idx + len(head))
    if folded in ("hij", "ze", "zij") or (
        folded in ("hem", "haar", "hen", "hun") and head.pos_ == "PRON"
    ):
        plural = plural_verb if folded in ("ze", "zij") else folded in ("hen", "hun")
        return Mention(head.text, "pronoun", plural, head.idx, head.idx + len(head))
    first, last = _phrase(head)
    doc = head.doc
    if doc[first].text[0].isupper() and first > head.sent.start and _is_titled(doc[first]):
        first -= 1  # "mevrouw | De Wit"
    while first < last and doc[first].lower_ in lexicon.load("roles")["titles"]["articles"]:
        if doc[first].text == "Den" or cast.knows(doc[first : last + 1].text):
            break  # "Den Haag", and a surname such as "De Wit"
        first += 1
    if doc[first].text == "Van" and first == head.sent.start < last:
        first += names.is_given(doc[first + 1].text)  # "Van Rob wordt gevraagd", but "Van Dijk"
    if role_kind(head.lower_) == "body":
        articles = lexicon.load("roles")["titles"]["articles"]
        for token in doc[head.i + 1 : last + 1]:
            if token.lower_ in articles and token.nbor(-1).pos_ not in ("ADP", "CCONJ"):
                last = token.i - 1  # "de commissie Onderwijs | de docentendag"
                break
    while last > first and (doc[last].is_punct or doc[last].pos_ in ("CCONJ", "ADP")):
        last -= 1
    start, end = doc[first].idx, doc[last].idx + len(doc[last])
    if longer := _phrases().match(doc.text, start):
        end = max(end, longer.end())
    if (rest := _REST_OF_NAME.match(doc.text, end)) and doc[last].text[:1].isupper():
        end = rest.end()
    if (whole := names.formal().match(doc.text, start)) and whole.end() > end:
        end = whole.end()  # of which a parse takes "Mw", or "C.M. van"
    end = fields_of_office.end(doc.text, start, end)
    text = doc.text[start:end]
    times = deadlines.find_deadlines(text, None) if any(map(str.isdigit, text)) else []
    if times and times[-1].end == len(text) and times[-1].start:
        text = text[: times[-1].start].rstrip()  # "wethouder De Boer | in Q2"
    start += text.rfind(acting := names.acting(text))
    text = without_object(acting)
    end = start + len(text)
    titles, address = _titles().match(text), ""
    if titles and titles.end() < len(text):
        start += titles.end()
        address, text = titles[0], text[titles.end() :]
    tokens = list(doc[first : last + 1])
    denied = _DENIED.search(doc.text, max(0, start - 12), start)
    replaced = denied is not None and doc.text[start + len(text) :].lstrip(",").startswith(" maar ")
    kind: Kind = "thing" if replaced else _kind(head, tokens, text, cast)
    joint = kind == "name" and " en " in text  # whatever the parse makes of two names
    plural = joint or plural_verb or _is_plural(head, tokens)
    return Mention(text, kind, plural, start, end, address)


def _is_titled(token: Token) -> bool:
    """Whether a form of address stands right before a word."""
    titles = lexicon.load("roles")["titles"]["words"]
    return token.nbor(-1).lower_.rstrip(".") in titles


SOMEBODY = frozenset({"één", "iemand", "niemand", "ieder", "elk", "allen", "iedereen"})
_NO_ONE = frozenset({"geen", "welke", "welk"})
_TIMES = frozenset({"volgende", "komende", "vorige", "eerstvolgende", "aankomende", "afgelopen"})


def _kind(head: Token, tokens: list[Token], text: str, cast: Cast) -> Kind:
    folded = text.lower()
    if folded in ("dat", "dit", "wie") or tokens[0].lower_ in ("je", "jij", "u", "jullie"):
        return "thing"
    if any(token.lower_ in _TIMES for token in tokens) or tokens[0].lower_ in _NO_ONE:
        return "thing"  # "volgende vergadering" is a time
    if kind := role_kind(folded):
        return kind
    if head.lower_.rstrip(".") in lexicon.load("roles")["titles"]["words"] and text[0].isupper():
        return "name"  # "de heer Bakker"
    if cast.knows(text) or (cast.knows(head.text) and head.text[0].isupper()):
        return "name"
    if kind := role_kind(head.lower_):
        return kind
    if any(cast.knows(token.text) and token.text[0].isupper() for token in tokens[:1]):
        return "name"
    first = tokens[0]
    if (kind := role_kind(first.lower_)) and (first.head == head or head.pos_ == "PROPN"):
        return kind
    if head.text in cast.people and len(tokens) <= 3:
        return "name"
    if head.text in cast.proper and len(tokens) <= 3:
        return "body"
    if (
        head.i == head.sent.start and (cast.proper or cast.people) and len(tokens) == 1
    ) and head.text.lower() in cast.common:
        return "thing"
    if opens_as_label(tokens):
        return "thing"
    proper = [t for t in tokens if t.pos_ == "PROPN" and t.text[0].isupper()]
    if (
        head.pos_ == "PROPN"
        and head.text[0].isupper()
        and proper
        and not any(c.isdigit() for c in text)
    ):
        return "name"
    if head.lower_ in {*SOMEBODY, "een"} and head.pos_ == "PRON":
        return "person"
    return "thing"


def opens_as_label(tokens: list[Token]) -> bool:
    """Whether the phrase opens its sentence with a word that has its capital from there only:
    "Voorstel", "Afgesproken", "Verder"."""
    first = tokens[0]
    if first.i != first.sent.start:
        return False
    word = first.lower_
    roles = lexicon.load("roles")
    if word in roles["labels"]["words"] or word in lexicon.load("signals")["next"]["words"]:
        return True
    if (
        len(tokens) == 1
        and len(word) > 6
        and word.endswith(("tie", "ties", "ing", "ingen", "heid"))
    ):
        return True  # "Evaluatie", "Planning"
    return word.endswith(("d", "t", "en", "de")) and verbs.is_participle(word)


def _phrase(head: Token) -> tuple[int, int]:
    """First and last token of the noun phrase: determiner to names, conjuncts and "van …"."""
    wanted = {head.i}
    stack = [head]
    while stack:
        token = stack.pop()
        for child in token.children:
            if abs(child.i - head.i) > 9:
                continue
            take = child.dep_ in _BESIDE and child.lower_ not in ("ook", "zelf")
            if child.dep_ in ("amod", "det", "nummod") and child.i > token.i:
                take = False
            if child.dep_ == "appos" and not (
                child.pos_ in ("PROPN", "X") or child.text[0].isupper()
            ):
                take = False
            if child.dep_ == "appos" and (child.i != token.i + 1 and not _adjacent(token, child)):
                take = False
            if (
                child.dep_ == "conj"
                and (child.pos_ in ("NOUN", "PROPN", "PRON", "X") or child.text[0].isupper())
                and not _has_verb(child)
            ):
                take = True
            if (
                child.dep_ == "nmod"
                and role_kind(token.lower_)
                and _is_of(child)
                and child.i > token.i
            ):
                take = True
            if child.dep_ in ("cc", "case") and token.i != head.i and child.i > head.i:
                take = True
            if child.dep_ == "cc" and token.i == head.i:
                take = any(c.dep_ == "conj" for c in token.children)
            if take and child.i not in wanted:
                wanted.add(child.i)
                stack.append(child)
    first = last = head.i
    while first - 1 in wanted:
        first -= 1
    while (last + 1 in wanted and not _begins_another(head, last + 1)) or (
        last + 2 in wanted and head.doc[last + 1].text in (",", "(", "/", "&", "+", "-")
    ):
        last += 1
    return first, last


def _begins_another(head: Token, index: int) -> bool:
    """Whether an article behind a noun begins another phrase: "de Commissie Onderwijs | de dag"."""
    token = head.doc[index]
    before = head.doc[index - 1]
    return token.pos_ == "DET" and before.pos_ not in ("CCONJ", "ADP") and before.text not in ",&+/"


def _adjacent(token: Token, child: Token) -> bool:
    return not any(t.is_punct for t in token.doc[min(token.i, child.i) : max(token.i, child.i)])


def _has_verb(token: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubj:pass", "aux", "cop") for child in token.children)


def _is_of(token: Token) -> bool:
    return any(c.dep_ == "case" and c.lower_ in ("van", "der", "des") for c in token.children)


def _is_plural(head: Token, tokens: list[Token]) -> bool:
    if "Plur" in head.morph.get("Number", []):
        return True
    return any(token.dep_ == "conj" and token.head == head for token in tokens)
