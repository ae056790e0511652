"""No pattern takes longer than the text does: every one that the package compiles is tried, on
texts made of what it repeats. A new pattern is found by itself (see `patterns.py`)."""

from __future__ import annotations

import growth
import patterns
import pytest

WARY = r"(?s)\s*(?:<!--.*?-->\s*)*<html"
"""A pattern that hung for ever on 50 comments."""


@pytest.mark.slow
def test_every_pattern_is_found() -> None:
    compiled = patterns.compiled()
    for site in patterns.sites():
        lines = range(site.first, site.last + 1)
        ran = any(path == site.path and line in lines for path, line, *_ in compiled)
        known = site.pattern is not None or str(site.name) in patterns.OF_USERS
        assert ran or known, f"{site}: nothing compiles this in a test; let `patterns._run` do it"
    assert len(patterns.found()) > 200


@pytest.mark.slow
def test_no_repetition_without_end_stands_in_another() -> None:
    nested = [each for each in patterns.found() if growth.nested(each.pattern, each.flags)]
    assert not nested, "\n".join(map(str, nested))


@pytest.mark.slow
@pytest.mark.parametrize("part", range(4))
def test_no_pattern_takes_more_than_twice_the_time_for_twice_the_text(part: int) -> None:
    slow = {
        str(each): text
        for each in patterns.found()[part::4]
        if (text := growth.slow(each.pattern, each.flags, each.anchored))
    }
    assert not slow, "\n".join(f"{where}\n    on {text}" for where, text in slow.items())


@pytest.mark.slow
@pytest.mark.parametrize(
    ("pattern", "anchored"),
    [
        (WARY, True),
        (r"(?:a+)+b", True),
        (r"\s+$", False),
        (r"(\w+\s?)*:", True),
        (r"a.*b.*c", True),
    ],
)
def test_slow_patterns_are_told(pattern: str, anchored: bool) -> None:
    assert growth.slow(pattern, 0, anchored)


@pytest.mark.parametrize("pattern", [r"(?<!\s)\s+$", r"\s{0,9}:", r"[a-z]+", r"(?:a|b)+c?"])
def test_quick_ones_are_not(pattern: str) -> None:
    assert not growth.slow(pattern, 0, False)
