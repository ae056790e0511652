"""One loaded pipeline for all tests that need a parse."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import by_rules
import command_server
import pytest
import read_once
from hypothesis import HealthCheck, settings

from lovp_actions.extraction import pipelines
from lovp_actions.extraction.engine import Extractor
from lovp_actions.items import Item

if TYPE_CHECKING:
    from lovp_actions.language.tokens import Doc

os.environ["LC_ALL"] = "C.UTF-8"  # messages are in English, whatever the machine speaks
os.environ["OPENBLAS_NUM_THREADS"] = "1"  # as the command has it
command_server.keep_commands()

settings.register_profile(
    "busy", deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
settings.load_profile("busy")  # how long drawing and running take says nothing on a busy machine

SHARED = Path(__file__).parents[2] / "shared"
"""Real minutes with annotations, beside the project where they may be had."""


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: some tests wait for processes, clocks and pages."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_finish() -> None:
    """What is loaded by now stays, so the garbage collector need not go through it again."""
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _read_once(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The network reads the same words once, whichever of the processes asks."""
    base = tmp_path_factory.getbasetemp()
    read_once.keep((base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "readings")


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return pipelines.settled(os.environ.get("LOVP_ACTIONS_MODEL"))


@pytest.fixture(scope="session")
def items_of(extractor: Extractor) -> Callable[[str], list[Item]]:
    """The items that the rules find in a text."""
    return lambda text: extractor.extract(text, **by_rules.SETTINGS)


@pytest.fixture(scope="session")
def doc_of(extractor: Extractor) -> Callable[[str], Doc]:
    """The parse of one sentence, as the rules get it."""
    from lovp_actions.language import nlp

    return lambda text: next(nlp.parse(extractor.nlp, [text]))


@pytest.fixture(scope="session")
def served_command() -> Iterator[None]:
    """What `warm.command` needs."""
    with command_server.server():
        yield


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("the shared minutes are not beside this clone")
    return SHARED
