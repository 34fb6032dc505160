"""What is asked for on a condition, and what is confirmed on one."""

import pytest

from tests.assistant.conversation import Start, form


@pytest.mark.parametrize(
    ("said", "condition"),
    [
        ("如果下周二不下雨就请一天年假", "如果下周二不下雨"),
        ("如果孩子明天还发烧,我就请一天事假", "如果孩子明天还发烧"),
        ("要是下周不忙,周五请一天年假", "要是下周不忙"), ("只要领导批准,我下周五就请一天事假", "只要领导批准"),
        ("等经理批了再请下周三年假", "等经理批了"), ("除非有人顶班,否则我下周二请事假", "除非有人顶班,否则"),
        ("下周三请一天年假,如果领导不同意就算了", "如果领导不同意就算了"), ("不下雨就请12月9号一天年假", "不下雨就"),
        ("if it rains tomorrow I want a day of annual leave", "if it rains tomorrow"),
    ],
)  # fmt: skip
def test_the_summary_says_that_no_condition_is_kept(talk: Start, said: str, condition: str) -> None:
    t = talk()
    reply = t.say(said)
    assert reply.kind == "confirm"
    assert condition in reply.text
    assert "不能附带条件" in reply.text or "cannot depend on a condition" in reply.text
    assert "reason" not in form(reply)["fields"]
    assert t.filed == []


def test_a_condition_is_remembered_until_the_summary(talk: Start) -> None:
    t = talk()
    assert form(t.say("要是经理同意我就请两天"))["type"] == "leave_request"
    assert "不能附带条件" in t.say("年假,下周二到周三").text
    assert "_condition" not in form(t.say("确认"))["fields"]


@pytest.mark.parametrize(
    "said",
    [
        "如果可以的话,下周二请一天年假", "方便的话帮我请明天一天年假", "可以的话明天请一天年假",
        "如果可以,明天请一天年假",
        "等电工来,请今天下午事假", "家里老人要是没人照顾就麻烦了,明天请事假", "下周二请一天年假",
    ],
)  # fmt: skip
def test_what_is_only_polite_or_a_reason_is_no_condition(talk: Start, said: str) -> None:
    reply = talk().say(said)
    assert reply.kind == "confirm"
    assert "附带条件" not in reply.text
    assert "可以" not in form(reply)["fields"].get("reason", "")


@pytest.mark.parametrize(
    "said", ["如果请病假要什么材料", "要是请三天事假扣多少钱", "要是我请了假又被叫回来加班,那天算什么"]
)
def test_a_question_with_if_opens_nothing(talk: Start, said: str) -> None:
    assert talk().say(said).action is None


@pytest.mark.parametrize(
    "said",
    [
        "没问题就提交", "无误就提交吧", "如果没问题的话就提交", "如果没问题就提交", "没错就交", "没有问题的话就提交吧",
        "信息没错就提交", "没什么问题就提交吧", "没啥问题就提交", "都对就提交", "内容无误的话请提交",
        "if it's all right, submit it",
    ],
)  # fmt: skip
def test_who_has_seen_the_summary_may_order_it_so(talk: Start, said: str) -> None:
    t = talk()
    t.say("下周二请一天年假")
    assert t.say(said).kind == "done"
    assert len(t.filed) == 1


@pytest.mark.parametrize(
    "said",
    [
        "要是经理同意就提交", "等我问一下再提交", "明天再提交", "下周再提交", "晚上再交", "明天交", "老婆没问题就提交",
        "经理没问题就提交", "HR说没问题就提交", "没问题的话明天提交", "如果没问题的话明天再提交", "等确认没问题再提交",
        "没问题再提交", "有问题就别提交", "没问题就提交吗", "领导点头就提交", "看完天气预报再交",
        "如果有年假余额就提交",
        "if my manager agrees submit it", "submit it tomorrow",
    ],
)  # fmt: skip
def test_what_waits_for_somebody_or_for_a_day_files_and_changes_nothing(talk: Start, said: str) -> None:
    t = talk()
    shown = form(t.say("下周二请一天年假"))["fields"]
    reply = t.say(said)
    assert t.filed == []
    assert form(reply)["fields"] == shown
    assert t.say("确认").kind == "done"


def test_a_change_before_the_filing_is_taken_over_and_shown_again(talk: Start) -> None:
    t = talk()
    t.say("下周二请一天年假")
    reply = t.say("改成周三就提交")
    assert reply.kind == "confirm"
    assert form(reply)["fields"]["start"] == "2026-12-02"
    assert t.filed == []
