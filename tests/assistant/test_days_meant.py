"""Days as they are meant: sickness that is over, days taken back, hours, ends before starts, days left out."""

import pytest

from tests.assistant.conversation import Start, form


def said(talk: Start, *messages: str) -> tuple[str, str | None]:
    """`first.half..last.half` of the form and its reason; "?" where it is not shown for a yes."""
    reply = talk().say(*messages)
    fields = form(reply)["fields"]
    if reply.kind != "confirm":
        return "?", fields.get("reason")
    sides = ((fields["start"], fields.get("start_half")), (fields["end"], fields.get("end_half")))
    return "..".join(f"{day[5:]}{half or ''}" for day, half in sides), fields.get("reason")


@pytest.mark.parametrize(
    ("message", "days"),
    [
        ("病假20号到25号,发烧", "11-20..11-25"),
        ("17号18号我发高烧在家躺着,请病假", "11-17..11-18"),
        ("礼拜五拉肚子没上班,补病假", "11-20..11-20"),
        ("周四周五住院了,补一下病假", "11-19..11-20"),
        ("补一下上周的病假,周二周三,重感冒", "11-17..11-18"),
        ("周五到今天一直发烧,请病假", "11-20..11-23"),
        ("I was sick on Friday", "11-20..11-20"),
        ("had a fever on Thursday, need sick leave for that", "11-19..11-19"),
        # to come all the same
        ("病假25号,复查", "11-25..11-25"),
        ("病假，下周三复查", "12-02..12-02"),
        ("病假2号到4号,手术", "12-02..12-04"),
        ("感冒了,周三请一天病假", "11-25..11-25"),
        ("sick leave on Friday, dentist", "11-27..11-27"),
        ("I got sick, can I take Tuesday off", "11-24..11-24"),
        ("昨天没来得及请,周五请年假,回老家", "11-27..11-27"),
        # either
        ("病假20号,复查", "?"),
        ("周四发烧,请病假", "?"),
        ("请病假5号到7号", "?"),
    ],
)
def test_days_of_sickness_lie_where_only_they_can(talk: Start, message: str, days: str) -> None:
    assert said(talk, message)[0] == days


def test_where_a_sickness_may_lie_behind_or_ahead_both_days_are_named(talk: Start) -> None:
    assert "2026-11-20、2026-12-20" in talk().say("病假20号,复查").text


@pytest.mark.parametrize("message", ["19号家里有事没来,补个事假", "周五家里水管爆了没来上班,补事假"])
def test_personal_leave_told_of_as_past_is_refused(talk: Start, message: str) -> None:
    reply = talk().say(message)
    assert (reply.kind, reply.citations[0].article_id) == ("denied", "hr-admin/14")


@pytest.mark.parametrize(
    ("message", "days", "reason"),
    [
        ("周三请年假,哦不周四,旅游", "11-26..11-26", "旅游"),
        ("下周三请年假,哦不,周四,参加婚礼", "12-03..12-03", "参加婚礼"),
        ("明天请年假,不对后天", "11-25..11-25", None),
        ("12月2号啊不3号请一天年假,搬家", "12-03..12-03", "搬家"),
        ("明天上午请年假,呃不对是下午,接机", "11-24pm..11-24pm", "接机"),
        ("12月7号到9号请年假,哎不对,8号到10号,探亲", "12-08..12-10", "探亲"),
        ("从周二休到周四的年假,说错了,到周五,旅游", "11-24..11-27", "旅游"),
        ("我想请明天,啊不,后天的年假,带娃打疫苗", "11-25..11-25", "带娃打疫苗"),
        ("请两天年假,哦不是,三天,周三开始,出游", "11-25..11-27", "出游"),
        ("年假周三(口误,周四),体检", "11-26..11-26", "体检"),
        ("annual leave on Wednesday, no wait Thursday", "11-26..11-26", None),
        (
            "annual leave tomorrow, sorry I mean the day after tomorrow, moving house",
            "11-25..11-25",
            "moving house",
        ),
    ],
)
def test_what_is_taken_back_is_no_day_and_no_reason(talk: Start, message: str, days: str, reason: str | None) -> None:
    assert said(talk, message) == (days, reason)


@pytest.mark.parametrize(
    ("message", "days"),
    [
        ("next next Monday I want annual leave", "12-07..12-07"),
        ("the Monday after next I take annual leave", "12-07..12-07"),
        ("annual leave the week after next", "12-07..12-11"),
        ("大大后天请年假", "11-27..11-27"),
        ("下下下周三请年假", "12-16..12-16"),
        ("下周前三天请年假", "11-30..12-02"),
        ("12月最后一个工作日请年假", "12-31..12-31"),
        ("隔周三请年假", "?"),
        ("隔天休一天年假", "?"),
        ("两周后的周三请年假", "?"),
        ("a week from Friday I need annual leave", "?"),
        ("12月最后一周请年假", "?"),
    ],
)
def test_a_farther_day_is_never_read_as_a_nearer_one(talk: Start, message: str, days: str) -> None:
    assert said(talk, message)[0] == days


@pytest.mark.parametrize(
    ("messages", "days"),
    [
        (("12月5号到3号请年假",), "?"),
        (("年假30号到26号",), "?"),
        (("annual leave from Dec 5 to 3",), "?"),
        (("12月5号请年假", "到3号"), "?"),
        (("年假28号到3号",), "11-28..12-03"),
        (("12月30号到2号请年假",), "12-30..01-02"),
        (("年假12月28号到1月3号",), "12-28..01-03"),
    ],
)
def test_an_end_before_the_start_is_asked_about(talk: Start, messages: tuple[str, ...], days: str) -> None:
    assert said(talk, *messages)[0] == days


@pytest.mark.parametrize(
    ("messages", "days", "taken"),
    [
        (("明天2点到4点请事假,面签",), "11-24pm..11-24pm", "下午半天"),
        (("事假,明天上午九点到十一点,办户口",), "11-24am..11-24am", "上午半天"),
        (("personal leave tomorrow 2pm to 4pm, bank",), "11-24pm..11-24pm", "the afternoon"),
        (("明天上午10点到下午3点请事假,去办证",), "11-24..11-24", "一整天"),
        (("周三请事假6个小时,搬家",), "11-25..11-25", "一整天"),
        (("明天请两小时年假,去银行",), "?", "上午还是下午"),
        (("请两小时事假,去银行", "明天"), "?", "上午还是下午"),
        (("明天请两小时年假,去银行", "下午"), "11-24pm..11-24pm", "下午"),
        (("明天请年假,下午3点到5点有个面签",), "11-24..11-24", "面签"),
    ],
)
def test_hours_become_half_a_day_or_a_day_in_so_many_words(
    talk: Start, messages: tuple[str, ...], days: str, taken: str
) -> None:
    assert said(talk, *messages)[0] == days
    assert taken in talk().say(*messages).text


@pytest.mark.parametrize(
    ("messages", "days"),
    [
        (("明天下午请年假", "改到后天"), "11-25pm..11-25pm"),
        (("周五上午请年假", "说错了,是周四"), "11-26am..11-26am"),
        (("明天下午请年假", "改成后天一整天"), "11-25..11-25"),
        (("明天下午请年假", "改到下周一到周三"), "11-30..12-02"),
    ],
)
def test_a_half_goes_with_its_day(talk: Start, messages: tuple[str, ...], days: str) -> None:
    assert said(talk, *messages)[0] == days


@pytest.mark.parametrize(
    ("message", "days"),
    [
        ("下周一到周五请年假,周五不用请", "11-30..12-03"),
        ("下周一到周四请年假,周一除外", "12-01..12-03"),
        ("下周一到周五请年假,周三不请", "?"),
        ("周一到周五请年假,中间那天不请", "?"),
        ("annual leave next Monday to Friday except Wednesday", "?"),
        ("年假两个半天,周三上午和周四上午", "?"),
    ],
)
def test_a_day_that_is_left_out_is_not_filed(talk: Start, message: str, days: str) -> None:
    assert said(talk, message)[0] == days
