"""What HR decides becomes the index: built beside the old one in the background, on every replica by itself."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

from assistant.build import Parts, build_index_for
from assistant.regulations import folder_decided, folder_in_use
from assistant.settings import Settings
from corpus.chroma_index import StoreError
from corpus.embed import EngineError
from corpus.files import CorpusError
from corpus.index import IndexProblem
from tools.problems import DatabaseError
from tools.store import Store

EVERY_S = 3.0  # so long at most until another replica sees a decision
RETRY_S = 60.0
OPENING_TRIES, OPENING_S = 600, 0.1
PROBLEMS = (CorpusError, DatabaseError, EngineError, IndexProblem, StoreError, OSError)
_LOG = logging.getLogger("zhidu.rebuild")


@dataclass(frozen=True)
class Progress:
    """Where this replica stands: live, building, opening or failed. `revision` is the decision that its answers follow.

    `done` of `total` steps of building: each passage is embedded and published. Then what is built is opened.
    """

    phase: str = "live"
    revision: int = 0
    done: int = 0
    total: int = 0
    problem: str = ""


class Rebuild:
    """A thread that follows the decisions in the store. `wake` makes it look at once."""

    def __init__(self, settings: Settings, store: Store, parts_now: Callable[[], Parts]) -> None:
        self._settings, self._store, self._parts_now = settings, store, parts_now
        self._progress = Progress(revision=-1)
        self._woken, self._stopped = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._follow, name="rebuild", daemon=True)

    def start(self) -> None:
        """Catch up with what was decided while this replica was down, then follow."""
        self._look()
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        self._woken.set()
        self._thread.join(timeout=RETRY_S)

    def wake(self) -> None:
        self._woken.set()

    def progress(self) -> Progress:
        return self._progress

    def _follow(self) -> None:
        while not self._stopped.is_set():
            self._woken.wait(RETRY_S if self._progress.phase == "failed" else EVERY_S)
            self._woken.clear()
            if not self._stopped.is_set():
                self._look()

    def _look(self) -> None:
        followed = self._progress.revision
        try:
            revision = self._store.publications.revision()
            if revision != followed:
                self._progress = Progress("building", followed)
                self._build(followed)
                self._progress = Progress("live", revision)
        except PROBLEMS as problem:
            _LOG.warning("The published versions are not in the index: %s", problem)
            self._progress = Progress("failed", followed, problem=str(problem))

    def _build(self, followed: int) -> None:
        """Nothing is built where the index in use was made from the very same text."""

        def progress(done: int, total: int) -> None:
            self._progress = Progress("building", followed, done, total)

        folder = folder_decided(self._settings, self._store)
        if folder != folder_in_use(self._settings):
            made = build_index_for(self._settings, progress, folder, self._parts_now().searcher.engine)
            self._progress = replace(self._progress, phase="opening")
            self._wait_until_used(made.corpus)

    def _wait_until_used(self, corpus: str) -> None:
        """Have the new build opened, here or by the message that is opening it at this moment."""
        for _ in range(OPENING_TRIES):
            if self._parts_now().searcher.corpus.digest == corpus or self._stopped.wait(OPENING_S):
                return
        raise IndexProblem("The new index is built and does not open; the server's log says why. Run: zhidu index")
