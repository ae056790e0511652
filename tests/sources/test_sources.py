"""Documents of every kind, built here, and what is read of them."""

from __future__ import annotations

import io
import sys
import zipfile
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import docx
import make_formats
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from fpdf import FPDF

from lovp_actions.errors import InputError
from lovp_actions.run.reading import Source, read, read_bytes
from lovp_actions.sources import limits, pdf
from lovp_actions.sources.kinds import kind_of


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def lines(data: bytes, name: str = "notulen") -> list[str]:
    """The lines that are not blank."""
    return [line for line in read_bytes(data, name).text.split("\n") if line]


def place(source: Source, words: str) -> tuple[int | None, str]:
    """Page and place of the line that holds the words."""
    number = next(i for i, line in enumerate(source.text.split("\n"), 1) if words in line)
    found = source.place(number)
    return found.page, found.words


# ---- Word


def test_word_headings_and_lists() -> None:
    document = docx.Document()
    document.add_heading("Notulen", 0)
    document.styles.add_style("Kop 1", 1)
    document.add_paragraph("Opening", "Kop 1")
    for words in ("Anna belt", "Bob mailt"):
        document.add_paragraph(words, "List Number")
    document.add_paragraph("de school", "List Bullet")
    document.add_paragraph().add_run("Sluiting").bold = True
    document.add_paragraph("Eind\nregel")
    assert lines(saved(document)) == [
        "# Notulen", "## Opening", "1. Anna belt", "2. Bob mailt", "- de school", "**Sluiting**",
        "Eind", "regel",
    ]  # fmt: skip


def test_word_tables_with_merged_cells() -> None:
    document = docx.Document()
    table = document.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Actie"
    table.cell(0, 2).text = "Wie"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "Verkeer"
    table.cell(1, 1).text, table.cell(1, 2).text = "tellen", "Anna"
    table.cell(2, 1).text, table.cell(2, 2).text = "meten", "Bob"
    source = read_bytes(saved(document), "x.docx")
    assert source.text.split("\n")[:3] == [
        "| Actie |  | Wie |",
        "| Verkeer | tellen | Anna |",
        "| Verkeer | meten | Bob |",
    ]
    assert place(source, "meten") == (None, "table 1, row 3")


def test_word_changes_fields_boxes_and_hidden_words() -> None:
    document = docx.Document()
    body = document.element.body
    document.sections[0].header.paragraphs[0].text = "kopregel"
    for xml in (
        "<w:ins><w:r><w:t>Anna belt</w:t></w:r></w:ins><w:del><w:r><w:delText>niet</w:delText>"
        "</w:r></w:del>",
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>geheim</w:t></w:r><w:hyperlink><w:r><w:t>zie hier"
        "</w:t></w:r></w:hyperlink><w:r><w:instrText>PAGE</w:instrText></w:r>",
        "<w:r><w:t>boven</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>in een kader</w:t>"
        "</w:r></w:p></w:txbxContent></w:pict></w:r>",
    ):
        body.insert(len(body) - 1, parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>"))
    control = "<w:sdtContent><w:p><w:r><w:t>in een veld</w:t></w:r></w:p></w:sdtContent>"
    body.insert(len(body) - 1, parse_xml(f"<w:sdt {nsdecls('w')}>{control}</w:sdt>"))
    assert lines(saved(document)) == [
        "Anna belt", "zie hier", "boven", "in een kader", "in een veld",
    ]  # fmt: skip


def test_tables_nested_too_deep_are_refused() -> None:
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    for _ in range(limits.NESTED_TABLES + 1):
        cell = cell.add_table(1, 1).cell(0, 0)
    with pytest.raises(InputError, match="nested too deep"):
        read_bytes(saved(document), "x.docx")


# ---- OpenDocument


def test_odt_headings_lists_and_tables() -> None:
    style = (
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" '
        'style:num-format="1" style:num-suffix="."/></text:list-style>'
    )
    body = (
        "<text:tracked-changes><text:p>weg</text:p></text:tracked-changes>"
        '<text:h text:outline-level="1">Opening</text:h>'
        '<text:list text:style-name="L1"><text:list-item><text:p>Anna<text:s text:c="2"/>belt'
        "</text:p><text:list><text:list-item><text:p>de school</text:p></text:list-item>"
        "</text:list></text:list-item><text:list-item><text:p>Bob<text:line-break/>mailt</text:p>"
        "</text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
        "<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>"
    )
    source = read_bytes(make_formats.odt_of(body, style), "x.odt")
    found = [line for line in source.text.split("\n") if line]
    assert found == [
        "## Opening", "1. Anna  belt", "  - de school", "2. Bob", "  mailt", "| a | b |",
    ]  # fmt: skip
    assert place(source, "mailt") == (None, "paragraph 4")
    body = "<text:h>Opening</text:h><text:p>Bob<office:binary-data>QU</office:binary-data></text:p>"
    assert lines(make_formats.flat_odt(body), "x.fodt") == ["## Opening", "Bob"]


# ---- web pages


def test_html() -> None:
    source = """<!DOCTYPE html><title>x</title><nav>menu</nav><script>a()</script>
    <h1>Notulen</h1><p>Jan <b>opent</b>,<br>Anna belt.<p hidden>geheim</p>
    <ol start=3><li>een<ul><li>diep</ul><li><p>twee</p></ol>
    <table><tr><th>Wie<th>Wat<tr><td colspan=2>Anna</table><pre>a
  b</pre><p style="display: none">weg"""
    assert lines(source.encode()) == [
        "# Notulen", "Jan opent,", "Anna belt.", "3. een", "  - diep", "4. twee",
        "| **Wie** | **Wat** |", "| --- | --- |", "| Anna |  |", "a", "  b",
    ]  # fmt: skip


def test_html_nested_deep() -> None:
    deep = b"<html>" + b"<div><ul><li>" * 300 + b"Anna belt."
    assert "Anna belt." in read_bytes(deep, "x.html").text
    with pytest.raises(InputError, match="nested too deep"):
        read_bytes(deep * 10, "x.html")
    with pytest.raises(InputError, match="nested too deep"):
        read_bytes(b"<html>" + b"<table><tr><td>" * 300 + b"Anna belt.", "x.html")


# ---- CSV


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Wie,Wat\nJan,bellen\n", ["| Wie | Wat |", "| Jan | bellen |"]),
        ('Wie;Wat\nJan;"bel, of\nmail; nu"\n', ["| Wie | Wat |", "| Jan | bel, of mail; nu |"]),
        ("Lijst;\nWie;Wat\nJan;bellen\n", ["Lijst", "| Wie | Wat |", "| Jan | bellen |"]),
        ("sep=;\r\nWie;Wat\r\nJan;\r\n", ["| Wie | Wat |", "| Jan |  |"]),
        ("Jan belt, en Bob mailt.\nEinde.\n", ["Jan belt, en Bob mailt.", "Einde."]),
        ('Wie,Wat\nJan,"' + "x" * 200_000, ["Wie,Wat", 'Jan,"' + "x" * 200_000]),
    ],
)
def test_csv(text: str, found: list[str]) -> None:
    assert lines(text.encode(), "x.csv") == found


# ---- mail


def mail(text: str, subject: str = "Fwd: Notulen van 3 mei") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["Subject"] = "Anna <anna@voorbeeld.nl>", subject
    message.set_content(text)
    return message


def test_mail_with_attachments() -> None:
    message = mail("Hierbij de notulen.\n\nGroet, Anna", "Re: Notulen vóór de zomer")
    message.add_attachment(
        make_formats.docx("Verslag\n\nJan belt vóór 1 mei."),
        maintype="application",
        subtype="octet-stream",
        filename="verslag.docx",
    )
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="foto.png")
    inner = mail("Bob mailt.", "Binnen")
    message.add_attachment(inner)
    source = read_bytes(message.as_bytes(), "post.eml")
    assert source.text.startswith("# Notulen vóór de zomer\n")
    assert place(source, "Hierbij") == (None, "message, line 1")
    assert place(source, "Jan belt") == (None, "attachment verslag.docx, paragraph 2")
    assert place(source, "Bob mailt") == (None, "attachment mail, message, line 1")


def test_mail_in_html_alone() -> None:
    message = mail("")
    message.set_content("<p>Jan belt één keer.</p>", subtype="html", charset="iso-8859-1")
    assert "Jan belt één keer." in lines(message.as_bytes())


def test_mails_packed_too_deep_are_named() -> None:
    message = mail("x")
    for _ in range(limits.NESTED_MAILS):
        outer = mail("x")
        outer.add_attachment(message)
        message = outer
    (told,) = read_bytes(message.as_bytes(), "x.eml").unread
    assert "packed more than 3 deep" in told


def test_mail_without_text() -> None:
    with pytest.raises(InputError, match="no text in this mail"):
        read_bytes(b"From: anna@voorbeeld.nl\nMIME-Version: 1.0\n\n", "x.eml")


# ---- PDF


def pdf_of(*pages: str) -> bytes:
    document = FPDF()
    document.set_font("helvetica", size=11)
    for text in pages:
        document.add_page()
        document.multi_cell(0, 5, text, align="L")
    return bytes(document.output())


def test_pdf_pages_and_wrapped_lines() -> None:
    long = "De wethouder zegt toe dat zij de raad voor 1 mei een brief stuurt over de weg. " * 3
    source = read_bytes(pdf_of(f"{long}\n\n\nKort.", "Tweede."), "x.pdf")
    assert source.text.split("\n")[0] == long.strip()
    assert (place(source, "Kort"), place(source, "Tweede")) == ((1, ""), (2, ""))
    assert "\fTweede." in source.text


def test_pdf_tables() -> None:
    document = FPDF()
    document.add_page()
    document.set_font("helvetica", size=11)
    with document.table(col_widths=(30, 100)) as table:
        for cells in (("Wie", "Actie"), ("Anna", "belt de school " * 12), ("Bob", "mailt")):
            row = table.row()
            for words in cells:
                row.cell(words)
    source = read_bytes(bytes(document.output()), "x.pdf")
    rows = [line for line in source.text.split("\n") if line]
    assert rows[1:] == [f"| Anna | {' '.join(['belt de school'] * 12)} |", "| Bob | mailt |"]
    assert place(source, "Bob") == (1, "table 1, row 3")


def test_pdf_without_text_names_ocr() -> None:
    document = FPDF()
    document.add_page()
    document.rect(10, 10, 50, 50)
    with pytest.raises(InputError, match="ocrmypdf"):
        read_bytes(bytes(document.output()), "x.pdf")


def test_pdf_with_a_password() -> None:
    document = FPDF()
    document.set_encryption("eigenaar", "gebruiker")
    document.add_page()
    with pytest.raises(InputError, match="protected by a password"):
        read_bytes(bytes(document.output()), "x.pdf")


def test_pdf_that_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PDF_SECONDS", 0.001)
    with pytest.raises(InputError, match="longer than 0 seconds"):
        read_bytes(pdf_of("x"), "x.pdf")


def test_a_worker_that_ends_without_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf.sys, "executable", "/bin/false")
    with pytest.raises(InputError, match="too much memory or fails"):
        read_bytes(pdf_of("x"), "x.pdf")


# ---- kinds and limits


def zipped(**members: bytes | str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return out.getvalue()


_TOLD = '<?xml version="1.0" encoding="%s"?><a/>'


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"%PDF-1.4", "x.txt", "pdf"),
        (zipped(word__document="<a/>"), "x", "docx"),
        (b"  <!doctype HTML><p>", "x.txt", "html"),
        (b"<p>Jan belt</p>", "x.html", "html"),
        (b"<p>Jan belt</p>", "x.md", "text"),
        (make_formats.flat_odt("<text:p>Jan belt</text:p>"), "x.fodt", "odt"),
        (b"Een <office:document is plat: office:mimetype", "x.txt", "text"),
        (b"From: a\nMessage-ID: b\n\nx", "x", "eml"),
        (b"Subject: a\n\nx", "x.eml", "eml"),
        (b"Subject: a\nDate: b\n\nx", "x.txt", "text"),
        (b"Wie,Wat\nJan,bellen", "x.csv", "csv"),
        (b"", "x", "text"),
    ],
)
def test_kinds(data: bytes, name: str, kind: str) -> None:
    assert kind_of(data, name) == kind


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (zipped(xl__workbook="<a/>"), "a spreadsheet or a presentation"),
        (make_formats.flat_odt("", "spreadsheet"), "a spreadsheet or a presentation"),
        (make_formats.flat_odt("<text:p>"), "the file is damaged"),
        (make_formats.flat_odt("").replace(b"?>\n", b"?><!DOCTYPE a>", 1), "declares XML entities"),
        (zipped(lijst="<a/>"), "a zip file; unpack it"),
        (zipped(word__document="<a/>"), "no Word file as Word writes it"),
        (zipped(word__document=b"<a>" + b" " * 5_000_000), r"too much \(parts: 1, 5 MB\)"),
        (zipped(word__document='<!DOCTYPE a [<!ENTITY b "c">]><a/>'), "declares XML entities"),
        (make_formats.odt_of("<text:p>"), "the file is damaged"),
        (make_formats.odt_of("", META_INF__x="<!DOCTYPE a>"), "declares XML entities"),
        (make_formats.odt_of("", META_INF__x=_TOLD % "hex"), "the file is damaged"),
        (zipped(word__document=_TOLD % "esperanto"), "the file is damaged"),
        (zipped(word__document=_TOLD % "zlib"), "the file is damaged"),
        (make_formats.docx("Verslag")[:-40], "the file is damaged"),
    ],
)
def test_unsafe_and_damaged_files_are_refused(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        read_bytes(data, "x")
    assert "\n" not in str(caught.value)


def test_too_many_members(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MEMBERS", 2)
    with pytest.raises(InputError, match="unpacks to too much"):
        read_bytes(make_formats.docx("Verslag"), "x")


@pytest.mark.parametrize("ending", [".docx", ".odt", ".pdf", ".html"])
def test_a_missing_extra_is_named(ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = make_formats.WRITERS[ending]("Verslag\n\nJan belt.")
    for module in ("docx", "lxml.etree", "pypdfium2"):
        monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(InputError, match=r"pip install 'lovp-actions\[docs\]'"):
        read_bytes(data, f"x{ending}")


# ---- real minutes


@pytest.mark.slow
def test_all_real_minutes_can_be_read(shared: Path) -> None:
    """Where they may be had: every file is read, and gives text."""
    files = [file for file in sorted((shared / "real").iterdir()) if file.suffix != ".tsv"]
    short = [file.name for file in files if len(read(str(file)).text) < 500]
    assert not short
