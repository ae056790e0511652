"""The field of an office: "portefeuillehouder handhaving", "commissie financiën"."""

from __future__ import annotations

import re

from lovp_actions import lexicon
from lovp_actions.language import verbs
from lovp_actions.structure.tables.cells import is_role


def end(text: str, start: int, stop: int) -> int:
    """Where the field ends that stands right behind the office at `text[start:stop]`; `stop` where
    none does: where no article follows, a word of a field may be what the office deals with, "dat
    de wethouder zorg draagt", but not where the office opens its sentence."""
    field = _field().match(text, stop)
    if field is None or not is_role(text[start:stop].rsplit(None, 1)[-1]):
        return stop
    roles, follows = lexicon.load("roles"), field["next"].lower()
    articles = roles["titles"]["articles"]
    opens = text[:start].strip().lower() in ("", *articles)
    finite = opens and verbs.is_known(follows)
    return field.end("field") if finite or follows in articles else stop


@lexicon.derived
def _field() -> re.Pattern[str]:
    words = "|".join(map(re.escape, lexicon.load("roles")["fields"]["words"]))
    return re.compile(
        rf" (?P<field>(?:{words})(?: (?:en|&) (?:{words}))?) (?P<next>[\w'’-]{{1,40}})"
    )
