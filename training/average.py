"""Average the weights of checkpoints that continued from the same pipeline.

Runs that start from one pipeline and see the data in different orders end up
in different corners of the same basin; the middle does a little better on text
that none of them has seen.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import spacy


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    args = parser.parse_args()

    pipelines = [spacy.load(path) for path in args.checkpoints]
    for name in pipelines[0].pipe_names:
        models = [nlp.get_pipe(name).model for nlp in pipelines]
        for nodes in zip(*(model.walk() for model in models), strict=True):
            for param in nodes[0].param_names:
                if nodes[0].has_param(param):
                    total = sum(node.get_param(param) for node in nodes)
                    nodes[0].set_param(param, total / len(nodes))
    pipelines[0].to_disk(args.output)


if __name__ == "__main__":
    main()
