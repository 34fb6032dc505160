"""Days, halves, hours and reasons told over several messages: what is said first bounds what is said next."""

from typing import Any

import pytest

from tests.assistant.conversation import Start, form


def days(fields: dict[str, Any]) -> tuple[str | None, ...]:
    return tuple(fields.get(name) for name in ("start", "start_half", "end", "end_half"))


@pytest.mark.parametrize(
    ("first", "then", "start", "end"),
    [
        ("我想下周请两天假", "周二周三吧", "2026-12-01", "2026-12-02"),
        ("想下周歇两天,年假", "周四周五", "2026-12-03", "2026-12-04"),
        ("我下下周要请三天年假", "从周二开始", "2026-12-08", "2026-12-10"),
        ("下周有点事想请一天假", "周三", "2026-12-02", "2026-12-02"),
        ("这周想请一天假", "周五", "2026-11-27", "2026-11-27"),
        ("请年假,下个月想休几天", "8号9号", "2026-12-08", "2026-12-09"),
        ("一月份我要请婚假", "5号到9号", "2027-01-05", "2027-01-09"),
        ("请事假,月底那几天", "周四", "2026-11-26", "2026-11-26"),
        ("请事假,月底", "30号", "2026-11-30", "2026-11-30"),
        ("年底想休几天年假", "28号到30号", "2026-12-28", "2026-12-30"),
        ("下个月中旬想休三天年假", "15号到17号", "2026-12-15", "2026-12-17"),
        ("I'd like to take two days off next week", "Tuesday and Wednesday", "2026-12-01", "2026-12-02"),
        ("can i take personal leave in december", "the 3rd and 4th", "2026-12-03", "2026-12-04"),
        ("我想下周加班一天,赶订单", "周日", "2026-12-06", "2026-12-06"),
        ("加班申请,下周", "周二晚上7点到9点", "2026-12-01", "2026-12-01"),
        ("想下周请两天假", "下下周二周三", "2026-12-08", "2026-12-09"),  # said in full, it is not bounded
    ],
)
def test_days_lie_in_the_time_that_was_said_first(talk: Start, first: str, then: str, start: str, end: str) -> None:
    fields = form(talk().say(first, then))["fields"]
    assert (fields["start"], fields["end"]) == (start, end)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("帮我请年假,下个月", "周三"),
        ("12月想休两天年假", "周一周二"),
        ("need a day off next month, annual leave", "Friday"),
    ],
)
def test_a_weekday_that_the_month_has_several_of_is_asked_about(talk: Start, first: str, then: str) -> None:
    reply = talk().say(first, then)
    assert reply.kind == "clarify"
    assert not form(reply)["fields"].get("start")
    assert "2026-12-" in reply.text


@pytest.mark.parametrize(
    ("first", "then", "start", "end"),
    [
        ("请年假,周二周三", "哦我说的是下周的", "2026-12-01", "2026-12-02"),
        ("请年假,下周三下周四", "不对,应该是下下周", "2026-12-09", "2026-12-10"),
        ("annual leave on Thursday", "I meant next week", "2026-12-03", "2026-12-03"),
        ("请年假,周二周三", "改成下周一整周", "2026-11-30", "2026-12-04"),
    ],
)
def test_the_week_is_put_right_afterwards(talk: Start, first: str, then: str, start: str, end: str) -> None:
    fields = form(talk().say(first, then))["fields"]
    assert (fields["start"], fields["end"]) == (start, end)


@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [
        (
            "我下周二下午请半天事假",
            "不对不对是下周三,我刚看群里改到周三了时间不变还是下午",
            ("2026-12-02", "pm", "2026-12-02", "pm"),
        ),
        ("明天下午请事假", "时间不变,改到后天", ("2026-11-25", "pm", "2026-11-25", "pm")),
        ("明天下午请事假", "哦不是明天是后天我记错日子了还是下午", ("2026-11-25", "pm", "2026-11-25", "pm")),
        ("明天上午请事假", "算了 改成一整天", ("2026-11-24", None, "2026-11-24", None)),
        (
            "年假12月7号到11号",
            "我这张改一下,最后一天只请上午,下午我就回来开会了",
            ("2026-12-07", None, "2026-12-11", "am"),
        ),
        ("年假12月7号到11号", "第一天下午才开始请", ("2026-12-07", "pm", "2026-12-11", None)),
        ("年假12月7号到11号", "头一天上午我还得上班", ("2026-12-07", "pm", "2026-12-11", None)),
        (
            "annual leave Dec 7 to Dec 11",
            "make the last day only the morning",
            ("2026-12-07", None, "2026-12-11", "am"),
        ),
    ],
)
def test_halves_are_kept_and_cut(talk: Start, first: str, then: str, expected: tuple[str | None, ...]) -> None:
    assert days(form(talk().say(first, then))["fields"]) == expected


def test_a_half_that_leaves_a_gap_is_asked_about(talk: Start) -> None:
    reply = talk().say("年假12月7号到11号", "最后一天只请下午")
    assert reply.kind == "clarify"
    assert days(form(reply)["fields"]) == ("2026-12-07", None, "2026-12-11", None)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (("俺上礼拜五没来,想补个事假,中不",), None),
        (("俺上礼拜五没来,想补个事假,中不", "那礼拜五的不弄了,俺请这礼拜四一天事假,上俺姥娘家"), "上俺姥娘家"),
        (("上周三没上班,补请事假,堵车", "那上周三就算了,我请下周三一天事假,去交警队处理事故"), "去交警队处理事故"),
        (("请这周四一天事假,上俺姥娘家", "对对,理由别写姥娘家了,改成家里有事"), "家里有事"),
        (("事假后天一天,理由写看房", "理由不要写看房了,换成家里装修"), "家里装修"),
        (("那个我跟你讲啊我下周四要去考驾照科目三所以得请一天事假你帮我填一下吧",), "要去考驾照科目三"),
        (("明天下午要带我妈去复查所以请半天事假理由写陪老人看病就行",), "陪老人看病"),
        (("唔該,想請兩日假,今日同聽日",), None),
    ],
)
def test_reasons_as_they_are_told(talk: Start, said: tuple[str, ...], reason: str | None) -> None:
    assert form(talk().say(*said))["fields"].get("reason") == reason


@pytest.mark.parametrize(
    ("said", "hours", "reason", "half"),
    [
        (
            ("报只加班，11月30号夜里6点到9点半", "理由：月结关账", "哦。辰光改一改，夜里7点到10点"),
            "夜里7点到10点",
            "月结关账",
            "pm",
        ),
        (("我要申请加班", "这周六28号,上午9点到下午5点,8小时", "年底盘点"), "上午9点到下午5点,8小时", "年底盘点", None),
        (("申请加班,明天晚上", "月底关账"), None, "月底关账", "pm"),
        (("报加班,周六上午9点到12点,设备调试", "领导说改到下午2点到6点"), "下午2点到6点", "设备调试", "pm"),
        (("申请加班,这周日,设备大修", "9点到下午6点"), "9点到下午6点", "设备大修", None),
        (
            (
                "i need apply OT this saturday, 8am to 12pm, rush order",
                "oh supervisor say time change, 8am to 5pm, lunch 1 hour",
            ),
            "8am to 5pm, lunch 1 hour",
            "rush order",
            None,
        ),
    ],
)
def test_hours_of_overtime_are_told_anew(
    talk: Start, said: tuple[str, ...], hours: str | None, reason: str, half: str | None
) -> None:
    reply = talk().say(*said)
    fields = form(reply)["fields"]
    assert reply.kind == "confirm"
    assert (fields.get("hours"), fields["reason"], fields.get("start_half")) == (hours, reason, half)


@pytest.mark.parametrize("said", ["想请两日年假,今日同聽日", "请年假,今日同听日", "年假,今天同埋听日"])
def test_days_joined_in_cantonese(talk: Start, said: str) -> None:
    fields = form(talk().say(said))["fields"]
    assert (fields["start"], fields["end"]) == ("2026-11-23", "2026-11-24")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (("周四到下周二请年假,一共算几天",), "4 个工作日"),
        (("周五到下周三请年假,算几个工作日啊",), "4 个工作日"),
        (("请事假,从27号到下个月2号,有几个工作日?",), "4 个工作日"),
        (("下周一到下下周二请年假", "这一共是几天"), "7 个工作日"),
        (("annual leave from Thursday to next Tuesday, how many working days is that?",), "4 working day"),
    ],
)
def test_how_many_days_there_are_is_told(talk: Start, said: tuple[str, ...], told: str) -> None:
    reply = talk().say(*said)
    assert told in reply.text
    assert "reason" not in form(reply)["fields"]
