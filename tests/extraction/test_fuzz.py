"""Texts and bytes that nobody thought of; `benchmarks/fuzz.py` is the long run."""

from __future__ import annotations

import contextlib
import io
import json

import invariants
import pytest
import strategies
from fake_extraction import make_item
from hypothesis import HealthCheck, example, given, settings

from lovp_actions.errors import InputError
from lovp_actions.extraction.engine import Extractor
from lovp_actions.extraction.explanations import explain
from lovp_actions.items import FIELDS, Result
from lovp_actions.review.page import page, part
from lovp_actions.run.reading import read_bytes
from lovp_actions.writers import WRITERS, explained, outline, write, xlsx

quick = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@given(text=strategies.minutes())
@quick
def test_any_minutes_give_items_that_fit(extractor: Extractor, text: str) -> None:
    invariants.run(extractor, text)


@given(text=strategies.shards())
@example("3 mei> \n> Actie: \xa0 \x1c\n,\x85\n")
@example("en> \né! \ufeff @Jan \xa0 [ ")
@example("0.  `beltBesluit<br>\n\x1c\n\ufeff\ufeff\n#  Petra@Jan\n\xa0\n")
@settings(quick, max_examples=150)
def test_any_shards_are_read(extractor: Extractor, text: str) -> None:
    invariants.check(text, extractor.extract(text, min_confidence=0, closed=True, fast=True))


@given(file=strategies.files())
@quick
def test_any_file_is_read_or_refused(extractor: Extractor, file: tuple[bytes, str]) -> None:
    with contextlib.suppress(InputError):
        invariants.run(extractor, read_bytes(*file).text)


@given(text=strategies.minutes())
@settings(quick, max_examples=20)
def test_any_minutes_can_be_explained(extractor: Extractor, text: str) -> None:
    from lovp_actions.structure.minutes import parse

    out = io.StringIO()
    explained.write(explain(extractor, text), out, str)
    outline.write(parse(text).sections, out)
    assert_harmless(out.getvalue())


@given(words=strategies.sentences(), other=strategies.noise)
@settings(quick, max_examples=20)
def test_any_item_can_be_written(words: str, other: str) -> None:
    items = [make_item(sentence=words, action=other, actor=words), make_item(section=other)]
    result = Result("notulen.txt", f"{words}\n\n{other}", items)
    xlsx.write(items, io.BytesIO())
    assert_harmless(page([part(result)], "nl"))
    for name in WRITERS:
        out = io.StringIO(newline="")
        write(name, [result], out)
        assert_harmless(out.getvalue())
        if name == "tsv":
            lines = out.getvalue().split("\n")
            assert [line.count("\t") for line in lines[:-1]] == [len(FIELDS) - 1] * 3
        if name == "jsonl":
            read = [json.loads(line) for line in out.getvalue().splitlines()]
            assert read[0]["sentence"] == words
        out.getvalue().encode("utf-8")


def assert_harmless(shown: str) -> None:
    """No control characters but line ends and tabs, nothing that turns the direction of text."""
    controls = {
        char for char in shown if (char < " " and char not in "\r\n\t") or "\x7f" <= char < "\xa0"
    }
    assert not controls
    assert not set(shown) & set(
        "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    )


@pytest.mark.parametrize("text", ["", "\x00", "|", "\ud800 zal bellen.", "| \xa0\n---|---\n"])
def test_texts_that_were_found_wanting(extractor: Extractor, text: str) -> None:
    invariants.run(extractor, text)
