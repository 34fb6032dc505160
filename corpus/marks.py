"""What stands inside an article: its lines and sentences, blanks, and outside documents."""

import re
from collections.abc import Iterable, Iterator

from corpus.article import Blank, OutsideDocument, Span
from corpus.headings import read_opening
from corpus.numerals import fold_width

_BLANK = re.compile(
    r"【([^】]*)】|_{2,}|(?<![A-Za-z×])[×Xx]{2,}(?![A-Za-z×])"
    r"|[(\[〔]([^()\[\]〔〕。]{0,40}(?:请填写|请选择|请指定|请注明|待填写|待定)[^()\[\]〔〕。]{0,20})[)\]〕]"
)
_ASKS = re.compile(r"请|选择|说明|指定|填写|待定|具体|如|/")
# Where the choices end and what to do with them begins: 请选择 anywhere, the rest behind a comma or at the start.
_INSTRUCTION = re.compile(
    r"[,;:\s]*请(?:具体)?(?:选择|填写|说明|指定|注明)|(?:^|[,;:\s])\s*(?:请|具体|如|待(?:定|填|选|补|说明|指定))"
)
_TITLE = re.compile(r"《([^《》]+(?:[〈<][^〉>]*[〉>][^《》]*)?)》")
_SENTENCE = re.compile(r"[^。;；!！?？]+[。;；!！?？]*[”」』)）]*")
_FINISHED = re.compile(r"[。;；:：!！?？|]\s*[”」』)）]*\s*$")
WRAPPED_MIN_CHARS = 20  # a shorter line that ends without a full stop is an entry of its own


def sentences(text: str, start: int = 0) -> Iterator[Span]:
    """Spans of the sentences of `text` from `start` on, cut at 。;!? and at clause ends, without white space around."""
    for clause in clauses(text, start):
        for match in _SENTENCE.finditer(text, clause.start, clause.end):
            span = trimmed(text, match.start(), match.end())
            if span.end > span.start:
                yield span


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space at either end."""
    raw = text[start:end]
    return Span(start + len(raw) - len(raw.lstrip()), end - (len(raw) - len(raw.rstrip())))


def clauses(text: str, start: int = 0) -> Iterator[Span]:
    """Spans of the clauses of `text` from `start` on: its lines that are not empty, a hard-wrapped one in one piece."""
    lines = [trimmed(text, match.start(), match.end()) for match in re.compile(r"[^\n]+").finditer(text, start)]
    lines = [line for line in lines if line.end > line.start]
    width = max((_length(text, line) for line in lines), default=0)
    begin: int | None = None
    for line, following in zip(lines, [*lines[1:], None], strict=False):
        begin = line.start if begin is None else begin
        if following is None or not _wraps(text, line, following, width):
            yield Span(begin, line.end)
            begin = None


def _length(text: str, line: Span) -> int:
    """Characters of the whole line, also where the clause begins behind a number."""
    return line.end - text.rfind("\n", 0, line.start) - 1


def _wraps(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether a line goes on in the next: it is as long as lines get, is not finished, and nothing opens below."""
    full = _length(text, line) >= max(WRAPPED_MIN_CHARS, width - 3)
    apart = "\n" in text[line.end : following.start].replace("\n", "", 1)
    return full and not apart and not _FINISHED.search(line.of(text)) and read_opening(following.of(text)) is None


def blanks(text: str, start: int = 0) -> Iterator[Blank]:
    """The places that the company has not filled in, from `start` on (a 【title】 is none)."""
    folded = fold_width(text)
    for match in _BLANK.finditer(folded, start):
        inner = match[1]
        if inner is None or not inner.strip() or _ASKS.search(inner):
            yield Blank(match.start(), match.end(), _options(inner or match[2] or ""))


def _options(inner: str) -> tuple[str, ...]:
    """What may be chosen: 优、良、待改进等,请选择 → 优, 良, 待改进.

    An 等 behind the last one is none of it, unless it is part of what is counted (一等、二等).
    """
    choices = [choice.strip() for choice in re.split(r"[/、]", _INSTRUCTION.split(inner)[0])]
    if len(choices) > 1 and not choices[0].endswith("等"):
        choices[-1] = choices[-1].removesuffix("等").rstrip()
    return tuple(choice for choice in choices if choice)


def outside_documents(text: str, own_titles: Iterable[str]) -> Iterator[OutsideDocument]:
    """《…》 that names no document of the corpus."""
    own = {plain_title(title) for title in own_titles}
    for match in _TITLE.finditer(text):
        if plain_title(match[1]) not in own:
            yield OutsideDocument(match.start(), match.end(), match[1])


def plain_title(title: str) -> str:
    """A title as it is recognised: without brackets, what stands in parentheses, and the country's name."""
    return re.sub(r"[\s《》〈〉]|[((].*|中华人民共和国", "", title)
