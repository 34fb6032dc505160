"""What is an emergency and what only sounds like one, or is over; and a place that was named roughly, told exactly."""

import pytest

from tests.assistant.conversation import Start

ADVICE = ("⚠️ **先保证人身安全**", "⚠️ **Safety first**")


def advised(text: str) -> bool:
    return any(one in text for one in ADVICE)


@pytest.mark.parametrize(
    "said",
    [
        "小李眼睛溅到酸了", "我手上沾到硫酸了", "学徒脸上喷到稀释剂了", "货梯卡住了，里面有人",
        "上周三夜班叉车撞了人，领导压着不报", "昨天下午有个临时工从脚手架上掉下来了，班长不让说",
        "笑得肚子都要炸了，对了二车间配电箱真的着火了", "有人晕倒了哈哈不是开玩笑", "煤气炸了", "老王激动得晕倒了",
        "电机热得冒烟了", "快递里有锂电池，仓库要炸了", "笑死我了，刚才小李从梯子上摔下来胳膊断了",
    ],
)  # fmt: skip
def test_who_is_hurt_gets_advice_and_a_report(talk: Start, said: str) -> None:
    reply = talk().say(said)
    assert advised(reply.text)
    assert reply.action
    assert reply.action["fields"]["level"] == "重大"


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("昨天下午有个临时工从脚手架上掉下来了，班长不让说", "班长不让说"),
        ("前天有个焊工从梯子上摔下来，组长让我们保密", "组长让我们保密"),
        ("昨天夜班有人被砸断了脚趾，到现在没人上报，我想报一下", "没人上报"),
    ],
)
def test_what_is_hushed_up_stays_in_the_story(talk: Start, said: str, kept: str) -> None:
    reply = talk().say(said)
    assert reply.action
    assert reply.action["fields"]["description"].endswith(kept)


@pytest.mark.parametrize(
    "said",
    [
        "哎呀我笑得肚子都要炸了", "今天热得我要着火了", "这个周末大促，仓库要炸了", "食堂的辣椒太辣了，嗓子都着火了",
        "我中奖了，高兴得晕倒了", "笑死，差点被老板气到爆炸", "我脑子要爆炸了", "微信群都炸了，大家都在说涨工资",
        "今天订单爆炸了，客服电话都被打爆了", "困得我快昏过去了", "老板催得我要原地爆炸", "肺都气炸了",
        "这天热死人了，我快中暑了哈哈", "My brain is about to explode with all these reports",
    ],
)  # fmt: skip
def test_a_figure_of_speech_is_no_alarm_and_opens_no_form(talk: Start, said: str) -> None:
    reply = talk().say(said)
    assert not advised(reply.text)
    assert reply.action is None


@pytest.mark.parametrize(
    "said",
    ["手机充电的时候冒烟了怎么办", "电瓶车充电的时候冒火花了怎么办", "热水器用的时候突然爆炸了该怎么办"],
)
def test_a_question_out_of_a_danger_is_advised(talk: Start, said: str) -> None:
    assert advised(talk().say(said).text)


@pytest.mark.parametrize(
    ("told", "more"),
    [
        ("食堂后门的台阶上全是冰，走上去直打滑", "有一个人站不起来了"),
        ("三车间地上一大片油，滑得很", "刚刚老赵摔了，爬不起来"),
    ],
)
def test_who_cannot_stand_up_is_an_emergency_beside_an_open_report(talk: Start, told: str, more: str) -> None:
    chat = talk()
    assert not advised(chat.say(told).text)
    reply = chat.say(more)
    assert advised(reply.text)
    assert reply.action
    assert reply.action["fields"]["level"] == "重大"
    assert more in reply.action["fields"]["description"]


@pytest.mark.parametrize("asked", ["断指要怎么保存", "伤口要不要用水冲", "能给他喂水吗"])
def test_first_aid_is_left_to_120(talk: Start, asked: str) -> None:
    chat = talk()
    chat.say("小王被切割机切到手指，断了一截")
    reply = chat.say(asked)
    assert advised(reply.text)
    assert "按接线人员在电话里的指导做" in reply.text


@pytest.mark.parametrize(
    "said",
    [
        "上周五B2车库起火，当时就扑灭了", "昨天二楼茶水间起火，很快就扑灭了，没人受伤",
        "上周二配电室跳闸冒火花，当天就修好了", "前天氨气泄漏，当时就关了阀门",
    ],
)  # fmt: skip
def test_what_is_over_is_reported_without_hurry(talk: Start, said: str) -> None:
    reply = talk().say(said)
    assert reply.action
    assert reply.action["type"] == "hazard_report"
    assert not advised(reply.text)


@pytest.mark.parametrize("said", ["上周五车库起火扑灭了，现在又冒烟了", "昨天仓库着火，扑灭了，老张烧伤了"])
def test_what_is_not_over_is_an_alarm(talk: Start, said: str) -> None:
    assert advised(talk().say(said).text)


@pytest.mark.parametrize(
    ("told", "right"),
    [
        ("三楼闻到煤气味", "不是煤气，是有人烧焦了菜"),
        ("仓库有股刺鼻的味道", "弄错了，不是化学品，是新刷的墙漆"),
        ("办公室有股焦味", "不是着火，是有人把面包烤糊了"),
    ],
)
def test_a_smell_that_turns_out_harmless_is_put_right(talk: Start, told: str, right: str) -> None:
    chat = talk()
    chat.say(told)
    reply = chat.say(right)
    assert not advised(reply.text)
    assert reply.action
    assert reply.action["fields"]["description"].startswith(f"{told}；")
    assert right.rsplit("，", maxsplit=1)[-1] in reply.action["fields"]["description"]


def test_a_worse_smell_is_an_alarm_again(talk: Start) -> None:
    chat = talk()
    chat.say("走廊闻到煤气味")
    assert advised(chat.say("不是煤气，是氨气漏了！").text)


@pytest.mark.parametrize(
    ("told", "where", "place"),
    [
        ("电梯里困了三个人，快来人啊", "A栋货梯", "A栋货梯"),
        ("电梯里困了三个人，快来人啊", "B座的", "B座电梯里"),
        ("行车钢丝绳断了", "一车间的", "一车间的行车"),
        ("屋顶漏雨漏到电机上了", "一车间的", "一车间屋顶"),
        ("锅炉压力爆表了", "在北区", "北区锅炉"),
    ],
)
def test_a_rough_place_is_told_more_exactly(talk: Start, told: str, where: str, place: str) -> None:
    chat = talk()
    chat.say(told)
    reply = chat.say(where)
    assert reply.action
    assert reply.action["fields"]["location"] == place


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("小王被切割机切到手指", None), ("上周三夜班叉车撞了人", None), ("老张掉进污水池里了", "污水池里"),
        ("有人喝多了在车间里打架，拿着扳手", "车间里"), ("我这边食堂好大的煤气味", "食堂"),
        ("上周五B2车库起火", "B2车库"),
        ("Someone fell off a ladder in workshop 2 and can't move", "workshop 2"),
        ("Smoke in line 4 and people are coughing", "line 4"),
    ],
)  # fmt: skip
def test_a_place_holds_nothing_of_what_happened_there(talk: Start, said: str, place: str | None) -> None:
    reply = talk().say(said)
    assert reply.action
    assert reply.action["fields"].get("location") == place


@pytest.mark.parametrize(
    "said",
    [
        "打印机老卡纸，找谁修", "门禁刷不开卡，谁来修一下", "投影仪打不开，下午要开会，能派人来看看吗",
        "会议室投影黑屏，能不能叫IT来弄一下", "饮水机漏水了，哪位师傅能来处理一下",
    ],
)  # fmt: skip
def test_a_plea_for_somebody_to_mend_what_fails_opens_a_repair(talk: Start, said: str) -> None:
    reply = talk().say(said)
    assert reply.action
    assert reply.action["type"] == "equipment_repair"
    assert "谁" not in reply.action["fields"]["fault"]


@pytest.mark.parametrize("said", ["设备坏了一般找谁修", "我家热水器坏了，谁来修一下", "客户的机器坏了，谁去修一下"])
def test_a_general_question_or_what_is_not_ours_opens_none(talk: Start, said: str) -> None:
    assert talk().say(said).action is None


@pytest.mark.parametrize("said", ["我被客户投诉了，心情很差，想请一天假", "挨了客户一顿骂，心里难受，后天想请一天年假"])
def test_who_was_blamed_and_wants_a_day_off_gets_a_leave(talk: Start, said: str) -> None:
    reply = talk().say(said)
    assert reply.action
    assert reply.action["type"] == "leave_request"


@pytest.mark.parametrize("said", ["等级你看着办", "级别系统定吧"])
def test_a_level_that_is_left_to_us_is_no_story(talk: Start, said: str) -> None:
    chat = talk("c001")
    before = chat.say("南京紫金医疗的李主任打电话来，说我们发错货了")
    reply = chat.say(said)
    assert before.action
    assert reply.action
    assert reply.action["fields"]["description"] == before.action["fields"]["description"]
