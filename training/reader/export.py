"""From trained weights to the model in the package: Dutch pieces only, int8 weights, ONNX.

    python -m training.reader.export BASE WEIGHTS.pt OUT WORDS [TEXT ...]

WORDS is a list of Dutch words, one a line (Debian's wdutch); TEXT are files of Dutch text. A piece
of the vocabulary stays where the texts use it, where four of the words do, or where it is one
Latin letter or a sign. The encoder of weights trained with `--int8` computes with int8. All other
weights are kept as int8 with a scale for each column (of the embeddings for each row), and their
arithmetic stays in float32. Of which texts the weights were trained without, OUT tells too.
"""

from __future__ import annotations

import dataclasses
import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer
from torch import Tensor, nn

from training.reader.network import Network
from training.reader.quantized import QuantizedLinear, quantize
from training.reader.train import marks_of

SPECIAL = (0, 1, 2, 3, 250001)
FEW = 4
"""Words of the list that must use a piece for it to stay."""
INPUTS = ("ids", "first", "behind")
OUTPUTS = ("types", "pointers", "nothing")


def kept(tokenizer: Tokenizer, words: Iterable[str], texts: Iterable[str]) -> list[int]:
    """The ids of the pieces that stay, in their order."""
    used, listed = Counter[int](), Counter[int]()
    for each in tokenizer.encode_batch(list(texts), add_special_tokens=False):
        used.update(each.ids)
    for word in words:
        for form in (word, word.capitalize()):
            listed.update(tokenizer.encode(form, add_special_tokens=False).ids)
    signs = {id for piece, id in tokenizer.get_vocab().items() if _is_sign(piece.lstrip("▁"))}
    return sorted({*used, *(id for id, n in listed.items() if n >= FEW), *signs, *SPECIAL})


def _is_sign(piece: str) -> bool:
    code = ord(piece) if len(piece) == 1 else 0 if not piece else -1
    return 0 <= code < 0x250 or 0x2000 <= code < 0x2300 or 0x2500 <= code < 0x27C0


def pruned(tokenizer: Path, keep: list[int]) -> str:
    """The tokenizer with those pieces alone, as JSON."""
    data = json.loads(tokenizer.read_text("utf-8"))
    new = {old: n for n, old in enumerate(keep)}
    data["model"]["vocab"] = [data["model"]["vocab"][old] for old in keep]
    data["model"]["unk_id"] = new[data["model"]["unk_id"]]
    data.update(truncation=None, padding=None, post_processor=None)
    for token in data["added_tokens"]:
        token["id"] = new[token["id"]]
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


class _Attention(torch.autograd.Function):
    """Attention as one operator, which masks nothing and moves no tokens about in memory."""

    @staticmethod
    def forward(ctx: Any, query: Any, key: Any, value: Any, heads: int) -> Any:
        parts = (each.unflatten(-1, (heads, -1)).transpose(1, 2) for each in (query, key, value))
        return nn.functional.scaled_dot_product_attention(*parts).transpose(1, 2).flatten(2)

    @staticmethod
    def symbolic(g: Any, query: Any, key: Any, value: Any, heads: int) -> Any:
        found = g.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=heads)
        return found.setType(query.type().with_sizes([None] * 3))


class _Attending(nn.Module):
    def __init__(self, attention: nn.Module) -> None:
        super().__init__()
        self.query, self.key, self.value = attention.query, attention.key, attention.value
        self.heads: int = attention.num_attention_heads

    def forward(self, x: Tensor, *_: Any, **__: Any) -> tuple[Tensor, None]:
        told = self.query(x), self.key(x), self.value(x)
        return _Attention.apply(*told, self.heads), None


class _OneWindow(nn.Module):
    """The network on a single window, of which all is to be seen."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, first: Tensor, behind: Tensor) -> tuple[Tensor, ...]:
        return self.network(ids, None, torch.zeros_like(first), first, behind)


def exported(network: Network, path: Path) -> onnx.ModelProto:
    """The network as ONNX, for one window of any number of tokens and units."""
    network.eval()
    for module in network.modules():
        if isinstance(module, QuantizedLinear):
            module.freeze()
    for layer in network.enc.encoder.layer:
        layer.attention.self = _Attending(layer.attention.self)
    ids = torch.randint(5, 1000, (1, 40))
    places = [torch.tensor(each) for each in ([1, 10, 20], [10, 20, 38])]
    axes = {name: {0: "units"} for name in (*INPUTS[1:], *OUTPUTS)}
    axes["ids"] = {1: "tokens"}
    axes["pointers"] = {0: "units", 3: "tokens"}
    torch.onnx.export(
        _OneWindow(network),
        (ids, *places),
        str(path),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=17,
        custom_opsets={"com.microsoft": 1},
        dynamo=False,
    )
    return onnx.load(str(path))


def compressed(model: onnx.ModelProto) -> onnx.ModelProto:
    """The model with its large weights as int8."""
    graph = model.graph
    weights = {each.name: each for each in graph.initializer}
    added: list[onnx.NodeProto] = []
    gone: set[str] = set()

    def put(name: str, weight: np.ndarray, scale: np.ndarray) -> None:
        whole = np.clip(np.round(weight / scale), -127, 127).astype(np.int8)
        graph.initializer.append(numpy_helper.from_array(whole, f"{name}_int8"))
        values = scale.astype(np.float32)
        graph.initializer.append(numpy_helper.from_array(values, f"{name}_scale"))
        gone.add(name)

    for node in graph.node:
        place = {"MatMul": 1, "Gather": 0}.get(node.op_type)
        name = node.input[place] if place is not None else ""
        if name not in weights or name in gone or len(weights[name].dims) != 2:
            continue
        weight = numpy_helper.to_array(weights[name])
        if weight.size < 20_000:
            continue
        scale = np.maximum(np.abs(weight).max(1 - place), 1e-8) / 127
        if node.op_type == "MatMul":
            put(name, weight, scale)
            wide = [f"{name}_int8", f"{name}_scale"]
            added.append(helper.make_node("DequantizeLinear", wide, [f"{name}_wide"], axis=1))
            node.input[1] = f"{name}_wide"
        else:
            put(name, weight, scale[:, None])
            ids, out = node.input[1], node.output[0]
            node.input[0], node.output[0] = f"{name}_int8", f"{out}_int8"
            added += [
                helper.make_node("Cast", [f"{out}_int8"], [f"{out}_cast"], to=TensorProto.FLOAT),
                helper.make_node("Gather", [f"{name}_scale", ids], [f"{out}_scale"]),
                helper.make_node("Mul", [f"{out}_cast", f"{out}_scale"], [out]),
            ]
    left = [each for each in graph.initializer if each.name not in gone]
    nodes = _sorted([*added, *graph.node], {each.name for each in (*left, *graph.input)})
    del graph.initializer[:], graph.node[:]
    graph.initializer.extend(left)
    graph.node.extend(nodes)
    return model


def _sorted(nodes: list[onnx.NodeProto], known: set[str]) -> list[onnx.NodeProto]:
    """The nodes, each behind those whose outputs it takes."""
    done: list[onnx.NodeProto] = []
    while nodes:
        ready = [node for node in nodes if all(not name or name in known for name in node.input)]
        nodes = [node for node in nodes if node not in ready]
        known |= {name for node in ready for name in node.output}
        done += ready
    return done


def main() -> None:
    base, weights, out, words, *texts = map(Path, sys.argv[1:])
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    told = torch.load(weights)
    state = told["weights"]
    layers = 1 + max(int(name.split(".")[3]) for name in state if ".encoder.layer." in name)
    network = Network(base, layers)
    if any(name.endswith(".smooth") for name in state):
        quantize(network)
    network.load_state_dict(state)
    lines = (line for path in texts for line in path.read_text("utf-8", "replace").splitlines())
    keep = kept(tokenizer, words.read_text("utf-8").split(), lines)
    few = network.enc.embeddings.word_embeddings.weight.data[keep]
    network.enc.embeddings.word_embeddings = nn.Embedding.from_pretrained(few)
    out.mkdir(parents=True, exist_ok=True)
    (out / "tokenizer.json").write_text(pruned(base / "tokenizer.json", keep), "utf-8")
    marks = marks_of(Tokenizer.from_file(str(out / "tokenizer.json")))
    (out / "marks.json").write_text(json.dumps(dataclasses.asdict(marks)), "utf-8")
    (out / "without.json").write_text(json.dumps(told["without"]), "utf-8")
    whole = out / "whole.onnx"
    onnx.save(compressed(exported(network, whole)), str(out / "reader.onnx"))
    whole.unlink()


if __name__ == "__main__":
    main()
