"""What a question about the regulations themselves is asked of, and what it says beside that (words: outline.toml)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.places import NAMES, OUTLINE, Absent, Named, Place, by_name, divisions, title_of, whole
from corpus.article import Compilation

UNITS: dict[str, str] = OUTLINE["units"]
ANY_PART = "块"  # of UNITS: what a place consists of, whatever the parts are called
MARKER = re.compile(
    r"(?:[那这]一?个?|(?<![哪每第几任某另同])一个?)(?P<that>章节|章|节|篇|部分|模块|板块|块|张|本|册)"
    r"|(?<![几个多少些一哪各每第小])(?P<plain>部分|章节|模块|板块|篇|章|节|\b(?:module|chapter|section|part)\b)"
    r"(?=的|里|中|下|底|有|共|一共|总|占|分|包|讲|说|写|都|还|几|多少|是|,|\s|$)",
    re.IGNORECASE,
)
TITLE_MIN_CHARS = 4


@dataclass(frozen=True)
class Inquiry:
    """`aspect` names what is asked; `places` what it is asked of (all of the regulations where there are none).

    `units` are what is to be counted or listed, `each` the kind of place for each of which that is asked;
    `term` is what is looked for. `absent` are places that were named and are not there.
    """

    aspect: str
    places: tuple[Place, ...] = ()
    absent: tuple[Absent, ...] = ()
    units: tuple[str, ...] = ()
    each: str = ""
    term: str = ""
    who: bool = False


def asked_of(
    named: Named, versions: Sequence[Compilation], *patterns: str, text: str = "", loose: bool = False
) -> tuple[Place, ...] | None:
    """The places that are asked about (none: all); None where the message speaks of something else.

    A part may be named by its whole title, or by what that says with a word such as 那一节 beside it, or (`loose`)
    without.
    """
    text = text or named.rest
    titled, rest = _titled(text, named.places or whole(versions))
    if titled and not left_of(MARKER.sub(" ", rest), *patterns):
        return titled
    if not left_of(text, *patterns):
        return named.articles or named.places
    marker = MARKER.search(text)
    left = left_of(MARKER.sub(" ", text), *patterns)
    kind = (marker["that"] or marker["plain"] or "").lower() if marker else ""
    kind = OUTLINE["markers"].get(kind, kind)
    narrower = by_name(left, kind, named.places, NAMES) if marker and named.places else ()
    if narrower and all(place.path for place in narrower):
        return narrower  # 篇三客服那块
    if named.places and all(by_name([word], place.kind, [place], NAMES) for word in left for place in named.places):
        return named.places  # 第三章行为规范与奖惩
    if not (marker or loose):
        return None
    return by_name(left, kind, named.places or whole(versions), NAMES) or None


def _titled(text: str, within: Sequence[Place]) -> tuple[tuple[Place, ...], str]:
    """The parts whose whole title a message says (培训与发展), and what else it says."""
    found: list[Place] = []
    below = [division for place in within for division in divisions(place)]
    for place in sorted(below, key=lambda place: -len(title_of(place))):
        title = title_of(place)
        if len(title) >= TITLE_MIN_CHARS and title in text:
            alike = [other for other in below if title_of(other) == title]
            found, text = [*found, *alike], text.replace(title, " ")
    return tuple(found), text


def left_of(text: str, *patterns: str) -> list[str]:
    """What a message says beside `patterns`, the words for the regulations and those around a question."""
    said = text
    for group in (patterns, OUTLINE["regulations"], OUTLINE["around"]):
        if group:
            text = re.sub("|".join(group), " ", text, flags=re.IGNORECASE)
    edges = OUTLINE["edges"]
    words = re.sub(r"(?<=[a-z])\s+(?=[a-z])", "\0", text, flags=re.IGNORECASE)  # customer service is one piece
    pieces = (re.sub(rf"^{edges}+|{edges}+$", "", p) for p in re.split(r"[\s,。?!、:;.()…~/-]+|[和与跟]", words))
    of_company = ("公司", "单位") if says(OUTLINE["regulations"][:1], said) else ()
    return [piece.replace("\0", " ") for piece in pieces if piece and piece not in of_company]


def says(patterns: Sequence[str], text: str) -> bool:
    return bool(patterns) and re.search("|".join(patterns), text, re.IGNORECASE) is not None
