"""Places, contacts, customers, machines as people tell them who dictate, hurry, or write plain English."""

import pytest

from assistant.mistyped import as_meant
from tests.assistant.conversation import Start, form


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ("位置给写细点，锅炉房东门靠冷库那边", "锅炉房东门靠冷库那边"),
        ("地点具体一点,锅炉房东门楼梯口", "锅炉房东门楼梯口"),
    ],
)
def test_a_place_is_made_more_exact(talk: Start, change: str, place: str) -> None:
    t = talk()
    t.say("报个隐患,锅炉房门口堆杂物")
    assert form(t.say(change))["fields"]["location"] == place


@pytest.mark.parametrize("told", ["我摸开关还遭电了一下", "师傅挨电了一下", "昨天电了我一下", "碰了插座被电麻了"])
def test_a_shock_is_serious(talk: Start, told: str) -> None:
    assert form(talk().say(f"报隐患,2号车间灯老闪,{told}"))["fields"]["level"] == "重大"


def test_a_second_hazard_is_filed_with_also(talk: Start) -> None:
    t = talk()
    t.say("报隐患,一号库消防通道堵了", "是,报", "还有一个,空压机房安全阀漏气", "中,也报上")
    assert len(t.filed) == 2


@pytest.mark.parametrize(
    ("told", "contact"),
    [
        ("振华机械的刘总打电话说轴承生锈,按重大投诉登记,联系人就写刘总", "刘总"),
        ("登记投诉,客户金源超市,牛奶胀包,严重,联系人 王姐 13800001111", "王姐 13800001111"),
    ],
)
def test_a_contact_is_told_by_name(talk: Start, told: str, contact: str) -> None:
    assert form(talk().say(told))["fields"]["contact"] == contact


def test_a_customer_who_has_no_name_is_asked_for(talk: Start) -> None:
    reply = talk().say("one customer come to the gate very angry, want to record complaint, chair leg is broken")
    assert "customer" in form(reply)["missing"]


def test_names_among_spaces_are_read_and_put_right(talk: Start) -> None:
    t = talk()
    assert form(t.say("客户 李梅 投诉 快递 破损 一般"))["fields"]["customer"] == "李梅"
    assert form(t.say("客户名字不对 重新写"))["fields"]["customer"] == "李梅"
    assert form(t.say("客户名字不对 李玫"))["fields"]["customer"] == "李玫"


@pytest.mark.parametrize(
    ("told", "machine"),
    [
        ("please repair: sealing machine no.5 at line 1, no heat, urgent", "sealing machine no.5 at line 1"),
        ("please fix forklift no.7 in warehouse B, brake not working", "forklift no.7 in warehouse B"),
        ("报修 投影仪 5楼大会议室 开不了机", "投影仪"),
    ],
)
def test_a_repair_is_complete_as_it_is_told(talk: Start, told: str, machine: str) -> None:
    reply = talk().say(told)
    made = form(reply)
    assert (reply.kind, made["type"], made["fields"]["equipment"]) == ("confirm", "equipment_repair", machine)


@pytest.mark.parametrize("said", ["理光那台 门边的 一印就卡", "红色的那台", "就是门口那台"])
def test_which_machine_is_meant_is_added(talk: Start, said: str) -> None:
    t = talk()
    t.say("复印机老是卡纸 报修 3楼财务部")
    made = form(t.say(said))
    assert (made["type"], said in made["fields"]["fault"]) == ("equipment_repair", True)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("报个影患", "报个隐患"), ("在三号裤", "在三号库"), ("3号裤子", "3号裤子"), ("3号苍蝇多", "3号苍蝇多")],
)
def test_what_sounds_alike_is_put_right_where_it_is_no_word(typed: str, meant: str) -> None:
    assert as_meant(typed) == meant
