"""The words by which people confirm, cancel, correct, ask and point: words.toml, maintained as data."""

import tomllib
from pathlib import Path

WORDS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
