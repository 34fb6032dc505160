"""`zhidu corpus check`: outline, counts, what is open, and files that cannot be read."""

import json
import shutil
from pathlib import Path

from corpus.check import check_path, run

FIXTURES = Path(__file__).parent / "fixtures"
REGULATIONS = Path(__file__).parents[2] / "corpus" / "regulations"


def test_our_own_folder() -> None:
    status, text = run(REGULATIONS, as_json=True)
    assert status == 0
    report = json.loads(text)
    (file,) = report["files"]
    assert report["readable"]
    assert file["leftover_lines"] == 7
    assert [(p["name"], p["articles"], p["units"], p["chapters"], p["sections"]) for p in file["parts"]] == [
        ("hr-admin", 55, 55, 3, 12), ("operations", 33, 37, 6, 0), ("marketing-service", 16, 20, 4, 0),
    ]  # fmt: skip
    assert sum(len(part["blanks"]) for part in file["parts"]) == 7
    assert not any(part["problems"] or part["unresolved_references"] for part in file["parts"])
    assert {"line": 38, "article": "hr-admin/22", "text": "【月度/季度/半年度/年度,请选择】"} in file["parts"][0][
        "blanks"
    ]


def test_outline_counts_articles_below_each_heading() -> None:
    (file,) = check_path(FIXTURES / "chapters_with_and_without_sections.txt").files
    assert [(entry.title, entry.line, entry.level, entry.articles) for entry in file.parts[0].outline] == [
        ("第一章 总则", 3, 0, 2), ("第二章 考勤", 6, 0, 2),
        ("第一节 打卡", 7, 1, 1), ("第二节 加班", 10, 1, 1), ("第三章 附则", 12, 0, 1),
    ]  # fmt: skip


def test_annexes_do_not_count_as_articles() -> None:
    (file,) = check_path(FIXTURES / "company_rule.txt").files
    (part,) = file.parts
    assert (part.articles, part.units, part.chapters) == (5, 8, 2)
    assert [(entry.line, entry.text) for entry in part.blanks] == [(22, "____")]
    assert [entry.text for entry in part.outside_documents] == ["《劳动合同法》"]
    assert [(entry.line, entry.text) for entry in part.unresolved_references] == [(13, "《劳动合同法》第三十九条")]


def test_text_names_lines_and_problems(tmp_path: Path) -> None:
    path = tmp_path / "rules.txt"
    path.write_text("规定\n第一条 甲,见第九条。\n第三条 丙,由____负责。\n", encoding="utf-8")
    status, text = run(path, as_json=False)
    assert status == 0
    assert "before 第三条: 第二条 missing" in text
    assert "第九条" in text
    assert "2 articles" in text
    assert "____" in text


def test_one_broken_file_does_not_hide_the_others(tmp_path: Path) -> None:
    shutil.copy(FIXTURES / "lists.txt", tmp_path / "good.txt")
    (tmp_path / "bad.txt").write_bytes("第一条 甲。\n".encode() * 5 + b"\xff\xff\n")
    status, text = run(tmp_path, as_json=False)
    assert status == 1
    assert f"{tmp_path / 'bad.txt'}:6: " in text
    assert "4 articles" in text


def test_a_folder_with_a_manifest(tmp_path: Path) -> None:
    shutil.copy(FIXTURES / "lists.txt", tmp_path / "lists.txt")
    entry = '[[compilation]]\nid = "{0}"\ntitle = "{0}"\n[[compilation.version]]\nversion = "1"\nfile = "{1}"\n'
    (tmp_path / "manifest.toml").write_text(entry.format("a", "lists.txt") + entry.format("b", "none.md"))
    report = check_path(tmp_path)
    assert not report.readable
    assert [(Path(file.file).name, bool(file.error)) for file in report.files] == [
        ("lists.txt", False),
        ("none.md", True),
    ]


def test_what_holds_nothing_is_an_error(tmp_path: Path) -> None:
    assert run(tmp_path, as_json=False)[0] == 1
    assert run(tmp_path / "none.txt", as_json=True)[0] == 1
    (tmp_path / "manifest.toml").write_text("compilation = 3")
    status, text = run(tmp_path, as_json=False)
    assert status == 1
    assert "manifest.toml:1: " in text
