"""A plain yes, a plain no, a change of mind: messages that are nothing else. Anything longer is none of them."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Literal

from assistant.forms.data import WORDS
from assistant.forms.folded import compiled
from assistant.mistyped import as_meant
from corpus.numerals import fold_width

Plain = Literal["yes", "no", "cancel", "beside_yes"]
_CLAUSE = re.compile(r"[,。.!;~、\s]+")
_PARTED = re.compile(r"[,。.!;~、\n]+|…+(?=.)|(?<=[\u4e00-\u9fff])\s+|\s+(?=[\u4e00-\u9fff])")
# The same where a space parts no English words: and, but, then do. In "submit it and copy my boss" no word is a clause.
_LED = re.compile(
    r"[,。.!;~、\n]+\s*(?:(?:and|but|then)\b\s*)*|(?<=[\u4e00-\u9fff])\s+|\s+(?=[\u4e00-\u9fff])|\s+(?:(?:and|but|then)\s+)+",
    re.IGNORECASE,
)
_AND = re.compile(r"(?<=\w),?\s+and\s+(?!then\b)(?=\w)", re.IGNORECASE)  # yes and send it
_WORD_BEFORE, _WORD_AFTER = re.compile(r"[^\s,，。.;；!！?？:：]+\Z"), re.compile(r"[^\s,，。.;；!！?？:：]+")
_MARK = re.compile(r"[,。.!;]+")
# A space between Chinese words that parts clauses: not after a word that ends none (先别 交, 老张说 交), not before a
# particle or what only follows its subject, and not where every character stands alone.
_SPACE_AS_COMMA = re.compile(
    r"(?<=[\u4e00-\u9fff])(?<![不别莫甭勿没未冇唔覅弗先再才就也都还说讲让叫喊要想用把给跟和是被能会可敢肯愿准许该得需必谁])"
    r"(?<!唔好)(?<!什么)(?<!(?<![\u4e00-\u9fff])[\u4e00-\u9fff](?=\s[\u4e00-\u9fff](?![\u4e00-\u9fff])))"
    r"[^\S\n]+(?=[\u4e00-\u9fff])(?![吧了呢吗嘛啊呀的哦啦说讲])"
)
_PUNCTUATION = re.compile(r"[\s,。.!、~;:\"'()\ufe0f\U0001f3fb-\U0001f3ff]+")
_TAG = re.compile(rf"(?:{'|'.join(WORDS['tag'])})$", re.IGNORECASE)


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[Plain, re.Pattern[str]], ...]:
    kinds: tuple[Plain, ...] = ("cancel", "yes", "no", "beside_yes")
    patterns = {kind: _any(*WORDS[kind]) for kind in kinds} | {"yes": _any(*WORDS["yes"], _agreeing())}
    return tuple((kind, re.compile(patterns[kind], re.IGNORECASE)) for kind in kinds)


def _agreeing() -> str:
    """What agrees to a summary or orders its filing, in whatever words around it: 得嘞,发吧; 那先这么提交. To check it
    once more (我确认一下) is no yes."""
    agrees, around = _any(*WORDS["agrees"], *WORDS["orders"]), _any(*WORDS["around_yes"])
    before = f"(?:{agrees}|{around})*?"
    checks = f"{before}我?(?:确认|确定)一?下"
    asks_us = f"{before}(?:请|帮我|麻烦你?|给我|替我)(?:确认|确定|同意)(?:信息|内容|日期|时间)*$"
    told = f"(?!那[就先]).*{_any(*WORDS['orders'])}了"  # 交了, 马上提交了: of what has been done, or is about to be
    return f"(?!{checks}|{asks_us}|{told}){around}*{agrees}(?:{agrees}|{around})*"


def _any(*patterns: str) -> str:
    """One pattern for any of several, over words without the spaces between them."""
    return f"(?:{'|'.join(f'(?:{pattern})' for pattern in patterns)})".replace(" ", "")


@lru_cache(maxsize=1024)  # a message is asked the same in a dozen places
def plain(message: str) -> Plain | None:
    """What a normalised message says as a whole. A question mark makes it a question, and so does 没问题吧 without one."""
    if "?" in message or _TAG.search(_PUNCTUATION.sub("", message)):
        return None
    bare = _PUNCTUATION.sub("", message)
    if compiled(_any(*WORDS["no_yes"])).fullmatch(bare):
        return None
    if _all_yes(message):
        return "yes"
    return next((kind for kind, pattern in _patterns() if pattern.fullmatch(bare)), None)


def _all_yes(message: str) -> bool:
    """Whether every clause says yes, or stands beside one that does: 好 交; 知道了,提交吧; yes, send it."""
    words = dict(_patterns())
    one = f"(?:{words['yes'].pattern}|{words['beside_yes'].pattern})"
    run = rf"(?:{words['beside_yes'].pattern})*(?:{words['yes'].pattern}){one}*"
    message = _AND.sub(",", message.strip())
    if compiled(run).fullmatch(_PUNCTUATION.sub("", message)):
        return True
    clauses = [_PUNCTUATION.sub("", clause) for clause in _CLAUSE.split(message) if clause]
    said = [bool(words["yes"].fullmatch(clause)) for clause in clauses]
    beside = [bool(words["beside_yes"].fullmatch(clause)) for clause in clauses]
    return any(said) and all(one or other for one, other in zip(said, beside, strict=True))


def parted_by_spaces(text: str, joins: Callable[[str, str], bool] = lambda before, after: False) -> str:
    """A text with a comma for each space between Chinese words that parts clauses, and `joins` no two; offsets hold."""

    def comma(spaces: re.Match[str]) -> str:
        before, after = _WORD_BEFORE.search(text, 0, spaces.start()), _WORD_AFTER.match(text, spaces.end())
        kept = joins(before.group() if before else "", after.group() if after else "")
        return spaces.group() if kept else f",{spaces.group()[1:]}"

    return _SPACE_AS_COMMA.sub(comma, text)


def in_clauses(text: str) -> str:
    """A message as it is meant, with a comma for each space between Chinese words: 出来了 不用报了."""
    return as_meant(_SPACE_AS_COMMA.sub(",", text))


def clauses_of(text: str) -> list[str]:
    """The clauses of a message as it came, folded to one width and case; a space beside a Chinese character parts two."""
    parted = _PARTED.split(fold_width(text).lower())
    return [clause.strip() for clause in parted if _PUNCTUATION.sub("", clause)]


@lru_cache(maxsize=1)
def _orders() -> re.Pattern[str]:
    return re.compile(_any(*WORDS["orders"]), re.IGNORECASE)


def names_filing(message: str) -> bool:
    """Whether a message has the words by which a filing is ordered, whatever else it says: 要得要得,就恁个交."""
    return _orders().search(fold_width(message)) is not None


def firm(clause: str) -> bool:
    """Whether a clause confirms or orders the filing itself, and does not only agree: 确认, 提交吧; not 好的."""
    return plain(clause) == "yes" and _weakly().fullmatch(_PUNCTUATION.sub("", clause)) is None


@lru_cache(maxsize=1)
def _weakly() -> re.Pattern[str]:
    agrees, _, other = WORDS["agrees"]
    return re.compile(f"{_any(agrees, other, *WORDS['around_yes'], *WORDS['beside_yes'])}+", re.IGNORECASE)


def tagged(message: str) -> bool:
    """A yes that asks back: 确认吧, 没问题吧?, 嗯?"""
    bare = _PUNCTUATION.sub("", message.replace("?", ""))
    if "?" in message and plain(message.replace("?", " ")) == "yes":
        return True
    return bool(_TAG.search(bare)) and plain(_TAG.sub("确认", bare)) == "yes"


def last(message: str) -> Plain | None:
    """What the last clause says as a whole: 看错日历了,不请了."""
    return None if "?" in message else plain(_LED.split(message.strip(" ,。.!"))[-1])


def closing(message: str) -> Plain | None:
    """What comes after the last mark says as a whole, in as many words as it has: he is fine. yes please file it."""
    return None if "?" in message else plain(_MARK.split(message.strip(" ,。.!"))[-1])


def before_closing(text: str) -> str:
    """What comes before the last mark; all of it where there is no yes after that."""
    marks = list(_MARK.finditer(fold_width(text)))
    if not marks or plain(fold_width(text[marks[-1].end() :]).strip().lower()) != "yes":
        return text
    return text[: marks[-1].start()].strip()


def first(message: str) -> Plain | None:
    """What the first clause says as a whole, whatever is told afterwards: 不用了,刚看见有人在修; 先别交,我问下. A no may be
    the first word alone (no the date is wrong); a yes is none that its clause goes on from."""
    return None if "?" in message else plain(_parted(message)[0])


def after_first(text: str) -> str:
    """What comes after the first clause."""
    return _parted(fold_width(text))[1].strip()


def _parted(message: str) -> tuple[str, str]:
    """The first clause, or the first word where that is a no by itself, and what follows."""
    clause, *rest = _LED.split(message.strip(), maxsplit=1)
    word, *others = _CLAUSE.split(message.strip(), maxsplit=1)
    if plain(clause) is None and plain(word) in ("no", "cancel"):
        return word, "".join(others)
    return clause, "".join(rest)
