"""The layout of minutes: an example for each rule, and what always holds.

In the examples each line of text begins with what it is: t title, # heading, . paragraph,
* list item, | table row, @ attendees, a agenda, f front matter, + more of the line above,
- nothing to be read.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lovp_actions.minutes import Minutes, parse
from lovp_actions.passage import SPELLED

MARKS = {
    "paragraph": ".",
    "item": "*",
    "row": "|",
    "heading": "#",
    "attendees": "@",
    "agenda": "a",
    "front": "f",
}

EXAMPLES = {
    "numbered headings": """
t Verslag wijkoverleg 3 mei 2021
-
# 1. Opening.
. De voorzitter opent de vergadering.
-
# 2 Mededelingen
. De bus rijdt weer.
-
# 2.1 Verkeer in de wijk
. Er komt een drempel.
-
# Agendapunt 3: Financiën
. De begroting sluit.
""",
    "numbered, bold and escaped": """
t # Verslag
-
# 1.  **Opening**
-
. Welkom allemaal.
-
# 1.  **Jaarplan**
-
. Het plan is klaar.
-
# 3\\. **Rondvraag**
- -------------
. Niemand heeft iets.
""",
    "a short line between blank lines, and one straight above prose": """
t Verslag wijkoverleg
-
# Speeltuin
-
. De speeltuin is open en wordt druk bezocht door kinderen uit de buurt en daarbuiten.
# Parkeren
. Bewoners klagen over de drukte in de straat, vooral op zaterdag als de markt er staat.
""",
    "numbers in their turn need no blank line, and may be Roman": """
t # Verslag
-
# I. Opening
. Femke opent de vergadering.
# II. Verkeer
* a. Drempels
. Die komen er.
# III. Rondvraag
. Niemand heeft iets.
""",
    "numbered parts of a numbered section": """
t # Verslag
-
# 1. Financiën
# 1.1 Jaarrekening
. De cijfers kloppen.
# 1.2 Begroting
. De bijdrage stijgt.
# 2. Rondvraag
. Er zijn twee vragen, die later aan de orde komen:
* 1. de brug
* 2. het plein
* 3. de markt
""",
    "a title in parts": """
t NOTULEN
-
t Vereniging De Linde
f Locatie: buurthuis
-
# Bomen
-
. De linde blijft.
""",
    "labels with their colon set apart": """
t Verslag wijkoverleg
f Datum\t: 3 mei 2021
@ Aanwezig\t: Femke, Joris
@ Afwezig m.k.: Noor
-
# Bomen
-
. De linde blijft.
-
. Volgend overleg: 3 juni 2021, 20.00 uur.
""",
    "capitals, underlines, hashes, colons": """
t Verslag wijkoverleg
-
# RONDVRAAG
-
. Niemand heeft een vraag.
-
# Financiën
- =========
. De kas klopt.
-
# ## Verkeer ##
. De weg blijft dicht.
# Vervolg:
. We gaan door.
""",
    "short sentences and remarks are no headings": """
t Verslag wijkoverleg
-
# Verkeer
-
. Geen opmerkingen
-
. De lijst wordt bijgewerkt
-
. Femke stuurt de tekst rond
-
. Zie de bijlage
""",
    "a line that goes on in the next is no heading": """
t Verslag wijkoverleg
-
# Verkeer
-
. Er kwam een gesprek over de plannen voor het
. [Stationsplein](https://voorbeeld.nl/plein). De wethouder heeft de cijfers laten uitzoeken.
""",
    "a numbered list is no row of headings": """
t # Verslag
-
. Afgesproken is:
* 1. Femke belt de school
* 2. Joris schrijft de brief
-
# 3. Rondvraag
. Niets.
""",
    "numbered sentences apart are list items": """
t # Verslag
-
* 1. Femke stuurt de brief rond
-
* 2. Joris belt met de school
""",
    "numbered lines in an action list are items": """
t # Verslag
-
# 4. Actiepunten
-
* 1. Brief rondsturen (Femke)
-
* 2. School bellen (Joris)
-
# 5. Volgend overleg
-
. Dat is in juni.
""",
    "bold lines: headings, speakers, sentences, action labels": """
t # Verslag
-
@ Aanwezig: Femke Vos, Joris Kramer
-
# **Huisvesting**
. Het dak lekt.
-
. **Joris Kramer:**
. Dat wordt duur.
-
. **Femke belt de aannemer**
-
. **Actie: Femke belt de aannemer**
-
. ##### Besluit: het dak wordt gemaakt
""",
    "known speakers on their own line are no headings": """
t Verslag wijkoverleg
-
# Aanwezig:
@ - Femke Vos
@ - Joris Kramer
-
# Verkeer
-
. Joris:
. Die drempel is te hoog en te breed voor de bus, en dat is nu al een jaar zo.
""",
    "wrapped paragraphs and list items": """
t # Verslag
-
. De gemeente heeft met de bewoners van de Lindelaan gesproken over de
+ plannen voor het plein. Daarbij kwam naar voren dat de meeste bewoners
+ tegen de kap van de bomen zijn, en dat zij liever een andere plek voor
+ de fietsen zien dan de hoek die in het eerste voorstel was getekend
+ door het bureau.
-
* - De wethouder stuurt de tekening naar de bewoners en nodigt hen uit voor
+   een avond in het buurthuis, waar zij hun bezwaren kunnen toelichten.
* - De griffier legt de datum vast.
""",
    "a speaker's turn begins anew in wrapped text": """
t # Verslag
-
. Vos: De tekening van het plein is klaar en ligt ter inzage in het huis.
. Kramer: Dat is mooi, maar de bewoners hebben nog geen brief gekregen
+ over de avond, en die zou er voor de vakantie al zijn geweest, dus dat
+ moet snel gebeuren. Ook de school wacht nog steeds op het antwoord.
. Vos: Dat klopt.
""",
    "page footers and form feeds do not part a sentence": """
t # Verslag
-
# 1. Verkeer
. De gemeente heeft met de bewoners gesproken en zal de
-
- Pagina 1 van 4
- \f
+ tekening aanpassen voor de zomer.
- 2
. Daarna komt de raad aan zet.
""",
    "running heads": """
t # Verslag
-
. Eerste zin.
- Wijkoverleg Noord, blad 3
- \f
- Verslag van 3 mei, versie 1
. Tweede zin.
- \f
- Verslag van 3 mei, versie 1
. Derde zin.
""",
    "front matter in the head": """
t Verslag wijkoverleg Noord
f Datum: 3 mei 2021
f Plaats: buurthuis De Linde
@ Notulist: Femke Vos
-
# Opening
-
. Welkom.
""",
    "YAML": """
- ---
- title: Verslag wijkoverleg
- date: 2021-05-03
- ---
# Opening
-
. Welkom.
""",
    "a date below the title": """
t # Werkgroep Groen
. Het was een goed gesprek.
-
# 2. Bomen
. De linde blijft.
""",
    "dated lines are front matter": """
t # Werkgroep Groen
f Verslag van de bijeenkomst van 3 mei 2021
-
f 03-05-2021
-
# Bomen
-
. De linde blijft.
""",
    "attendees end where prose begins": """
t # Verslag
-
# Aanwezig
-
@ * Femke Vos (voorzitter)
@ * Joris Kramer
-
. Femke opent de vergadering. Op de agenda staat:
-
* 1. Opening
* 2. Begroting
-
. Joris licht de begroting toe en stuurt die na.
""",
    "attendees in parts": """
t # Verslag
-
# Aanwezig
@ Publieke sector, op volgorde van organisatie:
-
@ Femke Vos (gemeente Rijnstad), Joris Kramer (RvBZ)
-
@ Private sector, op volgorde van organisatie:
-
@ Noor de Wit (Zonnewind)
-
# Afwezig (met bericht)
@ Sem Bos
-
# Bomen
. De linde blijft.
""",
    "an agenda ends where prose begins": """
t # Verslag
-
# Agenda
-
a 1. Opening
a 2. Begroting
-
. Femke heeft met de school gebeld. Joris zoekt de cijfers op.
""",
    "notes below the topics of an agenda": """
t # Verslag
-
# Agenda
a 1. Opening
a 2. Begroting
*    1. oproep aan de leden om de cijfers na te kijken
""",
    "an officer with a colon is a label in the head, and a speaker below": """
t # Verslag
@ Voorzitter: Femke Vos
-
# Bomen
. De linde blijft.
. Voorzitter: Zegt toe dit na te gaan.
""",
    "list marks": """
t # Verslag
* - een
* + twee
* • drie
* * vier
* a) vijf
* (2) zes
* o Zeven
""",
    "quoted lines": """
t # Verslag
. > Femke belt de school.
- >
. > Joris schrijft.
""",
    "tables": """
t # Verslag
-
- | Actie | Wie |
- |---|---|
| | Brief sturen | Femke |
-
. Daarna sluit de vergadering.
""",
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
    ],
)
def test_what_a_heading_announces(heading: str, kind: str) -> None:
    assert parse(f"# Verslag\n\n## {heading}\n").sections[-1].kind == kind


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
        ("\ufeff# Notulen ALV", "Notulen ALV", "ALV", ""),
        ("Aanwezig:\nFemke Vos", "", "", ""),
        ("## Agenda", "", "", ""),
        ("De leverancier nabellen [Actie: FV]", None, None, ""),
    ],
)
def test_head(head: str, title: str | None, meeting: str | None, date: str) -> None:
    minutes = parse(f"{head}\n\nDe zaal is vol.\n")
    assert title is None or minutes.title == title
    assert meeting is None or minutes.meeting == meeting
    assert (minutes.date.isoformat() if minutes.date else "") == date


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
    ("line", "done"),
    [
        ("- [x] zaal huren", True),
        ("- [ ] zaal huren", False),
        ("☑ zaal huren", True),
        ("☐ zaal huren", False),
        ("- ~~zaal huren~~", True),
        ("- ~~zaal~~ boot huren", False),
        ("| ~~zaal huren~~ | Femke |", True),
        ("| zaal huren | ~~Femke~~ Joris |", False),
    ],
)
def test_what_is_done(line: str, done: bool) -> None:
    assert [block.ticked for block in parse(f"# V\n\n{line}\n").sections[0].blocks] == [done]


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
@given(_TEXTS)
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
