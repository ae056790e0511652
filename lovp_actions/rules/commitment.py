"""The record of a commitment found in a sentence, and how it is made."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lovp_actions.items import ItemType
from lovp_actions.language.clauses import Clause
from lovp_actions.language.tokens import Token
from lovp_actions.people.cast import Mention
from lovp_actions.rules.cues import Cue, Hit


@dataclass(frozen=True, slots=True)
class Commitment:
    """A commitment found in a sentence. Offsets are characters of the Doc's text.

    `actor` and `counterparty` are None where the sentence names nobody. `anchor` is the offset
    of the verb that gave it away, by which the clauses of a sentence are told apart.
    """

    type: ItemType
    actor: Mention | None
    counterparty: Mention | None
    start: int
    end: int
    cue: str
    rule: str
    confidence: float
    anchor: int
    clause: Clause | None = None

    @property
    def people(self) -> tuple[Mention, ...]:
        """Actor and counterparty, those there are."""
        return tuple(each for each in (self.actor, self.counterparty) if each)

    def resolved(self) -> Commitment:
        """The same with those its pronouns stand for."""
        if all(each.kind != "pronoun" for each in self.people):
            return self
        actor = self.actor and self.actor.resolved()
        return replace(
            self, actor=actor, counterparty=self.counterparty and self.counterparty.resolved()
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """What a frame knows of its commitment before it is made."""

    cue: Cue
    verb: Token
    clause: Clause | None
    words: str

    def made(
        self,
        place: tuple[int, int],
        actor: Mention | None,
        counterparty: Mention | None = None,
        *,
        type_: ItemType | None = None,
        less: float = 0.0,
    ) -> Commitment:
        """The commitment; `less` is taken off the rule's confidence."""
        return Commitment(
            type=type_ or self.cue.type,
            actor=actor,
            counterparty=counterparty,
            start=place[0],
            end=place[1],
            cue=self.words,
            rule=self.cue.name,
            confidence=max(self.cue.confidence - less, 0.05),
            anchor=self.verb.idx,
            clause=self.clause,
        )


def draft_of_hit(hit: Hit, clause: Clause | None) -> Draft:
    """The draft of a cue verb that was found, in its clause if it has one."""
    tokens = {hit.verb.i: hit.verb}
    if hit.particle is not None:
        tokens[hit.particle.i] = hit.particle
    if clause is not None:
        tokens[clause.finite.i] = clause.finite
    words = " … ".join(tokens[i].text for i in sorted(tokens))
    return Draft(hit.cue, hit.verb, clause, words)


def draft_of_clause(cue: Cue, clause: Clause) -> Draft:
    """The draft of a clause that its auxiliary or voice gives away."""
    parts = [clause.finite.text]
    if clause.verb.i != clause.finite.i:
        parts.append(clause.verb.text)
    elif clause.particle:
        parts.append(clause.particle)
    return Draft(cue, clause.finite, clause, " … ".join(parts))
