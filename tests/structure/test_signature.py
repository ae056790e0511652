"""Who signs a mail, for whom "ik" stands in it."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lovp_actions.extraction.engine import Extractor, prepare
from lovp_actions.extraction.settings import ExtractionSettings
from lovp_actions.items import Item
from lovp_actions.lexicon import load
from lovp_actions.structure import layout
from lovp_actions.structure.minutes import parse
from lovp_actions.structure.parts import Part

SENT = date(2027, 5, 4)
MAIL = "Beste allen,\n\nIk stuur de lijst morgen rond.\n\n{}\n"


@pytest.mark.parametrize(
    ("end", "author"),
    [
        ("Groet,\nAnnelies", "Annelies"),
        ("Met vriendelijke groet,\n\nPiet van den Berg\nsecretaris", "Piet van den Berg"),
        ("mvg Els", "Els"),
        ("Groeten uit Ede,", ""),
        ("Groet,\nsecretaris van de vereniging", ""),
        ("Groet,\nAnnelies\n\nOp 3 mei schreef Jan:\n\nIk bel je.\n\nGroet,\nJan", ""),
        ("Groetjes aan de buren zijn gedaan.", ""),
    ],
)
def test_the_name_below_the_greeting(end: str, author: str) -> None:
    assert parse(MAIL.format(end)).author == author


HEADER = "{}: Tess Loman <t@voorbeeld.nl>\nAan: Bram Kuik\nDatum: 5 april 2027 09:12\n\n"


@pytest.mark.parametrize(
    ("opening", "author"),
    [
        (HEADER.format("Van"), "Tess Loman"),
        (HEADER.format("From"), "Tess Loman"),
        ("\n\n" + HEADER.format("Van"), "Tess Loman"),
        (HEADER.format("Over"), ""),
        ("Verslag\n\n" + HEADER.format("Van"), ""),
    ],
)
def test_the_header_that_a_text_opens_with(opening: str, author: str) -> None:
    assert parse(opening + "Beste Bram,\n\nIk stuur de lijst morgen rond.\n").author == author


LIST = "Verslag 3 mei 2026\n\nActiepunten\n* Jan - zaal boeken\n\n{}\n"


@pytest.mark.parametrize(
    ("end", "found"),
    [
        ("Met vriendelijke groet,\n\nRia Bakker\nsecretaris\n06-12345678", ["zaal boeken"]),
        ("-- \nRia Bakker\n06-12345678", ["zaal boeken"]),
        ("Groeten, Ria\n\nActies\n* Els - brief sturen", ["zaal boeken", "brief sturen"]),
        ("* Els - groet sturen\n* Piet - groeten", ["zaal boeken", "groet sturen", "groeten"]),
        ("Met groet,\nRia Bakker\nWerkdagen: ma t/m do", ["zaal boeken"]),
        ("Dank allen,\nRia Bakker\nsecretaris", ["zaal boeken"]),
        ("Namens het bestuur,\n\nRia Bakker", ["zaal boeken"]),
        ("Dank allen,\n\n* Els - brief sturen", ["zaal boeken", "brief sturen"]),
        ("Van: Els Vos\nDatum: maandag 4 mei 2026 09:12\nAan: Ria Bakker", ["zaal boeken"]),
        ("> Van: Els\n> Aan: Ria\n> Verzonden: 4 mei 2026\n> Onderwerp: lijst", ["zaal boeken"]),
        ("Groetjes overbrengen – Els\n---\n* Jan - lijst", ["zaal boeken", None, "lijst"]),
    ],
)
def test_a_list_ends_above_a_signature(
    extractor: Extractor, end: str, found: list[str | None]
) -> None:
    items = extractor.extract(LIST.format(end))
    assert [None if "over" in item.action else item.action for item in items] == found


def test_fields_that_tell_an_action_are_no_header_of_a_mail() -> None:
    form = "Van: Els\nDatum: 4 juni\nAan: Ria\nActie: brief sturen"
    assert parse(LIST.format(form)).sections[-1].kind == "actions"


@pytest.mark.parametrize("title", ["Fwd: actiepunten", "Fwd: verslag bestuur"])
@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("Van: Ids\nOnderwerp: afspraken\nDatum: 4 mei 2026 om 20:31:12 CEST\nAan: Jildou Vos", 0),
        (
            "Onderwerp: \tacties\nDatum: \tMon, 4 May 2026\nVan: \tIds <i@x.nl>\nAan: \tJildou Vos",
            0,
        ),
        ("*From:* Ids\n*Date:* 4 mei 2026\n*To:* Jildou Vos\n*Cc:* Pim\n*Bijlagen:* plan.pdf", 0),
        ("Onderwerp: dak repareren\nWie: Jildou Vos\nDatum: 4 mei 2026", 1),
        ("Van: Ids\nDatum: 4 mei 2026\nAan: Jildou Vos\nActie: dak repareren", 1),
    ],
)
def test_the_header_of_a_mail_that_is_forwarded_is_no_item(
    extractor: Extractor, title: str, head: str, found: int
) -> None:
    text = f"# {title}\n\nZie onder.\n\n{head}\n\nHallo,\n\nWobbe regelt de tent."
    actors = [item.actor for item in extractor.extract(text)]
    assert actors == ["Jildou Vos"] * found + ["Wobbe"]


def test_who_signs_what_a_mail_answers_has_not_written_it() -> None:
    quoted = "Op 3 mei 2027 schreef Jan:\n\n> Bel jij?\n> Groet, Jan"
    signed = f"Groet,\nAnnelies\n\n{quoted.replace('Groet, ', '')}"
    found = [parse(MAIL.format(end), sent=SENT).author for end in (quoted, signed)]
    assert found == ["", "Annelies"]


def test_who_signs_what_is_forwarded_has_written_it() -> None:
    mail = "Op 3 mei 2027 schreef Jan:\n\nIk huur de zaal.\n\nGroet,\nJan"
    found = [parse(f"{own}\n\n{mail}", sent=SENT).author for own in ("Ter info.", "Ik kom.")]
    assert found == ["Jan", ""]


OUTLOOK = "Van: {} <e@x.nl>\nVerzonden: maandag 3 mei 2027 16:00\nAan: Kim\n\nIk bel de kok."
QUOTED = [
    (OUTLOOK.format("Els van der Wal"), "Els van der Wal"),
    ("____\n" + OUTLOOK.format("Els van der Wal") + "\n\nGroet,\nEls", "Els"),
    (OUTLOOK.format("Wal, Els"), "ik"),
    (OUTLOOK.format("els"), "ik"),
    ("> Op 3 mei schreef Els:\n> Ik bel de kok.", "Els"),
    ("Els Wal <e@x.nl> schreef op 3 mei 2027 16:00:\n\nIk bel de kok.", "Els Wal"),
    ("On Mon, May 3, 2027 at 4:00 PM Els Wal <e@x.nl> wrote:\n> Ik bel de kok.", "Els Wal"),
    ("-----Oorspronkelijk bericht-----\nIk bel de kok.", "ik"),
]


def _items(extractor: Extractor, text: str) -> list[Item]:
    return next(extractor.items([prepare(Part(text, date=SENT), "-", ExtractionSettings())]))


@pytest.mark.parametrize(
    "own", ["Ter info.\n\nIk huur morgen de zaal.", "Hoi Els,\n\nIk huur morgen de zaal."]
)
@pytest.mark.parametrize(("quoted", "who"), QUOTED)
def test_who_wrote_what_a_mail_answers(
    own: str, quoted: str, who: str, extractor: Extractor
) -> None:
    text = f"{own}\n\nGroet,\nKim\n\n{quoted}"
    items = _items(extractor, text)
    assert [item.actor.lower() for item in items] == ["kim", who.lower()]


def test_an_answer_between_the_lines_is_not_of_who_is_answered(extractor: Extractor) -> None:
    quoted = "Hoi,\n\nOp 3 mei 2027 schreef Els:\n> Wie belt de kok?\n\nIk bel de kok."
    found = [
        _items(extractor, text)[-1].actor.lower() for text in (quoted, f"{quoted}\n\nGroet,\nKim")
    ]
    assert found == ["ik", "kim"]


def test_ik_is_who_signs(extractor: Extractor) -> None:
    items = extractor.extract(MAIL.format("Groet,\nAnnelies"))
    assert [(item.actor, item.deadline) for item in items] == [("Annelies", "morgen")]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Bent u niet de bedoelde ontvanger, dan verzoeken wij u het bericht te wissen.", 0),
        ("Als deze e-mail per abuis bij u terechtkwam, wordt u gevraagd ons te bellen.", 0),
        ("Meld u dan hier af.", 0),
        ("Volg ons op Instagram en schrijf je in voor de nieuwsbrief!", 0),
        ("De mail is per abuis niet verstuurd, en Jan stuurt hem morgen alsnog.", 1),
        ("Els meldt ons aan voor de nieuwsbrief.", 1),
        ("Bent u niet de bedoelde ontvanger, dan belt Jan het bericht door.", 1),
        ("Els belt de ontvanger van dit bericht.", 1),
        ("Dit bericht is per vergissing niet verstuurd; Jan stuurt u het alsnog.", 1),
        ("Het bestuur is niet de geadresseerde en Kees stuurt het bericht door.", 1),
        ("De brief was niet voor u bestemd; het bestuur stuurt ons een nieuwe.", 1),
        ("Acties\n- Voeg ons nieuwe lid toe aan het adresboek (Els)", 1),
        ("Acties\n- Bezoek onze website en folder voorbereiden – Jan", 1),
        ("Denk aan het milieu voordat u deze mail print.", 0),
        ("Heeft u deze mail per vergissing ontvangen, dan belt u de afzender.", 0),
        ("Bent u dit niet, dan vragen we u deze mail te wissen.", 0),
        ("Gelieve dit bericht te wissen en de afzender te bellen.", 0),
        ("We vragen je om deze e-mail met bijlagen te verwijderen.", 0),
        ("Wij verzoeken u de brief over het bericht van de buurt te beantwoorden.", 1),
        ("Wij verzoeken u vertrouwelijk om te gaan met de sleutel.", 1),
        ("We vragen u met deze e-mail vertrouwelijk om te gaan.", 0),
        ("Wij antwoorden meestal binnen drie werkdagen op uw mail.", 0),
        ("Wij streven ernaar uw e-mail snel te beantwoorden.", 0),
        ("Wij antwoorden binnen twee weken op de brief van de gemeente.", 1),
        ("Print deze pagina alleen als dat echt moet.", 0),
        ("Indien dit bericht niet voor u bestemd is, verzoeken wij u het bericht te wissen.", 0),
    ],
)
def test_what_programs_add_below_a_mail_is_no_item(
    extractor: Extractor, sentence: str, found: int
) -> None:
    items = extractor.extract(MAIL.format(f"Groet,\nAnnelies\n\n{sentence}"))
    assert len(items) == 1 + found


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("Jos Vermeer <jos@mail.nl>  15 maart 2024 om 09:12\nAan: Straat <s@mail.nl>", 0),
        ("*Van:* Jos Vermeer\nAan: Straat", 0),
        ("Jos Vermeer 15 maart 2024 09:12\nAan: Els, Piet\nCc: Jan", 0),
        ("Zaal huren\nAan: Kees", 1),
        ("Zaal huren 12 mei 2027 20.00\nWie: Kees", 1),
        ("Zaal huren 12 mei 2027 20.00\nAan: Kees", 1),
        ("Zaal huren 12 mei 2027, 19.30\nActiehouder: Kees", 1),
    ],
)
def test_the_printed_head_of_a_mail_is_no_item(extractor: Extractor, head: str, found: int) -> None:
    text = (
        f"# Verslag 15 maart 2024\n\n## Groen\n\nDe boom is om.\n\n{head}\n\nBert maakt de app aan."
    )
    assert [item.actor for item in extractor.extract(text)] == ["Kees"] * found + ["Bert"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Beste allemaal,", True),
        ("Tot vrijdag!", True),
        ("Fijn weekend allemaal", True),
        ("Beste bod zoeken", False),
        ("Tot vrijdag de zaal huren", False),
    ],
)
def test_greetings_are_no_entries_of_a_list_of_actions(words: str, told: bool) -> None:
    assert bool(layout.pattern("entry", "words").search(words.lower())) == told


@pytest.mark.parametrize("notice", load("layout")["signature"]["notices"])
@settings(max_examples=12)
@given(data=st.data())
def test_each_notice_has_a_word_that_all_have(notice: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(notice, alphabet=st.characters(codec="ascii")))
    assert set(re.findall(r"\w+", text)) & set(load("layout")["signature"]["notice_words"])
