"""Reports as people open them who have never filed one: without a name, out of anger, in a fright, in two languages;
and how they put right what they said."""

import pytest

from tests.assistant.conversation import Start, form


@pytest.mark.parametrize(
    "opener",
    [
        "能匿名不?我想匿名报个隐患,不想让班长知道是我",
        "我想匿名举报个安全隐患,可以吗?怕被主管穿小鞋",
        "可不可以不写我名字?想反映个安全隐患",
        "报隐患能不能不署名?我想反映个安全问题",
        "唔该,可唔可以匿名?想报个隐患",
        "我要匿名举报,别让车间主任知道是我",
        "Can I report a hazard anonymously? I don't want my boss to know it's me",
        "I'd like to report a hazard anonymously, my supervisor must not know",
    ],
)
def test_who_asks_not_to_be_named_gets_an_empty_nameless_report(talk: Start, opener: str) -> None:
    action = form(talk().say(opener))
    assert (action["type"], action["fields"]) == ("hazard_report", {"anonymous": True})
    assert action["missing"] == ["location", "description"]


@pytest.mark.parametrize("question", ["什么情况下可以匿名举报", "能匿名吗", "公司允许匿名举报隐患吗?"])
def test_a_question_about_reports_without_a_name_opens_none(talk: Start, question: str) -> None:
    assert talk().say(question).action is None


@pytest.mark.parametrize("yes", ["行,匿名提交", "匿名提交吧", "确认,匿名交", "好的,匿名报上去"])
def test_a_yes_may_repeat_that_no_name_is_shown(talk: Start, yes: str) -> None:
    t = talk()
    t.say("匿名报隐患", "电镀车间,护栏断了一截", yes)
    assert [(fields["location"], fields["anonymous"]) for fields in t.filed] == [("电镀车间", True)]


@pytest.mark.parametrize("change", ["取消匿名,提交", "不匿名了,提交", "匿名提交吗?"])
def test_no_yes_takes_back_that_no_name_is_shown(talk: Start, change: str) -> None:
    t = talk()
    t.say("匿名报隐患", "电镀车间,护栏断了一截", change)
    assert not t.filed


def test_a_yes_that_asks_for_no_name_shows_that_first(talk: Start) -> None:
    t = talk()
    assert t.say("报隐患", "电镀车间,护栏断了一截", "行,匿名提交").kind == "confirm"
    assert not t.filed


@pytest.mark.parametrize(
    ("scene", "told", "customer", "matter"),
    [
        ("刚接了个电话,客户在那头骂了半小时,要记一下投诉", "麦香村面包房的,说和面机老卡死", "麦香村面包房", "卡死"),
        ("客户打来电话发了好大的火,帮我登记个投诉", "宏达纺织厂的,说染料批次色差大", "宏达纺织厂", "色差"),
        ("刚有个客户冲到前台来拍桌子,我要登记投诉", "锦华酒店,毛巾送回来少了四十条", "锦华酒店", "四十条"),
        ("客户在微信上发飙了,登记个投诉吧", "阳光幼儿园,说床单掉色", "阳光幼儿园", "掉色"),
        (
            "A client shouted at me for half an hour, I want to file a complaint",
            "Blue Moon Restaurant, the oven we delivered was dented", "Blue Moon Restaurant", "dented",
        ),
    ],
)  # fmt: skip
def test_a_scene_is_no_matter_of_a_complaint(talk: Start, scene: str, told: str, customer: str, matter: str) -> None:
    t = talk()
    assert form(t.say(scene))["fields"] == {}
    fields = form(t.say(told))["fields"]
    assert fields["customer"] == customer
    assert matter in fields["description"]


@pytest.mark.parametrize("told", ["客户在门口骂人,说我们的门锁坏了,登记投诉", "客户张总发火了,因为发票开错,登记投诉"])
def test_what_a_customer_is_angry_about_is_kept(talk: Start, told: str) -> None:
    assert form(talk().say(told))["fields"]["description"].endswith(("门锁坏了", "发票开错"))


@pytest.mark.parametrize(
    ("opener", "slip", "field", "value"),
    [
        ("唔该帮我报个隐患,三楼走火通道畀人放满晒纸皮箱", "写错咗,系四楼先啱", "location", "四楼走火通道"),
        ("报隐患,东门岗亭玻璃裂了", "讲错咗,系西门", "location", "西门岗亭"),
        ("报隐患,2号车间配电箱门坏了", "写错了,是3号车间不是2号车间", "location", "3号车间"),
        ("投诉:客户福来超市,冰柜不制冷,严重", "客户写错了,是福满超市不是福来超市", "customer", "福满超市"),
        ("报修,磨浆机噪音大", "内容改一下,不是噪音,是出浆有铁屑", "fault", "磨浆机出浆有铁屑"),
        ("投诉:客户天宇电子,发错货了,一般", "描述改一下,不是发错货,是少发了两箱", "description", "少发了两箱"),
        ("报隐患,A栋三楼消火栓没水", "情况改下,不是没水,是阀门拧不开", "description", "A栋三楼消火栓阀门拧不开"),
        ("报隐患,一楼大厅地砖翘了", "内容改一下,地砖缺了两块", "description", "地砖缺了两块"),
        ("报隐患,一楼大厅地砖翘了", "内容改一下", "description", "一楼大厅地砖翘了"),
    ],
)  # fmt: skip
def test_a_slip_and_another_story_are_taken(talk: Start, opener: str, slip: str, field: str, value: str) -> None:
    t = talk()
    t.say(opener)
    assert form(t.say(slip))["fields"][field] == value
    assert not t.filed


@pytest.mark.parametrize(
    ("opener", "wish", "field", "value"),
    [
        ("投诉,客户叫安心月子会所,消毒柜送货晚了五天", "我也不懂,选一般可以吗", "severity", "一般"),
        ("投诉,客户叫迅捷快递,传送带装反了", "写严重行不", "severity", "严重"),
        ("报隐患:食堂后门台阶松了", "级别写一般可以不", "level", "一般"),
        ("报隐患,二号仓库货架歪了", "定重大可以吗", "level", "重大"),
        ("complaint: customer Mega Motors, engine parts rusted", "could we make it serious?", "severity", "严重"),
    ],
)
def test_a_choice_may_be_asked_for(talk: Start, opener: str, wish: str, field: str, value: str) -> None:
    t = talk()
    t.say(opener)
    reply = t.say(wish)
    assert (reply.kind, form(reply)["fields"][field]) == ("confirm", value)


def test_what_the_choices_mean_chooses_none(talk: Start) -> None:
    t = talk()
    t.say("投诉,客户叫迅捷快递,传送带装反了")
    assert "severity" not in form(t.say("一般和严重有什么区别"))["fields"]


@pytest.mark.parametrize(
    ("cry", "place"),
    [
        ("宿舍楼2栋一楼厨房好大一股煤气味儿 咋整啊", "宿舍楼2栋一楼厨房"),
        ("锅炉房一股焦糊味,咋办啊", "锅炉房"),
        ("三车间电柜冒烟了,这可咋整", "三车间电柜"),
        ("食堂后厨有煤气味,我该咋弄啊", "食堂后厨"),
        ("Smoke is coming out of the server room on floor 2, what should we do?", "the server room on floor 2"),
    ],
)
def test_a_cry_for_help_opens_the_report_behind_what_to_do(talk: Start, cry: str, place: str) -> None:
    reply = talk().say(cry)
    assert reply.text.startswith("⚠️")
    fields = form(reply)["fields"]
    assert (fields["level"], fields["location"]) == ("重大", place)
    assert not any(word in fields["description"] for word in ("咋", "该", "what"))


@pytest.mark.parametrize(
    ("opener", "question", "article"),
    [
        ("报隐患,酸洗线2号槽旁边护栏松了", "应急预案制度里咋写的", "operations/5.6"),
        ("报修!四车间2号行车大钩升不起来了", "维修完不试一下就交给我们行不行", "operations/4.4"),
        ("报修,2号注塑机不加热", "修好了不试运行就签字行不行", "operations/4.4"),
        ("报隐患,六车间护栏松了", "安全培训制度里咋写的", "operations/5.2"),
    ],
)
def test_a_question_beside_a_report_is_answered(talk: Start, opener: str, question: str, article: str) -> None:
    t = talk()
    before = form(t.say(opener))["fields"]
    reply = t.say(question)
    assert reply.kind == "answer"
    assert article in {citation.article_id for citation in reply.citations}
    assert form(reply)["fields"] == before


@pytest.mark.parametrize("sigh", ["你说现在的人咋这样呢", "哎现在的年轻人怎么都这样", "你说这叫什么事儿啊"])
def test_a_sigh_is_heard_and_changes_nothing(talk: Start, sigh: str) -> None:
    t = talk()
    before = form(t.say("报隐患,六车间安全出口锁死了"))["fields"]
    reply = t.say(sigh)
    assert (reply.kind, form(reply)["fields"]) == ("chitchat", before)


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("handrail is loose", "the staircase next to Warehouse B"),
        ("the ladder is broken", "the passage behind Warehouse 4"),
        ("floor is slippery", "the corridor outside the canteen"),
    ],
)
def test_what_is_loose_is_no_place(talk: Start, told: str, place: str) -> None:
    t = talk()
    t.say("I want to report a safety hazard")
    assert form(t.say(told))["missing"] == ["location"]
    assert form(t.say(place))["fields"] == {"description": told, "location": place}


@pytest.mark.parametrize(
    ("message", "kind", "fields"),
    [
        (
            "Equipment repair please: the CNC lathe No. 3 in Workshop A, spindle won't turn",
            "equipment_repair", {"equipment": "CNC lathe No. 3 in Workshop A"},
        ),
        (
            "Machine repair needed: air compressor 3, oil leaking",
            "equipment_repair", {"equipment": "air compressor 3", "fault": "oil leaking"},
        ),
        (
            "报修 printing room 的 laser cutter, 镜片坏了不出光",
            "equipment_repair", {"equipment": "printing room 的 laser cutter", "fault": "镜片坏了不出光"},
        ),
        (
            "complaint too: customer Kiwi Toys, wrong colour delivered, 一般",
            "complaint", {"customer": "Kiwi Toys", "description": "wrong colour delivered", "severity": "一般"},
        ),
        ("Hazard: fire exit on floor 3 is blocked by boxes", "hazard_report", {"location": "fire exit on floor 3"}),
    ],
)  # fmt: skip
def test_the_form_at_the_head_of_a_message_is_the_one(
    talk: Start, message: str, kind: str, fields: dict[str, str]
) -> None:
    action = form(talk().say(message))
    assert action["type"] == kind
    assert action["fields"] | fields == action["fields"]


@pytest.mark.parametrize("question", ["Complaint: how do I escalate one?", "repair: who approves it?"])
def test_a_question_behind_the_name_of_a_form_is_one(talk: Start, question: str) -> None:
    assert talk().say(question).action is None
