"""Thumbs and questions for HR in DingTalk, by the links below an answer and by the words that they stand for."""

import re
from urllib.parse import unquote

import pytest

from bots.channel import Reaction
from bots.dingtalk.reactions import read
from tests.bots.dingtalk.serving import Office

GROUP = "cid6KeBBLoveMJOGXoYKF5x7EeiodoA=="
_LINK = re.compile(r"\[([^\]]+)\]\(dtmd://dingtalkclient/sendMessage\?content=([^)]+)\)")


def links(text: str) -> dict[str, str]:
    """Label → what a tap on it sends as the reader's own message."""
    return {label: unquote(content) for label, content in _LINK.findall(text)}


def turn_of(text: str) -> int:
    """The turn that the links below an answer are about."""
    return int(links(text)["👍"].split("#")[1])


def verdicts(office: Office, turn: int) -> list[str]:
    return [one["verdict"] for one in office.store.feedback(turn)]


def test_a_tap_on_a_thumb_is_kept_for_the_answer_below_which_it_stands(office: Office) -> None:
    (first,) = office.tell("请病假要什么材料", "e031")
    office.tell("能在办公室抽烟吗", "e031")
    (thanks,) = office.tell(links(first.text)["👍"], "e031")
    assert "谢谢您的反馈" in thanks.text
    assert verdicts(office, turn_of(first.text)) == ["up"]
    asked = office.store.turn(turn_of(first.text))
    assert asked is not None
    assert asked.text == "请病假要什么材料"


def test_a_typed_thumb_is_about_the_last_answer(office: Office) -> None:
    (answer,) = office.tell("能在办公室抽烟吗", "e032")
    (thanks,) = office.tell("👎", "e032")
    assert "谢谢您的反馈" in thanks.text
    assert verdicts(office, turn_of(answer.text)) == ["down"]


@pytest.mark.parametrize("typed", [False, True])
def test_a_question_goes_to_hr_once(office: Office, typed: bool) -> None:
    person = "e034" if typed else "e033"
    (answer,) = office.tell(f"公司食堂周末开门吗，{person}", person)
    before = len(office.store.open_questions.waiting())
    for _ in range(2):
        (told,) = office.tell("问HR" if typed else links(answer.text)["问HR"], person)
        assert "HR" in told.text
    assert len(office.store.open_questions.waiting()) - before <= 1, "a refused question waits already"
    assert [one.reason for one in office.store.open_questions.waiting()][-1] == "asked to pass on"


def test_nobody_rates_an_answer_to_somebody_else(office: Office) -> None:
    (answer,) = office.tell("请病假要什么材料", "e035")
    (told,) = office.tell(links(answer.text)["👍"], "e036")
    assert "只能由提问的人" in told.text
    assert verdicts(office, turn_of(answer.text)) == []


def test_a_group_is_told_the_words_and_a_thumb_there_is_heard(office: Office) -> None:
    (answer,) = office.tell("请病假要什么材料", "e037", GROUP)
    assert "@我，并说“👍”“👎”或“问HR”" in answer.text
    assert not links(answer.text)
    (thanks,) = office.tell("👍", "e037", GROUP)
    assert "谢谢您的反馈" in thanks.text


def test_a_thumb_before_any_answer_is_only_a_message(office: Office) -> None:
    (told,) = office.tell("👍", "nobody-who-has-asked-anything")
    assert "反馈" not in told.text


@pytest.mark.parametrize(
    ("words", "reaction"),
    [("👍", Reaction("up")), ("👎 #12", Reaction("down", 12)), ("问 HR", Reaction("hr")), ("有用", Reaction("up")),
     ("ask HR #3", Reaction("hr", 3)), ("有用吗", None), ("👍👍", None), ("问HR怎么请假", None), ("👍 #1 #2", None)],
)  # fmt: skip
def test_what_is_a_reaction(words: str, reaction: Reaction | None) -> None:
    assert read(words) == reaction
