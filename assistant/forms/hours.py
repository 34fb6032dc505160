"""Hours of a leave, which is filed by days and half days: the half they lie in, and what is said of how they were taken."""

import re
from dataclasses import dataclass, replace

from assistant.dates import Half, Period
from assistant.dates.count import ENGLISH_NUMBER, NUMBER, number_of
from assistant.forms.days import HALF
from assistant.forms.say import Said

NOON, EVENING, EARLIEST = 12, 18, 6  # an hour up to EARLIEST that is not called one of the morning is of the afternoon
MOST_OF_HALF, MOST_OF_DAY = 4, 9
HOUR = r"(?:2[0-4]|1[0-9]|[0-9]|十[一二]?|[一二两三四五六七八九])"
PART = r"(?:上午|早上|早晨|清晨|中午|下午|午后|傍晚|晚上)"
MINUTES = r"[:点时](?:[0-5]?[0-9]分?|半|[一三]刻|钟|整)?"
_OF_LEAVE = (
    r"(?=\s*(?:的|左右|这段时间|期间)*\s*(?:$|[,。;!)]|我?(?:想|要|得|需要)*(?:请|休)|[年病事婚产丧调补]|不在|不来|出去|外出|去|到|回|"
    r"(?:off|leave|for|to|of|personal|annual|sick|i)\b))"
)
_CLOCK = re.compile(
    rf"(?P<p1>{PART})?\s*(?<![0-9.:])(?P<h1>{HOUR})(?:{MINUTES})?\s*(?:到|至|-|~|—)+\s*(?P<p2>{PART})?\s*(?P<h2>{HOUR}){MINUTES}{_OF_LEAVE}"
    r"|\b(?:from |between )?(?P<e1>[0-9]{1,2})(?::[0-9]{2})? ?(?P<m1>[ap]\.?m\.?)? ?(?:to|till|until|and|-|–) ?(?P<e2>[0-9]{1,2})(?::[0-9]{2})? ?(?P<m2>[ap]\.?m\b\.?)"
    + _OF_LEAVE
)
_DAY = (
    r"(?:大*[明后]天|[今明]早|(?:(?:这|本|下+)个?)?(?:周|星期|礼拜)[一二三四五六日天]|(?:[0-9]{1,2}月)?[0-9]{1,2}[号日]|[0-9]{1,2}[./-][0-9]{1,2}"
    r"|第二天|次日|(?:on )?(?:tomorrow|(?:this |next )?\w{3,6}day|\w{3,9} [0-9]{1,2}(?:st|nd|rd|th)?))"
)
_O_CLOCK = (
    rf"(?:(?P<p1>{PART})?\s*(?P<h1>{HOUR}){MINUTES}|(?:at )?(?P<e1>[0-9]{{1,2}})(?::[0-9]{{2}})? ?(?P<m1>[ap])\.?m\.?)"
)
# From an hour of one day to an hour of another: 明天下午2点到后天上午10点.
_ACROSS = re.compile(
    rf"(?<![0-9.:]){_O_CLOCK}\s*(?:开始)?\s*(?:到|至|-|~|—|to|till|until|through)+\s*{_DAY}\s*,?\s*(?:{_O_CLOCK.replace('1>', '2>')}|(?P<noon>[中正]午|noon|midday))"
)
_LENGTH = re.compile(
    rf"(?:(?<=[周期拜][一二三四五六日天])|(?<=[号日天午上早晚])|(?<=day ))\s*(?P<n3>{NUMBER}|半|俩|仨)个?半?多?(?:小时|钟头)(?=\s*(?:左右|的?[年病事]?假|调休)*\s*(?:$|[,。;!)吧]|我?[请去出办]))"
    rf"|(?:(?<=请)|(?<=休)|(?<=假)|(?<=[请休][个了])|(?<=出去)|(?<=外出)|(?<=离开)|(?<=调休)|(?<=年休))\s*(?P<n>{NUMBER}|半|俩|仨)个?半?多?(?:小时|钟头)(?!前|后|内|以)"
    rf"|(?P<n2>{NUMBER}|半|俩|仨)个?半?(?:小时|钟头)的?(?=年|病|事|假|调休|补休)"
    rf"|\bfor (?P<e3>{ENGLISH_NUMBER})(?: and a half)? hours?(?=\s*(?:$|[,.;!]))|\b(?P<e>{ENGLISH_NUMBER})(?: and a half)? hours?(?= (?:off|of(?: \w+)? leave|(?:annual|sick|personal) leave))|(?:off|leave) for (?P<e2>{ENGLISH_NUMBER}) hours?\b"
)


@dataclass(frozen=True)
class Hours:
    """Hours as they were said: the `half` of the day that they lie in, or a `whole` day; neither where only their number
    was said. `span` is where that stands."""

    said: str
    half: Half | None
    whole: bool
    span: tuple[int, int] | None = None
    edges: tuple[Half | None, Half | None] | None = None  # of the first and the last of several days

    def placed(self, period: Period) -> Period:
        """The period with its one day as much of it as the hours are."""
        if self.edges:
            several = period.start and period.end and period.start != period.end and not period.problems
            return replace(period, start_half=self.edges[0], end_half=self.edges[1]) if several else period
        one_day = period.start is not None and period.start == period.end and period.count is None
        if self.whole or period.problems or period.start_half or (period.start and not one_day):
            return period
        if period.start and self.half:
            return replace(period, start_half=self.half, end_half=self.half)
        return period if period.count is not None else replace(period, end=None, count=HALF, unit="day")

    def note(self, period: Period) -> Said:
        """How they were taken."""
        half = period.start_half if period.start == period.end else None
        if self.edges:
            zh, en = self._from_to(period)
        elif self.whole:
            zh, en = "一整天", "a whole day"
        else:
            zh = {"am": "上午半天", "pm": "下午半天"}.get(half or "", "半天")
            en = {"am": "the morning", "pm": "the afternoon"}.get(half or "", "half a day")
        return Said(
            f"请假只能按天或半天填，“{self.said}”按**{zh}**填；不是这个意思请直接说。",
            f"Leave is filed by days and half days: “{self.said}” is taken as **{en}**; please say so if that is wrong.",
        )

    def _from_to(self, period: Period) -> tuple[str, str]:
        """The halves at which several days begin and end."""
        first, last = period.start_half, period.end_half
        return (
            f"{period.start}{'下午' if first == 'pm' else '全天'}到{period.end}{'上午' if last == 'am' else '全天'}",
            f"{period.start} ({'afternoon' if first == 'pm' else 'whole day'}) to {period.end} ({'morning' if last == 'am' else 'whole day'})",
        )


def hours_of_leave(message: str) -> Hours | None:
    """The hours for which a message asks to be off: 2点到4点, 两小时."""
    if match := _ACROSS.search(message):
        first, last = _across(match, "1"), _across(match, "2")
        edges: tuple[Half | None, Half | None] = ("pm" if first >= NOON else None, "am" if last <= NOON else None)
        return Hours(match.group().strip(), None, False, match.span(), edges)
    if match := _CLOCK.search(message):
        first, last = _on_clock(match)
        if first < last and first < EVENING:
            half: Half | None = "am" if last <= NOON else "pm" if first >= NOON else None
            return Hours(match.group().strip(), half, half is None)
        return None
    match = _LENGTH.search(message)
    number = _number(match) if match else None
    if match is None or number is None or number > MOST_OF_DAY:
        return None
    return Hours(match.group().strip(), None, number > MOST_OF_HALF, match.span())


def _number(match: re.Match[str]) -> float | None:
    said = next(said for name in ("n", "n2", "n3", "e", "e2", "e3") if (said := match[name]))
    number = HALF if said == "半" else number_of({"俩": "两", "仨": "三"}.get(said, said))
    return None if number is None else float(number)


def _on_clock(match: re.Match[str]) -> tuple[int, int]:
    """The two hours, of twenty-four."""
    if match["e1"]:
        late = match["m2"].startswith("p")
        last = int(match["e2"]) % NOON + NOON * late
        first = int(match["e1"]) % NOON + NOON * (match["m1"].startswith("p") if match["m1"] else late)
        return (first - NOON, last) if first > last and not match["m1"] else (first, last or NOON * 2)
    first = hour_of(match["h1"], match["p1"])
    last = hour_of(match["h2"], match["p2"] or match["p1"])
    return first, last + NOON if last < first and last < NOON else last


def _across(match: re.Match[str], which: str) -> int:
    """One of the hours of two days, of twenty-four."""
    if which == "2" and match["noon"]:
        return NOON
    if english := match[f"e{which}"]:
        return int(english) % NOON + NOON * (match[f"m{which}"] == "p")
    return hour_of(match[f"h{which}"], match[f"p{which}"])


def hour_of(said: str, part: str | None) -> int:
    hour = int(number_of(said) or 0)
    afternoon = part in ("中午", "下午", "午后", "傍晚", "晚上") or (part is None and hour <= EARLIEST)
    return hour + NOON if afternoon and hour < NOON and not (part == "中午" and hour == NOON - 1) else hour
