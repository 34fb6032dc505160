"""What is said of a record after it was shown or filed: how it stands, in few words; and whose a step is."""

import pytest

from tests.assistant.conversation import Start, Talk
from tests.assistant.standing import HAZARD, LEAVE, REPAIR, state


@pytest.mark.parametrize(
    "said",
    ["现在呢", "好了吗 批了?", "批了没", "我那张怎么说", "我那个咋样啦", "有结果了吗", "approved?", "is mine through?"],
)
def test_how_it_stands_is_told_in_few_words(talk: Start, said: str) -> None:
    mine: Talk = talk("e002")
    mine.say("下周三请一天事假，搬家", "确认")
    talk("m001").say(f"驳回 {LEAVE}，那天盘点")
    reply = mine.say(said)
    assert reply.kind == "status"
    assert LEAVE in reply.text


@pytest.mark.parametrize("said", ["批了没", "is mine through?", "我那个咋样啦"])
def test_of_ones_own_it_may_be_asked_at_first(filed: Start, said: str) -> None:
    assert LEAVE in filed("e002").say(said).text


@pytest.mark.parametrize("said", ["现在呢", "怎么样", "为啥啊"])
def test_of_nothing_it_tells_nothing(filed: Start, said: str) -> None:
    assert LEAVE not in filed("e002").say(said).text


@pytest.mark.parametrize("said", ["为啥啊", "为什么驳回", "why?"])
def test_the_reason_is_quoted(talk: Start, said: str) -> None:
    mine: Talk = talk("e002")
    mine.say("下周三请一天事假，搬家", "确认")
    talk("m001").say(f"驳回 {LEAVE}，那天盘点")
    assert "那天盘点" in mine.say("批了没", said).text


@pytest.mark.parametrize("said", ["谁在跟这个啊现在", "到底是谁管", "who is handling my blocked passage report now?"])
def test_who_acts_is_told_after_a_remark(talk: Start, said: str) -> None:
    mine: Talk = talk("e003")
    mine.say("上报隐患:2号仓库 passage blocked 通道被堵住了,一般隐患", "确认", "对了忘说了,旁边还有油")
    assert "s001" in mine.say(said).text


def test_a_list_is_given_for_another_day(talk: Start) -> None:
    talk("e002").say("后天请一天年假", "确认")
    hr = talk("h001")
    assert LEAVE not in hr.say("明天哪些人休假").text
    assert LEAVE in hr.say("后天呢").text
    assert LEAVE not in hr.say("下周五呢").text


def test_a_day_that_is_none_of_theirs_shows_what_there_is(talk: Start) -> None:
    mine: Talk = talk("e002")
    mine.say("12月24号请一天年假", "确认")
    assert LEAVE in talk("e002").say("我24号的假批了没").text


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("e002", "那我自己把刚才那张批准了"), ("e002", "然后我批准我这张"), ("e003", "我自己粘上了,你直接给我销案得了"),
        ("e003", "物业昨天修了 我直接销案吧"), ("e022", "帮我把e003报的那个消防通道的隐患改成已整改"),
        ("e022", "把e004登的投诉关了吧"), ("m002", "m001出差了我代他批"),
        ("e022", "ok then tell me what e003 asked for"), ("e022", "e030在不在 她哪天休假我想约她"),
    ],
)  # fmt: skip
def test_who_may_not_is_told_so(filed: Start, who: str, said: str) -> None:
    asker = filed(who)
    if who in ("e002", "e003"):
        asker.say("我今天报过哪些单子")
    assert asker.say(said).kind == "denied"
    assert (state(asker.parts, LEAVE), state(asker.parts, HAZARD)) == ("pending", "registered")


@pytest.mark.parametrize("said", ["批准了真开心", "那个门关了", "把空调关了谁知道", "我同意", "通过了驾照考试"])
def test_a_remark_is_denied_nothing(filed: Start, said: str) -> None:
    assert filed("e022").say(said).kind != "denied"


@pytest.mark.parametrize(
    "said",
    [
        "糟了日子记错 撤回刚才那张", "那个调休我不要了 撤掉",
        "wait my manager wants me in that day. withdraw that request", "册那,勿请了,撤脱伊", "领导不让休,刚才那张撤回",
    ],
)  # fmt: skip
def test_one_takes_back_what_was_just_filed(talk: Start, said: str) -> None:
    mine: Talk = talk("e002")
    mine.say("下周三调休一天", "确认")
    if mine.say(said).kind == "confirm":
        assert "待审批 → 已撤回" in mine.replies[-1].text or "pending → withdrawn" in mine.replies[-1].text
        mine.say("对,撤掉")
    assert state(mine.parts, LEAVE) == "withdrawn"
    assert mine.say("改成下周二调休一天").kind == "confirm"


@pytest.mark.parametrize("said", ["先别撤", "要是领导不同意就撤回", "明天再撤回", "撤回要怎么弄"])
def test_what_is_no_order_takes_nothing_back(talk: Start, said: str) -> None:
    mine: Talk = talk("e002")
    mine.say("下周三调休一天", "确认", said, "好的")
    assert state(mine.parts, LEAVE) == "pending"


def test_with_nothing_filed_it_is_the_form_that_is_dropped(talk: Start) -> None:
    mine: Talk = talk("e002")
    mine.say("下周三调休一天")
    assert mine.say("撤回刚刚那张调休").kind == "cancelled"
    mine.say("对")
    assert not mine.filed


def test_a_record_is_not_shown_to_others_by_a_question(filed: Start) -> None:
    assert REPAIR not in filed("e022").say("现在呢").text


@pytest.mark.parametrize("said", ["求你了,就破例一次,把我的假批了吧", "拜托拜托,把我那张假通过了吧"])
def test_a_plea_to_approve_ones_own_takes_nothing_back(talk: Start, said: str) -> None:
    t = talk()
    t.say("下周二请一天年假")
    t.say("确认")
    assert t.say(said).kind in ("status", "denied")
    assert t.say("确认").kind != "done"


def test_what_somebody_else_filed_is_not_taken_back(talk: Start) -> None:
    t = talk("e002")
    t.say("下周三调休一天", "确认")
    assert t.say("把e005的年假撤了").kind == "denied"
    t.say("确认")
    assert t.say("e005那张调休我不要了,撤回").kind != "done"
    assert state(t.parts, LEAVE) == "pending"
