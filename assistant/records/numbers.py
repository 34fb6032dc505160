"""The numbers of records in a message, LV-20261123-0001, and what only looks like one."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

_NUMBER = re.compile(r"(?<![a-z0-9])([a-z]{2})\s*[-_－—]?\s*(\d{8})\s*[-_－—]?\s*(\d{4,})(?!\d)", re.IGNORECASE)
_SET_OFF = re.compile(rf"{_NUMBER.pattern}[\s:：]+(?!to\b)", re.IGNORECASE)
_ALIKE = re.compile(
    r"(?<![a-z0-9])(?:[a-z]{1,3}\s*[-_－—]?\s*\d{6,9}\s*[-_－—]\s*\d{1,6}|[a-z]{1,3}[-_－—]\d{1,8}|\d{8}[-_－—]\d{2,6}|[a-z]{2}\d{9,15})(?![a-z0-9])",
    re.IGNORECASE,
)
CLOSE = 0.8  # of the letters of a number, from which another one may have been meant


def numbers_in(message: str) -> list[str]:
    """The numbers of records that a message names, as records are numbered, each once."""
    return list(dict.fromkeys(f"{m[1].upper()}-{m[2]}-{m[3]}" for m in _NUMBER.finditer(message)))


def number_in(message: str) -> str | None:
    """The first of them."""
    return next(iter(numbers_in(message)), None)


def names_other_number(message: str, record: str) -> bool:
    """Whether a message names a record by its number, and not this one alone: what it orders is not ordered of this."""
    return numbers_in(message) not in ([], [record])


def without_numbers(message: str, instead: str = "") -> str:
    return _NUMBER.sub(instead, message)


def parted_by_numbers(message: str) -> str:
    """A comma where a number with a space behind it stands: 驳回 LV-… 人手太紧; none in assign HZ-… to e006."""
    return _NUMBER.sub("", _SET_OFF.sub(",", message))


def misspelt(message: str, prefixes: Iterable[str], bare: bool = False) -> str | None:
    """What looks like a number of a record and is none, where the message has no real one: LV-2026123-001.

    With `bare` also without the letters, 20261123-0001, which may be the number of something else.
    """
    if _NUMBER.search(message):
        return None
    found = _ALIKE.search(message)
    known = found and (found[0][:2].upper() in prefixes or (bare and found[0][0].isdigit()))
    return found[0] if found and known else None


def alike(said: str, numbers: Iterable[str]) -> list[str]:
    """The numbers that may have been meant, the closest first."""
    return get_close_matches(said.upper().replace("_", "-").replace(" ", ""), list(numbers), n=3, cutoff=CLOSE)
