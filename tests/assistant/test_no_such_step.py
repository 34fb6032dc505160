"""What no step does to a record is told, with what can be done instead; nothing is changed."""

import pytest

from tests.assistant.conversation import Start
from tests.assistant.standing import COMPLAINT, HAZARD, LEAVE, kept, stood


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("c001", f"{COMPLAINT} 转给e003处理"),
        ("e004", f"{COMPLAINT} 转给c001处理"),
        ("e004", "张伟那个投诉我跟不了,换高悦来跟吧"),
        ("c001", "张伟那单移交给e005"),
        ("e004", "我手上那条投诉能转给别的同事吗"),
        ("e004", f"transfer {COMPLAINT} to c001"),
    ],
)
def test_a_complaint_is_not_handed_on(talk: Start, who: str, said: str) -> None:
    stood(talk, COMPLAINT, "registered")
    reply = talk(who).say(said)
    assert [one.article_id for one in reply.citations] == ["marketing-service/4.3"], reply.text
    assert kept(talk, COMPLAINT).version == 1


@pytest.mark.parametrize(("who", "said"), [("e004", "我来跟进"), ("c001", "开始处理,已联系仓库e005配合")])
def test_who_received_it_still_begins(talk: Start, who: str, said: str) -> None:
    stood(talk, COMPLAINT, "registered")
    talk(who).say(f"{COMPLAINT} {said}", "确认")
    assert kept(talk, COMPLAINT).state == "processing"


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("s001", f"{HAZARD} 是误报,作废"),
        ("s001", f"{HAZARD} 重复登记了"),
        ("s001", f"这条{HAZARD}登记错了,注销掉"),
        ("s001", "消防通道那条和之前的重复了,删掉"),
        ("e003", "我报的那条隐患看错了,误报,取消吧"),
        ("e003", f"please delete {HAZARD}, false alarm"),
    ],
)
def test_a_hazard_is_not_voided(talk: Start, who: str, said: str) -> None:
    stood(talk, HAZARD, "rectifying")
    reply = talk(who).say(said)
    assert "没有“作废”" in reply.text or "cannot be voided" in reply.text
    assert "s001" in reply.text or who == "s001"
    assert kept(talk, HAZARD).state == "rectifying"


def test_the_false_alarm_goes_its_way_with_a_note(talk: Start) -> None:
    stood(talk, HAZARD, "rectifying")
    talk("s001").say(f"整改完 {HAZARD}，误报", "确认")
    assert kept(talk, HAZARD).state == "rechecking"


@pytest.mark.parametrize("said", ["3号车间烟感老是误报,报个隐患", "上报隐患:仓库的标签重复贴了,叉车看不清"])
def test_a_new_hazard_may_tell_of_such_words(talk: Start, said: str) -> None:
    stood(talk, HAZARD, "registered")
    assert talk("e003").say(said).action


@pytest.mark.parametrize("said", ["把撤了的那张恢复", f"恢复我撤回的{LEAVE}", f"restore my withdrawn {LEAVE}"])
def test_what_has_ended_is_not_restored(talk: Start, said: str) -> None:
    stood(talk, LEAVE, "pending")
    me = talk("e002")
    assert me.say(f"撤回 {LEAVE}").kind == "done"
    reply = me.say(said)
    assert "重新提交" in reply.text or "resubmit" in reply.text
    assert kept(talk, LEAVE).state == "withdrawn"


@pytest.mark.parametrize(
    "said",
    ["整改完成后通知我", "批了告诉我一声", "处理完叫我一声", "有结果了跟我说一下", "let me know when it's approved"],
)
@pytest.mark.parametrize("who", ["s001", "e002"])
def test_a_wish_to_be_told_is_no_order(talk: Start, who: str, said: str) -> None:
    stood(talk, HAZARD, "rectifying")
    stood(talk, LEAVE, "pending")
    reply = talk(who).say(said)
    assert "自动通知" in reply.text or "told automatically" in reply.text
    assert "确认" not in reply.text


@pytest.mark.parametrize("said", ["客户让我通知你们,毛巾掉色", "提前几天通知我", "请通知我部门的人开会"])
def test_other_notices_are_no_such_wish(talk: Start, said: str) -> None:
    assert "自动通知" not in talk("e001").say(said).text
