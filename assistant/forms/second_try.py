"""A message that puts itself right: 张女士说衣服掉色。不对,是李女士; 客户张三,不,张山. What stands is what is said last."""

from collections.abc import Callable, Iterator

from assistant.forms.correct import look_alike_by_number, one_character_off
from assistant.forms.data import WORDS
from assistant.forms.folded import CLAUSE, Span, compiled, fold

ALIKE_LEAST = 2  # characters of two tries at one name
CORRECTION_MOST = 3  # clauses of a correction: 哦不对,说错了,是李女士
_EDGE = " ,，、.。;；!！"


def without_first_try(text: str) -> str:
    """The message without a name that is taken back for one like it in the same breath: 2号,哦不,3号车间."""
    folded = fold(text)
    clauses = [match.span() for match in CLAUSE.finditer(folded)]
    back = compiled(WORDS["takes_back_at_once"][0])
    for before, between, after in zip(clauses, clauses[1:], clauses[2:], strict=False):
        if not back.fullmatch(folded[slice(*between)].strip()):
            continue
        if (size := _alike(folded[slice(*before)].rstrip(), folded[slice(*after)])) is not None:
            cut, start = size
            end = before[0] + len(folded[slice(*before)].rstrip()) - cut
            return f"{text[:end]}{text[after[0] + start :]}"
    return text


def corrections(text: str) -> Iterator[tuple[str, str]]:
    """The ways to part a message into what it tells and clauses by which it may put that right, the shortest first."""
    folded = fold(text)
    clauses = [match.span() for match in CLAUSE.finditer(folded)]
    begins = compiled(WORDS["puts_itself_right"][0])
    for n, (start, end) in enumerate(clauses):
        if n and begins.match(folded[start:end].lstrip()):
            for _, last in clauses[n : n + CORRECTION_MOST]:
                yield _joined(text[:start], text[last:]), text[start:last].strip()


def _joined(before: str, after: str) -> str:
    after = after.lstrip(_EDGE)
    return f"{before}{after}" if after else before.rstrip(_EDGE)


def _alike(before: str, after: str) -> Span | None:
    """How much of the end of a clause the beginning of the next one takes the place of, and where that begins."""
    lead = compiled(WORDS["lead_in"][0]).match(after)
    start = lead.end() if lead else len(after) - len(after.lstrip())
    said = after[start:]
    sizes = [(m, n) for m in range(len(before), ALIKE_LEAST - 1, -1) for n in range(len(said), ALIKE_LEAST - 1, -1)]
    kinds: tuple[Callable[[str, str], bool], ...] = (look_alike_by_number, one_character_off)
    for alike in kinds:
        for m, n in sizes:
            if alike(before[-m:], said[:n]):
                return m, start
    return None
