"""Owners of the entries of a list: several of them, names above bullets, titles."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from minutes_head import HEAD

from lovp_actions.extraction.engine import Extractor
from lovp_actions.items import Item

LISTS = {
    "several owners behind a full stop": (
        "## Actiepunten\n\n- **Flyer:** Maak een flyer. (Greet, Zelia)\n"
        "- Plaats de flyer op de site. (Zelia, Wim)\n- **Handleiding:** Lees die na. (Greet, Wim)\n"
        "- Laat het dak nakijken. (Assen, Meppel)\n",
        [
            ("Greet, Zelia", "Flyer: Maak een flyer"),
            ("Zelia, Wim", "Plaats de flyer op de site"),
            ("Greet, Wim", "Handleiding: Lees die na"),
            ("", "Laat het dak nakijken"),
        ],
    ),
    "names and titles above bullets": (
        "## Actiepunten\n\nEef\n- Goot legen\n\nMarkus\n- Folder maken\n\nKelder\n- Muur verven\n\n"
        "### Ds. Wolters\n\n- Zieken bezoeken\n\n**Prof. dr. Vink**\n\n- Lezing houden\n",
        [
            ("Eef", "Goot legen"),
            ("Markus", "Folder maken"),
            ("", "Muur verven"),
            ("Ds. Wolters", "Zieken bezoeken"),
            ("Prof. dr. Vink", "Lezing houden"),
        ],
    ),
    "titles in markers": (
        "## Rondvraag\n\nActie Mw. mr. A.B. van Wolters: brief sturen.\n\n"
        "De brief is te lang. (actie Zr. Vink)\n",
        [("Mw. mr. A.B. van Wolters", "brief sturen"), ("Zr. Vink", "De brief is te lang")],
    ),
}


@pytest.mark.parametrize(("text", "wanted"), LISTS.values(), ids=list(LISTS))
def test_who_is_to_do_what(
    items_of: Callable[[str], list[Item]], text: str, wanted: list[tuple[str, str]]
) -> None:
    assert [(item.actor, item.action) for item in items_of(HEAD + text)] == wanted


STANDUP = """# Standup 3 maart 2025

**Yuvraj**
- demo gegeven
- vandaag: koppeling nalopen -> {} helpt mee
- gaat de handleiding schrijven

**Els V.**
- gaat de server verhuizen
"""


@pytest.mark.parametrize("who", ["Joris K.", "Joris"])
def test_who_helps_with_one_line_has_no_other(who: str, extractor: Extractor) -> None:
    items = extractor.extract(STANDUP.format(who))
    assert [item.actor for item in items if item.action.startswith(("helpt", "gaat"))] == [
        who,
        "",
        "Els V.",
    ]


POINTS = [
    ("Joris K. belt vrijdag de gemeente en Els V. mailt de leden.", ["Joris K.", "Els V."]),
    ("De zaal wordt vrijdag gehuurd door Els V.", ["Els V."]),
    ("Vrijdag mailt Els de leden van klas B.", ["Els"]),
]


@pytest.mark.parametrize(("text", "who"), POINTS)
def test_an_initial_keeps_its_point(text: str, who: list[str], extractor: Extractor) -> None:
    assert [item.actor for item in extractor.extract(text)] == who


def test_a_line_goes_on_with_who_opens_the_one_before(extractor: Extractor) -> None:
    text = "# Overleg\n\n## Website\n\n- Els kijkt naar de teksten\n- gaat ook de foto's plaatsen\n"
    assert [item.actor for item in extractor.extract(text)] == ["Els", "Els"]


@pytest.mark.parametrize("heading", ["Actiepunten", "Afspraken", "Vervolgstappen"])
@pytest.mark.parametrize("who", ["Uitvoerder", "Projectleider", "Eigenaar", "Portefeuillehouder"])
@pytest.mark.parametrize("by", [" voor 3 april", ", 3 april", " uiterlijk eind mei", ""])
def test_an_office_before_what_is_to_be_done_by_a_day_is_no_label_of_a_field(
    by: str, who: str, heading: str, extractor: Extractor
) -> None:
    entries = f"- Jan: hek plaatsen\n- {who}: goot repareren{by}\n"
    items = extractor.extract(f"# Bouwoverleg 3 maart 2025\n\n## {heading}\n\n{entries}")
    assert [item.actor for item in items] == ["Jan", who]


@pytest.mark.parametrize("label", ["Actie: ", "AP 3: ", "- "])
@pytest.mark.parametrize("who", ["H. de Groot", "Jan", "P.J. Mol"])
@pytest.mark.parametrize("by", [" – 12 mei", " - eind mei", ""])
def test_an_infinitive_at_the_end_of_an_entry_is_no_verb_of_a_clause(
    by: str, who: str, label: str, extractor: Extractor
) -> None:
    text = f"# Bouwoverleg 3 maart 2025\n\n## Acties\n\n{label}{who} – ramen lappen{by}\n"
    assert [(item.actor, item.action) for item in extractor.extract(text)] == [
        (who, "ramen lappen")
    ]


@pytest.mark.parametrize("who", ["Jan Bos", "werkgroep Dak"])
def test_fields_with_a_day_are_those_of_one_action(who: str, extractor: Extractor) -> None:
    fields = f"Actie: goot repareren\nTrekker: {who}, 3 april\nGereed: voor 5 april\n"
    (item,) = extractor.extract(f"# Bouwoverleg 3 maart 2025\n\n## Acties\n\n{fields}")
    assert (item.action, item.deadline) == ("goot repareren", "voor 5 april")


@pytest.mark.parametrize(
    "head", ["", "Aanwezig: Jan, Els\n", "Aanwezig: Jan, Els\n\nHet regent.\n\n"]
)
@pytest.mark.parametrize("line", ["Allen: foto’s sturen voor 3 mei.", "Iedereen: het plan lezen."])
def test_what_all_are_to_do_in_the_head_names_nobody_present(
    line: str, head: str, extractor: Extractor
) -> None:
    (item,) = extractor.extract(f"{head}{line}\n")
    assert item.actor == line.split(":")[0]


@pytest.mark.parametrize("line", ["Voorzitter: Els Bos", "Secretaris: nader te bepalen"])
def test_an_office_in_the_head_has_nothing_to_do(line: str, extractor: Extractor) -> None:
    assert not extractor.extract(f"Aanwezig: Jan\n{line}\n\n1. Opening\nHet regent.\n")


PARAGRAPHS = [
    ("Vlag hijsen\n\ntouw kopen voor 3 mei", [("Vlag hijsen", "Noor Kok"), ("touw", "Noor Kok")]),
    ("hek verven", [("hek verven", "Noor Kok")]),
    ("Tent huren\n\nAd belt de drukker.", [("Tent huren", "Noor Kok"), ("belt", "Ad")]),
    ("Tent huren\n\nOverig:\n\nhek verven", [("Tent huren", "Noor Kok"), ("hek verven", "")]),
    ("Tent huren\n\n## Rondvraag\n\nEr wordt gebeld.", [("Tent huren", "Noor Kok")]),
]


@pytest.mark.parametrize("mark", ["**{}**", "**{}:**", "{}:", "### {}"])
@pytest.mark.parametrize("heading", ["## Acties", "**ACTIEPUNTEN**"])
@pytest.mark.parametrize(("lines", "owned"), PARAGRAPHS)
def test_a_name_above_paragraphs_owns_them_up_to_the_next(
    mark: str, heading: str, lines: str, owned: list[tuple[str, str]], extractor: Extractor
) -> None:
    head = "# Bouwoverleg 3 maart 2025\n\nAanwezig: Noor Kok, Ad Prins\n\n"
    parts = [mark.format("Noor Kok"), lines, heading, mark.format("Ad Prins"), "ramen wassen"]
    items = extractor.extract(f"{head}{heading}\n\n" + "\n\n".join(parts) + "\n")
    found = [(item.action, item.actor) for item in items]
    for what, who in [*owned, ("ramen wassen", "Ad Prins")]:
        assert [each[1] for each in found if each[0].startswith(what)] == [who]


FIRST = [
    ("Hooi uitspreiden voor 3 april", "Hooi uitspreiden"),
    ("Hooi uitspreiden (voor 3 april)", "Hooi uitspreiden"),
    ("Draagt het hooi weg", "Draagt het hooi weg"),
]


@pytest.mark.parametrize(("line", "action"), FIRST)
def test_a_line_with_a_day_or_a_verb_first_is_no_heading_below_a_name(
    line: str, action: str, extractor: Extractor
) -> None:
    head = "# Bouwoverleg 3 maart 2025\n\nAanwezig: Noor Kok, Ad Prins\n\n## Actiepunten\n\n"
    lines = f"**Noor**\n\n{line}\n\nSchuur vegen\n\n**Ad**\n\nVerf halen\n\nMolen tekenen\n"
    items = extractor.extract(head + lines)
    assert [item.actor for item in items] == ["Noor", "Noor", "Ad", "Ad"]
    assert items[0].action.startswith(action)


@pytest.mark.parametrize("line", ["Nagaan waar Wim huurt", "Grasmat keuren waar Wim speelt"])
def test_who_is_told_of_in_a_clause_beside_the_deed_does_not_own_it(
    line: str, extractor: Extractor
) -> None:
    (item,) = extractor.extract(f"{HEAD}## Actiepunten\n\n- {line}\n", fast=True)
    assert item.actor == ""


@pytest.mark.parametrize("heading", ["Stand van de bouw 3 april", "Rondvraag"])
def test_a_topic_with_a_day_heads_what_stands_below_a_list(
    heading: str, extractor: Extractor
) -> None:
    text = f"# Bouwoverleg 3 maart 2025\n\n## Actiepunten\n\n**Noor**\n\nSchuur vegen\n\n{heading}"
    items = extractor.extract(f"{text}\n\nEr zal een brief worden gestuurd.\n")
    assert [(item.actor, item.section) for item in items] == [
        ("Noor", "Actiepunten"),
        ("", heading),
    ]


def test_what_stands_below_a_blank_line_is_not_of_a_name_right_above_others(
    extractor: Extractor,
) -> None:
    lists = "**Noor Kok:**\nvlag hijsen\ntouw kopen\n\nramen wassen\n"
    items = extractor.extract(f"# Bouwoverleg 3 maart 2025\n\n## Acties\n\n{lists}")
    assert [item.actor for item in items] == ["Noor Kok", "Noor Kok", ""]
