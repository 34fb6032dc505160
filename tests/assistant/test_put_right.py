"""Values that are put right: in what was told as well, in a record that is filed already, in a step that waited."""

import pytest

from tests.assistant.conversation import Start, Talk, form


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ("改成4号线", "4号线旁边"),
        ("不对,是5号线", "5号线旁边"),
        ("是在4号线", "4号线旁边"),
        ("地点改成2号仓库门口", "2号仓库门口"),
        ("位置说错了,应该是2号仓库门口", "2号仓库门口"),
        ("不是3号线,是6号线", "6号线旁边"),
    ],
)
def test_a_place_is_put_right_in_the_story_too(talk: Start, change: str, place: str) -> None:
    t = talk()
    t.say("上报隐患,3号线旁边地上有油")
    fields = form(t.say(change))["fields"]
    assert (fields["location"], fields["description"]) == (place, f"{place}地上有油")


@pytest.mark.parametrize(
    ("change", "customer"),
    [
        ("客户名字写错了是李玫", "李玫"),
        ("不叫李梅,叫李玫", "李玫"),
        ("客户应该是王强", "王强"),
        ("不对,是王强", "王强"),
        ("名字写错了,姓章,章阿姨", "章阿姨"),
    ],
)
def test_a_customer_is_put_right_in_the_story_too(talk: Start, change: str, customer: str) -> None:
    t = talk()
    t.say("客户李梅投诉送货晚了三天,一般")
    fields = form(t.say(change))["fields"]
    assert (fields["customer"], fields["description"]) == (customer, f"{customer}投诉送货晚了三天")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("描述改为送货晚了五天", "送货晚了五天"),
        ("内容改成送货晚了五天,态度也不好", "送货晚了五天,态度也不好"),
        ("换个描述:货发错了", "货发错了"),
        ("描述加一句:客户很生气", "李梅投诉送货晚了三天；客户很生气"),
        ("她还要求赔偿", "李梅投诉送货晚了三天；她还要求赔偿"),
    ],
)
def test_what_was_told_is_replaced_or_goes_on(talk: Start, change: str, told: str) -> None:
    t = talk()
    t.say("客户李梅投诉送货晚了三天,一般")
    assert form(t.say(change))["fields"]["description"] == told


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("地板改成墙面", "王先生家漏水泡了墙面"),
        ("是橱柜不是地板", "王先生家漏水泡了橱柜"),
        ("王先生改成汪先生", "汪先生家漏水泡了地板"),
    ],
)
def test_a_word_of_what_was_told_is_replaced(talk: Start, change: str, told: str) -> None:
    t = talk()
    t.say("登记投诉", "客户王先生", "王先生家漏水泡了地板", "严重")
    assert form(t.say(change))["fields"]["description"] == told


@pytest.mark.parametrize("message", ["删掉事由", "事由不写了", "原因去掉吧"])
def test_a_value_that_is_not_needed_is_taken_out(talk: Start, message: str) -> None:
    t = talk()
    t.say("12月7到9号事假,家里装修")
    reply = t.say(message)
    assert form(reply)["stage"] == "confirming"
    assert "reason" not in form(reply)["fields"]


@pytest.mark.parametrize("message", ["不匿名", "不要匿名", "实名", "算了,还是不匿名吧", "not anonymous"])
def test_who_does_not_want_to_be_anonymous_is_named(talk: Start, message: str) -> None:
    t = talk()
    t.say("上报隐患,3号线旁边地上有油,匿名")
    assert "anonymous" not in form(t.say(message))["fields"]


def test_no_to_anonymous_is_no_wish_for_it(talk: Start) -> None:
    assert "anonymous" not in form(talk().say("上报隐患,3号线旁边地上有油,不用匿名"))["fields"]


@pytest.mark.parametrize("message", ["病假条明天给", "证明下周一补交", "I'll bring the certificate tomorrow"])
def test_the_day_of_the_certificate_is_no_day_of_the_leave(talk: Start, message: str) -> None:
    t = talk()
    t.say("今天请一天病假")
    assert form(t.say(message))["fields"]["start"] == "2026-11-23"


@pytest.mark.parametrize("message", ["不知道名字", "没留姓名", "客户叫什么不清楚", "忘了问叫什么", "no name"])
def test_who_does_not_know_the_name_is_told_what_to_write(talk: Start, message: str) -> None:
    t = talk()
    before = form(t.say("有个客户投诉我们送货晚了"))
    reply = t.say(message)
    assert form(reply) == before
    assert "不知道名字也能登记" in reply.text or "without a name" in reply.text
    assert form(t.say("昨天来退货的男顾客,一般"))["fields"]["customer"] == "昨天来退货的男顾客"


@pytest.mark.parametrize(
    ("message", "answer", "halves"),
    [
        ("明天早点走", "下午", ("pm", "pm")),
        ("明天晚点到公司", "上午", ("am", "am")),
        ("明天提前下班", "一整天", (None, None)),
        ("I'd like to leave early tomorrow", "afternoon", ("pm", "pm")),
    ],
)
def test_part_of_a_day_is_asked_about(talk: Start, message: str, answer: str, halves: tuple[str | None, ...]) -> None:
    t = talk()
    asked = form(t.say(message))
    assert "end" in asked["missing"]
    assert "reason" not in asked["fields"]
    fields = form(t.say(answer))["fields"]
    assert (fields["start"], fields["end"]) == ("2026-11-24", "2026-11-24")
    assert (fields.get("start_half"), fields.get("end_half")) == halves


def test_the_other_half_makes_it_a_day(talk: Start) -> None:
    t = talk()
    t.say("下周五下午请事假")
    fields = form(t.say("上午也要"))["fields"]
    assert fields["workdays"] == 1


@pytest.mark.parametrize(
    ("messages", "said"),
    [
        (("周三请年假,周五也请",), "不是连着的几天"),
        (("请年假12月7号到11号", "12月9号我要回来开会,那天不请"), "2026-12-09 在要请的 2026-12-07 至 2026-12-11 里面"),
        (("12月7号到8号年假", "改成只请上午"), "不是连着的几天"),
        (("我请明天一天年假,事假也请",), "只能写一种假期类型"),
    ],
)
def test_what_is_no_one_stretch_or_no_one_kind_is_asked_about(
    talk: Start, messages: tuple[str, ...], said: str
) -> None:
    reply = talk().say(*messages)
    assert said in reply.text
    assert form(reply)["stage"] == "collecting"


def test_a_filed_leave_is_not_edited_and_none_opens(talk: Start) -> None:
    t = talk()
    t.say("12月3号请一天年假", "确认")
    for message in ("12月3号的假改成12月4号", "把12月3号那个假延到4号", "LV-20261123-0001 改到12月4号", "改成后天"):
        reply = t.say(message)
        assert "撤回 LV-20261123-0001" in reply.text, message
        assert reply.action is None
    assert t.filed[0]["start"] == "2026-12-03"


def test_a_change_to_the_form_in_hand_is_none_to_what_is_filed(talk: Start) -> None:
    t = talk()
    t.say("12月3号请一天年假", "确认", "12月8号请一天年假")
    assert form(t.say("12月8号的假改成12月9号"))["fields"]["start"] == "2026-12-09"
    reply = t.say("12月3号的假改成12月4号")
    assert "撤回 LV-20261123-0001" in reply.text
    assert form(reply)["fields"]["start"] == "2026-12-09"


def test_somebody_elses_record_is_not_spoken_of(talk: Start) -> None:
    talk().say("12月3号请一天年假", "确认")
    assert "2026-12-03" not in talk("e002").say("LV-20261123-0001 改到12月4号").text


def to_callback(talk: Start) -> Talk:
    t = talk()
    t.say("客户王女士投诉送货晚了三天,一般", "确认", "CP-20261123-0001 开始处理", "CP-20261123-0001 处理完了")
    assert t.say("CP-20261123-0001 回访完了,可以关闭").kind == "clarify"
    return t


def state_of(t: Talk) -> str:
    record = t.parts.store.record("CP-20261123-0001")
    assert record is not None
    return record.state


@pytest.mark.parametrize("score", ["满意度4分", "4", "四分", "4分吧,客户说还行"])
def test_the_score_comes_in_the_next_message(talk: Start, score: str) -> None:
    t = to_callback(talk)
    reply = t.say(score)
    assert reply.text.startswith("CP-20261123-0001 已变为“已关闭”。（满意度：4）")


def test_a_score_that_there_is_not_is_asked_for_again(talk: Start) -> None:
    t = to_callback(talk)
    assert t.say("9分").kind == "clarify"
    assert t.say("5分").kind == "done"


@pytest.mark.parametrize(
    "message", ["4分可以吗", "不是4分", "如果客户同意就4分", "明天请一天年假", "谢谢", "满意度怎么算"]
)
def test_nothing_else_takes_the_step(talk: Start, message: str) -> None:
    t = to_callback(talk)
    t.say(message)
    assert state_of(t) == "callback"


def test_after_another_topic_a_number_is_no_score(talk: Start) -> None:
    t = to_callback(talk)
    t.say("年假有几天", "4分")
    assert state_of(t) == "callback"


def test_the_owner_and_the_due_date_come_one_after_the_other(talk: Start) -> None:
    talk().say("上报隐患,3号车间地面有油", "确认")
    officer = talk("s001")
    assert officer.say("HZ-20261123-0001 安排整改").kind == "clarify"
    assert officer.say("e012").kind == "clarify"
    assert officer.say("12月4号前").kind == "done"
    record = officer.parts.store.record("HZ-20261123-0001")
    assert record is not None
    assert (record.assignee, record.fields["due"]) == ("e012", "2026-12-04")


@pytest.mark.parametrize("message", ["确认一下", "确认吧", "嗯?", "没问题吧", "好的?", "我确认一下"])
def test_what_only_sounds_like_a_yes_files_nothing(talk: Start, message: str) -> None:
    t = talk()
    t.say("明天请一天年假")
    reply = t.say(message)
    assert form(reply)["stage"] == "confirming"
    assert "没有提交" in reply.text
    assert t.filed == []
