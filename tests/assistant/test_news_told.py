"""News beside an open report goes into it, and none is lost; a yes that carries some is none to what was shown."""

import pytest

from tests.assistant.conversation import Start, form, story

HAZARD = "3号车间叉车漏油,地上一大滩"
COMPLAINT = "客户刘女士投诉冰箱不制冷,一般"


@pytest.mark.parametrize(
    ("told", "news"),
    [
        (HAZARD, "已经有两个人绊过"),
        (HAZARD, "这周坏了两回了"),
        (HAZARD, "上个月就报过一次没人管"),
        (HAZARD, "我拿绳子先拦上了"),
        (HAZARD, "上面还压着三吨货呢"),
        (HAZARD, "王师傅昨天在那儿崴了脚"),
        ("配电房门口应急灯坏了,报个隐患", "换过电池了还是不行"),
        ("东门岗亭玻璃裂了", "风一吹就哗啦响"),
        (COMPLAINT, "是上周刚买的"),
        (COMPLAINT, "发票在她手里"),
        (COMPLAINT, "司机当时签字承认了"),
        (COMPLAINT, "孩子们早餐都没喝上"),
        (COMPLAINT, "洗标上写的可以机洗"),
        (COMPLAINT, "约的上午九点,下午三点才到"),
        (COMPLAINT, "她老公录了视频"),
        (HAZARD, "十天前安检就提过"),
        ("2号线注塑机不出料,报修", "上礼拜刚修过"),
        ("The guard rail in workshop 2 is broken", "it's been like that since Friday"),
        ("Customer Mrs. Lee complains the kettle leaks, ordinary", "she still has the receipt"),
    ],
)
def test_news_beside_a_report_is_added_to_it(talk: Start, told: str, news: str) -> None:
    t = talk()
    t.say(told)
    before = story(t)
    reply = t.say(news)
    assert (reply.kind, story(t), t.filed) == ("confirm", f"{before}；{news}", [])


def test_who_adds_news_is_told_so(talk: Start) -> None:
    assert talk().say(HAZARD, "已经有两个人绊过").text.startswith("已补充进“情况描述”。")


@pytest.mark.parametrize(
    "said",
    [
        "今天天气不错", "我先去开会了", "我看过了没问题", "领导说可以报", "老板来了", "刚吃完饭", "同事叫我吃饭了",
        "累死了", "写得有点问题", "已经修好了吗", "照片怎么发", "谁来修啊", "这系统挺好用", "昨晚没睡好",
        "我再想想还是不行",
    ],
)  # fmt: skip
def test_what_is_no_news_is_not(talk: Start, said: str) -> None:
    t = talk()
    t.say(HAZARD, said, "谁批")
    assert (story(t), t.filed) == (HAZARD, [])


@pytest.mark.parametrize("said", ["算了不报了", "想了想还是不报了", "不用了,刚看见有人在修"])
def test_who_drops_a_report_still_does(talk: Start, said: str) -> None:
    assert talk().say(HAZARD, said).kind == "cancelled"


@pytest.mark.parametrize(
    ("told", "apology", "place"),
    [
        ("Forklift leaking oil at dock 3", "Sorry, it's dock 4", "dock 4"),
        ("2号仓库地面积油", "抱歉,是3号仓库", "3号仓库"),
        ("2号仓库地面积油", "不好意思,3号仓库", "3号仓库"),
        ("2号仓库地面积油", "对不起对不起,应该是3号仓库", "3号仓库"),
        ("Wire hanging in workshop 2", "my apologies, it is workshop 3", "workshop 3"),
    ],
)
def test_an_apology_leads_to_the_right_place(talk: Start, told: str, apology: str, place: str) -> None:
    t = talk()
    fields = form(t.say(told, apology))["fields"]
    assert fields["location"] == place
    assert not any(word in story(t).lower() for word in ("抱歉", "不好意思", "sorry", "apologies"))


@pytest.mark.parametrize(("message", "news"), [
    ("他们说再不补就起诉，改成重大", "他们说再不补就起诉"),
    ("客户刚才又打电话催了,改成严重", "客户刚才又打电话催了"),
    ("已经有两个客户退货了,按严重", "已经有两个客户退货了"),
    ("我看错了,严重", None), ("领导说了要重视,按重大报", None),
])  # fmt: skip
def test_news_before_a_change_is_kept_with_it(talk: Start, message: str, news: str | None) -> None:
    t = talk("c001")
    t.say("登记投诉,泰和商贸,少发两箱,一般", message)
    assert form(t.replies[-1])["fields"]["severity"] != "一般"
    assert story(t) == (f"少发两箱；{news}" if news else "少发两箱")


REPAIR = "钻床报修,主轴异响"


@pytest.mark.parametrize(
    ("told", "yes", "fields"),
    [
        (COMPLAINT, "提交,对了他们联系人是周经理 18900001234", {"contact": "周经理 18900001234"}),
        (COMPLAINT, "提交,对了他们厂在宝鸡,联系人马工", {"contact": "马工", "description": "；他们厂在宝鸡"}),
        (COMPLAINT, "确认,他们还要求换货", {"description": "；他们还要求换货"}),
        (COMPLAINT, "行,报吧,他们老板亲自打的电话", {"description": "；他们老板亲自打的电话"}),
        (COMPLAINT, "没错没错,还有密封圈也老化了", {"description": "；密封圈也老化了"}),
        (COMPLAINT, "确认,订单号是HD-998,他们急着用", {"order_no": "HD-998", "description": "；他们急着用"}),
        (
            COMPLAINT,
            "ok, file it. they lost two days of production",
            {"description": "；they lost two days of production"},
        ),
        (HAZARD, "确认,上次也是那里漏的", {"description": "；上次也是那里漏的"}),
        (REPAIR, "是啊,上个月就说要修了", {"fault": "；上个月就说要修了"}),
        (REPAIR, "行,提交,编号是KY-03", {"equipment": "钻床（KY-03）"}),
    ],
)
def test_a_yes_with_something_to_be_written_is_none_to_what_was_shown(
    talk: Start, told: str, yes: str, fields: dict[str, str]
) -> None:
    t = talk("c001")
    reply = t.say(told, yes)
    shown = form(reply)["fields"]
    assert (reply.kind, t.filed) == ("confirm", [])
    assert all(str(shown[name]).endswith(value) for name, value in fields.items())
    t.say("确认")
    assert t.filed == [shown]


@pytest.mark.parametrize(
    "yes",
    ["确认,谢谢", "提交吧,我去吃饭了", "确认提交,辛苦了", "是的,就是这家", "确认,越快越好", "yes please submit it now"],
)
def test_a_yes_beside_which_nothing_is_told_files(talk: Start, yes: str) -> None:
    t = talk("c001")
    t.say(COMPLAINT, yes)
    assert len(t.filed) == 1


@pytest.mark.parametrize("yes", ["提交,对了2号仓库灭火器也过期了", "确认,另外客户青岛海联投诉送货晚,一般"])
def test_another_matter_behind_a_yes_is_one_of_its_own(talk: Start, yes: str) -> None:
    t = talk("c001")
    t.say(COMPLAINT)
    before = story(t)
    t.say(yes)
    assert [one["description"] for one in t.filed] == [before]
    assert t.say("确认").kind == "done"
    assert len(t.filed) == 2


@pytest.mark.parametrize(
    ("told", "news"),
    [
        (COMPLAINT, "客户还说以后不合作了"),
        (HAZARD, "都漏了一个礼拜了"),
        (REPAIR, "已经响了两天了"),
        (REPAIR, "从前天就不对劲了"),
        (REPAIR, "它还往下滴油,滴到地上了"),
        (
            "The air conditioner in meeting room 2 is broken, please fix it",
            "it's also dripping water onto the projector",
        ),
    ],
)
def test_what_goes_on_with_a_report_is_of_it(talk: Start, told: str, news: str) -> None:
    t = talk()
    t.say(told)
    before, kind = story(t), form(t.replies[-1])["type"]
    reply = t.say(news)
    assert (form(reply)["type"], story(t), t.filed) == (kind, f"{before}；{news}", [])


@pytest.mark.parametrize(
    ("news", "equipment"),
    [
        (["在机加二班,编号M-09"], "机加二班钻床（M-09）"),
        (["编号M-09,在一楼东侧"], "一楼东侧钻床（M-09）"),
        (["资产编号PC-2207", "哦编号是PC-2270"], "钻床（PC-2270）"),
    ],
)
def test_the_place_and_number_of_the_machine_go_with_its_name(talk: Start, news: list[str], equipment: str) -> None:
    t = talk()
    reply = t.say(REPAIR, *news)
    assert (reply.kind, form(reply)["fields"]["equipment"], t.filed) == ("confirm", equipment, [])
