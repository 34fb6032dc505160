"""Vectors that come with a corpus, so that its first index takes seconds: `ready/<engine>.npz` in the corpus folder.

They are only a head start: a passage that has none is embedded, one that is no longer there is left aside, and another
engine's are not read. `python -m corpus.ready` writes them anew from the index in ZHIDU_HOME.
"""

import json
import os
import sys
import zipfile
from pathlib import Path

import numpy as np

from corpus.embed import KEPT_AS, Vectors

READY = "ready"
UNREADABLE = (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile)


def ready_vectors(corpus: Path, engine: str) -> dict[str, Vectors]:
    """The vectors that come with the corpus in a folder, by passage key; none where there are none of this engine."""
    try:
        with np.load(_file(corpus, engine)) as saved:
            keys = [row.tobytes().hex() for row in saved["keys"]]
            return dict(zip(keys, saved["vectors"].astype(np.float32), strict=True))
    except UNREADABLE:
        return {}


def keep_ready(corpus: Path, build: Path) -> Path:
    """Write the vectors of a build of the index beside its corpus; the file. Raises OSError, ValueError."""
    engine = json.loads((build / "index.json").read_text(encoding="utf-8"))["engine"]
    hashes = json.loads((build / "keys.json").read_text(encoding="utf-8"))
    found = dict(zip(hashes, np.load(build / "vectors.npy"), strict=True))
    by_key = {key: found[key] for key in sorted(found)}
    file = _file(corpus, engine)
    file.parent.mkdir(exist_ok=True)
    keys = np.array([list(bytes.fromhex(key)) for key in by_key], np.uint8)
    np.savez_compressed(file, keys=keys, vectors=np.stack(list(by_key.values())).astype(KEPT_AS))
    return file


def _file(corpus: Path, engine: str) -> Path:
    return corpus / READY / f"{engine.replace('/', '_').replace(':', '-')}.npz"


if __name__ == "__main__":
    from corpus.index import current_build

    where = Path(os.environ.get("ZHIDU_CORPUS", Path(__file__).with_name("regulations")))
    sys.stdout.write(f"{keep_ready(where, current_build(Path(os.environ.get('ZHIDU_HOME', '.zhidu')) / 'index'))}\n")
