"""The chat page in a browser."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.bots.dingtalk.serving import dingtalk, office
from tests.bots.slack.serving import slack, workspace

__all__ = ["dingtalk", "office", "slack", "workspace"]  # fixtures of the chat channels


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, server: Any) -> Iterator[Page]:
    """The empty page; a complaint of the browser (script error, refused by the policy) fails the test.

    That a response had an error status is none: some tests ask for one.
    """
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(server.url)
    expect(page.locator("#identity-name")).not_to_have_text("登录")
    yield page
    assert [text for text in complaints if not text.startswith("Failed to load resource")] == []
