"""The routes that read: search and articles."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query

from assistant.blanks import FilledIn
from assistant.build import Parts
from assistant.message import clean
from assistant.numbers import search as search_regulations
from bots.web_blanks import shown
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
        return found_articles(hits, parts.filled(as_of or parts.settings.today()))

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
            raise HTTPException(404, "没有这一条，或它在所问的日期不生效；请从目录里选。")
        return found

    return router


def found_articles(hits: Iterable[Hit], filled: FilledIn) -> dict[str, list[dict[str, Any]]]:
    return {"results": [_result(hit.article, hit.score, filled) for hit in hits]}


def article_in_force(parts: Parts, article_id: str, day: date) -> dict[str, Any] | None:
    for version in parts.searcher.corpus.in_force(day):
        for found in version:
            if str(found.id) == article_id:
                return _summary(found, version) | _marks(found, parts.filled(day))
    return None


def _result(article: Article, score: float, filled: FilledIn) -> dict[str, Any]:
    """An article found; where HR has filled in blanks of it, that stands beside the text."""
    found = {"article_id": str(article.id), "label": article.label, "score": score, "text": article.text}
    if fills := filled.of(article):
        found["filled"] = [{"start": blank.start, "end": blank.end} | shown(fill) for blank, fill in fills.items()]
    return found


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


def _marks(article: Article, filled: FilledIn) -> dict[str, Any]:
    fills = filled.of(article)
    return {
        "clauses": [{"start": s.start, "end": s.end} for s in article.clauses],
        "blanks": [
            {"start": b.start, "end": b.end, "options": list(b.options)}
            | {"filled": shown(fills[b]) if b in fills else None}
            for b in article.blanks
        ],
        "references": [{"start": r.start, "end": r.end, "targets": list(r.targets)} for r in article.references],
        "outside_documents": [{"start": d.start, "end": d.end, "title": d.title} for d in article.outside],
    }
