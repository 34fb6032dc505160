"""A worry or a hedge beside a yes is no yes and no reason; scraps of days and of asking are no reason either."""

import pytest

from tests.assistant.conversation import Start, form

LEAVE, OVERTIME = "12月7号请一天年假", "周六加班4小时"


@pytest.mark.parametrize(
    "said",
    [
        "行是行，就怕领导不批", "可以是可以，不过有点担心排班", "对是对，可是那天可能走不开", "如果10号能批的话",
        "能请是能请，只是怕耽误产线", "没错是没错，心里没底", "好的，但是我有点纠结", "嗯，不过主管这几天心情不好",
        "也行吧，怕同事有意见", "有点担心排班，提交吧", "就怕领导不批", "好倒是好，不知道组长同不同意", "只要主管同意",
        "交是想交，怕被打回来", "那要是排班排不开呢，算了先这样",
    ],
)  # fmt: skip
def test_a_hedge_is_no_yes_and_no_reason(talk: Start, said: str) -> None:
    t = talk()
    before = form(t.say(LEAVE))
    reply = t.say(said)
    assert (form(reply), t.filed) == (before, [])
    assert "周建国（m001）" in reply.text
    assert t.say("确认").kind == "done"


@pytest.mark.parametrize(
    "said",
    [
        "fine, but I'm afraid my boss won't approve", "only if the 10th gets approved", "I'm nervous about it",
        "yes I guess, though the roster worries me", "yes, as long as my boss agrees",
    ],
)  # fmt: skip
def test_a_hedge_in_english_is_none_either(talk: Start, said: str) -> None:
    t = talk()
    before = form(t.say("annual leave Dec 7"))
    reply = t.say(said)
    assert (form(reply), t.filed) == (before, [])
    assert "can act on it" in reply.text


@pytest.mark.parametrize("said", ["确认个鬼，日期不对", "提交个头啊，类型都错了", "confirm my ass, the date is wrong"])
def test_a_yes_thrown_back_shows_what_can_be_changed(talk: Start, said: str) -> None:
    t = talk()
    before = form(t.say(LEAVE))
    reply = t.say(said)
    assert (form(reply), t.filed) == (before, [])
    assert any(words in reply.text for words in ("直接说要改成什么", "say what it should be"))


@pytest.mark.parametrize(
    ("said", "field", "value"),
    [
        ((LEAVE, "行是行，不过改成10号吧"), "start", "2026-12-10"),
        ((LEAVE, "可以，不过理由写回老家"), "reason", "回老家"),
        ((LEAVE, "孩子发烧要去医院，就怕领导不批"), "reason", "孩子发烧要去医院"),
        ((LEAVE, "怕孩子没人接"), "reason", "怕孩子没人接"),
        (("12月7号请一天年假，怕堵车想早点回老家",), "reason", "怕堵车想早点回老家"),
        (("周六加班4小时，担心人手不够赶不完",), "reason", "担心人手不够赶不完"),
        ((OVERTIME, "行是行，就怕没加班费"), "reason", None),
        (("12月7号请一天年假，就怕领导不批",), "reason", None),
        (("12/15-12/18 annual leave pls",), "reason", None),
        (("12-15 to 12-18 sick leave pls",), "reason", None),
        (("12/15~12/18 personal leave moving house",), "reason", "moving house"),
        (("PTO 12/15-12/17 thx",), "end", "2026-12-17"),
        (("给我和我老婆都请12月7号的年假",), "reason", None),
        (("annual leave Dec 7 for me and my wife",), "reason", None),
    ],
)
def test_what_is_told_beside_a_worry_counts(talk: Start, said: tuple[str, ...], field: str, value: str | None) -> None:
    assert form(talk().say(*said))["fields"].get(field) == value


@pytest.mark.parametrize("said", ["给我和我老婆都请12月7号的年假", "帮我和小王一起请12月7号的事假"])
def test_a_plea_for_two_is_told_to_be_for_the_sender_alone(talk: Start, said: str) -> None:
    assert "您自己的" in talk().say(said).text
