"""Turn a training checkpoint into the directory that ships with the package.

The checkpoint's string store holds every word of the training text; only the
strings that the components refer to are kept, which saves space and leaves no
treebank vocabulary behind. What only training needs is cut from the config, so
that the pipeline loads without the code in this directory.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import spacy
from evaluate import scores
from spacy.language import Language
from spacy.tokens import DocBin
from spacy.util import load_config

TRAINING_ONLY = ("paths", "system", "corpora", "training", "pretraining", "initialize")
LIMIT = 12 * 1000 * 1000
AUTHORS = "Gosse Bouma, Gertjan van Noord, Daniel Zeman, Zdeněk Žabokrtský"
SOURCES = [
    {
        "name": "UD_Dutch-LassySmall",
        "url": "https://github.com/UniversalDependencies/UD_Dutch-LassySmall",
        "author": AUTHORS,
        "license": "CC BY-SA 4.0",
    },
    {
        "name": "UD_Dutch-Alpino",
        "url": "https://github.com/UniversalDependencies/UD_Dutch-Alpino",
        "author": AUTHORS,
        "license": "CC BY-SA 4.0",
    },
    {
        "name": "Alpino CDB treebank, as distributed with NLTK",
        "url": "https://www.nltk.org/nltk_data/",
        "author": "Gertjan van Noord",
        "license": "distributed with NLTK by permission of Gertjan van Noord",
    },
]


def needed_strings(nlp: Language) -> list[str]:
    """The strings that labels and lemma edit trees refer to."""
    strings: set[str] = set()
    for tree in nlp.get_pipe("lemmatizer").label_data["trees"]:
        for part in ("orig", "subst"):
            value = tree.get(part)
            if value is not None:
                strings.add(value if isinstance(value, str) else nlp.vocab.strings[value])
    for name in ("morphologizer", "parser"):
        strings.update(nlp.get_pipe(name).labels)
    morphologizer = nlp.get_pipe("morphologizer")
    strings.update(morphologizer.cfg["labels_morph"].values())
    return sorted(strings - {""})


def fill_meta(nlp: Language, data: Path) -> None:
    row = {name: round(value, 4) for name, value in scores(nlp, data / "test.spacy").items()}
    row["sentences"] = int(row["sentences"])
    nlp.meta.update(
        lang="nl",
        name="minutes_sm",
        version="0.1.0",
        description="Small Dutch pipeline for minutes: parts of speech, features, lemmas, "
        "dependencies and sentence boundaries.",
        author="lovp-actions contributors",
        license="CC BY-SA 4.0",
        spacy_version=">=3.8.0,<3.9.0",
        sources=SOURCES,
        performance={"test set": "UD Dutch LassySmall and Alpino, 898 sentences", **row},
    )
    for key in ("email", "url", "spacy_git_version"):
        nlp.meta.pop(key, None)


def annotations(nlp: Language, data: Path) -> list[list[tuple[str, ...]]]:
    texts = [doc.text for doc in DocBin().from_disk(data / "dev.spacy").get_docs(nlp.vocab)]
    return [
        [(t.text, t.lemma_, t.pos_, str(t.morph), t.dep_, str(t.head.i)) for t in doc]
        for doc in nlp.pipe(texts)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path, help="directory that spacy train wrote")
    parser.add_argument("data", type=Path, help="directory that prepare.py wrote")
    parser.add_argument("output", type=Path, help="directory to (over)write")
    args = parser.parse_args()

    nlp = spacy.load(args.checkpoint)
    strings = needed_strings(nlp)
    expected = annotations(nlp, args.data)
    fill_meta(nlp, args.data)
    if args.output.exists():
        shutil.rmtree(args.output)
    nlp.to_disk(args.output)

    text = json.dumps(strings, ensure_ascii=False, indent=0)
    (args.output / "vocab" / "strings.json").write_text(text, encoding="utf8")
    config = load_config(args.output / "config.cfg")
    for section in TRAINING_ONLY:
        config.pop(section, None)
    config.to_disk(args.output / "config.cfg")
    for file in (Path(__file__).parent / "model_files").iterdir():
        shutil.copy(file, args.output / file.name)

    if annotations(spacy.load(args.output), args.data) != expected:
        raise SystemExit("the trimmed pipeline does not annotate as the checkpoint does")
    size = sum(file.stat().st_size for file in args.output.rglob("*") if file.is_file())
    print(f"{args.output}: {size / 1e6:.2f} MB")
    if size > LIMIT:
        raise SystemExit("the packaged pipeline is too large")


if __name__ == "__main__":
    main()
