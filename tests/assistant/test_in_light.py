"""Questions beside paperwork, or right after it was filed, that mean its own matter without naming it."""

import pytest

from assistant.reply import Reply
from tests.assistant.conversation import Start, form


def _cited(reply: Reply) -> list[str]:
    return [str(citation.article_id) for citation in reply.citations]


@pytest.mark.parametrize(
    ("opening", "question", "article"),
    [
        ("发烧了,今天上午请个病假", "要不要医院开条子", "hr-admin/14"),
        ("五车间东头那台剪板机趴窝了 踩脚踏没反应 报修", "逗你呢 大毛病是不是还得开会研究", "operations/4.4"),
        ("12月7号到11号请陪产假", "公司陪產假最多俾幾多日㗎？", "hr-admin/13"),
        ("I want personal leave this Friday, moving house", "do I need a doctor's note for sick leave?", "hr-admin/14"),
    ],
)
def test_a_question_about_the_forms_own_matter_is_answered(
    talk: Start, opening: str, question: str, article: str
) -> None:
    t = talk()
    before = form(t.say(opening))
    reply = t.say(question)
    assert reply.kind == "answer"
    assert article in _cited(reply)
    assert form(reply) == before
    assert not t.filed


@pytest.mark.parametrize("question", ["报上去以后咋个流程，制度上咋说的", "复查谁来啊 制度上写没写是谁"])
def test_so_it_is_right_after_filing(talk: Start, question: str) -> None:
    t = talk()
    t.say("报个隐患，二楼平台护栏松了", "对，报")
    assert _cited(t.say(question)) == ["operations/5.4"]


@pytest.mark.parametrize(
    ("opening", "question"),
    [
        ("发烧了,今天上午请个病假", "附近哪家医院好"),
        ("12月4号请一天年假", "食堂几点开门"),
        ("12月4号请一天年假", "wifi密码多少"),
    ],
)
def test_what_only_stands_beside_a_form_is_refused_as_before(talk: Start, opening: str, question: str) -> None:
    t = talk()
    t.say(opening)
    assert t.say(question).kind == "not_covered"


def test_another_matter_keeps_its_own_article(talk: Start) -> None:
    t = talk()
    t.say("五车间剪板机不转了 报修")
    assert _cited(t.say("考核多久一次")) == ["hr-admin/22"]
