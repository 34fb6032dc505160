"""The checks on a chat model's sentences: what the clauses say passes, what they do not say never does."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from assistant.check.polarity import marked
from assistant.check.sentence import failure
from assistant.check.source import rules_of
from assistant.check.words import flat
from assistant.quantities import quantities, unfounded
from assistant.settings import REGULATIONS
from corpus import marks
from corpus.article import Article
from corpus.library import load_corpus
from corpus.numerals import chinese_numeral

ARTICLES = {str(a.id): a for a in load_corpus(REGULATIONS).articles(date(2026, 11, 23))}
PARAPHRASES = Path(__file__).parents[2] / "eval" / "paraphrases"
# Every sentence of the regulations with its article, those with a blank left out: its options are no rule.
SENTENCES = [
    (article, span.of(article.text))
    for article in ARTICLES.values()
    for span in marks.sentences(article.text, article.body_start)
    if not any(blank.start < span.end and span.start < blank.end for blank in article.blanks)
]
TURNED = {
    "不得": ("可以", "必须", ""), "禁止": ("允许", "可以", ""), "严禁": ("允许", "应当", ""), "必须": ("可以", "无需", "不得", "不必"),
    "应": ("可以", "不应", "无需"), "需": ("无需", "不需要", "可以"), "方可": ("不得", "无需"), "杜绝": ("允许",), "须": ("无须", "可以"), "不予": ("给予",),
    "未经": ("经",), "有权": ("必须", "无权"), "不提倡": ("提倡", "禁止"), "及时": ("不及时",), "可按": ("必须按", "不得按"),
}  # fmt: skip
Found = tuple[Article, str]
ANY = st.sampled_from(SENTENCES)
many = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])


def passes(article_id: str, sentence: str) -> bool:
    return failure(sentence, rules_of(ARTICLES[article_id])) is None


def test_every_sentence_of_the_regulations_passes_against_its_own_article() -> None:
    dropped = [(str(a.id), s, problem) for a, s in SENTENCES if (problem := failure(s, rules_of(a)))]
    assert not dropped


MISSTATEMENTS = PARAPHRASES.with_name("misstatements")
EXCHANGED = 3  # of the wrong sentences to tune on: what is done to one thing said of another, in the rule's own words
NEVER = {
    "number",
    "amount",
    "date",
    "negation",
    "obligation",
    "invented",
    "condition_added",
    "condition_dropped",
    "consequence",
    "actor",
    "scope",
    "order",
}


@pytest.mark.parametrize("file", ["dev", "dev-2", "dev-3", "dev-4", "dev-5"])
def test_wrong_sentences_are_dropped(file: str) -> None:
    lines = [json.loads(line) for line in (MISSTATEMENTS / f"{file}.jsonl").read_text(encoding="utf-8").splitlines()]
    through = [line for line in lines if passes(line["article"], line["text"])]
    assert not [line["text"] for line in through if line["kind"] in NEVER]
    assert len(through) <= EXCHANGED


@pytest.mark.parametrize(
    ("file", "most"),
    [
        ("dev", 0.06),
        ("dev-2", 0.08),
        ("dev-4", 0.25),
        ("dev-5", 0.05),
        ("dev-6", 0.08),
        ("dev-7", 0.12),
        ("dev-8", 0.12),
        ("frozen", 0.02),
    ],
)
def test_correct_paraphrases_pass(file: str, most: float) -> None:
    lines = [json.loads(line) for line in (PARAPHRASES / f"{file}.jsonl").read_text(encoding="utf-8").splitlines()]
    dropped = [line["text"] for line in lines if not passes(line["article"], line["text"])]
    assert len(dropped) / len(lines) <= most


def numbers_in(sentence: str) -> list[re.Match[str]]:
    """The numbers of a sentence that have a unit."""
    said = [quantity.said for quantity in quantities(flat(sentence))]
    return [m for words in said for m in re.finditer(re.escape(words), sentence)]


@many
@given(
    ANY, st.integers(2, 99), st.sampled_from(["天", "个月", "元", "%", "个工作日", "小时", "次", "年"]), st.booleans()
)
def test_a_number_that_no_clause_holds_is_dropped(found: Found, number: int, unit: str, chinese: bool) -> None:
    article, sentence = found
    said = f"{chinese_numeral(number) if chinese and unit != '%' else number}{unit}"
    assume(unfounded(flat(said), flat(article.text), ""))
    bare = sentence.rstrip("。;；")
    for mutant in (f"{bare}，期限为{said}。", f"{said}内{bare}。", f"{bare}（{said}）。"):
        assert not passes(str(article.id), mutant), mutant


NUMBERED = st.sampled_from([found for found in SENTENCES if numbers_in(found[1])])


@many
@given(NUMBERED, st.integers(1, 40))
def test_a_number_changed_is_dropped(found: Found, number: int) -> None:
    article, sentence = found
    match = numbers_in(sentence)[0]
    changed = re.sub(r"\d+|[一二两三四五六七八九十]+", str(number), match[0], count=1)
    assume(changed != match[0] and unfounded(flat(changed), flat(sentence), ""))
    assert not passes(str(article.id), sentence[: match.start()] + changed + sentence[match.end() :])


def turned(sentence: str) -> list[str]:  # flat() keeps every offset of a text without white space
    """The sentence with one word of obligation or negation put the other way round, in every way."""
    text = sentence.replace("如适用", "").rstrip("。;；")
    out = []
    for word, others in TURNED.items():
        for match in re.finditer(word, text):
            if match.start() not in {start for start, _ in marked(flat(text))}:  # 应 in 响应 obliges to nothing
                continue
            out += [text[: match.start()] + other + text[match.end() :] + "。" for other in others]
    return out


def test_a_rule_turned_round_is_dropped() -> None:
    """Every sentence of the regulations, with every word of obligation or negation turned."""
    mutants = [(str(a.id), mutant) for a, s in SENTENCES for mutant in turned(s)]
    assert len(mutants) > 200
    through = [mutant for article, mutant in mutants if passes(article, mutant)]
    assert not through


NEGATED = st.sampled_from(["不", "无需", "不得", "不必", "禁止", "可以不", "并非"])


@many
@given(ANY, NEGATED, st.data())
def test_a_negation_put_in_front_of_what_is_done_is_dropped(found: Found, negation: str, data: st.DataObject) -> None:
    article, sentence = found
    parts = list(re.finditer(r"[^,，。;；:：、()]{4,}", sentence))
    assume(parts)
    part = data.draw(st.sampled_from(parts))
    mutant = sentence[: part.start()] + negation + sentence[part.start() :]
    assume("不但" not in mutant)  # 不 in front of 但不得 makes another word, which denies nothing
    assert not passes(str(article.id), mutant), mutant


@pytest.mark.parametrize(
    ("article", "sentence"),
    [
        ("operations/6.1", "没有有效单据不能办理物料收发。"), ("hr-admin/14", "事假得提前申请，没批之前不能休。"), ("hr-admin/35", "办公区里别抽烟。"),
        ("hr-admin/13", "婚假是有的，天数按《假期管理规定》来。"), ("operations/4.4", "设备一旦故障，先停机，再挂牌警示，然后按流程报修。"),
        ("operations/3.3", "自检是操作人员的事，巡检和抽检由班组长或检验员来做。"), ("marketing-service/1.1", "市场调研一年至少一次。"),
        ("hr-admin/14", "根据第十四条，病假需要提供有效医疗证明。"), ("hr-admin/14", "第十四条规定病假需提供有效医疗证明。"),
        ("hr-admin/29", "职业发展通道有两条：管理序列和专业序列。"), ("hr-admin/38", "在空白文件上盖章是严格禁止的。"),
        ("hr-admin/38", "您不能未经授权使用印章。"), ("hr-admin/8", "只要和公司建立了劳动关系，公司就会依法与其签订书面劳动合同。"),
        ("hr-admin/13", "您可以享受国家规定的婚假、产假等假期。"), ("operations/3.5", "不合格品必须标识、隔离并记录，再由授权人员判定处置方式。"),
        ("hr-admin/12", "考勤方式公司还没有填写。"),
    ],
)  # fmt: skip
def test_a_rule_in_everyday_words_passes(article: str, sentence: str) -> None:
    assert failure(sentence, rules_of(ARTICLES[article])) is None


@pytest.mark.parametrize(
    ("article", "sentence", "check"),
    [
        ("operations/3.3", "操作人员进行巡检，检验员履行自检职责。", "role"),
        ("hr-admin/43", "固定资产由员工自己管理。", "role"),
        ("hr-admin/47", "报销之后再由负责人审批。", "order"),
        ("operations/4.4", "设备发生故障，先报修再停机。", "order"),
        ("hr-admin/31", "离职以后再办理工作交接。", "order"),
        ("hr-admin/5", "招聘时公司都会做背景调查。", "condition"),
        ("marketing-service/2.4", "所有市场推广费用都需单独立项。", "condition"),
        ("hr-admin/7", "考核合格的，公司可按规定解除劳动合同。", "condition"),
        ("hr-admin/28", "公司要求员工参加职业资格认证。", "polarity"),
        ("operations/3.4", "检验合格之前可以发货。", "polarity"),
        ("hr-admin/16", "薪酬遵循公平优先的原则。", "wording"),
        ("hr-admin/14", "事假需要提供有效的医疗证明。", "wording"),
        ("hr-admin/14", "病假需提供有效医疗证明和身份证。", "wording"),
        ("hr-admin/14", "病假需提供三甲医院的有效医疗证明。", "role"),
        ("hr-admin/14", "事假经部门经理批准后方可休假。", "role"),
        ("hr-admin/13", "丧假按《员工手册》执行。", "name"),
        ("hr-admin/13", "丧假为3天。", "quantity"),
        ("hr-admin/6", "公司有权立即解除劳动合同。", "condition"),
        ("hr-admin/22", "考核周期为季度。", "wording"),
        ("hr-admin/30", "正式员工提前30天提交离职申请。", "quantity"),
        ("hr-admin/24", "考核结果分为优、良、中、合格。", "polarity"),
        ("hr-admin/35", "办公区域内可以吸烟。", "polarity"),
        ("hr-admin/35", "可以。", "polarity"),
        ("hr-admin/15", "公司提倡加班。", "polarity"),
        ("hr-admin/28", "员工必须参加与工作相关的职业资格认证。", "polarity"),
        ("marketing-service/1.1", "至多每年一次组织全面的市场调研。", "quantity"),
        ("marketing-service/4.3", "遵循“客户至上”。", "name"),
        ("hr-admin/14", "第十五条规定病假需提供有效医疗证明。", "quantity"),
        ("hr-admin/20", "公司提供免费午餐。", "wording"),
        ("hr-admin/20", "公司。", "substance"),
        ("hr-admin/14", "根据第十五条，病假需提供有效医疗证明。", "quantity"),
        ("hr-admin/29", "职业发展通道有三条：管理序列和专业序列。", "quantity"),
        ("operations/4.1", "为每台设备建立完整的操作手册。", "object"),
        ("hr-admin/43", "行政部门定期建立台账。", "object"),
        ("marketing-service/4.5", "将绩效考核结果纳入客户满意度。", "order"),
        ("hr-admin/17", "工作绩效根据薪酬等级等因素确定。", "order"),
        ("hr-admin/23", "考核流程以目标设定结束。", "order"),
        ("operations/1.3", "计划调整由计划部门协调后即可执行。", "condition"),
        ("hr-admin/28", "公司鼓励员工参加任何职业资格认证。", "condition"),
        ("hr-admin/32", "公司为员工办理社会保险及公积金转移等相关事宜。", "condition"),
        ("marketing-service/2.1", "销售人员定期召开销售会议。", "role"),
        ("hr-admin/12", "打卡必须填写。", "wording"),
        ("hr-admin/17", "年会每年对薪酬水平进行评估和调整。", "wording"),
        ("marketing-service/2.3", "法务审合同需要几天。", "substance"),
    ],
)  # fmt: skip
def test_what_a_clause_does_not_say_is_dropped(article: str, sentence: str, check: str) -> None:
    problem = failure(sentence, rules_of(ARTICLES[article]))
    assert problem is not None
    assert problem.check == check


def test_a_sentence_that_points_nowhere_is_dropped() -> None:
    problem = failure("病假需提供有效医疗证明。", ())
    assert problem is not None
    assert problem.check == "key"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("半年", "6个月"), ("六个月", "半年"), ("30%", "百分之三十"), ("两天", "2天"), ("十五日", "15天"), ("1年", "十二个月"),
        ("一万元", "10000元"), ("三个半月", "3.5个月"), ("二十四小时", "24小时"), ("10,000元", "1万元"),
    ],
)  # fmt: skip
def test_numbers_are_the_same_however_they_are_written(text: str, rule: str) -> None:
    assert not unfounded(flat(text), flat(rule), "")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("30天", "1个月"), ("3个工作日", "3天"), ("至少三天", "三天"), ("三天", "至少三天"), ("三天以上", "三天以内"), ("5%", "5倍"), ("2024-11-05", "2024-11-06"),
        ("24小时", "1天"), ("第三条", "三级"), ("每月", "每年"),
    ],
)  # fmt: skip
def test_numbers_that_are_not_the_same_are_told_apart(text: str, rule: str) -> None:
    assert unfounded(flat(text), flat(rule), "")
