"""Words of a user's own, and minutes that need them; the examples of docs/lexicon.md."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = (ROOT / "docs/lexicon.md").read_text("utf-8")
EXAMPLE, PROJECT, *_ = re.findall(r"```toml\n(.*?)```", DOCS, re.DOTALL)
OWN = """\
[person]
words = ["Gebiedsmakelaar"]

[[cue]]
name = "trekt zich aan"
type = "toezegging"
frame = "phrase"
verbs = ["aan|trekken"]
with = ["lot"]
example = "De griffier trekt zich het lot van de bewoners aan."
counter = "De griffier trekt een jas aan."

[[label]]
name = "klus"
type = "actiepunt"
words = ["klus"]
example = "Klus Jan: de zaal reserveren."
"""
MINUTES = """\
De gebiedsmakelaar zal een brief sturen.

De griffier trekt zich het lot van de bewoners aan.

Klus Jan: de zaal reserveren.
"""
