"""Linear layers that compute with int8, trained so that they lose nothing by it.

Inputs are rounded to 256 steps between fixed bounds, weights to 127 steps (7 bits, so that no
processor overflows) with a scale for each output. While they are trained, rounding is passed over
backwards (straight-through, Bengio et al., 2013; Jacob et al., 2018). Channels of the input that
are much larger than others are scaled down, and their weights up (SmoothQuant, Xiao et al., 2023).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from training.reader.network import Batch, Network

STEPS, MOST = 255, 63


class QuantizedLinear(nn.Linear):
    """A linear layer with the buffers `smooth` (inputs), `low` and `high` (bounds of the input
    once it is smoothed)."""

    smooth: Tensor
    low: Tensor
    high: Tensor

    def __init__(self, linear: nn.Linear) -> None:
        super().__init__(linear.in_features, linear.out_features)
        self.weight, self.bias = linear.weight, linear.bias
        self.register_buffer("smooth", torch.ones(linear.in_features))
        self.register_buffer("low", torch.tensor(-1.0))
        self.register_buffer("high", torch.tensor(1.0))

    def forward(self, x: Tensor) -> Tensor:
        """(..., in) to (..., out)."""
        if torch.onnx.is_in_onnx_export():
            return _Integers.apply(x * self.gentle, *self.frozen, self.bias)
        scale, zero = self.scale
        wide = self.weight * self.smooth
        widest = wide.detach().abs().amax(1).clamp(min=1e-8) / MOST
        with torch.autocast("cpu", enabled=False):
            steps = _rounded((x.float() / (self.smooth * scale)).clamp(-zero, STEPS - zero))
            whole = _rounded(wide / widest[:, None])
        return F.linear(steps, whole).float() * (scale * widest) + self.bias

    @property
    def scale(self) -> tuple[Tensor, Tensor]:
        """The size of a step of the input, and the step that stands for nought."""
        scale = (self.high - self.low) / STEPS
        return scale, (-self.low / scale).round()

    @torch.no_grad()
    def freeze(self) -> None:
        """Work out what ONNX takes, once and for all."""
        scale, zero = self.scale
        wide = (self.weight * self.smooth).T.contiguous()
        by = wide.abs().amax(0).clamp(min=1e-8) / MOST
        self.gentle = 1 / self.smooth
        self.frozen = (scale, zero.to(torch.uint8), (wide / by).round().to(torch.int8), by)


def _rounded(x: Tensor) -> Tensor:
    return x + (x.round() - x).detach()


class _Integers(torch.autograd.Function):
    """What the layer becomes in ONNX; `whole` is (in, out)."""

    @staticmethod
    def forward(ctx: Any, x: Any, scale: Any, zero: Any, whole: Any, by: Any, bias: Any) -> Any:
        return x @ (whole * by) + bias

    @staticmethod
    def symbolic(g: Any, x: Any, scale: Any, zero: Any, whole: Any, by: Any, bias: Any) -> Any:
        steps = g.op("QuantizeLinear", x, scale, zero)
        nought = g.op("Constant", value_t=torch.tensor(0, dtype=torch.int8))
        found = g.op(
            "com.microsoft::MatMulIntegerToFloat", steps, whole, scale, by, zero, nought, bias
        )
        return found.setType(x.type().with_sizes([None] * 3))


def groups(network: Network) -> Iterable[list[tuple[nn.Module, str]]]:
    """The linear layers that see all tokens, as (owner, name); those together have one input."""
    yield [(network, "k"), (network, "key")]
    for layer in network.enc.encoder.layer:
        yield [(layer.attention.self, name) for name in ("query", "key", "value")]
        yield [(layer.attention.output, "dense")]
        yield [(layer.intermediate, "dense")]
        yield [(layer.output, "dense")]


def quantize(network: Network, batches: Iterable[Batch] = ()) -> None:
    """Make the encoder of a network compute with int8. The bounds come from what its layers meet
    in the batches; without any they come with the weights that are loaded next."""
    every = list(groups(network))
    met = _bounds(network, [getattr(*group[0]) for group in every], batches)
    for group, (low, high) in zip(every, met, strict=True):
        linears = [getattr(*each) for each in group]
        heaviest = torch.stack([each.weight.detach().abs().amax(0) for each in linears]).amax(0)
        largest = torch.maximum(-low, high).clamp(min=1e-5)
        smooth = (largest / heaviest.clamp(min=1e-5)).sqrt()
        for (owner, name), linear in zip(group, linears, strict=True):
            made = QuantizedLinear(linear)
            made.smooth.copy_(smooth)
            made.low.copy_((low / smooth).amin().clamp(max=0))
            made.high.copy_((high / smooth).amax().clamp(min=0))
            setattr(owner, name, made)


@torch.no_grad()
def _bounds(
    network: Network, linears: Sequence[nn.Linear], batches: Iterable[Batch]
) -> list[tuple[Tensor, Tensor]]:
    """The least and the most of each input channel of each layer."""
    met = [(torch.zeros(each.in_features), torch.zeros(each.in_features)) for each in linears]

    def hook(low: Tensor, high: Tensor) -> Callable[[nn.Module, tuple[Tensor]], None]:
        def keep(_: nn.Module, given: tuple[Tensor]) -> None:
            values = given[0].float().flatten(0, -2)
            torch.minimum(low, values.amin(0), out=low)
            torch.maximum(high, values.amax(0), out=high)

        return keep

    hooks = [
        linear.register_forward_pre_hook(hook(*each))
        for linear, each in zip(linears, met, strict=True)
    ]
    network.eval()
    for batch in batches:
        network(**batch.inputs)
    network.train()
    for each in hooks:
        each.remove()
    return met
