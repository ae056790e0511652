"""No part of a document is lost, and nothing that was withdrawn or hidden is read."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import docx
import make_formats
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from source_lines import lines

from lovp_actions.errors import InputError
from lovp_actions.run.batch import Batch
from lovp_actions.run.reading import read_bytes
from lovp_actions.sources import limits


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def word(*paragraphs: str) -> bytes:
    """A Word file with paragraphs or tables in XML."""
    document = docx.Document()
    for xml in paragraphs:
        node = parse_xml(re.sub(r"^<(w:\w+)", rf"<\1 {nsdecls('w', 'r')}", xml))
        document.element.body.insert(len(document.element.body) - 1, node)
    return saved(document)


def changed(data: bytes, *pairs: tuple[str, str], **extra: bytes) -> bytes:
    """A zip file in whose XML each first text is replaced by the second, with more members."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename.endswith((".xml", ".rels")):
                for before, after in pairs:
                    content = content.replace(before.encode(), after.encode())
            new.writestr(info.filename, content)
        for name, content in extra.items():
            new.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def run(words: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def cell(words: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{run(words)}</w:p></w:tc>"


# ---- Word

RELATION = '<Relationship Id="rId99" Type="x/{kind}" Target="{target}"/></Relationships>'


@pytest.mark.parametrize("target", ["NULL", "../NULL", "#_top", "media/weg.png", "media\\weg.png"])
def test_word_relations_to_what_is_not_there(target: str) -> None:
    data = word(f"<w:p>{run('Anna belt.')}</w:p>")
    relation = RELATION.format(kind="image", target=target)
    assert lines(changed(data, ("</Relationships>", relation))) == ["Anna belt."]


def test_what_the_library_does_not_expect_is_one_sentence() -> None:
    data = changed(make_formats.docx("Anna belt."), ("wordprocessingml.styles+xml", "x"))
    with pytest.raises(InputError, match=r"Cannot read x\.docx: .* holds what is not known"):
        read_bytes(data, "x.docx")


def test_strict_open_xml() -> None:
    names = ("wordprocessingml", "officeDocument", "drawingml")
    strict = (
        (f"http://schemas.openxmlformats.org/{name}/2006/", f"http://purl.oclc.org/ooxml/{name}/")
        for name in names
    )
    assert lines(changed(make_formats.docx("Verslag\n\nAnna belt."), *strict)) == [
        "# Verslag",
        "Anna belt.",
    ]


def test_notes_of_cells_stand_below_their_table() -> None:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    data = word(f"<w:tbl><w:tr>{cell('1 mei')}{cell('Anna')}</w:tr></w:tbl>", "<w:p/>")
    relation = RELATION.format(kind="footnotes", target="footnotes.xml")
    notes = f'<w:notes {nsdecls("w")}><w:footnote w:id="2"><w:p>{run("Zie 3.")}</w:p></w:footnote>'
    pairs = ("1 mei</w:t></w:r></w:p>", f"1 mei</w:t></w:r>{note}"), ("</Relationships>", relation)
    found = changed(data, *pairs, **{"word__footnotes.xml": f"{notes}</w:notes>".encode()})
    body = "<text:note><text:note-body><text:p>Zie 3.</text:p></text:note-body></text:note>"
    row = f"<table:table-cell><text:p>1 mei{body}</text:p></table:table-cell>"
    row += "<table:table-cell><text:p>Anna</text:p></table:table-cell>"
    table = f"<table:table><table:table-row>{row}</table:table-row></table:table>"
    wanted = ["| 1 mei | Anna |", "Zie 3."]
    assert lines(found) == wanted
    assert lines(make_formats.odt_of(table)) == wanted


@pytest.mark.parametrize(
    ("ending", "content"),
    [
        ("html", b"<html><body><p>Anna belt.</p></body></html>"),
        ("txt", b"Anna belt."),
        (
            "mht",
            b"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<html><p>Anna belt.</p>",
        ),
        ("docx", make_formats.docx("Anna belt.")),
    ],
)
def test_word_text_that_is_packed_in_it(ending: str, content: bytes) -> None:
    assert "Anna belt." in "\n".join(lines(with_chunk(ending, content)))


@pytest.mark.parametrize("override", [False, True])
def test_a_word_file_in_another_may_be_told_as_the_text_of_that(override: bool) -> None:
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    data = with_chunk("docx", make_formats.docx("Anna belt."))
    told = f'<Override PartName="/word/deel.docx" ContentType="{main}"/></Types>'
    swap = ("</Types>", told) if override else ("text/plain", main)
    assert lines(changed(data, swap)) == ["Boven.", "# Anna belt."]


def test_word_packed_text_that_cannot_be_read_is_named() -> None:
    source = read_bytes(with_chunk("rtf", b"{\\rtf1 Anna belt.}"), "x.docx")
    (told,) = source.unread
    assert told.startswith("Cannot read word/deel.rtf in x.docx: it is an RTF file;")


@pytest.mark.parametrize(
    ("content", "kind", "blocks"),
    [
        (b"<p>Bob veegt.</p><p>Cor harkt.</p>", "html", 2),
        (b"<table><tr><td>Bob<td>Cor</table><p>Klaar.</p>", "html", 5),
        (make_formats.docx("Bob veegt."), "docx", 1),
        (b"Bob veegt.", "txt", 1),
    ],
)
def test_paragraphs_and_cells_count_as_often_as_they_are_packed_in(
    content: bytes, kind: str, blocks: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = with_chunk(kind, content, times=6)
    monkeypatch.setattr(limits, "BLOCKS", blocks * 6 + 1)
    assert "\n".join(lines(data)).count("Bob") == 6
    monkeypatch.setattr(limits, "BLOCKS", blocks * 6)
    with pytest.raises(InputError, match=r"^Cannot read x: it has more than \d+ paragraphs and"):
        read_bytes(data, "x")


def test_text_that_is_made_again_and_again_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    reference = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    note = f"<w:p>{run('Zie')}{reference * 2_000}</w:p>"
    relation = RELATION.format(kind="footnotes", target="footnotes.xml")
    words = "Bob veegt het plein. " * 100
    notes = f'<w:notes {nsdecls("w")}><w:footnote w:id="7"><w:p>{run(words)}</w:p></w:footnote>'
    pair = ("</Relationships>", relation)
    data = changed(word(note), pair, **{"word__footnotes.xml": f"{notes}</w:notes>".encode()})
    assert len(read_bytes(data, "x").text) > len(data) + 2_000_000
    monkeypatch.setattr(limits, "TEXT_CHARACTERS", 2_000_000)
    with pytest.raises(InputError, match="it has more than 2,000,000 characters; split"):
        read_bytes(data, "x")
    page = b"<html><body><p>" + b"Bob veegt. " * 200_000  # as long as its file
    assert len(read_bytes(page, "x.html").text) > 2_000_000


def with_chunk(ending: str, content: bytes, times: int = 1) -> bytes:
    data = word(f"<w:p>{run('Boven.')}</w:p>", *['<w:altChunk r:id="rId99"/>'] * times)
    relation = RELATION.format(kind="aFChunk", target=f"/word/deel.{ending}")
    kind = f'<Default Extension="{ending}" ContentType="text/plain"/></Types>'
    return changed(
        data,
        ("</Relationships>", relation),
        ("</Types>", kind),
        **{f"word__deel.{ending}": content},
    )


def test_word_struck_hidden_and_empty_words() -> None:
    styles = docx.Document()
    for name, tag in (("Weg", "strike"), ("Stil", "vanish")):
        style = styles.styles.add_style(name, 1)
        style.element.get_or_add_rPr().append(parse_xml(f"<w:{tag} {nsdecls('w')}/>"))
    styles.add_paragraph("Anna belt.", "Weg")
    styles.add_paragraph("geheim", "Stil")
    for xml in (
        run("Bob mailt.", "<w:dstrike/>"),
        run("Cor belt ") + run("morgen ", "<w:strike/>") + run("vandaag."),
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        f"{run('Kies een item.')}</w:sdtContent></w:sdt>",
        "<w:r><w:t>be</w:t><w:softHyphen/><w:t>sluit</w:t></w:r>",
    ):
        node = parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>")
        styles.element.body.insert(len(styles.element.body) - 1, node)
    assert lines(saved(styles)) == [
        "~~Anna belt.~~", "~~Bob mailt.~~", "Cor belt vandaag.", "besluit",
    ]  # fmt: skip


TICKED = (
    '<w:sdt xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:sdtPr>'
    '<w14:checkbox><w14:checked w14:val="{}"/></w14:checkbox></w:sdtPr>'
    "<w:sdtContent>{}</w:sdtContent></w:sdt>"
)
SIGNS = [
    ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "✓"),
    ('<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>', "☑"),
    ('<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>', "☐"),
    ('<w:r><w:sym w:font="Symbol" w:char="F0FC"/></w:r>', ""),
    (run("ü", '<w:rFonts w:ascii="Wingdings"/>'), "✓"),
    (run("\uf0fe", '<w:rFonts w:ascii="Wingdings"/>'), "☑"),
    (run("\uf052"), "☑"),
    (run("\uf0b7"), "\uf0b7"),
    (run("ü"), "ü"),
    ('<w:checkBox><w:default w:val="1"/></w:checkBox>', "☑"),
    ('<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>', "☐"),
    ("<w:checkBox><w:checked/></w:checkBox>", "☑"),
    ("<w:checkBox/>", "☐"),
    (TICKED.format("true", run("X")), "☑"),
    (TICKED.format(0, run("○")), "☐"),
]


@pytest.mark.parametrize(("xml", "sign"), SIGNS)
def test_word_signs_and_boxes(xml: str, sign: str) -> None:
    begins = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{}</w:ffData></w:fldChar></w:r>'
    xml = begins.format(xml) if xml.startswith("<w:checkBox") else xml
    assert lines(word(f"<w:p>{xml}{run(' Anna belt.')}</w:p>")) == [f"{sign} Anna belt.".strip()]


def test_word_paragraphs_whose_end_was_deleted() -> None:
    data = word(
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('Anna belt ')}</w:p>",
        f"<w:p>{run('de school.')}</w:p>",
    )
    assert lines(data) == ["Anna belt de school."]


def test_word_styles_of_lists_tell_the_depth() -> None:
    document = docx.Document()
    for style in ("List Bullet", "List Bullet 2", "List Number 3"):
        document.add_paragraph("Anna", style)
    found = [re.sub("1\\.", "-", line) for line in lines(saved(document))]
    assert found == ["- Anna", "  - Anna", "    - Anna"]


LEVEL = (
    '<w:abstractNum {} w:abstractNumId="9{}"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="{}"/><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:lvl></w:abstractNum>'
)
NUM = '<w:num {} w:numId="9{}"><w:abstractNumId w:val="9{}"/></w:num>'


@pytest.mark.parametrize(
    ("bullets", "found"),
    [
        ("oþ", ["☐ Anna belt", "☑ Bob mailt"]),
        ("§þ", ["- Anna belt", "- Bob mailt"]),
        ("þþo", ["- Anna belt", "- Bob mailt"]),
    ],
)
def test_word_boxes_that_are_bullets(bullets: str, found: list[str]) -> None:
    document = docx.Document()
    for at, (sign, words) in enumerate(zip(bullets, ("Anna belt", "Bob mailt", ""), strict=False)):
        for xml in (LEVEL.format(nsdecls("w"), at, sign), NUM.format(nsdecls("w"), at, at)):
            document.part.numbering_part.element.append(parse_xml(xml))
        if not words:  # a list that no paragraph is of
            continue
        properties = document.add_paragraph(words)._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_numId().val = int(f"9{at}")
    assert lines(saved(document)) == found


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Notulen bestuur 6 mei 2024", "2024-05-06"),
        ("Versie 6 mei 2024", "None"),
        ("Notulen bestuur", "None"),
        ("DATE", "None"),
    ],
)
def test_word_running_heads_tell_the_day(words: str, day: str) -> None:
    document = docx.Document()
    document.add_paragraph("Anna belt morgen.")
    head = document.sections[0].header.paragraphs[0]
    head.text = words
    if words == "DATE":
        field = '<w:fldSimple {} w:instr=" DATE "><w:r><w:t>6 mei 2024</w:t></w:r></w:fldSimple>'
        head._p.append(parse_xml(field.format(nsdecls("w"))))
    source = read_bytes(saved(document), "x.docx")
    assert (source.text, str(source.date)) == ("Anna belt morgen.\n", day)


def test_word_cells_over_rows_and_rows_that_begin_later() -> None:
    merge = '<w:vMerge w:val="restart"/>'
    rows = (
        cell("Jan", merge) + cell("bellen"),
        cell("", "<w:vMerge/>") + cell("mailen"),
        '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("halen"),
    )
    table = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    assert lines(word(f"<w:tbl><w:tblPr/>{table}</w:tbl>")) == [
        "| Jan | bellen |", "| Jan | mailen |", "|  | halen |",
    ]  # fmt: skip


# ---- OpenDocument

TD = "<table:table-cell{span}><text:p>{words}</text:p></table:table-cell>"


def test_odt_struck_hidden_and_alternative_text() -> None:
    styles = (
        '<style:style style:name="S"><style:text-properties style:text-line-through-type="single"/>'
        '</style:style><style:style style:name="T" style:parent-style-name="S"/>'
        '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
    )
    svg = 'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
    body = (
        '<text:p text:style-name="T">Anna belt.</text:p><text:p text:style-name="H">geheim</text:p>'
        '<text:p>Bob <text:span text:style-name="S">belt</text:span><text:span '
        'text:style-name="H">stil</text:span> mailt.</text:p>'
        '<text:section text:display="none"><text:p>weg</text:p></text:section>'
        f"<text:p>Cor <draw:frame {svg}><svg:title>Logo</svg:title><svg:desc>plaatje</svg:desc>"
        "</draw:frame>belt.</text:p>"
    ).replace("draw:", "drawing:")
    assert lines(make_formats.odt_of(body, styles)) == [
        "~~Anna belt.~~", "Bob mailt.", "Cor belt.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("inner", "sign"),
    [
        ('<field:param field:name="Checkbox_Checked" field:value="true"/>', "☑"),
        ('<field:param field:name="Checkbox_Checked" field:value="false"/>', "☐"),
        ("", "☐"),
    ],
)
def test_odt_boxes(inner: str, sign: str) -> None:
    names = 'xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"'
    kind = 'field:type="vnd.oasis.opendocument.field.FORMCHECKBOX"'
    box = f"<field:fieldmark {names} {kind}>{inner}</field:fieldmark>"
    body = f"<text:p>{box}<text:s/>Anna belt.</text:p><text:p>\uf0a8 Bob mailt.</text:p>"
    assert lines(make_formats.odt_of(body)) == [f"{sign} Anna belt.", "☐ Bob mailt."]


@pytest.mark.parametrize("shape", ["custom-shape", "rect", "ellipse"])
def test_odt_shapes_with_a_table(shape: str) -> None:
    names = 'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
    cells = "".join(TD.format(span="", words=words) for words in ("Jan", "bellen"))
    table = f"<table:table><table:table-row>{cells}</table:table-row></table:table>"
    body = (
        f"<text:p>Anna belt.<drawing:{shape} {names}><text:p>Acties</text:p>"
        f"{table.replace('table:table', 'loext:table')}<text:p/></drawing:{shape}></text:p>"
    )
    assert lines(make_formats.odt_of(body)) == ["Anna belt.", "Acties", "| Jan | bellen |"]


def test_odt_styles_of_lists_tell_the_depth() -> None:
    style = '<style:style style:name="P1" style:parent-style-name="List_20_Bullet_20_2"/>'
    style += '<style:style style:name="List_20_Bullet_20_2"/>'
    entry = '<text:list><text:list-item><text:p text:style-name="{}">Anna</text:p>'
    body = "".join(
        f"{entry.format(name)}</text:list-item></text:list>" for name in ("Standard", "P1")
    )
    assert lines(make_formats.odt_of(body, style)) == ["- Anna", "  - Anna"]


def test_odt_cells_over_rows_and_columns() -> None:
    span = ' table:number-rows-spanned="2" table:number-columns-spanned="2"'
    first = TD.format(span=span, words="Jan") + "<table:covered-table-cell/>"
    rows = (
        first + TD.format(span="", words="bellen"),
        '<table:covered-table-cell table:number-columns-repeated="2"/>'
        + TD.format(span="", words="mailen"),
        "".join(TD.format(span="", words=words) for words in ("Bob", "een", "twee")),
    )
    table = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    assert lines(make_formats.odt_of(f"<table:table>{table}</table:table>")) == [
        "| Jan |  | bellen |", "| Jan |  | mailen |", "| Bob | een | twee |",
    ]  # fmt: skip


def test_what_cannot_be_read_is_said(tmp_path: Any, extractor: Any) -> None:
    file = tmp_path / "x.docx"
    file.write_bytes(with_chunk("rtf", b"{\\rtf1 Anna belt.}"))
    said: list[str] = []
    list(Batch(said.append, _extractor=extractor).run([str(file)]))
    assert "word/deel.rtf in" in said[0]
