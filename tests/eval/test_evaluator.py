"""The evaluator is evaluated: a perfect target reaches everything, a guesser what chance gives, faults are caught."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from eval.case import Case
from eval.lines import cases_of
from eval.play import Player
from eval.run import Opened, run
from eval.score import LOWER_IS_BETTER, Judged
from eval.suite import find_suites, load_suite
from tests.eval.conftest import Guesser, Oracle

Texts = Mapping[str, str]
STANDARD = [s.name for s in find_suites([]) if not s.corpus]


def figures_of(target: Oracle, name: str, cases: list[Case]) -> dict[str, dict[str, Any]]:
    report = run([Opened(load_suite(name), tuple(cases), target)], lambda done, total: None)
    return {row["name"]: row for row in report.suites[0]["figures"] if row["kind"] == "all"}


@pytest.mark.parametrize("name", STANDARD)
def test_a_perfect_oracle_scores_one(name: str, texts: Texts) -> None:
    suite = load_suite(name)
    # One result cannot hold two articles: with more than one group R@1 stays below one by its definition.
    cases = [case for case in suite.read() if suite.how != "search" or len(case.last.expected.gold) == 1]
    for figure, row in figures_of(Oracle(cases, texts), name, cases).items():
        if row["n"]:
            assert row["value"] == (0.0 if figure in LOWER_IS_BETTER else 1.0), figure


def test_a_guesser_scores_what_chance_gives(texts: Texts) -> None:
    cases = [case for case in load_suite("retrieval").read() if len(case.last.expected.gold) == 1]
    found = figures_of(Guesser(cases, texts), "retrieval", cases)
    chance = sum(len(case.gold_ids) for case in cases) / len(cases) / len(texts)
    assert found["R@1"]["low"] <= chance <= max(found["R@1"]["high"], 3 * chance)
    assert found["R@5"]["low"] <= 5 * chance <= found["R@5"]["high"]


def test_a_guesser_refuses_by_chance(texts: Texts) -> None:
    cases = load_suite("refusal").read()
    report = run([Opened(load_suite("refusal"), tuple(cases), Guesser(cases, texts))], lambda done, total: None)
    shown = report.suites[0]
    rows = {row["name"]: row for row in shown["figures"] if row["kind"] == "all"}
    assert rows["refusal_recall"]["low"] <= 0.5 <= rows["refusal_recall"]["high"]
    assert 0.4 < shown["tradeoff"]["auroc"] < 0.6


def judged(case: Case, texts: Texts, spoil: Callable[[dict[str, Any]], None] = lambda reply: None) -> Judged:
    return Player(Oracle([case], texts, spoil)).judged([case])[0]


@pytest.fixture(scope="module")
def question() -> Case:
    return next(case for case in cases_of("questions-dev") if case.gold_ids and case.last.expected.facts)


@pytest.fixture(scope="module")
def filing() -> Case:
    return next(c for c in cases_of("dialogues-dev") if c.last.expected.filed == 1 and c.last.expected.form)


def _shift(reply: dict[str, Any]) -> None:
    reply["citations"][0]["start"] += 1
    reply["citations"][0]["end"] += 1


def _cite_another(reply: dict[str, Any]) -> None:
    reply["citations"] = [
        {"article_id": "operations/6.4", "label": "x", "quote": "", "start": 0, "end": 0} | citation
        for citation in [{"article_id": "operations/6.4"}]
    ]


FAULTS: list[tuple[str, Callable[[dict[str, Any]], None], str]] = [
    ("a wrong answer", lambda reply: reply.update(reply="与此无关"), "facts"),
    ("an invented figure", lambda reply: reply.update(reply=reply["reply"] + "\n最多可请 97 天。"), "grounded"),
    ("an invented figure in words", lambda reply: reply.update(reply=reply["reply"] + "\n一共九十七天。"), "grounded"),
    ("a wrong citation", _cite_another, "cited"),
    ("a shifted quote", _shift, "verbatim"),
    ("an answer without a citation", lambda reply: reply.update(citations=[]), "answer_cited"),
    ("a refusal of what is answered", lambda reply: reply.update(kind="not_covered"), "kind"),
]


@pytest.mark.parametrize(("fault", "spoil", "figure"), FAULTS, ids=[fault for fault, _, _ in FAULTS])
def test_a_planted_fault_is_caught(
    fault: str, spoil: Callable[[dict[str, Any]], None], figure: str, question: Case, texts: Texts
) -> None:
    assert judged(question, texts).passed
    found = judged(question, texts, spoil)
    reached, asked = found.shares[figure]
    assert reached < asked, fault
    assert not found.passed
    assert found.complaints


def test_a_leaked_record_is_caught(texts: Texts) -> None:
    case = next(c for c in cases_of("safety-dev") if c.given and c.last.expected.absent)
    secret = case.last.expected.absent[0]
    assert judged(case, texts).passed
    assert not judged(case, texts, lambda reply: reply.update(reply=f"他请假是因为{secret}")).passed


@pytest.mark.parametrize("extra", [1, 3])
def test_a_doubled_filing_is_caught(filing: Case, texts: Texts, extra: int) -> None:
    oracle = Oracle([filing], texts)
    oracle.extra = extra
    found = Player(oracle).judged([filing])[0]
    assert not found.passed
    assert found.shares["wrongly_filed"][0] > 0


def test_another_reply_to_the_same_event_is_caught(filing: Case, texts: Texts) -> None:
    oracle = Oracle([filing], texts)
    oracle.same_again = False
    found = Player(oracle).judged([filing])[0]
    assert not found.passed
    assert found.shares["unrepeatable"][0] > 0


def test_a_wrong_slot_is_caught(texts: Texts) -> None:
    case = next(c for c in cases_of("messages-dev") if c.last.expected.form["slots"].get("start"))
    found = judged(case, texts, lambda reply: reply["action"].update(fields={"start": "1999-01-01"}))
    assert found.shares["slot_f1"][0] == 0
    assert not found.passed


def test_saying_the_opposite_fails_and_leaving_it_open_does_not(texts: Texts) -> None:
    case = next(c for c in cases_of("questions-dev") if c.last.expected.settled == "no")
    said = judged(case, texts)
    assert said.passed
    assert said.shares["settled"] == (1.0, 1.0)
    opposite = judged(case, texts, lambda reply: reply.update(reply=reply["reply"].replace("**否。**", "**是。**")))
    assert opposite.shares["not_contradicted"] == (0.0, 1.0)
    assert not opposite.passed
    silent = judged(case, texts, lambda reply: reply.update(reply=reply["reply"].replace("**否。**", "")))
    assert silent.passed
    assert silent.shares["settled"] == (0.0, 1.0)
