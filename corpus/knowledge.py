"""What HR maintains beside the text: expected questions for each article, everyday words, topics not covered.

All of it is data in the corpus folder (questions/*.toml, lexicon.toml, not_covered.toml); each file may be missing.
"""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.files import CorpusError


@dataclass(frozen=True)
class Topic:
    """Something that employees ask about and the regulations do not answer; `near` are the closest articles."""

    name: str
    questions: tuple[str, ...]
    near: tuple[str, ...] = ()


@dataclass(frozen=True)
class Knowledge:
    """`questions` by article id; `lexicon` from an everyday word to the regulations' words for it."""

    questions: dict[str, tuple[str, ...]] = field(default_factory=dict)
    lexicon: dict[str, tuple[str, ...]] = field(default_factory=dict)
    topics: tuple[Topic, ...] = ()


def load_knowledge(folder: Path) -> Knowledge:
    """Raises CorpusError where a file is no valid TOML or has another shape than its head comment says."""
    questions: dict[str, tuple[str, ...]] = {}
    for path in sorted((folder / "questions").glob("*.toml")):
        for article_id, entry in _tables(path).items():
            questions[article_id] = questions.get(article_id, ()) + _strings(path, article_id, entry, "questions")
    topics = _tables(folder / "not_covered.toml").get("topic", [])
    path = folder / "not_covered.toml"
    return Knowledge(
        questions,
        _lexicon(folder / "lexicon.toml"),
        tuple(
            Topic(topic["name"], _strings(path, topic["name"], topic, "questions"), tuple(topic.get("near", ())))
            for topic in topics
        ),
    )


def _lexicon(path: Path) -> dict[str, tuple[str, ...]]:
    """Turned round: the file lists everyday words under the regulations' word, search looks the other way."""
    lexicon: dict[str, tuple[str, ...]] = {}
    terms = _tables(path).get("terms", {})
    for term in terms:
        for word in _strings(path, "terms", terms, term):
            lexicon[word.lower()] = (*lexicon.get(word.lower(), ()), term)
    return lexicon


def _tables(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CorpusError(path, 0, f"is not valid TOML: {error}") from None


def _strings(path: Path, where: str, entry: object, key: str) -> tuple[str, ...]:
    value = entry.get(key) if isinstance(entry, dict) else None
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise CorpusError(path, 0, f'[{where}] needs {key} = ["…", "…"]')
    return tuple(value)
