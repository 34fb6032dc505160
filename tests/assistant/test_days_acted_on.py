"""What is said of a day beside those of a form: it is taken out, worked, added, kept alone or begun with, and never
taken for all of them; what is not understood is asked, and the days stand.
"""

import pytest

from assistant.reply import Reply
from tests.assistant.conversation import Start, form

LEAVE, LEAVE_EN = "12月8号到11号请事假，搬家", "annual leave Dec 7 to Dec 11"
WEEKEND, WEEKEND_EN = "这周六周日加班，每天8小时，盘点", "overtime Nov 28 to Nov 29, 6 hours each day, stocktaking"


def days(reply: Reply) -> str:
    """First and last day, with their halves: 12-08pm..12-11."""
    fields = form(reply)["fields"]
    first, last = (fields[name][5:] + (fields.get(f"{name}_half") or "") for name in ("start", "end"))
    return first if first == last else f"{first}..{last}"


@pytest.mark.parametrize(
    ("first", "said", "left"),
    [
        (WEEKEND, "周六那天不加", "11-29"),
        (WEEKEND, "周六不来了", "11-29"),
        (WEEKEND, "周日不用来了", "11-28"),
        (WEEKEND, "周日休息", "11-28"),
        (WEEKEND, "周日来不了", "11-28"),
        (WEEKEND, "周日就算了", "11-28"),
        (WEEKEND, "周日那天就不加班了", "11-28"),
        (WEEKEND, "周六照常来，周日不来", "11-28"),
        (WEEKEND_EN, "drop Saturday", "11-29"),
        (WEEKEND_EN, "I can't come Sunday", "11-28"),
        ("今晚和明晚加班，每晚2小时，调机", "明晚不加了", "11-23"),
        (LEAVE, "少请8号那天", "12-09..12-11"),
        (LEAVE, "11号那天划掉", "12-08..12-10"),
        (LEAVE, "把8号删了", "12-09..12-11"),
        (LEAVE, "11号取消", "12-08..12-10"),
        (LEAVE, "最后一天不请了", "12-08..12-10"),
        (LEAVE, "后两天不请了", "12-08..12-09"),
        (LEAVE, "第一天不用", "12-09..12-11"),
        (LEAVE_EN, "drop the 11th", "12-07..12-10"),
        (LEAVE_EN, "remove Dec 7", "12-08..12-11"),
        (LEAVE_EN, "cancel the 11th", "12-07..12-10"),
        (LEAVE_EN, "without the 11th", "12-07..12-10"),
        (LEAVE_EN, "the last day is not needed", "12-07..12-10"),
    ],
)
def test_a_day_that_is_taken_out_is_not_what_is_left(talk: Start, first: str, said: str, left: str) -> None:
    assert days(talk("e001").say(first, said)) == left


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("8号来", "12-09..12-11"),
        ("11号照常上班", "12-08..12-10"),
        ("8号还在厂里", "12-09..12-11"),
        ("11号下午来", "12-08..12-11am"),
        ("8号上午来", "12-08pm..12-11"),
        ("9号再开始", "12-09..12-11"),
        ("10号才走", "12-10..12-11"),
        ("8号不算，9号开始", "12-09..12-11"),
    ],
)
def test_a_day_that_is_worked_is_none_of_a_leave(talk: Start, said: str, left: str) -> None:
    assert days(talk("e001").say(LEAVE, said)) == left


@pytest.mark.parametrize(
    ("first", "said", "all_of_them"),
    [
        (LEAVE, "7号也算上", "12-07..12-11"),
        (LEAVE, "连7号一起", "12-07..12-11"),
        (LEAVE, "14号也不来了", "12-08..12-14"),
        (LEAVE, "前一天也请上", "12-07..12-11"),
        ("12月8号到10号请事假，搬家", "后一天也不来", "12-08..12-11"),
        (LEAVE, "多请前面一天", "12-07..12-11"),
        ("12月9号请年假", "多请一天，不过是请前面一天", "12-08..12-09"),
        ("annual leave Dec 7 to Dec 9", "add the 10th", "12-07..12-10"),
        ("annual leave Dec 7 to Dec 9", "plus Dec 10", "12-07..12-10"),
        ("annual leave Dec 7 to Dec 9", "take the 10th off as well", "12-07..12-10"),
        ("明天上午事假，去银行", "下午也不来了", "11-24"),
        ("明天下午请事假，看牙", "后天也不来", "11-24pm..11-25"),
        ("这周六加班8小时，盘点", "周日也来", "11-28..11-29"),
    ],
)
def test_a_day_that_comes_beside_others_takes_the_place_of_none(
    talk: Start, first: str, said: str, all_of_them: str
) -> None:
    assert days(talk("e001").say(first, said)) == all_of_them


@pytest.mark.parametrize(
    ("first", "said", "kept"),
    [
        (LEAVE, "就8、9两天吧", "12-08..12-09"),
        (LEAVE, "那就10、11两天", "12-10..12-11"),
        (LEAVE, "只请第一天", "12-08"),
        (LEAVE, "只留前两天", "12-08..12-09"),
        (LEAVE_EN, "only the first day", "12-07"),
        (WEEKEND_EN, "Sunday only", "11-29"),
    ],
)
def test_days_that_are_said_anew_are_all_and_no_reason(talk: Start, first: str, said: str, kept: str) -> None:
    before = talk("e001").say(first)
    after = talk("e001").say(first, said)
    assert days(after) == kept
    assert form(after)["fields"].get("reason") == form(before)["fields"].get("reason")


@pytest.mark.parametrize("said", ["9号", "那就9号", "改成9号", "9号吧", "就9号"])
def test_a_bare_day_takes_the_place_of_several(talk: Start, said: str) -> None:
    assert days(talk("e001").say(LEAVE, said)) == "12-09"


@pytest.mark.parametrize(
    ("first", "said"),
    [
        (LEAVE, "9号有空"),
        (LEAVE, "14号那天我家也有事"),
        (WEEKEND_EN, "no Sunday"),
        ("周五到周日加班，每天4小时，装车", "周六不来"),
        (LEAVE, "14号不来"),
        (LEAVE, "第二天不请"),
        (LEAVE, "15号也不来"),
        (LEAVE, "14号不请了"),
        (LEAVE, "11号上午来"),
        (WEEKEND, "周六上午不来"),
        ("这周六加班8小时，盘点", "周六不来了"),
        ("周六加班8小时，赶样品", "只加半天吧"),
        (LEAVE_EN, "the 14th hmm"),
    ],
)
def test_what_is_not_understood_of_a_day_is_asked(talk: Start, first: str, said: str) -> None:
    before, after = talk("e001").say(first), talk("e001").say(first, said)
    assert after.kind == "clarify"
    assert form(after)["fields"] == form(before)["fields"]


@pytest.mark.parametrize(
    ("said", "then", "left"),
    [
        ("9号有空", "只要9号", "12-09"),
        ("14号不来", "加上14号", "12-08..12-14"),
        ("11号有空", "去掉11号", "12-08..12-10"),
    ],
)
def test_the_question_is_answered_in_its_own_words(talk: Start, said: str, then: str, left: str) -> None:
    assert days(talk("e001").say(LEAVE, said, then)) == left


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("下周除了周五都请年假", "11-30..12-03"),
        ("除了周五，下周我都请年假", "11-30..12-03"),
        ("下个星期除了周一我全请年假", "12-01..12-04"),
        ("next week except Friday, annual leave", "11-30..12-03"),
        ("本月最后一天和下月第一天请调休", "11-30..12-01"),
        ("12月最后两天请年假", "12-30..12-31"),
        ("12月21日当周请年假", "12-21..12-25"),
        ("annual leave the week of Dec 7", "12-07..12-11"),
        ("12月1号那一周请年假", "11-30..12-04"),
    ],
)
def test_the_days_of_a_time_are_all_but_those_that_are_excepted(talk: Start, said: str, left: str) -> None:
    reply = talk("e001").say(said)
    assert days(reply) == left
    assert "reason" not in form(reply)["fields"]


@pytest.mark.parametrize("said", ["下周除了周三都请年假", "这个月除了周五每天加班一小时，赶货", "月底最后两天请年假"])
def test_what_is_left_in_pieces_is_asked(talk: Start, said: str) -> None:
    reply = talk("e001").say(said)
    assert reply.kind == "clarify"
    assert "start" not in form(reply)["fields"]


def test_a_record_filed_again_by_a_day_of_it_has_all_its_days(talk: Start) -> None:
    me = talk("e001")
    me.say("12月14号到16号请年假", "确认", "撤回")
    assert days(me.say("重新提交14号的")) == "12-14..12-16"
    me.say("取消")
    assert days(me.say("再按原来的重新提交")) == "12-14..12-16"


def test_a_length_that_was_said_goes_with_a_day_it_is_changed_to(talk: Start) -> None:
    reply = talk("e001").say("5 days annual leave from Dec 14", "yes, but change to Dec 15")
    assert days(reply) == "12-15..12-21"


@pytest.mark.parametrize(("said", "start", "end"), [
    ("下周我只上周一,其余四天请年假", "2026-12-01", "2026-12-04"),
    ("下周我只来周一,剩下的都请年假", "2026-12-01", "2026-12-04"),
    ("下周我只上周五,别的时间请年假", "2026-11-30", "2026-12-03"),
    ("下周我只上周三,其他都休年假", None, None), ("下周只请周一,年假", "2026-11-30", "2026-11-30"),
    ("我上周一请了病假", "2026-11-16", "2026-11-16"), ("只有周三请事假,办事", "2026-11-25", "2026-11-25"),
])  # fmt: skip
def test_the_days_beside_those_that_are_worked_are_the_leave(
    talk: Start, said: str, start: str | None, end: str | None
) -> None:
    fields = form(talk().say(said))["fields"]
    assert (fields.get("start"), fields.get("end")) == (start, end)
