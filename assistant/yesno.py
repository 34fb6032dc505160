"""Yes or no, where a quoted rule settles it: a question asks whether something is allowed or needed, and the rule,
about the same thing, forbids it, allows it or requires it. Everything else is left open."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.lexical import STOP, tokens

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
SHARED = 0.6  # share of the question's own content that the rule must hold


@dataclass(frozen=True)
class Verdict:
    """`phrase` names what to say (assistant/phrases.py)."""

    phrase: Literal["allowed", "forbidden", "required", "settled_yes", "settled_no"]


def asks_yes_or_no(text: str) -> bool:
    return not _OPEN_WORD.search(text) and bool(_ALLOWED.search(text) or _REQUIRED.search(text))


def verdict(question: str, meant: tuple[str, ...], rules: Sequence[str]) -> Verdict | None:
    """What the one of `rules` (sentences) that is about the question says; None where it leaves it open."""
    if not rules or not asks_yes_or_no(question):
        return None
    rule = max(rules, key=lambda sentence: _shared(question, meant, sentence))
    return _settled(question, rule) if _shared(question, meant, rule) >= SHARED else None


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


def _shared(question: str, meant: tuple[str, ...], rule: str) -> float:
    """How much of what the question is about the rule holds, in its words or in the regulations' words for them."""
    asked = {token for token in tokens(_content(question)) if len(token) > 1 and not set(token) & STOP}
    held = set(tokens(rule))
    covered = sum(token in held for token in asked) + 2 * sum(word in rule for word in meant)
    return covered / len(asked) if asked else 0.0


def _content(question: str) -> str:
    """The question without the words that make it a question."""
    return re.sub(
        r"能不能|可不可以|是不是|要不要|需不需要|用不用|是否|能否|可否|可以|允许|需要|必须|应该|请问|想问|一下|我们|我|公司|自己|吗|么|吧|呢|行|不行|规定|违规|直接|随便|就|都",
        " ", question,
    )  # fmt: skip
