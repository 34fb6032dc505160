"""The reason of a leave in the sender's own words, the days of the story that are none of the leave, and its kind."""

import pytest

from tests.assistant.conversation import Start, Talk, form


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("今天下午到明天上午请事假,办房产过户", "办房产过户"),
        ("阳了,今天开始居家,请病假到周三", "阳了，居家"),
        ("周五事假一天,家里装宽带要有人在", "家里装宽带要有人在"),
        ("楼下燃气泄漏小区封了出不来,今天上午请半天事假", "楼下燃气泄漏小区封了出不来"),
        ("有点不舒服,今天请一天病假", "有点不舒服"),
        ("周四请事假一天,去申请护照", "去申请护照"),
        ("脚崴了肿得跟馒头似的,今天请一天病假", "脚崴了肿得跟馒头似的"),
        ("明天请一天事假,幼儿园停课,没人带孩子", "幼儿园停课,没人带孩子"),
        ("我媳妇剖腹产定在26号了,陪产假26号请三天", "我媳妇剖腹产定在26号了"),
        ("12月4号年假一天,开会改到周五了要带孩子去", "开会改到周五了要带孩子去"),
        ("明天请一天事假,有事", "有事"),
        ("因为家里老人住院明天请一天事假", "家里老人住院"),
        ("明天我去医院复查的病假", "我去医院复查"),
        ("I can't make it today, twisted my ankle on the stairs at home", "twisted my ankle on the stairs at home"),
        ("明天请一天事假,从业资格证要年审", "从业资格证要年审"),
        ("给我自己请下周四年假,我陪她", "我陪她"),
        ("哦……别跟别人说哈，就问问。明天上午请个事假,办点私事", "办点私事"),
        ("明天请一天事假,怕领导不批,家里水管爆了", "家里水管爆了"),
        ("明天上午请个事假,去面试…啊不是，去办点私事", "去办点私事"),
        ("家里水管爆了,明天请事假,啊不对,后天,等师傅上门", "家里水管爆了，等师傅上门"),
        ("明天请病假,发烧,不是感冒", "发烧,不是感冒"),
        ("不好意思,明天请一天事假,家里来人", "家里来人"),
    ],
)
def test_a_reason_is_cut_at_no_word(talk: Start, said: str, reason: str) -> None:
    assert form(talk().say(said))["fields"].get("reason") == reason


@pytest.mark.parametrize(
    "said",
    [
        "明天请一天年假",
        "帮我请明天的年假",
        "给我记个明天的病假",
        "我想12月3号到4号休年假",
        "那就请12月3号的事假吧",
        "麻烦帮我提交一下明天的年假申请,谢谢",
        "那个…我想请个假，不知道行不行",
        "明天请一天年假,不晓得批不批得下来",
        "哦……别跟别人说哈，就问问。那我明天上午请个事假",
        "后天请全天事假",
        "can i take thursday off this week? annual leave",
    ],
)
def test_asking_alone_is_no_reason(talk: Start, said: str) -> None:
    assert "reason" not in form(talk().say(said))["fields"]


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("昨天搬货把腰闪了,站都站不直,今天去医院拍片子,请一天病假", "昨天搬货把腰闪了,站都站不直，去医院拍片子"),
        ("昨晚楼上漏水把天花板泡塌了,今天在家等物业,请一天事假", "昨晚楼上漏水把天花板泡塌了，在家等物业"),
    ],
)
def test_a_day_of_the_story_is_not_the_leave(talk: Start, said: str, reason: str) -> None:
    fields = form(talk().say(said))["fields"]
    assert (fields["start"], fields["end"], fields["reason"]) == ("2026-11-23", "2026-11-23", reason)


def test_a_day_that_is_over_is_the_leave_where_it_is_asked_for(talk: Start) -> None:
    fields = form(talk().say("昨天发烧没来,补一天病假"))["fields"]
    assert (fields["start"], fields["end"]) == ("2026-11-22", "2026-11-22")


def test_two_days_that_were_missed_are_asked_about(talk: Start) -> None:
    reply = talk().say("昨天没来,今天也来不了,发烧,请病假")
    assert reply.kind == "clarify"
    assert "start" not in form(reply)["fields"]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("我想请婚嫁,12月21到25", "婚假"),
        ("请年架两天,下周一下周二", "年休假"),
        ("後天想請一天特休", "年休假"),
        ("我奶奶走了,明天起回去三天,请个假", "丧假"),
        ("爷爷出殡,26号请一天假", "丧假"),
        ("年假不动了,就请事假吧,后天一天", "事假"),
        ("不用病假了我没病历,走事假,今天一天", "事假"),
    ],
)
def test_a_kind_of_leave_is_understood(talk: Start, said: str, kind: str) -> None:
    assert form(talk().say(said))["fields"].get("leave_type") == kind


@pytest.mark.parametrize(
    "said",
    [
        "今年价格涨了,明天请一天假去看房",
        "我妈走了没人带孩子,明天请一天假",
        "朋友出殡,明天请一天假",
        "家里东西都烧了,明天请一天假",
    ],
)
def test_what_only_sounds_like_a_kind_names_none(talk: Start, said: str) -> None:
    assert "leave_type" not in form(talk().say(said))["fields"]


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("周二到周四,不是明天那个,下周的,年休假", ("2026-12-01", "2026-12-03")),
        ("周一到周三那个年假帮我提了,下周的", ("2026-11-30", "2026-12-02")),
        ("今儿起不来了,请个病假", ("2026-11-23", "2026-11-23")),
    ],
)
def test_which_days_are_meant(talk: Start, said: str, days: tuple[str, str]) -> None:
    fields = form(talk().say(said))["fields"]
    assert (fields["start"], fields["end"]) == days


def test_a_count_stands_where_the_day_was_none(talk: Start) -> None:
    t = talk()
    t.say("11月31号请一天年假,陪爸妈体检")
    fields = form(t.say("啊这个月就30天哈,那12月1号"))["fields"]
    assert (fields["start"], fields["end"]) == ("2026-12-01", "2026-12-01")


@pytest.mark.parametrize(
    ("change", "name", "value"),
    [
        ("别走事假了,扣钱,改成调休", "leave_type", "调休"),
        ("原因别写装宽带,写家事", "reason", "家事"),
    ],
)
def test_what_is_not_wanted_gives_way(talk: Start, change: str, name: str, value: str) -> None:
    t: Talk = talk()
    t.say("周五事假一天,家里装宽带要有人在")
    reply = t.say(change)
    assert (reply.kind, form(reply)["fields"][name]) == ("confirm", value)


def test_the_reason_comes_after_the_hesitation(talk: Start) -> None:
    fields = form(talk().say("那个…我想请个假，不知道行不行", "下周二一天，带我妈去看牙，这种算事假吧"))["fields"]
    assert (fields["leave_type"], fields["reason"]) == ("事假", "带我妈去看牙")
