"""The man page, made of what `--help` tells, the exit codes in README.md and the date of the
latest version in CHANGELOG.md.

To read it: man -l docs/lovp-actions.1
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

from docs.reference import Command, Parameter, commands
from lovp_actions import __version__
from lovp_actions.cli.app import app
from lovp_actions.cli.completion import PROGRAM

PAGE = Path(__file__).with_name(f"{PROGRAM}.1")
_ROOT = Path(__file__).parent.parent

_DESCRIPTION = """\
Reads Dutch minutes (notulen), as plain text, Markdown, Word, OpenDocument, PDF, HTML or mail, and
lists the action items in them: who promised, agreed or was asked to do what, by when. Items go to
standard output, or to the file that -o names; messages go to standard error. Nothing that is read
leaves the machine."""

_ENVIRONMENT = {
    "LOVP_ACTIONS_MODEL": "Another spaCy pipeline, as --model names it.",
    "LOVP_ACTIONS_DEBUG": "When set, an error in the program shows its traceback.",
    "LC_ALL, LC_MESSAGES, LANG": "The first that is set tells the language of words for people: "
    "Dutch where it begins with nl, else English. --lang goes before it.",
    "NO_COLOR": "When set, a terminal gets no colours.",
    "COLUMNS": "The width of tables, where it is not that of the terminal.",
    "PAGER": "What show sends a long text through; less without it.",
}

_EXAMPLES = {
    "The action items, as a table": "lovp-actions extract notulen.docx",
    "Those of a folder in one workbook": "lovp-actions extract map/ -o acties.xlsx",
    "New items into a list that people keep": "lovp-actions merge actielijst.xlsx notulen.pdf",
    "What is overdue, and due in a week": "lovp-actions due actielijst.xlsx --within 7d",
    "Completion in bash": "source <(lovp-actions completion bash)",
}


def page() -> str:
    """The text of the man page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    title = rf'.TH LOVP\-ACTIONS 1 {_date()} "{_text(PROGRAM)} {__version__}" "User Commands"'
    yield from (title, ".nh", ".ad l")  # no hyphens in options, no wide gaps between them
    yield from (".SH NAME", rf"{_text(PROGRAM)} \-")
    yield from _paragraph(_first_down(str(app.info.help)))
    yield from (".SH SYNOPSIS", f".B {_text(PROGRAM)}", r".I COMMAND", r"[OPTIONS] [ARGUMENTS]")
    yield from (".SH DESCRIPTION", *_paragraph(_DESCRIPTION))
    yield from ('.SH "GENERAL OPTIONS"', *_entry(r"\fB\-h\fR, \fB\-\-help\fR", "Show help."))
    yield from _entry(r"\fB\-\-version\fR", "Show the version.")
    yield ".SH COMMANDS"
    for command in commands():
        yield from _command(command)
    yield '.SH "EXIT STATUS"'
    for codes, meaning in exit_codes():
        yield from _entry(rf"\fB{codes}\fR", meaning)
    yield ".SH ENVIRONMENT"
    for names, meaning in _ENVIRONMENT.items():
        yield from _entry(rf"\fB{_text(names)}\fR", meaning)
    yield ".SH EXAMPLES"
    for what, example in _EXAMPLES.items():
        yield from (*_entry(_text(what) + ":", ""), ".nf", _text(example), ".fi")
    yield from ('.SH "SEE ALSO"', ".BR ocrmypdf (1),", ".BR less (1)")


def _command(command: Command) -> Iterator[str]:
    yield f'.SS "{_text(command.usage)}"'
    yield from _paragraph(command.help)
    for each in command.arguments:
        yield from _entry(rf"\fI{_text(each.names[0])}\fR", each.told)
    for each in command.options:
        yield from _entry(_tag(each), each.told)


def _tag(parameter: Parameter) -> str:
    names = ", ".join(rf"\fB{_text(name)}\fR" for name in parameter.names)
    value = _text(parameter.value).replace("|", r"|\:")  # where a long line may break
    return rf"{names} \fI{value}\fR" if value else names


def _entry(tag: str, text: str) -> Iterator[str]:
    yield from (".TP", tag, *_paragraph(text))


def _paragraph(text: str) -> list[str]:
    return [_line(line) for line in textwrap.wrap(text, 76, break_on_hyphens=False)]


def _line(text: str) -> str:
    """A line of text; at its beginning a point or an apostrophe would be a request."""
    escaped = _text(text)
    return rf"\&{escaped}" if escaped.startswith((".", "'")) else escaped


def _text(text: str) -> str:
    return text.replace("\\", r"\e").replace("-", r"\-").replace('"', r"\(dq")


def _first_down(text: str) -> str:
    return text[0].lower() + text[1:].rstrip(".")


def _date() -> str:
    text = (_ROOT / "CHANGELOG.md").read_text("utf-8")
    found = re.search(r"^## \[\d.*(\d{4}-\d\d-\d\d)$", text, re.M)
    return found[1] if found else ""


def exit_codes() -> list[tuple[str, str]]:
    """The exit codes and their meanings, as the table in README.md has them."""
    rows = re.findall(
        r"^\| (\d[\d, ]*) \| (.*) \|$", (_ROOT / "README.md").read_text("utf-8"), re.M
    )
    return [(codes, meaning.replace("`", "")) for codes, meaning in rows]
