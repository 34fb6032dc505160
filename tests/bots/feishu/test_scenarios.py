"""Feishu from the outside: encrypted and signed events in, cards out, against the product as it is served."""

import re
from typing import Any

import pytest

from tests.bots.feishu.openapi import Posted
from tests.bots.feishu.serving import SITE
from tests.bots.feishu.tenant import Tenant
from tests.conftest import Server

pytestmark = pytest.mark.usefixtures("feishu")
GROUP = "oc_group1"
QUOTE = "病假需提供有效医疗证明"
PDF = b"%PDF-1.7 sick note"


def form(t: Tenant, who: str, text: str = "下周一请一天年假，回老家") -> Posted:
    """Ask for something to be filed; the card with its summary."""
    t.say(who, text)
    return t.said(who, "请核对")


def confirmed(t: Tenant, who: str, card: Posted) -> str:
    """Press the button; the record's number."""
    t.press(who, card, "确认提交")
    t.wait(lambda: "已提交" in card.text, "the card to say so")
    found = re.search(r"[A-Z]{2}-\d{8}-\d{4}", card.text)
    assert found
    return found[0]


def record(server: Server, employee: str, number: str) -> dict[str, Any]:
    with server.client(employee) as client:
        found: dict[str, Any] = client.get(f"/v1/records/{number}").raise_for_status().json()
    return found


def filed(server: Server, employee: str) -> list[str]:
    with server.client(employee) as client:
        return [one["id"] for one in client.get("/v1/records?mine=true").json()["records"]]


def test_a_question_is_answered_on_a_card_with_the_article_as_a_link(tenant: Tenant) -> None:
    tenant.say("ou_e001", "请病假要什么材料")
    answer = tenant.said("ou_e001", QUOTE)
    assert f"[篇一 第十四条]({SITE}/articles/hr-admin/14)" in answer.text
    assert list(answer.buttons) == ["👍", "👎", "问 HR"]
    tenant.say("ou_e001", "那丧假几天")
    tenant.said("ou_e001", "假期管理规定")


def test_a_group_is_answered_where_it_mentions_us_and_not_elsewhere(tenant: Tenant) -> None:
    tenant.say("ou_e002", "请病假要什么材料", GROUP)
    answer = tenant.said(GROUP, QUOTE)
    assert answer.reply_to
    count = len(tenant.seen(GROUP))
    tenant.say("ou_e002", "能在办公室抽烟吗", GROUP, at=False)
    tenant.say("ou_e002", "谢谢", GROUP)
    tenant.wait(lambda: len(tenant.seen(GROUP)) > count, "the answer to the mention")
    assert "hr-admin/35" not in "".join(card.text for card in tenant.seen(GROUP))


def test_a_group_never_sees_what_is_personal(tenant: Tenant, feishu: Server) -> None:
    tenant.say("ou_e003", "下周一请一天年假，回老家", GROUP)
    tenant.said(GROUP, "已私信您")
    card = tenant.said("ou_e003", "请核对")
    number = confirmed(tenant, "ou_e003", card)
    assert filed(feishu, "e003") == [number]
    tenant.say("ou_e003", "我的请假批了吗", GROUP)
    tenant.said("ou_e003", "待审批")
    assert all(number not in shown.text for shown in tenant.seen(GROUP))


def test_a_leave_is_filed_by_card_and_its_manager_decides_by_button(tenant: Tenant, feishu: Server) -> None:
    number = confirmed(tenant, "ou_e004", form(tenant, "ou_e004"))
    duty = tenant.said("ou_m001", number)
    tenant.press("ou_e005", duty, "批准")  # a card that was passed on: who may not is told so, privately
    tenant.said("ou_e005", "或您无权查看")
    assert record(feishu, "e004", number)["state"] == "pending"
    tenant.press("ou_m001", duty, "批准")
    tenant.wait(lambda: "已批准" in duty.text, "the manager's card to say so")
    assert "周建国（m001）" in duty.text
    assert not duty.buttons
    tenant.said("ou_e004", "已批准")
    assert record(feishu, "e004", number)["state"] == "approved"


def test_nobody_approves_their_own(tenant: Tenant, feishu: Server) -> None:
    number = confirmed(tenant, "ou_e006", form(tenant, "ou_e006"))
    duty = tenant.said("ou_m001", number)
    tenant.press("ou_e006", duty, "批准")
    tenant.said("ou_e006", "不能")
    assert record(feishu, "e006", number)["state"] == "pending"


def test_a_button_pressed_often_files_once_and_a_stale_one_nothing(tenant: Tenant, feishu: Server) -> None:
    card = form(tenant, "ou_e007")
    old = card.buttons["确认提交"]
    tenant.say("ou_e007", "改成下周二")
    newer = tenant.said("ou_e007", "2026-12-01")
    tenant.press("ou_e007", card, "", old)
    tenant.wait(lambda: len(card.versions) > 1, "the old card to say what became of it")
    assert filed(feishu, "e007") == []
    again = newer.buttons["确认提交"]
    for _ in range(3):
        tenant.press("ou_e007", newer, "", again)
    tenant.wait(lambda: "已提交" in newer.text, "the card to say so")
    assert len(filed(feishu, "e007")) == 1


def test_cancel_files_nothing(tenant: Tenant, feishu: Server) -> None:
    card = form(tenant, "ou_e008")
    tenant.press("ou_e008", card, "取消")
    tenant.wait(lambda: "取消：" in card.text, "the card to say so")
    assert filed(feishu, "e008") == []


def test_a_message_that_is_pushed_again_is_answered_once(tenant: Tenant) -> None:
    for _ in range(3):
        tenant.say("ou_e009", "请病假要什么材料", message="om_pushed_again")
    tenant.said("ou_e009", QUOTE)
    tenant.say("ou_e009", "谢谢")
    tenant.wait(lambda: len(tenant.seen("ou_e009")) > 1, "the answer to thanks")
    assert sum(QUOTE in card.text for card in tenant.seen("ou_e009")) == 1


def test_an_answer_whose_receipt_was_lost_is_not_posted_twice(tenant: Tenant) -> None:
    tenant.api.lost = 1
    tenant.say("ou_e010", "请病假要什么材料")
    tenant.wait(lambda: tenant.api.lost == 0, "the first attempt")
    tenant.say("ou_e010", "能在办公室抽烟吗")
    tenant.said("ou_e010", "hr-admin/35")
    assert sum(QUOTE in card.text for card in tenant.seen("ou_e010")) == 1


def test_limits_and_ended_tokens_are_waited_out(tenant: Tenant) -> None:
    tenant.api.limited = 1
    tenant.api.expire_token()
    tenant.say("ou_e011", "请病假要什么材料")
    tenant.said("ou_e011", QUOTE)


def test_who_is_not_in_the_directory_may_ask_and_not_file(tenant: Tenant) -> None:
    tenant.say("ou_boast", "请病假要什么材料")  # whose own address says e001, which proves nothing
    tenant.said("ou_boast", QUOTE)
    tenant.say("ou_boast", "下周一请一天年假，回老家")
    tenant.wait(lambda: len(tenant.seen("ou_boast")) > 1, "an answer")
    assert not any("确认提交" in card.buttons for card in tenant.seen("ou_boast"))


def test_thumbs_and_hr(tenant: Tenant) -> None:
    tenant.say("ou_e012", "公司食堂周末开门吗")
    tenant.wait(lambda: bool(tenant.seen("ou_e012")), "an answer")
    answer = tenant.seen("ou_e012")[0]
    tenant.press("ou_e012", answer, "👍")
    tenant.said("ou_e012", "谢谢您的反馈")
    tenant.press("ou_e012", answer, "问 HR")
    tenant.said("ou_e012", "已经把问题转给 HR")


def test_what_others_press_in_a_group_is_told_to_them_alone(tenant: Tenant) -> None:
    tenant.say("ou_e017", "请病假要什么材料", "oc_group2")
    answer = tenant.said("oc_group2", QUOTE)
    tenant.press("ou_e018", answer, "👍")
    tenant.said("ou_e018", "只能由提问的人")
    assert tenant.seen("oc_group2") == [answer]


def test_a_certificate_sent_after_a_sick_leave_is_attached_to_it(tenant: Tenant, feishu: Server) -> None:
    number = confirmed(tenant, "ou_e013", form(tenant, "ou_e013", "下周二请一天病假，发烧"))
    tenant.share("ou_e013", "病历.pdf", PDF)
    tenant.said("ou_e013", f"已把“病历.pdf”附到 **{number}**")
    assert record(feishu, "e013", number)["fields"]["certificate"] == "已附证明"


def test_steps_that_need_something_written_are_said_in_words(tenant: Tenant, feishu: Server) -> None:
    number = confirmed(tenant, "ou_e014", form(tenant, "ou_e014", "三号车间的消防通道被纸箱堵了，一般隐患"))
    duty = tenant.said("ou_s001", number)
    assert f"回复“安排整改 {number}”，并写明整改责任人（填员工号）" in duty.text
    tenant.say("ou_s001", f"安排整改 {number}，e015 负责，12月1号前，先清空通道")
    tenant.said("ou_e015", number)
    assert record(feishu, "s001", number)["state"] == "rectifying"


def test_a_long_summary_comes_whole(tenant: Tenant) -> None:
    tenant.say("ou_e016", "三号车间的消防通道被堵了，" + "堆着纸箱，" * 780)
    tenant.wait(lambda: any("确认提交" in card.buttons for card in tenant.seen("ou_e016")), "the summary")
    assert "".join(card.text for card in tenant.seen("ou_e016")).count("堆着纸箱") == 780


def test_requests_that_are_not_feishus_are_refused(tenant: Tenant) -> None:
    event = tenant.event("im.message.receive_v1", {})
    assert tenant.send(event, key="another key").status_code != 200
    assert tenant.send(event, signature="0" * 64).status_code != 200
    wrong = tenant.event("im.message.receive_v1", {})
    wrong["header"]["token"] = "another token"
    assert tenant.send(wrong).status_code != 200
    challenge = {"type": "url_verification", "token": "wrong", "challenge": "c"}
    assert "challenge" not in tenant.send(challenge).text
    given = tenant.send(challenge | {"token": "verification-token-of-the-test"})
    assert given.json() == {"challenge": "c"}
