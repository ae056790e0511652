"""Drafts of mail (RFC 5322), one for each person with what is theirs.

`X-Unsent: 1` lets Outlook open a message as one to be sent
(https://learn.microsoft.com/en-us/archive/blogs/stephen_griffin/did-i-send-that). There is no
sender, no date and no address that is not in the list: who sends it fills those in.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from email.errors import MessageError
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import Final

from markupsafe import Markup

from lovp_actions.items import Item, KeptItem
from lovp_actions.writers.cells import plain, told
from lovp_actions.writers.people import by_person, people_of, safe_name
from lovp_actions.writers.style import PLAIN, Style
from lovp_actions.writers.tasks import beside, day, once
from lovp_actions.writers.words import Language

_ADDRESS: Final = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}", re.ASCII)
_LONGEST: Final = 60
"""Characters of the name of a file, without its ending: 240 bytes at most."""
_DATES: Final[Mapping[Language, str]] = {"nl": "%d-%m-%Y", "en": "%Y-%m-%d"}
_PROPOSED: Final = re.compile(r"((?:deadline|termijn) )(\d{4})-(\d\d)-(\d\d)\?")
"""Another deadline, as a list has it under `proposal`."""
_WORDS: Final[Mapping[Language, Mapping[str, str]]] = {
    "nl": {
        "subject": "Uw actiepunten",
        "greeting": "Beste {name},",
        "intro": "Deze actiepunten staan op uw naam:",
        "deadline": "uiterlijk",
    },
    "en": {
        "subject": "Your action items",
        "greeting": "Dear {name},",
        "intro": "These action items are in your name:",
        "deadline": "by",
    },
}
_PAGE: Final = Markup(
    '<html lang="{language}"><body>'
    "<p>{greeting}</p><p>{intro}</p><ul>{entries}</ul></body></html>\n"
)
_ENTRY: Final = Markup("<li>{action}{when}<br><small>{where}</small></li>")


def drafts(items: Iterable[Item], style: Style = PLAIN) -> dict[str, bytes]:
    """The drafts by the names of their files, such as "Jan Bakker.eml": one for each person, in the
    order in which people come. Items of nobody, and those that repeat an earlier one, are left
    out."""
    found: dict[str, bytes] = {}
    taken: set[str] = set()
    for name, theirs in by_person(once(items)).items():
        if name:
            file = safe_name(name, _LONGEST, taken)
            taken.add(file.casefold())
            found[f"{file}.eml"] = _message(name, theirs, style)
    return found


def _message(name: str, items: Sequence[Item], style: Style) -> bytes:
    words = _WORDS[style.language]
    meetings = list(dict.fromkeys(filter(None, (_meeting(item, style) for item in items))))
    subject = ": ".join([words["subject"], *meetings]) if len(meetings) == 1 else words["subject"]
    head = {
        "language": style.language,
        "greeting": words["greeting"].format(name=name),
        "intro": words["intro"],
    }
    message = EmailMessage(SMTP)
    message["X-Unsent"] = "1"
    if address := _address(name, items):
        message["To"] = address
    lines = [head["greeting"], "", head["intro"]]
    entries = []
    for item in items:
        entry = {"action": told(item), "when": _when(item, style), "where": _where(item, style)}
        lines += ["", f"- {entry['action']}{entry['when']}", f"  {entry['where']}".rstrip()]
        entries.append(_ENTRY.format(**entry))
    message.set_content("\n".join(lines) + "\n")
    message.add_alternative(_PAGE.format(**head, entries=Markup().join(entries)), subtype="html")
    key = hashlib.sha256("\n".join([name, *lines]).encode()).hexdigest()
    message.set_boundary(f"=_{key[:40]}")  # the same on every run
    return _subject(subject) + message.as_bytes()


def _subject(text: str) -> bytes:
    """The subject, folded. A message would lose spaces where it folds words with letters such as
    "ë" (https://github.com/python/cpython/issues/92081)."""
    fits = text.isascii() and "=?" not in text and max(map(len, text.split())) < _LONGEST
    header = Header(text, "us-ascii" if fits else "utf-8", header_name="Subject")
    return f"Subject: {header.encode(linesep=SMTP.linesep)}{SMTP.linesep}".encode("ascii")


def _address(name: str, items: Sequence[Item]) -> Address | None:
    """The address of a person, where it stands in the name or in the list, and is one only: for
    an item of several people nobody can tell whose it is."""
    told = {
        item.address.strip()
        for item in items
        if isinstance(item, KeptItem) and item.address and len(people_of(item)) == 1
    } or set(_ADDRESS.findall(name))
    address = told.pop() if len(told) == 1 else ""
    if not _ADDRESS.fullmatch(address):
        return None
    try:
        return Address("" if address in name else name, addr_spec=address)
    except (MessageError, ValueError, IndexError):  # what the library makes of odd ones
        return None


def _when(item: Item, style: Style) -> str:
    if date := day(item.deadline_date):
        return f" ({_WORDS[style.language]['deadline']} {_date(date, style)})"
    return f" ({plain(item.deadline)})" if item.deadline else ""


def _where(item: Item, style: Style) -> str:
    order = r"\1\4-\3-\2?" if style.language == "nl" else r"\g<0>"
    kept = (f"{name}: {_PROPOSED.sub(order, words)}" for name, words in beside(item, style).items())
    return ", ".join(filter(None, (_meeting(item, style), plain(item.section), *kept)))


def _meeting(item: Item, style: Style) -> str:
    date = day(item.meeting_date)
    return " ".join(filter(None, (plain(item.meeting), _date(date, style) if date else "")))


def _date(date: dt.date, style: Style) -> str:
    return date.strftime(_DATES[style.language])
