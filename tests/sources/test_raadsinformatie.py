"""Minutes as the APIs of Open Raadsinformatie and OpenBesluitvorming give them; all is invented."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from lovp_actions.errors import InputError
from lovp_actions.run.reading import Source, read_bytes
from lovp_actions.sources.kinds import kind_of

HEAD = "Besluitenlijst raad Grootlaar\nDatum: 14 mei 2026"
PROMISE = "Wethouder De Vries zegt toe de raad voor 1 juli 2026 te informeren."

DETAIL = {
    "entityId": "document:notubiz:gemeente:grootlaar:12345",
    "entityType": "Document",
    "title": "Besluitenlijst 14 mei.pdf",
    "organization": "Grootlaar",
    "date": "11 juni 2026",
    "sortDate": "2026-06-11 20:00:00",
    "markdownText": f"# {HEAD}\n\n{PROMISE}",
    "contentType": "application/pdf",
    "meetingId": "meeting:notubiz:gemeente:grootlaar:1",
}
MEDIA = {
    "@id": "131071",
    "@type": "MediaObject",
    "name": "Besluitenlijst 14 mei.pdf",
    "last_discussed_at": "2026-06-11T20:00:00+02:00",
    "text": [HEAD, PROMISE],
}
MEETING = {
    "@id": "1",
    "@type": "Meeting",
    "name": "Raadsvergadering",
    "start_date": "2026-05-14T19:30:00+02:00",
    "agenda": ["https://id.openraadsinformatie.nl/2"],
}
TOPIC = {
    "@id": "2",
    "@type": "AgendaItem",
    "name": "Verkeer",
    "start_date": "2026-05-14T19:30:00+02:00",
    "description": f"<p>{PROMISE}</p><ul><li>Bijlage</li></ul>",
}
REPORT = {**MEDIA, "@id": "3", "name": "Verslag", "text": "Tekst.", "is_referenced_by": "1"}
REPORT["last_discussed_at"] = MEETING["start_date"]


def source(value: Any, name: str = "antwoord.json") -> Source:
    return read_bytes(json.dumps(value).encode(), name)


def hits(*records: Any) -> dict[str, Any]:
    found = [{"_index": "ori_x", "_id": each["@id"], "_source": each} for each in records]
    return {"took": 3, "hits": {"total": {"value": len(found)}, "hits": found}}


def test_the_text_of_a_document_is_read_as_it_stands() -> None:
    read = source(DETAIL)
    assert (read.kind, read.text) == ("json", f"{DETAIL['markdownText']}\n")
    assert read.place(3).words == "line 3"


@pytest.mark.parametrize(
    "value",
    [hits(MEDIA), hits(MEDIA)["hits"]["hits"][0], MEDIA, [MEDIA]],
    ids=["answer", "hit", "source", "list"],
)
def test_pages_of_the_elastic_endpoint_are_pages(value: Any) -> None:
    read = source(value)
    assert read.text == f"{HEAD}\n\n\f{PROMISE}\n"
    assert [read.place(line).page for line in (1, 4)] == [1, 2]


def test_the_day_of_a_document_is_not_that_of_its_meeting() -> None:
    """Minutes are on the agenda of the next meeting."""
    assert source(DETAIL).date is None
    assert source(hits(MEDIA)).date is None


@pytest.mark.parametrize("nested", [True, False])
def test_a_meeting_with_its_agenda_and_documents(nested: bool) -> None:
    whole = {**MEETING, "agenda": [TOPIC], "attachment": [REPORT]}
    read = source(whole if nested else hits(TOPIC, REPORT, MEETING))
    assert [line for line in read.text.splitlines() if line] == [
        "# Raadsvergadering", "Tekst.", "## Verkeer", PROMISE, "- Bijlage",
    ]  # fmt: skip
    assert read.date == dt.date(2026, 5, 14)
    line = read.text.splitlines().index("Tekst.") + 1
    assert read.place(line).words == "Verslag, line 1"


def test_names_in_the_forms_of_linked_data() -> None:
    words = {"@list": [{"@value": "Een"}, "twee"]}
    assert source({"@type": "schema:MediaObject", "schema:text": words}).text == "twee\n"
    assert source({"@type": "MediaObject", "schema:text": {"@value": "Een"}}).text == "Een\n"


def test_what_was_said_in_a_recording() -> None:
    said = [{"start_seconds": 0, "text": "Goedenavond"}, {"text": "allemaal."}]
    meeting = {"entityType": "Meeting", "title": "Raad", "recordings": [{"segments": said}]}
    assert source(meeting).text == "# Raad\n\nGoedenavond allemaal.\n"


def test_json_lines_and_other_encodings() -> None:
    lines = "\n".join(json.dumps(each) for each in (MEETING, TOPIC))
    assert "## Verkeer" in read_bytes(lines.encode(), "x.ndjson").text
    assert PROMISE in read_bytes(json.dumps(DETAIL).encode("utf-16"), "x.json").text
    assert PROMISE in read_bytes(b"\xef\xbb\xbf" + json.dumps(DETAIL).encode(), "x.json").text


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b'{"@type": "Meeting"}', "-", "json"),
        (b'[{"_id": "1", "_source": {}}]', "x.txt", "json"),
        (b'{"entityId": "a", "entityType": "Document"}', "-", "json"),
        (b'{"naam": "x"}', "x.json", "json"),
        (b'{"naam": "x"}', "x.txt", "text"),
        (b"[1] Opening\n[2] Rondvraag", "x.txt", "text"),
        (b"Notulen", "x.json", "text"),
    ],
)
def test_what_is_json(data: bytes, name: str, kind: str) -> None:
    assert kind_of(data, name) == kind


def deep(levels: int) -> dict[str, Any]:
    value: dict[str, Any] = {"@type": "AgendaItem", "name": "x", "description": "Tekst."}
    for _ in range(levels):
        value = {"@type": "AgendaItem", "name": "x", "agenda": [value]}
    return value


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"results": [{"entityType": "Document", "summary": "De raad"}]}, "without the text"),
        ({"schema_version": 1, "items": []}, "without the text"),
        ([], "without the text"),
        ([None, 3, "x"], "without the text"),
        (hits({**MEETING, "agenda": "1"}), "without the text"),
        (hits(MEDIA, {**MEDIA, "last_discussed_at": "2026-01-01"}), "on several days"),
        (deep(60), "packed too deep"),
    ],
)
def test_what_cannot_be_read_is_told(value: Any, words: str) -> None:
    with pytest.raises(InputError, match=words):
        source(value)


@pytest.mark.parametrize("data", [b'{"a": ', b"[" * 100_000, b'{"a": "\xff"}'])
def test_damaged_json(data: bytes) -> None:
    with pytest.raises(InputError, match="no JSON that can be read"):
        read_bytes(data, "x.json")


@pytest.mark.parametrize(
    "record",
    [
        {**MEETING, "agenda": ["1", "2", {"@id": "1"}], "parent": "1", "description": "Tekst."},
        {**MEETING, "agenda": None, "name": 3, "start_date": "2026-99-99", "text": "Tekst."},
        {"@type": 3, "@id": ["x", {}], "name": {"a": {}}, "text": ["Tekst.", 5, None]},
        {"@type": "MediaObject", "text": "Tekst.\ud800\x00"},
    ],
)
def test_odd_fields_do_no_harm(record: Any) -> None:
    assert "Tekst." in source(record).text


def test_two_that_hold_each_other_are_no_endless_loop() -> None:
    one = {**TOPIC, "@id": "1", "agenda": ["2"]}
    other = {**TOPIC, "@id": "2", "agenda": ["1"]}
    with pytest.raises(InputError, match="without the text"):
        source([one, other])
