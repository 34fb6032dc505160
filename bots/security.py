"""Headers that every response carries."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

POLICY = "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'"
DESK_POLICY = POLICY.replace("form-action 'none'", "form-action 'self'")  # its forms work without a script
DOCS_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"
)
# A report of the evaluation holds its own script and style; it gets no origin, and reaches nothing.
REPORT_POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-scripts"
)
CSP = b"content-security-policy"
Message = MutableMapping[str, Any]


class SecurityHeaders:
    """Adds them to each response as it starts; plain ASGI, because this is on the path of every request."""

    def __init__(self, app: Callable[..., Awaitable[None]]) -> None:
        self._app = app

    async def __call__(self, scope: Message, receive: Callable[..., Any], send: Callable[..., Any]) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        policy = (CSP, _policy(scope["path"]).encode())
        headers = [(b"x-content-type-options", b"nosniff"), (b"referrer-policy", b"no-referrer")]

        async def secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = list(message.get("headers", []))
                brought = any(name == CSP for name, _ in own)  # a page may bring its own
                message["headers"] = [*own, *headers] if brought else [*own, policy, *headers]
            await send(message)

        await self._app(scope, receive, secured)


def _policy(path: str) -> str:
    if path == "/docs":
        return DOCS_POLICY
    return DESK_POLICY if path.startswith("/desk") else POLICY
