"""The judge of replies is itself judged: planted faults are each caught."""

from dataclasses import replace

from assistant.reply import Citation, Reply
from eval.case import Case
from eval.score import score

TEXT = {"hr-admin/14": "第十四条 病假需提供有效医疗证明。", "hr-admin/15": "第十五条 加班。"}
CASE = Case("a", "meaning", "spoken", ("病假?",), (("hr-admin/14",),), ("医疗证明",), (r"\d+天",), ("answer",))
GOOD = Reply("> 病假需提供有效医疗证明。", "answer", (Citation("hr-admin/14", "篇一 第十四条", "病假", 5, 7),))


def test_a_good_reply_passes() -> None:
    assert score(CASE, GOOD, TEXT).passed


def test_planted_faults_are_caught() -> None:
    wrong_article = replace(GOOD, citations=(Citation("hr-admin/15", "篇一 第十五条", "加班", 5, 7),))
    shifted = replace(GOOD, citations=(Citation("hr-admin/14", "篇一 第十四条", "病假", 6, 8),))
    assert score(CASE, wrong_article, TEXT).cited is False
    assert score(CASE, shifted, TEXT).verbatim is False
    assert score(CASE, replace(GOOD, text="病假三天"), TEXT).facts is False
    assert score(CASE, replace(GOOD, text="医疗证明,最多3天"), TEXT).clean is False
    assert score(CASE, Reply("没有", "not_covered"), TEXT).kind_ok is False


def test_saying_the_opposite_fails_and_leaving_it_open_does_not() -> None:
    case = replace(CASE, kind="yes_no", settled="no")
    assert score(case, replace(GOOD, text="**可以。** 医疗证明"), TEXT).settled is False
    assert score(case, replace(GOOD, text="**不可以。** 医疗证明"), TEXT).settled is True
    assert score(case, GOOD, TEXT).settled is True
