"""Publishing what was uploaded: everything that is shown before, the decision, and taking it back."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from assistant.blanks import only_hr, place_of
from assistant.build import Parts
from assistant.uploads import Draft, as_entry, drafts_of
from corpus.check import PartReport, part_report
from tools.directory import Employee
from tools.faq import WITHDRAWN, Faq
from tools.fill import WHY_MAX_CHARS, BadFill, Fill, checked
from tools.publication import PUBLISHED, BadVersion, Publication
from tools.store import Origin

SUITES = Path(__file__).resolve().parent.parent / "eval" / "suites"


@dataclass(frozen=True)
class RestingCase:
    """An evaluation case whose right answer rests on an article."""

    suite: str
    id: str
    articles: tuple[str, ...]


@dataclass(frozen=True)
class Affected:
    """What rests on articles that a version changes. A fill that does not fit is not used with the new text."""

    fills: tuple[tuple[Fill, bool], ...]
    cases: tuple[RestingCase, ...]
    faqs: tuple[Faq, ...] = ()  # they wait for their owners once the new text is in force


@dataclass(frozen=True)
class Preview:
    """Everything to be seen before a version is published. `revision` is what it was looked at upon."""

    publication: Publication
    drafts: tuple[tuple[Draft, PartReport], ...]
    affected: Affected
    revision: int


def preview(parts: Parts, by: Employee, number: int) -> Preview:
    """Raises NotAllowed, BadVersion."""
    only_hr(by)
    publication = find(parts, number)
    revision = parts.store.publications.revision()
    drafts = drafts_of(parts, publication, parts.store.publications.content(number))
    reports = [part_report(*_checked(draft, publication)) for draft in drafts]
    return Preview(publication, tuple(zip(drafts, reports, strict=True)), affected(parts, drafts), revision)


def _checked(draft: Draft, publication: Publication) -> tuple[Any, Any, Any, Any]:
    entry, version, register = as_entry(draft.part, draft.section, Path(publication.file_name))
    return entry, version, draft.section, register


def problems_of(report: PartReport) -> list[tuple[int, str]]:
    """Line and words of everything that HR should look at; none of it forbids to publish."""
    found = [(problem.line, problem.zh or problem.message) for problem in report.problems]
    if not report.articles:
        found.append((1, "没有读到“第一条”或“1.1”这样的编号，回答时按段落引用"))
    return found


def find(parts: Parts, number: int) -> Publication:
    publication = parts.store.publications.find(number)
    if publication is None:
        raise BadVersion("没有这一版文件；请回到版本页面查看。", "version")
    return publication


def publish(
    parts: Parts, by: Employee, number: int, effective: date, why: str, origin: Origin, revision: int | None = None
) -> Publication:
    """Decide that a document is in force from a day on; the index follows in the background.

    Raises NotAllowed, BadVersion, VersionChanged.
    """
    only_hr(by)
    publication = find(parts, number)
    for part in publication.parts:
        _check_day(parts, part["compilation"], effective)
    return parts.store.publications.publish(number, effective, _why(why), replace(origin, who=by.id), revision)


def _check_day(parts: Parts, compilation: str, effective: date) -> None:
    """A version that begins before one that is in force already would never be seen, but on days that are past."""
    current = [
        version for version in parts.searcher.corpus.in_force(parts.settings.today()) if version.id == compilation
    ]
    if current and effective < max(current[0].effective or effective, parts.settings.today()):
        raise BadVersion(
            f"生效日期请选 {parts.settings.today()} 或以后：更早的日子已经按当时的版本答复，不再改动。", "effective"
        )


def roll_back(parts: Parts, by: Employee, number: int, why: str, origin: Origin) -> Publication:
    """Take a version back: from today on the one before it is in force again. Raises NotAllowed, BadVersion."""
    only_hr(by)
    publication = find(parts, number)
    newer = _replaced_by(publication, parts.store.publications.all(), parts.settings.today())
    if newer:
        raise BadVersion(f"这一版已经被 {newer.version} 取代；请先回退 {newer.version}。", "version")
    return parts.store.publications.withdraw(number, _why(why), replace(origin, who=by.id))


def _replaced_by(publication: Publication, others: Sequence[Publication], today: date) -> Publication | None:
    """A later decision that is in force now in place of a version that has begun."""
    mine = {part["compilation"] for part in publication.parts}
    for other in others:
        alike = mine & {part["compilation"] for part in other.parts}
        begun = (
            other.effective is not None
            and publication.effective is not None
            and (publication.effective <= other.effective <= today)
        )
        if other.state == PUBLISHED and alike and begun and (other.order or 0) > (publication.order or 0):
            return other
    return None


def _why(text: str) -> str:
    try:
        return checked(text, WHY_MAX_CHARS, "原因", "why")
    except BadFill as problem:
        raise BadVersion(str(problem), "why") from None


# --- what rests on changed articles ---------------------------------------------------------------------------------


def affected(parts: Parts, drafts: Sequence[Draft]) -> Affected:
    before = [change.before for draft in drafts for change in draft.changes if change.before and change.kind != "moved"]
    ids = [str(article.id) for article in before]
    fits = {place_of(a, blank) for draft in drafts for a in draft.compilation for blank in a.blanks}
    fills = [fill for fill in parts.store.fills.of(ids) if _counts(fill, parts.settings.today())]
    cases = tuple(_cases_on(set(ids), SUITES))
    faqs = tuple(f for f in parts.store.faqs.all() if f.state != WITHDRAWN and set(f.articles) & set(ids))
    return Affected(tuple((fill, fill.place in fits) for fill in fills), cases, faqs)


def _counts(fill: Fill, today: date) -> bool:
    """Whether a fill is used today or planned."""
    return fill.used_on(max(fill.effective, today))


def _cases_on(ids: set[str], suites: Path) -> Iterator[RestingCase]:
    for path in sorted(suites.glob("*.jsonl")):
        for case in _cases(path, path.stat().st_mtime_ns):
            if resting := ids & set(case.articles):
                yield replace(case, articles=tuple(sorted(resting)))


@lru_cache(maxsize=64)
def _cases(path: Path, changed: int) -> tuple[RestingCase, ...]:  # noqa: ARG001  (a file that changed is read again)
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    cases = (RestingCase(path.stem, str(case.get("id", n)), tuple(_gold(case))) for n, case in enumerate(lines, 1))
    return tuple(case for case in cases if case.articles)


def _gold(case: Any) -> Iterator[str]:
    """The article ids below every key `gold`, at whatever depth (eval/suites/README.md)."""
    if isinstance(case, dict):
        for key, value in case.items():
            yield from (_words(value) if key == "gold" else _gold(value))
    elif isinstance(case, list):
        for value in case:
            yield from _gold(value)


def _words(value: Any) -> Iterable[str]:
    return [value] if isinstance(value, str) else [word for item in value for word in _words(item)]
