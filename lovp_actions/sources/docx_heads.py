"""The running heads of a Word file, which are no part of its text but may date it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lovp_actions.sources import limits
from lovp_actions.sources.extras import library

_HEAD = re.compile(r"word/header\d{0,4}\.xml")
_MOST_HEADS = 12
_MOST = 200_000
"""Bytes of a head that is read."""
_SET_BY_WORD = re.compile(r"(?i)DATE\b|\bTIME\b")
"""A field with the day on which the file is printed, saved or looked at."""


def lines(data: bytes, name: str) -> Iterator[str]:
    """The lines of the heads of a file that could be read, but for those that Word dates itself."""
    etree = library("lxml.etree", name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    with limits.archive(data, name) as archive:
        members = [each for each in archive.namelist() if _HEAD.fullmatch(each)]
        for member in members[:_MOST_HEADS]:
            with archive.open(member) as file:
                root = etree.fromstring(file.read(_MOST), parser)
            for paragraph in root.iter("{*}p") if root is not None else ():
                fields = "".join(paragraph.itertext("{*}instrText"))
                simple = (each.attrib.values() for each in paragraph.iter("{*}fldSimple"))
                told = " ".join([fields, *(value for values in simple for value in values)])
                if not _SET_BY_WORD.search(told):
                    yield "".join(paragraph.itertext("{*}t"))
