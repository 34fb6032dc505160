"""Values that nobody said: who passes a complaint on is no customer, a wish is no place, a relation no machine."""

import pytest

from tests.assistant.conversation import Start, form


@pytest.mark.parametrize(
    "said",
    [
        "登记投诉,西湖店店长反映有人投诉",
        "登记投诉,万达广场店的客户投诉衣服掉色",
        "登记投诉,我在永辉超市买的牛奶坏了",
        "登记投诉,客服小周转述,有个顾客说快递少了一件",
        "登记投诉,前台小吴说有位客人投诉房间有烟味",
        "登记投诉,业务员小郑反馈,客户嫌发票开得慢",
        "登记投诉,解放路门店的顾客投诉收银员找错钱",
        "登记投诉,小李接到客户电话,说冰箱不制冷",
        "log a complaint: customer at the Nanjing Road shop complains the shoes are broken",
        "log a complaint: a customer in our Hangzhou store says the kettle leaks",
        "log a complaint: the manager of our Westlake branch says a customer complained about mould",
    ],
)
def test_who_only_passes_it_on_is_no_customer(talk: Start, said: str) -> None:
    shown = form(talk().say(said))
    assert (shown["type"], shown["fields"].get("customer")) == ("complaint", None)


@pytest.mark.parametrize(
    ("said", "customer"),
    [
        ("客户美味轩,汤包漏汤", "美味轩"),
        ("客户美味轩投诉汤包漏汤,严重", "美味轩"),
        ("客户聚福楼,鱼不新鲜", "聚福楼"),
        ("值班的小陈接到天天乐幼儿园电话,牛奶过期了,登记投诉", "天天乐幼儿园"),
        ("司机老赵回来说,兴隆菜场投诉送得晚", "兴隆菜场"),
        ("log a complaint: Anna got a call from Bright Dental, the chair is broken", "Bright Dental"),
    ],
)
def test_who_complains_is_the_customer_whoever_passes_it_on(talk: Start, said: str, customer: str) -> None:
    assert form(talk().say(said))["fields"].get("customer") == customer


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("我同事李洋敏说三号车间叉车漏油", "三号车间"),
        ("听小王讲2号仓库的货架歪了", "2号仓库"),
        ("昨天夜班的老刘发现锅炉房压力表坏了", "锅炉房"),
        ("匿名上报2号仓库货架歪了,电话13800001111", "2号仓库货架"),
    ],
)
def test_who_tells_it_is_no_part_of_the_place(talk: Start, said: str, place: str) -> None:
    assert form(talk().say("上报隐患", said))["fields"]["location"] == place


@pytest.mark.parametrize(
    ("messages", "told"),
    [
        (["三号车间叉车漏油", "别写叉车"], "三号车间漏油"),
        (["三号车间叉车漏油,别写叉车"], "三号车间漏油"),
        (["客户王先生投诉小刘态度差,严重", "别写小刘"], "王先生投诉态度差"),
        (["上报隐患", "2号库地面有油,别写叉车"], "2号库地面有油"),
        (["forklift leaking oil in workshop 3, don't mention the forklift"], "leaking oil in workshop 3"),
    ],
)
def test_what_is_not_to_be_written_is_nowhere(talk: Start, messages: list[str], told: str) -> None:
    t = talk()
    fields = form(t.say(*messages))["fields"]
    assert fields["description"] == told
    assert "叉车" not in str(fields.get("location", ""))
    assert t.filed == []


@pytest.mark.parametrize(
    ("first", "which", "fields"),
    [
        (
            "3号车间的注塑机不转了,报修",
            "挨着成品库那台",
            {"equipment": "3号车间的注塑机（挨着成品库那台）", "fault": "3号车间的注塑机（挨着成品库那台）不转了"},
        ),
        ("注塑机不转了,报修", "靠窗那台", {"equipment": "注塑机（靠窗那台）", "fault": "注塑机（靠窗那台）不转了"}),
        ("成品库叉车漏油", "挨着配电柜那台", {"location": "成品库", "description": "成品库叉车漏油；挨着配电柜那台"}),
    ],
)
def test_what_it_stands_beside_tells_which_one_it_is(
    talk: Start, first: str, which: str, fields: dict[str, str]
) -> None:
    assert form(talk().say(first, which))["fields"] == fields


@pytest.mark.parametrize(
    "second", ["还有,我们办公楼的楼梯灯不亮", "另外,我们仓库的门锁坏了", "还有,食堂那边的台阶裂了"]
)
def test_what_is_wrong_at_our_own_place_comes_after_the_complaint(talk: Start, second: str) -> None:
    t = talk()
    reply = t.say("客户王先生投诉送货晚了,严重", second)
    assert form(reply)["fields"]["description"] == "王先生投诉送货晚了"
    assert "在这张之后办理" in reply.text
    t.say("确认")
    assert [fields.get("customer") for fields in t.filed] == ["王先生"]


@pytest.mark.parametrize("more", ["还有,她说门店的服务员态度差", "另外,仓库发错了两次货"])
def test_what_the_customer_tells_besides_stays_with_the_complaint(talk: Start, more: str) -> None:
    reply = talk().say("客户李女士投诉送货晚了,一般", more)
    assert form(reply)["fields"]["description"].startswith("李女士投诉送货晚了；")


@pytest.mark.parametrize("said", ["煤气味怎么办", "烧焦味怎么办", "燃气味道怎么处理", "gas smell, what to do"])
def test_a_smell_is_there_where_it_is_asked_about(talk: Start, said: str) -> None:
    reply = talk().say(said)
    assert (reply.kind, reply.text.startswith("⚠️")) == ("answer", True)


@pytest.mark.parametrize("said", ["如果有煤气味怎么办", "煤气味报警器多久检一次", "煤气泄漏怎么办"])
def test_what_is_only_supposed_is_no_danger(talk: Start, said: str) -> None:
    assert not talk().say(said).text.startswith("⚠️")
