"""`review`, and what `extract` and `merge` make of decisions."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from commandline import clean, written

from lovp_actions.api import extract_many
from lovp_actions.cli import app, messages, review_commands
from lovp_actions.items import Result
from lovp_actions.review import decisions
from lovp_actions.review.decisions import Decided, Decision, digest_of, words_of


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    clean(monkeypatch, tmp_path)
    yield
    messages.manner.language, messages.manner.level = "en", "normal"


def found() -> Result:
    (result,) = extract_many([written()], min_confidence=0.1)
    return result


def saved(*verdicts: str | None, actor: str = "") -> str:
    """The name of a file with a decision about each item of the minutes, or none."""
    result = found()
    told = [
        Decision(
            verdict,  # type: ignore[arg-type]
            item.id, item.sentence, item.start, item.end,
            replace(words_of(item), actor=actor or item.actor), words_of(item),
        )
        for verdict, item in zip(verdicts, result.items, strict=True)
        if verdict
    ]  # fmt: skip
    about = Decided("notulen.txt", digest_of(result.text), tuple(told))
    Path("d.json").write_text(decisions.as_json([about]), "utf-8")
    return "d.json"


def run(*arguments: str, capsys: pytest.CaptureFixture[str], status: int = 0) -> tuple[str, str]:
    assert app.main([*arguments]) == status
    told = capsys.readouterr()
    return told.out, told.err


def test_extract_lists_what_was_decided(capsys: pytest.CaptureFixture[str]) -> None:
    told = saved("strike", "change", None, actor="raad")
    out, _ = run("extract", "notulen.txt", "--with", told, "--columns", "actor,type", capsys=capsys)
    assert out.splitlines()[1:] == ["raad\tverzoek", "Wethouder De Vries\tvoornemen"]


def test_merge_never_brings_back_what_was_struck(capsys: pytest.CaptureFixture[str]) -> None:
    told = saved("strike", "change", "keep", actor="raad")
    run("merge", "lijst.csv", "notulen.txt", "--with", told, capsys=capsys)
    rows = list(
        csv.DictReader(Path("lijst.csv").read_text("utf-8-sig").splitlines(), delimiter=";")
    )
    assert [row["actor"] for row in rows] == ["raad", "Wethouder De Vries"]
    before = Path("lijst.csv").read_bytes()
    for more in (["--with", told], []):
        run("merge", "lijst.csv", "notulen.txt", *more, capsys=capsys)
        assert Path("lijst.csv").read_bytes() == before


def test_decisions_about_others_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    told = saved("strike", None, None)
    Path("ander.txt").write_text("toezegging|Bakker|belt\n", "utf-8")
    _, err = run("extract", "ander.txt", "--with", told, capsys=capsys)
    assert "notulen.txt: its decisions are passed over" in err
    Path("notulen.txt").write_text("Er is koffie.\n", "utf-8")
    _, err = run("extract", "notulen.txt", "--with", told, capsys=capsys)
    assert "notulen.txt: decisions passed over, for what they are about" in err
    _, err = run("extract", "ander.txt", "--with", saved(None, None, None), capsys=capsys)
    assert "passed over" not in err


@pytest.mark.parametrize("command", [["extract", "notulen.txt"], ["merge", "l.csv", "notulen.txt"]])
def test_a_file_of_decisions_that_is_none(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    written()
    _, err = run(*command, "--with", "notulen.txt", capsys=capsys, status=1)
    assert "no file of decisions" in err
    _, err = run(*command, "--with", "weg.json", capsys=capsys, status=1)
    assert "there is no such file" in err
    assert not Path("l.csv").exists()


def data_in(page: str) -> Any:
    match = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
    assert match
    return json.loads(match[1])


def test_review_writes_a_page_that_takes_up_decisions(capsys: pytest.CaptureFixture[str]) -> None:
    told = saved("strike", None, "keep")
    run("review", "notulen.txt", "--with", told, "-o", "p.html", "--lang", "nl", capsys=capsys)
    data = data_in(Path("p.html").read_text("utf-8"))
    assert data["language"] == "nl"
    assert data["served"] == ""
    items = data["parts"][0]["items"]
    assert [each["decision"] for each in items] == ["strike", None, "keep"]


def test_the_page_of_extract_is_that_of_review(capsys: pytest.CaptureFixture[str]) -> None:
    run("review", written(), "-o", "r.html", capsys=capsys)
    run("extract", "notulen.txt", "-o", "e.html", capsys=capsys)
    assert Path("r.html").read_bytes() == Path("e.html").read_bytes()
    run("extract", "notulen.txt", "-o", "e.html", "--min-confidence", "0.7", capsys=capsys)
    (told,) = data_in(Path("e.html").read_text("utf-8"))["parts"]
    assert {each["found"]["type"]: each["sure"] for each in told["items"]} == {
        "toezegging": True,
        "verzoek": True,
        "voornemen": False,
    }


def test_what_was_decided_about_items_that_are_not_chosen_stays(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = saved("strike", "change", "keep", actor="raad")
    more = ["--with", told, "--type", "voornemen", "-o", "p.html"]
    run("extract", "notulen.txt", *more, capsys=capsys)
    (part,) = data_in(Path("p.html").read_text("utf-8"))["parts"]
    before = decisions.read(told)[0].decisions
    assert [(each["found"]["type"], each["decision"]) for each in part["items"]] == [
        ("voornemen", "keep")
    ]
    assert part["others"] == []
    assert [each["id"] for each in part["unseen"]] == [each.id for each in before[:2]]


def test_review_collects_annotations(capsys: pytest.CaptureFixture[str]) -> None:
    told = saved("keep", "strike", None)
    _, err = run("review", "notulen.txt", "--with", told, "--collect", "goud", capsys=capsys)
    assert "goud: minutes collected: 1." in err
    lines = [json.loads(each) for each in Path("goud/notulen.jsonl").read_text().splitlines()]
    assert [(each["type"], each["optional"]) for each in lines] == [
        ("toezegging", False),
        ("voornemen", True),
    ]


def test_decisions_are_kept_as_they_are_made_and_taken_up(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("starlette")
    other = decisions.Decided("ander.docx", "0" * 64, ())
    Path("notulen.decisions.json").write_text(decisions.as_json([other]), "utf-8")
    shown: list[Any] = []

    def person(desk: Any, no_browser: bool) -> None:
        shown.append(data_in(desk.page()))
        told = json.loads(Path(saved("keep", "strike", None)).read_text("utf-8"))
        assert desk.store(json.dumps(told).encode(), 0) == 1
        assert desk.store(json.dumps(told).encode(), 0) is None
        assert len(decisions.read("notulen.decisions.json")) == 2

    monkeypatch.setattr(review_commands, "_serve", person)
    for _ in range(2):
        _, err = run("review", written(), capsys=capsys)
        assert "notulen.decisions.json: decisions: 2." in err
    first, again = (data["parts"][0]["items"] for data in shown)
    assert [each["decision"] for each in first] == [None] * 3
    assert [each["decision"] for each in again] == ["keep", "strike", None]


def test_decisions_are_found_beside_each_of_the_minutes_of_a_folder(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("starlette")
    Path("map").mkdir()
    koffie = "Er is koffie.\n" * 5
    shown: list[Any] = []

    def person(desk: Any, no_browser: bool) -> None:
        parts = data_in(desk.page())["parts"]
        shown.append({each["source"]: each["items"][0]["decision"] for each in parts})
        item = parts[-1]["items"][0]
        item.update(decision="strike", item=item["found"])
        about = {each: parts[-1][each] for each in ("source", "digest")}
        told = {"version": 1, "minutes": [{**about, "decisions": [item]}]}
        assert desk.store(json.dumps(told).encode(), 0) == 1

    monkeypatch.setattr(review_commands, "_serve", person)
    for name in ("zomer.txt", "herfst.txt"):
        Path("map", name).write_text(f"toezegging|Bakker|belt {name}\n{koffie}", "utf-8")
        _, err = run("review", "map", capsys=capsys)
        assert "map/zomer.decisions.json: decisions: 1." in err
    assert shown[1] == {"map/herfst.txt": None, "map/zomer.txt": "strike"}
    assert not Path("map/herfst.decisions.json").exists()
    run("review", "map", "-o", "p.html", capsys=capsys)
    parts = data_in(Path("p.html").read_text("utf-8"))["parts"]
    assert [each["items"][0]["decision"] for each in parts] == [None, "strike"]


def test_app_reads_what_is_dropped(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pytest.importorskip("starlette")
    pages: list[Any] = []

    def person(desk: Any, no_browser: bool) -> None:
        pages.append(data_in(desk.page()))
        path = tmp_path / "notulen.txt"
        path.write_text("toezegging|Bakker|belt\n", "utf-8")
        pages.append(desk.read(path, "Notulen van mei.txt"))
        path.write_bytes(b"\x89PNG\r\n\x1a\n")
        with pytest.raises(review_commands.InputError) as wrong:
            desk.read(path, "foto.png")
        pages.append(str(wrong.value))
        path.write_bytes(b"")
        with pytest.raises(review_commands.InputError, match=r"^leeg\.txt: leeg\.$"):
            desk.read(path, "leeg.txt")
        path.write_text("Er is koffie.\n", "utf-8")
        assert desk.read(path, "koffie.txt")["said"] == "koffie.txt: geen actiepunten gevonden."

    monkeypatch.setattr(review_commands, "_serve", person)
    run("app", "--lang", "nl", capsys=capsys)
    empty, told, wrong = pages
    assert (empty["served"], empty["parts"]) == ("app", [])
    assert told["source"] == "Notulen van mei.txt"
    assert [each["found"]["actor"] for each in told["items"]] == ["Bakker"]
    assert wrong.startswith("Kan foto.png niet lezen: het is een plaatje;")


def test_review_without_a_file_says_what_to_give(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    _, err = run("review", capsys=capsys, status=2)
    assert err == (
        "lovp-actions: No minutes given: name a file; to look over what is piped in, name a file "
        "for the decisions with --with.\n"
    )


def test_without_the_extra_there_is_a_sentence_and_still_a_page(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(review_commands, "_SERVING", ("nergens",))
    for command in (["review", written()], ["app"]):
        _, err = run(*command, capsys=capsys, status=4)
        assert "pip install 'lovp-actions[app]'" in err
    run("review", written(), "-o", "p.html", capsys=capsys)
    assert Path("p.html").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("-o kept.xlsx", "kept.xlsx is no name of a page: name a file that ends in .html or"),
        ("-o kept.CSV", "kept.CSV is no name of a page"),
        ("-o -", "- is no name of a page"),
        ("--collect map -o p.html", "--collect writes no page: leave out --output."),
    ],
)
def test_a_page_is_written_to_no_other_file(
    words: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("kept.xlsx", "kept.CSV"):
        Path(name).write_text("oud", "utf-8")
    _, err = run("review", written(), *words.split(), capsys=capsys, status=2)
    assert told in " ".join(err.split())
    assert {Path(name).read_text("utf-8") for name in ("kept.xlsx", "kept.CSV")} == {"oud"}
    assert not Path("p.html").exists()
    run("review", "notulen.txt", "-o", "P.HTM", capsys=capsys)
    assert Path("P.HTM").exists()
