"""What a run on a cluster reads, and the folder it writes."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from fake_extraction import make_item

from lovp_actions.cli import app
from lovp_actions.errors import InputError, OutputError
from lovp_actions.extraction.engine import Extractor
from lovp_actions.items import FIELDS, as_dict
from lovp_actions.writers import Style

pytest.importorskip("distributed", reason="needs the cluster extra")
pytest.importorskip("pyarrow", reason="needs the cluster extra")

import deadly_files
import fsspec
from partition_rows import rows
from pyarrow import parquet

from lovp_actions.run.cluster import files, manifest
from lovp_actions.run.cluster.folder import Folder
from lovp_actions.run.cluster.partitions import Outcome, Partitions

SHORT = "# Notulen\n\nDe voorzitter zegt toe dat hij de school belt.\n"


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, extractor: Extractor) -> None:
    monkeypatch.setattr("lovp_actions.extraction.engine.Extractor", lambda model: extractor)
    monkeypatch.delenv("LOVP_ACTIONS_MODEL", raising=False)
    monkeypatch.chdir(tmp_path)
    deadly_files.register()


def test_sources_are_expanded_in_order() -> None:
    for name in ("b.txt", "a.txt", "map/c.txt", "map/.hidden.txt", "map/d.csv", "notulen [1].txt"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(SHORT)
    memory = fsspec.filesystem("memory")
    memory.pipe({"/archief/x/2.txt": b"", "/archief/1.txt": b"", "/archief/3.md": b""})
    told: list[str] = []
    here = os.getcwd()
    sources = ["weg.txt", "*.txt", "**/c*", "map", "notulen [1].txt"]
    assert list(files.expand(sources, "", told.append)) == [
        *("weg.txt", "a.txt", "b.txt", "notulen [1].txt", "map/c.txt", "map/c.txt"),
        "notulen [1].txt",
    ]
    assert told == ["map: 1 file of another kind passed over."]
    urls = [f"file://{here}/map/*.txt", "memory://archief/**/*.txt", "memory://archief/weg.txt"]
    assert list(files.expand(urls, "", told.append)) == [
        f"file://{here}/map/c.txt",
        *("memory:///archief/1.txt", "memory:///archief/x/2.txt", "memory://archief/weg.txt"),
    ]


@pytest.mark.parametrize(
    ("source", "kind", "words"),
    [
        ("niets/*.txt", InputError, "Cannot read niets/*.txt: no file matches it."),
        ("memory://niets/*", InputError, "Cannot read memory://niets/*: no file matches it."),
        ("geen://x/*", InputError, "Cannot read geen://x/*: protocol not known: geen."),
    ],
)
def test_what_cannot_be_expanded_is_told(source: str, kind: type[Exception], words: str) -> None:
    with pytest.raises(kind) as raised:
        list(files.expand([source], "", lambda told: None))
    assert str(raised.value).lower() == words.lower()


def test_files_are_read_wherever_they_lie(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("map").mkdir()
    Path("map/a.txt").write_bytes("één".encode("cp1252"))
    fsspec.filesystem("memory").pipe("/a.txt", b"twee")
    read = partial(files.read, os.getcwd(), None)
    monkeypatch.chdir("/")
    (found,) = read("map/a.txt")
    assert (found.text, found.name) == ("één", "map/a.txt")
    assert [part.text for part in read("memory://a.txt")] == ["twee"]
    for name in ("map/weg.txt", "memory://weg.txt"):
        with pytest.raises(InputError, match=f"Cannot read {name}: there is no such file"):
            read(name)


def test_no_more_of_a_file_is_read_than_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files.limits, "FILE_BYTES", 1000)
    fsspec.filesystem("memory").pipe("/groot.txt", b"x" * 5000)
    Path("groot.txt").write_bytes(b"x" * 5000)
    for name in ("groot.txt", "memory://groot.txt"):
        with pytest.raises(InputError, match="it is larger than"):
            files.read(os.getcwd(), None, name)


# The folder of a result


@pytest.fixture(params=["local", "memory", "renaming"])
def folder(request: pytest.FixtureRequest) -> Iterator[Folder]:
    """On a disk, in a store of whole puts, and in a file system in which one must rename."""
    urls = {"local": "uit", "memory": "memory://uit", "renaming": f"poison://{os.getcwd()}/uit"}
    yield Folder(urls[request.param])
    fsspec.filesystem("memory").store.clear()


def test_a_partition_done_twice_overwrites_itself(folder: Folder) -> None:
    partitions = Partitions(folder, "jsonl", 5)
    folder.make()
    bad, good = Outcome("a.txt", error="Kapot."), Outcome("a.txt", (make_item(),))
    other = Outcome("b.txt", (make_item(line=9),))
    partitions.write(3, [bad, other], Style())
    assert folder.names() == ["failed-00003.jsonl", "items-00003.jsonl"]
    assert (partitions.finished(), partitions.failures()) == ({3}, 1)
    assert json.loads(folder.read("failed-00003.jsonl")) == {"source": "a.txt", "error": "Kapot."}
    counts = partitions.write(3, [good, other], Style())
    assert (counts.done, counts.failed) == (2, 0)
    assert folder.names() == ["items-00003.jsonl"]
    assert len(folder.read("items-00003.jsonl").splitlines()) == 2


def test_a_write_that_breaks_off_leaves_no_partition(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.make()
    folder.write("items-00000.jsonl", b"oud")

    def broken(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(type(folder._system), "pipe_file", broken)
    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(OutputError, match="no space left on device"):
        folder.write("items-00000.jsonl", b"nieuw")
    assert folder.read("items-00000.jsonl") == b"oud"
    assert folder.names() == ["items-00000.jsonl"]


def test_every_partition_has_the_same_columns() -> None:
    partitions = Partitions(Folder("uit"), "parquet", 5)
    partitions.folder.make()
    partitions.write(0, [Outcome("a", (make_item(page=3, action="half\ud800"),))], Style())
    partitions.write(1, [Outcome("b", empty=True), Outcome("c", error="Kapot.")], Style())
    partitions.write(2, [Outcome("a", (make_item(),))], Style(columns=("line", "actor")))
    full, empty, few = (parquet.read_table(f"uit/items-0000{number}.parquet") for number in "012")
    assert tuple(full.schema.names) == FIELDS
    assert full.schema == empty.schema
    assert {str(full.schema.field(name).type) for name in ("line", "start", "page")} == {"int64"}
    assert full.to_pylist() == [as_dict(make_item(page=3, action="half\ufffd"))]
    assert few.to_pylist() == [{"line": 3, "actor": "voorzitter"}]
    assert partitions.failures() == 1


def test_parquet_is_a_format_on_one_machine_too() -> None:
    Path("een.txt").write_text(SHORT)
    assert app.main(["extract", "--fast", "een.txt", "-o", "uit.parquet"]) == 0
    assert app.main(["extract", "--fast", "een.txt", "-o", "uit.jsonl"]) == 0
    assert rows(Path("uit.parquet")) == rows(Path("uit.jsonl")) != []


def test_a_folder_with_something_else_in_it_is_refused() -> None:
    folder = Folder("uit")
    assert manifest.begin(folder, ["a"], {"version": "1"}, 64) == 64
    assert manifest.begin(folder, ["b"], {"version": "1"}, 32) == 32  # nothing was done yet
    folder.write("items-00000.jsonl", b"")
    assert manifest.begin(folder, ["b"], {"version": "1"}, 64) == 32
    for names, version in ((["a"], "1"), (["b"], "2")):
        with pytest.raises(OutputError, match="other files, options or version"):
            manifest.begin(folder, names, {"version": version}, 64)
    folder.write(manifest.RUN, b"{")
    with pytest.raises(OutputError, match="is damaged"):
        manifest.begin(folder, ["b"], {"version": "1"}, 64)
    folder.remove(manifest.RUN)
    with pytest.raises(OutputError, match="it is not empty"):
        manifest.begin(folder, ["b"], {"version": "1"}, 64)
