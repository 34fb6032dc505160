"""A list was shown: questions about one of it by its place, and steps with it."""

import pytest

from tests.assistant.conversation import Start, Talk
from tests.assistant.standing import state


@pytest.fixture
def listed(talk: Start) -> Talk:
    for who, said in (
        ("e001", "下周四请一天年假,搬家"),
        ("e002", "下周五请一天事假,看牙"),
        ("e003", "12月9号请两天年假"),
    ):
        talk(who).say(said, "确认")
    manager = talk("m001")
    manager.say("有哪些待我审批")
    return manager


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("第一个是谁", "LV-20261123-0001 是 赵敏（e001） 提交的"), ("第一个为啥请假", "事由：搬家"),
        ("最后那个什么原因", "没有写事由"),
        ("第二个请几天", "1 个工作日"), ("第二条是哪天的", "2026-12-04"), ("最后一个呢", "李洋敏（e003）"),
        ("第三个", "李洋敏（e003）"),
        ("who is the second one", "胡强（e002）"), ("第一个和第三个分别是谁", "李洋敏（e003）"),
    ],
)  # fmt: skip
def test_that_one_is_told_of(listed: Talk, said: str, told: str) -> None:
    reply = listed.say(said)
    assert (reply.kind, told in reply.text) == ("status", True), reply.text


@pytest.mark.parametrize("said", ["第一个季度的考勤制度是什么", "第三条规定是什么", "第一个流程怎么走"])
def test_other_first_things_are_none_of_the_list(listed: Talk, said: str) -> None:
    assert "提交的" not in listed.say(said).text


def test_the_places_stay_while_one_of_the_list_is_spoken_of(talk: Start) -> None:
    owner = talk("e001")
    owner.say("下周四请一天年假,搬家", "确认", "12月8号请一天事假,办证", "确认", "我有哪些申请")
    assert "LV-20261123-0002" in owner.say("第一个批了没").text
    shown = owner.say("第二个撤回")
    assert (shown.kind, "LV-20261123-0001" in shown.text) == ("confirm", True)
    owner.say("确认")
    assert [state(owner.parts, f"LV-20261123-000{n}") for n in (1, 2)] == ["withdrawn", "pending"]


@pytest.mark.parametrize("said", ["驳回的原因是啥", "被打回那个为啥", "咋不给批", "为什么没通过"])
def test_of_two_the_one_that_was_turned_down_is_meant(talk: Start, said: str) -> None:
    owner = talk("e002")
    owner.say("下周四请一天年假,搬家", "确认", "12月8号请一天事假,办证", "确认")
    talk("m001").say("驳回 LV-20261123-0001,那天盘点")
    assert "那天盘点" in owner.say(said).text
    assert "那天盘点" not in owner.say("报销为什么被驳回").text
