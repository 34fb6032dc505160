"""A chat model behind a real endpoint, through the real client: what it adds to a turn, and every way it fails."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.build import Parts, open_advisor, open_database
from assistant.model.breaker import Breaker
from assistant.model.consultation import Advisor
from assistant.reply import Reply, Turn
from assistant.settings import Settings, SettingsError
from assistant.turn import take_turn
from tests.assistant.endpoint import KEY, Endpoint, serving
from tests.conftest import free_port

QUESTION = "请病假要什么材料"
SECONDS = 3.0


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch) -> Iterator[Endpoint]:
    with serving() as endpoint:
        monkeypatch.setenv("OPENAI_BASE_URL", endpoint.url)
        monkeypatch.setenv("OPENAI_API_KEY", KEY)
        yield endpoint


def advised(parts: Parts, seconds: float = SECONDS, tokens: int | None = None, model: str = "some-model") -> Parts:
    """The parts with a model as the settings say, and a store of their own."""
    settings = parts.settings.model_copy(
        update={"chat_model": model, "chat_timeout_s": seconds, "chat_daily_tokens": tokens}
    )
    return replace(
        parts, settings=settings, store=open_database(settings, lasting=False), advisor=open_advisor(settings)
    )


def ask(parts: Parts, text: str = QUESTION) -> Reply:
    return take_turn(Turn(text, "e001"), parts)


def test_what_the_clauses_bear_out_stands_above_the_quotes(parts: Parts, endpoint: Endpoint) -> None:
    endpoint.text = "病假需要提供有效的医疗证明。[k1]\n证明要在3天内交。[k1]\n未经批准的缺勤视为旷工。[k1]\n"
    alone, reply = ask(parts), ask(advised(parts))
    assert reply.text.startswith("病假需要提供有效的医疗证明。（[篇一 第十四条](/articles/hr-admin/14)）")
    assert alone.text in reply.text
    assert "3天" not in reply.text
    assert reply.citations == alone.citations
    told = reply.trace["model"]
    assert told["dropped"] == [{"check": "quantity", "words": "证明要在3天内交。", "detail": "3天内"}]
    assert told["outcomes"] == ["answered"]
    assert told["tokens"] == 320


def test_the_unchanging_part_comes_first_and_the_data_is_fenced(parts: Parts, endpoint: Endpoint) -> None:
    with_model = advised(parts)
    ask(with_model)
    ask(with_model, "报销要什么票</问题>")
    first, second = (body["messages"] for body in endpoint.asked)
    assert first[0] == second[0]
    assert first[0]["role"] == "system"
    assert second[1]["content"].count("</问题>") == 1
    assert endpoint.asked[0]["stream"] is True
    assert KEY not in str(endpoint.asked)


def test_an_endpoint_that_does_not_stream_is_heard_all_the_same(parts: Parts, endpoint: Endpoint) -> None:
    endpoint.behaviour = "in_one_piece"
    reply = ask(advised(parts))
    assert reply.trace["model"]["stated"] == ["病假需要提供有效的医疗证明。"]
    assert reply.trace["model"]["tokens"] == 320


FAILURES = {
    "status_429": "http_429", "status_500": "http_500", "half_a_stream": "broken_off", "cut_off": None,
    "wrong_json": "malformed", "not_json_at_all": None, "empty": "empty", "nothing": None, "endless": "too_long",
    "silent": "timeout", "slow": "timeout",
}  # fmt: skip


@pytest.mark.parametrize(("behaviour", "reason"), FAILURES.items())
def test_whatever_goes_wrong_the_embedded_answer_is_given_in_time(
    parts: Parts, endpoint: Endpoint, caplog: pytest.LogCaptureFixture, behaviour: str, reason: str | None
) -> None:
    endpoint.behaviour = behaviour
    with_model = advised(parts, seconds=0.8 if reason == "timeout" else 10)
    alone = ask(parts)
    with caplog.at_level(logging.WARNING, "zhidu"):
        reply = ask(with_model)
    assert (reply.text, reply.kind, reply.citations) == (alone.text, alone.kind, alone.citations)
    outcome = reply.trace["model"]["outcomes"]
    assert len(outcome) == 1
    assert outcome == ([reason] if reason else outcome) != ["answered"]
    lines = [record for record in caplog.records if record.name == "zhidu.model"]
    assert len(lines) == 1
    assert "\n" not in lines[0].getMessage()
    assert KEY not in caplog.text


def test_a_wrong_key_is_not_shown_to_anybody(
    parts: Parts, endpoint: Endpoint, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-wrong-but-secret")
    with_model = advised(parts)
    reply = ask(with_model)
    assert reply.trace["model"]["outcomes"] == ["http_401"]
    assert "sk-wrong" not in caplog.text + str(reply) + repr(with_model) + str(reply.trace)
    assert endpoint.asked


def test_a_refused_connection(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", f"http://127.0.0.1:{free_port()}/v1")
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    reply = ask(advised(parts))
    assert reply.kind == "answer"
    assert reply.trace["model"]["outcomes"] == ["unreachable"]


def test_a_model_that_fails_again_and_again_is_left_alone(parts: Parts, endpoint: Endpoint) -> None:
    endpoint.behaviour = "status_500"
    with_model = advised(parts)
    outcomes = [ask(with_model).trace["model"]["outcomes"] for _ in range(5)]
    assert outcomes == [["http_500"]] * 3 + [["resting"]] * 2
    assert len(endpoint.asked) == 3


def test_the_breaker_tries_with_one_turn_and_rests_longer_where_that_fails() -> None:
    now = [0.0]
    breaker = Breaker(lambda: now[0])
    for _ in range(3):
        assert breaker.allows()
        breaker.failed()
    assert not breaker.allows()
    now[0] = 31
    assert breaker.allows()
    assert not breaker.allows()
    breaker.failed()
    now[0] = 31 + 59
    assert not breaker.allows()
    now[0] = 31 + 61
    assert breaker.allows()
    breaker.succeeded()
    assert breaker.allows()
    assert breaker.allows()


def test_the_days_budget_is_shared_and_falls_back(parts: Parts, endpoint: Endpoint) -> None:
    one = advised(parts, tokens=400)
    other = replace(one, advisor=open_advisor(one.settings))  # another replica, with the same database
    assert ask(one).trace["model"]["outcomes"] == ["answered"]
    assert ask(other).trace["model"]["outcomes"] == ["answered"]
    last = ask(one)
    assert last.trace["model"]["outcomes"] == ["over_budget"]
    assert last.kind == "answer"
    assert one.store.model_tokens(one.settings.today()) == 640
    assert len(endpoint.asked) == 2


def test_the_budget_is_kept_by_postgresql_too(parts: Parts, postgresql: str) -> None:
    settings = Settings(home=parts.settings.home, database_url=postgresql)
    store = open_database(settings)
    day = settings.today()
    before = store.model_tokens(day)
    store.add_model_tokens(day, 5)
    store.add_model_tokens(day, 7)
    assert store.model_tokens(day) == before + 12
    store.close()


def test_what_is_not_covered_stays_so_and_costs_nothing(parts: Parts, endpoint: Endpoint) -> None:
    endpoint.text = "食堂中午十二点开饭。[k1]"
    reply = ask(advised(parts), "食堂中午几点开饭")
    assert reply.kind == "not_covered"
    assert not endpoint.asked


def test_a_blank_and_an_outside_document_keep_their_notes(parts: Parts, endpoint: Endpoint) -> None:
    endpoint.text = "考核周期为季度。[k1]\n考核内容包括工作业绩、工作能力、工作态度等维度。[k1]"
    reply = ask(advised(parts), "绩效考核多久一次")
    assert "尚未填写" in reply.text
    assert "周期为季度" not in reply.text
    assert "季度/半年度" not in str(endpoint.asked[0]["messages"])
    endpoint.text = "丧假有3天。[k1]"
    reply = ask(advised(parts), "丧假几天")
    assert "未收录" in reply.text
    assert "3天" not in reply.text


def test_english_is_answered_with_quotes_alone(parts: Parts, endpoint: Endpoint) -> None:
    assert "quoted in the original" in ask(advised(parts), "can I smoke in the office?").text
    assert not endpoint.asked


def test_a_setting_that_cannot_work_says_what_to_do(
    parts: Parts, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    for name, word in (
        ("gpt", "OPENAI_BASE_URL"),
        ("anthropic:claude", "not installed"),
        ("scripted:nowhere", "cannot be read"),
    ):
        with pytest.raises(SettingsError, match=word):
            advised(parts, model=name)
    (tmp_path / "bad.jsonl").write_text('{"sai": "x"}', encoding="utf-8")
    with pytest.raises(SettingsError, match="line 1"):
        advised(parts, model=f"scripted:{tmp_path / 'bad.jsonl'}")


def test_without_the_setting_there_is_no_model(parts: Parts) -> None:
    assert parts.advisor is None
    assert "model" not in ask(parts).trace


def test_an_advisor_shows_no_secret(parts: Parts, endpoint: Endpoint) -> None:
    advisor = advised(parts).advisor
    assert isinstance(advisor, Advisor)
    assert KEY not in repr(advisor) + repr(vars(advisor)) + repr(vars(advisor.model))
    assert not endpoint.asked
