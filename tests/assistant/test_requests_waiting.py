"""A form that waits behind another one: taken up again, dropped by its name, told of when it expires."""

import pytest

from tests.assistant.conversation import Start, form, types

LEAVE, HAZARD = "leave_request", "hazard_report"


@pytest.mark.parametrize(
    "message", ["继续刚才的请假", "接着请假", "回到请假那个", "先办请假", "回到刚才那个请假申请", "继续年假"]
)
def test_a_form_put_aside_is_taken_up_again(talk: Start, message: str) -> None:
    t = talk()
    t.say("下周一请年假", "对了还要报个隐患:2号仓库消防通道堵了")
    reply = t.say(message)
    assert form(reply)["type"] == LEAVE
    assert "reason" not in form(reply)["fields"]
    done = t.say("确认")
    assert "您的安全隐患上报还在等您确认" in done.text
    t.say("确认")
    assert types(t) == [LEAVE, HAZARD]


def test_what_leads_to_another_form_is_no_part_of_it(talk: Start) -> None:
    t = talk()
    reply = t.say("下周一请年假", "对了还要报个隐患:2号仓库消防通道堵了")
    assert form(reply)["fields"]["description"] == "2号仓库消防通道堵了"


def test_words_kept_for_later_are_taken_up_before_their_turn(talk: Start) -> None:
    t = talk()
    t.say("明天请一天年假，另外3号车间灯坏了漏电", "先办请假", "确认", "确认")
    assert types(t) == [LEAVE, HAZARD]


@pytest.mark.parametrize(
    ("message", "left"),
    [
        ("不用登记了,继续请假", LEAVE), ("隐患不报了", LEAVE), ("假不请了", HAZARD), ("不请了，继续报隐患", HAZARD),
        ("不休了", HAZARD), ("取消", LEAVE),
    ],
)  # fmt: skip
def test_a_change_of_mind_drops_the_one_that_it_names(talk: Start, message: str, left: str) -> None:
    t = talk()
    t.say("下周一请年假", "对了还要报个隐患:2号仓库消防通道堵了")
    reply = t.say(message)
    assert reply.kind == "cancelled"
    t.say("确认")
    assert types(t) == [left]
    assert t.parts.store.drafts(t.conversation or "") == []


def test_words_kept_for_later_are_dropped_by_their_name(talk: Start) -> None:
    t = talk()
    reply = t.say("明天请一天年假。另外2号仓库消防通道堵了", "隐患不报了")
    assert "安全隐患上报没有提交" in reply.text
    t.say("确认")
    assert types(t) == [LEAVE]
    assert t.parts.store.drafts(t.conversation or "") == []
