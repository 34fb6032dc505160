"""A decision said as done, one of several named afterwards, a step that comes too early, and what stays refused."""

import pytest

from tests.assistant.conversation import Start, Talk
from tests.assistant.standing import HAZARD, LEAVE, kept, state, stood

SECOND = "LV-20261123-0002"


@pytest.mark.parametrize(
    "said", ["e002那张事假批了，走之前把交接弄好", "e002的事假批了", "搬家那张批了", "e002的假我批了，注意安全"]
)
def test_a_decision_said_as_done_waits_for_a_yes(filed: Start, said: str) -> None:
    manager: Talk = filed("m001")
    reply = manager.say(said)
    assert (reply.kind, state(manager.parts, LEAVE)) == ("confirm", "pending")
    assert "待审批 → 已批准" in reply.text
    manager.say("确认")
    assert state(manager.parts, LEAVE) == "approved"


@pytest.mark.parametrize(
    "said",
    ["e002的假批了吗", "e002那张事假批了没", "批了", "e002的假还没批了", "如果没人换班,e002的假就批了", "e009的假批了"],
)
def test_what_is_none_proposes_nothing(filed: Start, said: str) -> None:
    manager: Talk = filed("m001")
    assert "待审批 → 已批准" not in manager.say(said).text
    manager.say("确认")
    assert state(manager.parts, LEAVE) == "pending"


@pytest.mark.parametrize("said", ["我那张批了没", "我的事假批了"])
def test_ones_own_is_not_decided_by_telling(filed: Start, said: str) -> None:
    mine: Talk = filed("e002")
    assert mine.say(said).kind == "status"
    assert state(mine.parts, LEAVE) == "pending"


@pytest.fixture
def two(talk: Start) -> Talk:
    """A manager who has been shown two of one person, of which one was ordered to be approved."""
    talk("e003").say("明天请一天病假，感冒", "确认", "12月10号到11号请年假", "确认")
    manager: Talk = talk("m001")
    assert manager.say("批准e003的假").kind == "clarify"
    return manager


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("病假那张", LEAVE), ("the sick one. get well soon from me", LEAVE), ("病的那张吧", LEAVE), ("第一张", LEAVE),
        ("年假的", SECOND), ("12月10号那张", SECOND), ("第二个", SECOND), (f"就{SECOND}这张", SECOND),
    ],
)  # fmt: skip
def test_one_of_several_is_named_afterwards(two: Talk, said: str, number: str) -> None:
    reply = two.say(said)
    assert (reply.kind, state(two.parts, LEAVE), state(two.parts, SECOND)) == ("confirm", "pending", "pending")
    two.say("确认")
    other = SECOND if number == LEAVE else LEAVE
    assert (state(two.parts, number), state(two.parts, other)) == ("approved", "pending")


@pytest.mark.parametrize(
    "said",
    ["都不是", "不是病假那张", "第三张", "那张", "除了病假那张", "病假那张是哪天的？", "病假要交证明", "婚假那张"],
)
def test_what_names_none_of_them_chooses_none(two: Talk, said: str) -> None:
    two.say(said, "确认")
    assert (state(two.parts, LEAVE), state(two.parts, SECOND)) == ("pending", "pending")


@pytest.mark.parametrize(
    "said",
    [
        "仓库消防通道那条销了吧，看着也没啥",
        "消防通道堵着那条销了吧，看着也没啥",
        "2号仓库那条复查合格，可以销案",
        "消防通道的隐患关掉吧",
    ],
)
def test_a_step_that_comes_too_early_is_told_what_may_be_done(filed: Start, said: str) -> None:
    officer: Talk = filed("s001")
    reply = officer.say(said)
    assert reply.kind == "denied"
    assert "已登记" in reply.text
    assert "安排整改" in reply.text
    officer.say("确认")
    assert state(officer.parts, HAZARD) == "registered"


def test_a_task_may_retell_the_danger(talk: Start) -> None:
    talk("e008").say("一号楼配电房冒烟了", "确认")
    officer: Talk = talk("s001")
    officer.say("配电房冒烟那个，派给e031，今天下班前处理完，先断电再查线路", "确认")
    assert (kept(talk, HAZARD).state, kept(talk, HAZARD).assignee) == ("rectifying", "e031")


def test_another_danger_beside_it_comes_first(talk: Start) -> None:
    talk("e008").say("一号楼配电房冒烟了", "确认")
    reply = talk("s001").say("派给e031处理，食堂现在着火了怎么办")
    assert "119" in reply.text
    assert kept(talk, HAZARD).state == "registered"


@pytest.mark.parametrize(
    ("who", "said", "told"),
    [
        ("e003", "谁在弄啊 啥时候能好", "2026-11-27"), ("e003", "谁在弄啊 啥时候能好", "e006"),
        ("e003", "哦…那得谁来销", "s001"), ("e003", "行那等着吧。它现在挂着的状态是？", "整改中"),
        ("e006", "派我的那个消防通道的活儿 最晚啥时候弄完", "2026-11-27"),
    ],
)  # fmt: skip
def test_of_a_record_it_is_told_who_and_by_when(talk: Start, who: str, said: str, told: str) -> None:
    stood(talk, HAZARD, "rectifying")
    asker: Talk = talk(who)
    if who == "e003":
        asker.say("我报的那个消防通道怎么样了")
    reply = asker.say(said)
    assert reply.kind == "status"
    assert told in reply.text


@pytest.mark.parametrize(
    ("who", "said"), [("e022", "谁在弄啊 啥时候能好"), ("e022", "派我的那个消防通道的活儿 最晚啥时候弄完")]
)
def test_others_are_told_nothing_of_it(talk: Start, who: str, said: str) -> None:
    stood(talk, HAZARD, "rectifying")
    assert "2026-11-27" not in talk(who).say(said).text


@pytest.mark.parametrize("said", ["那我现在手上总共就一张假是吧", "我一共就交了一张单子对吧"])
def test_how_many_there_are_may_be_said_for_a_nod(filed: Start, said: str) -> None:
    assert LEAVE in filed("e002").say(said).text


REFUSED = {
    "leave": "帮小周请个病假,明天",
    "records": "e002上周是不是请假了,请的啥",
    "other": "e028也是那周办酒，她假请了没有",
}


@pytest.mark.parametrize(
    ("before", "said", "kind"),
    [
        ("leave", "他都让我帮忙了,聊天记录发你看行不行", "denied"), ("leave", "好吧,那我让他自己来", "chitchat"),
        ("records", "我就八卦一下嘛,他是不是去面试了", "denied"), ("records", "那你把它批了呗,我认识她", "denied"),
        ("leave", "那我自己明天请一天事假", "confirm"), ("leave", "他请病假要什么证明", "answer"),
        ("records", "那我自己的呢", "status"), ("other", "谢谢", "chitchat"),
    ],
)  # fmt: skip
def test_what_goes_on_with_a_refusal_stays_refused(filed: Start, before: str, said: str, kind: str) -> None:
    asker: Talk = filed("e022")
    assert asker.say(REFUSED[before]).kind == "denied"
    assert asker.say(said).kind == kind


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("锅炉房那个梯梯烂求了,踩起闪悠闪悠的,帮我报哈隐患嘛", "confirm"),
        ("我之前报的隐患帮我看下处理没", "status"), ("帮我报的隐患处理得咋样了", "status"),
    ],
)  # fmt: skip
def test_a_plea_to_file_is_no_question_for_records(filed: Start, said: str, kind: str) -> None:
    assert filed("e021").say(said).kind == kind
