"""The web page: its parts, and how it behaves in a browser."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from fake_extraction import make_item

from lovp_actions.items import Item, Result
from lovp_actions.writers import Style, write

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
browser = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")
TEXT = """\
# Notulen LOVP

## Drones

De minister <b>zegt</b> toe dat hij de Kamer informeert. Er is koffie.

## Rondvraag

{filler}
Jan belt de school & de raad vóór 1 december en Anna mailt.
"""
TEXT = TEXT.replace("{filler}", "\n\n".join(["Er is gesproken over koffie."] * 80) + "\n")


def item(sentence: str, **changes: object) -> Item:
    start = TEXT.index(sentence)
    place = {"sentence": sentence, "start": start, "end": start + len(sentence)}
    return make_item(**place, **changes)


RESULT = Result(
    "notulen.txt",
    TEXT,
    [
        item(
            "De minister <b>zegt</b> toe dat hij de Kamer informeert.",
            actor="minister",
            action="de Kamer informeert",
        ),
        item(
            "Jan belt de school & de raad vóór 1 december en Anna mailt.",
            actor="Jan",
            action="belt de school & de raad",
            type="actiepunt",
            deadline="vóór 1 december",
            deadline_date="2019-12-01",
        ),
        item(
            "Jan belt de school & de raad vóór 1 december en Anna mailt.",
            actor="Anna",
            action="mailt",
            type="actiepunt",
            deadline_date="2999-01-31",
        ),
    ],
)


def page(*results: Result, language: str = "en") -> str:
    out = io.StringIO()
    write("html", results, out, Style(language=language))  # type: ignore[arg-type]
    return out.getvalue()


class Outline(HTMLParser):
    """The tags of a page in their order, with their attributes; unclosed ones are an error."""

    EMPTY = ("meta", "input")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def values(self, name: str) -> list[str]:
        return [
            value for _, found in self.tags for key, value in found.items() if key == name and value
        ]


def test_every_item_is_marked_and_linked_both_ways() -> None:
    text = page(RESULT)
    assert '<mark class="t-toezegging" data-item="1">de Kamer informeert</mark>' in text
    assert '<mark class="t-actiepunt" data-item="2">belt de school &amp; de raad</mark>' in text
    assert "De minister &lt;b&gt;zegt&lt;/b&gt; toe" in text
    outline = Outline(text)
    identities = outline.values("id")
    assert len(set(identities)) == len(identities)
    links = [link.removeprefix("#") for link in outline.values("href")]
    assert set(links) <= set(identities)
    assert {f"{side}{number}" for side in "az" for number in (1, 2, 3)} <= set(links)


def test_a_page_needs_nothing_from_elsewhere() -> None:
    text = page(RESULT)
    outline = Outline(text)
    assert not {"link", "img", "iframe", "object"} & {tag for tag, _ in outline.tags}
    assert outline.values("src") == []
    assert not re.search(r"https?:|@import|url\(", text)
    (policy,) = [value for value in outline.values("content") if "default-src" in value]
    assert policy.startswith("default-src 'none';")


def test_a_page_for_keyboards_and_screen_readers() -> None:
    outline = Outline(page(RESULT, language="nl"))
    tags = [tag for tag, _ in outline.tags]
    for landmark in ("header", "nav", "main", "article", "footer"):
        assert tags.count(landmark) == 1
    assert outline.tags[0] == ("html", {"lang": "nl"})
    levels = [int(tag[1]) for tag in tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    named = outline.values("aria-labelledby")
    assert set(named) <= set(outline.values("id"))
    form = next(attributes for tag, attributes in outline.tags if tag == "form")
    assert "hidden" in form  # until the script shows it


def test_without_items_there_is_still_a_page() -> None:
    text = page(Result("leeg.txt", "", []), language="nl")
    assert "Geen actiepunten gevonden." in text
    assert "<form" not in text
    Outline(text)
    Outline(page())


def test_several_files_are_parts_of_one_page() -> None:
    other = Result("b.txt", "Jan belt.", [make_item(start=0, end=9, source="b.txt", meeting="")])
    text = page(RESULT, other)
    assert "<title>Action items</title>" in text
    assert text.count("<article") == 2
    assert '<li id="a4"' in text
    assert '<h2 id="title2">b.txt' in text
    Outline(text)


def test_what_is_hostile_stays_text() -> None:
    bad = "</script><script>alert(1)</script>\x1b\x00\u202e{{ 7 * 7 }}"
    names = dict.fromkeys(("source", "meeting", "section", "actor", "action", "status"), bad)
    text = page(Result(bad, f"# {bad}\n\n{bad}", [make_item(**names, start=2, end=9)]))
    assert text.count("<script") == text.count("</script") == 1
    assert "{{ 7 * 7 }}" in text
    assert not set(text) & set("\x1b\x00\u202e")
    Outline(text)


def test_offsets_outside_the_text_cost_the_link_only() -> None:
    text = page(Result("a.txt", "Kort.", [make_item(start=10, end=56)]))
    assert 'href="#z1"' not in text
    assert "belt de school" in text
    Outline(text)


def test_a_time_line_shows_empty_months_unless_there_are_many() -> None:
    dates = ("2026-10-31", "2026-12-01")
    near = page(Result("a", "", [make_item(deadline_date=date) for date in dates]))
    assert '<li class="empty"><h3>November 2026</h3>' in near
    dates = ("2026-10-31", "2999-12-01")
    far = page(Result("a", "", [make_item(deadline_date=date) for date in dates]))
    assert far.count("<h3>") - far.count("<h3>Action items") == 2


DRIVER = """<script>
addEventListener("load", async () => {
  const errors = [], told = {};
  addEventListener("error", (event) => errors.push(event.message));
  const pause = () => new Promise((resolve) => setTimeout(resolve, 200));
  const shown = () => [...document.querySelectorAll(".list li")]
    .filter((entry) => entry.offsetParent).map((entry) => entry.id);
  const choose = async (id, value) => {
    const field = document.getElementById(id);
    field.value = value;
    field.dispatchEvent(new Event("change", {bubbles: true}));
    await pause();
  };
  told.form = !document.getElementById("filter").hidden;
  told.all = shown();
  const before = document.getElementById("z3").getBoundingClientRect().top;
  document.querySelector("#a3 a").click();
  await pause();
  const after = document.getElementById("z3").getBoundingClientRect().top;
  told.scrolled = before > innerHeight && after >= 0 && after < innerHeight;
  told.back = getComputedStyle(document.querySelector("#z3")).backgroundColor;
  document.querySelector("#z3 a.kind[href='#a3']").click();
  await pause();
  told.target = document.querySelector(":target").id;
  await choose("actor", "=Jan");
  told.actor = shown();
  told.status = document.getElementById("shown").textContent;
  told.marks = [...document.querySelectorAll("mark:not(.off)")].map((mark) => mark.textContent);
  await choose("actor", "*");
  for (const stage of ["open", "passed", "none"]) {
    await choose("due", stage);
    told[stage] = shown();
  }
  await choose("due", "*");
  document.querySelector("input[value=actiepunt]").click();
  await pause();
  told.types = shown();
  document.querySelector("button[type=reset]").click();
  await pause();
  told.reset = shown();
  told.errors = errors;
  const report = document.createElement("pre");
  report.id = "report";
  report.textContent = JSON.stringify(told);
  document.body.append(report);
});
</script>"""


def opened(text: str, folder: Path) -> tuple[str, str]:
    """The page as it is after its script ran, and what the browser's console says."""
    assert CHROMIUM
    (folder / "page.html").write_text(text, encoding="utf-8")
    done = subprocess.run(
        [
            CHROMIUM,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--enable-logging=stderr",
            "--force-prefers-reduced-motion",
            f"--user-data-dir={folder / 'profile'}",
            "--window-size=1200,800",
            "--virtual-time-budget=20000",
            "--dump-dom",
            (folder / "page.html").as_uri(),
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    console = [line for line in done.stderr.splitlines() if "CONSOLE" in line]
    return done.stdout, "\n".join(console)


@browser
def test_a_browser_runs_the_page_without_errors(tmp_path: Path) -> None:
    dom, console = opened(page(RESULT), tmp_path)
    assert console == ""
    assert "3 of 3 shown" in dom


@browser
def test_links_and_filters_in_a_browser(tmp_path: Path) -> None:
    text = re.sub(r"<meta http-equiv=[^>]*>", "", page(RESULT))  # lets the driver in
    dom, console = opened(text.replace("</body>", f"{DRIVER}</body>"), tmp_path)
    assert console == ""
    found = re.search(r'<pre id="report">(.*?)</pre>', dom, re.S)
    assert found
    told = json.loads(unescape(found[1]))
    assert told.pop("back") == "rgb(255, 243, 184)"
    assert told == {
        "form": True,
        "all": ["a1", "a2", "a3"],
        "scrolled": True,
        "target": "a3",
        "actor": ["a2"],
        "status": "1 of 3 shown",
        "marks": ["belt de school & de raad"],
        "open": ["a3"],
        "passed": ["a2"],
        "none": ["a1"],
        "types": ["a1"],
        "reset": ["a1", "a2", "a3"],
        "errors": [],
    }
