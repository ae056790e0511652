"""Print a pipeline's scores on the test set, split by source, as Markdown.

The text is tokenised by the pipeline itself, in documents of ten sentences, as
`spacy evaluate` does with files from `spacy convert -n 10`. Attachment scores
leave out punctuation, as spaCy's scorer does.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import DocBin
from spacy.training import Example

PARTS = {
    "all": "test.spacy",
    "news": "test-news.spacy",
    "Wikipedia": "test-wikipedia.spacy",
    "Alpino": "test-alpino.spacy",
}
LABELS = ("nsubj", "nsubj:pass", "obj", "aux", "compound:prt")
MEASURES = {
    "POS": "pos_acc",
    "morph": "morph_acc",
    "lemma": "lemma_acc",
    "UAS": "dep_uas",
    "LAS": "dep_las",
    "sentence F": "sents_f",
}


def scores(nlp: Language, path: Path) -> dict[str, float]:
    """Score a pipeline on a .spacy file; keys are the rows of the table."""
    docs = list(DocBin().from_disk(path).get_docs(nlp.vocab))
    result = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in docs])
    row = {"sentences": float(sum(len(list(doc.sents)) for doc in docs))}
    row |= {name: result[key] for name, key in MEASURES.items()}
    per_type = result["dep_las_per_type"]
    row |= {f"{label} F": per_type.get(label, {}).get("f", 0.0) for label in LABELS}
    return row


def markdown(columns: dict[str, dict[str, float]]) -> str:
    lines = ["| measure | " + " | ".join(columns) + " |", "|---|" + "---:|" * len(columns)]
    for name in next(iter(columns.values())):
        form = "{:.0f}" if name == "sentences" else "{:.3f}"
        cells = [form.format(column[name]) for column in columns.values()]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path, help="pipeline directory")
    parser.add_argument("data", type=Path, help="directory that prepare.py wrote")
    parser.add_argument("--dev", action="store_true", help="score the development set instead")
    args = parser.parse_args()
    nlp = spacy.load(args.model)
    parts = {"dev": "dev.spacy"} if args.dev else PARTS
    print(markdown({name: scores(nlp, args.data / file) for name, file in parts.items()}))


if __name__ == "__main__":
    main()
