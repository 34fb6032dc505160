"""Where a matter is asked for, and several things at once, each gets its article."""

from collections.abc import Callable

import pytest

from assistant.reply import Reply
from assistant.whereabouts import apart, matter_of

Say = Callable[..., Reply]


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("劳保用品在几点几", "劳保用品"),
        ("请问绩效申诉是哪一条", "绩效申诉"),
        ("病假证明是第几条规定的", "病假证明"),
        ("丢东西赔偿写在第几条", "丢东西赔偿"),
        ("第几条", ""),
        ("哪一条规定了不能抽烟", ""),
        ("病假要交什么证明", ""),
        ("考核流程有几条", ""),
        ("提成奖金写在哪个编号里", "提成奖金"),
        ("讲报销的那条在篇一哪一章第几节", "报销"),
        ("工艺异常打哪个号", ""),
        ("哪个部分员工要体检", ""),
    ],
)
def test_the_matter_whose_place_is_asked_for(text: str, matter: str) -> None:
    assert matter_of(text) == matter


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("报销发票和绩效申诉分别是第几条", ["报销发票是第几条", "绩效申诉是第几条"]),
        ("加班、事假、年假各在第几条", ["加班在第几条", "事假在第几条", "年假在第几条"]),
        ("事假和病假的审批人分别是谁", ["事假的审批人是谁", "病假的审批人是谁"]),
        ("入职和离职各需要什么手续", ["入职需要什么手续", "离职需要什么手续"]),
        ("各部门的细则谁定", []),
        ("分别是什么", []),
        ("员工和公司签合同吗", []),
    ],
)
def test_what_is_asked_of_several_things_apart(text: str, questions: list[str]) -> None:
    assert apart(text) == questions


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        ("报销发票和绩效申诉分别是第几条", {"hr-admin/47", "hr-admin/25"}),
        ("加班、事假、年假各在第几条", {"hr-admin/15", "hr-admin/14", "hr-admin/13"}),
        ("劳保用品是几点几", {"operations/5.5"}),
    ],
)
def test_each_gets_its_article(say: Say, text: str, articles: set[str]) -> None:
    assert articles <= {citation.article_id for citation in say(text).citations}


def test_what_no_article_is_about_has_no_place(say: Say) -> None:
    assert say("食堂几点开饭是第几条").kind == "not_covered"
