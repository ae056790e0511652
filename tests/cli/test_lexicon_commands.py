"""The commands `lexicon` and `lexicon check`, the file of a project, and what is documented."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import by_rules
import pytest
from user_lexicon import DOCS, EXAMPLE, MINUTES, OWN, PROJECT

from lovp_actions import lexicon
from lovp_actions.cli import app
from lovp_actions.extraction.engine import Extractor
from lovp_actions.language import nlp
from lovp_actions.lexicon import form
from lovp_actions.lexicon.vocabulary import GROUPS, words_of
from lovp_actions.rules.cues import all_cues


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, extractor: Extractor) -> Iterator[None]:
    """A folder of its own, and the pipeline of other tests for the command."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(nlp, "load", lambda model=None: extractor.nlp)
    yield
    lexicon.restore(())


def test_the_file_of_a_project_is_found(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("lovp-actions.toml").write_text(PROJECT)
    folder = Path("2026/mei")
    folder.mkdir(parents=True)
    (folder / "notulen.txt").write_text(MINUTES)
    (folder / "my.toml").write_text('[[name]]\nname = "Jan Bakker"\n')
    monkeypatch.chdir(folder)
    for options, found in (
        ([], ["gebiedsmakelaar", "Jan"]),
        (["--lexicon", "my.toml"], ["gebiedsmakelaar", "Jan Bakker"]),
        (["--no-lexicon"], []),
    ):
        assert app.main(["extract", "notulen.txt", "-f", "jsonl", *by_rules.OPTIONS, *options]) == 0
        items = map(json.loads, capsys.readouterr().out.splitlines())
        assert [item["actor_full"] or item["actor"] for item in items] == found


def test_the_file_of_a_project_is_looked_for_up_to_the_home_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lovp-actions.toml").write_text("")
    home = tmp_path / "home"
    (home / "map").mkdir(parents=True)
    monkeypatch.chdir(home / "map")
    assert lexicon.project_file() == os.path.join("..", "..", "lovp-actions.toml")
    monkeypatch.setattr(os.path, "expanduser", lambda path: str(home))
    assert lexicon.project_file() is None
    (home / "lovp-actions.toml").mkdir()
    (home / "map/lovp-actions.toml").write_text("")
    assert lexicon.project_file() == "lovp-actions.toml"


def test_lexicon_shows_what_is_in_force(capsys: pytest.CaptureFixture[str]) -> None:
    Path("my.toml").write_text(OWN + '[body]\nremove = ["griffie"]\nwords = ["RES-tafel"]\n')
    arguments = ["lexicon", "--lexicon", "my.toml"]
    assert app.main(arguments) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert {row[0] for row in rows[1:]} >= {"person", "cue", "label", "status"}
    own = [[row[0], row[1], row[2], *row[6:]] for row in rows[1:] if row[6]]
    assert own == [
        ["person", "words", "gebiedsmakelaar", "my.toml", "2"],
        ["body", "words", "res-tafel", "my.toml", "20"],
        ["body", "remove", "griffie", "my.toml", "19"],
        ["cue", "", "trekt zich aan", "my.toml", "4"],
        ["label", "", "klus", "my.toml", "13"],
    ]
    assert ["body", "words", "griffie"] not in [row[:3] for row in rows]
    assert app.main([*arguments, "--table", "label", "-f", "json"]) == 0
    labels = json.loads(capsys.readouterr().out)
    assert labels[0] == {
        "table": "label",
        "key": None,
        "word": "klus",
        "details": {"type": "actiepunt", "words": ["klus"], "confidence": 0.9},
        "example": ["Klus Jan: de zaal reserveren."],
        "counter": None,
        "file": "my.toml",
        "line": 13,
    }
    assert labels[1]["word"] == "actie"
    assert app.main([*arguments, "--table", "body", "--table", "cue", "-f", "text"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("[body] words: A body, organisation or group.\n  om, college, ")
    assert "\n  my.toml\n    res-tafel\n\n[body] remove\n  my.toml\n    griffie\n" in shown
    assert "\n  trekt zich aan (my.toml:4)\n      type toezegging; frame phrase; " in shown
    assert max(map(len, shown.splitlines())) <= 100
    Path("my.toml").write_text('[cues]\nremove = ["er komt"]\n')
    for table in ("cue", "cues"):
        assert app.main([*arguments, "--table", table, "-f", "text"]) == 0
        shown = capsys.readouterr().out
        assert shown.startswith("[[cue]]\n  zegt toe\n")
        assert shown.endswith("[cues] remove\n  my.toml\n    er komt\n")
    assert "\x1b" not in shown


def test_a_table_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["lexicon", "--table", "persoon"]) == 2
    assert "'persoon' is not one of person, " in capsys.readouterr().err


def test_check_tells_which_examples_fail(capsys: pytest.CaptureFixture[str]) -> None:
    Path("goed.toml").write_text(OWN)
    assert app.main(["lexicon", "check", "goed.toml"]) == 0
    assert capsys.readouterr() == ("", "lovp-actions: 3 of 3 examples hold.\n")
    Path("fout.toml").write_text(
        "[person]\n"
        'words = ["gebiedsmakelaar"]\n'
        'example = "De gebiedsmakelaar is er."\n'
        "counter = [\n"
        '  "De gebiedsmakelaar is weg.",\n'
        '  "De gebiedsmakelaar zal Jan bellen.",\n'
        "]\n"
        "[[cue]]\n"
        'name = "plust op"\ntype = "verzoek"\nframe = "promise"\nverbs = ["op|plussen"]\n'
        'example = "De gebiedsmakelaar zal Jan bellen."\n'
    )
    assert app.main(["lexicon", "--no-lexicon", "check", "fout.toml"]) == 1
    captured = capsys.readouterr()
    bel = "gives the item 'Jan bellen', a toezegging by the rule 'zal'"
    assert captured.out.splitlines() == [
        "fout.toml:3: the example of [person] gives no item: De gebiedsmakelaar is er.",
        f"fout.toml:6: the counter-example of [person] {bel}: De gebiedsmakelaar zal Jan bellen.",
        f"fout.toml:13: the example of the cue 'plust op' {bel} instead: "
        "De gebiedsmakelaar zal Jan bellen.",
    ]
    assert captured.err == "lovp-actions: 1 of 4 examples hold.\n"


def test_check_takes_the_files_in_force(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["lexicon", "check"]) == 2
    assert "no lovp-actions.toml found" in capsys.readouterr().err
    Path("lovp-actions.toml").write_text(PROJECT)
    Path("my.toml").write_text(OWN.replace("klus", "karwei").replace("Klus", "Karwei"))
    for arguments, count in (
        (["check"], 1),
        (["--lexicon", "my.toml", "check"], 4),
        (["--no-lexicon", "--lexicon", "my.toml", "check"], 3),
        (["check", "my.toml"], 3),
    ):
        assert app.main(["lexicon", *arguments]) == 0
        assert f": {count} of {count} examples hold." in capsys.readouterr().err


def test_verbose_tells_which_files_are_in_force(capsys: pytest.CaptureFixture[str]) -> None:
    Path("lovp-actions.toml").write_text(PROJECT)
    Path("my.toml").write_text(OWN.replace("klus", "karwei"))
    Path("notulen.txt").write_text("Notulen\n")
    told = "lovp-actions: lovp-actions.toml: lexicon.\nlovp-actions: my.toml: lexicon.\n"
    for command in (["extract", "notulen.txt"], ["lexicon"]):
        assert app.main([*command, "-v", "--lexicon", "my.toml"]) == 0
        assert capsys.readouterr().err.startswith(told)


def test_sections_reads_own_headings(capsys: pytest.CaptureFixture[str]) -> None:
    Path("my.toml").write_text('[headings]\ncommon = ["van de bestuurstafel"]\n')
    Path("notulen.txt").write_text("Notulen\n\nDit is de tekst.\nVan de bestuurstafel\nEn meer.\n")
    assert app.main(["sections", "notulen.txt"]) == 0
    assert capsys.readouterr().out == ""
    assert app.main(["sections", "notulen.txt", "--lexicon", "my.toml"]) == 0
    assert capsys.readouterr().out == "4\tVan de bestuurstafel\n"


def test_the_examples_of_the_documentation_hold(capsys: pytest.CaptureFixture[str]) -> None:
    Path("gemeente.toml").write_text(EXAMPLE)
    Path("lovp-actions.toml").write_text(PROJECT)
    assert app.main(["lexicon", "check", "gemeente.toml"]) == 0, capsys.readouterr().out
    assert app.main(["lexicon", "check"]) == 0, capsys.readouterr().out


def test_every_table_key_and_frame_is_documented() -> None:
    tables = DOCS.split("## The tables")[1].split("## The file of a project")[0]
    named = set(re.findall(r"`\[*([\w]+)\]*`", tables))
    keys = {key for fields in (*form.TABLES.values(), *form.ENTRIES.values()) for key in fields}
    assert {*GROUPS, *keys, *form.FRAMES, form.REMOVE, *form.EXAMPLES} <= named


def test_every_rule_shipped_could_stand_in_a_file_of_a_user() -> None:
    known = {*form.ENTRIES["cue"], "general"}  # a cue of a user always counts
    assert all(set(entry) <= known for entry in lexicon.shipped("cues")["cue"])
    assert {cue.name for cue in all_cues()} == {word.word for word in words_of("cue")}


def test_a_project_file_that_takes_away_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    Path("notulen.txt").write_text("De voorzitter zegt toe dat hij de school belt.")
    Path("lovp-actions.toml").write_text('[lexicon.cues]\nremove = ["zegt toe"]\n')
    named = "lovp-actions.toml is in force and takes away: zegt toe; --no-lexicon passes over it."
    assert app.main(["extract", "notulen.txt", "notulen.txt"]) == 0
    assert capsys.readouterr().err.count(named) == 1
    for option in ("--quiet", "--no-lexicon"):
        assert app.main(["extract", "notulen.txt", option]) == 0
        assert named not in capsys.readouterr().err
    Path("lovp-actions.toml").write_text('[lexicon.person]\nwords = ["gebiedsmakelaar"]\n')
    assert app.main(["extract", "notulen.txt"]) == 0
    assert "lovp-actions.toml" not in capsys.readouterr().err


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="needs owners of files")
def test_a_project_file_of_someone_else_is_not_read(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("notulen.txt").write_text("De voorzitter zegt toe dat hij de school belt.")
    Path("lovp-actions.toml").write_text('[lexicon.cues]\nremove = ["zegt toe"]\n')
    other = os.getuid() + 1
    monkeypatch.setattr(os, "getuid", lambda: other)
    assert app.main(["extract", "notulen.txt", "-f", "jsonl", "--fast"]) == 0
    out, err = capsys.readouterr()
    assert "zegt toe" in out
    assert "lovp-actions.toml is not read, for it belongs to someone else" in err
    assert app.main(["extract", "notulen.txt", "--fast", "--lexicon", "lovp-actions.toml"]) == 0
    assert "zegt toe" not in capsys.readouterr().out
