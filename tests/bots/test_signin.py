"""Signing in with a real OpenID Connect provider, in a real browser, at a server without --demo."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
import uvicorn
from playwright.sync_api import Browser, expect
from pydantic import SecretStr

from assistant.build import LiveParts, open_database
from assistant.settings import Settings, SettingsError, load_settings
from bots.identity import Identities
from bots.web import create_app
from tests.conftest import START_S, TLS, free_port, with_index_of
from tools.directory import Directory, demo_company


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """The issuer of a provider from PyPI that everybody may sign in with."""
    port = free_port()
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), "--require-nonce", "true"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        issuer = f"http://localhost:{port}"
        try:
            _wait(f"{issuer}/.well-known/openid-configuration", process)
            yield issuer
        finally:
            process.terminate()


def _wait(url: str, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + START_S
    with httpx.Client(verify=TLS) as client:
        while time.monotonic() < deadline and process.poll() is None:
            try:
                client.get(url).raise_for_status()
            except httpx.HTTPError:
                time.sleep(0.1)
            else:
                return
    raise RuntimeError("the provider did not start")


@contextmanager
def serving(settings: Settings, directory: Directory) -> Iterator[str]:
    """The product's application over a socket; the address that browsers know it by."""
    store = open_database(settings)
    app = create_app(LiveParts(settings, store, directory), store, Identities(directory, demo=False))
    port = urlsplit(settings.public_url or "").port or 0
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started and thread.is_alive():
            time.sleep(0.02)
        yield str(settings.public_url)
    finally:
        server.should_exit = True
        thread.join()
        store.close()


@pytest.fixture
def office(home: Path, tmp_path: Path, provider: str) -> Callable[..., Settings]:
    with_index_of(home, tmp_path)

    def settings(claim: str | None = None) -> Settings:
        return Settings(
            home=tmp_path, public_url=f"http://localhost:{free_port()}", oidc_issuer=provider, oidc_client_id="zhidu",
            oidc_client_secret=SecretStr("s3cret"), oidc_claim=claim,
        )  # fmt: skip

    return settings


def known(provider: str, subject: str, **claims: object) -> None:
    httpx.put(f"{provider}/users/{subject}", json=claims).raise_for_status()


@pytest.mark.browser
def test_an_employee_signs_in_and_uses_desk_page_and_api(
    browser: Browser, office: Callable[..., Settings], provider: str
) -> None:
    known(provider, "lin", email="H001@example.com", email_verified=True)
    with serving(office(), demo_company()) as url:
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{url}/")
        expect(page.locator("#identity")).to_contain_text("用公司账号登录")
        page.goto(f"{url}/desk/queues/leave_request")
        expect(page.get_by_role("heading", name="登录制度助手")).to_be_visible()
        with page.expect_request(lambda request: "/oauth2/authorize" in request.url) as asked:
            page.get_by_role("link", name="用公司账号登录").click()
        query = parse_qs(urlsplit(asked.value.url).query)
        assert query["code_challenge_method"] == ["S256"]
        assert query["redirect_uri"] == [f"{url}/desk/signin/callback"]
        assert query["state"]
        assert query["nonce"]
        page.locator("input[name=sub]").fill("lin")
        page.locator("button[type=submit], input[type=submit]").first.click()
        expect(page.get_by_role("heading", name="请假申请")).to_be_visible()
        expect(page.locator(".who-name")).to_contain_text("林慧")
        cookie = next(cookie for cookie in context.cookies() if cookie["name"] == "zhidu")
        assert (cookie["httpOnly"], cookie["sameSite"]) == (True, "Lax")
        page.goto(f"{url}/")
        expect(page.locator("#identity-name")).to_have_text("林慧")
        page.locator("#question").fill("请病假需要什么材料？")
        page.keyboard.press("Enter")
        expect(page.locator(".answer blockquote")).to_be_visible()
        page.locator("#open-identity").click()
        page.get_by_role("button", name="退出登录").click()
        expect(page.locator("#identity")).to_contain_text("用公司账号登录")
        context.close()


def sign_in(client: httpx.Client, provider: str, subject: str) -> httpx.Response:
    """Go to the provider, be `subject` there, come back."""
    away = client.get("/desk/signin/oidc")
    authorize = away.headers["location"]
    assert authorize.startswith(provider)
    with httpx.Client() as there:
        allowed = there.post(authorize, data={"sub": subject})
    return client.get(allowed.headers["location"])


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ({"email": "h001@example.com", "email_verified": False}, "没有证实您的邮箱"),
        ({"email": "h001@example.com"}, "没有证实您的邮箱"),
        ({"email": "somebody@example.org", "email_verified": True}, "不在员工名录"),
        ({}, "没有证实您的邮箱"),
    ],
)
def test_who_cannot_be_matched_is_told_why(
    office: Callable[..., Settings], provider: str, claims: dict[str, object], said: str
) -> None:
    known(provider, "odd", **claims)
    with serving(office(), demo_company()) as url, httpx.Client(base_url=url) as client:
        back = sign_in(client, provider, "odd")
        assert back.status_code == 403
        assert said in back.text
        assert client.get("/desk/").status_code == 303


def test_the_subject_can_be_the_employee_id(office: Callable[..., Settings], provider: str) -> None:
    known(provider, "m001")
    with serving(office("sub"), demo_company()) as url, httpx.Client(base_url=url) as client:
        assert sign_in(client, provider, "m001").status_code == 303
        assert client.get("/v1/me").json()["id"] == "m001"


def test_an_answer_of_the_provider_counts_once_and_only_where_it_was_asked_for(
    office: Callable[..., Settings], provider: str
) -> None:
    known(provider, "m001")
    with serving(office("sub"), demo_company()) as url:
        with httpx.Client(base_url=url) as client:
            back = sign_in(client, provider, "m001")
            used = str(back.request.url)
            again = client.get(used)
            assert again.status_code == 403
            assert "重新登录" in again.text
        with httpx.Client(base_url=url) as victim:
            victim.get("/desk/signin/oidc")
            assert victim.get(used).status_code == 403
            assert victim.get("/desk/").status_code == 303
            refused = victim.get("/desk/signin/callback", params={"error": "access_denied", "state": "x"})
            assert refused.status_code == 403


def test_a_provider_that_does_not_answer_is_told(office: Callable[..., Settings]) -> None:
    settings = office().model_copy(update={"oidc_issuer": f"http://localhost:{free_port()}"})
    with serving(settings, demo_company()) as url, httpx.Client(base_url=url) as client:
        away = client.get("/desk/signin/oidc")
        assert away.status_code == 403
        assert "没有应答" in away.text


def test_over_https_the_cookie_is_for_https_only(office: Callable[..., Settings], provider: str) -> None:
    settings = office().model_copy(update={"public_url": "https://zhidu.example.com"})
    store = open_database(settings)
    app = create_app(LiveParts(settings, store, demo_company()), store, Identities(demo_company(), demo=False))
    from starlette.testclient import TestClient

    with TestClient(app, base_url="https://zhidu.example.com", follow_redirects=False) as client:
        given = client.get("/desk/signin").headers["set-cookie"]
        assert given.startswith("__Host-zhidu=")
        assert "Secure" in given
        away = client.get("/desk/signin/oidc").headers["location"]
        assert away.startswith(provider)
        assert "https%3A%2F%2Fzhidu.example.com%2Fdesk%2Fsignin%2Fcallback" in away
    store.close()


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("ZHIDU_OIDC_ISSUER", "http://login.example.com", "https://"),
        ("ZHIDU_OIDC_ISSUER", "https://login.example.com", "ZHIDU_OIDC_CLIENT_ID"),
        ("ZHIDU_PUBLIC_URL", "zhidu.example.com", "https://"),
    ],
)
def test_a_setting_that_would_not_do_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, value: str, said: str
) -> None:
    monkeypatch.setenv(name, value)
    monkeypatch.setenv("ZHIDU_CONFIG", str(tmp_path / "none.toml"))
    assert "ZHIDU_OIDC_CLIENT_ID" not in os.environ
    with pytest.raises(SettingsError, match=said) as problem:
        load_settings()
    assert name in str(problem.value)
