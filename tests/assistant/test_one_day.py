"""A form of which a field holds one day is filled in with words, like any other."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from assistant.build import Parts
from assistant.forms.dangers import DangerReader
from assistant.forms.desk import Desk, Form
from assistant.forms.form import fill
from assistant.forms.reading import Reading, read_fields
from assistant.forms.step import Step
from tests.assistant.conftest import NOW
from tools.action import Action, Move, State
from tools.directory import demo_company
from tools.fields import DateField, TextField
from tools.overtime import OVERTIME
from tools.record import Draft

TODAY = date(2026, 11, 23)  # a Monday
DAY = DateField("day", "来访日期", "day of the visit", also=("日期", "哪天"))
VISITOR = TextField(
    "visitor", "来访人", "visitor", patterns=(r"(?:来访人|客人)(?:是|:)?\s*(?P<value>[^,，。;\s]{2,6})",)
)
VISIT = Action(
    name="visit", prefix="VS", zh="访客预约", en="visit", article="hr-admin/14",
    requests=("预约访客",), called=("访客",), fields=(VISITOR, DAY),
    states=(State("pending", "待审批", "pending"), State("done", "已接待", "done", final=True)),
    moves=(Move(("pending",), "done", "接待", "receive", ("manager",), words=("接待",)),),
    boilerplate=OVERTIME.boilerplate, check=lambda fields, situation: (),
    sketch=lambda fields: str(fields.get("day", "")),
)  # fmt: skip


def read(text: str, known: dict[str, Any] | None = None, asked: tuple[str, ...] = ()) -> Reading:
    return read_fields(VISIT, text, known or {}, asked, TODAY)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("预约访客,客人王建国,下周三来", "2026-12-02"), ("来访日期:12月8号", "2026-12-08"), ("后天", "2026-11-25"),
        ("日期是这周五下午", "2026-11-27"),
        ("客人李强 明天上午到", "2026-11-24"),
        ("day of the visit next Monday", "2026-11-30"),
        ("本月最后一天", "2026-11-30"), ("2026-12-25", "2026-12-25"),
    ],
)  # fmt: skip
def test_the_day_is_read_as_people_say_it(said: str, day: str) -> None:
    assert read(said).values["day"] == day


@pytest.mark.parametrize("said", ["2月30号来", "周三到周五", "12月8号或者9号"])
def test_a_day_that_is_none_or_more_than_one_is_asked_about(said: str) -> None:
    reading = read(said)
    assert "day" not in reading.values
    assert reading.questions


@pytest.mark.parametrize(
    ("said", "day"),
    [("改到下周五", "2026-12-04"), ("日期改成12月9号", "2026-12-09"), ("不对,是周四", "2026-11-26")],
)
def test_a_day_that_is_there_moves_only_where_it_is_changed(said: str, day: str) -> None:
    known = {"day": "2026-11-25", "visitor": "王建国"}
    assert read(said, known).values.get("day") == day
    assert "day" not in read("客人昨天打过电话", known).values


def test_the_form_asks_for_the_day_and_then_shows_it(parts: Parts) -> None:
    desk = Desk(*_of_desk(parts.dangers))
    asked = fill(Form(VISIT, Draft(VISIT.name), desk), "预约访客,来访人王建国")
    assert asked.reply.action
    assert asked.reply.action["missing"] == ["day"]
    shown = fill(_after(asked, desk), "下周二")
    assert shown.reply.kind == "confirm"
    assert "来访日期：2026-12-01（周二）" in shown.reply.text


def _after(step: Step, desk: Desk) -> Form:
    assert step.reply.action
    return Form(VISIT, replace(Draft(VISIT.name), fields=step.reply.action["fields"], asked=("day",)), desk)


def _of_desk(dangers: DangerReader) -> tuple[Any, ...]:
    company = demo_company()
    return company.find("e001"), NOW, None, company, "c", "zh", "", lambda: (), {}, dangers
