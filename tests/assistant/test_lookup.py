"""Articles asked for by number, in the forms in which people name them, and numbers that name none."""

from collections.abc import Callable
from datetime import date

import pytest

from assistant.build import Parts
from assistant.lookup import find_numbers
from assistant.reply import Reply
from corpus.query import normalise

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("第十四条", ["hr-admin/14"]),
        ("第 14 条原文", ["hr-admin/14"]),
        ("二十条", ["hr-admin/20"]),
        ("4.3", ["operations/4.3", "marketing-service/4.3"]),
        ("篇三 4.3", ["marketing-service/4.3"]),
        ("operations/4.3", ["operations/4.3"]),
        ("operations/附则.2", ["operations/附则.2"]),
        ("篇二附则", ["operations/附则.1", "operations/附则.2", "operations/附则.3"]),
        ("第十条到第十二条", ["hr-admin/10", "hr-admin/11", "hr-admin/12"]),
        ("第十四条和第十五条", ["hr-admin/14", "hr-admin/15"]),
        ("article 14", ["hr-admin/14"]),
        ("articles 14 and 15", ["hr-admin/14", "hr-admin/15"]),
        ("article fourteen", ["hr-admin/14"]),
        ("§14", ["hr-admin/14"]),
        ("第廿条", ["hr-admin/20"]),
        ("第贰拾条", ["hr-admin/20"]),
        ("第XIV条", ["hr-admin/14"]),
        ("第⑭条", ["hr-admin/14"]),
        ("4.3-4.4", ["operations/4.3", "operations/4.4", "marketing-service/4.3", "marketing-service/4.4"]),
        ("设备的4.3", ["operations/4.3"]),
        ("投诉的4.3", ["marketing-service/4.3"]),
        ("篇二的四点三", ["operations/4.3"]),
        ("前三条", ["hr-admin/1", "hr-admin/2", "hr-admin/3"]),
        ("倒数第二条", ["hr-admin/54"]),
        ("最后两条", ["hr-admin/54", "hr-admin/55"]),
        ("14", ["hr-admin/14"]),
        ("十四讲啥", ["hr-admin/14"]),
        ("14和15", ["hr-admin/14", "hr-admin/15"]),
        ("46-48", ["hr-admin/46", "hr-admin/47", "hr-admin/48"]),
        ("5-6", ["hr-admin/5", "hr-admin/6", "operations/5.6"]),
        ("五·六", ["operations/5.6"]),
        ("第5、6条", ["hr-admin/5", "hr-admin/6"]),
        ("第10、11和12条", ["hr-admin/10", "hr-admin/11", "hr-admin/12"]),
        ("第4.3条", ["operations/4.3", "marketing-service/4.3"]),
        ("附则2", ["hr-admin/54", "operations/附则.2", "marketing-service/附则.2"]),
        ("第十四调", ["hr-admin/14"]),
        ("第14跳", ["hr-admin/14"]),
        ("第四十四挑是啥", ["hr-admin/44"]),
        ("第二十无条", ["hr-admin/25"]),
        ("第十是条", ["hr-admin/14"]),
        ("弟三十五条", ["hr-admin/35"]),
        ("生产那篇4.2是啥", ["operations/4.2"]),
        ("安全那本5.4", ["operations/5.4"]),
        ("营销手册4.3", ["marketing-service/4.3"]),
        ("投诉那篇4.3", ["marketing-service/4.3"]),
        ("HR手册第14条", ["hr-admin/14"]),
        ("第二本的4.4", ["operations/4.4"]),
        ("偏三4.5", ["marketing-service/4.5"]),
        ("Please quote section 4.3 of the third compilation.", ["marketing-service/4.3"]),
        ("section 4.3 of the operations handbook", ["operations/4.3"]),
        ("4.3 in the marketing compilation", ["marketing-service/4.3"]),
        ("Give me the 14th article", ["hr-admin/14"]),
        ("篇二5.4节", ["operations/5.4"]),
        ("第五部分第四节", ["operations/5.4"]),
        ("篇三模块四第3节说的啥", ["marketing-service/4.3"]),
        ("第二章第一条", ["hr-admin/33"]),
        ("第一章第三节第二条", ["hr-admin/12"]),
        ("条款十四", ["hr-admin/14"]),
        ("客服那个4.3", ["marketing-service/4.3"]),
        ("hr-admin/99", []),
        ("operations/5.40", []),
        ("篇二第5.44条", []),
        ("五十六条写的啥来着", []),
        ("篇四第一条", []),
        ("100", []),
        ("第五十六条", []),
    ],
)
def test_what_is_named_is_found(parts: Parts, text: str, wanted: list[str]) -> None:
    lookup = find_numbers(normalise(text), parts.searcher.corpus, DAY)
    assert lookup is not None
    assert [str(article.id) for article in lookup.articles] == wanted
    assert bool(lookup.missing) is (not wanted)


@pytest.mark.parametrize(
    "text",
    [
        "买20条毛巾要审批吗",
        "劳动法第二十条",
        "合同第8条",
        "请3天假",
        "第-1条",
        "丧假几天",
        "4.3号放假吗",
        "version 4.3",
        "4.5星酒店",
        "买20、30条毛巾",
        "五一",
        "第一调查",
        "5.1节放假吗",
        "5.1节前要加班吗",
        "13800138000",
    ],
)
def test_other_numbers_name_no_article(parts: Parts, text: str) -> None:
    lookup = find_numbers(normalise(text), parts.searcher.corpus, DAY)
    assert lookup is None or not lookup.articles


def test_a_line_of_the_article_just_shown_is_quoted(say: Callable[..., Reply]) -> None:
    reply = say("5.4", "那一条的第二款")
    assert [citation.article_id for citation in reply.citations] == ["operations/5.4"]
    assert reply.citations[0].quote.startswith("建立隐患排查治理制度")


@pytest.mark.parametrize("messages", [("第十四条第二款",), ("第十四条", "第三款是什么")])
def test_a_line_that_is_not_there_is_said_not_to_be(say: Callable[..., Reply], messages: tuple[str, ...]) -> None:
    reply = say(*messages)
    assert reply.kind == "not_covered"
    assert "只有 1 款" in reply.text


@pytest.mark.parametrize("text", ["1.2那条给我看下", "4.3那个投诉的", "Give me the 14th article"])
def test_who_asks_for_a_text_files_nothing(say: Callable[..., Reply], text: str) -> None:
    reply = say(text)
    assert reply.kind == "answer"
    assert reply.action is None


@pytest.mark.parametrize(
    ("then", "article"),
    [
        ("篇二的", "operations/4.3"),
        ("篇三", "marketing-service/4.3"),
        ("客服那个", "marketing-service/4.3"),
        ("设备的", "operations/4.3"),
    ],
)
def test_one_of_several_articles_of_a_number_is_told_afterwards(
    say: Callable[..., Reply], then: str, article: str
) -> None:
    assert [citation.article_id for citation in say("4.3讲啥", then).citations] == [article]


def test_a_number_that_is_not_there_is_said_with_what_its_compilation_has(say: Callable[..., Reply]) -> None:
    assert say("篇二第5.44条").text.startswith("制度中没有篇二5.44。")
    reply = say("operations/7.1")
    assert reply.text.startswith("制度中没有operations/7.1。")
    assert "篇一" not in reply.text
