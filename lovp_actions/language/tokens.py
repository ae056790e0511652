"""A parsed sentence as plain records: what the rules ask of spaCy's Doc, Span and Token.

The rules look at a token dozens of times, and every look at one of spaCy's makes objects and
decodes strings anew. The names and what they mean are those of spaCy; a Doc is always one sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, overload

from lovp_actions.language.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc

_ATTRIBUTES: list[int | str] = [
    "LENGTH",
    "SPACY",
    "POS",
    "DEP",
    "HEAD",
    "MORPH",
    "IS_PUNCT",
    "IS_ALPHA",
]
_HEAD = _ATTRIBUTES.index("HEAD")


class Span:
    """Tokens of a Doc that follow each other, from `start` up to `end`."""

    __slots__ = ("_tokens", "doc", "end", "start")

    def __init__(self, doc: Doc, start: int, end: int) -> None:
        self.doc, self.start, self.end = doc, start, end
        self._tokens = doc.tokens[start:end]

    def __len__(self) -> int:
        return len(self._tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self._tokens)

    def __reversed__(self) -> Iterator[Token]:
        return reversed(self._tokens)

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> Span: ...
    def __getitem__(self, place: int | slice) -> Token | Span:
        if isinstance(place, int):
            return self._tokens[place]
        start, end, _ = place.indices(len(self._tokens))
        return Span(self.doc, self.start + start, self.start + max(start, end))

    @property
    def text(self) -> str:
        """Its words as they stand in the text."""
        if not self._tokens:
            return ""
        last = self._tokens[-1]
        return self.doc.text[self._tokens[0].idx : last.idx + len(last.text)]


class Doc(Span):
    """A sentence with its parse."""

    __slots__ = ("_text", "_words", "tokens")

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self._text, self.tokens = text, tokens
        self._words: Words | None = None
        super().__init__(self, 0, len(tokens))

    @property
    def text(self) -> str:
        return self._text

    @property
    def words(self) -> Words:
        """Its words alone."""
        if self._words is None:
            self._words = Words(self._text)
        return self._words


class Token:
    """A word or punctuation mark; `i` counts tokens, `idx` characters, from the sentence's start.

    `head` is the token itself for the root; `children` come in the order of the text.
    """

    __slots__ = (
        "children", "dep_", "doc", "head", "i", "idx", "is_alpha", "is_punct", "lower_", "morph",
        "pos_", "text",
    )  # fmt: skip
    doc: Doc
    head: Token
    children: list[Token]

    def __init__(
        self,
        i: int,
        idx: int,
        text: str,
        lower_: str,
        pos_: str,
        dep_: str,
        morph: Mapping[str, Sequence[str]],
        is_punct: bool,
        is_alpha: bool,
    ) -> None:
        self.i, self.idx, self.text, self.lower_ = i, idx, text, lower_
        self.pos_, self.dep_, self.morph = pos_, dep_, morph
        self.is_punct, self.is_alpha = is_punct, is_alpha
        self.children = []

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return True

    def __str__(self) -> str:
        return self.text

    @property
    def sent(self) -> Doc:
        """The sentence."""
        return self.doc

    def nbor(self, away: int = 1) -> Token:
        """The token so many places further. Raises IndexError where there is none."""
        if self.i + away < 0:
            raise IndexError(away)
        return self.doc.tokens[self.i + away]

    @property
    def subtree(self) -> Iterator[Token]:
        """The token with all that depend on it, in the order of the text."""
        for child in self.children:
            if child.i < self.i:
                yield from child.subtree
        yield self
        for child in self.children:
            if child.i > self.i:
                yield from child.subtree

    @property
    def left_edge(self) -> Token:
        """The first token of the subtree."""
        return min(self.subtree, key=lambda token: token.i)

    @property
    def right_edge(self) -> Token:
        """The last token of the subtree."""
        return max(self.subtree, key=lambda token: token.i)

    def is_ancestor(self, other: Token) -> bool:
        """Whether `other` depends on the token, directly or not."""
        while other.head is not other:
            other = other.head
            if other is self:
                return True
        return False


_LABELS: dict[int, str] = {0: ""}
"""Labels by the numbers that spaCy keeps for them; they are the same in all vocabularies."""
_MORPHS: dict[int, dict[str, list[str]]] = {0: {}}


def read(doc: SpacyDoc, text: str) -> Doc:
    """The records of a Doc of one sentence, of which the text is given, as a Doc puts it together
    anew each time it is asked for."""
    tokens, idx = [], 0
    rows: list[list[int]] = doc.to_array(_ATTRIBUTES).astype("int64").tolist()
    for i, (length, space, pos, dep, _, morph, is_punct, is_alpha) in enumerate(rows):
        word = text[idx : idx + length]
        tokens.append(
            Token(
                i,
                idx,
                word,
                word.lower(),
                _LABELS[pos] if pos in _LABELS else _label(doc, pos),
                _LABELS[dep] if dep in _LABELS else _label(doc, dep),
                _MORPHS[morph] if morph in _MORPHS else _morph(doc, morph),
                is_punct == 1,
                is_alpha == 1,
            )
        )
        idx += length + space
    found = Doc(text, tokens)
    for token, row in zip(tokens, rows, strict=True):
        token.doc = found
        token.head = head = tokens[token.i + row[_HEAD]]
        if head is not token:
            head.children.append(token)
    return found


def _label(doc: SpacyDoc, key: int) -> str:
    return _LABELS.setdefault(key, doc.vocab.strings[key % 2**64])


def _morph(doc: SpacyDoc, key: int) -> dict[str, list[str]]:
    features: str = doc.vocab.strings[key % 2**64]
    pairs = (each.partition("=") for each in features.split("|") if "=" in each)
    return _MORPHS.setdefault(key, {name: values.split(",") for name, _, values in pairs})
