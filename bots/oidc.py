"""Sign-in with the company's OpenID Connect provider: authorization code with PKCE, state and nonce, by Authlib."""

import logging
from collections.abc import Mapping
from typing import Any

from fastapi import Request
from fastapi.responses import Response

from assistant.settings import Settings
from tools.directory import Directory, Employee

_LOG = logging.getLogger("zhidu.signin")
NAME = "company"


class SignInFailed(Exception):
    """Read by the one who signs in: why it did not go, and what to do."""


class Provider:
    """The company's provider, found by its discovery document."""

    def __init__(self, settings: Settings, directory: Directory) -> None:
        from authlib.integrations.starlette_client import OAuth

        self._issuer, self._claim, self._directory = settings.oidc_issuer, settings.oidc_claim, directory
        secret = settings.oidc_client_secret
        oauth = OAuth()
        self._client = oauth.register(
            NAME, client_id=settings.oidc_client_id, client_secret=secret.get_secret_value() if secret else None,
            server_metadata_url=f"{self._issuer}/.well-known/openid-configuration",
            client_kwargs={
                "scope": "openid email profile", "code_challenge_method": "S256",
                "token_endpoint_auth_method": "client_secret_basic" if secret else "none",
            },
        )  # fmt: skip

    async def away(self, request: Request, back: str) -> Response:
        """To the provider; `back` is where it sends the browser. What is needed then is put into request.session."""
        try:
            await self._check_issuer()
            response: Response = await self._client.authorize_redirect(request, back)
        except Exception as error:  # noqa: BLE001  the errors of httpx or httpx2, whichever Authlib found, beside its own
            raise _failed(error, "公司的登录服务没有应答；请稍后再试，或联系管理员。") from None
        return response

    async def employee(self, request: Request) -> Employee:
        """Who comes back, after state, PKCE, nonce and the signature have been checked. Raises SignInFailed."""
        try:
            token = await self._client.authorize_access_token(request)
        except Exception as error:  # noqa: BLE001  as above, and joserfc's about the signature
            raise _failed(error, "登录没有完成：登录服务的回应无效或已过期；请重新登录。") from None
        return self._matched(token.get("userinfo") or {})

    async def _check_issuer(self) -> None:
        """The document must be about the issuer that was asked, or its keys could be anybody's."""
        metadata = await self._client.load_server_metadata()
        if str(metadata.get("issuer", "")).rstrip("/") != self._issuer:
            raise ValueError(f"the provider calls itself {metadata.get('issuer')!r}, ZHIDU_OIDC_ISSUER says otherwise")

    def _matched(self, claims: Mapping[str, Any]) -> Employee:
        if self._claim:
            found = self._directory.find(str(claims.get(self._claim, "")))
        elif claims.get("email_verified") is True:
            found = self._directory.by_email(str(claims.get("email", "")))
        else:
            raise SignInFailed("登录服务没有证实您的邮箱地址，因此不能确认您是谁；请联系管理员。")
        if found is None:
            raise SignInFailed("您的账号不在员工名录里；请联系 HR 核对您的邮箱或员工号。")
        return found


def _failed(error: Exception, said: str) -> SignInFailed:
    _LOG.warning("sign-in failed: %s: %s", type(error).__name__, error)
    return SignInFailed(said)
