"""Lists of articles by what is in them: words, blanks, other documents, from when and for whom; none is left out."""

import pytest

from tests.assistant.conftest import Ask, told

BLANK = {"hr-admin/12", "hr-admin/22", "hr-admin/24", "hr-admin/30", "hr-admin/53", "operations/附则.2"} | {
    "marketing-service/附则.2"
}
SATISFACTION = {f"marketing-service/{local}" for local in ("宗旨", "1.2", "2.2", "2.5", "4.3", "4.5")}
OUTSIDE = {f"hr-admin/{n}" for n in (9, 13, 18, 31, 40, 46, 52)} | {"operations/3.2", "operations/3.4"} | {
    "marketing-service/1.3", "marketing-service/2.4"
}  # fmt: skip
SINCE = {"hr-admin/54", "operations/附则.3", "marketing-service/附则.3"}
SCOPE = {"hr-admin/2", "operations/前言", "marketing-service/宗旨"}


@pytest.mark.parametrize(
    ("question", "articles"),
    [
        ("哪些条提到了客户满意度", SATISFACTION),
        ("客户满意度在哪几条里提到", SATISFACTION),
        ("which articles mention customer satisfaction", SATISFACTION),
        ("提到《财务报销管理制度》的有哪几条", {"hr-admin/46", "marketing-service/2.4"}),
        ("哪里提到了《奖惩条例》", {"hr-admin/52"}),
        ("《假期管理规定》收录了吗", {"hr-admin/13"}),
        ("哪一条讲印章", {"hr-admin/37", "hr-admin/38"}),
        ("哪些条款跟加班有关", {"hr-admin/15"}),
        ("制度里哪些地方提到了CRM", {"marketing-service/2.2", "marketing-service/4.2"}),
        ("篇一哪几条提到培训", {"hr-admin/21", "hr-admin/26", "hr-admin/27"}),
        ("哪些制度文件没有收录", OUTSIDE),
        ("没有收录的文件有哪些", OUTSIDE),
        ("其他制度有哪些", OUTSIDE),
        ("引用了哪些外部制度", OUTSIDE),
        ("里面提到但没收进来的文件有哪些", OUTSIDE),
        ("which documents are not included", OUTSIDE),
        ("篇二引用了哪些外部文件", {"operations/3.2", "operations/3.4"}),
        ("还有哪些地方没填", BLANK),
        ("which blanks haven't been filled in yet", BLANK),
        ("7处空白分别是什么", BLANK),
        ("谁填的空白", BLANK),
        ("第24条有没有填", {"hr-admin/24"}),
        ("篇二还有哪些空白", {"operations/附则.2"}),
        ("考勤那节还有哪些空白", {"hr-admin/12"}),
        ("第十四条有空白吗", {"hr-admin/14"}),
        ("制度什么时候生效", SINCE),
        ("when does it take effect", SINCE),
        ("篇二哪天生效", {"operations/附则.3"}),
        ("这套制度管哪些人啊", SCOPE),
        ("实习生适用吗", SCOPE),
        ("管理层也适用吗", SCOPE),
        ("实习期的人也归它管吗,适用范围", SCOPE),
        ("篇二适用于谁", {"operations/前言"}),
        ("篇二是给谁看的，谁必须遵守", {"operations/前言"}),
        ("Who does the first compilation apply to?", {"hr-admin/2"}),
        ("When does the first compilation take effect?", {"hr-admin/54"}),
        ("谁负责解释篇二", {"operations/附则.2"}),
        ("解释权归谁", {"hr-admin/53", "operations/附则.2", "marketing-service/附则.2"}),
        ("Who interprets the second compilation?", {"operations/附则.2"}),
        ("制度里提到的书名号文件，哪些手头是没有的呀", OUTSIDE),
    ],
)
def test_what_is_listed_is_complete(ask: Ask, question: str, articles: set[str]) -> None:
    reply = told(ask(question))
    assert reply.kind == "answer"
    assert {citation.article_id for citation in reply.citations} == articles


def test_blanks_are_shown_verbatim_and_never_as_a_rule(ask: Ask) -> None:
    reply = told(ask("谁填的空白"))
    assert reply.text.startswith("还没有人填写")
    assert "不是公司的规定" in reply.text
    assert "【月度/季度/半年度/年度,请选择】" in [citation.quote for citation in reply.citations]
    assert "没有待填写的空白" in told(ask("第十四条有空白吗")).text


def test_a_document_that_is_not_here_is_said_not_to_be(ask: Ask) -> None:
    assert "**未收录**" in told(ask("提到《财务报销管理制度》的有哪几条")).text
    unknown = told(ask("《员工宿舍管理办法》有没有收录"))
    assert unknown.kind == "not_covered"
    assert "没有出现" in unknown.text
