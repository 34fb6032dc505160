"""Messages after another, and several questions in one: what is read together, what apart, and what stays refused."""

from collections.abc import Callable

import pytest

from assistant.build import Parts
from assistant.reply import Reply

Say = Callable[..., Reply]


def cited(reply: Reply) -> set[str]:
    return {citation.article_id for citation in reply.citations}


@pytest.mark.parametrize(
    ("said", "article"),
    [
        (("离职结薪", "社保呢"), "hr-admin/32"),
        (("办campaign要写方案吗", "办完之后呢"), "marketing-service/3.1"),
        (("What punishments are there?", "And rewards?"), "hr-admin/51"),
        (("入职要交学历证明吗", "那要是假的呢"), "hr-admin/6"),
        (("篇二谁解释", "篇三的呢"), "marketing-service/附则.2"),
    ],
)
def test_a_short_message_is_read_with_the_question_before_it(say: Say, said: tuple[str, ...], article: str) -> None:
    reply = say(*said)
    assert reply.kind == "answer"
    assert article in cited(reply)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (("海报要按VI吗", "去哪领"), "宣传物料库"),
        (("投诉进来先做什么", "谁接的谁负责到底?", "几天内得弄完"), "处理时限"),
    ],
)
def test_what_is_quoted_answers_the_short_message(say: Say, said: tuple[str, ...], words: str) -> None:
    assert words in say(*said).text


@pytest.mark.parametrize("message", ["食堂几点开饭", "那食堂呢", "wifi密码多少", "那班车呢", "老板叫什么"])
def test_what_is_not_covered_stays_refused_after_an_answer(say: Say, message: str) -> None:
    reply = say("丧假几天", message)
    assert (reply.kind, cited(reply)) == ("not_covered", set())


@pytest.mark.parametrize(
    ("message", "article"), [("能抽烟吗", "hr-admin/35"), ("试用期多久", "hr-admin/7"), ("公章谁管", "hr-admin/37")]
)
def test_another_question_is_answered_for_itself(say: Say, message: str, article: str) -> None:
    assert cited(say("仓库盘点多久一次", message)) == {article}


@pytest.mark.parametrize("message", ["具体哪条", "哪条规定的?", "原文呢", "Which article is that?"])
def test_asking_where_it_says_so_quotes_the_article_just_cited(say: Say, message: str) -> None:
    reply = say("工位能抽烟不", message)
    assert [(c.article_id, c.start) for c in reply.citations] == [("hr-admin/35", 0)]


def test_the_next_article_and_the_one_before_are_those_beside_it(say: Say) -> None:
    assert cited(say("第十四条", "下一条呢")) == {"hr-admin/15"}
    assert cited(say("第十四条", "上一条")) == {"hr-admin/13"}
    assert cited(say("4.3", "后面那个")) == {"marketing-service/4.3"}


def test_why_gets_the_purpose_that_the_article_states(say: Say) -> None:
    assert "充分的市场信息" in say("市场调研多久做一次", "为什么要做").text


def test_a_message_after_an_answer_costs_one_embedding_more_than_its_own(say: Say, parts: Parts) -> None:
    """Reading it in both ways is what it costs, whether it leans or not."""
    embedded = parts.searcher.vector_of.cache_info
    for before, after in (("宣传册在哪领取呢", "那要不要登记呀"), ("绿植归哪个部门管", "冲床谁来保养呀")):
        say(before)
        known = embedded().misses
        say(before, after)
        assert embedded().misses - known <= 2


@pytest.mark.parametrize(
    ("message", "articles"),
    [
        ("新人有什么培训,离职要提前几天说", {"hr-admin/26", "hr-admin/30"}),
        ("能抽烟不,能穿拖鞋不", {"hr-admin/35", "hr-admin/34"}),
        ("我想借公章用一下,顺便问下空白纸能先盖上吗", {"hr-admin/37", "hr-admin/38"}),
        ("Will I get a contract on paper, and what law covers renewing it later", {"hr-admin/8", "hr-admin/9"}),
        ("Who hands out goggles and gloves, also who approves overtime", {"operations/5.5", "hr-admin/15"}),
        ("仓库发料凭啥单子,然后发的时候先发旧的还是新的", {"operations/6.1", "operations/6.3"}),
    ],
)
def test_each_question_of_a_message_gets_its_article(say: Say, message: str, articles: set[str]) -> None:
    reply = say(message)
    assert articles <= cited(reply)
    assert reply.text.count("**关于“" if not message.isascii() else "**On “") == len(articles)


@pytest.mark.parametrize(
    ("message", "covered", "other"),
    [("咋打卡,几点午休", "hr-admin/12", "几点午休"), ("五险一金交不交,还有班车在哪上", "hr-admin/19", "班车在哪上")],
)
def test_the_half_that_is_not_covered_is_said_not_to_be(say: Say, message: str, covered: str, other: str) -> None:
    reply = say(message)
    assert cited(reply) == {covered}
    assert "制度中未找到相关规定" in reply.text.split(f"**关于“{other}”**")[1]


@pytest.mark.parametrize(
    "message",
    [
        "原材料进来,抽几件验,按什么定",
        "Who shuffles people and machines around when one station falls behind?",
        "跟我搭班的天天甩锅让我背锅,公司对人跟人之间怎么处有说法没",
    ],
)
def test_one_question_is_not_parted(say: Say, message: str) -> None:
    assert "**关于“" not in say(message).text
    assert "**On “" not in say(message).text


@pytest.mark.parametrize("message", ["火车几点开,飞机几点飞", "明天下雨吗,后天呢"])
def test_two_questions_beside_the_point_stay_refused(say: Say, message: str) -> None:
    assert say(message).kind == "not_covered"


@pytest.mark.parametrize(
    ("before", "message"),
    [("特种作业要证吗", "遛狗要证吗"), ("能在办公室抽烟吗", "那吸毒呢")],
)
def test_the_question_before_does_not_answer_for_another_matter(say: Say, before: str, message: str) -> None:
    assert say(before).kind == "answer"
    assert say(before, message).kind == "not_covered"


@pytest.mark.parametrize("message", ["丢了呢", "收据呢"])
def test_the_question_before_does_not_say_yes_for_another(say: Say, message: str) -> None:
    assert "**需要。**" in say("报销要发票吗").text
    assert "**需要。**" not in say("报销要发票吗", message).text
