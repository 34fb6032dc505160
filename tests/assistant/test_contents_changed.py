"""What a form holds, put otherwise: in what was told, beside a denied choice, as another kind of paperwork."""

import pytest

from tests.assistant.conversation import Start, form


@pytest.mark.parametrize(
    ("answer", "severity"),
    [
        ("重大不至于 严重吧", "严重"),
        ("谈不上严重 一般吧", "一般"),
        ("没到重大那个程度 算严重", "严重"),
        ("肯定不止一般 严重", "严重"),
        ("not critical, I'd say serious", "严重"),
        ("严重还不至于吧", None),
        ("是算严重还是重大?", None),
    ],
)
def test_a_choice_is_taken_and_not_the_denied_one_beside_it(talk: Start, answer: str, severity: str | None) -> None:
    t = talk()
    t.say("客户李梅投诉送货晚了三天")
    assert form(t.say(answer))["fields"].get("severity") == severity


@pytest.mark.parametrize(
    ("told", "change", "description"),
    [
        ("有個客投訴收銀員收多咗佢五十蚊", "等等先 唔係五十 係十五蚊", "收銀員收多咗佢十五蚊"),
        ("客户李梅投诉送货晚了三天 一般", "晚了四天 不是三天", "李梅投诉送货晚了四天"),
        ("客户李梅投诉送货晚了三天 一般", "写错了 不是李梅 是李玫 也不是三天 是两天", "李玫投诉送货晚了两天"),
        (
            "report a hazard: two shelves in Warehouse A are bent",
            "not two, three shelves",
            "three shelves in Warehouse A",
        ),
        (
            "report a hazard: two shelves in Warehouse A are bent",
            "sorry, cracked, not bent",
            "in Warehouse A are cracked",
        ),
        ("report a hazard: a drum in Warehouse A leaks oil", "Sorry, Warehouse B not A", "a drum in Warehouse B leaks"),
    ],
)
def test_what_was_told_is_put_right_where_it_was_wrong(talk: Start, told: str, change: str, description: str) -> None:
    t = talk()
    t.say(told)
    assert description in form(t.say(change))["fields"]["description"]


@pytest.mark.parametrize(
    ("change", "field", "value"),
    [
        ("单号错了 7745102 后面两位反了", "order_no", "7745102"),
        ("订单号不对 SO-9921", "order_no", "SO-9921"),
        ("联系电话有误,13711112222", "contact", "13711112222"),
        ("电话不是这个 是13900001111", "contact", "13900001111"),
        ("她说订单的事没错", "order_no", "7745120"),
    ],
)
def test_a_number_that_was_wrong_is_replaced(talk: Start, change: str, field: str, value: str) -> None:
    t = talk()
    t.say("客户李梅投诉送货晚了三天 一般 电话13812345678 订单号7745120")
    assert form(t.say(change))["fields"][field] == value


@pytest.mark.parametrize(
    ("told", "change", "kind", "kept"),
    [
        ("报隐患 北门岗亭的监控黑屏三天了", "不对 这该算报修吧 你改成报修", "equipment_repair", "黑屏三天"),
        ("报个隐患 二楼饮水机漏水", "算了 改成报修吧", "equipment_repair", "漏水"),
        ("报修 3号车间行车吊钩裂了", "不对 这应该报隐患吧", "hazard_report", "吊钩裂了"),
        ("报隐患 五号线包装机老卡带", "这不是隐患 是报修 换一下", "equipment_repair", "卡带"),
        (
            "report a hazard: the conveyor in Workshop 2 stopped",
            "make it a repair request",
            "equipment_repair",
            "stopped",
        ),
        ("报隐患 3号车间行车漏油", "这个要不要改成报修?", "hazard_report", "漏油"),
    ],
)
def test_a_form_becomes_another_kind_and_keeps_what_was_told(
    talk: Start, told: str, change: str, kind: str, kept: str
) -> None:
    t = talk()
    t.say(told)
    changed = form(t.say(change))
    assert (changed["type"], changed["stage"] in ("collecting", "confirming")) == (kind, True)
    assert any(kept in str(value) for value in changed["fields"].values())
    assert not t.filed


def test_the_changed_form_alone_is_filed(talk: Start) -> None:
    t = talk()
    t.say("报修 3号车间行车吊钩裂了", "不对 这应该报隐患吧", "对 提交", "好 提交")
    assert [fields["location"] for fields in t.filed] == ["3号车间行车"]


def test_a_change_that_names_no_value_goes_on_with_the_form(talk: Start) -> None:
    t = talk()
    t.say("冲床坏了报修 3号冲床踩脚踏没反应")
    changed = form(t.say("等会儿 脚踏没事 是电磁阀烧了 改一下"))
    assert changed["type"] == "equipment_repair"
    assert changed["fields"]["fault"].endswith("；脚踏没事 是电磁阀烧了")


@pytest.mark.parametrize(
    ("told", "customer"),
    [
        ("记一个客户投诉：恒达五金，联系人王经理13800001234，到货有三箱生锈，算严重", "恒达五金"),
        ("投诉:博雅书店,找孙老师,18622223333,教材缺页,严重", "博雅书店"),
        ("log complaint for Nordwind GmbH, contact Mr. Weber 0049-30-123456, valves leaking, serious", "Nordwind GmbH"),
        ("A customer just rang me about burrs on the brackets. Need to log a complaint.", None),
        ("A client phoned earlier complaining that the boxes were crushed", None),
        ("登记投诉 客户是宏远机电 联系人刘工 13911112222 轴承少发两套 一般", "宏远机电"),
    ],
)
def test_the_customer_is_the_company_and_not_whom_to_reach_there(talk: Start, told: str, customer: str | None) -> None:
    assert form(talk().say(told))["fields"].get("customer") == customer


@pytest.mark.parametrize(
    ("told", "customer"),
    [
        ("叫什么我没问😂 就写 退货大叔 行不", "退货大叔"),
        ("哦我翻到小票了 会员名 丁建国", "丁建国"),
        ("没留名字 你就写 买烤箱那位先生 可以不", "买烤箱那位先生"),
    ],
)
def test_a_name_is_what_is_to_be_written(talk: Start, told: str, customer: str) -> None:
    t = talk()
    t.say("昨天有个大叔退货没退成 非要投诉我们店")
    assert form(t.say(told))["fields"]["customer"] == customer


def test_a_contact_may_be_a_name_with_an_address(talk: Start) -> None:
    t = talk()
    t.say("Log a complaint: burrs on the brackets", "Customer is Hartmann GmbH, contact is Jana, jana@hartmann.example")
    assert form(t.replies[-1])["fields"]["contact"] == "Jana, jana@hartmann.example"


@pytest.mark.parametrize(
    "plea",
    [
        "我想反映个安全问题，但是别写我名字行吗",
        "想匿名举报个隐患 怕被报复",
        "I want to report a hazard but please keep my name out of it",
    ],
)
def test_a_wish_to_stay_unnamed_is_no_description(talk: Start, plea: str) -> None:
    t = talk()
    first = form(t.say(plea))
    assert (first["fields"], first["missing"]) == ({"anonymous": True}, ["location", "description"])
    assert form(t.say("三车间包装线的光栅被胶带糊上了"))["fields"]["description"] == "三车间包装线的光栅被胶带糊上了"


@pytest.mark.parametrize(
    ("told", "place"),
    [
        (
            "Help, a drum of solvent is leaking all over the floor in the chemical store, it stinks",
            "the chemical store",
        ),
        ("report a hazard: two shelves in Warehouse A are bent", "Warehouse A"),
        ("wires hanging loose by the loading dock, please report a hazard", "the loading dock"),
        ("报隐患，行政楼二楼楼道里老有人抽烟，旁边堆着纸箱", "行政楼二楼楼道里"),
        ("还有一桩 西墙根有人堆废纸箱 旁边老有人抽烟 这才是隐患", "西墙根"),
    ],
)
def test_a_place_ends_where_what_happens_there_begins(talk: Start, told: str, place: str) -> None:
    assert form(talk().say(told))["fields"]["location"] == place


def test_what_is_to_be_added_is(talk: Start) -> None:
    t = talk()
    t.say("帮我报个隐患 二栋楼梯间那个灯黑黢黢的")
    assert "三楼到四楼那一截" in form(t.say("是三楼到四楼那一截哈 加到里头"))["fields"]["description"]


@pytest.mark.parametrize(
    "told", ["五车间那个老破剪板机又趴窝了", "3号注塑机罢工了", "空压机又歇菜了", "那台铣床转不动咯"]
)
def test_a_machine_that_stands_still_is_a_repair(talk: Start, told: str) -> None:
    assert form(talk().say(told))["type"] == "equipment_repair"
