"""Print how fast it is and how much memory it takes, against the plain way on the same text.

    python benchmarks/performance.py [--runs 5] [--documents 2000] [--files 5000] [--quick]
                                     [--only help,cold,words,jobs,memory,parsed]

The plain way is spaCy as its documentation has it: `spacy.load` with the same weights, all
components and the stock tokenizer. Figures are medians; the two sides run in turns. The table
stands in docs/performance.md.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # for both sides, before numpy is loaded

import make_batch
from measure import has_memory_figures, in_turns, peak_memory, process

from lovp_actions.language.nlp import SHIPPED

LOVP = "minutes/lovp-2019-04-15.txt"
PLAIN = """
import sys, spacy
nlp = spacy.load(sys.argv[1])
with open(sys.argv[2], encoding="utf-8") as file:
    doc = nlp(file.read())
for sentence in doc.sents:
    print(sentence.text)
"""
MEGABYTE = 1_000_000
FEWEST = 240
"""Files for which more than one process is started."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table."""

    what: str
    ours: str
    plain: str = ""
    ratio: float | None = None
    wanted: str = ""

    def __str__(self) -> str:
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        return f"| {self.what} | {self.ours} | {self.plain} | {ratio} | {self.wanted} |"


@dataclass(frozen=True, slots=True)
class Setting:
    """What is asked for."""

    runs: int
    documents: int
    files: int
    sizes: tuple[int, ...]
    shared: Path
    folder: Path
    command: str


def start(setting: Setting) -> Iterator[Row]:
    """`--help` and `--version`; so short that each is run four times as often."""
    plain = process([sys.executable, "-c", "import typer"])
    for option in ("--help", "--version"):
        ours, other = in_turns(process([setting.command, option]), plain, 4 * setting.runs)
        yield Row(
            f"`{option}` against `import typer`",
            f"{1000 * ours.wall:.0f} ms",
            f"{1000 * other.wall:.0f} ms",
            ours.wall / other.wall,
            "≤ 2.0",
        )


def cold(setting: Setting) -> Iterator[Row]:
    """One file in a process of its own."""
    path = setting.shared / LOVP
    if not path.exists():
        path = setting.folder / "lovp.txt"
        path.write_text(_three_times((make_batch.SAMPLES / "lovp.txt").read_text("utf-8")), "utf-8")
    words = len(path.read_text("utf-8").split())
    for way, wanted in (([], "≤ 1.5"), (["--fast"], "≤ 0.6")):
        ours, plain = in_turns(
            process([setting.command, "extract", str(path), "-f", "jsonl", *way]),
            process([sys.executable, "-c", PLAIN, str(SHIPPED), str(path)]),
            setting.runs,
        )
        what = " ".join([f"one file ({words:,} words), start included", *way])
        for clock, a, b in (("", ours.wall, plain.wall), (", processor", ours.cpu, plain.cpu)):
            limit = "" if clock else wanted
            yield Row(f"{what}{clock}", f"{a:.2f} s", f"{b:.2f} s", a / b, limit)


def _three_times(text: str) -> str:
    title, _, body = text.partition("\n\n")
    return "\n\n".join([title, body, body, body])


def words(setting: Setting) -> Iterator[Row]:
    """Words per second of one process, the pipeline loaded before."""
    import throughput

    for name, texts in throughput.batches(setting.documents, setting.shared):
        count = sum(len(text.split()) for text in texts)
        for fast, wanted in ((False, "≥ 0.5"), (True, "≥ 2.5")):
            with throughput.sides(name, setting.documents, setting.shared, fast=fast) as sides:
                ours, plain = in_turns(*sides, setting.runs)
            way = " with `--fast`" if fast else ""
            for clock, a, b in (("", ours.wall, plain.wall), (", processor", ours.cpu, plain.cpu)):
                what = f"words a second{way}{clock}: {len(texts):,} {name}, {count:,} words"
                yield Row(what, f"{count / a:,.0f}", f"{count / b:,.0f}", b / a, wanted)


def jobs(setting: Setting) -> Iterator[Row]:
    """Two processes against one, on files on the disk."""
    folder = setting.folder / "jobs"
    folder.mkdir()
    count = max(setting.documents, FEWEST)
    make_batch.write(folder, count)
    base = [setting.command, "extract", str(folder), "-q", "-f", "jsonl", "-j"]
    two, one = in_turns(process([*base, "2"]), process([*base, "1"]), setting.runs)
    what = f"`--jobs 2` against `--jobs 1`, {count:,} files, start included"
    yield Row(what, f"{two.wall:.1f} s", f"{one.wall:.1f} s", one.wall / two.wall, "≥ 1.7")


def memory(setting: Setting) -> Iterator[Row]:
    """Peak memory over long texts and over many files."""
    if not has_memory_figures():
        print("(Memory is measured on Linux only.)")
        return
    for options in (["-j", "1"], []):
        told = "one process" if options else "as many as there are cores"
        smallest = 0.0
        for size in setting.sizes:
            path = setting.folder / "lang.txt"
            with path.open("w", encoding="utf-8") as file:
                file.writelines(make_batch.long_text(size * MEGABYTE))
            most, row = _peak(setting, [str(path), *options], f"text of {size} MB, {told}")
            yield row
            smallest = smallest or most
            if size == setting.sizes[-1] != setting.sizes[0]:
                what = f"{size} MB against {setting.sizes[0]} MB, {told}"
                ours, plain = f"{most:.0f} MB", f"{smallest:.0f} MB"
                yield Row(what, ours, plain, most / smallest, "0.9 to 1.1")
        folder = setting.folder / "klein"
        if not folder.exists():
            folder.mkdir()
            make_batch.write(folder, setting.files)
        yield _peak(setting, [str(folder), *options], f"{setting.files:,} files, {told}")[1]


def _peak(setting: Setting, arguments: list[str], what: str) -> tuple[float, Row]:
    found = peak_memory([setting.command, "extract", "-q", "-f", "jsonl", *arguments])
    most = max(found.main, found.worker)
    told = f"{found.main:.0f} MB" + (f", a worker {found.worker:.0f} MB" if found.worker else "")
    return most, Row(f"peak memory: {what}", told, wanted="≤ 600 MB each")


def parsed(setting: Setting) -> Iterator[Row]:
    """How many sentences the parser sees."""
    import throughput

    for name, texts in throughput.batches(setting.documents, setting.shared):
        seen, total = throughput.share_parsed(texts)
        yield Row(
            f"sentences parsed: {len(texts):,} {name}", f"{seen:,}", f"{total:,}", seen / total
        )


SECTIONS: dict[str, Callable[[Setting], Iterator[Row]]] = {
    "help": start,
    "cold": cold,
    "words": words,
    "jobs": jobs,
    "memory": memory,
    "parsed": parsed,
}


def head(setting: Setting) -> str:
    """When and on what this was measured."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("spacy", "thinc", "numpy", "typer"))
    cores = os.cpu_count()
    if hasattr(os, "sched_getaffinity"):
        cores = len(os.sched_getaffinity(0))
    return (
        f"{date.today():%Y-%m-%d}, {_processor()}, {cores} cores, {platform.system()}, "
        f"Python {platform.python_version()}, {packages}; "
        f"medians of {setting.runs} runs."
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--documents", type=int, default=2_000)
    parser.add_argument("--files", type=int, default=5_000)
    parser.add_argument("--quick", action="store_true", help="few runs over small batches")
    parser.add_argument("--only", default=",".join(SECTIONS), help="sections, with commas between")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    options = parser.parse_args()
    wanted = options.only.split(",")
    if unknown := set(wanted) - SECTIONS.keys():
        parser.error(
            f"no such section: {', '.join(sorted(unknown))}; there are {', '.join(SECTIONS)}"
        )
    beside = Path(sys.executable).parent / "lovp-actions"
    command = str(beside) if beside.exists() else shutil.which("lovp-actions")
    if command is None:
        parser.error("there is no command lovp-actions: install the package first")
    runs, documents, files, sizes = options.runs, options.documents, options.files, (5, 15, 50)
    if options.quick:
        runs, documents, files, sizes = min(runs, 2), min(documents, 60), min(files, 100), (1, 2)
    with tempfile.TemporaryDirectory() as folder:
        setting = Setting(runs, documents, files, sizes, options.shared, Path(folder), command)
        print(f"{head(setting)}\n\n| what | ours | plain | ratio | wanted |\n|---|---|---|---|---|")
        for name in wanted:
            for row in SECTIONS[name](setting):
                print(row, flush=True)


if __name__ == "__main__":
    main()
