"""A leave put right in passing: its kind with a denial, days beside a reason, corrections one after the other."""

import pytest

from tests.assistant.conversation import Start, form


def told(talk: Start, *messages: str) -> tuple[str, str, str | None]:
    """Kind, days and reason of the form."""
    fields = form(talk().say(*messages))["fields"]
    days = "..".join(f"{fields[side][5:]}{fields.get(f'{side}_half') or ''}" for side in ("start", "end"))
    return fields.get("leave_type"), days, fields.get("reason")


@pytest.mark.parametrize(
    ("kind", "change", "now"),
    [
        ("年假", "诶等下,别扣年假,我还攒着加班呢,用调休", "调休"),
        ("年假", "年假我想留着,扣调休吧", "调休"),
        ("年假", "甭动我年假了,倒休", "调休"),
        ("年假", "我没说年假啊,是补休", "调休"),
        ("事假", "事假扣钱,不划算,请年假好了", "年休假"),
        ("调休", "不要用调休,我要请的是年假", "年休假"),
        ("事假", "don't use personal leave, use my comp time instead", "调休"),
        ("年假", "I'd rather not use my annual leave, personal leave instead", "事假"),
        ("年假", "use comp time instead of annual leave", "调休"),
        ("年假", "不用年假了走事假", "事假"),
    ],
)
def test_a_kind_is_denied_for_another(talk: Start, kind: str, change: str, now: str) -> None:
    assert told(talk, f"下周二请一天{kind}", change)[0] == now


@pytest.mark.parametrize("said", ["年假要提前几天申请", "年假和事假哪个划算"])
def test_a_question_about_kinds_changes_none(talk: Start, said: str) -> None:
    t = talk()
    t.say("下周四请一天年假", said)
    assert t.replies[-1].kind in ("answer", "not_covered")
    assert told(talk, "下周四请一天年假")[0] == "年休假"


@pytest.mark.parametrize(
    ("plea", "change", "days"),
    [
        ("春节前一天想休年假", "再往前加一天吧,4号就走", "02-04..02-05"),
        ("12月16号到18号请年假", "晚走一天,17号再出发", "12-17..12-18"),
        ("12月16号到18号请年假", "提早一天动身,15号下午就走", "12-15pm..12-18"),
        ("12月9号到10号请年假", "再早一天吧,8号就出发", "12-08..12-10"),
        ("2027年2月4号请年假", "往后再加一天,5号也休", "02-04..02-05"),
        ("12月16号到17号请年假", "start a day earlier, on the 15th", "12-15..12-17"),
        ("12月16号请年假一天", "再往后延一天", "12-17..12-17"),
        ("12月16号请年假一天", "提前一天走", "12-15..12-16"),
        ("今天请病假,肚皮痛", "怕一天好不到,请到明天嘛", "11-23..11-24"),
        ("今天请病假,发烧", "估计明天还好不了,请到周三噻", "11-23..11-25"),
        ("今天请病假,发烧", "担心一天不够,休到后天哈", "11-23..11-25"),
        ("今天请病假,发烧", "一天怕是不得行,请两天嘛", "11-23..11-24"),
        ("今天请病假,发烧", "one day won't be enough, make it through Wednesday", "11-23..11-25"),
        ("明天请事假,搬家", "东西多一天搬不完,请到周四哈", "11-24..11-26"),
    ],
)
def test_days_change_beside_what_is_told(talk: Start, plea: str, change: str, days: str) -> None:
    assert told(talk, plea, change)[1] == days


@pytest.mark.parametrize("said", ["病假能请到几号嘛", "病假扣工资不嘛"])
def test_a_question_with_a_particle_stays_one(talk: Start, said: str) -> None:
    assert talk().say("今天请病假,发烧", said).kind not in ("confirm", "done")


@pytest.mark.parametrize(
    ("plea", "day", "reason"),
    [
        ("周三请年假,不对周四,哦不周四有会,还是周五吧", "11-27", None),
        ("明天请事假,不不后天,后天有客户,大后天吧", "11-26", None),
        ("12月3号请年假,啊不4号,4号好像也不行,那就7号", "12-07", None),
        ("请周三的年假,啊周三要开会,周四吧", "11-26", None),
        ("周四请事假,不行,周四盘点,周五吧", "11-27", None),
        ("annual leave on Wednesday, no Thursday, oh Thursday I have a meeting, Friday then", "11-27", None),
        ("不是周三,是周四请年假,搬家", "11-26", "搬家"),
        ("不是这周五,是下周五请一天事假,考驾照", "12-04", "考驾照"),
        ("not Wednesday, Thursday off as annual leave, moving house", "11-26", "moving house"),
        ("周四请事假,周四孩子开家长会", "11-26", "周四孩子开家长会"),
    ],
)
def test_the_last_of_several_corrections_stands(talk: Start, plea: str, day: str, reason: str | None) -> None:
    assert told(talk, plea)[1:] == (f"{day}..{day}", reason)


@pytest.mark.parametrize(
    ("plea", "change", "now", "why"),
    [
        ("上周三补一天事假", "其实那天是急性肠胃炎在医院打点滴,按病假报吧", "病假", "急性肠胃炎在医院打点滴"),
        ("明天请一天年假", "牙疼得不行要去拔牙,改成病假", "病假", "牙疼得不行要去拔牙"),
        ("后天请年假", "是去领结婚证,算婚假吧", "婚假", "是去领结婚证"),
        ("明天请一天年假", "我奶奶走了要回去守灵,改丧假", "丧假", "我奶奶走了要回去守灵"),
        ("明天请一天年假", "不对,是病假", "病假", None),
        ("明天请一天年假,陪父母", "改成事假吧", "事假", "陪父母"),
    ],
)
def test_a_change_of_kind_tells_why(talk: Start, plea: str, change: str, now: str, why: str | None) -> None:
    kind, _, reason = told(talk, plea, change)
    assert (kind, reason) == (now, why)


def test_a_change_of_kind_tells_why_in_english(talk: Start) -> None:
    said = ("personal leave tomorrow", "actually I have a dentist surgery, so make it sick leave")
    kind, _, reason = told(talk, *said)
    assert kind == "病假"
    assert "dentist surgery" in str(reason)


@pytest.mark.parametrize(
    ("plea", "days", "tells"),
    [
        ("22号晚上吐了一宿,今天请病假", "11-23..11-23", "吐了一宿"),
        ("周六打球崴了脚,今明两天请病假", "11-23..11-24", "崴了脚"),
        ("20号开始发烧,今天明天请病假", "11-23..11-24", "发烧"),
        ("I twisted my ankle on Saturday, sick leave today please", "11-23..11-23", "twisted my ankle"),
        ("周二结了婚,周三到周五请婚假", "11-25..11-27", "结了婚"),
        ("我上周四开始病的,病假一直到明天,补一下", "11-19..11-24", ""),
    ],
)
def test_what_happened_on_a_day_is_no_leave_of_its_own(talk: Start, plea: str, days: str, tells: str) -> None:
    _, found, reason = told(talk, plea)
    assert found == days
    assert tells in (reason or "")


@pytest.mark.parametrize(
    ("plea", "day", "reason"),
    [
        ("三天后请年假", "11-26", None),
        ("三天后请一天事假,办护照", "11-26", "办护照"),
        ("10天之后请一天年假,体检", "12-03", "体检"),
        ("一周后请年假", "11-30", None),
        ("annual leave in three days", "11-26", None),
        ("手术三天后要复查,12月8号请病假", "12-08", "手术三天后要复查"),
    ],
)
def test_a_day_is_told_by_how_far_off_it_is(talk: Start, plea: str, day: str, reason: str | None) -> None:
    assert told(talk, plea)[1:] == (f"{day}..{day}", reason)


@pytest.mark.parametrize("wish", ["那算病假呢", "其实是拉肚子,去了医院的,那按病假算呢", "按病假报行不行"])
def test_another_kind_of_leave_is_wished_for_in_a_question(talk: Start, wish: str) -> None:
    fields = form(talk().say("上周五请事假", wish))["fields"]
    assert (fields["leave_type"], fields["start"]) == ("病假", "2026-11-20")


@pytest.mark.parametrize("question", ["病假工资怎么算呢", "年假能休几天?", "用年假的话工资怎么算呢"])
def test_a_question_about_another_kind_changes_nothing(talk: Start, question: str) -> None:
    assert form(talk().say("下周五请事假一天", question))["fields"]["leave_type"] == "事假"


@pytest.mark.parametrize("said", ["过几天想请假回趟老家", "过几天要请事假办过户", "过阵子想休年假,带爸妈出去"])
def test_leave_at_a_time_that_is_left_open_is_begun(talk: Start, said: str) -> None:
    shown = form(talk().say(said))
    assert (shown["type"], "start" in shown["missing"]) == ("leave_request", True)
