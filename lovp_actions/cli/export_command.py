"""The command that takes a kept list out to where the work is kept: `export`."""

from __future__ import annotations

from lovp_actions.cli import formats, options
from lovp_actions.cli.exits import polite
from lovp_actions.cli.messages import detail, manner
from lovp_actions.cli.options import ListFormat
from lovp_actions.cli.shared import tell_astray, use_lexicon, words_files


def export(
    kept: options.List,
    form: options.ListForm = ListFormat.auto,
    output: options.Output = "-",
    by_person: options.ByPerson = False,
    excel: options.Excel = False,
    calendar: options.Calendar = None,
    actor: options.ActorPart = "",
    types: options.Types = None,
    section: options.SectionPart = "",
    closed: options.ClosedRows = False,
    own: options.Lexicon = None,
    no_project: options.NoLexicon = False,
    language: options.Lang = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Write the open rows of LIST for other programs."""
    from lovp_actions.items import Result
    from lovp_actions.lists.files import open_list
    from lovp_actions.lists.rows_as_items import COLUMNS, items_of, sheet_columns
    from lovp_actions.run.batch import Selection, Tally
    from lovp_actions.writers.status import is_closed

    with polite():
        use_lexicon(own, no_project)
        target = formats.target(
            form, output, calendar=calendar, excel=excel, by_person=by_person, auto=False
        )
        target.check([], words_files(), [kept])
        rows = open_list(kept).kept
        detail(f"{kept}: rows: {len(rows.rows)}.")
        tell_astray(kept, rows.astray)
        items = [item for item in items_of(rows) if closed or not is_closed(item)]
        tally = Tally(manner.language)
        chosen = tally.choose(
            [Result(kept, "", list(items))], Selection(actor, section, tuple(types or ()))
        )
        target = target.with_fields(COLUMNS, sheet_columns(items))
        target = target.in_language(manner.asked or rows.language)
        target.write(chosen)
        target.tell(tally)
