"""Workbooks of people: what openpyxl cannot carry is told, what hangs on no cell goes along."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import kept_lists
import openpyxl
import pytest
from openpyxl.packaging.custom import StringProperty

from lovp_actions.errors import InputError, OutputError
from lovp_actions.lists import workbook_parts, xlsxcells
from lovp_actions.lists.due import lacks_day
from lovp_actions.lists.merge import Merge
from lovp_actions.lists.xlsxlist import XlsxSheet


def _with(members: dict[str, bytes]) -> bytes:
    file, _ = kept_lists.merged(b"", "xlsx", [kept_lists.item("Jan", "belt de school")])
    with zipfile.ZipFile(BytesIO(file)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    return _zipped({**parts, **members})


def _zipped(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _sheet(*swaps: bytes) -> bytes:
    """A workbook with parts of its sheet put in the place of others: each swap is two."""
    file, _ = kept_lists.merged(b"", "xlsx", [kept_lists.item("Jan", "belt de school")])
    with zipfile.ZipFile(BytesIO(file)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    for before, after in zip(swaps[::2], swaps[1::2], strict=True):
        assert before in sheet
        sheet = sheet.replace(before, after, 1)
    return _with({"xl/worksheets/sheet1.xml": sheet})


LOST = {
    name: _with({name: b"<lovp/>" if name.endswith(".xml") else b"\x01\x02"})
    for name in (
        "docMetadata/LabelInfo.xml",
        "customXml/item1.xml",
        "xl/connections.xml",
        "xl/model/item.data",
        "xl/metadata.xml",
        "xl/richData/rdrichvalue.xml",
        "xl/persons/person.xml",
        "_xmlsignatures/sig1.xml",
        "iets/nieuws.xml",
    )
} | {
    "cellWatches": _sheet(b"</worksheet>", b"<cellWatches/></worksheet>"),
    "ext": _sheet(b"</worksheet>", b'<extLst><ext uri="{1}"><a/></ext></extLst></worksheet>'),
    "wsDr": _with({"xl/drawings/drawing1.xml": b"<wsDr><sp/></wsDr>"}),
}


@pytest.mark.parametrize("part", LOST)
def test_what_a_workbook_cannot_carry_is_told_before_anything_is_changed(part: str) -> None:
    merge = Merge(kept_lists.opened(LOST[part], "xlsx"))
    with pytest.raises(OutputError, match=r"it holds .*, which would be lost"):
        merge.items([kept_lists.item("Bob", "koopt krijt")])


def _setting(address: bytes) -> tuple[bytes, bytes]:
    """A swap that puts an extension at the end of a sheet."""
    return b"</worksheet>", b'<extLst><ext uri="%b"><a/></ext></extLst></worksheet>' % address


EMPTY = {
    "a drawing": _with({"xl/drawings/drawing1.xml": b"<x:wsDr xmlns:x='x'></x:wsDr>"}),
    "a header": _sheet(
        b"</worksheet>",
        b'<headerFooter differentFirst="0"><oddHeader></oddHeader><firstFooter/></headerFooter>'
        b"</worksheet>",
    ),
    "a row": _sheet(b"</sheetData>", b'<row r="3"/><row r="4" spans="1:4"/></sheetData>'),
    "settings of Excel": _sheet(*_setting(b"{140A7094-0E35-4892-8432-C4D2E57EDEB5}")),
    "settings of LibreOffice": _sheet(*_setting(b"{7626C862-2A13-11E5-B345-FEFF819CDC9F}")),
}


@pytest.mark.parametrize("part", EMPTY)
def test_what_says_nothing_is_no_loss(part: str) -> None:
    assert kept_lists.merged(EMPTY[part], "xlsx", [kept_lists.item("Bob", "koopt krijt")])[0]


def test_a_header_with_words_stays() -> None:
    header = b"<headerFooter><oddHeader>&amp;CLijst</oddHeader><oddFooter/></headerFooter>"
    data = _sheet(b"</worksheet>", header + b"</worksheet>")
    data, _ = kept_lists.merged(data, "xlsx", [kept_lists.item("Bob", "koopt krijt")])
    assert openpyxl.load_workbook(BytesIO(data)).worksheets[0].oddHeader.center.text == "Lijst"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_a_list_that_libreoffice_saved_goes_on(tmp_path: Path) -> None:
    made, _ = kept_lists.merged(b"", "xlsx", [kept_lists.item("Jan", "belt de school")])
    (tmp_path / "lijst.xlsx").write_bytes(made)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", "--headless", profile, "--convert-to", "xlsx", "--outdir", "uit"]
    subprocess.run(
        [*command, "lijst.xlsx"], check=True, capture_output=True, timeout=120, cwd=tmp_path
    )
    saved = (tmp_path / "uit" / "lijst.xlsx").read_bytes()
    items = [kept_lists.item("Jan", "belt de school"), kept_lists.item("Bob", "koopt krijt")]
    data, merge = kept_lists.merged(saved, "xlsx", items)
    assert merge.count("added") == 1
    assert [row[0] for row in kept_lists.grid(data, "xlsx")] == ["actor", "Jan", "Bob"]


NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ALONG = {
    "docMetadata/LabelInfo.xml": b"<labelList/>",
    "customUI/customUI14.xml": b"<customUI/>",
    "docProps/thumbnail.jpeg": b"\xff\xd8",
    "customXml/item1.xml": b"<zaak/>",
    "customXml/itemProps1.xml": b"<datastoreItem/>",
    "xl/printerSettings/printerSettings1.bin": b"\x01\x02",
}


def _relations(**targets: str) -> bytes:
    told = "".join(
        f'<Relationship Id="x{number}" Type="{kind.replace("__", "/")}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{NAMESPACE}">{told}</Relationships>'.encode()


def _dressed() -> bytes:
    """A list as organisations keep it: with a label, data of a document management system, and
    settings of a printer; also errors that are passed over."""
    told = {
        "_rels/.rels": (("classificationlabels", "docMetadata/LabelInfo.xml"),
                        ("ui/extensibility", "customUI/customUI14.xml"),
                        ("metadata/thumbnail", "docProps/thumbnail.jpeg")),
        "xl/_rels/workbook.xml.rels": (("customXml", "../customXml/item1.xml"),),
        "xl/worksheets/_rels/sheet1.xml.rels":
            (("printerSettings", "../printerSettings/printerSettings1.bin"),),
        "customXml/_rels/item1.xml.rels": (("customXmlProps", "itemProps1.xml"),),
    }  # fmt: skip
    link = f'<pageSetup xmlns:r="{OFFICE}" r:id="x0" '.encode()
    errors = b'<ignoredErrors><ignoredError sqref="A1" numberStoredAsText="1"/></ignoredErrors>'
    plain = _sheet(b"<pageSetup ", link, b"</worksheet>", errors + b"</worksheet>")
    with zipfile.ZipFile(BytesIO(plain)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, relations in told.items():
        made = _relations(**{f"http:____x__{kind}": target for kind, target in relations})
        before, end, _ = parts.get(name, _relations()).rpartition(b"</Relationships>")
        parts[name] = before + made.partition(b">")[2].rpartition(b"</")[0] + end
    types = parts["[Content_Types].xml"]
    parts["[Content_Types].xml"] = types.replace(
        b"</Types>", b'<Default Extension="bin" ContentType="a/printer"/></Types>'
    )
    return _zipped({**parts, **ALONG})


def test_what_hangs_on_no_cell_goes_along() -> None:
    """Also when the list is merged into again."""
    data = _dressed()
    for name in ("Bob", "Ans"):
        data, merge = kept_lists.merged(data, "xlsx", [kept_lists.item(name, "koopt krijt")])
        assert merge.count("added") == 1
        package = workbook_parts._Package(data)
        assert ALONG.items() <= package.parts.items()
        assert len(package.parts) == len(zipfile.ZipFile(BytesIO(data)).namelist())
        owners = list(package.owners())
        found = {each.target for owner in owners for each in package.relations(owner)}
        assert {*ALONG} - found == {"customXml/itemProps1.xml"}
        (printer,) = (e for e in package.relations(owners[2]) if e.kind == "printerSettings")
        assert package.type_of(printer.target) == "a/printer"
        sheet = ElementTree.fromstring(package.parts[owners[2]])
        (page,) = (each for each in sheet if each.tag.endswith("}pageSetup"))
        assert page.attrib[f"{{{OFFICE}}}id"] == printer.id
        assert page.attrib["orientation"] == "landscape"
    assert [row[0] for row in kept_lists.grid(data, "xlsx")] == ["actor", "Jan", "Bob", "Ans"]


def test_a_label_among_the_properties_of_a_workbook_stays() -> None:
    data, _ = kept_lists.merged(b"", "xlsx", [kept_lists.item("Jan", "belt de school")])
    book = openpyxl.load_workbook(BytesIO(data))
    book.custom_doc_props.append(StringProperty(name="MSIP_Label_1_Name", value="Intern"))
    book.save(out := BytesIO())
    data, _ = kept_lists.merged(out.getvalue(), "xlsx", [kept_lists.item("Bob", "koopt krijt")])
    kept = openpyxl.load_workbook(BytesIO(data)).custom_doc_props
    assert [each.value for each in kept.props] == ["Intern"]


def test_long_numbers_keep_their_digits() -> None:
    data = _sheet(b"</sheetData>", b'<row r="3"><c r="B3" t="inlineStr"><is><t>telt</t></is></c>'
                  b'<c r="E3"><v>12345678901234567890</v></c>'
                  b'<c r="F3"><v>0.30000000000000004</v></c></row></sheetData>')  # fmt: skip
    file, merge = kept_lists.merged(data, "xlsx", [kept_lists.item("Bob", "koopt krijt")])
    assert merge.count("added") == 1
    with zipfile.ZipFile(BytesIO(file)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    assert b"<v>12345678901234567890</v>" in sheet
    assert b"<v>0.30000000000000004</v>" in sheet


@pytest.mark.parametrize(
    "sheet",
    [
        b'<mergeCells count="1"><mergeCell ref="A3:XFD1048576"/></mergeCells>',
        b"<sheetData>"
        + b"".join(b'<row r="%d"><c r="XFD%d"/></row>' % (row, row) for row in range(1, 1001))
        + b"</sheetData>",
    ],
)
def test_cells_are_counted_before_they_are_made(
    sheet: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(XlsxSheet, "_load", lambda *data, **how: pytest.fail("it was read"))
    data = _with({"xl/worksheets/sheet1.xml": b"<worksheet>" + sheet + b"</worksheet>"})
    with pytest.raises(InputError, match=f"more than {xlsxcells.CELLS:,}"):
        XlsxSheet(data, "lijst.xlsx")


def test_a_full_sheet_is_told() -> None:
    data = _sheet(
        b"</sheetData>", b'<row r="1048576"><c r="B1048576"><v>1</v></c></row></sheetData>'
    )
    with pytest.raises(OutputError, match="the sheet is full"):
        kept_lists.merged(data, "xlsx", [kept_lists.item("Bob", "koopt krijt")])


def test_a_new_workbook_has_statuses_to_choose_and_its_filter_grows() -> None:
    file, _ = kept_lists.merged(b"", "xlsx", [kept_lists.item("Jan", "belt de school")])
    file, _ = kept_lists.merged(
        file, "xlsx", [kept_lists.item("Jan", "belt de school", "2026-11-09")]
    )
    sheet = XlsxSheet(file, "lijst.xlsx")._sheet
    assert sheet.auto_filter.ref == "A1:O2"
    assert str(sheet.data_validations.dataValidation[0].sqref) == "E2:E1048576"


def test_a_cell_over_several_rows_counts_for_each() -> None:
    """But not for empty rows, nor above the headings and in them."""
    book = openpyxl.Workbook()
    sheet = book.active
    rows = (
        ["Lijst"], ["", "", "Planning"], ["Actie", "Wie", "Deadline"],
        ["belt de school", "Jan", ""], ["koopt krijt", "", ""], ["leest het stuk", "", ""],
    )  # fmt: skip
    for row in rows:
        sheet.append([cell or None for cell in row])
    for area in ("A1:B2", "B4:B5", "C5:C6", "B6:B9"):
        sheet.merge_cells(area)
    sheet["B6"] = "Petra"
    sheet["C5"] = "1 mei"
    kept = kept_lists.opened(kept_lists.saved(book), "xlsx")
    found = [(row.get("action"), row.get("actor"), row.get("deadline")) for row in kept.rows]
    assert found == [("belt de school", "Jan", ""), ("koopt krijt", "Jan", "1 mei"),
                     ("leest het stuk", "Petra", "1 mei")]  # fmt: skip


def test_a_formula_that_was_never_reckoned_is_a_deadline_that_lacks_its_day() -> None:
    """It stands as it is written, but in rows that hold nothing else."""
    book = openpyxl.Workbook()
    for row in (["Wie", "Wat", "Wanneer"], ["Jan", "zeil naaien", "=A9+7"], ["", "", "=A9+8"]):
        book.active.append([cell or None for cell in row])
    kept = kept_lists.opened(kept_lists.saved(book), "xlsx")
    assert [row.get("deadline") for row in kept.rows] == ["=A9+7"]
    assert lacks_day(kept.rows[0], dt.date(2026, 6, 24))
