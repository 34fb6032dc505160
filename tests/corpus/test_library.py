"""Versions and days, the manifest, references across articles, and the digest."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import marks
from corpus.article import Article
from corpus.files import CorpusError
from corpus.library import Corpus, load_corpus
from corpus.numerals import chinese_numeral, parse_numeral

FIXTURES = Path(__file__).parent / "fixtures"
DAY = date(2026, 11, 23)


def folder(path: Path, manifest: str, **files: str) -> Path:
    (path / "manifest.toml").write_text(manifest, encoding="utf-8")
    for name, text in files.items():
        (path / f"{name}.txt").write_text(text, encoding="utf-8")
    return path


def entry(name: str, *versions: str, title: str = "", label: str = "") -> str:
    tables = "".join(f"[[compilation.version]]\n{version}\n" for version in versions)
    return f'[[compilation]]\nid = "{name}"\ntitle = "{title or name}"\nlabel = "{label or name}"\n{tables}'


def version(name: str, effective: str = "", repealed: str = "", file: str = "", part: str = "") -> str:
    days = (f"effective = {effective}\n" if effective else "") + (f"repealed = {repealed}\n" if repealed else "")
    return f'version = "{name}"\nfile = "{file or name}.txt"\npart = "{part}"\n{days}'


def two_versions(path: Path, first: str, second: str) -> Corpus:
    texts = {"v1": "规定\n第一条 假期五天。", "v2": "规定\n第一条 假期十天。"}
    return load_corpus(folder(path, entry("leave", first, second), **texts))


def days_of_leave(corpus: Corpus, day: date) -> str | None:
    article = corpus.article("leave/1", day)
    return article.body if article else None


def test_a_question_as_of_a_day_gets_the_version_of_that_day(tmp_path: Path) -> None:
    corpus = two_versions(tmp_path, version("v1", "2020-01-01"), version("v2", "2024-07-01"))
    assert days_of_leave(corpus, date(2019, 12, 31)) is None
    assert days_of_leave(corpus, date(2020, 1, 1)) == "假期五天。"
    assert days_of_leave(corpus, date(2024, 6, 30)) == "假期五天。"
    assert days_of_leave(corpus, date(2024, 7, 1)) == "假期十天。"
    assert len(list(corpus.articles(DAY))) == 1


def test_a_replaced_version_never_comes_back(tmp_path: Path) -> None:
    corpus = two_versions(tmp_path, version("v1", "2020-01-01"), version("v2", "2024-07-01", "2025-01-01"))
    assert days_of_leave(corpus, date(2024, 12, 31)) == "假期十天。"
    assert days_of_leave(corpus, date(2025, 1, 1)) is None


def test_a_repealed_version_is_not_in_force(tmp_path: Path) -> None:
    corpus = two_versions(tmp_path, version("v1", "", "2022-01-01"), version("v2", "2024-07-01"))
    assert days_of_leave(corpus, date(2021, 12, 31)) == "假期五天。"
    assert days_of_leave(corpus, date(2022, 1, 1)) is None
    assert days_of_leave(corpus, date(2024, 7, 1)) == "假期十天。"


def test_an_unknown_date_is_recorded_as_unknown_and_taken_as_past(tmp_path: Path) -> None:
    corpus = two_versions(tmp_path, version("v1", '"unknown"'), version("v2", "2024-07-01"))
    assert corpus.compilations[0].effective is None
    assert days_of_leave(corpus, date(1999, 1, 1)) == "假期五天。"
    assert days_of_leave(corpus, DAY) == "假期十天。"


def test_order_in_the_manifest_does_not_matter_for_days(tmp_path: Path) -> None:
    corpus = two_versions(tmp_path, version("v1", "2024-07-01"), version("v2", "2020-01-01"))
    assert days_of_leave(corpus, DAY) == "假期五天。"


# --- the manifest ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("manifest", "line", "says"),
    [
        ("", 1, "add a \\[\\[compilation\\]\\]"),
        ("x = [", 1, "not valid TOML"),
        ("compilation = 3", 1, "names no compilation"),
        ("[[compilation]]\nid = 'a'\n", 1, "names no version"),
        (entry("a b", version("v1")), 2, "may hold letters"),
        (entry("a", version("v1")) + entry("a", version("v1")), 2, "twice"),
        (entry("a", 'version = "1"'), 2, 'needs file = "…"'),
        (entry("a", version("v1", '"soon"')), 2, "effective is a date"),
        (entry("a", version("v1", "2024-01-01T00:00:00")), 2, "effective is a date"),
        (entry("a", version("v1") + "efective = 2024-01-01"), 2, "unknown key 'efective'"),
        (entry("a", version("v1", "2024-01-01", "2023-01-01")), 2, "repealed before"),
        (entry("a", version("v1"), version("v2")), 2, "each but the first needs effective"),
        (entry("a", version("v1", "2024-01-01"), version("v2", "2024-01-01")), 2, "equal effective dates"),
        (entry("a", version("v3")), 0, "cannot be read"),
        (entry("a", version("v1", part="篇九")), 1, "no part '篇九' with articles"),
    ],
)
def test_a_wrong_manifest_is_told(tmp_path: Path, manifest: str, line: int, says: str) -> None:
    folder(tmp_path, manifest, v1="规定\n第一条 甲。", v2="规定\n第一条 乙。")
    with pytest.raises(CorpusError, match=says) as caught:
        load_corpus(tmp_path)
    assert caught.value.line == line


def test_a_file_with_several_parts_must_say_which(tmp_path: Path) -> None:
    text = (FIXTURES / "parts_with_repeated_numbers.txt").read_text(encoding="utf-8")
    with pytest.raises(CorpusError, match="name one by part"):
        load_corpus(folder(tmp_path, entry("a", version("v1")), v1=text))


# --- the digest -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("manifest", "text"),
    [
        (entry("a", version("v1")), "规定\n第一条 甲!"),
        (entry("a", version("v1")), "规定\n第一章 新\n第一条 甲。"),
        (entry("a", version("v1", "2024-01-01")), "规定\n第一条 甲。"),
        (entry("a", version("v1", "", "2024-01-01")), "规定\n第一条 甲。"),
        (entry("a", version("v1"), label="篇一"), "规定\n第一条 甲。"),
        (entry("a", version("v1"), title="新"), "规定\n第一条 甲。"),
        (entry("b", version("v1")), "规定\n第一条 甲。"),
    ],
)
def test_the_digest_changes_with_text_days_and_labels(tmp_path: Path, manifest: str, text: str) -> None:
    before = load_corpus(folder(tmp_path, entry("a", version("v1")), v1="规定\n第一条 甲。")).digest
    assert load_corpus(tmp_path).digest == before
    assert load_corpus(folder(tmp_path, manifest, v1=text)).digest != before


# --- references -----------------------------------------------------------------------------------------------------


def articles_of(path: Path, text: str, **others: str) -> dict[str, Article]:
    manifest = entry("r", version("r"), title="考勤制度") + "".join(
        entry(name, version(name), title=title) for name, title in (("pay", "薪酬制度"),) if name in others
    )
    return {str(a.id): a for a in load_corpus(folder(path, manifest, r=text, **others)).articles(DAY)}


RULES = (
    "考勤制度\n第一章 总则\n第一条 甲。\n第二条 乙。\n"
    "第二章 请假\n第一节 事假\n第三条 丙。\n第二节 病假\n第四条 {}\n第五条 戊。"
)


@pytest.mark.parametrize(
    ("words", "targets"),
    [
        ("依照第三条处理。", ["r/3"]),
        ("按本制度第二条第一款第(二)项处理。", ["r/2"]),
        ("依照第一条、第五条处理。", ["r/1", "r/5"]),
        ("依照第一条至第三条处理。", ["r/1", "r/2", "r/3"]),
        ("依照第一至三条处理。", ["r/1", "r/2", "r/3"]),
        ("依照第一、三条处理。", ["r/1", "r/3"]),
        ("见第一章。", ["r/1", "r/2"]),
        ("见第二章第一节。", ["r/3", "r/4", "r/5", "r/3"]),
        ("依照前条处理。", ["r/3"]),
        ("前两条规定不适用。", ["r/2", "r/3"]),
        ("下一条另有规定。", ["r/5"]),
        ("满足前条件的。", []),
        ("依照第九条处理。", []),
        ("依照《劳动法》第三条、第五条处理。", []),
        ("依照《中华人民共和国劳动法》第三条处理,并依照本制度第一条记录。", ["r/1"]),
        ("依照劳动合同法第三条处理。", []),
        ("依照本制度和劳动法第三条处理。", []),
        ("依照规定第三条处理。", ["r/3"]),
        ("依照《考勤制度》第一条处理。", ["r/1"]),
        ("按《薪酬制度》第一条处理。", ["pay/1"]),
        ("依照《劳动条例》(以下简称条例)处理,条例第三条除外。", []),
    ],
)
def test_references(tmp_path: Path, words: str, targets: list[str]) -> None:
    articles = articles_of(tmp_path, RULES.format(words), pay="薪酬制度\n第一条 工资。")
    assert [target for reference in articles["r/4"].references for target in reference.targets] == targets


def test_references_by_dotted_number_and_part(tmp_path: Path) -> None:
    text = "篇一:甲\n1.1 题\n依照1.2执行,提高1.2倍,见 1.2.1 节,按篇二1.1办理。\n1.2 题\n乙。\n篇二:乙\n1.1 题\n丙。"
    manifest = entry("a", version("v", part="篇一"), label="篇一") + entry("b", version("v", part="篇二"), label="篇二")
    corpus = load_corpus(folder(tmp_path, manifest, v=text))
    article = corpus.article("a/1.1", DAY)
    assert article
    assert [reference.targets for reference in article.references] == [("a/1.2",), ("a/1.2",), ("b/1.1",)]


def test_a_reference_in_a_restarting_chapter_is_its_own_chapters(tmp_path: Path) -> None:
    text = (FIXTURES / "restarting_chapters.txt").read_text(encoding="utf-8")
    articles = articles_of(tmp_path, text)
    assert articles["r/第二章.2"].references[0].targets == ("r/第二章.1",)


def test_annexes_are_resolved(tmp_path: Path) -> None:
    articles = articles_of(tmp_path, (FIXTURES / "company_rule.txt").read_text(encoding="utf-8"))
    assert articles["r/2"].references[0].targets == ("r/附件1.1", "r/附件1.2")


# --- inside an article ----------------------------------------------------------------------------------------------


def test_a_hard_wrapped_clause_is_one_piece(tmp_path: Path) -> None:
    articles = articles_of(tmp_path, (FIXTURES / "hard_wrapped.txt").read_text(encoding="utf-8"))
    first, second = articles["r/1"], articles["r/2"]
    assert [clause.of(first.text) for clause in first.clauses] == [first.body]
    assert len(second.clauses) == 3


@pytest.mark.parametrize(
    ("text", "blanks"),
    [
        ("提前【具体天数,如3天】申请", ["【具体天数,如3天】"]),
        ("由____负责", ["____"]),
        ("罚款＿＿＿元", ["＿＿＿"]),
        ("××公司员工", ["××"]),
        ("由(请填写部门)负责", ["(请填写部门)"]),
        ("【目的】为了规范", []),
        ("(或根据岗位实行,需明确)", []),
        ("尺码XXL", []),
    ],
)
def test_blanks(text: str, blanks: list[str]) -> None:
    assert [blank.of(text) for blank in marks.blanks(text)] == blanks


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("【优、良、中、合格、待改进等,请具体说明】", ("优", "良", "中", "合格", "待改进")),
        ("【指纹打卡/人脸识别/钉钉打卡等，请具体说明】", ("指纹打卡", "人脸识别", "钉钉打卡")),
        ("【一等/二等/三等，请选择】", ("一等", "二等", "三等")),
        ("【待岗/请假/具体情况另议，请选择】", ("待岗", "请假", "具体情况另议")),
        ("(月度/季度请选择)", ("月度", "季度")),
        ("【请填写部门】", ()),
        ("【具体天数,如3天】", ()),
        ("____", ()),
    ],
)
def test_the_choices_of_a_blank(text: str, options: tuple[str, ...]) -> None:
    (blank,) = marks.blanks(text)
    assert blank.options == options


@given(st.text(max_size=200))
def test_marks_point_into_the_text(text: str) -> None:
    spans = [*marks.clauses(text), *marks.sentences(text), *marks.blanks(text), *marks.outside_documents(text, [])]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


@given(st.integers(1, 9999))
def test_numerals_read_back(number: int) -> None:
    assert parse_numeral(chinese_numeral(number)) == number
