"""Words typed by their sound are read as the corpus writes them; what people do write stays as it is."""

from pathlib import Path

import pytest

from assistant.build import Parts
from corpus.homophones import Homophones
from tests.corpus.office import Office


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("啥时候涨工姿", "啥时候涨工资"),
        ("适用期几个月", "试用期几个月"),
        ("劳宝用品怎么发", "劳保用品怎么发"),
        ("宝销单找谁签字", "报销单找谁签字"),
        ("加扳有钱拿吗还是调休", "加班有钱拿吗还是调休"),
        ("操作員持政上崗", "操作员持证上岗"),
    ],
)
def test_words_that_only_sound_like_ours(parts: Parts, typed: str, read: str) -> None:
    assert parts.searcher.read(typed) == read


@pytest.mark.parametrize(
    "written",
    [
        "公司给交五险一金吗",
        "这个文凭是假的",
        "适用范围是什么",
        "刚来就想调薪",
        "刚升小组长怎么带人",
        "没请假就走了",
    ],
)
def test_what_people_write_so_is_left_alone(parts: Parts, written: str) -> None:
    assert parts.searcher.read(written) == written


def test_the_article_is_found_and_quoted(parts: Parts) -> None:
    found, meant = (
        parts.searcher.search(text, 1, parts.settings.today()) for text in ("劳宝用品归谁发", "劳保用品归谁发")
    )
    assert found[0].article == meant[0].article


def test_a_corpus_without_questions_learns_from_its_text(office: Office) -> None:
    office.build()
    assert office.searcher().read("结婚能休几天") == "结婚能休几天"


def test_what_was_learned_is_kept(tmp_path: Path) -> None:
    learned = Homophones.learn(["报销要发票", "报销单", "谁批报销"])
    learned.save(tmp_path / "homophones.json")
    assert Homophones.load(tmp_path / "homophones.json") == learned
    assert learned.repaired("宝销要发票", lambda pair: False) == "报销要发票"
    assert learned.repaired("宝销要发票", lambda pair: pair == "销要") == "报销要发票"
