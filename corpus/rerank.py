"""An optional second opinion: a sentence-transformers cross-encoder that reads question and article together."""

import threading
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.embed import loading
from corpus.lexical import Scores


class CrossEncoderReranker:
    """Any sentence-transformers cross-encoder, by its name or its folder (ZHIDU_RERANKER)."""

    def __init__(self, model: str) -> None:
        with loading(f"ZHIDU_RERANKER={model}"):
            from sentence_transformers import CrossEncoder
            from torch.nn import Identity

            self._model: Any = CrossEncoder(model, activation_fn=Identity())  # models differ in what they apply
        self._lock = threading.Lock()  # a tokenizer must not be used by two threads at once

    def scores(self, question: str, texts: Sequence[str]) -> Scores:
        """(n,) in [0, 1]: one logit through a sigmoid, or the last of several classes through a softmax."""
        if not texts:
            return np.zeros(0, np.float32)
        with self._lock:
            raw = self._model.predict([(question, text) for text in texts], show_progress_bar=False)
        return _probabilities(np.asarray(raw, np.float64).reshape(len(texts), -1))


def _probabilities(logits: NDArray[np.float64]) -> Scores:
    """(n, classes) → (n,)."""
    if logits.shape[1] == 1:
        logits = np.hstack([np.zeros_like(logits), logits])  # a sigmoid is a softmax beside a zero
    shares = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(shares[:, -1] / shares.sum(axis=1), np.float32)
