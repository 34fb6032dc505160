"""What is told out of order: more of a story, a question in the place of an answer, an outcry before the matter."""

import pytest

from tests.assistant.conversation import Start, form


@pytest.mark.parametrize(
    ("told", "more", "added"),
    [
        ("上报隐患,喷涂车间东门地上有油", "刚有人差点摔了,这个也写进去吧", "刚有人差点摔了"),
        ("客户李梅投诉送错货了,一般", "她说再不换就退款,也记上", "她说再不换就退款"),
        ("客户李梅投诉送错货了,一般", "再加一句,要求月底前换好", "要求月底前换好"),
        ("Customer Mr Brown complains about a lamp, serious", "add that he bought 12 of them", "he bought 12 of them"),
        ("Customer Mr Brown complains about a lamp, serious", "He is angry, please put that in too", "He is angry"),
    ],
)
def test_what_is_to_be_added_is(talk: Start, told: str, more: str, added: str) -> None:
    t = talk()
    before = form(t.say(told))["fields"]["description"]
    reply = t.say(more)
    assert (reply.kind, form(reply)["fields"]["description"]) == ("confirm", f"{before}；{added}")


@pytest.mark.parametrize(
    "question",
    ["话说交上去你们怎么个弄法?不会没人理吧", "报了以后领导不会找我麻烦吧", "你们多久来处理啊", "哪些人会看到来着"],
)
def test_a_question_is_no_place(talk: Start, question: str) -> None:
    t = talk()
    reply = t.say("上报隐患,灭火器过期了", question)
    assert form(reply)["missing"] == ["location"]
    assert form(t.say("二车间门口"))["fields"]["location"] == "二车间门口"


@pytest.mark.parametrize("answer", ["它旁边…二车间07号机旁", "那边……二车间07号机旁"])
def test_a_place_in_words_beats_one_that_is_pointed_at(talk: Start, answer: str) -> None:
    assert form(talk().say("上报隐患,灭火器过期了", answer))["fields"]["location"] == "二车间07号机旁"


def test_a_wire_is_no_place(talk: Start) -> None:
    assert form(talk().say("我要报个隐患,电线皮破了"))["missing"] == ["location"]


@pytest.mark.parametrize(
    ("outcry", "matter", "told"),
    [
        ("刚接了个电话 被客户骂了二十分钟😭", "客户恒达电子的孙经理,说电源模块有一半不通电", "说电源模块有一半不通电"),
        ("登记投诉,气死我了,客户李梅骂了我一顿", "她说地板翘了三块,一般", "她说地板翘了三块"),
        ("A customer wants to complain", "Mr Brown, the lamp arrived broken", "the lamp arrived broken"),
    ],
)
def test_an_outcry_is_not_what_is_told(talk: Start, outcry: str, matter: str, told: str) -> None:
    t = talk()
    assert "description" in form(t.say(outcry))["missing"]
    assert form(t.say(matter))["fields"]["description"] == told


@pytest.mark.parametrize(
    ("told", "description"),
    [
        ("登记投诉,客户李梅说我们的师傅骂人,一般", "李梅说我们的师傅骂人"),
        ("客户王强投诉空调坏了,一般", "王强投诉空调坏了"),
    ],
)
def test_a_story_of_rude_words_is_one(talk: Start, told: str, description: str) -> None:
    assert form(talk().say(told))["fields"]["description"] == description


@pytest.mark.parametrize(
    ("told", "customer"),
    [
        ("登投诉。丰禾农资,种子没发芽,一般", "丰禾农资"),
        ("登个投诉,永安灯饰,三箱灯碎了,严重", "永安灯饰"),
        ("投诉登记:鼎新纸业,纸箱受潮,一般", "鼎新纸业"),
        ("登计投诉 刻户:百利玩具 颜色发错了 一般", "百利玩具"),
    ],
)
def test_a_company_in_a_clause_of_its_own_is_the_customer(talk: Start, told: str, customer: str) -> None:
    assert form(talk().say(told))["fields"]["customer"] == customer


def test_a_sentence_ends_an_english_name(talk: Start) -> None:
    reply = talk().say("A customer wants to complain", "Sunny Foods. second late delivery this month, order SF-2207")
    assert form(reply)["fields"]["customer"] == "Sunny Foods"


def test_an_abbreviation_ends_none(talk: Start) -> None:
    reply = talk().say("Customer complaint from Sunny Foods: two pallets arrived broken. Order no. EX-4471")
    assert form(reply)["fields"]["order_no"] == "EX-4471"


@pytest.mark.parametrize("order", ["乱了,全部重来", "算了,重新填吧", "清空重填", "let's start over"])
def test_a_form_is_emptied(talk: Start, order: str) -> None:
    t = talk()
    t.say("下周三请一天事假,搬家")
    reply = t.say(order)
    assert (form(reply)["fields"], form(reply)["missing"]) == ({}, ["leave_type", "start", "end"])
    assert form(t.say("病假 明天"))["fields"].get("reason") is None


@pytest.mark.parametrize("message", ["我重新来公司一趟", "改成下周四,别重来了"])
def test_other_words_empty_none(talk: Start, message: str) -> None:
    assert form(talk().say("下周三请一天事假,搬家", message))["fields"]["reason"] == "搬家"


@pytest.mark.parametrize(
    ("messages", "reason"),
    [
        (
            ("I need some time off", "personal leave I guess", "this Friday, my boiler is replaced"),
            "my boiler is replaced",
        ),
        (("给我整一天调休呗,礼拜三",), None),
        (("帮我弄个年假,周五,陪娃打疫苗",), "陪娃打疫苗"),
    ],
)
def test_the_asking_is_no_reason(talk: Start, messages: tuple[str, ...], reason: str | None) -> None:
    assert form(talk().say(*messages))["fields"].get("reason") == reason
