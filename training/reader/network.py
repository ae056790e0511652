"""The network: an encoder, and for each unit a few slots that each read one item.

A slot has its own attention over the unit. It tells the type of its item (or none), and points at
the first and last token of actor, action and deadline (or at none of them).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn
from transformers import BertModel

from lovp_actions.items import TYPES
from lovp_actions.reader.decoding import LONGEST_ACTOR
from lovp_actions.reader.windows import Window
from training.reader.texts import SLOTS, Target

NEVER = -1e4
OPTIONAL = 0.3
"""Weight of items that are optional, of which the target is half an item."""
ACTOR, ACTION, DEADLINE = 0, 2, 4
"""Where the two pointers of each begin, among the six of a slot."""


class Network(nn.Module):
    """`layers` of the base model's from below, and the slots; embeddings are not trained."""

    def __init__(self, base: Path, layers: int, drop: float = 0.1, size: int = 128) -> None:
        super().__init__()
        self.enc = BertModel.from_pretrained(base, add_pooling_layer=False)
        self.enc.encoder.layer = self.enc.encoder.layer[:layers]
        self.enc.config.num_hidden_layers = layers
        self.enc.embeddings.requires_grad_(False)
        hidden = self.enc.config.hidden_size
        self.P, self.drop = size, nn.Dropout(drop)
        self.half = torch.cpu._is_avx512_bf16_supported()
        self.slot = nn.Parameter(torch.randn(SLOTS, hidden) * 0.05)
        self.q, self.k = nn.Linear(hidden, hidden), nn.Linear(hidden, hidden)
        self.mix, self.norm = nn.Linear(3 * hidden, hidden), nn.LayerNorm(hidden)
        self.typ = nn.Linear(hidden, 1 + len(TYPES))
        self.query, self.key = nn.Linear(hidden, 6 * size), nn.Linear(hidden, 6 * size)
        self.none = nn.Linear(hidden, 2)
        self.rel = nn.Parameter(torch.zeros(2, 3))

    def forward(
        self, ids: Tensor, mask: Tensor | None, window: Tensor, first: Tensor, behind: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Logits as `lovp_actions.reader.decoding.readings` takes them: of B windows of T tokens
        with U units types (U, K, 7), pointers (U, K, 6, T), nobody and no deadline (U, K, 2)."""
        h = self.drop(self.enc(input_ids=ids, attention_mask=mask).last_hidden_state)
        size, every = h.shape[1], h.flatten(0, 1)  # all tokens in a row: no window is copied
        start, stop = window * size + first, window * size + behind
        place = torch.arange(every.shape[0])[None]
        own = (place >= start[:, None]) & (place < stop[:, None])
        mark = every[start]
        wanted = (self.q(mark[:, None]) + self.slot[None]) * mark.shape[-1] ** -0.5
        looks = wanted @ self.k(h).flatten(0, 1).T
        shares = looks.masked_fill(~own[:, None], NEVER).softmax(-1)
        seen = shares @ every
        unit = start[:, None] + torch.arange((behind - first).max())[None]
        most = every[torch.minimum(unit, stop[:, None] - 1)].max(1).values
        whole = [mark[:, None].expand(-1, SLOTS, -1), seen, most[:, None].expand(-1, SLOTS, -1)]
        z = self.norm(F.gelu(self.mix(torch.cat(whole, -1))) + self.slot[None])
        z = self.drop(z)
        query = self.query(z).unflatten(-1, (6, self.P)) * self.P**-0.5
        key = self.key(h).flatten(0, 1).unflatten(-1, (6, self.P))
        points = query.permute(2, 0, 1, 3).flatten(1, 2) @ key.permute(1, 2, 0)  # (6, UK, BT)
        points = points.unflatten(1, (-1, SLOTS)).unflatten(-1, (-1, size))
        here = window[None, :, None, None, None].expand(6, -1, SLOTS, 1, size)
        points = points.gather(3, here).squeeze(3).permute(1, 2, 0, 3)  # (U, K, 6, T)
        place = torch.arange(size)[None]
        own = (place >= first[:, None]) & (place < behind[:, None])
        near = self.rel[:, torch.where(own, 0, 1)].permute(1, 0, 2)[:, None]
        points = torch.cat([points[:, :, :2] + near, points[:, :, 2:]], 2)
        return self.typ(z), points, self.none(z)


@dataclass
class Batch:
    """Windows with what is to be read in them; `slots` has (unit, slot, target)."""

    inputs: dict[str, Tensor]
    allowed: Tensor
    """(U, 6, T): where each pointer may point."""
    rows: Tensor
    """(U, T): the row that each token is of."""
    slots: list[tuple[int, int, Target]]

    @classmethod
    def of(cls, windows: list[Window], targets: list[list[list[Target]]], pad: int) -> Batch:
        """`targets` has for each unit of each window its items."""
        given = _inputs(windows, pad)
        length = given["ids"].shape[1]
        edges = np.zeros((len(windows), 3, length), dtype=bool)
        rows = np.full((len(windows), length), -2)
        for n, window in enumerate(windows):
            edges[n, :, : len(window.ids)] = window.edges
            rows[n, : len(window.ids)] = [row for row, _ in window.origins]
        place = np.arange(length)[None]
        upto = place < given["behind"][:, None]
        own = upto & (place >= given["first"][:, None])
        of = edges[given["window"]]
        inside = own & of[:, 0]
        allowed = np.stack([upto & of[:, 1], upto & of[:, 2], *[inside] * 4], 1)
        units = [unit for window in targets for unit in window]
        slots = [(n, k, each) for n, unit in enumerate(units) for k, each in enumerate(unit)]
        tensors = {name: torch.from_numpy(array) for name, array in given.items()}
        rows = rows[given["window"]]
        return cls(tensors, torch.from_numpy(allowed), torch.from_numpy(rows), slots)


def _inputs(windows: list[Window], pad: int) -> dict[str, np.ndarray]:
    """`ids` and `mask` (B, T), and of each of the U units that are read its window, its first token
    and the one behind its last (U)."""
    longest = max(len(window.ids) for window in windows)
    ids, mask = np.full((len(windows), longest), pad), np.zeros((len(windows), longest), dtype=int)
    places = []
    for number, window in enumerate(windows):
        ids[number, : len(window.ids)] = window.ids
        mask[number, : len(window.ids)] = 1
        for index in window.units:
            base = window.bases[index]
            places.append((number, base, base + len(window.rows[index].ids)))
    which, first, behind = np.array(places).T
    return {"ids": ids, "mask": mask, "window": which, "first": first, "behind": behind}


def loss(network: Network, batch: Batch) -> Tensor:
    """What the network got wrong: types of all slots, and the pointers of those with an item."""
    with torch.autocast("cpu", torch.bfloat16, enabled=network.half):
        told = network(**batch.inputs)
    types, points, none = (each.float() for each in told)
    points = points.masked_fill(~batch.allowed[:, None], NEVER)
    total = _types(types, batch)
    if not batch.slots:
        return total
    unit = torch.tensor([n for n, _, _ in batch.slots])
    slot = torch.tensor([k for _, k, _ in batch.slots])
    wanted = [target for _, _, target in batch.slots]
    own, nothing = points[unit, slot], none[unit, slot]
    actor = _actors(own[:, :2], nothing[:, 0], batch.rows[unit], wanted)
    action = _pointers(own[:, ACTION : ACTION + 2], None, [each.action for each in wanted])
    deadline = _pointers(
        own[:, DEADLINE : DEADLINE + 2], nothing[:, 1:], [each.deadline for each in wanted]
    )
    return total + 0.5 * actor + 0.25 * action + 0.25 * deadline


def _types(types: Tensor, batch: Batch) -> Tensor:
    target, weight = torch.zeros_like(types), torch.ones(types.shape[:2])
    target[..., 0] = 1
    weight[:, 1:] = 0.5
    for n, k, each in batch.slots:
        target[n, k] = 0
        if each.optional:
            target[n, k, 0] = target[n, k, each.type] = 0.5
        else:
            target[n, k] = 0.02 / types.shape[-1]
            target[n, k, each.type] += 0.98
        weight[n, k] = OPTIONAL if each.optional else 1.0
    return (-(target * types.log_softmax(-1)).sum(-1) * weight).sum() / len(types)


def _actors(points: Tensor, nobody: Tensor, rows: Tensor, wanted: list[Target]) -> Tensor:
    """Minus the log of the probability of all right spans together, over those in a row."""
    length = points.shape[-1]
    ends = F.pad(points[:, 1], (0, LONGEST_ACTOR), value=NEVER)
    other = F.pad(rows, (0, LONGEST_ACTOR), value=-9)
    spans = [
        points[:, 0]
        + ends[:, n : n + length]
        + torch.where(rows == other[:, n : n + length], 0.0, NEVER)
        for n in range(LONGEST_ACTOR)
    ]
    every = torch.cat([nobody[:, None], torch.stack(spans, -1).flatten(1)], 1).log_softmax(-1)
    found = []
    for n, target in enumerate(wanted):
        if target.actor is not None:
            right = (
                [0]
                if isinstance(target.actor, str)
                else [1 + a * LONGEST_ACTOR + b - a for a, b in target.actor]
            )
            found.append((-torch.logsumexp(every[n, right], 0)).clamp(max=10.0))
    return torch.stack(found).mean() if found else points.sum() * 0


def _pointers(
    points: Tensor, nothing: Tensor | None, wanted: list[tuple[int, int] | str | None]
) -> Tensor:
    if nothing is not None:
        points = torch.cat([points, nothing[:, None].expand(-1, 2, -1)], -1)
    absent = points.shape[-1] - 1
    places = [
        (-100, -100) if w is None else (absent,) * 2 if isinstance(w, str) else w for w in wanted
    ]
    if all(place[0] < 0 for place in places):
        return points.sum() * 0
    return F.cross_entropy(points.transpose(1, 2), torch.tensor(places).long(), ignore_index=-100)
