"""Questions to the robot in DingTalk, alone and in a group, against `zhidu serve --demo` with the real SDK."""

from tests.bots.dingtalk.serving import SITE, Office

GROUP = "cid6KeBBLoveMJOGXoYKF5x7EeiodoA=="
QUOTE = "病假需提供有效医疗证明"


def test_a_question_is_answered_with_the_article_as_a_link(office: Office) -> None:
    (answer,) = office.tell("请病假要什么材料")
    assert f"> 事假需提前申请,经批准后方可休假;{QUOTE}" in answer.text
    assert f"[篇一 第十四条]({SITE}/articles/hr-admin/14)" in answer.text
    assert answer.through == "session"


def test_a_follow_up_leans_on_what_was_asked_before(office: Office) -> None:
    office.tell("请病假要什么材料", "e002")
    (answer,) = office.tell("那产假呢", "e002")
    assert "hr-admin/13" in answer.text


def test_a_question_in_a_group_is_answered_there_to_the_one_who_asked(office: Office) -> None:
    (answer,) = office.tell("能在办公室抽烟吗", "e003", GROUP)
    assert "hr-admin/35" in answer.text
    assert answer.at == ("e003",)
    assert answer.text.startswith("@e003")


def test_the_same_message_twice_is_answered_once(office: Office) -> None:
    office.tell("请病假要什么材料", "e004", message_id="msgTwice==")
    office.gateway.ack(office.gateway.message("请病假要什么材料", "e004", message_id="msgTwice=="))
    office.tell("谢谢", "e004")
    assert sum(QUOTE in shown.text for shown in office.gateway.seen("e004")) == 1


def test_a_voice_message_is_what_dingtalk_understood_of_it(office: Office) -> None:
    content = {"duration": 4000, "downloadCode": "x", "recognition": "请病假要什么材料"}
    before = len(office.gateway.seen("e005"))
    office.gateway.message("", "e005", msgtype="audio", content=content)
    office.gateway.wait(lambda: len(office.gateway.seen("e005")) > before, "an answer")
    assert QUOTE in office.gateway.seen("e005")[-1].text


def test_a_kind_of_message_that_has_neither_words_nor_a_file_is_said_to_be_none_of_ours(office: Office) -> None:
    before = len(office.gateway.seen("e005"))
    office.gateway.message("", "e005", msgtype="video", content={"downloadCode": "x", "duration": 3})
    office.gateway.wait(lambda: len(office.gateway.seen("e005")) > before, "an answer")
    assert "文字和语音" in office.gateway.seen("e005")[-1].text


def test_a_group_message_is_what_is_said_to_the_assistant(office: Office) -> None:
    (answer,) = office.tell("@制度助手 请病假要什么材料", "e022", GROUP)
    assert QUOTE in answer.text


def test_a_message_whose_webhook_has_ended_is_answered_by_the_robot(office: Office) -> None:
    for where, group in (("e006", None), (GROUP, GROUP)):
        before = len(office.gateway.seen(where))
        office.gateway.message("请病假要什么材料", "e006", group, session_seconds=-1)
        office.gateway.wait(lambda: len(office.gateway.seen(where)) > before, "an answer")  # noqa: B023
        assert QUOTE in office.gateway.seen(where)[-1].text
    assert [shown.through for shown in office.gateway.seen("e006")] == ["batchSend"]
    assert office.gateway.seen(GROUP)[-1].through == "groupMessages"
