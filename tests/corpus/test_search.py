"""Search over the small office: right article first, the version of the day, threads, bad input."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.corpus.office import ASKED, DAY, CountingE5, Office, ranking

BEST = ("leave/2", "safety/1", "leave/3", "safety/4", "safety/3", "leave/4", "leave/1", "safety/5")


@pytest.mark.parametrize(("question", "article"), list(zip(ASKED, BEST, strict=True)))
def test_the_right_article_is_first(built: Office, question: str, article: str) -> None:
    assert built.ask(question) == article


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("领证以后多久之内要休婚假", "leave/2"),
        ("看到電線破了該跟誰說", "safety/2"),
        ("where is a hard hat required", "safety/1"),
        ("没有诊断书行不行", "leave/3"),
    ],
)
def test_expected_questions_and_everyday_words_lead_to_their_article(
    built: Office, question: str, article: str
) -> None:
    assert built.ask(question) == article


def test_scores_are_shares_of_belief_best_first(built: Office) -> None:
    hits = built.searcher().search("结婚放几天假", 20, DAY)
    scores = [hit.score for hit in hits]
    assert len(hits) == 9
    assert scores == sorted(scores, reverse=True)
    assert sum(scores) == pytest.approx(1, abs=1e-3)


def test_clauses_point_into_the_article(built: Office) -> None:
    article = built.searcher().search("领证后多久休婚假", 1, DAY)[0]
    assert article.clauses
    assert "婚假" in article.clauses[0][0].of(article.article.text)


# --- versions -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "days"),
    [(date(2020, 1, 1), "三天"), (date(2025, 6, 30), "三天"), (date(2025, 7, 1), "十天"), (DAY, "十天")],
)
def test_the_version_of_the_day_is_found(built: Office, day: date, days: str) -> None:
    hits = built.searcher().search("婚假几天", 20, day)
    assert days in hits[0].article.text
    assert [str(hit.article.id) for hit in hits].count("leave/2") == 1
    assert len(hits) == 9


def test_a_replaced_article_is_never_found_in_force(built: Office) -> None:
    searcher = built.searcher()
    for question in (*ASKED, "婚假为三天", "婚假三天,须在登记后一年内休完"):
        assert all("三天" not in hit.article.text for hit in searcher.search(question, 20, DAY))


def test_before_the_first_version_there_is_nothing_of_it(built: Office) -> None:
    hits = built.searcher().search("婚假几天", 20, date(2019, 12, 31))
    assert {hit.article.id.compilation for hit in hits} == {"safety"}


def test_a_repealed_article_is_not_found(office: Office) -> None:
    office.replace("manifest.toml", "effective = 2025-07-01", "effective = 2025-07-01\nrepealed = 2026-01-01")
    office.build()
    searcher = office.searcher()
    assert {hit.article.id.compilation for hit in searcher.search("婚假几天", 20, DAY)} == {"safety"}
    assert str(searcher.search("婚假几天", 1, date(2025, 12, 31))[0].article.id) == "leave/2"


def test_a_day_without_any_rule_finds_nothing(office: Office) -> None:
    office.replace("manifest.toml", 'file = "safety.txt"', 'file = "safety.txt"\neffective = 2024-01-01')
    office.build()
    assert office.searcher().search("婚假几天", 20, date(2019, 1, 1)) == []


# --- anything may be asked ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", " ", "😀", "\x00\x01", "\ud800", "?" * 100, "婚假" * 2000, "第" * 500])
def test_odd_questions_get_a_ranking(built: Office, text: str) -> None:
    hits = built.searcher().search(text, 5, DAY)
    assert len(hits) == 5
    assert np.isfinite([hit.score for hit in hits]).all()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40))
def test_any_question_gets_a_ranking(built: Office, text: str) -> None:
    scores = [hit.score for hit in built.searcher().search(text, 3, DAY)]
    assert len(scores) == 3
    assert all(0 <= score <= 1 for score in scores)


# --- threads --------------------------------------------------------------------------------------------------------


def test_sixteen_threads_find_what_one_finds(built: Office) -> None:
    searcher = built.searcher()
    alone = [[(hit.article.id, hit.score) for hit in searcher.search(text, 9, DAY)] for text in ASKED]
    with ThreadPoolExecutor(16) as pool:
        together = list(pool.map(lambda text: searcher.search(text, 9, DAY), ASKED * 8))
    for number, hits in enumerate(together):
        assert [(hit.article.id, hit.score) for hit in hits] == alone[number % len(ASKED)]


def test_the_embedded_engine_gives_every_thread_its_own_vector(e5: CountingE5) -> None:
    alone = [e5.query(text) for text in ASKED]
    with ThreadPoolExecutor(16) as pool:
        together = list(pool.map(e5.query, ASKED * 8))
    assert all(np.array_equal(vector, alone[number % len(ASKED)]) for number, vector in enumerate(together))


def test_a_new_build_does_not_change_what_is_open(office: Office) -> None:
    office.build()
    running = office.searcher()
    office.replace("leave-2.txt", "婚假为十天", "婚假为十五天")
    office.build()
    assert "十天" in running.search("婚假几天", 1, DAY)[0].article.text
    assert "十五天" in office.searcher().search("婚假几天", 1, DAY)[0].article.text
    assert ranking(running, "戴头盔")[0] == "safety/1"
