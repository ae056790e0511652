"""Mail: the text of the message, and the attachments that can be read."""

from __future__ import annotations

import base64
import binascii
import codecs
import datetime as dt
import quopri
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from email.errors import CloseBoundaryNotFoundDefect
from email.message import EmailMessage, MIMEPart
from itertools import islice

from lovp_actions.errors import InputError
from lovp_actions.sources import flowed, limits
from lovp_actions.sources.kinds import Kind, kind_of
from lovp_actions.sources.mail_parser import AS_IT_IS, message_of, sent_of
from lovp_actions.sources.pieces import Heading, Part, Piece, PiecesOf, Unread, Verbatim
from lovp_actions.sources.plain import decode, is_encoding
from lovp_actions.sources.render import render

_REPLY = re.compile(r"(?i)^\s{0,9}(?:(?:re|fw|fwd|antw|doorst|betr)\s{0,9}:\s{0,9})+")
_QUOTES = re.compile(r"(?m)^(?:>[ \t]?){1,20}")
_MOST_PARTS = 200
_MOST_HEADS = 100_000
"""Bytes of a mail that can hold the field Date."""
_COPY = 0.7
"""A plain half with fewer of the words than this is no copy of the other."""
_WESTERN = ("ascii", "iso8859-1", "iso8859-15", "cp1252")
"""What is told of text that is in UTF-8 or Windows-1252."""
_NO_MINUTES = re.compile(
    r"text/(?:calendar|(?:x-)?vcard|css)|application/(?:ics|(?:x-)?pkcs7-signature|pgp-.*)"
)
"""Attachments of which nobody misses anything."""


def read(
    data: bytes, name: str, pieces_of: PiecesOf, encoding: str | None = None, mails: int = 0
) -> Iterator[Piece]:
    """The subject as a heading, the text, and each attachment that can be read as a part.

    `mails` is in how many files this one is packed, `pieces_of` reads what is packed in it.
    Attachments that cannot be read are named (see `pieces.Unread`), but for pictures within
    the text; so is the end of a mail that breaks off. Raises InputError when there is nothing to
    read in it.
    """
    try:
        message = message_of(data, name)
        mail = _Mail(message, name, pieces_of, encoding)
        found = mail.body()
        for part in islice(mail.attachments, _MOST_PARTS):
            found += _attachment(part, name, pieces_of, mails)
        if any(isinstance(each, CloseBoundaryNotFoundDefect) for each in message.defects):
            told = f"Cannot read the end of {name}: the mail breaks off; save it again."
            found.append(Unread(told))
    except RecursionError as error:
        raise InputError(
            f"Cannot read {name}: its parts are packed too deep in each other; "
            "save the minutes from it and name that file."
        ) from error
    if all(isinstance(piece, Unread) for piece in found):
        unread = (piece.words for piece in found if isinstance(piece, Unread))
        raise InputError(next(unread, f"Cannot read {name}: there is no text in this mail."))
    subject = _REPLY.sub("", _header(message, "subject")).strip()
    if subject and not _begins_with(found, subject):
        found.insert(0, Heading(subject, 1))
    return iter(found)


def sent(data: bytes) -> dt.date | None:
    """The day on which a mail was sent where it was, None where it does not tell."""
    return sent_of(data[:_MOST_HEADS])


def _header(message: EmailMessage, field: str) -> str:
    try:
        return " ".join(str(message.get(field, "")).split())
    except (ValueError, IndexError, AttributeError, TypeError):  # what the library makes of rubbish
        return ""


def _begins_with(pieces: list[Piece], subject: str) -> bool:
    """Whether the text opens with the subject, as minutes in a mail do."""
    for piece in pieces:
        if isinstance(piece, (Heading, Verbatim)):
            return subject.lower() in piece.text.strip()[: len(subject) + 4].lower()
        if not isinstance(piece, Part):
            return False
    return False


# ---- the text


@dataclass
class _Mail:
    """A message, and its attachments once its text was read."""

    message: EmailMessage
    name: str
    pieces_of: PiecesOf
    encoding: str | None
    attachments: list[EmailMessage] = field(default_factory=list)

    def body(self) -> list[Piece]:
        """The pieces of the text, as one part."""
        found = self._texts(self.message)
        return [Part("message"), *found] if found else []

    def _texts(self, part: EmailMessage) -> list[Piece]:
        """The text in a part, of two versions of it the richer; attachments are set apart."""
        kind = part.get_content_type()
        named = part is not self.message and bool(part.get_filename() or part.is_attachment())
        if part is not self.message and kind == "message/rfc822":
            self.attachments.append(part)
        elif part.is_multipart():
            children = [
                self._texts(each) for each in part.iter_parts() if isinstance(each, EmailMessage)
            ]
            if kind == "multipart/alternative":
                return _richest(children)
            return _joined(piece for child in children for piece in child)
        elif kind in ("text/plain", "text/html") and not named:
            return self._text(part, kind == "text/html")
        elif named or kind == "application/ms-tnef":
            self.attachments.append(part)
        return []

    def _text(self, part: EmailMessage, is_page: bool) -> list[Piece]:
        content = _content(part)
        charset = self.encoding or _told(content, part.get_content_charset())
        kind: Kind = "html" if is_page else "text"
        pieces = list(self.pieces_of(kind, content, self.name, charset, 0))
        if not is_page:
            pieces = [
                Verbatim(_QUOTES.sub("", _unwrapped(part, piece.text)))
                if isinstance(piece, Verbatim)
                else piece
                for piece in pieces
            ]
        return pieces if _words(pieces) else []


def _unwrapped(part: MIMEPart, text: str) -> str:
    """The text with the lines joined that the program of the sender wrapped, where it tells so."""
    if str(part.get_param("format", "")).lower() != "flowed":
        return text
    return flowed.joined(text, spaced=str(part.get_param("delsp", "")).lower() == "yes")


def _richest(versions: list[list[Piece]]) -> list[Piece]:
    """Of versions of one text the plain one, unless another holds more: a table, struck or
    ticked entries, or many words that the plain one lacks."""
    filled = [each for each in versions if each]
    plain = [each for each in filled if all(isinstance(piece, Verbatim) for piece in each)]
    others = [each for each in filled if each not in plain]
    if not plain or not others:
        return filled[-1] if filled else []
    rich = others[-1]
    text = render(rich)[0]
    if text.count("\n|") > 1 or "~~" in text or "[x] " in text:
        return rich
    words = _words(rich)
    return rich if len(words & _words(plain[0])) < _COPY * len(words) else plain[0]


def _words(pieces: Iterable[Piece]) -> set[str]:
    return set(re.findall(r"\w+", render(pieces)[0].lower()))


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces, plain texts that follow each other as one."""
    found: list[Piece] = []
    for piece in pieces:
        last = found[-1] if found else None
        if isinstance(piece, Verbatim) and isinstance(last, Verbatim):
            found[-1] = Verbatim(f"{last.text.rstrip()}\n\n{piece.text.lstrip()}")
        else:
            found.append(piece)
    return found


def _told(content: bytes, charset: str | None) -> str | None:
    """The encoding that the mail tells, or the one that such a mail is in; None where that does
    not fit and must be guessed."""
    if charset is None or not is_encoding(charset):
        return None
    if codecs.lookup(charset).name in _WESTERN:
        if not content.isascii() and _decodes(content, "utf-8"):
            return "utf-8"
        signs = any(0x80 <= byte < 0xA0 for byte in content)  # no text in ISO 8859 has these
        charset = "cp1252" if signs and _decodes(content, "cp1252") else charset
    return charset if _decodes(content, charset) else None


def _decodes(content: bytes, charset: str) -> bool:
    try:
        content.decode(charset)
    except ValueError:
        return False
    return True


def _content(part: MIMEPart) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


# ---- attachments


def _attachment(part: EmailMessage, name: str, pieces_of: PiecesOf, mails: int) -> list[Piece]:
    """The pieces of an attachment, or what it is that cannot be read."""
    title = " ".join((part.get_filename() or "without a name").split())
    kind_told = part.get_content_type()
    try:
        if kind_told == "message/rfc822":
            title = title if part.get_filename() else "mail"
            found = _pieces("eml", _packed(part), f"{title} in {name}", pieces_of, mails)
        else:
            content, label = _content(part), f"{title} in {name}"
            kind = kind_of(content, label, title)
            if kind == "text":
                decode(content, label)
            found = _pieces(kind, content, label, pieces_of, mails)
    except InputError as error:
        shown = kind_told.startswith("image/") and not part.is_attachment()
        if shown or part.get("content-id") or _NO_MINUTES.fullmatch(kind_told):
            return []
        return [Unread(str(error))]
    prefix = f"attachment {title}"
    return list(_named(found, prefix)) if found else []


def _pieces(kind: Kind, content: bytes, label: str, pieces_of: PiecesOf, mails: int) -> list[Piece]:
    if kind == "eml" and mails + 1 >= limits.NESTED_MAILS:
        raise InputError(
            f"Cannot read {label}: mails are packed more than {limits.NESTED_MAILS} deep in it; "
            "save the inner one and name that."
        )
    limits.check_size(len(content), label)
    return list(pieces_of(kind, content, label, None, mails + 1)) if content else []


def _packed(part: EmailMessage) -> bytes:
    """The mail in a part, also where it is in base64, which the library does not expect."""
    inner = part.get_payload(0) if part.is_multipart() else None
    if not isinstance(inner, EmailMessage):
        return b""
    content = inner.as_bytes(policy=AS_IT_IS)
    coded = str(part.get("content-transfer-encoding", "")).strip().lower()
    if coded == "base64":
        try:
            return base64.b64decode(content)
        except binascii.Error:
            return b""
    return quopri.decodestring(content) if coded == "quoted-printable" else content


def _named(pieces: Iterable[Piece], prefix: str) -> Iterator[Piece]:
    yield Part(prefix)
    for piece in pieces:
        yield Part(f"{prefix}, {piece.name}") if isinstance(piece, Part) else piece
