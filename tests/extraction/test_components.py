"""The spaCy components, as they are used in a notebook: the items are those of the command."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import by_rules
import command_server
import pytest
import spacy
from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from lovp_actions import extract, lexicon
from lovp_actions.errors import LexiconError, ModelError
from lovp_actions.extraction import engine, pipelines
from lovp_actions.extraction.engine import Extractor
from lovp_actions.items import as_dict
from lovp_actions.language import nlp, startup
from lovp_actions.structure import parts
from samples.refresh import samples

ROOT = Path(__file__).parents[2]
SAMPLES = [ROOT / "samples" / name for name in ("lovp.txt", "ict-project.md", "vve.txt")]
NAMES = ("lovp_sections", "lovp_actors", "lovp_actions")
MINUTES = """\
# Notulen bestuur 3 maart 2026

Aanwezig: Noor van der Velde, Sem Bos

## Zaal

Noor zal volgende week de zaal voor de ledendag reserveren. Daarna zal zij de
drukker bellen. Sem vindt dat
goed.

## Actielijst

| nr | actie | wie | status |
|---|---|---|---|
| 1 | Zaal voor ledendag reserveren | NV | open |
| 2 | Begroting rondsturen | Sem | gereed |
"""
OWN = """\
[person]
words = ["gebiedsmakelaar"]
"""
OWN_TEXT = "De gebiedsmakelaar zal de stukken bestellen."


def with_all(pipeline: Language, **settings: Any) -> Language:
    """The pipeline with the three components; `settings` are those of the last."""
    for name in NAMES:
        pipeline.add_pipe(name, config=settings if name == "lovp_actions" else {})
    return pipeline


def bare() -> Language:
    """`spacy.blank("nl")` with the tokens of that one, which `test_startup.py` sees to, but made in
    a moment."""
    return spacy.blank("nl", config={"nlp": {"tokenizer": {"@tokenizers": startup.register()}}})


def spans(doc: Doc, name: str) -> list[tuple[str, str, str]]:
    return [(span.text, span.label_, span.id_) for span in doc.spans[name]]


@pytest.fixture(scope="module")
def blank() -> Language:
    return with_all(spacy.blank("nl"))


@pytest.fixture(scope="module")
def doc() -> Doc:
    """The minutes as the rules read them."""
    return with_all(bare(), **by_rules.SETTINGS)(MINUTES)


def test_what_is_found_is_marked_on_the_tokens(doc: Doc) -> None:
    assert [(label, name) for _, label, name in spans(doc, "lovp_sections")] == [
        ("section", ""),
        ("section", "Zaal"),
        ("actions", "Actielijst"),
    ]
    assert doc.spans["lovp_sections"][1].text.startswith("## Zaal")
    assert doc.spans["lovp_sections"][1].text.endswith("goed.")
    assert spans(doc, "lovp_actors") == [
        ("Noor", "name", "Noor van der Velde"),
        ("Sem", "name", "Sem Bos"),
    ]
    ids = [item.id for item in doc._.lovp_items]
    assert spans(doc, "lovp_actions") == [
        ("volgende week de zaal voor de ledendag reserveren", "toezegging", ids[0]),
        ("de\ndrukker bellen", "toezegging", ids[1]),
        ("Zaal voor ledendag reserveren", "actiepunt", ids[2]),
    ]
    assert doc._.lovp_meeting_date.isoformat() == "2026-03-03"
    assert doc._.lovp_meeting == "bestuur"


def test_an_actor_within_another_is_left_out(blank: Language) -> None:
    path = ROOT / "samples" / "besluitenlijst-college.md"
    found = blank(path.read_text(encoding="utf-8"))
    actors = found.spans["lovp_actors"]
    assert "Wethouder Haverkort" in [span.text for span in actors]
    assert all(one.end_char < other.end_char for one, other in pairwise(actors))


@pytest.mark.usefixtures("served_command")
@pytest.mark.slow
def test_items_are_those_of_the_command(blank: Language, tmp_path: Path) -> None:
    """In a bare pipeline, and in the one shipped after it was saved and loaded."""
    paths = samples()[::4]
    done = subprocess.run(
        [*command_server.command("real"), "extract", "-q", "-f", "jsonl", *map(str, paths)],
        capture_output=True,
        cwd=ROOT,
        check=True,
    )
    wanted = [json.loads(line) for line in done.stdout.splitlines()]
    with_all(spacy.load(nlp.SHIPPED)).to_disk(tmp_path / "saved")
    for pipeline, read in ((blank, paths), (spacy.load(tmp_path / "saved"), paths[:2])):
        docs = pipeline.pipe(path.read_text(encoding="utf-8") for path in read)
        found = [
            as_dict(item) | {"source": str(path)}
            for path, each in zip(read, docs, strict=True)
            for item in each._.lovp_items
        ]
        assert found == [each for each in wanted if each["source"] in map(str, read)]


@pytest.mark.parametrize("name", NAMES)
def test_each_component_works_alone(name: str, doc: Doc) -> None:
    alone = bare()
    alone.add_pipe(name, config=by_rules.SETTINGS if name == "lovp_actions" else {})
    found = alone(MINUTES)
    assert list(found.spans) == [name]
    assert spans(found, name) == spans(doc, name)
    assert found._.lovp_items == (doc._.lovp_items if name == "lovp_actions" else [])


def test_nothing_is_done_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    structures: list[object] = []
    parsed: list[str] = []
    structure, parse = engine.structure, nlp.parse

    def counted(part: parts.Part) -> engine.Structure:
        structures.append(part)
        return structure(part)

    def seen(pipeline: Language, sentences: Any) -> Any:
        parsed.extend(sentences := list(sentences))
        return parse(pipeline, sentences)

    monkeypatch.setattr(engine, "structure", counted)
    monkeypatch.setattr(nlp, "parse", seen)
    with_all(bare())(f"{MINUTES}\nSem zal de voorzitter bellen.\n")
    assert len(structures) == 1
    assert len(parsed) == len(set(parsed)) > 3


def test_the_pipeline_is_that_of_other_calls(
    monkeypatch: pytest.MonkeyPatch, extractor: Extractor
) -> None:
    loads: list[str | None] = []

    def load(model: str | None = None) -> Language:
        loads.append(model)
        return extractor.nlp

    monkeypatch.setattr(nlp, "load", load)
    pipelines._only.cache_clear()
    assert extract(MINUTES)
    assert with_all(spacy.blank("nl"))(f"{MINUTES}\nSem belt.\n")._.lovp_items
    assert loads == [None]


def test_words_of_a_large_vocabulary_are_forgotten(
    monkeypatch: pytest.MonkeyPatch, doc: Doc
) -> None:
    monkeypatch.setattr(nlp, "MOST_WORDS", 10)
    ours = with_all(bare(), **by_rules.SETTINGS)(f"{MINUTES}\n")
    assert ours._.lovp_items == doc._.lovp_items
    with_all(bare())("Sem zal de gebiedsontwikkelaarsvergadering bijwonen.\n")
    assert "gebiedsontwikkelaarsvergadering" not in pipelines.loaded(None).nlp.vocab.strings


@pytest.mark.slow
def test_two_processes(blank: Language) -> None:
    texts = [MINUTES, "", *(path.read_text(encoding="utf-8") for path in SAMPLES)]
    for text, found in zip(texts, blank.pipe(texts, n_process=2, batch_size=1), strict=True):
        here = blank(text)
        assert found._.lovp_items == here._.lovp_items
        assert found._.lovp_meeting_date == here._.lovp_meeting_date
        for name in NAMES:
            assert spans(found, name) == spans(here, name)


def test_docs_keep_what_was_found(doc: Doc, tmp_path: Path) -> None:
    DocBin([], store_user_data=True, docs=[doc]).to_disk(tmp_path / "docs.spacy")
    (again,) = DocBin().from_disk(tmp_path / "docs.spacy").get_docs(bare().vocab)
    assert again._.lovp_items == doc._.lovp_items
    for name in NAMES:
        assert spans(again, name) == spans(doc, name)


@pytest.mark.slow
def test_settings_are_kept_in_the_config(tmp_path: Path) -> None:
    settings = {"min_confidence": 0.9, "meeting_date": "2024-05-14", "closed": True, "fast": True}
    pipeline = with_all(spacy.blank("nl"), **settings)
    pipeline.to_disk(tmp_path / "saved")
    text = (tmp_path / "saved" / "config.cfg").read_text(encoding="utf-8")
    from_config = spacy.util.load_model_from_config(spacy.util.Config().from_str(text))
    for again in (spacy.load(tmp_path / "saved"), from_config):
        assert again.config["components"]["lovp_actions"].items() >= settings.items()
        assert again(MINUTES)._.lovp_items == pipeline(MINUTES)._.lovp_items
    assert [item.status for item in again(MINUTES)._.lovp_items][-1] == "gereed"


def test_the_date_of_the_meeting_is_that_of_the_settings() -> None:
    found = [
        with_all(bare(), meeting_date=day)(MINUTES) for day in ("2024-05-14", "2025-01-02", None)
    ]
    assert [each._.lovp_items[0].deadline_date for each in found] == [
        "2024-05-24",
        "2025-01-10",
        "2026-03-13",
    ]
    assert [each._.lovp_meeting_date.isoformat() for each in found] == [
        "2024-05-14",
        "2025-01-02",
        "2026-03-03",
    ]


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"min_confidence": 7}, "from 0 to 1"),
        ({"meeting_date": "12-10-2026"}, "a date such as 2026-10-12, not '12-10-2026'"),
        ({"sureness": 0.5}, "sureness"),
    ],
)
def test_wrong_settings_are_refused(settings: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        bare().add_pipe("lovp_actions", config=settings)


def test_a_pipeline_that_is_missing_is_named() -> None:
    pipeline = with_all(bare(), model="nl_core_news_xx")
    with pytest.raises(ModelError, match="nl_core_news_xx"):
        pipeline(MINUTES)


@pytest.mark.slow
def test_words_of_the_user_are_kept_within(tmp_path: Path) -> None:
    own = tmp_path / "gemeente.toml"
    own.write_text(OWN, encoding="utf-8")
    pipeline = spacy.blank("nl")
    for name in NAMES:
        pipeline.add_pipe(name, config={"lexicon": str(own)})
    found = pipeline(OWN_TEXT)
    assert [item.actor for item in found._.lovp_items] == ["gebiedsmakelaar"]
    assert spans(found, "lovp_actors") == [("gebiedsmakelaar", "person", "")]
    assert not lexicon.in_force()
    pipeline.to_disk(tmp_path / "saved")
    data = pipeline.to_bytes()
    own.unlink()
    for again in (spacy.load(tmp_path / "saved"), pipeline.from_bytes(data)):
        assert again(OWN_TEXT)._.lovp_items == found._.lovp_items
    assert not with_all(bare())(OWN_TEXT).spans["lovp_actors"]


def test_the_words_in_force_are_read_with(tmp_path: Path, blank: Language) -> None:
    (tmp_path / "gemeente.toml").write_text(OWN, encoding="utf-8")
    try:
        lexicon.use(tmp_path / "gemeente.toml")
        assert spans(blank(OWN_TEXT), "lovp_actors") == [("gebiedsmakelaar", "person", "")]
    finally:
        lexicon.use()
    assert not spans(blank(OWN_TEXT), "lovp_actors")


def test_mistakes_in_words_of_the_user_are_told(tmp_path: Path) -> None:
    (tmp_path / "fout.toml").write_text("[persoon]\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"fout\.toml:1"):
        bare().add_pipe("lovp_sections", config={"lexicon": str(tmp_path / "fout.toml")})
    pipeline = bare()
    pipeline.add_pipe("lovp_sections", config={"lexicon": str(tmp_path / "weg.toml")})
    with pytest.raises(LexiconError, match=r"weg\.toml: there is no such file"):
        pipeline(MINUTES)


def test_displacy_draws_the_actions(doc: Doc) -> None:
    drawn = displacy.render(
        doc, style="span", options={"spans_key": "lovp_actions"}, page=True, jupyter=False
    )
    for word in ("reserveren", "drukker", "bellen", "toezegging", "actiepunt"):
        assert word in drawn


def test_a_text_without_words(blank: Language) -> None:
    for text in ("", " \n\n"):
        found = blank(text)
        assert [len(found.spans[name]) for name in NAMES] == [0, 0, 0]
        assert (found._.lovp_items, found._.lovp_meeting_date) == ([], None)


def test_a_text_that_is_too_long_for_spacy() -> None:
    pipeline = with_all(bare())
    pipeline.max_length = 100
    with pytest.raises(ValueError, match="max_length"):
        pipeline(MINUTES)


def test_a_long_text_is_read_in_the_parts_of_the_command(
    monkeypatch: pytest.MonkeyPatch, extractor: Extractor
) -> None:
    monkeypatch.setattr(parts, "CHARACTERS", 300)
    text = f"{MINUTES}\n## Slot\n\nSem zal morgen de zaal afsluiten.\n\n## Nog wat\n\nGeen.\n" * 4
    found = with_all(bare())(text)
    assert len(list(parts.parts([text]))) > 5
    assert found._.lovp_items == extractor.extract(text)
    for item, span in zip(found._.lovp_items, found.spans["lovp_actions"], strict=True):
        assert span.id_ == item.id
        assert item.action.split() == span.text.split()
    heads = [span.text.lstrip("# ") for span in found.spans["lovp_sections"] if span.id_]
    names = [span.id_ for span in found.spans["lovp_sections"] if span.id_]
    assert all(head.startswith(name) for head, name in zip(heads, names, strict=True))
    assert {span.text for span in found.spans["lovp_actors"]} == {"Noor", "Sem"}


@pytest.mark.slow
def test_a_pipeline_with_the_components_parses_for_others(tmp_path: Path) -> None:
    with_all(nlp.load()).to_disk(tmp_path / "saved")
    assert not set(nlp.load(str(tmp_path / "saved")).pipe_names) & set(NAMES)


@pytest.mark.slow
def test_spacy_finds_the_components_by_itself() -> None:
    code = (
        "import spacy, sys\n"
        "nlp = spacy.blank('nl')\n"
        "assert 'lovp_actions.components' in sys.modules\n"
        "assert 'lovp_actions.extraction.engine' not in sys.modules, 'a load for all'\n"
        "nlp.add_pipe('lovp_actions')\n"
        "print(len(nlp('De voorzitter zegt toe de leden te bellen.')._.lovp_items))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("1\n", 0), done.stderr
