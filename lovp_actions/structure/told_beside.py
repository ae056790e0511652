"""Which sentence of a text is that of somebody who stands beside it in the margin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lovp_actions import lexicon
from lovp_actions.language import sentences, verbs
from lovp_actions.language.words import CAPITALS
from lovp_actions.structure import names
from lovp_actions.structure.tables.doers import behind_subject, tells_ahead

_STOP = re.compile(rf"[a-z]\.\s{{1,3}}(?=[{CAPITALS}])")
_NAMED = re.compile(rf"(?:^(?!De\b|Het\b|Een\b)|\s)[{CAPITALS}]")
_LONGEST = 3
"""Words behind "is" of a statement that has an adjective and nothing else."""
_BEGIN = 100
"""Characters of a sentence that tell who acts."""


def words_of(who: str) -> frozenset[str]:
    """The words of the names of owners."""
    bare = " ".join(map(names.without_title, names.parts(who)))
    return frozenset(word.strip(".,") for word in bare.split() if word[:1].isupper())


def split(text: str, who: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The sentences of a text; an owner who is to do something begins one also behind what may be
    an abbreviation: "Dat was ook zo. Kok belt …"."""
    for start, end in sentences.split(text):
        for stop in _STOP.finditer(text[start:end]):
            at = start + stop.end()
            rest = text[at : min(end, at + _BEGIN)]
            named = f"{text[start:at].split()[-1]} {rest}"  # "Dhr. Kok" is one
            titled = names.without_title(named) != named
            if not titled and rest.split(" ", 1)[0] in who and _acts(rest, who):
                yield start, at
                start = at
                break
        yield start, end


def own(told: Sequence[str], who: frozenset[str]) -> int | None:
    """Which of the sentences on a line is that of who stands beside it, if any."""
    places = range(len(told))
    if acted := [place for place in places if _acts(told[place], who)]:
        return acted[-1]
    if not told or not _is_idle(told[-1]):
        return len(told) - 1 if told else None
    ahead = [place for place in places if tells_ahead(told[place])]
    if ahead := [place for place in ahead if not _of_another(told[place])]:
        return ahead[-1]
    return None if _is_idle(told[-1], alone=True) else len(told) - 1


def _acts(sentence: str, who: frozenset[str]) -> bool:
    """Whether a sentence begins with one of the names and what that person does."""
    verb = behind_subject(sentence)
    does = verbs.in_class("action", sentence[verb:].split(" ", 1)[0].rstrip(".,"))
    return bool(verb) and does and not who.isdisjoint(re.findall(r"[\w’'-]+", sentence[:verb]))


def _of_another(sentence: str) -> bool:
    """Whether a sentence begins with the name of somebody and what that person does."""
    return _NAMED.search(sentence[: behind_subject(sentence)]) is not None


def _is_idle(sentence: str, *, alone: bool = False) -> bool:
    """Whether a sentence tells how something is and nothing to be done; `alone`: by an adjective
    and nothing else, "Smit is ziek"."""
    words = re.findall(r"\w+", sentence)
    states = _states()
    at = next((place for place, word in enumerate(words) if word in states), 0)
    behind = words[at + 1 :]
    rest = [word for word in words if word not in states]
    does = any(word in verbs.infinitives() or verbs.is_participle(word) for word in rest)
    if not at or not behind or does or tells_ahead(sentence):
        return False
    plain = all(map(str.islower, behind)) and not set(behind) & _articles()
    return not alone or (plain and len(behind) <= _LONGEST)


@lexicon.derived
def _states() -> frozenset[str]:
    return frozenset(lexicon.load("tables")["margin"]["state"])


@lexicon.derived
def _articles() -> frozenset[str]:
    """Words with which more than an adjective begins."""
    articles, grammar = lexicon.load("roles")["titles"]["articles"], verbs.grammar()
    return frozenset(articles) | grammar["prepositions"]
