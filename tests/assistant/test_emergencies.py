"""A question out of a danger that is here now gets what to do and begins the report; figures of speech do neither."""

import pytest

from tests.assistant.conversation import Start, form

ADVICE = ("⚠️ **先保证人身安全**", "⚠️ **Safety first**")


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("机修间有人触电了怎么办!!", "机修间"),
        ("there's smoke coming out of the server room!! what do I do", "server room"),
        ("现在3号车间着火了怎么办", "3号车间"),
        ("2号仓库门口有人晕倒了,怎么办", "2号仓库门口"),
        ("化验室突然冒烟了,咋整", "化验室"),
    ],
)
def test_the_report_begins_with_what_to_do(talk: Start, said: str, place: str) -> None:
    t = talk()
    reply = t.say(said)
    assert reply.text.startswith(ADVICE)
    shown = form(reply)
    assert (shown["type"], shown["stage"], shown["fields"]["level"]) == ("hazard_report", "confirming", "重大")
    assert place in shown["fields"]["location"]
    assert not any(word in shown["fields"]["description"] for word in ("怎么办", "咋整", "what do"))
    assert t.filed == []
    assert t.say("yes" if said.isascii() else "确认").kind == "done"


@pytest.mark.parametrize("said", ["触电了怎么办", "同事触电了怎么办", "车间着火了怎么办", "着火了先报谁"])
def test_a_question_without_place_and_moment_is_answered(talk: Start, said: str) -> None:
    reply = talk().say(said)
    assert reply.text.startswith(ADVICE)
    assert reply.action is None


def test_the_report_goes_on_when_it_is_over(talk: Start) -> None:
    t = talk()
    t.say("机修间有人触电了怎么办!!")
    shown = form(t.say("闸拉了,人醒了,送医院去了。你帮我把这事登记上"))
    assert (shown["type"], shown["fields"]["location"]) == ("hazard_report", "机修间")
    assert t.filed == []
    assert t.say("是的").kind == "done"


def test_a_danger_in_the_middle_of_another_form_comes_first(talk: Start) -> None:
    t = talk()
    t.say("报修:2号空压机异响")
    shown = form(t.say("等等!旁边氨水罐漏了好刺鼻,在制冷机房,先报这个隐患"))
    assert shown["type"] == "hazard_report"
    assert (shown["fields"]["location"], shown["fields"]["level"]) == ("制冷机房", "重大")
    done = t.say("确认")
    assert form(done)["record_id"].startswith("HZ-")
    assert "2号空压机" in done.text  # the other one is kept


@pytest.mark.parametrize(
    "said",
    [
        "客户火都上来了,我头上都冒烟了",
        "气得我七窍生烟",
        "忙得脚后跟冒烟",
        "渴得嗓子冒烟",
        "sales are on fire this month",
    ],
)
def test_a_figure_of_speech_is_no_fire(talk: Start, said: str) -> None:
    reply = talk().say(said)
    assert not reply.text.startswith(ADVICE)
    assert reply.action is None


@pytest.mark.parametrize("said", ["3号机头上冒烟了", "我们车间电机冒烟了", "仓库里热得冒烟,电线烧了"])
def test_real_smoke_is_reported(talk: Start, said: str) -> None:
    assert talk().say(said).text.startswith(ADVICE)


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("老张手让冲床给夹了！流好多血", None),
        ("小王被叉车撞了,流血了", None),
        ("老张的手被3号冲床夹了", "3号冲床"),
        ("老张手给机床绞了,在二车间", "二车间"),
    ],
)
def test_what_hurt_somebody_is_no_place(talk: Start, said: str, place: str | None) -> None:
    t = talk()
    assert form(t.say(said))["fields"].get("location") == place
    if place is None:
        assert form(t.say("二车间3号冲床 人已经往医院送了"))["fields"]["location"] == "二车间3号冲床"


def test_what_is_told_of_a_danger_stays_with_it(talk: Start) -> None:
    t = talk()
    reply = t.say("二号线触电了，有人晕倒！", "闸拉了,人醒了,送医院去了。你帮我登记上")
    assert (form(reply)["type"], form(reply)["stage"]) == ("hazard_report", "confirming")
    assert "送医院" in form(reply)["fields"]["description"]
    t.say("确认")
    assert [fields["location"] for fields in t.filed] == ["二号线"]


def test_leave_that_is_named_is_asked_for_beside_a_danger(talk: Start) -> None:
    reply = talk().say("二号线触电了，有人晕倒！", "人送医院了,我明天请一天事假陪他")
    assert form(reply)["type"] == "leave_request"


@pytest.mark.parametrize("said", ["地上好大一滩油 我差点摔个屁股墩", "地上有水,我差点滑倒", "刚才差点被叉车撞到"])
def test_a_near_miss_is_reported(talk: Start, said: str) -> None:
    t = talk()
    assert (form(t.say(said))["type"], form(t.replies[-1])["missing"]) == ("hazard_report", ["location"])
    assert "叉车充电" in form(t.say("就叉车充电那块儿"))["fields"]["location"]


@pytest.mark.parametrize(
    "said", ["今天差点迟到", "我妈在家地上有水差点摔了", "地上有水差点摔了算工伤吗", "骑车差点摔了一跤,到公司晚了"]
)
def test_what_is_no_near_miss_here_is_not_reported(talk: Start, said: str) -> None:
    assert talk().say(said).action is None


@pytest.mark.parametrize(
    "said",
    [
        "3号车间冲床夹了小李的手,上报隐患",
        "报隐患,下料间的切割机把老王手指切了",
        "二车间师傅被铁屑划了个大口子,血止不住,上报",
        "食堂开水烫到人了,报隐患",
        "充电间锂电池鼓包发烫,上报隐患",
        "包装线上小王让传送带绞了手,报隐患",
        "装卸区有人脚让叉车压了,上报",
        "磨床那边铁屑崩到眼睛里去了,报隐患",
        "report a hazard: a colleague got a shock from the drill in workshop 2",
        "report a hazard: his hand is caught in the press in workshop 1",
        "report a hazard: a forklift hit a guy at gate 3",
        "report a hazard: he fell off a ladder in the warehouse",
        "report a hazard: acid splashed on her arm in the lab",
    ],
)
def test_who_is_hurt_however_it_is_told_comes_first(talk: Start, said: str) -> None:
    reply = talk().say(said)
    assert reply.text.startswith(ADVICE)
    assert form(reply)["fields"]["level"] == "重大"


@pytest.mark.parametrize(
    "said",
    [
        "报隐患,夹具把手松了,在2号线",
        "3号车间机床夹料不稳,上报隐患",
        "仓库门把手压坏了,报隐患",
        "report a hazard: the lifting hook in workshop 2 has no latch, it almost hit a guy",
    ],
)
def test_what_hurt_nobody_is_reported_without_alarm(talk: Start, said: str) -> None:
    reply = talk().say(said)
    assert not reply.text.startswith(ADVICE)
    assert form(reply)["fields"].get("level") is None


@pytest.mark.parametrize(
    ("said", "news"),
    [
        ("三号车间有人触电,报隐患", "人醒了,送医院去了"),
        ("三号车间有人触电,报隐患", "人没事,就是吓着了"),
        ("3号车间冲床夹了小李的手,上报隐患", "去医院缝了三针"),
        ("report a hazard: a colleague got a shock from the drill in workshop 2", "he's fine, just shaken up"),
    ],
)
def test_news_of_who_was_hurt_goes_into_the_report(talk: Start, said: str, news: str) -> None:
    shown = form(talk().say(said, news))
    assert shown["stage"] == "confirming"
    assert shown["fields"]["description"].endswith(news)
