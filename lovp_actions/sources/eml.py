"""Mail: the text of the message, and the attachments that can be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from email.message import EmailMessage, MIMEPart
from itertools import islice

from ..errors import InputError
from . import formats, limits
from .kinds import Kind, kind_of
from .mail import AS_IT_IS, message_of
from .pieces import Heading, Part, Piece, Verbatim
from .plain import decode, is_encoding

_REPLY = re.compile(r"(?i)^\s{0,9}(?:(?:re|fw|fwd|antw|doorst|betr)\s{0,9}:\s{0,9})+")
_MOST_PARTS = 200


def read(data: bytes, name: str, encoding: str | None = None, mails: int = 0) -> Iterator[Piece]:
    """The subject as a heading, the text, and each attachment that can be read as a part.

    `mails` is in how many mails this one is packed. Attachments of other kinds are passed over.
    Raises InputError when there is nothing to read in it, or an attachment that should be
    readable is not.
    """
    try:
        message, found = _parts(data, name, encoding, mails)
    except RecursionError as error:
        raise InputError(
            f"Cannot read {name}: its parts are packed too deep in each other; "
            "save the minutes from it and name that file."
        ) from error
    if not found:
        raise InputError(f"Cannot read {name}: there is no text in this mail.")
    subject = _REPLY.sub("", _header(message, "subject")).strip()
    if subject and not _begins_with(found, subject):
        found.insert(0, Heading(subject, 1))
    return iter(found)


def _parts(
    data: bytes, name: str, encoding: str | None, mails: int
) -> tuple[EmailMessage, list[Piece]]:
    """The message, and the pieces of its text and attachments."""
    message = message_of(data, name)
    found = list(_body(message, name, encoding))
    for part in islice(_attachments(message), _MOST_PARTS):
        found += _attachment(part, name, mails)
    return message, found


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


def _body(message: EmailMessage, name: str, encoding: str | None) -> Iterator[Piece]:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None or part.is_multipart():
        return
    content = _content(part)
    kind: Kind = "html" if part.get_content_type() == "text/html" else "text"
    charset = encoding or _told(content, part.get_content_charset())
    pieces = list(formats.pieces(kind, content, name, charset))
    if any(not isinstance(piece, Verbatim) or piece.text.strip() for piece in pieces):
        yield Part("message")
        yield from pieces


def _told(content: bytes, charset: str | None) -> str | None:
    """The encoding that the mail tells, None where it does not fit and must be guessed."""
    if charset is None or not is_encoding(charset):
        return None
    try:
        content.decode(charset)
    except ValueError:
        return None
    return charset


def _content(part: MIMEPart) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _attachments(message: EmailMessage) -> Iterator[EmailMessage]:
    """The attachments, those in mails that are attached left to these mails."""
    body = message.get_body(preferencelist=("plain", "html"))
    stack = [message]
    while stack:
        part = stack.pop()
        kind = part.get_content_type()
        if part is not message and kind == "message/rfc822":
            yield part
        elif part.is_multipart():
            parts = [each for each in part.iter_parts() if isinstance(each, EmailMessage)]
            stack += reversed(parts)
        elif part is not body and (part.get_filename() or part.is_attachment()):
            yield part


def _attachment(part: EmailMessage, name: str, mails: int) -> Iterator[Piece]:
    title = " ".join((part.get_filename() or "without a name").split())
    label = f"{title} in {name}"
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload(0) if part.is_multipart() else None
        content = inner.as_bytes(policy=AS_IT_IS) if isinstance(inner, EmailMessage) else b""
        kind: Kind = "eml"
        title = title if part.get_filename() else "mail"
    else:
        content = _content(part)
        try:
            kind = kind_of(content, title)
            if kind == "text":
                decode(content, label)
        except InputError:
            return  # a picture, a spreadsheet: no minutes
    if not content:
        return
    if kind == "eml" and mails + 1 >= limits.NESTED_MAILS:
        raise InputError(
            f"Cannot read {name}: mails are packed more than {limits.NESTED_MAILS} deep in it; "
            "save the inner one and name that."
        )
    limits.check_size(len(content), label)
    prefix = f"attachment {title}"
    yield from _named(formats.pieces(kind, content, label, None, mails + 1), prefix)


def _named(pieces: Iterable[Piece], prefix: str) -> Iterator[Piece]:
    yield Part(prefix)
    for piece in pieces:
        yield Part(f"{prefix}, {piece.name}") if isinstance(piece, Part) else piece
