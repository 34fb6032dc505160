"""DingTalk's end of the line, and our client of it, for the tests that need no server of ours."""

from collections.abc import Iterator

import pytest
from pydantic import SecretStr

from bots.dingtalk.openapi import OpenApi
from tests.bots.dingtalk.gateway import Gateway
from tests.bots.dingtalk.openapi import CLIENT_ID, CLIENT_SECRET


@pytest.fixture
def gateway() -> Iterator[Gateway]:
    with Gateway() as gateway:
        yield gateway


@pytest.fixture
def api(gateway: Gateway) -> Iterator[OpenApi]:
    api = OpenApi(CLIENT_ID, SecretStr(CLIENT_SECRET), gateway.url)
    yield api
    api.close()
