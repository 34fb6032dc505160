"""What HR maintains beside the text: expected questions for each article, everyday words, topics not covered.

All of it is data in the corpus folder (questions/*.toml, lexicon.toml, not_covered.toml); each file may be missing.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import rtoml

from corpus.files import CorpusError, decode


@dataclass(frozen=True)
class Topic:
    """Something that employees ask about and the regulations do not answer; `near` are the closest articles."""

    name: str
    questions: tuple[str, ...]
    near: tuple[str, ...] = ()


@dataclass(frozen=True)
class Knowledge:
    """`questions` by article id, or by id@version where a version numbers otherwise.

    `lexicon` from an everyday word to the regulations' words for it."""

    questions: dict[str, tuple[str, ...]] = field(default_factory=dict)
    lexicon: dict[str, tuple[str, ...]] = field(default_factory=dict)
    topics: tuple[Topic, ...] = ()

    def questions_for(self, article_id: str, version: str) -> tuple[str, ...]:
        """The questions of an article: those of this very version (`hr-admin/15@2`) before those of its number."""
        own = self.questions.get(f"{article_id}@{version}")
        return self.questions.get(article_id, ()) if own is None else own


def load_knowledge(folder: Path) -> Knowledge:
    """Raises CorpusError, with file and line, where a file is no valid TOML or has another shape than its head says."""
    questions: dict[str, tuple[str, ...]] = {}
    for path in sorted((folder / "questions").glob("*.toml")):
        file = _File.read(path)
        for article_id, entry in file.data.items():
            questions[article_id] = questions.get(article_id, ()) + file.strings(entry, "questions", article_id)
    return Knowledge(questions, _lexicon(folder / "lexicon.toml"), _topics(folder / "not_covered.toml"))


def _lexicon(path: Path) -> dict[str, tuple[str, ...]]:
    """Turned round: the file lists everyday words under the regulations' word, search looks the other way."""
    file = _File.read(path)
    terms = file.data.get("terms", {})
    if not isinstance(terms, dict):
        raise file.error("terms", "needs a table [terms]")
    lexicon: dict[str, tuple[str, ...]] = {}
    for term in terms:
        for word in file.strings(terms, term, term):
            lexicon[word.lower()] = (*lexicon.get(word.lower(), ()), term)
    return lexicon


def _topics(path: Path) -> tuple[Topic, ...]:
    file = _File.read(path)
    topics = file.data.get("topic", [])
    if not isinstance(topics, list):
        raise file.error("topic", "needs tables [[topic]]")
    return tuple(_topic(file, topic) for topic in topics)


def _topic(file: "_File", topic: dict[str, Any]) -> Topic:
    name = topic.get("name")
    if not isinstance(name, str) or not name.strip():
        raise file.error("topic", 'each [[topic]] needs name = "…"')
    near = file.strings(topic, "near", name) if topic.get("near") else ()
    return Topic(name, file.strings(topic, "questions", name), near)


@dataclass(frozen=True)
class _File:
    """A TOML file, with its own text by which an error finds its line; empty where there is none."""

    path: Path
    text: str
    data: dict[str, Any]

    @classmethod
    def read(cls, path: Path) -> "_File":
        if not path.exists():
            return cls(path, "", {})
        try:
            text = decode(path, path.read_bytes())
            return cls(path, text, rtoml.loads(text))
        except OSError as error:
            raise CorpusError(path, 0, f"cannot be read: {error.strerror}") from None
        except rtoml.TomlParsingError as error:
            line = re.search(r"line (\d+)", str(error))  # absent where the text ends too early
            raise CorpusError(
                path, int(line[1]) if line else text.count("\n") + 1, f"is not valid TOML: {error}"
            ) from None

    def error(self, near: str, message: str) -> CorpusError:
        """At the first line that holds `near`."""
        return CorpusError(self.path, self.text.count("\n", 0, max(self.text.find(near), 0)) + 1, message)

    def strings(self, table: object, key: str, near: str) -> tuple[str, ...]:
        value = table.get(key) if isinstance(table, dict) else None
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise self.error(near, f'{near}: needs {key} = ["…", "…"]')
        return tuple(value)
