"""The arithmetic of the pipeline's network, faster: thinc's `Ops` with NumPy's own BLAS.

Thinc multiplies with BLIS, which takes about one and a half times as long as the OpenBLAS that
NumPy carries, and picks the largest of each few numbers one by one. This is the way in which thinc
takes other back ends (see `thinc-apple-ops`). Only predictions can be made with it.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from thinc.api import Model, NumpyOps


class PredictionOps(NumpyOps):  # type: ignore[misc]  # thinc has no types for it
    """NumPy operations for predicting."""

    def gemm(
        self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False
    ) -> Any:
        """The matrix product of `x` and `y`, either transposed first if so told."""
        return np.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)

    def maxout(self, X: Any) -> tuple[Any, Any]:
        """The largest along the last axis; which one it was is left out."""
        best = X[..., 0]
        for piece in range(1, X.shape[-1]):
            best = np.maximum(best, X[..., piece])
        return best, None


def speed_up(model: Model[Any, Any]) -> None:
    """Let all layers of `model` use `PredictionOps`; it cannot be trained afterwards."""
    ops = PredictionOps()
    for layer in model.walk():
        layer.ops = ops
