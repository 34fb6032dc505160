"""DingTalk, from the outside: `zhidu serve --demo` with the real SDK against a gateway that speaks its protocol."""

from collections.abc import Callable

import pytest

from bots.cli import main
from tests.bots.dingtalk.gateway import Gateway
from tests.bots.dingtalk.openapi import CARDS, CLIENT_SECRET, SEND
from tests.bots.dingtalk.serving import SITE, Office, Start, number_in
from tests.conftest import START_S, free_port

GROUP = "cid6KeBBLoveMJOGXoYKF5x7EeiodoA=="
QUOTE = "病假需提供有效医疗证明"


# --- asking


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


def test_a_picture_is_told_to_be_none_of_ours(office: Office) -> None:
    before = len(office.gateway.seen("e005"))
    office.gateway.message("", "e005", msgtype="picture", content={"downloadCode": "x"})
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


# --- filing


def test_a_leave_is_filed_by_card_and_its_manager_decides_by_button(office: Office) -> None:
    card = office.card("下周一请一天年假，回老家", "e007")
    assert set(card.buttons) == {"确认提交", "取消"}
    assert "2026-11-30" in card.text
    assert office.filed("e007") == []

    office.press(card, "确认提交", "e007")
    (number,) = office.filed("e007")
    assert number in card.text
    assert "确认：" in card.text
    assert "e007" in card.text
    assert card.buttons == {}

    decision = office.card_about(number, "m001")
    others = office.card_about(number, "h001")
    assert "e007" in decision.text
    assert "回老家" in decision.text
    assert {"批准", "驳回"} <= set(decision.buttons)
    office.press(decision, "批准", "m001")
    assert "已批准" in decision.text
    assert "m001" in decision.text
    assert decision.buttons == {}
    office.gateway.wait(
        lambda: "已批准" in others.text and others.buttons == {}, "the other card to be brought up to date"
    )
    record = office.store.record(number)
    assert record is not None
    assert record.state == "approved"
    office.gateway.wait(
        lambda: any(number in s.text and "已批准" in s.text for s in office.gateway.seen("e007")), "news"
    )


def test_cancel_on_the_card_files_nothing(office: Office) -> None:
    card = office.press(office.card("下周一请一天年假，回老家", "e008"), "取消", "e008")
    assert "已取消" in card.text
    assert card.buttons == {}
    assert office.filed("e008") == []


def test_a_double_click_files_once(office: Office) -> None:
    card = office.card("下周一请一天年假，回老家", "e009")
    action = card.buttons["确认提交"]
    for number in [office.gateway.click(card, action, "e009") for _ in range(3)]:
        office.gateway.ack(number)
    office.gateway.wait(lambda: "已提交" in card.text, "the card to say so")
    office.tell("谢谢", "e009")
    assert len(office.filed("e009")) == 1
    assert len(card.versions) == 2


def test_a_card_whose_form_has_changed_files_nothing(office: Office) -> None:
    old = office.card("下周一请一天年假，回老家", "e010")
    action = old.buttons["确认提交"]
    new = office.card("改成下周二", "e010")
    before = len(office.gateway.cards("e010"))
    office.gateway.ack(office.gateway.click(old, action, "e010"))
    office.gateway.wait(lambda: old.buttons == {}, "the old card to lose its buttons")
    assert "没有提交" in old.text
    assert office.filed("e010") == []
    again = office.next_card("e010", before)
    assert "2026-12-01" in new.text
    assert "2026-12-01" in again.text
    office.press(again, "确认提交", "e010")
    assert len(office.filed("e010")) == 1


def test_words_confirm_what_the_card_shows_and_the_card_does_it_no_second_time(office: Office) -> None:
    card = office.card("下周一请一天年假，回老家", "e011")
    action = card.buttons["确认提交"]
    (receipt,) = office.tell("确认", "e011")
    assert number_in(receipt.text) == office.filed("e011")[0]
    office.gateway.click(card, action, "e011")
    office.gateway.wait(lambda: "已经提交过" in card.text, "the card to say so")
    assert len(office.filed("e011")) == 1


def test_nobody_approves_their_own(office: Office) -> None:
    number, decision = office.leave("e012")
    action = decision.buttons["批准"]
    before = len(office.gateway.seen("e012"))
    office.gateway.click(decision, action, "e012")
    office.gateway.wait(lambda: len(office.gateway.seen("e012")) > before, "the refusal")
    assert "不能处理自己的" in office.gateway.seen("e012")[-1].text
    record = office.store.record(number)
    assert record is not None
    assert record.state == "pending"
    assert decision.buttons["批准"] == action  # it stays for the one who may


def test_a_decision_by_words_leaves_the_button_harmless(office: Office) -> None:
    number, decision = office.leave("e013")
    action = decision.buttons["批准"]
    office.tell(f"驳回 {number}", "m001")
    office.gateway.click(decision, action, "m001")
    office.gateway.wait(lambda: "已驳回" in decision.text, "the card to show what is")
    assert decision.buttons == {}
    record = office.store.record(number)
    assert record is not None
    assert record.state == "rejected"


def test_somebody_who_is_not_in_the_directory_may_ask_and_not_file(office: Office) -> None:
    (answer,) = office.tell("请病假要什么材料", "stranger")
    assert QUOTE in answer.text
    (refusal,) = office.tell("下周一请一天年假，回老家", "stranger")
    assert "没有找到您" in refusal.text
    assert office.gateway.cards("stranger") == []


def test_a_group_never_sees_what_is_personal(office: Office) -> None:
    before = len(office.gateway.seen(GROUP))
    card = office.card("下周一请一天年假，回老家", "e014", GROUP)
    office.gateway.wait(lambda: len(office.gateway.seen(GROUP)) > before, "the note in the group")
    note = office.gateway.seen(GROUP)[-1].text
    assert "回老家" not in note
    assert "2026" not in note
    office.tell("确认", "e014")  # in their own chat, where the form goes on
    (number,) = office.filed("e014")
    assert "回老家" in card.text
    before = len(office.gateway.seen("e014"))
    office.gateway.message("我的请假批了吗", "e014", GROUP)
    office.gateway.wait(
        lambda: any(number in s.text for s in office.gateway.seen("e014")[before:]), "the answer, alone"
    )
    assert not any(number in shown.text for shown in office.gateway.seen(GROUP))


def test_an_english_message_gets_an_english_card(office: Office) -> None:
    card = office.card("I want annual leave next Monday", "e021")
    office.press(card, "Yes, file it", "e021")
    assert "Filed" in card.text
    assert "confirmed by" in card.text
    assert len(office.filed("e021")) == 1


def test_many_people_at_once_are_each_answered_once(office: Office) -> None:
    people = [f"e{number:03}" for number in range(31, 61)]
    for _ in range(2):
        for person in people:
            office.gateway.message("请病假要什么材料", person)
    office.gateway.wait(lambda: all(len(office.gateway.seen(person)) >= 2 for person in people), "every answer")
    office.tell("谢谢", "e031")
    answers = [[QUOTE in shown.text for shown in office.gateway.seen(person)[:2]] for person in people]
    assert answers == [[True, True]] * len(people)
    assert all(len(office.gateway.seen(person)) == 2 for person in people[1:])


def test_somebody_whom_the_robot_cannot_write_to_is_told_so_in_the_group(office: Office) -> None:
    office.gateway.api.absent.add("e024")
    (note,) = office.tell("我的请假批了吗", "e024", GROUP)
    assert "单聊里发一句话" in note.text
    assert office.gateway.seen("e024") == []


# --- what breaks


def test_a_gateway_that_drops_in_the_middle_of_a_confirmation_loses_and_doubles_nothing(office: Office) -> None:
    card = office.card("下周一请一天年假，回老家", "e015")
    action = card.buttons["确认提交"]
    office.gateway.drop()
    office.gateway.click(card, action, "e015")  # on the next line, which breaks at once: perhaps it came through
    office.gateway.drop()
    office.gateway.click(card, action, "e015")
    office.gateway.wait(lambda: "已提交" in card.text, "the card to say so")
    office.gateway.click(card, action, "e015")
    office.tell("谢谢", "e015")
    assert len(office.filed("e015")) == 1


def test_a_line_that_the_gateway_wants_to_close_is_followed_by_another(office: Office) -> None:
    office.gateway.ping()
    office.gateway.disconnect()
    office.gateway.ping()
    (answer,) = office.tell("请病假要什么材料", "e016")
    assert QUOTE in answer.text


def test_a_gateway_that_gives_no_ticket_for_a_while_is_asked_again(office: Office) -> None:
    office.gateway.refusing = 1
    office.gateway.drop()
    (answer,) = office.tell("请病假要什么材料", "e017")
    assert QUOTE in answer.text


def test_a_token_that_ends_in_the_middle_of_a_confirmation_is_renewed(office: Office) -> None:
    card = office.card("下周一请一天年假，回老家", "e018")
    office.gateway.api.expire_token()
    office.press(card, "确认提交", "e018")
    assert len(office.filed("e018")) == 1


def test_what_is_too_long_for_one_message_or_a_card_comes_whole_in_parts(office: Office) -> None:
    story = "三号车间的消防通道被堵了，" + "堆着纸箱，" * 780
    card = office.card(story, "s001")
    assert set(card.buttons) == {"确认提交", "取消"}
    assert card.text.endswith("（全文见上一条消息）")
    parts = office.gateway.seen("s001")
    assert len(parts) > 1
    assert "".join(part.text for part in parts).count("堆着纸箱") == 780
    office.press(card, "确认提交", "s001")
    assert [record[:2] for record in office.filed("s001")] == ["HZ"]


def test_what_became_of_a_card_that_is_gone_is_said(office: Office) -> None:
    card = office.card("下周一请一天年假，回老家", "e023")
    del office.gateway.api.cards[card.track]
    before = len(office.gateway.seen("e023"))
    office.gateway.click(card, card.buttons["确认提交"], "e023")
    office.gateway.wait(lambda: len(office.gateway.seen("e023")) > before, "the receipt in words")
    assert number_in(office.gateway.seen("e023")[before].text) == office.filed("e023")[0]


def test_without_the_permission_for_cards_words_do(office: Office) -> None:
    office.gateway.api.without.add(CARDS)
    try:
        (summary,) = office.tell("下周一请一天年假，回老家", "e020")
        assert "回复“**确认**”提交" in summary.text
        office.tell("确认", "e020")
    finally:
        office.gateway.api.without.clear()
    assert len(office.filed("e020")) == 1


def test_nothing_secret_is_in_the_log(office: Office) -> None:
    log = office.log.read_text()
    assert "connected to DingTalk" in log
    for secret in ("not-to-be-logged", "session=", CLIENT_SECRET):
        assert secret not in log


def test_a_killed_worker_leaves_cards_that_go_on_and_events_that_are_taken_up(dingtalk: Start) -> None:
    with Gateway() as gateway:
        office = dingtalk(gateway, "dingtalk", "--demo")
        card = office.card("下周一请一天年假，回老家")
        office.process.kill()
        office.process.wait(START_S)
        again = dingtalk(gateway, "dingtalk", "--demo", folder=office.log.parent)
        again.press(card, "确认提交", "e001")
        assert len(again.filed("e001")) == 1
        again.card_about(again.filed("e001")[0], "m001")


# --- the commands


@pytest.fixture
def check(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """`zhidu dingtalk check` with these settings: its status and what it says."""

    def run(settings: dict[str, str]) -> tuple[int, str]:
        for name in ("DINGTALK_CLIENT_ID", "DINGTALK_CLIENT_SECRET", "DINGTALK_OPENAPI_ENDPOINT"):
            monkeypatch.delenv(name, raising=False)
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        status = main(["dingtalk", "check"])
        return status, "".join(capsys.readouterr())

    return run


def test_check_names_the_setting_that_is_missing(check: Callable[..., tuple[int, str]]) -> None:
    status, said = check({"DINGTALK_CLIENT_ID": "ding"})
    assert status == 1
    assert "DINGTALK_CLIENT_SECRET" in said
    assert "DINGTALK_CLIENT_ID (" not in said


def test_check_asks_dingtalk_and_sends_nobody_anything(check: Callable[..., tuple[int, str]]) -> None:
    with Gateway() as gateway:
        assert check(gateway.environment) == (0, check(gateway.environment)[1])
        assert gateway.api.shown == []
        assert gateway.api.cards == {}


def test_check_tells_a_wrong_secret_and_does_not_show_it(check: Callable[..., tuple[int, str]]) -> None:
    with Gateway() as gateway:
        status, said = check(gateway.environment | {"DINGTALK_CLIENT_SECRET": "wrong-secret"})
    assert status == 1
    assert "DINGTALK_CLIENT_SECRET are refused" in said
    assert "wrong-secret" not in said


@pytest.mark.parametrize("permission", [CARDS, SEND])
def test_check_names_the_permission_that_is_missing(permission: str, check: Callable[..., tuple[int, str]]) -> None:
    with Gateway() as gateway:
        gateway.api.without.add(permission)
        status, said = check(gateway.environment)
    assert status == 1
    assert permission in said


def test_check_says_where_stream_mode_is_switched_on(check: Callable[..., tuple[int, str]]) -> None:
    with Gateway() as gateway:
        gateway.refusing = 1
        status, said = check(gateway.environment)
    assert status == 1
    assert "Stream 模式" in said


def test_check_tells_that_dingtalk_does_not_answer(check: Callable[..., tuple[int, str]]) -> None:
    settings = {"DINGTALK_CLIENT_ID": "a", "DINGTALK_CLIENT_SECRET": "b"}
    status, said = check(settings | {"DINGTALK_OPENAPI_ENDPOINT": f"http://127.0.0.1:{free_port()}"})
    assert status == 1
    assert "does not answer" in said
