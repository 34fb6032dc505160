"""Days that are told by how far ahead they lie, where a leave is asked for from then: 三天后请年假, annual leave in a week."""

import re
from datetime import timedelta

from assistant.dates.count import ENGLISH_NUMBER, NUMBER, number_of
from assistant.dates.mention import Day, Days, Near, Rule, one

MOST_DAYS = 366
_ASKS = r"(?=[,\s]*(?:我|想|要|得|打算|准备|再|就|能|可以|给我|帮我|的|那天|当天|开始|起)*(?:请(?!问)|休(?!息)|不来|不上班|[年病事婚产丧]假|年休|陪产|调休|补休))"
_AHEAD = re.compile(
    rf"(?<![一二两三四五六七八九十百0-9.])(?<![了过完请休满隔])(?P<n>{NUMBER})\s*个?\s*(?P<unit>天|周|星期|礼拜)\s*(?:之|以)?后{_ASKS}"
)
_ENGLISH = re.compile(
    rf"(?:\bin (?P<n>{ENGLISH_NUMBER}) (?P<unit>days?|weeks?)(?:'? time)?\b|\b(?P<again>{ENGLISH_NUMBER}) (?P<units>days?|weeks?) from (?:now|today)\b)"
    r"(?! of\b)",
    re.ASCII,
)
_OFF = re.compile(r"\b(?:leave|off|vacation|pto|sick)\b", re.ASCII)


def _ahead(match: re.Match[str]) -> Day | None:
    said = match.groupdict()
    number, unit = number_of(said["n"] or said["again"]), said["unit"] or said["units"]
    if number is None or number != int(number):
        return None
    days = int(number) * (1 if unit[0] in "天d" else 7)
    if not 0 < days <= MOST_DAYS or not ((said["n"] and "后" in match.group()) or _OFF.search(match.string)):
        return None
    return Day(match.span(), match.group(), "named", lambda near: _on(near, days))


def _on(near: Near, days: int) -> Days:
    return one(near.today + timedelta(days=days))


RULES: tuple[Rule, ...] = ((_AHEAD, _ahead), (_ENGLISH, _ahead))
