"""Which way a message or a card goes."""

import pytest

from assistant.reply import Press, ShownDraft
from bots.channel import Heard
from bots.dingtalk.card import Button, of_draft, pressed
from bots.dingtalk.chat import Chat
from bots.dingtalk.openapi import OpenApi
from tests.bots.dingtalk.gateway import Gateway
from tests.bots.dingtalk.serving import SITE

YES = (Button("确认提交", "confirm:1:1:zh"),)


def test_without_a_template_words_do(gateway: Gateway, api: OpenApi) -> None:
    chat, told = Chat(api, SITE, template=""), list[str]()
    assert not chat.offer("e001", "track", "请核对", YES, told.append)
    assert told == ["请核对"]
    assert gateway.cards("e001") == []


def test_the_same_card_twice_is_one_card(gateway: Gateway, api: OpenApi) -> None:
    chat, told = Chat(api, SITE, template="t.schema"), list[str]()
    assert chat.offer("e001", "track", "请核对", YES, told.append)
    assert chat.offer("e001", "track", "请核对", YES, told.append)
    (card,) = gateway.cards("e001")
    assert (card.template, card.text, card.buttons) == ("t.schema", "请核对", {"确认提交": "confirm:1:1:zh"})
    assert told == []


def test_a_webhook_that_is_refused_is_no_dead_end(gateway: Gateway, api: OpenApi) -> None:
    chat = Chat(api, SITE, template="")
    chat.sessions.keep("m1", f"{gateway.url}/nowhere")
    chat.answer(Heard("m1", "e001", "问"), "答")
    assert [(shown.text, shown.through) for shown in gateway.seen("e001")] == [("答", "batchSend")]


def test_a_button_says_which_version_it_is_about() -> None:
    yes, no = of_draft(ShownDraft(7, 3, "confirming"), "zh")
    assert (yes.label, no.label) == ("确认提交", "取消")
    back = pressed(yes.action)
    assert back is not None
    assert (back.text, back.press) == ("确认", Press("confirm", 7, 3))


@pytest.mark.parametrize("action", ["", "like", "confirm:x:1:zh", "confirm:1", "step:LV-1:x:approved", "file:1:1:zh"])
def test_a_button_of_another_app_is_nobodys(action: str) -> None:
    assert pressed(action) is None
