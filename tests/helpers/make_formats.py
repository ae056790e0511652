"""The same minutes in every format: makes documents of a plain text."""

from __future__ import annotations

import html
import io
import shutil
import subprocess
import zipfile
from email.message import EmailMessage
from pathlib import Path

_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "style", "drawing")
)


def parts(text: str) -> list[tuple[str, str]]:
    """The paragraphs of a text, each with what it is: title, heading or text."""
    paragraphs = [each.strip() for each in text.split("\n\n") if each.strip()]
    kinds = ["title"] + ["text" if each[-1] in ".!?" else "heading" for each in paragraphs[1:]]
    return list(zip(kinds, paragraphs, strict=True))


def markdown(text: str) -> bytes:
    marks = {"title": "# ", "heading": "## ", "text": ""}
    return "\n\n".join(marks[kind] + words for kind, words in parts(text)).encode()


def docx(text: str) -> bytes:
    import docx as library

    document = library.Document()
    for kind, words in parts(text):
        if kind == "text":
            document.add_paragraph(words)
        else:
            document.add_heading(words, 0 if kind == "title" else 1)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def odt_of(body: str, styles: str = "", **members: str) -> bytes:
    """An OpenDocument text with that content of its body, in XML."""
    content = (
        f"<office:document-content {_NAMES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
        "</office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content, zipfile.ZIP_DEFLATED)
        for name, member in members.items():
            archive.writestr(name.replace("__", "/") + ".xml", member)
    return out.getvalue()


def flat_odt(body: str, kind: str = "text") -> bytes:
    """An OpenDocument file in one XML file, with that content of its body, in XML."""
    return (
        f'<?xml version="1.0"?>\n<office:document {_NAMES} '
        f'office:mimetype="application/vnd.oasis.opendocument.{kind}">'
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document>"
    ).encode()


def odt(text: str) -> bytes:
    tags = {
        "title": '<text:p text:style-name="Title">%s</text:p>',
        "heading": '<text:h text:outline-level="1">%s</text:h>',
        "text": "<text:p>%s</text:p>",
    }
    return odt_of("".join(tags[kind] % html.escape(words) for kind, words in parts(text)))


def page(text: str) -> bytes:
    tags = {"title": "h1", "heading": "h2", "text": "p"}
    body = "\n".join(
        f"<{tags[kind]}>{html.escape(words)}</{tags[kind]}>" for kind, words in parts(text)
    )
    return f'<!DOCTYPE html><html><meta charset="utf-8"><body>{body}</body></html>'.encode()


def mail(text: str) -> bytes:
    message = EmailMessage()
    message["From"] = "griffie@voorbeeld.nl"
    message["Subject"] = parts(text)[0][1]
    message.set_content(text, cte="quoted-printable")
    return message.as_bytes()


def pdf(text: str) -> bytes:
    from fpdf import FPDF

    document = FPDF()
    document.set_auto_page_break(True, 20)
    document.add_page()
    for kind, words in parts(text):
        document.set_font("helvetica", "" if kind == "text" else "B", 16 if kind == "title" else 11)
        plain = words.encode("latin-1", "replace").decode("latin-1")
        document.multi_cell(0, 5, plain, new_x="LMARGIN", new_y="NEXT", align="L")
        document.ln(4)
    return bytes(document.output())


def converted(file: Path, ending: str) -> Path:
    """The file as LibreOffice converts it."""
    office = shutil.which("soffice")
    assert office
    subprocess.run(
        [office, "--headless", "--convert-to", ending, "--outdir", file.parent, file],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return file.with_suffix(f".{ending}")


WRITERS = {
    ".md": markdown,
    ".docx": docx,
    ".odt": odt,
    ".html": page,
    ".eml": mail,
    ".pdf": pdf,
}
