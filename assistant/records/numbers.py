"""The numbers of records in a message, LV-20261123-0001, and what only looks like one."""

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

_NUMBER = re.compile(r"(?<![a-z0-9])([a-z]{2})\s*[-_－—]?\s*(\d{8})\s*[-_－—]?\s*(\d{4,})(?!\d)", re.IGNORECASE)
_SET_OFF = re.compile(rf"{_NUMBER.pattern}[\s:：]+(?!to\b)", re.IGNORECASE)
_ALIKE = re.compile(
    r"(?<![a-z0-9])(?:[a-z]{1,3}\s*[-_－—]?\s*\d{6,9}\s*[-_－—]\s*\d{1,6}|[a-z]{1,3}[-_－—]\d{1,8}|\d{8}[-_－—]\d{2,6}|[a-z]{2}\d{9,15})(?![a-z0-9])",
    re.IGNORECASE,
)
# The end of a number that stands for all of it: 销案0002, LV-20261123-0001、0002; of all between two: 0001到0003.
_SHORT = re.compile(
    r"(?<![\da-z.:/_-])(?P<end>0\d{3})(?:\s*(?:到|至|~|-)\s*(?P<last>0\d{3}))?(?![\da-z.:%/_-])", re.IGNORECASE
)
_LISTED = re.compile(r"(?:[\s、,，/和跟与及]|0\d{3})*")  # between numbers that stand side by side
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


def shortened(message: str) -> bool:
    """Whether a message has what may be the end of a number: 0002."""
    return _SHORT.search(_NUMBER.sub("", message)) is not None


def in_full(message: str, numbers: Sequence[str]) -> str:
    """The message with each number in full of which it only says the end, where that is the end of just one of
    `numbers`, or of one beside the number that it names in full."""

    def whole(match: re.Match[str]) -> str:
        first, last = match["end"], match["last"] or match["end"]
        before = [*_NUMBER.finditer(message, 0, match.start())]
        stem = f"{before[-1][1].upper()}-{before[-1][2]}-" if before else ""
        ends = [one for one in numbers if first <= one[-len(first) :] <= last]
        found = [one for one in ends if stem and one.startswith(stem)] or ends
        if len({one[-len(first) :] for one in found}) == len(found) > 0:
            return "、".join(found)
        beside = before and _LISTED.fullmatch(message, before[-1].end(), match.start())
        return f"{stem}{first}" if beside and first == last else match[0]

    return _SHORT.sub(whole, message)


def alike(said: str, numbers: Iterable[str]) -> list[str]:
    """The numbers that may have been meant, the closest first."""
    return get_close_matches(said.upper().replace("_", "-").replace(" ", ""), list(numbers), n=3, cutoff=CLOSE)
