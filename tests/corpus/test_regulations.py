"""The reader on our own text: every character in one unit, and each article with its number, place and blanks."""

from datetime import date

import pytest

from assistant.settings import REGULATIONS
from corpus.article import ArticleId
from corpus.files import text_lines
from corpus.library import load_corpus
from corpus.reader import read_lines
from corpus.unit import LEFTOVER


def test_every_character_of_the_regulations_is_in_exactly_one_unit() -> None:
    source = (REGULATIONS / "compilation.txt").read_text(encoding="utf-8")
    sections = read_lines(text_lines(source))
    leftover, *parts = sections
    assert leftover.part == LEFTOVER
    assert not leftover.articles
    assert [section.part for section in parts] == ["篇一", "篇二", "篇三"]
    units = [unit for section in sections for unit in section.units]
    assert [unit.start for unit in units] == [0, *(unit.end for unit in units[:-1])]
    assert "".join(source[unit.start : unit.end] for unit in units) == source
    assert source[units[1].start :].startswith("篇一:")
    citable = {"article"} | {"heading"}
    outside = [source[u.start : u.end].strip() for s in parts for u in s.units if u.kind not in citable]
    assert outside == ["(综合行政与人力资源管理导向型)", "(生产运营与质量安全导向型)", "(市场营销与客户服务导向型)"]


def test_leftovers_are_in_no_article() -> None:
    text = "\n".join(article.text for article in load_corpus(REGULATIONS).articles(date(2026, 11, 23)))
    for leftover in ("2024-11-05", "2025-03-18", "企业档案管理制度汇编", "范文,供企业参考借鉴"):
        assert leftover not in text


def test_units_of_the_three_compilations() -> None:
    hr, operations, marketing = load_corpus(REGULATIONS).compilations
    assert [article.id.local for article in hr] == [str(number) for number in range(1, 56)]
    numbered = [a.id.local for a in operations if "." in a.id.local and a.id.local[0].isdigit()]
    assert len(numbered) == 33
    assert numbered[0] == "1.1"
    assert numbered[-1] == "6.4"
    assert [a.id.local for a in operations if a.id.local not in numbered] == ["前言", "附则.1", "附则.2", "附则.3"]
    assert len([a for a in marketing if a.id.local[0].isdigit()]) == 16
    assert [a.id.local for a in marketing if not a.id.local[0].isdigit()] == ["宗旨", "附则.1", "附则.2", "附则.3"]


def test_blanks_and_outside_documents_of_our_text() -> None:
    articles = list(load_corpus(REGULATIONS).articles(date(2026, 11, 23)))
    blanks = [(str(article.id), blank.of(article.text)) for article in articles for blank in article.blanks]
    assert len(blanks) == 7
    assert ("hr-admin/22", "【月度/季度/半年度/年度,请选择】") in blanks
    period = next(article for article in articles if str(article.id) == "hr-admin/22")
    assert period.blanks[0].options == ("月度", "季度", "半年度", "年度")
    titles = {document.title for article in articles for document in article.outside}
    assert len(titles) == 11
    assert {"假期管理规定", "奖惩条例", "财务报销管理制度"} <= titles


def test_titles_paths_and_offsets_of_our_text() -> None:
    corpus = load_corpus(REGULATIONS)
    day = date(2026, 11, 23)
    sick = corpus.article("hr-admin/14", day)
    complaint = corpus.article("marketing-service/4.3", day)
    assert sick
    assert complaint
    assert sick.label == "篇一 第十四条"
    assert sick.path == ("第一章:人力资源管理制度", "第三节:考勤与休假管理")
    assert sick.text[15:26] == "病假需提供有效医疗证明" or "病假需提供有效医疗证明" in sick.text
    assert complaint.title == "客户投诉处理"
    assert complaint.body.startswith("制度目的")
    assert sick.line == 28
    assert complaint.line_of(complaint.text.index("首问负责制")) == 314


def test_article_ids_read_back() -> None:
    for article in load_corpus(REGULATIONS).articles(date(2026, 11, 23)):
        assert ArticleId.parse(str(article.id)) == article.id


@pytest.mark.parametrize("wrong", ["", "14", "/14", "hr-admin/"])
def test_what_is_no_article_id_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="hr-admin/14"):
        ArticleId.parse(wrong)
