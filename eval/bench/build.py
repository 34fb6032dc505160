"""The index's build ÷ embedding its passages alone, and a build after one changed article ÷ a full one.

    python -m eval.bench.build

The first ratio says what all that is not embedding costs (near 1: nothing); the second what a changed article costs
(near 0: only itself). Everything happens in folders of its own; the index in use is not touched.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from assistant.build import build_index_for
from assistant.settings import Settings, load_settings
from corpus.embed import Engine, open_engine
from corpus.index import BATCH
from corpus.knowledge import load_knowledge
from corpus.library import load_corpus
from corpus.passages import QUESTION, corpus_rows, passages_of
from eval.bench.timing import interleaved

ROUNDS = 3
LONG_ENOUGH = 12  # characters of a line that is replaced, so that it stands in the file once


def main() -> int:
    settings = load_settings()
    engine = open_engine(settings.embedding)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(settings, Path(folder))
        medians = interleaved(
            ROUNDS,
            {"full": bench.full, "changed": bench.changed, "embedding": lambda: embed_all(settings.corpus, engine)},
        )
    full, changed, embedding = medians["full"], medians["changed"], medians["embedding"]
    print(f"full build ÷ embedding its passages: {full / embedding:.2f}")
    print(f"build after one changed article ÷ full build: {changed / full:.3f}")
    print(f"  medians of {ROUNDS}: full {full:.1f} s, changed {changed:.1f} s, embedding {embedding:.1f} s")
    return 0


class Bench:
    """Builds in a folder of its own: from nothing, and after a change."""

    def __init__(self, settings: Settings, folder: Path) -> None:
        corpus = folder / "corpus"
        shutil.copytree(settings.corpus, corpus)
        self._fresh = settings.model_copy(update={"home": folder / "fresh", "corpus": corpus})
        self._kept = settings.model_copy(update={"home": folder / "kept", "corpus": corpus})
        self._changes = 0
        build_index_for(self._kept, quiet)

    def full(self) -> None:
        shutil.rmtree(self._fresh.home, ignore_errors=True)
        build_index_for(self._fresh, quiet)

    def changed(self) -> None:
        """One article says one thing more than at the build before."""
        self._changes += 1
        change_one_article(self._kept.corpus, f"(第{self._changes}次修订)")
        build_index_for(self._kept, quiet)


def quiet(done: int, total: int) -> None:
    """No progress bar while the clock runs."""


def change_one_article(folder: Path, addition: str) -> None:
    """Append to the first line of a rule that stands exactly once in one of the documents."""
    lines = [line for article in corpus_rows(load_corpus(folder)) for line in article.body.splitlines()]
    for path in sorted(folder.glob("*.txt")) + sorted(folder.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        for line in lines:
            if len(line) >= LONG_ENOUGH and text.count(line) == 1:
                path.write_text(text.replace(line, line + addition), encoding="utf-8")
                return
    raise SystemExit(f"{folder}: no line to change; this benchmark needs a .txt or .md document")


def embed_all(folder: Path, engine: Engine) -> None:
    """Each text once, in the same batches as the build's, by length, so that the engine has the same work."""
    passages = {passage.key: passage for passage in passages_of(load_corpus(folder), load_knowledge(folder))}
    for question in (False, True):
        texts = sorted((p.text for p in passages.values() if (p.kind >= QUESTION) == question), key=len)
        for start in range(0, len(texts), BATCH):
            batch = texts[start : start + BATCH]
            engine.queries(batch) if question else engine.passages(batch)


if __name__ == "__main__":
    sys.exit(main())
