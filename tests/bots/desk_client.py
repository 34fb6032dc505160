"""Signing in at the desk without a browser."""

import re

import httpx


def csrf_of(page: httpx.Response) -> str:
    """The CSRF token of a page."""
    found = re.search(r'name="csrf" value="([0-9a-f]{64})"', page.text)
    assert found, page.text
    return found.group(1)


def sign_in(client: httpx.Client, employee: str) -> str:
    """Sign in as somebody of the demo company; the CSRF token of the session."""
    token = csrf_of(client.get("/desk/signin"))
    entered = client.post("/desk/signin/demo", data={"csrf": token, "employee": employee})
    assert entered.status_code == 303, entered.text
    return csrf_of(client.get("/desk/"))
