"""What is said right after a receipt, and small changes of a form: each leads to what was meant, or tells how."""

import pytest

from tests.assistant.conversation import Start, Talk, form

LEAVE = "LV-20261123-0001"


def filed(talk: Start, *messages: str) -> Talk:
    t = talk()
    t.say(*(messages or ("下周一请一天年假",)), "确认")
    return t


def state(t: Talk) -> str:
    return t.parts.store.records()[0].state


@pytest.mark.parametrize("message", ["撤回吧", "帮我撤销掉", "把刚才的假撤回", "那撤了吧"])
def test_a_plain_order_takes_back_what_was_just_filed(talk: Start, message: str) -> None:
    t = filed(talk)
    assert t.say(message).kind == "done"
    assert state(t) == "withdrawn"


@pytest.mark.parametrize(
    "message", ["取消", "取消吧", "那就取消吧", "算了不请了", "不休了", "算了", "那我不请了", "不用请了"]
)
@pytest.mark.parametrize("answer", ["确认", "撤回"])
def test_who_does_not_want_it_any_more_is_asked(talk: Start, message: str, answer: str) -> None:
    t = filed(talk)
    reply = t.say(message)
    assert "撤回" in reply.text
    assert LEAVE in reply.text
    assert state(t) == "pending"
    t.say(answer)
    assert state(t) == "withdrawn"


def test_courtesy_in_between_does_not_matter(talk: Start) -> None:
    t = filed(talk)
    assert LEAVE in t.say("谢谢", "算了不请了").text


@pytest.mark.parametrize("message", ["不用了谢谢", "再见", "投诉不登记了", "要是领导不批就撤了吧", "别撤"])
def test_nothing_else_takes_it_back(talk: Start, message: str) -> None:
    t = filed(talk)
    t.say(message)
    assert state(t) == "pending"


def test_what_cannot_be_taken_back_is_said_with_whom_to_tell(talk: Start) -> None:
    t = filed(talk, "上报隐患,3号车间地面有油")
    reply = t.say("算了不报了")
    assert "马安平" in reply.text
    assert state(t) == "registered"


@pytest.mark.parametrize("message", ["那个假推迟一天", "那个假改到周三", "日期改成周三", "假期类型写错了,是事假"])
def test_a_filed_leave_is_taken_back_and_filed_anew(talk: Start, message: str) -> None:
    reply = filed(talk).say(message)
    assert reply.action is None
    assert f"撤回 {LEAVE}" in reply.text


@pytest.mark.parametrize("message", ["客户写错了,是李女士", "客户写错了", "客户应该是李女士", "客户名字写错了，姓李"])
def test_a_filed_complaint_is_no_new_one(talk: Start, message: str) -> None:
    reply = filed(talk, "客户王女士投诉送货晚了三天,一般").say(message)
    assert reply.action is None
    assert "不能修改" in reply.text


def test_another_complaint_after_it_is_a_new_one(talk: Start) -> None:
    reply = filed(talk, "客户王女士投诉送货晚了三天,一般").say("客户李女士投诉发错货,一般")
    assert form(reply)["fields"]["customer"] == "李女士"


@pytest.mark.parametrize("message", ["少了25箱", "是少发25件", "一共缺了三箱", "坏了两台"])
def test_a_count_goes_on_with_a_complaint(talk: Start, message: str) -> None:
    t = talk()
    t.say("客户王女士投诉少发货,一般")
    assert form(t.say(message))["fields"]["description"] == f"王女士投诉少发货；{message}"


@pytest.mark.parametrize("message", ["周四也加", "周四加上", "把周四也加上", "再加周四", "周四也要"])
def test_a_day_is_added_and_not_put_in_the_place_of_the_first(talk: Start, message: str) -> None:
    t = talk()
    t.say("下周三请年假")
    fields = form(t.say(message))["fields"]
    assert (fields["start"], fields["end"]) == ("2026-12-02", "2026-12-03")


@pytest.mark.parametrize(
    "message", ["好像不太好", "不改了", "就不改了吧", "帮我跟领导说", "跟主管说一声", "感觉不太合适"]
)
def test_chatter_is_no_reason(talk: Start, message: str) -> None:
    t = talk()
    t.say("下周一请一天年假")
    assert "reason" not in form(t.say(message))["fields"]


@pytest.mark.parametrize("message", ["身体不太好", "回老家办事", "跟领导出差累了想休息", "家里老人不太好，要照顾"])
def test_a_reason_stays_one(talk: Start, message: str) -> None:
    t = talk()
    t.say("下周一请一天年假")
    assert form(t.say(message))["fields"]["reason"]


@pytest.mark.parametrize(
    ("before", "message"),
    [
        (("想请两天假", "年假"), "唉，刚开会说月底要盘点，算了不请了"),
        (("想请假",), "26号要上线,请不成了"),
        (("想请假", "事假"), "后天客户要来,这假我不请了"),
        (("明天请一天年假",), "老板说12月3号要开会,那就算了吧不请了"),
        (("明天请一天年假",), "领导说周五有检查，算了"),
        (("周三请年假",), "周三有会,那天不请了"),
        (("周三到周五请年假",), "周四有会,算了全不请了"),
        (("客户张女士投诉送货晚了三天,一般",), "她刚说3号会送到,那不用登记了"),
        (("客户投诉",), "不是我们的货,不登记了"),
        (("I'd like a day off next Friday",), "the meeting on Thursday was cancelled, forget it"),
    ],
)
def test_a_form_is_dropped_whatever_day_the_reason_names(talk: Start, before: tuple[str, ...], message: str) -> None:
    t = talk()
    t.say(*before)
    assert form(t.say(message))["stage"] == "cancelled"
    t.say("好的")
    assert t.filed == []


@pytest.mark.parametrize(
    ("before", "message"),
    [
        ("周三到周五请年假", "周四有会,不请了"),
        ("周三到周五请年假", "周四有会,那天不请了"),
        ("周三到周五请年假", "周五不请了"),
        ("明天请年假", "改成周五,明天不请了"),
        ("明天请年假", "不请年假了,请事假"),
    ],
)
def test_a_day_or_a_kind_that_is_not_wanted_drops_no_form(talk: Start, before: str, message: str) -> None:
    t = talk()
    t.say(before)
    assert form(t.say(message))["stage"] in ("collecting", "confirming")
