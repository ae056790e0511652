"""How likely it is that a finding is an item: a logistic regression over rules and network.

The weights stand in `scorer.json`; `training/reader/scorer.py` fits them on texts that neither the
network nor the rules were made with.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path

from lovp_actions import lexicon
from lovp_actions.extraction.joining.pairs import Pair
from lovp_actions.rules.confidence import log_odds
from lovp_actions.structure.closed_rows import is_open
from lovp_actions.structure.tables.cells import Known, kind_of

WEIGHTS: dict[str, float] = json.loads(Path(__file__).with_name("scorer.json").read_text("utf-8"))
UNMARKED = "actielijst"
"""The rule of a line of a list that names nobody, which may say anything."""
SURE_FROM = 0.7
EXPLICIT = 0.85
"""Confidence of the rules whose cue says itself what it is, as "zegt toe" and "spreekt af" do:
these neither."""


@lexicon.derived
def marked() -> frozenset[str]:
    """Rules of a label ("Actie Jan:"), a table, or an owner in a list of actions: where they are
    sure, the scorer does not doubt them."""
    labels = (label["name"] for label in lexicon.load("markers")["label"])
    return frozenset(["actietabel", "eigenaar", *labels])


@lexicon.derived
def sure() -> frozenset[str]:
    """Rules that an explicit mark or a table gives."""
    return marked() | {"verzoek", "naam"}


def inputs(pair: Pair) -> dict[str, float]:
    """What the scorer weighs, by name; what is not there is nought."""
    rule, reading = pair.rule, pair.reading
    told: dict[str, float] = {"bias": 1.0}
    if rule is not None:
        told |= {"rule": 1.0, "rule:sureness": log_odds(rule.confidence)}
        told["rule:mark"] = float(rule.found.commitment.rule in sure())
    if reading is not None:
        told |= {"reading": 1.0, "reading:sureness": log_odds(reading.probability)}
    else:
        told["rest"] = log_odds(pair.rest)
    if rule is not None and reading is not None:
        told |= {"both": 1.0, "both:sureness": told["rule:sureness"]}
        told["both:actor"] = float(_same_actor(pair))
    return told | {"listed": float(pair.unit.in_action_list)}


def _is_marked(pair: Pair) -> bool:
    """Whether a label, a box, a table or the list that it stands in says that it is an item."""
    if pair.rule is None:
        return False
    told = pair.rule.found.commitment
    listed = told.rule != UNMARKED or pair.unit.block.boxed
    return told.rule in marked() or (told.type == "actiepunt" and listed)


def _is_listed(pair: Pair) -> bool:
    """Whether a line of a list of actions tells what is to be done, or has somebody who acts, and
    no more, and the network reads something in it: "Verdere afstemming met de bouwers"."""
    rule, text = pair.rule, pair.unit.text
    if rule is None or rule.found.commitment.rule != UNMARKED or pair.reading is None:
        return False
    told = rule.found.parsed.clauses if rule.found.parsed else ()
    bare = all(each.mark or each.finite.lower_.endswith("en") for each in told)  # "Dozen tillen"
    deed = bare and kind_of(text, Known()) == "task"
    return (deed or rule.confidence >= EXPLICIT) and not set(":;?").intersection(text)


def _is_doubted(pair: Pair) -> bool:
    """Whether a row of a table names nobody, nor tells that nobody has it yet ("n.t.b."), that
    it is open, or by when a deed is done, and the network reads no item in it."""
    if pair.rule is None or pair.rest >= READ_IN_ROW:
        return False
    told, row = pair.rule.found.commitment, pair.unit.block.row
    owner = row.cell("actor") if row else None
    vacant = owner is not None and any(map(str.isalnum, owner.text))
    status = row.cell("status") if row else None
    left = status is not None and is_open(status.text)
    deed = row.cell("action") if row and row.cell("deadline") else None
    due = deed is not None and kind_of(deed.text, Known()) == "task"
    return told.rule == "actietabel" and told.actor is None and not (vacant or left or due)


READ_IN_ROW = 0.25
"""Probability that the network gives a row at least, where it names nobody."""


READ, ALONE = 0.5, 0.6
"""Probability that the network gives what an explicit cue found at least, and what it is worth
below that: by folds 7 of 12 were items."""


def _same_actor(pair: Pair) -> bool:
    one = pair.rule.found.commitment.actor if pair.rule else None
    other = pair.reading.actor if pair.reading else None
    if one is None or other is None:
        return one is None and other is None
    names = one.text.casefold(), other.text.casefold()
    return names[0] in names[1] or names[1] in names[0]


def probability(pair: Pair, weights: Mapping[str, float] = WEIGHTS) -> float:
    """The chance, from 0.01 to 0.99, that the pair is an item: where an explicit mark, a table or
    an explicit cue makes the rules sure, no less than theirs."""
    score = sum(weights.get(name, 0.0) * value for name, value in inputs(pair).items())
    chance = min(max(1 / (1 + math.exp(-score)), 0.01), 0.99)
    rule = pair.rule
    if rule is None or rule.confidence < SURE_FROM or _is_doubted(pair):
        return chance
    if _is_marked(pair):
        return max(chance, rule.confidence)
    if _is_listed(pair):
        return max(chance, ALONE)
    if rule.found.commitment.confidence >= EXPLICIT:
        return max(chance, rule.confidence if pair.rest >= READ else min(ALONE, rule.confidence))
    return chance
