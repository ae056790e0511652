"""Lists with a column such as "Afdoening", which tells how or when a promise was dealt with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from kept_lists import item, merged

from lovp_actions.cli import app


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def shown(capsys: pytest.CaptureFixture[str]) -> list[list[str]]:
    return [line.split("\t") for line in capsys.readouterr().out.splitlines()[1:]]


SETTLED = [
    "afgehandeld", "Gereed", "3-5-2026", "2026-05-03", "3 mei 2026", "op 3-5-2026", "ja",
    "Vervallen op verzoek van de fractie", "Voldaan met brief 12", "Afgedaan: 3-5-2026",
    "Afgehandeld 3 mei 2026", "Ingetrokken, zie motie 4",
]  # fmt: skip
UNSETTLED = [
    "", "1-6-2090", "gereed 1-6-2090", "raadsbrief", "RIB 12", "Brief in mei 2026", "mei 2026",
    "Q2 2026", "z.s.m.", "voor de zomer", "nog niet", "Wordt in behandeling genomen",
    "uiterlijk 1 mei 2026", "3 weken", "Klaar voor verzending",
]  # fmt: skip


@pytest.mark.parametrize("head", ["Afdoening", "Datum afdoening", "Gereed op"])
@pytest.mark.parametrize("planned", ["Planning", "Uiterste datum"])
def test_rows_that_are_settled(head: str, planned: str, capsys: pytest.CaptureFixture[str]) -> None:
    cells = SETTLED + UNSETTLED
    rows = [f"{number};taak {number};Vos;{cell};1-6-2026" for number, cell in enumerate(cells)]
    heads = f"Nr;Toezegging;Portefeuillehouder;{head};{planned}"
    Path("lijst.csv").write_text("\n".join([heads, *rows]))
    assert app.main(["due", "lijst.csv", "--on", "2026-06-20"]) == 10
    left = [f"taak {number}" for number in range(len(SETTLED), len(cells))]
    assert [row[3] for row in shown(capsys)] == left
    assert app.main(["export", "lijst.csv", "-f", "jsonl"]) == 0
    assert [json.loads(line)["action"] for line in capsys.readouterr().out.splitlines()] == left


def test_what_a_griffie_settled_is_settled_in_its_list(capsys: pytest.CaptureFixture[str]) -> None:
    states = ["afgedaan met brief 7", "open", "vervallen", "loopt"]
    rows = [f"taak {number};Vos;{state};toezegging" for number, state in enumerate(states)]
    Path("lijst.csv").write_text("\n".join(["actie;wie;status;soort", *rows]))
    assert app.main(["export", "lijst.csv", "--all", "-f", "griffie", "-o", "g.xlsx"]) == 0
    capsys.readouterr()
    assert app.main(["due", "g.xlsx", "--undated"]) == 0
    assert [row[3] for row in shown(capsys)] == ["taak 1", "taak 3"]
    assert app.main(["diff", "lijst.csv", "g.xlsx"]) == 10
    assert [row[2:6] for row in shown(capsys)] == [["taak 3", "status", "loopt", ""]]


@pytest.mark.parametrize(
    ("head", "cells", "days"),
    [
        ("Datum;Gereed op", "1-5-2026;1-6-2026", -19),
        ("Afdoening;Vak", "1-6-2026;3", -19),
        ("Klaar;Datum", "nee;1-6-2026", -19),
    ],
)
def test_what_tells_by_when_where_no_other_column_does(
    head: str, cells: str, days: int, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("lijst.csv").write_text(f"Actie;Wie;{head}\ntaak;Bas;{cells}\n")
    assert app.main(["due", "lijst.csv", "--on", "2026-06-20"]) == 10
    assert [int(row[1]) for row in shown(capsys)] == [days]


def test_what_a_griffie_filled_in_goes_along(capsys: pytest.CaptureFixture[str]) -> None:
    heads = "Nummer,Datum toezegging,Portefeuillehouder,Toezegging,Behandelwijze,Planning,Afdoening"
    rows = [
        "14,2026-05-12,Vos,taak 1,per brief,eind juni,op 3-5-2026",
        "T-15,2026-05-12,Vos,taak 2,,2026-06-30,komt in de commissie",
        ",2026-05-12,Vos,taak 3,mondeling,,ja",
    ]
    Path("lijst.csv").write_text("\n".join([heads, *rows]))
    assert app.main(["export", "lijst.csv", "--all", "-f", "griffie"]) == 0
    assert capsys.readouterr().out.splitlines() == [heads, *rows]
    Path("lijst.csv").write_text("nummer;wie;actie;status\n7;Vos;taak 1;Gereed\n;Bas;taak 2;\n")
    assert app.main(["export", "lijst.csv", "--all", "-f", "griffie"]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == ["7,,Vos,taak 1,,,Gereed", ",,Bas,taak 2,,,"]


@pytest.mark.parametrize(
    ("heads", "ended", "added"),
    [
        ("Planning;Afdoening", ";20-5-2024", 0),
        ("Termijn;Status", ";Afgerond op 20-5-2024", 0),
        ("Termijn;Klaar", ";Ja, op 20 mei 2024", 0),
        ("Planning;Afdoening", ";afgedaan 6-5-2024", 1),
        ("Planning;Afdoening", ";Afgedaan, evaluatie 20-5-2024", 1),
        ("Termijn;Klaar", ";ja", 1),
    ],
)
def test_late_minutes_repeat_what_was_closed_after_them(heads: str, ended: str, added: int) -> None:
    row = f"verft de brug;Vos;1-4-2024;{ended}"
    data = f"Actie;Wie;Datum toezegging;{heads}\n{row}\n".encode()
    late = item("Vos", "verft de brug", "2024-05-13", deadline_date="2024-07-01")
    _, merge = merged(data, "csv", [late])
    assert [each.change for each in merge.changes] == (["added"] if added else ["linked"])
