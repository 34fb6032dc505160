"""A build of the index, opened: everything that search needs beside the corpus."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from corpus.codes import CodedIndex, Codes
from corpus.domain import Domain, WordOdds
from corpus.embed import Vectors
from corpus.homophones import Homophones
from corpus.lexical import LexicalIndex
from corpus.passages import Passage
from corpus.recogniser import Recogniser

if TYPE_CHECKING:
    from corpus.index import IndexManifest


@dataclass(frozen=True)
class OpenIndex:
    """`passages` are those of the corpus; `vectors` is (p, d), mapped from disk, and so are their codes."""

    folder: Path
    manifest: "IndexManifest"
    passages: Sequence[Passage]
    vectors: Vectors
    codes: Codes
    bias: Vectors
    domain: Domain
    recogniser: Recogniser
    odds: WordOdds
    homophones: Homophones
    words: LexicalIndex

    @property
    def dense(self) -> CodedIndex:
        return CodedIndex(self.vectors, self.codes)

    @classmethod
    def load(cls, build: Path, manifest: "IndexManifest", passages: Sequence[Passage]) -> "OpenIndex":
        """Raises what readers of files that are cut off raise (`corpus.index.DAMAGE`)."""
        with np.load(build / "domain.npz") as saved:
            domain = Domain(saved["weights"], float(saved["bias"]))
        recogniser = Recogniser.load(build / "recogniser.npz")
        vectors = np.load(build / "vectors.npy", mmap_mode="r").view(np.ndarray)  # as an np.memmap each part is slow
        odds = WordOdds.load(build / "odds")
        homophones = Homophones.load(build / "homophones.json")
        words = LexicalIndex.load(build / "words", manifest.articles)
        codes, bias = Codes.load(build / "codes"), np.load(build / "bias.npy")
        return cls(build, manifest, passages, vectors, codes, bias, domain, recogniser, odds, homophones, words)
