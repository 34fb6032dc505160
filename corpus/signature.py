"""Who signed a document and when, at its end: no rule, and never quoted as one."""

import re

from corpus.headings import LISTS, Opening
from corpus.numerals import fold_width
from corpus.unit import Line

Placed = list[tuple[Line, Opening | None]]
SIGNATURE = re.compile(
    r"(?:[0-9〇零○一二三四五六七八九十]{4}\s*[年./-]\s*\S{1,3}\s*[月./-]\s*\S{1,3}\s*日?|(?:签发|批准|审核|编制|起草|签署|发布)(?:人|日期|单位)?\s*:.*"
    r"|附件\s*:.*|\d{1,2}[.、]\s*\S{1,30}|[^。,;:]{2,25}(?:公司|委员会|办公室|管理部|行政部|资源部|集团)|\(?(?:盖章|公章)\)?)\s*"
)
DATED = re.compile(r"\d{4}|[〇○零一二][〇○零一二三四五六七八九]{3}\s*年|签发|附件\s*:")
SIGNATURE_MAX_LINES = 8


def without_signature(region: Placed) -> tuple[Placed, list[Line]]:
    """The lines without who signed and when, which are no rule; 附件:1.… above them goes with them."""
    start, dated, seen = len(region), False, 0
    for at in range(len(region) - 1, 0, -1):
        line, opening = region[at]
        text = fold_width(line.text.strip())
        if line.blank:
            continue
        seen += 1
        if seen > SIGNATURE_MAX_LINES or not SIGNATURE.fullmatch(text) or (opening and opening.family not in LISTS):
            break
        dated = dated or bool(DATED.match(text))
        if not re.match(r"\d{1,2}[.、]", text):
            start = at
    if not dated:
        return region, []
    return region[:start], [line for line, _ in region[start:]]
