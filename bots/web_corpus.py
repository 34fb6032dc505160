"""The routes that read: search and articles."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query

from assistant.build import Parts
from assistant.message import clean
from assistant.numbers import search as search_regulations
from corpus.article import Article, Compilation
from corpus.search import Hit
from tools.directory import Employee

MOST = 100


def corpus_router(parts_now: Callable[[], Parts], asker: Callable[..., Employee]) -> APIRouter:
    router = APIRouter(prefix="/v1", tags=["regulations"], dependencies=[Depends(asker)])

    @router.get("/search")
    def search(
        q: str, k: Annotated[int, Query(ge=1, le=MOST)] = 10, as_of: date | None = None
    ) -> dict[str, list[dict[str, Any]]]:
        """Articles for a question, best first, as answers are made from them."""
        parts = parts_now()
        hits = search_regulations(clean(q), k, parts, as_of or parts.settings.today())
        return found_articles(hits)

    @router.get("/articles")
    def articles(as_of: date | None = None) -> dict[str, list[dict[str, Any]]]:
        """Every article in force, in order."""
        parts = parts_now()
        day = as_of or parts.settings.today()
        versions = parts.searcher.corpus.in_force(day)
        return {"articles": [_summary(article, version) for version in versions for article in version]}

    @router.get("/articles/{article_id:path}")
    def article(article_id: str, as_of: date | None = None) -> dict[str, Any]:
        """One article: its text, and where in it clauses, blanks, references and outside documents stand."""
        parts = parts_now()
        found = article_in_force(parts, article_id, as_of or parts.settings.today())
        if found is None:
            raise HTTPException(404, "没有这一条，或它在所问的日期不生效；条目列表见 /v1/articles。")
        return found

    return router


def found_articles(hits: Iterable[Hit]) -> dict[str, list[dict[str, Any]]]:
    return {
        "results": [
            {"article_id": str(h.article.id), "label": h.article.label, "score": h.score, "text": h.article.text}
            for h in hits
        ]
    }


def article_in_force(parts: Parts, article_id: str, day: date) -> dict[str, Any] | None:
    for version in parts.searcher.corpus.in_force(day):
        for found in version:
            if str(found.id) == article_id:
                return _summary(found, version) | _marks(found)
    return None


def _summary(article: Article, version: Compilation) -> dict[str, Any]:
    return {
        "article_id": str(article.id),
        "label": article.label,
        "title": article.title,
        "path": list(article.path),
        "compilation": version.title,
        "version": version.version,
        "effective": version.effective.isoformat() if version.effective else "unknown",
        "text": article.text,
    }


def _marks(article: Article) -> dict[str, Any]:
    return {
        "clauses": [{"start": s.start, "end": s.end} for s in article.clauses],
        "blanks": [{"start": b.start, "end": b.end, "options": list(b.options)} for b in article.blanks],
        "references": [{"start": r.start, "end": r.end, "targets": list(r.targets)} for r in article.references],
        "outside_documents": [{"start": d.start, "end": d.end, "title": d.title} for d in article.outside],
    }
