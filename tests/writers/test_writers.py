from __future__ import annotations

import csv
import io
import json
import re
from types import SimpleNamespace

import pytest
from fake_extraction import make_item
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from lovp_actions.items import FIELDS, TYPES, Item, Result, as_dict
from lovp_actions.writers import PLAIN, Style, format_of, outline, write
from lovp_actions.writers.cells import guarded, plain, unguarded
from lovp_actions.writers.json import dumps
from lovp_actions.writers.words import type_word

ANY_TEXT = st.text(st.characters(exclude_categories=[]), max_size=40)
ITEMS = st.lists(
    st.builds(
        make_item,
        **dict.fromkeys(("source", "section", "actor", "action", "deadline"), ANY_TEXT),
        type=st.sampled_from(TYPES),
        line=st.integers(1, 10**6),
        confidence=st.floats(0, 1),
    ),
    max_size=4,
)
ESCAPES = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


def render(form: str, items: list[Item], style: Style = PLAIN) -> str:
    out = io.StringIO(newline="")
    write(form, [Result("notulen.txt", "", list(items))], out, style)
    return out.getvalue()


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@given(ITEMS)
def test_csv_round_trip(items: list[Item]) -> None:
    text = render("csv", items)
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    assert [list(row) for row in rows] == [list(FIELDS)] * len(items)
    for row, item in zip(rows, items, strict=True):
        assert row == {name: guarded(getattr(item, name)) for name in FIELDS}
    assert text.count("\r\n") == len(items) + 1
    assert not ESCAPES.search(text.replace("\r\n", "\n"))


@given(ITEMS)
def test_tsv_is_one_line_an_item(items: list[Item]) -> None:
    lines = render("tsv", items).splitlines()
    assert lines[0].split("\t") == list(FIELDS)
    assert len(lines) == len(items) + 1
    for line, item in zip(lines[1:], items, strict=True):
        assert line.split("\t") == [guarded(getattr(item, name)) for name in FIELDS]
        assert not ESCAPES.search(line.replace("\t", ""))


def no_surrogates(value: object) -> object:
    return re.sub(r"[\ud800-\udfff]", "\ufffd", value) if isinstance(value, str) else value


@given(ITEMS)
def test_json_round_trip(items: list[Item]) -> None:
    text = render("json", items)
    document = json.loads(text)
    assert text == dumps(document, indent=2) + "\n"
    assert list(document) == ["schema_version", "items"]
    assert document["schema_version"] == 1
    assert [list(entry) for entry in document["items"]] == [list(FIELDS)] * len(items)
    lines = render("jsonl", items).splitlines()
    assert [json.loads(line) for line in lines] == document["items"]
    for entry, item in zip(document["items"], items, strict=True):
        kept = {name: no_surrogates(value) for name, value in as_dict(item).items()}
        assert {name: no_surrogates(value) for name, value in entry.items()} == kept
    assert not ESCAPES.search(text)
    text.encode("utf-8")


def test_json_escapes_what_turns_the_direction_of_text() -> None:
    text = render("jsonl", [make_item(actor="\u202eJan\u2069\x1b")])
    assert '"\\u202eJan\\u2069\\u001b"' in text


def test_unknown_is_null_in_json_and_empty_in_csv() -> None:
    item = make_item(actor="")
    assert json.loads(render("jsonl", [item]))["actor"] is None
    assert next(csv.DictReader(io.StringIO(render("csv", [item]))))["actor"] == ""


def test_nothing_found_leaves_the_headings() -> None:
    assert render("tsv", []) == "\t".join(FIELDS) + "\n"
    assert render("csv", []) == ",".join(FIELDS) + "\r\n"
    assert json.loads(render("json", [])) == {"schema_version": 1, "items": []}
    assert render("jsonl", []) == render("table", []) == ""


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+31 6", "'+31 6"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'=1"),
        ("\x00 =1", "'=1"),
        ("\r\n@x", "'@x"),
        ("-", "-"),
        ("a\tb\r\nc", "a b c"),
        ("\x1b[31mrood\x1b[0m", "[31mrood[0m"),
        ("\x9b2Jx\u202e", "2Jx"),
        ("'s-Gravenhage", "'s-Gravenhage"),
        ("\u061c\u2066\u206f＝1", "'＝1"),
        (0.25, "0.25"),
        (-1, "-1"),
    ],
)
def test_cells_are_harmless(value: object, cell: str) -> None:
    assert guarded(value) == cell


@given(st.text())
def test_a_plain_cell_stays_as_it_is(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert unguarded(guarded(text)).replace("'", "") == plain(text).replace("'", "")


LONG = make_item(
    section="Rondvraag en wat verder ter tafel komt voordat de voorzitter de vergadering sluit",
    actor="portefeuillehouder verkeersveiligheidsbeleid",
    counterparty="commissie Ruimte",
    action="zoekt uit of de samenwerkingsovereenkomst met de buurgemeenten kan worden verlengd",
    deadline="uiterlijk in de vergadering van september",
    deadline_date="2024-09-30",
)
SPARSE = make_item(section="", actor="", action="Notulen rondsturen", line=120, type="actiepunt")


@pytest.mark.parametrize("width", [20, 40, 71, 72, 80, 200])
def test_a_table_keeps_all_words_within_the_width(
    width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    text = render("table", [LONG, SPARSE])
    assert max(cell_len(line) for line in text.splitlines()) <= width
    assert "…" not in text
    assert "\x1b" not in text
    letters = "".join(text.split())
    for item in (LONG, SPARSE):
        assert type_word(item.type, "en").replace(" ", "") in letters
        assert "".join(item.section.split()) in letters
    for word in ("verlengd", "rondsturen", "september", "2024-09-30", "(no", "—", "120"):
        assert word in text


TABLE = """\
Ledenvergadering, 2024-05-14
line  type          actor               action                     deadline

Rondvraag en wat verder ter tafel komt voordat de voorzitter de vergadering
sluit
   3  promise       portefeuillehouder  zoekt uit of de            uiterlijk in
                    verkeersveiligheid  samenwerkingsovereenkomst  de
                    sbeleid             met de buurgemeenten kan   vergadering
                    → commissie Ruimte  worden verlengd            van september
                                                                   2024-09-30

(no heading)
 120  action point  —                   Notulen rondsturen         —
"""


def test_a_table_of_80_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert render("table", [LONG, SPARSE]) == TABLE


@pytest.mark.parametrize("width", [72, 76, 80, 100])
@pytest.mark.parametrize("field", ["deadline", "actor"])
def test_a_word_that_is_little_longer_than_its_share_stays_whole(
    field: str, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    word = {"deadline": "zomervakanties", "actor": "speeltuinverenigi"}[field]
    text = render("table", [make_item(**{field: f"na de {word}", "action": "stuurt die " * 30})])
    assert word in text
    assert max(cell_len(line) for line in text.splitlines()) <= width


def test_a_table_leaves_out_columns_without_content() -> None:
    assert "deadline" not in render("table", [SPARSE])
    assert "deadline" in render("table", [SPARSE, make_item(deadline="morgen")])


def test_a_table_names_the_sources_when_there_are_several() -> None:
    text = render("table", [make_item(source="a.txt"), make_item(source="b.txt")])
    assert "a.txt, Ledenvergadering, 2024-05-14" in text
    assert "b.txt, Ledenvergadering, 2024-05-14" in text
    assert "notulen.txt" not in render("table", [make_item()])


def test_a_terminal_gets_colour_unless_it_asks_for_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    out = Terminal()
    write("table", [Result("notulen.txt", "", [LONG])], out, PLAIN)
    assert "\x1b[" in out.getvalue()
    monkeypatch.setenv("NO_COLOR", "1")
    out = Terminal()
    write("table", [Result("notulen.txt", "", [LONG])], out, PLAIN)
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", out.getvalue())


@given(ITEMS)
def test_a_table_never_carries_escapes(items: list[Item]) -> None:
    assert not ESCAPES.search(render("table", items))


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("a.csv", "csv"),
        ("a.CSV", "csv"),
        ("a.tsv", "tsv"),
        ("a.json", "json"),
        ("a.jsonl", "jsonl"),
        ("a.txt", "table"),
        ("acties", "tsv"),
        ("a.xlsx", "xlsx"),
        ("a.parquet", "parquet"),
        ("a.MD", "md"),
        ("a.htm", "html"),
        ("a.ics", "ics"),
        ("todo.txt", "todotxt"),
        ("a.todotxt", "todotxt"),
        ("a.pdf", "tsv"),
    ],
)
def test_format_by_extension(path: str, form: str) -> None:
    assert format_of(path) == form


def test_the_outline_in_both_forms() -> None:
    found = [
        SimpleNamespace(line=1, level=2, number="1.", heading="Opening\x1b"),
        SimpleNamespace(line=12, level=3, number="", heading="Ingekomen stukken"),
    ]
    out = io.StringIO()
    outline.write(found, out)  # type: ignore[arg-type]
    assert out.getvalue() == "1\t1. Opening\n12\t  Ingekomen stukken\n"
    screen = Terminal()
    outline.write(found, screen)  # type: ignore[arg-type]
    assert "Ingekomen stukken" in screen.getvalue()
    empty = io.StringIO()
    outline.write([], empty)
    assert empty.getvalue() == ""
