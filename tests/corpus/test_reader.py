"""The reader on the shapes that break other chunkers, and on arbitrary text."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import ArticleId
from corpus.files import read_file, text_lines
from corpus.reader import read_lines
from corpus.unit import LEFTOVER, Section, SourceLine, Unit

FIXTURES = Path(__file__).parent / "fixtures"
REGULATIONS = Path(__file__).parents[2] / "corpus" / "regulations"


def sections_of(name: str) -> list[Section]:
    return read_lines(read_file(FIXTURES / name))


def only_section(text: str) -> Section:
    (section,) = read_lines(text_lines(text))
    return section


def locals_of(section: Section) -> list[str]:
    return [unit.local for unit in section.articles]


def unit_of(section: Section, local: str) -> Unit:
    return next(unit for unit in section.articles if unit.local == local)


def text_of(section: Section, local: str) -> str:
    unit = unit_of(section, local)
    return section.text[unit.start : unit.end]


def messages(section: Section) -> list[str]:
    return [problem.message for problem in section.problems]


# --- shapes that break other chunkers -------------------------------------------------------------------------------


def test_chapters_with_and_without_sections() -> None:
    (section,) = sections_of("chapters_with_and_without_sections.txt")
    assert locals_of(section) == ["1", "2", "3", "4", "5"]
    assert unit_of(section, "4").path == ("第二章 考勤", "第二节 加班")
    assert unit_of(section, "5").path == ("第三章 附则",)
    assert "第十四条规定的情形除外" in text_of(section, "3")


def test_a_line_that_begins_with_a_reference_opens_nothing() -> None:
    (section,) = sections_of("line_begins_with_reference.txt")
    assert locals_of(section) == ["1", "2", "3", "4", "5"]
    assert unit_of(section, "3").line == 6
    assert unit_of(section, "4").line == 8
    assert not section.problems


def test_parts_number_by_themselves() -> None:
    leftover, first, second = sections_of("parts_with_repeated_numbers.txt")
    assert leftover.part == LEFTOVER
    assert (first.part, locals_of(first)) == ("篇一", ["1", "2", "3"])
    assert (second.part, locals_of(second)) == ("篇二", ["1", "2", "附则.1"])


def test_titles_part_a_file_that_holds_several_rules() -> None:
    first, second = sections_of("titles_with_repeated_numbers.txt")
    assert (first.part, locals_of(first)) == ("考勤管理制度", ["1", "2"])
    assert (second.part, locals_of(second)) == ("报销管理制度", ["1", "2", "3"])


def test_two_heading_families_in_one_file() -> None:
    (section,) = sections_of("two_families.txt")
    assert locals_of(section) == ["1", "2", "2.1", "2.2", "第三章.1", "第三章.2"]
    assert "2.2.1" in text_of(section, "2.2")


def test_markdown_with_bold_article_numbers() -> None:
    (section,) = sections_of("bold_articles.md")
    assert locals_of(section) == ["1", "2", "3", "4"]
    assert unit_of(section, "2").title == "适用范围"
    assert unit_of(section, "3").title == "天数"
    assert "1年以上 | 5天" in text_of(section, "3")
    assert "2. 休息日不计入。" in text_of(section, "3")
    assert [unit.line for unit in section.articles] == [7, 9, 13, 25]


def test_lists_are_units_where_nothing_wider_is() -> None:
    (section,) = sections_of("lists.txt")
    assert [(unit.local, unit.title) for unit in section.articles] == [
        ("1", "目的"), ("2", "范围"), ("3", "领用"), ("4", "附则"),
    ]  # fmt: skip


def test_top_numbers_above_dotted_ones() -> None:
    (section,) = sections_of("quality_manual.txt")
    assert locals_of(section) == ["1", "2", "3.1", "3.2", "4.1", "4.2"]
    assert unit_of(section, "3.1").path == ("3 职责",)
    assert not section.problems


def test_a_standard_with_top_numbers_without_children_and_an_annex() -> None:
    (section,) = sections_of("standard.txt")
    assert locals_of(section) == ["1.1", "1.2", "2", "3.1", "3.2", "4", "附录A"]
    assert "3.5℃" in text_of(section, "3.1")
    assert section.title == ""
    assert not section.problems


def test_a_company_rule_with_contents_signature_and_annexes() -> None:
    (section,) = sections_of("company_rule.txt")
    assert section.title == "某某科技有限公司考勤管理制度"
    assert locals_of(section) == ["1", "2", "2之1", "3", "4", "附件1.1", "附件1.2", "附件2"]
    assert sum(unit.numbered for unit in section.units) == 5
    back = next(unit for unit in section.units if unit.kind == "back")
    assert section.text[back.start : back.end].startswith("附件：1.处罚标准")
    assert text_of(section, "4").strip().endswith("解释。")


def test_a_statute_with_books_and_contents() -> None:
    (section,) = sections_of("statute.txt")
    assert locals_of(section) == ["1", "2", "3", "4"]
    assert unit_of(section, "4").path == ("第二编 合同", "第一分编 通则", "第二章 一般规定")
    assert not section.problems


def test_hard_wrapped_lines() -> None:
    (section,) = sections_of("hard_wrapped.txt")
    assert locals_of(section) == ["1", "2", "3", "4", "5"]
    assert unit_of(section, "1").title == ""
    assert unit_of(section, "2").title == ""


def test_numbers_that_start_again_in_each_chapter() -> None:
    (section,) = sections_of("restarting_chapters.txt")
    assert locals_of(section) == ["第一章.1", "第一章.2", "第二章.1", "第二章.2"]
    assert not section.problems


def test_a_covering_letter_is_not_the_rule() -> None:
    (section,) = sections_of("covering_letter.txt")
    assert section.title == "XX有限公司考勤管理办法"
    assert locals_of(section) == ["1", "2", "3", "4", "5"]


def test_lists_above_dotted_numbers_and_above_articles() -> None:
    (dotted,) = sections_of("lists_above_dotted.txt")
    assert locals_of(dotted) == ["1.1", "1.2", "2.1", "2.2", "3.1"]
    assert unit_of(dotted, "2.2").path == ("二、使用",)
    (articles,) = sections_of("lists_above_articles.txt")
    assert locals_of(articles) == ["1", "2", "3", "4", "5"]
    assert [unit.path for unit in articles.articles][2:] == [("二、纪律",), ("二、纪律",), ("三、附则",)]


def test_prose_is_cited_by_paragraph() -> None:
    (section,) = sections_of("prose.txt")
    assert locals_of(section) == ["正文.1", "正文.2"]


@pytest.mark.parametrize(
    "line",
    ["第２条　乙。", "第 二 条 乙。", "第2条 乙。", "第二条、乙。", "第二条:乙。", "第二条乙。", "【第二条】乙。"],
)
def test_printed_forms_of_an_article_number(line: str) -> None:
    assert locals_of(only_section(f"规定\n第一条 甲。\n{line}\n第三条 丙。")) == ["1", "2", "3"]


@pytest.mark.parametrize("title", ["适用范围", "中层干部", "执行标准", "与公司的关系", "要求"])
def test_a_title_that_could_continue_a_sentence(title: str) -> None:
    assert locals_of(only_section(f"规定\n第一条 甲。\n第二条{title}\n乙。\n第三条 丙。")) == ["1", "2", "3"]


@pytest.mark.parametrize("amount", ["1.2倍的工资。", "1.2小时以内。", "1.2万元。"])
def test_an_amount_at_a_lines_start_opens_nothing(amount: str) -> None:
    assert locals_of(only_section(f"规定\n1.1 加班\n加班费为\n{amount}\n1.2 其他\n另行规定。")) == ["1.1", "1.2"]


def test_a_long_item_is_divided_by_the_numbering_inside_it() -> None:
    long = "应当遵守规定。" * 60
    section = only_section(f"守则\n一、总则\n短。\n二、纪律\n(一)上班\n{long}\n(二)下班\n{long}\n三、附则\n完。")
    assert locals_of(section) == ["1", "2.1", "2.2", "3"]
    assert unit_of(section, "2.2").path == ("二、纪律",)
    assert not section.problems


# --- problems -------------------------------------------------------------------------------------------------------


def test_duplicate_missing_and_empty_articles_are_told() -> None:
    section = only_section("规定\n第一条 甲。\n第二条 乙。\n第二条 丙。\n第五条 丁。\n第六条\n第七条 戊。")
    assert locals_of(section) == ["1", "2", "2~2", "5", "6", "7"]
    assert messages(section) == [
        "第二条 stands twice; this one is cited as 2~2", "before 第五条: 第三条 to 第四条 missing", "第六条 is empty",
    ]  # fmt: skip
    assert [problem.line for problem in section.problems] == [4, 5, 6]


def test_missing_chapters_and_dotted_numbers_are_told() -> None:
    chapters = only_section("规定\n第一章 甲\n第一条 甲。\n第三章 丙\n第二条 乙。\n第四章 丁")
    assert messages(chapters) == ["before 第三章: 第二章 missing", "第四章 丁 holds no article"]
    assert messages(only_section("规定\n1.1 甲\n甲。\n1.3 丙\n丙。")) == ["before 1.3: 1.2 missing"]


# --- any text -------------------------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        "第一条", "第二条 ", "第三条之一", "第十四条规定的", "第一章 总则", "第二章", "第一节", "1.1", "1.2 题",
        "1 目的",
        "一、", "二、甲", "(一)", "2、", "附件1", "附录", "篇一", "第一篇", "总则", "附则", "说明",
        "目录", "。", ":", "员工应当遵守",
        "《劳动法》第三条", "见4.3", "前条", "【a/b,请选择】", "2024年1月1日", "某某公司",
        "考勤管理制度", " | ", "\t", "　",
        "第一编", "模块一", "第千百条", "\ufeff", "\u2028",
    ]
)  # fmt: skip
LINES = st.lists(st.one_of(st.text(max_size=20), st.lists(PIECES, max_size=4).map("".join)), max_size=30)


@settings(max_examples=150, deadline=None)
@given(lines=LINES, heading=st.integers(0, 3))
def test_units_tile_any_text(lines: list[str], heading: int) -> None:
    sections = read_lines([SourceLine(line, number, heading) for number, line in enumerate(lines, 1)])
    units = [unit for section in sections for unit in section.units]
    text = "\n".join(lines)
    assert "".join(text[unit.start : unit.end] for unit in units) == text
    for section in sections:
        assert len(set(locals_of(section))) == len(section.articles)
        assert all(ArticleId.parse(str(ArticleId("c", local))).local == local for local in locals_of(section))
