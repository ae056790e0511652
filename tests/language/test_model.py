"""The shipped pipeline and network, and that another of its label scheme can take its place."""

from __future__ import annotations

import ast
import json
import os
import re
from pathlib import Path

import pytest

import lovp_actions
from lovp_actions import lexicon
from lovp_actions.errors import ModelError
from lovp_actions.extraction.engine import Extractor
from lovp_actions.language import nlp
from lovp_actions.reader import network

PACKAGE = Path(lovp_actions.__file__).parent
OFFICIAL = json.loads(
    (Path(__file__).parents[1] / "data" / "nl_core_news_sm-3.8.0.json").read_text(encoding="utf-8")
)
NEEDED = set(lexicon.load("grammar")["labels"]["needed"])


def test_the_rules_need_no_label_that_the_official_pipeline_lacks() -> None:
    assert set(OFFICIAL["parser_labels"]) >= NEEDED


@pytest.mark.slow
def test_every_label_in_the_code_is_declared() -> None:
    official = {*OFFICIAL["parser_labels"], "compound", "obl:arg", "flat:name"}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            used = node.value if isinstance(node, ast.Constant) else None
            if isinstance(used, str) and used in official - _WORDS:
                assert used in NEEDED, f"{path.name} line {node.lineno}"


_WORDS = {"dep", "orphan"}
"""Labels that are words of the code too."""


def test_few_modules_import_spacy() -> None:
    importers = {
        path.name
        for path in PACKAGE.rglob("*.py")
        if re.search(r"^ {0,12}(?:import spacy|from spacy)", _run_time(path), re.MULTILINE)
    }
    assert importers == {"nlp.py", "startup.py", "components.py"}


def test_one_module_imports_what_runs_the_network() -> None:
    importers = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if re.search(r"^ {0,12}(?:import|from) (?:onnxruntime|tokenizers)", _run_time(path), re.M)
    }
    assert importers == {"reader/network.py"}


def test_the_shipped_reader_is_small() -> None:
    size = sum(path.stat().st_size for path in network.SHIPPED.iterdir())
    assert 1024 * 1024 < size <= 40 * 1024 * 1024


def _run_time(path: Path) -> str:
    """The source without what only type checkers read."""
    return re.sub(
        r"^if TYPE_CHECKING:\n(?:    .*\n|\n)+", "", path.read_text(encoding="utf-8"), flags=re.M
    )


@pytest.mark.skipif(not nlp.SHIPPED.exists(), reason="no pipeline in this tree")
def test_the_shipped_pipeline_is_small_licensed_and_fits() -> None:
    size = sum(path.stat().st_size for path in nlp.SHIPPED.rglob("*") if path.is_file())
    assert size <= 12 * 1024 * 1024
    meta = json.loads((nlp.SHIPPED / "meta.json").read_text(encoding="utf-8"))
    assert meta["license"] == "CC BY-SA 4.0"
    assert {"UD_Dutch-LassySmall", "UD_Dutch-Alpino"} <= {
        name for source in meta["sources"] for name in re.findall(r"UD_Dutch-\w+", str(source))
    }
    assert set(nlp.load().pipe_labels["parser"]) <= set(OFFICIAL["parser_labels"])


def test_a_missing_pipeline_is_named_with_the_command_that_installs_it() -> None:
    with pytest.raises(ModelError, match="python -m spacy download nl_core_news_xx"):
        Extractor("nl_core_news_xx")


def test_a_folder_that_is_no_pipeline_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no spaCy pipeline"):
        Extractor(str(tmp_path))


@pytest.mark.slow
def test_a_pipeline_without_a_parser_is_refused(tmp_path: Path) -> None:
    import spacy

    spacy.blank("nl").to_disk(tmp_path / "blank")
    with pytest.raises(ModelError, match="does not fit"):
        Extractor(str(tmp_path / "blank"))


@pytest.mark.slow
def test_a_saved_copy_of_the_pipeline_can_be_named(tmp_path: Path) -> None:
    nlp.load(os.environ.get("LOVP_ACTIONS_MODEL")).to_disk(tmp_path / "copy")
    found = Extractor(str(tmp_path / "copy")).extract("De minister zal een brief sturen.")
    assert [item.actor for item in found] == ["minister"]
