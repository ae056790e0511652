"""A lean start of spaCy: without what a run of the pipeline never uses.

Half of the time that `import spacy` and `spacy.load` take goes to two things: the command line of
spaCy with its web clients, and some 4,700 abbreviations that the Dutch tokenizer prepares twice,
of which a text holds a few. Both are left for later here. Nothing else differs: the tokens, and
all that is made of them, are those of the stock tokenizer (`tests/language/test_startup.py`).
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING, Any

from lovp_actions.language.words import WORD

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

TOKENIZER = "lovp_actions.OnDemandTokenizer.v1"
_CLI = ("spacy.cli", "spacy.cli.info")
_OPENING = re.compile(r"[^\W\d_]+.?", re.DOTALL)


@contextmanager
def without_spacy_cli() -> Iterator[None]:
    """Within it the first `import spacy` does not load spaCy's own command line.

    `import spacy.cli` works as ever afterwards; `spacy.info` loads it when it is called.
    """
    if "spacy" in sys.modules:
        yield
        return
    stubs = {name: ModuleType(name) for name in _CLI}
    vars(stubs["spacy.cli.info"])["info"] = _info
    sys.modules.update(stubs)
    try:
        yield
    finally:
        for name, stub in stubs.items():
            if sys.modules.get(name) is stub:
                del sys.modules[name]
        if "spacy" in sys.modules and getattr(sys.modules["spacy"], "cli", None) in stubs.values():
            del sys.modules["spacy"].cli


def _info(*args: Any, **options: Any) -> Any:
    from spacy.cli.info import info

    return info(*args, **options)


_MOST_SEEN = 100_000


class OnDemandTokenizer:
    """The stock tokenizer of a language, which learns each special case when a text holds it."""

    def __init__(self, tokenizer: Any, special: dict[str, list[dict[int, str]]]) -> None:
        """`tokenizer` has no special cases yet, `special` are those of the language."""
        self.tokenizer = tokenizer
        self._by_opening: dict[str, list[str]] = defaultdict(list)
        self._special = special
        for text, pieces in special.items():
            if text.isspace():
                tokenizer.add_special_case(text, pieces)
            else:
                self._by_opening[_opening(text)].append(text)
        self._seen: set[str] = set()
        """What stood between spaces in texts; all special cases of it are known, for none has a
        space in it."""

    def __call__(self, text: str) -> Doc:
        """Tokenize `text`."""
        return next(iter(self.pipe([text])))

    def pipe(self, texts: list[str]) -> Iterator[Doc]:
        """Tokenize the texts."""
        self.learn("\n".join(texts))
        yield from map(self.tokenizer, texts)

    def learn_all(self) -> None:
        """Add all special cases that are not known yet."""
        for left in self._by_opening.values():
            for each in left:
                self.tokenizer.add_special_case(each, self._special[each])
        self._by_opening.clear()

    def learn(self, text: str) -> None:
        """Add the special cases that occur in `text`: it holds the first letters of such a case
        as a whole word, as no tokenizer of spaCy splits between letters."""
        chunks = {*text.split()} - self._seen
        if len(self._seen) > _MOST_SEEN:
            self._seen.clear()
        self._seen |= chunks
        text = " ".join(chunks)
        openings = {*text, *WORD.findall(text), *_OPENING.findall(text)}
        for opening in openings & self._by_opening.keys():
            found = {each for each in self._by_opening[opening] if each in text}
            for each in found:
                self.tokenizer.add_special_case(each, self._special[each])
            left = [each for each in self._by_opening[opening] if each not in found]
            if left:
                self._by_opening[opening] = left
            else:
                del self._by_opening[opening]

    def to_disk(self, path: Any, **options: Any) -> None:
        """Save it as the stock tokenizer, with all special cases."""
        self.learn_all()
        self.tokenizer.to_disk(path, **options)

    def to_bytes(self, **options: Any) -> bytes:
        """The stock tokenizer in bytes, with all special cases."""
        self.learn_all()
        data: bytes = self.tokenizer.to_bytes(**options)
        return data


def _opening(text: str) -> str:
    """The first letters of a special case and what stands behind them; the first character where
    that is no letter."""
    letters = _OPENING.match(text)
    return letters[0] if letters else text[0]


def register() -> str:
    """Register the tokenizer with spaCy and give the name it has in a config."""
    from spacy.language import create_tokenizer
    from spacy.util import registry

    def on_demand_tokenizer() -> Callable[[Language], OnDemandTokenizer]:
        return lambda nlp: OnDemandTokenizer(_bare(nlp), dict(nlp.Defaults.tokenizer_exceptions))

    def _bare(nlp: Language) -> Any:
        defaults = nlp.Defaults.tokenizer_exceptions
        nlp.Defaults.tokenizer_exceptions = {}
        try:
            return create_tokenizer()(nlp)
        finally:
            nlp.Defaults.tokenizer_exceptions = defaults

    registry.tokenizers.register(TOKENIZER, func=on_demand_tokenizer)
    return TOKENIZER
