"""The layout of minutes: an example for each rule (`layout_examples.py`), and what always holds."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from layout_examples import EXAMPLES

from lovp_actions.structure.minutes import Minutes, parse
from lovp_actions.structure.passage import SPELLED

MARKS = {
    "paragraph": ".",
    "item": "*",
    "row": "|",
    "heading": "#",
    "attendees": "@",
    "agenda": "a",
    "front": "f",
}


def _marks(minutes: Minutes) -> str:
    """The text with each line's mark before it."""
    lines = re.split(r"\n", minutes.text)
    ends = [sum(len(line) + 1 for line in lines[: index + 1]) for index in range(len(lines))]

    def line_at(offset: int) -> int:
        return next(index for index, end in enumerate(ends) if offset < end)

    marks = ["-"] * len(lines)
    for index, line in enumerate(lines):
        if line.strip(" #") and line.strip(" #") in minutes.title:
            marks[index] = "t"
    for section in minutes.sections:
        for block in section.blocks:
            first, last = line_at(block.start), line_at(block.end - 1)
            marks[first] = MARKS[block.kind]
            for index in range(first + 1, last + 1):
                passage = block.passage
                inside = any(
                    line_at(passage.origin(at)) == index for at in range(len(passage.text))
                )
                marks[index] = "+" if inside else "-"
            assert block.line == first + 1
        if section.heading:
            marks[section.line - 1] = "#"
    return "\n".join(f"{mark} {line}".rstrip(" ") for mark, line in zip(marks, lines, strict=True))


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_layout(example: str) -> None:
    annotated = example.strip("\n")
    text = "\n".join(line[2:] for line in annotated.split("\n"))
    assert _marks(parse(text)) == annotated


@pytest.mark.parametrize(
    ("line", "number", "words"),
    [
        ("1. Opening.", "1", "Opening"),
        ("01. Opening", "01", "Opening"),
        ("3.1 Verkeer", "3.1", "Verkeer"),
        ("3.1.2. Verkeer", "3.1.2", "Verkeer"),
        ("Agendapunt 3: Financiën", "3", "Financiën"),
        ("Agendapunt 3 - Financiën", "3", "Financiën"),
        ("Ad 3. Financiën", "3", "Financiën"),
        ("## 3 Financiën", "3", "Financiën"),
        ("### 1. Agendapunt 1: Aftrap", "1", "Aftrap"),
        ("1.  **Verslag en besluitenlijst**", "1", "Verslag en besluitenlijst"),
        ("**2. Mededelingen**", "2", "Mededelingen"),
        ("_3 Onderwerpen_", "3", "Onderwerpen"),
        ("## - Herinrichting plein", "", "Herinrichting plein"),
        ("## W.v.t.t.k.", "", "W.v.t.t.k."),
        ("## Rondvraag: ##", "", "Rondvraag"),
        ("## [Bijlage](https://voorbeeld.nl/a_(b))", "", "Bijlage"),
        ("## A. Opening", "A", "Opening"),
        ("## 2 februari", "", "2 februari"),
        ("**Huisvesting:**", "", "Huisvesting"),
        ("__Huisvesting__", "", "Huisvesting"),
    ],
)
def test_the_words_of_a_heading(line: str, number: str, words: str) -> None:
    section = parse(f"# Verslag\n\n{line}\n\nDe zaal is vol.").sections[-1]
    assert (section.number, section.heading) == (number, words)


def test_a_line_with_its_owner_in_the_margin_does_not_go_on() -> None:
    text = "De aannemer levert de tekeningen van de balkons op tijd aan de architect. {}\n"
    lines = [text.format(" " * 12 + "Actie: SB   wk 26"), "14.03 Constructie\n", text.format("")]
    sections = parse(f"# Bouwverslag\n\n14.02 Kozijnen\n{''.join(lines * 2)}").sections
    assert "Constructie" in [section.heading for section in sections]


def test_a_wrapped_heading_is_one() -> None:
    text = (
        "1. Voorstel tot het vaststellen van de verordening voor de verhuur\n"
        "van panden in de binnenstad.\n"
        "De raad besluit het voorstel aan te houden tot de cijfers er zijn en\n"
        "vraagt het college om die cijfers voor het najaar te leveren aan de\n"
        "commissie, zodat de raad in december kan besluiten over het voorstel.\n"
    )
    section = parse(text).sections[0]
    assert section.heading == (
        "Voorstel tot het vaststellen van de verordening voor de verhuur "
        "van panden in de binnenstad"
    )
    assert len(section.blocks) == 1


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Aanwezig", "attendees"),
        ("Aanwezig via beeldbellen", "attendees"),
        ("Afwezig (met berichtgeving)", "attendees"),
        ("Afwezig / afgemeld", "attendees"),
        ("Deelnemers (in volgorde van binnenkomst)", "attendees"),
        ("Agenda", "agenda"),
        ("Actiepunten", "actions"),
        ("Acties uit de vorige vergadering", "actions"),
        ("Ingekomen stukken", "proposals"),
        ("Aanwezigheid van honden in het park", ""),
        ("Actie tegen zwerfvuil", ""),
        ("Opvolgtaken", "actions"),
        ("A A N W E Z I G", "attendees"),
        ("A C T I E S:", "actions"),
        ("A A N W E Z I G Jan", ""),
        ("B U S B", ""),
    ],
)
def test_what_a_heading_announces(heading: str, kind: str) -> None:
    assert parse(f"# Verslag\n\n## {heading}\n").sections[-1].kind == kind


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_heading_without_a_mark_may_have_blanks_between_its_letters(gap: str) -> None:
    text = f"Verslag 3 mei 2021\n\nHij rijdt.{gap}A C T I E P U N T E N L I J S T\n- Dak dekken\n"
    assert [each.kind for each in parse(text).sections] == ["", "actions"]


@pytest.mark.parametrize(
    ("head", "title", "meeting", "date"),
    [
        ("Notulen bestuur 3 mei 2021", "Notulen bestuur 3 mei 2021", "bestuur", "2021-05-03"),
        ("# Verslag: Werkgroep Groen 2021-05-03", None, "Werkgroep Groen", "2021-05-03"),
        ("# Werkgroep Groen 3/5 14:00 – 15:00", None, "Werkgroep Groen", ""),
        (
            "# Werkgroep Groen, dinsdag 4 mei 2021 om 20.00 uur",
            None,
            "Werkgroep Groen",
            "2021-05-04",
        ),
        (
            "# Werkgroep Groen\nDatum: 03-05-2021",
            "Werkgroep Groen",
            "Werkgroep Groen",
            "2021-05-03",
        ),
        ("# Werkgroep Groen\n3 mei 2021, Rijnstad", None, "Werkgroep Groen", "2021-05-03"),
        ("# Groen\nHet verslag van 3 mei 2021 is vastgesteld.", None, "Groen", ""),
        ("# Groen\n## Wijzigingen per 1-1-2022", None, "Groen", ""),
        (
            "# Groen\nVerslag vorige keer (3 mei 2021)\nDatum: 1 juni 2021",
            None,
            "Groen",
            "2021-06-01",
        ),
        ("# Verslag\nOverleg: Werkgroep Groen", "Verslag", "Werkgroep Groen", ""),
        (
            "# Notulen\n\nNotulen van de Werkgroep Groen van 3 mei 2021.",
            None,
            "Werkgroep Groen",
            "2021-05-03",
        ),
        ("Notulen\nWerkgroep Groen", "Notulen Werkgroep Groen", "Werkgroep Groen", ""),
        ("---\ntitle: Notulen ALV\ndate: 2021-05-03\n---", "Notulen ALV", "ALV", "2021-05-03"),
        ("RIJNSTAD\n\nVERSLAG GROEN\ngehouden op 3 mei 2021", None, "RIJNSTAD GROEN", "2021-05-03"),
        ("Kort verslag der kerkenraad 3 mei 2021", None, "kerkenraad", "2021-05-03"),
        ("Korte pauze\n\nNotulen 3 mei 2021", None, "Korte pauze", "2021-05-03"),
        ("Van: Femke Vos\nAan: Joris\nOnderwerp: verslag bestuur 3 mei 2021", "", "bestuur", None),
        ("Van de tuin: verslag 3 mei 2021", None, "Van de tuin", "2021-05-03"),
        ("MT-verslag Hoeksema BV\n4 mei 2021", None, "MT Hoeksema BV", "2021-05-04"),
        ("MR-notulen De Regenboog 4-5-2021", None, "MR De Regenboog", "2021-05-04"),
        ("Notulen (concept 6 mei 2021)\nVergadering: 4 mei 2021", None, "", "2021-05-04"),
        ("Notulen Raad 4-5-2021\nVastgesteld op 1 juni 2021", None, "Raad", "2021-05-04"),
        ("VERSLAG VAN DE RAAD\n4 mei 2021", None, "RAAD", "2021-05-04"),
        ("Actielijst per 4-5-2021\n\n- Verslag indienen (Jan, 3-6-2021)", None, "", "2021-05-04"),
        ("# Commissie (concept)", None, "Commissie", ""),
        ("# Conceptgroep Vastgesteld Goed", None, "Conceptgroep Vastgesteld Goed", ""),
        ("# Verslag Hoeksema 4 mei 2021", None, "Hoeksema", "2021-05-04"),
        ("\ufeff# Notulen ALV", "Notulen ALV", "ALV", ""),
        ("Werkgroep Groen overleg van 3 mei 2021, Ede", None, "Werkgroep Groen overleg, Ede", None),
        ("Groen – verslag van maandag 3 mei 2021 in de tuin", None, "Groen – in de tuin", None),
        ("Werkgroep Groen 3 mei 2021, online", None, "Werkgroep Groen, online", "2021-05-03"),
        ("Tuin (TIN) – notulen (verslag) 3 mei 2021", None, "Tuin (TIN)", "2021-05-03"),
        ("Werkgroep Groen Minutes/Notulen 3 mei 2021", None, "Werkgroep Groen", "2021-05-03"),
        ("TUIN – verslag 3-5-2021\nAanw. wethouder Vos, mr. Kok", None, "TUIN", "2021-05-03"),
        (
            "NOTULEN\nvan de raad van Ede\ngehouden op 3 mei 2021",
            None,
            "raad van Ede",
            "2021-05-03",
        ),
        ("Aanwezig:\nFemke Vos", "", "", ""),
        ("## Agenda", "", "", ""),
        ("De leverancier nabellen [Actie: FV]", None, None, ""),
    ],
)
def test_head(head: str, title: str | None, meeting: str | None, date: str | None) -> None:
    minutes = parse(f"{head}\n\nDe zaal is vol.\n")
    assert title is None or minutes.title == title
    assert meeting is None or minutes.meeting == meeting
    assert date is None or (minutes.date.isoformat() if minutes.date else "") == date


def test_a_single_line_is_text_and_no_title() -> None:
    minutes = parse("De leverancier nabellen [Actie: FV]")
    assert minutes.title == ""
    assert [block.kind for block in minutes.sections[0].blocks] == ["paragraph"]


def test_what_stands_under_a_lead_in() -> None:
    text = "# V\n\nWe spreken af:\n\n- Femke belt.\n\n- Joris mailt.\n\nDaarna is er koffie.\n"
    blocks = parse(text).sections[0].blocks
    assert [block.lead_in for block in blocks] == ["", "We spreken af:", "We spreken af:", ""]


def test_what_stands_under_a_list_item_that_ends_in_a_colon() -> None:
    text = "# V\n\n- Speeltuin\n- Acties:\n  - Femke belt.\n  - Joris mailt.\n- Bomen\n"
    blocks = parse(text).sections[0].blocks
    assert [block.lead_in for block in blocks] == ["", "", "Acties:", "Acties:", ""]


@pytest.mark.parametrize(
    ("words", "leads"),
    [
        ("Joke H.", True),
        ("Joke (ouder)", True),
        ("J. Vos", True),
        ("Joke belt.", False),
        ("Dak (oost)", False),
        ("Blok B.", False),
        ("Zaal huren (Joke)", False),
    ],
)
def test_a_name_alone_leads_in_what_is_below_it(words: str, leads: bool) -> None:
    blocks = parse(f"# V\n\n- {words}\n  - zaal huren\n").sections[0].blocks
    assert blocks[1].lead_in == (words if leads else "")


@pytest.mark.parametrize(
    ("line", "done"),
    [
        ("- [x] zaal huren", True),
        ("- [ ] zaal huren", False),
        ("[x] zaal huren", True),
        ("[ ] zaal huren", False),
        ("[] zaal huren", False),
        ("☑ zaal huren", True),
        ("☑\ufe0f zaal huren", True),
        ("✔\ufe0f zaal huren", True),
        ("☐\ufe0f zaal huren", False),
        ("✔ zaal huren", False),
        ("- :white_check_mark: zaal huren", True),
        ("☐ zaal huren", False),
        ("✓ zaal huren", False),
        ("(x) zaal huren", False),
        ("- ~~zaal huren~~", True),
        ("- ~~zaal~~ boot huren", False),
        ("| ~~zaal huren~~ | Femke |", True),
        ("| zaal huren | ~~Femke~~ Joris |", False),
    ],
)
def test_what_is_done(line: str, done: bool) -> None:
    assert [block.crossed_off for block in parse(f"# V\n\n{line}\n").sections[0].blocks] == [done]


@pytest.mark.parametrize(
    ("line", "box", "done"),
    [
        ("✔ zaal huren", "☐ boot huren", True),
        ("✓ zaal huren", "☐ boot huren", True),
        ("🗹 zaal huren", "☐ boot huren", True),
        ("(x) zaal huren", "( ) boot huren", True),
        ("(x) zaal huren", "☐ boot huren", False),
        ("✔ zaal huren", "- boot huren", False),
        ("▪ zaal huren", "☐ boot huren", False),
    ],
)
def test_what_is_ticked_beside_an_empty_box(line: str, box: str, done: bool) -> None:
    blocks = parse(f"# V\n\n{line}\n\n{box}\n").sections[0].blocks
    assert [block.crossed_off for block in blocks] == [done, False]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("§" + 7 * " \u00a0" + " Zaal huren", "Zaal huren"),
        ("·\u00a0\u00a0 zaal huren", "zaal huren"),
        ("Ø\u00a0\u00a0 Éva huurt de zaal", "Éva huurt de zaal"),
        ("Ø\u00a012 mm buis kopen", "Ø 12 mm buis kopen"),
        ("J.\u00a0Bakker huurt de zaal", "J. Bakker huurt de zaal"),
    ],
)
def test_a_bullet_of_a_word_processor(line: str, words: str) -> None:
    assert [block.passage.text for block in parse(f"# V\n\n{line}\n").sections[0].blocks] == [words]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    text = end.join(["# V", "", "## Bomen", "De linde blijft.", "", "De eik ook."])
    section = parse(text).sections[0]
    assert (section.line, [block.line for block in section.blocks]) == (3, [4, 6])


# ---- what always holds

_LINES = st.sampled_from(
    """# Kop;1. Opening;3.1 Verkeer;**Vet**;Kort;- Femke belt;  1. dieper;===;---;Agenda;> citaat
Aanwezig: Femke Vos, Joris;[link](http://a.nl);<b>x</b>;Femke:;tek-;a\tb\tc
nr   actie   wie;1    bellen  Femke;De raad besluit het voorstel aan te nemen en vraagt om
| Actie | Wie |;|---|---|;| bellen | Femke |""".replace("\n", ";").split(";")
)
_TEXTS = st.one_of(
    st.text(st.characters(), max_size=200),
    st.lists(
        st.one_of(_LINES, st.sampled_from(["\f", "Pagina 1 van 2"]), st.text(max_size=30)),
        max_size=25,
    ).map("\n".join),
)


@settings(max_examples=150, deadline=None)
@example(":\x0c\x1f")
@given(_TEXTS)
@example(":\x0c\x1f")
def test_blocks_lie_in_order_and_their_offsets_give_their_words_back(text: str) -> None:
    minutes = parse(text)
    end = 0
    for section in minutes.sections:
        assert section.start <= section.end <= len(text)
        for block in section.blocks:
            assert section.start <= block.start < block.end <= section.end
            assert block.start >= end
            end = block.end
            passage = block.passage
            origins = [passage.origin(at) for at in range(len(passage.text))]
            assert origins == sorted(origins)
            for char, origin in zip(block.passage.text, origins, strict=True):
                assert char in SPELLED.get(text[origin], text[origin]) + " "
    starts = [section.start for section in minutes.sections]
    assert starts == sorted(starts)


@settings(max_examples=100, deadline=None)
@given(st.lists(_LINES, max_size=25).map("\n".join))
def test_every_word_is_read_once_or_heads_a_section(text: str) -> None:
    minutes = parse("# Verslag\n\n" + text)
    read = " ".join(
        " ".join([section.heading, *(block.passage.text for block in section.blocks)])
        for section in minutes.sections
    )
    for word in ("belt", "Joris", "dieper", "voorstel", "citaat"):
        assert (word in text) == (word in read)


@pytest.mark.parametrize(
    "piece",
    [
        "\0",
        "\ud800",
        "\u202e",
        "[",
        "(",
        "<a",
        "*",
        "_",
        "\\ ",
        "|",
        "\t",
        ">",
        "1. ",
        ".",
        "a.b ",
        "\f",
    ],
)
def test_odd_texts_of_any_length_are_read(piece: str) -> None:
    for text in (piece * 20_000, "Femke belt. " + piece * 2_000 + "\nJoris ook.\n"):
        parse(text)


def test_many_headings_and_one_long_line() -> None:
    assert len(parse("\n".join(f"## Kop {n}" for n in range(3_000))).sections) == 2_999
    long = parse("De griffier stuurt het stuk rond. " * 20_000)
    assert len(long.sections[0].blocks) == 1
