"""Commitments of one sentence: who is to do what, by which cue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lovp_actions import cues, lexicon, verbs
from lovp_actions.actors import Cast, Mention, mention_of
from lovp_actions.clauses import Clause, clauses, is_finite
from lovp_actions.cues import Cue, Hit
from lovp_actions.items import ItemType

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

CONDITIONS = frozenset("als indien wanneer tenzij mits nadat voordat totdat omdat doordat aangezien terwijl hoewel ofschoon zodat waardoor of zodra sinds toen zoals hoe wat waarom waar wie welke opdat".split())
_COMPLEMENT_AFTER = frozenset({"om", "dat"})


@dataclass(frozen=True, slots=True)
class Commitment:
    """A commitment found in a sentence. Offsets are characters of the Doc's text.

    `actor` and `counterparty` are None where the sentence names nobody; `anchor` is the
    offset of the verb that gave it away, by which clauses of a sentence are told apart.
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


@dataclass
class Reading:
    """A sentence with what is known from before it: speaker and last subject."""

    sent: Span
    cast: Cast
    speaker: Mention | None = None
    last_subject: Mention | None = None

    def __post_init__(self) -> None:
        self.clauses = list(clauses(self.sent))
        self.here: list[Mention] = []

    def actor(self, head: Token | None, clause: Clause | None = None) -> Mention | None:
        """The noun phrase of `head` as an actor, pronouns resolved; None for a thing."""
        if head is None:
            return None
        plural = bool(clause) and clause is not None and _is_plural_form(clause.finite)
        mention = mention_of(head, self.cast, plural_verb=plural and head.lower_ in ("ze", "zij"))
        if mention.kind == "self":
            return self.speaker or mention
        if mention.kind == "pronoun":
            before = [m for m in self.here if m.end <= head.idx]
            return self.cast.resolve(mention.text, mention.plural, before) or mention
        return mention if mention.acts else None

    def subject(self, clause: Clause) -> Mention | None:
        """Who the subject of the clause is; an omitted one is the speaker or the one before."""
        if clause.subject is not None:
            return self.actor(clause.subject, clause)
        first = self.sent[0]
        if clause.finite.i > first.i and clause.finite.nbor(-1).lower_ in ("en", "maar", ","):
            for before in reversed(self.clauses):
                if before.finite.i < clause.finite.i and before.mark == "" and before.subject is not None:
                    return self.actor(before.subject, before)
        if clause.finite.i <= first.i + 1 and clause.mark == "":
            return self.speaker or self.last_subject
        return None


def _is_plural_form(finite: Token) -> bool:
    word = finite.lower_
    return word.endswith("en") or word in ("gaan", "staan", "doen", "zien", "slaan")


def find(reading: Reading) -> list[Commitment]:
    """The commitments of a sentence in the order of their verbs, one a clause."""
    sent = reading.sent
    for token in sent:
        if token.dep_ in ("obj", "iobj", "obl", "appos", "nmod") and token.pos_ in ("NOUN", "PROPN"):
            mention = mention_of(token, reading.cast)
            if mention.kind in ("name", "person"):
                reading.here.append(mention)
    for clause in reading.clauses:
        for head in (clause.agent, clause.subject):
            if head is not None and (mention := reading.actor(head, clause)) and mention.start >= 0:
                reading.here.append(mention)
    if sent.text.rstrip(" \"'”’)*").endswith("?"):
        return []
    found: dict[int, Commitment] = {}
    by_token = {token.i: c for c in reading.clauses for token in (c.finite, c.verb)}
    for hit in cues.hits(sent):
        clause = by_token.get(hit.verb.i) or _clause_of(hit.verb, by_token)
        frame = _FRAMES[hit.cue.frame]
        commitment = frame(reading, hit, clause)
        key = clause.finite.i if clause is not None else hit.verb.i
        if commitment and (key not in found or found[key].confidence < commitment.confidence):
            found[key] = commitment
    for clause in reading.clauses:
        if clause.finite.i not in found:
            for cue in cues.all_cues():
                if cue.verbs:
                    continue
                commitment = _VERBLESS[cue.frame](reading, cue, clause)
                if commitment:
                    found[clause.finite.i] = commitment
                    break
    if not found and (commitment := _by_position(reading)):
        return [commitment]
    return _within_sentence(reading, [found[key] for key in sorted(found)])


def _by_position(reading: Reading) -> Commitment | None:
    """ "Anna plant een bijeenkomst" where the tagger took the verb for something else: a known
    name opens the sentence and a verb of doing follows."""
    sent = reading.sent
    names = 0
    while names < len(sent) - 2 and (
        sent[names].text[0].isupper() or names and sent[names].lower_ in ("en", "van", "der", "de", "&")
    ):
        names += 1
    if not names or names > 6 or not reading.cast.knows(sent[0].text):
        return None
    verb = sent[names]
    particle = sent[-2].lower_ if sent[-1].is_punct else sent[-1].lower_
    if verb.pos_ in ("VERB", "AUX") or verb.lower_.endswith("en") or verbs.in_class("report", verb.lower_):
        return None
    if not (verbs.in_class("action", verb.lower_) or verbs.in_class("action", verb.lower_, particle)):
        return None
    text = sent.doc.text
    start = sent[0].idx
    actor = Mention(text[start : sent[names - 1].idx + len(sent[names - 1])], "name", False, start)
    cue = next(cue for cue in cues.all_cues() if cue.name == "doet")
    return _make(cue, reading, verb, _span(reading, verb.i, sent.end), actor, confidence=0.65)


def _within_sentence(reading: Reading, found: list[Commitment]) -> list[Commitment]:
    """Drop what lies inside the action of a stronger commitment: "vraagt X te zullen …"."""
    kept: list[Commitment] = []
    for commitment in found:
        inside = any(
            other is not commitment
            and other.rule not in _GENERAL
            and other.start <= commitment.anchor < other.end
            and other.anchor < commitment.anchor
            for other in found
        )
        if not inside:
            kept.append(commitment)
    return kept


_GENERAL = frozenset({"zal", "gaat doen", "doet", "wordt gedaan", "wil doen", "moet doen", "er komt"})


def _clause_of(verb: Token, by_token: dict[int, Clause]) -> Clause | None:
    token = verb
    for _ in range(3):
        if token.dep_ not in ("aux", "aux:pass", "xcomp", "conj", "cop") or token.head.i == token.i:
            return None
        token = token.head
        if token.i in by_token:
            return by_token[token.i]
    return None


# ---- where the action stands


def _complement(hit: Hit, reading: Reading) -> tuple[int, int, str] | None:
    """First token, end token and kind ("te" or "dat") of what the cue verb takes.

    By position: the first "dat", or the first "te" with an infinitive, after the verb; "om" and
    what stands between verb and "te" belong to the action from the addressee on.
    """
    sent, doc = reading.sent, reading.sent.doc
    after = max(hit.verb.i, hit.particle.i if hit.particle is not None else hit.verb.i)
    first = hit.verb.i + 1 if hit.form in (verbs.PRESENT, verbs.PAST) else after + 1
    om = None
    for token in doc[first : sent.end]:
        if token.lower_ == "om" and token.i > hit.verb.i:
            if om is not None or token.dep_ == "case" and token.head.pos_ in ("NOUN", "PROPN") and token.head.i - token.i <= 3 and not any(
                c.lower_ == "te" for c in token.head.head.children if c.dep_ == "mark"
            ):
                return None  # "vraagt om instemming": for a thing, not for a deed
            om = token.i
        if token.lower_ == "dat" and token.i > hit.verb.i and token.pos_ in ("SCONJ", "PRON", "X"):
            return token.i, sent.end, "dat"
        if token.lower_ in ("of", "hoe", "wat", "waarom", "welke", "wanneer", "naar") and om is None:
            if token.lower_ == "of" and token.pos_ == "CCONJ" or token.lower_ == "naar" and token.dep_ == "case" and hit.verb.lower_[:2] != "vr":
                continue
            return None
        if token.lower_ == "te" and token.i + 1 < sent.end and _looks_infinitive(doc[token.i + 1]):
            if token.head.i < token.i and token.dep_ == "case":
                continue
            start = om + 1 if om is not None else first
            return start, sent.end, "te"
    # a complement before the verb: "X te doen wordt gevraagd" is too rare to look for
    return None


def _looks_infinitive(token: Token) -> bool:
    return token.text.endswith("n") and token.pos_ in ("VERB", "AUX", "NOUN", "ADJ", "X")


def _span(reading: Reading, first: int, end: int) -> tuple[int, int]:
    """Character offsets of tokens [first, end), trimmed of punctuation and empty ends."""
    doc = reading.sent.doc
    while first < end and (doc[first].is_punct or doc[first].lower_ in ("om", "en", "ook")):
        first += 1
    while end > first and doc[end - 1].is_punct and doc[end - 1].text not in (")", "]", "”", "’", '"'):
        end -= 1
    if first >= end:
        first, end = reading.sent.start, reading.sent.end
    return doc[first].idx, doc[end - 1].idx + len(doc[end - 1])


def _clause_end(reading: Reading, clause: Clause) -> int:
    """The token at which the next coordinated clause begins, or the end of the sentence."""
    doc = reading.sent.doc
    for other in reading.clauses:
        if other.finite.i > max(clause.finite.i, clause.verb.i) and other.mark == "":
            for i in range(other.finite.i, max(clause.finite.i, clause.verb.i), -1):
                if doc[i].lower_ in ("en", "maar", ";", ",", "dus") and doc[i].head.i >= i - 12:
                    return i
    return reading.sent.end


def _verb_phrase(reading: Reading, clause: Clause, *, with_verb: bool = False) -> tuple[int, int]:
    """Offsets of the action of a clause: what follows its finite verb, less the subject."""
    sent = reading.sent
    end = _clause_end(reading, clause)
    if clause.mark and clause.verb.i >= clause.finite.i - 3:
        first = clause.subject.i + 1 if clause.subject is not None else clause.finite.i
        return _span(reading, min(first, clause.finite.i), max(end, clause.finite.i + 1))
    first = clause.finite.i if with_verb else clause.finite.i + 1
    if clause.inverted and clause.subject is not None and clause.subject.i - clause.finite.i <= 4 and not with_verb:
        right = max([clause.subject.i, *(t.i for t in clause.subject.subtree if t.i - clause.subject.i < 5)])
        if right + 1 < end:
            first = right + 1
    if first >= end or clause.inverted and end - first <= 2:
        first = sent.start
    return _span(reading, first, end)


# ---- frames


def _possible(clause: Clause | None) -> bool:
    """Whether the clause tells of something that is said to happen, not of what might."""
    if clause is None:
        return True
    if clause.negated or clause.mark in CONDITIONS or clause.mark == "dan" and clause.negated:
        return False
    if clause.finite.i == clause.finite.sent.start and clause.inverted:
        return False  # "Nemen we dit op?", "Komt er een plan, dan …"
    if clause.auxiliaries & {"kunnen", "mogen", "hoeven"}:
        return False
    return not (clause.finite.lower_ in ("zou", "zouden", "kan", "kunnen", "mag", "mogen", "kon", "konden"))


def _make(
    cue: Cue, reading: Reading, verb: Token, span: tuple[int, int], actor: Mention | None,
    counterparty: Mention | None = None, confidence: float | None = None, type_: ItemType | None = None,
    words: str = "",
) -> Commitment:
    return Commitment(
        type=type_ or cue.type, actor=actor, counterparty=counterparty, start=span[0], end=span[1],
        cue=words or verb.text, rule=cue.name, confidence=confidence or cue.confidence, anchor=verb.idx,
    )


def _cue_words(hit: Hit, clause: Clause | None) -> str:
    parts = [hit.verb]
    if hit.particle is not None:
        parts.append(hit.particle)
    if clause is not None and clause.finite.i != hit.verb.i:
        parts.append(clause.finite)
    return " … ".join(t.text for t in sorted(parts, key=lambda t: t.i)) if len(parts) > 1 else hit.verb.text


def _promise(reading: Reading, hit: Hit, clause: Clause | None) -> Commitment | None:
    if not _possible(clause):
        return None
    complement = _complement(hit, reading)
    if hit.cue.needs and complement is None:
        return None
    actor = reading.subject(clause) if clause is not None else None
    type_: ItemType | None = None
    noun = clause is not None and clause.subject is not None and clause.subject.lower_ in hit.cue.words
    if noun:
        actor = None  # "Doel is …": an aim of nobody named
    if clause is not None and clause.passive:
        actor = reading.actor(clause.agent) if clause.agent is not None else None
    elif actor is None and (clause is None or hit.cue.type == "toezegging"):
        return None
    if complement:
        span = _span(reading, complement[0], complement[1])
    elif clause is not None:
        span = _verb_phrase(reading, clause, with_verb=hit.cue.name == "neemt op zich")
    else:
        return None
    return _make(hit.cue, reading, hit.verb, span, actor, _other_party(reading, hit, actor), type_=type_, words=_cue_words(hit, clause))


def _other_party(reading: Reading, hit: Hit, actor: Mention | None) -> Mention | None:
    """The acting object of the verb: to whom it is promised."""
    for child in hit.verb.children:
        if child.dep_ in ("iobj", "obj", "obl"):
            mention = reading.actor(child)
            if mention and (actor is None or mention.text != actor.text):
                return mention
    return None


def _agree(reading: Reading, hit: Hit, clause: Clause | None) -> Commitment | None:
    if not _possible(clause) or clause is None and hit.form != verbs.PARTICIPLE:
        return None
    complement = _complement(hit, reading)
    if hit.cue.needs == "that" and (complement is None or complement[2] != "dat"):
        return None
    actor = reading.subject(clause) if clause is not None and not clause.passive else None
    if complement is None:
        noun = clause is not None and clause.subject is not None and clause.subject.pos_ == "NOUN"
        if actor is None or noun and hit.form == verbs.PARTICIPLE:
            return None
        span = _verb_phrase(reading, clause) if clause is not None else _span(reading, hit.verb.i, reading.sent.end)
    else:
        span = _span(reading, complement[0] + (complement[2] == "dat"), complement[1])
    if actor is None and complement and complement[2] == "dat":
        for inner in reading.clauses:
            if inner.finite.i > complement[0]:
                actor = reading.subject(inner) if not inner.passive else None
                break
    return _make(hit.cue, reading, hit.verb, span, actor, words=_cue_words(hit, clause))


def _request(reading: Reading, hit: Hit, clause: Clause | None) -> Commitment | None:
    if not _possible(clause) or hit.form == verbs.INFINITIVE and clause is not None and clause.verb.i == hit.verb.i and clause.auxiliaries & {"willen"}:
        return None
    complement = _complement(hit, reading)
    if complement is None:
        return None
    doc = reading.sent.doc
    if any(t.lower_ == "zich" and t.head.i == hit.verb.i for t in reading.sent):
        return None
    passive = clause is not None and (clause.passive or hit.form == verbs.PARTICIPLE and "zijn" in clause.auxiliaries)
    subject = reading.subject(clause) if clause is not None else None
    first, end, kind = complement
    addressee: Mention | None = None
    counterparty: Mention | None = None
    start = first
    limit = next((t.i for t in doc[hit.verb.i + 1 : end] if t.lower_ in _COMPLEMENT_AFTER), None)
    has_om = limit is not None and limit <= first
    if passive:
        addressee = subject or _prepositional(reading, clause, hit)
        counterparty = reading.actor(clause.agent) if clause is not None and clause.agent is not None else None
    else:
        counterparty = subject
        addressee, taken = _addressee(reading, hit, clause, first, end, has_om)
        if taken is not None and not has_om and kind == "te":
            start = max(start, taken + 1)
    if hit.particle is not None and start <= hit.particle.i:
        start = hit.particle.i + 1 if hit.particle.i + 1 < end - 1 else start
    if addressee is not None and addressee == counterparty:
        return None
    if kind == "dat":
        start += 1
    span = _span(reading, start, end)
    confidence = hit.cue.confidence
    if addressee is None:
        confidence -= 0.2
    return _make(hit.cue, reading, hit.verb, span, addressee, counterparty, confidence, words=_cue_words(hit, clause))


def _prepositional(reading: Reading, clause: Clause | None, hit: Hit) -> Mention | None:
    for token in reading.sent:
        if token.dep_ in ("obl", "nmod", "obj", "iobj") and any(
            c.dep_ == "case" and c.lower_ in hit.cue.prepositions for c in token.children
        ):
            if token.i < reading.sent.end and (mention := reading.actor(token)):
                return mention
    return None


def _addressee(
    reading: Reading, hit: Hit, clause: Clause | None, first: int, end: int, has_om: bool
) -> tuple[Mention | None, int | None]:
    """Who is asked: the acting object between verb and complement, and its last token."""
    doc = reading.sent.doc
    subject = clause.subject if clause is not None else None
    infinite = hit.form == verbs.INFINITIVE
    te = next((t.i for t in doc[hit.verb.i + 1 : end] if t.lower_ == "te"), end)
    lowest = reading.sent.start if infinite else hit.verb.i + 1
    highest = first if has_om else te
    if infinite:
        highest = hit.verb.i
    best: tuple[int, Token, Mention] | None = None
    for token in doc[lowest:highest]:
        if token.pos_ not in ("NOUN", "PROPN", "PRON", "X", "ADJ") or token.dep_ in ("flat", "fixed", "conj", "nmod:poss", "compound"):
            continue
        if subject is not None and (token.i == subject.i or token.is_ancestor(subject) or subject.is_ancestor(token)):
            continue
        mention = reading.actor(token)
        if mention is None or mention.kind == "pronoun" and mention.start >= 0 and token.lower_ not in ("hem", "haar", "hen", "ze"):
            continue
        case = [c.lower_ for c in token.children if c.dep_ == "case"]
        if case and not set(case) & set(hit.cue.prepositions):
            continue
        rank = 0 if case else 1
        if best is None or rank < best[0]:
            best = (rank, token, mention)
    if best is None:
        return None, None
    _, token, mention = best
    last = max((t.i for t in doc[lowest:highest] if t.idx + len(t) <= mention.end), default=token.i)
    if best[0] == 1 and not has_om and not infinite and te < end and hit.particle is None:
        between = [t for t in doc[last + 1 : te] if t.pos_ in ("NOUN", "PROPN", "PRON", "ADV")]
        inner = doc[te + 1]
        transitive = verbs.in_class("action", inner.text, doc[te - 1].lower_) or verbs.in_class("action", inner.text)
        if transitive and not between:
            return None, None  # "vragen de leden mee te nemen": the object of what is asked
    return mention, last


def _decide(reading: Reading, hit: Hit, clause: Clause | None) -> Commitment | None:
    if not _possible(clause) or hit.form == verbs.INFINITIVE:
        return None
    complement = _complement(hit, reading)
    if complement is None:
        return None
    start = complement[0] + (complement[2] == "dat")
    if clause is not None and clause.subject is not None and clause.subject.i > hit.verb.i and complement[2] == "te":
        start = max(start, clause.subject.right_edge.i + 1)
    if complement[2] == "dat":
        for inner in reading.clauses:
            if inner.finite.i > complement[0] and inner.subject is not None and not inner.passive:
                if actor := reading.subject(inner):
                    return _make(hit.cue, reading, hit.verb, _span(reading, start, complement[1]), actor, type_="verzoek", words=_cue_words(hit, clause))
                break
    if clause is not None and clause.subject is not None and (reading.subject(clause) or "hebben" in clause.auxiliaries):
        return _make(hit.cue, reading, hit.verb, _span(reading, start, complement[1]), None, confidence=0.4, words=_cue_words(hit, clause))
    return _make(hit.cue, reading, hit.verb, _span(reading, start, complement[1]), None, words=_cue_words(hit, clause))


def _lexical(clause: Clause) -> tuple[str, str]:
    return clause.verb.lower_, clause.particle


_GENERIC = frozenset("andere verschillende meerdere alle veel sommige enkele diverse".split())
_GENERIC_BODIES = frozenset("overheid gemeenten organisaties leveranciers partijen bedrijven instellingen overheden men".split())
_ONGOING = frozenset("momenteel inmiddels reeds al nog steeds altijd vaak meestal soms regelmatig tegenwoordig gemiddeld iedere elke jaarlijks".split())


def _generic(clause: Clause) -> bool:
    """Whether the subject is a kind of party in general, not one that was there."""
    head = clause.subject
    if head is None:
        return False
    if any(child.lower_ in _GENERIC for child in head.children if child.i < head.i):
        return True
    bare = not any(child.dep_ == "det" for child in head.children)
    return head.lower_ in _GENERIC_BODIES and (bare or head.lower_ in ("overheid", "men"))


def _ongoing(reading: Reading, clause: Clause) -> bool:
    return any(t.lower_ in _ONGOING and abs(t.i - clause.finite.i) < 5 for t in reading.sent)


_LIGHT = {
    "maakt": {"gebruik", "winst", "verlies", "voortgang", "deel", "break", "zich", "onderscheid"},
    "maken": {"gebruik", "winst", "verlies", "voortgang", "deel", "break", "zich", "onderscheid"},
    "doet": {"zich", "denken"}, "zet": {"vraagtekens"}, "houdt": {"rekening"},
}


def _reports(reading: Reading, clause: Clause) -> bool:
    """Whether the verb only tells what was said: "voegt toe dat …", "vraagt of …"."""
    if _does(clause, "report") and not _does(clause, "action"):
        return True
    after = [t for t in reading.sent if t.i > clause.finite.i]
    if any(t.lower_ in _LIGHT.get(clause.verb.lower_, ()) for t in after[:5]):
        return True
    says = any(t.lower_ == "dat" and t.pos_ == "SCONJ" and t.i - clause.finite.i <= 4 for t in after)
    return says and clause.verb.lower_ not in ("zorgt", "zorgen", "regelt", "regelen", "laat", "laten", "borgt")


def _does(clause: Clause, name: str) -> bool:
    word, particle = _lexical(clause)
    return verbs.in_class(name, word, particle) or bool(particle) and verbs.in_class(name, particle + word)


def _subject_weight(mention: Mention | None) -> float:
    return {None: -0.3, "name": 0.1, "self": 0.1, "group": 0.05, "person": 0.05, "pronoun": 0.0, "body": 0.0, "thing": -0.3}[
        mention.kind if mention else None
    ]


def _future(reading: Reading, hit: Hit, clause: Clause | None) -> Commitment | None:
    if clause is None or hit.verb.i != clause.finite.i or clause.tense == verbs.PAST or not _possible(clause):
        return None
    if hit.cue.name == "gaat doen" and clause.verb.i == clause.finite.i:
        return _go(reading, hit.cue, clause)
    if "hebben" in clause.auxiliaries or clause.verb.lower_ in ("zijn", "blijven", "hebben", "blijken"):
        return None
    return _performed(reading, hit.cue, clause, hit.verb)


def _go(reading: Reading, cue: Cue, clause: Clause) -> Commitment | None:
    """ "gaat" with a particle or goal: "gaat dit na", "gaat in gesprek", "gaat erachteraan"."""
    subject = reading.subject(clause)
    if subject is None or clause.mark:
        return None
    goal = any(t.lower_ in _GOALS and clause.finite.i < t.i < clause.finite.i + 12 for t in reading.sent)
    if not goal and not _does(clause, "action"):
        return None
    return _make(cue, reading, clause.finite, _verb_phrase(reading, clause, with_verb=True), subject, confidence=0.7)


_GOALS = frozenset("gesprek slag overleg achter achteraan erachteraan langs na zoek".split())


def _performed(reading: Reading, cue: Cue, clause: Clause, verb: Token) -> Commitment | None:
    subject = reading.subject(clause)
    must = "moeten" in clause.auxiliaries or "dienen" in clause.auxiliaries
    if clause.passive:
        return _passive_commitment(reading, cue, clause)
    if must and clause.verb.i == clause.finite.i and not any(t.lower_ == "zoek" for t in reading.sent):
        return None
    if clause.mark in ("die", "dat") and subject is None:
        return None
    if subject is None:
        if clause.verb.lower_ == "komen" and clause.subject is not None:
            return _make(cue, reading, verb, _verb_phrase(reading, clause), None, type_="besluit", confidence=0.5)
        return None
    if _does(clause, "state") and not _does(clause, "action") or _generic(clause):
        return None
    confidence = cue.confidence + _subject_weight(subject)
    if not _does(clause, "action"):
        confidence -= 0.15
    if clause.mark == "die":
        confidence -= 0.15
    if must and clause.mark:
        confidence -= 0.3
    type_: ItemType = "verzoek" if must else cue.type
    return _make(cue, reading, verb, _verb_phrase(reading, clause), subject, confidence=confidence, type_=type_, words=f"{clause.finite.text} … {clause.verb.text}")


def _must(reading: Reading, hit: Hit, clause: Clause | None) -> Commitment | None:
    if clause is None or hit.verb.i != clause.finite.i or clause.tense == verbs.PAST or not _possible(clause):
        return None
    if hit.verb.lower_.startswith("dien") and clause.verb.i == clause.finite.i:
        return None
    if clause.mark:
        return None
    return _performed(reading, hit.cue, clause, hit.verb)


def _wish(reading: Reading, hit: Hit, clause: Clause | None) -> Commitment | None:
    if clause is None or hit.verb.i != clause.finite.i or clause.tense == verbs.PAST or not _possible(clause):
        return None
    if clause.passive or clause.verb.lower_ in ("weten", "zijn", "hebben", "zien", "horen", "benadrukken", "zeggen", "blijven", "willen") or clause.mark == "die":
        return None
    subject = reading.subject(clause)
    if subject is None or clause.verb.i == clause.finite.i:
        return None
    confidence = hit.cue.confidence + (0.0 if _does(clause, "action") else -0.15)
    return _make(hit.cue, reading, hit.verb, _verb_phrase(reading, clause), subject, confidence=confidence, words=f"{clause.finite.text} … {clause.verb.text}")


def _present(reading: Reading, cue: Cue, clause: Clause) -> Commitment | None:
    if clause.tense == verbs.PAST or clause.auxiliaries or clause.mark or not _possible(clause):
        return None
    if clause.verb.i != clause.finite.i or not _does(clause, "action") or _reports(reading, clause):
        return None
    subject = reading.subject(clause)
    if subject is None or _generic(clause):
        return None
    confidence = cue.confidence + _subject_weight(subject)
    if _does(clause, "report"):
        confidence -= 0.35
    if _ongoing(reading, clause):
        confidence -= 0.3
    if subject.kind in ("body", "person") and subject.plural:
        confidence -= 0.15
    return _make(cue, reading, clause.finite, _verb_phrase(reading, clause, with_verb=True), subject, confidence=confidence,
                 words=" … ".join(w for w in (clause.finite.text, clause.particle) if w))


def _present_with(reading: Reading, hit: Hit, clause: Clause | None) -> Commitment | None:
    if clause is None or clause.tense == verbs.PAST or clause.auxiliaries or clause.mark or not _possible(clause):
        return None
    if hit.verb.i != clause.finite.i:
        return None
    beside = {t.lower_ for t in reading.sent if t.head.i == hit.verb.i or abs(t.i - hit.verb.i) < 8}
    subject = reading.subject(clause)
    if subject is None or not beside & set(hit.cue.words):
        return None
    type_: ItemType = "voornemen" if "graag" in beside else "toezegging"
    return _make(hit.cue, reading, hit.verb, _verb_phrase(reading, clause, with_verb=True), subject, type_=type_)


def _passive(reading: Reading, cue: Cue, clause: Clause) -> Commitment | None:
    if not clause.passive or clause.tense == verbs.PAST or not _possible(clause) or clause.mark in ("die", "dat"):
        return None
    return _passive_commitment(reading, cue, clause)


def _passive_commitment(reading: Reading, cue: Cue, clause: Clause) -> Commitment | None:
    future = clause.auxiliaries & {"zullen", "gaan"}
    must = clause.auxiliaries & {"moeten", "dienen"}
    report = _does(clause, "report")
    if not _does(clause, "action") and not (future and report):
        return None
    if report and not future:
        return None
    agent = reading.actor(clause.agent) if clause.agent is not None else None
    if clause.agent is not None and agent is None:
        return None
    confidence = 0.7 if future else 0.45 if must else 0.55
    if clause.mark in ("die", "dat"):
        confidence -= 0.2
    type_: ItemType = "toezegging" if agent else "besluit"
    return _make(cue, reading, clause.finite, _verb_phrase(reading, clause, with_verb=True), agent, confidence=confidence, type_=type_, words=f"{clause.finite.text} … {clause.verb.text}")


def _expect(reading: Reading, hit: Hit, clause: Clause | None) -> Commitment | None:
    if clause is None or hit.verb.i != clause.finite.i or clause.tense == verbs.PAST or clause.mark or not _possible(clause):
        return None
    if clause.auxiliaries or clause.subject is None or clause.particle:
        return None
    expletive = any(child.lower_ == "er" for child in hit.verb.children)
    short = len(reading.sent) <= 4 and clause.subject.pos_ in ("NOUN", "PROPN") and not reading.cast.knows(clause.subject.text)
    if not short and (reading.subject(clause) is not None or not expletive):
        return None
    return _make(hit.cue, reading, hit.verb, _span(reading, reading.sent.start, reading.sent.end), None)


_FRAMES = {
    "promise": _promise, "agree": _agree, "request": _request, "decide": _decide, "future": _future,
    "must": _must, "wish": _wish, "present": _present_with, "expect": _expect,
}
_VERBLESS = {"present": _present, "passive": _passive}
