"""What kind of file the bytes are; the name of the file only breaks ties."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

from lovp_actions.errors import InputError
from lovp_actions.sources import limits
from lovp_actions.sources.plain import is_too_odd, odd_controls

Kind = Literal["docx", "odt", "pdf", "html", "eml", "json", "csv", "text"]

TEXT_ENDINGS = (".txt", ".text", ".md", ".markdown", ".mdown", ".mkd", ".vtt", ".srt")
JSON_ENDINGS = (".json", ".jsonl", ".ndjson")
"""Left alone in folders, where lists and decisions of this program lie too."""
HTML_ENDINGS = (".html", ".htm", ".xhtml")
PACKED_ENDINGS = (".docx", ".docm", ".dotx", ".odt", ".ott", ".pdf")
"""Of files that are no text by themselves."""
ENDINGS = (*TEXT_ENDINGS, *HTML_ENDINGS, *PACKED_ENDINGS, ".fodt", ".eml")
"""Of the files that are read in a folder."""

_START = 4096
_HTML = re.compile(r"(?i)<(?:!doctype\s{1,99}html|html|head|body)\b")
_BEFORE_HTML = (("<?xml", ">"), ("<!--", "-->"))
"""What may stand before it, and how that ends."""
_FLAT = "<office:document "
"""How an OpenDocument file in one XML file begins, behind what tells that it is XML."""
_OPEN_TEXT = "application/vnd.oasis.opendocument.text"
_NO_TEXT = "a spreadsheet or a presentation; save what is to be read as a text document or PDF"
_JSON = re.compile(r"[\[{]")
_RECORD = re.compile(r'"(?:@type|_source|hits|entity_?[tT]ype)"\s{0,9}:')
"""What tells documents of Open Raadsinformatie and OpenBesluitvorming."""
_TAG = re.compile(r"(?i)<[a-z!?]")
_FIELD = re.compile(r"(?m)^([A-Za-z][A-Za-z-]{1,40}):[ \t]?\S?")
_MAIL_FIELDS = {"from", "to", "subject", "date"}
_TRANSPORT_FIELDS = {
    "received", "return-path", "message-id", "mime-version", "delivered-to", "content-type",
}  # fmt: skip
_OTHERS = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"),
    (b"x\x9f>\x22", "a file that Outlook alone unpacks"),
    (b"\x1f\x8b", "a packed file"),
    (b"7z\xbc\xaf", "a packed file"),
    (b"Rar!", "a packed file"),
)


def kind_of(data: bytes, name: str, title: str = "") -> Kind:
    """The kind of file by its content and its name, which is `title` where messages are to call
    it otherwise; raises InputError for kinds that cannot be read."""
    if data.startswith(b"PK\x03\x04"):
        return _kind_of_zip(data, name)
    if b"%PDF-" in data[:1024] and not data[:1].isalpha():
        return "pdf"
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise _old_or_protected(data, name)
    if data.lstrip()[:5] == b"{\\rtf":
        raise InputError(_save_as(name, "an RTF file"))
    for magic, kind in _OTHERS:
        if data.startswith(magic):
            raise InputError(
                f"Cannot read {name}: it is {kind}; name the minutes themselves, as text, Word, "
                "OpenDocument, PDF, HTML or mail."
            )
    start, ending = _start(data), PurePath(title or name).suffix.lower()
    if ending in PACKED_ENDINGS and is_too_odd(odd_controls(start), len(start)):
        raise InputError(
            f"Cannot read {name}: the file is damaged, or no {ending} file; save it again."
        )
    if _FLAT in start and start.lstrip().startswith(("<?xml", _FLAT)):
        if f'office:mimetype="{_OPEN_TEXT}' in start:
            return "odt"
        raise InputError(f"Cannot read {name}: it is {_NO_TEXT}.")
    return _kind_of_text(start, ending)


def _kind_of_zip(data: bytes, name: str) -> Kind:
    try:
        with limits.archive(data, name) as archive:
            inside = set(archive.namelist())
            mimetype = b""
            if "mimetype" in inside:
                with archive.open("mimetype") as member:
                    mimetype = member.read(100)
    except InputError:
        raise
    except Exception as error:
        raise limits.damaged(name) from error
    if mimetype.startswith(_OPEN_TEXT.encode()):
        return "odt"
    if any(member.startswith("word/") for member in inside):
        return "docx"
    if any(member.startswith(("xl/", "ppt/")) for member in inside) or b"opendocument" in mimetype:
        what = _NO_TEXT
    else:
        what = "a zip file; unpack it and name the files in it"
    raise InputError(f"Cannot read {name}: it is {what}.")


def _kind_of_text(start: str, ending: str) -> Kind:
    if _JSON.match(start.lstrip()) and (ending in JSON_ENDINGS or _RECORD.search(start)):
        return "json"
    if _is_html(start) or (ending in HTML_ENDINGS and _TAG.match(start.lstrip())):
        return "html"
    head = start.replace("\r\n", "\n").partition("\n\n")[0]
    fields = {field.lower() for field in _FIELD.findall(head)}
    named = ending == ".eml" and fields & (_MAIL_FIELDS | _TRANSPORT_FIELDS)
    sent = {"mime-version", "content-type"} <= fields or (
        "from" in fields and fields & _TRANSPORT_FIELDS
    )
    if _FIELD.match(head) and (named or (sent and ending not in TEXT_ENDINGS[2:])):
        return "eml"
    return "csv" if ending == ".csv" else "text"


def _is_html(start: str) -> bool:
    """Whether a page begins here, comments before it passed over."""
    start = start.lstrip()
    while end := next((last for first, last in _BEFORE_HTML if start.startswith(first)), ""):
        start = start.partition(end)[2].lstrip()
    return bool(_HTML.match(start))


def _start(data: bytes) -> str:
    """The beginning of the file, good enough to look for marks in ASCII."""
    start = data[:_START]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return start.decode("utf-16", "ignore")
    return start.removeprefix(b"\xef\xbb\xbf").decode("latin-1")


def _old_or_protected(data: bytes, name: str) -> InputError:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return InputError(
            f"Cannot read {name}: it is protected by a password; save it without one."
        )
    if "__substg1.0_".encode("utf-16-le") in data:
        return InputError(
            f"Cannot read {name}: it is a message as Outlook keeps it; save it as .eml, "
            "or its attachment on its own."
        )
    word = "WordDocument".encode("utf-16-le") in data
    return InputError(_save_as(name, "an old Word file" if word else "an old Office file"))


def _save_as(name: str, kind: str) -> str:
    return (
        f"Cannot read {name}: it is {kind}; save it as .docx or PDF first, "
        "in Word or with: soffice --headless --convert-to docx FILE"
    )
