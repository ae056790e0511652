"""The commands for words of one's own: `lexicon`, which shows them, and `lexicon check`."""

from __future__ import annotations

import os
import shutil
from enum import Enum
from functools import partial
from typing import Annotated

import typer

from lovp_actions.cli import options, values
from lovp_actions.cli.exits import EXIT_FAILED, EXIT_USAGE, polite
from lovp_actions.cli.messages import say, told
from lovp_actions.cli.shared import use_lexicon
from lovp_actions.writers.cells import plain
from lovp_actions.writers.output import standard_output, writing_to_standard_output

app = typer.Typer(
    invoke_without_command=True, subcommand_metavar="[COMMAND]", rich_markup_mode=None
)


class WordFormat(str, Enum):
    """The values of --format of `lexicon`."""

    auto = "auto"
    text = "text"
    tsv = "tsv"
    json = "json"


def _tables_from(incomplete: str) -> list[str]:
    """The groups of words that begin so."""
    from lovp_actions.lexicon.vocabulary import GROUPS

    return [name for name in GROUPS if name.startswith(incomplete)]


_Tables = Annotated[
    list[str] | None,
    typer.Option(
        "--table",
        metavar="NAME",
        autocompletion=_tables_from,
        help="Only this group of words; repeat for more.",
    ),
]
_Form = Annotated[
    WordFormat, typer.Option("--format", "-f", help="auto: text on a terminal, else tsv.")
]
_Own = Annotated[
    list[str] | None,
    typer.Argument(metavar="FILES", help="Lexicon files; without them those in force."),
]


@app.callback()
def words(
    context: typer.Context,
    tables: _Tables = None,
    form: _Form = WordFormat.auto,
    own: options.Lexicon = None,
    no_project: options.NoLexicon = False,
    language: options.Lang = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Show the words in force, those shipped and your own. `check` tries your examples."""
    context.obj = own, no_project
    if context.invoked_subcommand:
        return

    from lovp_actions.cli import pager
    from lovp_actions.lexicon.form import NAMED
    from lovp_actions.lexicon.vocabulary import GROUPS, words_of
    from lovp_actions.writers import wordlist

    tables = [NAMED.get(name, name) for name in tables or GROUPS]
    for name in tables:
        if name not in GROUPS:
            raise values.not_one_of(name, GROUPS)
    with polite():
        terminal = standard_output().isatty()
        use_lexicon(own, no_project)
        found = (word for table in tables for word in words_of(table))
        with writing_to_standard_output() as out:
            if form is WordFormat.json:
                wordlist.write_json(found, out)
            elif form is WordFormat.tsv or not (terminal or form is WordFormat.text):
                wordlist.write_tsv(found, out)
            else:
                width = shutil.get_terminal_size().columns if terminal else 100
                colour = terminal and not os.environ.get("NO_COLOR")
                about = partial(told, kind="abouts")
                text = wordlist.as_text(found, width, colour=colour, told=about)
                if terminal:
                    pager.show(text, out)
                else:
                    out.write(text)


@app.command()
def check(
    context: typer.Context,
    files: _Own = None,
    model: options.Model = None,
    language: options.Lang = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Try the examples in FILES, or in the lexicon files in force. Ends with 1 when any fails."""
    own, no_project = context.obj
    with polite():
        standard_output()
        names = [*(own or ()), *(files or ())]
        use_lexicon(names, no_project or bool(files))

        from lovp_actions import lexicon
        from lovp_actions.extraction.engine import Extractor
        from lovp_actions.extraction.examples import of_file

        if not lexicon.in_force():
            say("No lexicon file given, and no lovp-actions.toml found: name a file.")
            raise typer.Exit(EXIT_USAGE)
        cases = [case for file in lexicon.in_force() for case in of_file(file)]
        extractor = Extractor(model)
        faults = [(case, fault) for case in cases if (fault := case.fault(extractor))]
        with writing_to_standard_output() as out:
            for case, fault in faults:
                out.write(f"{told(plain(case.told(fault)), kind='examples')}\n")
        say(f"{len(cases) - len(faults)} of {len(cases)} examples hold.")
        if faults:
            raise typer.Exit(EXIT_FAILED)
