"""Parquet: columns with types, the same in every file, for programs that read millions of rows."""

from __future__ import annotations

import typing
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO, Final

from lovp_actions.items import FIELDS, Item, as_dict
from lovp_actions.writers.cells import SURROGATE
from lovp_actions.writers.style import PLAIN, Style

_TYPES: Final = {int: "int64", int | None: "int64", float: "float64"}
"""What is no number is a string, dates too, as in JSON."""


def write(items: Iterable[Item], out: BinaryIO, style: Style = PLAIN) -> None:
    """Write `items` to `out` as one table. Needs pyarrow."""
    kinds = typing.get_type_hints(Item)
    names = style.columns or FIELDS
    columns = {name: _TYPES.get(kinds[name], "string") for name in names}
    write_rows((as_dict(item, names) for item in items), columns, out)


def write_rows(
    rows: Iterable[Mapping[str, Any]], columns: Mapping[str, str], out: BinaryIO
) -> None:
    """Write `rows` to `out`; `columns` has the Arrow type of each name. Needs pyarrow.

    Half a character (a lone surrogate), for which Parquet has no place, becomes U+FFFD.
    """
    import pyarrow
    from pyarrow import parquet

    schema = pyarrow.schema(list(columns.items()))
    clean = [{name: _whole(value) for name, value in row.items()} for row in rows]
    parquet.write_table(pyarrow.Table.from_pylist(clean, schema), out, compression="zstd")


def _whole(value: Any) -> Any:
    return SURROGATE.sub("\ufffd", value) if isinstance(value, str) else value
