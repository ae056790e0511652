from __future__ import annotations

import codecs
import contextlib
import io
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lovp_actions.errors import InputError
from lovp_actions.run.reading import is_encoding, read, read_bytes
from lovp_actions.sources import limits
from lovp_actions.sources.pieces import Place
from lovp_actions.sources.plain import decode

TEXT = "De coördinator belt vóór één mei.\r\nGeen € meer.\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        TEXT.encode("utf-8-sig"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16-le", "utf-16-be", "windows-1252"],
)
def test_encodings_are_told_apart_and_line_ends_kept(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "notulen.txt"
    file.write_bytes(data)
    source = read(str(file))
    assert (source.text, source.name, source.place(1)) == (TEXT, str(file), Place())


@given(st.text().filter(lambda text: "\0" not in text and not text.startswith("\ufeff")))
def test_any_utf8_text_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode("utf-8"), "x") == text


@settings(deadline=None)  # what looks like a PDF starts a process
@given(st.binary(max_size=200))
def test_any_bytes_give_text_or_an_input_error(data: bytes) -> None:
    with contextlib.suppress(InputError):
        assert "\0" not in read_bytes(data, "x").text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"een\0twee", "NUL"),
        (b"PK\x03\x04rest", "the file is damaged"),
        (b"%PDF-1.7 rest", "no PDF file that can be read"),
        (b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), "old Word file; save it as"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "by a password"),
        (b"\xd0\xcf\x11\xe0" + "__substg1.0_".encode("utf-16-le"), "Outlook keeps it; save it as"),
        (b"\xd0\xcf\x11\xe0", "old Office file; save it as .docx or PDF first"),
        (b"{\\rtf1 hallo}", "RTF file; save it as .docx .* soffice --headless"),
        (b"\x89PNG", "it is a picture"),
        (b"\x81\x8d", "not text; .* --encoding"),
        (b"\xff\x01\x02\x03\x04", "not text"),
        (b"\xff\xfeabc", "UTF-16"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        read_bytes(data, "raad.doc")
    assert "raad.doc" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("rommel.docx", "the file is damaged, or no .docx file; save it again"),
        ("rommel.PDF", "the file is damaged, or no .pdf file; save it again"),
        ("rommel.txt", "it is not text; if it is, add --encoding NAME"),
    ],
)
def test_bytes_that_are_nothing(name: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        read_bytes(bytes(range(1, 256)) * 20, name)
    assert read_bytes(b"Jan belt de school.", name).text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_seen(encoding: str) -> None:
    assert read_bytes(TEXT.encode(encoding), "x").text == TEXT


NULS = "\0De griffier belt Jan.\r\nZij mailt vóór\0mei,\0 zegt zij, de hele raad.\n"


@pytest.mark.parametrize("encoding", [None, "utf-8", "cp1252", "utf-16", "utf-32"])
def test_a_few_nul_bytes_in_a_text_are_blanks(encoding: str | None) -> None:
    data = NULS.encode(encoding or "utf-8")
    assert read_bytes(data, "x.txt", encoding).text == NULS.replace("\0", " ")


@pytest.mark.parametrize("encoding", [None, "utf-8", "cp1252"])
@pytest.mark.parametrize("more", ["\0" * 9, "\1\2\3" * 3, "\n".join("\0" * 9)])
def test_many_nul_bytes_are_no_text(more: str, encoding: str | None) -> None:
    with pytest.raises(InputError, match="it holds NUL bytes; if it is, name its encoding"):
        read_bytes((NULS + more).encode(), "x.txt", encoding)


def test_very_long_lines_are_refused_with_their_number() -> None:
    data = b"kort\r\n" + b"x" * (limits.LINE_CHARACTERS + 1)
    with pytest.raises(InputError, match="line 2 has 20,000,001 characters"):
        read_bytes(data, "x")


def test_very_large_files_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 2_000_000)
    file = tmp_path / "groot.txt"
    file.write_bytes(b"x\n" * 1_000_001)
    with pytest.raises(InputError, match="larger than 2 MB"):
        read(str(file))


def test_a_named_encoding_overrides_the_guess() -> None:
    assert decode("één".encode("utf-16-le"), "x", "utf-16-le") == "één"
    assert decode("\ufeffja".encode(), "x", "utf-8") == "ja"
    assert decode("naïef".encode("cp850"), "x", "cp850") == "naïef"
    with pytest.raises(InputError, match="not text in ASCII"):
        decode("één".encode(), "x", "ascii")


def test_only_text_encodings_are_encodings() -> None:
    assert is_encoding("utf-8")
    assert is_encoding("Windows-1252")
    assert is_encoding("utf-32")
    assert not is_encoding("hex")
    assert not is_encoding("klinkklaar")
    assert not is_encoding("")


def test_missing_files_and_directories(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"weg\.txt: there is no such file"):
        read(str(tmp_path / "weg.txt"))
    with pytest.raises(InputError, match="there are no minutes in it"):
        read(str(tmp_path))
    (tmp_path / "verslag.txt").write_text("x")
    with pytest.raises(InputError, match="it is a folder; name a file in it"):
        read(str(tmp_path))
    with pytest.raises(InputError, match="Cannot read"):
        read("een\0twee")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file(tmp_path: Path) -> None:
    file = tmp_path / "dicht.txt"
    file.write_text("x")
    file.chmod(0)
    with pytest.raises(InputError, match=r"dicht\.txt: permission denied"):
        read(str(file))


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode("cp1252"))))
    assert read("-").text == TEXT
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(InputError, match="standard input: it is closed"):
        read("-")
