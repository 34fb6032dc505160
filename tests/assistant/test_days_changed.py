"""Days of a leave that are changed bit by bit: halves, a day more or less, setting out later; days that come again."""

import pytest

from tests.assistant.conversation import Start, form


def days(talk: Start, *messages: str) -> str:
    """`first.half..last.half` of the form."""
    fields = form(talk().say(*messages))["fields"]
    sides = ((fields["start"], fields.get("start_half")), (fields["end"], fields.get("end_half")))
    return "..".join(f"{day[5:]}{half or ''}" for day, half in sides)


@pytest.mark.parametrize(
    ("plea", "change", "now"),
    [
        ("下周三下午请半天年假", "上午也要,改成一整天", "12-02..12-02"),
        ("下周三上午请半天年假", "下午也请", "12-02..12-02"),
        ("下周三上午请半天年假", "再加一天", "12-02..12-03am"),
        ("下周三下午请半天年假", "再加半天", "12-02pm..12-03am"),
        ("下周三下午请半天年假", "推迟一天", "12-03pm..12-03pm"),
        ("下周一请一天病假", "是下午半天", "11-30pm..11-30pm"),
        ("这周五请一天事假", "再加一天", "11-27..11-30"),
        ("下周一到周三请年假", "少请一天", "11-30..12-01"),
        ("下周一到周三请年假", "晚一天走", "12-01..12-02"),
        ("下周一到周三请年假", "晚半天走", "11-30pm..12-02"),
        ("下周二到周三请年假", "早一天走", "11-30..12-02"),
        ("下周一到周三请年假", "早一天回", "11-30..12-01"),
        ("下周一到周三请年假", "晚一天回", "11-30..12-03"),
        ("下周一请一天年假", "晚一天走", "12-01..12-01"),
        ("下周二到周四请事假", "周四不请了", "12-01..12-02"),
    ],
)
def test_days_are_changed_as_said(talk: Start, plea: str, change: str, now: str) -> None:
    assert days(talk, plea, change) == now


def test_days_off_that_are_skipped_are_told(talk: Start) -> None:
    assert "跳过了中间的休息日：2026-11-30（周一）" in talk().say("这周五请一天事假", "再加一天").text
    assert "跳过" not in talk().say("下周一请一天事假", "再加一天").text


@pytest.mark.parametrize(
    ("plea", "day"),
    [
        ("请年假,下个月第一个周一", "12-07..12-07"),
        ("12月最后一个周五请年假", "12-25..12-25"),
        ("我每周三都要开会,下周五请年假", "12-04..12-04"),
    ],
)
def test_a_weekday_is_counted_within_its_month(talk: Start, plea: str, day: str) -> None:
    assert days(talk, plea) == day


@pytest.mark.parametrize(
    ("plea", "said"),
    [("每周五请半天事假,接孩子", "每周五"), ("每周三请假", "每周三"), ("每月第一个周一请年假", "每月第一个周一")],
)
def test_days_that_come_again_are_no_one_request(talk: Start, plea: str, said: str) -> None:
    reply = talk().say(plea)
    assert f"不能按“{said}”重复" in reply.text
    assert not {"start", "end"} & set(form(reply)["fields"])


def test_the_first_of_them_is_taken(talk: Start) -> None:
    assert days(talk, "每周五请半天事假,接孩子", "这周五下午") == "11-27pm..11-27pm"


@pytest.mark.parametrize(
    ("plea", "example"),
    [
        ("下周三请一天年假", "改成12月2号到4号"),
        ("申请下周六加班,盘点", "改成这周六"),
        ("客户李梅投诉送货晚了三天,一般", "严重程度改成重大"),
        ("上报隐患,3号线旁边地上有油", "地点改成3号车间东侧配电箱旁"),
        ("打印机卡纸,帮我报修", "设备改成2号线注塑机"),
        ("Report a hazard: oil on the floor in workshop 2", "change the place to workshop 3"),
    ],
)
def test_the_example_of_a_change_is_of_the_form_in_hand_and_works(talk: Start, plea: str, example: str) -> None:
    t = talk()
    before = form(t.say(plea))["fields"]
    english = plea.isascii()
    assert f"“{example}”" in t.say("can i change it" if english else "能改吗").text
    assert form(t.say(example))["fields"] != before
