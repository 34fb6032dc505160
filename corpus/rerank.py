"""An optional second opinion: a sentence-transformers cross-encoder that reads question and article together."""

import threading
from collections.abc import Sequence
from typing import Any

import numpy as np

from corpus.embed import EngineError
from corpus.lexical import Scores


class CrossEncoderReranker:
    """Any sentence-transformers cross-encoder, by its name or its folder (ZHIDU_RERANKER)."""

    def __init__(self, model: str) -> None:
        try:
            from sentence_transformers import CrossEncoder
        except ImportError:
            raise EngineError(
                f"ZHIDU_RERANKER={model} needs PyTorch: pip install 'zhidu[sentence-transformers]'"
            ) from None
        try:
            self._model: Any = CrossEncoder(model)
        except (OSError, ValueError) as error:
            raise EngineError(f"ZHIDU_RERANKER={model}: the model cannot be loaded: {error}") from None
        self._lock = threading.Lock()

    def scores(self, question: str, texts: Sequence[str]) -> Scores:
        """(n,) in [0, 1]: the model's logits through a sigmoid."""
        with self._lock:
            raw = np.asarray(self._model.predict([(question, text) for text in texts], show_progress_bar=False))
        values = raw.reshape(len(texts), -1)[:, -1].astype(np.float64)
        if values.min(initial=0.0) < 0 or values.max(initial=0.0) > 1:
            values = 1 / (1 + np.exp(-values))
        return np.asarray(values, np.float32)
