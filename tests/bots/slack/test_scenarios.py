"""Slack from the outside: signed requests in, messages out, against the product as it is served."""

import json
import threading
from dataclasses import replace
from typing import Any

import pytest

from tests.bots.slack.posted import Message
from tests.bots.slack.workspace import BOT, Workspace
from tests.conftest import Server

pytestmark = pytest.mark.usefixtures("slack")
CHANNEL = "C0001"
DAYS = iter(range(1, 29))


def leave(w: Workspace, user: str) -> Message:
    """Ask for a leave of its own day; the summary that is shown."""
    w.say(user, f"2027年3月{next(DAYS)}号请一天病假")
    cards: list[Message] = w.wait(
        lambda: [m for m in w.messages if m.channel == f"D{user}" and m.has("zhidu:confirm")], "a summary to confirm"
    )
    return cards[-1]


def file(w: Workspace, user: str) -> str:
    """File a leave; the record's number."""
    w.press(user, leave(w, user), "zhidu:confirm")
    done = w.said(f"D{user}", "已提交：")
    return done.shown.split("*")[1]


def record(server: Server, employee: str, number: str) -> dict[str, Any]:
    with server.client(employee) as client:
        found: dict[str, Any] = client.get(f"/v1/records/{number}").raise_for_status().json()
    return found


def test_a_mention_is_answered_in_its_thread_and_goes_on_there(workspace: Workspace) -> None:
    w = workspace
    ts = w.say("UE001", f"<@{BOT}> 请病假要什么材料", CHANNEL)
    answer = w.said(CHANNEL, "有效医疗证明")
    assert answer.thread_ts == ts
    assert "<https://zhidu.example.com/articles/hr-admin/14|篇一 第十四条>" in answer.shown
    assert [e["action_id"] for e in answer.blocks[-1]["elements"]] == ["zhidu:up", "zhidu:down", "zhidu:hr"]
    w.say("UE001", "那丧假几天", CHANNEL, ts)
    follow = w.said(CHANNEL, "假期管理规定")
    assert follow.thread_ts == ts
    count = w.settle()
    w.say("UE002", "我觉得是三天", CHANNEL, ts)  # somebody else, not to us
    w.say("UE001", "<@UE002> 你那天请的什么假", CHANNEL, ts)  # to somebody else
    w.say("UE001", "没有提到助手的一句话", CHANNEL)
    assert w.settle() == count


def test_bots_edits_and_our_own_messages_are_left_alone(workspace: Workspace) -> None:
    w = workspace
    count = w.settle()
    w.say("UE001", "丧假几天", bot_id="B9")
    w.say(BOT, "丧假几天")
    w.say("UE001", "", subtype="message_changed", message={"text": "丧假几天"})
    w.say("UE001", "x", subtype="channel_join")
    assert w.settle() == count


def test_a_leave_is_edited_and_filed_as_it_was_shown(workspace: Workspace, slack: Server) -> None:
    w = workspace
    first = leave(w, "UE021")
    w.press("UE021", first, "zhidu:edit")
    view = w.wait(lambda: w.views and w.views[-1])
    offered = {b["block_id"]: b["element"] for b in view["blocks"] if b["type"] == "input"}
    assert offered["leave_type"]["initial_option"]["value"] == "病假"
    w.submit("UE021", view, leave_type="年休假", start="2026-12-01", end="2026-12-02", reason="回老家")
    second = w.said("DUE021", "2026-12-02")
    assert "年休假" in second.shown
    w.wait(lambda: not first.has("zhidu:confirm"), "the older card without its buttons")
    w.press("UE021", second, "zhidu:confirm")
    number = w.said("DUE021", "已提交：").shown.split("*")[1]
    fields = record(slack, "e021", number)["fields"]
    assert (fields["leave_type"], fields["start"], fields["end"], fields["workdays"]) == (
        "年休假", "2026-12-01", "2026-12-02", 2)  # fmt: skip
    w.wait(lambda: "已提交" in second.shown and not second.has("zhidu:confirm"))


def test_a_stale_button_files_nothing(workspace: Workspace, slack: Server) -> None:
    w = workspace
    card = leave(w, "UE022")
    old = replace(card)
    w.say("UE022", "改成2027年4月6号到7号")
    newer = w.said("DUE022", "2027-04-07")
    w.press("UE022", old, "zhidu:confirm")
    w.said("DUE022", "没有提交任何东西")
    with slack.client("e022") as client:
        assert client.get("/v1/records", params={"mine": True}).json()["records"] == []
    w.press("UE022", newer, "zhidu:confirm")
    w.said("DUE022", "已提交：")


def test_a_button_pressed_often_files_once(workspace: Workspace, slack: Server) -> None:
    w = workspace
    card = leave(w, "UE023")
    threads = [threading.Thread(target=w.press, args=("UE023", card, "zhidu:confirm")) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    w.said("DUE023", "已提交：")
    w.settle()
    assert len([m for m in w.messages if m.channel == "DUE023" and "已提交：" in m.shown]) == 1
    with slack.client("e023") as client:
        assert len(client.get("/v1/records", params={"mine": True}).json()["records"]) == 1


def test_somebody_elses_button_files_nothing(workspace: Workspace, slack: Server) -> None:
    w = workspace
    card = leave(w, "UE024")
    w.press("UE025", card, "zhidu:confirm")
    w.said("DUE024", "不是您的")
    with slack.client("e025") as client:
        assert client.get("/v1/records", params={"mine": True}).json()["records"] == []


def test_a_manager_approves_by_button_and_every_card_says_who(workspace: Workspace, slack: Server) -> None:
    w = workspace
    number = file(w, "UE003")
    card, other = w.said("DUM001", number), w.said("DUH001", number)
    w.press("UM001", card, "批准")
    w.wait(lambda: "已批准" in card.shown)
    assert "周建国（m001）" in card.shown
    assert not card.has("批准")
    w.wait(lambda: "周建国（m001）" in other.shown, "HR's card")
    assert record(slack, "e003", number)["state"] == "approved"
    w.said("DUE003", "已批准")  # who asked for it is told
    w.press("UM001", Message(card.channel, card.ts, "", json.loads(json.dumps(_old(number))), None, None), "驳回")
    w.said("DUM001", "请刷新后再决定")
    assert record(slack, "e003", number)["state"] == "approved"


def _old(number: str) -> list[dict[str, Any]]:
    """The card as it was before the decision."""
    value = json.dumps({"record": number, "version": 1, "to": "rejected"})
    text = {"type": "plain_text", "text": "驳回"}
    button = {"type": "button", "action_id": "zhidu:step:1", "value": value, "text": text}
    return [{"type": "actions", "elements": [button]}]


def test_nobody_approves_their_own(workspace: Workspace, slack: Server) -> None:
    w = workspace
    number = file(w, "UM001")
    card = w.said("DUH001", number)
    stolen = Message("DUM001", card.ts, "", _old(number), None, None)
    w.press("UM001", stolen, "驳回")
    w.said("DUM001", "不能处理自己的请假申请")
    w.press("UE030", Message("DUE030", card.ts, "", _old(number), None, None), "驳回")
    w.said("DUE030", "无权查看")
    assert record(slack, "m001", number)["state"] == "pending"


def test_a_retry_storm_does_nothing_twice(workspace: Workspace) -> None:
    w = workspace
    event = w.direct("UE004", "年假怎么规定的")
    body = w.event(event, "EvStorm")
    for number in range(6):
        assert w.send(body, retry=number).status_code == 200
    w.wait(lambda: [m for m in w.messages if m.channel == "DUE004"])
    w.settle()
    assert len([m for m in w.messages if m.channel == "DUE004"]) == 1


def test_personal_matters_leave_the_group(workspace: Workspace) -> None:
    w = workspace
    ts = w.say("UE005", f"<@{BOT}> 2027年5月11号请一天事假，去办签证", CHANNEL)
    note = w.said(CHANNEL, "我已私信您")
    assert note.thread_ts == ts
    card = w.said("DUE005", "请假申请，请核对")
    assert not [m for m in w.messages if m.channel == CHANNEL and "办签证" in m.shown]
    w.say("UE005", "确认")  # in the direct messages, where the form goes on
    w.said("DUE005", "已提交：")
    assert card.ts
    w.say("UE005", f"<@{BOT}> 我的请假批了吗", CHANNEL, ts)
    w.said("DUE005", "待审批")
    assert not [m for m in w.messages if m.channel == CHANNEL and "LV-" in m.shown]


def test_an_unknown_user_may_ask_and_not_file(workspace: Workspace) -> None:
    w = workspace
    for user in ("USTRANGER", "UVISITOR"):  # an unconfirmed e-mail of e001; an e-mail that nobody has
        w.say(user, "请病假要什么材料")
        w.said(f"D{user}", "有效医疗证明")
        w.say(user, "明天请一天年假")
        w.said(f"D{user}", "通讯录里没有找到您")


def test_a_command_answers_the_person_alone(workspace: Workspace) -> None:
    w = workspace
    assert "/zhidu" in w.command("UE006", "").text
    assert w.command("UE006", "请病假要什么材料").text == ""
    answer = w.wait(lambda: w.responses and w.responses[-1])
    assert answer["response_type"] == "ephemeral"
    assert "有效医疗证明" in json.dumps(answer, ensure_ascii=False)
    w.command("UE006", "2027年9月1号请一天年假")
    w.wait(lambda: "我已私信您" in json.dumps(w.responses, ensure_ascii=False))
    w.press("UE006", w.said("DUE006", "请核对"), "zhidu:cancel")
    w.said("DUE006", "已取消")


@pytest.mark.parametrize(
    ("callback", "text", "title"),
    [
        ("report_hazard", "3号车间东侧配电箱门没关，电线裸露", "安全隐患上报"),
        ("log_complaint", "张女士投诉送货晚了三天，为什么没人回电话？", "客户投诉登记"),
    ],
)
def test_a_message_becomes_a_report(workspace: Workspace, callback: str, text: str, title: str) -> None:
    workspace.shortcut("UE007", callback, text)
    card = workspace.said("DUE007", title)
    assert card.has("zhidu:edit")
    workspace.press("UE007", card, "zhidu:cancel")
    workspace.said("DUE007", "已取消")


def test_home_shows_records_and_duties_with_their_buttons(workspace: Workspace, slack: Server) -> None:
    w = workspace
    number = file(w, "UE008")
    w.send(w.event({"type": "app_home_opened", "user": "UE008", "tab": "home", "channel": "DUE008"}))
    w.wait(lambda: number in json.dumps(w.homes.get("UE008", {})))
    w.send(w.event({"type": "app_home_opened", "user": "UM001", "tab": "home", "channel": "DUM001"}))
    w.wait(lambda: number in json.dumps(w.homes.get("UM001", {})))
    w.press_home("UE008", "撤回")
    w.wait(lambda: record(slack, "e008", number)["state"] == "withdrawn")
    w.wait(lambda: "已撤回" in json.dumps(w.homes["UE008"], ensure_ascii=False))


def test_a_step_asks_for_what_it_needs(workspace: Workspace, slack: Server) -> None:
    w = workspace
    w.say("UE009", "上报隐患：2号仓库北门灭火器过期，级别一般")
    w.press("UE009", w.said("DUE009", "请核对"), "zhidu:confirm")
    number = w.said("DUE009", "已提交：").shown.split("*")[1]
    card = w.said("DUS001", number)
    w.press("US001", card, "安排整改")
    view = w.wait(lambda: w.views and w.views[-1]["callback_id"] == "zhidu:step" and w.views[-1])
    w.submit("US001", view, assignee="e999", due="2026-12-01", note="换新")
    w.said("DUS001", "没有员工号为 e999")
    w.submit("US001", {**view, "id": "V-again"}, assignee="e010", due="2026-12-01", note="换新")
    w.wait(lambda: "整改中" in card.shown)
    after = record(slack, "s001", number)
    assert (after["state"], after["assignee"]) == ("rectifying", "e010")
    w.said("DUE010", number)


def test_thumbs_and_hr(workspace: Workspace, slack: Server) -> None:
    w = workspace
    w.say("UE011", "食堂中午几点开饭")
    answer = w.said("DUE011", "未找到")
    w.press("UE011", answer, "zhidu:up")
    w.press("UE011", answer, "zhidu:hr")
    w.press("UE011", answer, "zhidu:hr")
    w.press("UE012", answer, "zhidu:down")
    w.wait(lambda: [x for x in w.whispers if x["user"] == "UE012" and "只能由提问的人" in x["text"]])
    with slack.client("h001") as client:
        asked = [u for u in client.get("/v1/unanswered").json()["unanswered"] if u["question"] == "食堂中午几点开饭"]
    assert len(asked) == 1


def test_a_rate_limit_is_waited_for_and_nothing_is_lost(workspace: Workspace) -> None:
    w = workspace
    w.limits["chat.postMessage"] += [1, 1]
    w.say("UE013", "丧假几天")
    w.said("DUE013", "假期管理规定")
    w.settle()
    assert len([m for m in w.messages if m.channel == "DUE013"]) == 1


def test_an_answer_whose_receipt_was_lost_is_not_posted_twice(workspace: Workspace) -> None:
    w = workspace
    w.broken["chat.postMessage"] = 1
    w.say("UE014", "丧假几天")
    w.said("DUE014", "假期管理规定")
    w.wait(lambda: "conversations.history" in w.calls, "the look for what may stand there already")
    w.settle()
    assert len([m for m in w.messages if m.channel == "DUE014"]) == 1


def test_long_answers_are_split_at_slacks_limits(workspace: Workspace) -> None:
    w = workspace
    w.say("UE015", "篇一全部条文")
    w.wait(lambda: [m for m in w.messages if m.channel == "DUE015"])
    w.say("UE015", "第一条到第五十五条原文")
    w.settle()
    assert [m for m in w.messages if m.channel == "DUE015" and len(m.shown) > 1000]
