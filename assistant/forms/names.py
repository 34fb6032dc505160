"""Names in a message: where something is, who complains, which machine. Patterns find them, and a model where one has been learned."""

import re
from collections.abc import Sequence

from assistant.forms.data import WORDS
from assistant.forms.folded import CLAUSE, Span, any_of, blank, compiled
from assistant.forms.spans import WEIGHED, reader
from assistant.forms.tone import says
from tools.fields import TextField

# No name goes on behind the end of an English sentence: harbor foods. third late delivery.
_SENTENCE_END = re.compile(r"(?<=[a-z]{2})(?<!\b(?:mr|ms|dr|st|co|no))(?<!\b(?:mrs|ltd|inc|tel|ref|ext))\.(?=\s+[a-z])")
WHOLE_NAME_CHARS = 12  # a name goes no further back than this from where a pattern found it


def by_pattern(item: TextField, text: str, folded: str, asked: bool) -> tuple[str, Span] | None:
    """What patterns find; for a field that is learned, what the model makes of the message and of that.

    A clause that patterns find as a whole, in answer to the question for it, is the value whatever the model says.
    """
    folded = _SENTENCE_END.sub(";", folded)
    if item.learned:
        folded = blank(folded, [match.span() for match in any_of(tuple(WORDS["reached_by"])).finditer(folded)])
    hint = span = hinted(item, folded)
    if label := marked(item, folded):
        span = label
    elif item.learned:
        span = _named_at(item, folded, reader().find(item.learned, folded, hint))
        span = span or (hint if item.learned not in WEIGHED else None)
        span = span or (hint if asked and hint in [match.span() for match in CLAUSE.finditer(folded)] else None)
    span = span and _led(item, folded, span)
    return (text[slice(*span)].strip(), span) if span else None


def _named_at(item: TextField, folded: str, span: Span | None) -> Span | None:
    """The stretch, where it names somebody or something with and without the words around the name."""
    found = named(item, folded, span)
    return found if found and named(item, folded, _led(item, folded, found)) else None


def name_alone(item: TextField, text: str, folded: str) -> tuple[str, Span] | None:
    """The one clause that is left of a message, as a name that no pattern knows: 客户名字不对 张玮 without what leads to it."""
    clauses = [match for match in CLAUSE.finditer(folded) if match.group().strip()]
    name = clauses[0].group().strip() if len(clauses) == 1 and not item.story else ""
    if not 1 < len(name) <= WHOLE_NAME_CHARS or says("no_name", name):
        return None
    start = folded.index(name)
    span = named(item, folded, (start, start + len(name)))
    return (text[slice(*span)].strip(), span) if span else None


def name_in(item: TextField, folded: str) -> Span | None:
    found = by_pattern(item, folded, folded, asked=True)
    return found[1] if found else None


def named(item: TextField, folded: str, span: Span | None) -> Span | None:
    """The stretch, unless its words name nobody (一个客户, 又有人), or somebody else (王姐 in 王姐转来一个客诉)."""
    if span is None:
        return None
    nobody = item.nobody and compiled(item.nobody).search(folded[slice(*span)])
    others = compiled(item.without).finditer(folded) if item.without else ()
    inside = any(other.start() <= span[0] and span[1] <= other.end() for other in others)
    return None if nobody or inside else span


def marked(item: TextField, folded: str) -> Span | None:
    """The name that stands where there is no doubt: behind a label, between quotation marks."""
    return _first(item, folded, item.marked)


def with_number(item: TextField, folded: str, span: Span) -> int:
    """Where a value ends that is known by its form and may follow a name: Jana, jana@hartmann.example."""
    if item.learned or any(compiled(pattern).search(folded[slice(*span)]) for pattern in item.patterns):
        return span[1]
    found = (compiled(rf"[,\s]*(?:{pattern})").match(folded, span[1]) for pattern in item.patterns)
    return next((match.end("value") for match in found if match), span[1])


def _first(item: TextField, folded: str, patterns: Sequence[str]) -> Span | None:
    """The first name that the first of the patterns finds that finds any."""
    for pattern in patterns:
        for match in compiled(pattern).finditer(folded):
            if found := named(item, folded, match.span("value")):
                return found
    return None


def hinted(item: TextField, folded: str) -> Span | None:
    """What the first pattern finds, or the longest of all that they find."""
    if item.without:
        folded = blank(folded, [match.span() for match in compiled(item.without).finditer(folded)])
    found: list[Span] = []
    for pattern in item.patterns:
        spans = [_led(item, folded, match.span("value")) for match in compiled(pattern).finditer(folded)]
        found += [span for span in spans if span[1] - span[0] >= 2 and named(item, folded, span)]  # noqa: PLR2004
        if found and not item.longest:
            break
    if not found:
        return None
    return max(found, key=lambda s: s[1] - s[0]) if item.longest else found[0]


def _word_end(folded: str, start: int) -> int:
    """Where a name begins that was found inside a word which only says that somebody is a customer: 户 of 客户华兴."""
    words = any_of(tuple(WORDS["no_part_of_name"])).finditer(folded)
    return next((word.end() for word in words if word.start() < start < word.end()), start)


def _led(item: TextField, folded: str, span: Span) -> Span:
    """A whole name without the words before it that only lead to it (发现, 我们那个), and those after it that tell what
    happened there (敞着): a pattern may begin inside a name."""
    if item.letter:
        letter = compiled(item.letter)
        start = span[0]
        while start and span[0] - start < WHOLE_NAME_CHARS and letter.fullmatch(folded[start - 1]):
            start -= 1
        span = (start, span[1])
    span = (_word_end(folded, span[0]), span[1])
    sentence = _SENTENCE_END.search(folded, *span)
    span = (span[0], sentence.start()) if sentence else span
    tail = compiled(item.tail).search(folded[slice(*span)]) if item.tail else None
    span = (span[0], span[0] + tail.start()) if tail else span
    lead = compiled(item.lead).match(folded[slice(*span)]) if item.lead else None
    return (span[0] + lead.end(), span[1]) if lead else span
