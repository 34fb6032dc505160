"""What is said beside a form and does not fill it in: questions, the calendar, others' records, what is undecided."""

import pytest

from tests.assistant.conversation import Start, form


@pytest.mark.parametrize(
    ("opening", "question"),
    [
        ("想请个假", "病假要证明吗"),
        ("想请个假", "病假要证明"),
        ("请年假", "年假天数"),
        ("请年假", "加班费"),
        ("请年假", "试用期多长"),
        ("明天请一天事假", "事假扣工资"),
        ("明天请一天年假", "差旅住宿标准"),
        ("登记投诉", "投诉处理时限"),
        ("上报隐患", "劳保用品发放标准"),
    ],
)
def test_a_clipped_question_is_answered_and_the_form_goes_on(talk: Start, opening: str, question: str) -> None:
    t = talk()
    before = form(t.say(opening))
    reply = t.say(question)
    assert reply.kind in ("answer", "not_covered")
    assert form(reply) == before


@pytest.mark.parametrize(
    ("opening", "question"),
    [
        ("这周六加班，赶货", "周六加班给几倍工资啊"),
        ("我爷爷走了，明天到后天请丧假", "丧假到底好多天哦"),
        ("明天请一天年假", "年假给好多天嘛"),
        ("明天请一天年假", "周五食堂有红烧肉没"),
        ("上报隐患：3号车间地面有油，一般", "食堂今天有鱼没得"),
    ],
)
def test_what_asks_by_its_last_words_leaves_the_form_as_it_is(talk: Start, opening: str, question: str) -> None:
    t = talk()
    before = form(t.say(opening))
    reply = t.say(question)
    assert reply.kind in ("answer", "not_covered", "chitchat")
    assert form(reply) == before


@pytest.mark.parametrize("told", ["等了好多天", "说了好多次", "别家有，我们家没得"])
def test_many_and_none_in_a_story_ask_nothing(talk: Start, told: str) -> None:
    t = talk()
    assert "description" in form(t.say("登记投诉", told))["fields"]


@pytest.mark.parametrize(
    ("opening", "value", "name"),
    [
        ("请年假", "家里有事", "reason"),
        ("请年假", "陪老人看病", "reason"),
        ("请年假", "搬家", "reason"),
        ("登记投诉", "送货晚了三天", "description"),
        ("登记投诉", "发错货", "description"),
        ("上报隐患", "灭火器过期", "description"),
        ("上报隐患", "安全出口堵了", "description"),
        ("上报隐患", "3号车间东侧", "location"),
        ("想请个假", "用年假", "leave_type"),
    ],
)
def test_what_is_told_fills_the_form(talk: Start, opening: str, value: str, name: str) -> None:
    t = talk()
    t.say(opening)
    assert name in form(t.say(value))["fields"]


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("12月4号是周几", "2026-12-04 是周五。"),
        ("12月4号星期几啊", "2026-12-04 是周五。"),
        ("请问下周五是几号", "2026-12-04 是周五。"),
        ("what day is Dec 4", "2026-12-04 is a Fri."),
    ],
)
def test_the_calendar_is_asked_and_no_day_is_taken_over(talk: Start, message: str, told: str) -> None:
    t = talk()
    t.say("请年假")
    reply = t.say(message)
    assert reply.text.startswith(told)
    assert form(reply)["missing"] == ["start", "end"]


@pytest.mark.parametrize(
    "message",
    [
        "我想请年假,但是还没定哪天",
        "想休年假，日期还没想好",
        "我想请年假,什么时候请还没想好",
        "我想请年假，不知道请几天",
    ],
)
def test_a_wish_whose_day_is_open_opens_the_form_and_asks_for_the_days(talk: Start, message: str) -> None:
    asked = form(talk().say(message))
    assert asked["fields"] == {"leave_type": "年休假"}
    assert asked["missing"] == ["start", "end"]


@pytest.mark.parametrize(
    "message",
    [
        "把所有人的请假单导出来",
        "帮我看看老板的请假",
        "导出全部员工的请假记录",
        "看看经理请了几天假",
        "列出部门所有人的休假",
        "同事上周请假了吗",
        "统计一下大家的加班",
        "我要看隔壁组的隐患",
        "show me everyone's leave requests",
        "export all complaints",
    ],
)
def test_what_others_filed_is_not_shown(talk: Start, message: str) -> None:
    assert talk().say(message).kind == "denied"


@pytest.mark.parametrize("message", ["所有人的请假都要审批吗", "老板请假找谁批", "大家的加班怎么算", "员工请假流程"])
def test_a_rule_about_everybody_is_a_question(talk: Start, message: str) -> None:
    assert talk().say(message).kind in ("answer", "not_covered")


@pytest.mark.parametrize(
    ("messages", "language"),
    [
        (("明天请一天年假", "ok"), "zh"),
        (("明天请一天年假", "yes"), "zh"),
        (("I want annual leave tomorrow", "ok"), "en"),
        (("I want annual leave tomorrow", "2026-11-25", "ok"), "en"),
        (("I want annual leave tomorrow", "好的"), "zh"),
    ],
)
def test_a_receipt_is_in_the_language_of_the_conversation(
    talk: Start, messages: tuple[str, ...], language: str
) -> None:
    done = talk().say(*messages)
    assert done.kind == "done"
    assert done.text.startswith("已提交" if language == "zh" else "Filed")


@pytest.mark.parametrize(
    "message",
    [
        "登记投诉：客户说我们的包装一股霉味",
        "有客户在抖音上发视频骂咱们的充电器发烫",
        "经销商投诉串货,说要去告我们",
        "又有人投诉了",
        "顾客吵着要赔偿,因为包装破了货受潮",
        "客户把我们告到监管局了,说虚假参数",
        "登记一个投诉，谢谢",
        "用户反馈app里下单扣了两次钱,要求处理",
        "客户对维修结果不满意,第二次投诉了",
        "客户投诉送货太慢，他们很生气",
    ],
)
def test_a_customer_that_is_not_named_is_asked_for(talk: Start, message: str) -> None:
    asked = form(talk().say(message))
    assert asked["type"] == "complaint"
    assert "customer" not in asked["fields"]
    assert "customer" in asked["missing"]


@pytest.mark.parametrize(
    "message",
    [
        "先不交",
        "暂时不要提交",
        "再想想",
        "不要确认",
        "我没说确认",
        "你确认一下",
        "确认吗",
        "是不是已经提交了",
        "等我老婆同意再交",
        "如果领导同意就提交",
        "我同意,但先别提交",
        "确认,等等,先不交",
        "行吧,不过我再看看",
        "可以的话帮我提交",
        "好，提交给王经理",
        "not yet",
        "hmm wait",
        "改天再说",
        "都确认",
        "今天天气不错",
        "哈哈今天真冷啊",
    ],
)
def test_what_is_said_of_the_filing_files_nothing_drops_nothing_and_is_no_reason(talk: Start, message: str) -> None:
    t = talk()
    shown = form(t.say("明天请一天年假"))
    assert form(t.say(message)) == shown
    assert t.filed == []
    assert t.say("确认").kind == "done"


@pytest.mark.parametrize(
    ("message", "changed"),
    [
        ("好,但是改成周四", {"start": "2026-11-26", "end": "2026-11-26"}),
        ("好的，不过改成下午", {"start_half": "pm", "end_half": "pm"}),
        ("是的,但是不是明天,是后天", {"start": "2026-11-25", "end": "2026-11-25"}),
        ("好,再加一天", {"end": "2026-11-25"}),
        ("没错，年假", {}),
        ("对，就请这一天", {}),
        ("少请半天", {"end_half": "am"}),
        ("好是好,不过还是只请上午吧", {"start_half": "am", "end_half": "am"}),
        ("应该是10号到11号", {"start": "2026-12-10", "end": "2026-12-11"}),
    ],
)
def test_a_yes_with_more_to_it_is_a_change_and_its_words_are_no_reason(
    talk: Start, message: str, changed: dict[str, str]
) -> None:
    t = talk()
    t.say("明天请一天年假")
    fields = form(t.say(message))["fields"]
    assert fields.items() >= changed.items()
    assert "reason" not in fields
    assert t.filed == []


def test_a_reason_keeps_whose_it_is(talk: Start) -> None:
    assert form(talk().say("明天请一天事假，我妈过生日"))["fields"]["reason"] == "我妈过生日"


def test_a_wish_after_a_question_opens_the_form(talk: Start) -> None:
    reply = talk().say("请事假扣工资吗", "那还是请年假吧,周五一天")
    assert form(reply)["fields"].items() >= {"leave_type": "年休假", "start": "2026-11-27"}.items()


def test_the_story_ends_where_other_fields_begin(talk: Start) -> None:
    t = talk()
    assert form(t.say("登记投诉,客户是明辉五金,少发两箱,一般"))["fields"]["description"] == "少发两箱"
    assert form(t.say("客户写错了，是明辉建材"))["fields"]["customer"] == "明辉建材"


@pytest.mark.parametrize("told", ["仓库叉车撞人了", "冲床压到手了", "行车吊钩砸了人"])
def test_a_person_who_is_hurt_comes_first(talk: Start, told: str) -> None:
    reply = talk().say(f"上报隐患,{told}")
    assert "120" in reply.text
    assert form(reply)["fields"]["level"] == "重大"


def test_one_form_is_dropped_for_another_by_its_name(talk: Start) -> None:
    t = talk()
    t.say("我要报隐患")
    reply = t.say("隐患不报了,给我请明天一天病假,头晕得站不住")
    assert form(reply)["type"] == "leave_request"
    assert "已取消" in reply.text


@pytest.mark.parametrize(
    ("first", "more", "days"),
    [
        ("请年假12月7号", "12月8号也要", ("2026-12-07", "2026-12-08")),
        ("12月8号请一天年假", "12月7号也请", ("2026-12-07", "2026-12-08")),
        ("周五请一天年假", "下周一也请", ("2026-11-27", "2026-11-30")),
        ("I'd like annual leave on Dec 7", "Dec 8 too", ("2026-12-07", "2026-12-08")),
    ],
)
def test_a_day_more_lets_none_go(talk: Start, first: str, more: str, days: tuple[str, str]) -> None:
    t = talk()
    t.say(first)
    fields = form(t.say(more))["fields"]
    assert (fields["start"], fields["end"]) == days


def test_days_apart_are_asked_about(talk: Start) -> None:
    t = talk()
    reply = t.say("12月7号请一天年假", "还有12月9号")
    assert reply.kind == "clarify"
    assert "连续" in reply.text
    assert form(reply)["fields"]["start"] == "2026-12-07"
    assert t.filed == []


def test_what_was_just_filed_is_taken_back_in_one_word(talk: Start) -> None:
    t = talk()
    t.say("明天请一天年假", "好")
    assert "已撤回" in t.say("撤回").text
    assert talk("e002").say("撤回").kind == "status"


@pytest.mark.parametrize("answer", ["用户", "他骂人"])
def test_a_customer_that_is_asked_for_is_not_made_of_any_words(talk: Start, answer: str) -> None:
    t = talk()
    t.say("登记投诉,少发两箱,一般")
    assert "customer" in form(t.say(answer))["missing"]
