"""The chat page in a browser."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.bots.dingtalk.serving import dingtalk, office
from tests.bots.feishu.serving import feishu, tenant
from tests.bots.house import house, premises
from tests.bots.hr_house import desk_server, hr
from tests.bots.slack.serving import slack, workspace
from tests.conftest import Server

# Fixtures that have files of their own.
__all__ = ["desk_server", "dingtalk", "feishu", "house", "hr", "office", "premises", "slack", "tenant", "workspace"]


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


@pytest.fixture
def desk(browser: Browser, server: Server) -> Iterator[Callable[..., Page]]:
    """A page of the desk, signed in as somebody; a complaint of the browser fails the test."""
    with signing_in(browser, server) as enter:
        yield enter


@contextmanager
def signing_in(browser: Browser, server: Server) -> Iterator[Callable[..., Page]]:
    """Pages of a server's desk."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def enter(employee: str, width: int = 1280, **more: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce", **more)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{server.url}/desk/signin")
        if page.locator(f"button[value={employee}]").count():
            page.locator(f"button[value={employee}]").click()
        else:
            page.get_by_label("或者一名员工").select_option(employee)
            page.get_by_role("button", name="进入").click()
        expect(page.locator(".who-name")).to_be_visible()
        return page

    yield enter
    for context in contexts:
        context.close()
    assert [text for text in complaints if not text.startswith("Failed to load resource")] == []
