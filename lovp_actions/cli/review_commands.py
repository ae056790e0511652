"""The commands with a page to work on: `review` and `app`."""

from __future__ import annotations

import importlib.util
import os
import webbrowser
from dataclasses import replace
from pathlib import Path
from signal import SIGINT
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lovp_actions import systems, writers
from lovp_actions.cli import options, progress
from lovp_actions.cli.exits import EXIT_USAGE, polite
from lovp_actions.cli.messages import manner, say, told
from lovp_actions.cli.shared import ending, expanded, new_batch, use_lexicon, words_files
from lovp_actions.errors import InputError, LovpError, OutputError
from lovp_actions.extraction.settings import DEFAULT_CONFIDENCE, ExtractionSettings
from lovp_actions.writers.output import check_target, writing

if TYPE_CHECKING:
    from lovp_actions.items import Result
    from lovp_actions.review.kept import Kept
    from lovp_actions.review.server import Desk

_SERVING = ("starlette", "uvicorn")
"""What serves a page; an extra."""
_With = Annotated[
    str,
    typer.Option(
        "--with",
        metavar="FILE",
        help="Decisions to go on from, kept there; without it in FILE.decisions.json beside "
        "the minutes.",
    ),
]
_Page = Annotated[
    str,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write a page that works without a server to FILE."
    ),
]
_Collect = Annotated[
    str,
    typer.Option(
        metavar="FOLDER",
        help="Write what was decided to FOLDER, as annotated minutes for training; no page.",
    ),
]
_NoBrowser = Annotated[
    bool, typer.Option("--no-browser", help="Tell the address only, and open no window.")
]


def review(
    files: options.Files = None,
    decided: _With = "",
    output: _Page = "",
    collect: _Collect = "",
    no_browser: _NoBrowser = False,
    min_confidence: options.Confidence = DEFAULT_CONFIDENCE,
    fast: options.Fast = False,
    date: options.Date = None,
    glob: options.Glob = "",
    own: options.Lexicon = None,
    no_project: options.NoLexicon = False,
    model: options.Model = None,
    encoding: options.Encoding = None,
    timeout: options.Timeout = None,
    language: options.Lang = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Look over what is found in FILES on a page, and put it right."""
    from lovp_actions.review import collected, decisions
    from lovp_actions.review.decided import DOUBTFUL
    from lovp_actions.review.kept import Kept, file_of, held_by
    from lovp_actions.review.page import page, part
    from lovp_actions.run.reading import STANDARD_INPUT

    with polite():
        use_lexicon(own, no_project)
        if output and collect:
            raise typer.BadParameter("--collect writes no page: leave out --output.")
        if output and writers.format_of(output) not in writers.PAGES:
            raise typer.BadParameter(
                f"{output} is no name of a page: name a file that ends in .html or .htm."
            )
        sources = expanded(files, glob)
        if output:
            check_target(output, sources, words_files())
        elif not collect:
            _check_extra()
        if os.path.isfile(collect):
            raise OutputError(f"Cannot write {collect}: it is a file; name a folder.")
        files_of = {each: decided or file_of(each) for each in sources if each != STANDARD_INPUT}
        first = decided or next(iter(files_of.values()), "")
        if not output and not collect:
            if not decided and not files:
                say(
                    "No minutes given: name a file; to look over what is piped in, name a file "
                    "for the decisions with --with."
                )
                raise typer.Exit(EXIT_USAGE)
            if not decided and sources[0] == STANDARD_INPUT:
                raise typer.BadParameter("Name a file for the decisions with --with.")
            for each in dict.fromkeys([first, *files_of.values()]):
                check_target(each, sources, words_files())
        if decided:
            there = os.path.exists(decided) or output or collect
            held = {decided: decisions.read(decided)} if there else {}
        else:
            held = held_by(files_of.values())
        batch = new_batch(
            model,
            encoding,
            date,
            min(min_confidence, DOUBTFUL),
            seconds=timeout,
            fast=fast,
            whole=True,
        )
        with batch.interrupts.noted():
            results = list(progress.along(batch, sources))
        if not results:
            ending(batch, len(sources))
        made = Kept([files_of.get(each.name, first) for each in results], results, held)
        if collect:
            before = [each for told in made.told for each in told]
            say(f"{collect}: minutes collected: {collected.collect(results, before, collect)}.")
        elif output:
            parts = [
                part(each, before, min_confidence)
                for each, before in zip(results, made.told, strict=True)
            ]
            with writing(output) as out:
                out.write(page(parts, manner.language))
        else:
            _kept_as_made(made, min_confidence, no_browser)
        ending(batch, len(sources))


def app(
    no_browser: _NoBrowser = False,
    min_confidence: options.Confidence = DEFAULT_CONFIDENCE,
    fast: options.Fast = False,
    own: options.Lexicon = None,
    no_project: options.NoLexicon = False,
    model: options.Model = None,
    timeout: options.Timeout = None,
    language: options.Lang = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Open a page on which minutes are dropped and looked over."""
    from lovp_actions.review.decided import DOUBTFUL
    from lovp_actions.review.page import page, part

    with polite():
        _check_extra()
        use_lexicon(own, no_project)
        from lovp_actions.extraction.pipelines import loaded
        from lovp_actions.review.server import Desk
        from lovp_actions.run.batch import Batch
        from lovp_actions.run.interrupts import Interrupts

        reading = Interrupts()
        settings = ExtractionSettings(min_confidence=min(min_confidence, DOUBTFUL), fast=fast)

        def give_up() -> None:
            reading.signal = SIGINT

        def read(path: Path, name: str) -> dict[str, Any]:
            said: list[str] = []
            batch = Batch(
                said.append,
                model=model,
                settings=settings,
                seconds=timeout,
                whole=True,
                interrupts=reading,
            )
            try:
                if systems.FORKS:  # once, so that no later file waits for it
                    loaded(model)
                results = list(batch.run([str(path)]))
            except LovpError as error:
                raise InputError(told(str(error)).replace(str(path), name)) from error
            words = " ".join(map(told, said)).replace(str(path), name)
            if batch.empty or not results:
                raise InputError(words)
            return {**part(_renamed(results[0], name), least=min_confidence), "said": words}

        desk = Desk(
            lambda: page([], manner.language, served="app"), read=read, told=told, give_up=give_up
        )
        _serve(desk, no_browser)
        _end(desk)


def _renamed(result: Result, name: str) -> Result:
    return replace(result, name=name, items=[replace(each, source=name) for each in result.items])


def _check_extra() -> None:
    """Raises OutputError where the packages that serve a page are missing."""
    if any(importlib.util.find_spec(name) is None for name in _SERVING):
        raise OutputError(
            "Cannot open the page: that needs more packages; install them with: "
            "pip install 'lovp-actions[app]'"
        )


def _kept_as_made(made: Kept, least: float, no_browser: bool) -> None:
    """Serve the page, and write the decisions as they are made."""
    from lovp_actions.review.page import page, part
    from lovp_actions.review.server import Desk

    def shown() -> str:
        pairs = zip(made.results, made.told, strict=True)
        parts = [part(each, before, least) for each, before in pairs]
        return page(parts, manner.language, served="review", revision=made.revision)

    def store(body: bytes, revision: int) -> int | None:
        try:
            return made.store(body, revision)
        except LovpError as error:
            raise OutputError(told(str(error))) from error

    desk = Desk(shown, store=store)
    _serve(desk, no_browser)
    for path, count in made.finish().items():
        say(f"{path}: decisions: {count}.")
    _end(desk)


def _serve(desk: Desk, no_browser: bool) -> None:
    from lovp_actions.review.server import serve

    def opened(address: str) -> None:
        say(f"The page is at {address} until its window is closed, or Ctrl-C.")
        if not no_browser:
            webbrowser.open(address)

    try:
        serve(desk, opened)
    except OSError as error:
        raise OutputError(f"Cannot open the page: {error.strerror or error}.") from error
    except KeyboardInterrupt:
        return  # Ctrl-C is how it is stopped


def _end(desk: Desk) -> None:
    """End the command as a signal wanted, unless that was Ctrl-C, by which it is stopped."""
    from lovp_actions.run.interrupts import EXIT_SIGNAL

    if desk.interrupts.signal not in (0, SIGINT):
        raise typer.Exit(EXIT_SIGNAL + desk.interrupts.signal)
