"""What breaks between DingTalk and us: lines, tokens, cards, processes; nothing is lost or done twice."""

from tests.bots.dingtalk.gateway import Gateway
from tests.bots.dingtalk.openapi import CARDS, CLIENT_SECRET
from tests.bots.dingtalk.serving import Office, Start, number_in
from tests.conftest import START_S

GROUP = "cid6KeBBLoveMJOGXoYKF5x7EeiodoA=="
QUOTE = "病假需提供有效医疗证明"


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
