"""What is only told of days beside a leave: no day moves silently; what is not clear is asked, nothing is filed."""

import pytest

from tests.assistant.conversation import Start, form


def _days(talk: Start, *said: str) -> tuple[str, str, str]:
    reply = talk().say(*said)
    fields = form(reply)["fields"]
    return reply.kind, f"{fields.get('start', '?')[5:]}..{fields.get('end', '?')[5:]}", str(fields.get("reason", ""))


@pytest.mark.parametrize(
    ("shown", "told", "days"),
    [
        ("12月8号到10号请事假", "9号不上班", "12-08..12-10"),
        ("下周一到周三请事假", "周二休息", "11-30..12-02"),
        ("12月8号到9号请年假", "10号不来", "12-08..12-09"),
        ("12月15号请年假", "16号我不在公司", "12-15..12-15"),
        ("annual leave Dec 15 to 17", "I'm off on Dec 16", "12-15..12-17"),
        ("12月8号请年假", "8号车间盘点", "12-08..12-08"),
        ("12月7号到9号请年假", "8号仓库大盘点", "12-07..12-09"),
        ("12月3号请年假", "3号线今天停机", "12-03..12-03"),
        ("12月16号请年假", "是15号吧?还是16号?", "12-16..12-16"),
        ("12月8号到10号请年假", "9号去开会", "12-08..12-10"),
        ("12月10号到11号请年假", "11号我们厂停电休息", "12-10..12-11"),
        ("12月22号请年假", "22号不巧要值夜班", "12-22..12-22"),
        ("12月22号请年假", "22号楼要做消防演练", "12-22..12-22"),
        ("12月17号请事假", "18号没法来上班", "12-17..12-17"),
        ("Dec 22 to 24 annual leave", "I won't be in on the 25th", "12-22..12-24"),
    ],
)
def test_a_day_that_is_only_told_of_is_asked_about_and_changes_nothing(
    talk: Start, shown: str, told: str, days: str
) -> None:
    kind, found, reason = _days(talk, shown, told)
    assert (kind, found, reason) == ("clarify", days, "")


@pytest.mark.parametrize(
    ("shown", "answer", "days"),
    [
        (("12月8号到10号请事假", "9号不上班"), "只请9号", "12-09..12-09"),
        (("12月8号到9号请年假", "10号不来"), "10号也请", "12-08..12-10"),
        (("12月8号到9号请年假", "10号不来"), "改成12月10号", "12-10..12-10"),
        (("12月8号到10号请事假", "9号不上班"), "确认", "12-08..12-10"),
    ],
)
def test_the_answer_to_that_question_is_taken(talk: Start, shown: tuple[str, ...], answer: str, days: str) -> None:
    assert _days(talk, *shown, answer)[:2] == ("confirm", days)


@pytest.mark.parametrize(
    ("shown", "told", "days"),
    [
        ("12月8号9号请年假", "10号我也不在", "12-08..12-10"),
        ("12月15号到17号请年假", "18号也不上班", "12-15..12-18"),
        ("下周一请年假", "周二也请", "11-30..12-01"),
        ("12月8号到10号请年假", "8号上班,9号10号不上班", "12-09..12-10"),
        ("12月8号到10号请年假", "改成9号", "12-09..12-09"),
    ],
)
def test_days_that_are_added_or_changed_in_so_many_words_are_taken(
    talk: Start, shown: str, told: str, days: str
) -> None:
    assert _days(talk, shown, told)[:2] == ("confirm", days)


@pytest.mark.parametrize(
    ("shown", "told"),
    [
        ("下周三请年假", "周三不行"),
        ("下周三请年假", "那天不行,有会"),
        ("12月8号请事假", "8号走不开"),
        ("下周二请年假", "那天请不了,主管不放"),
        ("12月15号请年假", "15号领导不同意"),
        ("12月15号请年假", "经理不批"),
        ("12月10号请年假", "10号撞上审计了"),
        ("12月22号请年假", "22号客户来验收,走不开"),
        ("下周三请调休", "那天客户要来验厂,不行"),
        ("下周四下午请事假", "周四下午不行"),
        ("12月15号到16号请年假", "这两天都不行"),
        ("Take annual leave next Wednesday", "Wednesday doesn't work, I have a meeting"),
        ("Dec 15 annual leave please", "that day is no good"),
    ],
)
def test_the_only_day_that_cannot_be_had_is_open_again_and_asked(talk: Start, shown: str, told: str) -> None:
    talking = talk()
    reply = talking.say(shown, told)
    assert (reply.kind, form(reply)["fields"].get("start"), form(reply)["fields"].get("reason")) == (
        "clarify", None, None,
    )  # fmt: skip
    assert talking.say("Friday then" if told.isascii() else "周五吧").kind == "confirm"
    assert talking.filed == []


@pytest.mark.parametrize(
    ("shown", "told"),
    [
        ("12月15号请年假", "家里没空房,要收拾"),
        ("12月15号请年假", "家里老人走不开,要陪着"),
        ("12月15号请事假", "家里老人病了,走不开"),
        ("12月15号到17号请年假", "我不舒服,想歇歇"),
    ],
)
def test_a_reason_that_only_sounds_so_leaves_the_days(talk: Start, shown: str, told: str) -> None:
    kind, days, reason = _days(talk, shown, told)
    assert kind == "confirm"
    assert days.startswith("12-15")
    assert reason == told


@pytest.mark.parametrize(
    ("shown", "told", "days"),
    [
        ("下周四请事假", "周四吗?应该是周五吧", "12-04..12-04"),
        ("下周二请事假", "周二吗?好像应该是周三", "12-02..12-02"),
        ("12月8号请年假", "8号吧?不对是9号吧", "12-09..12-09"),
        ("下周五请年假", "周五?周四吧", "12-03..12-03"),
        ("12月14号请事假", "14号吗?15号吧", "12-15..12-15"),
        ("下周二请事假", "周二吗,应该周三吧", "12-02..12-02"),
    ],
)
def test_a_day_that_is_doubted_gives_way_to_the_one_behind_it(talk: Start, shown: str, told: str, days: str) -> None:
    reply = talk().say(shown, told)
    fields = form(reply)["fields"]
    assert (f"{fields['start'][5:]}..{fields['end'][5:]}", reply.kind) == (days, "confirm")
    assert reply.text.startswith("**请假申请，请核对**")


def test_a_weekday_that_is_to_be_checked_is_still_told_by_the_calendar(talk: Start) -> None:
    assert "2026-12-15 是周二" in talk().say("12月15号请年假", "15号是周二吧").text


@pytest.mark.parametrize(
    ("shown", "denied", "days"),
    [
        ("12月15号和16号请年假", "不是15号,是17号", "12-16..12-17"),
        ("12月9号和10号请年假", "不是10号,是8号", "12-08..12-09"),
        ("12月9号到10号请年假", "不是10号,是9号", "12-09..12-09"),
        ("12月9号和10号请年假", "不是10号,是11号", "12-09..12-11"),
        ("12月22号到23号请年假", "不是23,是22", "12-22..12-22"),
    ],
)
def test_one_of_two_days_gives_way_and_the_other_stays(talk: Start, shown: str, denied: str, days: str) -> None:
    assert _days(talk, shown, denied)[:2] == ("confirm", days)


def test_days_between_two_that_are_said_are_told_of(talk: Start) -> None:
    assert "2026-12-10 **也写进去了**" in talk().say("12月9号和10号请年假", "不是10号,是11号").text


@pytest.mark.parametrize(
    ("message", "days", "reason"),
    [
        ("抢到了!12月11号的票,年假就请那一天", "12-11..12-11", "12月11号的票"),
        ("订了12月21号的机票,就请那天年假", "12-21..12-21", "订了12月21号的机票"),
        ("12月18号我妹结婚,年假请当天", "12-18..12-18", "我妹结婚"),
        ("买了12月9号到10号的票,年假请那两天", "12-09..12-10", "买了12月9号到10号的票"),
        ("下周三孩子做手术,那天要请事假", "12-02..12-02", "孩子做手术"),
        ("I have a flight on Dec 11, personal leave for that day", "12-11..12-11", "I have a flight"),
    ],
)
def test_that_day_is_the_one_that_another_clause_names(talk: Start, message: str, days: str, reason: str) -> None:
    assert _days(talk, message) == ("confirm", days, reason)


def test_that_day_of_several_is_asked(talk: Start) -> None:
    assert _days(talk, "12月11号去,12月18号回,年假请那天")[0] == "clarify"


@pytest.mark.parametrize(
    ("said", "days", "reason"),
    [
        (("请病假,明天开始", "医生说要住三天院"), "11-24..11-26", "医生说要住三天院"),
        (("我要请病假", "得住院一周,12月7号开始"), "12-07..12-11", "得住院一周"),
        (("请病假,下周一起", "大夫让我休息五天"), "11-30..12-04", "大夫让我休息五天"),
        (("明天开始请病假", "医院开了五天的假条"), "11-24..11-30", "医院开了五天的假条"),
        (("12月7号请病假,医生让休息三天",), "12-07..12-09", "医生让休息三天"),
        (("体检报告说要休养两周,请病假,12月1号起",), "12-01..12-14", "体检报告说要休养两周"),
        (("我想请病假", "医生说得卧床两周", "12月7号开始"), "12-07..12-18", "医生说得卧床两周"),
        (("明天请两天病假", "医生说要住三天院"), "11-24..11-25", "医生说要住三天院"),
        (("请病假,明天", "医生让住院三天"), "11-24..11-24", "医生让住院三天"),
        (("12月7号请两天病假,医生让休息三天",), "12-07..12-08", "医生让休息三天"),
        (("12月7号请事假,我妈要住院一周",), "12-07..12-07", "我妈要住院一周"),
    ],
)
def test_a_length_that_a_doctor_tells_counts_where_none_is_known(
    talk: Start, said: tuple[str, ...], days: str, reason: str
) -> None:
    assert _days(talk, *said) == ("confirm", days, reason)


def test_a_length_that_is_taken_from_a_doctor_is_told(talk: Start) -> None:
    assert "天数是按“医生说要住三天院”写的" in talk().say("请病假,明天开始", "医生说要住三天院").text
    assert "日期**没有改**" in talk().say("请两天病假,明天开始", "医生说要住三天院").text
