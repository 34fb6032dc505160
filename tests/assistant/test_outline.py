"""Questions about the regulations themselves: told right, and ordinary questions left to the search."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.outline import overview
from corpus.library import Corpus
from tests.assistant.conftest import TODAY, Ask, told


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("一共多少条", ["共 104 条", "篇一共 55 条", "篇二共 33 条", "篇三共 16 条", "另有未编号的 4 段"]),
        ("制度汇编有几篇", ["3 篇"]),
        ("公司有几个制度", ["3 篇"]),
        ("篇一总共几条", ["篇一共 55 条"]),
        ("篇二有多少条", ["篇二共 33 条", "1.1", "6.4", "前言"]),
        ("篇三几条", ["篇三共 16 条", "宗旨"]),
        ("hr-admin 有多少 articles", ["共 55 条"]),
        ("第一章有几条", ["共 29 条"]),
        ("质量管理那部分有哪几节", ["来料检验", "纠正与预防措施"]),
        ("篇三模块四下面有哪些内容", ["客户投诉处理", "客户满意度管理"]),
        ("客户服务管理模块都有啥", ["客户咨询与请求处理"]),
        ("绩效考核那节从第几条到第几条", ["第二十一条", "第二十五条"]),
        ("有没有关于培训的一节", ["第六节:培训与发展"]),
        ("三篇的名字分别叫什么", ["行政与人力资源", "生产运营与质量安全"]),
        ("篇一和篇三有什么区别", ["第一章", "模块一"]),
        ("安全相关的有几节", ["5.1", "5.4"]),
        ("In which article is smoking mentioned?", ["第三十五条"]),
        ("书名号里的文件一共几个", ["11"]),
        ("带空的条款有哪些", ["【"]),
        ("招聘和培训分别在第几章", ["招聘与录用", "培训与发展"]),
        ("第一章有几节", ["共 7 节", "第七节:离职管理"]),
        ("第二章有几节", ["共 5 节"]),
        ("行政那张有几节", ["第二章:行政管理制度共 5 节"]),
        ("第二部分有几节", ["共 4 节", "2.1", "2.4"]),
        ("篇二有几个部分", ["篇二共 6 个部分"]),
        ("生产运营那篇分几个部分", ["篇二共 6 个部分"]),
        ("篇三有几个模块", ["篇三共 4 个模块"]),
        ("篇二有几章", ["没有“章”这一级", "6 个部分"]),
        ("第三章有几节", ["没有“节”这一级", "共 4 条"]),
        ("一共几章", ["篇一共 3 章", "篇二没有“章”这一级，有 6 个部分", "篇三没有“章”这一级，有 4 个模块"]),
        ("how many chapters are there", ["篇一 has 3"]),
        ("how many sections are in the customer service module", ["模块四:客户服务管理 has 5 sections"]),
        ("附则一共几条", ["篇一 附则共 3 条", "篇二 附则没有编号的条，有 3 段"]),
        ("总则有几条", ["总则共 3 条"]),
        ("印章那一节有几条", ["共 2 条"]),
        ("考勤休假一共占了几条", ["共 5 条"]),
        ("安全环境那部分有几节啊", ["共 8 节"]),
        ("HR那章有几个section,都叫啥", ["共 7 节"]),
        ("各章几条", ["第一章:人力资源管理制度共 29 条", "共 16 条", "第三章:行为规范与奖惩共 4 条"]),
        ("每一章有多少条", ["共 29 条", "共 16 条", "共 4 条"]),
        ("第一章和第二章各几条", ["共 29 条", "共 16 条"]),
        ("第二章和第九章各几条", ["共 16 条", "没有第九章"]),
        ("第二章到第五章有几条", ["共 16 条", "共 4 条", "没有第四章、第五章"]),
        ("每个模块有几条", ["模块一:市场战略与品牌管理共 3 条", "模块四:客户服务管理共 5 条"]),
        ("篇一一共分几章", ["篇一共 3 章"]),
        ("劳动合同管理一节几条", ["第二节:劳动合同管理共 3 条"]),
        ("培训与发展这节几条呀", ["第六节:培训与发展共 4 条"]),
        ("销售管理模块几条", ["模块二:销售管理共 5 条"]),
        ("篇二一共多少个编号条款", ["篇二共 33 条"]),
        ("三篇加起来多少条", ["共 104 条"]),
        ("安全那篇一共几条", ["篇二共 33 条"]),
        ("How many parts does the operations compilation have?", ["篇二 has 6 parts"]),
        ("How many modules are in the third compilation?", ["篇三 has 4 modules"]),
        ("How many articles are in the section on labor contracts?", ["第二节:劳动合同管理 has 3 articles"]),
        ("篇一和篇二各有多少条", ["共 55 条", "共 33 条"]),
    ],
)  # fmt: skip
def test_counts(ask: Ask, question: str, said: list[str]) -> None:
    reply = told(ask(question))
    assert reply.kind == "answer"
    for words in said:
        assert words in reply.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("第二章讲的啥", ["第一节:办公秩序与环境", "第五节:费用报销管理"]),
        ("第三章叫什么", ["第三章:行为规范与奖惩"]),
        ("总则讲什么", ["总则共 3 条"]),
        ("篇三有哪些模块", ["模块一", "模块四"]),
        ("请问篇二包含哪几个部分?", ["第一部分", "第六部分"]),
        ("第二章第三节", ["第三节:文件与信息管理共 4 条"]),
        ("各章讲什么", ["第一节:招聘与录用", "第五节:费用报销管理", "第四十九条"]),
        ("公司有哪些制度", ["篇一", "篇二", "篇三"]),
        ("table of contents", ["模块三:市场推广与传播 (3 articles)"]),
        ("培训在第几章", ["第一章:人力资源管理制度 › 第六节:培训与发展", "第五部分:生产安全与环境管理", "5.2"]),
        ("which chapter covers training", ["第六节:培训与发展"]),
        ("哪一章讲处分", ["第三章:行为规范与奖惩", "第五十二条"]),
        ("我是做仓库的,应该看哪一部分", ["第六部分:物料管理与仓储"]),
        ("请假的条文在第几章第几节", ["第一章:人力资源管理制度 › 第三节:考勤与休假管理"]),
        ("Which chapter is sick leave in?", ["第三节:考勤与休假管理", "第十四条"]),
        ("总则在哪一篇", ["总则", "第一条"]),
        ("这套汇编总共有哪三篇", ["篇一", "篇二", "篇三"]),
        ("What are the three compilations?", ["篇一", "篇二", "篇三"]),
        ("整个汇编的结构是怎样的", ["第一章:人力资源管理制度", "模块四:客户服务管理"]),
        ("第二十条在哪一章", ["第一章:人力资源管理制度 › 第四节:薪酬与福利管理"]),
    ],
)
def test_contents_and_where_things_are(ask: Ask, question: str, said: list[str]) -> None:
    reply = told(ask(question))
    assert reply.kind == "answer"
    for words in said:
        assert words in reply.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("篇一里最长的一章是哪章", "篇一 第一章:人力资源管理制度最多，有 29 条"),
        ("篇二里条款最多的是哪个部分", "篇二 第五部分:生产安全与环境管理最多，有 8 条"),
        ("哪个模块条数最少", "篇三 模块一:市场战略与品牌管理、篇三 模块三:市场推广与传播最少，有 3 条"),
        ("章最多的是哪篇", "篇一最多，有 3 章"),
        ("最短的一条是哪条", "第五十条"),
        ("What is the longest chapter?", "第一章:人力资源管理制度 has the most: 29 articles"),
        ("Which part of the second compilation has the fewest sections?", "has the fewest: 4 sections"),
    ],
)
def test_the_longest_and_the_shortest(ask: Ask, question: str, said: str) -> None:
    reply = told(ask(question))
    assert reply.kind == "answer"
    assert said in reply.text


def test_the_tree_is_nested_as_the_headings_are(ask: Ask) -> None:
    lines = told(ask("目录")).text.splitlines()
    depth = {line.strip(" -").split("（")[0]: len(line) - len(line.lstrip()) for line in lines}
    assert depth["总则"] == depth["第一章:人力资源管理制度"] == depth["附则"] == depth["第六部分:物料管理与仓储"]
    assert depth["第一节:招聘与录用"] > depth["第一章:人力资源管理制度"]


@pytest.mark.parametrize(
    ("question", "absent", "there_is"),
    [
        ("第四章讲什么", "没有第四章", "篇一有 3 章"),
        ("模块五讲什么", "没有模块五", "篇三有 4 个模块"),
        ("第七部分讲什么", "没有第七部分", "篇二有 6 个部分"),
        ("第八节讲什么", "没有第八节", "有 7 节"),
        ("第一章第九节讲什么", "没有第一章第九节", "有 7 节"),
        ("员工手册第三章第二节讲什么", "没有第三章第二节", "共 4 条"),
        ("篇二第一章讲什么", "没有篇二第一章", "6 个部分"),
        ("篇五有什么", "没有篇五", "3 篇"),
        ("第四篇讲什么", "没有篇四", "3 篇"),
        ("第4章有几条", "没有第四章", "3 章"),
        ("what does chapter 9 say", "no 第九章", "has 3"),
        ("篇四什么时候生效", "没有篇四", "3 篇"),
    ],
)
def test_a_place_that_does_not_exist_is_said_not_to(ask: Ask, question: str, absent: str, there_is: str) -> None:
    reply = told(ask(question))
    assert reply.kind == "not_covered"
    assert reply.citations == ()
    assert absent in reply.text
    assert there_is in reply.text


@pytest.mark.parametrize(
    "question",
    [
        "没填报销单可以报销吗",
        "报销单没填完整会被退吗",
        "离职单没填可以走吗",
        "考核表没填怎么办,有什么后果",
        "打卡记录没填怎么补,找哪里",
        "转正日期待定怎么办,什么时候定",
        "空白的地方可以盖章吗,哪些不行",
        "考核周期定了没",
        "公司有几个公章",
        "公司有哪些章",
        "财务章有几个",
        "部门有几个章",
        "有多少条生产线",
        "生产线有几条",
        "处分有几条",
        "考核分几个部分",
        "绩效工资占几个部分",
        "薪酬结构是什么",
        "报销要附哪些其他文件",
        "入职要交哪些文件",
        "离职提前几天 公章谁管",
        "根据第四章,员工能抽烟吗",
        "第三章规定抽烟罚多少",
        "刑法第一章讲什么",
        "劳动法第四章讲什么",
        "第一节课讲什么",
        "劳动合同什么时候生效",
        "处分什么时候执行",
        "奖金什么时候发布",
        "公司的宗旨是什么",
        "谁管公章",
        "领导管加班吗",
        "谁管",
        "员工要遵守什么",
        "哪个部门最大",
        "病假最多几天",
        "最长可以请几天假",
        "离职管理怎么做",
        "三篇论文能报销吗",
        "哪条规定禁止吸烟",
        "哪条规定说可以迟到",
        "哪些地方可以吸烟",
        "哪些福利包含体检",
        "供应商目录在哪",
        "组织结构是什么样",
        "病假规定适用于几天以上",
        "培训有几节课",
        "篇二的病假怎么请",
        "那篇二的呢",
        "第二十条讲啥",
        "没填怎么办",
        "为什么有空白",
        "多少条毛巾",
        "Who pays for training?",
        "how many days of leave do I get",
        "what documents do I bring on day one",
    ],
)
def test_ordinary_questions_go_on_to_the_search(ask: Ask, question: str) -> None:
    assert ask(question) is None


def test_every_quote_stands_where_it_is_said_to(ask: Ask, corpus: Corpus) -> None:
    for question in ("目录", "各节几条", "哪几条涉及安全", "哪些条提到不合格品", "还有哪些空白", "培训在第几章"):
        for citation in told(ask(question)).citations:
            article = corpus.article(citation.article_id, TODAY)
            assert article is not None
            assert article.text[citation.start : citation.end] == citation.quote


def test_the_registered_day_is_told(corpus: Corpus) -> None:
    dated = Corpus(tuple(replace(c, effective=date(2025, 3, 1)) for c in corpus.compilations), corpus.digest)
    reply = told(overview("制度什么时候生效", dated, TODAY, "zh"))
    assert "2025-03-01" in reply.text
    assert "未知" not in reply.text


@pytest.mark.parametrize("question", ["一共多少条", "目录", "还有哪些空白", "篇一有几条", "制度适用于谁"])
def test_where_nothing_is_in_force_it_is_said(corpus: Corpus, question: str) -> None:
    later = Corpus(tuple(replace(c, effective=date(2030, 1, 1)) for c in corpus.compilations), corpus.digest)
    reply = told(overview(question, later, TODAY, "zh"))
    assert reply.kind == "not_covered"
    assert "2026-11-23" in reply.text
