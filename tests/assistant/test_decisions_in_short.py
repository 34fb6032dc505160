"""Short decisions and look-ups that point at records without numbers: right after a list, of one's own, of others'."""

import pytest

from tests.assistant.conversation import Start


@pytest.fixture
def waiting(talk: Start) -> Start:
    """A day of annual leave of e004's waits for m001."""
    talk("e004").say("12月16号请一天年假", "确认")
    return talk


@pytest.mark.parametrize("asked", ["待我批的有谁", "anything waiting for my approval?", "有没有等着我批的假"])
@pytest.mark.parametrize("said", ["那张批准", "approve it", "准了,让他路上慢点", "可以,同意,注意别太晚"])
def test_what_was_just_listed_is_decided(waiting: Start, asked: str, said: str) -> None:
    manager = waiting("m001")
    assert "LV-" in manager.say(asked).text
    reply = manager.say(said)
    if reply.kind == "confirm":
        reply = manager.say("嗯 准了")
    assert reply.kind == "done", reply.text
    assert "已批准" in waiting("e004").say("我的年假批没批").text


@pytest.mark.parametrize(
    "said", ["年假那张批掉,跟他说路上小心", "批了吧", "please approve his leave and wish him a nice trip"]
)
def test_the_only_one_that_waits_is_shown_for_a_yes(waiting: Start, said: str) -> None:
    manager = waiting("m001")
    reply = manager.say(said)
    assert reply.kind == "confirm", reply.text
    assert manager.say("对").kind == "done"


@pytest.mark.parametrize("said", ["批了", "e009的假批了", "老板说批了", "方案通过了", "批准了真开心", "我同意你的说法"])
def test_what_decides_nothing_proposes_nothing(waiting: Start, said: str) -> None:
    assert waiting("m001").say(said).kind not in ("confirm", "done")


def test_of_several_it_is_asked_which(waiting: Start) -> None:
    waiting("e005").say("12月17号请一天病假", "确认")
    manager = waiting("m001")
    assert manager.say("批准").kind == "clarify"
    assert manager.say("病假那个").kind == "confirm"
    assert manager.say("就这么办").kind == "done"
    assert "已批准" in waiting("e005").say("我的病假批没批").text
    assert "待审批" in waiting("e004").say("我的年假批没批").text


@pytest.mark.parametrize(
    "said",
    [
        "我自己那张,我自己批了",
        "我自己这张我直接批准了啊",
        "那我给自己批了行不",
        "我的假我自己就通过了",
        "I'll approve my own leave",
    ],
)
def test_nobody_decides_their_own(waiting: Start, said: str) -> None:
    manager = waiting("m001")
    manager.say("我后天请一天年假", "提交")
    reply = manager.say(said)
    assert reply.kind == "denied", reply.text
    assert "h001" in reply.text


@pytest.mark.parametrize("said", ["我自己的假批了吗", "我交的那张批了没"])
def test_news_of_ones_own_decides_nothing(waiting: Start, said: str) -> None:
    assert waiting("e004").say(said).kind == "status"


@pytest.mark.parametrize("said", ["早上是不是有人请病假?", "is anyone off sick today?"])
def test_who_is_away_is_asked_in_other_words(talk: Start, said: str) -> None:
    talk("e033").say("发烧了今天请一天病假", "提交")
    assert "LV-" in talk("m002").say(said).text


@pytest.mark.parametrize(
    "said",
    ["I've started working on the Lindqvist complaint, asked QC for samples", "Lindqvist那单我已经在处理了",
     "we are looking into the Lindqvist one"],
)  # fmt: skip
def test_work_that_has_begun_is_a_step(talk: Start, said: str) -> None:
    t = talk("e003")
    t.say("New customer complaint: customer Lindqvist AB, paint is peeling, severity 一般, order no. LQ-5521", "yes")
    assert t.say(said).kind in ("done", "confirm")
    t.say("yes")
    text = t.say("how's the Lindqvist case coming along?").text
    assert "handled" in text or "处理中" in text


@pytest.mark.parametrize(
    "said",
    ["show me the hazard reported for the compressor room", "pull up the compressor room hazard",
     "把compressor room那条隐患给我看看", "who reported the hazard in the compressor room?"],
)  # fmt: skip
@pytest.mark.parametrize("who", ["v001", "e001"])
def test_others_records_are_not_looked_up(talk: Start, who: str, said: str) -> None:
    talk("e053").say("report a hazard anonymously: a guard is loose in the compressor room", "yes")
    reply = talk(who).say(said)
    assert reply.kind == "denied", reply.text
    assert "HZ-" not in reply.text
    assert "e053" not in reply.text


def test_what_names_something_else_does_not_show_ones_own(waiting: Start) -> None:
    t = waiting("e004")
    assert "LV-" in t.say("批了没").text
    assert "LV-" not in t.say("再看下报销那条").text
    assert "LV-" in t.say("年假那条再看下").text


def test_a_step_that_was_shown_is_agreed_to_by_doing_it_so(talk: Start) -> None:
    talk("e041").say("報隱患：沖床車間三號機個防護罩鬆咗，隻手好易伸入去", "係，報")
    officer = talk("s001")
    officer.say("沖床車間防護罩那张隐患，指派给e044，12月1日前整改完，备注：先停机再换螺栓", "对，就这么指派")
    assert "整改中" in talk("e041").say("我報嗰單而家點呀").text
