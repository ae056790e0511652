"""Cells of tables that stand over two columns or go on in the next line, from text to items."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from minutes_head import HEAD

from lovp_actions import extract
from lovp_actions.items import Item

SPANNED = [
    ("Nr|Actie|Wie\n1|Hek verven|Jan\nPut legen||Petra", ["Jan, Hek verven", "Petra, Put legen"]),
    ("Nr|Actie|Wie\n1|Hek verven|Jan\n2||Petra", ["Jan, Hek verven", "Petra, Hek verven"]),
    ("Nr|Actie|Wie\nPut legen|Hek verven|Jan", ["Jan, Hek verven"]),
    ("Actie||Wie\n1|Hek verven|Jan\nPut legen||Petra", ["Jan, Hek verven", "Petra, Put legen"]),
    ("Actie||Wie\nHek verven|rood|Jan\nPut legen||Petra", ["Jan, Hek verven", "Petra, Put legen"]),
    (
        "Project|Actie|Wie\nLogo|Vlag kopen|Jan\nLogo||Petra\nWebsite bouwen||Petra",
        ["Jan, Vlag kopen", "Petra, Vlag kopen", "Petra, Website bouwen"],
    ),
]


@pytest.mark.parametrize(("table", "found"), SPANNED)
def test_cells_over_two_columns(
    items_of: Callable[[str], list[Item]], table: str, found: list[str]
) -> None:
    rows = "\n".join(f"| {row.replace('|', ' | ')} |" for row in table.split("\n"))
    items = items_of(f"{HEAD}## Acties\n\n{rows}\n")
    assert [f"{item.actor}, {item.action}" for item in items] == found


WRAPPED = [
    """
Wat                         Wie         Wanneer
Vlag hijsen en de touwen    Noor Kok    3 mei
laten nakijken
Tent huren                  Ad Prins    4 mei
""",
    """
  Wat                        Wie        Wanneer
  -------------------------  ---------  -------
  Vlag hijsen en de touwen   Noor Kok   3 mei
  laten nakijken

  Tent huren                 Ad Prins   4 mei
""",
    """
+-----------------+----------+---------+
| Wat             | Wie      | Wanneer |
+=================+==========+=========+
| Vlag hijsen en  | Noor     | 3       |
| de touwen laten | Kok      | mei     |
| nakijken        |          |         |
+-----------------+----------+---------+
| Tent huren      | Ad       | 4 mei   |
|                 | Prins    |         |
+-----------------+----------+---------+
""",
]
WHOLE = [
    """
Wat                         Wie         Wanneer
Vlag hijsen                 Noor Kok    3 mei
Tent huren                  Ad Prins    4 mei
Daarna sluit Noor de vergadering.
""",
    """
+-------------+----------+---------+
| Wat         | Wie      | Wanneer |
+=============+==========+=========+
| Vlag hijsen | Noor Kok | 3 mei   |
| Tent huren  | Ad Prins | 4 mei   |
+-------------+----------+---------+
""",
    """
+-------------+----------+---------+
| Wat         | Wie      | Wanneer |
+-------------+----------+---------+
| Vlag hijsen | Noor Kok | 3 mei   |
| Tent huren  | Ad Prins |         |
+-------------+----------+---------+
""",
]


@pytest.mark.parametrize("heading", ["## Acties", "## 4. Rondvraag"])
@pytest.mark.parametrize(
    ("table", "what"),
    [(each, "Vlag hijsen en de touwen laten nakijken") for each in WRAPPED]
    + [(each, "Vlag hijsen") for each in WHOLE],
)
def test_a_cell_that_goes_on_in_the_next_line(heading: str, table: str, what: str) -> None:
    items = extract(f"# Overleg 2 april 2024\n\n{heading}\n{table}")
    assert [(item.actor, item.action) for item in items] == [
        ("Noor Kok", what), ("Ad Prins", "Tent huren"),
    ]  # fmt: skip
    assert items[0].deadline == "3 mei"
