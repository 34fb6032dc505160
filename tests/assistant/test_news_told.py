"""News beside an open report, hearsay, what customers tell: each goes where it belongs, and none is lost."""

import pytest

from tests.assistant.conversation import Start, Talk, form

ADVICE = "⚠️ **先保证人身安全**"
HAZARD = "3号车间叉车漏油,地上一大滩"
COMPLAINT = "客户刘女士投诉冰箱不制冷,一般"
FIRST_AID = "拨打 **120**，说清"


def story(talked: Talk) -> str:
    fields = form(talked.replies[-1])["fields"]
    return str(fields.get("description") or fields.get("fault"))


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


@pytest.mark.parametrize(
    "said",
    [
        "2号车间行车吊钩掉下来了,好在没伤到人", "3号车间横梁上的灯砸下来,幸好底下没人", "2号仓库叉车翻了,司机没事",
        "二车间吊灯坠落,现场无人", "4号门卷帘门砸下来,还好人闪得快",
    ],
)  # fmt: skip
def test_first_aid_is_not_for_a_fall_that_hurt_nobody(talk: Start, said: str) -> None:
    reply = talk().say(said)
    assert reply.text.startswith(ADVICE)
    assert ("马上离开" in reply.text, FIRST_AID in reply.text) == (True, False)


@pytest.mark.parametrize(
    "said",
    [
        "2号车间行车吊钩掉下来了", "2号仓库叉车翻了", "3号车间灯罩掉下来砸到人了",
        "吊物坠落,没人受伤,但小李的手被夹住了", "二车间司机没事,老李从车上掉下来了", "机修房老王手指夹断了",
    ],
)  # fmt: skip
def test_first_aid_is_for_who_is_or_may_be_hurt(talk: Start, said: str) -> None:
    reply = talk().say(said)
    assert form(reply)["type"] == "hazard_report"
    assert (reply.text.startswith(ADVICE), FIRST_AID in reply.text) == (True, True)


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("c001", "沙发坐两月塌了"),
        ("c001", "床垫睡了半年塌了一块"),
        ("c001", "行李箱用三次轮子就掉了"),
        ("e051", "顾客买的沙发坐两月塌了"),
        ("e051", "买的床垫睡一个月就塌了"),
        ("c001", "客户好利来说蛋糕淋雨了"),
        ("c001", "客户福满楼反映餐盘掉漆"),
        ("c001", "买家秦先生讲水杯有异味"),
    ],
)
def test_what_befell_bought_goods_is_a_complaint(talk: Start, who: str, said: str) -> None:
    t = talk()
    t.employee = who
    assert form(t.say(said))["type"] == "complaint"


@pytest.mark.parametrize("said", ["着火了", "3号车间货架塌了", "我们办公室沙发塌了", "有人触电了"])
def test_a_danger_here_is_none_whoever_tells_it(talk: Start, said: str) -> None:
    t = talk()
    t.employee = "c001"
    reply = t.say(said)
    assert (form(reply)["type"], reply.text.startswith(ADVICE)) == ("hazard_report", True)


@pytest.mark.parametrize(
    ("said", "customer"),
    [
        ("宏达那边反映护板砸了他们师傅", "宏达"),
        ("王总那边说样机漏电,把他们工人电了一下", "王总"),
        ("客户丽华酒店来电,说我们的热水器漏电把客人打了", "丽华酒店"),
        ("长江物业那边打电话说电梯门夹了他们保安的手", "长江物业"),
        ("周姐反馈烤箱漏电把她婆婆电倒了", "周姐"),
    ],
)
def test_a_customer_who_tells_of_somebody_hurt_gets_advice_and_a_complaint(
    talk: Start, said: str, customer: str
) -> None:
    t = talk()
    t.employee = "c001"
    reply = t.say(said)
    made = form(reply)
    assert (reply.text.startswith(ADVICE), made["type"], t.filed) == (True, "complaint", [])
    assert customer in made["fields"]["customer"]


def test_a_chief_of_ours_tells_of_our_place(talk: Start) -> None:
    assert form(talk().say("王总说3号车间漏电"))["type"] == "hazard_report"


@pytest.mark.parametrize("said", ["客户说下周来厂参观", "客户说对我们很满意"])
def test_what_a_customer_tells_need_be_no_complaint(talk: Start, said: str) -> None:
    assert talk().say(said).action is None


@pytest.mark.parametrize(
    "said",
    [
        "还有咱们食堂排气扇转不动了",
        "另外我们三楼会议室空调滴水",
        "对了,我们仓库门口台阶裂了",
        "对了咱们一楼茶水间地上全是水",
    ],
)
def test_what_is_out_of_order_here_is_no_part_of_a_complaint(talk: Start, said: str) -> None:
    t = talk()
    t.say("客户周先生投诉发票抬头开错,一般")
    before = story(t)
    reply = t.say(said)
    assert (story(t), "在这张之后办理" in reply.text) == (before, True)
    assert form(t.say("确认", "谁批"))["type"] in ("hazard_report", "equipment_repair")
    assert len(t.filed) == 1


def test_what_was_delivered_wrongly_is(talk: Start) -> None:
    t = talk()
    t.say("客户韩先生投诉沙发有异味,一般", "另外我们仓库少发了一个抱枕")
    assert "抱枕" in story(t)


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("我同事李洋敏说三号车间叉车漏油", "三号车间"),
        ("听班长讲2号仓库灭火器都过期了", "2号仓库"),
        ("保洁阿姨反映B栋楼道灯全坏了", "B栋楼道"),
        ("My colleague Tom says the guard rail in workshop 3 is loose", "workshop 3"),
    ],
)
def test_hearsay_of_a_colleague_is_reported(talk: Start, said: str, place: str) -> None:
    made = form(talk().say(said))
    assert (made["type"], made["fields"]["location"], made["fields"]["description"]) == ("hazard_report", place, said)


def test_a_colleagues_leave_is_no_report(talk: Start) -> None:
    reply = talk().say("我同事说明天他请假")
    assert reply.action is None or reply.action["type"] != "hazard_report"


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
