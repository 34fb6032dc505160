"""Articles asked for by number: what a message names (assistant/mentions.py), in which compilation or part of one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.asides import without_asides
from assistant.mentions import Mention, mentions
from assistant.named import find_divisions
from assistant.neighbours import stepped
from assistant.places import NAMES, Named, covers
from assistant.spelled import spelled
from corpus.article import Article, Compilation, Span
from corpus.library import Corpus
from corpus.numerals import NUMERAL

# What people say around a number when they want its text; whatever else they say is a question about it.
_AROUND = re.compile(
    r"一?[字个]字?不[差落漏错少改动]|原封不动|逐字逐?句?|照(?:着|原)样|(?:是|讲|说|写)?哪(?:一)?[条节](?:的|来着)?$|把|地|"
    r"是?(?:什么|啥)意思|那个|这个|原文|全文|正文|内容|条文|具体|详细|原话|整条|完整|(?:讲|说|写)(?:的|了)?(?:是|些)?(?:什么|啥)|是什么|是啥|"
    r"怎么(?:说|写|规定)的?|规定了?(?:什么|啥|的)?|什么(?:内容|规定)|啥(?:内容|规定)?|有哪些|哪些|列出来|发(?:给)?我|给我|帮我|我要|我想|"
    r"帮忙|编号|看一?看|看一?下|查一?[查下]|读一?读|念一?[念下]|念|背|贴(?:一?下|出来)?|引用|复述|复制|翻|调出来|拿出来|提供|一遍|来着|"
    r"标题|名称|名字|题目|叫(?:什么|啥|做)|到底|劳驾|烦请|拜托|谢谢|可否|能否|能不能|可以|打开|一下|请问|请|麻烦|分别|都|和|与|跟|及|还有|以及|到|至|、|的|里|中|是|在|"
    r"总则|第|条|款|节|章|这|那|把|给|呢|吗|吧|啊|呀|了|我|[\s,.?!;:。?!,;:\"'“”/《》()&#-]|"
    r"(?<![a-z])(?:what(?:'s|\s+does|\s+is)?|does|say|says|show|me|text|full|quote|give|display|cite|print|want|would|like|need|see|"
    r"tell|can|could|you|i|its?|whole|exact|entire|wording|original|just|of|the|please|read|in|and|to|is|content|article|section|"
    r"paragraph|clause|rule|number|no|about)(?![a-z])",
    re.IGNORECASE,
)
# 劳动法第二十条 and 合同第8条 are not ours.
_ELSEWHERE = re.compile(
    r"(?:法|条例|办法|》|合同|协议|合约|公约|law|act|contract|agreement)\s*(?:的|里|中)?\s*$", re.IGNORECASE
)
_AMOUNT = re.compile(r"(?:就|只有?|才|共有?)\s*#(?:吗|吧|[对是]吧|对不对|是吗)|是不是(?:就|只)?有\s*#")
_GENERIC = re.compile(r"模块|部分|那个|关于|那[章节条]|[章节]$")
_COMPILATION_NAME = re.compile(r"(?:第\s*[一二三四五六七八九十\d]+\s*篇|篇\s*[一二三四五六七八九十\d]+)")
_ASKS = ("几", "哪", "谁")  # 附则几条
MOST = 8  # articles shown for one message; a longer range is asked to be narrowed
NAME_CHARS = 2  # of a heading that tell which of several articles of the same number is meant


@dataclass(frozen=True)
class Lookup:
    """What a message names by number: the articles found, what was named and is not there, and what else it says.

    `clauses` are the lines asked for, by article id; `shorter` are articles without such a line; `within` are the compilations that were looked in.
    """

    articles: tuple[Article, ...]
    missing: tuple[str, ...]
    rest: str
    clauses: dict[str, Span]
    shorter: tuple[Article, ...]
    within: tuple[Compilation, ...]

    @property
    def pure(self) -> bool:
        """Nothing is asked but the text."""
        return len(self.rest) <= 1 and self.rest not in _ASKS


def find_numbers(text: str, corpus: Corpus, day: date) -> Lookup | None:
    """The articles that a normalised message names by number; None where it names none."""
    versions = corpus.in_force(day)
    named = find_divisions(spelled(without_asides(text)), versions)
    within = _compilations_of(named, versions)
    inside = [article for place in named.places for article in place.articles]
    found: dict[str, Article] = {}
    clauses: dict[str, Span] = {}
    missing: list[str] = []
    shorter: list[Article] = []
    spans: list[Span] = []
    for mention in mentions(named.rest, inside or [a for v in within for a in v], versions):
        said = named.rest[mention.start : mention.end].strip()
        if _ELSEWHERE.search(named.rest[: mention.start]):
            continue
        articles = (
            mention.of(inside)
            or _nth_inside(mention, said, named)
            or mention.of([article for version in within for article in version])
        )
        if _counts(said) and _AMOUNT.search(f"{named.rest[: mention.start]}#{named.rest[mention.end :]}"):
            continue  # 第三章就四条吗
        if mention.step:
            articles = stepped(articles, mention.step, within)
        elif (_counts(said) or not articles) and not _certain(mention, named.rest):
            continue  # 20条毛巾
        shorter += articles if mention.clause else []
        spans.append(Span(mention.start, mention.end))
        shown = [article for article in articles if mention.clause is None or mention.clause <= len(lines_of(article))]
        found |= {str(article.id): article for article in shown}
        if mention.clause:
            clauses |= {str(article.id): lines_of(article)[mention.clause - 1] for article in shown}
        if not shown:
            said = f"第{said}条" if re.fullmatch(NUMERAL, said) else said
            missing.append(f"{_narrowed_to(named, within, versions)}{said}")
    if not spans:
        return None
    if not found:
        within = _ids_within(named.rest, spans, within)
    kept, left = _meant(list(found.values()), _AROUND.sub("", _without(named.rest, spans)))
    without = tuple(article for article in shorter if str(article.id) not in found)
    return Lookup(tuple(kept), tuple(missing), left, clauses, without, within)


def _nth_inside(mention: Mention, said: str, named: Named) -> list[Article]:
    """第二章第一条: its first article, where the number that was said is that of an article elsewhere."""
    below = [place for place in named.places if place.path]
    number = int(*mention.locals) if len(mention.locals) == 1 and "".join(mention.locals).isdigit() else 0
    if len(below) != 1 or not said.startswith("第") or not 0 < number <= len(below[0].numbered):
        return []
    return [below[0].numbered[number - 1]]


def _ids_within(text: str, spans: Sequence[Span], within: tuple[Compilation, ...]) -> tuple[Compilation, ...]:
    """operations/9.9: the compilations of the ids that were named; all that were looked in where none was."""
    said = " ".join(span.of(text) for span in spans).lower()
    return tuple(version for version in within if f"{version.id}/" in said) or within


def named_compilations(text: str, versions: tuple[Compilation, ...]) -> tuple[tuple[Compilation, ...], str]:
    """The compilations that 篇二 or 第二篇 narrows a message to (all where it names none), and the message without that."""
    within = _compilations_of(find_divisions(text, versions), versions)
    return (within or versions), _COMPILATION_NAME.sub(" ", text)


def _compilations_of(named: Named, versions: Sequence[Compilation]) -> tuple[Compilation, ...]:
    """All where none is named; none where only such are named that there are not."""
    wanted = tuple(dict.fromkeys(place.version for place in named.places))
    return wanted or (() if any(absent.kind == "篇" for absent in named.absent) else tuple(versions))


def _narrowed_to(named: Named, within: Sequence[Compilation], versions: Sequence[Compilation]) -> str:
    """What to say before a number that is not there, where a message looks for it in a certain place."""
    if named.absent and not within:
        return named.absent[0].said
    return "、".join(version.label for version in within) if len(within) < len(versions) else ""


def lines_of(article: Article) -> list[Span]:
    """The lines of an article below its heading, by which people count its 款; an article in one line is one.

    Where a line only says what is below it (执行规范:), those below are counted.
    """
    lines, start = [], 0
    for line in article.text.split("\n"):
        if line.strip() and start + len(line) > article.body_start:
            lines.append(Span(max(start, article.body_start), start + len(line)))
        start += len(line) + 1
    below = next((n for n, span in enumerate(lines, 1) if span.of(article.text).rstrip().endswith((":", "："))), 0)
    return lines[below:] or lines


def _meant(articles: list[Article], left: str) -> tuple[list[Article], str]:
    """投诉的4.3: where several articles have the number, a word of one's headings tells which; and what else is said."""
    said = _GENERIC.sub("", left)
    if len(said) < NAME_CHARS or len({article.id.local for article in articles}) == len(articles):
        return articles, left
    kept = [a for a in articles if any(covers(heading, said, NAMES) for heading in (a.title, *a.path))]
    return (kept, "") if kept and len(kept) < len(articles) else (articles, left)


def _counts(said: str) -> bool:
    """20条, or 20 of 20、30条: a number of things unless it is said to be the 20th."""
    return bool(re.fullmatch(rf"{NUMERAL}|.*条", said)) and not said.startswith(("第", "最后", "倒数", "附则"))


def _certain(mention: Mention, text: str) -> bool:
    """Whether something that is not there was still meant as a number of an article (and not as 20条毛巾)."""
    said = text[mention.start : mention.end]
    rest = _AROUND.sub("", re.sub(NUMERAL, "", text[: mention.start] + text[mention.end :]))
    return bool(mention.compilation) or said.lstrip().startswith("第") or len(rest) <= 1


def _without(text: str, spans: Sequence[Span]) -> str:
    kept = list(text)
    for span in spans:
        kept[span.start : span.end] = [" "] * (span.end - span.start)
    return "".join(kept)
