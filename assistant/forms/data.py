"""The words by which people confirm, cancel, correct, ask and point: words.toml, maintained as data."""

from pathlib import Path

import rtoml

WORDS: dict[str, list[str]] = rtoml.load(Path(__file__).with_name("words.toml"))
