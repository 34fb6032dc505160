"""Values as people say them: put right in the same breath, told in pieces, beside others; none is made up or lost."""

from typing import Any

import pytest

from tests.assistant.conversation import Start, form


@pytest.mark.parametrize(
    ("message", "fields"),
    [
        ("客户张女士说衣服掉色,一般。不对,是李女士", {"customer": "李女士", "description": "李女士说衣服掉色"}),
        (
            "宏远机械的采购李工说轴承尺寸不对,一般,不是李工,是刘工",
            {"customer": "宏远机械的采购刘工", "description": "宏远机械的采购刘工说轴承尺寸不对"},
        ),
        ("客户张三,不,张山说空调漏水,一般", {"customer": "张山", "description": "张山说空调漏水"}),
        (
            "客户王小姐反映手机壳开裂,不对,是王先生,一般,他说要退款",
            {"customer": "王先生", "description": "王先生反映手机壳开裂,一般,他说要退款"},
        ),
        ("客户赵女士说鞋子开胶,严重,哦不,一般吧", {"customer": "赵女士", "severity": "一般"}),
        ("客户张先生投诉机器不转,一般,电话是13611112222,哦最后两位是23", {"contact": "13611112223"}),
        (
            "办公楼一层大厅玻璃门裂了。不是一层,是二层",
            {"location": "办公楼二层大厅", "description": "办公楼二层大厅玻璃门裂了"},
        ),
        ("上报隐患:5号仓库,哦不,6号仓库消防栓没水", {"location": "6号仓库", "description": "6号仓库消防栓没水"}),
        ("报修:3号线,不是,4号线的包装机卡料", {"equipment": "4号线的包装机", "fault": "4号线的包装机卡料"}),
        ("报修:二号车间注塑机漏油,错了,是三号车间", {"equipment": "三号车间注塑机", "fault": "三号车间注塑机漏油"}),
        # what only looks like it is the story
        ("客户说机器不转,不是电的问题,是皮带松了", {"description": "说机器不转,不是电的问题,是皮带松了"}),
        ("客户刘总投诉要的是大号,不是小号,我们发错了,严重", {"description": "刘总投诉要的是大号,不是小号,我们发错了"}),
    ],
)  # fmt: skip
def test_a_message_puts_itself_right(talk: Start, message: str, fields: dict[str, Any]) -> None:
    shown = form(talk().say(message))["fields"]
    assert {name: shown.get(name) for name in fields} == fields


@pytest.mark.parametrize(
    ("messages", "fields"),
    [
        (
            ("报修:2号车间行车遥控器失灵", "是3号车间的"),
            {"equipment": "3号车间行车遥控器", "fault": "3号车间行车遥控器失灵"},
        ),
        (("报修:行车遥控器失灵", "是3号车间的"), {"equipment": "3号车间的行车遥控器"}),
        (("客户张先生投诉机器不转,一般,电话13611112222", "尾号是2288"), {"contact": "13611112288"}),
        (("叉车刹车有点软", "3号叉车,在原料库"), {"location": "原料库", "description": "3号叉车刹车有点软"}),
        (("厂区后面那边有个井盖没了", "就在锅炉房西侧小路上"), {"location": "厂区后面锅炉房西侧小路"}),
        (
            ("客户好利来说面包发霉,一般", "电话13800001111,她还说要找媒体"),
            {"contact": "13800001111", "description": "好利来说面包发霉；她还说要找媒体"},
        ),
        (("空压机房有异响,嗡嗡的", "报修"), {"equipment": "空压机", "fault": "空压机房有异响,嗡嗡的"}),
        (("投诉:灯泡两天就坏,一般", "灯具厂叫什么我忘了,就写常州灯具厂"), {"customer": "常州灯具厂"}),
        (("顾客说店里空调太热,差点中暑,投诉我们", "客户就写顾客"), {"customer": "顾客"}),
    ],
)  # fmt: skip
def test_what_is_said_later_is_put_where_it_belongs(
    talk: Start, messages: tuple[str, ...], fields: dict[str, Any]
) -> None:
    shown = form(talk().say(*messages))["fields"]
    assert {name: shown.get(name) for name in fields} == fields


@pytest.mark.parametrize(
    ("first", "more"),
    [
        ("客户好利来说面包发霉,一般", "已经湿了十几箱货"),
        ("客户好利来说面包发霉,一般", "30包里有12包"),
        ("客户好利来说面包发霉,一般", "他们要求这周内换货"),
        ("报修:注塑车间三号机漏油", "已经拔了插头"),
        ("报修:注塑车间三号机漏油", "上个月修过一次"),
        ("报修:空调坏了", "三楼 305"),
        ("上报隐患:仓库叉车刹车有点软", "编号是FL-01"),
        ("上报隐患:仓库叉车刹车有点软", "这人是外包的李某"),
        ("Customer Mr Brown complains the pump leaks, serious", "the label says E03"),
    ],
)
def test_a_statement_beside_a_shown_report_is_more_of_its_story(talk: Start, first: str, more: str) -> None:
    t = talk()
    before = form(t.say(first))["fields"]
    after = form(t.say(more))
    story = next(name for name in ("description", "fault") if name in before)
    assert after["fields"] == before | {story: f"{before[story]}；{more}"}
    assert after["stage"] == "confirming"


@pytest.mark.parametrize(
    "said", ["你这个回答太慢了", "今天天气真不错", "我先去开个会", "这格式不对吧", "先等等", "年假有几天", "谢谢"]
)
def test_what_tells_nothing_of_the_matter_leaves_the_report_as_it_is(talk: Start, said: str) -> None:
    t = talk()
    before = form(t.say("报修:注塑车间三号机漏油"))["fields"]
    reply = t.say(said)
    assert reply.action is None or reply.action["fields"] == before
    assert not t.filed
    t.say("确认")
    assert t.filed == [before]


@pytest.mark.parametrize(
    ("message", "first", "second"),
    [
        ("客户华润万家说饮料瓶盖漏气,严重;另外我们仓库的温度计坏了,报修", "华润万家", "温度计"),
        ("客户美廉超市说送的鸡蛋碎了一半,一般;还有客户好又多说发错货了,严重", "美廉超市", "好又多"),
        ("客户恒隆酒店反映毛巾有味道,一般。另外打印机坏了,帮我报修", "恒隆酒店", "打印机"),
    ],
)
def test_two_requests_come_one_after_the_other(talk: Start, message: str, first: str, second: str) -> None:
    t = talk()
    shown = form(t.say(message))
    assert first in str(shown["fields"])
    assert second not in str(shown["fields"])
    assert second in t.say("确认").text


@pytest.mark.parametrize(
    ("message", "fields"),
    [
        (
            "Linda from Acme Tools complains that the drill broke on day one, serious",
            {"customer": "Linda from Acme Tools"},
        ),
        ("顾客说店里空调太热,差点中暑,投诉我们", {"customer": None}),
        (
            "匿名反映一下:食堂后厨煤气罐放在灶台边上,千万保密",
            {"location": "食堂后厨煤气罐", "description": "食堂后厨煤气罐放在灶台边上"},
        ),
        ("上报隐患:二车间配电箱门坏了,不对外写名字", {"anonymous": True, "description": "二车间配电箱门坏了"}),
        ("报修:另外三号线的封口机不动了", {"equipment": "三号线的封口机", "fault": "三号线的封口机不动了"}),
        ("4号线码垛机器人报警停机,报修", {"equipment": "4号线码垛机器人"}),
        ("报修,三号冲床漏油了也", {"fault": "三号冲床漏油了"}),
    ],
)  # fmt: skip
def test_a_name_is_what_names_it_and_no_more(talk: Start, message: str, fields: dict[str, Any]) -> None:
    shown = form(talk().say(message))["fields"]
    assert {name: shown.get(name) for name in fields} == fields


def test_a_name_given_in_an_anonymous_report_is_warned_of_and_anonymity_is_taken_back(talk: Start) -> None:
    t = talk()
    assert "“老张”" in t.say("匿名报个隐患,三车间地面漏油,我是老张,别写我名字").text
    assert "anonymous" not in form(t.say("把匿名去掉"))["fields"]


@pytest.mark.parametrize(
    "question", ["外包人员能报隐患吗", "实习生可以报修吗", "can I report a hazard anonymously?", "可以匿名报隐患吗"]
)
def test_whether_one_may_report_is_a_question(talk: Start, question: str) -> None:
    assert talk().say(question).action is None


def test_what_is_filed_cannot_be_added_to(talk: Start) -> None:
    t = talk()
    t.say("客户美廉超市说酱油漏,一般", "确认")
    reply = t.say("补充一下,客户说本周五前要解决")
    assert reply.kind == "status"
    assert "CP-20261123-0001" in reply.text
    assert len(t.filed) == 1


@pytest.mark.parametrize(
    "told", ["叉车撞了货架,没人受伤", "三号仓库叉车撞了货架,无人伤亡", "The forklift hit the rack, nobody was hurt"]
)
def test_where_nobody_was_hurt_no_first_aid_is_told(talk: Start, told: str) -> None:
    assert "120" not in talk().say(told).text


def test_who_was_hurt_is_not_overheard_beside_who_was_not(talk: Start) -> None:
    assert "120" in talk().say("叉车撞了货架,老王的脚压伤了,其他人没受伤").text
