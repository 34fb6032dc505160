"""After an answer: its number, place or words, the article beside it, the same on another side of the company."""

from collections.abc import Callable

import pytest

from assistant.pointing import asks_source, neighbour
from assistant.reply import Reply

Say = Callable[..., Reply]


def cited(reply: Reply) -> list[str]:
    return list(dict.fromkeys(citation.article_id for citation in reply.citations))


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("那条是第几条", "第三十五条"),
        ("写在哪一条里", "第三十五条"),
        ("你说的这个出自哪里", "第二章"),
        ("这是哪一章的", "第二章"),
        ("这条原文贴我一下", "大声喧哗"),
        ("把那条完整的发我", "大声喧哗"),
        ("send me the original wording pls", "大声喧哗"),
        ("what's the section number?", "第三十五条"),
        ("can you quote it verbatim", "大声喧哗"),
    ],
)
def test_the_number_place_and_words_of_what_was_cited(say: Say, message: str, said: str) -> None:
    reply = say("工位能抽烟不", message)
    assert (reply.kind, cited(reply)) == ("answer", ["hr-admin/35"])
    assert said in reply.text


@pytest.mark.parametrize(
    "message",
    [
        "还有哪条", "哪一条说了病假", "这条怎么理解", "条文有几个字", "第几章讲请假", "这条什么时候改的", "哪一节课",
        "那我按哪条申请", "把原文翻译成英文", "这条适用于我吗",
        "which section handles returns?", "what number should I call",
    ],
)  # fmt: skip
def test_what_asks_more_than_the_source_is_another_question(message: str) -> None:
    assert not asks_source(message)


@pytest.mark.parametrize(
    ("message", "article"),
    [
        ("再上一节呢,讲什么", "operations/6.1"),
        ("往前一节讲啥", "operations/6.1"),
        ("and the one before it?", "operations/6.1"),
        ("接下来那一节是什么", "operations/6.3"),
        ("what's the next section?", "operations/6.3"),
    ],
)
def test_the_section_beside_the_one_cited(say: Say, message: str, article: str) -> None:
    assert cited(say("6.2讲啥", message)) == [article]


@pytest.mark.parametrize(
    "message", ["下一步呢", "上一章", "上面那条怎么理解", "前一天", "what happens after that", "下一条生产线"]
)
def test_what_only_sounds_like_the_article_beside_it(message: str) -> None:
    assert neighbour(message) == 0


@pytest.mark.parametrize(
    ("before", "message", "article"),
    [
        ("2.4写啥的", "车间的", "operations/2.4"),
        ("3.2说啥", "我说的是生产那边的", "operations/3.2"),
        ("1.2讲啥", "市场的", "marketing-service/1.2"),
        ("what does 2.2 say", "the sales one", "marketing-service/2.2"),
        ("营销那本2.3讲啥", "生产那边呢", "operations/2.3"),
    ],
)
def test_a_side_of_the_company_tells_which_article_of_a_number(
    say: Say, before: str, message: str, article: str
) -> None:
    assert cited(say(before, message)) == [article]


@pytest.mark.parametrize(
    ("before", "message", "article"),
    [
        ("绩效多久考一次啊", "销售那边也一样吗", "marketing-service/2.5"),
        ("备件要建库存吗", "客服售后那边也有这规矩?", "marketing-service/4.4"),
        ("新员工要培训吗", "车间那边也是吗", "operations/5.2"),
        ("销售的费用怎么报", "行政那边也这样吗", "hr-admin/46"),
        ("how are employees evaluated", "what about the sales team?", "marketing-service/2.5"),
    ],
)
def test_the_same_matter_on_another_side(say: Say, before: str, message: str, article: str) -> None:
    assert article in cited(say(before, message))


@pytest.mark.parametrize(
    ("before", "message", "compilation"),
    [
        ("着装有要求吗", "销售那边也一样吗", "hr-admin"),
        ("能在办公室抽烟吗", "仓库那边也不行吗", "hr-admin"),
        ("年假几天", "销售那边呢", "hr-admin"),
    ],
)
def test_a_side_that_has_no_such_rule_lends_none(say: Say, before: str, message: str, compilation: str) -> None:
    first = say(before, message).citations[0]
    assert first.article_id.startswith(f"{compilation}/")


@pytest.mark.parametrize(
    ("before", "message"),
    [("加班要申请吗", "销售提成发几个点"), ("安全帽要戴吗", "仓库几点关门"), ("年假几天", "客服电话多少")],
)
def test_a_side_with_a_matter_of_its_own_is_another_question(say: Say, before: str, message: str) -> None:
    assert not {"hr-admin/13", "hr-admin/15", "operations/5.5"} & set(cited(say(before, message)))
