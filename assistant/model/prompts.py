"""Prompts: the texts of prompts.toml with the data of a turn fenced in."""

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from assistant.model.proposal import Message

_TEXTS: dict[str, str] = tomllib.loads(Path(__file__).with_name("prompts.toml").read_text(encoding="utf-8"))
_FENCE = str.maketrans({"<": "〈", ">": "〉"})


def for_answer(question: str, clauses: Mapping[str, str]) -> tuple[Message, ...]:
    """`clauses` by the key under which the model sees them."""
    listed = "\n".join(f"[{key}] {_fenced(text)}" for key, text in clauses.items())
    told = _TEXTS["clauses"].format(clauses=listed) + _TEXTS["question"].format(question=_fenced(question))
    return Message("system", _TEXTS["answer"].strip()), Message("user", told.strip())


def for_action(text: str, today: date) -> tuple[Message, ...]:
    system = _TEXTS["action"].format(today=f"{today:%Y-%m-%d}").strip()
    return Message("system", system), Message("user", _TEXTS["said"].format(text=_fenced(text)).strip())


def _fenced(text: str) -> str:
    """Data without the marks that the fences are made of."""
    return text.translate(_FENCE)
