"""What a form is asked about itself: answered from what is known, while the form stays and a yes beside it is none."""

import pytest

from assistant.forms.itself import asked_of
from tests.assistant.conversation import Start, form
from tools import action_named


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("谁批", "提交后由 周建国（m001）"),
        ("这个假谁来批啊？", "提交后由 周建国（m001）"),
        ("要主管同意吗", "提交后由 周建国（m001）"),
        ("大概几天能批下来", "没有可引用的时限"),
        ("要批多久", "没有可引用的时限"),
        ("提交了吗", "还没有提交"),
        ("是不是已经报上去了", "还没有提交"),
        ("能取消吗", "回复“取消”"),
        ("提交之后还能撤回吗", "您可以撤回"),
        ("确认了还能改吗", "提交之前都可以改"),
        ("填错了怎么办", "提交之前都可以改"),
        ("还缺什么", "必填的都有了；还可以补充：事由"),
        ("我填的是什么", "首尾共 1 天"),
        ("一共几天", "首尾共 1 天"),
        ("接下来呢", "状态会是“待审批”"),
        ("会不会匿名", "不能匿名：记录里写着 赵敏（e001）"),
        ("提交人是谁", "赵敏（e001）"),
        ("谁能看到", "林慧（h001）"),
        ("我的主管是谁", "您的主管是 周建国（m001）"),
        ("假期类型有哪些可以选", "年休假、病假"),
        ("必须写原因吗", "可以不填：事由"),
        ("晚点再确认可以吗", "保留 30 分钟"),
        ("照片怎么发", "提交后，在聊天软件里把文件直接发给我"),
        ("可以延长吗", "提交之前都可以改"),
        ("who approves this?", "周建国（m001）"),
        ("can I still change it later?", "Until it is filed"),
    ],
)
def test_a_question_about_the_form_is_answered_and_the_form_waits_unchanged(
    talk: Start, question: str, told: str
) -> None:
    t = talk()
    before = form(t.say("明天请一天年假"))
    reply = t.say(question)
    assert told in reply.text
    assert form(reply) == before
    assert form(t.say("确认"))["stage"] == "filed"


@pytest.mark.parametrize(
    "question",
    [
        "事假谁批",
        "病假要什么材料",
        "年假有几天",
        "加班费怎么算",
        "离职要提前多久提交",
        "报销找谁签字",
        "请假要提前多久",
    ],
)
def test_what_names_something_else_is_a_question_to_the_regulations(question: str) -> None:
    leave = action_named("leave_request")
    assert leave is not None
    assert asked_of(leave, {"leave_type": "年休假"}, question) is None


def test_while_it_is_filled_in_what_is_missing_is_listed(talk: Start) -> None:
    t = talk()
    t.say("请个事假")
    reply = t.say("还要填什么")
    assert "还缺：\n- **起止日期**" in reply.text
    assert form(reply)["fields"] == {"leave_type": "事假"}


def test_the_deadline_of_a_complaint_is_told_as_the_setting_that_it_is(talk: Start) -> None:
    t = talk()
    t.say("宏达商贸的刘经理说设备装完就漏水,严重")
    reply = t.say("多久处理完")
    assert "处理时限是 2026-11-24 09:00（公司设置）" in reply.text
    assert [citation.article_id for citation in reply.citations] == ["marketing-service/4.3"]


def test_a_hazard_can_be_anonymous_and_says_whether_it_is(talk: Start) -> None:
    t = talk()
    t.say("上报隐患,3号线旁边地上有油")
    assert "现在不是匿名" in t.say("会显示我的名字吗").text
    t.say("匿名")
    assert "记录里不写您的名字" in t.say("是匿名的吗").text


@pytest.mark.parametrize("message", ["谁批?确认", "能撤回吗,好的", "多久能批?行", "who approves it? yes"])
def test_a_yes_beside_a_question_files_nothing(talk: Start, message: str) -> None:
    t = talk()
    t.say("明天请一天年假")
    assert form(t.say(message))["stage"] == "confirming"
    assert t.filed == []


def test_a_change_of_mind_beside_a_question_drops_the_form(talk: Start) -> None:
    t = talk()
    t.say("明天请一天年假")
    assert t.say("谁批?算了不请了").kind == "cancelled"


def test_a_danger_is_never_answered_as_a_question_about_the_form(talk: Start) -> None:
    t = talk()
    t.say("明天请一天年假")
    assert t.say("谁批啊?有人触电了,在配电房").text.startswith("⚠️")


def test_after_the_receipt_the_record_is_asked_about(talk: Start) -> None:
    t = talk()
    t.say("明天请一天年假", "确认")
    assert "由 周建国（m001）" in t.say("谁批").text
    assert "撤回 LV-20261123-0001" in t.say("能撤回吗").text
    assert t.say("撤回").kind == "done"
    assert "已经办结" in t.say("谁批").text


def test_who_decides_is_asked_together_with_the_wish(talk: Start) -> None:
    reply = talk().say("明天请一天年假,谁批?")
    assert reply.text.startswith("提交后由 周建国（m001）")
    assert form(reply)["stage"] == "confirming"
