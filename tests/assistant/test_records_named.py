"""Records that people name in their own words: looked up, and taken a step further, without a number."""

import pytest

from tests.assistant.conversation import Start
from tests.assistant.standing import COMPLAINT, HAZARD, LEAVE, REPAIR, kept, state, stood

RAIL = "上报隐患:三号平台护栏开焊了,能晃"


@pytest.mark.parametrize(
    "said",
    [
        "再看下张伟那单",
        "张伟那单现在哪一步",
        "现在张伟那条呢",
        "看看张伟的投诉",
        "张伟那单谁在跟",
        "帮我查下张伟的单子",
    ],
)
@pytest.mark.parametrize("who", ["e004", "c001"])
def test_a_record_is_looked_up_by_what_people_call_it(talk: Start, who: str, said: str) -> None:
    stood(talk, COMPLAINT, "processing")
    reply = talk(who).say(said)
    assert reply.kind == "status", reply.text
    assert "处理中" in reply.text or "处理完成" in reply.text


@pytest.mark.parametrize("said", ["张伟那单现在哪一步", "再看下张伟那单", "洗衣机那条呢"])
def test_nobody_else_is_told_of_it(talk: Start, said: str) -> None:
    stood(talk, COMPLAINT, "processing")
    reply = talk("e009").say(said)
    assert COMPLAINT not in reply.text
    assert "张伟" not in reply.text


@pytest.mark.parametrize("said", ["现在能查到了吧", "接下来归谁跟", "我那条有人管了没", "是不是结了", "那张单子还在吗"])
def test_what_was_just_filed_is_asked_about(talk: Start, said: str) -> None:
    t = talk("e003")
    t.say("上报隐患:2号仓库消防通道被纸箱堵住了", "确认")
    assert t.say(said).kind == "status"


@pytest.mark.parametrize("said", ["where does it stand now?", "who's on it?", "what's happening with it?"])
def test_the_same_in_english(talk: Start, said: str) -> None:
    t = talk("e003")
    t.say("I want to report a hazard: broken guard rail on the mezzanine in Hall C", "yes")
    reply = t.say(said)
    assert reply.kind == "status"
    assert "registered" in reply.text or "assign" in reply.text


def test_the_sort_tells_which_of_ones_own_is_meant(talk: Start) -> None:
    t = talk("e002")
    t.say("下周三请一天事假，搬家", "确认", "下周五请一天年假", "确认")
    reply = t.say("那张事假现在啥状态")
    assert "2026-12-02" in reply.text or "待审批" in reply.text
    assert "2026-12-04" not in reply.text


@pytest.mark.parametrize("said", ["我名下没留下记录吧", "我没留下啥单子吧", "我名下有啥单子"])
def test_whether_there_is_anything_of_ones_own(talk: Start, said: str) -> None:
    assert "没有提交过" in talk("e006").say(said).text


@pytest.mark.parametrize("said", ["那条规定给我看看", "我那条裤子被机器勾破了"])
def test_what_is_no_record_is_none(talk: Start, said: str) -> None:
    t = talk("e003")
    t.say("上报隐患:2号仓库消防通道被纸箱堵住了", "确认", "谢谢")
    assert t.say(said).kind != "status"


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("三号平台护栏那条派e032,11月30日前,补焊", "2026-11-30"),
        ("平台护栏。派e032。11月25日前。补焊。", "2026-11-25"),
        ("平台护栏。e032整改。今天。补焊。", "2026-11-23"),
        ("护栏那条由e032处理,周五前", "2026-11-27"),
    ],
)
def test_a_hazard_is_given_to_somebody_in_few_words(talk: Start, said: str, due: str) -> None:
    talk("e033").say(RAIL, "确认")
    officer = talk("s001")
    reply = officer.say(said)
    if reply.kind == "confirm":
        officer.say("对")
    record = kept(talk, HAZARD)
    assert (record.state, record.assignee, record.fields["due"]) == ("rectifying", "e032", due)


def test_the_number_of_a_place_is_no_deadline(talk: Start) -> None:
    talk("e033").say(RAIL, "确认")
    assert "期限" in talk("s001").say("三号平台护栏那条派e032,补焊").text
    assert state(talk().parts, HAZARD) == "registered"


def test_a_task_is_carried_to_its_end_in_the_words_of_those_who_do_it(talk: Start) -> None:
    talk("e033").say(RAIL, "确认")
    talk("s001").say("护栏那条派e032,11月30日前")
    worker = talk("e032")
    assert "护栏" in worker.say("派给我的隐患是哪个来着").text
    assert worker.say("那按规矩来 转待复查 焊缝补了三处刷了漆").kind in ("done", "confirm")
    worker.say("嗯 转吧")
    assert state(worker.parts, HAZARD) == "rechecking"
    talk("s001").say("平台护栏复查合格,焊缝牢固,销案", "销")
    assert state(worker.parts, HAZARD) == "closed"
    assert "已销案" in worker.say("我那条是不是结了").text


def test_what_is_not_ready_to_be_sent_back_is_told(talk: Start) -> None:
    stood(talk, HAZARD, "rectifying")
    reply = talk("s001").say("2号仓库消防通道整改不到位,打回")
    assert reply.kind == "denied"
    assert "整改中" in reply.text


def test_a_complaint_is_handled_and_closed_by_the_name_of_its_customer(talk: Start) -> None:
    talk("e004").say("登记投诉:客户罗先生,少发一箱矿泉水,一般", "确认")
    lead = talk("c001")
    assert lead.say("罗先生那单交给e012跟进").kind == "denied"
    assert state(lead.parts, COMPLAINT) == "registered"
    lead.say("罗先生那单交给e004跟进,先联系物流", "确认")
    assert state(lead.parts, COMPLAINT) == "processing"
    talk("e004").say("罗先生的单子处理完了,补发了一箱,可以回访了", "确认")
    assert "满意度" in lead.say("罗先生回访过了,关闭").text
    lead.say("他给5分")
    assert state(lead.parts, COMPLAINT) == "closed"


def test_who_is_back_reports_so(talk: Start) -> None:
    sick = talk("e014")
    sick.say("上周四到明天请病假,发烧", "确认")
    talk("m001").say("e014的病假批准")
    sick.say("好得差不多了,我今天就来上班了,销假", "对")
    assert state(sick.parts, LEAVE) == "returned"


@pytest.mark.parametrize("said", ["嗯 撤", "撤", "对,撤吧", "嗯 办"])
def test_the_step_that_was_proposed_is_agreed_to_by_one_letter(talk: Start, said: str) -> None:
    t = talk("e002")
    t.say("下周三请一天事假，搬家", "确认", "主管说那天开会……刚那张撤回")
    t.say(said)
    assert state(t.parts, LEAVE) == "withdrawn"


@pytest.mark.parametrize("said", ["不", "停", "嗯 等", "驳", "等", "嗯?"])
def test_other_letters_agree_to_nothing(talk: Start, said: str) -> None:
    t = talk("e002")
    t.say("下周三请一天事假，搬家", "确认", "主管说那天开会……刚那张撤回", said)
    assert state(t.parts, LEAVE) == "pending"


def test_a_step_said_once_more_is_told_as_taken(talk: Start) -> None:
    stood(talk, REPAIR, "trial")
    t = talk("e005")
    t.say("注塑机试运行正常,关单")
    assert state(t.parts, REPAIR) == "closed"
    assert "没有重复处理" in t.say("对,关单").text


@pytest.mark.parametrize("said", ["锁换了 还没 申请复查", "整改完 没有", "快 整改完了"])
def test_a_space_makes_no_order_of_what_is_none(talk: Start, said: str) -> None:
    stood(talk, HAZARD, "rectifying")
    t = talk("e006")
    t.say(said)
    assert state(t.parts, HAZARD) == "rectifying"


def test_a_task_given_once_more_goes_to_somebody_else(talk: Start) -> None:
    stood(talk, HAZARD, "rectifying")
    talk("s001").say("2号仓库那条改派给e007", "对")
    assert kept(talk, HAZARD).assignee == "e007"
