"""Which form a message opens where words of danger, illness, complaint, repair and overtime meet."""

import pytest

from tests.assistant.conversation import Start, form

ADVICE = "⚠️ **先保证人身安全**"


def opened(talk: Start, said: str) -> tuple[str, bool]:
    """The form that a first message opens, and whether advice comes before it."""
    reply = talk().say(said)
    return reply.action["type"] if reply.action else "", reply.text.startswith(ADVICE)


@pytest.mark.parametrize(
    "said",
    [
        "明天请病假,胃出血住院", "家里着火了,请一天事假", "孩子烫伤了要请假", "我妈心脏病犯了,今天请假",
        "小区着火停电,上午请事假", "弟弟触电住院了,请明天事假", "爬山时被石头砸到了,明天请病假",
        "嗓子冒烟了,请病假一天", "孩子被开水烫伤了,今天来不了", "老家房子塌了,请三天事假",
        "家里煤气漏了要人修,请今天下午事假", "my son broke his arm, I need tomorrow off",
    ],
)  # fmt: skip
def test_what_happened_at_home_is_a_reason_for_leave(talk: Start, said: str) -> None:
    assert opened(talk, said) == ("leave_request", False)


@pytest.mark.parametrize(
    "said",
    [
        "我手被机器压了,想请假去医院", "车间着火了,我请假回家", "手被冲床夹到了,请明天一天病假", "同事触电了,我要请假",
        "我在仓库被货砸到了,请三天病假", "吸入氨气头晕,请假去医院", "锅炉房氨气泄漏了,我请半天假",
        "I got hurt at work by a machine, I need sick leave tomorrow",
    ],
)  # fmt: skip
def test_what_happened_here_gets_advice_and_the_report_is_offered_beside_the_leave(talk: Start, said: str) -> None:
    t = talk()
    reply = t.say(said)
    assert form(reply)["type"] == "leave_request"
    assert "Safety first" in reply.text or reply.text.startswith(ADVICE)
    assert "上报隐患" in reply.text or "report a hazard" in reply.text
    assert t.filed == []


def test_the_leave_comes_back_after_the_report(talk: Start) -> None:
    t = talk()
    t.say("手被冲床夹到了,请明天一天病假")
    hazard = t.say("上报隐患:2号车间冲床夹手")
    assert form(hazard)["type"] == "hazard_report"
    assert "请假申请" in t.say("确认").text
    assert form(t.say("确认"))["type"] == "leave_request"
    assert len(t.filed) == 2


def test_an_injury_of_an_unsaid_place_says_that_it_may_be_reported_too(talk: Start) -> None:
    reply = talk().say("手割伤了缝了三针,请两天病假")
    assert form(reply)["type"] == "leave_request"
    assert not reply.text.startswith(ADVICE)
    assert "上报隐患" in reply.text


@pytest.mark.parametrize("said", ["家里着火了", "我家漏电了", "孩子晕倒了", "我爸突发心脏病", "用户家里的空调着火了"])
def test_a_danger_elsewhere_gets_advice_and_no_form(talk: Start, said: str) -> None:
    assert opened(talk, said) == ("", True)


@pytest.mark.parametrize("said", ["昨晚邻居家着火了", "我家热水器漏电，房东已经换了新的"])
def test_what_is_over_and_was_never_ours_raises_no_alarm(talk: Start, said: str) -> None:
    assert opened(talk, said) == ("", False)


@pytest.mark.parametrize(
    "said",
    [
        "车间着火了", "门店着火了", "有人触电", "有个客户触电了", "客户在展厅摔伤了", "有客户在车间触电了",
        "职工之家跑步机漏电,昨晚电了一位女工", "上报隐患:我家属楼下的配电箱漏电",
    ],
)  # fmt: skip
def test_a_danger_here_is_reported_with_advice_first(talk: Start, said: str) -> None:
    assert opened(talk, said) == ("hazard_report", True)


@pytest.mark.parametrize(
    "said",
    [
        "客户投诉充电器烧起来了", "客户家里我们的热水器漏电", "客户说洗衣机冒烟了,要求赔偿",
        "张先生投诉我们的电饭煲爆炸了",
        "经销商反映有三台电机起火", "顾客被我们卖的热水壶烫伤了", "客户工厂里我们的泵爆炸了,要求赔偿",
        "有顾客投诉吃了我们的产品中毒住院", "登记投诉:客户李女士说插座打火花",
        "顾客说买的电热毯睡一半冒烟，把床单烧了，现在人在前台", "customer complains the charger caught fire",
    ],
)  # fmt: skip
def test_a_customers_dangerous_product_is_a_complaint(talk: Start, said: str) -> None:
    reply = talk().say(said)
    assert form(reply)["type"] == "complaint"
    assert "severity" not in form(reply)["fields"]


def test_how_serious_a_complaint_is_has_to_be_said(talk: Start) -> None:
    assert form(talk().say("客户反映热水器漏电,重大"))["fields"]["severity"] == "重大"


@pytest.mark.parametrize(
    ("said", "advice"),
    [
        ("3号注塑机漏油,报修", False), ("空调不制冷,报修", False), ("水泵漏水,叫维修", False),
        ("设备故障,申请维修", False),
        ("2号注塑机坏了,帮忙修一下", False), ("机器坏了,找人来修", False), ("4号机床冒烟,报修", True),
        ("报修:2号线空压机漏电", True), ("叉车刹车失灵,报修", True),
    ],
)  # fmt: skip
def test_a_repair_that_is_asked_for_opens_a_repair(talk: Start, said: str, advice: bool) -> None:
    assert opened(talk, said) == ("equipment_repair", advice)


@pytest.mark.parametrize("said", ["3号车间护栏松了,找人修一下", "消防门坏了,快找人修", "配电箱冒火花赶紧找人修"])
def test_what_is_no_machine_stays_a_hazard(talk: Start, said: str) -> None:
    assert opened(talk, said)[0] == "hazard_report"


@pytest.mark.parametrize("said", ["报修流程是什么", "报修找谁", "维修后要不要试运行"])
def test_a_question_about_repairs_opens_nothing(talk: Start, said: str) -> None:
    assert opened(talk, said) == ("", False)


@pytest.mark.parametrize(
    "said",
    [
        "周六加班4小时", "申请加班", "我要加班", "周六加班4小时,赶订单", "这周六想加班", "今晚加班到9点",
        "12月5号加班一天",
        "周六要加班,帮我申请", "领导安排我周六加班4小时", "订单急,周六加班4小时", "打算周六加班",
    ],
)  # fmt: skip
def test_overtime_is_no_leave(talk: Start, said: str) -> None:
    assert opened(talk, said) == ("overtime_request", False)


@pytest.mark.parametrize(
    "said",
    [
        "昨天加班4小时", "天天加班到10点", "不想加班", "周六加班吗", "周六加班有补贴吗", "今晚要加班,好烦",
        "周六加班4小时给多少钱", "今晚加班,打车能报销吗", "我周六加班,下周一请一天调休", "加班到凌晨,明天上午请假",
    ],
)  # fmt: skip
def test_what_only_speaks_of_overtime_asks_for_none(talk: Start, said: str) -> None:
    assert opened(talk, said)[0] != "overtime_request"


def test_a_day_after_yixia_is_the_coming_one(talk: Start) -> None:
    assert form(talk().say("帮我申请一下周日加班"))["fields"]["start"] == "2026-11-29"
    assert form(talk().say("请一下下周三的年假"))["fields"]["start"] == "2026-12-02"


@pytest.mark.parametrize(
    ("before", "said", "kind"),
    [
        ("请病假", "胃出血住院", "leave_request"), ("明天请一天病假", "孩子烫伤了", "leave_request"),
        ("明天请一天病假", "我骨折了", "leave_request"), ("明天请一天事假", "家里着火了", "leave_request"),
        ("明天请一天病假", "2号车间着火了", "hazard_report"), ("明天请一天病假", "我手被机器压了", "hazard_report"),
        ("登记客户投诉", "充电器烧起来了", "complaint"), ("登记投诉:客户张伟", "车间着火了", "hazard_report"),
        ("明天请一天年假", "客户投诉充电器烧起来了", "complaint"),
        ("明天请一天年假", "2号注塑机坏了,报修", "equipment_repair"),
    ],
)  # fmt: skip
def test_beside_an_open_form(talk: Start, before: str, said: str, kind: str) -> None:
    t = talk()
    t.say(before)
    assert form(t.say(said))["type"] == kind
    assert t.filed == []


def test_who_asks_leave_for_a_hurt_colleague_gets_the_advice_too(talk: Start) -> None:
    reply = talk().say("工友被卷进机器,我替他请假")
    assert reply.kind == "denied"
    assert reply.text.startswith(ADVICE)


@pytest.mark.parametrize(
    "said",
    ["没事了 继续请假", "人已经送医院了", "快来人", "救命", "已经灭了", "我在找人", "喂", "已经打120了", "他没气了"],
)
def test_chatter_after_an_alarm_is_no_place(talk: Start, said: str) -> None:
    t = talk()
    t.say("有人触电")
    fields = form(t.say(said))["fields"]
    assert "location" not in fields
    assert fields.get("description", "有人触电").startswith("有人触电")


@pytest.mark.parametrize("said", ["3号车间东侧", "在2号车间配电房", "食堂", "我们车间门口"])
def test_a_place_after_an_alarm_is_one(talk: Start, said: str) -> None:
    t = talk()
    t.say("着火了")
    shown = form(t.say(said))
    assert shown["fields"]["location"] in said
    assert shown["fields"]["description"] == "着火了"


def test_a_second_danger_joins_the_report(talk: Start) -> None:
    t = talk()
    t.say("有人触电")
    fields = form(t.say("车间着火了"))["fields"]
    assert (fields["location"], fields["description"]) == ("车间", "有人触电；车间着火了")


def test_the_leave_that_waits_goes_on_when_that_is_said(talk: Start) -> None:
    t = talk()
    t.say("明天请一天年假", "有人触电了")
    reply = t.say("没事了 继续请假")
    assert form(reply)["type"] == "leave_request"
    assert "reason" not in form(reply)["fields"]
    assert form(t.say("确认"))["record_id"].startswith("LV-")


@pytest.mark.parametrize(
    "said", ["较大", "比较严重", "medium", "很严重", "级别较大", "级别改成严重", "应该算较大吧", "中等", "高", "严重"]
)
def test_a_level_that_may_be_either_is_asked_back(talk: Start, said: str) -> None:
    t = talk()
    t.say("上报隐患:2号仓库消防通道被堵住了")
    reply = t.say(said)
    assert reply.kind == "clarify"
    assert "level" not in form(reply)["fields"]
    assert "一般" in reply.text
    assert "重大" in reply.text
    assert form(t.say("重大"))["fields"]["level"] == "重大"
    assert t.say("确认").kind == "done"


def test_a_level_that_is_left_open_is_left_out(talk: Start) -> None:
    t = talk()
    reply = t.say("上报隐患:2号仓库消防通道被堵住了,比较严重")
    assert reply.kind == "clarify"
    assert form(reply)["fields"]["description"] == "2号仓库消防通道被堵住了"
    assert t.say("确认").kind == "confirm"
    assert t.say("确认").kind == "done"
    assert "level" not in t.filed[0]


@pytest.mark.parametrize("said", ["不严重", "不太严重", "不是重大", "轻微", "not serious", "一般"])
def test_what_is_not_serious_is_ordinary(talk: Start, said: str) -> None:
    t = talk()
    t.say("上报隐患:2号仓库消防通道被堵住了")
    assert form(t.say(said))["fields"]["level"] == "一般"


def test_serious_in_the_story_says_no_level(talk: Start) -> None:
    reply = talk().say("上报隐患:2号仓库地面腐蚀严重")
    assert reply.kind == "confirm"
    assert "level" not in form(reply)["fields"]
