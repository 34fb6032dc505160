"""What the words around a day make of it: first or last day, one of a list, the same day said twice, or none of ours."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.dates.mention import Day, HalfDay
from assistant.dates.period import Half, Span

Side = Literal["start", "end"]
Link = Literal["list", "or", "same", "either"]  # "either": a list or the same day, as the calendar tells

_START_AFTER = re.compile(
    r"^\s*(?:的?时候|这天|那天|就)?(?:开始(?!\s*(?:日期|时间|[:是为改在]))|起(?!床|来|码)|走(?!了)|出发|开头|算起|休起|住院|入院|往后|以后都|onwards?\b)",
    re.ASCII,
)
_END_AFTER = re.compile(
    r"^\s*(?:的?时候|这天|那天|就)?(?:为止|结束(?!\s*(?:日期|时间|[:是为改在日0-9]))|止|出院|截止(?!\s*(?:日期|时间|[:是为到]))|收假)"
)
_LABELLED = (
    r"(?:日期|时间|日|那天|的时间|的日期|day|date)?(?:也)?(?:说错|写错|填错|错|不对)?了?[,\s]*(?:应该|要|得|就|给我|帮我)?(?:从|on)?"
    r"(?:是|为|改成|改为|改到|换成|换到|调到|改|在|定在|:|成|到|to|is|should be)*\s*(?:the |on )?$"
)
_START_LABEL = re.compile(
    rf"(?:开始|起始|(?<!一)起|\b(?:start(?:ing|s)?|begin(?:ning|s)?)(?: date| day)?){_LABELLED}", re.ASCII
)
_END_LABEL = re.compile(
    rf"(?:结束|截止|终止|到期|最后(?:一)?天|\b(?:end(?:ing|s)?|last)(?: date| day)?(?: on)?){_LABELLED}", re.ASCII
)
_FROM = re.compile(r"(?:从|自|由|(?:\bfrom|\bsince|\bas of|\bstarting|\bbeginning)(?: on)?)\s*(?:the )?$", re.ASCII)
_TO = re.compile(
    r"(?:(?<![回来等收提说看得遇想碰赶感达接找听见不])(?P<to>到|至)(?:了)?|直到|截止到?|截至"
    r"|(?P<last>\bextend(?:ing|ed)?(?: it| the leave| my leave)? to(?: the)?)|\b(?P<en>to|till|until|til|through|thru)(?: the)?|(?P<mark>[-~—–]+))\s*(?:这个?|本)?$",
    re.ASCII,
)
_MOVED = re.compile(
    r"(?P<move>改到|换到|推迟到|推后到|延后到|延迟到|提前到|提早到|挪到|调到|移到|推到|顺延到|调整到|改至|推迟至|[整弄搞串放拖转]到|安排到|(?:move|change|switch|postpone)[a-z]*(?: it)?(?: back)? to)\s*$"
)
_LIST = re.compile(r"^\s*(?:、|和|跟|与|同埋?|及|以及|还有|加上?|,|&|\+|and|n|'n'?|,\s*and)?\s*(?:the |on )?$")
_OR = re.compile(r"^\s*[,、]?\s*(?:或者?|还是|要么|要不|or)(?:说|者)?\s*(?:是|从|on |from )?\s*$")
_SAME = re.compile(r"^\s*(?:[(（,]\s*)?(?:也就是|就是|即|是)?\s*$")
_PLAIN_GAP = re.compile(r"^[\s)）的上]*$")
_NOT_MEANT = re.compile(r"(?:不是|别是?|不要|不请|不休|不用|\bnot)\s*(?:从|到|请|休|on )?$", re.ASCII)
_JOINED = re.compile(r"^\s*(?:、|和|跟|与|到|至|-|~|and|to)?\s*$")
_NOT_POSSIBLE = re.compile(
    r"^\s*(?:就|也|都)?(?:不行|不可以|不方便|去不了(?!公司|单位|厂|上班|班|岗)|不用了|不要了|取消)"
)
_CLOCK = re.compile(r"[0-9]{1,2}(?::[0-9]{2}(?::[0-9]{2})?|点半?)")
_ROUGHLY = re.compile(
    r"^\s*(?:[)）])?(?:之前|以前|前(?!台|面|往|天)|左右|前后|附近|之后|以后(?!都)|后(?!天|勤|面)|内(?!部)|的(?:会|会议|培训|班(?!.{0,4}(?:上不了|不上|来不了|去不了|免|拿掉|取消|请|不去))|航班|票|高铁|机票|火车))"
)
_BACK = re.compile(
    r"^\s*(?:上午|下午|早上|晚上)?\s*(?:我?(?:就|再|才|会|可以|能|正常|准时)*)?(?:回来|回公司|回去|来)?(?:上班|回来|返岗|到岗|复工|销假|回岗)"
)
_BACK_EN = re.compile(r"\b(?:back|return(?:ing)?|by|before|after|resume)(?: to work)?(?: on)? (?:the )?$", re.ASCII)
_HALF_GAP = re.compile(r"^[\s的(,)]{0,2}(?:in the |a\.?)?$")
_HALF_OF = re.compile(r"^ (?:of|on) (?:the )?$")
_HALF_ALONE = re.compile(r"^\s*(?:$|[,。!吧)]|的|(?:我?[想要]|需要|打算)?(?:请|休)|(?:那)?半天|就|行)")


@dataclass(frozen=True)
class Placed:
    """A day with its place in the message; `end` is where it and its half end."""

    day: Day
    end: int
    half: Half | None
    side: Side | None = None
    link: Link | None = None  # to the day before
    moved: str = ""  # 推迟到

    @property
    def span(self) -> Span:
        return self.day.span[0], self.end


def with_halves(days: Sequence[Day], halves: Sequence[HalfDay], message: str) -> tuple[list[Placed], list[HalfDay]]:
    """Days with the halves that stand next to them, and the halves that are left."""
    left = list(halves)
    placed = []
    for number, day in enumerate(days):
        limit = days[number + 1].span[0] if number + 1 < len(days) else len(message)
        end, half = day.span[1], day.half
        for near in left:
            after = end <= near.span[0] < limit and _HALF_GAP.match(message[end : near.span[0]])
            before = near.span[1] <= day.span[0] and _HALF_OF.match(message[near.span[1] : day.span[0]])
            if after or before:
                half, end = half or near.half, max(end, near.span[1])
                left.remove(near)
                break
        placed.append(Placed(day, end, half))
    return placed, left


def stands_alone(half: HalfDay, message: str) -> bool:
    """Whether a half that is next to no day is still said of the leave (明天请假,下午) and of nothing else."""
    return bool(_HALF_ALONE.match(message[half.span[1] :]))


def place(days: Sequence[Placed], message: str) -> tuple[list[Placed], list[Placed]]:
    """The days with their sides and links, and those that were denied; neither has days that are not said exactly."""
    out: list[Placed] = []
    denied: list[Placed] = []
    gap_start = 0
    for day in days:
        gap, rest = _CLOCK.sub("", message[gap_start : day.day.span[0]]), message[day.end :]
        gap_start = day.end
        if _ROUGHLY.match(rest) or _BACK.match(rest) or _BACK_EN.search(gap):
            continue
        here = _sided(day, gap, rest, bool(out))
        match, ruled_out = _NOT_MEANT.search(gap), _NOT_POSSIBLE.match(rest)
        if denied and denied[-1].end == day.day.span[0] - len(gap) and _JOINED.match(gap):
            denied.append(here)  # 不是8号和9号
            continue
        if match or ruled_out:
            here = replace(here, end=here.end + ruled_out.end()) if ruled_out else here
            denied.append(_sided(day, gap[: match.start()], rest, bool(out)) if match else here)
            continue
        if denied and not here.side:
            here = replace(here, side=denied[-1].side)
        out.append(replace(here, link=_link(out[-1].day, day.day, gap) if out and here.side != "end" else None))
        label = _START_AFTER.match(rest) or _END_AFTER.match(rest)
        gap_start += label.end() if label else 0
    return out, denied


def _sided(day: Placed, gap: str, rest: str, after_another: bool) -> Placed:
    if move := _MOVED.search(gap):
        day = replace(day, moved=move["move"])
    if _END_AFTER.match(rest):
        return replace(day, side="end")
    if _START_AFTER.match(rest):
        return replace(day, side="start")
    if _END_LABEL.search(gap):
        return replace(day, side="end")
    started = _START_LABEL.search(gap) or _FROM.search(gap)
    if started or day.moved:
        return replace(day, side="start" if started else None)
    return replace(day, side="end") if _ends(gap, after_another) else day


def _ends(gap: str, after_another: bool) -> bool:
    """Whether the words before a day make it the last one: 到, until, and - and to after another day."""
    match = _TO.search(gap)
    if not match or ((match["mark"] or match["en"] == "to") and not after_another):
        return False
    return not match["mark"] or bool(_PLAIN_GAP.match(gap[: match.start()]))


def _link(before: Day, day: Day, gap: str) -> Link | None:
    if _OR.match(gap):
        return "or"
    if (before.kind == "weekday") != (day.kind == "weekday") and _SAME.match(gap):
        return "either" if "," in gap else "same"
    return "list" if _LIST.match(gap) else None
