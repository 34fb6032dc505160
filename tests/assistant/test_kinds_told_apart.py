"""Which paperwork a message opens: overtime and repairs learned, another form instead, what is for others."""

from types import SimpleNamespace

import pytest

from assistant.forms.intent import Intent
from assistant.forms.wanted import wanted
from tests.assistant.conversation import Start, form
from tools.leave import LEAVE
from tools.overtime import OVERTIME


@pytest.mark.parametrize(
    "said",
    [
        "周日29号下午1点到6点加班,调试新产线",
        "后天晚上7点到10点加班,系统上线",
        "这周五晚上6点到9点加班",
        "今晚走不了了,赶货弄到十一点,报加班",
        "log overtime for me: this Saturday Nov 28, 9am to 3pm",
        "周六来厂里盘点,八点到十二点,给我报加班",
    ],
)
def test_hours_to_be_worked_are_overtime(talk: Start, said: str) -> None:
    assert form(talk().say(said))["type"] == "overtime_request"


@pytest.mark.parametrize(
    "said",
    [
        "三号冲床开不了机,按启动没反应,在冲压车间,报修",
        "The forklift charger in the shipping area is dead, need a repair",
        "二楼打印机老卡纸,叫人看看",
        "茶水间冰箱不制冷了",
        "my laptop won't boot",
        "会议室投影仪没信号,派人修一下",
    ],
)
def test_what_does_not_work_is_a_repair(talk: Start, said: str) -> None:
    assert form(talk().say(said))["type"] == "equipment_repair"


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("上周六加班换的调休,周四用掉", "leave_request"),
        ("剪板机的防护罩没了,刀口露着", "hazard_report"),
        ("客户说洗衣机修三次都没好,要投诉", "complaint"),
        ("机器坏了没活干,我明天休年假一天", "leave_request"),
        ("三号机外壳带电,摸一下手麻", "hazard_report"),
        ("加班的时候发现二楼安全门被铁链锁了", "hazard_report"),
    ],
)
def test_words_of_one_kind_in_another(talk: Start, said: str, kind: str) -> None:
    assert form(talk().say(said))["type"] == kind


@pytest.mark.parametrize(
    "said",
    ["加班要不要先申请", "机器坏了先报修还是先停机", "昨晚加到两点,困死", "我家冰箱坏了,烦", "今晚又要加班,好烦"],
)
def test_what_only_speaks_of_them_opens_nothing(talk: Start, said: str) -> None:
    assert talk().say(said).action is None


def test_an_action_of_which_nothing_is_learned_is_asked_for_by_its_own_words() -> None:
    parts = SimpleNamespace(intents=SimpleNamespace(knows=lambda name: name != OVERTIME.name))
    assert wanted("我要申请加班", Intent(LEAVE.name, 0.99), parts) is OVERTIME  # type: ignore[arg-type]
    assert wanted("明天请假一天", Intent(LEAVE.name, 0.99), parts) is LEAVE  # type: ignore[arg-type]


def test_the_words_of_a_request_are_no_customer_and_no_place(talk: Start) -> None:
    assert form(talk().say("I want to report a hazard"))["fields"] == {}
    t = talk()
    assert {"customer", "description"} <= set(form(t.say("A customer wants to complain"))["missing"])
    fields = form(t.say("Harbor Foods. third late delivery this month, order HF-2207"))["fields"]
    assert (fields["customer"], fields["order_no"]) == ("Harbor Foods", "HF-2207")


def test_another_form_instead(talk: Start) -> None:
    t = talk()
    t.say("我要登记个投诉")
    shown = form(t.say("哎不对不对,不是客户的事,是我们包装线封口机卡膜,要报修"))
    assert (shown["type"], shown["fields"]["equipment"]) == ("equipment_repair", "包装线封口机")


@pytest.mark.parametrize(
    "said",
    ["先不弄这个,我先请个假,周三病假复查眼睛", "这个先放一放,周三请病假复查眼睛", "投诉的事先搁着,周三病假复查眼睛"],
)
def test_another_form_first_and_the_old_one_kept(talk: Start, said: str) -> None:
    t = talk()
    t.say("登记客户投诉,美嘉装饰,门板颜色发错了")
    assert form(t.say(said))["type"] == "leave_request"
    done = t.say("确认")
    assert form(done)["record_id"].startswith("LV-")
    assert "客户投诉登记" in done.text  # comes back


def test_a_form_that_is_not_wanted_is_not_kept(talk: Start) -> None:
    t = talk()
    t.say("登记客户投诉,美嘉装饰,门板颜色发错了", "算了,不登了,周三请病假复查眼睛")
    assert "客户投诉登记" not in t.say("确认").text


@pytest.mark.parametrize(
    "said",
    [
        "帮小周请个病假,明天,他嗓子哑了说不了话",
        "帮小周请个病假,明天",
        "我们组五个人周六都加班,我一块儿给他们报了行吗",
        "我先给大家报加班行吗",
        "替老王报个周六的加班",
    ],
)
def test_what_is_for_others_is_refused(talk: Start, said: str) -> None:
    assert talk().say(said).kind == "denied"


@pytest.mark.parametrize("said", ["帮wo请个annual leave", "老妹儿给我整一天调休呗", "帮我报个加班,周六上午"])
def test_what_is_ones_own_is_not(talk: Start, said: str) -> None:
    fields = form(talk().say(said))["fields"]
    assert "reason" not in fields


def test_a_question_and_a_request_are_both_heard(talk: Start) -> None:
    reply = talk().say("事假是不是得提前说?我想请12月2号下午半天")
    assert "hr-admin/14" in {citation.article_id for citation in reply.citations}
    assert form(reply)["fields"]["start"] == "2026-12-02"
