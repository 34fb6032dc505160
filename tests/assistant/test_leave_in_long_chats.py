"""Leave in long chats: forms that are gone back to, days before and after, halves, days that are only told of."""

import pytest

from tests.assistant.conversation import Start, form
from tests.assistant.test_days_changed import days


@pytest.mark.parametrize(
    "message",
    [
        "先把请假弄完", "请假那个先弄完吧", "哦。继续刚才请假的", "不说这个了，说回请假", "当我没说。继续请假",
        "那接着请假吧", "年假那张接着办", "还是先把年假办完吧", "不管了，接着弄请假", "好吧，先处理请假",
    ],
)  # fmt: skip
def test_a_form_is_gone_back_to_by_its_name(talk: Start, message: str) -> None:
    t = talk()
    t.say("下周四请一天年假", "前台空调坏了,报修")
    reply = t.say(message)
    shown = form(reply)
    assert (reply.kind, shown["type"], shown["fields"].get("reason")) == ("confirm", "leave_request", None)
    assert t.filed == []
    assert t.say("提交").kind == "done"
    assert t.parts.store.records()[0].type == "leave_request"


@pytest.mark.parametrize("message", ["哦，那接着刚才的申请吧", "当我没说。继续请假", "好，接着弄吧"])
def test_the_form_in_hand_is_gone_on_with(talk: Start, message: str) -> None:
    reply = talk().say("下周四请一天年假", "考核是按季度还是按月的", message)
    assert (reply.kind, form(reply)["fields"]["start"]) == ("confirm", "2026-12-03")


@pytest.mark.parametrize("message", ["当我没说", "算了不请了", "当我没提过"])
def test_what_only_takes_a_form_back_drops_it(talk: Start, message: str) -> None:
    assert talk().say("下周四请一天年假", message).kind == "cancelled"


@pytest.mark.parametrize(
    ("plea", "change", "now"),
    [
        ("12月31号请年假", "再往前加一天，30号也休", "12-30..12-31"),
        ("下周四请一天年假", "前面再加一天", "12-02..12-03"),
        ("下周四请一天年假", "往前多请半天", "12-02pm..12-03"),
        ("下周四请一天年假", "后面再续两天", "12-03..12-07"),
        ("婚假 12月7日到11日", "哦 再往后加三天,周末不算在里头", "12-07..12-16"),
        ("婚假 12月7日到11日", "往后加三天", "12-07..12-14"),
        ("婚假 12月7日到11日", "再加两天,不算周末", "12-07..12-15"),
        ("下周四请一天年假", "往后推两天", "12-07..12-07"),
    ],
)
def test_days_are_put_before_or_behind(talk: Start, plea: str, change: str, now: str) -> None:
    assert days(talk, plea, change) == now


@pytest.mark.parametrize(
    ("plea", "change", "now"),
    [
        ("病假 今天上午", "不对不对 是下午半天 上午我人在公司呢", "11-23pm..11-23pm"),
        ("下周三请一天年假", "下午我要上班", "12-02am..12-02am"),
        ("下周三请一天年假", "上午我人在厂里呢", "12-02pm..12-02pm"),
        ("下周二下午请半天年假", "不是下午，上午休，下午我在单位", "12-01am..12-01am"),
    ],
)
def test_the_half_that_is_worked_is_not_asked_for(talk: Start, plea: str, change: str, now: str) -> None:
    assert days(talk, plea, change) == now


@pytest.mark.parametrize(
    "told", ["我靠 24号晚上要陪客户吃饭", "24号我妈生日", "23号部门有个会", "22号孩子学校开家长会", "24号晚上有饭局"]
)
def test_what_is_told_of_one_day_changes_none(talk: Start, told: str) -> None:
    t = talk()
    t.say("12月21到24请年假")
    fields = form(t.say(told))["fields"]
    assert (fields["start"], fields["end"], fields.get("reason")) == ("2026-12-21", "2026-12-24", None)
    assert form(t.say("到23号就行"))["fields"]["end"] == "2026-12-23"


@pytest.mark.parametrize(
    ("change", "now"),
    [("23号", "12-23..12-23"), ("就24号一天", "12-24..12-24"), ("改成22号上午", "12-22am..12-22am"),
     ("24号不请了", "12-21..12-23"), ("24号上午还上班", "12-21..12-24")],
)  # fmt: skip
def test_what_is_to_be_made_of_one_day_is_done(talk: Start, change: str, now: str) -> None:
    if change != "24号上午还上班":
        assert days(talk, "12月21到24请年假", change) == now
    else:
        assert "不是连着的几天" in talk().say("12月21到24请年假", change).text


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("其实我自己那天也发烧,那就报病假,就20号那天", "2026-11-20"),
        ("记错了，病假，19号", "2026-11-19"),
        ("那就报病假吧", "2026-11-20"),
    ],
)
def test_a_day_beside_one_that_is_over_is_over(talk: Start, said: str, day: str) -> None:
    t = talk()
    assert t.say("上周五我没来,补个事假").kind == "denied"
    assert form(t.say(said))["fields"]["start"] == day


def test_a_day_of_a_leave_that_is_over_is_changed_for_one_that_is_over(talk: Start) -> None:
    assert days(talk, "上周五病了没来,补病假", "错了，是18号", "到20号") == "11-18..11-20"


@pytest.mark.parametrize(
    "plea",
    ["年底想出去浪几天,帮我弄个年假", "月底想请两天年假回老家", "年底请三天年假", "帮我请个年假，月底想歇几天"],
)
def test_an_end_of_a_month_is_no_first_of_several_days(talk: Start, plea: str) -> None:
    reply = talk().say(plea)
    assert (reply.kind, "start" in form(reply)["fields"]) == ("clarify", False)
    assert "不能确定是哪一天" in reply.text


@pytest.mark.parametrize("plea", ["下周一请几天年假", "下周一想休两三天年假", "下周一开始请好几天年假"])
def test_a_number_of_days_that_is_left_open_is_asked_for(talk: Start, plea: str) -> None:
    fields = form(talk().say(plea))["fields"]
    assert (fields["start"], "end" in fields) == ("2026-11-30", False)


@pytest.mark.parametrize(("plea", "day"), [("月底请一天年假", "11-30..11-30"), ("年假从明天休到月底", "11-24..11-30")])
def test_an_end_of_a_month_is_a_day(talk: Start, plea: str, day: str) -> None:
    assert days(talk, plea) == day


@pytest.mark.parametrize("more", ["再另报一张24号下午的年假", "还要请个24号下午的年假", "24号下午再请半天年假"])
def test_another_request_is_of_the_month_spoken_of(talk: Start, more: str) -> None:
    fields = form(talk().say("12月21到23请年假", "提交", more))["fields"]
    assert (fields["start"], fields["start_half"], fields.get("reason")) == ("2026-12-24", "pm", None)


def test_a_request_alone_is_of_the_coming_day(talk: Start) -> None:
    assert days(talk, "12月21到23请年假", "提交", "24号下午请半天年假") == "11-24pm..11-24pm"


@pytest.mark.parametrize(
    "plea",
    ["那报张新的,这周四年假", "再报一张年假，这周四", "重新填一张，这周四的年假", "写个新的请假，这周四年假"],
)
def test_a_new_sheet_is_a_request(talk: Start, plea: str) -> None:
    fields = form(talk().say(plea))["fields"]
    assert (fields["leave_type"], fields["start"], fields.get("reason")) == ("年休假", "2026-11-26", None)


@pytest.mark.parametrize("question", ["补张病假单要什么材料", "报一张年假要几天批", "填一张请假的流程是啥"])
def test_what_is_asked_of_a_sheet_opens_none(talk: Start, question: str) -> None:
    assert talk().say(question).action is None


@pytest.mark.parametrize("question", ["丧假到底给几天啊", "年假一般能休几天", "婚假到底放多少天", "病假规定能请几天"])
def test_how_many_days_a_kind_has_is_asked_beside_a_form(talk: Start, question: str) -> None:
    reply = talk().say("想请丧假，明天到周五，回老家送她", question)
    assert reply.kind == "answer"
    assert form(reply)["stage"] == "confirming"


@pytest.mark.parametrize("question", ["周末没算进去吧?", "一共算几天", "中间的周末算不算", "这样要几天"])
def test_how_many_days_the_request_has_is_told(talk: Start, question: str) -> None:
    reply = talk().say("周四到下周二请年假", question)
    assert "工作日天数：4" in reply.text
    assert reply.citations == ()


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("哥老倌,明天下午请半天事假,我要切相亲", "我要切相亲"),
        ("小同志，明天请一天事假，我家里水管爆了", "我家里水管爆了"),
        ("我上周四开始病的,病假一直到明天,补一下", None),
        ("元旦前一天能休吗，我是说我要请，年假", None),
        ("闺女发烧了,明天请一天事假", "闺女发烧了"),
        ("我要请丧假 明天一天 老头子他哥没了", "老头子他哥没了"),
        ("都系请返啦,年假,礼拜五一日", None),
    ],
)
def test_a_reason_is_what_is_told(talk: Start, said: str, reason: str | None) -> None:
    shown = form(talk().say(said))
    assert (shown["type"], shown["fields"].get("reason")) == ("leave_request", reason)


@pytest.mark.parametrize(
    "said", ["理由莫写相亲哈,写家里有事", "原因不要写相亲，写家里有事", "事由唔好写相亲,写家里有事"]
)
def test_another_reason_is_written_as_told(talk: Start, said: str) -> None:
    assert form(talk().say("明天下午请半天事假去相亲", said))["fields"]["reason"] == "家里有事"


@pytest.mark.parametrize("said", ["帮我徒弟请个假", "我要给小王请假", "小王让我说我要请假", "我要请假的同事是小王"])
def test_a_leave_of_somebody_else_opens_none(talk: Start, said: str) -> None:
    assert talk().say(said).action is None


@pytest.mark.parametrize("said", ["有证明。交吧", "我有病历。提交"])
def test_papers_that_are_there_are_no_reason(talk: Start, said: str) -> None:
    t = talk()
    t.say("上周五病假，补一下")
    assert t.say(said).kind == "done"
    assert "reason" not in t.filed[0]
