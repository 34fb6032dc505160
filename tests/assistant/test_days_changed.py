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
        ("下周二到周四请年假", "周四下午我得上班", "12-01..12-03am"),
        ("下周二到周四请年假", "周二上午还要上班,下午开始休", "12-01pm..12-03"),
        ("这周五到下周二请事假", "礼拜二休半天就行,上午", "11-27..12-01am"),
        ("这周五到下周二请事假", "周二下午要上班", "11-27..12-01am"),
        ("下周二到周四请年假", "改成周四上午", "12-03am..12-03am"),
        ("下周三请一天调休", "周三走不开,还是周五吧", "12-04..12-04"),
        ("下周三请一天调休", "哎呀周三要盘点,挪到周四", "12-03..12-03"),
        ("下周三请一天调休", "换成周二,周三有检查", "12-01..12-01"),
        ("这周六调休一天", "周六本来就休息啊 那周四", "11-26..11-26"),
        ("12月3号起请三天年假", "双休日不算,就是12月3号、4号、7号", "12-03..12-07"),
        ("12月28号请年假", "再加一天,29号也歇", "12-28..12-29"),
    ],
)
def test_days_are_changed_as_said(talk: Start, plea: str, change: str, now: str) -> None:
    assert days(talk, plea, change) == now


@pytest.mark.parametrize("change", ["周四上午要上班", "周三下午要上班", "周二下午我得来上班"])
def test_a_half_that_would_leave_a_gap_is_asked_about(talk: Start, change: str) -> None:
    reply = talk().say("下周二到周四请年假", change)
    assert "不是连着的几天" in reply.text
    assert (form(reply)["fields"]["start"], form(reply)["fields"]["end"]) == ("2026-12-01", "2026-12-03")


@pytest.mark.parametrize(
    ("plea", "now"),
    [
        ("周五和下周一请年假", "11-27..11-30"),
        ("下周四、周五年假,去泡温泉", "12-03..12-04"),
        ("12月3号、4号请病假,复查", "12-03..12-04"),
        ("12月4号、7号事假", "12-04..12-07"),
    ],
)
def test_days_with_only_days_off_between_are_one_stretch(talk: Start, plea: str, now: str) -> None:
    assert days(talk, plea) == now


@pytest.mark.parametrize("plea", ["婚假,周五、下周一", "这周五下午、下周一上午请年假", "周四和下周一请年假"])
def test_other_days_apart_are_asked_about(talk: Start, plea: str) -> None:
    assert "不是连着的几天" in talk().say(plea).text


@pytest.mark.parametrize(
    ("plea", "change", "kind", "now"),
    [
        ("上周五没来,补个事假", "其实是去拔牙了,算病假吧", "病假", "11-20..11-20"),
        ("12月28号请事假", "哦28号休过了,那29号吧", "事假", "12-29..12-29"),
        ("12月28号请事假", "那换周四", "事假", "12-31..12-31"),
        ("12月28号请事假", "28号已经请了啊,那换成30号", "事假", "12-30..12-30"),
    ],
)
def test_what_a_rule_refused_is_mended(talk: Start, plea: str, change: str, kind: str, now: str) -> None:
    t = talk()
    t.say("12月28号请一天年假", "确认")
    assert t.say(plea).kind == "denied"
    reply = t.say(change)
    fields = form(reply)["fields"]
    assert (reply.kind, fields["leave_type"], f"{fields['start'][5:]}..{fields['end'][5:]}") == ("confirm", kind, now)


def test_the_same_days_are_refused_again(talk: Start) -> None:
    reply = talk().say("12月9号请调休", "确认", "12月9号请事假", "那用年假,还是那天")
    assert reply.kind == "denied"
    assert form(reply)["fields"]["leave_type"] == "年休假"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("交之前问一下,18号是周五吧?", "2026-12-18 是周五"),
        ("21号是周二吗?", "2026-12-21 是周一"),
        ("是周几来着?", "2026-12-18 是周五"),
        ("那天是礼拜四对吧", "2026-12-18 是周五"),
    ],
)
def test_the_calendar_answers_beside_a_form(talk: Start, question: str, said: str) -> None:
    reply = talk().say("12月18号到21号请事假", question)
    assert said in reply.text
    assert form(reply)["fields"]["end"] == "2026-12-21"
    assert form(reply)["stage"] == "confirming"


def test_a_day_to_change_to_is_no_question(talk: Start) -> None:
    assert days(talk, "下周三请一天事假", "改成周五吧") == "12-04..12-04"


def test_days_off_that_are_skipped_are_told(talk: Start) -> None:
    assert "中间的休息日不算：2026-11-28（周六）、2026-11-29（周日）" in talk().say("这周五请一天事假", "再加一天").text
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
