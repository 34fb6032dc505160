"""What is asked of what has just been filed: that it be hurried, its number, all of it, another value."""

import pytest

from tests.assistant.conversation import Start, form

LEAVE = "LV-20261123-0001"


@pytest.mark.parametrize("plea", ["帮我催一下", "催一下", "能不能催一下主管", "can you chase it"])
def test_who_wants_it_hurried_is_told_whom_to_ask(talk: Start, plea: str) -> None:
    reply = talk().say("下周一请一天年假", "确认", plea)
    assert "周建国" in reply.text
    assert reply.kind == "status"


@pytest.mark.parametrize("plea", ["这条编号发我", "编号多少", "单号给我"])
def test_its_number_is_told(talk: Start, plea: str) -> None:
    assert talk().say("下周一请一天年假", "确认", plea).text == f"编号：**{LEAVE}**。"


@pytest.mark.parametrize("question", ["两个都交了吗", "我刚才报的都交上去了吗", "我报过哪些"])
def test_all_that_was_filed_is_listed(talk: Start, question: str) -> None:
    t = talk()
    text = t.say("下周一请一天年假", "确认", "下周三请一天事假,搬家", "确认", question).text
    assert LEAVE in text
    assert "LV-20261123-0002" in text


def test_after_a_list_each_that_waits_is_told(talk: Start) -> None:
    t = talk()
    text = t.say("下周一请一天年假", "确认", "下周三请一天事假,搬家", "确认", "我报过哪些", "催一下").text
    assert LEAVE in text
    assert "我不能替您催办" in text


def test_the_list_keeps_the_form_that_is_open(talk: Start) -> None:
    reply = talk().say("下周一请一天年假", "确认", "下周三请一天事假,搬家", "我报过哪些")
    assert LEAVE in reply.text
    assert form(reply)["stage"] == "confirming"


@pytest.mark.parametrize("question", ["大家都请假了吗", "离职都要交接吗", "都交社保了吗"])
def test_what_others_file_is_not_listed(talk: Start, question: str) -> None:
    assert LEAVE not in talk().say("下周一请一天年假", "确认", question).text


@pytest.mark.parametrize(
    ("plea", "change"),
    [
        ("下周一请一天年假", "改成周四行吗"),
        ("客户王芳投诉冰箱门坏了,一般", "改成严重行吗"),
        ("上报隐患,3号车间地面有油", "改到4号车间行吗"),
    ],
)
def test_what_is_filed_is_not_changed_by_the_way(talk: Start, plea: str, change: str) -> None:
    t = talk()
    reply = t.say(plea, "确认", change)
    assert reply.kind == "status"
    assert t.parts.store.records()[0].id in reply.text
