"""A leave that is not wanted any more is taken back with a yes; one that came to nothing takes no certificate."""

import pytest

from tests.assistant.conversation import Start
from tests.assistant.standing import state

FIRST, SECOND = "LV-20261123-0001", "LV-20261123-0002"


@pytest.mark.parametrize(
    "said",
    [
        "我25号不休了,已经批了的那个怎么弄", "批下来的25号那天我要来上班,假咋退", "25号去不成了,批过的假能取消吗",
        "plans changed for Nov 25, what do I do with the approved leave",
    ],
)  # fmt: skip
def test_the_approved_leave_of_that_day_is_found(talk: Start, said: str) -> None:
    owner = talk("e002")
    owner.say("25号请一天年假,搬家", "确认", "12月8号请一天事假,办证", "确认")
    talk("m001").say(f"批准 {FIRST}")
    reply = owner.say(said)
    assert reply.kind == "confirm"
    assert FIRST in reply.text
    assert "撤销" in reply.text or "revoke" in reply.text
    assert state(owner.parts, FIRST) == "approved"
    assert owner.say("确认").kind == "done"
    assert [state(owner.parts, number) for number in (FIRST, SECOND)] == ["revoked", "pending"]


def test_a_part_of_it_is_told_to_go_as_a_whole_only(talk: Start) -> None:
    owner = talk("e002")
    owner.say("25号到27号请三天年假,搬家", "确认")
    talk("m001").say(f"批准 {FIRST}")
    assert "只能整份撤销" in owner.say("26号我要来上班,那个假怎么弄").text
    assert state(owner.parts, FIRST) == "approved"


@pytest.mark.parametrize("said", ["病假不想休了怎么跟领导说", "请了假又不想休了怎么办", "公司让来上班怎么走最近"])
def test_without_such_a_leave_it_is_none(talk: Start, said: str) -> None:
    assert talk("e002").say(said).kind not in ("confirm", "done")


@pytest.mark.parametrize(
    "said", ["病假证明拍好了", f"{FIRST}的证明怎么交", "怎么上传病假条", "I got the doctor's note"]
)
def test_no_certificate_for_a_leave_that_was_turned_down(talk: Start, said: str) -> None:
    owner = talk("e004")
    owner.say("今天请一天病假,发烧", "确认")
    assert FIRST in owner.say(said).text
    talk("m001").say(f"驳回 {FIRST},没证明")
    told = owner.say(said).text
    assert "不再收医疗证明" in told or "takes no medical certificate" in told
