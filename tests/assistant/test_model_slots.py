"""What a model may fill into a form: the sender's own words and days as we read them; what differs is asked."""

from datetime import date

import pytest

from assistant.build import Parts
from assistant.forms.traced import days_said, traced
from assistant.model.slots import tool_of
from tests.assistant.test_injection import Written, scripted, talk
from tools import ACTIONS
from tools.action import Action
from tools.complaint import COMPLAINT
from tools.fields import PeriodField
from tools.leave import LEAVE

TODAY = date(2026, 11, 23)
__all__ = ["scripted"]


def call(**arguments: object) -> dict[str, object]:
    return {"when": "员工的话", "call": {"name": arguments.pop("name", "leave_request"), "arguments": arguments}}


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_every_action_is_a_tool_made_of_its_fields(action: Action) -> None:
    tool = tool_of(action)
    names = {name for item in action.fields for name in (item.names if isinstance(item, PeriodField) else (item.name,))}
    assert set(tool.parameters["properties"]) == names
    assert tool.name == action.name
    assert tool.parameters["required"] == []
    assert "confirm" not in str(tool)


def test_words_are_taken_as_they_stand_in_the_message_or_not_at_all() -> None:
    text = "客户 鼎盛商贸 的李总打电话来骂人，说发错货了"
    found = traced(COMPLAINT, {"customer": "鼎盛商贸", "contact": "13800000000", "severity": "重大"}, text, TODAY)
    assert found.values == {"customer": "鼎盛商贸"}
    assert set(found.refused) == {"contact", "severity"}


def test_a_day_is_taken_only_where_our_own_reading_has_it() -> None:
    text = "下周一到周三请年假"
    assert set(days_said(text, TODAY)) >= {date(2026, 11, 30), date(2026, 12, 2)}
    found = traced(LEAVE, {"start": "2026-11-30", "end": "2026-12-04", "leave_type": "病假"}, text, TODAY)
    assert found.values == {"start": "2026-11-30"}
    assert set(found.refused) == {"end", "leave_type"}


def test_a_hole_is_filled_with_the_senders_words(parts: Parts, scripted: Written) -> None:
    text = "登记投诉，送货太慢，一般，晨光"
    (alone,) = talk(parts, text)
    assert alone.action is not None
    assert "customer" in alone.action["missing"]
    (reply,) = talk(scripted(parts, call(name="complaint", customer="晨光", severity="重大")), text)
    assert reply.action is not None
    assert reply.action["fields"]["customer"] == "晨光"
    assert reply.action["fields"]["severity"] == "一般"
    assert reply.kind == "confirm"
    assert reply.trace["model"]["filled"] == ["customer"]


def test_a_day_read_differently_is_asked(parts: Parts, scripted: Written) -> None:
    parts = scripted(parts, call(start="2026-12-07", end="2026-12-08"))
    (reply,) = talk(parts, "12月1号到2号我要请假")
    assert reply.kind == "clarify"
    assert reply.action is not None
    assert "start" in reply.action["missing"]
    assert "还是" in reply.text
    assert "2026-12-07" in reply.text


def test_a_day_that_the_message_rules_out_is_not_asked(parts: Parts, scripted: Written) -> None:
    tuesday = call(start="2026-11-24", end="2026-11-24")
    *_, reply = talk(scripted(parts, tuesday), "帮我弄个假，年假", "周四开始", "周五结束")
    assert reply.kind == "confirm"
    assert reply.action is not None
    thursday, friday = (date.fromisoformat(reply.action["fields"][name]) for name in ("start", "end"))
    assert (thursday.isoweekday(), friday.isoweekday()) == (4, 5)


def test_a_model_that_makes_values_up_starts_no_form(parts: Parts, scripted: Written) -> None:
    made_up = call(name="equipment_repair", equipment="母婴室", fault="灯不亮")
    (reply,) = talk(scripted(parts, made_up, {"when": "", "say": "无"}), "母婴室在几层")
    assert reply.action is None


def test_nothing_is_asked_of_the_model_where_nothing_is_missing(parts: Parts, scripted: Written) -> None:
    (reply,) = talk(scripted(parts, call(leave_type="病假")), "12月1号请一天年假，回老家")
    assert reply.kind == "confirm"
    assert "model" not in reply.trace


def test_a_question_starts_no_form_whatever_the_model_says(parts: Parts, scripted: Written) -> None:
    model = scripted(parts, call(leave_type="年休假", start="2026-12-01"), {"when": "", "say": "无"})
    for question in ("报销要什么票", "年休假能休几天？", "年假没休完能折成钱吗"):
        (reply,) = talk(model, question)
        assert reply.action is None
