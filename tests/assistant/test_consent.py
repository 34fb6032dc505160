"""What an answer to a summary means: a yes among other words files it, its look-alikes leave it, a no drops it."""

import pytest

from tests.assistant.conversation import Start, form

LEAVE = "周三请一天年假，回老家"
HAZARD = "上报隐患：3号车间地面有油，一般"


@pytest.mark.parametrize(
    "said",
    [
        "对的对的就这样报，麻烦快点", "想好了 报 确认提交", "要得要得，就恁个交", "好额", "嗯 提", "队的 提交",
        "提交，不改了", "组长说ok，你提交吧", "唉好吧，确认提交", "yes yes 就这个 submit", "好，提交请假",
        "ok i've checked, please file it", "dui 确认提交", "不管他 交呗", "要得嘛 先按这个请到起 交了",
        "对,就请我自己的", "是我自己的，交吧", "算了 不等了 交吧", "不加了 提交吧", "行叭……那先交了",
        "那我去社区医院补一张。单子先交",
    ],
)  # fmt: skip
def test_a_yes_among_other_words_files_the_form(talk: Start, said: str) -> None:
    t = talk()
    assert t.say(LEAVE, said).kind == "done"


@pytest.mark.parametrize("said", ["已经断电了。确认提交", "人都撤开了，警戒线也拉了。是的，报上去"])
def test_news_beside_a_yes_do_not_hold_it_up(talk: Start, said: str) -> None:
    t = talk()
    assert t.say(HAZARD, said).kind == "done"


@pytest.mark.parametrize(
    "said",
    [
        "交吧，改成周四", "提交，另外备注一下急用", "好，把照片也附上", "确认，等等，是周五", "提交了会怎样", "交了没",
        "班长点头就交", "要是能批我就交", "行行行你说啥都对", "交交交，交给谁啊", "确认确认，确认个锤子",
        "没错，周三不请了，提交",
        "老张也交了一张", "老板说报", "组长说可以", "应该没错吧", "大概行", "先莫交", "等我问下组长再交", "明天再交",
        "确认上报隐患", "先 别 交", "不要 交", "老张 说 交", "先莫 交", "不 交", "那我去社区医院补一张，补好再交",
        "群里都催了 先别交 我问下组长", "另一个也确认", "对,就我自己倒霉", "我自己的", "yeah yeah yeah",
        "没错,但是我不想交了", "嗯……", "刚才小王触电了，报上去",
        "参加葬礼", "这么快就写好了", "你好", "hold on", "hmm ok maybe", "没人说提交啊", "正准备报呢", "但愿交得上去",
        "我哪说要提交了", "本来想交的", "好的了解了", "ok, noted", "I see, thank you", "没让你确认",
    ],
)  # fmt: skip
def test_the_words_of_a_yes_alone_file_nothing(talk: Start, said: str) -> None:
    t = talk()
    t.say(LEAVE, said)
    assert not t.filed


@pytest.mark.parametrize(
    "said",
    [
        "差不多,提交", "应该没错,交吧", "随便,交吧", "你看着交吧", "大概没问题,报上去吧", "无所谓了,提交",
        "submit it and copy my boss", "fine, whatever, send it", "I guess it's right, submit",
    ],
)  # fmt: skip
def test_a_yes_that_is_half_sure_or_goes_on_is_asked_again(talk: Start, said: str) -> None:
    t = talk()
    reply = t.say(LEAVE, said)
    assert not t.filed
    assert form(reply)["stage"] == "confirming", reply.text
    assert t.say("确认").kind == "done"


@pytest.mark.parametrize("said", ["yes and send it", "yes, go ahead and submit", "ok then submit it", "ok submit"])
def test_english_clauses_that_all_agree_file_the_form(talk: Start, said: str) -> None:
    t = talk()
    assert t.say(LEAVE, said).kind == "done"


def test_a_reason_beside_a_yes_is_shown_first(talk: Start) -> None:
    t = talk()
    shown = form(t.say("周三请一天年假", "回老家看看爸妈，提交吧"))
    assert (shown["stage"], shown["fields"]["reason"]) == ("confirming", "回老家看看爸妈")
    assert t.say("交").kind == "done"


@pytest.mark.parametrize(
    "said",
    [
        "不了不了 不请了", "actually forget it, cancel that", "wait, my wife says no. cancel it", "勿请了，取消忒",
        "哈 巧了 老婆说她去接 不用请了", "呃算了算了 当我没说 别报", "哦对哦 本来就轮休 我糊涂了 不请了",
        "老家那边说不用回了，客气得很，这张作废",
    ],
)  # fmt: skip
def test_a_no_in_whatever_words_drops_the_form(talk: Start, said: str) -> None:
    t = talk()
    assert t.say(LEAVE, said).kind == "cancelled"


@pytest.mark.parametrize("said", ["没问题，我看过了，不过车间那边还没回", "确认键按不了", "交不交无所谓"])
def test_what_is_no_clear_no_keeps_the_form(talk: Start, said: str) -> None:
    t = talk()
    assert t.say(LEAVE, said).kind != "cancelled"
    assert t.say("确认").kind == "done"


def test_a_value_on_the_way_to_a_no_is_no_change(talk: Start) -> None:
    t = talk()
    assert t.say("明天请一天事假", "哦对哦 本来就在休年假 我糊涂了 不请了").kind == "cancelled"


def test_a_day_that_is_not_wanted_is_taken_off_the_form(talk: Start) -> None:
    t = talk()
    assert form(t.say("周三到周五请年假", "周五有会 不请了"))["fields"]["end"] == "2026-11-26"


def test_a_yes_that_points_at_the_other_form_files_the_last_one_only(talk: Start) -> None:
    t = talk()
    t.say("我想请明天年假，还有报一下仓库门口地上有油", "另一个也确认")
    assert not t.filed
    assert t.say("确认", "另一个也确认").kind == "done"
    assert len(t.filed) == 2


@pytest.mark.parametrize("said", ["don't send it yet", "先别交", "不急着交", "最后一行去掉", "不用改，提"])
def test_what_only_sounds_like_a_no_drops_nothing(talk: Start, said: str) -> None:
    t = talk()
    assert t.say(LEAVE, said).kind != "cancelled"


@pytest.mark.parametrize(
    "said", ["啧 严格", "先别提 我问下组长", "真啰嗦", "组长说行", "拉倒吧 这破机器", "wow that was fast"]
)
def test_what_is_no_answer_leaves_the_form_waiting(talk: Start, said: str) -> None:
    t = talk()
    before = form(t.say("周三请一天年假"))
    reply = t.say(said)
    assert reply.kind == "clarify"
    assert not reply.citations
    assert form(reply) == before


def test_a_reason_told_after_the_summary_is_taken(talk: Start) -> None:
    t = talk()
    assert form(t.say("周三请一天年假", "陪老婆产检"))["fields"]["reason"] == "陪老婆产检"
