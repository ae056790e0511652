"""Lines of lists of actions whose topic or addressee is no owner."""

from __future__ import annotations

import pytest

from lovp_actions.extraction.engine import Extractor

HEAD = "# Overleg kinderboerderij 3 november 2025\n\n"
PRESENT = "Aanwezig: Bram Visser, Noor Haddad, Wim van Dongen\n\n"
LINES = [
    ("Hooi: bij boer Jansen halen", ""),
    ("Stal: dak nakijken", ""),
    ("Brief aan de gemeente", ""),
    ("Uitnodiging aan de school voor 1 december", ""),
    ("Visser: zaal boeken", "Visser"),
    ("Wim: hooi halen", "Wim"),
    ("BV: kar halen", "BV"),
    ("Penningmeester: begroting maken", "Penningmeester"),
    ("Gemeente: vergunning verlenen", "Gemeente"),
    ("Vraag aan Bram: hek verven", "Bram"),
    ("Brief aan de gemeente sturen – Bram", "Bram"),
    ("Stal: dak nakijken (Noor)", "Noor"),
    ("Stal laten schilderen", ""),
    ("Folder ontwerpen (zie de mail van Bram)", ""),
    ("Wim laten bellen", "Wim"),
    ("Noor hooi halen", "Noor"),
    ("Wij bellen, zo nodig", "Wij"),
]


@pytest.mark.parametrize("fast", [False, True])
@pytest.mark.parametrize(("line", "who"), LINES)
def test_a_topic_and_an_addressee_are_no_owner(
    line: str, who: str, extractor: Extractor, *, fast: bool
) -> None:
    text = f"{HEAD}{PRESENT}## Actiepunten\n\n- {line}\n- Wim: hek verven\n"
    assert extractor.extract(text, fast=fast)[0].actor == who


SMALL = [("regenton nakijken", ""), ("noor hooi halen", "noor"), ("wij opruimen", "wij")]


@pytest.mark.parametrize(("line", "who"), SMALL)
def test_what_is_done_to_may_have_no_capital(line: str, who: str, extractor: Extractor) -> None:
    lines = f"{line}\n\nhek verven voor 6 februari\n\nfolder maken\n"
    items = extractor.extract(f"{HEAD}{PRESENT}## Acties\n\n{lines}")
    assert [item.actor for item in items] == [who, "", ""]


def test_a_word_that_stands_elsewhere_without_a_capital_is_a_topic(extractor: Extractor) -> None:
    text = f"{HEAD}Het nieuwe hooi is op.\n\n## Actiepunten\n\n- Hooi: bij boer Jansen halen\n"
    assert [item.actor for item in extractor.extract(text)] == [""]


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ("- Wim gaat het volgende doen:\n  - hooi halen\n", [("Wim", "hooi halen")]),
        ("- Bram en Noor regelen:\n  - kar huren\n", [("Bram en Noor", "kar huren")]),
        ("- Noor neemt op zich:\n  - stal vegen\n", [("Noor", "stal vegen")]),
    ],
)
def test_a_line_that_only_leads_in_what_somebody_does_is_none(
    lines: str, wanted: list[tuple[str, str]], extractor: Extractor
) -> None:
    items = extractor.extract(f"{HEAD}{PRESENT}## Actiepunten\n\n{lines}")
    assert [(item.actor, item.action) for item in items] == wanted


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("Acties open: hooi halen bij de boer.", [""]),
        ("Actie Schapenstal loopt goed.", []),
        ("Actie Wim loopt de stal na.", ["Wim"]),
        ("Actie Zelia belt de boer.", ["Zelia"]),
        ("Actie Zelia neemt contact op met de boer.", ["Zelia"]),
    ],
)
def test_a_label_and_the_name_of_a_campaign_are_no_owner(
    line: str, who: list[str], extractor: Extractor
) -> None:
    items = extractor.extract(f"{HEAD}{PRESENT}## 2. Stand\n\n{line}\n")
    assert [item.actor for item in items] == who


PASSIVE = [
    ("Er wordt aan Noor een mail gestuurd over de kar.", "besluit", ""),
    ("Er wordt aan de gemeente een kaart gestuurd.", "besluit", ""),
    ("Het rooster wordt aan Bram gestuurd.", "besluit", ""),
    ("Daarover wordt met Noor een afspraak gemaakt.", "besluit", ""),
    ("Er zal door Noor een kar worden gehuurd.", "toezegging", "Noor"),
    ("Er wordt aan Noor gevraagd een kar te huren.", "verzoek", "Noor"),
    ("Er wordt een mail opgesteld en Bram verstuurt hem.", "toezegging", "Bram"),
]


@pytest.mark.parametrize("heading", ["## 2. Stal", "## Besluiten"])
@pytest.mark.parametrize(("text", "type_", "who"), PASSIVE)
def test_to_whom_something_is_done_in_the_passive_does_not_act(
    heading: str, text: str, type_: str, who: str, extractor: Extractor
) -> None:
    item = extractor.extract(f"{HEAD}{PRESENT}{heading}\n\n{text}\n")[-1]
    assert (item.type, item.actor) == (type_, who)


SEES_TO = [
    ("Noor zal erop toezien dat de boer het hooi brengt.", "Noor"),
    ("De penningmeester gaat erop toezien dat Wim de kar betaalt.", "penningmeester"),
    ("Noor gaat er zorg voor dragen dat de boer het hooi brengt.", "Noor"),
    ("Noor meldt dat de boer het hooi morgen brengt.", "boer"),
]


@pytest.mark.parametrize("heading", ["## 2. Stal", "## Afspraken"])
@pytest.mark.parametrize(("text", "who"), SEES_TO)
def test_who_sees_to_it_acts_and_not_who_stands_behind_dat(
    heading: str, text: str, who: str, extractor: Extractor
) -> None:
    assert extractor.extract(f"{HEAD}{PRESENT}{heading}\n\n{text}\n")[-1].actor == who
