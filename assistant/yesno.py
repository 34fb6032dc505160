"""Yes or no, where a quoted rule settles it: a question asks whether something is allowed or needed, and the rule,
about the same thing, forbids it, allows it or requires it. Everything else is left open."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.questions import asks_aspect

Asked = Literal["allowed", "required"]
_ALLOWED = re.compile(
    r"(?:能不能|可不可以|可以不可以|能否|可否|是否(?:可以|允许|能)|允不允许|准不准|让不让|许不许)|"
    r"(?:能|可以|允许|准许|准|让|许).*(?:吗|么|嘛|不|吧|\?)$|(?:行吗|行不行|行么|可以吗|可以么|可以不|合规吗|违规吗|违反规定吗|算违规吗|没事吧|没关系吧|好吗|ok吗|有问题吗|成吗|中不中)|"
    r"^(?:can|may|could) (?:i|we|you|my|an?|the|employees?)\b|\b(?:allowed|permitted|ok|okay|fine|acceptable) to\b|is it (?:ok|okay|allowed|fine|against)",
    re.IGNORECASE,
)
_BREACH = re.compile(r"违规吗|违反规定吗|算违规吗|against the rules", re.IGNORECASE)
_REQUIRED = re.compile(
    r"(?:要不要|需不需要|用不用|必须.*吗|是否(?:需要|必须|要|应当?)|非得|一定要.*吗|该不该|应不应该|有没有必要)|"
    r"(?:需要|得|要|用|必须|应该|应当|强制).*(?:吗|么|嘛|不|吧)\??$|"
    r"^(?:do|does|must|should) (?:i|we|my|the|an?|employees?)\b.*(?:need|have to|must|required)?|is .* (?:required|mandatory|necessary|compulsory)",
    re.IGNORECASE,
)
_OPEN_WORD = re.compile(
    r"什么|啥|怎么|咋|如何|多少|几|哪|谁|为什么|何时|when|what|how|which|who|why|where", re.IGNORECASE
)
_NOT_DOING = re.compile(
    r"(?:可以|能|能否|可不可以|是不是可以)(?:先)?不(?!可以|能)|不[^吗行]{1,8}(?:行吗|行不行|可以吗|没事吧|可以么)|不用.*吗|without|skip",
    re.IGNORECASE,
)
_FORBIDS = re.compile(r"禁止|严禁|不得|不准|不允许|不可|杜绝|未经[^。;]*(?:不得|严禁|禁止)|不予")
_REQUIRES = re.compile(r"必须|须|需(?!求|要量)|应当?(?!急|对|用|届)|方可|才能|严格执行|严格遵守|严格按照|均需|要求")
_ALLOWS = re.compile(r"(?<!方)(?<!不)可(?:以|按)|有权|允许|可(?=提出|由|根据|申请)")
_NUMBER = re.compile(
    r"\d+(?:\.\d+)?%?|[一二两三四五六七八九十百]+(?=个?(?:天|日|月|年|次|周|小时|分钟|倍|成|级|甲|份|人|元))|百分之[一二三四五六七八九十]+"
)
_EVERY = re.compile(r"所有|全部|每个|每次|任何|一切|统统|一律|只能|\b(?:all|every|any|only)\b")
_RULES_EVERY = re.compile(r"所有|全部|每|任何|一切|一律|均|各|只能|仅")
# A rule that leaves room: what is asked may lie on either side of it.
_OPEN = re.compile("【|《|如适用|如有")
_LEAVES_ROOM = re.compile(
    r"如适用|必要时|尽可能|尽量|原则上|一般(?!合同)|视情况|如有|有条件|特殊情况|酌情|或(?!缺)|等(?:方式|情况|原因)|遗失|人为"
)
_WITHOUT = re.compile("未经")
_CONDITION = re.compile(r"随意|擅自|私自|无故|未(?:按|办)")
_MEETS_CONDITION = re.compile(
    r"未经|没(?:有)?(?:经过)?.{0,6}(?:授权|批准|审批|同意|许可|允许)|随意|随便|擅自|私自|偷偷|无故|自己|without"
)
_FILLER = re.compile(
    r"我们|我|你|咱|上班(?:时间?)?|工作时间|平时|新来的|公司|自己|员工|同事|别人|一个|一下|这样|那样|这|那|的|地|得|了|着|过|是|在|有|给|把|被|对|跟|和|与|就|都|也|还|先|再|才|会|要|用|做|去|来|到|上|里|能|可|"
    r"不|没|必须|一定|需|应该|应当|应|该|如果|时候|时|后|前|吗|么|吧|呢|啊|嘛|呀|请问|想|问|请|行|成|好|[\s,。?!、:;()\"']"
)
MEANT_CHARS = 2  # characters of the one everyday word that a term of the rule may stand for


@dataclass(frozen=True)
class Verdict:
    """`phrase` names what to say (assistant/phrases.py)."""

    phrase: Literal["allowed", "forbidden", "required", "settled_yes", "settled_no"]


def asks_yes_or_no(text: str) -> bool:
    return not _OPEN_WORD.search(text) and bool(_ALLOWED.search(text) or _REQUIRED.search(text))


def verdict(question: str, meant: tuple[str, ...], rules: Sequence[str]) -> Verdict | None:
    """What the one of `rules` (sentences) that is about the question says; None where it leaves it open.

    A wrong verdict is far worse than none: everything that is asked must be in the rule, and the rule must leave no room.
    """
    if not rules or not asks_yes_or_no(question) or asks_aspect(question):
        return None
    rule = min(rules, key=lambda sentence: len(_unsaid(question, meant, sentence)))
    return _settled(question, rule) if _about(question, meant, rule) else None


def _about(question: str, meant: tuple[str, ...], rule: str) -> bool:
    """Whether the rule speaks of all that is asked, and of nothing less certain."""
    if _unsaid(question, meant, rule) or _OPEN.search(rule) or _LEAVES_ROOM.search(_segment(question, rule)):
        return False
    if any(number not in rule for number in _NUMBER.findall(question)):
        return False
    if _EVERY.search(question) and not _RULES_EVERY.search(rule):
        return False
    conditional = _WITHOUT.search(rule) or _CONDITION.search(_segment(question, rule))
    return not conditional or bool(_MEETS_CONDITION.search(question))


def _segment(question: str, rule: str) -> str:
    """The part of a rule between commas that shares most pairs of characters with the question."""
    asked = _content(question)
    pairs = {asked[n : n + 2] for n in range(len(asked) - 1)}
    return max(re.split("[,、;]", rule), key=lambda part: sum(pair in part for pair in pairs))


def _unsaid(question: str, meant: tuple[str, ...], rule: str) -> str:
    """What the question speaks of and the rule does not, less what the lexicon says that the rule means by its words."""
    left = re.sub(r"\s", "", _content(question))
    for size in range(min(len(left), 12), 1, -1):
        for start in range(len(left) - size + 1):
            part = left[start : start + size]
            if "\0" not in part and part in rule:
                left = left.replace(part, "\0")
    left = _FILLER.sub("", left).replace("\0", "")
    return left[MEANT_CHARS if any(word in rule for word in meant) else 0 :]


def _settled(question: str, rule: str) -> Verdict | None:
    forbids, requires = bool(_FORBIDS.search(rule)), bool(_REQUIRES.search(rule))
    if _BREACH.search(question):
        return Verdict("settled_yes") if forbids else None
    if _NOT_DOING.search(question):
        return Verdict("forbidden") if requires and not forbids else None
    if _REQUIRED.search(question) and not _ALLOWED.search(question):
        return Verdict("required") if requires and not forbids else None
    if forbids:
        return Verdict("forbidden")
    return Verdict("allowed") if _ALLOWS.search(rule) and not requires else None


def _content(question: str) -> str:
    """The question without the words that make it a question."""
    return re.sub(
        r"能不能|可不可以|是不是|要不要|需不需要|用不用|是否|能否|可否|可以|允许|需要|必须|应该|请问|想问|一下|我们|我|公司|自己|吗|么|吧|呢|行|不行|规定|违规|直接|随便|就|都",
        " ", question,
    )  # fmt: skip
