"""Weights to train on from, out of a network as it stands in the package.

    python -m training.reader.restore BASE FOLDER OUT.pt

FOLDER is what `export.py` wrote. What was trained in int8 comes back as it was; the matrices that
see a unit only once come back as the whole numbers that they were saved as. Embeddings are never
trained, so they are those of BASE.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from training.reader.network import Network
from training.reader.quantized import STEPS, quantize
from training.reader.train import Weights

PREFIX = "network."


class _Graph:
    """The constants of a model by name, and the node that each output comes from."""

    def __init__(self, model: onnx.ModelProto) -> None:
        self.nodes = list(model.graph.node)
        self.source = {name: node for node in self.nodes for name in node.output}
        self.constants = {each.name: each for each in model.graph.initializer}
        for node in self.nodes:
            if node.op_type == "Constant":
                self.constants[node.output[0]] = node.attribute[0].t

    def tensor(self, name: str) -> Tensor:
        """The constant as float32, also where it is kept as whole numbers and a scale."""
        node = self.source.get(name)
        if node is not None and node.op_type == "DequantizeLinear":
            return self.tensor(node.input[0]) * self.tensor(node.input[1])
        return torch.tensor(numpy_helper.to_array(self.constants[name]).astype("float32"))

    def constant(self, node: onnx.NodeProto) -> str:
        """The name of the input of a node that is a constant."""
        known = (n for n in node.input if n in self.constants or self._wide(n))
        return next(known)

    def _wide(self, name: str) -> bool:
        return name in self.source and self.source[name].op_type == "DequantizeLinear"


def restored(model: onnx.ModelProto) -> Weights:
    """The weights by their names in `Network`, without those of the embeddings."""
    graph = _Graph(model)
    found = {
        name.removeprefix(PREFIX): graph.tensor(name)
        for name in graph.constants
        if name.startswith(PREFIX) and ".embeddings." not in name
    }
    for node in graph.nodes:
        if node.op_type == "MatMulIntegerToFloat":
            _, whole, scale, by, zero, _, bias = node.input
            steps = graph.source[node.input[0]]
            gentle = graph.tensor(graph.constant(graph.source[steps.input[0]]))
            name = bias.removeprefix(PREFIX).removesuffix(".bias")
            step = graph.tensor(scale)
            found[f"{name}.smooth"] = 1 / gentle
            found[f"{name}.low"] = -graph.tensor(zero) * step
            found[f"{name}.high"] = (STEPS - graph.tensor(zero)) * step
            found[f"{name}.weight"] = (graph.tensor(whole) * graph.tensor(by)).T * gentle
        elif node.op_type == "MatMul" and (m := re.match(r"/network/(\w+)/MatMul", node.name)):
            found[f"{m[1]}.weight"] = graph.tensor(graph.constant(node)).T
    (slot,) = (each.name for each in model.graph.initializer if len(each.dims) == 3)
    found["slot"] = graph.tensor(slot)[0]
    return found


def main() -> None:
    base, folder, out = map(Path, sys.argv[1:])
    found = restored(onnx.load(str(folder / "reader.onnx")))
    network = Network(base, 1 + max(int(n.split(".")[3]) for n in found if ".layer." in n))
    quantize(network)
    left = network.load_state_dict(found, strict=False)
    if left.unexpected_keys or any(".embeddings." not in name for name in left.missing_keys):
        raise ValueError(f"this is no network that export.py wrote: {left}")
    told = folder / "without.json"
    without = json.loads(told.read_text("utf-8")) if told.exists() else []
    torch.save({"weights": network.state_dict(), "without": without}, out)


if __name__ == "__main__":
    main()
