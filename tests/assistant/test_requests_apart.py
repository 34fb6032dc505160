"""Several requests in one message: in lists, of every kind, beside what is denied and what is for others."""

import pytest

from tests.assistant.conversation import Start, form, types
from tests.assistant.test_several_requests import COMPLAINT, HAZARD, LEAVE, REPAIR

OVERTIME = "overtime_request"


@pytest.mark.parametrize(
    "message",
    [
        "1.明天请一天年假 2.报一个隐患:3号车间地面有油 3.登记客户投诉:王女士说送货晚了三天,一般",
        "1、明天请一天年假 2、报隐患,3号车间地面有油 3、客户王女士投诉送货晚了三天,一般",
        "1)明天请一天年假2)3号车间地面有油3)客户王女士投诉送货晚了三天,一般",
        "（1）明天请一天年假\n（2）3号车间地面有油\n（3）客户王女士投诉送货晚了三天，一般",
        "①明天请一天年假②3号车间地面有油③客户王女士投诉送货晚了三天，一般",
        "一、明天请一天年假 二、3号车间地面有油 三、客户王女士投诉送货晚了三天，一般",
        "第一明天请一天年假第二3号车间地面有油第三客户王女士投诉送货晚了三天，一般",
        "有三件事：\n1. 明天请一天年假\n2. 3号车间地面有油\n3. 客户王女士投诉送货晚了三天，一般",
        "今天事多：1 明天请一天年假 2 3号车间地面有油 3 客户王女士投诉送货晚了三天，一般",
        "首先明天请一天年假，其次3号车间地面有油，最后客户王女士投诉送货晚了三天，一般",
        "跟你说三个事，一个是明天请一天年假，一个是3号车间地面有油，还有一个客户王女士投诉送货晚了三天，一般",
        "- 明天请一天年假\n- 3号车间地面有油\n- 客户王女士投诉送货晚了三天，一般",
        "我要办三件事：1.明天请一天年假 2.3号车间地面有油 3.客户王女士投诉送货晚了三天，一般",
    ],
)
def test_each_item_of_a_list_is_a_request(talk: Start, message: str) -> None:
    t = talk()
    t.say(message, "确认", "确认", "确认")
    assert types(t) == [LEAVE, HAZARD, COMPLAINT]
    assert not any("reason" in fields for fields in t.filed)
    assert {"location": "3号车间", "description": "3号车间地面有油"} in t.filed
    assert "王女士" in [fields.get("customer") for fields in t.filed]


@pytest.mark.parametrize(
    "message",
    ["12月1、2号请年假", "下周一、二请年假", "明天请1.5天年假", "12月1.2号请年假", "第一车间灯坏了，第一车间门也坏了"],
)
def test_numbers_that_count_nothing_are_no_list(talk: Start, message: str) -> None:
    t = talk()
    t.say(message)
    assert len(t.parts.store.drafts(t.conversation or "")) == 1


def test_the_fields_of_one_request_in_a_list_are_one_request(talk: Start) -> None:
    t = talk()
    assert form(t.say("登记投诉：1.客户王女士 2.送货晚了三天 3.一般"))["fields"]["customer"] == "王女士"
    assert len(t.parts.store.drafts(t.conversation or "")) == 1


def test_a_mark_before_a_single_request_is_no_reason(talk: Start) -> None:
    assert "reason" not in form(talk().say("1. 明天请一天年假"))["fields"]


@pytest.mark.parametrize(
    ("message", "filed"),
    [
        ("明天请一天年假，周六要加班一天，赶货", [LEAVE, OVERTIME]),
        ("周六要加班赶货，顺便下周二调休一天", [OVERTIME, LEAVE]),
        ("2号仓库消防通道堵了报个隐患，3号空压机坏了报修", [HAZARD, REPAIR]),
        ("3号车间地面有油报个隐患，注塑机也坏了，报修", [HAZARD, REPAIR]),
        ("3号空压机坏了要报修，另外2号仓库消防通道堵了", [REPAIR, HAZARD]),
        ("2号仓库消防通道堵了，客户王女士投诉发错货，一般", [HAZARD, COMPLAINT]),
        ("客户王女士投诉发错货，一般。另外2号仓库门锁坏了", [COMPLAINT, HAZARD]),
        ("客户王女士投诉送货晚了，一般；李先生投诉态度不好，一般", [COMPLAINT, COMPLAINT]),
        ("3号车间配电箱门没关，我明天请一天年假", [HAZARD, LEAVE]),
        ("麻烦帮我办两件事：请明天的年假，再报个修，2号线注塑机不出料", [LEAVE, REPAIR]),
        ("投诉先登一下，客户陈总，货少两箱，一般；隐患也登一下，2号仓库门口积水", [COMPLAINT, HAZARD]),
        ("明天年假；后天事假", [LEAVE, LEAVE]),
    ],
)
def test_every_kind_stands_beside_every_other(talk: Start, message: str, filed: list[str]) -> None:
    t = talk()
    t.say(message, "确认", "确认")
    assert types(t) == filed


def test_a_hazard_and_a_complaint_do_not_mix(talk: Start) -> None:
    t = talk()
    t.say("客户王女士投诉发错货，一般，另外2号仓库叉车刹车失灵", "确认", "确认")
    assert {str(fields["description"]) for fields in t.filed} == {"王女士投诉发错货", "2号仓库叉车刹车失灵"}


@pytest.mark.parametrize(
    "message", ["明天上午请半天事假,周六加班补回来", "明天请一天事假，回老家办事，周六加班把活补上"]
)
def test_overtime_that_is_only_told_is_a_reason_and_said_to_be_one(talk: Start, message: str) -> None:
    reply = talk().say(message)
    assert "加班" in form(reply)["fields"]["reason"]
    assert "没有提交加班申请" in reply.text


def test_overtime_that_is_past_is_a_reason_and_no_more(talk: Start) -> None:
    assert "没有提交" not in talk().say("昨天加班到凌晨，今天下午请半天调休").text


@pytest.mark.parametrize(
    "message",
    [
        "两个隐患:1号车间灯坏了,3号仓库门锁坏了",
        "报两个隐患，一个是1号车间灯坏了，一个是3号仓库门锁坏了",
        "报隐患：1.1号车间灯坏了 2.3号仓库门锁坏了",
        "有两处隐患，1号车间灯坏了，3号仓库门锁坏了",
    ],
)
def test_each_matter_is_of_the_kind_that_was_announced(talk: Start, message: str) -> None:
    t = talk()
    t.say(message, "确认", "确认")
    assert [fields["description"] for fields in t.filed] == ["1号车间灯坏了", "3号仓库门锁坏了"]


def test_what_asks_for_something_else_is_not_of_the_kind_announced(talk: Start) -> None:
    t = talk()
    t.say("报两个隐患，1号车间护栏松了，另外注塑机也坏了，报修", "确认", "确认")
    assert {record.type for record in t.parts.store.records()} == {"hazard_report", "equipment_repair"}


@pytest.mark.parametrize(
    "message",
    [
        "1号车间护栏松了,3号仓库消防门坏了",
        "两个隐患:1号车间护栏松了,3号仓库消防门坏了",
        "报两个隐患，一个是1号车间护栏松了，一个是3号仓库消防门坏了",
        "报隐患：1.1号车间护栏松了 2.3号仓库消防门坏了",
    ],
)
def test_two_places_are_two_reports(talk: Start, message: str) -> None:
    t = talk()
    t.say(message, "确认", "确认")
    assert [fields["description"] for fields in t.filed] == ["1号车间护栏松了", "3号仓库消防门坏了"]


def test_what_is_wrong_there_as_well_is_told_in_full(talk: Start) -> None:
    t = talk()
    t.say("3号车间地面有油，2号仓库门口也有", "确认", "确认")
    assert [fields["description"] for fields in t.filed] == ["3号车间地面有油", "2号仓库门口地面有油"]


@pytest.mark.parametrize(
    "message",
    [
        "3号车间到2号仓库的通道堵了",
        "2号楼3层走廊护栏松了",
        "2号仓库和3号仓库的消防通道都堵了",
        "3号车间漏油，流到2号仓库门口了",
    ],
)
def test_one_matter_of_two_places_is_one_report(talk: Start, message: str) -> None:
    t = talk()
    assert form(t.say(message))["fields"]["description"] == message
    assert len(t.parts.store.drafts(t.conversation or "")) == 1


@pytest.mark.parametrize("message", ["还有2号仓库消防通道堵了", "2号仓库门锁坏了"])
def test_another_place_is_no_part_of_the_report_in_hand(talk: Start, message: str) -> None:
    t = talk()
    t.say("3号车间地面有油", message, "确认", "确认")
    assert [fields["description"][:4] for fields in t.filed] == ["3号车间", "2号仓库"]


@pytest.mark.parametrize(
    ("message", "filed"),
    [
        ("明天请一天年假，另外不要报隐患", LEAVE),
        ("明天请一天年假，投诉就先不登记了", LEAVE),
        ("年假不请了,只报隐患:2号仓库消防通道堵了", HAZARD),
        ("2号仓库消防通道堵了，别报修，报隐患就行", HAZARD),
        ("客户王女士投诉送货晚了，一般，假就先不请了", COMPLAINT),
        ("客户不投诉了，我明天请一天年假", LEAVE),
        ("不用请假了，报修3号空压机，开机就报警", REPAIR),
    ],
)
def test_what_is_denied_is_no_request(talk: Start, message: str, filed: str) -> None:
    t = talk()
    reply = t.say(message)
    assert "没有办理" in reply.text
    t.say("确认")
    assert types(t) == [filed]
    assert not any("不" in str(value) for value in t.filed[0].values())
    assert t.parts.store.drafts(t.conversation or "") == []


@pytest.mark.parametrize(
    ("message", "filed"),
    [
        ("第二个不要了", [LEAVE, COMPLAINT]),
        ("隐患那个先不报了", [LEAVE, COMPLAINT]),
        ("最后一个不用了", [LEAVE, HAZARD]),
        ("后面那个投诉算了", [LEAVE, HAZARD]),
        ("其他的都不要了", [LEAVE]),
        ("隐患和投诉都不登记了", [LEAVE]),
        ("只要第一个", [LEAVE]),
        ("第一个不要了", [HAZARD, COMPLAINT]),
        ("都不要了", []),
    ],
)
def test_a_request_that_waits_is_taken_out_by_its_place_or_name(talk: Start, message: str, filed: list[str]) -> None:
    t = talk()
    t.say("明天请一天年假。另外2号仓库消防通道堵了，还有客户王女士投诉送货晚了，一般")
    reply = t.say(message)
    assert reply.kind == "cancelled"
    assert "没有提交" in reply.text
    t.say(*["确认"] * len(filed))
    assert types(t) == filed
    assert not any("要了" in str(fields.get("reason")) for fields in t.filed)


def test_a_place_that_may_be_two_is_asked_about(talk: Start) -> None:
    t = talk()
    t.say("明天请一天年假。另外3号车间漏电了")  # the danger comes first
    assert "您说的是哪一个" in t.say("第二个不要了").text
    t.say("确认", "确认")
    assert types(t) == [HAZARD, LEAVE]


def test_one_is_taken_out_and_the_one_in_hand_changed(talk: Start) -> None:
    t = talk()
    t.say("明天请一天年假。另外2号仓库消防通道堵了", "第二个不要了，改成后天", "确认")
    assert [fields["start"] for fields in t.filed] == ["2026-11-25"]
    assert t.parts.store.drafts(t.conversation or "") == []


def test_the_one_in_hand_is_dropped_for_the_one_that_waits(talk: Start) -> None:
    t = talk()
    t.say("明天请一天年假。另外2号仓库消防通道堵了", "年假不请了，只报隐患", "确认")
    assert types(t) == [HAZARD]
    assert t.filed[0]["location"] == "2号仓库消防通道"


@pytest.mark.parametrize(
    "message",
    [
        "王伟请后天的年假，我请明天一天年假",
        "帮王伟请后天的年假,我自己请明天的年假",
        "我明天请年假，顺便帮李娜请后天的",
        "我明天请年假，李娜请事假",
        "替我徒弟小张请后天病假，他发烧了，我自己请明天年假",
    ],
)
def test_leave_for_others_is_refused_and_ones_own_goes_on(talk: Start, message: str) -> None:
    t = talk()
    reply = t.say(message)
    assert "只能为自己请假" in reply.text
    t.say("确认")
    assert [(fields["leave_type"], fields["start"], fields["end"]) for fields in t.filed] == [
        ("年休假", "2026-11-24", "2026-11-24")
    ]
    assert "reason" not in t.filed[0]


@pytest.mark.parametrize(
    "message", ["王伟请假了，周六我要加班一天，赶货", "高烧，明天请一天病假", "马上请一天事假，明天的"]
)
def test_who_only_sounds_like_somebody_else_is_none(talk: Start, message: str) -> None:
    assert "只能为自己请假" not in talk().say(message).text


def test_a_question_about_records_beside_a_request(talk: Start) -> None:
    t = talk()
    reply = t.say("今天下午请半天事假，接孩子；还有上周三我报的那个隐患怎么样了")
    assert form(reply)["type"] == LEAVE
    assert "没有" in reply.text.split("---")[0]
