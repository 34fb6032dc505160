"""How a question is read: width, script, control characters, everyday words; and the words that BM25 counts."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.lexical import LexicalIndex, tokens
from corpus.query import Lexicon, normalise, without_lead

QUESTION = "请问婚假有几天?"


@pytest.mark.parametrize(
    "text",
    [
        "請問婚假有幾天?",
        "请问婚假有几天？",
        "请 问 婚 假 有 几 天 ?",
        "  请问\t婚假\n有几天?  ",
        "请问\u200b婚假\ufeff有\u00ad几天?",
        "请问婚假\x00\x07有几天?",
        "请问婚假有几天\u202e?",
        "請問婚假\ud800有幾天？",
    ],
)
def test_one_question_written_in_many_ways(text: str) -> None:
    assert normalise(text).replace(" ?", "?") == QUESTION


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("ＯＫ，４．３ 怎么说", "OK,4.3 怎么说"),
        ("what is  PTO", "what is PTO"),
        ("so\u00adft\u200dware", "software"),
        ("line one\nline two", "line one line two"),
        ("頭髮、乾淨、後台", "头发、干净、后台"),
        ("e\u0301", "é"),
        ("", ""),
        ("\u3000\x00", ""),
        ("😀👨‍👩‍👧", "😀👨👩👧"),
    ],
)
def test_normalised(text: str, read: str) -> None:
    assert normalise(text) == read


@given(st.text(max_size=60))
def test_normalising_settles(text: str) -> None:
    once = normalise(text)
    assert once == once.strip()
    assert all(char.isprintable() for char in once)
    once.encode("utf-8")
    assert normalise(once) == once


@given(st.text(alphabet="請問婚假有幾天請假規定條例頭髮 ABC１２３，。", max_size=40))
def test_width_and_script_do_not_matter_to_the_words(text: str) -> None:
    assert tokens(normalise(text)) == tokens(normalise(normalise(text)))


def test_threads_read_alike() -> None:
    texts = [f"請問第{number}條的婚假有幾天？" for number in range(200)]
    with ThreadPoolExecutor(16) as pool:
        assert list(pool.map(normalise, texts)) == [normalise(text) for text in texts]


# --- everyday words -------------------------------------------------------------------------------------------------

LEXICON = Lexicon(
    {
        "五险一金": ("社会保险", "住房公积金"),
        "五险": ("社会保险",),
        "跳槽": ("离职",),
        "pto": ("年休假",),
        "加班費": ("加班工资",),
    }
).joined({"c++": ("编程",)})


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("公司交五险一金吗", ("社会保险", "住房公积金")),
        ("公司交五险吗", ("社会保险",)),
        ("跳槽要提前多久说,跳槽", ("离职",)),
        ("跳槽算离职吗", ()),
        ("How much PTO do I get", ("年休假",)),
        ("PTO有几天", ("年休假",)),
        ("ptosis", ()),
        ("加班费怎么算", ("加班工资",)),
        ("會c++嗎", ("编程",)),
        ("", ()),
    ],
)
def test_everyday_words_mean_the_regulations_words(text: str, meant: tuple[str, ...]) -> None:
    assert LEXICON.meant(normalise(text)) == meant


def test_no_lexicon_means_nothing() -> None:
    assert Lexicon({}).meant("跳槽") == ()


@given(st.text(max_size=60))
def test_what_is_meant_is_not_said(text: str) -> None:
    question = normalise(text)
    assert all(term not in question for term in LEXICON.meant(question))


# --- words ----------------------------------------------------------------------------------------------------------

TEXTS = ("灭火器每月检查一次", "进入车间须佩戴安全帽", "5.4 hazard report 隐患", "……")


@pytest.mark.parametrize(
    ("question", "best"), [("灭火器", 0), ("安全帽", 1), ("HAZARD", 2), ("ｈａｚａｒｄ", 2), ("5", 2), ("隐 患", 2)]
)
def test_words_find_their_text(question: str, best: int) -> None:
    scores = LexicalIndex.build(TEXTS).scores(tokens(question))
    assert scores.argmax() == best
    assert scores.shape == (4,)


@pytest.mark.parametrize("question", ["", "??", "的了吗", "qwerty"])
def test_words_that_no_text_has_score_nothing(question: str) -> None:
    assert not LexicalIndex.build(TEXTS).scores(tokens(question)).any()


@given(st.text(max_size=60))
def test_scores_stay_finite_and_not_negative(question: str) -> None:
    scores = LexicalIndex.build(TEXTS).scores(tokens(question))
    assert (scores >= 0).all()
    assert (scores < 10).all()


def test_unknown_words_lower_the_score() -> None:
    words = LexicalIndex.build(TEXTS)
    assert words.scores(tokens("灭火器 qwerty asdf"))[0] < words.scores(tokens("灭火器"))[0]


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("能告诉我怎么报销吗", "怎么报销"),
        ("请问怎么报销?", "怎么报销"),
        ("麻烦问下,加班有没有补偿呢", "加班有没有补偿"),
        ("你知道病假要交什么吗", "病假要交什么"),
        ("跟我说说离职要办什么手续", "离职要办什么手续"),
    ],
)
def test_what_only_leads_up_to_a_question_is_left_out(said: str, asked: str) -> None:
    assert without_lead(said) == asked


@pytest.mark.parametrize(
    "text",
    [
        "问责制度有吗",
        "告诉客户多久回复行吗",
        "知道客户秘密能说吗",
        "我说的算不算",
        "查出假学历怎么办",
        "请问",
        "可以抽烟吗",
    ],
)
def test_what_belongs_to_the_question_stays(text: str) -> None:
    assert without_lead(text) == text
