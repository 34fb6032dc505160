"""A server whose regulations are changed: the real text, with all questions only of the articles that are asked about.

What is published makes an index anew, and with every article's questions that takes several times as long.
"""

import shutil
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import tomli_w

from assistant.build import build_index_for
from assistant.settings import REGULATIONS, Settings
from tests.conftest import Server, made_once, serving

ASKED = ("hr-admin/13", "hr-admin/14", "hr-admin/22", "operations/5.6")
WHEN = "2026-11-23T09:00:00+08:00"


@dataclass(frozen=True)
class Premises:
    """A corpus folder, and a home with its index; replicas copy the home."""

    corpus: Path
    home: Path

    def copied(self, folder: Path) -> Path:
        shutil.copytree(self.home / "index", folder / "index")
        return folder

    @property
    def environment(self) -> dict[str, str]:
        return {"ZHIDU_CORPUS": str(self.corpus), "ZHIDU_NOW": WHEN}


@pytest.fixture(scope="session")
def premises(tmp_path_factory: pytest.TempPathFactory) -> Premises:
    return _in(made_once(tmp_path_factory, "premises", _furnish))


def _in(folder: Path) -> Premises:
    return Premises(folder / "corpus", folder / "home")


def _furnish(folder: Path) -> None:
    made = _in(folder)
    shutil.copytree(REGULATIONS, made.corpus)
    for path in (made.corpus / "questions").glob("*.toml"):
        questions = tomllib.loads(path.read_text(encoding="utf-8"))
        kept = {
            article: entry | {"questions": entry["questions"][: None if article in ASKED else 2]}
            for article, entry in questions.items()
        }
        path.write_text(tomli_w.dumps(kept), encoding="utf-8")
    topics = tomllib.loads((made.corpus / "not_covered.toml").read_text(encoding="utf-8"))["topic"]
    few = {"topic": [topic | {"questions": topic["questions"][:1]} for topic in topics]}
    (made.corpus / "not_covered.toml").write_text(tomli_w.dumps(few), encoding="utf-8")
    build_index_for(Settings(home=made.home, corpus=made.corpus), lambda done, total: None)


@pytest.fixture(scope="session")
def house(premises: Premises, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Every test takes back what it published and filled in."""
    with serving(premises.copied(tmp_path_factory.mktemp("house")), **premises.environment) as running:
        yield running
