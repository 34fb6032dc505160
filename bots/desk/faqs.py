"""HR's answers as pages: the list, one with its history, and sheets that come in and go out."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Form, HTTPException, Request, UploadFile
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from assistant.build import Parts
from assistant.faqs import office
from assistant.faqs.edit import BadFaq, Given, article_ids, lines
from bots.desk.desk import Desk, employee_of
from bots.desk.faq_sheets import add_sheets
from bots.desk.section import Section, roles
from bots.desk.show import person
from bots.visits import Visit
from bots.web_faqs import Number
from tools.directory import Employee
from tools.faq import LIVE, STATES, SUSPENDED, WITHDRAWN, Faq, StaleFaq, Usage
from tools.rights import HR

HERE = "/desk/faqs"
ZH = {LIVE: "启用", SUSPENDED: "待核对", WITHDRAWN: "已作废"}
DONE = {
    "added": "新增", "changed": "修改", "suspended": "停用", "confirmed": "核对后启用",
    "withdrawn": "作废", "undone": "恢复", "resumed": "依据恢复原文，自动启用",
}  # fmt: skip


def _waiting(parts: Parts, employee: Employee) -> int:
    """The suspended ones that wait for this owner."""
    return sum(faq.owner == employee.id for faq in parts.store.faqs.all(SUSPENDED))


def _add(router: APIRouter, desk: Desk, section: Section) -> None:
    Visitor = Annotated[Visit, desk.visitor(section)]  # noqa: N806

    @router.get("/faqs")
    def faqs(request: Request, visit: Visitor, q: str = "", state: str = "", ask: str = "") -> Response:
        parts = desk.parts_now()
        usage = parts.store.faqs.usage()
        found = [faq for faq in parts.store.faqs.all() if _wanted(faq, q, state, parts)]
        rows = [(faq, usage.get(faq.id, Usage())) for faq in sorted(found, key=lambda f: (f.state != SUSPENDED, -f.id))]
        near = parts.faqs.near(ask, parts.searcher, parts.settings.today()) if ask.strip() else None
        return desk.page(
            request, visit, "faqs.html.jinja", rows=rows, q=q, state=state, states=STATES, zh=ZH, ask=ask, near=near
        )

    @router.get("/faqs/new")
    def new(request: Request, visit: Visitor) -> Response:
        mine = Given("", "", owner=employee_of(visit).id)
        return _form(desk, request, visit, None, _typed(mine, desk.parts_now()))

    @router.post("/faqs/new")
    async def add(request: Request, visit: Visitor) -> Response:
        return await _save(desk, request, visit, None)

    add_sheets(router, desk, section)
    _add_one(router, desk, section)


def _add_one(router: APIRouter, desk: Desk, section: Section) -> None:
    Visitor = Annotated[Visit, desk.visitor(section)]  # noqa: N806

    @router.get("/faqs/{number}")
    def one(request: Request, visit: Visitor, number: Number) -> Response:
        faq = _known(desk, number)
        return _form(desk, request, visit, faq, _typed(Given.of(faq), desk.parts_now()))

    @router.post("/faqs/{number}")
    async def change(request: Request, visit: Visitor, number: Number) -> Response:
        return await _save(desk, request, visit, _known(desk, number))

    @router.post("/faqs/{number}/{step}")
    def step(
        visit: Visitor, number: Number, step: str, version: Annotated[int, Form()],
        to: Annotated[int | None, Form()] = None,
    ) -> Response:  # fmt: skip
        """Confirm, withdraw, undo."""
        parts, me, here = desk.parts_now(), employee_of(visit), f"{HERE}/{number}"
        told = 0
        try:
            if step == "confirm":
                told = office.confirm(number, version, parts, me).told
            elif step == "withdraw":
                office.withdraw(number, version, parts, me)
            elif step == "undo":
                told = office.undo(number, version, parts, me, to).told
            else:
                raise HTTPException(404, "没有这个操作。")
        except (BadFaq, office.Gone, StaleFaq) as problem:
            return desk.back(visit, here, str(problem), bad=True)
        done = {"confirm": "已重新启用。", "withdraw": "已作废。", "undo": "已恢复。"}[step]
        return desk.back(visit, here, done + _told(told))


def _told(people: int) -> str:
    return f"队列里的同一问题已一并答复，通知了 {people} 位提问的人。" if people else ""


def _wanted(faq: Faq, q: str, state: str, parts: Parts) -> bool:
    labels = map(parts.searcher.corpus.label, faq.articles)
    said = "\n".join((*faq.wordings, faq.answer, *faq.articles, *labels)).lower()
    return q.strip().lower() in said and (faq.state == state if state else faq.state != WITHDRAWN)


def _known(desk: Desk, number: int) -> Faq:
    faq = desk.parts_now().store.faqs.get(number)
    if faq is None:
        raise HTTPException(404, f"没有编号为 {number} 的常见问答。")
    return faq


async def _save(desk: Desk, request: Request, visit: Visit, faq: Faq | None) -> Response:
    form = await request.form()
    typed = {name: str(value) for name, value in form.items() if not isinstance(value, UploadFile)}
    return await run_in_threadpool(_saved, desk, request, visit, faq, typed)


def _saved(desk: Desk, request: Request, visit: Visit, faq: Faq | None, typed: dict[str, str]) -> Response:
    """On a mistake the form comes back as it was filled in."""
    parts, me = desk.parts_now(), employee_of(visit)
    typed = _typed(Given("", ""), parts) | typed  # a field that was not sent is an empty one
    try:
        given = _given(typed, parts)
        kept = (
            office.change(faq.id, int(typed.get("version", 0)), given, parts, me)
            if faq
            else office.add(given, parts, me)
        )
    except (BadFaq, StaleFaq) as problem:
        return _form(desk, request, visit, faq, typed, problem)
    return desk.back(visit, f"{HERE}/{kept.faq.id}", f"已保存，从下一个问题起生效。{_told(kept.told)}")


def _given(typed: dict[str, str], parts: Parts) -> Given:
    """Raises BadFaq."""
    owner = parts.directory.named(typed.get("owner", ""))
    return Given(
        typed.get("question", ""), typed.get("answer", "").replace("\r\n", "\n"), lines(typed.get("similar", "")),
        lines(typed.get("negative", "")), article_ids(typed.get("articles", ""), parts),
        owner.id if owner else typed.get("owner", "").strip(),
        _day(typed.get("valid_from", ""), "valid_from"), _day(typed.get("valid_until", ""), "valid_until"),
    )  # fmt: skip


def _day(text: str, field: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise BadFaq(f"“{text}”不是日期；请写成 YYYY-MM-DD。", field) from None


def _typed(given: Given, parts: Parts) -> dict[str, str]:
    """What a form shows."""
    days = {name: day.isoformat() if (day := getattr(given, name)) else "" for name in ("valid_from", "valid_until")}
    words = {name: "\n".join(getattr(given, name)) for name in ("similar", "negative")}
    single = {"question": given.question, "answer": given.answer, "owner": person(given.owner, parts.directory)}
    return single | words | days | {"articles": "、".join(map(parts.searcher.corpus.label, given.articles))}


def _form(
    desk: Desk, request: Request, visit: Visit, faq: Faq | None, typed: dict[str, str],
    problem: Exception | None = None,
) -> Response:  # fmt: skip
    parts = desk.parts_now()
    day = parts.settings.today()
    more: dict[str, Any] = {"usage": Usage(), "history": [], "articles": []}
    if faq:
        more = {
            "usage": parts.store.faqs.usage().get(faq.id, Usage()),
            "history": parts.store.faqs.history(faq.id)[::-1],
            "articles": [(i, parts.searcher.corpus.article(i, day)) for i in faq.articles],
        }
    return desk.page(
        request, visit, "faq.html.jinja", 422 if problem else 200, faq=faq, typed=typed, problem=problem, zh=ZH,
        done=DONE, bad=getattr(problem, "field", ""), hr=[e for e in parts.directory if HR in e.roles], **more,
    )  # fmt: skip


FAQS = Section(
    HERE,
    "常见问答",
    "HR 的答复：先于条文回答，依据的条文一改就停用待核对。",
    "list",
    "制度",
    roles("hr"),
    _add,
    _waiting,
)
