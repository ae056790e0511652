"""Slips of the pen: a letter lost, doubled or swapped, as in "gevaagd" for "gevraagd"."""

from __future__ import annotations

SHORTEST = 7
"""Letters below which words are too alike to tell a slip from another word."""


def is_misspelling(word: str, form: str) -> bool:
    """Whether `word` is `form` with one letter lost, added or two neighbours swapped, beyond its
    first two letters. A letter for another is none: "verzacht" is no slip of "verzocht"."""
    if min(len(word), len(form)) < SHORTEST or word == form or word[:2] != form[:2]:
        return False
    if len(word) == len(form):
        differ = [i for i in range(len(word)) if word[i] != form[i]]
        if len(differ) != 2 or differ[1] != differ[0] + 1:
            return False
        return word[differ[0]] == form[differ[1]] and word[differ[1]] == form[differ[0]]
    longer, shorter = (word, form) if len(word) > len(form) else (form, word)
    if len(longer) - len(shorter) != 1:
        return False
    return any(longer[:i] + longer[i + 1 :] == shorter for i in range(2, len(longer)))
