"""Paperwork in DingTalk: cards, their buttons and the words that do the same."""

from tests.bots.dingtalk.serving import Office, number_in

GROUP = "cid6KeBBLoveMJOGXoYKF5x7EeiodoA=="
QUOTE = "病假需提供有效医疗证明"


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

    def quoted(person: str) -> int:
        return sum(QUOTE in shown.text for shown in office.gateway.seen(person))

    before = {person: quoted(person) for person in people}
    for _ in range(2):
        for person in people:
            office.gateway.message("请病假要什么材料", person)
    office.gateway.wait(lambda: all(quoted(person) >= before[person] + 2 for person in people), "every answer")
    office.tell("谢谢", "e031")
    assert [quoted(person) - before[person] for person in people] == [2] * len(people)


def test_somebody_whom_the_robot_cannot_write_to_is_told_so_in_the_group(office: Office) -> None:
    office.gateway.api.absent.add("e024")
    (note,) = office.tell("我的请假批了吗", "e024", GROUP)
    assert "单聊里发一句话" in note.text
    assert office.gateway.seen("e024") == []
