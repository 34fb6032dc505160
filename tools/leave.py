"""Leave requests. What binds them: hr-admin/13 (days: an outside document), hr-admin/14 (asked in advance, certificate)."""

from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import rtoml

from tools.action import Action, Attachment, Basis, Fields, Finding, Move, Situation, State
from tools.approval import APPROVAL_TOLD, APPROVED, APPROVING, PENDING, REJECTED, TURNED_DOWN, WITHDRAWN
from tools.calendar import UnknownYear, workdays
from tools.fields import Choice, ChoiceField, PeriodField, TextField

SICK, PERSONAL = "病假", "事假"
OWED, GIVEN = "待补证明", "已附证明"
ACTIVE = ("pending", "approved")
DOUBTFUL_DAYS = 180  # calendar days from which we ask whether that was meant; no rule of the company
IN_ADVANCE = Basis("hr-admin/14", "事假需提前申请,经批准后方可休假")
CERTIFICATE = Basis("hr-admin/14", "病假需提供有效医疗证明")
DAYS = Basis("hr-admin/13", "各类假期的申请、审批流程及具体天数按公司《假期管理规定》执行")
NOTE = TextField("note", "说明", "note", required=False)

ENDED = r"假(?:期|条|单)?(?:给|都|先|帮我|帮[他她])*销(?:了|掉|一?下|(?=[吧,，。!！]|$))(?!吗|没)"  # 把我的假销了

_WORDS = rtoml.load(Path(__file__).with_suffix(".toml"))
TYPES = tuple(
    Choice(kind["value"], kind["en"], *(tuple(kind.get(words, ())) for words in ("words", "hints", "of_family")))
    for kind in _WORDS["kinds"]
)


def _filled(pattern: str) -> str:
    """A pattern with the words that several have in common."""
    for name, words in _WORDS["parts"].items():
        pattern = pattern.replace(f"{{{name}}}", words)
    return pattern


def check(fields: Fields, situation: Situation) -> tuple[Finding, ...]:
    """The rules of a leave that is filled in as far as it is."""
    found: list[Finding] = []
    if fields.get("start") and fields.get("end"):
        found += _period(fields, situation)
    if fields.get("leave_type") == SICK:
        found.append(
            Finding(
                "note",
                "病假需补交医疗证明，交到之前标记为“待补证明”。",
                "A medical certificate is owed until it is attached.",
                CERTIFICATE,
            )
        )
    elif fields.get("leave_type") == PERSONAL:
        found.append(
            Finding("note", "事假经批准后方可休假。", "Personal leave may start only once it is approved.", IN_ADVANCE)
        )
    found.append(Finding(
        "note", "天数上限由《假期管理规定》规定，该文件未收录在本制度汇编中，这里**没有核对天数**。",
        "How many days each kind of leave has is left to 《假期管理规定》, which is not included here: the days are **not checked**.", DAYS,
    ))  # fmt: skip
    return tuple(found)


def _period(fields: Fields, situation: Situation) -> list[Finding]:
    start, end = _days(fields)
    if end < start:
        return [
            Finding(
                "ask",
                f"结束日期 {end} 早于开始日期 {start}；请再说一遍起止日期。",
                f"The end {end} is before the start {start}; please give both again.",
                again=("start", "end"),
            )
        ]
    if start == end and fields.get("start_half") == "pm" and fields.get("end_half") == "am":
        return [
            Finding(
                "ask",
                "同一天不能从下午休到上午；请再说一遍起止时间。",
                "One day cannot run from the afternoon to the morning; please give the times again.",
                again=("start", "end"),
            )
        ]
    found = []
    if fields.get("leave_type") == PERSONAL and _begun(fields, start, situation):
        found.append(Finding(
            "refuse", f"事假要提前申请，{start} 已经过去，不能补请。请直接与您的上级或 HR 说明情况；如果当时是生病，可以改请病假（需医疗证明）；如果日期说错了，请告诉我正确的日期。",
            f"Personal leave is asked for in advance and {start} has passed. Please talk to your manager or HR; if you were ill, sick leave can be filed (with a certificate); if the date is wrong, tell me the right one.",
            IN_ADVANCE, again=("start", "end"),
        ))  # fmt: skip
    found += _overlap(fields, situation)
    if (end - start).days + 1 >= DOUBTFUL_DAYS:
        found.append(
            Finding(
                "ask",
                f"您说的是 {start} 至 {end}，共 {(end - start).days + 1} 天（日历日），时间很长。确实是这样请回复“是”，否则请再说一遍起止日期。",
                f"That is {(end - start).days + 1} calendar days, {start} to {end}. Say yes if you mean it, or give the dates again.",
                doubt=f"long {start} {end}",
            )
        )
    return found + _working_days(fields, start, end)


def _begun(fields: Fields, start: date, situation: Situation) -> bool:
    today = situation.now.date()
    if start == today and fields.get("end") == fields.get("start") and fields.get("start_half") == "am":
        return situation.now.time() >= time(12)
    return start < today


def _overlap(fields: Fields, situation: Situation) -> list[Finding]:
    for record in situation.own():
        if record.type == "leave_request" and record.state in ACTIVE and _meet(fields, record.fields):
            kind, span = record.fields["leave_type"], span_of(record.fields)
            return [Finding(
                "refuse", f"与您已有的 {record.id}（{kind}，{span}）时间重叠，不能再请。请换日期，或先撤回 {record.id}。",
                f"This overlaps your own {record.id} ({span}). Choose other days, or take {record.id} back first.", again=("start", "end"),
            )]  # fmt: skip
    return []


def _meet(one: Fields, other: Fields) -> bool:
    """Whether two leaves share half a day; each day has the halves 0 (am) and 1 (pm)."""
    return _first(one) <= _last(other) and _first(other) <= _last(one)


def _first(fields: Fields) -> tuple[str, int]:
    return str(fields["start"]), int(fields.get("start_half") == "pm")


def _last(fields: Fields) -> tuple[str, int]:
    return str(fields["end"]), int(fields.get("end_half") != "am")


def _working_days(fields: Fields, start: date, end: date) -> list[Finding]:
    try:
        count = workdays(start, end, fields.get("start_half"), fields.get("end_half"))
    except UnknownYear as unknown:
        return [
            Finding(
                "note",
                f"{unknown.year} 年的节假日安排尚未公布（日历里没有），工作日天数**没有计算**。",
                f"The public holidays of {unknown.year} are not known yet: working days are **not counted**.",
            )
        ]
    if count == 0:
        return [
            Finding(
                "ask",
                f"{span_of(fields)} 都是休息日，不用请假。确实要提交请回复“是”，否则请换日期。",
                f"{span_of(fields)} has no working day. Say yes to file it all the same, or choose other days.",
                doubt=f"no workday {start} {end}",
            )
        ]
    return []


def derive(fields: Fields, situation: Situation) -> dict[str, Any]:  # noqa: ARG001
    """Working days (absent where the calendar does not know the year), and what is owed for sick leave."""
    out: dict[str, Any] = {}
    if fields.get("start") and fields.get("end"):
        start, end = _days(fields)
        try:
            count = workdays(start, end, fields.get("start_half"), fields.get("end_half")) if start <= end else None
        except UnknownYear:
            count = None
        if count is not None:
            out["workdays"] = plain(count)
    if fields.get("leave_type") == SICK:
        out["certificate"] = fields.get("certificate") or OWED
    return out


def attached(fields: Fields, name: str) -> dict[str, Any]:  # noqa: ARG001
    """A file with a sick leave is its certificate."""
    return dict(fields) | ({"certificate": GIVEN} if fields.get("certificate") == OWED else {})


def span_of(fields: Fields) -> str:
    """2026-12-02 上午 至 2026-12-03."""
    halves = {"am": " 上午", "pm": " 下午"}
    first = f"{fields['start']}{halves.get(fields.get('start_half') or '', '')}"
    if fields["start"] == fields["end"]:
        return first
    return f"{first} 至 {fields['end']}{halves.get(fields.get('end_half') or '', '')}"


def plain(count: Decimal) -> int | float:
    return int(count) if count == int(count) else float(count)


def _days(fields: Fields) -> tuple[date, date]:
    return date.fromisoformat(str(fields["start"])), date.fromisoformat(str(fields["end"]))


def sketch(fields: Fields) -> str:
    days = f"，{fields['workdays']} 个工作日" if "workdays" in fields else ""
    owed = f"，{fields['certificate']}" if fields.get("certificate") else ""
    return f"{fields['leave_type']}，{span_of(fields)}{days}{owed}"


LEAVE = Action(
    name="leave_request", prefix="LV", zh="请假申请", en="leave request", article="hr-admin/14",
    requests=tuple(_filled(pattern) for pattern in _WORDS["requests"]),
    called=("假", "调休", r"leave|vacation|day off|days off"),
    unwanted=(r"不(?:想|用)?再?(?:请|休)",),
    roll_calls=tuple(_WORDS["roll_calls"]),
    fields=(
        ChoiceField("leave_type", "假期类型", "kind of leave", also=("类型", "假别", "假种", "请假类型", "假"), choices=TYPES),
        PeriodField("start", "起止日期", "first and last day", also=("日期", "时间"), kind="leave_type", workday_kinds=("年休假", "事假", "病假", "调休"), past_kinds=(SICK,), befell=tuple(_WORDS["befell"]), planned=tuple(_WORDS["planned"]),
                    hint_zh="例如 12月2号到4号、明天上午", hint_en="e.g. Dec 2 to Dec 4, tomorrow morning"),
        TextField("reason", "事由", "reason", required=False, leftover=True, also=("原因", "理由", "请假原因"), patterns=tuple(_WORDS["reason"])),
    ),
    states=(
        State("pending", "待审批", "pending", called=PENDING), State("approved", "已批准", "approved", called=APPROVED),
        State("rejected", "已驳回", "rejected", final=True, void=True, called=REJECTED),
        State("withdrawn", "已撤回", "withdrawn", final=True, void=True, called=WITHDRAWN),
        State("returned", "已销假", "back from leave", final=True, called=(r"销了?假|销假的",)),
        State("revoked", "已撤销", "revoked", final=True, void=True, called=(r"(?:被|已)撤销|作废",)),
    ),
    moves=(
        Move(("pending",), "approved", "批准", "approve", ("manager", "hr"), (NOTE,), not_own=True, words=("批准", "同意", "通过", "准了", "审批通过", *APPROVING), reports=APPROVAL_TOLD),
        Move(("pending",), "rejected", "驳回", "reject", ("manager", "hr"), (NOTE,), not_own=True, words=TURNED_DOWN),
        Move(("pending",), "withdrawn", "撤回", "withdraw", ("owner",), (NOTE,), words=("撤回", "撤销", "取消", "撤掉", "撤了", "withdraw", "cancel")),
        Move(("approved",), "revoked", "撤销", "revoke", ("owner",), (NOTE,), words=("撤回", "撤销", "取消", "撤掉", "撤了", "withdraw", "cancel", "revoke")),
        Move(("approved",), "revoked", "撤销", "revoke", ("manager", "hr"), (NOTE,), not_own=True, awaited=False, words=("撤销", "revoke")),
        Move(("approved",), "returned", "销假", "report back", ("owner",), (NOTE,), from_day="start", words=("销假", r"销(?:个|一?下|了|掉|我)*假", ENDED, "report back", "i'm back")),
        Move(("approved",), "returned", "销假", "report back", ("manager", "hr"), (NOTE,), not_own=True, awaited=False, from_day="start", words=("销假", r"销(?:个|一?下|了|掉)*[^,，。;；]{0,4}假", ENDED, r"\breport (?:\w+ ){0,3}back\b")),
    ),
    boilerplate=tuple(_WORDS["boilerplate"]),
    after_danger=True, sees_all=("hr",), manager_sees=True, check=check, course=DAYS, derive=derive, derived=("workdays", "certificate"), attached=attached, sketch=sketch,
    attachment=Attachment("医疗证明", "medical certificate", (r"证明|病假条|诊断(?:书|证明)|病历|病假单|休息条|医疗材料", r"certificate|doctor'?s note|sick note"), CERTIFICATE, ("certificate", OWED)),
)  # fmt: skip
