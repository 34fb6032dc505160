"""Days that were just spoken of, named again in short: 那就8到9, 先二三吧. In full they can be read as days."""

import re

_LED = r"(?:那|就|先|要|请|休|还是|只|我|报|改成?|好|行|吧|[,\s])*"
_ENDS = r"(?:吧|的|好了|就行|就好|先|这?两天|这?几天|[。!\s])*"
_JOIN = r"\s*(?P<join>到|至|-|~|、|和|跟|,)\s*"
_NUMBERS = re.compile(rf"{_LED}(?P<first>[1-9]\d?)(?:号|日)?{_JOIN}(?P<last>[1-9]\d?)(?:号|日)?{_ENDS}")
_WEEKDAYS = re.compile(
    rf"{_LED}(?:周|星期|礼拜)?(?P<first>[一二三四五六日])(?:{_JOIN})?(?:周|星期|礼拜)?(?P<last>[一二三四五六日]){_ENDS}"
)


def in_full(message: str) -> str | None:
    """The days in full that a message names in short and says no more; None for another message."""
    for pattern, form in ((_NUMBERS, "{}号"), (_WEEKDAYS, "周{}")):
        if found := pattern.fullmatch(message):
            join = found["join"] if found["join"] in ("到", "至", "-", "~") else "、"
            return f"{form.format(found['first'])}{'到' if join != '、' else join}{form.format(found['last'])}"
    return None
