"""The identity of units within a section, and what is wrong with their numbers."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from corpus.headings import LISTS, Family, clean_title
from corpus.numerals import chinese_numeral
from corpus.unit import Problem, Unit

_STEP = re.compile(r"第.+?(?:编|分编|章|节|部分|单元)|模块.")


def qualified(units: list[Unit]) -> list[Unit]:
    """Numbers that start again in each chapter are told apart by the chapter; a true double gets ~2."""
    depth = next((depth for depth in range(4) if not _restarts(units, depth)), 0)
    names = Counter(unit.local for unit in units if unit.kind == "article" and not unit.number)
    seen: Counter[str] = Counter()
    out: list[Unit] = []
    for unit in units:
        if unit.kind == "article":
            steps = _steps(unit, depth if unit.numbered else int(names[unit.local] > 1))
            local, printed = ".".join([*steps, unit.local]), " ".join([*steps, unit.printed])
            seen[local] += 1
            local += f"~{seen[local]}" if seen[local] > 1 else ""
            out.append(replace(unit, local=local, printed=printed))
        else:
            out.append(unit)
    return out


def _restarts(units: list[Unit], depth: int) -> bool:
    """Whether, told apart by `depth` headings, two runs of numbers still begin alike."""
    begins = Counter((*_steps(unit, depth), unit.local) for unit in units if unit.numbered and set(unit.number) == {1})
    return any(count > 1 for count in begins.values())


def _steps(unit: Unit, depth: int) -> list[str]:
    """The numbers of the widest headings above a unit: 第二章, 第一节."""
    steps = [match.group() if (match := _STEP.match(step)) else step for step in unit.path[:depth]]
    steps = [re.sub(r"[\s/#?%~]+", "", step) for step in steps]
    return [step for step in steps if step != unit.local]


def problems(units: list[Unit]) -> list[Problem]:
    """Duplicate, missing and misplaced numbers, headings and articles that hold nothing; in the order of lines."""
    found = [*_article_problems(units), *_division_problems(units), *_empty_divisions(units)]
    return sorted(found, key=lambda problem: problem.line)


def _article_problems(units: list[Unit]) -> Iterator[Problem]:
    last: dict[tuple[object, ...], int] = {}
    for unit in units:
        if unit.kind != "article" and not _numbers_items(unit):
            continue
        if "~" in unit.local:
            yield Problem(
                unit.line, f"{unit.printed} stands twice; this one is cited as {unit.local}",
                f"{unit.printed}出现了两次", double=True,
            )  # fmt: skip
        if unit.kind == "article" and unit.end - unit.start - unit.body_start <= 1:
            yield Problem(unit.line, f"{unit.printed} is empty", f"{unit.printed}没有内容")
        if not unit.number or "~" in unit.local:
            continue
        run, number = _run(unit), unit.number[-1] if unit.family != Family.ARTICLE else unit.number[0]
        yield from _gap(unit, last.get(run, 0), number)
        last[run] = number


def _numbers_items(unit: Unit) -> bool:
    """Whether a heading has the number of an item that was divided: 3 above 3.1."""
    return unit.kind == "heading" and unit.family is not None and not unit.family.divides


def _run(unit: Unit) -> tuple[object, ...]:
    """Units of one run count on from each other: articles by their chapter only where it is part of the number."""
    parent = () if unit.family == Family.ARTICLE else unit.number[:-1]
    printed = ".".join(str(part) for part in unit.number)
    return (
        unit.family,
        parent,
        unit.annex,
        unit.local.removesuffix(printed) if unit.family != Family.ARTICLE else unit.local.rpartition(".")[0],
    )


def _gap(unit: Unit, last: int, number: int) -> Iterator[Problem]:
    if number > last + 1:
        first, until = _with_number(unit, last + 1), _with_number(unit, number - 1)
        missing, zh = (first, first) if first == until else (f"{first} to {until}", f"{first}至{until}")
        yield Problem(unit.line, f"before {unit.printed}: {missing} missing", f"{unit.printed}之前缺{zh}")
    elif number < last:
        before = _with_number(unit, last)
        yield Problem(unit.line, f"{unit.printed} stands after {before}", f"{unit.printed}排在{before}之后")


def _with_number(unit: Unit, number: int) -> str:
    """`number` printed as the unit prints its own."""
    if unit.family == Family.DOTTED:
        return ".".join(str(part) for part in (*unit.number[:-1], number))
    digits = re.search(r"\d", unit.printed)
    return re.sub(
        r"[0-9〇零○一二三四五六七八九十百千]+(?=\D*$)", str(number) if digits else chinese_numeral(number), unit.printed
    )


def _division_problems(units: list[Unit]) -> Iterator[Problem]:
    last: dict[Family, int] = {}  # 章 may count on through the 编, so no number is ever forgotten
    open_families: set[Family] = set()  # those whose last number stands below the same wider headings
    for unit in units:
        if unit.kind != "heading" or unit.family is None or not unit.family.divides or not unit.number:
            continue
        if unit.family == Family.PART:
            continue  # each is a section of its own
        number, before = unit.number[0], last.get(unit.family, 0)
        if number == before and unit.family in open_families:
            yield Problem(unit.line, f"{unit.printed} stands twice", f"{unit.printed}出现了两次", double=True)
        elif number != 1:
            yield from _gap(unit, before, number)
        last[unit.family] = number
        open_families = {family for family in open_families if family < unit.family} | {unit.family}


def _empty_divisions(units: list[Unit]) -> Iterator[Problem]:
    for unit, following in zip(units, [*units[1:], None], strict=False):
        if unit.kind != "heading" or unit.family in (
            None,
            Family.ANNEX,
            Family.TITLED,
            Family.PART,
            Family.DOTTED,
            *LISTS,
        ):
            continue
        ends = following is None or following.kind == "back"
        same = following is not None and following.kind == "heading" and _as_wide(following, unit)
        if ends or same:
            title = clean_title(unit.title)
            yield Problem(unit.line, f"{title} holds no article", f"“{title}”下面没有条文")


def _as_wide(following: Unit, unit: Unit) -> bool:
    return following.family is not None and unit.family is not None and following.family <= unit.family
