"""Mistakes in lexicon files: each told with its file, its line and what is wrong."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from lovp_actions import lexicon
from lovp_actions.cli import app
from lovp_actions.errors import LexiconError
from lovp_actions.lexicon.places import Places
from lovp_actions.people.actors import role_kind

FILES = (
    (Path(__file__).parents[1] / "data/lexicon-mistakes.txt").read_text("utf-8").split("%%\n")[1:]
)
CUE = {
    "name": '"x"',
    "type": '"verzoek"',
    "frame": '"promise"',
    "verbs": '["beloven"]',
    "example": '"x"',
}
"""What a cue must have."""
LINES = [f"{key} = {value}\n" for key, value in CUE.items()]


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    yield
    lexicon.restore(())


def told(text: str, name: str = "my.toml") -> list[str]:
    """What is told of the mistakes in a file."""
    Path(name).write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError) as error:
        lexicon.use(name)
    return list(error.value.messages)


@pytest.mark.parametrize("text", FILES)
def test_a_mistake_is_told_with_its_line(text: str) -> None:
    lines = enumerate(text.splitlines(), start=1)
    expected = [f"my.toml:{n}: {line.split('# ')[1]}" for n, line in lines if "# " in line]
    if text.startswith("[[cue]]"):
        keys = [f"{key} = {value}\n" for key, value in CUE.items() if f"\n{key} = " not in text]
        text += "".join(keys)
    assert told(text) == expected
    assert len(expected) == 1


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"[person]\nwords = [\n'a'\n'b']", "my.toml:4: this is no TOML: "),
        (b"[person]\nwords = [\n", "my.toml:2: this is no TOML: "),
        (b"[person]\n[person]", "my.toml:2: this is no TOML: Cannot declare [person] twice."),
        (b"[a.b]\n[a.b]", "my.toml:2: this is no TOML: Cannot declare [a.b] twice."),
        (b"[person]\nwords = ['\xe9']", "my.toml:2: this is no UTF-8; save the file as UTF-8."),
    ],
)
def test_a_file_that_cannot_be_read_is_told_with_its_line(data: bytes, message: str) -> None:
    Path("my.toml").write_bytes(data)
    with pytest.raises(LexiconError) as error:
        lexicon.use("my.toml")
    (shown,) = error.value.messages
    assert shown.startswith(message)
    assert len(shown.splitlines()) == 1


def test_all_mistakes_of_all_files_are_told_and_nothing_changes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("my.toml").write_text('[[cue]]\nname = "eens"\n' + "".join(LINES[1:]))
    lexicon.use("my.toml")
    Path("a.toml").write_text('[person]\nwords = [\n  "",\n  3,\n]\nword = 1\n')
    Path("b.toml").write_text("[body]\nwords = 1\n")
    Path("c.toml").write_text("# Weer\n" + Path("my.toml").read_text())
    with pytest.raises(LexiconError):
        lexicon.use("a.toml")
    assert [file.name for file in lexicon.in_force()] == ["my.toml"]
    Path("map").mkdir()
    names = ("my.toml", "a.toml", "b.toml", "weg.toml", "map", "c.toml")
    files = [f"--lexicon={name}" for name in names]
    assert app.main(["extract", "notulen.txt", *files]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.splitlines() == [
        "lovp-actions: a.toml:3: an empty word.",
        "lovp-actions: a.toml:4: a word is text in quotes, not 3.",
        "lovp-actions: a.toml:6: [person] has no key 'word'; did you mean 'words'?",
        'lovp-actions: b.toml:2: `words` is a list of words: words = ["…"].',
        "lovp-actions: Cannot read the lexicon weg.toml: there is no such file.",
        "lovp-actions: Cannot read the lexicon map: it is a folder.",
        "lovp-actions: c.toml:3: there is a cue 'eens' already: name this one otherwise.",
    ]


def test_words_that_are_there_already_are_no_mistake() -> None:
    Path("my.toml").write_text('[person]\nwords = ["Minister", "minister"]\n')
    lexicon.use("my.toml")
    assert role_kind("minister") == "person"


def test_places_of_keys_and_values() -> None:
    places = Places(
        '# x\na.b = 1\n\n[t]\nk = """\n[no]\nk = 1\n"""\n\n'
        "[[e]]\nl = [ # one\n  '1', 21,\n  1, \"b]\",\n  'c',\n]\n"
        "[[e]]\n l = []\nm = { n = 1 }\n"
    )
    lines = [("a", "b"), ("t",), ("t", "k"), ("e", 0), ("e", 0, "l"), ("e", 1, "l"), ("e", 1, "m")]
    assert [places.line(path) for path in lines] == [2, 4, 5, 10, 11, 17, 18]
    assert [places.line(("e", 0, "l"), value) for value in (1, "b]", "C", "d")] == [13, 13, 14, 11]
    assert places.line(("e", 1, "weg")) == 16


def test_tables_of_a_project_stand_in_a_table_of_their_own() -> None:
    name = "lovp-actions.toml"
    assert told("[person]\nwords = []\n[opties]\n[lexicon.persn]\n", name) == [
        f"{name}:1: in this file [person] stands in [lexicon]: write [lexicon.person].",
        f"{name}:3: there is no table [opties] in this file.",
        f"{name}:4: there is no table [persn]; did you mean 'person'?",
    ]
    assert told("lexicon = 3\n", name) == [
        f"{name}:1: lexicon is a table: write [lexicon.person] and the like."
    ]
    assert told("[lexicon.person]\nword = 1\n") == [
        "my.toml:2: [person] has no key 'word'; did you mean 'words'?"
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a = " + "[" * 5_000 + "]" * 5_000, "it is nested too deep."),
        ("a = " + "{a=" * 2_000 + "1" + "}" * 2_000, "it is nested too deep."),
        ("x = 1\na = " + "1" * 10_000, "it has too long a number."),
        (".".join("a" * 20_000) + " = 1", ":1: more than 20 words with points between."),
        (
            "x = 1\n[" + ".".join(['"a b"'] * 30) + "]",
            ":2: more than 20 words with points between.",
        ),
        ("#" * 1_000_001, "it is larger than 1 MB; split it."),
        ("x = [\n" + '"]",\n' * 50_000 + "]\n[person]\nwoords = 1", ":1: there is no table [x]."),
    ],
)
def test_a_file_that_would_take_for_ever_is_told(text: str, message: str) -> None:
    assert any(message in each for each in told(text))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_pipes_and_devices_are_not_waited_for() -> None:
    os.mkfifo("fifo.toml")
    for name in ("fifo.toml", "/dev/zero"):
        with pytest.raises(LexiconError) as error:
            lexicon.use(name)
        assert str(error.value) == (
            f"Cannot read the lexicon {name}: it is no file but a pipe or a device."
        )
        assert app.main(["lexicon", "check", name]) == 2
