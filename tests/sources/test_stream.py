"""Text a piece at a time is the text read whole."""

from __future__ import annotations

import codecs
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lovp_actions.errors import InputError
from lovp_actions.sources import plain, stream

TEXT = "De coördinator belt vóór één mei.\r\nGeen € meer, 𝐉an: “ja”.\n" * 3
LATIN = "De coördinator belt vóór één mei.\r\nGeen € meer.\n" * 3
DATA = {
    "utf-8": TEXT.encode(),
    "utf-8 with mark": TEXT.encode("utf-8-sig"),
    "utf-16-le with mark": codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
    "utf-16-be with mark": codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    "utf-16 without": "Jan belt de school.\n".encode("utf-16-le"),
    "windows-1252": LATIN.encode("cp1252"),
    "nul": TEXT.encode().replace(b" meer", b"\0meer"),
    "nul in windows-1252": LATIN.encode("cp1252").replace(b" meer", b"\0meer"),
    "slip": TEXT.encode() + b"Ren\xe9 belt.\xff",
    "slip with mark": TEXT.encode("utf-8-sig") + b"Ren\xe9 belt.",
    "empty": b"",
}


def whole(data: bytes, encoding: str | None = None) -> str:
    """The text of the pieces, or what is said of them."""
    try:
        return "".join(stream.pieces(io.BytesIO(data), "x", encoding))
    except InputError as error:
        return f"! {error}"


def at_once(data: bytes, encoding: str | None = None) -> str:
    try:
        return plain.composed(plain.decode(data, "x", encoding))
    except InputError as error:
        return f"! {error}"


@pytest.mark.parametrize("size", [8, 10, 64, 1_000_000])
@pytest.mark.parametrize("name", DATA)
def test_pieces_joined_are_the_text(name: str, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "PIECE", size)
    text = whole(DATA[name])
    assert text == at_once(DATA[name])
    assert text == "" or text.startswith(("De coör", "Jan belt"))


@settings(deadline=None)
@given(
    text=st.one_of(st.text(), st.text("een \u0301\u0308\u0316")),
    size=st.integers(8, 12),
    mark=st.booleans(),
)
def test_no_character_is_broken_where_pieces_meet(text: str, size: int, mark: bool) -> None:
    data = text.encode("utf-8-sig" if mark else "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stream, "PIECE", size)
        assert whole(data, "utf-8") == at_once(data, "utf-8")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"een en twee\0drie", None),
        (b"een en twee dr\xff\x01\x02\x03\x04", None),
        (b"een en twee dr\x81\x8d", None),
        (b"een en twee dr\xff", "utf-8"),
        (b"een en twee dri\xe2\x82", "utf-8"),
    ],
)
def test_what_is_no_text_is_refused_in_the_same_words(
    data: bytes, encoding: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "PIECE", 8)
    assert whole(data, encoding).startswith("! Cannot read x: ")
    assert whole(data, encoding) == at_once(data, encoding)


@pytest.mark.parametrize("size", [8, 9, 1_000_000])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_slips_are_told_in_the_same_words(
    size: int, end: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "PIECE", size)
    data = f"één{end}twee{end}drie vier{end}".encode() + b"Ren\xe9 en Zo\xeb"
    said: list[str] = []
    text = "".join(stream.pieces(io.BytesIO(data), "x", None, said.append))
    assert text == f"één{end}twee{end}drie vier{end}René en Zoë"
    assert tuple(said) == plain.slips(data, "x")
    assert said[0].startswith("Cannot read all of x as UTF-8; what is not (line 4) was read as ")


def test_a_line_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "LINE_CHARACTERS", 20)
    monkeypatch.setattr(stream, "PIECE", 8)
    assert whole(b"Jan belt.\n" * 9) == "Jan belt.\n" * 9
    assert "a line of more than 20 characters" in whole(b"Jan belt.\n" + b"x" * 30)
