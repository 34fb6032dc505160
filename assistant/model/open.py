"""Which model a name stands for."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from assistant.model.proposal import ChatModel
from assistant.model.scripted import BadScript, ScriptedModel
from assistant.settings import SettingsError

SCRIPTED = "scripted"
OPENAI = "openai"
# What stands before the colon of `provider:model`; anything else belongs to a model's own name (qwen2.5:7b).
PROVIDERS = frozenset({
    "anthropic", "anthropic_bedrock", "azure_ai", "azure_openai", "baseten", "bedrock", "bedrock_converse", "cohere",
    "deepseek", "fireworks", "google_anthropic_vertex", "google_genai", "google_vertexai", "groq", "huggingface",
    "ibm", "litellm", "meta", "mistralai", "nvidia", "ollama", "openai", "openrouter", "perplexity", "together",
    "upstage", "xai",
})  # fmt: skip
NO_KEY = "none"  # sent to an endpoint of one's own that asks for none


def open_model(name: str, seconds: float) -> ChatModel:
    """The model that ZHIDU_CHAT_MODEL names. Raises SettingsError, which says what to set or to install."""
    prefix, _, rest = name.partition(":")
    if prefix == SCRIPTED:
        return _made(name, lambda: ScriptedModel.read(Path(rest)))
    provider, model = (prefix, rest) if prefix in PROVIDERS and rest else (OPENAI, name)
    return _made(name, lambda: _through_langchain(provider, model, seconds))


def _through_langchain(provider: str, model: str, seconds: float) -> ChatModel:
    from assistant.model.chat_model import ANSWER_TOKENS, open_chat_model

    options: dict[str, Any] = {
        "temperature": 0, "timeout": seconds, "max_retries": 0, "max_tokens": ANSWER_TOKENS,
    }  # fmt: skip
    if provider == OPENAI:
        options["stream_usage"] = True
        if os.environ.get("OPENAI_BASE_URL") and not os.environ.get("OPENAI_API_KEY"):
            options["api_key"] = NO_KEY
    return open_chat_model(provider, model, options)


def _made(name: str, make: Callable[[], ChatModel]) -> ChatModel:
    try:
        return make()
    except BadScript as problem:
        raise SettingsError(f"ZHIDU_CHAT_MODEL: {problem}") from None
    except ImportError as problem:
        raise SettingsError(
            f"ZHIDU_CHAT_MODEL: {name} needs a package that is not installed ({problem.name}). For OpenAI-compatible "
            "endpoints: pip install 'zhidu[openai]'; for another provider, its LangChain package"
        ) from None
    except Exception as problem:  # noqa: BLE001 - each provider's client has its own; none of it may show a key
        raise SettingsError(
            f"ZHIDU_CHAT_MODEL: {name} cannot be opened ({type(problem).__name__}). An OpenAI-compatible endpoint "
            "needs OPENAI_BASE_URL and, where it asks for one, OPENAI_API_KEY; another provider its own variables"
        ) from None
