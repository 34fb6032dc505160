"""Emergencies in everyday words get advice first and a report of level 重大; what only sounds like one gets none."""

import pytest

from tests.assistant.conversation import Start, form

ADVICE = ("⚠️ **先保证人身安全**", "⚠️ **Safety first**")


@pytest.mark.parametrize(
    "said",
    [
        "仓库那边火越来越大了", "厨房油锅着了", "楼道里全是烟", "他碰了电线整个人在抖", "她癫痫发作了在地上抽",
        "师傅手指头切掉了一截", "小刘被开水烫了", "小刘被烫到脖子了", "机器割到我手了", "小周的脚趾头叫托盘砸扁了",
        "同事吃坏肚子集体呕吐，食堂", "天然气管道被挖断了", "沼气池边上有人下去没上来", "有人被叉车撞了，物流通道",
        "高压气管崩了，抽到小陈脸上", "刚才车间有人滑了一跤胳膊好像断了", "仓库地上有油，刚才老刘滑倒摔了腿",
        "3号车间地面积水，电线泡在水里", "天花板漏水滴到配电柜上", "锅炉压力表爆表了，一直在响",
        "装卸工从平台上掉下去了", "老周捂着胸口满头大汗，脸都白了", "安全阀跳个不停，储气罐压力还在涨",
        "盐酸滴到我手上了，火辣辣的", "小闻忽然倒在工位上，怎么喊都不醒",
        "Forklift in warehouse B is leaking oil and someone slipped",
        "Two people went into the tank and haven't come out",
        "There's water dripping onto the live switchboard in building 3",
        "A colleague has chest pain and can't stand up",
    ],
)  # fmt: skip
def test_an_emergency_in_everyday_words_gets_advice_and_a_report(talk: Start, said: str) -> None:
    reply = talk().say(said)
    assert reply.text.startswith(ADVICE)
    assert (form(reply)["type"], form(reply)["fields"]["level"]) == ("hazard_report", "重大")
    assert "operations/5.6" in {citation.article_id for citation in reply.citations}


@pytest.mark.parametrize(
    "said",
    [
        "男厕水管漏水了，三楼", "手机充电太烫手了", "被领导骂伤了，心累", "工伤怎么认定", "断了一根螺丝",
        "打印机卡纸夹住了", "我三年前被烫伤过，现在没事了，能调岗吗", "胳膊在家摔断了，请病假两周",
        "脸被打肿了，刚说质量没问题客户就投诉了", "我的手机掉水里了", "演习的时候有人假装晕倒", "小刘被划到二组了",
        "小梁被抽中做代表", "二楼护栏缺了一截，怕有人掉下去", "护栏松了差点夹到手", "员工站在货架顶上取货",
        "压力表坏了，报修，2号锅炉", "救命，表格公式全乱了", "the deadline is crushing us",
        "he passed out flyers in the canteen", "I broke my arm at home, need two weeks sick leave",
    ],
)  # fmt: skip
def test_what_only_sounds_like_one_gets_none(talk: Start, said: str) -> None:
    reply = talk().say(said)
    assert not any(advice in reply.text for advice in ADVICE)
    assert ((reply.action or {}).get("fields") or {}).get("level") is None


@pytest.mark.parametrize("asked", ["怎么办", "我该怎么办", "现在怎么办啊？？", "先打什么电话"])
def test_whoever_asks_what_to_do_after_it_gets_the_advice_again(talk: Start, asked: str) -> None:
    t = talk()
    t.say("叉车在车间撞到人了")
    reply = t.say(asked)
    assert reply.text.startswith(ADVICE)
    assert "operations/5.6" in {citation.article_id for citation in reply.citations}
    assert t.say("确认").kind == "done"
    assert t.say(asked).text.startswith(ADVICE)


def test_whoever_asks_it_of_no_emergency_gets_the_article(talk: Start) -> None:
    assert not talk().say("走廊灯坏了", "怎么办").text.startswith(ADVICE)


@pytest.mark.parametrize(
    "said",
    [
        "酸液溅到眼睛里了", "同事突然胸口疼喘不上气", "张师傅胳膊卷进传送带了", "夜班有个工人抽过去了，嘴里吐沫子",
        "李姐从梯子上摔下来不动了", "someone fell off the ladder and hit his head",
        "hot oil splashed all over the cook's hands",
    ],
)  # fmt: skip
def test_the_place_is_asked_for_where_only_the_body_is_named(talk: Start, said: str) -> None:
    assert "location" in form(talk().say(said))["missing"]


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("装卸工从平台上掉下去了", "平台上"),
        ("师傅下污水池里没上来，喊也不应", "污水池里"),
        ("反应釜压力超红线了降不下来", "反应釜"),
        ("someone was hit by a reversing truck at the loading bay", "the loading bay"),
    ],
)
def test_only_the_place_is_the_place(talk: Start, said: str, place: str) -> None:
    assert form(talk().say(said))["fields"]["location"] == place


@pytest.mark.parametrize(
    ("told", "more", "place"),
    [
        ("酸液溅到眼睛里了", "在电镀车间", "电镀车间"),
        ("电瓶车在充电棚起火了", "A区", "A区充电棚"),
        ("叉车在充电区冒烟了", "B栋", "B栋充电区"),
        ("smoke from the charger in the bike shed", "building C", "the bike shed, building C"),
        ("仓库灯坏了，报隐患", "食堂", "食堂"),
    ],
)
def test_a_second_place_joins_the_first_and_rewrites_nothing(talk: Start, told: str, more: str, place: str) -> None:
    fields = form(talk().say(told, more))["fields"]
    assert fields["location"] == place
    assert fields["description"] == told.removesuffix("，报隐患")


@pytest.mark.parametrize(
    ("told", "change", "place", "story"),
    [
        ("报修，2号空压机不打气", "等等，这是隐患吧，罐体鼓包了", "2号空压机", "2号空压机不打气；罐体鼓包了"),
        ("报修，3号冲床异响", "这应该算隐患，护罩掉了", "3号冲床", "3号冲床异响；护罩掉了"),
    ],
)
def test_what_is_told_with_another_kind_is_not_lost(
    talk: Start, told: str, change: str, place: str, story: str
) -> None:
    fields = form(talk().say(told, change))["fields"]
    assert (fields["location"], fields["description"]) == (place, story)
