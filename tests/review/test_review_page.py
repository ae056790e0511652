"""The page of `review`: what it holds, whatever stands in the minutes."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from reviewed import SENTENCES, TEXT, decided, decision, result

from lovp_actions.items import Result
from lovp_actions.review.page import look_and_script, page, part, policy
from lovp_actions.review.words import WORDS
from lovp_actions.writers.words import Language

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7 * 7 }}\u2028\ud800"


class Elements(HTMLParser):
    """The names of the elements of a page, and the data in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.embedded = ""
        self._data = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self._data = ("id", "data") in attrs

    def handle_data(self, data: str) -> None:
        if self._data:
            self.embedded += data

    def handle_endtag(self, tag: str) -> None:
        self._data = False


def test_the_page_holds_the_minutes_with_every_sentence_in_its_place() -> None:
    told = part(result())
    pieces = [piece for each in told["paragraphs"] for piece in each["pieces"]]
    for piece in pieces:
        if piece.get("line"):
            assert " ".join(TEXT[piece["start"] : piece["end"]].split()) == piece["text"]
    texts = [piece["text"] for piece in pieces]
    assert [each for each in texts if each in SENTENCES] == list(SENTENCES)
    due = next(piece for piece in pieces if piece["text"] == SENTENCES[0])
    assert (due["deadline"], due["deadline_date"]) == ("voor 1 december", "2024-12-01")
    assert told["people"][:6] == ["Noor", "Sem", "Wethouder De Vries", "Petra", "Jan", "Fatima"]
    assert [each["sure"] for each in told["items"]] == [True] * 8 + [False] * 4


def test_the_window_is_called_after_the_minutes() -> None:
    one, other = part(result()), part(result(name="b.txt"))
    assert "<title>Raad, 2024-05-14, Actiepunten nakijken</title>" in page([one], "nl")
    assert "<title>Look over action items</title>" in page([one, other], "en")


def test_all_of_the_text_is_shown() -> None:
    text = (
        "Notulen\n\n- een punt. Tweede zin\n  loopt door.\n| a | b |\n|---|---|\n| Jan | belt |\n"
    )
    told = part(Result("a.txt", text, []))
    shown = "".join(piece["text"] for each in told["paragraphs"] for piece in each["pieces"])
    assert "".join(shown.split()) == "".join(text.split())


def test_earlier_decisions_are_on_the_page() -> None:
    items = result().items
    told = part(result(), [decided(decision(items[0], "change", actor="Petra"))])
    assert told["items"][0]["decision"] == "change"
    assert told["items"][0]["item"]["actor"] == "Petra"
    assert told["items"][1]["decision"] is None


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_is_hostile_is_data_and_nothing_else(language: Language) -> None:
    names = dict.fromkeys(
        ("source", "meeting", "section", "actor", "action", "status", "counterparty", "deadline"),
        HOSTILE,
    )
    items = [replace(each, **names, sentence=HOSTILE) for each in result().items]
    plain = Elements(page([part(result())], language))
    text = f"# {HOSTILE}\n\n{HOSTILE} {HOSTILE}\n\n" + TEXT
    hostile = Elements(page([part(Result(HOSTILE, text, items))], language))
    assert hostile.names == plain.names
    told = json.loads(hostile.embedded)["parts"][0]
    assert told["items"][0]["found"]["actor"] == HOSTILE


def test_the_policy_lets_in_its_own_script_only() -> None:
    text = page([part(result())], "nl")
    look, script = look_and_script()
    hashes = [
        base64.b64encode(hashlib.sha256(each.encode()).digest()).decode() for each in (look, script)
    ]
    assert f"<script>{script}</script>" in text
    assert f"<style>{look}</style>" in text
    assert policy(served=False) == (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert "connect-src 'self'" in policy(served=True)
    assert not re.search(r"\b(?:innerHTML|outerHTML|insertAdjacentHTML|eval|Function)\b", script)
    assert not re.search(r"\son\w+=|\sstyle=", text.split("<script")[0])


def test_both_languages_say_the_same_things() -> None:
    assert WORDS["nl"].keys() == WORDS["en"].keys()
    for name, english in WORDS["en"].items():
        fields = re.findall(r"\{\w+\}", english)
        assert sorted(re.findall(r"\{\w+\}", WORDS["nl"][name])) == sorted(fields)
    used = set(re.findall(r"\bwords\.(\w+)", look_and_script()[1]))
    used |= set(re.findall(r'button\("(\w+)"', look_and_script()[1]))
    assert used <= WORDS["en"].keys()
    for language, words in WORDS.items():
        keys = [word for name, word in words.items() if name.startswith("key_")]
        assert len(set(keys)) == len(keys), language
