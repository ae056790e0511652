"""Make many minutes of the samples, all different, with the same mix of sentences.

    python benchmarks/make_batch.py FOLDER [--documents 2000] [--seed 1]

The sections of all samples are dealt out anew as cards are: each document has the head of one
sample and as many sections as that has, and in every round of documents each section of each
sample comes up once. So there are as many sentences with and without items as in the samples.
Then people, dates and numbers are changed, the same way within a document.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator
from functools import cache
from itertools import cycle
from pathlib import Path

from lovp_actions.structure.minutes import parse

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
SUFFIXES = (".txt", ".md")
NAMES = (
    "Aalbers", "Bram", "Boersma", "Chaima", "Cuperus", "Daan", "Dijkema", "Eva", "Elzinga", "Faber",
    "Fleur", "Gijs", "Gerritsen", "Hanna", "Hofman", "Ilse", "Joris", "Jonker", "Karim", "Kuipers",
    "Lankhorst", "Lotte", "Mees", "Mulder", "Nauta", "Nora", "Omar", "Oosting", "Pien", "Postma",
    "Rietveld", "Ruben", "Sara", "Schaap", "Terpstra", "Teun", "Veldman", "Yara", "Zandstra", "Zoë",
)  # fmt: skip
MONTHS = "januari februari maart april mei juni juli augustus september oktober november december"
_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS.split())})\b")
_NUMBER = re.compile(r"(?<![\w.,:-])\d{2,6}(?![\w:-]|[.,]\d)")
_NAME = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]{2,}")


@cache
def _decks() -> dict[str, list[tuple[str, list[str]]]]:
    """By file name's ending the samples, each as its head and its sections."""
    decks: dict[str, list[tuple[str, list[str]]]] = {}
    for path in sorted(SAMPLES.iterdir()):
        if path.suffix in SUFFIXES and path.stem != "README":
            text = path.read_text("utf-8")
            starts = [each.start for each in parse(text).sections if each.heading]
            ends = [*starts, len(text)][1:]
            sections = [text[a:b].strip() for a, b in zip(starts, ends, strict=True)]
            head = text[: starts[0]] if starts else text
            decks.setdefault(path.suffix, []).append((head.strip(), sections))
    return decks


@cache
def _people() -> frozenset[str]:
    """First and last names of those who are present in the samples."""
    texts = (path.read_text("utf-8") for path in SAMPLES.iterdir() if path.suffix in SUFFIXES)
    names = (person.name for text in texts for person in parse(text).attendees)
    return frozenset(word for name in names for word in _NAME.findall(name)) - {"Van", "Den"}


def documents(count: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """The name and the text of each document."""
    draw, number = random.Random(seed), 0
    while True:
        for suffix, samples in _decks().items():
            cards = [section for _, sections in samples for section in sections]
            draw.shuffle(cards)
            for head, sections in samples:
                if number == count:
                    return
                dealt, cards = cards[: len(sections)], cards[len(sections) :]
                yield f"notulen-{number:05}{suffix}", _changed("\n\n".join([head, *dealt]), draw)
                number += 1


def _changed(text: str, draw: random.Random) -> str:
    """The text with other people, dates and numbers."""
    people = sorted(_people() & set(_NAME.findall(text)))
    new = dict(zip(people, cycle(draw.sample(NAMES, len(NAMES))), strict=False))
    shift, months = draw.randint(1, 27), MONTHS.split()
    by = draw.randint(1, 11)

    def date(match: re.Match[str]) -> str:
        month = months[(months.index(match[2]) + by) % 12]
        return f"{(int(match[1]) + shift) % 28 + 1} {month}"

    def number(match: re.Match[str]) -> str:
        if 1900 < int(match[0]) < 2100:
            return match[0]
        return str(draw.randint(10 ** (len(match[0]) - 1), 10 ** len(match[0]) - 1))

    text = _DATE.sub(date, _NUMBER.sub(number, text)) + "\n"
    return _NAME.sub(lambda match: new.get(match[0], match[0]), text)


def long_text(size: int, seed: int = 1) -> Iterator[str]:
    """One text of about `size` bytes, in pieces: document after document."""
    for _, text in documents(10**9, seed):
        yield text + "\n"
        size -= len(text.encode()) + 1
        if size <= 0:
            return


def write(folder: Path, count: int, seed: int = 1) -> list[Path]:
    """Write so many documents to the folder."""
    paths = []
    for name, text in documents(count, seed):
        path = folder / name
        path.write_text(text, "utf-8")
        paths.append(path)
    return paths


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    print(f"{len(write(options.folder, options.documents, options.seed))} documents.")


if __name__ == "__main__":
    main()
