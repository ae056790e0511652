"""A parsed sentence with what is known from before it: its clauses, its actors, its speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from lovp_actions.language import verbs
from lovp_actions.language.clauses import Clause, clauses
from lovp_actions.language.finite_verbs import SUBJECTS
from lovp_actions.language.words import ARTICLES
from lovp_actions.people import joint
from lovp_actions.people.actors import mention_of, opens_as_label, role_kind
from lovp_actions.people.cast import Cast, Kind, Mention
from lovp_actions.structure.names import is_given

if TYPE_CHECKING:
    from lovp_actions.language.tokens import Span, Token


class Context(Protocol):
    """What is known from the sentences before."""

    cast: Cast

    def resolve(self, pronoun: str, plural: bool, here: list[Mention]) -> Mention:
        """The actor that a pronoun stands for; `here` are those of its own sentence."""
        ...

    def last_subject(self, block: object) -> Mention | None:
        """Who acted last in the block."""
        ...


class ParsedSentence:
    """One sentence of minutes; `sent` may be a whole Doc or a sentence of it.

    `speaker` is whose turn it is; that, or who acted before in the same `block`, stands in for a
    subject that is left out.
    """

    def __init__(
        self,
        sent: Span,
        context: Context,
        speaker: Mention | None = None,
        block: object = None,
    ) -> None:
        self.sent, self.cast = sent, context.cast
        self.speaker = speaker
        self.clauses = list(clauses(sent))
        self._context, self._block = context, block
        self._mentions: list[Mention] | None = None

    @property
    def mentions(self) -> list[Mention]:
        """Those named in the sentence, the likeliest antecedents last."""
        if self._mentions is None:
            self._mentions = []  # while they are looked for, a pronoun stands for none of them
            self._mentions = self._find_mentions()
        return self._mentions

    def _find_mentions(self) -> list[Mention]:
        found: list[Mention] = []
        heads: list[tuple[Token | None, Clause | None]]
        for token in self.sent:
            if token.dep_ in (*_OBJECTS, "appos", "nmod") and token.pos_ in ("NOUN", "PROPN"):
                mention = mention_of(token, self.cast)
                if mention.kind == "person" or self._is_known(mention):
                    found.append(mention)
        order = sorted(self.clauses, key=lambda clause: not clause.mark)  # main clauses last
        heads = [(c.agent, c) for c in order]
        heads += [(c.subject, c) for c in order]
        for token in self.sent[:4]:  # the subject that opens a sentence whose verb was not seen
            if (
                (token.dep_ in SUBJECTS or token.dep_ == "ROOT")
                and token.pos_ in ("NOUN", "PROPN")
                and all(token != clause.subject for clause in order)
            ):
                heads.append((token, None))
        for head, clause in heads:
            actor = self.actor(head, clause)
            if actor is not None and actor.start >= 0:
                found.append(actor)
        return found

    def partners(self, *, equal: bool = False) -> list[Mention]:
        """Those by name whom somebody in the sentence has to do with, known or not: "sprak met
        Ahmed", "belt Mark"; where they are to be `equal` to him only the former, and whoever is
        asked: "vraagt Piet"."""
        found = []
        for token in self.sent:
            asked = token.head.lower_ in verbs.grammar()["asking"] and token.i > token.head.i
            known = token.dep_ in _OBJECTS or (asked and token.dep_ == "nsubj")
            if known and token.pos_ in ("NOUN", "PROPN"):
                case = {child.lower_ for child in token.children if child.dep_ == "case"}
                mention = mention_of(token, self.cast)
                level = asked or "met" in case
                if case <= _WITH and mention.kind == "name" and (level or not equal):
                    found.append(mention)
        return found

    def _is_known(self, mention: Mention) -> bool:
        """Whether it names a person: one who is known, has a given name or a form of address."""
        first = mention.text.split()[0]
        known = self.cast.knows(first) or is_given(first) or mention.address
        return mention.kind == "name" and bool(known)

    def actor(self, head: Token | None, clause: Clause | None = None) -> Mention | None:
        """The noun phrase of `head` as an actor, pronouns resolved; None for a thing."""
        if head is None:
            return None
        behind = head.doc[head.i + 1 : head.i + 2].text
        if head.lower_ in ARTICLES and behind.isupper() and role_kind(behind):
            head = head.nbor(1)  # "het | OM", which a parse takes for a pronoun
        plural = clause is not None and _is_plural_form(clause.finite)
        mention = mention_of(head, self.cast, plural_verb=plural and head.lower_ in ("ze", "zij"))
        if pair := self._pair(mention):
            return pair
        mention = joint.whole(mention, self.sent.doc.text)
        if mention.kind == "self":
            return self.speaker or mention
        if mention.kind == "pronoun":
            before = [m for m in self.mentions if 0 <= m.end <= head.idx]
            return self._context.resolve(mention.text, mention.plural, before)
        return mention if mention.acts else None

    def _pair(self, one: Mention) -> Mention | None:
        """The two who act together of whom a mention is one, or both."""
        pairs = joint.both(self.sent.doc.text)
        return next((b for b in pairs if b.start < one.end and one.start < b.end), None)

    def pair_behind(self, word: str) -> Mention | None:
        """The two who act together right behind a word: "dat zowel Nel als Sjoerd"."""
        text = self.sent.doc.text
        return next((b for b in joint.both(text) if text[: b.start].endswith(f"{word} ")), None)

    def _pair_beside(self, clause: Clause) -> Mention | None:
        """The two who act together right before the finite verb or right behind it, or behind the
        word that opens a subordinate clause."""
        text, finite = self.sent.doc.text, clause.finite.idx
        before = (b for b in joint.both(text) if text[b.end : finite] == " ")
        return next(before, None) or self.pair_behind(clause.mark or clause.finite.text)

    def subject(self, clause: Clause) -> Mention | None:
        """Who the subject of the clause is; one left out is that of the clause before, the
        speaker, or who acted in the sentence before."""
        if opening := self._pair_beside(clause) or self.opening(clause):
            return opening
        if clause.subject is not None:
            return self.actor(clause.subject, clause)
        first = self.sent[0]
        if clause.finite.i > first.i and clause.finite.nbor(-1).lower_ in ("en", "maar", ","):
            for before in reversed(self.clauses):
                if (
                    before.finite.i < clause.finite.i
                    and not before.mark
                    and before.subject is not None
                ):
                    return self.actor(before.subject, before)
        if clause.finite.i <= first.i + 1 and not clause.mark:
            return self.speaker or self._context.last_subject(self._block)
        return None

    def opening(self, clause: Clause) -> Mention | None:
        """The one whose name, or role and name, is all that stands before the finite verb."""
        before = self.sent.doc[self.sent.start : clause.finite.i]
        if not 1 <= len(before) <= 6 or clause.mark:
            return None
        if clause.subject is not None and clause.subject.i < clause.finite.i:
            parsed = mention_of(clause.subject, self.cast)
            if parsed.acts:
                return None  # the parse has it
        text = before.text
        names = [token for token in before if token.text[0].isupper()]
        small = [token.lower_ for token in before if not token.text[0].isupper()]
        if not names or not set(small) <= _NAME_WORDS:
            return None
        bare = text[3:] if text[:3].lower() == "de " and not self.cast.knows(text) else text
        first = bare.split()[0]
        if not (
            self.cast.knows(bare)
            or self.cast.knows(first)
            or role_kind(first)
            or (
                clause.subject is None
                and len(before) == 1
                and _goes_with_one(clause.finite)
                and self.may_name(before[0])
            )
        ):
            return None
        start = before[0].idx + len(text) - len(bare)
        plural = "en" in small or "&" in small
        kind: Kind = "person" if role_kind(first) and not self.cast.knows(bare) else "name"
        return Mention(bare, kind, plural, start, start + len(bare))

    def may_name(self, word: Token) -> bool:
        """Whether a capitalised word is a name though the tagger does not say so: it is no
        function word, no verb, and the minutes never write it without a capital."""
        return (
            word.is_alpha
            and word.text[0].isupper()
            and word.pos_ in ("PROPN", "NOUN", "ADJ", "X")
            and word.lower_ not in self.cast.common
            and role_kind(word.lower_) is None
            and not verbs.is_known(word.lower_)
            and not opens_as_label([word])
        )


_OBJECTS = ("obj", "iobj", "obl")
_WITH = frozenset({"met", "door", "aan"})
"""Prepositions before one who has to do with the subject, and is no place."""
_NAME_WORDS = frozenset({"van", "de", "der", "den", "het", "te", "ten", "ter", "en", "&", "vd"})


def _goes_with_one(finite: Token) -> bool:
    """Whether the form goes with one person: not "Nader overleg", "Helder communiceren"."""
    word = finite.lower_
    return word.endswith("t") or (word in verbs.auxiliary_forms() and not _is_plural_form(finite))


def _is_plural_form(finite: Token) -> bool:
    word = finite.lower_
    return word.endswith("en") or word in ("gaan", "staan", "doen", "zien", "slaan")
