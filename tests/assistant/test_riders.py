"""A yes that something else is to be done with is none to what is shown; why somebody is in a hurry changes nothing."""

import pytest

from tests.assistant.conversation import Start, form

LEAVE = "12月7号到8号请两天事假,回老家办事"
HAZARD = "二号仓库东侧的灭火器过期了,帮我登记隐患"


@pytest.mark.parametrize(
    "said",
    [
        "确认,让厂长也看一眼", "提交,复印三张", "好的,发到部门群", "交吧,越过周经理", "提交,记得补我车费",
        "确认,连上个月的一块儿", "交,盖个章", "行,叫保卫科一起处理", "确认,替我妹也请了", "可以交,材料我回头补",
        "submit it and let my team know", "yes, in triplicate", "ok, and order me a cab", "file it under Tom's name",
    ],
)  # fmt: skip
@pytest.mark.parametrize("plea", [LEAVE, HAZARD])
def test_a_yes_for_more_than_is_shown_files_nothing(talk: Start, plea: str, said: str) -> None:
    chat = talk()
    shown = form(chat.say(plea))
    reply = chat.say(said)
    assert (form(reply)["stage"], form(reply)["fields"]) == ("confirming", shown["fields"])
    assert form(chat.say("确认"))["stage"] == "filed"


@pytest.mark.parametrize("said", ["确认,抄送厂长", "submit, and text my wife"])
def test_it_is_said_that_the_rest_is_not_done(talk: Start, said: str) -> None:
    assert any(words in talk().say(HAZARD, said).text for words in ("办不了", "neither done nor noted"))


@pytest.mark.parametrize(
    "said",
    [
        "确认,我得赶火车", "提交,麻烦领导快批", "没什么要改动的,提交", "交吧,我先回家了", "提交,我等着订机票",
        "submit it, I have to run", "yes, no changes needed, send it",
    ],
)  # fmt: skip
def test_why_somebody_is_in_a_hurry_changes_nothing(talk: Start, said: str) -> None:
    assert form(talk().say(LEAVE, said))["stage"] == "filed"


@pytest.mark.parametrize("said", ["确认收到", "应该对吧,先交"])
def test_what_takes_notice_or_doubts_is_no_news_of_a_hazard(talk: Start, said: str) -> None:
    reply = form(talk().say(HAZARD, said))
    assert (reply["stage"], reply["fields"]["description"]) == ("confirming", "二号仓库东侧的灭火器过期了")
