"""What `due`, `diff` and `merge --dry-run` show to people: every word whole, none left out."""

from __future__ import annotations

import io

import pytest
from rich.cells import cell_len

from lovp_actions.lists.show import write

NAMES = ("change", "row", "actor", "action", "deadline", "because", "id")
ROWS = [
    ["added", 25, "Coby Drost", "levert vóór vrijdag een samenwerkingsovereenkomst", "2026-11-20",
     "“Coby levert vóór vrijdag de samenwerkingsovereenkomst.” (samples/ict-project.md, regel 12)",
     "8fc0e02898"],
    ["proposed", 3, "Leverancier", "onderzoekt het", "", "“Dat is gedaan.” (x.md, regel 3)",
     "c3f0397840"],
]  # fmt: skip


def shown(names: tuple[str, ...] = NAMES, rows: list[list[object]] = ROWS) -> str:
    out = io.StringIO()
    write(names, rows, "table", out, "nl")
    return out.getvalue()


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_no_word_is_broken_or_left_out(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    text = shown()
    assert max(map(cell_len, text.splitlines())) <= width
    assert {word for row in ROWS for cell in row[1:] for word in str(cell).split()} <= {
        *text.split()
    }


def test_only_a_word_that_is_wider_than_the_terminal_is_broken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    text = shown()
    assert max(map(cell_len, text.splitlines())) <= 20
    assert "samenwerkingsovereenkomst" in "".join(text.split())
    assert "samenwerkingsovereenkomst" not in text


def test_the_longest_cells_stand_below_where_not_all_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert shown() == """\
wijziging    rij  wie          actie                      termijn     id
toegevoegd   25   Coby Drost   levert vóór vrijdag een    2026-11-20  8fc0e02898
                               samenwerkingsovereenkomst
  omdat: “Coby levert vóór vrijdag de samenwerkingsovereenkomst.”
  (samples/ict-project.md, regel 12)
voorgesteld  3    Leverancier  onderzoekt het                         c3f0397840
  omdat: “Dat is gedaan.” (x.md, regel 3)
"""  # fmt: skip
    narrow = shown(("change", "actor"), [["came", "Jan"]])
    assert narrow == "wijziging  wie\nerbij      Jan\n"
