"""Rows, lines and labels that their own words close, and those that tell of no action."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from minutes_head import HEAD

from lovp_actions.extraction.engine import Extractor
from lovp_actions.items import Item

CLOSED_STATES = [
    "Gereed (60% respons)",
    "Afgerond: 75% toegekend",
    "Gereed 10% duurder dan begroot",
    "Afgehandeld, deels door Petra",
    "Uitgevoerd (grotendeels door vrijwilligers)",
    "Afgerond deels intern",
    "Gereed als pdf verstuurd",
    "Klaar te vinden op de website",
    "Gereed voor alle groepen",
    "Afgerond niet door Jan maar door Petra",
]
STATES = [
    ("Status", "gedaan, 5 afgekeurd", False),
    ("Hoe staat het ermee", "gereed", False),
    ("", "afgerond, zie mail", False),
    ("Status", "gekocht", False),
    ("Gereed", "nee, 1 april", True),
    ("Opmerking", "gekocht, bon volgt", False),
    ("Status", "offerte gekocht", True),
    ("Status", "besteld, wacht op levering", True),
    ("Status", "n.v.t.", False),
    ("Wanneer", "n.v.t.", True),
    ("Opmerking", "nvt", True),
    ("Wanneer", "gereed", False),
    ("Spoed", "x", True),
    ("Nieuw", "✓", True),
    ("Gereed", "x", False),
    ("Status", "gereed 28-2-2024", False),
    ("Status", "Klaar: 1/3", False),
    ("Status", "afgehandeld 11 maart", False),
    ("Status", "gereed 1-12-2024", True),
    ("Status", "fase 1/3", True),
    ("Status", "**Gereed**", False),
    ("Status", "❌ vervallen", False),
    ("Status", "🟢 klaar", False),
    ("Status", "● afgerond", False),
    ("Status", "🟢 loopt", True),
    ("Status", "☐ gereed", True),
    ("Status", "Hoeft niet meer i.v.m. kosten", False),
    ("Status", "is in orde.", False),
    ("Status", "niet nodig, Petra doet het", False),
    ("Status", "verworpen", False),
    ("Status", "nog niet in orde", True),
    ("Status", "gereed: nee", True),
    ("Status", "gereed: ja", False),
    ("Afdoening", "RIB 14", True),
    ("Wanneer | Afdoening", "juni | 12 februari 2024", False),
    ("Afdoening", "12 februari 2024", True),
    ("Wanneer", "3 mei (gereed)", False),
    ("Wanneer", "3 mei, afgehandeld", False),
    ("Wanneer", "klaar 1 maart", False),
    ("Wanneer", "✓", False),
    ("Wanneer", "gereed 1 juni", True),
    ("Wanneer", "klaar voor 1 maart", True),
    ("Wanneer", "3 mei, n.v.t.", True),
    ("Wanneer", "3 mei gereed", True),
    ("Status", "komt te vervallen", False),
    ("Status", "stopgezet", False),
    ("Status", "gecancelled", False),
    ("Status", "geen actie meer nodig", False),
    ("Status", "punt kan eraf", False),
    ("Status", "geen actie van Petra", True),
    ("Status", "geen acties meer", False),
    ("Streefdatum | Datum afdoening", "1 juni 2024 | 12 februari 2024", False),
    ("Datum afdoening", "12 juni 2024", True),
    ("Deadline | Gereed d.d.", "1 juni 2024 | 6-3-2024", False),
    ("Klaar op | Uiterste datum", "6-3-2024 | 1 juni 2024", False),
    ("Deadline | Gereed op", "1 juni 2024 | 3 juni 2024", True),
    ("Deadline | Gereed op", "1 juni 2024 | ", True),
    ("Datum | Gereed op", "1-2-2024 | 6-3-2024", True),
    ("Gereed d.d.", "6-3-2024", True),
    ("Wanneer", "is gedaan", False),
    ("Wanneer", "is donderdag", True),
    ("", "✔️", False),
    ("Vink", "[x]", False),
    ("Vink", "[ ]", True),
    ("Vink", "x", True),
    *(("Status", state, False) for state in CLOSED_STATES),
    ("Opmerking", "Gereed, deels betaald", False),
    ("Status", "Klaar als de verf droog is", True),
    ("Status", "gereed (deels)", True),
    ("Status", "afgerond 60% gereed", True),
    ("Status", "Klaar voor oplevering", True),
    ("Status", "gereed (80%)", True),
    ("", "afgerond, behalve de keuken", True),
    ("Status", "Vervalt niet, blijft staan", True),
    ("Status", "klaar voor gebruik", False),
    ("Opmerking", "Klaar is er nog niets", True),
    ("Opmerking", "Afgerond als de tekst er is", True),
    ("Opmerking", "Gereed zijn de voorbereidingen", True),
    ("Toelichting", "Voltooid deel 1 van 3", True),
    ("Opmerking", "Voltooid deel 3 van 3", False),
    ("Opmerking", "Afgerond, als het goed is", False),
    ("Opmerking", "Gereed: is er nog bij betrokken geweest", False),
    ("Opmerking", "Klaar is Kees", False),
    ("Status", "vervallen als gevolg van de kosten", False),
    ("Status", "komt terug", True),
    ("Wanneer/stand", "2 april – afgerond", False),
    ("Deadline en status", "2 april (gereed)", False),
    ("Deadline/status", "2 april / in overleg", True),
    ("Deadline/status", "2 april (gereed maken)", True),
    ("% Complete", "100", False),
    ("%", "100", False),
    ("Voortgang", "100", False),
    ("Voortgang", "80", True),
    ("Aantal", "100", True),
]


@pytest.mark.parametrize(("head", "cell", "is_open"), STATES)
def test_the_state_of_a_row(
    items_of: Callable[[str], list[Item]], head: str, cell: str, is_open: bool
) -> None:
    table = f"| Actie | Wie | {head} |\n| Verf kopen | Jan | {cell} |\n"
    assert bool(items_of(f"{HEAD}## Acties\n\n{table}")) is is_open


GROUPS = [
    ("Uitgevoerd", False),
    ("Reeds gereed", False),
    ("Komt te vervallen", False),
    ("Afgerond sinds vorige vergadering", False),
    ("Afgedane actiepunten", False),
    ("Nog uit te voeren", True),
    ("Niet afgerond", True),
]


@pytest.mark.parametrize("sign", ["|", "\t"])
@pytest.mark.parametrize(("words", "is_open"), GROUPS)
def test_the_state_of_a_group_of_rows(
    items_of: Callable[[str], list[Item]], sign: str, words: str, is_open: bool
) -> None:
    rows = (["Actie", "Wie", "Dag"], ["Hek verven", "Jan", ""], [words, "", ""])
    lines = [*rows, ["Verf kopen", "Petra", "3 mei"]]
    table = "".join(f"{sign}{sign.join(row)}{sign}\n".lstrip("\t") for row in lines)
    found = items_of(f"{HEAD}## Acties\n\n{table}")
    assert [item.actor for item in found] == ["Jan", "Petra"][: 1 + is_open]


REMARKS = [
    ("Verf kopen", "Mo heeft verf gekocht", False),
    ("Verf kopen", "Jan en Petra hebben dit gedaan", False),
    ("Brief aan de gemeente sturen", "Brief is verstuurd op 3 februari", False),
    ("Buurtkrant bezorgen", "Petra heeft de krant bezorgd. Is geregeld.", False),
    ("Bankje plaatsen", "Is geplaatst", False),
    ("Offerte opvragen", "offerte ontvangen", False),
    ("Heg knippen", "inmiddels geknipt", False),
    ("Offerte beoordelen", "offerte ontvangen", True),
    ("Schuur opruimen", "mail verstuurd 3/2", True),
    ("Leden mailen", "mail gestuurd", False),
    ("Offerte opvragen", "herinnering is verstuurd", True),
    ("Brief aan de gemeente sturen", "wordt verstuurd", True),
    ("Brief aan de gemeente sturen", "brief is nog niet verstuurd", True),
    ("Verf kopen", "deels gedaan", True),
    ("Schilder bellen", "Jan heeft gebeld, wacht op antwoord", True),
    ("Schilder bellen", "is gestart", True),
    ("Verf kopen", "nog te doen", True),
    ("Subsidie ontvangen", "subsidie ontvangen", True),
    ("Plan maken en uitvoeren", "Plan is gemaakt", True),
    ("Plan maken en uitvoeren", "Plan is gemaakt en uitgevoerd", False),
    ("Plan maken en uitvoeren", "Is gedaan", False),
    ("Plan maken, uitvoeren en evalueren", "Plan is gemaakt en geëvalueerd", True),
    ("Notulen maken en versturen", "Notulen zijn gemaakt", True),
    ("Notulen maken en versturen", "Notulen zijn verstuurd", True),
    ("Plan maken en uitvoeren", "is gemaakt", True),
    ("Rapport en brief maken", "Brief is gemaakt", True),
    ("Rapport en brief maken", "Rapport is gemaakt", True),
    ("Rapport en brief maken", "Rapport en brief zijn gemaakt", False),
    ("Rapport en brief maken", "zijn gemaakt", False),
    ("Rapport, folder en brief maken", "Folder en brief zijn gemaakt", True),
    ("Brief en kaart sturen", "Brief en kaart zijn verstuurd", False),
    ("Zaal boeken mei en juni", "Zaal mei geboekt", True),
    ("Zaal boeken mei en juni", "Zaal mei en juni geboekt", False),
    ("Plannen maken", "Plannen zijn gemaakt", False),
    ("Sleutel laten maken", "Sleutel is gemaakt", False),
    ("Brief versturen", "Brief is verstuurd", False),
    ("Brief versturen, zie bijlage", "Brief is verstuurd", False),
]


@pytest.mark.parametrize("head", ["Status", "Opmerking"])
@pytest.mark.parametrize(("action", "cell", "is_open"), REMARKS)
def test_a_sentence_that_tells_that_a_row_is_done(
    items_of: Callable[[str], list[Item]], head: str, action: str, cell: str, is_open: bool
) -> None:
    table = f"| Nr | Actie | Wie | {head} |\n|---|---|---|---|\n| 1 | {action} | Jan | {cell} |\n"
    assert bool(items_of(f"{HEAD}## Acties\n\n{table}")) is is_open


def test_yes_beside_days_closes_a_row(items_of: Callable[[str], list[Item]]) -> None:
    table = "Actie         Wie     Gereed\nVerf kopen    Jan     1 mei\nHek verven    Petra   ja\n"
    assert [item.actor for item in items_of(f"{HEAD}## Acties\n\n{table}")] == ["Jan"]


CLOSED = [
    "Actie Jan: contract nakijken – gereed",
    "Actie Jan: contract lezen (afgehandeld)",
    "Actie: hek verven (Jan, gereed)",
    "Actie Jan: brief. Is verstuurd.",
    "Actie: Jan koopt verf. Gereed.",
    "## Acties\n\n- Jan belt de buren (klaar)",
    "## Acties\n\n- Jan schrijft een brief -> done",
    "## Acties\n\n- Jan koopt een kwast. Vervallen.",
    "## Acties\n\n- DONE brief sturen (Jan)",
    "## Acties\n\n- Afgerond – brief sturen (Jan)",
    "## Acties\n\n- [ x ] brief sturen (Jan)",
    "## Acties\n\n- (v) brief sturen (Jan)",
    "## Acties\n\n- ~vervallen~ brief sturen (Jan)\n- ~ gereed ~ hek verven (Petra)",
    "## Acties\n\n- ~Jan: brief sturen~",
    "## Acties\n\n- Zaal boeken (Jan) - gereed, zaal 3\n- Jan: verf kopen (gedaan, bon volgt)",
    "## Acties\n\n- Hek verven (Jan). Vervalt, wordt later beslist.",
    "## Acties\n\n- Jan: zaal boeken – vervalt, we gaan naar het café",
    "## Acties\n\n- Brief sturen (Petra) – vervallen, doet de gemeente",
    "## Acties\n\n- Brief sturen (Petra) – vervalt, gemeente zal het doen",
    "## Niet doen\n\n- Jan: borrel houden\n- Petra: tent huren",
    "## Afgewezen ideeën\n\n| Actie | Wie |\n|---|---|\n| Tent huren | Jan |",
    "Wat gaan we niet doen?\n\n- Tent huren (Jan)\n- Borrel houden (Petra)",
    "## Acties\n\n- Jan: brief sturen – vervallen per 1 maart",
    "## Acties\n\n- Jan: brief sturen (hoeft niet meer)",
    "## Acties\n\n- Jan: zaal boeken - gaat niet door",
    "## Acties\n\n- Jan: hek verven (gedaan in mei)",
    "## Acties\n\n- Jan: rekening opvragen (ontvangen 4 maart)",
    "## Acties\n\n- Jan: folder mailen (ontvangen)",
    "## Acties\n\n- Jan: hek verven, hek gereed\n- Petra: krant drukken (helemaal gereed)",
    "## Acties\n\n- (klaar) offerte opvragen – Jan",
    "## Acties\n\n- **[GEREED]** Jan: kast kopen",
    "## Acties\n\n- Jan: vloer kopen **KLAAR**",
    "Actie: geen",
    "Actie: n.t.b.",
    "## Acties\n\nJan\n1 april",
    "Actiepunten: n.v.t.",
    "De verwarming doet het weer. (Actie: geen)",
    "| Actie | Wie |\n|---|---|\n| Hek slopen (gereed) | Jan |",
    "| Actie | Wie |\n|---|---|\n| Gereed: hek slopen | Jan |",
    "| Actie | Wie |\n|---|---|\n| ✓ Hek slopen | Jan |",
    "| Actie | Wie |\n|---|---|\n| 6. (vervallen) Hek slopen | Jan |\n| 2.1 Gereed: poort | Jan |",
    "| Actie | Wie |\n|---|---|\n| Hek slopen | Jan (gereed) |\n| Poort smeren | Jan – vervallen |",
    "| Actie | Wie |\n|---|---|\n| Geen actie nodig | Jan |",
    "| Actie | Wie |\n|---|---|\n| Vervallen | Jan |",
    "| Actie | Wie |\n|---|---|\n| [omschrijving actie] | [naam] |",
    "| Actie | Wie | Wanneer |\n|---|---|---|\n| <Actie> | <Naam actiehouder> | <datum> |",
]


@pytest.mark.parametrize("text", CLOSED)
def test_what_is_closed_or_none(items_of: Callable[[str], list[Item]], text: str) -> None:
    assert items_of(f"{HEAD}## 1. Stand\n\n{text}\n") == []


@pytest.mark.parametrize(
    "heading",
    [
        "## Wat gaan we doen?",
        "## Afgewezen\n\n- Feest\n\n## Acties",
        "Acties:\nAfgewezen:\n- plan vijver (Petra)\n\nNog te doen:",
    ],
)
def test_what_is_not_rejected(items_of: Callable[[str], list[Item]], heading: str) -> None:
    assert len(items_of(f"{HEAD}{heading}\n\n- Jan stuurt de school een brief\n")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "## Afgewezen\n\n- Jan: aanvrager inlichten vóór 1 oktober",
        "## Verworpen voorstellen\n\n| Voorstel | Actie | Wie |\n| Hek | hem inlichten | Jan |",
        "## Acties\n\n| Actie | Wie | Wanneer |\n| Brief sturen | Vink | 1 oktober |",
        "## Acties\n\n| Actie | Bakker | Vink |\n|---|---|---|\n| Ramen lappen | | x |",
        "## Acties\n\n| Actie | Wie |\n|---|---|\n| ☐ Hek slopen | Jan |",
        "## Acties\n\n| Actie | Wie |\n|---|---|\n| 6. (nieuw) Hek slopen | Jan |",
        "## Acties\n\n| Actie | Wie |\n|---|---|\n| Hek slopen | Jan (was Petra) |",
        "## Acties\n\n| Actie | Wie |\n|---|---|\n| Hek slopen | Jan (deels gereed) |",
        "## Acties\n\n- Zaal boeken (Jan). Klaar, alleen de drank bestellen.",
        "## Acties\n\n- Petra: offerte – af, printen en versturen",
        "## Acties\n\n- Contract – vervalt, nieuw contract opstellen (Jan)",
        "## Acties\n\n- Vloer schuren (Jan): gedaan, lakken (Petra)",
        "## Acties\n\n- Schuur opruimen – gereed, op de zolder na (Jan)",
        "## Acties\n\n- Jan: rekening betalen (ontvangen 4 maart)",
        "## Acties\n\n- Jan: krant versturen (drukproef gereed)",
        "## Acties\n\n- Jan: krant versturen, opmaak gereed",
        "Jan betaalt de rekening (ontvangen 4 maart).",
    ],
)
def test_what_is_left_to_do(text: str, extractor: Extractor) -> None:
    assert extractor.extract(f"{HEAD}{text}\n") != []


def test_times_behind_a_state_of_a_row(items_of: Callable[[str], list[Item]]) -> None:
    cells = ("gereed 1 juni", "klaar voor 20 mei", "gereed eind juni", "gereed 1 maart")
    deeds = ["Zaal boeken", "Hek verven", "Brief sturen", "Lamp kopen"]
    rows = "".join(f"| {a} | Jan | {b} |\n" for a, b in zip(deeds, cells, strict=True))
    found = items_of(f"{HEAD}## Acties\n\n| Actie | Wie | Status |\n|---|---|---|\n{rows}")
    assert [item.action for item in found] == deeds[:3]


def test_a_state_with_a_day_ahead_is_a_deadline(items_of: Callable[[str], list[Item]]) -> None:
    lines = "- Karel: poort smeren, gereed 1 juni\n- Petra: hek verven, gereed 1 maart\n"
    lines += "- Petra: lamp kopen voor de zaal – gereed 10-3-2024\n"
    found = items_of(f"{HEAD}## Acties\n\n{lines}\nActie: zaal boeken (Jan), klaar op 1 juni.")
    assert [(item.actor, item.deadline_date) for item in found] == [
        ("Karel", "2024-06-01"),
        ("Jan", "2024-06-01"),
    ]


def test_a_state_with_a_day_closes_a_row_where_no_meeting_is_known(
    items_of: Callable[[str], list[Item]],
) -> None:
    table = "Wie;Actie;Status\nJan;Verf kopen;gereed 28-2-2024\nPetra;Hek verven;\n"
    assert [item.actor for item in items_of(table)] == ["Petra"]


def test_what_sounds_closed_is_not(items_of: Callable[[str], list[Item]]) -> None:
    lines = "- Jan: maakt de auto klaar\n- Petra: sluit de rekening af\n"
    lines += "- Jan: hek verven (gereed in mei)\n- Petra: de lamp – niet in orde\n"
    lines += "- (loopt) Jan: verf kopen\n- Petra zet de stoelen klaar\n"
    lines += "- Mat kopen (Jan): deels gedaan\n- Hek slopen – Petra – 80% gereed\n"
    lines += "- Bal kopen (Jan) - gereed, nog betalen\n- Mat halen (Petra) – vervallen? vraag Jan\n"
    lines += "- Jan: ~10 stoelen halen\n- ~Petra: tuin spitten~ en vegen\n"
    assert len(items_of(f"{HEAD}## Acties\n\n{lines}")) == 12


HEADINGS = [
    ("Actiepunten die klaar zijn", False),
    ("Acties vorige vergadering (afgerond)", False),
    ("Actielijst (uitgevoerd)", False),
    ("Actielijst (deels uitgevoerd)", True),
    ("Actielijst (bijgewerkt)", True),
    ("Deze actiepunten zijn afgerond", False),
    ("Afgevoerde actiepunten", False),
    ("Actielijst – gereed", False),
    ("Verwijderd van de actielijst", False),
    ("Van de lijst af", False),
    ("Besloten niet te doen", False),
    ("Actiepunten die nog niet klaar zijn", True),
    ("Actiepunten gereed voor 1 mei", True),
    ("Actiepunten klaar voor de opening", True),
]


@pytest.mark.parametrize("fast", [False, True])
@pytest.mark.parametrize(("heading", "is_open"), HEADINGS)
def test_the_state_of_a_list(
    heading: str, is_open: bool, extractor: Extractor, *, fast: bool
) -> None:
    text = f"{HEAD}## {heading}\n\n- Jan: hek verven\n- poort smeren (Petra, 15 juli)\n"
    found = extractor.extract(text, fast=fast)
    assert [item.actor for item in found] == (["Jan", "Petra"] if is_open else [])


STRUCK = [
    ("- [ ] ~~Konijnen enten~~ – Noor", []),
    ("- ~~Konijnen enten~~ – Noor, 15 juli", []),
    ("- ~~Konijnen enten~~ → Noor", []),
    ("- ~~Konijnen enten~~ – kippen enten – Noor", ["Noor"]),
    ("- ~~Konijnen~~ kippen enten – Noor", ["Noor"]),
    ("- Konijnen enten – ~~Wim~~ Noor", ["Noor"]),
]


@pytest.mark.parametrize("fast", [False, True])
@pytest.mark.parametrize(("line", "who"), STRUCK)
def test_who_is_left_of_a_struck_line(
    line: str, who: list[str], extractor: Extractor, *, fast: bool
) -> None:
    found = extractor.extract(f"{HEAD}## Actiepunten\n\n{line}\n", fast=fast)
    assert [item.actor for item in found] == who


GONE_OVER = [
    ("Dak – Petra Smit: blijft op de lijst.", True),
    ("Flyer – Petra Smit: in concept klaar, moet nog gedrukt.", True),
    ("Rooster – Petra Smit: nog doen.", True),
    ("Kippen tellen – Petra Smit: niet meer van toepassing.", False),
    ("Bord maken – Petra Smit: is klaar.", False),
]


@pytest.mark.parametrize("fast", [False, True])
@pytest.mark.parametrize(("line", "is_open"), GONE_OVER)
def test_the_state_behind_an_owner(
    line: str, is_open: bool, extractor: Extractor, *, fast: bool
) -> None:
    text = f"{HEAD}Aanwezig: Petra Smit, Jan Bakker\n\n## Actielijst vorige keer\n\n- {line}\n"
    found = extractor.extract(text, fast=fast)
    assert [item.actor for item in found] == ["Petra Smit"] * is_open
