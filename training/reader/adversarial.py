"""A second look at each batch, made harder: its embeddings are moved to where the network errs most
(Miyato et al., 2017, "Adversarial Training Methods for Semi-Supervised Text Classification"), and
some of its tokens are unknown."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from lovp_actions.reader.windows import Marks
from training.reader.network import Batch, Network, loss

UNKNOWN = 3
"""The token that stands for those that are left out."""
DROPPED = 0.05
"""Share of the tokens that are."""


class Adversary:
    """Adds to the gradients of a network those of the harder look."""

    def __init__(self, network: Network, size: float) -> None:
        """The embeddings of a window are moved by `size` of their norm."""
        self._network, self._size = network, size
        self._told: Tensor | None = None
        self._moved: Tensor | None = None
        network.enc.embeddings.register_forward_hook(self._embedded)

    def _embedded(self, module: Any, given: Any, told: Tensor) -> Tensor:
        if self._moved is not None:
            return told + self._moved
        self._told = told.detach().requires_grad_()
        return self._told

    def backward(self, batch: Batch, marks: Marks) -> Tensor:
        """Both looks, backwards; the loss (scalar) of the first."""
        wrong = loss(self._network, batch)
        wrong.backward()
        assert self._told is not None
        assert self._told.grad is not None
        gradient, ids = self._told.grad.float(), batch.inputs["ids"]
        there = self._told.detach() * batch.inputs["mask"][..., None]
        self._moved = gradient * (self._size * _norm(there) / _norm(gradient).clamp(min=1e-9))
        plain = (ids > max(UNKNOWN, marks.end)) & (ids != marks.unit)
        batch.inputs["ids"] = ids.masked_fill(plain & (torch.rand(ids.shape) < DROPPED), UNKNOWN)
        loss(self._network, batch).backward()
        batch.inputs["ids"], self._moved = ids, None
        return wrong


def _norm(windows: Tensor) -> Tensor:
    """Of each window (B, T, H) its norm (B, 1, 1)."""
    return windows.flatten(1).norm(dim=1)[:, None, None]
