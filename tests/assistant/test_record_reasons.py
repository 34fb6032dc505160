"""Why a record was turned down, and how a file is handed in."""

import pytest

from tests.assistant.conversation import Start

LEAVE = "LV-20261123-0001"


@pytest.fixture
def sick(talk: Start) -> Start:
    talk("e002").say("下周三请一天病假,发烧", "确认")
    return talk


@pytest.mark.parametrize("question", ["为什么驳回我的假", "我的病假为啥没过", "凭什么不批", f"为什么驳回 {LEAVE}"])
def test_a_rejection_without_a_reason_is_said_to_have_none(sick: Start, question: str) -> None:
    sick("m001").say(f"驳回 {LEAVE}")
    reply = sick("e002").say(f"{question}我的" if question == "凭什么不批" else question)
    assert reply.kind == "status"
    assert "没有写原因" in reply.text
    assert "周建国（m001） 于 2026-11-23 09:00" in reply.text


def test_the_reason_is_repeated_as_it_was_written(sick: Start) -> None:
    sick("m001").say(f"驳回 {LEAVE} 这几天人手太紧")
    assert "“这几天人手太紧”" in sick("e002").say("我的假被驳回了,什么原因").text
    assert "人手太紧" not in sick("e003").say(f"为什么驳回 {LEAVE}").text


def test_what_only_waits_was_not_turned_down(sick: Start) -> None:
    text = sick("e002").say("我的假怎么还没批").text
    assert "没有被驳回" in text
    assert "周建国（m001）" in text
    sick("m001").say(f"批准 {LEAVE}")
    assert "没有被驳回" in sick("e002").say("为什么驳回我的假").text


def test_a_rectification_that_was_sent_back_tells_why(talk: Start) -> None:
    talk("e003").say("上报隐患:2号仓库消防通道被纸箱堵住了,一般隐患", "确认")
    number = "HZ-20261123-0001"
    talk("s001").say(f"{number} 安排e003整改,周五前")
    talk("e003").say(f"{number} 整改好了,清空了")
    talk("s001").say(f"{number} 复查不通过,还有两箱没搬")
    assert "还有两箱没搬" in talk("e003").say("为什么退回我的整改").text


def test_a_certificate_is_handed_in_by_channel_for_its_record(sick: Start) -> None:
    reply = sick("e002").say("病假条怎么交")
    assert reply.kind == "answer"
    assert reply.citations[0].article_id == "hr-admin/14"
    for words in (LEAVE, "我的记录", "钉钉", f"/v1/records/{LEAVE}/attachments/"):
        assert words in reply.text
    assert reply.personal
    other = sick("e005").say("怎么上传病假证明")
    assert LEAVE not in other.text
    assert "先提交一份" in other.text


def test_a_photo_is_handed_in_where_it_can_be(talk: Start) -> None:
    t = talk("e003")
    t.say("上报隐患:2号仓库消防通道被纸箱堵住了,一般隐患", "确认")
    text = t.say("隐患的照片怎么传").text
    assert "HZ-20261123-0001" in text
    assert "我的记录" not in text  # the page has a button for what is owed only


@pytest.mark.parametrize("question", ["病假要交什么证明", "病假证明什么时候交", "病假条可以补交吗"])
def test_what_is_needed_is_asked_of_the_regulations(sick: Start, question: str) -> None:
    assert "attachments" not in sick("e002").say(question).text
