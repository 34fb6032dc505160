"""Several requests in one message, and one beside a form: none is lost, and no two forms mix."""

from dataclasses import replace

import pytest

from assistant.reply import Press, Turn
from assistant.turn import take_turn
from tests.assistant.conversation import Start, form, types

LEAVE, HAZARD, COMPLAINT, REPAIR = "leave_request", "hazard_report", "complaint", "equipment_repair"


@pytest.mark.parametrize(
    ("message", "first", "second"),
    [
        ("明天请一天年假。另外2号仓库消防通道堵了", LEAVE, HAZARD),
        ("明天请一天年假。另外，2号仓库消防通道堵了", LEAVE, HAZARD),
        ("明天请一天年假另外帮我报个隐患2号仓库消防通道堵了", LEAVE, HAZARD),
        ("下周一请一天年假，还有客户王女士投诉送货晚了三天，一般", LEAVE, COMPLAINT),
        ("客户王女士投诉送货晚了三天，一般。对了我明天请一天年假", COMPLAINT, LEAVE),
        ("1、明天请一天年假；2、报修3号空压机，开机就报警", LEAVE, REPAIR),
        ("明天请一天年假\n2号仓库消防通道堵了，帮我登记一下", LEAVE, HAZARD),
        ("3号车间地面有油，还有2号仓库消防通道被堵了", HAZARD, HAZARD),
        ("上报两个隐患：3号车间地面有油；2号仓库消防通道被堵", HAZARD, HAZARD),
        ("周一请年假、周五请事假", LEAVE, LEAVE),
        ("我请明天一天年假,后天一天事假", LEAVE, LEAVE),
        ("明天上午请病假，还有周五下午请事假", LEAVE, LEAVE),
        ("客户王女士投诉送货晚了，一般。另外客户李先生投诉发错货，严重", COMPLAINT, COMPLAINT),
        (
            "I'd like annual leave tomorrow. Also, I want to report a hazard: the fire exit of warehouse 2 is blocked",
            LEAVE,
            HAZARD,
        ),
    ],
)
def test_the_second_request_comes_after_the_first(talk: Start, message: str, first: str, second: str) -> None:
    t = talk()
    reply = t.say(message)
    assert form(reply)["type"] == first
    assert "在这张之后办理" in reply.text or "comes after this one" in reply.text
    opened = t.say("确认")
    assert opened.kind == "done"
    assert types(t) == [first]
    t.say("确认")
    assert types(t) == [first, second]


def test_a_danger_is_done_first_and_the_leave_is_not_lost(talk: Start) -> None:
    t = talk()
    reply = t.say("明天请一天年假，另外3号车间灯坏了漏电")
    assert "先保证人身安全" in reply.text
    assert form(reply)["fields"] == {"level": "重大", "location": "3号车间", "description": "3号车间灯坏了漏电"}
    assert "（另一件事（明天请一天年假）在这张之后办理。）" in reply.text
    t.say("确认", "确认")
    assert types(t) == [HAZARD, LEAVE]
    assert "reason" not in t.filed[1]


def test_two_forms_never_mix(talk: Start) -> None:
    t = talk()
    reply = t.say("上报两个隐患：3号车间地面有油；2号仓库消防通道被堵")
    assert form(reply)["fields"] == {"location": "3号车间", "description": "3号车间地面有油"}
    t.say("确认", "确认")
    assert t.filed[1] == {"location": "2号仓库消防通道", "description": "2号仓库消防通道被堵"}


def test_a_cancelled_first_one_leaves_the_second(talk: Start) -> None:
    t = talk()
    reply = t.say("明天请一天年假。另外2号仓库消防通道堵了", "取消")
    assert reply.kind == "cancelled"
    assert reply.draft
    assert "安全隐患上报，请核对" in reply.text
    t.say("确认")
    assert types(t) == [HAZARD]


def test_three_come_one_after_the_other(talk: Start) -> None:
    t = talk()
    reply = t.say("明天请一天年假；2号仓库消防通道堵了；客户王女士投诉送货晚了三天，一般")
    assert "另 2 件事" in reply.text
    t.say("确认", "确认", "确认")
    assert types(t) == [LEAVE, HAZARD, COMPLAINT]


@pytest.mark.parametrize(
    "message",
    [
        "明天请一天事假,去投诉物业",
        "明天请一天事假，车坏了要修",
        "明天请一天事假，另外家里水管漏水",
        "明天请一天事假。房东要来收房",
        "明天请一天事假，顺便去趟银行",
        "明天请一天事假，另外工作都交接完了",
        "明天请一天事假。孩子发烧了",
        "客户王女士投诉送货晚了三天，一般。另外她要求赔偿",
        "客户王女士投诉送货晚了三天，一般，同时态度也不好",
        "3号车间地面有油。有人差点滑倒",
        "3号车间地面有油，还有人差点滑倒",
        "2号仓库消防通道堵了，请尽快处理",
    ],
)
def test_what_is_no_clear_request_is_kept_with_the_first(talk: Start, message: str) -> None:
    t = talk()
    reply = t.say(message)
    assert "之后办理" not in reply.text
    assert [draft.stage for draft in t.parts.store.drafts(t.conversation or "")] == [form(reply)["stage"]]


@pytest.mark.parametrize(
    ("message", "article"),
    [("下周一请一天年假,对了年假能拆开休吗", "hr-admin/13"), ("明天请一天事假，另外病假要什么证明", "hr-admin/14")],
)
def test_a_question_beside_it_is_answered(talk: Start, message: str, article: str) -> None:
    reply = talk().say(message)
    assert form(reply)["type"] == LEAVE
    assert "reason" not in form(reply)["fields"]
    assert article in [citation.article_id for citation in reply.citations]


def test_what_only_says_what_is_wanted_of_the_matter_before_is_no_second_request(talk: Start) -> None:
    t = talk()
    assert form(t.say("2号线注塑机坏了,报修"))["fields"] == {"equipment": "2号线注塑机", "fault": "2号线注塑机坏了"}
    assert len(t.parts.store.drafts(t.conversation or "")) == 1


def test_days_counted_for_two_kinds_together_are_asked_about(talk: Start) -> None:
    assert "只能写一种假期类型" in talk().say("请假两天，周三年假，周四事假").text


def test_two_requests_and_a_question(talk: Start) -> None:
    t = talk()
    reply = t.say("下周一请一天年假，另外3号车间地面有油帮我报一下，对了年假能拆开休吗")
    assert "hr-admin/13" in [citation.article_id for citation in reply.citations]
    t.say("确认", "确认")
    assert types(t) == [LEAVE, HAZARD]


def test_a_question_about_records_is_no_reason(talk: Start) -> None:
    assert "reason" not in form(talk().say("明天请一天年假，另外我的年假还剩几天"))["fields"]


def test_a_button_opens_the_next_one(talk: Start) -> None:
    t = talk()
    shown = t.say("明天请一天年假。另外2号仓库消防通道堵了").draft
    assert shown
    press = Press("confirm", shown.id, shown.version)
    reply = take_turn(Turn("确认", t.employee, t.conversation, press=press), t.parts)
    assert reply.kind == "done"
    assert "安全隐患上报，请核对" in reply.text
    assert reply.draft
    assert reply.draft.id != shown.id


def test_the_same_event_twice_opens_the_next_one_once(talk: Start) -> None:
    t = talk()
    t.say("明天请一天年假。另外2号仓库消防通道堵了")
    turn = Turn("确认", t.employee, t.conversation, event_id="yes")
    assert take_turn(turn, t.parts).text == take_turn(turn, replace(t.parts)).text
    assert len(t.parts.store.drafts(t.conversation or "")) == 1


def test_what_expires_is_told_with_what_waited_for_it(talk: Start) -> None:
    t = talk()
    t.say("明天请一天年假。另外2号仓库消防通道堵了")
    t.later(45)
    reply = t.say("确认")
    assert "2号仓库消防通道堵了" in reply.text
    assert "没有办理" in reply.text
    assert t.parts.store.drafts(t.conversation or "") == []
    assert t.filed == []


def test_a_change_and_another_request_in_one_message(talk: Start) -> None:
    t = talk()
    t.say("明天请一天年假")
    reply = t.say("改到后天，另外3号车间地面有油帮我报个隐患")
    assert form(reply)["fields"]["start"] == "2026-11-25"
    assert form(reply)["type"] == LEAVE
    t.say("确认", "确认")
    assert t.filed[0]["location"] == "3号车间"
    assert types(t) == [LEAVE, HAZARD]


def test_a_change_is_kept_where_a_danger_comes_on_top(talk: Start) -> None:
    t = talk()
    t.say("明天请一天年假")
    assert form(t.say("改到后天，另外3号车间漏电了"))["type"] == HAZARD
    t.say("确认", "确认")
    assert [fields.get("start") for fields in t.filed] == [None, "2026-11-25"]


def test_more_of_the_story_and_another_request(talk: Start) -> None:
    t = talk()
    t.say("客户王女士投诉送货晚了三天,一般", "她还要求赔偿，另外明天我请一天年假", "确认", "确认")
    assert types(t) == [COMPLAINT, LEAVE]
    assert t.filed[0]["description"] == "王女士投诉送货晚了三天；她还要求赔偿"


def test_a_plain_yes_and_another_request(talk: Start) -> None:
    t = talk()
    t.say("明天请一天年假", "确认，另外周五请一天事假")
    assert types(t) == [LEAVE]
    t.say("确认")
    assert types(t) == [LEAVE, LEAVE]


@pytest.mark.parametrize(
    "message",
    ["好的，另外3号车间地面有油帮我报个隐患", "嗯，还有2号仓库消防通道堵了", "先别交，另外2号仓库消防通道堵了"],
)
def test_less_than_a_plain_yes_files_nothing(talk: Start, message: str) -> None:
    t = talk()
    t.say("明天请一天年假")
    assert form(t.say(message))["type"] == HAZARD
    assert t.filed == []
    t.say("确认", "确认")
    assert types(t) == [HAZARD, LEAVE]


def test_nothing_is_kept_for_who_is_in_no_directory(talk: Start) -> None:
    t = talk("nobody")
    assert t.say("明天请一天年假。另外2号仓库消防通道堵了").kind == "denied"
    assert t.parts.store.drafts(t.conversation or "") == []


@pytest.mark.parametrize(
    ("message", "first", "second"),
    [
        ("大连远洋投诉报价太慢,沈阳北方投诉发货太慢,两个都是一般", "大连远洋投诉报价太慢", "沈阳北方投诉发货太慢"),
        ("天津港达和青岛海联都投诉我们送货晚了,一般", "天津港达投诉我们送货晚了", "青岛海联投诉我们送货晚了"),
        ("天津港达投诉少发了货和青岛海联投诉包装破损", "天津港达投诉少发了货", "青岛海联投诉包装破损"),
        ("湘江重工投诉泵漏油,长江贸易反映没收到发票,都是严重", "湘江重工投诉泵漏油", "长江贸易反映没收到发票"),
    ],
)
def test_customers_who_each_complain_are_told_apart(talk: Start, message: str, first: str, second: str) -> None:
    reply = talk("c001").say(message)
    assert form(reply)["fields"]["description"] == first
    assert f"（另一件事（{second}" in reply.text


@pytest.mark.parametrize(
    "message",
    [
        "天津港达投诉少发了货,司机反映路上堵车", "天津港达投诉我们业务员态度差,仓库发货慢",
        "天津港达投诉少发了货,客服投诉流程也没人理", "客户天津港达投诉少发了货,说青岛海联也有同样问题",
    ],
)  # fmt: skip
def test_what_one_customer_tells_of_others_stays_one_complaint(talk: Start, message: str) -> None:
    reply = talk("c001").say(message)
    assert form(reply)["fields"]["description"].replace("，", ",") == message.removeprefix("客户")
    assert "在这张之后办理" not in reply.text
