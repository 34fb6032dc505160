"""Two versions of a regulation beside each other, and a corpus with published versions on top of another."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from corpus import overlay as overlays
from corpus.article import Article
from corpus.diff import Change, Piece, compare, inline
from corpus.files import CorpusError
from corpus.knowledge import load_knowledge
from corpus.library import load_corpus
from corpus.overlay import Published, PublishedPart, overlay
from tests.corpus.office import DAY, FILES, SAFETY

TITLE = "安全生产制度\n"


def articles(text: str, folder: Path) -> Sequence[Article]:
    folder.mkdir(parents=True, exist_ok=True)
    head = '[[compilation]]\nid = "safety"\ntitle = "安全生产制度"\n'
    (folder / "manifest.toml").write_text(f'{head}[[compilation.version]]\nversion = "1"\nfile = "a.txt"\n')
    (folder / "a.txt").write_text(text, encoding="utf-8")
    return load_corpus(folder).compilations[0].articles


def changes(old: str, new: str, folder: Path) -> list[tuple[str, str, str]]:
    """(kind, id before, id after) of each change."""
    found = compare(articles(old, folder / "old"), articles(new, folder / "new"))
    return [(c.kind, str(c.before.id) if c.before else "", str(c.after.id) if c.after else "") for c in found]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("每月检查", "每月检查", []),
        ("每月检查", "每季度检查", [("changed", "safety/3", "safety/3")]),
        ("第五条 特种作业人员须持证上岗。\n", "", [("removed", "safety/5", "")]),
        ("持证上岗。\n", "持证上岗。\n第六条 夜间作业须有两人。\n", [("added", "", "safety/6")]),
        (
            "第一条 进入车间须佩戴安全帽。\n",
            "第一章 总则\n第一条 进入车间须佩戴安全帽。\n",
            [("moved", f"safety/{n}", f"safety/{n}") for n in range(1, 6)],
        ),
    ],
)
def test_each_kind_of_change_is_told(tmp_path: Path, old: str, new: str, expected: list[tuple[str, str, str]]) -> None:
    assert changes(SAFETY, SAFETY.replace(old, new), tmp_path) == expected


def test_an_article_put_in_between_renumbers_those_behind_it(tmp_path: Path) -> None:
    rules = [line.partition(" ")[2] for line in SAFETY.splitlines()[1:]]
    grown = [*rules[:2], "动火作业须先办理许可并配备监护人。", *rules[2:]]
    assert changes(numbered(rules), numbered(grown), tmp_path) == [
        ("added", "", "safety/3"),
        ("renumbered", "safety/3", "safety/4"),
        ("renumbered", "safety/4", "safety/5"),
        ("renumbered", "safety/5", "safety/6"),
    ]


def numbered(rules: Sequence[str]) -> str:
    return TITLE + "".join(f"第{'一二三四五六'[n]}条 {rule}\n" for n, rule in enumerate(rules))


def test_a_rule_that_was_replaced_is_removed_and_added(tmp_path: Path) -> None:
    new = SAFETY.replace("灭火器每月检查一次", "食堂早餐七点开始供应")
    assert changes(SAFETY, new, tmp_path) == [("added", "", "safety/3"), ("removed", "safety/3", "")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("灭火器每月检查一次。", "灭火器每季度检查一次。"),
        ("", "新"),
        ("旧", ""),
        ("须提前3天申请", "须提前30天书面申请"),
        ("a b", "a c b"),
    ],
)
def test_pieces_are_both_texts(before: str, after: str) -> None:
    pieces = inline(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == after
    assert all(piece.text for piece in pieces)


def test_numbers_are_compared_whole() -> None:
    assert Piece("removed", "3") in inline("提前3天", "提前30天")
    assert Piece("added", "30") in inline("提前3天", "提前30天")


def test_a_change_names_its_article(tmp_path: Path) -> None:
    (change,) = compare(articles(SAFETY, tmp_path / "a"), articles(SAFETY.replace("每月", "每季"), tmp_path / "b"))
    assert isinstance(change, Change)
    assert change.article.label.endswith("第三条")
    assert 0.8 < change.alike < 1


# --- on top of another corpus ---------------------------------------------------------------------------------------


@pytest.fixture
def base(tmp_path: Path) -> Path:
    folder = tmp_path / "base"
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def document(name: str, text: str, effective: date, withdrawn: date | None = None, id_: str = "safety") -> Published:
    part = PublishedPart(id_, "安全生产制度" if id_ == "safety" else "食堂管理办法")
    return Published(name, f"published/{name}.txt", text.encode(), effective, (part,), withdrawn)


def rule(folder: Path, article: str, day: date) -> str | None:
    found = load_corpus(folder).article(article, day)
    return found.body.strip() if found else None


def days(n: int) -> date:
    return DAY + timedelta(days=n)


QUARTERLY = SAFETY.replace("每月检查", "每季检查")


def test_a_published_version_is_in_force_from_its_day(base: Path, tmp_path: Path) -> None:
    made = overlay(base, [document("r1", QUARTERLY, days(7))], tmp_path / "home")
    assert made.parent == tmp_path / "home"
    assert "每月" in (rule(made, "safety/3", days(6)) or "")
    assert "每季" in (rule(made, "safety/3", days(7)) or "")
    assert rule(made, "leave/2", DAY) == rule(base, "leave/2", DAY)
    assert overlay(base, [document("r1", QUARTERLY, days(7))], tmp_path / "home") == made
    assert [path.name for path in (tmp_path / "home").iterdir()] == [made.name]


def test_of_two_on_the_same_day_the_later_decision_counts(base: Path, tmp_path: Path) -> None:
    yearly = SAFETY.replace("每月检查", "每年检查")
    made = overlay(base, [document("r1", QUARTERLY, DAY), document("r2", yearly, DAY)], tmp_path / "home")
    assert "每年" in (rule(made, "safety/3", DAY) or "")
    back = overlay(base, [document("r1", QUARTERLY, DAY), document("r2", yearly, DAY, DAY)], tmp_path / "home")
    assert "每季" in (rule(back, "safety/3", DAY) or "")


def test_what_was_taken_back_was_in_force_until_then(base: Path, tmp_path: Path) -> None:
    made = overlay(base, [document("r1", QUARTERLY, DAY, days(5))], tmp_path / "home")
    assert ["每季" in (rule(made, "safety/3", days(n)) or "") for n in (-1, 0, 4, 5, 9)] == [
        False, True, True, False, False,
    ]  # fmt: skip
    again = [document("r1", QUARTERLY, DAY, days(5)), document("r2", QUARTERLY, days(5))]
    assert "每季" in (rule(overlay(base, again, tmp_path / "home"), "safety/3", days(5)) or "")


def test_one_taken_back_before_its_day_leaves_no_trace(base: Path, tmp_path: Path) -> None:
    assert overlay(base, [document("r1", QUARTERLY, days(7), days(2))], tmp_path / "home") == base
    assert overlay(base, [], tmp_path / "home") == base
    assert not (tmp_path / "home").exists()


def test_a_new_compilation_comes_and_goes(base: Path, tmp_path: Path) -> None:
    text = "食堂管理办法\n第一条 早餐七点开始供应。\n"
    made = overlay(base, [document("r1", text, DAY, days(3), "doc-1")], tmp_path / "home")
    assert [rule(made, "doc-1/1", days(n)) is not None for n in (-1, 0, 2, 3)] == [False, True, True, False]


def test_expected_questions_go_with_the_rule(base: Path, tmp_path: Path) -> None:
    rules = [line.partition(" ")[2] for line in SAFETY.splitlines()[1:]]
    grown = numbered([rules[0], "动火作业须先办理许可并配备监护人。", *rules[1:]])
    made = overlay(base, [document("r1", grown, DAY)], tmp_path / "home")
    knowledge = load_knowledge(made)
    written = load_knowledge(base).questions["safety/2"]
    assert knowledge.questions_for("safety/3", "r1") == written
    assert knowledge.questions_for("safety/2", "r1") == ()
    assert knowledge.questions_for("safety/2", "1") == written


def test_a_broken_base_is_told_and_nothing_is_left_behind(base: Path, tmp_path: Path) -> None:
    (base / "lexicon.toml").write_text("terms = 3\n")
    (base / "safety.txt").unlink()
    with pytest.raises(CorpusError):
        overlay(base, [document("r1", QUARTERLY, DAY)], tmp_path / "home")
    assert list((tmp_path / "home").iterdir()) == []
    assert overlays.CARRIED.endswith(".toml")
