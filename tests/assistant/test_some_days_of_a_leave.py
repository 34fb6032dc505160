"""What is said of some days of a leave that is shown: work on them, another kind, a half; the others stay."""

import pytest

from tests.assistant.conversation import Start, form


def _shown(talk: Start, *said: str) -> tuple[str, str, str, str]:
    reply = talk().say(*said)
    fields = form(reply)["fields"]
    first, last = (f"{fields.get(name, '?')[5:]}{fields.get(f'{name}_half') or ''}" for name in ("start", "end"))
    return reply.kind, str(fields.get("leave_type", "")), f"{first}..{last}", str(fields.get("reason", ""))


@pytest.mark.parametrize(
    ("shown", "told", "days"),
    [
        ("12月1号到3号年假", "中间2号要来开个会，上午", "12-01..12-03"),
        ("12月1号到3号年假", "周三那天开季度会，我得到场", "12-01..12-03"),
        ("12月7号到11号年假", "11号我中午就到公司了", "12-07..12-11"),
        ("12月7号到11号年假", "8号、9号总部审计，我得盯着", "12-07..12-11"),
        ("12月14号到18号年假", "14号我早上还要开完晨会，中午才走", "12-14..12-18"),
        ("12月14号到18号年假", "17号轮到我值夜班", "12-14..12-18"),
        ("annual leave Dec 7 to Dec 11", "on the 9th I have to run a training session", "12-07..12-11"),
        ("annual leave Dec 14 to Dec 18", "on the 18th I'm back by noon", "12-14..12-18"),
        ("12月7号到11号年假", "9号请半天", "12-07..12-11"),
    ],
)
def test_work_on_a_day_of_a_leave_is_asked_about(talk: Start, shown: str, told: str, days: str) -> None:
    assert _shown(talk, shown, told) == ("clarify", "年休假", days, "")


@pytest.mark.parametrize(
    ("told", "days"),
    [
        ("7号我上午还在，下午走", "12-07pm..12-11"),
        ("11号下午我就回车间了", "12-07..12-11am"),
        ("11号只半天，下午回去开会", "12-07..12-11am"),
        ("7号请半天就行，上午还要开会", "12-07pm..12-11"),
        ("只请8号", "12-08..12-08"),
        ("不对，是8号", "12-08..12-08"),
        ("太多了，9号一天就行", "12-09..12-09"),
        ("我就请8号9号吧", "12-08..12-09"),
        ("just the 9th please", "12-09..12-09"),
    ],
)
def test_a_part_that_is_plainly_not_wanted_is_taken_out(talk: Start, told: str, days: str) -> None:
    assert _shown(talk, "12月7号到11号年假", told) == ("confirm", "年休假", days, "")


@pytest.mark.parametrize(
    "told",
    [
        "最后两天改成调休", "前两天用调休", "其中8号算事假", "8号不是年假是病假", "后三天走事假", "9号那天换成事假",
        "第一天写调休吧", "8号和9号换事假，7号不变", "make the last two days personal leave",
        "count the 9th as sick leave",
    ],
)  # fmt: skip
def test_another_kind_for_some_of_the_days_changes_nothing(talk: Start, told: str) -> None:
    assert _shown(talk, "12月7号到11号年假", told) == ("clarify", "年休假", "12-07..12-11", "")


@pytest.mark.parametrize(("told", "days"), [("全部改成事假", "12-07..12-11"), ("改成12月8号事假", "12-08..12-08")])
def test_another_kind_for_all_that_is_wanted_is_taken(talk: Start, told: str, days: str) -> None:
    assert _shown(talk, "12月7号到11号年假", told) == ("confirm", "事假", days, "")


@pytest.mark.parametrize(
    ("shown", "told", "days"),
    [
        ("12月8号下午年假", "全天吧，上午也有点事", "12-08..12-08"),
        ("12月8号下午年假", "干脆请全天，上午要收拾行李", "12-08..12-08"),
        ("annual leave on Dec 8 in the afternoon", "make it the whole day", "12-08..12-08"),
        ("12月8号下午年假", "不用全天，下午就够", "12-08pm..12-08pm"),
        ("12月8号下午和9号上午年假", "9号改成全天", "12-08pm..12-09"),
        ("12月8号下午和9号上午年假", "8号也改成全天", "12-08..12-09am"),
        ("12月8号下午年假", "不是8号，是9号", "12-09pm..12-09pm"),
        ("12月8号下午年假", "不是下午，是上午", "12-08am..12-08am"),
    ],
)
def test_a_whole_day_and_a_half_stay_what_they_are(talk: Start, shown: str, told: str, days: str) -> None:
    assert _shown(talk, shown, told) == ("confirm", "年休假", days, "")


@pytest.mark.parametrize(
    ("said", "days"),
    [
        (("下周二、周三、周五请年假", "那就先二三"), "12-01..12-02"),
        (("12月8号9号和11号，年假", "那就8到9"), "12-08..12-09"),
        (("annual leave Dec 7 to Dec 11", "push it back one week"), "12-14..12-18"),
        (("annual leave Dec 7 to Dec 9", "postpone it two days"), "12-09..12-11"),
        (("周四周五年假，加上下周一",), "11-26..11-30"),
    ],
)
def test_days_in_short_are_days_and_no_reason(talk: Start, said: tuple[str, ...], days: str) -> None:
    assert _shown(talk, *said) == ("confirm", "年休假", days, "")


@pytest.mark.parametrize(
    ("shown", "why"),
    [("明天请病假", "感冒"), ("明天请病假", "牙疼"), ("明天事假", "搬家"), ("sick leave tomorrow", "toothache")],
)
def test_a_bare_illness_or_errand_is_the_reason(talk: Start, shown: str, why: str) -> None:
    assert _shown(talk, shown, why)[3] == why


def test_a_reason_beside_the_same_leave_on_another_day_is_kept(talk: Start) -> None:
    assert _shown(talk, "下周六调休一天", "下周一调休一天，带老人看病")[3] == "带老人看病"


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("今晚加班3小时做标书，明天下午调休", "overtime_request"),
        ("明天上午年假，今晚加班两小时赶图", "leave_request"),
    ],
)
def test_overtime_and_leave_in_one_sentence_are_two_forms(talk: Start, said: str, kind: str) -> None:
    first, second = (talk_ := talk()).say(said), talk_.say("确认", "确认")
    assert form(first)["type"] == kind
    assert {one["start"] for one in talk_.filed} == {
        form(first)["fields"]["start"], form(second)["fields"]["start"],
    }  # fmt: skip
    assert len({one["start"] for one in talk_.filed}) == 2
    assert not any("调休" in str(one.get("reason")) or "年假" in str(one.get("reason")) for one in talk_.filed)


@pytest.mark.parametrize(
    ("asked", "answer", "reason"),
    [
        ("今晚加班3小时", "盘货，到九点", "盘货"),
        ("今天晚上加班到十点", "写代码赶进度，从六点开始", "写代码赶进度"),
        ("周六加班半天", "上午，培训新人", "培训新人"),
        ("周日加班", "做月结，上午9点到12点", "做月结"),
    ],
)
def test_a_reason_of_overtime_beside_its_hours_is_taken(talk: Start, asked: str, answer: str, reason: str) -> None:
    reply = talk().say(asked, answer)
    assert (reply.kind, form(reply)["fields"].get("reason")) == ("confirm", reason)


@pytest.mark.parametrize("told", ["说错了，应该到18号", "哎呀说错了，是9号到10号", "刚才那个改成事假", "再加一天"])
def test_a_change_to_what_was_just_filed_is_answered_with_how(talk: Start, told: str) -> None:
    talking = talk()
    reply = talking.say("12月14号到17号年假，回老家", "确认", told)
    assert (reply.kind, len(talking.filed)) == ("status", 1)
    assert "撤回" in reply.text
