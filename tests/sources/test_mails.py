"""Mails: which half is read, what is attached, and how their lines are wrapped."""

from __future__ import annotations

import base64
from typing import Any

import make_formats
import pytest

from lovp_actions.errors import InputError
from lovp_actions.run.reading import read_bytes

HEAD = b"From: anna@voorbeeld.nl\nSubject: Verslag\nDate: Tue, 12 Mar 2024 23:30:00 +0100\n"


def mixed(*parts: bytes, kind: bytes = b"mixed") -> bytes:
    inner = b"".join(b"--b\n" + part + b"\n" for part in parts)
    start = b"MIME-Version: 1.0\nContent-Type: multipart/%s; boundary=b\n\n" % kind
    return HEAD + start + inner + b"--b--\n"


def text(words: str, kind: str = "plain", told: str = "utf-8", sent: str = "") -> bytes:
    head = f"Content-Type: text/{kind}; charset={told}\nContent-Transfer-Encoding: 8bit\n\n"
    return head.encode() + words.encode(sent or told)


TABLE = "<table><tr><th>Wie<th>Wat<tr><td>Jan<td>bellen</table>"


@pytest.mark.parametrize(
    ("plain", "page", "found"),
    [
        ("Wie\n\nWat\n\nJan\n\nbellen", TABLE, "| Jan | bellen |"),
        ("", "<p>Jan belt.</p>", "Jan belt."),
        (" \n", "<p>Jan belt.</p>", "Jan belt."),
        ("Bekijk dit in de browser.", "<p>Jan belt de school voor 1 mei.</p>", "Jan belt de"),
        ("Jan belt.\nBob mailt.", "<p>Jan belt.</p><p><s>Bob mailt.</s></p>", "~~Bob mailt.~~"),
        ("Jan belt de school.", "<div>Jan belt de school.</div>", "Jan belt de school."),
    ],
)
def test_the_richer_half_of_a_mail(plain: str, page: str, found: str) -> None:
    data = mixed(text(plain), text(f"<html>{page}", "html"), kind=b"alternative")
    assert found in read_bytes(data, "x.eml").text
    assert read_bytes(data, "x.eml").text.count("Jan") == 1


@pytest.mark.parametrize("kind", [b"alternative", b"mixed"])
@pytest.mark.parametrize("ends", [True, False])
def test_a_mail_that_breaks_off_says_so(kind: bytes, ends: bool) -> None:
    data = mixed(text("Jan moet bellen."), text(TABLE, "html"), kind=kind)
    source = read_bytes(data if ends else data[:-18], "x.eml")
    assert "| Jan | bel" in source.text
    told = "Cannot read the end of x.eml: the mail breaks off; save it again."
    assert [*source.unread] == ([] if ends else [told])


def test_text_on_both_sides_of_a_picture() -> None:
    picture = b"Content-Type: image/png; name=a.png\nContent-Disposition: inline\n\nx"
    for kind in ("plain", "html"):
        data = mixed(text("Jan belt.", kind), picture, text("Bob mailt.", kind))
        source = read_bytes(data, "x.eml")
        assert {"Jan belt.", "Bob mailt."} <= set(source.text.split("\n"))
        assert not source.unread


@pytest.mark.parametrize("coding", ["7bit", "base64"])
def test_a_mail_in_a_mail(coding: str) -> None:
    inner = HEAD + b"Content-Type: text/plain\n\nJan belt.\n"
    inner = base64.encodebytes(inner) if coding == "base64" else inner
    head = f"Content-Type: message/rfc822\nContent-Transfer-Encoding: {coding}\n\n".encode()
    assert "Jan belt." in read_bytes(mixed(text("Zie bijlage."), head + inner), "x.eml").text


@pytest.mark.parametrize(
    ("told", "sent"),
    [
        ("iso-8859-1", "cp1252"), ("iso-8859-1", "utf-8"), ("us-ascii", "utf-8"),
        ("us-ascii", "cp1252"), ("windows-1252", "utf-8"), ("utf-8", "cp1252"),
        ("iso-8859-15", "iso-8859-15"), ("iso-8859-15", "cp1252"),
    ],
)  # fmt: skip
def test_mail_in_another_encoding_than_it_tells(told: str, sent: str) -> None:
    words = "José betaalt € 500."
    assert words in read_bytes(mixed(text(words, told=told, sent=sent)), "x.eml").text


def test_attachments_that_cannot_be_read_are_named() -> None:
    tnef = b"Content-Type: application/ms-tnef; name=winmail.dat\n\n\x78\x9f\x3e\x22\x00\x00"
    sheet = (
        b"Content-Type: application/zip\nContent-Disposition: attachment; filename=lijst.xlsx\n"
        b"Content-Transfer-Encoding: base64\n\n"
    ) + base64.encodebytes(make_formats.docx("x")[:60])
    source = read_bytes(mixed(text("Zie bijlage."), tnef, sheet), "x.eml")
    assert [told.split(": ")[0] for told in source.unread] == [
        "Cannot read winmail.dat in x.eml",
        "Cannot read lijst.xlsx in x.eml",
    ]
    with pytest.raises(InputError, match=r"winmail\.dat in x\.eml: it is a file that Outlook"):
        read_bytes(mixed(tnef), "x.eml")


REPLY, QUOTED = "Jan Bakker belt morgen de school.\n\n", "Els Vos belt morgen de bakker.\n"
ANSWER = f"{REPLY}Op 5 maart 2024 schreef Anna:\n> {QUOTED}"
THIRD = "Noor Bos belt morgen de kok.\n"


@pytest.mark.parametrize(
    ("words", "days"),
    [
        (REPLY, ["13"]),
        (f"{REPLY}On Mon, Mar 4, 2024 at 9:00 Anna Bos\n<a@b.nl> wrote:\n> {QUOTED}", ["13", "05"]),
        (
            f"{REPLY}----Oorspronkelijk bericht----\nVan: Anna\nDatum: 4-3-2024\n\n{QUOTED}",
            ["13", "05"],
        ),
        (f"{REPLY}Van: Anna\nVerzonden: 5-3-2024\n\nNotulen 4-3-2024\n\n{QUOTED}", ["13", "05"]),
        (f"Re: 4-3-2024 ||{REPLY}Op 5 maart 2024 schreef Anna:\n> {QUOTED}", ["13", "05"]),
        (f"{ANSWER}> Op 1 maart 2024 schreef Noor:\n>> {THIRD}", ["13", "06", "02"]),
        (f"{ANSWER}\nVan: Noor\nVerzonden: 1-3-2024\n\n{THIRD}", ["13", "06", "02"]),
        (f"{ANSWER}--- Oorspronkelijk bericht ---\n{THIRD}", ["13", "06", "06"]),
        (f"Re: 4-3-2024 ||{REPLY}{QUOTED}", ["05", "05"]),
        (f"Notulen 4-3-2024\n\nOp 3 mei schreef Jan: kom!\n\n{REPLY}{QUOTED}", ["05", "05"]),
    ],
)
def test_the_day_from_which_a_mail_and_what_it_answers_count(
    extractor: Any, words: str, days: list[str]
) -> None:
    subject, _, words = words.rpartition("||")
    mail = mixed(text(words)).replace(b"Subject: ", b"Subject: " + subject.encode())
    source = read_bytes(mail, "x.eml")
    assert str(source.date) == "2024-03-12"
    from lovp_actions.extraction.engine import prepare
    from lovp_actions.extraction.settings import ExtractionSettings

    (found,) = extractor.items([prepare(source.part, "x.eml", ExtractionSettings())])
    assert [item.deadline_date for item in found] == [f"2024-03-{day}" for day in days]


def test_a_sentence_over_quoted_lines() -> None:
    source = read_bytes(mixed(text("> Jan belt voor de\n> vergadering de school.")), "x.eml")
    assert "Jan belt voor de\nvergadering de school." in source.text


FLOWED = [
    ("Jan belt de \nschool.\n\nBob mailt. ", "", "Jan belt de school.\n\nBob mailt."),
    ("Jan belt de scho \nol.", "; delsp=yes", "Jan belt de school."),
    ("> Jan belt \n> de school.\nBob mailt.", "", "Jan belt de school.\nBob mailt."),
    ("Groet, \n-- \nAnna", "", "Groet,\n--\nAnna"),
    ("Jan belt \n \nBob mailt.", "", "Jan belt\n\nBob mailt."),
]


@pytest.mark.parametrize(("words", "told", "found"), FLOWED)
def test_lines_that_a_mail_program_wrapped(words: str, told: str, found: str) -> None:
    data = mixed(text(words, told=f"utf-8; format=flowed{told}", sent="utf-8"))
    body = [line.rstrip() for line in read_bytes(data, "x.eml").text.split("\n")[2:]]
    assert body[: found.count("\n") + 1] == found.split("\n")
