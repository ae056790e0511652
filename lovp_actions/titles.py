"""Front matter, title and meeting name: the head of the minutes."""

from __future__ import annotations

import re

from lovp_actions import dates, layout
from lovp_actions.layout import Line

_PAIR = re.compile(r"(?P<key>[\w-]+):\s*(?P<value>.*)$")
_CLOCK = re.compile(r"\b(om|aanvang|van)?\s*\d{1,2}[.:]\d{2}(\s*(uur|u\.?|-))*(\s*\d{1,2}[.:]\d{2})?(\s*uur)?")


def front_matter(lines: list[Line]) -> tuple[dict[str, str], int]:
    """The pairs of a YAML head between lines of `---`, and the index of the line after it."""
    first = next((index for index, line in enumerate(lines) if not line.blank), None)
    if first is None or lines[first].text.strip() != "---":
        return {}, 0
    pairs: dict[str, str] = {}
    for index in range(first + 1, min(first + 60, len(lines))):
        if lines[index].text.strip() == "---":
            return pairs, index + 1
        if match := _PAIR.match(lines[index].text.strip()):
            pairs[match["key"].lower()] = match["value"].strip().strip("\"'")
    return {}, 0


def title_lines(lines: list[Line]) -> list[Line]:
    """The lines of the title: the first lines that are no more than that.

    That is a heading with `#`, or up to three short lines without a full stop at the top.
    """
    first = next((index for index, line in enumerate(lines) if not line.blank), None)
    if first is None:
        return []
    if layout.HASH_HEADING.match(lines[first].text):
        return [lines[first]]
    taken: list[Line] = []
    for line in lines[first : first + 3]:
        words = line.text.strip()
        if not words or "|" in words or layout.TERMINAL.search(words) or len(words.split()) > 14:
            break
        if layout.BULLET.match(line.text) or layout.UNDERLINE.match(line.text) or "\t" in words:
            break
        label = words.split()[0].rstrip(":")
        if taken and (":" in words or layout.pattern("title", "date").fullmatch(label)):
            break
        taken.append(line)
    return taken


def meeting_name(title: str, matter: dict[str, str], head: list[str]) -> str:
    """The name of the meeting: the title without the words for minutes, dates and times.

    Where the title holds no more than those, a labelled line ("Overleg: …") names it.
    """
    papers = layout.pattern("title", "papers")
    name = title
    while found := dates.find_meeting_date(name):
        name = name[: found[0]] + " " + name[found[1] :]
    name = _CLOCK.sub(" ", name)
    name = re.sub(rf"(?i)(?<!\w)(?:{papers.pattern})(?!\w)", " ", name)
    name = re.sub(r"(?i)\b(d\.?d\.?|van|op)\s*$", "", name.strip(" -–—:,|"))
    name = " ".join(name.split()).strip(" -–—:,|*")
    if name:
        return name
    labels = layout.pattern("title", "meeting")
    for line in head:
        label, colon, rest = re.sub(r"[*_#|]", " ", line).partition(":")
        if colon and labels.fullmatch(label.strip()) and rest.strip():
            return " ".join(rest.split())
    return ""
