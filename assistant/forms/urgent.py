"""A question out of an emergency (车间着火了怎么办): what to do now comes first, then the articles, then the offer to file.

A question about what would have to be done (如果着火该怎么办, 消防演练多久一次) raises no alarm.
"""

import re
from collections.abc import Mapping
from typing import Any

from assistant.forms import view
from assistant.forms.alarm import without_figures
from assistant.forms.dangers import DangerReader
from assistant.forms.data import WORDS
from assistant.forms.desk import Desk
from assistant.forms.folded import any_of, blank, fold
from assistant.forms.step import Step
from assistant.forms.table import Table, beside_form
from assistant.forms.tone import asks, says
from assistant.reply import Reply
from tools import ACTIONS, action_named
from tools.action import Action, Alarm

_LED_TO = re.compile(r"(?:发生|出现|遇到?|碰到?|防止?|避免|预防|[的于是对当若,，。、?？]|怎么|如何|对于|关于|^)$")
_PERFECT = re.compile(r"[^,，。;?？]{0,3}了|着(?!火)")
_WHO = re.compile(r"(?<=[,，。!！?？\s])(?:我们?|咱们?|这|那|现在|到底|该|要|可|应该)+$")
_PARTICLES = re.compile(r"^[啊呀呢哦哟哇嘛]+")
_SMELL = re.compile(r"味|\s?smells?")
_BEFORE_CHARS = 4


def urgent(message: str, desk: Desk) -> Step | None:
    """The step for a question that tells of a danger as of something that is happening; None for another message."""
    found = happening(message, desk.dangers)
    return advice(*found, desk) if found else None


def advised_again(text: str, table: Table) -> Step | None:
    """What to do now, again, for a message that asks only that after a danger was told (叉车撞到人了, then 我该怎么办): in
    the form that is open, or in the record that was last spoken of."""
    folded = fold(text)
    asked = [match.span() for match in any_of(tuple(WORDS["acts_now"])).finditer(folded)]
    now = bool(asked) and not any_of(tuple(WORDS["beside_acting"])).sub("", blank(folded, asked))
    aid = says("first_aid", folded) is not None and asks(text)
    found = _told_before(table) if now or aid else None
    alarm = table.desk.dangers.pressing(*found, reports=True) if found else None
    if alarm is None or not (now or alarm.personal):
        return None
    told, citations = view.alarm(alarm, table.desk.corpus, table.desk.today, table.desk.language)
    if aid:
        told = f"{told}\n\n{_by_120(table.desk)}"
    return beside_form(
        Step(Reply(told, "answer" if citations else "status", citations, trace={"route": "urgent"})), table
    )


def _by_120(desk: Desk) -> str:
    return desk.say(
        "伤者、伤口怎么处理，这里没有依据，不给做法：请拨打 **120**，按接线人员在电话里的指导做。",
        "How to treat the injured is not for me to say: call **120** and do what they tell you on the phone.",
    )


def _told_before(table: Table) -> tuple[Action, str] | None:
    """What was told last that may be a danger, and the action that reports it."""
    if table.current:
        return _story(table.current.action, table.current.draft.fields)
    record = next((one for one in table.desk.own() if one.id == table.minds.spoken), None)
    action = action_named(record.type) if record else None
    return _story(action, record.fields) if record and action else None


def _story(action: Action, fields: Mapping[str, Any]) -> tuple[Action, str] | None:
    told = fields.get(action.story.name) if action.story else None
    return (action, str(told)) if action.alarms and told else None


def happening(message: str, dangers: DangerReader) -> tuple[Action, Alarm] | None:
    """The danger that a question out of it tells of as of something that is happening."""
    folded = fold(message)
    if says("progress", message) and dangers.denies(message):  # 那条漏电的处理了没
        return None
    if not says("acts_now", folded) or any(says(kind, folded) for kind in ("supposed", "lately", "elsewhere")):
        return None
    found = ((action, alarm) for action in ACTIONS if (alarm := _happening(action, folded)))
    return next((one for one in found if asks(message) or not one[0].asked_for(message)), None)


def without_question(text: str) -> str:
    """What is told in a message that asks what to do now."""
    asked = says("acts_now", fold(text))
    if asked is None:
        return text
    return f"{_WHO.sub('', text[: asked.start()])}{_PARTICLES.sub('', text[asked.end() :])}".strip().rstrip(",，")


def _happening(action: Action, folded: str) -> Alarm | None:
    folded = without_figures(folded)
    for alarm in action.alarms:
        match = any_of(alarm.words).search(folded)
        if match and _present(folded, match):
            return alarm
    return None


def _present(folded: str, match: re.Match[str]) -> bool:
    """Whether it is told as a fact: with 了, with a word for now, as something that is smelt, or of something in particular
    (机器冒烟)."""
    if (
        says("happens_now", folded)
        or _smelt(folded, match)
        or match[0].endswith("了")
        or _PERFECT.match(folded[match.end() :])
    ):
        return True
    before = folded[max(0, match.start() - _BEFORE_CHARS) : match.start()].rstrip()
    return bool(re.search(r"[\u4e00-\u9fff]$", before)) and not _LED_TO.search(before) and not says("as_noun", match[0])


def _smelt(folded: str, match: re.Match[str]) -> bool:
    """Whether the danger is a smell, which is there where it is asked about."""
    after = _SMELL.match(folded, match.end())
    return says("smelt", f"{match[0]}{after[0] if after else ''}") is not None


def advice(action: Action, alarm: Alarm, desk: Desk, ours: bool = True) -> Step:
    """What to do now in a danger, and the offer to report it with `action` (if it is `ours`); nothing is begun."""
    text, citations = view.alarm(alarm, desk.corpus, desk.today, desk.language)
    offer = desk.say(
        f"人安全之后可以在这里登记：说“上报隐患”，写明地点和情况，例如“上报隐患：3号车间配电箱冒烟”；您确认后立即通知安全管理员。这次还没有登记任何东西（{action.zh}）。",
        f"Once people are safe, a {action.en} can be filed here: say “report a hazard” with the place and what happened. "
        "The safety officer is told as soon as you confirm it. Nothing has been filed so far.",
    )
    if not ours:
        offer = desk.say(
            f"这不像公司场所的险情，没有登记任何东西。要请假或登记客户投诉，直接说就行；如果就在公司，请说“上报隐患”并写明地点和情况（{action.zh}）。",
            f"This does not seem to be at our place; nothing has been filed. Say so if you need leave or have a customer's "
            f"complaint; if it is at our place, say “report a hazard” with the place and what happened ({action.en}).",
        )
    if not citations:
        return Step(Reply(f"{text}\n\n{offer}", "status", trace={"route": "urgent"}))
    return Step(Reply(f"{text}\n\n{offer}", "answer", citations, trace={"route": "urgent"}))
