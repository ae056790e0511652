"""Lines that were wrapped, which are read as one, and lines that only stand below each other."""

from __future__ import annotations

import pytest

from lovp_actions.structure.minutes import parse


def paragraphs(text: str) -> list[str]:
    return [
        block.passage.text
        for section in parse(f"# Verslag 3 juni 2025\n\n{text}\n").sections
        for block in section.blocks
    ]


@pytest.mark.parametrize(
    "text",
    [
        "truus zorgt voor de koffie\nburendag is op 14 juni\njan vraagt subsidie aan",
        "els belt gemeente voor 1 maart\nkas klopt",
        "bus is er niet, kees gaat achter dealer aan\nvolgend overleg 20/2",
        "hek is stuk.\nmo kijkt naar de verlichting van het plein\nzout ok",
        "Datum: 3 juni\njan haalt de sleutel bij de buren\nfeest was gezellig",
        "> kas klopt\n> els belt de gemeente voor 1 maart\n> jan haalt de sleutel",
        "mo zou nog kijken naar de verlichting in de straat achter de school en doet dat nu\n"
        "we zoeken iemand",
        "jan stuurt de notulen rond\nanna belt de gemeente\npiet gaat de zaal boeken\n"
        "els vraagt een offerte op",
        "Jan legt een plan voor\n12 stoelen zijn stuk",
        "Zaal huren\nbrief sturen\nkoek halen.",
        "Zaal huren (Jan)\nbrief sturen (Petra)\nkok bellen (Wouter).",
        "Zaal huren – Jan\nbrief sturen – Petra\nkok bellen – Wouter.",
        "Petra belt de drukker\nWouter koopt de vlag\nen dat is dat.",
        "De zaal is veel te klein voor het feest\nactie: Petra, zaal zoeken",
        "De brief aan de leden is te lang\nactie voor Jan: brief inkorten",
        "Zaal huren in Amersfoort\nbrief sturen\nlijst maken.",
        "jan stuurt de notulen van maart rond\nde penningmeester belt de bank",
        "jan doet de boodschappen\nik (petra) regel de muziek\njan en wouter halen de tent op",
        "TODO Petra: verf halen voor de kast\ntodo (Jan): kast verven\ntodo: Wouter belt de smid",
        "Jan belt de leden over het feest\n12 stoelen zijn stuk.\n3 notulen",
        "Vragen bij de agenda -\nWillem belt.",
        "2 zaal. Els belt\n3 bus. Jan belt\n4 rondvraag. Geen.",
        "Kees haalt sleutels\n7 sluiting. Om tien uur.",
        "Els huurt de zaal\n3 bus. Jan rijdt.",
        "> Jan blijft wekelijks langsgaan\n> dochter bellen (Petra)",
        "> Els bespreekt dit met de huisarts\n> dochter bellen (Bert)\n"
        "> woningcorp. moet lekkage verhelpen",
        "> Wouter neemt nog contact op\n> we zoeken een sleutel van de kast\n> zaal huren",
        "De kamer is vol en de gang ook\n> lijst maken (Jan)\n> Petra koopt een kast",
    ],
)
def test_lines_in_small_letters_stand_alone(text: str) -> None:
    assert paragraphs(text) == text.replace("> ", "").split("\n")


@pytest.mark.parametrize(
    "text",
    [
        "We praten morgen met de buren over\nhet hek en de schutting.",
        "jan vraagt aan de leden en aan\njan en wouter de tent op te halen\nvoor het feest.",
        "Wouter bestelt\n12 stoelen. Petra huurt\n3 tenten voor het kamp.",
        "we gaan morgen met de buren praten over\nhet hek, en jan vraagt bij de gemeente\n"
        "of er subsidie is. truus zorgt voor de\nkoffie.",
        "jan vraagt subsidie aan bij de gemeente en\n  regelt de zaal",
        "jan maakt een plan voor het hek van de\nbuurvrouw",
        "- jan vraagt subsidie aan bij de gemeente\nen regelt de zaal",
        "> de gemeente komt in de week voor de bouw\n> met een nieuw voorstel.",
        "> Jan mailt de leden over het feest in\n> de grote zaal van het dorp (Petra)",
        "> Hanneke bespreekt dit met de huisarts\n> die de dochter belt (Bert)",
        "> Jan stuurt de leden morgen een lange\n> brief over de nieuwe zaal (Petra).",
        "> Jan stuurt de leden morgen een lange\n> brief over de nieuwe zaal",
        "de penningmeester zegt toe\nde jaarrekening voor 1 juni te sturen\naan de leden",
        "mevrouw De Wit zegt toe dat zij de stukken\nvoor 1 april aan alle leden zal\ndoorsturen",
        "de directeur wordt gevraagd om voor 1 april\neen voorstel te maken",
        "afgesproken is dat de secretaris\nvoor 1 april een brief stuurt aan de wethouder\n"
        "en de raad",
        "vandaag besproken: jan zal\nde offerte opvragen bij de\nleverancier en anna zal de\n"
        "klant bellen.",
        "jan maakt een lijst met alle vrijwilligers\ndie op 10 april kunnen helpen",
        "er is nu besproken dat de gemeente\nde zaal gaat verbouwen en dat\njan dit regelt",
        "er is geklaagd over de overlast die\nzij hebben",
        "piet gaat offertes opvragen bij\nde drie bedrijven en legt die daarna voor\n"
        "aan het bestuur.",
        "jan vraagt aan de school of de ouders\nanna gaat helpen met de koffie",
        "De wethouder stuurt de raad voor\n1 mei een brief over de kosten.",
        "- Actie: Jan stuurt de stukken uiterlijk\n  15 mei naar de leden.",
        "Actie Petra: de aanvraag indienen vóór\n1 apr.",
        "Femke laat de sloot baggeren (uiterlijk\n3 november).",
        "Afgesproken wordt dat\nWouter Kuijt de bloemen\nkoopt op 1 mei.",
        "De zaal is klein. Petra\nSmit zegt toe de zaal in\nhet dorpshuis voor\n15 april te huren.",
        "De voorzitter komt terug op de volgende\nactie: die is nog niet klaar.",
        "Er is lang gesproken over nut en noodzaak van\nactie, en daarna: koffie.",
        "jan wil weten of de zaal op zaterdag\nvrij is. anna belt daar morgen over\nkees gaat mee",
    ],
)
def test_wrapped_lines_are_one_paragraph(text: str) -> None:
    read = " ".join(line.strip("> -") for line in text.split("\n"))
    assert paragraphs(text) == [read]


def test_a_double_name_runs_over_its_line() -> None:
    assert paragraphs("Jan-\nWillem belt de bond. Anne-\nMarie ook.") == [
        "Jan-Willem belt de bond. Anne-Marie ook."
    ]
    listed = paragraphs("## Acties\n\n- Gevel verven – Jan-\n  Willem – 1 mei\n- Hek – Els")
    assert listed == ["Gevel verven – Jan-Willem – 1 mei", "Hek – Els"]


def test_a_date_broken_at_a_hyphen_is_one() -> None:
    assert paragraphs("Actie Ada: de kade vegen, uiterlijk 4-\n6-2025.\nDe sluis gaat open.") == [
        "Actie Ada: de kade vegen, uiterlijk 4-6-2025.", "De sluis gaat open.",
    ]  # fmt: skip


_LISTED = [
    "Actie Femke: de leden schrijven over de nieuwe contributie van mei",
    "Actie Joost: het hek rond de speeltuin verven met de buren, 1 juni",
    "Actie Naima: de sleutels van de kantine van de club laten bijmaken",
]


@pytest.mark.parametrize(
    "lines",
    [
        _LISTED,
        [line.replace("Actie", "ACTIE") for line in _LISTED],
        [line.replace("Actie ", "actie(").replace(":", "):") for line in _LISTED],
        [line.replace("Actie", f"AP {number}.") for number, line in enumerate(_LISTED)],
        [line.replace("Actie ", f"Taak 3.{number}: ") for number, line in enumerate(_LISTED)],
        [f"*{line}*" for line in _LISTED],
        ["De leden zijn blij met de zaal en met de muziek van die avond", *_LISTED],
        [line.partition(": ")[2].capitalize() + " - Femke" for line in _LISTED],
        [
            "De zaal was te klein voor het feest van afgelopen zaterdag.",
            "Femke schrijft de leden over de nieuwe contributie van het jaar",
            "Joost verft het hek rond de speeltuin in de eerste week van mei",
            "Naima laat de sleutels van de kantine van de club weer bijmaken",
        ],
        [
            "Femke schrijft de leden over de nieuwe contributie. [FK, 1 juni]",
            "Joost verft het hek rond de speeltuin met de buren. [JD, 3 juni]",
            "Naima laat de sleutels van de kantine bijmaken. [NB, 9 juni]",
        ],
    ],
)
def test_lines_of_like_length_stand_alone(lines: list[str]) -> None:
    lines = [*lines, "Ramen lappen" if lines[-1][:6] != "actie(" else "actie(Bo): ramen lappen"]
    assert paragraphs("\n".join(lines)) == [line.strip("*") for line in lines]


@pytest.mark.parametrize(
    "lines",
    [
        [
            "De voorzitter vertelt over het feest van de vereniging en de",
            "Actie voor het Leven, die in mei is. De leden zijn blij met de",
            "Actie: er is veel geld opgehaald, en dat komt goed van pas. Ook",
            "Joost is blij.",
        ],
        [
            "De wethouder sprak daarover in de week voor het feest met de heer",
            "Bakker en met mevrouw Kuijt. Die vragen of het hek rond de tuin van",
            "Huize Vredelust nog dit jaar geverfd wordt, of dat dit tot de komst",
            "Van de nieuwe buren wacht.",
        ],
        [
            "Bij de opening spraken Femke de Groot, Joost Dijkstra, Naima Bouzidi,",
            "Bo Veenstra, Karel van der Velden, Els Kuijt, Piet Hein Donner, Anna",
            "Maria Smit, Wouter Kok, Hein van Buuren, Willem Jan Otten, Piet",
            "Visser en Truus Vis",
        ],
    ],
)
def test_wrapped_prose_with_capitals_is_one_paragraph(lines: list[str]) -> None:
    assert paragraphs("\n".join(lines)) == [" ".join(lines)]


@pytest.mark.parametrize("mark", ["- 2 -", "===== pagina 3 =====", "Pagina 3 van 4"])
def test_a_sentence_runs_over_a_page(mark: str) -> None:
    told = f"Hij laat de kas controleren vóór\n\n{mark}\n\n1 december.\n\n"
    assert paragraphs(told) == ["Hij laat de kas controleren vóór 1 december."]
    assert len(paragraphs(f"Jan zoekt de kas voor\n\n{mark}\n\n12 stoelen zijn stuk.")) == 2
