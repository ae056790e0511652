"""Dutch beyond what `say` tells: wrong commands, `explain`, lexicon files, what the system says."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import fake_extraction
import pytest
import source_messages

from lovp_actions import lexicon
from lovp_actions.cli import app, messages, translation, usage
from lovp_actions.errors import LexiconError
from lovp_actions.extraction.engine import Extractor
from lovp_actions.extraction.examples import Case
from lovp_actions.language import nlp
from lovp_actions.lexicon import form

TABLE = source_messages.dutch()


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    Path("notulen.txt").write_text("Een mooie zomer.\n")
    yield
    messages.manner.language, messages.manner.level = "en", "normal"
    lexicon.restore(())


# Wrong commands


def fault(command: str, capsys: pytest.CaptureFixture[str], status: int = 2) -> str:
    """The last paragraph of what is told of a command that cannot be understood."""
    assert app.main(command.split()) == status
    captured = capsys.readouterr()
    assert captured.out == ""
    return captured.err.rstrip("\n").split("\n\n")[-1]


def test_usage_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["due", "a.csv", "b.csv", "--lang", "en"]) == 2
    english = capsys.readouterr().err
    assert app.main(["due", "a.csv", "b.csv", "--lang", "nl"]) == 2
    assert capsys.readouterr().err == (
        english.replace("Usage:", "Gebruik:")
        .replace("Try 'lovp-actions due -h' for help.", "Probeer 'lovp-actions due -h' voor hulp.")
        .replace("Error: Got unexpected extra argument(s)", "Fout: Te veel argumenten:")
    )
    assert english.startswith("Usage: lovp-actions due [OPTIONS] ")
    assert english.endswith("\n\nError: Got unexpected extra argument(s) (b.csv)\n")


@pytest.mark.parametrize(
    ("command", "dutch"),
    [
        ("extract --lang nl --modle x", "Deze optie is er niet: --modle (bedoelde u misschien: "),
        ("extract --lang nl -x", "Deze optie is er niet: -x"),
        ("extract --lang=nl --output", "Bij optie '--output' hoort een waarde."),
        ("extract --lang nl --all=3", "Bij optie '--all' hoort geen waarde."),
        ("show --lang nl a b", "Te veel argumenten: (b)"),
        ("--lang nl extrct a", "Het commando 'extrct' is er niet."),
        ("merge --lang nl", "Het argument 'LIST' ontbreekt."),
        ("completion --lang nl", "Deze optie is er niet: --lang"),
        ("lexicon --lang nl chek", "Het commando 'chek' is er niet. Bedoelde u 'check'?"),
        ("extract --lang nl --columns wie,dag", "'dag' is niet een van id, bestand, vergadering, "),
        ("extract --lang nl -f doc", "Ongeldige waarde voor '--format' / '-f': 'doc' is niet een "),
        ("extract --lang nl --type wens a", "Ongeldige waarde voor '--type': 'wens' is niet een v"),
        ("extract --lang nl --date mei a", "Ongeldige waarde voor '--date': 'mei' is geen datum"),
        ("extract --lang nl --min-confidence x a", "Ongeldige waarde voor '--min-confidence': "),
        ("extract --lang nl --min-confidence 2 a", "Ongeldige waarde voor '--min-confidence': "),
        ("extract --lang nl --jobs x a", "Ongeldige waarde voor '--jobs' / '-j': "),
        ("extract --lang nl --jobs 0 a", "Ongeldige waarde voor '--jobs' / '-j': "),
        ("due --lang nl a --within 3q", "Ongeldige waarde voor '--within': '3q' is geen tijdspa"),
        ("lexicon --lang nl --table x", "Ongeldige waarde: 'x' is niet een van person, office, "),
        ("extract --lang nl a -o a.md --excel", "Ongeldige waarde: --excel is voor csv en "),
        ("extract -q -v --lang nl a", "--quiet en --verbose gaan niet samen."),
    ],
)  # fmt: skip
def test_wrong_commands(command: str, dutch: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = fault(command, capsys)
    assert told.startswith("Fout: ")
    assert dutch in told
    for english in ("Input should", "not a valid", "not in the range", "Value error"):
        assert english not in told


def test_wrong_commands_where_the_locale_is_dutch(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    assert fault("nope", capsys) == "Fout: Het commando 'nope' is er niet."
    assert fault("merge", capsys) == "Fout: Het argument 'LIST' ontbreekt."
    assert fault("completion", capsys).startswith("Fout: Het argument 'SHELL' ontbreekt. Kies uit:")
    assert fault("merge --lang en", capsys) == "Error: Missing argument 'LIST'."
    assert fault("extract --lang=en -f doc", capsys).startswith(
        "Error: Invalid value for '--format' / '-f': 'doc' is not one of 'auto', "
    )


@pytest.mark.parametrize(
    ("most", "dutch"),
    [("2,000", "2.000"), ("17,179,836,424", "17.179.836.424"), ("800", "800"), ("1,5", "1,5")],
)
def test_numbers_have_dots(most: str, dutch: str) -> None:
    told = translation.in_dutch(
        f"Cannot read a,000.txt: it has a line of more than {most} characters; "
        "put line ends between its paragraphs."
    )
    assert told.startswith("Kan a,000.txt niet lezen: ")
    assert f" van meer dan {dutch} tekens;" in told


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("", None),
        ("extract a", None),
        ("extract --lang nl", "nl"),
        ("extract --lang=en", "en"),
        ("extract --lang nl --lang en", "en"),
        ("extract --lang nl --lang", "nl"),
        ("extract --lang de", None),
        ("extract -- --lang nl", None),
        ("extract --language nl", None),
    ],
)
def test_the_language_asked_for(words: str, language: str | None) -> None:
    assert usage.language_asked(words.split()) == language


@pytest.mark.parametrize(("words", "where"), source_messages.wrong_values().items())
def test_what_is_wrong_with_values_has_its_dutch(words: str, where: str) -> None:
    message = words.replace("{}", "x, y")
    dutch = translation.in_dutch(f"Error: Invalid value: {message}", "usage")
    assert dutch.startswith("Fout: Ongeldige waarde: ")
    assert not dutch.endswith(message), f"{where}: put {words!r} in locale/nl.toml, [values]"


def test_help_without_words_goes_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main([]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("Usage: lovp-actions [OPTIONS] COMMAND")
    assert "Error" not in captured.err


# What explain tells


@pytest.mark.parametrize(("reason", "where"), source_messages.reasons().items())
def test_every_reason_has_its_dutch(reason: str, where: str) -> None:
    line = "    " + reason.replace("{}", "a, b")
    dutch = translation.in_dutch(line, "explained")
    if reason != "'{}': {}":
        assert dutch != line, f"{where}: put {reason!r} in locale/nl.toml, [reasons]"


def test_every_template_is_of_a_reason() -> None:
    known = {reason.replace("{}", "x") for reason in source_messages.reasons()}
    for template in TABLE["reasons"]:
        for field in ("clause", "reason", "word"):
            template = template.replace(f"{{{field}}}", "x")
        assert template in known


def test_explain_in_dutch(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(nlp, "load", lambda model=None: extractor.nlp)
    Path("raad.txt").write_text(
        "De wethouder of de burgemeester zal een brief sturen.\n\n"
        "De korpschef: of Jan heeft gebeld.\n\n"
        "Er wordt gevraagd een plan te maken.\n"
    )
    assert app.main(["explain", "raad.txt", "--lang", "nl"]) == 0
    dutch = capsys.readouterr().out
    assert app.main(["explain", "raad.txt"]) == 0
    english = capsys.readouterr().out
    assert dutch.count("\n") == english.count("\n")
    assert "regel 1: De wethouder of de burgemeester zal een brief sturen.\n" in dutch
    assert "regel 3: De korpschef: of Jan heeft gebeld.\n" in dutch
    assert "van wethouder of de burgemeester\n" in dutch or "van wethouder of burgemeester" in dutch
    assert "    vindregel 'wordt gevraagd' (" in dutch
    assert ", niemand genoemd\n" in dutch
    for word in ("line ", "item:", "no item", "confidence", "cue", " rule '", "it was", "nobody"):
        assert word not in dutch
    assert app.main(["explain", "raad.txt", "--lang", "nl", "-f", "json"]) == 0
    assert '"confidence_of_rule"' in capsys.readouterr().out
    assert app.main(["explain", "raad.txt", "--lang", "nl", "--line", "2"]) == 0
    assert capsys.readouterr() == ("", "lovp-actions: raad.txt: geen zin om te lezen op regel 2.\n")


# Lexicon files


class Finds:
    """An extractor that finds these items, whatever the text."""

    def __init__(self, *confidences: float) -> None:
        self.items = [fake_extraction.make_item(confidence=each) for each in confidences]

    def extract(self, text: str, *, min_confidence: float, fast: bool) -> list[object]:
        return list(self.items)


@pytest.mark.parametrize(
    ("of", "wanted", "rule", "found", "dutch"),
    [
        ("[person]", True, "", (), "het voorbeeld bij [person] geeft geen actiepunt: "),
        ("the cue 'zal'", True, "zal", (0.9,), "het voorbeeld bij cue 'zal' geeft het actiepunt "
         "'belt de school', soort toezegging, vindregel 'fake', in plaats daarvan: "),
        ("the label 'klus'", True, "fake", (0.2,), "het voorbeeld bij label 'klus' geeft een "
         "actiepunt dat te onzeker is, met zekerheid 0.2: "),
        ("[person]", False, "", (0.9,), "het tegenvoorbeeld bij [person] geeft het actiepunt 'belt "
         "de school', soort toezegging, vindregel 'fake': "),
    ],
)  # fmt: skip
def test_examples_that_do_not_hold(
    of: str, wanted: bool, rule: str, found: tuple[float, ...], dutch: str
) -> None:
    case = Case("map: 1/my.toml:12", of, "Jan belt: a of b.", wanted, rule)
    told = case.told(case.fault(Finds(*found)))  # type: ignore[arg-type]
    dutch = f"map: 1/my.toml:12: {dutch}Jan belt: a of b."
    assert translation.in_dutch(told, "examples") == dutch


def test_lexicon_check_in_dutch(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(nlp, "load", lambda model=None: extractor.nlp)
    Path("my.toml").write_text('[person]\nwords = ["fee"]\nexample = "Een mooie zomer."\n')
    assert app.main(["lexicon", "check", "my.toml", "--lang", "nl"]) == 1
    captured = capsys.readouterr()
    assert captured.out == (
        "my.toml:3: het voorbeeld bij [person] geeft geen actiepunt: Een mooie zomer.\n"
    )
    assert captured.err == "lovp-actions: 0 van 1 voorbeelden kloppen.\n"


def test_what_words_are_for_is_told_in_dutch(capsys: pytest.CaptureFixture[str]) -> None:
    abouts = [key.about for keys in form.TABLES.values() for key in keys.values()]
    assert sorted(TABLE["abouts"]) == sorted(abouts)
    assert app.main(["lexicon", "-f", "text", "--lang", "nl"]) == 0
    dutch = capsys.readouterr().out
    assert "[titles] words: Aanspreekvormen voor een naam.\n" in dutch
    assert not any(about in dutch for about in abouts)


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "a = 1 2",
        "= 1",
        "a = ",
        "a = [1",
        "a = {b = 1",
        'a = "b',
        'a = "\\q"',
        'a = "\\xZ"',
        'a = "\\uD800"',
        "a = 1\na = 2",
        "[a]\n[a]",
        "[a",
        "[[a]",
        "[a]\nb = {}\n[a.b]",
        "a.b = 1\n[a]",
        "a = {b = 1, b = 2}",
        "a = 2026-99-99",
        "a = 'b\x01'",
        "@ = 3",
        "a = 1 # \x01",
    ],
)
def test_what_is_no_toml_is_told_in_dutch(text: str) -> None:
    Path("my.toml").write_text(text)
    with pytest.raises(LexiconError) as raised:
        lexicon.use("my.toml")
    (message,) = raised.value.messages
    english = message.partition("this is no TOML: ")[2]
    place, found, dutch = translation.in_dutch(message).partition(": dit is geen TOML: ")
    assert found
    assert place.startswith("my.toml:")
    assert dutch != english


@pytest.mark.parametrize("value", ['[["a"]]', "[{a = 1}]"])
def test_values_that_are_no_words(value: str) -> None:
    Path("my.toml").write_text(f"[person]\nwords = {value}\n")
    with pytest.raises(LexiconError) as raised:
        lexicon.use("my.toml")
    told = translation.in_dutch(raised.value.messages[0])
    assert told.endswith(("niet een lijst.", "niet een tabel."))


# What the system says


SYSTEM = (
    "EACCES EAGAIN EBADF EBUSY EDQUOT EEXIST EFBIG EHOSTDOWN EHOSTUNREACH EINVAL EIO EISDIR ELOOP "
    "EMFILE ENAMETOOLONG ENFILE ENODEV ENOENT ENOMEM ENOSPC ENOTCONN ENOTDIR ENXIO EOPNOTSUPP "
    "EPERM EROFS ESTALE ETIMEDOUT ETXTBSY"
)


@pytest.mark.skipif(sys.platform != "linux", reason="each system has its own words")
@pytest.mark.parametrize("name", SYSTEM.split())
def test_reasons_of_the_system(name: str) -> None:
    words = os.strerror(getattr(errno, name))
    for told in (words, words.lower()):
        for message in (f"Cannot read a: {told}.", f"Cannot write the result: {told}."):
            assert told.lower() not in translation.in_dutch(message).lower()
