"""Words that say of a report in hand that something in it is wrong: they change what they name, or are asked about."""

import pytest

from tests.assistant.conversation import Start, form


@pytest.mark.parametrize(
    ("told", "change", "place"),
    [
        (
            "report a hazard: oil on the floor near the loading dock",
            "Actually it's near gate 3, not the loading dock",
            "the floor near gate 3",
        ),
        (
            "report a hazard: broken handrail on the stairs of building B",
            "No wait, building C",
            "the stairs of building C",
        ),
        ("report a hazard: the guard rail on platform 3 is loose", "Sorry, platform 8", "platform 8"),
        ("report a hazard: a cracked window in the archive room", "oh it's the print room actually", "the print room"),
        ("员工通道的玻璃门裂了，上报隐患", "应该是东侧员工通道，我刚才说漏了", "东侧员工通道"),
        ("食堂门口地砖松了，上报隐患", "应该是二食堂门口，刚才漏说了", "二食堂门口"),
        ("C区货架上第3层的托盘裂了，上报隐患", "数错了，第4层", "C区货架上第4层"),
        ("配送中心东门的减速带松了，上报隐患", "搞错了，是西门", "配送中心西门"),
    ],
)
def test_the_place_that_was_wrong_is_replaced_everywhere(talk: Start, told: str, change: str, place: str) -> None:
    reply = talk().say(told, change)
    fields = form(reply)["fields"]
    assert (reply.kind, fields["location"]) == ("confirm", place)
    assert place in fields["description"]


@pytest.mark.parametrize(
    ("told", "change", "customer"),
    [
        (
            "Customer complaint: Acme Ltd says the delivery was two weeks late, normal",
            "it's ACME GmbH actually",
            "ACME GmbH",
        ),
        (
            "Log a complaint: customer Delta Pumps says the seal leaks, normal",
            "The company is Delta Valves actually",
            "Delta Valves",
        ),
        (
            "Log a complaint: customer Silver Lake Hotel says towels were dirty, normal",
            "I meant Silver Lane Hotel",
            "Silver Lane Hotel",
        ),
        ("石家庄燕赵钢构来电投诉送货晚了三天，一般", "客户名字也错了，是保定燕赵钢构", "保定燕赵钢构"),
        ("长沙湘江重工投诉发货慢，一般", "公司改了，叫湘江重机，不叫湘江重工", "长沙湘江重机"),
        ("客户宁波海昌机械投诉包装破损，一般", "单位名称搞错了，叫宁波海盛机械", "宁波海盛机械"),
    ],
)
def test_the_customer_is_put_right_in_the_story_too(talk: Start, told: str, change: str, customer: str) -> None:
    fields = form(talk("c001").say(told, change))["fields"]
    assert fields["customer"] == customer
    assert customer in fields["description"]


@pytest.mark.parametrize(
    "change",
    ["电话记错了，尾号是2222", "电话也不对，尾号2222", "手机最后四位说错了，是2222", "sorry, the phone ends in 2222"],
)
def test_the_last_digits_of_a_telephone_are_put_right(talk: Start, change: str) -> None:
    reply = talk("c001").say("客户赵丽华投诉送货晚了三天，电话13900001111，一般", change)
    assert form(reply)["fields"]["contact"] == "13900002222"


@pytest.mark.parametrize(
    ("told", "change", "description"),
    [
        ("客户宏达投诉少了12箱货，一般", "数错了，少了21箱", "宏达投诉少了21箱货"),
        ("客户宏达投诉设备第28天就坏了，一般", "更正：是第23天", "宏达投诉设备第23天就坏了"),
        ("客户宏达投诉少了30个螺栓，一般", "改一下，少了50个", "宏达投诉少了50个螺栓"),
        ("客户宏达投诉饮料过期20天，一般", "过期12天，我看错了", "宏达投诉饮料过期12天"),
        ("客户宏达投诉发成了A型，他们要的是B型，一般", "写错了，他们要的是C型", "宏达投诉发成了A型，他们要的是C型"),
        ("客户宏达投诉我们承诺的是周一到货，一般", "说错了，我们承诺的是周三到货", "宏达投诉我们承诺的是周三到货"),
        (
            "Log a complaint: customer Harbor Foods says 3 pallets were missing, serious",
            "my bad, 5 pallets",
            "customer Harbor Foods says 5 pallets were missing",
        ),
    ],
)
def test_a_number_or_name_in_the_story_is_replaced(talk: Start, told: str, change: str, description: str) -> None:
    assert form(talk("c001").say(told, change))["fields"]["description"] == description


@pytest.mark.parametrize(
    ("told", "change", "fault"),
    [
        ("CNC 07号机床主轴漏油，报修", "07不对 是17号", "CNC 17号机床主轴漏油"),
        ("一号电梯门关不严，在研发楼，报修", "提交，对了是二号电梯", "二号电梯门关不严，在研发楼"),
        ("5号会议室投影仪不亮，报修", "不对不对，6号会议室", "6号会议室投影仪不亮"),
        ("C座908的门禁坏了，报修", "打错了，809", "C座809的门禁坏了"),
        ("打印机卡纸，编号DY-0312，报修", "哦编号是DY-0321", "打印机卡纸，编号DY-0321"),
        ("打印机卡纸，编号DY-0312，报修", "编号抄错了，DY-0321", "打印机卡纸，编号DY-0321"),
        ("扫码枪扫不出来，编号SM-77，报修", "哦，编号应该是SM-71", "扫码枪扫不出来，编号SM-71"),
        (
            "request a repair: the air conditioner in room 305 is dripping",
            "no, room 503",
            "the air conditioner in room 503 is dripping",
        ),
    ],
)
def test_the_machine_is_put_right_and_nothing_is_filed(talk: Start, told: str, change: str, fault: str) -> None:
    reply = talk().say(told, change)
    assert (reply.kind, form(reply)["fields"]["fault"]) == ("confirm", fault)


@pytest.mark.parametrize(
    ("told", "change", "named"),
    [
        ("客户大华投诉电机第3天就响，第5天又漏油，一般", "更正：是第4天", "第4天"),
        ("客户大华投诉空调不制冷，一般", "写错了，1302", "1302"),
    ],
)
def test_what_could_be_in_two_places_or_in_none_is_asked_about(talk: Start, told: str, change: str, named: str) -> None:
    t = talk("c001")
    before = form(t.say(told))["fields"]
    reply = t.say(change)
    assert (reply.kind, form(reply)["fields"]) == ("clarify", before)
    assert f"“{named}”要换掉哪一处" in reply.text


@pytest.mark.parametrize(
    ("told", "change", "added"),
    [
        (
            "博远科技张总投诉，我们的报价员骂他，严重",
            "不对，是张总的助理被骂的，不是张总本人",
            "是张总的助理被骂的，不是张总本人",
        ),
        ("客户大华投诉收银机总死机，一般", "说错了，死机的是扫码枪", "死机的是扫码枪"),
    ],
)
def test_a_sentence_that_replaces_nothing_for_sure_is_shown_as_added(
    talk: Start, told: str, change: str, added: str
) -> None:
    t = talk("c001")
    before = form(t.say(told))["fields"]["description"]
    reply = t.say(change)
    assert form(reply)["fields"]["description"] == f"{before}；{added}"
    assert "如果要换掉其中的话" in reply.text


@pytest.mark.parametrize(
    "message", ["不对，我再想想", "对了，少了5条浴巾", "对了，客户说太慢", "哦，客户还等着回话", "不对，先别交"]
)
def test_what_puts_nothing_right_replaces_nothing(talk: Start, message: str) -> None:
    t = talk("c001")
    before = form(t.say("客户蓝天酒店投诉毛巾少送了40条，一般"))["fields"]["description"]
    reply = t.say(message)
    assert form(reply)["fields"]["description"].startswith(before)
    assert reply.kind != "done"


@pytest.mark.parametrize("message", ["不对，是有人触电了", "先别交，有人触电了"])
def test_a_danger_told_as_a_correction_is_warned_of(talk: Start, message: str) -> None:
    reply = talk().say("3号车间配电箱门坏了，上报隐患", message)
    assert "120" in reply.text
    assert "有人触电了" in form(reply)["fields"]["description"]
