"""The routes of versions: upload, look, publish from a day on, take back; for HR. The running server follows."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Query
from pydantic import BaseModel, ConfigDict

from assistant import uploads, versions
from assistant.build import Parts
from assistant.rebuild import Rebuild
from assistant.versions import Affected, Preview
from bots.web_blanks import shown as shown_fill
from bots.web_chat import Words
from bots.web_hr import for_hr
from corpus.article import Article, Compilation
from corpus.check import PartReport
from corpus.diff import Change
from tools.directory import Employee
from tools.publication import Publication
from tools.store import Origin

ROUTE = "/v1/versions"


class ArticleBody(BaseModel):
    """Other words for one article; its document is kept as a draft in which that article reads so."""

    model_config = ConfigDict(extra="forbid")

    article_id: Words
    text: Words


class PublicationBody(BaseModel):
    """From which day (default: today) and why. `revision` is the one that the preview showed; without it, any."""

    model_config = ConfigDict(extra="forbid")

    effective: date | None = None
    why: Words
    revision: int | None = None


class RollbackBody(BaseModel):
    model_config = ConfigDict(extra="forbid")

    why: Words


def versions_router(parts_now: Callable[[], Parts], asker: Callable[..., Employee], rebuild: Rebuild) -> APIRouter:
    router = APIRouter(prefix="/v1/versions", tags=["versions"])
    hr = for_hr(asker)
    _add_looking(router, parts_now, hr, rebuild)
    _add_deciding(router, parts_now, hr, rebuild)
    return router


def _add_looking(
    router: APIRouter, parts_now: Callable[[], Parts], hr: Callable[..., Employee], rebuild: Rebuild
) -> None:
    Hr = Annotated[Employee, Depends(hr)]  # noqa: N806

    @router.get("", dependencies=[Depends(hr)])
    def listed() -> dict[str, Any]:
        """Every version of every compilation, and what HR uploaded, published and took back, newest first."""
        parts = parts_now()
        in_force = {id(version) for version in parts.searcher.corpus.in_force(parts.settings.today())}
        known = [_compilation(version, id(version) in in_force) for version in parts.searcher.corpus.compilations]
        uploaded = [shown(publication) for publication in parts.store.publications.all()]
        return {"versions": known, "publications": uploaded, "progress": asdict(rebuild.progress())}

    @router.get("/progress", dependencies=[Depends(hr)])
    def progress() -> dict[str, Any]:
        """Where this replica stands: `live` once its answers follow the decision `revision`."""
        return asdict(rebuild.progress()) | {"decided": parts_now().store.publications.revision()}

    @router.get("/{number}")
    def seen(number: int, employee: Hr) -> dict[str, Any]:
        """An uploaded document: outline, problems, every change article by article, and what rests on them."""
        return _preview(versions.preview(parts_now(), employee, number))

    @router.post("", status_code=201)
    def upload(
        employee: Hr, name: Annotated[str, Query(max_length=200)],
        content: Annotated[bytes, Body(media_type="application/octet-stream")] = b"",
        compilation: Annotated[str | None, Query(max_length=100)] = None,
    ) -> dict[str, Any]:  # fmt: skip
        """Upload a document (.txt, .md, .docx), new or a new version of `compilation` (default: found out; `new`:
        of none). Nothing is live before it is published."""
        parts = parts_now()
        origin = Origin(employee.id, parts.settings.clock(), ROUTE)
        kept = uploads.upload(parts, employee, name, content, origin, compilation)
        return _preview(versions.preview(parts, employee, kept.id))

    @router.post("/articles", status_code=201)
    def edit(body: ArticleBody, employee: Hr) -> dict[str, Any]:
        """Let one article read otherwise. Nothing is live before it is published."""
        parts = parts_now()
        origin = Origin(employee.id, parts.settings.clock(), f"{ROUTE}/articles")
        kept = uploads.edit(parts, employee, body.article_id, body.text, origin)
        return _preview(versions.preview(parts, employee, kept.id))


def _add_deciding(
    router: APIRouter, parts_now: Callable[[], Parts], hr: Callable[..., Employee], rebuild: Rebuild
) -> None:
    Hr = Annotated[Employee, Depends(hr)]  # noqa: N806

    @router.post("/{number}/publication")
    def publication(number: int, body: PublicationBody, employee: Hr) -> dict[str, Any]:
        """Publish from a day on. The index is built in the background; see /v1/versions/progress."""
        parts = parts_now()
        origin = Origin(employee.id, parts.settings.clock(), f"{ROUTE}/{number}/publication")
        day = body.effective or parts.settings.today()
        done = versions.publish(parts, employee, number, day, body.why, origin, body.revision)
        rebuild.wake()
        return shown(done)

    @router.post("/{number}/rollback")
    def rollback(number: int, body: RollbackBody, employee: Hr) -> dict[str, Any]:
        """From today on the version before is in force again; earlier days stay as they were."""
        parts = parts_now()
        origin = Origin(employee.id, parts.settings.clock(), f"{ROUTE}/{number}/rollback")
        done = versions.roll_back(parts, employee, number, body.why, origin)
        rebuild.wake()
        return shown(done)

    @router.delete("/{number}", status_code=204)
    def discard(number: int, employee: Hr) -> None:
        """Put an upload aside that was not published."""
        parts = parts_now()
        parts.store.publications.discard(number, Origin(employee.id, parts.settings.clock(), f"DELETE {ROUTE}"))


def shown(publication: Publication) -> dict[str, Any]:
    """A publication with its moments as text."""
    values = asdict(publication) | {"version": publication.version}
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in values.items()}


def _compilation(version: Compilation, in_force: bool) -> dict[str, Any]:
    return {
        "compilation": version.id, "label": version.label, "title": version.title, "version": version.version,
        "effective": version.effective.isoformat() if version.effective else "unknown",
        "repealed": version.repealed.isoformat() if version.repealed else None,
        "articles": len(version.articles), "in_force": in_force,
    }  # fmt: skip


def _preview(seen: Preview) -> dict[str, Any]:
    return {
        "publication": shown(seen.publication), "revision": seen.revision,
        "parts": [
            {"compilation": draft.part["compilation"], "title": draft.part["title"], "new": draft.before is None}
            | {"changes": [_change(change) for change in draft.changes]} | _report(report)
            for draft, report in seen.drafts
        ],
        "affected": _affected(seen.affected),
    }  # fmt: skip


def _report(report: PartReport) -> dict[str, Any]:
    return {
        "articles": report.articles, "outline": [asdict(entry) for entry in report.outline],
        "blanks": [asdict(entry) for entry in report.blanks],
        "outside_documents": [asdict(entry) for entry in report.outside_documents],
        "problems": [{"line": line, "message": message} for line, message in versions.problems_of(report)],
    }  # fmt: skip


def _change(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind, "before": _article(change.before), "after": _article(change.after),
        "pieces": [asdict(piece) for piece in change.pieces],
    }  # fmt: skip


def _article(article: Article | None) -> dict[str, Any] | None:
    if article is None:
        return None
    return {"article_id": str(article.id), "label": article.label, "path": list(article.path)}


def _affected(found: Affected) -> dict[str, Any]:
    fills = [
        shown_fill(fill) | {"article_id": fill.place.article_id, "blank": fill.place.blank, "fits_text": fits}
        for fill, fits in found.fills
    ]
    faqs = [{"id": faq.id, "question": faq.question, "articles": list(faq.articles)} for faq in found.faqs]
    return {"fills": fills, "faqs": faqs, "eval_cases": [asdict(case) for case in found.cases]}
