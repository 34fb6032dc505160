"""What was said wrongly and is put right in passing: a part of a place, a character of a name, a digit of a number."""

import pytest

from tests.assistant.conversation import Start, form


@pytest.mark.parametrize(
    ("told", "change", "place"),
    [
        ("A栋三楼会议室的插座漏电,上报隐患", "不对,是C栋,我搞混了", "C栋三楼会议室"),
        ("A栋三楼会议室的插座漏电,上报隐患", "是四楼,说错了", "A栋四楼会议室"),
        ("3号车间东侧配电箱门坏了,上报隐患", "哦不,西侧", "3号车间西侧"),
        ("2号仓库消防通道堵了,上报隐患", "手误,5号仓库", "5号仓库消防通道"),
        ("2号仓库消防通道堵了,上报隐患", "写错了 是成品仓库门口", "成品仓库门口"),
        ("上报隐患,二楼楼梯灯不亮", "哎说拐了 是五楼楼梯", "五楼楼梯"),
        ("report a hazard: loose cable in room 12", "sorry, I meant room 21", "room 21"),
        ("report a hazard: oil on the floor in workshop 2", "it's workshop 5, my mistake", "the floor in workshop 5"),
    ],
)
def test_the_part_of_a_place_that_was_wrong_is_replaced(talk: Start, told: str, change: str, place: str) -> None:
    reply = talk().say(told, change)
    fields = form(reply)["fields"]
    assert (reply.kind, fields["location"]) == ("confirm", place)
    assert place in fields["description"]


@pytest.mark.parametrize("message", ["不对,我说错了", "打错了", "不对", "我没写错吧"])
def test_a_slip_without_the_right_value_changes_nothing(talk: Start, message: str) -> None:
    t = talk()
    before = form(t.say("上报隐患,3号车间漏油"))["fields"]
    reply = t.say(message)
    assert form(reply)["fields"] == before
    assert form(reply)["stage"] == "confirming"


@pytest.mark.parametrize(
    ("told", "change", "customer"),
    [
        ("客户海天酒店投诉毛巾有破洞,一般", "哎 是海甜酒店,甜蜜的甜", "海甜酒店"),
        ("客户张伟投诉洗衣机坏了,一般", "不对,是章伟,立早章", "章伟"),
        ("客户张伟投诉洗衣机坏了,一般", "打错字了,张威", "张威"),
    ],
)
def test_a_character_of_a_name_is_put_right(talk: Start, told: str, change: str, customer: str) -> None:
    fields = form(talk().say(told, change))["fields"]
    assert fields["customer"] == customer
    assert fields["description"].startswith(customer)


@pytest.mark.parametrize(
    ("change", "field", "value"),
    [
        ("电话中间一位抄错了,是13845602291", "contact", "13845602291"),
        ("手机号记错了 13855602297", "contact", "13855602297"),
        ("订单号少打了一位,SO123456789", "order_no", "SO123456789"),
        ("电话没写错吧", "contact", "13855602291"),
        ("他说13855602299也能打通", "contact", "13855602291"),
    ],
)
def test_a_number_is_replaced_where_a_part_of_it_was_wrong(talk: Start, change: str, field: str, value: str) -> None:
    t = talk()
    t.say("客户陈女士投诉洗衣机漏水,电话13855602291,订单SO12345678,严重")
    assert form(t.say(change))["fields"][field] == value


@pytest.mark.parametrize(
    ("told", "change", "value"),
    [
        ("客户王强投诉灯坏了,一般", "东西都烧了还一般啊,改严重", "严重"),
        ("客户王强投诉灯坏了,一般", "不是一般,严重", "严重"),
        ("客户王强投诉灯坏了,重大", "还是写一般吧,没那么严重", "一般"),
        ("Customer Mr Brown complains about a broken lamp", "critical? no wait, make it serious", "严重"),
    ],
)
def test_of_two_severities_the_one_put_in_place_counts(talk: Start, told: str, change: str, value: str) -> None:
    assert form(talk().say(told, change))["fields"]["severity"] == value


@pytest.mark.parametrize("change", ["算了 组长说按一般报", "降成一般吧", "班长让先写一般"])
def test_a_level_is_lowered_in_passing(talk: Start, change: str) -> None:
    assert form(talk().say("上报隐患,锅炉房护栏断了,重大隐患", change))["fields"]["level"] == "一般"
