"""Train what tells which units the network reads: see `lovp_actions/reader/skim.py`.

    python -m training.reader.skim FOLDER

FOLDER holds the network that is learned from, as `export.py` wrote it; `skim.npz` is written there.
The texts that the network was trained without, as `without.json` tells, are left out here, too.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn

from lovp_actions.reader.decoding import chances
from lovp_actions.reader.network import Reader
from lovp_actions.reader.skim import FILE
from lovp_actions.reader.windows import headings, windows
from training.reader.texts import Text
from training.reader.train import texts_of

SHARED = Path(__file__).parents[3] / "shared"
TOKEN, FEATURES = 48, 64
"""Numbers in the vector of a token, and of a row."""
PASSES, TOGETHER, RATE, DROPPED, BLANK = 10, 4, 2e-3, 0.3, 0.1
"""Passes over the texts, texts in a step, the highest rate, the share of numbers dropped, and of
tokens."""
SOME, WEIGHT = 0.3, 10.0
"""From this chance of an item on a unit weighs so many times as much as others."""
GOLD = 0.9
"""The chance that a unit with an item has at least, whatever the network says."""


@dataclass
class Document:
    """The tokens of a text (T), which of them open a row, the row of each; of each row (R) the
    heading above it, R where there is none, the chance to be learned, and whether it is a unit."""

    tokens: Tensor
    first: Tensor
    rows: Tensor
    above: Tensor
    chances: Tensor
    units: Tensor

    @classmethod
    def of(cls, text: Text, reader: Reader) -> Document:
        """A text as the network in `reader` reads it, whole."""
        told = chances(reader._run(windows(text.rows, reader.marks)))
        items = {row for row, found in text.gold.items() if not all(x["optional"] for x in found)}
        ids = [row.ids or [0] for row in text.rows]
        return cls(
            torch.tensor([token for row in ids for token in row]),
            torch.tensor([n == 0 for row in ids for n in range(len(row))]),
            torch.tensor([number for number, row in enumerate(ids) for _ in row]),
            torch.tensor([n if n >= 0 else len(ids) for n in headings(text.rows)]),
            torch.tensor(
                [
                    max(sum(told.get(row.line.unit, ())), GOLD * (number in items))
                    for number, row in enumerate(text.rows)
                ],
                dtype=torch.float32,
            ),
            torch.tensor([row.line.is_unit for row in text.rows]),
        )


class Skimming(nn.Module):
    """The network that `lovp_actions.reader.skim.Skim` runs."""

    def __init__(self, embeddings: Tensor) -> None:
        super().__init__()
        self.embeddings = nn.Embedding.from_pretrained(embeddings, freeze=False)
        self.near = nn.Linear(3 * TOKEN, FEATURES)
        self.far = nn.Linear(3 * FEATURES, FEATURES)
        self.row = nn.Linear(4 * FEATURES, FEATURES)
        self.score = nn.Linear(FEATURES, 1)
        self.dropout = nn.Dropout(DROPPED)

    def forward(self, document: Document) -> Tensor:
        """Logits of the rows (R)."""
        words = self.embeddings(document.tokens)
        if self.training:
            words = words * (torch.rand(len(words), 1) > BLANK)
        near = torch.relu(self.near(_with_neighbours(self.dropout(words), document.first)))
        far = torch.relu(self.far(_with_neighbours(near, document.first))) + near
        count, nothing = len(document.units), torch.zeros(1, FEATURES)
        at = document.rows[:, None].expand(-1, FEATURES)
        found = torch.zeros(count, FEATURES).scatter_reduce(0, at, far, "amax")
        before, behind = torch.cat([nothing, found[:-1]]), torch.cat([found[1:], nothing])
        above = torch.cat([found, nothing])[document.above]
        told = self.row(self.dropout(torch.cat([found, before, behind, above], 1)))
        logits: Tensor = self.score(self.dropout(torch.relu(told)))[:, 0]
        return logits


def _with_neighbours(x: Tensor, first: Tensor) -> Tensor:
    before = x.roll(1, 0).masked_fill(first[:, None], 0)
    behind = x.roll(-1, 0).masked_fill(first.roll(-1)[:, None], 0)
    return torch.cat([before, x, behind], 1)


def embeddings_of(path: Path) -> Tensor:
    """The principal components of the embeddings of an exported network."""
    told = {each.name: each for each in onnx.load(str(path)).graph.initializer}
    name = next(name for name in told if name.endswith("word_embeddings.weight_int8"))
    scales = numpy_helper.to_array(told[name.replace("_int8", "_scale")]).astype(np.float32)
    whole = numpy_helper.to_array(told[name]).astype(np.float32) * scales
    left, sizes, _ = np.linalg.svd(whole - whole.mean(0), full_matrices=False)
    found = torch.tensor((left * sizes)[:, :TOKEN])
    return found * (0.3 / found.std())


def documents(folder: Path) -> Iterator[Document]:
    """The texts that the network in `folder` was trained with, as it reads them."""
    reader = Reader(folder, skims=False)
    told = folder / "without.json"
    without = tuple(json.loads(told.read_text("utf-8"))) if told.exists() else ()
    for text in texts_of(SHARED, None, reader._tokenizer, reader.marks):
        if text.rows and not (without and text.name.startswith(without)):
            yield Document.of(text, reader)


def trained(found: list[Document], network: Skimming) -> None:
    """Train it, at a rate that rises for a hundred steps and then falls to nought."""
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE)
    steps, step = PASSES * (len(found) // TOGETHER + 1), 0
    for number in range(PASSES):
        network.train()
        random.shuffle(found)
        lost = 0.0
        for at in range(0, len(found), TOGETHER):
            step += 1
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1, step / 100) * max(1 - step / steps, 0.005)
            losses = torch.cat([_losses(network, each) for each in found[at : at + TOGETHER]])
            optimizer.zero_grad()
            losses.mean().backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            lost += losses.mean().item() * TOGETHER / len(found)
        print(f"pass {number + 1}: {lost:.4f}", flush=True)


def _losses(network: Skimming, document: Document) -> Tensor:
    wanted = document.chances
    weights = 1 + (WEIGHT - 1) * (wanted > SOME).float()
    each = nn.functional.binary_cross_entropy_with_logits(
        network(document), wanted, weights, reduction="none"
    )
    return each[document.units]


def save(network: Skimming, path: Path) -> None:
    """Write the weights, those of the embeddings in int8."""
    whole = network.embeddings.weight.detach().numpy()
    scales = np.abs(whole).max(1) / 127 + 1e-9
    layers = ("near", "far", "row", "score")
    told = {
        f"{name}.{part}": each.detach().numpy().T
        for name in layers
        for part, each in getattr(network, name).named_parameters()
    }
    np.savez(
        path,
        embeddings=np.round(whole / scales[:, None]).astype(np.int8),
        scales=scales.astype(np.float32),
        **told,
    )


def main() -> None:
    (folder,) = map(Path, sys.argv[1:])
    random.seed(1)
    torch.manual_seed(1)
    torch.set_num_threads(1)
    network = Skimming(embeddings_of(folder / "reader.onnx"))
    trained(list(documents(folder)), network)
    save(network, folder / FILE)


if __name__ == "__main__":
    main()
