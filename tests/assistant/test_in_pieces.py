"""What is told in pieces: a place made more exact, a fact added, a value that takes the place of one."""

from typing import Any

import pytest

from tests.assistant.conversation import Start, form


def after(talk: Start, *messages: str) -> dict[str, Any]:
    fields: dict[str, Any] = form(talk().say(*messages))["fields"]
    return fields


@pytest.mark.parametrize(
    ("told", "more", "place", "story"),
    [
        ("报隐患 楼梯口堆了纸箱", "A栋三楼", "A栋三楼楼梯口", "A栋三楼楼梯口堆了纸箱"),
        ("报隐患 楼梯口堆了纸箱", "是在A栋三楼", "A栋三楼楼梯口", "A栋三楼楼梯口堆了纸箱"),
        ("报隐患 楼梯口堆了纸箱", "具体位置是A栋三楼", "A栋三楼楼梯口", "A栋三楼楼梯口堆了纸箱"),
        ("报隐患 A栋三楼堆了纸箱", "三楼楼梯口", "A栋三楼楼梯口", "A栋三楼楼梯口堆了纸箱"),
        ("报隐患 A栋三楼堆了纸箱", "靠窗那边", "A栋三楼靠窗那边", "A栋三楼靠窗那边堆了纸箱"),
        ("3号车间地上有油,上报隐患", "东侧配电箱旁", "3号车间东侧配电箱旁", "3号车间东侧配电箱旁地上有油"),
        ("二车间叉车刹车失灵了,上报隐患", "东北角那台", "二车间叉车东北角那台", "二车间叉车东北角那台刹车失灵了"),
        ("报隐患,二车间灯管快掉了", "东头那盏", "二车间东头那盏", "二车间东头那盏灯管快掉了"),
        ("报隐患 A栋三楼堆了纸箱", "四楼", "A栋四楼", "A栋四楼堆了纸箱"),
        ("3号车间地上有油,上报隐患", "4号车间", "4号车间", "4号车间地上有油"),
        ("报隐患 楼梯口堆了纸箱", "不对,是大厅", "大厅", "大厅堆了纸箱"),
        ("3号车间漏油,上报隐患", "不对,是4号车间", "4号车间", "4号车间漏油"),
        ("3号车间漏油,上报隐患", "是4号车间", "4号车间", "4号车间漏油"),
    ],
)
def test_a_place_becomes_more_exact_or_is_replaced(talk: Start, told: str, more: str, place: str, story: str) -> None:
    fields = after(talk, told, more)
    assert (fields["location"], fields["description"]) == (place, story)


@pytest.mark.parametrize(
    ("told", "more", "place", "story"),
    [
        ("刚才冲压那边有人手被夹了,报隐患", "就是冲压车间2号机 双手按钮坏了一个", "冲压车间2号机", "双手按钮坏了一个"),
        ("仓库那边有根线露着,报隐患", "就是2号仓库东门旁边那根,皮都磨没了", "2号仓库东门旁边", "皮都磨没了"),
        ("焊接那块有气味,报隐患", "焊接车间3号工位,软管老化漏气", "焊接车间3号工位", "软管老化漏气"),
        ("食堂那边地上全是水,报个隐患", "在二食堂洗碗间门口,今早就有了", "二食堂洗碗间门口", "今早就有了"),
        ("报隐患,车间里地上有油", "具体是三号车间冲床后面", "三号车间冲床后面", "三号车间冲床后面地上有油"),
        ("报隐患,护栏松了", "A栋三楼楼梯口的护栏,一碰就晃", "A栋三楼楼梯口", "护栏松了；一碰就晃"),
    ],
)
def test_a_rough_place_is_told_exactly_and_nothing_told_with_it_is_lost(
    talk: Start, told: str, more: str, place: str, story: str
) -> None:
    fields = after(talk, told, more)
    assert fields["location"] == place
    assert story in fields["description"]


def test_another_place_than_a_rough_one_is_another_matter(talk: Start) -> None:
    fields = after(talk, "报隐患,车间地面有油", "另外二号车间的灯也坏了")
    assert (fields["location"], fields["description"]) == ("车间", "车间地面有油")


@pytest.mark.parametrize("told", ["我们那边护栏松了,报隐患", "那边地上有油,上报隐患", "报隐患,这儿灯坏了"])
def test_what_only_points_is_no_place(talk: Start, told: str) -> None:
    assert form(talk().say(told))["missing"] == ["location"]


def test_what_only_leads_to_a_place_is_not_told(talk: Start) -> None:
    assert after(talk, "报隐患,灯不亮", "不好意思,是三号车间,谢谢")["description"] == "灯不亮"


def test_a_time_that_is_left_open_is_no_reason(talk: Start) -> None:
    assert "reason" not in after(talk, "过些日子请婚假")
    assert after(talk, "过阵子想休年假,带爸妈出去")["reason"] == "带爸妈出去"
    assert "reason" not in after(talk, "I'd like to take some annual leave in a couple of weeks")


def test_a_report_in_english_begins_with_its_first_word(talk: Start) -> None:
    told = after(talk, "I need to report a hazard. The floor by gate 2 is wet")["description"]
    assert told == "The floor by gate 2 is wet"


def test_a_smell_is_no_place(talk: Start) -> None:
    assert after(talk, "厂房里闻到煤气味,报个隐患")["location"] == "厂房里"
    assert "location" not in after(talk, "上报隐患", "闻到煤气味")
    fields = after(talk, "报隐患,3号车间灯坏了", "闻到煤气味")
    assert (fields["location"], fields["description"]) == ("3号车间", "3号车间灯坏了；闻到煤气味")


@pytest.mark.parametrize(
    "change", ["别写A栋,写B栋", "别写A栋,B栋", "不是A栋是B栋", "不是A栋,B栋", "A栋→B栋", "A栋改成B栋", "A栋->B栋"]
)
def test_the_right_value_stands_wherever_the_wrong_one_stood(talk: Start, change: str) -> None:
    fields = after(talk, "A栋三楼的消防通道被A栋的人堵了,上报隐患", change)
    assert fields["location"] == "B栋三楼的消防通道"
    assert fields["description"] == "B栋三楼的消防通道被B栋的人堵了"


@pytest.mark.parametrize("change", ["别写A栋,我再想想", "别写了,我问下", "不是A栋"])
def test_a_wrong_value_without_the_right_one_changes_nothing(talk: Start, change: str) -> None:
    assert after(talk, "A栋三楼的消防通道被堵了,上报隐患", change)["location"] == "A栋三楼的消防通道"


@pytest.mark.parametrize(
    ("messages", "field", "value"),
    [
        (("客户张总投诉发货少了两箱,一般", "客户叫张伟不叫张总"), "customer", "张伟"),
        (("客户李梅投诉送货晚了三天,一般", "李梅→李玫"), "description", "李玫投诉送货晚了三天"),
        (("客户张总投诉发货少了两箱,一般", "不是两箱,是三箱"), "description", "张总投诉发货少了三箱"),
        (("客户张总投诉发货少了两箱,一般", "他要求道歉"), "description", "张总投诉发货少了两箱；他要求道歉"),
        (("客户张总投诉发货少了两箱,一般", "订单号SO20261101"), "order_no", "SO20261101"),
        (("上报隐患,仓库灭火器过期", "一般的"), "level", "一般"),
        (("下周五请一天年假", "加个事由,带娃打疫苗"), "reason", "带娃打疫苗"),
        (("报修空调,不制冷", "三楼会议室的"), "equipment", "三楼会议室的空调"),
        (("帮我报修打印机,卡纸", "是财务室那台"), "equipment", "财务室那台打印机"),
        (("冲床不转了,帮我报修", "1号冲床"), "equipment", "1号冲床"),
        (("2号线注塑机坏了,报修", "不是2号线,是3号线"), "fault", "3号线注塑机坏了"),
        (("这周六加班,赶订单", "改成周日"), "start", "2026-11-29"),
        (("这周六加班,赶订单",), "reason", "赶订单"),
        (("这周六加班,赶订单", "8小时", "改成6个小时"), "hours", "6个小时"),
        (("明晚加班到9点,客户急单", "改到10点"), "hours", "到10点"),
    ],
)
def test_what_is_said_later_has_its_field(talk: Start, messages: tuple[str, ...], field: str, value: str) -> None:
    assert after(talk, *messages)[field] == value


@pytest.mark.parametrize("message", ["明天加班吗", "我昨天加班了", "周六加班算几倍工资", "周六加班的话有补贴吗"])
def test_overtime_that_is_only_spoken_of_opens_no_form(talk: Start, message: str) -> None:
    assert talk().say(message).action is None


@pytest.mark.parametrize(
    ("asked_of", "pause", "given", "field", "value"),
    [
        ("报个隐患", "我去拍个照先", "二号楼天台门锁不上", "description", "二号楼天台门锁不上"),
        ("登记投诉", "等一下我问客户", "李姐", "customer", "李姐"),
        ("报修", "等我看下机号", "冲床2号,不转了", "fault", "冲床2号,不转了"),
        ("请事假", "我想想哪天", "周五", "start", "2026-11-27"),
        ("请事假", "好的我知道了", "周五,家里电工上门", "reason", "家里电工上门"),
        ("I need a day off", "hang on", "sick leave tomorrow", "leave_type", "病假"),
    ],
)
def test_who_looks_something_up_has_given_nothing_yet(
    talk: Start, asked_of: str, pause: str, given: str, field: str, value: str
) -> None:
    t = talk()
    t.say(asked_of)
    lacking = form(t.replies[-1])["missing"]
    waiting = form(t.say(pause))
    assert (waiting["stage"], waiting["missing"]) == ("collecting", lacking)
    assert form(t.say(given))["fields"][field] == value


@pytest.mark.parametrize("fault", ["不转了", "灯不亮,也不闪了", "门关不上了", "开一会儿就卡"])
def test_what_stops_working_drops_no_form(talk: Start, fault: str) -> None:
    t = talk()
    t.say("报修 2号冲床")
    assert form(t.say(fault))["fields"]["fault"] == fault
