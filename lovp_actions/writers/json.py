"""One JSON object: the version of the schema and the list of items."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, Final, TextIO

from lovp_actions.items import FIELDS, SCHEMA_VERSION, Item, as_dict
from lovp_actions.writers.style import PLAIN, Style

_UNSAFE: Final = re.compile(r"[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ud800-\udfff]")
"""What JSON allows unescaped and yet drives a terminal, ends or turns a line, or is no
character."""


def write(items: Iterable[Item], out: TextIO, style: Style = PLAIN) -> None:
    """Write `items` to `out`, indented, each as it comes."""
    out.write(f'{{\n  "schema_version": {SCHEMA_VERSION},\n  "items": [')
    separator = ""
    for item in items:
        lines = dumps(as_dict(item, style.columns or FIELDS), indent=2).replace("\n", "\n    ")
        out.write(f"{separator}\n    {lines}")
        separator = ","
    out.write("\n  ]\n}\n" if separator else "]\n}\n")


def dumps(value: Any, indent: int | None = None) -> str:
    """`value` as JSON in readable UTF-8, unsafe characters escaped."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
