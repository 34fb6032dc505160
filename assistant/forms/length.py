"""How long a stretch of days is, told where it is asked."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from assistant.forms.days import Days
from assistant.forms.say import Said
from tools.calendar import UnknownYear, workdays
from tools.fields import PeriodField

_ASKED = re.compile(
    r"(?:^|(?<=[,。;!?\s]))(?:(?:这样|那|这|那这|我|你|帮我|假|请问|顺便问一下|不算|去掉|除去|刨掉|扣掉|除掉|不计|周末|双休日?|的话|,)*(?:一共|总共|合计|共|拢共|到底|实际|究竟|算下来|加起来|算算|数数|看看|算一下|应该|会|得|要)*"
    r"(?:算|是|占|扣|用|要|为|有)*(?:了|掉|我)?(?:几|多少|几多|好多)个?(?:工作日|天|日(?!期))(?:的?(?:年|病|事|婚|产|丧|陪产)?假)?|(?:几|多少)个工作日)"
    r"(?:啊|呀|呢|哦|来着|喔|哈)*[?]*(?=$|[,。;!])|"
    r"(?:^|(?<=[,.;!?]\s)|(?<=[,.;!?]))(?:so |and )*how many (?:working |work |business |calendar )?days(?: (?:is|are|does|would|will|do) (?:that|it|this|those|these|they)(?: (?:make|be|come to|all|in all|altogether))*)?(?=$|[,.?!])"
)


def length_asked(message: str) -> tuple[int, int] | None:
    """Where a message asks how many days are meant: 一共算几天."""
    match = _ASKED.search(message)
    return match.span() if match else None


def length_of(fields: Mapping[str, Any], start: str, end: str) -> Said | None:
    """How many working days and calendar days lie between two days of a form; None where one of them is open."""
    if not (fields.get(start) and fields.get(end)):
        return None
    first, last = date.fromisoformat(str(fields[start])), date.fromisoformat(str(fields[end]))
    days = (last - first).days + 1
    if days < 1:
        return None
    try:
        working = workdays(first, last, fields.get("start_half"), fields.get("end_half")).normalize()
    except UnknownYear:
        return Said(f"首尾共 {days} 天（日历日）", f"{days} calendar day(s) in all")
    return Said(
        f"一共 {working:f} 个工作日，首尾共 {days} 天（日历日）",
        f"{working:f} working day(s), {days} calendar day(s) in all",
    )


def with_length_told(item: PeriodField, days: Days, message: str, known: dict[str, Any]) -> Days:
    """The days with how many they are, where the message asks it beside naming them."""
    asked = length_asked(message)
    if asked is None:
        return days
    length = length_of(known | days.values, item.name, item.end) if days.values else None
    notes = (Said(f"{length.zh}。", f"{length.en}."),) if length else ()
    return replace(days, spans=(*days.spans, asked), notes=(*days.notes, *notes))
