"""What colleagues and customers tell: hearsay is reported, a customer's mishap is a complaint, the hurt get advice."""

import pytest

from tests.assistant.conversation import Start, form, story

ADVICE = "⚠️ **先保证人身安全**"
FIRST_AID = "拨打 **120**，说清"


@pytest.mark.parametrize(
    "said",
    [
        "2号车间行车吊钩掉下来了,好在没伤到人", "3号车间横梁上的灯砸下来,幸好底下没人", "2号仓库叉车翻了,司机没事",
        "二车间吊灯坠落,现场无人", "4号门卷帘门砸下来,还好人闪得快",
    ],
)  # fmt: skip
def test_first_aid_is_not_for_a_fall_that_hurt_nobody(talk: Start, said: str) -> None:
    reply = talk().say(said)
    assert reply.text.startswith(ADVICE)
    assert ("马上离开" in reply.text, FIRST_AID in reply.text) == (True, False)


@pytest.mark.parametrize(
    "said",
    [
        "2号车间行车吊钩掉下来了", "2号仓库叉车翻了", "3号车间灯罩掉下来砸到人了",
        "吊物坠落,没人受伤,但小李的手被夹住了", "二车间司机没事,老李从车上掉下来了", "机修房老王手指夹断了",
    ],
)  # fmt: skip
def test_first_aid_is_for_who_is_or_may_be_hurt(talk: Start, said: str) -> None:
    reply = talk().say(said)
    assert form(reply)["type"] == "hazard_report"
    assert (reply.text.startswith(ADVICE), FIRST_AID in reply.text) == (True, True)


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("c001", "沙发坐两月塌了"),
        ("c001", "床垫睡了半年塌了一块"),
        ("c001", "行李箱用三次轮子就掉了"),
        ("e051", "顾客买的沙发坐两月塌了"),
        ("e051", "买的床垫睡一个月就塌了"),
        ("c001", "客户好利来说蛋糕淋雨了"),
        ("c001", "客户福满楼反映餐盘掉漆"),
        ("c001", "买家秦先生讲水杯有异味"),
    ],
)
def test_what_befell_bought_goods_is_a_complaint(talk: Start, who: str, said: str) -> None:
    t = talk()
    t.employee = who
    assert form(t.say(said))["type"] == "complaint"


@pytest.mark.parametrize("said", ["着火了", "3号车间货架塌了", "我们办公室沙发塌了", "有人触电了"])
def test_a_danger_here_is_none_whoever_tells_it(talk: Start, said: str) -> None:
    t = talk()
    t.employee = "c001"
    reply = t.say(said)
    assert (form(reply)["type"], reply.text.startswith(ADVICE)) == ("hazard_report", True)


@pytest.mark.parametrize(
    ("said", "customer"),
    [
        ("宏达那边反映护板砸了他们师傅", "宏达"),
        ("王总那边说样机漏电,把他们工人电了一下", "王总"),
        ("客户丽华酒店来电,说我们的热水器漏电把客人打了", "丽华酒店"),
        ("长江物业那边打电话说电梯门夹了他们保安的手", "长江物业"),
        ("周姐反馈烤箱漏电把她婆婆电倒了", "周姐"),
    ],
)
def test_a_customer_who_tells_of_somebody_hurt_gets_advice_and_a_complaint(
    talk: Start, said: str, customer: str
) -> None:
    t = talk()
    t.employee = "c001"
    reply = t.say(said)
    made = form(reply)
    assert (reply.text.startswith(ADVICE), made["type"], t.filed) == (True, "complaint", [])
    assert customer in made["fields"]["customer"]


def test_a_chief_of_ours_tells_of_our_place(talk: Start) -> None:
    assert form(talk().say("王总说3号车间漏电"))["type"] == "hazard_report"


@pytest.mark.parametrize("said", ["客户说下周来厂参观", "客户说对我们很满意"])
def test_what_a_customer_tells_need_be_no_complaint(talk: Start, said: str) -> None:
    assert talk().say(said).action is None


@pytest.mark.parametrize(
    "said",
    [
        "还有咱们食堂排气扇转不动了",
        "另外我们三楼会议室空调滴水",
        "对了,我们仓库门口台阶裂了",
        "对了咱们一楼茶水间地上全是水",
    ],
)
def test_what_is_out_of_order_here_is_no_part_of_a_complaint(talk: Start, said: str) -> None:
    t = talk()
    t.say("客户周先生投诉发票抬头开错,一般")
    before = story(t)
    reply = t.say(said)
    assert (story(t), "在这张之后办理" in reply.text) == (before, True)
    assert form(t.say("确认", "谁批"))["type"] in ("hazard_report", "equipment_repair")
    assert len(t.filed) == 1


def test_what_was_delivered_wrongly_is(talk: Start) -> None:
    t = talk()
    t.say("客户韩先生投诉沙发有异味,一般", "另外我们仓库少发了一个抱枕")
    assert "抱枕" in story(t)


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("我同事李洋敏说三号车间叉车漏油", "三号车间"),
        ("听班长讲2号仓库灭火器都过期了", "2号仓库"),
        ("保洁阿姨反映B栋楼道灯全坏了", "B栋楼道"),
        ("My colleague Tom says the guard rail in workshop 3 is loose", "workshop 3"),
    ],
)
def test_hearsay_of_a_colleague_is_reported(talk: Start, said: str, place: str) -> None:
    made = form(talk().say(said))
    assert (made["type"], made["fields"]["location"], made["fields"]["description"]) == ("hazard_report", place, said)


def test_a_colleagues_leave_is_no_report(talk: Start) -> None:
    reply = talk().say("我同事说明天他请假")
    assert reply.action is None or reply.action["type"] != "hazard_report"
