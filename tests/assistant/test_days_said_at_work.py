"""Days in Cantonese and in short English, days that are ruled out beside the one that is meant, orders that urge."""

import pytest

from assistant.forms.tone import asks
from tests.assistant.conversation import Start, form


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("我听日上昼想请半日病假，去医院覆诊", ("2026-11-24", "am", "2026-11-24", "am")),
        ("聽日下晝想請半日病假", ("2026-11-24", "pm", "2026-11-24", "pm")),
        ("后日请成日事假,屋企有事", ("2026-11-25", None, "2026-11-25", None)),
        ("聽日成日病假,發燒", ("2026-11-24", None, "2026-11-24", None)),
        ("今個禮拜五請一日年假", ("2026-11-27", None, "2026-11-27", None)),
        ("下個禮拜一上昼请半日事假", ("2026-11-30", "am", "2026-11-30", "am")),
        ("下個禮拜一朝早請半日事假,要返學校", ("2026-11-30", "am", "2026-11-30", "am")),
        ("hey can i take thu n fri off this week? annual leave", ("2026-11-26", None, "2026-11-27", None)),
        ("i need mon & tue off next week, personal leave", ("2026-11-30", None, "2026-12-01", None)),
    ],
)
def test_days_and_halves(talk: Start, said: str, days: tuple[str, str | None, str, str | None]) -> None:
    reply = talk().say(said)
    fields = form(reply)["fields"]
    assert reply.kind == "confirm"
    assert tuple(fields.get(name) for name in ("start", "start_half", "end", "end_half")) == days
    assert not {"成日", "上昼"} & set(fields.get("reason", "").split("，"))


@pytest.mark.parametrize(
    "said", ["等下等下 27号有客户来厂里 到26就行了", "27号要开会,请到26吧", "27号有客户来厂里 那到26号吧"]
)
def test_the_day_that_is_ruled_out_is_none_of_the_leave(talk: Start, said: str) -> None:
    fields = form(talk().say("年假 25到27号", said))["fields"]
    assert (fields["start"], fields["end"]) == ("2026-11-25", "2026-11-26")


@pytest.mark.parametrize("said", ["那先请12月14到18号的婚假嘛", "先报个隐患嘛", "那给我登一下嘛", "还是改到周五嘛"])
def test_an_order_that_urges_asks_nothing(said: str) -> None:
    assert not asks(said)


@pytest.mark.parametrize(
    "said", ["可以请婚假嘛", "那请假影响奖金嘛", "那年假能请五天嘛", "年假要提前请嘛", "那请年假扣周末两天嘛"]
)
def test_a_question_with_the_same_particle_asks(said: str) -> None:
    assert asks(said)


def test_a_leave_is_begun_behind_a_question_of_it(talk: Start) -> None:
    reply = talk().say("婚假有几天呀～", "那先请12月14到18号的婚假嘛")
    fields = form(reply)["fields"]
    assert (fields["leave_type"], fields["start"], fields["end"]) == ("婚假", "2026-12-14", "2026-12-18")
