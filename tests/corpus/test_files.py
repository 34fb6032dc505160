"""Files as lines: encodings, Markdown, Word, and files that cannot be read."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.files import CorpusError, read_file
from corpus.markdown import markdown_lines

TEXT = "第一条 员工应当打卡。\n第二条 迟到的,记录。"


def lines_of(path: Path) -> list[str]:
    return [line.text for line in read_file(path)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "rules.txt"
    path.write_bytes(TEXT.replace("\n", "\r\n").encode(encoding))
    assert lines_of(path) == TEXT.split("\n")


@pytest.mark.parametrize(
    ("name", "data", "line", "says"),
    [
        ("broken.txt", TEXT.encode()[:-1] + b"\n", 2, "not valid UTF-8"),
        ("broken.md", "第一条 甲。\n".encode() * 9 + b"\xe4\xb8\n", 10, "not valid UTF-8"),
        ("binary.txt", b"abc\n\x00\x01", 2, "not a text file"),
        ("odd.txt", b"\xff\xfea", 1, "UTF-8"),
        ("empty.txt", b" \n\n", 1, "holds no text"),
        ("empty.md", b"<!-- nothing -->", 1, "holds no text"),
        ("old.doc", b"x", 0, ".doc files are not read"),
        ("fake.docx", b"no zip", 0, "no .docx file"),
        ("cut.docx", b"PK\x03\x04cut", 0, "broken Word file"),
    ],
)
def test_a_file_that_cannot_be_read(tmp_path: Path, name: str, data: bytes, line: int, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(CorpusError, match=says) as caught:
        read_file(path)
    assert caught.value.line == line
    assert str(caught.value).startswith(f"{path}:{line}: " if line else f"{path}: ")


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="cannot be read"):
        read_file(tmp_path / "none.txt")


def test_parsers_are_imported_only_for_their_files() -> None:
    code = "import sys, corpus.library; print([m for m in ('docx', 'lxml', 'markdown_it') if m in sys.modules])"
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# --- Markdown -------------------------------------------------------------------------------------------------------


def test_markdown_as_lines() -> None:
    source = "\n".join(
        [
            "# 标题",
            "<!-- 注",
            "释 -->",
            "**第一条** 见[链接](http://a.b)与`代码`。",
            "续行",
            "",
            "3. 第三",
            "4) 第四",
            "- 无序",
            "",
            "| a | b |",
            "|---|---|",
            "| 1 | **2** |",
            "",
            "    缩进四格",
            "> 引用",
            "",
            "<table><tr><td>x</td><td>y</td></tr>",
            "<tr><td>1</td>",
            "<td>2</td></tr></table>",
        ]
    )
    found = [(line.text, line.number, line.heading) for line in markdown_lines(source) if line.text]
    assert found == [
        ("标题", 1, 1), ("第一条 见链接与代码。", 4, 0), ("续行", 5, 0), ("3. 第三", 7, 0), ("4) 第四", 8, 0),
        ("无序", 9, 0),
        ("a | b", 11, 0), ("1 | 2", 13, 0), ("缩进四格", 15, 0), ("引用", 16, 0), ("x | y", 18, 0), ("1 | 2", 19, 0),
    ]  # fmt: skip


def test_front_matter_is_no_text() -> None:
    assert [(line.text, line.number) for line in markdown_lines("---\ntitle: x\n---\n正文") if line.text] == [
        ("正文", 4)
    ]


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="ab第一条 \n#*_-|<>[]()`!1.\\&\x00", max_size=80))
def test_markdown_never_raises(text: str) -> None:
    assert all(1 <= line.number <= text.count("\n") + 1 for line in markdown_lines(text))


# --- Word -----------------------------------------------------------------------------------------------------------


def numbered(document: Any, levels: list[tuple[str, str]], extra: str = "") -> None:
    """A list (abstract 90, numId 90) whose levels print (format, text)."""
    root = document.part.numbering_part.element
    body = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/>{extra}</w:lvl>'
        for depth, (form, text) in enumerate(levels)
    )
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{body}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    root.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="91"><w:abstractNumId w:val="90"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
    )


def item(document: Any, text: str, depth: int = 0, number: int = 90) -> None:
    properties = document.add_paragraph(text)._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')
    )


def saved(document: Any, path: Path) -> Path:
    document.save(str(path))
    return path


def test_word_numbers_are_printed(tmp_path: Path) -> None:
    document = docx.Document()
    numbered(document, [("chineseCounting", "第%1条"), ("chineseCounting", "(%2)"), ("decimal", "%1.%3")])
    for index in range(11):
        item(document, f"条文{index}")
    item(document, "项", 1)
    item(document, "项", 1)
    item(document, "下一条")
    item(document, "项", 1)
    item(document, "重来", 0, 91)
    assert lines_of(saved(document, tmp_path / "a.docx"))[9:] == [
        "第十条 条文9", "第十一条 条文10", "(一) 项", "(二) 项", "第十二条 下一条", "(一) 项", "第一条 重来",
    ]  # fmt: skip


def test_word_legal_numbers_and_styles(tmp_path: Path) -> None:
    document = docx.Document()
    numbered(document, [("chineseCounting", "第%1章"), ("decimal", "%1.%2")], '<w:isLgl/><w:suff w:val="nothing"/>')
    style = document.styles["Heading 1"].element.get_or_add_pPr()
    style.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="90"/></w:numPr>'))
    document.add_heading("总则", 1)
    item(document, "目的", 1)
    (first, second) = read_file(saved(document, tmp_path / "a.docx"))
    assert (first.text, first.heading) == ("第1章总则", 1)
    assert second.text == "1.1目的"


def test_word_articles_count_on_through_chapters(tmp_path: Path) -> None:
    document = docx.Document()
    numbered(document, [("chineseCounting", "第%1章"), ("chineseCounting", "第%2条")], '<w:lvlRestart w:val="0"/>')
    for text, depth in (("总则", 0), ("甲", 1), ("乙", 1), ("附则", 0), ("丙", 1)):
        item(document, text, depth)
    assert lines_of(saved(document, tmp_path / "a.docx")) == [
        "第一章 总则", "第一条 甲", "第二条 乙", "第二章 附则", "第三条 丙",
    ]  # fmt: skip


def test_word_tables_stand_in_order(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("第一条 见下表。")
    table = document.add_table(2, 2)
    for cell, text in zip((c for row in table.rows for c in row.cells), ("工龄", "天数", "1年", "5天"), strict=True):
        cell.text = text
    document.add_paragraph("第二条 完。")
    frame = document.add_table(1, 1).cell(0, 0)
    frame.text = "第三条 框内。"
    frame.add_paragraph("第四条 框内。")
    found = read_file(saved(document, tmp_path / "a.docx"))
    assert [(line.text, line.number) for line in found] == [
        ("第一条 见下表。", 1), ("工龄 | 天数", 2), ("1年 | 5天", 3), ("第二条 完。", 4),
        ("第三条 框内。", 5), ("第四条 框内。", 6),
    ]  # fmt: skip


def test_word_changes_are_read_as_they_stand(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("保留")._p
    for tag, inner in (("ins", "<w:t>增加</w:t>"), ("del", "<w:delText>删除</w:delText>")):
        paragraph.append(parse_xml(f"<w:{tag} {nsdecls('w')}><w:r>{inner}</w:r></w:{tag}>"))
    document.add_paragraph("一行\n二行")
    assert paragraph.tag == qn("w:p")
    assert lines_of(saved(document, tmp_path / "a.docx")) == ["保留增加", "一行", "二行"]
