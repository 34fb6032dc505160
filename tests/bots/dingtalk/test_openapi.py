"""Calls of DingTalk's OpenAPI: tokens that end, frequencies, permissions, lengths."""

import logging
import time

import pytest
from pydantic import SecretStr

from bots.dingtalk.openapi import DingTalkError, OpenApi
from tests.bots.dingtalk.gateway import Gateway
from tests.bots.dingtalk.openapi import CLIENT_ID, CLIENT_SECRET, SEND


def texts(gateway: Gateway, where: str) -> list[str]:
    return [shown.text for shown in gateway.seen(where)]


def test_one_token_serves_every_call_of_its_time(gateway: Gateway, api: OpenApi) -> None:
    for number in range(3):
        api.to_person("e001", "t", f"第{number}条")
    assert texts(gateway, "e001") == ["第0条", "第1条", "第2条"]
    assert gateway.api.tokens_given == 1
    assert gateway.api.calls.count("POST /v1.0/oauth2/accessToken") == 1


def test_a_token_is_renewed_before_it_ends(gateway: Gateway, api: OpenApi) -> None:
    gateway.api.token_seconds = 0.9
    api.to_person("e001", "t", "一")
    time.sleep(1)
    api.to_person("e001", "t", "二")
    assert texts(gateway, "e001") == ["一", "二"]
    assert gateway.api.tokens_given == 2
    assert gateway.api.calls.count("POST /v1.0/robot/oToMessages/batchSend") == 2  # none was refused


def test_a_token_that_is_refused_is_replaced_and_the_call_made_again(gateway: Gateway, api: OpenApi) -> None:
    api.to_person("e001", "t", "一")
    gateway.api.expire_token()
    api.to_person("e001", "t", "二")
    assert texts(gateway, "e001") == ["一", "二"]


def test_a_call_refused_for_its_frequency_is_made_again(gateway: Gateway, api: OpenApi) -> None:
    api.sign_in()
    gateway.api.throttled = 1
    api.to_person("e001", "t", "一")
    assert texts(gateway, "e001") == ["一"]


def test_a_server_in_disorder_is_asked_again(gateway: Gateway, api: OpenApi) -> None:
    api.sign_in()
    gateway.api.failing = 1
    api.to_group("cid", "t", "一")
    assert texts(gateway, "cid") == ["一"]


def test_a_missing_permission_is_named_and_not_tried_again(gateway: Gateway, api: OpenApi) -> None:
    gateway.api.without.add(SEND)
    with pytest.raises(DingTalkError, match=SEND) as refused:
        api.to_person("e001", "t", "一")
    assert refused.value.denied
    assert not refused.value.passing
    assert gateway.api.calls.count("POST /v1.0/robot/oToMessages/batchSend") == 1


def test_a_session_whose_time_is_over_is_told(gateway: Gateway, api: OpenApi) -> None:
    webhook = f"{gateway.url}/robot/sendBySession?session="
    assert api.to_session(webhook + gateway.api.open_session("cid", 60), "t", "一", at="e001")
    assert not api.to_session(webhook + gateway.api.open_session("cid", -1), "t", "二")
    assert [(shown.text, shown.at) for shown in gateway.seen("cid")] == [("一", ("e001",))]


def test_wrong_credentials_are_an_error_that_holds_no_secret(gateway: Gateway) -> None:
    api = OpenApi(CLIENT_ID, SecretStr("wrong-secret"), gateway.url)
    with pytest.raises(DingTalkError, match="invalidClientIdOrSecret") as refused:
        api.sign_in()
    api.close()
    assert "wrong-secret" not in str(refused.value)


def test_nothing_secret_is_logged(gateway: Gateway, api: OpenApi, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    api.to_person("e001", "t", "一")
    api.to_session(f"{gateway.url}/robot/sendBySession?session={gateway.api.open_session('e001', 60)}", "t", "二")
    assert "not-to-be-logged" not in caplog.text
    assert "session=" not in caplog.text
    assert CLIENT_SECRET not in caplog.text + repr(vars(api))
