"""Two forms at once: the one that was put aside is filed by its name; and small talk beside a form changes nothing."""

import pytest

from tests.assistant.conversation import Start, form


@pytest.mark.parametrize(
    "order",
    [
        "你先把我那张年假交了,货架一会儿单说",
        "先交年假那张,隐患回头说",
        "先把假条提交了吧,隐患等会儿",
        "请假那张先交上去",
        "file the leave first, the hazard later",
    ],
)
def test_a_form_put_aside_is_filed_before_the_one_in_hand(talk: Start, order: str) -> None:
    t = talk()
    t.say("后天请一天年假", "3号库货架腿歪了,报个隐患")
    reply = t.say(order)
    assert (reply.kind, [one.get("leave_type") for one in t.filed]) == ("done", ["年休假"])
    assert t.say("对,报吧").kind == "done"
    assert len(t.filed) == 2


@pytest.mark.parametrize(
    "said", ["先别交假,等我问问", "假交了吗", "等主管点头,先把假交了", "把周五的假先交了", "我的假还没交"]
)
def test_what_is_no_order_to_file_it_as_it_was_shown_files_nothing(talk: Start, said: str) -> None:
    t = talk()
    t.say("后天请一天年假", "3号库货架腿歪了,报个隐患", said)
    assert t.filed == []


@pytest.mark.parametrize("said", ["刚才说到哪了", "頭先講到邊度", "好了好了,咱们说到哪儿来着", "where were we?"])
def test_where_we_were_shows_the_form_in_hand(talk: Start, said: str) -> None:
    t = talk()
    t.say("后天请一天年假")
    assert t.say(said).kind == "confirm"


@pytest.mark.parametrize("said", ["哈哈哈谢谢啦", "嘻嘻 打扰了", "到时候给你发喜糖"])
def test_small_talk_beside_a_form_is_answered_and_changes_nothing(talk: Start, said: str) -> None:
    t = talk()
    before = form(t.say("后天请一天婚假"))["fields"]
    reply = t.say(said)
    assert (reply.kind, form(reply)["fields"]) == ("chitchat", before)


@pytest.mark.parametrize(
    "message",
    ["ok go on with my leave please", "let's continue with my request", "now back to the form", "carry on please"],
)
def test_who_goes_on_in_english_sees_the_form_again(talk: Start, message: str) -> None:
    t = talk()
    t.say("sick leave tomorrow please")
    assert form(t.say(message))["stage"] == "confirming"
    assert t.filed == []
