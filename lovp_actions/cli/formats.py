"""The format in which items are written: what the options ask for, and what is told of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from pathlib import PurePath
from typing import TYPE_CHECKING

import typer

from lovp_actions import writers
from lovp_actions.cli import values
from lovp_actions.cli.messages import manner, say
from lovp_actions.cli.options import CalendarKind
from lovp_actions.cli.shared import destination
from lovp_actions.writers import Style, folder
from lovp_actions.writers.output import check_target, standard_output

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lovp_actions.items import Result
    from lovp_actions.run.batch import Tally
    from lovp_actions.writers.words import Language


@dataclass(frozen=True)
class Target:
    """The format `name`, and where items in it go: a file or a folder, or standard output where
    `path` is ""."""

    name: str
    path: str
    style: Style

    def check(self, sources: list[str], words: list[str], kept: list[str] | None = None) -> None:
        """Raises OutputError where that cannot be written, or is one of the `sources`, of the
        lists that are `kept` or of the lexicon files `words`."""
        if self.name in writers.FOLDERS:
            folder.check(self.path)
        elif self.path:
            check_target(self.path, sources, words, kept or [])
        else:
            standard_output()
        writers.check("xlsx" if self.style.workbook else self.name)

    def in_language(self, language: Language) -> Target:
        """The same, with words for people in another language."""
        return replace(self, style=replace(self.style, language=language))

    def with_fields(self, fields: tuple[str, ...], sheet: tuple[str, ...]) -> Target:
        """The same, with these fields alone where the format has fields of its own to choose, in a
        workbook those of `sheet`."""
        if self.name not in writers.TABULAR:
            return self
        chosen = sheet if self.name in writers.BINARY else fields
        return replace(self, style=replace(self.style, columns=chosen))

    def write(self, results: Iterable[Result]) -> None:
        """Write the items of `results`, all or none."""
        if self.name in writers.FOLDERS:
            count = writers.write_folder(results, self.path, self.style)
            say(f"{self.path}: drafts: {count}." if count else "No drafts: no item names anybody.")
            return
        with destination(self.path or None) as out:
            writers.write(self.name, results, out, self.style)

    def tell(self, tally: Tally) -> None:
        """How many items there are, where the result does not show it."""
        if (self.name == "table" and tally.counts) or (tally.left_out and not tally.total):
            say(str(tally))
        total = tally.total
        if self.name == "ics" and tally.undated:
            say(f"{tally.undated} of {total} items left out: their deadline is no date.")
        if self.name == "griffie" and tally.others:
            say(f"{tally.others} of {total} items left out: they are no promise.")
        if self.name == "eml" and 0 < tally.unnamed < total:
            say(f"{tally.unnamed} of {total} items left out: they name nobody.")


def target(
    form: Enum,
    output: str,
    columns: str | None = None,
    calendar: CalendarKind | None = None,
    *,
    excel: bool = False,
    by_person: bool = False,
    auto: bool = True,
) -> Target:
    """What the options ask for; without `auto` a name that asks for no format is none.

    Raises typer.BadParameter where they do not go together, or the format is not for a terminal;
    OutputError when standard output is closed.
    """
    path = "" if output == "-" else output
    name = _named(form, path, excel=excel, auto=auto)
    workbook = writers.is_workbook(name, path)
    if excel and (name not in ("csv", "griffie") or workbook):
        raise typer.BadParameter(
            f"--excel is for csv and griffie; leave it out for {'xlsx' if workbook else name}."
        )
    if columns and name not in writers.TABULAR:
        raise typer.BadParameter(
            f"--columns is for {', '.join(writers.TABULAR)}; leave it out for {name}."
        )
    if calendar and name != "ics":
        raise typer.BadParameter(f"--calendar is for ics; leave it out for {name}.")
    if by_person and name != "xlsx":
        raise typer.BadParameter(f"--by-person is for xlsx; leave it out for {name}.")
    if name in writers.FOLDERS and not path:
        raise typer.BadParameter(f"{name} writes a folder: name it with --output.")
    if name in writers.BINARY and not path and standard_output().isatty():
        raise typer.BadParameter(
            f"{name} is not for a terminal: name a file with -o, or redirect the output."
        )
    events = calendar is CalendarKind.event
    fields = values.columns_of(columns)
    return Target(name, path, Style(fields, manner.language, excel, events, by_person, workbook))


def _named(form: Enum, path: str, *, excel: bool, auto: bool) -> str:
    if form.value != "auto":
        return str(form.value)
    known = [each.value for each in type(form)]
    refused, ending = writers.refused(path), PurePath(path).suffix
    unknown = not auto and writers.format_of(path, "") not in known
    if refused or (unknown and ending):
        written = (each for each in writers.ENDINGS if writers.format_of(f"x{each}") in known)
        endings = ", ".join(written)
        raise typer.BadParameter(
            f"{refused or ending} cannot be written: name a file that ends in {endings}, "
            "or choose with --format."
        )
    if unknown:
        raise typer.BadParameter("Choose with --format what to write.")
    if path:
        if name := writers.format_of(path, ""):
            return name
        other = "csv" if excel else "tsv"
        if suffix := PurePath(path).suffix:
            say(f"{path}: written as {other}, as {suffix} is no format.")
        return other
    if excel:
        return "csv"
    return "table" if standard_output().isatty() else "tsv"
