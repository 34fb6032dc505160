"""What is supposed of a kind of leave is a question; another kind wished for after a refusal is shown, not filed."""

import pytest

from tests.assistant.conversation import Start, form


@pytest.mark.parametrize(
    "supposed",
    [
        "病假应该是要证明吧",
        "病假得要医院证明的吧",
        "事假要提前申请的吧",
        "年假应该不用证明吧",
        "请假得主管签字吧",
        "事假要扣全勤吧",
        "我记得年假得提前三天申请吧",
        "婚假应该要结婚证的吧",
        "病假条晚点交可以吧",
    ],
)
def test_what_is_supposed_is_answered_and_is_no_reason(talk: Start, supposed: str) -> None:
    reply = talk().say("明天请病假", supposed)
    fields = form(reply)["fields"]
    assert reply.kind in ("answer", "not_covered")
    assert (fields["leave_type"], fields["start"], fields.get("reason")) == ("病假", "2026-11-24", None)


@pytest.mark.parametrize(
    ("said", "kind", "start"),
    [("病假应该是8号吧", "病假", "2026-12-08"), ("病假应该改成事假吧", "事假", "2026-11-24")],
)
def test_what_puts_the_form_right_is_no_supposition(talk: Start, said: str, kind: str, start: str) -> None:
    fields = form(talk().say("明天请病假", said))["fields"]
    assert (fields["leave_type"], fields["start"]) == (kind, start)


@pytest.mark.parametrize(
    ("refused", "wish", "kind"),
    [
        ("上周五请事假", "那算病假呢", "病假"),
        ("上周五请事假", "能算病假吗", "病假"),
        ("上周五请事假", "病假行不行", "病假"),
        ("上周五请事假", "病假可以不", "病假"),
        ("上周五请事假", "要是病假呢", "病假"),
        ("上周五请事假", "调休可以吗", "调休"),
        ("上周五请事假", "那年假呢", "年休假"),
        ("上周五请事假", "那能不能走病假", "病假"),
        ("上周五请事假", "年休假可以抵吗", "年休假"),
        ("personal leave last Friday", "what about sick leave", "病假"),
        ("personal leave last Friday", "could it be sick leave?", "病假"),
    ],
)
def test_another_kind_that_is_wished_for_after_a_refusal_is_shown_with_its_days(
    talk: Start, refused: str, wish: str, kind: str
) -> None:
    talking = talk()
    assert talking.say(refused).kind == "denied"
    reply = talking.say(wish)
    fields = form(reply)["fields"]
    assert (reply.kind, fields["leave_type"], fields["start"]) == ("confirm", kind, "2026-11-20")
    assert fields.get("reason") is None
    assert talking.filed == []


@pytest.mark.parametrize(
    ("shown", "asked"), [("明天请事假", "那年假呢"), ("明天请病假", "事假呢"), ("明天请事假", "年假行不行")]
)
def test_another_kind_that_is_asked_about_is_answered_and_nothing_changes(talk: Start, shown: str, asked: str) -> None:
    reply = talk().say(shown, asked)
    assert reply.kind == "answer"
    assert form(reply)["fields"]["leave_type"] == shown[3:]
