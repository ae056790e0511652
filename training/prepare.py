"""Convert the treebank to spaCy's binary format.

Training sentences are stored one to a document, in the order of their source;
the reader in `augment.py` groups them anew on every pass, so that the parser
does not learn which sentence follows which. The evaluation files are grouped
ten to a document, as `spacy convert -n 10` does.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from conllu import Sentence, convention, harmonise, read_conllu
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

GROUP = 10
ATTRS = ["ORTH", "SPACY", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START"]


def to_doc(vocab: Vocab, sentences: list[Sentence]) -> Doc:
    """Build one document; untagged sentences get no tags at all, not empty ones.

    The morphologizer skips tokens without POS and features, and the lemmatizer
    tokens without a lemma, so that such sentences train the parser alone.
    """
    heads, offset = [], 0
    for sentence in sentences:
        heads.extend(head + offset for head in sentence.heads)
        offset += len(sentence.words)
    tags: dict[str, list[str]] = {}
    if all(sentence.tagged for sentence in sentences):
        tags["pos"] = [pos for s in sentences for pos in s.pos]
        tags["morphs"] = [morph for s in sentences for morph in s.morphs]
        tags["lemmas"] = [lemma for s in sentences for lemma in s.lemmas]
    return Doc(
        vocab,
        words=[word for s in sentences for word in s.words],
        spaces=[space for s in sentences for space in s.spaces],
        heads=heads,
        deps=[dep for s in sentences for dep in s.deps],
        **tags,
    )


def write(path: Path, sentences: list[Sentence], group: int) -> None:
    vocab = Vocab()
    docs = (to_doc(vocab, sentences[i : i + group]) for i in range(0, len(sentences), group))
    DocBin(attrs=ATTRS, docs=docs).to_disk(path)
    tokens = sum(len(s.words) for s in sentences)
    print(f"{path.name}: {len(sentences)} sentences, {tokens} tokens")


def without(sentences: Iterable[Sentence], keys: set[str]) -> list[Sentence]:
    """Leave out sentences whose text stands in `keys` (bare punctuation never does)."""
    return [s for s in sentences if not (s.key and s.key in keys)]


def test_part(sent_id: str) -> str:
    """Name the part of the test set that a sentence belongs to."""
    if sent_id.startswith("LassySmall/WR"):
        return "news"
    return "wikipedia" if sent_id.startswith("LassySmall/") else "alpino"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebank", type=Path, help="directory with the CoNLL-U files")
    parser.add_argument("output", type=Path, help="directory for the .spacy files")
    parser.add_argument(
        "--as-is", action="store_true", help="keep the annotation of older releases unchanged"
    )
    args = parser.parse_args()
    args.output.mkdir(parents=True, exist_ok=True)

    dev = list(read_conllu(args.treebank / "dev.conllu"))
    test = list(read_conllu(args.treebank / "test.conllu"))
    train = list(read_conllu(args.treebank / "train.conllu"))
    cdb = list(read_conllu(args.treebank / "alpino-cdb.conllu"))

    held_out = {s.key for s in dev + test}
    train = without(train, held_out)
    cdb = without(cdb, held_out | {s.key for s in train if len(s.words) > 3})
    if not args.as_is:
        train = [s for s in train if convention(s.sent_id) != "foreign"]
        for sentence in train + cdb:
            harmonise(sentence)

    write(args.output / "train.spacy", train, 1)
    write(args.output / "parser_only.spacy", cdb, 1)
    write(args.output / "dev.spacy", dev, GROUP)
    write(args.output / "test.spacy", test, GROUP)
    for part in ("news", "wikipedia", "alpino"):
        members = [s for s in test if test_part(s.sent_id) == part]
        write(args.output / f"test-{part}.spacy", members, GROUP)


if __name__ == "__main__":
    main()
