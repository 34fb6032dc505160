"""How reports are told in chats: without a name, a place or a matter told later, in English; what is left empty."""

import pytest

from tests.assistant.conversation import Start, form


@pytest.mark.parametrize(
    ("message", "place"),
    [
        ("匿名上报:车间主任逼我们关掉联锁干活", None),
        ("匿名举报仓库货架歪了", "仓库货架"),
        ("我想匿名举报,班长强令我们超负荷吊装", None),
        ("匿名举报老张上班喝酒开行车", None),
        ("举报3号车间主任违章指挥,逼我们带病操作", "3号车间"),
        ("检举一下动力车间没证的人在焊接", "动力车间"),
        ("有个事想匿名说,2号库天天超速开叉车", "2号库"),
        ("the supervisor keeps telling us to skip lockout, I'd like to report it anonymously", None),
    ],
)
def test_what_is_unsafe_is_reported_by_whoever_denounces_it(talk: Start, message: str, place: str | None) -> None:
    action = form(talk().say(message))
    assert action["type"] == "hazard_report"
    assert action["fields"].get("location") == place
    assert bool(action["fields"].get("anonymous")) == ("匿名" in message or "anonymously" in message)


@pytest.mark.parametrize(
    "message",
    [
        "我要举报公司少发我加班费",
        "匿名举报主管克扣我们奖金",
        "匿名举报流程是什么",
        "可以匿名举报吗",
        "举报有奖励吗",
        "我想举报主管骂人",
    ],
)
def test_a_grievance_or_a_question_opens_no_report(talk: Start, message: str) -> None:
    assert talk().say(message).action is None


def test_what_a_customer_complains_of_stays_a_complaint(talk: Start) -> None:
    assert form(talk().say("客户张女士投诉安全阀漏水,要求匿名处理,严重"))["type"] == "complaint"


@pytest.mark.parametrize(
    ("messages", "anonymous"),
    [
        (["我要实名举报冲压班安全带没人系,算了匿名吧"], True),
        (["我要实名举报3号车间电线裸露", "算了匿名吧"], True),
        (["匿名举报3号车间电线裸露,哎算了实名吧"], None),
        (["匿名举报3号车间电线裸露", "还是实名吧"], None),
        (["署名上报吧,冷库门把手松了。等下,还是别留我名字"], True),
        (["I'd rather not give my name, but the extinguisher in the paint shop is empty"], True),
    ],
)
def test_whether_the_sender_is_named_is_what_was_said_last(
    talk: Start, messages: list[str], anonymous: bool | None
) -> None:
    fields = form(talk().say(*messages))["fields"]
    assert fields.get("anonymous") == anonymous
    assert "名" not in fields["description"]


@pytest.mark.parametrize(
    ("request_", "told", "equipment"),
    [
        ("设备报修,空压机不转了", "在三楼", "三楼空压机"),
        ("报修空压机,打不上压", "就在锅炉房隔壁", "锅炉房隔壁空压机"),
        ("要报修:5号注塑机漏液压油", "在B栋一楼", "B栋一楼5号注塑机"),
        ("1号线打包机卡带了,报修", "机器在2号车间", "2号车间1号线打包机"),
        ("3号车间冲床异响,报个修", "在2号车间", "2号车间冲床"),
        ("the sealing machine no.5 is down", "it's in workshop 2", "sealing machine no.5, workshop 2"),
    ],
)
def test_where_a_machine_stands_is_told_later(talk: Start, request_: str, told: str, equipment: str) -> None:
    assert form(talk().say(request_, told))["fields"]["equipment"] == equipment


@pytest.mark.parametrize("said", ["在修了吗", "在哪看进度", "在忙呢", "在响", "在2号线停机等着呢"])
def test_what_only_begins_like_a_place_moves_no_machine(talk: Start, said: str) -> None:
    assert form(talk().say("冲床异响,报个修", said))["fields"]["equipment"] == "冲床"


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("顺便3号车间灯坏了", "equipment_repair"),
        ("顺带2号库房的排风扇也坏了", "hazard_report"),
        ("对了车间地上有一滩油", "hazard_report"),
    ],
)
def test_another_matter_told_by_the_way_comes_next(talk: Start, told: str, kind: str) -> None:
    t = talk()
    before = form(t.say("客户宏达五金投诉送货晚了三天,一般"))
    assert form(t.say(told)) == before
    assert "之后办理" in t.replies[-1].text
    assert form(t.say("确认"))["type"] == "complaint"
    assert form(t.say("确认"))["type"] == kind
    assert len(t.filed) == 2


@pytest.mark.parametrize("told", ["对了,他说纸箱也湿了", "另外他们仓库也漏水了", "还有两箱是坏的"])
def test_more_of_what_the_customer_says_is_no_matter_of_ours(talk: Start, told: str) -> None:
    t = talk()
    t.say("客户宏达五金投诉送货晚了三天,一般", told)
    assert "之后办理" not in t.replies[-1].text


@pytest.mark.parametrize("said", ["不填", "不用填", "不用写吧"])
def test_a_field_that_is_not_filled_in_drops_no_form(talk: Start, said: str) -> None:
    t = talk()
    t.say("客户宏达五金投诉送货晚了三天")
    reply = t.say(said)
    assert "可以不填：联系方式、订单号" in reply.text
    assert form(reply)["stage"] == "collecting"
    assert t.say("不填了").kind == "cancelled"


@pytest.mark.parametrize("said", ["订单号不用填", "联系方式先不填了", "电话就不留了"])
def test_a_field_that_need_not_be_filled_in_is_left_empty(talk: Start, said: str) -> None:
    t = talk()
    before = form(t.say("客户宏达五金投诉送货晚了三天,一般"))
    reply = t.say(said)
    assert (reply.kind, form(reply)) == ("confirm", before)
    assert form(t.say("确认"))["stage"] == "filed"


def test_a_reason_that_must_be_given_cannot_be_left_out(talk: Start) -> None:
    t = talk()
    reply = t.say("明天加班两小时", "事由不写")
    assert "加班事由必须填写" in reply.text
    assert form(reply)["missing"] == ["reason"]
    reply = talk().say("客户宏达五金投诉送货晚了三天", "严重程度不填")
    assert "严重程度必须填写" in reply.text
    assert "不填" not in form(reply)["fields"]["description"]
    assert "reason" not in form(talk().say("12月3号请一天事假", "理由不填"))["fields"]


@pytest.mark.parametrize(
    ("message", "number"),
    [
        ("登记投诉,客户宏达五金说送货晚了三天,订单B77,电话13812345678,一般", "B77"),
        ("客户宏达五金投诉减速机异响,联系电话13812345678订单号HT-09,严重", "HT-09"),
        ("客户宏达五金投诉少了订单2箱货,电话13812345678,严重", None),
    ],
)
def test_short_order_numbers_and_telephones_are_found(talk: Start, message: str, number: str | None) -> None:
    fields = form(talk().say(message))["fields"]
    assert fields.get("order_no") == number
    assert fields["contact"] == "13812345678"


@pytest.mark.parametrize(
    ("message", "field", "value"),
    [
        ("the sealing machine no.5 is down", "equipment", "sealing machine no.5"),
        ("forklift no 3 won't start, need a repair", "equipment", "forklift no 3"),
        ("this thing is broken, need a repair", "equipment", None),
        ("hazard: pallet blocking the exit", "location", "the exit"),
        ("there's oil all over the floor near line 2", "location", "the floor near line 2"),
        ("overtime this Saturday 9am to noon, order backlog", "hours", "9am to noon"),
        ("a client from Sunrise Foods called and complained that the boxes were wet", "customer", "Sunrise Foods"),
        ("Mrs Lee from Golden Hotel called and complained the towels were dirty", "contact", None),
    ],
)
def test_english_names_of_things(talk: Start, message: str, field: str, value: str | None) -> None:
    assert form(talk().say(message))["fields"].get(field) == value


def test_a_place_of_two_english_parts_is_one_place(talk: Start) -> None:
    t = talk()
    t.say("I want to report a hazard anonymously", "loading dock, bay 4", "a rack is leaning")
    assert form(t.replies[-1])["fields"] == {
        "anonymous": True, "location": "loading dock, bay 4", "description": "a rack is leaning",
    }  # fmt: skip


@pytest.mark.parametrize(
    "question", ["这三档有啥区别啊", "严重跟重大有什么不一样", "怎么样才算重大", "这几个级别咋定的", "分几级啊"]
)
def test_what_the_degrees_mean_is_told_as_far_as_it_is_laid_down(talk: Start, question: str) -> None:
    t = talk()
    t.say("客户宏达五金投诉送货晚了三天")
    reply = t.say(question)
    assert "严重（公司设置的处理时限 24 小时）" in reply.text
    assert "没有可引用的规定" in reply.text
    assert "severity" not in form(reply)["fields"]


def test_kinds_of_leave_are_no_degrees(talk: Start) -> None:
    reply = talk().say("12月3号请一天年假", "年假和事假有什么区别")
    assert "可以选" not in reply.text


@pytest.mark.parametrize("question", ["你要这个干嘛", "要客户名字干啥用", "不写会怎样"])
def test_what_a_value_is_wanted_for_is_a_question_about_the_form(talk: Start, question: str) -> None:
    t = talk()
    t.say("客户宏达五金投诉送货晚了三天")
    assert "必须有：客户" in t.say(question).text
    assert "必须有" not in t.say("你在干嘛").text


@pytest.mark.parametrize("question", ["会扣工资吗", "会不会被罚款", "要扣钱不", "会影响绩效吗"])
def test_what_comes_of_a_leave_is_not_answered_by_what_wrongdoers_get(talk: Start, question: str) -> None:
    t = talk()
    before = form(t.say("12月3号请一天年假"))
    reply = t.say(question)
    assert (reply.kind, reply.citations, form(reply)) == ("not_covered", (), before)


def test_a_question_may_end_in_laughter(talk: Start) -> None:
    reply = talk().say("明天加班3小时,赶货", "公司鼓励加班吗哈哈")
    assert [citation.article_id for citation in reply.citations] == ["hr-admin/15"]


@pytest.mark.parametrize("said", ["别让人知道是我报的", "不要让班长知道是我说的"])
def test_who_is_not_to_be_known_is_not_named(talk: Start, said: str) -> None:
    fields = form(talk().say(f"三号车间叉车漏油,报隐患,{said}"))["fields"]
    assert (fields["anonymous"], fields["description"]) == (True, "三号车间叉车漏油")


def test_a_form_dropped_for_a_repair_keeps_no_words_of_that(talk: Start) -> None:
    t = talk()
    t.say("想请假")
    fields = form(t.say("取消请假,改报修打印机坏了"))["fields"]
    assert (fields["equipment"], fields["fault"]) == ("打印机", "打印机坏了")
