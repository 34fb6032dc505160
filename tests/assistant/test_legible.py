"""What can be no words at all is said not to be understood, whatever lies open."""

import random

import pytest

from tests.assistant.conversation import Start

CHANCE = random.Random(7)  # noqa: S311
LETTERS = "ABCDEFabcdef0123456789+/"
ODD = {
    "one character": "一" * 3900,
    "two": "那篇" * 1900,
    "a question mark between": "吗?" * 1900,
    "digits": "".join(CHANCE.choice("0123456789") for _ in range(3900)),
    "a file": "".join(CHANCE.choice(LETTERS) for _ in range(3900)),
    "random characters": "".join(chr(CHANCE.randint(0x4E00, 0x9FA5)) for _ in range(3900)),
}


@pytest.mark.parametrize("message", ODD.values(), ids=ODD)
def test_what_cannot_be_read_is_said_so(talk: Start, message: str) -> None:
    t = talk()
    reply = t.say(message)
    assert reply.kind == "clarify"
    assert "没看懂" in reply.text or "cannot make out" in reply.text
    assert reply.citations == ()
    t.say("下周二请一天年假")
    waiting = t.say(message)
    assert "等您确认" in waiting.text or "still waits" in waiting.text
    assert t.filed == []


@pytest.mark.parametrize(
    "message",
    [
        "请病假要什么材料? " * 12,
        "着火了!" * 60,
        "上报隐患:3号车间" + "地上堆着纸箱，" * 60,
        "年假怎么请," + "我想请年假," * 20,
    ],
)
def test_what_is_only_said_often_is_read(talk: Start, message: str) -> None:
    assert "没看懂" not in talk().say(message).text
