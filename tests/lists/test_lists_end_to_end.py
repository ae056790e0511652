"""Kept lists with the real pipeline: two meetings of the sample minutes."""

from __future__ import annotations

import shutil
from pathlib import Path

import by_rules
import kept_lists
import pytest

from lovp_actions.cli import app
from lovp_actions.extraction import engine
from lovp_actions.extraction.engine import Extractor

pytestmark = pytest.mark.slow
SAMPLES = Path(__file__).parents[2] / "samples"
LATER = """\
LOVP, 9 november 2026

Mededelingen

De korpschef heeft de uitkomsten van het onderzoek onder slachtoffers met de gezaghebbers gedeeld.
De minister zegt toe de verdeelsleutel tegen het licht te houden.
De voorzitter zegt toe de notulen rond te sturen.
"""


@pytest.fixture(autouse=True)
def _loaded(extractor: Extractor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(engine, "Extractor", lambda model: extractor)
    monkeypatch.chdir(tmp_path)
    shutil.copy(SAMPLES / "lovp.txt", "oktober.txt")
    Path("november.txt").write_text(LATER, encoding="utf-8")


@pytest.mark.parametrize("form", kept_lists.FORMATS)
def test_two_meetings(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    name = f"lijst.{form}"
    assert app.main(["merge", *by_rules.OPTIONS, name, "november.txt", "oktober.txt"]) == 0
    told = capsys.readouterr().err.splitlines()[0]
    rows = kept_lists.opened(Path(name).read_bytes(), form).rows
    assert told == (f"lovp-actions: {name}: {len(rows)} added, 1 linked, 1 proposed.")
    days = [row.get("meeting_date") for row in rows]
    assert days == ["2026-10-12"] * (len(rows) - 1) + ["2026-11-09"]
    assert len(rows) > 10
    assert [row.get("action") for row in rows if row.get("seen") == "2026-11-09"] == [
        "de verdeelsleutel tegen het licht te houden"
    ]
    (proposed,) = (row for row in rows if row.get("proposal"))
    assert proposed.get("actor") == "korpschef"
    assert proposed.get("evidence").endswith("gedeeld.” (november.txt, line 5)")
    before = Path(name).read_bytes()
    for minutes in ("oktober.txt", "november.txt"):
        assert app.main(["merge", *by_rules.OPTIONS, name, minutes]) == 0
    assert Path(name).read_bytes() == before

    capsys.readouterr()
    assert app.main(["due", name, "--on", "2026-11-20"]) == 10
    lines = capsys.readouterr().out.splitlines()[1:]
    assert [line.split("\t")[:2] for line in lines] == [
        ["2026-10-31", "-20"],
        ["2026-11-30", "10"],
        ["2026-12-01", "11"],
    ]
    assert app.main(["diff", *by_rules.OPTIONS, "oktober.txt", name]) == 10
    lines = capsys.readouterr().out.splitlines()[1:]
    assert [line.split("\t")[0] for line in lines] == ["came"]


@pytest.mark.parametrize("sample", ["bestuur.md", "raad.txt"])
def test_minutes_and_the_list_made_of_them_do_not_differ(sample: str) -> None:
    minutes = str(SAMPLES / sample)
    for form in kept_lists.FORMATS:
        assert app.main(["merge", f"lijst.{form}", minutes]) == 0
        assert app.main(["diff", minutes, f"lijst.{form}"]) == 0
