"""Compiles the rules with mypyc where LOVP_ACTIONS_COMPILE is set; all else is in pyproject.toml.

Compiled or not, the items are the same: docs/performance.md tells what it brings.
"""

import os

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext

COMPILED = """
actors attendees blocks candidates cast clause_frames clauses commitment commitments
complement_frames complements confidence context cues deadlines document evidence finite first_look
frames furniture headings layout markers obstacles parsed particles passage phrases sentence_words
sentences signals subjects tables tense timewords tokens turns units verbs word_hints word_order
word_weights wording
""".split()  # noqa: SIM905
"""The modules between the bytes and the items in which time goes; none loads spaCy or NumPy."""


class Compile(build_ext):
    """Compiles them when extensions are built, not whenever it is asked which there are."""

    def run(self) -> None:
        from mypyc.build import mypycify

        paths = [f"lovp_actions/{name}.py" for name in COMPILED]
        self.distribution.ext_modules = mypycify(
            ["--config-file=", "--ignore-missing-imports", *paths], debug_level="0"
        )
        self.swig_opts = None  # worked out anew, with the rest of what the extensions need
        self.finalize_options()
        super().run()


if os.environ.get("LOVP_ACTIONS_COMPILE"):
    setup(
        setup_requires=["mypy[mypyc]>=1.15"],
        ext_modules=[Extension("lovp_actions", [])],
        cmdclass={"build_ext": Compile},
    )
else:
    setup()
