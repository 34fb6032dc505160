"""An engine that keeps the vectors of questions from run to run: a new fit embeds only what is new in its data."""

from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import numpy as np

from assistant.build import open_searcher
from assistant.settings import Settings
from corpus.embed import DEFAULT_ENGINE, Engine, Vectors, open_engine
from corpus.search import Searcher
from eval.embedded import OWN_HOMES

FILE = "questions.npz"


class Remembering:
    """`engine`, with a file for the vectors of the questions asked of it together, exactly as they were made.

    What makes other vectors needs another file.
    """

    def __init__(self, engine: Engine, file: Path) -> None:
        self.name = engine.name
        self._engine, self._file = engine, file
        self._known: dict[str, Vectors] = {}
        if file.exists():
            with np.load(file) as kept:
                self._known = dict(zip(kept["texts"].tolist(), kept["vectors"], strict=True))

    def query(self, text: str) -> Vectors:
        known = self._known.get(text)
        return self._engine.query(text) if known is None else known

    def queries(self, texts: Sequence[str]) -> Vectors:
        missing = [text for text in dict.fromkeys(texts) if text not in self._known]
        if missing:
            self._known.update(zip(missing, self._engine.queries(missing), strict=True))
            self._keep()
        return np.stack([self._known[text] for text in texts])

    def passages(self, texts: Sequence[str]) -> Vectors:
        return self._engine.passages(texts)

    def _keep(self) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        being_written = self._file.with_suffix(".new.npz")
        np.savez(being_written, texts=np.array([*self._known]), vectors=np.stack([*self._known.values()]))
        being_written.replace(self._file)


def remembering_searcher(settings: Settings) -> Searcher:
    """Search over the index in use; the vectors are kept below ZHIDU_HOME, for this engine in this version."""
    engine = open_engine(settings.embedding)
    if engine.name != DEFAULT_ENGINE:
        return open_searcher(settings, engine)
    made_by = f"{engine.name}-{version(DEFAULT_ENGINE)}"
    return open_searcher(settings, Remembering(engine, settings.home / OWN_HOMES / made_by / FILE))
