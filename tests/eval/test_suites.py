"""The suites are valid, true to the text, and the frozen split is kept apart from what search learns from."""

import json
from datetime import date
from pathlib import Path

import pytest

from assistant.settings import REGULATIONS
from corpus.knowledge import load_knowledge
from corpus.library import load_corpus
from eval.case import BadCase, read_suite

SUITES = ("dev-meaning", "dev-kinds", "frozen")


def test_there_are_enough_questions() -> None:
    assert len(read_suite("dev-meaning")) + len(read_suite("dev-kinds")) >= 250
    assert len(read_suite("frozen")) >= 100


@pytest.mark.parametrize("suite", SUITES)
def test_gold_articles_exist_and_hold_the_facts(suite: str) -> None:
    texts = {str(a.id): a.text for a in load_corpus(REGULATIONS).articles(date(2026, 11, 23))}
    for case in read_suite(suite):
        assert case.gold_ids <= set(texts), case.id
        if case.gold and case.kind != "structure":
            held = "".join(texts[article] for article in case.gold_ids)
            assert all(any(o in held for o in fact.split("|")) for fact in case.facts), case.id


def test_no_frozen_question_is_among_what_search_was_given() -> None:
    knowledge = load_knowledge(REGULATIONS)
    given = {q for questions in knowledge.questions.values() for q in questions}
    given |= {q for topic in knowledge.topics for q in topic.questions}
    frozen = {case.turns[-1] for case in read_suite("frozen") if case.kind in ("meaning", "unanswerable")}
    assert len(frozen & given) <= 2, frozen & given  # short ones such as 体检 may be written twice by chance


@pytest.mark.parametrize(
    "change", [{"kind": "riddle"}, {"expect": ["maybe"]}, {"turns": []}, {"surplus": 1}, {"id": None}]
)
def test_a_bad_case_is_named_with_its_line(tmp_path: Path, change: dict[str, object]) -> None:
    good = {"id": "a", "kind": "meaning", "style": "spoken", "turns": ["x"], "gold": [], "facts": [], "forbidden": [],
            "expect": ["answer"]}  # fmt: skip
    bad = {k: v for k, v in (good | {"id": "b"} | change).items() if v is not None}
    path = tmp_path / "s.jsonl"
    path.write_text(json.dumps(good) + "\n" + json.dumps(bad) + "\n", encoding="utf-8")
    with pytest.raises(BadCase, match=r"s\.jsonl:2"):
        read_suite(str(path))


def test_a_doubled_id_is_refused(tmp_path: Path) -> None:
    line = json.dumps({"id": "a", "kind": "meaning", "style": "s", "turns": ["x"], "gold": [], "facts": [],
                       "forbidden": [], "expect": ["answer"]})  # fmt: skip
    path = tmp_path / "s.jsonl"
    path.write_text(f"{line}\n{line}\n", encoding="utf-8")
    with pytest.raises(BadCase, match="taken"):
        read_suite(str(path))
