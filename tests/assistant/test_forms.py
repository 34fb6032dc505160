"""Paperwork as people talk about it: from the sentence to the record, and everything that may come in between."""

import pytest

from assistant.reply import Turn
from assistant.turn import take_turn
from tests.assistant.conversation import Start, form


def test_a_sentence_with_everything_needs_only_a_yes(talk: Start) -> None:
    t = talk()
    reply = t.say("下周一到周三请三天年假,回老家办事")
    assert reply.kind == "confirm"
    wanted = {"leave_type": "年休假", "start": "2026-11-30", "end": "2026-12-02", "workdays": 3, "reason": "回老家办事"}
    assert form(reply)["fields"].items() >= wanted.items()
    assert t.filed == []
    done = t.say("确认")
    assert done.kind == "done"
    assert form(done)["record_id"] == "LV-20261123-0001"
    assert "周建国" in done.text
    assert t.filed[0].items() >= wanted.items()


def test_the_summary_quotes_the_rules_that_apply(talk: Start) -> None:
    reply = talk().say("明天请一天病假")
    article = {c.article_id: c.quote for c in reply.citations}
    assert article["hr-admin/14"] == "病假需提供有效医疗证明"
    assert "《假期管理规定》" in article["hr-admin/13"]
    assert form(reply)["fields"]["certificate"] == "待补证明"
    assert "没有核对天数" in reply.text


def test_what_is_missing_is_asked_in_one_message_with_the_choices(talk: Start) -> None:
    t = talk()
    reply = t.say("想请个假")
    assert reply.kind == "clarify"
    assert form(reply)["missing"] == ["leave_type", "start", "end"]
    assert "陪产假" in reply.text
    assert t.say("事假").kind == "clarify"
    assert (
        form(t.say("周四下午"))["fields"].items()
        >= {"start": "2026-11-26", "end": "2026-11-26", "start_half": "pm", "end_half": "pm", "workdays": 0.5}.items()
    )


@pytest.mark.parametrize(
    "message",
    ["好像不对", "是吗", "行不行", "确认一下是几天", "可以改吗", "我再想想", "不是", "嗯?", "确认前再看看", "yes?"],
)
def test_anything_but_a_plain_yes_files_nothing(talk: Start, message: str) -> None:
    t = talk()
    t.say("明天请一天年假", message)
    assert t.filed == []


@pytest.mark.parametrize(
    "message", ["是", "好的", "确认提交", "没问题,提交吧", "嗯嗯", "ok", "YES", "可以,谢谢", "对的"]
)
def test_a_plain_yes_files_what_was_shown(talk: Start, message: str) -> None:
    t = talk()
    shown = form(t.say("明天请一天年假"))["fields"]
    t.say(message)
    assert t.filed == [shown]


def test_the_yes_said_twice_files_once(talk: Start) -> None:
    t = talk()
    t.say("明天请一天年假", "确认")
    assert t.say("确认").kind == "chitchat"
    assert len(t.filed) == 1


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        ("改到6号结束", {"start": "2026-12-02", "end": "2026-12-06"}),
        ("说错了是大后天", {"start": "2026-11-26", "end": "2026-11-26"}),
        ("再加一天", {"start": "2026-12-02", "end": "2026-12-04"}),
        ("类型改成事假", {"leave_type": "事假", "start": "2026-12-02"}),
        ("事由改成看病人", {"reason": "看病人", "end": "2026-12-03"}),
    ],
)
def test_a_change_of_mind_is_shown_again(talk: Start, change: str, wanted: dict[str, str]) -> None:
    t = talk()
    reply = t.say("12月2号到3号请年假", change)
    assert reply.kind == "confirm"
    assert form(reply)["fields"].items() >= wanted.items()


def test_dropping_it_leaves_nothing(talk: Start) -> None:
    t = talk()
    assert t.say("明天请一天年假", "算了,不请了").kind == "cancelled"
    t.say("确认")
    assert t.filed == []


def test_a_question_in_between_is_answered_and_the_form_goes_on(talk: Start) -> None:
    t = talk()
    reply = t.say("下周二请一天病假", "请病假要什么材料?")
    assert reply.kind == "answer"
    assert "hr-admin/14" in [c.article_id for c in reply.citations]
    assert form(reply)["stage"] == "confirming"
    assert "2026-12-01" in reply.text
    assert t.say("确认").kind == "done"


def test_a_clipped_question_about_another_kind_of_leave_changes_nothing(talk: Start) -> None:
    reply = talk().say("下周一请一天事假,家里有事", "丧假几天")
    assert reply.kind == "answer"
    assert form(reply)["fields"]["leave_type"] == "事假"


@pytest.mark.parametrize("text", ["没问题吧", "可以吧", "对吧", "ok吧"])
def test_a_yes_that_asks_back_files_nothing(talk: Start, text: str) -> None:
    assert talk().say("下周一请一天事假,家里有事", text).kind != "done"


def test_others_records_are_denied(talk: Start) -> None:
    t = talk()
    for text in ("给我看看张三的请假记录", "我要看别人的投诉单", "e002请假批了吗"):
        assert t.say(text).kind == "denied", text


@pytest.mark.parametrize(
    ("message", "kind", "said"),
    [
        ("昨天请一天事假", "denied", "事假"),
        ("12月5号到12月2号请年假", "clarify", "早于"),
        ("2月30号请年假", "clarify", "没有"),
        ("12月1号到12月2号请五天年假", "clarify", "天"),
        ("从明天开始请300天年假", "clarify", "300"),
        ("这周六请年假", "clarify", "休息日"),
        ("明天请半天年假", "clarify", "上午还是下午"),
    ],
)
def test_what_does_not_fit_is_asked_about_and_never_mended(talk: Start, message: str, kind: str, said: str) -> None:
    t = talk()
    reply = t.say(message)
    assert reply.kind == kind
    assert said in reply.text
    t.say("12345")
    assert t.filed == []


def test_sick_leave_may_be_filed_afterwards(talk: Start) -> None:
    assert talk().say("上周五发烧没来,补个病假").kind == "confirm"


def test_ones_own_leaves_do_not_overlap(talk: Start) -> None:
    t = talk()
    t.say("12月2号到4号请年假", "确认")
    reply = t.say("12月4号下午请调休")
    assert reply.kind == "denied"
    assert "LV-20261123-0001" in reply.text
    other = talk("e002")
    assert other.say("12月4号下午请调休").kind == "confirm"


def test_a_year_without_a_calendar_is_said(talk: Start) -> None:
    reply = talk().say("2027年3月1号到3号请年假")
    assert reply.kind == "confirm"
    assert "2027 年的节假日安排尚未公布" in reply.text
    assert "workdays" not in form(reply)["fields"]


def test_a_draft_expires_and_says_so(talk: Start) -> None:
    t = talk()
    t.say("明天请一天年假")
    t.later(31)
    reply = t.say("确认")
    assert reply.kind == "cancelled"
    assert "作废" in reply.text
    assert t.filed == []
    assert t.say("确认").kind == "chitchat"


def test_leave_is_for_oneself(talk: Start) -> None:
    t = talk()
    assert t.say("替同事张伟请两天年假").kind == "denied"
    assert t.say("确认").kind == "chitchat"


def test_who_is_not_in_the_directory_may_ask_but_not_file(talk: Start) -> None:
    t = talk("stranger")
    assert t.say("明天请一天年假").kind == "denied"
    assert t.say("请病假要什么材料").kind == "answer"


def test_afterwards_one_hears_of_ones_records_and_takes_them_back(talk: Start) -> None:
    t = talk()
    t.say("明天请一天年假", "确认")
    assert "待审批" in t.say("我的假批下来没有").text
    done = t.say("把刚交的撤回来")
    assert done.kind == "done"
    assert t.parts.store.records()[0].state == "withdrawn"
    other = talk("e002")
    assert other.say("LV-20261123-0001 到哪一步了").kind == "denied"
    assert "LV" not in other.say("我有哪些申请").text


def test_a_manager_decides_by_the_number(talk: Start) -> None:
    t, manager, stranger = talk(), talk("m001"), talk("m002")
    t.say("明天请一天年假", "确认")
    assert "LV-20261123-0001" in manager.say("有哪些要我审批的").text
    assert stranger.say("批准 LV-20261123-0001").kind == "denied"
    assert t.say("批准 LV-20261123-0001").kind == "denied"
    assert manager.say("批准 LV-20261123-0001").kind == "done"
    assert t.parts.store.records()[0].state == "approved"


def test_english_is_answered_in_english(talk: Start) -> None:
    t = talk()
    reply = t.say("I'd like annual leave from Dec 7 to Dec 9, family trip")
    assert reply.kind == "confirm"
    assert "please check" in reply.text
    assert form(reply)["fields"].items() >= {"start": "2026-12-07", "end": "2026-12-09", "leave_type": "年休假"}.items()
    assert "Filed" in t.say("yes").text


def test_a_question_about_an_action_is_a_question(talk: Start) -> None:
    for question in ("年假怎么请", "事假要提前几天", "客户投诉多久要处理完", "发现隐患找谁报"):
        reply = talk().say(question)
        assert reply.action is None, question
        assert reply.kind in ("answer", "not_covered"), question


def test_the_same_event_files_once(talk: Start) -> None:
    t = talk()
    t.say("明天请一天年假")
    turn = Turn("确认", "e001", t.conversation, "ev-1")
    first, again = take_turn(turn, t.parts), take_turn(turn, t.parts)
    assert first == again
    assert len(t.filed) == 1
