"""Words of paperwork typed by their sound are read as those; what people write so stays, filed as it was said."""

import pytest

from assistant.mistyped import as_meant, mended
from tests.assistant.conversation import Start, form


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("想请架", "想请假"),
        ("我要申清家班", "我要申请加班"),
        ("病价 明夭一天 胃痛", "病假 明天一天 胃痛"),
        ("年休价", "年休假"),
        ("我想情产价", "我想请产假"),
        ("抱个隐患", "报个隐患"),
        ("上抱一个引患", "上报一个隐患"),
        ("登计投诉 刻户:百胜玩具", "登记投诉 客户:百胜玩具"),
        ("空条不制冷,抱修", "空条不制冷,报修"),
        ("明天下五我去医院,请病家", "明天下午我去医院,请病假"),
        ("24号上舞请桑假", "24号上午请丧假"),
        ("周三下舞", "周三下午"),
        ("却认", "确认"),
        ("对,题交吧", "对,提交吧"),
        ("名天请丧架", "明天请丧假"),
        ("今晚嘉班三小时", "今晚加班三小时"),
        ("掉休一天", "调休一天"),
    ],
)
def test_a_word_of_paperwork_is_put_right(typed: str, meant: str) -> None:
    assert mended(typed) == meant


@pytest.mark.parametrize(
    "written",
    [
        "我要看价",
        "今年价格涨了",
        "明天上五楼修灯",
        "明天下雾",
        "天下五湖四海",
        "今天上舞台",
        "周六试驾活动",
        "市价多少",
        "毕业证是假的",
        "文件改到第一版",
        "保修期多久",
        "修家里水管",
        "考核等级有几个",
        "下班去登机",
        "周末去试驾",
        "加上半天",
        "加一下班长微信",
        "电梯关门时夹人",
        "本人因患流感",
        "空调修了又坏",
        "网上爆了黑料",
        "去小会议室",
        "客户砍价",
        "产品价格太高",
        "先清架子",
        "工龄一年加多少",
    ],
)
def test_what_people_write_so_is_left_alone(written: str) -> None:
    assert mended(written) == written


def test_pinyin_is_read_where_it_stands_for_a_word() -> None:
    assert as_meant("帮wo请个annual leave") == "帮我请个annual leave"
    assert as_meant("qingjia, mingtian") == "请假, 明天"
    assert as_meant("the wood is on fire") == "the wood is on fire"


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("想请架", "leave_request"),
        ("我要休年价 下周2", "leave_request"),
        ("我要申清家班", "overtime_request"),
        ("抱个隐患", "hazard_report"),
        ("登计投诉 刻户:百胜玩具", "complaint"),
        ("复印机坏了,抱修", "equipment_repair"),
    ],
)
def test_a_mistyped_request_opens_its_form(talk: Start, said: str, kind: str) -> None:
    assert form(talk().say(said))["type"] == kind


def test_what_is_filed_is_told_in_the_senders_own_words(talk: Start) -> None:
    t = talk()
    fields = form(t.say("上抱一个引患,热处理车间门口的电揽皮磨破了,登计过三回"))["fields"]
    assert fields["location"] == "热处理车间门口"
    assert fields["description"].endswith("登计过三回")


def test_a_mistyped_leave_is_filed_as_meant(talk: Start) -> None:
    t = talk()
    fields = form(t.say("病价 明夭一天 胃痛"))["fields"]
    assert (fields["leave_type"], fields["start"]) == ("病假", "2026-11-24")
    assert t.say("对,题交吧").kind == "done"
