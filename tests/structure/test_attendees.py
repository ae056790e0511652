"""Attendee lists in the layouts they come in: the people, and no organisations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lovp_actions.structure import attendees, minutes
from lovp_actions.structure.attendees import Attendee, names_in
from lovp_actions.structure.names import formal


def names(*passages: str) -> list[str]:
    return [person.name for person in names_in(passages)]


@pytest.mark.parametrize(
    ("listed", "people"),
    [
        # comma lists
        ("Aanwezig: Femke, Joris en Noor.", "Femke|Joris|Noor"),
        ("Aanwezig Femke Vos (vz), Joris Kramer", "Femke Vos|Joris Kramer"),
        (
            "Femke Vos (Zonnewind/RvBZ), Joris Kramer(KvR) en Noor Bos",
            "Femke Vos|Joris Kramer|Noor Bos",
        ),
        ("(17 personen) Femke Vos (RvBZ)(vz), Joris Kramer", "Femke Vos|Joris Kramer"),
        ("Aanwezig: Femke, Joris. Afwezig met afbericht: Noor.", "Femke|Joris|Noor"),
        ("**Aanwezig:** Femke Vos; Joris Kramer & Noor Bos", "Femke Vos|Joris Kramer|Noor Bos"),
        ("Aanwezig: Femke Vos Afwezig: Noor Bos", "Femke Vos|Noor Bos"),
        ("Publieke sector, op volgorde van organisatie: Femke Vos (RvBZ)", "Femke Vos"),
        ("Waterschap: Femke Vos; gemeente: Joris Kramer", "Femke Vos|Joris Kramer"),
        ("Femke Vos: voorzitter", "Femke Vos"),
        # particles, initials, titles, offices
        (
            "Noor van der Velde, Sem de Wit, Ada ter Horst",
            "Noor van der Velde|Sem de Wit|Ada ter Horst",
        ),
        ("Martin Van der Velde", "Martin Van der Velde"),
        ("J. de Vries, A.B. Kramer, Th. Bos", "J. de Vries|A.B. Kramer|Th. Bos"),
        ("de heer G.K. Visser, mevrouw drs. A. Bos", "G.K. Visser|A. Bos"),
        ("wethouder De Boer, griffier Femke Vos", "De Boer|Femke Vos"),
        (
            "Femke Vos-Kramer, Jan-Joris Bos, Anne O'Brien",
            "Femke Vos-Kramer|Jan-Joris Bos|Anne O'Brien",
        ),
        # names in small letters
        ("Femke vos(RvBZ), Noor van den brink (KvR)", "Femke vos|Noor van den brink"),
        ("Femke online, Joris via telefoon, Noor later", "Femke|Joris|Noor"),
        # no people
        ("Afwezig: geen", ""),
        ("Afmeldingen: -", ""),
        ("n.v.t.", ""),
        ("tbd", ""),
        ("RVBZK", ""),
        ("Femke Vos (RvBZ), Joris Kramer, RvBZ, KVR", "Femke Vos|Joris Kramer"),
        ("Femke Vos RVR", "Femke Vos"),
        ("FV, JK, NB", "FV|JK|NB"),
    ],
)
def test_one_line(listed: str, people: str) -> None:
    assert names(listed) == (people.split("|") if people else [])


def test_one_a_line_with_the_organisation_behind_the_comma() -> None:
    lines = ["Femke Vos, Zonnewind (vz)", "Joris Kramer, RvBZ", "Noor Bos, gemeente Rijnstad"]
    assert names(*lines) == ["Femke Vos", "Joris Kramer", "Noor Bos"]
    assert names("<br>".join(lines)) == ["Femke Vos", "Joris Kramer", "Noor Bos"]


def test_organisations_of_two_words_are_known_by_their_number() -> None:
    lines = [
        "Femke Vos, Provincie Rijnstad",
        "Joris Kramer, Provincie Rijnstad",
        "Noor Bos, Huis Zon",
    ]
    assert names(*lines) == ["Femke Vos", "Joris Kramer", "Noor Bos"]


def test_two_people_a_line() -> None:
    lines = ["Femke Vos, Joris Kramer", "Noor Bos, Sem de Wit", "Ada Smit, Bo Visser"]
    assert len(names(*lines)) == 6
    assert names("Femke, Joris", "Noor, Sem", "Ada, Bo") == [
        "Femke",
        "Joris",
        "Noor",
        "Sem",
        "Ada",
        "Bo",
    ]


def test_surname_first() -> None:
    assert names("Vos, Femke", "De Boer, Karel", "van Dam, J.") == [
        "Femke Vos", "Karel De Boer", "J. van Dam",
    ]  # fmt: skip


def test_surname_first_by_the_alphabet() -> None:
    lines = ["Bos, Noor", "Kramer, Joris", "Smit, Ada", "Visser, Bo", "Vos, Femke"]
    assert names(*lines) == ["Noor Bos", "Joris Kramer", "Ada Smit", "Bo Visser", "Femke Vos"]


def test_lines_of_names_with_any_label_in_the_head() -> None:
    text = (
        "Verslag\n\nOuders: Wendy (voorz.), Mo\nTeam: juf Tineke, meester Bas\nHR: mw. D. Faasse\n"
    )
    text += "\n1. Opening\nWendy opent.\n"
    names = [person.name for person in minutes.parse(text).attendees]
    assert names == ["Wendy", "Mo", "Tineke", "Bas", "D. Faasse"]


def test_a_line_of_separators_names_nobody() -> None:
    assert minutes.parse("De commissie||Anna de Wit|om 25:61 uur|\u2028|de wethouder\r\n").text
    assert not attendees.are_all_names(" \u2028 , Anna")


def test_everybody_once() -> None:
    assert names("Femke Vos, Joris", "Notulist: Femke Vos") == ["Femke Vos", "Joris"]


@pytest.mark.parametrize(
    ("name", "first", "last", "initials"),
    [
        ("Femke Vos", "Femke", "Vos", "FV"),
        ("Noor van der Velde", "Noor", "van der Velde", "NV"),
        ("J. de Vries", "", "de Vries", "JV"),
        ("A. B. Kramer", "", "Kramer", "ABK"),
        ("Femke", "", "", "F"),
    ],
)
def test_short_forms(name: str, first: str, last: str, initials: str) -> None:
    person = Attendee(name)
    assert (person.first, person.last, person.initials) == (first, last, initials)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Hidde de Vos", {"HV", "HdV", "HDV"}),
        ("Femke Vos", {"FV"}),
        ("Femke", set()),
    ],
)
def test_first_letters_stand_for_a_name(name: str, letters: set[str]) -> None:
    assert Attendee(name).letters == letters
    assert letters <= Attendee(name).forms


@pytest.mark.parametrize(
    ("listed", "initials"),
    [
        ("Hidde de Vos (HdV)", "HdV"),
        ("Hidde de Vos (RvB)", "HV"),
        ("Hidde de Vos (vz)", "HV"),
        ("J. de Vries (JV)", "JV"),
        ("Femke (FV)", "FV"),
        ("Femke (VF)", "F"),
        ("Marit (MR)", "M"),
        ("Karel (KvK)", "K"),
        ("Ilse (IT)", "I"),
    ],
)
def test_the_short_form_in_brackets(listed: str, initials: str) -> None:
    assert names_in([listed])[0].initials == initials


@given(st.lists(st.text("FemkVos, ().:\n&-<br>é\0", max_size=40), max_size=6))
def test_any_list_gives_names_of_its_own_words(passages: list[str]) -> None:
    source = " ".join(passages)
    for person in names_in(passages):
        assert person.name == person.name.strip() != ""
        assert all(word in source for word in person.name.split())


def test_names_with_their_offices_beside_them_over_several_lines() -> None:
    text = (
        "# Bouwverslag\n\nAanwezig   : dhr. K. de Bie (KdB)        directievoerder gemeente\n"
        "             mw. L. Opmeer (LO)          werkvoorbereiding\nVerhinderd : geen\n\nTekst.\n"
    )
    found = minutes.parse(text).attendees
    assert [(each.name, each.short) for each in found] == [
        ("K. de Bie", "KdB"),
        ("L. Opmeer", "LO"),
    ]


@pytest.mark.parametrize(
    ("line", "present"),
    [
        ("* hapjes: Els & Truus", False),
        ("- koffie en thee: Els/Truus", False),
        ("• tent opzetten: Piet Jansen, Jan de Wit", False),
        ("* gemeente: Els Bakker, Truus Vos", True),
        ("* Waterschap: Els Bakker, Truus Vos", True),
        ("* aanwezig: Els en Truus", True),
    ],
)
def test_who_sees_to_a_thing_is_not_listed_as_present(line: str, present: bool) -> None:
    blocks = minutes.parse(f"# Straatfeest\n\n* stoelen: Jan\n{line}\n").sections[0].blocks
    assert (blocks[-1].kind == "attendees") is present


FORMAL = [
    ("met ing. Ruud Bos", "ing. Ruud"),
    ("van A.B. Kok", "A.B. Kok"),
    ("2. Scholing Het rooster is vol", None),
    ("2. Scholing. Ruud belt", None),
    ("uit de CAO. Ruud belt", None),
]


@pytest.mark.parametrize(("words", "who"), FORMAL)
def test_titles_and_initials_are_no_ends_of_other_words(words: str, who: str | None) -> None:
    found = formal().search(words)
    assert (found and found[0]) == who
