"""Who complains, how they are reached, which order it is, where a hazard is: as people write it down."""

import pytest

from tests.assistant.conversation import Start, form


@pytest.mark.parametrize(
    ("said", "customer"),
    [
        ("登记投诉,客户天虹商场,13366660000,说货少了两件,一般", "天虹商场"),
        ("王姐转来一个客诉,客户“美滋滋烘焙”,打蛋机齿轮掉渣", "美滋滋烘焙"),
        ("登记投诉,买家“晴天娃娃”,说裙子洗一次掉色", "晴天娃娃"),
        ("登记投诉 客户=天虹 内容=漏发配件包", "天虹"),
        ("登记投诉：客户宏达机电，电话13811112222，订单HD20261101，说电机装上就冒烟，严重程度按严重", "宏达机电"),
    ],
)
def test_a_customer_is_who_complains(talk: Start, said: str, customer: str) -> None:
    shown = form(talk().say(said))
    assert (shown["type"], shown["fields"].get("customer")) == ("complaint", customer)


@pytest.mark.parametrize(("said", "customer"), [
    ("客户云顶滑雪场投诉魔毯老停，严重", "云顶滑雪场"), ("投诉:客户花样年华影楼,相册掉页,一般", "花样年华影楼"),
    ("四海驾校投诉模拟器死机，重大", "四海驾校"), ("客诉:东升殡仪馆反映空调噪音大", "东升殡仪馆"),
    ("客户三味书屋投诉打印机卡纸", "三味书屋"), ("有客户投诉,金牛水族馆,过滤泵半夜不转", "金牛水族馆"),
    ("客户华兴的陈总投诉送货晚了三天", "华兴的陈总"), ("老客户德力的郑总说轴承装不上，一般", "德力的郑总"),
    ("customer Old Town Books complains, wrong shelves delivered, ordinary", "Old Town Books"),
    ("登记投诉，货少了两箱", None), ("客户投诉空调噪音大，重大", None), ("登记投诉，老客户说价格比别人贵", None),
])  # fmt: skip
def test_a_customer_of_any_trade_is_known(talk: Start, said: str, customer: str | None) -> None:
    assert form(talk().say(said))["fields"].get("customer") == customer


@pytest.mark.parametrize(
    ("said", "name", "value"),
    [
        ("单号-A55621", "order_no", "A55621"),
        ("订单HD20261101", "order_no", "HD20261101"),
        ("合同编号HT-0912", "order_no", "HT-0912"),
        ("订单尾号9902", "order_no", "9902"),
        ("单子PO-2611-045", "order_no", "PO-2611-045"),
        ("电话0755-2233 1144", "contact", "0755-2233 1144"),
        ("电话 138 1111 2222", "contact", "138 1111 2222"),
        ("订单3000件没发", "order_no", None),
    ],
)
def test_numbers_are_taken_whole(talk: Start, said: str, name: str, value: str | None) -> None:
    assert form(talk().say(f"登记投诉,客户李梅说货发错了,{said}"))["fields"].get(name) == value


@pytest.mark.parametrize(("told", "customer", "contact"), [
    ("his name is Tom, phone 13800138000", "恒通商贸", "Tom 13800138000"),
    ("不是恒通,是王女士", "王女士", None), ("不是恒通,是恒达", "恒达商贸", None),
    ("不是恒通,是德力机电", "德力机电", None), ("客户错了,是王女士", "王女士", None),
])  # fmt: skip
def test_a_person_at_a_company_is_no_other_customer(talk: Start, told: str, customer: str, contact: str | None) -> None:
    fields = form(talk("c001").say("登记投诉,恒通商贸,少发两箱,一般", told))["fields"]
    assert (fields["customer"], fields.get("contact")) == (customer, contact)


def test_a_surname_and_a_number_are_put_right(talk: Start) -> None:
    t = talk()
    t.say("客户孙先生（13700001234）投诉洗衣机送来门就是瘪的，订单号W8801，一般投诉")
    fields = form(t.say("客户姓宋，不是孙，宋先生"))["fields"]
    told = "宋先生（13700001234）投诉洗衣机送来门就是瘪的"
    assert (fields["customer"], fields["description"]) == ("宋先生", told)
    fields = form(t.say("还有单号是W8810"))["fields"]
    assert (fields["order_no"], fields["description"]) == ("W8810", told)


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("老周的手卷进机器里了,一直在流血", None),
        ("上报隐患,配电柜门敞着,里头线都露出来了", "配电柜门"),
        ("马蜂窝在门卫室窗户上,已经蛰了两个人", "门卫室窗户上"),
        ("上报隐患,灭火器过期两年了,挂在质检室门口", "质检室门口"),
        ("上报隐患,2号仓库门口堆满了纸箱", "2号仓库门口"),
    ],
)
def test_a_place_is_where_it_is(talk: Start, said: str, place: str | None) -> None:
    fields = form(talk().say(said))["fields"]
    assert fields.get("location") == place
    assert fields["description"].replace("上报隐患,", "") in said


def test_a_bare_place_is_taken_in_the_place_of_another(talk: Start) -> None:
    t = talk()
    t.say("上报隐患,车间地上有油")
    fields = form(t.say("一车间2号车床"))["fields"]
    assert (fields["location"], fields["description"]) == ("一车间2号车床", "一车间2号车床地上有油")


@pytest.mark.parametrize(
    ("danger", "more", "told"),
    [
        ("着火了!成品仓库的纸箱烧起来了", "人都撤出来了,119也打了,你给记上", "人都撤出来了,119也打了"),
    ],
)
def test_what_is_told_before_an_order_is_shown_before_it_is_filed(
    talk: Start, danger: str, more: str, told: str
) -> None:
    t = talk()
    t.say(danger)
    reply = t.say(more)
    assert (reply.kind, t.filed) == ("confirm", [])
    assert form(reply)["fields"]["description"].endswith(told)
    assert t.say("yes").kind == "done"


def test_a_yes_behind_news_files_what_was_shown(talk: Start) -> None:
    t = talk()
    shown = form(t.say("acid is leaking in the plating shop"))["fields"]
    assert t.say("he's being rinsed now. yes please file the report").kind == "done"
    assert [fields["description"] for fields in t.filed] == [shown["description"]]


def test_a_danger_here_is_no_part_of_a_complaint(talk: Start) -> None:
    reply = talk().say("帮我登记投诉,客户王总说货晚了;车间有人触电了")
    assert form(reply)["type"] == "hazard_report"


def test_what_is_put_off_waits(talk: Start) -> None:
    t = talk()
    t.say("上报隐患,装配车间的吊扇晃得厉害")
    reply = t.say("先别报,师傅说他马上拧紧")
    assert (reply.kind, form(reply)["stage"], t.filed) == ("clarify", "confirming", [])


@pytest.mark.parametrize("said", ["这个级别按重大报", "级别写重大", "按重大隐患报"])
def test_a_level_is_not_denied_by_its_own_name(talk: Start, said: str) -> None:
    t = talk()
    t.say("上报隐患,锅炉房的安全阀漏气,压力表已经到红线了")
    assert form(t.say(said))["fields"].get("level") == "重大"
