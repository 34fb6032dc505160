"""Dangers told in words of no pattern are heard, wherever they are told; what only sounds like one is not."""

import pytest

from tests.assistant.conversation import Start, form

FIRST = "先保证人身安全"


@pytest.mark.parametrize(
    "said",
    [
        "老孟在打包台边上直挺挺地歪下去了,怎么拍他脸都没反应",
        "快来个人,小陈半条胳膊还在滚筒里出不来",
        "2号楼顶上站着个女的,一直哭着往边上挪",
        "阿姨拖地的时候摸了下饮水机,整个人弹开了,现在手还在抖",
        "储物间门缝底下一直往外飘黑乎乎的东西,门把手烫手",
        "实验室那瓶浓的东西打翻了,几个人眼泪鼻涕直流,嗓子疼得说不出话",
        "高压罐那个指针顶到头了还在抖,罐子吱吱叫",
        "三楼吊顶正一块一块往下掉,下面好多人在上班",
        "老周爬到料仓里清料,喊了十分钟没人吱声了",
        "the forklift just went over Wang's foot, he's screaming",
        "保安大叔捂着心口蹲在岗亭,满头冷汗说不出话",
        "装货的小哥从月台上翻下去了,后脑勺在流血水",
    ],
)
def test_a_danger_told_in_words_of_ones_own_is_met_with_what_to_do(talk: Start, said: str) -> None:
    reply = talk().say(said)
    assert reply.text.startswith(("⚠️",)), reply.text
    assert form(reply)["type"] == "hazard_report"
    assert form(reply)["fields"]["level"] == "重大"


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("下周三请一天年假,搬家", "等下,旁边小胡突然翻着白眼抽抽了"),
        ("想请个假", "先别管这个,隔壁工位的大哥满手是血跑出来了"),
        ("加班的餐补怎么算", "对了刚才王师傅让砂轮片崩到眼眶了"),
    ],
)
def test_it_is_met_beside_anything_else(talk: Start, before: str, said: str) -> None:
    talked = talk()
    talked.say(before)
    assert FIRST in talked.say(said).text
    assert not talked.filed


@pytest.mark.parametrize(
    "said",
    [
        "3号车间叉车液压油漏了一小滩,没伤着人,报个隐患",
        "差点被门口那根电线绊倒,好在扶住了",
        "消防演练是每季度一次吗",
        "客户说新买的锅用了两次手柄就松了,要退货",
        "崴了脚脖子,下周一请一天病假",
        "打印机又卡纸了,帮我报修",
        "这个月单子炸了,大家都忙疯了",
        "去年车间着过火,后来怎么处理的",
        "我妈摔了一跤住院,周四请一天事假",
        "老板今天脸都绿了,吓死我了",
    ],
)
def test_what_only_sounds_like_one_is_left_alone(talk: Start, said: str) -> None:
    assert FIRST not in talk().say(said).text


def test_the_danger_goes_into_the_report_that_is_open(talk: Start) -> None:
    talked = talk()
    first = talked.say("2号仓库地上有一滩油,报个隐患")
    assert form(first)["fields"].get("level") is None
    then = talked.say("老吴踩上去整个人仰过去了,后脑磕在铁架上叫不应")
    assert FIRST in then.text
    assert form(then)["fields"]["level"] == "重大"
    assert "叫不应" in form(then)["fields"]["description"]


@pytest.mark.parametrize(
    "said",
    [
        "can I carry over leave? also a guy just fell off the loading dock and isn't moving",
        "迟到扣多少钱?我迟到是因为厂门口货车把保安撞飞了",
        "食堂几点开门,有人在门口晕过去了",
    ],
)
def test_it_is_heard_beside_a_question(talk: Start, said: str) -> None:
    reply = talk().say(said)
    assert reply.text.startswith("⚠️"), reply.text
    assert form(reply)["fields"]["level"] == "重大"


@pytest.mark.parametrize(
    "said",
    ["周六加班两小时,更换漏电保护器", "数据库炸了,加班处理到十点", "U盘中毒了"],
)  # fmt: skip
def test_words_for_a_danger_that_tell_of_none_raise_none(talk: Start, said: str) -> None:
    assert FIRST not in talk().say(said).text


@pytest.mark.parametrize("said", ["误报,是蒸汽", "看错了,没着火"])
def test_a_false_alarm_drops_the_report(talk: Start, said: str) -> None:
    talked = talk()
    reply = talked.say("仓库着火了", said)
    assert reply.kind == "cancelled"
    assert FIRST not in reply.text


def test_that_everybody_is_out_is_news_of_it(talk: Start) -> None:
    talked = talk()
    reply = talked.say("仓库着火了", "人都撤出来了,帮我登记上")
    assert reply.kind == "confirm"
    assert "人都撤出来了" in form(reply)["fields"]["description"]


def test_who_is_hurt_comes_before_the_leave_that_is_open(talk: Start) -> None:
    talked = talk()
    reply = talked.say("我要请下周一年假", "小孙掉进沉淀池了在扑腾")
    assert reply.text.startswith("⚠️")
    assert form(reply)["type"] == "hazard_report"
    assert form(talked.say("在污水站", "确认", "确认"))["type"] == "leave_request"
