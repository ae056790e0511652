"""Read CoNLL-U sentences and bring their annotation into one convention.

The treebank files mix releases of the same material. Older sentences hang
every conjunction on the first conjunct and all punctuation on the root, call
possessives determiners and ordinals numerals, and so on. A parser trained on
such a mixture learns to hesitate; `harmonise` rewrites what can be decided by
rule into the convention of the current releases, the one the development and
test sentences follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ORDINAL = re.compile(
    r"(eerste|tweede|derde|(vier|vijf|zes|zeven|negen|tien|elf|twaalf)de|achtste|\d+(ste|de|e))$"
)
PARTICIPLE = re.compile(r"(ge|be|ver|ont|her|er)?\w+(d|t|en)$")
POSSESSIVES = {"hun", "haar", "ons", "onze", "mijn", "jouw", "uw", "je", "zijn"}
QUANTIFIERS = {"veel", "weinig", "meer", "minder", "enige", "beide", "alle", "al"}
RELATIVES = {"die", "dat", "wat"}
MONTH = re.compile(
    r"(januari|februari|maart|april|mei|juni|juli|augustus"
    r"|september|oktober|november|december)$"
)
MAYBE_COMPOUND = 7  # letters
OPENING, CLOSING = "([«„“‘", ")]»”“’"
SUBJECTLIKE = {"nsubj", "nsubj:pass", "csubj", "cop", "aux", "aux:pass", "expl:pv", "obj"}
# What belongs to a clause rather than to the nominal or adjective it may be headed by.
CLAUSAL = SUBJECTLIKE | {"obl", "mark", "compound:prt", "advmod", "advcl", "iobj"}
CLAUSAL |= {"cc", "punct", "expl", "parataxis", "conj"}
TO_BE = re.compile(r"(ben|bent|is|zijn|was|waren|wees|geweest|zij|zijnde)$")
# Labels of newer releases outside the label list of the published Dutch models.
FOLDED = {"det:nummod": "det", "nsubj:outer": "nsubj", "csubj:outer": "csubj", "root": "ROOT"}


@dataclass
class Sentence:
    """One sentence; `heads` are 0-based, and the root is its own head."""

    sent_id: str
    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    morphs: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)

    @property
    def key(self) -> str:
        """Letters and digits only, so that quoting and case do not hide a repeat."""
        return "".join(c for word in self.words for c in word.casefold() if c.isalnum())

    @property
    def tagged(self) -> bool:
        """Whether parts of speech, features and lemmas are annotated."""
        return any(self.pos)

    def children(self, head: int) -> list[int]:
        return [i for i, h in enumerate(self.heads) if h == head and i != head]


def read_conllu(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a file; `_` becomes the empty string."""
    sentence = Sentence("")
    with path.open(encoding="utf8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# sent_id = "):
                sentence = Sentence(line.removeprefix("# sent_id = "))
            elif not line:
                if sentence.words:
                    yield sentence
                sentence = Sentence("")
            elif not line.startswith("#"):
                _add_token(sentence, line.split("\t"))
    if sentence.words:
        yield sentence


def _add_token(sentence: Sentence, columns: list[str]) -> None:
    number, form, lemma, upos, _, feats, head, deprel, _, misc = columns
    if not number.isdigit():  # multiword tokens and empty nodes
        return
    index = len(sentence.words)
    tagged = upos != "_"
    sentence.words.append(form)
    sentence.spaces.append("SpaceAfter=No" not in misc)
    # A lemma may really be "_", but only on a tagged token.
    sentence.lemmas.append(lemma if tagged else "")
    sentence.pos.append(upos if tagged else "")
    sentence.morphs.append(feats if tagged and feats != "_" else "")
    sentence.heads.append(int(head) - 1 if head != "0" else index)
    sentence.deps.append(FOLDED.get(deprel, deprel))


def convention(sent_id: str) -> str:
    """Which release a sentence's annotation comes from, judged by its id.

    "new" follows the current releases, "old" an earlier UD 2 release,
    "foreign" is a UD 1 conversion too different to repair, and "derived" is
    the automatic conversion of the Alpino CDB treebank.
    """
    if sent_id.startswith("alpino-cdb/"):
        return "derived"
    if sent_id.startswith(("Alpino/# ", "Alpino/dev-", "Alpino/test-")):
        return "foreign"
    if re.match(r"LassySmall/\d+$|Alpino/Treebank_cdb|.*\.xml$", sent_id):
        return "old"
    return "new"


def harmonise(sentence: Sentence) -> None:
    """Rewrite a sentence, in place, into the convention of the current releases."""
    kind = convention(sentence.sent_id)
    _clean_features(sentence)
    if kind in ("old", "derived"):
        _rehang_conjunctions(sentence)
        for i in range(len(sentence.words)):
            if sentence.deps[i] == "cop" and not TO_BE.match(sentence.words[i].lower()):
                _promote_copula(sentence, i)
        _relabel(sentence, derived=kind == "derived")
        _forget_compound_lemmas(sentence)
    if kind != "new" or _flat_punctuation(sentence):
        rehang_punctuation(sentence)


def _clean_features(s: Sentence) -> None:
    """Drop features and tags that only part of the releases know."""
    for i, morph in enumerate(s.morphs):
        feats = [f for f in morph.split("|") if f and not f.startswith("ExtPos=")]
        s.morphs[i] = "|".join(f.replace("=yes", "=Yes") for f in feats)
        if s.pos[i] == "CONJ":
            s.pos[i] = "CCONJ"


def _forget_compound_lemmas(s: Sentence) -> None:
    """Unset lemmas of words that might be compounds.

    Current releases mark the parts of compounds and separable verbs
    (`week_blad`, `op_nemen`) and older ones do not, so theirs say nothing about
    long words. The lemmatizer skips tokens without a lemma.
    """
    for i, pos in enumerate(s.pos):
        if pos in ("NOUN", "ADJ", "VERB") and len(s.words[i]) >= MAYBE_COMPOUND:
            s.lemmas[i] = ""


def _rehang_conjunctions(s: Sentence) -> None:
    """Hang `cc` on the conjunct that follows it, as UD 2 asks."""
    for i, dep in enumerate(s.deps):
        if dep == "cc" and s.heads[i] < i:
            following = [j for j in s.children(s.heads[i]) if j > i and s.deps[j] == "conj"]
            if following:
                s.heads[i] = following[0]


def _promote_copula(s: Sentence, verb: int) -> None:
    """Make a verb such as `lijken` or `heten` the head of its predicate."""
    predicate = s.heads[verb]
    root = s.heads[predicate] == predicate
    s.heads[verb] = verb if root else s.heads[predicate]
    s.deps[verb], s.deps[predicate] = s.deps[predicate], "xcomp"
    for i in s.children(predicate):
        degree = s.deps[i] == "advmod" and i == predicate - 1
        if s.deps[i] in CLAUSAL and not degree:
            s.heads[i] = verb
    s.heads[predicate] = verb


def _relabel(s: Sentence, derived: bool) -> None:
    for i, word in enumerate(s.words):
        lower, head = word.lower(), s.heads[i]
        siblings = {s.deps[j] for j in s.children(head)}
        if s.deps[i] in ("nsubj", "obj") and "aux:pass" in siblings:
            subject = {"nsubj", "nsubj:pass", "csubj"} & siblings
            if s.deps[i] == "nsubj" or (lower in RELATIVES and not subject):
                s.deps[i] = "nsubj:pass"
        if s.deps[i] == "det" and lower in POSSESSIVES:
            s.deps[i] = "nmod:poss"
            if s.pos[i] == "DET":
                s.pos[i], s.morphs[i] = "PRON", _possessive_features(lower)
        if ORDINAL.match(lower):
            if s.deps[i] == "nummod":
                s.deps[i] = "amod"
            if s.pos[i] == "NUM" and not lower[0].isdigit():
                s.pos[i], s.morphs[i] = "ADJ", "Degree=Pos"
        if s.deps[i] == "iobj" and any(s.deps[j] == "case" for j in s.children(i)):
            s.deps[i] = "obl"
        if lower == "als":
            if s.deps[i] == "case":
                s.deps[i] = "mark"
            if s.pos[i] == "ADP" and s.deps[i] == "mark":
                s.pos[i] = "SCONJ"
        if lower == "zich" and s.deps[i] == "obj" and not derived:
            s.deps[i] = "expl:pv"
        if s.deps[i] == "ccomp" and _is_infinitive_clause(s, i):
            s.deps[i] = "xcomp"
        if s.deps[i] == "fixed" and (word[0].isupper() or MONTH.match(lower)):
            s.deps[i] = "flat"
        if s.pos[i] == "AUX" and s.deps[i] not in ("aux", "aux:pass", "cop"):
            s.pos[i] = "VERB"
        if s.deps[i] == "flat" and word[0].isupper() and s.words[head][0].isupper():
            for part in (i, head):
                if s.pos[part] in ("NOUN", "ADJ", "NUM"):
                    s.pos[part], s.morphs[part] = "PROPN", ""
    if derived:
        _relabel_derived(s)


def _relabel_derived(s: Sentence) -> None:
    """Distinctions that the conversion of Alpino CDB leaves out."""
    for i, word in enumerate(s.words):
        lower, head = word.lower(), s.heads[i]
        if s.deps[i] == "nummod" and lower in QUANTIFIERS:
            s.deps[i] = "det"
        elif s.deps[i] == "advmod" and _is_nominal(s, head):
            s.deps[i] = "amod"
        elif (
            s.deps[i] == "ccomp" or (s.deps[i] == "xcomp" and _is_infinitive_clause(s, i))
        ) and _is_nominal(s, head):
            s.deps[i] = "acl"
        elif s.deps[i] == "obl":
            markers = {s.words[j].lower() for j in s.children(i) if s.deps[j] == "mark"}
            prepositions = {s.words[j].lower() for j in s.children(i) if s.deps[j] == "case"}
            passive = any(s.deps[j] == "aux:pass" for j in s.children(head))
            if "door" in prepositions and (passive or PARTICIPLE.match(s.words[head].lower())):
                s.deps[i] = "obl:agent"
            elif "als" in markers:
                s.deps[i] = "advcl"
            elif not prepositions and re.match(r"(er|daar|hier|waar)\w*$", lower):
                s.deps[i] = "advmod"


def _is_nominal(s: Sentence, i: int) -> bool:
    own = {s.deps[j] for j in s.children(i)}
    return bool(own & {"det", "case", "nmod:poss"}) and not own & SUBJECTLIKE


def _is_infinitive_clause(s: Sentence, i: int) -> bool:
    own = {(s.deps[j], s.words[j].lower()) for j in s.children(i)}
    return ("mark", "te") in own and not any(dep.startswith("nsubj") for dep, _ in own)


def _possessive_features(word: str) -> str:
    person = {"ons": 1, "onze": 1, "mijn": 1, "jouw": 2, "uw": 2, "je": 2}.get(word, 3)
    return f"Person={person}|Poss=Yes|PronType=Prs"


def _is_punct(s: Sentence, i: int) -> bool:
    return s.deps[i] == "punct"


def _flat_punctuation(s: Sentence) -> bool:
    """Whether every inner punctuation mark hangs on the root, with several about."""
    inner = [i for i in range(len(s.words) - 1) if _is_punct(s, i)]
    return len(inner) > 1 and all(s.deps[s.heads[i]] == "ROOT" for i in inner)


def rehang_punctuation(s: Sentence) -> None:
    """Hang punctuation on the phrase it delimits.

    Brackets and quotes go to the top of what they enclose, final marks to the
    root, and others to the lower one of the two phrases that they separate.
    """
    marks = [i for i in range(len(s.words)) if _is_punct(s, i)]
    root = s.deps.index("ROOT")
    if any(not _is_punct(s, i) and _is_punct(s, s.heads[i]) for i in range(len(s.words))):
        return  # something hangs on punctuation: leave it alone
    for i in marks:
        s.heads[i] = root
    pairs = _pairs(s, marks)
    last_word = max((i for i in range(len(s.words)) if not _is_punct(s, i)), default=root)
    for i in marks:
        if i in pairs:
            inside = range(min(i, pairs[i]) + 1, max(i, pairs[i]))
            tops = [
                j for j in inside if not _is_punct(s, j) and (s.heads[j] not in inside or j == root)
            ]
            if tops:
                s.heads[i] = min(tops, key=lambda j: _depth(s, j))
        elif i < last_word:
            left, right = _climb(s, i, -1), _climb(s, i, 1)
            candidates = [j for j in (left, right) if j is not None]
            # The lower one is the phrase set off; on a tie the one that follows.
            if candidates:
                s.heads[i] = max(candidates, key=lambda j: (_depth(s, j), j))


def _pairs(s: Sentence, marks: list[int]) -> dict[int, int]:
    pairs: dict[int, int] = {}
    open_marks: list[int] = []
    for i in marks:
        word = s.words[i]
        partner = next((j for j in reversed(open_marks) if _closes(s.words[j], word)), None)
        if partner is not None:
            del open_marks[open_marks.index(partner) :]
            pairs[i], pairs[partner] = partner, i
        elif word in OPENING or word in ('"', "''", "'", "``"):
            open_marks.append(i)
    return pairs


def _closes(opening: str, word: str) -> bool:
    if opening in ('"', "''", "'"):
        return word == opening
    if opening == "``":
        return word == "''"
    return len(word) == 1 and CLOSING[OPENING.index(opening)] == word


def _depth(s: Sentence, i: int) -> int:
    depth = 0
    while s.heads[i] != i:
        i, depth = s.heads[i], depth + 1
    return depth


def _climb(s: Sentence, mark: int, step: int) -> int | None:
    """The highest phrase on one side of a mark that does not reach across it."""
    i = mark + step
    while 0 <= i < len(s.words) and _is_punct(s, i):
        i += step
    if not 0 <= i < len(s.words):
        return None
    while s.heads[i] != i and (s.heads[i] - mark) * step > 0:
        i = s.heads[i]
    return i
