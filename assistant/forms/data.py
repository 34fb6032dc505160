"""The words by which people confirm, cancel, correct, ask and point: words/*.toml, by topic, maintained as data."""

from pathlib import Path

import rtoml


def _all_words() -> dict[str, list[str]]:
    """Every kind of words by its name. Raises ValueError where two files have one of the same name."""
    words: dict[str, list[str]] = {}
    for file in sorted(Path(__file__).with_name("words").glob("*.toml")):
        kinds: dict[str, list[str]] = rtoml.load(file)
        if twice := kinds.keys() & words.keys():
            raise ValueError(f"{file.name}: {', '.join(sorted(twice))} is in another file of words/, too; keep one")
        words |= kinds
    return words


WORDS = _all_words()
