"""The cookie of a visit: hidden from scripts, not sent along by other sites, over https only where there is https."""

from fastapi import Request
from fastapi.responses import Response

from bots.visits import COOKIE, SECURE_COOKIE, Visit


def token_of(request: Request) -> str | None:
    return request.cookies.get(_name(request))


def give(response: Response, request: Request, visit: Visit) -> None:
    """A cookie of the browser's session: it is gone with the browser, and the visit ends in the store in any case.

    SameSite=Lax, not Strict: the way back from the company's sign-in is a link from another site.
    """
    secure = is_secure(request)
    response.set_cookie(_name(request), visit.token, secure=secure, httponly=True, samesite="lax", path="/")


def take_back(response: Response, request: Request) -> None:
    response.delete_cookie(_name(request), secure=is_secure(request), httponly=True, samesite="lax", path="/")


def is_secure(request: Request) -> bool:
    """Whether the browser came over https: by the address that the operator announced, or by the connection."""
    public: str | None = request.app.state.public_url
    return public.startswith("https:") if public else request.url.scheme == "https"


def _name(request: Request) -> str:
    return SECURE_COOKIE if is_secure(request) else COOKIE
