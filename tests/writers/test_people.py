"""Items by person: drafts of mail in a folder, and a sheet for each in a workbook."""

from __future__ import annotations

import email
import email.policy
import io
import os
import shutil
import subprocess
from email.message import EmailMessage
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from fake_extraction import make_item
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from lovp_actions.errors import OutputError
from lovp_actions.items import Item, KeptItem, Result
from lovp_actions.writers import Style, eml, folder, write
from lovp_actions.writers.people import by_person, people_of, safe_name

ANY_TEXT = st.text(st.characters(exclude_categories=[]), max_size=200)
DUTCH = Style(language="nl")
NASTY = [
    "../../etc/passwd",
    "CON",
    "a:b*?",
    "...",
    "x" * 300,
    "😀" * 100,
    "O'Brien.",
    "=cmd|'x'!A0",
]


def kept(address: str = "", **changes: Any) -> KeptItem:
    item = make_item(**changes)
    return KeptItem(**{name: getattr(item, name) for name in Item.__slots__}, address=address)


def opened(data: bytes) -> EmailMessage:
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def part(message: EmailMessage, kind: str) -> str:
    body = message.get_body((kind,))
    assert body is not None
    return str(body.get_content())


# who


@pytest.mark.parametrize(
    ("actor", "people"),
    [
        ("Jan en Petra", ("Jan", "Petra")),
        ("zowel Jan als Petra", ("Jan", "Petra")),
        ("Jan Bakker, Petra de Vries & JB", ("Jan Bakker", "Petra de Vries", "JB")),
        ("college van burgemeester en wethouders", ("college van burgemeester en wethouders",)),
        ("Jan en Jan", ("Jan",)),
        ("Sjoerd en de secretaris", ("Sjoerd", "secretaris")),
        ("voorzitter en de huismeester", ("voorzitter", "huismeester")),
        ("Dorrepaal & de griffier", ("Dorrepaal", "griffier")),
        ("Anna, de directeur en Wim Kok", ("Anna", "directeur", "Wim Kok")),
        ("penningmeester en Anna", ("penningmeester", "Anna")),
        ("werkgroep Zaal en het bestuur", ("werkgroep Zaal", "bestuur")),
        ("minister van Financiën en de griffier", ("minister van Financiën", "griffier")),
        ("minister van Financiën en Onderwijs", ("minister van Financiën en Onderwijs",)),
        ("commissie Zorg en Welzijn", ("commissie Zorg en Welzijn",)),
        ("stichting Anna en Wim", ("stichting Anna en Wim",)),
        ("stichting Water en de Wijk", ("stichting Water en de Wijk",)),
        ("hoofd van de politie en de brandweer", ("hoofd van de politie en de brandweer",)),
        ("wethouders Bos en De Vries", ("wethouders Bos en De Vries",)),
        ("burgemeester en wethouders", ("burgemeester en wethouders",)),
        ("College van B en W", ("College van B en W",)),
        ("Sport & Spel", ("Sport & Spel",)),
        ("Anna, de secretaris", ("Anna, de secretaris",)),
        ("", ()),
    ],
)
def test_who_must_act(actor: str, people: tuple[str, ...]) -> None:
    assert people_of(make_item(actor=actor)) == people


def test_items_by_person() -> None:
    items = [
        make_item(id="1", actor=""),
        make_item(id="2", actor="jan"),
        make_item(id="3", actor="Jan en Petra"),
        make_item(id="4", actor="JB", actor_full="Petra"),
    ]
    found = {name: [item.id for item in theirs] for name, theirs in by_person(items).items()}
    assert found == {"jan": ["2", "3"], "Petra": ["3", "4"], "": ["1"]}


@given(st.lists(ANY_TEXT, max_size=8), st.integers(8, 60))
def test_names_of_files_are_safe_and_differ(names: list[str], longest: int) -> None:
    taken: set[str] = set()
    for name in names:
        made = safe_name(name, longest, taken)
        assert 0 < len(made) <= longest
        assert not set(made) & set('\\/:*?"<>|[]\0\n')
        assert made == made.strip(" .'")
        assert made.casefold() not in taken
        taken.add(made.casefold())


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("../../x", "x"),
        ("NUL", "_NUL"),
        ("con.txt", "_con.txt"),
        ("...", "-"),
        ("Jan/Els", "Jan Els"),
    ],
)
def test_a_safe_name(name: str, made: str) -> None:
    assert safe_name(name, 60, set()) == made


# drafts


def test_a_draft_for_each_person() -> None:
    items = [
        make_item(actor="Jan", deadline_date="2026-07-01", meeting="MT"),
        make_item(id="2", actor="Jan en Petra", action="stuurt <b> & 'x' 😀", meeting="MT",
                  deadline="spoedig"),
        make_item(id="3", actor=""),
        make_item(id="4", actor="Jan", repeats="2"),
    ]  # fmt: skip
    drafts = eml.drafts(items, DUTCH)
    assert list(drafts) == ["Jan.eml", "Petra.eml"]
    message = opened(drafts["Jan.eml"])
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == "Uw actiepunten: MT 14-05-2024"
    assert [message[name] for name in ("To", "From", "Date", "Cc", "Bcc")] == [None] * 5
    assert message.get_content_type() == "multipart/alternative"
    assert part(message, "plain").splitlines() == [
        "Beste Jan,",
        "",
        "Deze actiepunten staan op uw naam:",
        "",
        "- belt de school (uiterlijk 01-07-2026)",
        "  MT 14-05-2024, Mededelingen",
        "",
        "- stuurt <b> & 'x' 😀 (spoedig)",
        "  MT 14-05-2024, Mededelingen",
    ]
    assert tags(part(message, "html")) == [
        "html",
        "body",
        "p",
        "p",
        "ul",
        *["li", "br", "small"] * 2,
    ]
    assert "stuurt &lt;b&gt; &amp; &#39;x&#39; 😀" in part(message, "html")
    assert "stuurt" in part(opened(drafts["Petra.eml"]), "plain")


def tags(page: str) -> list[str]:
    found: list[str] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attributes: found.append(tag)  # type: ignore[method-assign]
    parser.feed(page)
    return found


@pytest.mark.parametrize(
    ("item", "to"),
    [
        (kept("jan@voorbeeld.nl", actor="Jan Bakker"), "Jan Bakker <jan@voorbeeld.nl>"),
        (kept(actor="jan@voorbeeld.nl"), "jan@voorbeeld.nl"),
        (kept("jan@voorbeeld.nl", actor="Jan en Petra"), None),
        (kept("jan", actor="Jan"), None),
        (kept("jan@x.nl\r\nBcc: all@x.nl", actor="Jan"), None),
        (kept("jan@x.nl, els@x.nl", actor="Jan"), None),
        (make_item(actor="Jan"), None),
    ],
)
def test_no_address_is_made_up(item: Item, to: str | None) -> None:
    for draft in eml.drafts([item]).values():
        message = opened(draft)
        assert message["To"] == to
        assert message["Bcc"] is None


def test_two_addresses_are_none() -> None:
    drafts = eml.drafts([kept("a@x.nl", actor="Jan"), kept("b@x.nl", actor="Jan", id="2")])
    assert opened(drafts["Jan.eml"])["To"] is None


@given(ANY_TEXT, ANY_TEXT)
def test_any_words_are_a_draft(words: str, actor: str) -> None:
    item = kept(actor, actor=actor, action=words, meeting=words, section=actor)
    for name, draft in eml.drafts([item], DUTCH).items():
        assert Path(name).name == name
        message = opened(draft)
        assert set(message.keys()) <= {"X-Unsent", "To", "Subject", "MIME-Version", "Content-Type"}
        assert tags(part(message, "html")) == [
            "html", "body", "p", "p", "ul", "li", "br", "small",
        ]  # fmt: skip


@pytest.mark.parametrize(
    "meeting",
    [
        "Vergadering van de commissie Ruimtelijke Ordening, Wonen, Verkeer en Duurzaamheid",
        "beëdiging de reünie reünie coördinatie Ordening, coöperatie coördinatie van Welzijn",
        "Overleg – cliëntenraad 😀 " * 9,
        "=?utf-8?q?x?= en zo voort",
        "x" * 2000,
    ],
)
def test_a_long_subject_reads_back_whole(meeting: str) -> None:
    (draft,) = eml.drafts([make_item(meeting=meeting, meeting_date="")], DUTCH).values()
    assert opened(draft)["Subject"] == f"Uw actiepunten: {meeting.strip()}"
    assert max(map(len, draft.splitlines())) <= 78


def test_the_same_items_give_the_same_drafts() -> None:
    assert eml.drafts([make_item()]) == eml.drafts([make_item()])


# the folder


def test_a_folder_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "concepten"
    drafts = eml.drafts([make_item(actor=name, id=str(n)) for n, name in enumerate(NASTY)])
    assert len(drafts) == len(NASTY)
    folder.write(str(target), drafts)
    assert sorted(os.listdir(target)) == sorted(drafts)
    assert os.listdir(tmp_path) == ["concepten"]
    with pytest.raises(OutputError, match="there are files in it; name another folder"):
        folder.write(str(target), {"x": b""})


def test_an_empty_folder_makes_room(tmp_path: Path) -> None:
    target = tmp_path / "leeg"
    target.mkdir(mode=0o700)
    folder.write(str(target), {"x": b"1"})
    assert (target / "x").read_bytes() == b"1"
    assert target.stat().st_mode & 0o777 == 0o700


def test_an_error_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="Cannot write"):
        folder.write(str(tmp_path / "nieuw"), {"a": b"1", "geen/map": b"2"})
    assert os.listdir(tmp_path) == []


def test_folders_that_cannot_be(tmp_path: Path) -> None:
    file = tmp_path / "bestand"
    file.write_text("x")
    for path, words in ((file, "it is a file"), (tmp_path / "a/b", "there is no folder")):
        with pytest.raises(OutputError, match=words):
            folder.check(str(path))


# a sheet for each


def book_of(items: list[Item]) -> io.BytesIO:
    out = io.TextIOWrapper(io.BytesIO())
    write("xlsx", [Result("x", "", items)], out, Style(language="nl", by_person=True))
    return io.BytesIO(out.buffer.getvalue())  # type: ignore[attr-defined]


def test_a_sheet_for_each_person() -> None:
    items = [make_item(actor="Jan en Petra"), make_item(actor=""), make_item(actor="Petra")]
    book = load_workbook(book_of(items))
    assert book.sheetnames == ["Jan", "Petra", "Niemand genoemd"]
    assert [sheet.max_row for sheet in book] == [2, 3, 2]
    tables = [table for sheet in book for table in sheet.tables.values()]
    assert len({table.displayName for table in tables}) == 3
    assert all(sheet.data_validations.dataValidation for sheet in book)


def test_a_workbook_without_anyone_still_opens() -> None:
    assert load_workbook(book_of([])).sheetnames == ["Niemand genoemd"]


def test_names_that_no_sheet_can_have() -> None:
    names = [*NASTY, "History", "x" * 40]
    book = load_workbook(book_of([make_item(actor=name) for name in names]))
    assert len(book.sheetnames) == len(names)
    assert all(len(title) <= 31 and not set(title) & set("[]:*?/\\") for title in book.sheetnames)
    assert "history" not in map(str.casefold, book.sheetnames)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_libreoffice_opens_the_sheets(tmp_path: Path) -> None:
    (tmp_path / "p.xlsx").write_bytes(book_of([make_item(actor=name) for name in NASTY]).getvalue())
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", "--headless", profile, "--convert-to", "ods", "--outdir", "uit", "p.xlsx"]
    subprocess.run(command, check=True, capture_output=True, timeout=120, cwd=tmp_path)
    back = [
        "soffice",
        "--headless",
        profile,
        "--convert-to",
        "xlsx",
        "--outdir",
        "uit",
        "uit/p.ods",
    ]
    subprocess.run(back, check=True, capture_output=True, timeout=120, cwd=tmp_path)
    first, again = (load_workbook(tmp_path / name) for name in ("p.xlsx", "uit/p.xlsx"))
    assert again.sheetnames == first.sheetnames
    assert [sheet["D2"].value for sheet in again] == ["belt de school"] * len(NASTY)
    assert again.worksheets[-1]["C2"].value == NASTY[-1]
