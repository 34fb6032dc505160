"""Cards and events of Feishu as values."""

import json

import pytest

from assistant.reply import Press, ShownDraft
from bots.channel import Heard
from bots.feishu.card import cards, of_draft
from bots.feishu.event import pressed, said
from tests.bots.feishu.openapi import CARD_BYTES, ROBOT

SITE = "https://zhidu.example.com"


def message(text: str, **more: object) -> dict[str, object]:
    """The event of a text message in the person's own chat."""
    sent = {"message_id": "om_1", "chat_id": "oc_1", "chat_type": "p2p", "message_type": "text",
            "content": json.dumps({"text": text}), "mentions": []} | more  # fmt: skip
    return {"sender": {"sender_id": {"open_id": "ou_1"}, "sender_type": "user"}, "message": sent}


def test_a_long_text_comes_whole_on_cards_that_feishu_takes() -> None:
    text = "\n".join(f"第{number}条 " + "规定" * 60 for number in range(200))
    made = cards(text, of_draft(ShownDraft(1, 2, "confirming"), "zh"), SITE)
    assert len(made) > 1
    assert all(len(json.dumps(card, ensure_ascii=False).encode()) <= CARD_BYTES for card in made)
    assert "\n".join(card["body"]["elements"][0]["content"] for card in made) == text
    assert [len(card["body"]["elements"]) for card in made] == [1] * (len(made) - 1) + [3]


def test_links_lead_to_the_server_and_quotes_stand_alone() -> None:
    (card,) = cards("- 注\n  > 引文 — [篇一 第十四条](/articles/hr-admin/14)", [], SITE)
    assert card["body"]["elements"][0]["content"] == f"- 注\n> 引文 — [篇一 第十四条]({SITE}/articles/hr-admin/14)"


def test_a_button_means_the_version_that_was_shown() -> None:
    value = of_draft(ShownDraft(7, 3, "confirming"), "zh")[0]["behaviors"][0]["value"]
    heard = pressed("ou_1", "om_1", value)
    assert heard is not None
    assert heard.press == Press("confirm", 7, 3)
    assert heard == pressed("ou_1", "om_1", value), "the same press again is the same event"


@pytest.mark.parametrize(
    "value",
    [{}, {"do": "confirm"}, {"do": "confirm", "draft": "x", "version": 1, "lang": "zh"}, {"record": "LV-1"},
     {"turn": "x", "do": "up"}, {"turn": 1, "do": "like"}],
)  # fmt: skip
def test_other_buttons_are_none_of_ours(value: dict[str, object]) -> None:
    assert pressed("ou_1", "om_1", value) is None


def test_words_are_what_is_said_to_us() -> None:
    mention = {"key": "@_user_1", "id": {"open_id": ROBOT}, "name": "制度助手"}
    other = {"key": "@_user_2", "id": {"open_id": "ou_2"}, "name": "赵敏"}
    heard = said(message("@_user_1 @_user_2 的假几天", chat_type="group", mentions=[mention, other]), ROBOT)
    assert heard is not None
    assert (heard.text, heard.public, heard.place) == ("@赵敏 的假几天", True, "oc_1")
    post = {"title": "题", "content": [[{"tag": "text", "text": "一"}, {"tag": "a", "text": "二"}], [{"tag": "img"}]]}
    heard = said(message("", message_type="post", content=json.dumps(post)), ROBOT)
    assert heard is not None
    assert heard.text == "题\n一二"
    assert said(message("不是对我说的", chat_type="group", mentions=[other]), ROBOT) is None
    robots = message("别的机器人")
    robots["sender"] = {"sender_id": {"open_id": "ou_1"}, "sender_type": "app"}
    assert said(robots, ROBOT) is None


def test_what_was_heard_is_kept_whole() -> None:
    heard = said(
        message("", message_type="file", content=json.dumps({"file_key": "f_1", "file_name": "病历.pdf"})), ROBOT
    )
    assert heard is not None
    assert heard.files[0].name == "病历.pdf"
    assert Heard.from_json(json.loads(json.dumps(heard.as_json()))) == heard
