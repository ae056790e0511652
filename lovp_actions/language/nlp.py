"""The one module that loads a spaCy pipeline."""

from __future__ import annotations

import re
import threading
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from lovp_actions import lexicon, systems
from lovp_actions.errors import ModelError
from lovp_actions.heartbeat import beat
from lovp_actions.language import startup, tokens

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

SHIPPED = Path(__file__).parents[1] / "nl_minutes_sm"
_LONGEST_WORD = 200
_LONG_WORD = re.compile(rf"\S{{{_LONGEST_WORD + 1},}}")
_NO_START = 2**64 - 1
"""What marks a token that starts no sentence: -1, as spaCy keeps it."""
_SURROGATE = re.compile(r"[\ud800-\udfff]")
BATCH = 128
"""Sentences that are parsed at once."""
MOST_WORDS = 100_000
"""Words of the vocabulary that are kept."""
OURS = ("lovp_sections", "lovp_actors", "lovp_actions")
UNUSED = ("ner", "senter", "tagger", "attribute_ruler", "lemmatizer", "textcat", *OURS)


_ONE_AT_A_TIME = threading.Lock()
"""spaCy is loaded and parses in one thread at a time. No process is split off meanwhile: it would
wait for ever for the thread that has the lock."""
systems.at_fork(_ONE_AT_A_TIME.acquire, _ONE_AT_A_TIME.release)


def load(model: str | None = None) -> Language:
    """Load a Dutch spaCy pipeline: the shipped one, or a package name or path.

    Raises ModelError where it is missing or was not trained on the labels the rules use.
    """
    with _ONE_AT_A_TIME:
        return _loaded(model)


def _loaded(model: str | None) -> Language:
    with startup.without_spacy_cli():
        import spacy

    name = model or str(SHIPPED)
    if model is None and not SHIPPED.exists():
        raise ModelError("The pipeline of lovp-actions is missing: install the package again.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if model is None:  # its tokenizer is the stock one
                tokenizer = {"nlp": {"tokenizer": {"@tokenizers": startup.register()}}}
                nlp = spacy.load(name, exclude=[*UNUSED, "tokenizer"], config=tokenizer)
                nlp.config["nlp"]["tokenizer"] = {"@tokenizers": "spacy.Tokenizer.v1"}
            else:
                nlp = spacy.load(name, exclude=list(UNUSED))
    except OSError as error:
        if Path(name).exists():
            raise ModelError(f"{name}: this is no spaCy pipeline that can be loaded.") from error
        raise ModelError(
            f"The spaCy pipeline '{name}' is not installed: install it with "
            f"`python -m spacy download {name}`, or leave out --model to use the one shipped."
        ) from error
    except (ValueError, KeyError, ImportError) as error:
        raise ModelError(f"{name}: this pipeline does not load with this spaCy: {error}") from error
    _check(nlp, name)
    if model is None:
        from lovp_actions.language.prediction import speed_up

        speed_up(nlp)
    return nlp


def _check(nlp: Language, name: str) -> None:
    needed = set(lexicon.load("grammar")["labels"]["needed"])
    if (
        nlp.lang != "nl"
        or not needed <= set(nlp.pipe_labels.get("parser", []))
        or "morphologizer" not in nlp.pipe_names
    ):
        raise ModelError(
            f"The pipeline '{name}' does not fit: it must be Dutch, with a morphologizer and a "
            "parser of the labels of nl_core_news_sm "
            "(`python -m spacy download nl_core_news_sm` installs that one)."
        )


def parse(nlp: Language, sentences: Iterable[str]) -> Iterator[tokens.Doc]:
    """One Doc a sentence, in order, as plain records; no sentence boundary is set within it.

    Offsets in a Doc are those of its sentence, but what a word has beyond 200 characters is
    left out of it: the tokenizer takes time by the square of a word's length. Any number of
    threads may share the pipeline.
    """
    waiting = iter(sentences)
    while batch := [_fit(sentence) for sentence in islice(waiting, BATCH)]:
        beat()
        with _ONE_AT_A_TIME, _forgetting(nlp):
            docs = [_one_sentence(doc) for doc in _tokenized(nlp, batch)]
            found = list(map(tokens.read, _annotated(nlp, docs), batch))
            del docs  # they may not outlive their words
        yield from found


def _annotated(nlp: Language, docs: list[Doc]) -> Iterable[Doc]:
    if isinstance(nlp.tokenizer, startup.OnDemandTokenizer):
        from lovp_actions.language.prediction import annotate

        return annotate(nlp, docs)
    return nlp.pipe(docs, batch_size=BATCH)


def _tokenized(nlp: Language, sentences: list[str]) -> Iterable[Doc]:
    if isinstance(nlp.tokenizer, startup.OnDemandTokenizer):
        return nlp.tokenizer.pipe(sentences)
    return map(nlp.make_doc, sentences)


@contextmanager
def _forgetting(nlp: Language) -> Iterator[None]:
    """Within it words are forgotten afterwards once the vocabulary is large, so that memory stays
    bounded over any number of texts; no Doc may be used after it."""
    if len(nlp.vocab) < MOST_WORDS:
        yield
        return
    if isinstance(nlp.tokenizer, startup.OnDemandTokenizer):
        nlp.tokenizer.learn_all()  # what is learned within would be forgotten too
    with nlp.memory_zone():
        yield


def _fit(sentence: str) -> str:
    """The sentence as spaCy can take it, every character in its place."""
    whole = _SURROGATE.sub("\ufffd", sentence)
    return _LONG_WORD.sub(lambda word: word[0][:_LONGEST_WORD].ljust(len(word[0])), whole)


def _one_sentence(doc: Doc) -> Doc:
    starts = np.full(len(doc), _NO_START, dtype="uint64")
    starts[:1] = 1
    doc.from_array(["SENT_START"], starts)  # type: ignore[arg-type]
    return doc
