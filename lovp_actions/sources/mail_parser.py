"""The bytes of a mail in, its message out, within bounds: the parser of the standard library takes
time with the square of a header."""

from __future__ import annotations

import datetime as dt
import itertools
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from email.utils import parsedate_to_datetime
from typing import Any

from lovp_actions.errors import InputError

PARTS = 1_000
MULTIPARTS = 100
"""Parts that hold parts: each line is held against the ends of all that are open."""
HEADERS = 20_000
"""Of all parts together."""
HEADER_CHARACTERS = 2_000
"""Of a header that is read; the others, such as all the recipients, are left alone."""
_READ = ("subject", "date")

AS_IT_IS = policy.default.clone(refold_source="none")
"""To write a mail with its headers as they came."""


def message_of(data: bytes, name: str) -> EmailMessage:
    """The mail. Raises InputError when it has more parts or headers than mails have, or headers
    that are too long or too deep to be read; RecursionError when its parts are packed too deep."""
    message = message_from_bytes(data, policy=_policy(name))
    assert isinstance(message, EmailMessage)
    return message


def sent_of(head: bytes) -> dt.date | None:
    """The day in the field Date where the mail was sent, None where it tells none."""
    told = str(BytesHeaderParser().parsebytes(head).get("date", ""))
    try:
        return parsedate_to_datetime(told[:100]).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _policy(name: str) -> policy.EmailPolicy:
    """What counts the parts and headers of one mail while it is parsed."""
    parts, multiparts, headers = itertools.count(1), itertools.count(1), itertools.count(1)

    def part(policy: Any = None) -> EmailMessage:
        if next(parts) > PARTS:
            raise _refused(name, f"it has more than {PARTS:,} parts")
        return EmailMessage(policy)

    class Bounded(policy.EmailPolicy):
        def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
            field, value = super().header_source_parse(sourcelines)
            read = field.lower()
            if next(headers) > HEADERS:
                raise _refused(name, f"it has more than {HEADERS:,} headers")
            if len(value) > HEADER_CHARACTERS and (read.startswith("content-") or read in _READ):
                raise _refused(
                    name, f"its header {field[:40]} has more than {HEADER_CHARACTERS:,} characters"
                )
            holds = read == "content-type" and value.lstrip()[:10].lower() == "multipart/"
            if holds and next(multiparts) > MULTIPARTS:
                raise _refused(name, f"it has more than {MULTIPARTS:,} parts that hold parts")
            return field, value

        def header_fetch_parse(self, name_: str, value: str) -> Any:
            try:
                return super().header_fetch_parse(name_, value)
            except RecursionError as error:
                what = f"brackets are nested too deep in its header {name_[:40]}"
                raise _refused(name, what) from error

    return Bounded(message_factory=part)


def _refused(name: str, what: str) -> InputError:
    return InputError(f"Cannot read {name}: {what}; save the minutes from it and name that file.")
