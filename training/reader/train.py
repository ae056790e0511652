"""Train the reader on annotated minutes; see README.md for the way from here to the package.

    python -m training.reader.train BASE OUT.pt [--without NAME ...] [--start WEIGHTS.pt]

BASE is the folder that `base.py` wrote. Texts whose names begin with a NAME are left out, with all
others of their organisation; OUT.pt tells which. The weights are the running average of those of
the training.
"""

from __future__ import annotations

import argparse
import copy
import random
import time
from collections.abc import Callable
from pathlib import Path

import torch
from tokenizers import Tokenizer

from lovp_actions.extraction.engine import Extractor
from lovp_actions.reader.windows import Marks
from training.reader.adversarial import Adversary
from training.reader.gold import SETS
from training.reader.network import Batch, Network, loss
from training.reader.quantized import quantize
from training.reader.renaming import renamed
from training.reader.texts import Text, cut, load, targets

HERE = Path(__file__).parents[1]
INVENTED = ("synthetic", "minutes")
"""The folders of annotations of which the texts are invented."""


LAYER, BUFFERS = "enc.encoder.layer.", ("smooth", "low", "high")
CALIBRATED = 24
"""Batches from which the bounds of int8 come."""


def marks_of(tokenizer: Tokenizer) -> Marks:
    """The tokens that have a meaning of their own."""
    ids = {sign: tokenizer.encode(sign, add_special_tokens=False).ids[-1] for sign in "-|"}
    named = (tokenizer.token_to_id(name) for name in ("<s>", "</s>", "<mask>"))
    start, end, unit = named
    return Marks(start, end, unit, ids["-"], ids["|"], tokenizer.token_to_id("<pad>"))


def texts_of(
    shared: Path, collected: Path | None, tokenizer: Tokenizer, marks: Marks
) -> list[Text]:
    """All texts that there are to train on; in the folder `collected` annotations and texts lie
    together."""
    extractor, found = Extractor(), list[Text]()
    for gold, folder in SETS.items():
        found += load(shared / gold, shared / folder, extractor, tokenizer, marks)
    if collected:
        found += load(collected, collected, extractor, tokenizer, marks)
    for gold, folder in ((HERE / "places", shared / "real"), (HERE / "minutes",) * 2):
        found += load(gold, folder, extractor, tokenizer, marks)
    return found


def batches(
    texts: list[Text],
    marks: Marks,
    seed: int,
    size: int,
    quiet: float,
    share: float = 1,
    rename: Callable[[Text, random.Random], Text] | None = None,
) -> list[Batch]:
    """One pass over the texts, of the invented over a share, windows of like lengths together;
    `rename` gives some of them other names."""
    rng = random.Random(seed)
    texts = [
        text for text in texts if text.gold_path.parent.name not in INVENTED or rng.random() < share
    ]
    texts = [rename(text, rng) for text in texts] if rename else texts
    found = [(text, window) for text in texts for window in cut(text, marks, rng, quiet)]
    found.sort(key=lambda each: len(each[1].ids) // 25 + rng.random())
    groups = [found[at : at + size] for at in range(0, len(found), size)]
    rng.shuffle(groups)
    return [
        Batch.of(
            [window for _, window in group],
            [[targets(text, window, row) for row in window.units] for text, window in group],
            marks.pad,
        )
        for group in groups
    ]


def groups_of(network: Network, decay: float) -> list[dict[str, object]]:
    """The parameters, lower layers with a lower share of the learning rate, slots with five."""
    layers = network.enc.encoder.layer
    found: list[dict[str, object]] = [
        {"params": list(layer.parameters()), "share": decay ** (len(layers) - 1 - n), "lr": 0.0}
        for n, layer in enumerate(layers)
    ]
    heads = [p for name, p in network.named_parameters() if not name.startswith("enc.")]
    return [*found, {"params": heads, "share": 5.0, "lr": 0.0}]


Weights = dict[str, torch.Tensor]


def lower(weights: Weights, layers: int) -> Weights:
    """The weights without the layers above the first `layers`, and without what int8 has added."""

    def stays(name: str) -> bool:
        above = name.startswith(LAYER) and int(name.removeprefix(LAYER).split(".")[0]) >= layers
        return not above and name.split(".")[-1] not in BUFFERS

    return {name: each for name, each in weights.items() if stays(name)}


def between(one: Weights, other: Weights) -> Weights:
    """The mean of two (Wortsman et al., 2022, "Model soups"); what only `other` has, as it is."""
    return {name: (one[name] + each) / 2 if name in one else each for name, each in other.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--collected", type=Path, help="what `lovp-actions review --collect` wrote")
    parser.add_argument("--without", nargs="*", default=[])
    parser.add_argument("--start", type=Path)
    parser.add_argument("--layers", type=int, default=8)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rate", type=float, default=1.2e-4)
    parser.add_argument("--size", type=int, default=8, help="windows in a step")
    parser.add_argument("--quiet", type=float, default=0.7, help="share of windows without items")
    parser.add_argument("--invented", type=float, default=1, help="share of the invented texts")
    parser.add_argument("--renamed", type=float, default=0, help="share with other given names")
    parser.add_argument("--int8", action="store_true", help="train what int8 computes")
    parser.add_argument("--adversary", type=float, default=0, help="see adversarial.py; 0 for none")
    parser.add_argument("--mean", type=Path, help="end halfway between these weights and the last")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--steps", type=int, help="stop after so many, to try it")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    tokenizer = Tokenizer.from_file(str(args.base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    marks = marks_of(tokenizer)
    texts = [
        text
        for text in texts_of(args.shared, args.collected, tokenizer, marks)
        if not text.name.startswith(tuple(args.without))
    ]
    network = Network(args.base, args.layers)
    start = lower(torch.load(args.start)["weights"], args.layers) if args.start else {}
    if start:
        network.load_state_dict(start)
    other = lower(torch.load(args.mean)["weights"], args.layers) if args.mean else {}

    def rename(text: Text, rng: random.Random) -> Text:
        return renamed(text, tokenizer, marks, rng) if rng.random() < args.renamed else text

    def passed(seed: int) -> list[Batch]:
        told = args.size, args.quiet, args.invented, rename if args.renamed else None
        return batches(texts, marks, seed, *told)

    first = passed(args.seed)
    if args.int8:
        quantize(network, first[:CALIBRATED])
    average = copy.deepcopy(network).requires_grad_(False)
    adversary = Adversary(network, args.adversary) if args.adversary else None
    optimizer = torch.optim.AdamW(groups_of(network, 0.92), weight_decay=0.01)
    total, step, began = len(first) * args.epochs, 0, time.monotonic()
    print(f"{len(texts)} texts, {total} steps", flush=True)
    for epoch in range(args.epochs):
        now = passed(100 * args.seed + epoch)
        for batch in now[: args.steps]:
            share = min(1, (step + 1) / (0.08 * total)) * max(0.03, 1 - step / total)
            for group in optimizer.param_groups:
                group["lr"] = args.rate * share * group["share"]
            optimizer.zero_grad(set_to_none=True)
            if adversary:
                wrong = adversary.backward(batch, marks)
            else:
                wrong = loss(network, batch)
                wrong.backward()
            torch.nn.utils.clip_grad_norm_(
                [p for p in network.parameters() if p.requires_grad], 1.0
            )
            optimizer.step()
            step += 1
            with torch.no_grad():
                for mean, new in zip(average.parameters(), network.parameters(), strict=True):
                    if new.requires_grad:
                        mean.lerp_(new, max(0.01, 1 / (step + 1) ** 0.75))
            if step % 40 == 0:
                print(f"{step}/{total} {time.monotonic() - began:.0f} s {wrong:.3f}", flush=True)
        weights = between(other, average.state_dict()) if other else average.state_dict()
        kept = {"weights": weights, "without": args.without}
        torch.save(kept, args.out)
        if args.steps:
            break


if __name__ == "__main__":
    main()
