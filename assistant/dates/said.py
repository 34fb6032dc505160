"""The days, halves and numbers of days that a message mentions, in their places, before the calendar is asked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.dates import ahead, count, day, english, festival, noise, of_month, weekday
from assistant.dates.mention import Count, Day, HalfDay, Mention, Noise, Rule, scan
from assistant.dates.period import Span
from assistant.dates.role import Placed, place, stands_alone, with_halves
from assistant.dates.shift import shift_spans
from assistant.dates.taken_back import taken_back

HALF_A_DAY = Decimal("0.5")
_MORNING = re.compile(r"上午|早上|早晨|清晨|一早|上半天|前半天|\b(?:morning|am)\b|\ba\.m\.", re.ASCII)
_AFTERNOON = re.compile(r"下午|午后|傍晚|晚上|晚间|夜里|下半天|后半天|\b(?:afternoon|evening|pm)\b|\bp\.m\.", re.ASCII)
_HALVES: tuple[Rule, ...] = (
    (_MORNING, lambda match: HalfDay(match.span(), "am")),
    (_AFTERNOON, lambda match: HalfDay(match.span(), "pm")),
)
_RULES: tuple[Rule, ...] = (
    *noise.EXPLICIT, *ahead.RULES, *day.FULL_DATES, *noise.FIRST, *of_month.RULES, *english.RULES, *festival.RULES, *weekday.RULES, *day.RULES,
    *noise.PHRASES, *_HALVES, *count.RULES, *day.LATER_RULES, *weekday.MONTH_RULES,
)  # fmt: skip
_CORRECTED = re.compile(
    r"(?<![修更])改(?=[今明后下这本周星礼\d])|改成|改为|改到|换成|换到|换为|调到|挪到|移到|推迟到|推后到|延后到|延迟到|提前到|[整弄搞串放拖转]到(?=[今明后下这本周星礼\d])|安排到|变成|[说写搞弄填]错了?|(?<!没)错了|不对|[哦噢啊](?:哦)?不[,是]|actually|i mean|instead|change[a-z]* (?:it )?to|make it|move (?:it )?to"
)
_HOUR = re.compile(r"\s*[0-9一二三四五六七八九十]")
_HALF_RANGE = re.compile(r"^.{0,8}?(?:到|至|-|~|to)\s*$")


@dataclass(frozen=True)
class Said:
    """What a message says: days in their places, numbers of days, all spans. `edited`: it corrects what was said before."""

    message: str
    placed: tuple[Placed, ...]
    counts: tuple[Count, ...]
    week: Day | None
    spans: tuple[Span, ...]
    edited: bool
    replaced: tuple[Placed, ...] = ()
    last_only: bool = False  # of a first and a last day that were said, the last one was taken back for another


def gather(message: str, doubts: bool = False) -> Said:
    """Reads a message without the calendar; it may be one that `doubts` days which were shown."""
    shifted = shift_spans(message)
    mentions = [mention for mention in scan(message, _RULES) if not _meets(mention, shifted)]
    days = [mention for mention in mentions if isinstance(mention, Day)]
    halves = [mention for mention in mentions if isinstance(mention, HalfDay)]
    counts = [mention for mention in mentions if isinstance(mention, Count)]
    within = [said for said in days if said.kind == "month" or (said.kind == "week" and said.bare)]
    exact = [said for said in days if said not in within or (said.kind == "week" and len(days) == 1 and not counts)]
    if exact == [] and [said.kind for said in within] == ["week"] and any(c.unit == "week" for c in counts):
        exact = within
    placed, left = with_halves(exact, halves, message)
    slips = taken_back(message, mentions, doubts)
    in_place, negated = place(placed, message)
    marks = [*_corrections(message), *(end for _, end in slips), *_denials(in_place, negated)]
    mark = max(marks, default=0)
    kept = [said for said in placed if said.day.span[0] >= mark]
    dropped = [said for said in placed if said.day.span[0] < mark] if kept else []
    later = [said for said in counts if said.span[0] >= mark]
    standing, last_only = _standing(in_place, marks if kept else (), negated)
    if mark and not kept and (half := next((said for said in left if said.span[0] == mark), None)):
        standing, left = _other_half(standing, half), []
        slips += [] if _HOUR.match(message, half.span[1]) else [half.span]
    meant = _with_lone_half(standing, left, counts, message)
    spans = {said.span for said in [*in_place, *negated, *dropped]} | {said.span for said in counts} | set(slips)
    beside = next((said for said in within if said not in exact and not any(d.span < said.span for d in exact)), None)
    spans |= {beside.span} if beside and not exact else set()
    return Said(
        message, tuple(meant), tuple(later or counts), beside, tuple(sorted(spans)), mark > 0, (*negated, *dropped),
        last_only,
    )  # fmt: skip


def named(message: str) -> list[tuple[Span, bool]]:
    """Where a message names days and halves of days, whatever it says of them, and whether it is a half alone."""
    return [(one.span, isinstance(one, HalfDay)) for one in scan(message, _RULES) if isinstance(one, Day | HalfDay)]


def _meets(mention: Mention, spans: Sequence[Span]) -> bool:
    counted = isinstance(mention, Count | Noise)
    return counted and any(start < mention.span[1] and mention.span[0] < end for start, end in spans)


def _corrections(message: str) -> list[int]:
    return [match.end() for match in _CORRECTED.finditer(message)]


def _denials(placed: Sequence[Placed], negated: Sequence[Placed]) -> list[int]:
    """Where a day that was said is denied for one behind it: 周三,不是这周三,下周三."""
    return [
        said.end for said in negated
        if any(day.span < said.span for day in placed) and any(day.span > said.span for day in placed)
    ]  # fmt: skip


def _standing(placed: Sequence[Placed], marks: Sequence[int], denied: Sequence[Placed]) -> tuple[list[Placed], bool]:
    """The days that stand after corrections, which end at `marks`, and whether only a last day took another's place."""
    stands: list[Placed] = []
    last_only = False
    edges = [0, *sorted(set(marks))]
    for start, end in zip(edges, [*edges[1:], None], strict=True):
        run = [said for said in placed if start <= said.day.span[0] and (end is None or said.day.span[0] < end)]
        if run:
            stands, last_only = _put_right(stands, run, denied)
    return stands, last_only


def _put_right(before: Sequence[Placed], after: list[Placed], denied: Sequence[Placed]) -> tuple[list[Placed], bool]:
    """What days make of those before that they put right: a last day or a first day alone leaves the other one, and a
    day that is called neither takes the place of the one said right before it; of a list, of the one that is denied."""
    first = [said for said in before if said.side != "end"][-1:]
    last = [said for said in before if said.side == "end"][-1:]
    if all(said.side == "end" for said in after):
        return [*first, *after], False
    if len(after) > 1 or after[0].moved:
        return after, False
    if last and after[0].side == "start":
        return [*after, *last], False
    if first and last:
        return [*first, replace(after[0], side="end", link=None)], True
    if any(said.link == "list" for said in before) and not after[0].side:
        return _in_list(before, after[0], denied), False
    side = after[0].side or (before[-1].side if len(before) == 1 else None)
    return [replace(after[0], side=side)], False


def _in_list(before: Sequence[Placed], after: Placed, denied: Sequence[Placed]) -> list[Placed]:
    """A list of days with another one in the place of that which is denied, else of the last one: 周一和周三,不是周三,周四."""
    named = [said.day.said for said in denied if said.day.span < after.day.span]
    at = next(
        (n for n, said in enumerate(before) if any(_same_day(said.day.said, one) for one in named)), len(before) - 1
    )
    put = replace(after, link=before[at].link)
    return [*before[:at], put, *before[at + 1 :]]


def _same_day(full: str, short: str) -> bool:
    """Whether two names are of one day, one of them perhaps said in full: 12月10号, 10号; 下周三, 周三."""
    return full.endswith(short) or short.endswith(full)


def _other_half(placed: Sequence[Placed], half: HalfDay) -> list[Placed]:
    """The days with another half of the last one: 明天上午,不对,下午."""
    return [*placed[:-1], *(replace(said, half=half.half) for said in placed[-1:])]


def _with_lone_half(
    placed: list[Placed], left: Sequence[HalfDay], counts: Sequence[Count], message: str
) -> list[Placed]:
    """明天请假,下午; 明天上午到下午."""
    if len(placed) != 1 or len(left) != 1 or left[0].span[0] < placed[0].end:
        return placed
    (only,), (half,) = placed, left
    between = message[only.end : half.span[0]]
    if only.half and _HALF_RANGE.match(between):
        return [replace(only, half=None if (only.half, half.half) == ("am", "pm") else only.half)]
    whole = any(said.number != HALF_A_DAY for said in counts)
    if only.half or whole or not stands_alone(half, message):
        return placed
    return [replace(only, half=half.half)]
