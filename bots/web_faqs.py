"""The routes of HR's answers: FAQs with their history, import and export; synonyms; all for HR."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Body, Depends, HTTPException, Query
from fastapi import Path as PathParameter
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from assistant.build import Parts
from assistant.faqs import office
from assistant.faqs.edit import Given, as_json
from assistant.faqs.sheet import as_csv, as_xlsx
from assistant.message import clean
from bots.imports import Imports
from bots.web_chat import Words
from bots.web_hr import for_hr
from tools.directory import Employee
from tools.faq import STATES, WITHDRAWN, Usage

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Number = Annotated[int, PathParameter(ge=1, le=2**31 - 1)]
Wording = Annotated[Words, Field(max_length=300)]


class FaqBody(BaseModel):
    """A FAQ as HR fills it in: other wordings, wordings that it must not answer, the articles that it rests on."""

    model_config = ConfigDict(extra="forbid")

    question: Wording
    answer: Annotated[Words, Field(max_length=4000)]
    similar: Annotated[list[Wording], Field(max_length=50)] = []
    negative: Annotated[list[Wording], Field(max_length=50)] = []
    articles: Annotated[list[Annotated[str, Field(max_length=64)]], Field(max_length=20)] = []
    owner: Annotated[Words, Field(max_length=64)] = ""
    valid_from: date | None = None
    valid_until: date | None = None

    def given(self) -> Given:
        return Given(
            self.question, self.answer, tuple(self.similar), tuple(self.negative), tuple(self.articles), self.owner,
            self.valid_from, self.valid_until,
        )  # fmt: skip


class ChangedFaq(FaqBody):
    """A FAQ as it is to be, and the version that was seen."""

    version: int


class SeenVersion(BaseModel):
    """The version that was seen; `to` is the one to go back to (default: the one before)."""

    version: int
    to: int | None = None


class SynonymBody(BaseModel):
    """An everyday word, and the regulations' word for it."""

    word: Annotated[Words, Field(max_length=50)]
    term: Annotated[Words, Field(max_length=50)]


def faqs_router(parts_now: Callable[[], Parts], asker: Callable[..., Employee], imports: Imports) -> APIRouter:
    router = APIRouter(prefix="/v1", tags=["faqs"])
    hr = for_hr(asker)
    _add_sheets(router, parts_now, hr, imports)
    _add_reading(router, parts_now, hr)
    _add_writing(router, parts_now, hr)
    _add_synonyms(router, parts_now, hr)
    return router


def _add_reading(router: APIRouter, parts_now: Callable[[], Parts], hr: Callable[..., Employee]) -> None:
    @router.get("/faqs", dependencies=[Depends(hr)])
    def faqs(state: Annotated[str | None, Query()] = None) -> dict[str, list[dict[str, Any]]]:
        """HR's answers with how often each was given and how that was judged."""
        if state not in (None, *STATES):
            raise HTTPException(422, f"没有 {state} 这个状态；可用的有：{'、'.join(STATES)}。")
        store = parts_now().store
        usage = store.faqs.usage()
        return {"faqs": [{**as_json(faq), **vars(usage.get(faq.id, Usage()))} for faq in store.faqs.all(state)]}

    @router.get("/faqs/try", dependencies=[Depends(hr)])
    def try_out(q: str) -> dict[str, list[dict[str, Any]]]:
        """Which FAQs a question comes close to, and whether the first of them would answer it."""
        parts = parts_now()
        near = parts.faqs.near(clean(q), parts.searcher, parts.settings.today())
        return {
            "near": [{"id": m.faq.id, "question": m.faq.question, "score": m.score, "answers": m.good} for m in near]
        }

    @router.get("/faqs/{number}", dependencies=[Depends(hr)])
    def faq(number: Number) -> dict[str, Any]:
        """One FAQ with its history, oldest first."""
        store = parts_now().store
        found = store.faqs.get(number)
        if found is None:
            raise HTTPException(404, f"没有编号为 {number} 的常见问答。")
        history = [
            {"version": c.version, "at": c.at.isoformat(), "who": c.who, "what": c.what, "faq": as_json(c.faq)}
            for c in store.faqs.history(number)
        ]
        return {**as_json(found), **vars(store.faqs.usage().get(number, Usage())), "history": history}


def _add_writing(router: APIRouter, parts_now: Callable[[], Parts], hr: Callable[..., Employee]) -> None:
    Hr = Annotated[Employee, Depends(hr)]  # noqa: N806

    @router.post("/faqs", status_code=201)
    def add(body: FaqBody, employee: Hr) -> dict[str, Any]:
        """Add an answer; it counts from the next message on. `told`: who had asked before, and is answered now."""
        return _kept(office.add(body.given(), parts_now(), employee))

    @router.put("/faqs/{number}")
    def change(number: Number, body: ChangedFaq, employee: Hr) -> dict[str, Any]:
        """Change it; a suspended one is live again, on the articles as they stand now. A version that is gone: 409."""
        return _kept(office.change(number, body.version, body.given(), parts_now(), employee))

    @router.post("/faqs/{number}/confirm")
    def confirm(number: Number, body: SeenVersion, employee: Hr) -> dict[str, Any]:
        """The articles were read as they are now, and the answer stands."""
        return _kept(office.confirm(number, body.version, parts_now(), employee))

    @router.post("/faqs/{number}/withdraw")
    def withdraw(number: Number, body: SeenVersion, employee: Hr) -> dict[str, Any]:
        """It answers no more; its history stays."""
        return dict(as_json(office.withdraw(number, body.version, parts_now(), employee)))

    @router.post("/faqs/{number}/undo")
    def undo(number: Number, body: SeenVersion, employee: Hr) -> dict[str, Any]:
        """An earlier version again, as a new one."""
        return _kept(office.undo(number, body.version, parts_now(), employee, body.to))


def _kept(done: office.Kept) -> dict[str, Any]:
    return {**as_json(done.faq), "told": done.told}


def _add_sheets(
    router: APIRouter, parts_now: Callable[[], Parts], hr: Callable[..., Employee], imports: Imports
) -> None:
    Hr = Annotated[Employee, Depends(hr)]  # noqa: N806

    @router.get("/faqs/export", dependencies=[Depends(hr)])
    def export(format: Literal["csv", "xlsx"] = "csv") -> Response:
        """All FAQs but withdrawn ones as a sheet, which can be imported again."""
        return sheet_of(parts_now(), format)

    @router.post("/faqs/upload", status_code=202)
    def upload(
        employee: Hr, content: Annotated[bytes, Body(media_type="application/octet-stream")],
        name: Annotated[str, Query(max_length=200)] = "faqs.csv",
    ) -> dict[str, Any]:  # fmt: skip
        """Read a sheet (CSV, XLSX) and say what it would add, change, double; nothing is written."""
        return imports.start(name, content, parts_now(), employee).as_json()

    @router.get("/faqs/imports/{number}")
    def import_(number: str, employee: Hr) -> dict[str, Any]:
        """How far a sheet is read, and then its plan."""
        found = imports.get(number, employee)
        if found is None:
            raise HTTPException(404, "没有这次导入；请重新上传文件。")
        return found.as_json()

    @router.post("/faqs/imports/{number}/apply")
    def apply(number: str, employee: Hr, doubled: bool = False) -> dict[str, Any]:
        """Do what the plan says, all of it or nothing; `doubled`: also the lines that double another by meaning."""
        found = imports.get(number, employee)
        if found is None:
            raise HTTPException(404, "没有这次导入；请重新上传文件。")
        return imports.apply(found, parts_now(), employee, doubled).as_json()


def sheet_of(parts: Parts, format: str) -> Response:
    faqs = [faq for faq in parts.store.faqs.all() if faq.state != WITHDRAWN]
    content, kind = (as_xlsx(faqs), XLSX) if format == "xlsx" else (as_csv(faqs), "text/csv; charset=utf-8")
    return Response(content, media_type=kind, headers={"Content-Disposition": f'attachment; filename="faqs.{format}"'})


def _add_synonyms(router: APIRouter, parts_now: Callable[[], Parts], hr: Callable[..., Employee]) -> None:
    Hr = Annotated[Employee, Depends(hr)]  # noqa: N806

    @router.get("/synonyms", dependencies=[Depends(hr)])
    def synonyms() -> dict[str, list[dict[str, Any]]]:
        """The everyday words that HR added, beside those of the corpus folder."""
        kept = parts_now().store.words.synonyms()
        return {"synonyms": [{"id": s.id, "word": s.word, "term": s.term, "who": s.who} for s in kept]}

    @router.post("/synonyms", status_code=201)
    def add(body: SynonymBody, employee: Hr) -> dict[str, Any]:
        """Search knows the word from the next message on; nothing is indexed anew."""
        made = office.add_synonym(body.word, body.term, parts_now(), employee)
        return {"id": made.id, "word": made.word, "term": made.term, "who": made.who}

    @router.delete("/synonyms/{number}", status_code=204)
    def remove(number: Number, employee: Hr) -> None:
        if not parts_now().store.words.remove_synonym(number, employee.id):
            raise HTTPException(404, "没有这个同义词。")
