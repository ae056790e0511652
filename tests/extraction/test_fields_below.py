"""Fields on the lines below a sentence: by when, its state, in which meeting it was said."""

from __future__ import annotations

import datetime as dt

import pytest

from lovp_actions import extract
from lovp_actions.structure.minutes import parse

HEAD = "# Verslag raad 12 februari 2025\n\n## 3. Toezeggingen\n\n"
BELOW = [
    ("Termijn: vóór 1 maart 2025\nStatus: loopt", "vóór 1 maart 2025", "2025-03-01", "loopt"),
    ("Deadline: Q2", "Q2", "2025-06-30", ""),
    ("   Gedaan in: vergadering 12 december 2024\n   Planning: maart", "maart", "2025-03-31", ""),
    ("Termijn: n.t.b.\nStand van zaken: in behandeling", "", "", "in behandeling"),
    ("Stand van zaken: brief volgt in mei", "", "", ""),
    ("Planning: de werkgroep komt op 3 maart bijeen.", "", "", ""),
    ("\nTermijn: 1 maart 2025", "", "", ""),
]
SAID = [
    "Toezegging: De wethouder stuurt de raad een brief.",
    "1. Jan Bakker boekt een zaal.",
    "T-24-031 Wethouder Mulder zegt toe de raad een brief te sturen.",
]


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize(("below", "words", "day", "status"), BELOW)
def test_by_when_and_state_stand_below(
    said: str, below: str, words: str, day: str, status: str
) -> None:
    item, *_ = extract(f"{HEAD}{said}\n{below}\n")
    assert (item.deadline, item.deadline_date, item.status) == (words, day, status)
    assert item.sentence in said


CLOSED = ["Status: afgehandeld", "Termijn: Q1 2025\nStatus: afgedaan op 3 februari"]


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize("below", CLOSED)
def test_a_state_below_closes_what_stands_above(said: str, below: str) -> None:
    assert extract(f"{HEAD}{said}\n{below}\n\nDe griffier stuurt een brief.\n")[0].line > 6


PARAGRAPHS = [
    ("Jan vraagt subsidie aan voor 1 april.\nTermijn: 1 jaar", ["2025-04-01"], [""]),
    ("Jan vraagt subsidie aan voor 1 april.\nTermijn: 30 dagen", ["2025-04-01"], [""]),
    ("Jan vraagt subsidie aan.\nTermijn: drie jaar", [""], [""]),
    ("Jan vraagt subsidie aan.\nTermijn: 2 à 3 weken\nStatus: loopt", [""], ["loopt"]),
    ("Jan vraagt subsidie aan.\nTermijn: binnen 30 dagen", ["2025-04-02"], [""]),
    ("Jan vraagt subsidie aan.\nTermijn: week 12", ["2025-03-21"], [""]),
    ("Jan vraagt subsidie aan in april.\nTermijn: n.t.b.", ["2025-04-30"], [""]),
    ("Jan mailt haar zo snel mogelijk.\nDeadline: 20 maart", ["2025-03-20"], [""]),
    (
        "Anna stuurt de folder naar de drukker voor 15 maart. De zaal was vol.\nDeadline: 20 maart",
        ["2025-03-15"],
        [""],
    ),
    (
        "Jan stuurt de brief. Anna boekt de zaal. Dat is belangrijk.\nTermijn: juni\nStatus: open",
        ["", "2025-06-30"],
        ["", "open"],
    ),
    (
        "Jan stuurt de brief. Anna boekt de zaal.\nTermijn: 20 maart\nStatus: afgerond",
        ["", "2025-03-20"],
        ["", ""],
    ),
    (
        "Anna zegt toe de raad te informeren. Jan stuurt de brief.\nStatus: gereed",
        [""] * 2,
        [""] * 2,
    ),
    (
        "Jan stuurt de brief. Anna boekt de zaal. Piet koopt hapjes.\nStatus: afgerond",
        [""] * 3,
        [""] * 3,
    ),
    ("De zaal was vol. Jan stuurt de brief.\nTermijn: 20 maart\nStatus: gereed", [], []),
    ("Zaal boeken. (Jan)\nStatus: gereed", [], []),
    (
        "Toezegging: De burgemeester stuurt een brief. De raad heeft hierom gevraagd.\n"
        "Termijn: 1 jaar\nStatus: afgehandeld",
        [],
        [],
    ),
]


@pytest.mark.parametrize("fast", [False, True])
@pytest.mark.parametrize(("text", "days", "states"), PARAGRAPHS)
def test_they_tell_of_the_last_action_what_it_does_not_tell_itself(
    text: str, days: list[str], states: list[str], *, fast: bool
) -> None:
    items = extract(f"Notulen van de vergadering van 3 maart 2025\n\n{text}\n", fast=fast)
    assert [item.deadline_date for item in items] == days
    assert [item.status for item in items] == states


def test_the_day_in_a_sentence_goes_first_in_both_sentences() -> None:
    said = "Anna stuurt de folder naar de drukker voor 15 maart. De leden krijgen hem in april."
    items = extract(f"Notulen van 3 maart 2025\n\n{said}\nDeadline: 20 maart\n")
    assert [item.deadline for item in items] == ["voor 15 maart", "in april"]


LISTS = [
    ("Lijst van toezeggingen, stand per 1 februari 2025", dt.date(2025, 2, 1)),
    ("# Toezeggingenlijst\npeildatum 1 februari 2025", dt.date(2025, 2, 1)),
    ("# Toezeggingenlijst", None),
]


@pytest.mark.parametrize(("title", "date"), LISTS)
def test_when_something_was_promised_does_not_date_a_list(title: str, date: dt.date | None) -> None:
    told = "De wethouder stuurt een brief.\nGedaan in: vergadering 12 december 2024\nStatus: open\n"
    assert parse(f"{title}\n\n{told}").date == date


OWNED = [
    ("Er komt een dakdekker.\n\nActie: Jan Bakker\n\nDe zaal is oud.", ["Jan Bakker"]),
    (
        "- Het hek wordt geverfd.\n\n→ Actie: mevr. Hendriks\n\nActie: Toon belt.",
        ["mevr. Hendriks", "Toon"],
    ),
    ("Het hek wordt geverfd.\nActie: de werkgroep Hek (1 mei)", ["werkgroep Hek"]),
    ("Het hek is oud.\n\nActie: Toon\n\nActie: Jan belt de smid.", ["Jan"]),
    ("Het tarief wordt bij de gemeente opgevraagd.\n\nActie: Toon", ["Toon"]),
    ("Het hek is oud.\n\nActie: Website", []),
    ("Kees zal de notaris mailen en Jan boekt de bus.\nActie: Kees, Jan", ["Kees", "Jan"]),
    ("Kees zegt toe de notulen te mailen.\nActie: secretaris", ["Kees"]),
    ("Els van Dijk zal de bank bellen.\nActie: Kees", ["Els van Dijk"]),
    ("De kas van Jan moet nagekeken worden.\nActie: Els", ["Els"]),
    ("Jan: ik bel de bank.\nActie: Jan", ["Jan"]),
    ("Dit wordt bij de gemeente gemeld.\nActie: Els", ["Els"]),
    ("- Het hek wordt geverfd.\n  Actie: Jan\n- De tuin is mooi.", ["Jan"]),
    ("Kees belt de smid.\n\nActie: Jan", ["Kees"]),
    ("Het hek wordt geverfd.\n\nActie: Jan\n\n- verf kopen", ["", ""]),
]


@pytest.mark.parametrize(
    "told", ["Afgesproken is dat Els de bank belt.", "In mei zal Els de bank bellen."]
)
def test_a_sentence_that_names_its_owner_stands_alone(told: str) -> None:
    (item,) = extract(f"# Notulen van 3 maart 2025\n\n{told}\nActie: Els\n")
    assert (item.actor, item.action in ("de bank belt", "de bank bellen")) == ("Els", True)


@pytest.mark.parametrize(("text", "owners"), OWNED)
def test_a_label_with_only_a_name_owns_the_sentence_above(text: str, owners: list[str]) -> None:
    items = extract(f"# Notulen van 3 maart 2025\n\nAanwezig: Jan Bakker\n\n## 3. Hek\n\n{text}\n")
    assert [item.actor for item in items] == owners


CLOSE = [
    ("Wie: Noor/Lotte Wanneer: week 47", "Noor/Lotte", "2025-11-21"),
    ("Wie: Wim Kok Gereed: 1 december", "Wim Kok", "2025-12-01"),
    ("Wie: Wim   Wanneer: 1 december", "Wim", "2025-12-01"),
    ("Wie: Wim", "Wim", ""),
]


@pytest.mark.parametrize("fast", [False, True])
@pytest.mark.parametrize(("fields", "who", "day"), CLOSE)
def test_a_label_behind_another_needs_no_sign(
    fields: str, who: str, day: str, *, fast: bool
) -> None:
    text = f"Verslag werkgroep 3 november 2025\n\nACTIELIJST\n\nBrief schrijven\n{fields}\n"
    (item,) = extract(text, fast=fast)
    assert (item.actor, item.deadline_date, item.action) == (who, day, "Brief schrijven")


def test_a_word_of_labels_within_a_field_is_none() -> None:
    text = "# Verslag 3 november 2025\n\n## Acties\n\nActie: navragen wie: Jan of Petra\n"
    assert extract(text)[0].action == "navragen wie: Jan of Petra"


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (
            "- vlag ophangen\n  Noor, 1 juni\n- tent huren\n  Kees en Ad\n",
            [("Noor", "vlag ophangen", "1 juni"), ("Kees en Ad", "tent huren", "")],
        ),
        (
            "1. Vlag ophangen\n   Noor, 1 juni\n2. Tent huren\n   bestuur\n",
            [("Noor", "Vlag ophangen", "1 juni"), ("bestuur", "Tent huren", "")],
        ),
        ("- Noor belt de drukker\n  Kees\n", [("Noor", "belt de drukker", "")]),
        (
            "- tent huren\n  Noor:\n    - stoelen tellen\n",
            [("", "tent huren", ""), ("Noor", "stoelen tellen", "")],
        ),
    ],
)
def test_who_owns_an_entry_stands_on_a_line_below_it(
    lines: str, wanted: list[tuple[str, str, str]]
) -> None:
    items = extract(f"# Overleg 3 april 2025\n\nAanwezig: Noor, Kees, Ad\n\n## Acties\n\n{lines}")
    assert [(item.actor, item.action, item.deadline) for item in items] == wanted


def test_a_numbered_entry_that_goes_on_in_an_indented_line_is_no_heading() -> None:
    lines = "1. Vlag ophangen\n   aan de mast\n2. Tent huren\n   bij de buren\n"
    actions = [item.action for item in extract(f"# Overleg 3 april 2025\n\n## Acties\n\n{lines}")]
    assert {"Vlag ophangen", "Tent huren"} <= set(actions)


HEADED = ["## Afspraken", "## Besluiten", "Toezeggingen"]
LABELLED = [
    (
        "Actiehouder: Noor Kok\nDe vlag wordt gekocht.\n\n"
        "Actiehouder: Ad Prins\nHet hek wordt geverfd.",
        ["Noor Kok", "Ad Prins"],
    ),
    (
        "De vlag wordt gekocht.\nActiehouder: Noor Kok\n\n"
        "Het hek wordt geverfd.\nActiehouder: Ad Prins",
        ["Noor Kok", "Ad Prins"],
    ),
    ("- De vlag wordt gekocht.\n  Actiehouder: Noor Kok\n- Het hek is mooi.", ["Noor Kok"]),
    ("De vlag wordt gekocht.\n\nActiehouder: Noor Kok\n\nHet hek is mooi.", ["Noor Kok"]),
]


@pytest.mark.parametrize("heading", HEADED)
@pytest.mark.parametrize(("text", "owners"), LABELLED)
def test_a_line_with_the_owner_stands_above_or_below_what_is_to_be_done(
    heading: str, text: str, owners: list[str]
) -> None:
    items = extract(f"# Overleg 3 april 2025\n\n## 1. Opening\n\nWelkom.\n\n{heading}\n\n{text}\n")
    assert [item.actor for item in items] == owners
    assert heading.strip("# ") not in [item.action for item in items]


BLOCKS = [
    ("Wie: Ad Prins\nActie: hek verven", ["", "Ad Prins"]),
    ("Actiehouder: Ad Prins\nActie: hek verven\nTermijn: 3 mei", ["", "Ad Prins"]),
    ("Door: Ad Prins\nActie: hek verven\nVoor: 3 mei", ["", "Ad Prins"]),
    ("2. Hek\nDoor: Ad Prins\nActie: hek verven", ["", "Ad Prins"]),
    ("**Eigenaar:** Ad Prins\n**Termijn:** 3 mei\n**Actie:** hek verven", ["", "Ad Prins"]),
    ("Wie: Ad Prins\nActie: hek verven\n\nWie: Noor Kok\nActie: tent huren",
     ["", "Ad Prins", "Noor Kok"]),
    ("Wie: Ad Prins\n\nWanneer: 3 mei", ["Ad Prins"]),
    ("Wie: Ad Prins\n\nActie: hek verven\n\nWie: Noor Kok", ["Ad Prins", "Noor Kok"]),
    ("Wie: Ad Prins\nWanneer: 3 mei", ["Ad Prins"]),
]  # fmt: skip


@pytest.mark.parametrize("heading", ["## Acties", "## 4. Onderhoud\n\nHet hek is mooi."])
@pytest.mark.parametrize(("blocks", "owners"), BLOCKS)
def test_a_block_that_begins_with_its_owner_is_not_of_the_action_above(
    heading: str, blocks: str, owners: list[str]
) -> None:
    text = f"# Overleg 3 april 2025\n\n{heading}\n\nActie: vlag kopen\n\n{blocks}\n"
    items = [item for item in extract(text) if " " in item.action]
    assert [item.actor for item in items] == owners


TOPICS = ["2. Hal", "2. Hal\nHet is druk.", "2.1 Hal", "## 2. Hal\n\nHet is druk.", "**Hal**"]
TITLES = ["# Overleg 3 april 2025\n\n1. Lift\n", "# Overleg 3 april 2025\n\n## 1. Lift\n\n"]


@pytest.mark.parametrize("head", TITLES)
@pytest.mark.parametrize("indent", ["", " " * 40])
@pytest.mark.parametrize("topic", TOPICS)
def test_a_label_above_the_next_topic_owns_the_sentence_above_it(
    head: str, indent: str, topic: str
) -> None:
    above = "De deur klemt. Loodgieter bellen voor 3 mei."
    (item,) = extract(f"{head}{above}\n{indent}Actie: Noor\n{topic}\n")
    assert (item.actor, item.action.split(" voor")[0]) == ("Noor", "Loodgieter bellen")


@pytest.mark.parametrize("head", TITLES)
@pytest.mark.parametrize("topic", TOPICS)
def test_the_next_topic_is_nothing_to_do(head: str, topic: str) -> None:
    for gap in ("\n", "\n\n"):
        items = extract(f"{head}De deur klemt.{gap}Actie: Noor\n{topic}\n")
        assert all("Hal" not in item.action for item in items)


@pytest.mark.parametrize("listed", ["1. deur verven\n2. slot kopen", "a) deur verven", "- slot"])
def test_a_label_above_a_list_is_not_of_the_sentence_above_it(listed: str) -> None:
    items = extract(f"{TITLES[1]}Loodgieter bellen voor 3 mei.\nActie: Noor\n{listed}\n")
    assert ("Noor", "Loodgieter bellen") not in [(item.actor, item.action[:17]) for item in items]
