"""What a message changes of a form: the right value for a named field, or for one that only the value points at."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from assistant.forms.data import WORDS
from assistant.forms.folded import Span, blank, compiled, fold
from assistant.forms.slips import slipped, without_slips
from assistant.forms.tone import says
from tools.fields import TextField

LENGTHS_DIFFER = 2  # characters by which a name put in the place of another differs in length at most
NAME_LEAST = 2  # characters of a name that is looked for in what is told
_NUMERAL = re.compile(r"[0-9]+|[一二三四五六七八九十]+|(?<![a-z])[a-z](?![a-z])", re.IGNORECASE)
_SIDE = re.compile(r"[东西南北左右前后里外]")
_DEGREE = re.compile(r"得?[很太好真特别有点]*(?:大|响|高|多|重|厉害|严重|明显)+了?(?=$|[,，。;；])|了(?=$|[,，。;；])")
_NOT_BUT = re.compile(r"不是[^,，。;!?]{1,20}[,，\s]*(?:而|应该|其实)?是(?P<value>[^,，。;!?]{2,})")
_GOES_ON = re.compile(r"[味]")
_A_LETTER = re.compile(r"[a-z]")


def is_edit(folded: str, known: Mapping[str, Any], values: Mapping[str, Any]) -> bool:
    """Whether a message puts other values in the place of known ones: what else it says is about that, no reason."""
    changes = any(known.get(name.removesuffix("_half")) and values[name] != known.get(name) for name in values)
    anything = any(value not in (None, "") for name, value in known.items() if not name.startswith("_"))
    return changes or (anything and compiled(WORDS["edits"][0]).search(folded) is not None)


def replaced(
    known: str, text: str, folded: str, name_in: Callable[[str], Span | None], whole: bool = False
) -> tuple[str, Span] | None:
    """The value of a text after a change that does not name the field (不是李梅,是李玫; 换成三楼), and the words that say it.

    What is a name by itself takes the place of the `whole` one: 不是恒通,是王女士 of 恒通商贸. None where there is none."""
    folded = without_slips(folded)
    if says("turns_out_harmless", folded):
        return None
    changing: list[Span] = []
    for match in _put_in_place(folded):
        old, new = (text[slice(*match.span(name))].strip() for name in ("old", "value"))
        met = any(match.start() < end and start < match.end() for start, end in changing)
        if not met and (swapped := _swapped(known, old, new)):
            alone = whole and not swapped.endswith(new) and name_in(fold(new)) == (0, len(new))
            known = new if alone else swapped
            changing.append(match.span())
    if changing:
        return known, (min(changing)[0], max(end for _, end in changing))
    only = compiled(WORDS["instead"][0]).search(folded)
    if only and (span := name_in(only["value"]) or _one_character_off(fold(known), only["value"])):
        start = only.start("value")
        return aligned(known, text[start + span[0] : start + span[1]].strip()), only.span()
    return None


def _put_in_place(folded: str) -> Iterator[re.Match[str]]:
    """Where a message puts one name in the place of another; without a word for that, only names that look alike."""
    for kind in ("not_but", "not_but_like"):
        for match in (found for pattern in WORDS[kind] for found in compiled(pattern).finditer(folded)):
            if kind == "not_but" or _look_alike(match["old"].strip(), match["value"].strip()):
                yield match


def look_alike_by_number(old: str, new: str) -> bool:
    """Whether two names differ in a number or a letter, and in nothing else."""
    return old != new and "#" in (masked := _NUMERAL.sub("#", old)) and masked == _NUMERAL.sub("#", new)


def differs_in_a_detail(old: str, new: str) -> bool:
    """Whether two names differ in numbers, letters or sides, and in nothing else: 3号车间东侧 and 4号车间西侧."""
    one, two = (_SIDE.sub("#", _NUMERAL.sub("#", name)) for name in (old, new))
    return old != new and one == two


def one_character_off(old: str, new: str) -> bool:
    """Whether two names are one in all but one character: 章伟 and 张伟."""
    return len(old) == len(new) >= NAME_LEAST and sum(one != two for one, two in zip(old, new, strict=True)) == 1


def _look_alike(old: str, new: str) -> bool:
    """Whether two names differ in a number or a letter, or have a character in common and much the same length."""
    if _NUMERAL.sub("#", old) == _NUMERAL.sub("#", new):
        return True
    return bool(set(old) & set(new)) and abs(len(old) - len(new)) <= LENGTHS_DIFFER


def _one_character_off(known: str, new: str) -> Span | None:
    """All of a name that is another in all but one character: 章伟 for 张伟."""
    return (0, len(new)) if one_character_off(known, new) else None


def _swapped(known: str, old: str, new: str) -> str | None:
    """The text with the new name wherever the old one stands, as a whole number or word; a single character only once,
    where what is around it is said again, if it is anywhere."""
    folded, before, after = fold(known), fold(old), fold(new)
    if not before or (new.endswith("了") and _GOES_ON.search(folded[folded.find(before) + len(before) :][:1])):
        return None  # what happened is no name for what was smelt: 氨气漏了, of 煤气味
    edge = r"[a-z0-9]"
    pattern = re.compile(
        f"{f'(?<!{edge})' if re.match(edge, before) else ''}{re.escape(before)}"
        f"{f'(?!{edge})' if re.match(edge, before[-1]) else ''}"
    )
    found = [match.span() for match in pattern.finditer(folded)]
    spots = [_with_what_is_said_again(folded, span, after) for span in found]
    if len(before) < NAME_LEAST:
        at = max(range(len(spots)), key=lambda n: spots[n][1] - spots[n][0], default=None)
        if at is None or (
            _A_LETTER.fullmatch(before) and spots[at] == found[at] and known[found[at][0]] != old.upper()
        ):
            return None  # the article of a drum is not the A of Warehouse A
        spots = [spots[at]]
    spots = [(start, _with_degree(folded, end, after)) for start, end in spots]
    for start, end in reversed(spots):
        known = f"{known[:start]}{new}{known[end:]}"
    return known if spots else None


def _with_degree(known: str, end: int, new: str) -> int:
    """Where a stretch ends that what happens takes the place of, with how bad it was: 噪音大, of which 噪音 was wrong."""
    degree = _DEGREE.match(known, end) if len(new) > LENGTHS_DIFFER else None
    return degree.end() if degree and (degree[0] != "了" or "了" in new) else end


def _with_what_is_said_again(known: str, span: Span, new: str) -> Span:
    """A stretch of a text with what the name in its place says again to both sides: Warehouse A for Warehouse B, 五十蚊
    for 十五蚊."""
    start, end = span
    led = next((n for n in range(min(len(new), start), 0, -1) if known[start - n : start] == new[:n]), 0)
    ended = next((n for n in range(len(new) - led, 0, -1) if known[end : end + n] == new[-n:]), 0)
    return start - led, end + ended


def aligned(old: str, new: str) -> str:
    """A name of which only a part is said anew: 4号线 for 3号线旁边 is 4号线旁边, 西侧 for 3号车间东侧 is 3号车间西侧. The
    new one where no part is like it."""
    for changing in (_NUMERAL, _SIDE):
        if not changing.search(new):
            continue
        like = re.compile(changing.sub(f"(?:{changing.pattern})", re.escape(new)), re.IGNORECASE)
        if match := like.search(old):
            return f"{old[: match.start()]}{new}{old[match.end() :]}"
    return new


def digits_put_right(known: str, folded: str) -> tuple[str, Span] | None:
    """A number of which a message says the last digits, or the first, anew (最后两位是23), and the words that say it."""
    found = (match for pattern in WORDS["digits"] for match in compiled(pattern).finditer(folded))
    spots = [n for n, char in enumerate(known) if char.isdigit()]
    for match in found:
        first, digits = "first" in match.re.groupindex, match["digits"]
        if 0 < len(digits) < len(spots):
            anew = dict(zip(spots[: len(digits)] if first else spots[-len(digits) :], digits, strict=True))
            return "".join(anew.get(n, char) for n, char in enumerate(known)), match.span()
    return None


def carried_over(known: Mapping[str, Any], values: Mapping[str, Any], story: str) -> str:
    """What is told, with the new names of fields in the place of the old ones: the place, the customer."""
    for name, new in values.items():
        old = known.get(name)
        if isinstance(old, str) and isinstance(new, str) and len(old) >= NAME_LEAST and new not in story:
            story = story.replace(old, new)
    return story


def puts_right(item: Any, folded: str) -> bool:
    """Whether a message changes a value that is there: what it says of other fields by the way does not."""
    if corrected(item, folded) is not None or after_misspelt(item, folded) is not folded:
        return True
    found_by_form = isinstance(item, TextField) and bool(item.patterns) and not item.learned
    return found_by_form and compiled(_titles(item)).search(folded) is not None and _says_wrong(folded)


def _says_wrong(folded: str) -> bool:
    """Whether a message says that a part of what is there is wrong: 最后一位抄错了."""
    return slipped(folded) or compiled(WORDS["wrong_part"][0]).search(folded) is not None


def _titles(item: Any) -> str:
    """One pattern for what a field is called."""
    return "|".join(map(re.escape, (item.zh, item.en, *item.also)))


def takes_out(item: Any, folded: str) -> bool:
    """Whether a message takes the value of a field away."""
    titles = _titles(item)
    return any(compiled(pattern.replace("{title}", titles)).search(folded) for pattern in WORDS["takes_out"])


def after_misspelt(item: Any, folded: str) -> str:
    """The message with what comes before the right value blanked out: 客户写岔了,姓邹."""
    titles = _titles(item)
    match = compiled(WORDS["misspelt"][0].replace("{title}", titles)).search(folded)
    return blank(folded, [(0, match.end())]) if match else folded


def told_otherwise(item: TextField, known: str, text: str, folded: str) -> str | None:
    """What was told, with only that put right which a message names: 内容改一下,不是噪音,是出浆有铁屑. None where that is
    not in it."""
    head = story_head(item, folded)
    found = replaced(known, text, blank(folded, [(0, head)]), lambda _: None) if head else None
    return found[0] if found else None


def story_head(item: Any, folded: str) -> int:
    """Where the words end by which a message says that the story is to be changed; 0 where it does not."""
    if not (isinstance(item, TextField) and item.story):
        return 0
    found = compiled(WORDS["story_changes"][0].replace("{title}", _titles(item))).search(folded)
    return found.end() if found else 0


def corrected(item: Any, folded: str) -> Span | None:
    """Where a message puts another value in the place of an old one."""
    titles = _titles(item)
    if (head := story_head(item, folded)) and (not_but := _NOT_BUT.match(folded, head)):
        return not_but.span("value")
    found = (compiled(pattern.replace("{title}", titles)).search(folded) for pattern in WORDS["correction"])
    return next((match.span("value") for match in found if match), None)
