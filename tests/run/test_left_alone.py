"""What stands there is left alone where nothing whole can take its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from lovp_actions import systems
from lovp_actions.cli import app
from lovp_actions.run.batch import Batch
from lovp_actions.run.outcomes import Outcome
from lovp_actions.run.reading import Source


@pytest.mark.parametrize("entire", [False, True])
def test_a_text_that_is_broken_off_leaves_nothing_where_it_is_wanted_entire(
    entire: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a file: what stood there before is worth more than a part."""
    told = [("een.txt", True), ("lang.txt", False), ("lang.txt", True), ("stuk.txt", False)]
    batch = Batch(print, entire=entire)
    outcomes = [Outcome(Source("x", name), last=last) for name, last in told]
    monkeypatch.setattr(batch, "_outcomes", lambda sources: iter(outcomes))
    found = [each.name for each in batch.run(["een.txt", "lang.txt", "stuk.txt"])]
    assert found == ["een.txt", "lang.txt", "lang.txt", *["stuk.txt"] * (not entire)]
    assert [*batch.left.elements()] == ["stuk.txt"]


@pytest.mark.skipif(not systems.FORKS, reason="needs a folder in use that can be removed")
@pytest.mark.parametrize(("form", "name"), [("csv", "acties.csv"), ("eml", "mails")])
def test_a_folder_that_is_gone_is_told(
    form: str,
    name: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = tmp_path / "een.txt"
    text.write_text("De griffier mailt de raad.\n", encoding="utf-8")
    gone = tmp_path / "weg"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert app.main(["extract", str(text), "-f", form, "-o", name, "--fast"]) == 4
    assert f"Cannot write {name}: no such file or directory." in capsys.readouterr().err
