"""Entries of lists of actions: whose they are, and which words say what is to be done."""

from __future__ import annotations

import pytest

from lovp_actions.people import entries
from lovp_actions.people.cast import Cast
from lovp_actions.structure.attendees import names_in

KNOWN = Cast(names_in(["Aanwezig: Jan Bakker, Petra Smit, Joost Vos, Sjoukje Hiem (SHi)"]))
NOBODY = Cast()

BOTH = [
    # before the action
    ("Jan Bakker: offerte opvragen vóór 1 april", "Jan Bakker", "offerte opvragen vóór 1 april"),
    ("Jan: zaal reserveren", "Jan", "zaal reserveren"),
    ("JB: kast halen", "JB", "kast halen"),
    ("Jan en Petra: zaal reserveren", "Jan en Petra", "zaal reserveren"),
    ("Jan/Petra: zaal reserveren", "Jan/Petra", "zaal reserveren"),
    ("Petra, Jan: zaal reserveren", "Petra, Jan", "zaal reserveren"),
    ("Jan – kaartje Petra", "Jan", "kaartje Petra"),
    ("Jan: kaartje sturen aan Petra", "Jan", "kaartje sturen aan Petra"),
    ("Jan – offerte – 1 april 2024", "Jan", "offerte"),
    ("Jan: declaratie", "Jan", "declaratie"),
    ("Jan, brief scannen, 1 april", "Jan", "brief scannen"),
    ("J. Bakker - offerte opvragen", "J. Bakker", "offerte opvragen"),
    ("Mw. mr. C.M. van Berg-Jansen: zaal boeken", "Mw. mr. C.M. van Berg-Jansen", "zaal boeken"),
    ("Ir. Wolters: dak nameten", "Ir. Wolters", "dak nameten"),
    ("Dak nameten (dr. Wolters, 1 april)", "dr. Wolters", "Dak nameten"),
    ("Dak nameten – Ds. Blok en zr. Vink", "Ds. Blok en zr. Vink", "Dak nameten"),
    ("De heer Wolters: dak nameten", "heer Wolters", "dak nameten"),
    ("Van ’t Hoff: zaal boeken", "Van ’t Hoff", "zaal boeken"),
    ("[Petra Smit] Zaal: Boek een zaal.", "Petra Smit", "Zaal: Boek een zaal"),
    ("Jan Bakker offerte opvragen", "Jan Bakker", "offerte opvragen"),
    ("Bestuur: offerte opvragen", "Bestuur", "offerte opvragen"),
    ("Werkgroep PR: folder maken", "Werkgroep PR", "folder maken"),
    # behind it
    ("Zaal reserveren (Jan)", "Jan", "Zaal reserveren"),
    ("Zaal reserveren (Petra, Jan)", "Petra, Jan", "Zaal reserveren"),
    ("Zaal reserveren – Petra – vóór 1 april", "Petra", "Zaal reserveren"),
    ("Zaal reserveren, Jan, 1 april", "Jan", "Zaal reserveren"),
    ("Zaal reserveren → Jan", "Jan", "Zaal reserveren"),
    ("Zaal reserveren: Jan", "Jan", "Zaal reserveren"),
    ("Zaal reserveren. Jan Bakker, 1 april", "Jan Bakker", "Zaal reserveren"),
    ("Bus huren t.b.v. Petra – Jan", "Jan", "Bus huren t.b.v. Petra"),
    ("Brief sturen aan secr. Petra (Jan)", "Jan", "Brief sturen aan secr. Petra"),
    ("Bus huren met Jan. Petra", "Petra", "Bus huren met Jan"),
    ("Zaal reserveren door Jan", "Jan", "Zaal reserveren"),
    ("Zaal: Reserveer een zaal. (Jan)", "Jan", "Zaal: Reserveer een zaal"),
    ("03-24: Zaal reserveren (Jan)", "Jan", "Zaal reserveren"),
    ("FR24-31 Zaal reserveren – Jan", "Jan", "Zaal reserveren"),
    ("7 | Hek verven | Petra", "Petra", "Hek verven"),
    ("T-24 | Hek verven | Petra | 1 april", "Petra", "Hek verven"),
    ("Hek verven – Petra Smit – n.t.b.", "Petra Smit", "Hek verven"),
    ("Hek verven | Petra en Jan | nader te bepalen", "Petra en Jan", "Hek verven"),
    ("Jan, nieuwe brief, 1 juli, open", "Jan", "nieuwe brief"),
    ("Zaal reserveren (Jan) – loopt, vóór 1 juli", "Jan", "Zaal reserveren"),
    ("Sleutel inleveren bij @Petra (Jan)", "Jan", "Sleutel inleveren bij @Petra"),
    ("Zaal reserveren (door Jan)", "Jan", "Zaal reserveren"),
    ("Zaal laten schilderen (door Petra Smit, 1 april)", "Petra Smit", "Zaal laten schilderen"),
    ("Zaal laten schilderen (1-4-2024, Petra Smit)", "Petra Smit", "Zaal laten schilderen"),
    ("Nieuwe zaal – 1 april, Jan", "Jan", "Nieuwe zaal"),
    ("Folder maken, bestuur", "bestuur", "Folder maken"),
    ("Begroting opstellen, penningmeester, Q3", "penningmeester", "Begroting opstellen"),
    ("Hek verven (Petra/juni)", "Petra", "Hek verven"),
    ("Hek verven (JB/1-6)", "JB", "Hek verven"),
    ("Hek verven (Petra, –)", "Petra", "Hek verven"),
    ("Hek verven (Petra & Jan, ?)", "Petra & Jan", "Hek verven"),
    # with "@"
    ("@Jan Bakker offerte opvragen", "Jan Bakker", "offerte opvragen"),
    ("@Joost: declaratie indienen", "Joost", "declaratie indienen"),
    ("Zaal reserveren (@Petra Smit)", "Petra Smit", "Zaal reserveren"),
    ("Zaal reserveren @Petra @donderdag", "Petra", "Zaal reserveren"),
    ("Petra: zaal reserveren (@maandag)", "Petra", "zaal reserveren"),
]


@pytest.mark.parametrize("cast", [KNOWN, NOBODY], ids=["known", "unknown"])
@pytest.mark.parametrize(("line", "actor", "action"), BOTH)
def test_owner_and_action(cast: Cast, line: str, actor: str, action: str) -> None:
    entry = entries.read(line, cast)
    assert entry is not None
    assert (entry.actor, line[entry.start : entry.end]) == (actor, action)


@pytest.mark.parametrize(
    "line",
    [
        "Website: teksten schrijven",
        "Nieuwe website: teksten schrijven",
        "Planning – delen met het team",
        "Jan uitnodigen voor de borrel",
        "Jan een brief sturen",
        "Via Jan Bakker navragen",
        "Voorzitter: Jan Bakker",
        "Alfa, Bravo, Quebec Jan",
        "Frank van Es, Dennis de Wit zullen afstemming zoeken",
        "Contact opnemen met Utrecht, Amsterdam",
        "mail naar info@voorbeeld.nl sturen",
        "Brief sturen naar leden, bestuur en raad",
        "Uitnodigen: bestuur",
    ],
)
def test_who_is_no_owner(line: str) -> None:
    assert entries.read(line, NOBODY) is None


@pytest.mark.parametrize("cast", [KNOWN, NOBODY], ids=["known", "unknown"])
@pytest.mark.parametrize(
    ("line", "actor", "action"),
    [
        ("Zaal reserveren (Zelia, Petra)", "Zelia, Petra", "Zaal reserveren"),
        ("Zaal reserveren (Petra, Ad, vóór 1 april)", "Petra, Ad", "Zaal reserveren"),
        ("Zaal – Ad, Petra – 1 april", "Ad, Petra", "Zaal"),
        ("Zaal reserveren → Ad, Petra", "Ad, Petra", "Zaal reserveren"),
        ("Zaal boeken: Ad, Jan en Petra", "Ad, Jan en Petra", "Zaal boeken"),
        ("Zaal boeken, Ad, Petra", "Ad, Petra", "Zaal boeken"),
        ("Jan, Ad – zaal reserveren", "Jan, Ad", "zaal reserveren"),
        ("Jan / Ad: zaal reserveren", "Jan / Ad", "zaal reserveren"),
        # but not
        ("Jan, Website, 1 april", "Jan", "Website"),
        ("Reis boeken naar Utrecht, Jan", "Jan", "Reis boeken naar Utrecht"),
        ("Petra: zaal huren (met Jan, Joost)", "Petra", "zaal huren (met Jan, Joost)"),
    ],
)
def test_a_word_among_names_is_a_name_by_its_form(
    cast: Cast, line: str, actor: str, action: str
) -> None:
    entry = entries.read(line, cast)
    assert entry is not None
    assert (entry.actor, line[entry.start : entry.end]) == (actor, action)


def test_a_word_that_stands_elsewhere_without_a_capital_is_no_name_among_names() -> None:
    entry = entries.read("Vloer leggen (Kantine, Jan)", Cast(common=frozenset({"kantine"})))
    assert entry is not None
    assert entry.actor == "Jan"


@pytest.mark.parametrize(
    "line",
    [
        "n.t.b.: zaal boeken",
        "n.n.b.: zaal boeken",
        "N.N.: zaal boeken",
        "Niet toegewezen: zaal boeken",
        "Vacature – zaal boeken",
        "zaal boeken (nader te bepalen)",
        "zaal boeken – nog te verdelen",
        "zaal boeken – in te vullen",
        "zaal boeken: nog toe te wijzen",
        "TBC: zaal boeken",
    ],
)
def test_words_that_name_nobody(line: str) -> None:
    entry = entries.read(line, NOBODY)
    assert entry is not None
    assert (entry.actor, line[entry.start : entry.end]) == ("", "zaal boeken")


def test_a_single_unknown_word_is_an_owner_where_the_minutes_know_it() -> None:
    line = "Shi: zaal boeken"
    assert entries.read(line.replace("Shi", "Hiem"), NOBODY) is None
    assert entries.read(line.replace("Shi", "Hiem"), KNOWN) is not None


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("zaal boeken ........ Jan Bakker", "Jan Bakker"),
        ("zaal boeken ____ Jan", "Jan"),
        ("zaal boeken – Piet i.p.v. Jan – 1 mei", "Piet"),
        ("Jan: zaal boeken", "Jan"),
        ("Jan → Petra: zaal boeken", "Petra"),
        ("was Piet, nu Jan: zaal boeken", "Jan"),
        ("Petra (niet Jan): zaal boeken", "Petra"),
        ("Jan, en dus niet Petra: zaal boeken", "Jan"),
        ("Jan → zaal boeken", "Jan"),
    ],
)
def test_who_stands_behind_dots_or_in_the_place_of_another(line: str, who: str) -> None:
    entry = entries.read(line, KNOWN)
    assert entry is not None
    assert (entry.actor, line[entry.start : entry.end]) == (who, "zaal boeken")


@pytest.mark.parametrize("line", ["Jan: zaal boeken – gedaan", "Jan: zaal boeken (gereed)"])
def test_a_state_closes_an_entry(line: str) -> None:
    entry = entries.read(line, NOBODY)
    assert entry is not None
    assert entry.closed


@pytest.mark.parametrize(
    ("line", "task"),
    [
        ("Jan: offerte opvragen bij de drukker", True),
        ("Jan en Petra: zaal boeken", True),
        ("Jan: ik vind het mooi", False),
        ("Jan: dat moeten we uitzoeken", False),
        ("Jan: goed om een zaal te boeken", False),
        ("Jan: eerder een zaal boeken?", False),
        ("Jan: de zaal was koud, volgende keer eerder stoken", False),
    ],
)
def test_a_task_is_no_turn_in_a_report(line: str, task: bool) -> None:
    assert entries.is_task(line, KNOWN) is task


DIVIDED = [
    (
        "Taken: Jan – tent, Petra – soep en brood, Joost Vos – lampen.",
        ["Jan tent", "Petra soep en brood", "Joost Vos lampen"],
    ),
    ("Taakverdeling: Jan: tent; Petra: soep", ["Jan tent", "Petra soep"]),
    ("Acties: Jan en Petra – tent, Joost – soep", ["Jan en Petra tent", "Joost soep"]),
    (
        "Verdeling: tent (Jan), soep (Petra) en lampen (Joost)",
        ["Jan tent", "Petra soep", "Joost lampen"],
    ),
    ("Wie doet wat: tent – Jan, soep – Petra", ["Jan tent", "Petra soep"]),
    ("Taken: Jan v.d. B. – tent, Petra – soep", ["Jan v.d. B. tent", "Petra soep"]),
    ("Taken: Jan – tent", []),
    ("Taken: voorzitter – Jan, penningmeester – Petra", []),
    ("Taken: Jan – voorzitter, Petra – penningmeester", []),
    ("Verdeling: Jan – 30 euro, Petra – 40 euro", []),
    ("Taken: Jan – tent, soep", []),
    ("Taken: tent (Jan), soep", []),
    ("Taken: tent (groot), soep (klein)", []),
    ("Gasten: Jan – tent, Petra – soep", []),
    ("Acties: Jan belt de kok, Petra huurt de tent.", []),
    ("De taken: Jan – tent, Petra – soep", []),
]  # fmt: skip


@pytest.mark.parametrize(("words", "told"), DIVIDED)
def test_a_line_that_gives_several_people_each_a_task(words: str, told: list[str]) -> None:
    found = entries.divided(words, KNOWN)
    assert [f"{each.actor} {words[each.start : each.end]}" for each in found] == told
