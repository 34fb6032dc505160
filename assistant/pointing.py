"""What a message asks of the articles cited before it: their number or words, the next one, why."""

import re
from pathlib import Path
from typing import Any

import rtoml

from assistant.questions import LEANING_MAX_CHARS
from corpus.numerals import NUMERAL, parse_numeral

_WHY = re.compile(
    r"^(?:那|这(?:是|又是)?|但|可|所以)?[,\s]*(?:为什么|为啥|凭什么|为何|原因|依据|目的|why)[^,。]{0,8}\??$",
    re.IGNORECASE,
)
_NTH = re.compile(
    r"(?:第\s*(?P<n>[一二三四五六1-6])\s*(?:个|条|点|项|款|句)|(?P<last>最后(?:一)?(?:个|条|点|项|句))|"
    r"(?P<former>前者|前面(?:那|这)?一?个|前一个)|(?P<latter>后者|后面(?:那|这)?一?个|后一个)|"
    r"the (?P<en>first|second|third|last) one)",
    re.IGNORECASE,
)
_NTH_LINE = re.compile(
    rf"(?:那么?|它|该|这|上面|刚才)?(?:那|这|该)?(?:一)?(?:条)?(?:的|里|中|里面)?\s*第\s*({NUMERAL})\s*(?:款|项|点|行|段|句)"
    r"(?:的)?(?:呢|原文|内容|(?:是|讲|说|写)(?:了|的|的是)?(?:什么|啥)|怎么[说写]的?|给我看看)?[?。!]?"
)
_ORDER = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "first": 1, "second": 2, "third": 3}
_MARKS = re.compile(r"[\s,.?!、;:。~…\"'“”《》()-]+")


def any_of(alternatives: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.IGNORECASE)


def nothing_left(text: str, around: re.Pattern[str]) -> bool:
    """Whether a message says nothing beside `around`."""
    return not _MARKS.sub("", around.sub(" ", text))


DATA: dict[str, Any] = rtoml.load(Path(__file__).with_suffix(".toml"))
_PLACE, _AROUND = any_of(DATA["source"]["place"]), any_of(DATA["source"]["around"])
_SOURCE = any_of([*DATA["source"]["place"], *DATA["source"]["text"]])
_NEXT, _PREVIOUS = any_of(DATA["next"]["asks"]), any_of(DATA["previous"]["asks"])


def asks_why(text: str) -> bool:
    return bool(_WHY.match(text))


def asks_source(text: str) -> bool:
    """Whether a message asks where that stands, or for its words, and nothing else: 具体哪条, 那条是第几条, 原文."""
    return _says_only(text, _SOURCE)


def asks_place(text: str) -> bool:
    """Whether such a message asks where that stands."""
    return bool(_PLACE.search(text))


def neighbour(text: str) -> int:
    """1 where a message asks for the article after the one just shown, -1 for the one before, else 0."""
    return next((step for step, asks in ((1, _NEXT), (-1, _PREVIOUS)) if _says_only(text, asks)), 0)


def _says_only(text: str, asks: re.Pattern[str]) -> bool:
    rest, count = asks.subn(" ", text)
    return bool(count) and nothing_left(_SOURCE.sub(" ", rest), _AROUND)


def nth(text: str) -> int | None:
    """Which of the things just listed is meant: 1 for the first, -1 for the last; None where none is."""
    match = _NTH.search(text)
    if not match or len(text) > LEANING_MAX_CHARS:
        return None
    if match["last"] or match["latter"] or (match["en"] or "").lower() == "last":
        return -1
    if match["former"]:
        return 1
    said = (match["n"] or match["en"]).lower()
    return _ORDER.get(said) or int(said)


def clause(text: str) -> int | None:
    """Which line of the article just cited is meant: 第二款, 那一条的第三点."""
    match = _NTH_LINE.fullmatch(text)
    return parse_numeral(match[1]) if match else None
