"""The suites are valid, true to the text and large enough; the frozen split is apart from what search learns from."""

import json
from pathlib import Path

import pytest
from pydantic import BaseModel

from assistant.settings import REGULATIONS
from corpus.knowledge import load_knowledge
from eval.case import BadSuite, Case
from eval.lines import SUITES, Dialogue, Given, Message, Question, Said, cases_of, read_cases
from eval.perturb import KINDS, perturbed
from eval.suite import SPLITS, Suite, find_suites, load_suite

QUESTIONS = ("questions-dev", "kinds-dev", "questions-frozen", "questions-frozen-2")
SHORT = 7  # characters: words such as 我要请假 are written by everybody
QUESTION = {"id": "a", "kind": "meaning", "turns": ["x"], "gold": [["hr-admin/1"]], "expect": ["answer"]}


def test_there_are_enough_cases() -> None:
    assert len(cases_of("questions-dev", "kinds-dev")) >= 250
    assert len(cases_of("questions-frozen", "questions-frozen-2")) >= 100
    assert len(cases_of("dialogues-dev", "dialogues-frozen")) >= 80


@pytest.mark.parametrize("split", SPLITS)
def test_every_suite_can_be_read_and_has_a_gate_of_figures_that_it_shows(split: str) -> None:
    for suite in find_suites([], split):
        assert suite.read(), suite.name
        assert suite.gate, suite.name
        for gate in suite.gate:
            assert gate.rpartition(".")[2] in suite.figures or suite.how == "search", f"{suite.name}: {gate}"


def test_every_file_of_cases_is_in_a_suite() -> None:
    used = {file for split in SPLITS for suite in find_suites([], split) for file in suite.cases}
    assert {path.name for path in SUITES.glob("*.jsonl")} == used


@pytest.mark.parametrize("name", QUESTIONS)
def test_gold_articles_exist_and_hold_the_facts(name: str, texts: dict[str, str]) -> None:
    for case in cases_of(name):
        assert case.gold_ids <= set(texts), case.id
        if case.gold_ids and case.kind not in ("structure", "blank"):
            held = "".join(texts[article] for article in case.gold_ids)
            assert all(any(o in held for o in fact.split("|")) for fact in case.last.expected.facts), case.id


def test_no_frozen_question_is_among_what_search_was_given() -> None:
    knowledge = load_knowledge(REGULATIONS)
    given = {q for questions in knowledge.questions.values() for q in questions}
    given |= {q for topic in knowledge.topics for q in topic.questions}
    frozen = {c.last.say for c in cases_of(*QUESTIONS[2:]) if c.kind in ("meaning", "unanswerable")}
    assert len(frozen & given) <= 2, frozen & given  # short ones such as 体检 may be written twice by chance


def said(*names: str) -> set[str]:
    return {case.asked for case in cases_of(*names)}


def test_the_splits_share_no_messages() -> None:
    assert not said("questions-dev") & said("questions-frozen", "questions-frozen-2")
    assert not said("dialogues-dev") & said("dialogues-frozen")
    both = said("messages-dev") & said("messages-frozen", "messages-frozen-2")
    assert all(len(text) <= SHORT for text in both), both


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"expect": ["maybe"]}, "expect.0: .*no reply kind"), ({"turns": []}, "turns"), ({"surplus": 1}, "surplus"),
        ({"id": None}, "id"), ({"forbidden": ["("]}, "no regular expression"), ({"gold": [[]]}, "gold"),
        ({"settled": "perhaps"}, "settled"), ({"id": "a"}, "taken by line 1"),
    ],
)  # fmt: skip
def test_a_bad_case_is_named_with_its_line(tmp_path: Path, change: dict[str, object], complaint: str) -> None:
    bad = {name: value for name, value in (QUESTION | {"id": "b"} | change).items() if value is not None}
    path = tmp_path / "s.jsonl"
    path.write_text(f"{json.dumps(QUESTION)}\n{json.dumps(bad)}\n", encoding="utf-8")
    with pytest.raises(BadSuite, match=rf"s\.jsonl:2: .*{complaint}"):
        read_cases(path)


@pytest.mark.parametrize(
    ("line", "complaint"), [("{", "not JSON"), ("[]", "no question"), ('{"title": "x", "turns": []}', "id")]
)
def test_a_line_that_is_no_case_is_named(tmp_path: Path, line: str, complaint: str) -> None:
    path = tmp_path / "s.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(BadSuite, match=rf"s\.jsonl:1: .*{complaint}"):
        read_cases(path)


def test_a_new_suite_needs_two_files_and_no_code(tmp_path: Path) -> None:
    (tmp_path / "mine.jsonl").write_text(json.dumps(QUESTION), encoding="utf-8")
    (tmp_path / "mine.toml").write_text(
        'title = "Mine"\nreads = "One question."\nsplit = "dev"\ncases = ["mine.jsonl"]\n', encoding="utf-8"
    )
    assert [case.id for case in load_suite(str(tmp_path / "mine.toml")).read()] == ["a"]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [("title = 1", "title"), ("title", "mine.toml"), ('title = "x"\nreads = "y"\nsplit = "z"\ncases = ["a"]', "split")],
)
def test_a_bad_suite_is_named(tmp_path: Path, text: str, complaint: str) -> None:
    (tmp_path / "mine.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadSuite, match=complaint):
        load_suite(str(tmp_path / "mine.toml"))


def test_an_unknown_suite_names_the_known_ones() -> None:
    with pytest.raises(BadSuite, match=r"no suite nothing; there are actions, answers"):
        load_suite("nothing")


@pytest.fixture(scope="module")
def spoilt() -> list[Case]:
    return perturbed(cases_of("questions-dev")[:60], KINDS, 7)


def test_spoiling_is_the_same_in_every_run_and_keeps_what_is_asked_for(spoilt: list[Case]) -> None:
    assert spoilt == perturbed(cases_of("questions-dev")[:60], KINDS, 7)
    assert spoilt != perturbed(cases_of("questions-dev")[:60], KINDS, 8)
    originals = {case.id: case for case in spoilt if case.kind == "original"}
    for case in spoilt:
        assert case.last.expected == originals[case.origin].last.expected
        assert case.kind == "original" or case.last.say != originals[case.origin].last.say


def test_spoiling_leaves_numbers_alone() -> None:
    cases = [case for case in cases_of("kinds-dev") if case.kind == "lookup"][:30]
    for case in perturbed(cases, ("typo", "homophone"), 7):
        original = next(c for c in cases if c.id == case.origin)
        digits = [letter for letter in original.last.say if letter.isdigit()]
        assert digits == [letter for letter in case.last.say if letter.isdigit()], case.last.say


@pytest.mark.parametrize("shape", [Suite, Question, Dialogue, Said, Given, Message])
def test_every_key_is_documented(shape: type[BaseModel]) -> None:
    said = (SUITES / "README.md").read_text(encoding="utf-8")
    for name, field in shape.model_fields.items():
        assert name in ("name", "folder") or f"`{field.alias or name}`" in said, name
