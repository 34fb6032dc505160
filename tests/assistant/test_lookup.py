"""Articles asked for by number, in the forms in which people name them, and numbers that name none."""

from datetime import date

import pytest

from assistant.build import Parts
from assistant.lookup import find_numbers
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
        ("篇四第一条", []),
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
    ],
)
def test_other_numbers_name_no_article(parts: Parts, text: str) -> None:
    lookup = find_numbers(normalise(text), parts.searcher.corpus, DAY)
    assert lookup is None or not lookup.articles
