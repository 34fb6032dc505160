"""A number that is said is the record that is meant: never the one that was spoken of or proposed before."""

import pytest

from tests.assistant.conversation import Start, Talk, form


def state(t: Talk, number: str) -> str:
    record = t.parts.store.record(number)
    assert record is not None
    return record.state


ONE, TWO = "LV-20261123-0001", "LV-20261123-0002"


def two(talk: Start) -> Talk:
    mine = talk("e002")
    mine.say("12月1号请一天年假", "确认", "12月3号请一天年假", "确认")
    return mine


@pytest.mark.parametrize("order", [f"撤回 {ONE}", f"撤回{ONE}", f"取消 {ONE}", f"请撤回 {ONE}"])
def test_the_record_that_is_named_is_taken_back(talk: Start, order: str) -> None:
    mine = two(talk)
    mine.say(order, "确认")
    assert (state(mine, ONE), state(mine, TWO)) == ("withdrawn", "pending")


@pytest.mark.parametrize("order", ["撤回 LV-20261123-0099", "取消 OT-20261123-0001"])
def test_a_number_that_is_no_record_takes_nothing_back(talk: Start, order: str) -> None:
    mine = two(talk)
    mine.say(order, "确认")
    assert (state(mine, ONE), state(mine, TWO)) == ("pending", "pending")


def test_one_decision_follows_another(talk: Start) -> None:
    mine, manager = two(talk), talk("m001")
    manager.say(f"批准 {ONE}", f"批准 {TWO}")
    assert (state(mine, ONE), state(mine, TWO)) == ("approved", "approved")


def test_another_number_is_no_yes_to_what_was_proposed(talk: Start) -> None:
    mine, manager = two(talk), talk("m001")
    assert manager.say(f"批准{ONE}才怪").kind == "confirm"
    manager.say(f"批准 {TWO}")
    assert (state(mine, ONE), state(mine, TWO)) == ("pending", "approved")


def test_a_decision_with_a_change_is_shown_first(talk: Start) -> None:
    mine, manager = two(talk), talk("m001")
    manager.say(f"批准{ONE}，但改成12月8日")
    assert state(mine, ONE) == "pending"


@pytest.mark.parametrize("message", [f"查 {ONE}", f"{ONE} 什么情况", f"批准{ONE}才怪"])
def test_a_number_beside_a_form_gives_it_no_day(talk: Start, message: str) -> None:
    mine = two(talk)
    before = form(mine.say("12月10日请一天年假,回家"))["fields"]
    assert form(mine.say(message))["fields"] == before


@pytest.mark.parametrize(
    "order",
    [
        "关闭{},客户没打分,先给5分",
        "{} 客户说四五分吧,关闭",
        "关闭{}，满意度3到4分",
        "close {}, the customer didn't rate, 5",
    ],
)
def test_a_score_that_nobody_gave_closes_nothing(talk: Start, order: str) -> None:
    mine = talk("e002")
    number = "CP-20261123-0001"
    mine.say("客户张女士投诉送货晚了三天,一般", "确认", f"开始处理 {number}", f"{number} 处理完了，转待回访", "确认")
    assert state(mine, number) == "callback"
    mine.say(order.format(number))
    assert state(mine, number) == "callback"
