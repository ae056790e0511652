"""Words of users: read, checked, merged over those shipped, shown and tried."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import by_rules
import command_server
import pytest
from user_lexicon import EXAMPLE, MINUTES, OWN, ROOT

from lovp_actions import lexicon
from lovp_actions.extraction.engine import Extractor
from lovp_actions.items import Item
from lovp_actions.language import sentences, verbs
from lovp_actions.lexicon import form, merge
from lovp_actions.people import full_names
from lovp_actions.people.actors import role_kind
from lovp_actions.rules.frames import FRAMES
from lovp_actions.structure import attendees, closed_rows, layout
from lovp_actions.structure.tables import heads
from lovp_actions.structure.tables.cells import Known, kind_of

FOUND = [
    ("gebiedsmakelaar", "toezegging", "zal"),
    ("griffier", "toezegging", "trekt zich aan"),
    ("Jan", "actiepunt", "klus"),
]
Find = Callable[[str], list[Item]]


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    yield
    lexicon.restore(())


def use(text: str, name: str = "my.toml") -> None:
    Path(name).write_text(text, encoding="utf-8")
    lexicon.use(name)


# ---- in force


@pytest.mark.usefixtures("served_command")
def test_the_real_command_finds_an_own_role_cue_and_label() -> None:
    Path("my.toml").write_text(OWN)
    Path("notulen.txt").write_text(MINUTES)
    command = [
        *command_server.command("real"),
        "extract",
        "notulen.txt",
        "-f",
        "jsonl",
        *by_rules.OPTIONS,
    ]
    done = subprocess.run([*command, "--lexicon", "my.toml"], capture_output=True, check=True)
    items = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(item["actor"], item["type"], item["rule"]) for item in items] == FOUND


def test_an_extractor_reads_with_what_is_in_force_now(items_of: Find) -> None:
    assert items_of(MINUTES) == []
    use(OWN)
    assert [(item.actor, item.type, item.rule) for item in items_of(MINUTES)] == FOUND
    lexicon.use()
    assert items_of(MINUTES) == []


def test_another_process_takes_the_lexicon_over() -> None:
    use(OWN)
    carried = pickle.dumps(lexicon.in_force())
    lexicon.use()
    Path("my.toml").unlink()
    lexicon.restore(pickle.loads(carried))
    assert role_kind("gebiedsmakelaar") == "person"


@pytest.mark.slow
def test_nothing_that_follows_from_the_lexicon_is_kept_otherwise() -> None:
    """No module reads it when it is imported, and every cache belongs to a lexicon."""
    code = """
import importlib, pkgutil, sys
import lovp_actions
from lovp_actions import lexicon
for module in pkgutil.walk_packages(lovp_actions.__path__, "lovp_actions."):
    if not module.name.endswith(("__main__", "_worker")) and "nl_minutes_sm" not in module.name:
        importlib.import_module(module.name)
ours = [
    (f"{value.__module__}.{name}", value)
    for module in list(sys.modules.values()) if module.__name__.startswith("lovp_actions")
    for name, value in vars(module).items()
    if str(getattr(value, "__module__", "")).startswith("lovp_actions")
]
assert sum(hasattr(value, "__wrapped__") for name, value in ours) > 60
others = {name for name, value in ours if hasattr(value, "cache_clear")}
for name in (
    "cli.translation._templates", "extraction.pipelines._only", "extraction.pipelines._settle",
    "extraction.same_words.tokens", "lists.match.words_of", "review.page.look_and_script",
):
    others.remove(f"lovp_actions.{name}")  # these ask for no words of the lexicon
print(len(lexicon._in_process.made), others)
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert (done.stdout, done.stderr) == ("0 set()\n", "")


# ---- what can be added and taken away


def test_every_place_of_the_form_is_there() -> None:
    for table, keys in form.TABLES.items():
        for key in keys.values():
            assert merge.listed(merge.at(lexicon.shipped(key.file), key.path), key.kind), table
    assert set(form.FRAMES) == set(FRAMES)


@pytest.mark.parametrize(
    ("table", "key"), [(table, key) for table, keys in form.TABLES.items() for key in keys]
)
def test_a_word_can_be_added_to_every_table(table: str, key: str) -> None:
    kind = form.TABLES[table][key].kind
    word = {"infinitive": "op|plussen", "strong": "plussen plus plus plus"}.get(kind, "plus")
    use(f'[{table}]\n{key} = ["{word}"]\n')
    place = form.TABLES[table][key]
    assert word in merge.listed(merge.at(lexicon.load(place.file), place.path), kind)


def test_an_own_form_of_address_stands_before_names_in_tables() -> None:
    assert kind_of("frater Jan", Known()) != "given"
    use('[titles]\nwords = ["frater"]\n')
    assert kind_of("frater Jan", Known()) == "given"


def test_own_words_work_wherever_those_shipped_do(items_of: Find) -> None:
    use(EXAMPLE)
    assert role_kind("dorpsondersteuner") == role_kind("wijkregisseur") == "person"
    assert role_kind("stichting groen licht") == "body"
    assert layout.section_kind("Klussenlijst van mei") == "actions"
    assert heads.column_kind("Aan de slag") == "actor"
    assert closed_rows.is_closed("Geparkeerd")
    assert verbs.in_class("action", "plust", "op") is False
    assert verbs.in_class("action", "opplust")
    assert len(sentences.split("Zie wvdb. De rest volgt.")) == 1
    (item,) = items_of("Stichting Groen Licht zal de bomen planten.")
    assert item.actor == "Stichting Groen Licht"


@pytest.mark.parametrize(
    ("shipped", "own"),
    [
        ("Actie Jan: de zaal huren", "Klus Jan: de zaal huren"),
        ("**Actie Jan**: de zaal huren", "**Klus Jan**: de zaal huren"),
        ("# Actie: Jan belt de school.", "# Klus: Jan belt de school."),
        ("Actie Jan gaat de school bellen", "Klus Jan gaat de school bellen"),
        ("Dit is besproken. (actie Jan)", "Dit is besproken. (klus Jan)"),
        ("[Actie: JB] de school bellen", "[Klus: JB] de school bellen"),
        ("Acties:\n- de school bellen", "Klus:\n- de school bellen"),
        ("Dit zijn de acties:\n- foto's en logo's", "Dit zijn de taakjes:\n- foto's en logo's"),
        ("## Acties\n\n- foto's en logo's", "## Taakjes\n\n- foto's en logo's"),
    ],
)
def test_own_markers_stand_where_those_shipped_do(shipped: str, own: str, items_of: Find) -> None:
    head = "# Notulen\n\nAanwezig: Jan Bakker\n\n## Punt\n\nDe zaal is te klein.\n\n"
    use(OWN + '[sections]\nactions = ["taakjes"]\n')
    found = [(item.actor, item.type, item.action) for item in items_of(head + own)]
    assert found == [(item.actor, item.type, item.action) for item in items_of(head + shipped)]
    assert [type_ for _, type_, _ in found] == ["actiepunt"]


def test_an_own_label_is_as_sure_as_those_shipped(extractor: Extractor) -> None:
    use(
        '[[label]]\nname = "belofte"\ntype = "toezegging"\nwords = ["belofte"]\n'
        'example = "Belofte: stukken tijdig rondsturen."\n'
    )
    (own,) = extractor.extract("# Notulen\n\nBelofte: koffie voor iedereen.")
    (shipped,) = extractor.extract("# Notulen\n\nToezegging: koffie voor iedereen.")
    assert (own.type, own.confidence) == (shipped.type, shipped.confidence)


def test_people_of_the_lexicon_are_known_after_those_of_the_meeting(items_of: Find) -> None:
    use(
        '[[name]]\nname = "Anneke van der Berg"\nshort = "AvdB"\n'
        '[[name]]\nname = "J. Smit"\nfirst = "Joep"\n[[name]]\nname = "Anneke Bos"\n'
    )
    names = {each: full_names.full_name(each, ()) for each in ("AvdB", "Joep", "Smit", "Anneke")}
    assert names == {
        "AvdB": "Anneke van der Berg",
        "Joep": "J. Smit",
        "Smit": "J. Smit",
        "Anneke": "",
    }
    present = (attendees.Attendee("Anneke Bos"),)
    assert full_names.full_name("Anneke en AvdB", present) == "Anneke Bos en Anneke van der Berg"
    (item,) = items_of("Joep stuurt de notulen rond.")
    assert (item.actor, item.actor_full) == ("Joep", "J. Smit")


def test_words_and_rules_can_be_taken_away(items_of: Find) -> None:
    text = "Er komt een voorstel.\n\nDe griffier zal een brief sturen.\n\nAfspraak: we mailen.\n"
    assert {item.rule for item in items_of(text)} >= {"er komt", "zal", "afspraak"}
    use(
        '[cues]\nremove = ["Er komt"]\n[labels]\nremove = ["afspraak"]\n'
        '[person]\nremove = ["griffier"]\n[sections]\nremove = ["Takenlijst"]\n'
        '[status]\nremove = ["af"]\n[verbs]\nremove = ["regelen"]\n'
    )
    assert not {item.rule for item in items_of(text)} & {"er komt", "afspraak"}
    assert role_kind("griffier") is None
    assert (layout.section_kind("takenlijst"), layout.section_kind("acties")) == ("", "actions")
    assert (closed_rows.is_closed("af"), closed_rows.is_closed("afgerond")) == (False, True)
    assert not verbs.in_class("action", "regelt")


def test_a_file_can_replace_a_rule(items_of: Find) -> None:
    use(
        '[cues]\nremove = ["zal"]\n[[cue]]\nname = "zal"\ntype = "voornemen"\n'
        'frame = "future"\nverbs = ["zullen"]\nexample = "x"\n'
    )
    assert [item.type for item in items_of("De griffier zal een brief sturen.")] == ["voornemen"]


def test_later_files_go_over_earlier_ones() -> None:
    Path("a.toml").write_text('[person]\nwords = ["gebiedsmakelaar", "wijkregisseur"]\n')
    Path("b.toml").write_text('[person]\nremove = ["wijkregisseur"]\nwords = ["aanjager"]\n')
    lexicon.use("a.toml", "b.toml", "./a.toml")
    kinds = [role_kind(word) for word in ("gebiedsmakelaar", "wijkregisseur", "aanjager")]
    assert kinds == ["person", None, "person"]
    assert [file.name for file in lexicon.in_force()] == ["./a.toml", "b.toml"]
