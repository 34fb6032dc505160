"""What a clause does with days of a leave, be it shown or only opened: the summary has the days that were said, or it
is asked which; never the opposite, and no reason is made of such a clause.
"""

import pytest

from tests.assistant.conversation import Start, form

SHOWN = "12月14号到18号请年假"


def _after(talk: Start, *said: str) -> tuple[str, str, str | None]:
    reply = talk("e001").say(*said)
    fields = form(reply)["fields"]
    first, last = (str(fields.get(name, "?"))[5:] + (fields.get(f"{name}_half") or "") for name in ("start", "end"))
    return reply.kind, f"{first}..{last}", fields.get("reason")


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("17和18号我又不想休了，来上班", "12-14..12-16"),
        ("14号那天改主意了，照常到岗", "12-15..12-18"),
        ("除15号以外都不请了", "12-15..12-15"),
        ("除了头两天其余都照常上班", "12-14..12-15"),
        ("除了18号都休", "12-14..12-17"),
        ("首尾两天我上班", "12-15..12-17"),
        ("第一天和最后一天照常上班", "12-15..12-17"),
        ("最后那天作废", "12-14..12-17"),
        ("少请两天，从前面扣", "12-16..12-18"),
        ("砍掉前面一天", "12-15..12-18"),
        ("少请一天，从后面减", "12-14..12-17"),
        ("往后推到下一个星期", "12-21..12-25"),
        ("17号起照常上班", "12-14..12-16"),
        ("16号以前我都来上班", "12-16..12-18"),
        ("17号就销假", "12-14..12-16"),
        ("周五复工", "12-14..12-17"),
        ("前两天上班，后三天休", "12-16..12-18"),
        ("back at work on the 18th", "12-14..12-17"),
        ("I'll work on the first and last day", "12-15..12-17"),
        ("one day less, taken off the front", "12-15..12-18"),
        ("I work as usual before the 16th", "12-16..12-18"),
        ("the last day doesn't count", "12-14..12-17"),
    ],
)
def test_a_clause_takes_its_days_out_of_the_leave_that_is_shown(talk: Start, said: str, days: str) -> None:
    assert _after(talk, SHOWN, said) == ("confirm", days, None)


@pytest.mark.parametrize(
    "said",
    [
        "15和16号我改主意了，上班",
        "16号以后照常上班",
        "中间那天上班",
        "双号上班",
        "改成隔天请",
        "每周三要上班",
        "本来想休到18号，现在17号就得回岗",
        "下周三不用请了，就周四周五",
        "every other day only",
    ],
)
def test_days_with_gaps_or_in_doubt_are_asked_about(talk: Start, said: str) -> None:
    assert _after(talk, SHOWN, said) == ("clarify", "12-14..12-18", None)


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("下周四请年假，上午还上班下午休", "12-03pm..12-03pm"),
        ("下周一请年假，上午照常上班，下午休半天", "11-30pm..11-30pm"),
        ("这周五不请，下周五请年假", "12-04..12-04"),
        ("下周一上班，周二到周四请年假", "12-01..12-03"),
        ("下周请年假，头一天要上班", "12-01..12-04"),
        ("下周一到周五请年假，第一天和最后一天不算", "12-01..12-03"),
        ("12月14号开始请年假，18号回来上班", "12-14..12-17"),
        ("annual leave from the 14th until 18 December exclusive", "12-14..12-17"),
        ("annual leave from 14 December up to but not including the 18th", "12-14..12-17"),
        ("annual leave from 14 December, returning to work on 18 December", "12-14..12-17"),
        ("annual leave Dec 7 to Dec 11 except the last day", "12-07..12-10"),
        ("no leave this Thursday, annual leave next Thursday", "12-03..12-03"),
    ],
)
def test_a_leave_is_opened_without_the_days_that_are_left_out(talk: Start, said: str, days: str) -> None:
    assert _after(talk, said) == ("confirm", days, None)


@pytest.mark.parametrize(
    "said",
    [
        "下周逢双号请年假",
        "下周隔天请年假",
        "下周一三五请年假",
        "下周四晚上请年假",
        "annual leave on even dates next week",
    ],
)
def test_what_a_form_cannot_hold_is_asked_about_when_it_is_opened(talk: Start, said: str) -> None:
    kind, _, reason = _after(talk, said)
    assert (kind, reason) == ("clarify", None)


def test_a_day_told_beside_a_yes_is_none_of_the_leave(talk: Start) -> None:
    reply = talk("e001").say(SHOWN, "提交，年底的时候补给我")
    assert reply.kind == "clarify"
    assert "12-31" not in reply.text
