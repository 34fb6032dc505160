"""Which corpus folder the assistant answers from: the settings' own, or that with published versions on top.

The index in use says which folder it was built from, so that text and index change in one step.
"""

import shutil
from collections.abc import Sequence
from pathlib import Path

from assistant.settings import Settings
from corpus.index import IndexProblem, current_build
from corpus.overlay import Published, PublishedPart, overlay
from tools.publication import Publication
from tools.store import Store

MADE_FROM = "corpus"  # a file in a build of the index: the name of the folder below `folders_in`


def index_folder(settings: Settings) -> Path:
    return settings.home / "index"


def folders_in(settings: Settings) -> Path:
    return settings.home / "corpus"


def folder_in_use(settings: Settings) -> Path:
    """The folder that the index in use was built from. Raises IndexProblem where there is no index."""
    try:
        name = (current_build(index_folder(settings)) / MADE_FROM).read_text(encoding="utf-8")
    except FileNotFoundError:
        return settings.corpus
    folder = folders_in(settings) / name
    if not folder.exists():
        raise IndexProblem(f"The regulations in {folder} are gone. Run: zhidu index")
    return folder


def folder_decided(settings: Settings, store: Store) -> Path:
    """The folder that everything published so far makes; written where it is not there yet. Raises CorpusError."""
    decided = [published(*each) for each in store.publications.decided()]
    return overlay(settings.corpus, decided, folders_in(settings))


def remember_folder(settings: Settings, build: Path, folder: Path) -> None:
    """Note in a build which folder it was made from, and sweep away those that no build is made from."""
    if folder != settings.corpus:
        (build / MADE_FROM).write_text(folder.name, encoding="utf-8")
    used = {path.read_text(encoding="utf-8") for path in index_folder(settings).glob(f"build-*/{MADE_FROM}")}
    for old in folders_in(settings).glob("*"):
        if old.name not in used and old != folder and not old.name.startswith("draft-"):
            shutil.rmtree(old, ignore_errors=True)


def published(publication: Publication, content: bytes) -> Published:
    assert publication.effective
    suffix = Path(publication.file_name).suffix.lower()
    file = f"published/{publication.id}-{publication.sha256[:8]}{suffix}"
    return Published(
        publication.version, file, content, publication.effective, parts_of(publication.parts), publication.ended
    )


def parts_of(parts: Sequence[dict[str, str]]) -> tuple[PublishedPart, ...]:
    return tuple(PublishedPart(**part) for part in parts)
