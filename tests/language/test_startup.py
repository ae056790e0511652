"""A lean start changes no token, and leaves spaCy whole."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from lovp_actions.language import startup

SAMPLES = Path(__file__).parents[2] / "samples"


@cache
def stock() -> Any:
    return spacy.blank("nl").tokenizer


def fresh() -> Any:
    """A lean tokenizer that has learned nothing yet."""
    return spacy.blank(
        "nl", config={"nlp": {"tokenizer": {"@tokenizers": startup.register()}}}
    ).tokenizer


def tokens(tokenizer: Any, text: str) -> list[tuple[str, str, str]]:
    return [(token.text, token.whitespace_, token.norm_) for token in tokenizer(text)]


@cache
def special() -> list[str]:
    """The texts that the Dutch tokenizer knows as special."""
    return sorted(spacy.blank("nl").Defaults.tokenizer_exceptions)


def test_the_samples_have_the_tokens_of_the_stock_tokenizer() -> None:
    tokenizer = fresh()
    for path in sorted(SAMPLES.glob("*.[tm][xd]*")):
        for line in path.read_text("utf-8").splitlines():
            assert tokens(tokenizer, line) == tokens(stock(), line)


def test_so_has_the_treebank(shared: Path) -> None:
    tokenizer = fresh()
    lines = (shared / "treebank" / "test.conllu").read_text("utf-8").splitlines()
    for line in lines:
        if line.startswith("# text = "):
            text = line.removeprefix("# text = ")
            assert tokens(tokenizer, text) == tokens(stock(), text)


@pytest.mark.slow
@settings(deadline=None, max_examples=30)
@given(data=st.data())
def test_so_have_abbreviations_and_emoticons_in_any_company(data: st.DataObject) -> None:
    piece = st.sampled_from(special()) | st.text(max_size=4) | st.sampled_from((" ", ",", "(", "'"))
    tokenizer = fresh()
    for _ in range(3):
        text = "".join(data.draw(st.lists(piece, max_size=12)))
        assert tokens(tokenizer, text) == tokens(stock(), text)


@pytest.mark.slow
def test_every_special_case_is_learned_when_it_comes() -> None:
    tokenizer = fresh()
    for text in special():
        assert tokens(tokenizer, text) == tokens(stock(), text)


def test_texts_are_learned_together_and_kept_apart() -> None:
    texts = ["Dat is o.a. dhr. De Wit :-)", "m.b.t. drs. Jansen", ""]
    assert [[t.text for t in doc] for doc in fresh().pipe(texts)] == [
        [t.text for t in doc] for doc in stock().pipe(texts)
    ]


@pytest.mark.slow
def test_what_is_saved_is_whole(tmp_path: Path) -> None:
    nlp = spacy.blank("nl", config={"nlp": {"tokenizer": {"@tokenizers": startup.register()}}})
    again = spacy.blank("nl").tokenizer.from_bytes(nlp.tokenizer.to_bytes())
    for text in ("o.a. dhr. De Wit", ":-) m.b.t.", "a.s. drs."):
        assert tokens(again, text) == tokens(stock(), text)


@pytest.mark.skipif(os.name == "nt", reason="no process can be split off")
@pytest.mark.slow
def test_spacy_has_its_command_line_afterwards() -> None:
    """Each line is run by a process that has just loaded the pipeline."""
    lines = {
        "import sys; print('spacy.cli' in sys.modules)": "False",
        "import spacy.cli; print(callable(spacy.cli.download))": "True",
        "import spacy; print(spacy.info(silent=True)['spacy_version'])": spacy.__version__,
        "from spacy.cli.info import info; print(info.__module__)": "spacy.cli.info",
    }
    code = (
        "import os, sys; from lovp_actions.language import nlp; nlp.load()\n"
        "for line in sys.argv[1:]:\n"
        "    if not os.fork(): exec(line); break\n"
        "    os.wait()\n"
    )
    command = [sys.executable, "-c", code, *lines]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout.split() == list(lines.values()), done.stderr
