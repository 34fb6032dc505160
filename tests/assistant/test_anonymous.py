"""An anonymous report: what tells its sender is warned of, and what is done with names is told as it is."""

import pytest

from tests.assistant.conversation import Start, form


@pytest.mark.parametrize(
    ("said", "told", "order", "left"),
    [
        ("匿名举报三号车间叉车漏油,我赵敏看到的", "赵敏", "去掉", "三号车间叉车漏油"),
        (
            "匿名上报2号仓库货架歪了,我工号e001,电话13800001111",
            "13800001111",
            "把我的电话和工号去掉",
            "2号仓库货架歪了",
        ),
        ("匿名报隐患,食堂后门地面结冰,我是小赵", "小赵", "名字删掉吧", "食堂后门地面结冰"),
        ("匿名上报2号仓库货架歪了,赵敏昨天差点被砸到", "赵敏", "去掉赵敏", "2号仓库货架歪了,昨天差点被砸到"),
        (
            "anonymous report: forklift leaking oil in workshop 3, call me, Zhao Min 13812345678",
            "Zhao Min",
            "take it out",
            "forklift leaking oil in workshop 3",
        ),
        (
            "report a hazard anonymously: forklift leaking oil in workshop 3, I am Min Zhao",
            "Min Zhao",
            "please remove my name",
            "forklift leaking oil in workshop 3",
        ),
    ],
)
def test_what_names_the_sender_is_warned_of_and_taken_out(
    talk: Start, said: str, told: str, order: str, left: str
) -> None:
    t = talk()
    warned = t.say(said)
    assert "⚠️" in warned.text
    assert told in warned.text.split("⚠️")[-1]
    reply = t.say(order)
    assert (reply.kind, form(reply)["fields"]["description"]) == ("confirm", left)
    assert "⚠️" not in reply.text.split("匿名：是")[-1]
    assert t.filed == []


@pytest.mark.parametrize(
    "said",
    [
        "匿名举报三号车间叉车漏油",
        "匿名举报2号仓库老王超速开叉车",
        "匿名上报食堂后门地面结冰,e005知道",
        "三号车间叉车漏油,我赵敏看到的",
        "匿名上报二号楼1380房间门锁坏了",
        "report a hazard anonymously: forklift leaking oil in workshop 3",
    ],
)
def test_who_is_not_named_is_not_warned(talk: Start, said: str) -> None:
    assert "⚠️" not in talk().say(said).text


def test_a_yes_after_the_warning_files_what_was_shown(talk: Start) -> None:
    t = talk()
    t.say("匿名举报三号车间叉车漏油,我赵敏看到的", "确认")
    assert t.filed[0]["description"] == "三号车间叉车漏油,我赵敏看到的"


@pytest.mark.parametrize(
    "question",
    [
        "会不会查到我",
        "会知道是我吗",
        "领导能猜出是我吗",
        "会泄露吗",
        "会不会被发现",
        "能查出来是谁报的吗",
        "班长会知道是我说的吗",
        "will they find out it was me",
        "can it be traced back to me",
        "will my boss know it was me",
    ],
)
@pytest.mark.parametrize("filed", [False, True])
def test_what_is_done_with_names_is_told(talk: Start, question: str, filed: bool) -> None:
    t = talk()
    t.say("匿名举报三号车间叉车漏油", *(["确认"] if filed else []))
    reply = t.say(question)
    assert ("记录里不写您的名字" in reply.text) or ("the record does not name you" in reply.text)
    assert ("数据库" in reply.text) or ("database" in reply.text)
    assert len(t.filed) == filed


@pytest.mark.parametrize("wish", ["别让班长知道是我", "怕领导知道是我"])
def test_a_wish_is_no_question(talk: Start, wish: str) -> None:
    t = talk()
    t.say("匿名举报三号车间叉车漏油")
    assert "数据库" not in t.say(wish).text


@pytest.mark.parametrize(
    "question", ["我刚才报的怎么样了", "处理了吗", "它怎么样了", "能撤回吗", "谁在处理", "how is my report going"]
)
def test_after_filing_the_number_is_told_and_not_how_it_stands(talk: Start, question: str) -> None:
    t = talk()
    t.say("匿名举报三号车间叉车漏油", "确认")
    reply = t.say(question)
    assert "HZ-20261123-0001" in reply.text
    assert "马安平" in reply.text
    assert "已登记" not in reply.text


def test_nobody_else_is_told_of_it(talk: Start) -> None:
    talk().say("匿名举报三号车间叉车漏油", "确认")
    assert "HZ-20261123-0001" not in talk("e002").say("我刚才报的怎么样了").text


def test_who_filed_nothing_under_their_name_is_told_so_honestly(talk: Start) -> None:
    t = talk()
    t.say("匿名举报三号车间叉车漏油", "确认", "请病假要什么材料")
    text = t.say("我报的隐患怎么样了").text
    assert "您名下还没有提交过安全隐患上报" in text
    assert "匿名提交的不挂在您名下" in text


@pytest.mark.parametrize(
    "wish",
    [
        "名字别留", "我希望保密", "别写我", "能不能不写我是谁", "不署名可以吗", "名字就算了吧", "别把我写进去",
        "不要实名", "确认提交,对了匿名", "嗯嗯 就这样报上去,不过名字别留", "交吧,但是别写我", "你先帮我报,名字不要写",
        "报上去吧,我不想露面", "submit it, keep it confidential", "file it but nobody should know it was me",
        "don't name me",
    ],
)  # fmt: skip
def test_who_wishes_to_be_unnamed_is_shown_a_report_that_names_nobody(talk: Start, wish: str) -> None:
    t = talk()
    reply = t.say("成品库消防通道被纸箱堵死了", wish)
    assert (reply.kind, form(reply)["fields"].get("anonymous"), t.filed) == ("confirm", True, [])
    assert "提交人：匿名" in reply.text or "by: anonymous" in reply.text


@pytest.mark.parametrize(
    "other",
    ["名字别写错了", "别写我们车间,写成品库", "匿名的话还能查进度吗", "为什么不能匿名", "不要保密", "会写我的名字吗"],
)
def test_what_wishes_no_such_thing_leaves_the_name(talk: Start, other: str) -> None:
    t = talk()
    assert not form(t.say("成品库消防通道被纸箱堵死了", other))["fields"].get("anonymous")


def test_what_is_told_beside_the_wish_is_filled_in(talk: Start) -> None:
    fields = form(talk().say("成品库消防通道被纸箱堵死了", "提交,别提我名字,还有应急灯也不亮"))["fields"]
    assert (fields["anonymous"], fields["description"]) == (True, "成品库消防通道被纸箱堵死了；应急灯也不亮")
