"""What holds on of a leave: how many days, which of them, the half that is worked, whose sickness it is."""

import pytest

from tests.assistant.conversation import Start, form
from tests.assistant.test_days_changed import days


@pytest.mark.parametrize(
    "plea",
    [
        "想请假,明天,要去医院陪护我妈", "明天请假去医院照顾我爸", "周五请假,去医院陪床", "周五请假,去看望住院的外婆",
        "周五请假,我要去医院体检", "明天请假,老公做手术,我得在医院守着", "下周一请假,帮奶奶办住院",
        "明天请假,我舅住院了去医院看看",
        "I need Friday off, taking my mom to the hospital",
        "I need Thursday off for a medical check-up at the hospital",
    ],
)  # fmt: skip
def test_caring_for_another_and_a_check_up_are_no_sickness(talk: Start, plea: str) -> None:
    reply = talk().say(plea)
    assert "leave_type" not in form(reply)["fields"]
    assert "leave_type" in form(reply)["missing"]


@pytest.mark.parametrize(
    "plea",
    [
        "明天请假去医院", "明天请假,发烧,去医院挂水", "明天请假一天,我发烧了,孩子还要上学", "后天请假,头晕,去看医生",
        "发烧了,老婆陪我去医院,明天请假", "I have a fever, need tomorrow off to see a doctor",
    ],
)  # fmt: skip
def test_ones_own_sickness_is_one(talk: Start, plea: str) -> None:
    assert form(talk().say(plea))["fields"]["leave_type"] == "病假"


@pytest.mark.parametrize(
    ("doubt", "kind"),
    [
        ("病假吗?应该是事假吧", "事假"), ("怎么是病假?应该是年假才对", "年休假"), ("病假?其实是调休", "调休"),
        ("Sick leave? It should be personal leave", "事假"), ("病假应该是全薪吧?", "病假"),
    ],
)  # fmt: skip
def test_a_doubt_that_says_what_it_should_be_changes_the_kind(talk: Start, doubt: str, kind: str) -> None:
    assert form(talk().say("下周四请一天病假", doubt))["fields"]["leave_type"] == kind


@pytest.mark.parametrize(
    ("plea", "change", "now"),
    [
        ("12月8号请两天事假,接孩子出院", "不对,9号开始", "12-09..12-10"),
        ("下周一请两天事假", "不是下周一,是下周三", "12-02..12-03"),
        ("下周一请两天事假", "改到下周三", "12-02..12-03"),
        ("下周一请两天事假", "只请下周三", "12-02..12-02"),
        ("下周一请两天事假", "改成下周三到周五", "12-02..12-04"),
        ("明天开始请三天病假", "改后天开始", "11-25..11-27"),
        ("12月8号请两天事假", "晚一天开始", "12-09..12-10"),
        ("12月8号请两天事假", "到10号", "12-08..12-10"),
        ("12月7号到9号年假", "8号开始", "12-08..12-09"),
        ("下周一到下周三请三天年假", "不是下周一,是下周二", "12-01..12-02"),
        ("12月8号开始请一周年假", "10号开始", "12-10..12-16"),
        ("I need three days of personal leave from Monday", "starting Wednesday instead", "12-02..12-04"),
        ("two days of annual leave from Dec 8", "sorry, from the 9th", "12-09..12-10"),
        ("12月7号到9号年假", "晚一天走,早一天回", "12-08..12-08"),
        ("annual leave Dec 7 to Dec 11", "start a day later and come back a day earlier", "12-08..12-10"),
        ("12月1号到3号年假", "改到下下周", "12-08..12-10"),
        ("12月14日到18日事假", "没错", "12-14..12-18"),
    ],
)
def test_the_number_of_days_goes_with_the_first_one(talk: Start, plea: str, change: str, now: str) -> None:
    assert days(talk, plea, change) == now


def test_a_number_of_days_that_was_kept_is_told(talk: Start) -> None:
    assert "还是按您说的 **2 天** 写" in talk().say("12月8号请两天事假", "9号开始").text


def test_days_that_are_counted_in_two_ways_are_asked_with_both(talk: Start) -> None:
    reply = talk().say("明天开始请婚假,一共10天")
    assert "end" not in form(reply)["fields"]
    assert "2026-12-07" in reply.text and "2026-12-03" in reply.text  # noqa: PT018


@pytest.mark.parametrize(
    "plea",
    [
        "下周一和周三年假,不是周三,是周四", "12月10号和11号事假,不是10号,是9号", "下周三周四年假,不是周四,是周五",
        "12月14日到18日事假五天,但16号不请", "annual leave Dec 7 to Dec 9, not the 8th though",
    ],
)  # fmt: skip
def test_days_that_do_not_join_are_asked_about(talk: Start, plea: str) -> None:
    reply = talk().say(plea)
    assert reply.kind == "clarify"
    assert "不是连着的几天" in reply.text or "not one stretch" in reply.text
    assert "reason" not in form(reply)["fields"]


@pytest.mark.parametrize(
    ("change", "now"),
    [
        ("7号不行,那天值班", "12-08..12-09"), ("9号我要上班", "12-07..12-08"), ("那天值班,7号去掉", "12-08..12-09"),
        ("9号走不开", "12-07..12-08"), ("9号那天要开会,不请了", "12-07..12-08"), ("7号不行,换10号", "12-08..12-10"),
        ("I have to work on the 9th", "12-07..12-08"), ("7号那天有人替我值班", "12-07..12-09"),
    ],
)  # fmt: skip
def test_a_day_that_cannot_be_had_is_taken_out(talk: Start, change: str, now: str) -> None:
    reply = talk().say("12月7号到9号年假", change)
    fields = form(reply)["fields"]
    assert f"{fields['start'][5:]}..{fields['end'][5:]}" == now
    assert "reason" not in fields


@pytest.mark.parametrize(
    ("messages", "now"),
    [
        (("下周四年假一天,周四上午还要交班,所以下午开始",), "12-03pm..12-03pm"),
        (("我12月3号4号要请假,事假,3号上午还能来",), "12-03pm..12-04"),
        (("12月8号9号事假,8号上午我还在厂里交接",), "12-08pm..12-09"),
        (("下周三请一天事假,上午还在公司",), "12-02pm..12-02pm"),
        (("明天病假,感冒", "没问题,但我可能下午就来"), "11-24am..11-24am"),
        (("下周二请年假", "下周二上午就来"), "12-01pm..12-01pm"),
        (("12月8号到10号年假", "10号下午我就来"), "12-08..12-10am"),
        (("明天病假", "下午来不了"), "11-24pm..11-24pm"),
        (("sick leave tomorrow", "I may come in in the afternoon"), "11-24am..11-24am"),
        (("annual leave Dec 8 to Dec 9, I'll be in on the morning of the 8th",), "12-08pm..12-09"),
    ],
)
def test_a_half_that_is_worked_is_not_off(talk: Start, messages: tuple[str, ...], now: str) -> None:
    assert days(talk, *messages) == now


def test_work_on_the_only_day_is_asked_about(talk: Start) -> None:
    reply = talk().say("下周三请一天年假", "那天要开会")
    assert reply.kind == "clarify"
    assert "reason" not in form(reply)["fields"]


@pytest.mark.parametrize(
    ("plea", "reason"), [("12月30号左右请两天年假,月结", "月结"), ("下周三或者周四请一天年假,看你方便", None)]
)
def test_scraps_of_a_time_are_no_reason(talk: Start, plea: str, reason: str | None) -> None:
    assert form(talk().say(plea))["fields"].get("reason") == reason


@pytest.mark.parametrize(
    ("messages", "hours"),
    [
        (("明晚加班3小时,不是3小时,是2个半小时",), "2个半小时"),
        (("周四晚上加班两小时,写标书", "再多加一小时"), "3小时"),
        (("周四晚上加班两小时,写标书", "少半个小时"), "1.5小时"),
        (("明天晚上加班7点到9点,赶工", "少一个小时"), "7点到8点"),
        (("明天晚上加班7点到9点,赶工", "8点开始"), "8点到9点"),
        (("下周二晚上加班到10点,从6点半开始",), "6点半到10点"),
        (("周六加班9点到18点,一共8小时,盘库",), "9点到18点,一共8小时"),
        (("overtime on Saturday from 1pm to 5pm, stocktaking", "one more hour"), "1pm to 6pm"),
    ],
)
def test_hours_of_work_are_changed_as_said(talk: Start, messages: tuple[str, ...], hours: str) -> None:
    assert form(talk().say(*messages))["fields"]["hours"] == hours


@pytest.mark.parametrize(
    ("messages", "hours"),
    [
        (("明天加班18点到21点,一共4小时,赶工",), None),
        (("overtime on Saturday from 1pm to 5pm, stocktaking", "Make it 2pm"), "1pm to 5pm"),
        (("下周二晚上6点到10点加班,盘点", "改到9点"), "晚上6点到10点"),
        (("今晚加班到9点,客户急单", "再加一小时"), "到9点"),
    ],
)
def test_hours_that_are_not_clear_are_asked_about(talk: Start, messages: tuple[str, ...], hours: str | None) -> None:
    reply = talk().say(*messages)
    assert reply.kind == "clarify"
    assert form(reply)["fields"].get("hours") == hours
