"""Decisions: the file they are kept in, and the items they are laid over."""

from __future__ import annotations

import json
import threading
from dataclasses import asdict, replace
from pathlib import Path
from typing import cast

import pytest
from reviewed import SENTENCES, TEXT, decided, decision, found, result

from lovp_actions.errors import InputError, OutputError
from lovp_actions.items import Item, Result
from lovp_actions.review import decisions
from lovp_actions.review.collected import annotated, collect
from lovp_actions.review.decided import outcome
from lovp_actions.review.decisions import Decided, Decision, Verdict, Words, digest_of
from lovp_actions.review.kept import Kept, file_of, held_by

ITEMS = result().items
ADDED = Decision(
    "add",
    "abcdefabcd",
    "Er is koffie nummer 3.",
    TEXT.index("Er is koffie nummer 3."),
    TEXT.index("Er is koffie nummer 3.") + 22,
    Words("Sem", "actiepunt", "zet koffie"),
)
MINE = decided(
    decision(ITEMS[0], "keep"),
    decision(ITEMS[1], "strike"),
    decision(ITEMS[2], "change", actor="Petra", deadline_date="2026-12-15"),
    decision(ITEMS[9], "keep"),
    decision(ITEMS[10], "strike"),
    ADDED,
)
LISTED = [*(f"{n:010x}" for n in (0, 2, 3)), ADDED.id, *(f"{n:010x}" for n in (4, 5, 6, 7, 9))]


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "notulen.decisions.json"
    path.write_text(decisions.as_json([MINE]), "utf-8")
    assert decisions.read(str(path)) == [MINE]


def broken(change: str, value: object) -> bytes:
    told = json.loads(decisions.as_json([MINE]))
    first = told["minutes"][0]["decisions"][0]
    place = {"version": told, "minutes": told, "source": told["minutes"][0]}.get(change, first)
    if change in Words.__slots__:
        place = first["item"]
    place[change] = value
    return json.dumps(told).encode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"null",
        b'{"items": []}',
        b"[" * 100_000,
        broken("version", 2),
        broken("minutes", [1]),
        broken("source", None),
        broken("decision", "maybe"),
        broken("id", "x"),
        broken("id", "0123456789\n"),
        broken("start", "0"),
        broken("start", -1),
        broken("end", True),
        broken("item", []),
        broken("found", {"actor": "Jan"}),
        broken("type", "belofte"),
        broken("deadline_date", "1 december"),
        broken("deadline_date", "2026-13-01"),
        broken("deadline_date", "2026-W49-3"),
        broken("deadline_date", "20261203"),
        broken("actor", None),
    ],
)
def test_another_file_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(InputError, match=r"Cannot read x\.json: it is no file of decisions"):
        decisions.parse(data, "x.json")


def test_the_list_is_as_people_decided() -> None:
    found = outcome(result(), [MINE])
    assert [each.id for each in found.items] == LISTED
    assert [each.id for each in found.struck] == [f"{n:010x}" for n in (1, 10)]
    assert found.lost == []
    changed, added = found.items[1], found.items[3]
    assert (changed.actor, changed.deadline_date) == ("Petra", "2026-12-15")
    assert (changed.action, changed.confidence) == (ITEMS[2].action, 1.0)
    assert (added.actor, added.action, added.section) == ("Sem", "zet koffie", "")
    assert added.sentence == TEXT[added.start : added.end] == "Er is koffie nummer 3."
    assert TEXT.split("\n")[added.line - 1].endswith(added.sentence)
    assert (added.meeting, added.meeting_date) == ("Raad", "2024-05-14")


def test_without_decisions_the_list_is_what_is_sure() -> None:
    assert outcome(result(), []).items == ITEMS[:8]


MOVED = "Vooraf: dit is de versie van maandag.\n\n" + TEXT


def shifted(item: Item, **changes: object) -> Item:
    return found(item.sentence, MOVED, **{
        "id": item.id, "actor": item.actor, "action": item.action, "confidence": item.confidence,
        **changes,
    })  # fmt: skip


@pytest.mark.parametrize(
    "items",
    [
        pytest.param(ITEMS[:3], id="found as before"),
        pytest.param([replace(each, id=f"new{each.id}") for each in ITEMS[:3]], id="other ids"),
        pytest.param(
            [replace(each, id=f"new{each.id}", action="stuurt brief") for each in ITEMS[:3]],
            id="other ids and words",
        ),
        pytest.param([replace(ITEMS[0], id="a"), ITEMS[2]], id="one is found no more"),
    ],
)
def test_nothing_struck_comes_back_whatever_is_found_anew(items: list[Item]) -> None:
    told = decided(
        decision(ITEMS[0], "keep"),
        decision(ITEMS[1], "strike"),
        decision(ITEMS[2], "change", actor="Petra"),
    )
    listed = outcome(Result("notulen.txt", TEXT, items), [told])
    assert [each.actor for each in listed.items] == ["Noor", "Petra"]


def test_decisions_find_their_words_in_a_changed_text() -> None:
    """By the name of the file; what is about words that are gone is told, and costs itself."""
    gone = replace(ADDED, id="f" * 10, quote="Dit stond er gisteren nog.")
    told = replace(MINE, decisions=(*MINE.decisions, gone))
    found = outcome(Result("notulen.txt", MOVED, [shifted(each) for each in ITEMS]), [told])
    assert [each.id for each in found.items] == LISTED
    assert all(each.sentence == MOVED[each.start : each.end] for each in found.items)
    assert [each.id for each in found.lost] == ["f" * 10]


def test_decisions_know_their_minutes_by_name_or_by_text() -> None:
    assert MINE.is_about(result(name="elders/notulen.txt"))
    assert MINE.is_about(result(name="kopie.txt"))
    assert not MINE.is_about(Result("kopie.txt", "Iets anders.", []))


def test_two_items_of_one_sentence_are_told_apart() -> None:
    one, other = (replace(ITEMS[0], id=name, action=name) for name in ("belt", "mailt"))
    again = [replace(each, id=f"new{each.id}") for each in (one, other)]
    told = decided(decision(other, "strike"))
    assert outcome(Result("notulen.txt", TEXT, again), [told]).items == [again[0]]


def test_an_item_does_not_repeat_one_that_was_struck() -> None:
    again = replace(ITEMS[3], repeats=ITEMS[1].id)
    about = Result("notulen.txt", TEXT, [*ITEMS[:3], again])
    told = decided(decision(ITEMS[1], "strike"))
    assert [each.repeats for each in outcome(about, [told]).items] == ["", "", ""]


def test_collected_as_the_annotated_minutes_are(tmp_path: Path) -> None:
    records = {each["quote"]: each for each in annotated(result(), [MINE])}
    struck = {SENTENCES[1], SENTENCES[10]}
    assert set(records) == {*SENTENCES, ADDED.quote} - struck
    required = {quote for quote, each in records.items() if not each["optional"]}
    assert required == {SENTENCES[0], SENTENCES[2], SENTENCES[9], ADDED.quote}
    assert set(records[SENTENCES[2]]) == {
        "quote", "actor", "type", "action", "deadline", "deadline_date", "also", "optional"
    }  # fmt: skip
    assert records[SENTENCES[2]]["actor"] == "Petra"
    other = Result("../ander verslag?.docx", "Niets.", [])
    assert collect([result(), other], [MINE], str(tmp_path)) == 1
    assert {each.name for each in tmp_path.iterdir()} == {"notulen.jsonl", "notulen.txt"}
    lines = (tmp_path / "notulen.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line) for line in lines] == list(records.values())


@pytest.mark.parametrize("name", ["een/twee", f"{'m' * 300}", "vol/map"])
def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "vol").touch()
    folder = str(tmp_path / name)
    if name == "een/twee":
        assert collect([result()], [MINE], folder) == 1
        return
    with pytest.raises(OutputError, match=f"^Cannot write {folder}: (file name|not a dir)"):
        collect([result()], [MINE], folder)


def test_minutes_of_nobody_else_are_touched() -> None:
    other = Decided("ander.txt", "0" * 64, (decision(ITEMS[0], "strike"),))
    assert outcome(result(), [other]).items == ITEMS[:8]


STRUCK = decided(decision(ITEMS[0], "strike"))
BODY = decisions.as_json([MINE]).encode()


def test_what_someone_else_put_in_the_file_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "d.json"
    kept = Kept([str(path)], [result()], {})
    assert kept.store(BODY, 0) == 1
    path.unlink()
    assert kept.store(BODY, 1) == 2
    path.write_text(decisions.as_json([STRUCK]), "utf-8")
    more = decisions.as_json([MINE, MINE]).encode()
    for write in (lambda: kept.store(more, 2), kept.finish):
        with pytest.raises(OutputError, match="someone changed it meanwhile"):
            write()
    assert decisions.read(str(path)) == [STRUCK]
    assert (kept.told, kept.revision) == ([[MINE, MINE]], 2)


def test_what_could_not_be_written_is_written_in_the_end(tmp_path: Path) -> None:
    path = tmp_path / "map" / "d.json"
    kept = Kept([str(path)], [result()], {str(path): [STRUCK]})
    with pytest.raises(OutputError):
        kept.store(BODY, 0)
    assert kept.told == [[MINE]]
    path.parent.mkdir()
    assert kept.finish() == {str(path): len(MINE.decisions)}
    assert decisions.read(str(path)) == [MINE]


@pytest.mark.parametrize("odd", ["\ud83d", "d\udcffe", "\udc00\ud800", "\U0001f600", "é\x00"])
def test_odd_characters_are_kept_as_they_can_be_written(tmp_path: Path, odd: str) -> None:
    path = str(tmp_path / "d.json")
    kept = Kept([path], [result()], {})
    for revision in range(2):
        ours = replace(ADDED, quote=f"{revision}{odd}", item=Words(odd, "actiepunt", odd))
        body = json.dumps({"version": 1, "minutes": [asdict(decided(ours))]}).encode()
        assert kept.store(body, revision) == revision + 1
        assert decisions.read(path) == kept.told[0]
    assert kept.told[0][0].decisions[0].quote == "1" + odd.encode("utf-8", "replace").decode()


def test_of_windows_that_decide_at_once_one_is_first(tmp_path: Path) -> None:
    kept, answers = Kept([str(tmp_path / "d.json")], [result()], {}), list[int | None]()
    windows = [
        threading.Thread(target=lambda: answers.append(kept.store(BODY, 0))) for _ in range(8)
    ]
    for each in windows:
        each.start()
    for each in windows:
        each.join()
    assert sorted(answers, key=bool) == [*[None] * 7, 1]


def other_minutes(folder: Path, *names: str) -> Kept:
    """`Kept` for minutes of these names, each with its own file."""
    texts = [Result(str(folder / name), f"Verslag {name}.", []) for name in names]
    paths = [file_of(each.name) for each in texts]
    return Kept(paths, texts, held_by(paths))


def about(folder: Path, name: str, verdict: Verdict) -> Decided:
    told = decision(ITEMS[0], verdict)
    return Decided(str(folder / name), digest_of(f"Verslag {name}."), (told,))


def told_of(kept: Kept) -> list[list[str]]:
    return [[one.decision for each in told for one in each.decisions] for told in kept.told]


def test_decisions_are_kept_beside_each_of_the_minutes(tmp_path: Path) -> None:
    kept = other_minutes(tmp_path, "mei.txt", "juni.txt", "juli.txt")
    made = [about(tmp_path, "mei.txt", "keep"), about(tmp_path, "juni.txt", "strike")]
    empty = replace(about(tmp_path, "juli.txt", "keep"), decisions=())
    assert kept.store(decisions.as_json([*made, empty]).encode(), 0) == 1
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        "juni.decisions.json",
        "mei.decisions.json",
    ]
    assert list(kept.finish().values()) == [1, 1]
    for names in (("juni.txt",), ("april.txt", "juni.txt"), ("juni.txt", "mei.txt")):
        found = dict(zip(names, told_of(other_minutes(tmp_path, *names)), strict=True))
        assert found["juni.txt"] == ["strike"]
        assert found.get("april.txt", []) == []


def test_decisions_in_the_file_of_other_minutes_are_taken_in(tmp_path: Path) -> None:
    """As one file held those about all that were read at once."""
    first = tmp_path / "mei.decisions.json"
    both = [about(tmp_path, "mei.txt", "keep"), about(tmp_path, "juni.txt", "strike")]
    first.write_text(decisions.as_json(both), "utf-8")
    (tmp_path / "stuk.decisions.json").write_text("{", "utf-8")
    alone = other_minutes(tmp_path, "juni.txt")
    assert told_of(alone) == [["strike"]]
    now = [about(tmp_path, "juni.txt", "keep")]
    assert alone.store(decisions.as_json(now).encode(), 0) == 1
    assert decisions.read(str(first)) == both
    again = other_minutes(tmp_path, "mei.txt", "juni.txt")
    assert told_of(again) == [["keep"], ["keep"]]  # its own file goes before
    assert again.store(decisions.as_json([both[0], *now]).encode(), 0) == 1
    assert decisions.read(str(first)) == both[:1]


def test_minutes_of_one_name_in_two_folders_keep_their_own(tmp_path: Path) -> None:
    for name, verdict in (("een/notulen.txt", "strike"), ("twee/notulen.txt", "keep")):
        (tmp_path / name).parent.mkdir()
        told = about(tmp_path, name, cast(Verdict, verdict))
        Path(file_of(str(tmp_path / name))).write_text(decisions.as_json([told]), "utf-8")
    kept = other_minutes(tmp_path, "een/notulen.txt", "twee/notulen.txt", "drie/notulen.txt")
    assert told_of(kept) == [["strike"], ["keep"], []]
