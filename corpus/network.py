"""A network of one hidden layer, as it is kept and asked; whoever fits it uses scikit-learn.

Shapes: d inputs, h units between, c classes.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Network:
    """`inner` (d, h) and `outer` (h, c) with their biases."""

    inner: Floats
    inner_bias: Floats
    outer: Floats
    outer_bias: Floats

    def beliefs(self, inputs: Floats) -> Floats:
        """The share of belief in each class, (c,), for inputs (d,)."""
        some = np.flatnonzero(inputs)  # most n-grams are in no message
        scores = np.maximum(inputs[some] @ self.inner[some] + self.inner_bias, 0) @ self.outer + self.outer_bias
        shares = np.exp(scores - scores.max())
        return np.asarray(shares / shares.sum(), np.float32)

    def as_arrays(self) -> dict[str, NDArray[Any]]:
        """What `numpy.savez` keeps of it: the layers at half precision, which moves a belief by less than 0.001."""
        half = {"inner": self.inner.astype(np.float16), "outer": self.outer.astype(np.float16)}
        return {**half, "inner_bias": self.inner_bias, "outer_bias": self.outer_bias}

    @classmethod
    def of_arrays(cls, saved: Any) -> "Network":
        """From an opened .npz file; raises what numpy raises for one that is cut off."""
        return cls(*(saved[name].astype(np.float32) for name in cls.__dataclass_fields__))

    @classmethod
    def of_classifier(cls, fitted: Any) -> "Network":
        """Of scikit-learn's MLPClassifier with one hidden layer."""
        (inner, outer), (inner_bias, outer_bias) = fitted.coefs_, fitted.intercepts_
        return cls(*(np.asarray(array, np.float32) for array in (inner, inner_bias, outer, outer_bias)))
