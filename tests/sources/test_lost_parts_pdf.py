"""No part of a PDF is lost: tables over pages, turned pages, pages of pictures."""

from __future__ import annotations

import io

import hostile_pdf
import pytest
from fpdf import FPDF
from pdf_pages import pages_of
from source_lines import lines

from lovp_actions.run.reading import read_bytes
from lovp_actions.sources import pdf_form, pdf_tables, signs
from lovp_actions.sources.pdf_page import Rule
from lovp_actions.sources.pdf_words import Word


@pytest.mark.parametrize("footer", [False, True])
@pytest.mark.parametrize("repeated", [0, 1])
def test_pdf_tables_go_on_over_pages(footer: bool, repeated: int) -> None:
    document = pages_of(footer=footer)
    with document.table(
        col_widths=(30, 100), repeat_headings=repeated, first_row_as_headings=True
    ) as table:
        for cells in (("Wie", "Actie"), *(("Jan", f"stuk {n} lezen") for n in range(90))):
            row = table.row()
            for words in cells:
                row.cell(words)
    source = read_bytes(bytes(document.output()), "x.pdf")
    rows = source.text.rstrip("\n").split("\n")
    assert [row for row in rows if "stuk" in row] == [
        f"| Jan | stuk {n} lezen |" for n in range(90)
    ]
    assert all(row.startswith("|") for row in rows)
    last = source.place(len(rows))
    assert (last.page or 0) > 1
    assert "blad" not in source.text


def test_pdf_cells_over_rows() -> None:
    document = pages_of()
    with document.table(col_widths=(30, 100), first_row_as_headings=False) as table:
        first = table.row()
        first.cell("Jan", rowspan=2)
        first.cell("bellen")
        table.row().cell("mailen")
        last = table.row()
        last.cell("Bob")
        last.cell("halen")
    assert lines(bytes(document.output())) == [
        "| Jan | bellen |", "| Jan | mailen |", "| Bob | halen |",
    ]  # fmt: skip


@pytest.mark.parametrize(("from_", "rows"), [(101.0, 3), (97.0, 3), (150.0, 3), (155.0, 2)])
def test_half_a_line_or_that_of_a_column_parts_rows(from_: float, rows: int) -> None:
    upright = [Rule(x, 0, x, 60) for x in (0, 50, 100, 150, 200)]
    level = [Rule(0, y, 200, y) for y in (0, 20, 60)]
    (grid,) = pdf_tables.grids([*upright, *level, Rule(from_, 40, 200, 40)])
    assert len(grid.ys) - 1 == rows


@pytest.mark.parametrize("footer", ["", "R", "L"])
@pytest.mark.parametrize("lines_each", [1, 2])
def test_pdf_tables_without_lines_go_on_over_pages(footer: str, lines_each: int) -> None:
    document = pages_of(footer=bool(footer), align=footer or "R")
    deed = ["stuk {} lezen", "en bespreken met het bestuur"][:lines_each]
    for n in range(-1, 60):
        cells = ("", ["Nr"], ["Wie"], ["Actie"]) if n < 0 else ("", [n], ["Jan"], deed)
        if document.get_y() > 275:
            document.add_page()
        for x, words in zip((0, 10, 25, 60), cells, strict=True):
            for line, each in enumerate(words):
                document.text(x, document.get_y() + 5 * line, str(each).format(n))
        document.set_y(document.get_y() + 5 * lines_each + 3)
    found = [line for line in lines(bytes(document.output())) if "stuk" in line]
    assert found == [f"| {n} | Jan | {' '.join(deed).format(n)} |" for n in range(60)]


def test_a_pdf_row_broken_off_by_a_page_keeps_its_cells() -> None:
    from lovp_actions.sources import pdf_cells

    above = [[["paragraph", "7"]], [["paragraph", "Algemene vraag"]], [["paragraph", "Bob"]]]
    rest = [[], [["paragraph", "over taalgebruik"]], [["paragraph", "Bos"]]]
    assert pdf_cells._is_rest(rest, above)
    assert not pdf_cells._is_rest([[["paragraph", "8"]], *rest[1:]], above)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_pdf_pages_that_are_turned(turn: int) -> None:
    import pypdfium2

    words = "De wethouder zegt toe dat zij de raad een brief stuurt over de weg en de brug. " * 2
    turned = pages_of()
    turned.multi_cell(0, 5, words + "\n\nKort.", align="L")
    document = pypdfium2.PdfDocument(bytes(turned.output()))
    document[0].set_rotation(turn)
    out = io.BytesIO()
    document.save(out)
    assert lines(out.getvalue()) == [words.strip(), "Kort."]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_pdf_text_drawn_at_an_angle(angle: int) -> None:
    document = pages_of()
    with document.rotation(angle, x=105, y=148):
        document.text(40, 140, "Anna belt de school voor 1 mei.")
        document.text(40, 146, "Bob mailt de ouders.")
    assert " ".join(lines(bytes(document.output()))).split() == (
        ["Anna", "belt", "de", "school", "voor", "1", "mei.", "Bob", "mailt", "de", "ouders."]
    )


def test_pdf_pages_of_pictures_are_named() -> None:
    from PIL import Image

    document = pages_of()
    document.cell(text="Anna belt.")
    document.add_page()
    document.image(Image.new("L", (40, 40), 128), w=150)
    (told,) = read_bytes(bytes(document.output()), "x.pdf").unread
    assert told.startswith("Cannot read x.pdf, p. 2: there is no text in it")


def test_pdf_running_heads_do_not_part_a_sentence() -> None:
    document = pages_of(footer=True)
    document.set_auto_page_break(True, 20)
    document.multi_cell(0, 5, "Zin van de wethouder. \n" * 50 + "Anna belt op", align="L")
    document.add_page()
    document.multi_cell(0, 5, "maandag de school.", align="L")
    assert "blad" not in read_bytes(bytes(document.output()), "x.pdf").text


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Bestuur - verslag 6 mei 2024 - blad", "2024-05-06"),
        ("Afgedrukt op 6 mei 2024, blad", "None"),
        ("Vereniging De Linde, blad", "None"),
    ],
)
def test_pdf_running_heads_tell_the_day(head: str, day: str) -> None:
    class Document(FPDF):
        def header(self) -> None:
            self.set_font("helvetica", size=11)
            self.cell(0, 10, f"{head} {self.page_no()}")
            self.ln()

    document = Document()
    for words in ("Anna belt morgen.", "Bert mailt de school."):
        document.add_page()
        document.multi_cell(0, 6, words)
    source = read_bytes(bytes(document.output()), "x.pdf")
    assert (source.text.split("\n")[0], str(source.date)) == ("Anna belt morgen.", day)


def test_columns_without_lines() -> None:
    document = pages_of()
    rows = [("Wie", "Actie", "Wanneer"), ("Jan", "de zaal huren\nvoor juni", "1 april"),
            ("Anna", "de brief sturen", "2 april")]  # fmt: skip
    top = 30
    for row in rows:
        for left, words in zip((20, 60, 130), row, strict=True):
            for below, part in enumerate(words.split("\n")):
                document.text(left, top + 5 * below, part)
        top += 5 * row[1].count("\n") + 8
    document.text(
        20, top + 15, "De volgende vergadering van het bestuur is in mei, in de grote zaal."
    )
    assert lines(bytes(document.output())) == [
        "| Wie | Actie | Wanneer |",
        "| Jan | de zaal huren voor juni | 1 april |",
        "| Anna | de brief sturen | 2 april |",
        "De volgende vergadering van het bestuur is in mei, in de grote zaal.",
    ]


@pytest.mark.parametrize(("first", "numbered"), [(1, True), (7, True), (1, False)])
def test_numbers_of_lines_are_left_out(first: int, numbered: bool) -> None:
    document = pages_of()
    words = ["De begroting is besproken door", "de leden van het bestuur, die"] * 4
    for number, part in enumerate(words):
        if numbered:
            document.text(10, 30 + 6 * number, str(first + number))
        document.text(20, 30 + 6 * number, part)
    text = " ".join(lines(bytes(document.output())))
    assert " ".join(text.split()) == " ".join(words)


def test_pdf_words_that_a_line_strikes_through() -> None:
    document = pages_of()

    def put(words: str, drawn: float, struck: str) -> None:
        """A line of text, with a line drawn at that part of its height along some of it."""
        x, y = document.get_x() + 1, document.get_y() + drawn * 6
        document.cell(0, 6, words, new_x="LMARGIN", new_y="NEXT")
        x += document.get_string_width(words.partition(struck)[0])
        document.line(x, y, x + document.get_string_width(struck), y)

    put("Anna belt de school.", 0.5, "Anna belt de school.")
    put("Bob mailt.", 0.8, "Bob mailt.")
    put("Cor belt morgen vandaag.", 0.5, "morgen")
    x, y = document.get_x(), document.get_y() + 3
    document.cell(0, 6, "Dora schrijft de brief.")
    document.line(x - 8, y, x + 30, y)
    assert lines(bytes(document.output())) == [
        "~~Anna belt de school.~~", "Bob mailt.", "Cor belt vandaag.",
        "Dora schrijft de brief.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("mark", "line"),
    [
        ("StrikeOut", "~~Anna belt.~~"),
        ("Underline", "Anna belt."),
    ],
)
def test_pdf_words_that_mark_up_strikes_through(mark: str, line: str) -> None:
    document = pages_of()
    document.cell(0, 6, "Anna belt.", new_x="LMARGIN", new_y="NEXT")
    left, foot, top = 28.0, 842 - 46, 842 - 28
    document.add_text_markup_annotation(mark, "", [left, top, 120, top, left, foot, 120, foot])
    document.cell(0, 6, "Bob mailt.")
    assert lines(bytes(document.output())) == [line, "Bob mailt."]


@pytest.mark.parametrize("hyphen", ["\u2010", "\u00ad"])
def test_pdf_hyphens_that_break_a_word_off(hyphen: str) -> None:
    mapped = b"begincmap 1 beginbfchar <5A> <%04X> endbfchar endcmap" % ord(hyphen)
    font = hostile_pdf.FONT[:-2] + b"/ToUnicode 6 0 R>>"
    words = b"BT /F1 12 Tf 72 720 Td (Anna belt de omZ) Tj 0 -14 Td (geving op.) Tj ET"
    data = hostile_pdf.file_of(
        hostile_pdf.one_page(o4=hostile_pdf.stream(words), o5=font, o6=hostile_pdf.stream(mapped))
    )
    assert lines(data) == ["Anna belt de om-", "geving op."]


@pytest.mark.parametrize(
    ("code", "font", "line"),
    [
        (0xF0FE, b"ABCDEF+Wingdings-Regular", "☑ Anna belt."),
        (0xF0A8, b"Wingdings", "☐ Anna belt."),
        (0xF0FD, b"OpenSymbol", "☒ Anna belt."),
        (0xF052, b"ABCDEF+Wingdings2", "☑ Anna belt."),
        (0xF0E0, b"Wingdings", "- Anna belt."),
        (0xF0FC, b"Wingdings", "- Anna belt."),
    ],
)
def test_boxes_that_a_font_of_symbols_draws(code: int, font: bytes, line: str) -> None:
    mapped = b"begincmap 1 beginbfchar <5A> <%04X> endbfchar endcmap" % code
    drawn = hostile_pdf.FONT.replace(b"Helvetica", font)[:-2] + b"/ToUnicode 6 0 R>>"
    words = b"BT /F1 12 Tf 72 720 Td (Z) Tj 20 0 Td (Anna belt.) Tj ET"
    data = hostile_pdf.file_of(
        hostile_pdf.one_page(o4=hostile_pdf.stream(words), o5=drawn, o6=hostile_pdf.stream(mapped))
    )
    assert lines(data) == [line]


@pytest.mark.parametrize(("name", "read"), [("SymbolMT", "\uf0a8"), ("Arial", "☐"), ("", "☐")])
def test_a_diamond_is_no_box(name: str, read: str) -> None:
    assert signs.drawn("\uf0a8", signs.font_of(name)) == read


def test_a_box_begins_a_line_also_below_a_full_one() -> None:
    told = ["Anna belt de hovenier over de bomen langs het pad naar de tuin van de buren",
            "Anna vraagt de smid naar een hek voor het pad tussen de kas en de tuin van",
            "de buren.", "Bob belt."]  # fmt: skip
    mapped = b"begincmap 1 beginbfchar <5A> <F0A8> endbfchar endcmap"
    font = hostile_pdf.FONT[:-2] + b"/ToUnicode 6 0 R>>"
    shown = (b"(%b) Tj" % (b"Z " * each[0].isupper() + each.encode()) for each in told)
    words = b"BT /F1 12 Tf 72 720 Td %b ET" % b" 0 -14 Td ".join(shown)
    data = hostile_pdf.file_of(
        hostile_pdf.one_page(o4=hostile_pdf.stream(words), o5=font, o6=hostile_pdf.stream(mapped))
    )
    assert lines(data) == [f"☐ {told[0]}", f"☐ {told[1]} {told[2]}", f"☐ {told[3]}"]


def test_letters_of_one_glyph_stay_in_their_word() -> None:
    """Also where the glyph is wider than it is high."""
    mapped = b"begincmap 1 beginbfchar <57> <006600660069> endbfchar endcmap"
    widths = b"/FirstChar 32/LastChar 122/Widths[%b]" % (b"556 " * 55 + b"1500 " + b"556 " * 35)
    font = hostile_pdf.FONT[:-2] + widths + b"/ToUnicode 6 0 R>>"
    words = b"BT /F1 12 Tf 72 720 Td (koWe kopen, en eWcient.) Tj ET"
    data = hostile_pdf.file_of(
        hostile_pdf.one_page(o4=hostile_pdf.stream(words), o5=font, o6=hostile_pdf.stream(mapped))
    )
    assert lines(data) == ["koffie kopen, en efficient."]


@pytest.mark.parametrize(
    ("rest", "small", "found"),
    [
        ("2024", "Anna belt.", ["## Verslag van de raad 6 mei 2024", "Anna belt."]),
        ("2024", "", ["## Verslag van de raad 6 mei 2024"]),
        ("bis", "7", ["## Verslag van de raad 6 mei bis", "7"]),
        ("", "2024", ["## Verslag van de raad 6 mei", "2024"]),
    ],
)
def test_a_heading_goes_on_with_its_year(rest: str, small: str, found: list[str]) -> None:
    document = pages_of()
    for size, words in (
        (16, "Verslag van de raad 6 mei"),
        (16, rest),
        (11, small),
        (11, "Zin. " * 30),
    ):
        document.set_font("helvetica", size=size)
        if words:
            document.multi_cell(0, 0.4 * size, words, new_x="LMARGIN", new_y="NEXT")
    assert lines(bytes(document.output()))[: len(found)] == found


LOOSE = {
    "names before": ["Anna Bakker: de zaal huren voor 1 oktober", "Bob: het blad drukken",
                     "Cor de Wit: thee kopen voor de vergadering van mei"],
    "names behind": ["De zaal huren voor 1 oktober (Anna Bakker)", "Het blad drukken (Bob)",
                     "Thee kopen voor de vergadering van mei (Cor de Wit)"],
    "a label behind a full line": [
        "De zaal is te klein, en dat stoort elke vergadering. Actie Anna: een zaal huren in mei",
        "Actie Bob: het blad drukken voor 15 oktober"],
    "two labels": ["Actie: de zaal huren voor 1 oktober, door Anna Bakker",
                   "Actie: het blad drukken voor 15 oktober, door Bob"],
}  # fmt: skip


@pytest.mark.parametrize("form", LOOSE)
def test_lines_of_a_loose_list_are_not_wrapped(form: str) -> None:
    document = pages_of()
    for line in ("Verslag", *LOOSE[form]):
        document.cell(0, 6, line, new_x="LMARGIN", new_y="NEXT")
    assert lines(bytes(document.output()))[1:] == LOOSE[form]


NARROW = {
    True: "Jan Bakker stuurt de offerte voor 1 april rond naar alle leden. De begroting is goed.",
    False: "Zaal huren.\nDe taart\nKoffie halen.\nDe slingers.\nvlag halen",
}


@pytest.mark.parametrize("wrapped", NARROW)
def test_lines_of_a_narrow_column_are_wrapped(wrapped: bool) -> None:
    document = pages_of()
    document.multi_cell(45, 6, NARROW[wrapped], align="L")
    assert lines(bytes(document.output())) == NARROW[wrapped].split("\n")


WRAPPED = {
    "small letters": "In de vergadering is lang gesproken over de kosten van het gebouw en van de "
    "tuin, en over wie daar in het najaar iets aan kan doen. Anna Bakker belt de gemeente.",
    "names": "In de vergadering is lang gesproken over de kosten van het gebouw, en daarna zal "
    "Anna Bakker met Bob de Wit naar de gemeente worden gestuurd, en nog een keer naar de heer "
    "Cor van der Jansen van de provincie Utrecht.",
    "a colon far on": "In de vergadering is lang gesproken over de kosten van het gebouw en daarna "
    "heeft Anna, de voorzitter, gezegd wat zij doen zal: zij belt de gemeente op.",
}


@pytest.mark.parametrize("form", WRAPPED)
def test_lines_that_reach_the_margin_are_wrapped(form: str) -> None:
    document = pages_of()
    document.multi_cell(0, 6, WRAPPED[form], align="L")
    assert lines(bytes(document.output())) == [WRAPPED[form]]


@pytest.mark.parametrize(
    ("left", "bottom", "line"),
    [
        (10, 60, "Acties ☑ Anna belt. Bob mailt."),
        (10, 41, "Acties Anna belt. ☑ Bob mailt."),
        (90, 60, "Acties Anna belt. ☑ Bob mailt."),
        (42, 60, "Acties Anna ☑ belt. Bob mailt."),
        (10, 20, "Acties Anna belt. Bob mailt. ☑"),
    ],
)
def test_a_box_stands_before_what_is_right_of_it(left: float, bottom: float, line: str) -> None:
    words = [
        Word(words, left, left + 20, bottom, bottom + 12, 11, False)
        for words, left, bottom in (
            ("Acties", 0, 80), ("Anna", 20, 60), ("belt.", 50, 60), ("Bob", 20, 40),
            ("mailt.", 50, 40),
        )
    ]  # fmt: skip
    box = Word("☑", left, left + 6, bottom + 1, bottom + 11, 10, False)
    assert " ".join(each.text for each in pdf_form.placed(words, iter([[box]]))) == line
