"""What the regulations consist of, asked in any order of words, with lead-ins, by ear and in two languages; and that
questions with the same words about anything else go on to the search."""

from collections.abc import Callable

import pytest

from assistant.asides import pieces_of
from assistant.lookup import find_numbers
from assistant.mended import mended
from assistant.reply import Reply
from corpus.library import Corpus
from corpus.query import normalise
from tests.assistant.conftest import TODAY, Ask

Say = Callable[..., Reply]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("这套汇编总共分几篇,每篇管啥的", ["分为 3 篇", "生产运营", "客户服务"]),
        ("制度分几篇?分别讲什么", ["分为 3 篇", "生产运营"]),
        ("咱们这制度统共有几大块,每块叫什么", ["篇一共 3 章", "篇二共 6 个部分", "篇三共 4 个模块"]),
        ("这本制度什么时候生效,谁来解释", ["生效日期", "解释的部门"]),
        ("第一章有多少节,报一下名字", ["共 7 节", "培训与发展"]),
        ("一共几个没填的空", ["还有 7 处"]),
        ("还有没填的地方吗,帮我数数有几个", ["还有 7 处"]),
        ("引用的外部文件几个", ["11 份"]),
        ("汇编里点了名但没收进来的文件有哪些,列一下", ["《假期管理规定》", "《奖惩条例》"]),
        ("哪些文件只提了名字没收录", ["11 份"]),
        ("篇三有几个module,名字list一下", ["4 个模块", "销售管理"]),
        ("list一下篇二的部分", ["6 个部分"]),
        ("客服那块占了篇三几个小节", ["共 5 节"]),
        ("设备管理那部分都有哪些小标题", ["设备档案管理", "备品备件管理"]),
        ("篇三讲的是啥子内容", ["客户服务管理"]),
        ("领导让我给新人讲制度,我想先搞清楚篇一三个章各叫啥名,麻烦列给我", ["共 3 章", "行政管理制度"]),
        ("我刚来,想知道制度一共多少条", ["共 104 条"]),
        ("讲报销的是第几条到第几条", ["第四十六条", "第四十八条"]),
        ("安全那部分是几点几到几点几", ["5.1", "5.8"]),
        ("我就想知道奖惩写在哪一章,翻半天翻不着!", ["第三章:行为规范与奖惩", "第五十二条"]),
        ("哪一节提到加班", ["第十五条", "第三节:考勤与休假管理"]),
        ("which section covers overtime", ["第十五条", "第三节:考勤与休假管理"]),
        ("第三章就四条吗", ["共 4 条"]),
        ("第三章只有五条对不对", ["共 4 条"]),
        ("篇二是不是有六个部分", ["6 个部分"]),
        ("考勤归哪一章", ["第三节:考勤与休假管理"]),
        ("第一张第三结讲什么", ["第三节:考勤与休假管理"]),
        ("第二部份有几条", ["共 4 条"]),
        ("生产那篇管不管我们一线工人", ["全体运营相关人员"]),
        ("生产那篇只管车间的人吗", ["全体运营相关人员"]),
        ("外包的算不算在制度适用范围里", ["适用于公司全体员工"]),
    ],
)
def test_structure_is_read_from_its_parts(ask: Ask, question: str, said: list[str]) -> None:
    reply = ask(question)
    assert reply is not None
    assert reply.kind == "answer"
    for words in said:
        assert words in reply.text


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        ("第二十条后面是哪条,讲啥的", ["hr-admin/21"]),
        ("第五十五条前面那条是哪条", ["hr-admin/54"]),
        ("第十四条前一条是什么", ["hr-admin/13"]),
        ("17条后面那一条呢", ["hr-admin/18"]),
        ("5.4的下一条", ["operations/5.5"]),
        ("4.3后面那条", ["operations/4.4", "marketing-service/4.4"]),
        ("篇二第五部分第4点把原话贴出来", ["operations/5.4"]),
        ("就20条", ["hr-admin/20"]),
        ("编号3.5是哪条", ["operations/3.5"]),
        ("模块二第三节", ["marketing-service/2.3"]),
        ("篇二最后一条是哪条", ["operations/6.4"]),
        ("hr 14", ["hr-admin/14"]),
        ("HR第20条", ["hr-admin/20"]),
        ("客服4.5", ["marketing-service/4.5"]),
        ("生产 5.4", ["operations/5.4"]),
        ("把四十四条一字不差地发我,我要截图给我们组长看", ["hr-admin/44"]),
        ("帮忙把5.6逐字发给我,我要贴群里", ["operations/5.6"]),
        ("经理让我查一下,第三十八条写的啥", ["hr-admin/38"]),
        ("师傅让我背5.5,我本子丢了", ["operations/5.5"]),
    ],
)
def test_articles_are_found_by_what_lies_beside_their_number(corpus: Corpus, text: str, articles: list[str]) -> None:
    lookup = find_numbers(normalise(text), corpus, TODAY)
    assert lookup is not None
    assert [str(article.id) for article in lookup.articles] == articles


def test_the_last_article_has_none_after_it(say: Say) -> None:
    reply = say("篇一第五十五条后面那条")
    assert reply.kind == "not_covered"
    assert not reply.citations


def test_lines_are_counted_below_the_label_of_the_list(say: Say) -> None:
    assert "预计处理时间" in say("客服那篇4.2第三条").text
    assert "安全操作规程" in say("篇二4.2第一条").text


@pytest.mark.parametrize(
    ("question", "article", "place"),
    [
        ("劳保用品那条在生产那篇的第几部分", "operations/5.5", "第五部分:生产安全与环境管理"),
        ("提成奖金写在哪个编号里", "marketing-service/2.5", "模块二:销售管理"),
    ],
)
def test_a_matter_that_no_heading_names_is_found_with_its_place(
    say: Say, question: str, article: str, place: str
) -> None:
    reply = say(question)
    assert article in {citation.article_id for citation in reply.citations}
    assert place in reply.text


@pytest.mark.parametrize(
    "question",
    [
        "第一次迟到扣钱吗", "迟到三次怎么算", "合同里有三条没签字怎么办", "哪条线的设备要先停机",
        "哪条生产线出了隐患要停",
        "部分员工不用打卡吗", "几节电池用完了找谁领", "手电筒要几节电池", "这一章盖错了怎么办",
        "公章这一章能带出去盖吗",
        "一张请假条能请几天", "客户那边第三条投诉没人回怎么办", "20条毛巾怎么领用", "领导让我加班给加班费吗",
        "我刚来,试用期几个月", "经理让我去出差,打车能报吗", "翻半天翻不着客户资料怎么办", "后面那条安全通道堵了找谁",
        "前面那条路积水算隐患吗", "罚款一共几块", "一共几块", "赔几块钱", "餐补一天几块", "名单里没填的空能补吗",
        "请假单有一栏没填行不行", "第一部分工资什么时候发", "工资分几块发", "哪个部门管隐患",
        "仓库管不管一线工人的手套",
        "公司管不管我们一线工人的午饭", "这个制度对实习生有没有住宿规定", "奖金分几部分发", "模块坏了找谁修",
        "设备有几个模块要点检", "项目第二模块延期了怎么办", "三级安全教育分几级", "生产计划分几个层级",
        "行政 3楼会议室怎么订", "年假 14", "hr 14楼吗", "上一条投诉超时了怎么办", "接下来是哪条流程",
        "第五条产线后面那条堵料了", "我要截图给客户看行吗", "哪一张表要填", "离职要写在哪一张单子上",
        "罚款就三条吗", "只有三条合同没签吗", "领导让我加班,那调休怎么算", "我刚来,社保谁办",
    ],
)  # fmt: skip
def test_a_matter_with_such_words_goes_to_the_search(ask: Ask, corpus: Corpus, question: str) -> None:
    lookup = find_numbers(normalise(question), corpus, TODAY)
    assert ask(question) is None
    assert lookup is None or not lookup.pure


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("老板催我,报销要几张票", ["报销要几张票"]),
        ("急用!第三章讲什么,谢谢了", ["第三章讲什么"]),
        ("找了半天没找着,年假几天", ["年假几天"]),
        ("领导让我背第三条,原话怎么写的", ["领导让我背第三条", "原话怎么写的"]),
        ("领导让我几点到,迟到扣多少", ["领导让我几点到", "迟到扣多少"]),
        ("谢谢", ["谢谢"]),
    ],
)
def test_asides_ask_nothing(text: str, pieces: list[str]) -> None:
    assert pieces_of(text) == pieces


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("写在哪一结", "写在哪一节"),
        ("站哪一章", "在哪一章"),
        ("第三结讲啥子", "第三节讲什么"),
        ("几个module", "几个 module"),
        ("第一张桌子", "第一张桌子"),
        ("结账在第几站", "结账在第几站"),
        ("哪一张表", "哪一张表"),
        ("第三结算周期", "第三结算周期"),
    ],
)
def test_words_for_parts_are_read_as_meant(text: str, meant: str) -> None:
    assert mended(text) == meant


@pytest.mark.parametrize(
    ("messages", "article"),
    [
        (("4.5是啥", "另一篇的呢"), "marketing-service/4.5"),
        (("篇二4.3", "那另一本的呢?"), "marketing-service/4.3"),
        (("篇三 4.3 讲什么", "另外一篇呢"), "operations/4.3"),
    ],
)
def test_the_other_article_of_the_same_number(say: Say, messages: tuple[str, ...], article: str) -> None:
    assert [citation.article_id for citation in say(*messages).citations] == [article]


def test_a_section_that_is_named_is_told_in_full(say: Say) -> None:
    assert "病假需提供有效医疗证明" in say("第一章第三节").text
