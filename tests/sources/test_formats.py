"""The same minutes in every format give the same items."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path
from typing import Any

import by_rules
import pytest
from make_formats import WRITERS, converted

from lovp_actions.extraction.engine import Extractor
from lovp_actions.extraction.settings import ExtractionSettings
from lovp_actions.run.batch import Batch

TEXT = (Path(__file__).parents[2] / "samples/lovp.txt").read_text(encoding="utf-8")
OWN = ("line", "start", "end", "page", "place", "source")
"""Fields that tell where an item stands."""


def items(file: Path, extractor: Extractor) -> list[dict[str, Any]]:
    """What the rules find in a file, each item without the fields that tell where it stands."""
    messages: list[str] = []
    settings = ExtractionSettings(**by_rules.SETTINGS)
    batch = Batch(messages.append, settings=settings, _extractor=extractor)
    (found,) = batch.run([str(file)])
    assert not messages
    records = [dataclasses.asdict(item) for item in found.items]
    return [{name: record[name] for name in record if name not in OWN} for record in records]


@pytest.fixture(scope="module")
def expected(
    extractor: Extractor, tmp_path_factory: pytest.TempPathFactory
) -> list[dict[str, Any]]:
    file = tmp_path_factory.mktemp("tekst") / "lovp.txt"
    file.write_text(TEXT, encoding="utf-8")
    found = items(file, extractor)
    assert len(found) > 10
    return found


@pytest.mark.parametrize("ending", WRITERS)
def test_the_items_are_the_same(
    ending: str, extractor: Extractor, expected: list[dict[str, Any]], tmp_path: Path
) -> None:
    file = tmp_path / f"lovp{ending}"
    file.write_bytes(WRITERS[ending](TEXT))
    assert items(file, extractor) == expected


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("ending", ["odt", "pdf", "html"])
def test_the_items_are_the_same_as_libreoffice_writes_them(
    ending: str, extractor: Extractor, expected: list[dict[str, Any]], tmp_path: Path
) -> None:
    file = tmp_path / "lovp.docx"
    file.write_bytes(WRITERS[".docx"](TEXT))
    assert items(converted(file, ending), extractor) == expected
