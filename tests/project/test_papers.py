"""The papers of the project agree with each other and with the package."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from lovp_actions import __version__
from lovp_actions.cli import app
from lovp_actions.lexicon.toml import tomllib

ROOT = Path(__file__).parents[2]
CHANGES = (ROOT / "CHANGELOG.md").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PAGES = sorted(
    page for folder in (".", "docs", "samples", "training") for page in (ROOT / folder).glob("*.md")
)


def paper(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text("utf-8"))


def test_the_latest_change_is_this_version() -> None:
    versions = re.findall(r"^## \[([\d.]+)\] - (\d{4}-\d\d-\d\d)$", CHANGES, re.M)
    assert versions[0][0] == __version__
    assert versions == sorted(versions, key=lambda each: each[1], reverse=True)
    assert CHANGES.index("## [Unreleased]") < CHANGES.index(f"## [{__version__}]")
    citation, public = paper("CITATION.cff"), paper("publiccode.yml")
    for version, date in (
        (citation["version"], citation["date-released"]),
        (public["softwareVersion"], public["releaseDate"]),
    ):
        assert (str(version), str(date)) == versions[0]


def test_one_name_status_and_summary_everywhere() -> None:
    citation, public = paper("CITATION.cff"), paper("publiccode.yml")
    people = [{"name": "lovp-actions contributors"}]
    assert PROJECT["authors"] == citation["authors"] == public["maintenance"]["contacts"] == people
    assert public["legal"]["mainCopyrightOwner"] == people[0]["name"]
    assert set(PROJECT["keywords"]) >= set(citation["keywords"]) - {"natural language processing"}
    (status,) = (each for each in PROJECT["classifiers"] if each.startswith("Development Status"))
    assert status.lower().endswith(public["developmentStatus"])
    summary = PROJECT["description"] + "."
    assert summary == citation["abstract"] == app.app.info.help
    assert summary == public["description"]["en"]["shortDescription"]


def test_one_licence_everywhere() -> None:
    assert PROJECT["license"] == paper("publiccode.yml")["legal"]["license"]
    assert paper("CITATION.cff")["license"] in PROJECT["license"]
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert text == (ROOT / "LICENSES/EUPL-1.2.txt").read_text("utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")


def test_the_citation_is_valid() -> None:
    cffconvert = pytest.importorskip("cffconvert")
    cffconvert.Citation((ROOT / "CITATION.cff").read_text("utf-8")).validate()


def test_publiccode_has_what_the_standard_asks() -> None:
    """The rules of publiccode.yml 0.4, but for `url`: there is no public repository yet."""
    public = paper("publiccode.yml")
    assert public["publiccodeYmlVersion"] == "0.4"
    for key in ("name", "platforms", "categories", "developmentStatus", "softwareType"):
        assert public[key]
    assert public["developmentStatus"] in ("concept", "development", "beta", "stable", "obsolete")
    assert public["softwareType"].startswith("standalone/")
    for words in public["description"].values():
        assert len(words["shortDescription"]) <= 150
        assert 150 <= len(words["longDescription"]) <= 10_000
        assert all(0 < len(feature) <= 100 for feature in words["features"])
    assert public["maintenance"]["type"] == "community"
    assert all(contact["name"] for contact in public["maintenance"]["contacts"])
    assert public["localisation"]["localisationReady"] is True
    assert set(public["localisation"]["availableLanguages"]) == {"nl", "en"}
    assert public["intendedAudience"]["countries"] == ["NL"]


def test_publiccode_asks_for_the_python_and_spacy_of_the_package() -> None:
    needed = {
        each["name"]: each["versionMin"] for each in paper("publiccode.yml")["dependsOn"]["open"]
    }
    assert PROJECT["requires-python"] == f">={needed['Python']}"
    assert any(each.startswith(f"spacy>={needed['spaCy']}") for each in PROJECT["dependencies"])


def test_hooks_run_the_tools_of_the_virtual_environment() -> None:
    """Whoever commits need not have it activated."""
    hooks = [hook for repo in paper(".pre-commit-config.yaml")["repos"] for hook in repo["hooks"]]
    assert {hook["entry"].split()[0] for hook in hooks} == {
        f".venv/bin/{tool}" for tool in ("ruff", "mypy", "reuse")
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\((?!\w+:)([^)\s]+)\)", page.read_text("utf-8")):
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), link
        if anchor:
            headings = re.findall(r"^#+ (.*)$", target.read_text("utf-8"), re.M)
            slugs = [
                re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings
            ]
            assert anchor in slugs, link


def test_every_sample_is_described_on_a_line_of_its_own() -> None:
    described = re.findall(
        r"^\| `([\w-]+\.\w+)` \|", (ROOT / "samples/README.md").read_text(), re.M
    )
    samples = ROOT / "samples"
    texts = {path.name for path in (*samples.glob("*.txt"), *samples.glob("*.md"))} - {"README.md"}
    assert sorted(described) == sorted(texts)


def test_files_that_people_write_are_short() -> None:
    written = [
        path
        for folder in ("lovp_actions", "tests", "docs", "benchmarks", "training", "samples")
        for ending in ("py", "toml", "md", "css", "js")
        for path in (ROOT / folder).rglob(f"*.{ending}")
    ]
    assert len(written) > 250
    for path in (*written, ROOT / "README.md"):
        assert len(path.read_text("utf-8").splitlines()) <= 400, path.relative_to(ROOT)


def test_contributing_shows_what_is_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    rule = re.search(r"^```toml\n(.*?)^```$", text, re.M | re.S)
    assert rule is not None
    assert rule[1] in (ROOT / "lovp_actions/lexicon/cues.toml").read_text("utf-8")
    targets = re.findall(r"^(\w+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.M)
    named = {name for names in re.findall(r"\bmake ([a-z ]+)\b", text) for name in names.split()}
    assert {"test", "samples", "docs"} <= named <= set(targets)
