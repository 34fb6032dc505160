"""Versions at the desk: change an article or upload a document, see every change, publish, take back."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Query, Request, UploadFile
from fastapi.responses import Response

from assistant import uploads, versions
from assistant.build import Parts
from assistant.lookup import find_numbers
from bots.desk.blanks import day_of
from bots.desk.desk import Desk, employee_of
from bots.desk.section import Section, roles
from bots.visits import Visit
from corpus.article import Article
from corpus.query import normalise
from tools.fill import BadFill
from tools.publication import BadVersion, Publication, VersionChanged
from tools.store import Origin

PATH = "/desk/versions"
KINDS = {"added": "新增", "removed": "删除", "changed": "修改", "renumbered": "改号", "moved": "移动"}
STATES = {"draft": "草稿", "published": "已发布", "withdrawn": "已回退"}


def _add(router: APIRouter, desk: Desk, section: Section) -> None:
    _add_looking(router, desk, section)
    _add_uploads(router, desk, section)
    _add_decisions(router, desk, section)


def _add_looking(router: APIRouter, desk: Desk, section: Section) -> None:
    Visitor = Annotated[Visit, desk.visitor(section)]  # noqa: N806

    @router.get("/versions")
    def listed(request: Request, visit: Visitor) -> Response:
        parts = desk.parts_now()
        return desk.page(
            request, visit, "versions.html.jinja", current=parts.searcher.corpus.in_force(parts.settings.today()),
            publications=parts.store.publications.all(), states=STATES, progress=_progress(desk),
        )  # fmt: skip

    @router.get("/versions/progress")
    def progress(request: Request, visit: Visitor) -> Response:
        return desk.page(request, visit, "versions_progress.html.jinja", progress=_progress(desk))

    @router.get("/versions/edit")
    def edit(request: Request, visit: Visitor, article: Annotated[str, Query(max_length=200)] = "") -> Response:
        parts = desk.parts_now()
        found = _named(parts, article)
        if len(found) == 1:
            return _editor(desk, request, visit, found[0], found[0].text)
        return desk.page(request, visit, "versions_find.html.jinja", asked=article, found=found or _all(parts))

    @router.get("/versions/{number}")
    def seen(request: Request, visit: Visitor, number: int) -> Response:
        parts = desk.parts_now()
        try:
            preview = versions.preview(parts, employee_of(visit), number)
        except BadVersion as problem:
            raise HTTPException(404, str(problem)) from None
        return desk.page(
            request, visit, "version.html.jinja", preview=preview, publication=preview.publication, kinds=KINDS,
            states=STATES, today=parts.settings.today(), progress=_progress(desk), problems=versions.problems_of,
        )  # fmt: skip


def _progress(desk: Desk) -> dict[str, object]:
    """Where this server stands with what was decided."""
    now = desk.rebuild.progress()
    behind = now.revision != desk.parts_now().store.publications.revision()
    total = now.total if now.phase == "building" else 0  # how long opening takes nobody knows
    return {"behind": behind, "failed": now.phase == "failed", "done": now.done, "total": total}


def _named(parts: Parts, words: str) -> list[Article]:
    """The articles that words such as hr-admin/14, 篇一第十四条 or 14 name."""
    today = parts.settings.today()
    exact = parts.searcher.corpus.article(words.strip(), today)
    if exact:
        return [exact]
    lookup = find_numbers(normalise(words), parts.searcher.corpus, today)
    if lookup and lookup.articles:
        return list(lookup.articles)
    return [article for article in _all(parts) if words.strip() and words.strip() in (article.id.local, article.title)]


def _all(parts: Parts) -> list[Article]:
    return list(parts.searcher.corpus.articles(parts.settings.today()))


def _editor(
    desk: Desk, request: Request, visit: Visit, article: Article, text: str, problem: BadVersion | None = None
) -> Response:
    status = 422 if problem else 200
    values = {"article": article, "text": text, "problem": problem}
    return desk.page(request, visit, "versions_edit.html.jinja", status, **values)


def _add_uploads(router: APIRouter, desk: Desk, section: Section) -> None:
    Visitor = Annotated[Visit, desk.visitor(section)]  # noqa: N806

    @router.post("/versions/upload")
    def upload(visit: Visitor, file: UploadFile, compilation: Annotated[str, Form()] = "") -> Response:
        parts = desk.parts_now()
        origin = Origin(employee_of(visit).id, parts.settings.clock(), f"POST {PATH}/upload")
        content, name = file.file.read(), file.filename or ""
        try:
            kept = uploads.upload(parts, employee_of(visit), name, content, origin, compilation or None)
        except BadVersion as problem:
            return desk.back(visit, PATH, f"没有收下这份文件：{problem}", bad=True)
        return desk.back(visit, f"{PATH}/{kept.id}")

    @router.post("/versions/upload/article")
    def edited(
        request: Request, visit: Visitor, article_id: Annotated[str, Form()], text: Annotated[str, Form()] = ""
    ) -> Response:
        parts = desk.parts_now()
        origin = Origin(employee_of(visit).id, parts.settings.clock(), f"POST {PATH}/upload/article")
        try:
            kept = uploads.edit(parts, employee_of(visit), article_id, text, origin)
        except BadVersion as problem:
            article = parts.searcher.corpus.article(article_id, parts.settings.today())
            if article is None:
                return desk.back(visit, PATH, str(problem), bad=True)
            return _editor(desk, request, visit, article, text, problem)
        return desk.back(visit, f"{PATH}/{kept.id}")


def _add_decisions(router: APIRouter, desk: Desk, section: Section) -> None:
    Visitor = Annotated[Visit, desk.visitor(section)]  # noqa: N806

    def decided(visit: Visit, number: int, decide: Callable[[Parts, Origin], Publication], said: str) -> Response:
        parts = desk.parts_now()
        origin = Origin(employee_of(visit).id, parts.settings.clock(), f"POST {PATH}/{number}")
        try:
            decide(parts, origin)
        except (BadFill, BadVersion, VersionChanged) as problem:
            return desk.back(visit, f"{PATH}/{number}", str(problem), bad=True)
        desk.rebuild.wake()
        return desk.back(visit, f"{PATH}/{number}", said)

    @router.post("/versions/{number}/publish")
    def publish(
        visit: Visitor, number: int, effective: Annotated[str, Form()] = "", why: Annotated[str, Form()] = "",
        revision: Annotated[int | None, Form()] = None,
    ) -> Response:  # fmt: skip
        def decide(parts: Parts, origin: Origin) -> Publication:
            day = day_of(effective, parts.settings.today())
            return versions.publish(parts, employee_of(visit), number, day, why, origin, revision)

        return decided(visit, number, decide, "已发布；索引在后台更新，回答不会中断。")

    @router.post("/versions/{number}/rollback")
    def rollback(visit: Visitor, number: int, why: Annotated[str, Form()] = "") -> Response:
        def decide(parts: Parts, origin: Origin) -> Publication:
            return versions.roll_back(parts, employee_of(visit), number, why, origin)

        return decided(visit, number, decide, "已回退；以前的日子不受影响。")

    @router.post("/versions/{number}/discard")
    def discard(visit: Visitor, number: int) -> Response:
        parts = desk.parts_now()
        origin = Origin(employee_of(visit).id, parts.settings.clock(), f"POST {PATH}/{number}/discard")
        try:
            parts.store.publications.discard(number, origin)
        except (BadVersion, VersionChanged) as problem:
            return desk.back(visit, PATH, str(problem), bad=True)
        return desk.back(visit, PATH, "草稿已放弃，没有任何变化。")


VERSIONS = Section(
    PATH, "制度版本", "修订条文、上传文件；核对变化后按生效日发布，可回退。", "versions", "制度", roles("hr"), _add
)
