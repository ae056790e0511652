"""The letters of a file, in whatever encoding it is, or says that it is."""

from __future__ import annotations

import re
import unicodedata

import make_formats
import pytest

from lovp_actions.run.reading import read_bytes


def lines(data: bytes, name: str) -> list[str]:
    """The lines that are not blank."""
    return [line for line in read_bytes(data, name).text.split("\n") if line]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_html_in_any_encoding(encoding: str) -> None:
    assert lines("<html><p>vóór één mei".encode(encoding), "x.html") == ["vóór één mei"]


@pytest.mark.parametrize(
    ("told", "encoding", "end"),
    [
        ("utf-8", "utf-8", b""),
        ("utf-8", "cp1252", b""),
        ("UTF8", "cp1252", b""),
        ("utf-8", "utf-8", b" \xe9"),  # one slip does not make another encoding of it
        ("iso-8859-15", "iso-8859-15", b""),
        ("windows-1252", "cp1252", b""),
        ("cp850", "cp850", b""),
    ],
)
@pytest.mark.parametrize("form", ['<meta charset="{}">', '<meta content="text/html; charset={}">'])
def test_html_in_another_encoding_than_it_tells(
    told: str, encoding: str, end: bytes, form: str
) -> None:
    form = form.replace("content", "http-equiv=Content-Type content")
    data = f"<html><head>{form.format(told)}</head><p>vóór één mei".encode(encoding)
    (line,) = lines(data + end, "x.html")
    assert line.startswith("vóór één mei")


@pytest.mark.parametrize(
    ("told", "encoding", "meta"),
    [
        ("iso-8859-1", "iso-8859-1", ""),
        ("windows-1252", "cp1252", ""),
        ("utf-8", "utf-8", ""),
        ("iso-8859-1", "utf-8", "<meta charset='utf-8'>"),
    ],
)
def test_html_whose_xml_declaration_tells_the_encoding(told: str, encoding: str, meta: str) -> None:
    page = f'<?xml version="1.0" encoding="{told}"?>\n<html><head>{meta}</head><p>vóór één mei'
    assert lines(page.encode(encoding), "x.html") == ["vóór één mei"]


@pytest.mark.parametrize("name", ["x.txt", "x.md", "x.html", "x.docx"])
def test_accents_behind_their_letters(name: str) -> None:
    words = "José: cliënten bellen vóór één mei"
    apart = unicodedata.normalize("NFD", words)
    data = make_formats.docx(apart) if name == "x.docx" else f"<p>{apart}</p>".encode()
    text = read_bytes(data, name).text
    assert words in text
    if name == "x.txt":
        assert text == f"<p>{words}</p>"


@pytest.mark.parametrize("name", ["x.txt", "x.csv"])
def test_a_slip_does_not_make_another_encoding_of_utf8(name: str) -> None:
    rows = "Wie;Actie\nRené;vóór één mei bellen\nEls;mailen\n".encode()
    source = read_bytes(rows + b"Zo\xeb;febr\x81 schrijven\n", name)
    assert {"René", "Zoë", "febr\ufffd"} <= set(re.findall(r"[\w\ufffd]+", source.text))
    (words,) = source.unread
    assert "(line 4) was read as Windows-1252" in words


@pytest.mark.parametrize(
    "data",
    [
        "René belt vóór één mei.\n".encode("cp1252"),
        "Hij zei “CAFÉ”, één keer.\n".encode("cp1252"),  # É” would be a letter of its own
        "René belt vóór één mei.\n".encode(),
        "René belt vóór één mei.\n".encode("utf-16"),
    ],
)
def test_nothing_is_told_of_text_in_one_encoding(data: bytes) -> None:
    source = read_bytes(data, "x.txt")
    assert "één" in source.text
    assert source.unread == ()


def test_the_lines_with_slips_are_named_up_to_some() -> None:
    data = "één\n".encode() + b"Zo\xeb, Zo\xeb\n" * 3 + b"Els\n" + b"Zo\xeb\n" * 9
    (words,) = read_bytes(data, "x.txt").unread
    assert "(line 2, 3, 4, 6, 7 ..)" in words
