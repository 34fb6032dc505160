"""Hours of overtime that are moved, cut, paused, or told of each day: the summary shows what was meant, or asks."""

import pytest

from tests.assistant.conversation import Start, form

SIX_TO_TEN, NINE_TO_FIVE = "周五加班，六点到十点，赶货", "周六加班，上午9点到下午5点，赶货"
EVENING, MORNING = "OT this Friday 6pm to 10pm, urgent shipment", "周六8:30到12:00加班，安装设备"


def hours(talk: Start, *said: str) -> str | None:
    value = form(talk().say(*said))["fields"].get("hours")
    return str(value) if value else None


@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [
        (SIX_TO_TEN, "推迟一小时", "7点到11点"),
        (SIX_TO_TEN, "顺延半小时", "6点半到10点半"),
        ("今天加班从18:00到20:30，理由是清点库存", "往后挪半小时", "18:30到21:00"),
        (MORNING, "延后半个小时", "9:00到12:30"),
        (EVENING, "push it back an hour", "7pm to 11pm"),
        (EVENING, "bring everything forward half an hour", "5:30pm to 9:30pm"),
        (SIX_TO_TEN, "晚半小时开始", "6点半到十点"),
        ("周日下午2点到6点加班，做报表", "我晚一刻钟到", "下午2点15分到6点"),
        (EVENING, "start half an hour later", "6:30pm to 10pm"),
        (SIX_TO_TEN, "提前一小时结束", "六点到9点"),
        (SIX_TO_TEN, "早半小时走", "六点到9点半"),
        (MORNING, "提早20分钟收工", "8:30到11:40"),
        (EVENING, "leave half an hour early", "6pm to 9:30pm"),
        ("周四加班18:00-21:00，盘点", "提前半小时开始，提前半小时结束", "17:30-20:30"),
        ("周五晚上7点到9点加班，发货", "开始和结束都推迟半小时", "晚上7点半到9点半"),
        ("今晚加班两小时，做标书", "提前半小时走", "1.5小时"),
        ("周五加班，赶货，到十点", "从六点开始", "六点到十点"),
        ("加班：周六周日，每天9:00-12:00，搬仓库", "都推迟半小时", "每天9:30-12:30"),
    ],
)
def test_hours_move_as_told(talk: Start, first: str, then: str, expected: str) -> None:
    assert hours(talk, first, then) == expected


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("推迟一小时", "开始和结束一起移"),
        ("晚半小时开始", "开始时间"),
        ("少一小时", "结束时间"),
    ],
)
def test_how_a_change_was_taken_is_told(talk: Start, said: str, told: str) -> None:
    assert told in talk().say(SIX_TO_TEN, said).text


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ((SIX_TO_TEN, "中间吃饭半小时"), "六点到十点，中间吃饭半小时"),
        ((SIX_TO_TEN, "扣掉半小时吃饭"), "六点到十点，扣掉半小时吃饭"),
        ((NINE_TO_FIVE, "中间休息一小时"), "上午9点到下午5点，中间休息一小时"),
        (("周六加班，8点到17点，抢修", "12点到13点午休"), "8点到17点，12点到13点午休"),
        (("周五加班，六点到十点，赶货，中间休息20分钟",), "六点到十点，中间休息20分钟"),
        (("周六加班8小时，打样", "其中一小时吃饭"), "8小时，其中一小时吃饭"),
        ((EVENING, "with half an hour dinner break"), "6pm to 10pm, with half an hour dinner break"),
        ((EVENING, "dinner break from 7pm to 7:30pm"), "6pm to 10pm, dinner break from 7pm to 7:30pm"),
        ((NINE_TO_FIVE, "中间休息一小时", "改成9点到18点"), "9点到18点，中间休息一小时"),
        ((NINE_TO_FIVE, "中间休息一小时", "中间不休息了"), "上午9点到下午5点"),
        (("周六加班，陪客户吃饭3小时",), "3小时"),
    ],
)
def test_a_pause_stands_beside_the_hours(talk: Start, said: tuple[str, ...], expected: str) -> None:
    assert hours(talk, *said) == expected


@pytest.mark.parametrize(
    ("first", "then", "stays"),
    [
        ("周五加班3小时，赶货", "推迟一小时", "3小时"),
        (SIX_TO_TEN, "路上堵了半小时", "六点到十点"),
        ("周六加班，搬库房", "中间休息20分钟", None),
        ("overtime tomorrow 3 hours, server migration", "delay it an hour", "3 hours"),
    ],
)
def test_a_length_that_is_not_the_hours_is_asked_about(talk: Start, first: str, then: str, stays: str | None) -> None:
    t = talk()
    reply = t.say(first, then)
    assert (reply.kind, form(reply)["fields"].get("hours")) == ("clarify", stays)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (("这周末加班", "都来，每天8小时", "赶项目"), ("每天8小时", "赶项目")),
        (("周六周日加班，每天上午9点到12点，月底结算",), ("每天上午9点到12点", "月底结算")),
        (("从明天到周五每天加一个半小时的班，赶样品",), ("每天加一个半小时", "赶样品")),
        (("周五加班，赶货，四个钟头",), ("四个钟头", "赶货")),
        (("overtime both days this weekend, 4 hours a day, repainting",), ("4 hours a day", "repainting")),
    ],
)
def test_what_is_said_of_each_day_is_no_reason(talk: Start, said: tuple[str, ...], expected: tuple[str, str]) -> None:
    fields = form(talk().say(*said))["fields"]
    assert (fields["hours"], fields["reason"]) == expected


@pytest.mark.parametrize(
    ("said", "yes", "days"),
    [
        ("这周末加班，每天8小时，赶项目", "好", "2026-11-28 至 2026-11-29，每天8小时"),
        ("overtime this weekend, 8 hours each day, audit", "yes", "2026-11-29 (Sun); 8 hours each day"),
    ],
)
def test_a_receipt_names_both_days_and_the_hours(talk: Start, said: str, yes: str, days: str) -> None:
    assert days in talk().say(said, yes).text
