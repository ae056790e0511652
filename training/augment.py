"""The training corpus reader: regroups sentences and roughens their text.

Minutes are full of headings, bullets without a full stop and carelessly cased
lines, and the treebank is not. Only training uses this file; the packaged
pipeline loads without it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from conllu import Sentence
from prepare import to_doc
from spacy.tokens import DocBin
from spacy.training import Example
from spacy.vocab import Vocab

if TYPE_CHECKING:
    from spacy.language import Language


def load_sentences(path: Path) -> list[Sentence]:
    """Read back the one-sentence documents that `prepare.py` wrote."""
    vocab = Vocab()
    sentences = []
    for doc in DocBin().from_disk(path).get_docs(vocab):
        sentences.append(
            Sentence(
                "",
                words=[t.text for t in doc],
                spaces=[bool(t.whitespace_) for t in doc],
                lemmas=[t.lemma_ for t in doc],
                pos=[t.pos_ for t in doc],
                morphs=[str(t.morph) for t in doc],
                heads=[t.head.i for t in doc],
                deps=[t.dep_ for t in doc],
            )
        )
    return sentences


def without_stop(s: Sentence) -> Sentence:
    """The sentence without its final full stop, if it ends in one."""
    last = len(s.words) - 1
    if last < 1 or s.words[last] != "." or last in s.heads:
        return s
    fields = (s.words, s.spaces, s.lemmas, s.pos, s.morphs, s.heads, s.deps)
    shorter = Sentence(s.sent_id, *(values[:last] for values in fields))  # type: ignore[arg-type]
    shorter.spaces[-1] = True
    return shorter


def lowered(s: Sentence, count: int | None = None) -> Sentence:
    """The sentence with its first `count` words (default: all) in lower case."""
    count = len(s.words) if count is None else count
    words = [w.lower() for w in s.words[:count]] + s.words[count:]
    lemmas = [w.lower() for w in s.lemmas[:count]] + s.lemmas[count:]
    return Sentence(s.sent_id, words, s.spaces, lemmas, s.pos, s.morphs, s.heads, s.deps)


def _restore_lemma_labels(nlp: Language) -> None:
    """Let a lemmatizer that was loaded from disk learn on.

    spaCy saves its labels but not the table from edit trees to labels; with the
    table empty, every token would be trained towards the first label.
    """
    lemmatizer = nlp.get_pipe("lemmatizer")
    for label, tree in enumerate(lemmatizer.labels):
        lemmatizer.tree2label.setdefault(tree, label)


def _is_cut_short(s: Sentence) -> bool:
    """Whether a sentence of Alpino CDB stops at a colon or semicolon.

    That treebank often does, where the others and running text seldom do. With
    a next sentence behind it, the parser would learn to break at every colon.
    """
    return not s.tagged and s.words[-1] in (":", ";")


@spacy.registry.readers("minutes.RegroupedCorpus.v1")
def create_reader(
    tagged: Path,
    parser_only: Path,
    parser_only_share: float,
    largest_group: int,
    lower: float,
    lower_first: float,
    drop_stop: float,
    drop_last_stop: float,
) -> Callable[[Language], Iterator[Example]]:
    """Build a reader over one-sentence documents.

    tagged, parser_only: .spacy files; their sentences never share a document.
    parser_only_share: how much of `parser_only`, a stretch from a random place,
        each pass reads.
    largest_group: documents hold 1 to this many sentences.
    lower, lower_first: share of documents lower-cased throughout, and of
        sentences with a lower-cased first word.
    drop_stop, drop_last_stop: share of sentences that lose their full stop,
        within a document and at its end.
    """
    corpora = [
        (load_sentences(Path(tagged)), 1.0),
        (load_sentences(Path(parser_only)), parser_only_share),
    ]
    passes = 0

    def roughen(group: list[Sentence]) -> list[Sentence]:
        result = []
        for i, sentence in enumerate(group):
            last = i == len(group) - 1
            if random.random() < (drop_last_stop if last else drop_stop):
                sentence = without_stop(sentence)
            if random.random() < lower_first:
                sentence = lowered(sentence, 1)
            result.append(sentence)
        if random.random() < lower:
            result = [lowered(sentence) for sentence in result]
        return result

    def read(nlp: Language) -> Iterator[Example]:
        nonlocal passes
        passes += 1
        _restore_lemma_labels(nlp)
        groups = []
        for corpus, share in corpora:
            length = round(share * len(corpus))
            first = random.randint(0, len(corpus) - length)
            order = corpus[first : first + length]
            if passes % 2 == 0:  # strangers and neighbours by turns
                random.shuffle(order)
            group: list[Sentence] = []
            size = random.randint(1, largest_group)
            for sentence in order:
                group.append(sentence)
                if len(group) >= size or _is_cut_short(sentence):
                    groups.append(group)
                    group, size = [], random.randint(1, largest_group)
            if group:
                groups.append(group)
        random.shuffle(groups)
        for group in groups:
            reference = to_doc(nlp.vocab, roughen(group))
            yield Example(nlp.make_doc(reference.text), reference)

    return read
