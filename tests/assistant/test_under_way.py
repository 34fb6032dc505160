"""What is told of a record in passing leads to its next step, for a yes; what rules a step out is refused."""

import pytest

from tests.assistant.conversation import Start
from tests.assistant.standing import COMPLAINT, HAZARD, LEAVE, REPAIR, kept, stood

WORKED_ON = (
    "我已经联系他了，正在协调补发",
    "正在处理",
    "跟客户道过歉了",
    "已经安排换货了",
    "we are sending a replacement",
)
SCORED = ("再打通了，客户满意，5分", "打了五星", "满意度5", "五分", "客户给了满分", "called back, 5 out of 5")
IN_VAIN = ("客户不接电话，直接关闭", "手机关机，先结案吧", "客户没打分，关了吧", "he isn't answering, just close it")


@pytest.mark.parametrize("said", WORKED_ON)
def test_work_that_is_told_of_starts_a_complaint(talk: Start, said: str) -> None:
    stood(talk, COMPLAINT, "registered")
    lead = talk("c001")
    assert lead.say(said).kind == "confirm"
    assert kept(talk, COMPLAINT).state == "registered"
    lead.say("确认")
    assert kept(talk, COMPLAINT).state == "processing"


def test_the_next_step_is_told_where_it_is_worked_on(talk: Start) -> None:
    stood(talk, COMPLAINT, "processing")
    assert f"处理完 {COMPLAINT}" in talk("c001").say("正在处理").text
    assert kept(talk, COMPLAINT).state == "processing"


def test_what_comes_first_is_told_where_it_is_done(talk: Start) -> None:
    stood(talk, COMPLAINT, "registered")
    assert "开始处理" in talk("e004").say("换货已经寄出去了，事情都处理好了").text


@pytest.mark.parametrize("said", SCORED)
def test_a_score_in_any_shape_closes_with_the_call_back(talk: Start, said: str) -> None:
    stood(talk, COMPLAINT, "callback")
    lead = talk("c001")
    assert lead.say(said).kind == "confirm"
    lead.say("确认")
    record = kept(talk, COMPLAINT)
    assert (record.state, record.fields["satisfaction"]) == ("closed", 5)


@pytest.mark.parametrize("said", ["客户很满意", "回访过了", "called the customer back"])
def test_without_a_score_it_is_asked_for(talk: Start, said: str) -> None:
    stood(talk, COMPLAINT, "callback")
    lead = talk("c001")
    assert lead.say(said).kind == "clarify"
    lead.say("4分", "确认")
    assert kept(talk, COMPLAINT).fields["satisfaction"] == 4


@pytest.mark.parametrize("said", IN_VAIN)
@pytest.mark.parametrize("state", ["processing", "callback"])
def test_without_a_call_back_it_is_not_closed(talk: Start, said: str, state: str) -> None:
    stood(talk, COMPLAINT, state)
    lead = talk("c001")
    reply = lead.say(said)
    assert reply.kind == "denied"
    assert reply.citations[0].article_id == "marketing-service/4.3"
    lead.say("确认")
    assert kept(talk, COMPLAINT).state == state


def test_who_is_not_content_has_it_handled_again(talk: Start) -> None:
    stood(talk, COMPLAINT, "callback")
    talk("c001").say("张伟又打来说问题没解决，重新打开", "确认")
    assert kept(talk, COMPLAINT).state == "processing"


@pytest.mark.parametrize("said", ["消防通道那条我自己来，明天弄好", "消防通道那条给s001，明天前"])
def test_a_task_that_is_told_of_is_shown(talk: Start, said: str) -> None:
    stood(talk, HAZARD, "registered")
    officer = talk("s001")
    reply = officer.say(said)
    assert (reply.kind, reply.action) == ("confirm", None)
    officer.say("确认")
    record = kept(talk, HAZARD)
    assert (record.assignee, record.fields["due"]) == ("s001", "2026-11-24")


def test_who_is_sent_to_repair_is_told_of_the_repair_there_is(talk: Start) -> None:
    stood(talk, REPAIR, "reported")
    talk("m001").say("注塑机让e024去修", "确认")
    assert kept(talk, REPAIR).state == "repairing"


@pytest.mark.parametrize("said", ["消防通道还没弄好", "2号仓库的纸箱一直没人搬"])
def test_what_is_still_not_seen_to_is_no_new_hazard(talk: Start, said: str) -> None:
    stood(talk, HAZARD, "rectifying")
    reply = talk("e003").say(said)
    assert reply.action is None
    assert HAZARD in reply.text


@pytest.mark.parametrize("said", ["纸箱那条期限能不能放宽到12月5号", "消防通道的期限可以延到12月5号吗"])
def test_more_time_is_asked_for(talk: Start, said: str) -> None:
    stood(talk, HAZARD, "rectifying")
    assert "s001" in talk("e006").say(said).text
    officer = talk("s001")
    assert officer.say(said).kind == "confirm"
    assert kept(talk, HAZARD).fields["due"] != "2026-12-05"
    officer.say("确认")
    assert kept(talk, HAZARD).fields["due"] == "2026-12-05"


def test_a_leave_is_taken_back_to_be_asked_for_anew(talk: Start) -> None:
    mine = talk("e002")
    mine.say("下周三请一天事假，搬家", "确认")
    assert LEAVE in mine.say("我那天的假能往后推一天吗", "下周三的假能往后推一天吗").text
    assert mine.say("那把它撤了重新请，12月3号").kind == "confirm"
    mine.say("确认")
    assert kept(talk, LEAVE).state == "withdrawn"


@pytest.mark.parametrize("said", ["好", "需要", "嗯，帮我转一下", "要的，转一下", "yes please"])
def test_a_yes_to_the_offer_passes_the_question_on(talk: Start, said: str) -> None:
    assert talk().say("公司有健身房吗", said).kind == "done"


@pytest.mark.parametrize("said", ["不用了", "知道了", "算了", "谢谢", "行了", "thanks"])
def test_what_is_no_yes_passes_nothing_on(talk: Start, said: str) -> None:
    assert talk().say("公司有健身房吗", said).kind != "done"


def test_a_repair_that_is_shown_is_filed_by_its_name(talk: Start) -> None:
    assert talk().say("打包机坏了，不转", "报修吧").kind == "done"
    assert talk("e002").say("请年假，12月8号", "报修吧").kind != "done"


@pytest.mark.parametrize("said", ["我还有多少年假", "我年假还剩几天", "how many annual leave days do I have left"])
def test_what_no_record_tells_is_left_to_the_regulations(talk: Start, said: str) -> None:
    assert talk().say(said).kind == "answer"


@pytest.mark.parametrize("said", ["the printer on floor 3 is jammed", "Hydraulic press 3 is broken, no pressure"])
def test_a_machine_that_fails_is_a_repair(talk: Start, said: str) -> None:
    reply = talk().say(said)
    assert reply.action
    assert reply.action["type"] == "equipment_repair"


@pytest.mark.parametrize("said", ["2号仓库的灭火器还没换", "2号仓库的应急灯一直没修"])
def test_another_thing_in_the_same_place_is_a_new_hazard(talk: Start, said: str) -> None:
    stood(talk, HAZARD, "rectifying")
    assert HAZARD not in talk("e003").say(said).text


def test_another_machine_is_a_repair_of_its_own(talk: Start) -> None:
    stood(talk, REPAIR, "reported")
    assert REPAIR not in talk("m001").say("投影仪让e024去修").text


@pytest.mark.parametrize("said", ["我先走了", "我吃完了", "下班了"])
def test_what_is_told_of_oneself_ends_nothing(talk: Start, said: str) -> None:
    stood(talk, HAZARD, "rectifying")
    assert talk("e006").say(said).kind != "confirm"
