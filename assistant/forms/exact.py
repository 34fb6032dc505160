"""A name that is told in pieces: what is said later of a place makes it more exact (楼梯口, then A栋三楼), or takes the place of it."""

import re
from collections.abc import Sequence

from assistant.forms.clauses import clauses_of
from assistant.forms.correct import aligned, differs_in_a_detail
from assistant.forms.data import WORDS
from assistant.forms.folded import CLAUSE, Span, compiled, fold
from assistant.forms.names import by_pattern
from assistant.forms.tone import asks, says
from tools.fields import TextField

NUMBER_MOST = 3  # characters of a number behind what it counts: workshop 12
OUTER = 2  # parts by which a known one is larger at least than one that is none: a building, a zone
SORT_MOST = 3  # characters of the name of a sort of things
CORE_LEAST = 2  # characters of what a rough place names
_NUMERAL = re.compile(r"[\d一二三四五六七八九十]")
_NUMBERED = re.compile(r"[\d一二三四五六七八九十号#a-z-]$")
_THING = re.compile(r"[梯机床炉泵柜罐车釜]$")
_ROUGHLY = re.compile(r"(?:(?:那|这)(?:边|儿|里|块|头|一?片|附近)|里面?|地[上面]|墙上|上面?)+$")


def completed(item: TextField, known: str, new: str, folded: str) -> str:
    """The name that is `known` together with the `new` one, the larger part first, where the message `folded` corrects
    nothing and each names another part of it, be it that only one of them is known as a part (充电棚, then A区); the new
    one where both name the same part, or the field has no parts."""
    before, after = _parts(item, known), _parts(item, new)
    if compiled(WORDS["in_place_of"][0]).search(folded) or not (before or after) or new in known or known in new:
        return new
    if _names_thing_again(known, new):
        return new
    overlap = _overlap(known, new) or _overlap(new, known)
    if overlap:
        return overlap
    if set(before) & set(after):
        return new
    if new.isascii():
        return f"{known}, {new}"
    first, second = ((parts or (len(item.parts),))[0] for parts in (before, after))
    return f"{known}{new}" if first < second or (not before and first - second < OUTER) else f"{new}{known}"


def _names_thing_again(known: str, new: str) -> bool:
    """Whether a name in full is of a thing that is known by its sort alone: A栋货梯, after 电梯里."""
    sort = _ROUGHLY.sub("", fold(known))
    if not CORE_LEAST <= len(sort) <= SORT_MOST or _NUMERAL.search(sort) or not _THING.search(sort):
        return False
    return fold(new).endswith(sort[-1]) and len(new) > len(sort)


def stands_for(item: TextField, known: str, new: str, folded: str) -> bool:
    """Whether a new name of a field takes the place of the `known` one in what was told, too. Of a place only one that
    makes it more exact, corrects it, or differs in a number or a side: else what was told stays as it was told."""
    if not item.parts or compiled(WORDS["in_place_of"][0]).search(folded):
        return True
    return differs_in_a_detail(known, new) or ((known in new or _is_sharper(known, new)) and bool(_parts(item, known)))


def _is_sharper(known: str, new: str) -> bool:
    """Whether a name is that of the place that is `known` only roughly, told more exactly: 2号仓库东门旁边 after 仓库那边."""
    core = _ROUGHLY.sub("", fold(known))
    if _names_thing_again(known, new):
        return True
    return len(core) >= CORE_LEAST and not _NUMERAL.search(core) and core in fold(new) and len(new) > len(core)


def sharpened(item: TextField, known: str, text: str, folded: str) -> tuple[str, Span] | None:
    """The name in a message by which a rough one is told more exactly, and where it stands; None where there is none, and
    where something else is told: 另外二号车间的灯也坏了."""
    if not item.parts or asks(folded) or says("likewise", folded) or any(clause.led for clause in clauses_of(text)):
        return None
    found = by_pattern(item, text, folded, asked=False)
    return found if found and _is_sharper(known, found[0]) else None


def placed(item: TextField, known: str, text: str, folded: str) -> str | None:
    """A name with where the thing stands, as a whole message tells it (在三楼, of 空压机); None where it tells no place, or
    another one than the name has."""
    found = says("stands_in", folded)
    if found is None or not item.parts or asks(folded):
        return None
    where = text[slice(*found.span("value" if found["value"] else "en"))]
    if not is_place(item, where):
        return None
    anew = aligned(known, where)
    return anew if anew != where else _put_together(item, known, where)


def _put_together(item: TextField, known: str, where: str) -> str | None:
    """A name with the place of the thing, the larger part first; None where both name the same part. Of what was only told
    roughly (厂区后面那边) the side may be told again."""
    thing = len(item.parts) - 1  # the last part is the thing itself
    before, after = set(_parts(item, known)) - {thing}, set(_parts(item, where)) - {thing}
    if rough := _ROUGHLY.search(fold(known)):
        return f"{known[: rough.start()]}{where}" if before & after <= {thing - 1} else None
    if before & after:
        return None
    if where.isascii():
        return f"{known}, {where}"
    return f"{known}{where}" if before and min(before) < min(after) else f"{where}{known}"


def thing_named(told: str, text: str) -> str | None:
    """What was told, with the number by which a clause of a message tells which thing it is of (3号叉车, of 叉车刹车有点软)."""
    folded = fold(told)
    for clause in CLAUSE.finditer(fold(text)):
        which = says("which_number", clause.group().strip())
        thing = which["thing"] if which else ""
        at = folded.find(thing)
        if which and at >= 0 and which["name"] not in folded and not _NUMBERED.search(folded[:at]):
            start = clause.start() + clause.group().index(which["name"])
            return f"{told[:at]}{text[start : start + len(which['name'])]}{told[at + len(thing) :]}"
    return None


def told_apart(item: TextField, known: str, which: str) -> str | None:
    """The name of a thing with the words that tell it from others of its sort (挨着成品库那台); None where the name is of no
    thing: of a place alone nothing is told apart by that."""
    if not item.parts or not compiled(item.parts[-1]).search(fold(known)):
        return None
    return f"{known}, {which}" if which.isascii() else f"{known}（{which}）"


def beside_which(text: str, folded: str) -> str:
    """The words by which a whole message tells a thing from others by what it stands beside; empty where it does not."""
    found = None if asks(folded) else says("by_its_side", folded)
    return text[slice(*found.span("value" if found["value"] else "en"))].strip() if found else ""


def is_place(item: TextField, where: str) -> bool:
    """Whether words end with a part of a place, or its number, and tell nothing of what happens there."""
    places = (match for part in item.parts[:-1] for match in compiled(part).finditer(fold(where)))
    return any(match.end() >= len(where) - NUMBER_MOST for match in places)


def _parts(item: TextField, name: str) -> Sequence[int]:
    """Which parts a name has: the numbers of the patterns of the field that it meets, the largest part first."""
    return [number for number, pattern in enumerate(item.parts) if compiled(pattern).search(fold(name))]


def _overlap(first: str, second: str) -> str:
    """Both as one where the second goes on with the end of the first: A栋三楼, then 三楼楼梯口."""
    for size in range(min(len(first), len(second)) - 1, 1, -1):
        if fold(first).endswith(fold(second)[:size]):
            return f"{first}{second[size:]}"
    return ""
