"""Days denied, put right, moved or contradicted in one breath: right, or asked about, or said not to be understood."""

import pytest

from tests.assistant.conversation import Start, form

_MARK = {"am": "am", "pm": "pm", None: ""}


def days(talk: Start, *said: str) -> str:
    """First and last day of the form that stands after what was said: 11-24pm..11-25am."""
    fields = form(talk().say(*said))["fields"]
    first, last = (f"{str(fields[n])[5:]}{_MARK[fields.get(f'{n}_half')]}" for n in ("start", "end"))
    return f"{first}..{last}"


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("请年假周三,不是这周三,下周三", "12-02..12-02"),
        ("年假下周二,不是下周二,是下周四", "12-03..12-03"),
        ("请年假12月8号和9号,不是8号9号,10号和11号", "12-10..12-11"),
        ("off on Dec 3, not the 3rd, the 4th, annual leave", "12-04..12-04"),
        ("请下周三年假,不是这周三", "12-02..12-02"),
        ("请年假周五到12月10号,不对,12月1号", "11-27..12-01"),
        ("病假明天到周五,说错了,周四", "11-24..11-26"),
        ("请年假从下周一到下周五,等等,下周三", "11-30..12-02"),
        ("请12月2号到4号年假,哦不是2号,3号开始", "12-03..12-04"),
        ("annual leave from Dec 1 to Dec 10, sorry, Dec 8", "12-01..12-08"),
        ("请年假12月1号到5号,啊不,2号到6号,不对不对,到4号", "12-02..12-04"),
        ("请年假12月1号到3号,不对,8号到10号", "12-08..12-10"),
    ],
)
def test_a_day_that_is_denied_or_put_right_gives_way_to_the_one_behind(
    talk: Start, message: str, expected: str
) -> None:
    assert days(talk, message) == expected


@pytest.mark.parametrize(
    ("shown", "change", "expected"),
    [
        ("请年假12月1号到3号", "说错了,是2号到3号…不,还是4号", "12-02..12-04"),
        ("请年假后天下午到大后天上午", "推迟半天", "11-26..11-26"),
        ("请年假12月3号下午到4号上午", "提前半天", "12-03..12-03"),
        ("请年假12月2号上午", "推迟半天", "12-02pm..12-02pm"),
        ("请事假明天下午到后天上午", "往后挪一天", "11-25pm..11-26am"),
        ("请年假12月1号到2号", "结束往后一天", "12-01..12-03"),
        ("请年假12月1号到2号", "第一天往前挪一天", "11-30..12-02"),
        ("annual leave Dec 1 to Dec 2", "move the end date back by one day", "12-01..12-03"),
        ("请年假12月3号到4号", "往后推一周", "12-10..12-11"),
        ("annual leave Dec 3 to Dec 4", "push it by a week", "12-10..12-11"),
        ("请年假12月1号到2号", "再加一周", "12-01..12-09"),
        ("请年假周三", "能不能请到周四嘛?", "11-25..11-26"),
        ("请年假周三", "能提前一天吗", "11-24..11-24"),
        ("annual leave on Friday", "can I make it until Monday?", "11-27..11-30"),
    ],
)
def test_a_change_moves_what_it_names(talk: Start, shown: str, change: str, expected: str) -> None:
    assert days(talk, shown, change) == expected


def test_a_question_of_the_rules_beside_a_form_changes_nothing(talk: Start) -> None:
    assert days(talk, "请年假周三", "年假最多能请几天?") == "11-25..11-25"


@pytest.mark.parametrize(
    "message",
    [
        "请年假从周四到周五或者下周一",
        "事假周三到周四,或者下周一也行",
        "请年假12月7号到9号,8号有评审",
        "下周三请三天年假,下周四回来上班",
        "下周一到周三年假,周二要来开会",
        "请年假12月7号到11号,中间9号我得值班",
        "annual leave Dec 7 to Dec 11, but I have to come in on the 9th",
        "请年假12月1号到5号,不对,周一",  # the last day, or the only one
    ],
)
def test_what_cannot_be_settled_is_asked_about(talk: Start, message: str) -> None:
    reply = talk().say(message)
    assert (reply.kind, form(reply)["fields"].get("reason")) == ("clarify", None)


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("请事假下周一到周三,周二孩子要开家长会", "11-30..12-02"),
        ("请年假12月1号到3号,4号回来上班", "12-01..12-03"),
        ("下周一到下周三上午请事假,周三下午回公司", "11-30..12-02am"),
        ("请年假周三到周五,周一才回来上班", "11-25..11-27"),
        ("年假下周二到周四,去参加同学会", "12-01..12-03"),
    ],
)
def test_what_is_done_in_the_leave_or_after_it_is_no_contradiction(talk: Start, message: str, expected: str) -> None:
    assert days(talk, message) == expected


def test_a_day_of_work_may_be_off_after_all(talk: Start) -> None:
    assert days(talk, "下周一到周三年假,周二要来开会", "周二也请") == "11-30..12-02"
    assert days(talk, "下周一到周三年假,周二要来开会", "那就请周一一天") == "11-30..11-30"


def test_a_day_that_only_tells_something_is_said_to_be_taken(talk: Start) -> None:
    assert "2026-11-25 **也按请假写了**" in talk().say("请事假明天,后天要交材料").text


def test_the_day_on_which_somebody_is_back_is_none_of_the_leave(talk: Start) -> None:
    assert days(talk, "请年假12月7号到9号", "9号我要回来上班的") == "12-07..12-08"


def test_days_of_work_between_the_leave_and_the_return_are_told(talk: Start) -> None:
    reply = talk().say("请年假12月1号到2号,12月7号回来上班")
    assert "2026-12-03、2026-12-04 **没有写进去**" in reply.text


@pytest.mark.parametrize(
    ("message", "expected"),
    [("19号到20号病了,今天补假", "11-19..11-20"), ("上周三拉肚子没来,今天补请一天病假", "11-18..11-18")],
)
def test_the_day_of_filing_is_no_day_of_what_is_over(talk: Start, message: str, expected: str) -> None:
    assert days(talk, message) == expected


@pytest.mark.parametrize("message", ["请年假周四2小时", "请事假12月2号3小时", "personal leave on Thursday for 3 hours"])
def test_hours_beside_a_day_are_half_of_it(talk: Start, message: str) -> None:
    reply = talk().say(message)
    assert (reply.kind, form(reply)["fields"].get("reason")) == ("clarify", None)
    assert "半天" in reply.text or "Half" in reply.text


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("事假明天下午2点到后天上午10点", "11-24pm..11-25am"),
        ("年假周三中午12点到周五下午3点", "11-25pm..11-27"),
        ("sick leave from tomorrow 1pm to Thursday 11am", "11-24pm..11-26am"),
    ],
)
def test_hours_of_two_days_are_said_to_be_taken_as_halves(talk: Start, message: str, expected: str) -> None:
    reply = talk().say(message)
    assert days(talk, message) == expected
    assert form(reply)["fields"].get("reason") is None
    assert "半天" in reply.text or "half days" in reply.text


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (("请年假12月3号,哦写错了,是事假",), "事假"),
        (("病假明天一天,啊不,写年假",), "年休假"),
        (("请事假周三", "干嘛写事假啊,我说的是年假"), "年休假"),
        (("请年假周五", "我不是说事假吗"), "事假"),
        (("请病假明天", "我说的明明是事假啊,怎么给我写病假"), "事假"),
        (("申请年假12月2号", "谁说年假了,我讲的调休"), "调休"),
        (("annual leave on Friday", "why annual? i said personal"), "事假"),
    ],
)
def test_the_kind_that_is_insisted_on_stands(talk: Start, said: tuple[str, ...], kind: str) -> None:
    assert form(talk().say(*said))["fields"]["leave_type"] == kind


@pytest.mark.parametrize(
    ("message", "hours", "reason"),
    [
        ("加班申请,周六9点到12点,不对,周日9点到11点,赶货", "9点到11点", "赶货"),
        ("申请周六加班3小时,盘点,说错了,4小时", "4小时", "盘点"),
        ("加班申请,周五晚上9点到11点,上线发布", "晚上9点到11点", "上线发布"),
    ],
)
def test_the_hours_of_work_said_last_stand(talk: Start, message: str, hours: str, reason: str) -> None:
    fields = form(talk().say(message))["fields"]
    assert (fields["hours"], fields["reason"]) == (hours, reason)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (("申请周六加班两天,盘点",), "11-28..11-29"),
        (("申请加班,周六9点到12点,赶货", "推迟一天"), "11-29..11-29"),
    ],
)
def test_days_of_overtime_are_counted_by_the_calendar(talk: Start, said: tuple[str, ...], expected: str) -> None:
    assert days(talk, *said) == expected


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("申请加班,今晚晚上10点到6点,赶货", "次日 6 点"),
        ("申请加班,今晚10点到6点,赶货", "次日 6 点"),
        ("Overtime on Friday from 10pm to 2am, release", "2:00 of the next day"),
    ],
)
def test_hours_of_work_past_midnight_are_told(talk: Start, message: str, told: str) -> None:
    assert told in talk().say(message).text
    assert "次日" not in talk().say("申请加班,明天下午1点到5点,赶货").text


def test_a_time_that_was_not_understood_is_no_reason(talk: Start) -> None:
    reply = talk().say("年假明天下午3点开始")
    assert form(reply)["fields"].get("reason") is None
    assert "没有听懂" in reply.text
