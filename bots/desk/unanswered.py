"""What nobody could answer: HR answers once, and whoever asked is told."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from assistant.build import Parts
from assistant.faqs import office
from assistant.faqs.edit import BadFaq, Given, article_ids
from assistant.faqs.groups import Group, groups, shown
from assistant.judge import read_model
from bots.desk.desk import Desk, employee_of
from bots.desk.section import Section, roles
from bots.visits import Visit
from bots.web_unanswered import cases_of
from tools.directory import Employee

HERE = "/desk/unanswered"


def _waiting(parts: Parts, employee: Employee) -> int:  # noqa: ARG001  the same for all of HR
    return len(groups(parts.store.open_questions.waiting(), parts))


def _add(router: APIRouter, desk: Desk, section: Section) -> None:
    Visitor = Annotated[Visit, desk.visitor(section)]  # noqa: N806

    @router.get("/unanswered")
    def unanswered(request: Request, visit: Visitor) -> Response:
        parts = desk.parts_now()
        found = groups(parts.store.open_questions.waiting(), parts)
        return desk.page(
            request, visit, "unanswered.html.jinja", groups=found, cases=len(parts.store.words.eval_cases())
        )

    @router.get("/unanswered/cases.jsonl")
    def cases(visit: Visitor) -> Response:  # noqa: ARG001  who may see it is checked
        return cases_of(desk.parts_now())

    @router.get("/unanswered/{number}")
    def one(request: Request, visit: Visitor, number: int) -> Response:
        parts = desk.parts_now()
        try:
            group = office.waiting_group(number, parts)
        except office.Gone as gone:
            return desk.back(visit, HERE, str(gone), bad=True)
        return _page(desk, request, visit, parts, group)

    _add_settling(router, desk, section)
    _add_learning(router, desk, section)


def _add_settling(router: APIRouter, desk: Desk, section: Section) -> None:
    Visitor = Annotated[Visit, desk.visitor(section)]  # noqa: N806

    @router.post("/unanswered/{number}")
    def answer(
        request: Request, visit: Visitor, number: int, answer: Annotated[str, Form()] = "",
        question: Annotated[str, Form()] = "", articles: Annotated[list[str], Form()] = [],  # noqa: B006  FastAPI copies it
        more: Annotated[str, Form()] = "", faq: Annotated[bool, Form()] = False, case: Annotated[bool, Form()] = False,
        asked: Annotated[list[str], Form()] = [],  # noqa: B006
    ) -> Response:  # fmt: skip
        """Answer the questions of the group that were ticked; on a mistake the form comes back as it was filled in."""
        parts, me = desk.parts_now(), employee_of(visit)
        typed: dict[str, object] = {
            "answer": answer,
            "question": question,
            "articles": articles,
            "more": more,
            "faq": faq,
            "case": case,
        }
        typed["asked"] = asked
        try:
            group = office.waiting_group(number, parts)
            rests_on = (*articles, *article_ids(more, parts))
            chosen = group.asked_as(asked)
            if not chosen:
                raise BadFaq("请至少勾选一种问法。", "asked")
            others = [text for text in group.wordings if text in asked and text != question.strip()]
            given = Given(question, answer, tuple(others[: office.SIMILAR_MOST]), (), rests_on)
            done = office.answer_group(group, given, parts, me, faq, chosen)
        except office.Gone as gone:
            return desk.back(visit, HERE, str(gone), bad=True)
        except BadFaq as problem:
            return _page(desk, request, visit, parts, group, typed, problem)
        if case:
            office.add_case(group.wordings[0], rests_on, parts, me)
        return desk.back(visit, HERE, _said(done, case))

    @router.post("/unanswered/{number}/dismiss")
    def dismiss(visit: Visitor, number: int) -> Response:
        parts = desk.parts_now()
        try:
            group = office.waiting_group(number, parts)
        except office.Gone as gone:
            return desk.back(visit, HERE, str(gone), bad=True)
        parts.store.open_questions.dismiss(group.numbers, employee_of(visit).id)
        return desk.back(visit, HERE, f"“{group.wordings[0]}”已移出队列，没有通知提问的人。")


def _add_learning(router: APIRouter, desk: Desk, section: Section) -> None:
    Visitor = Annotated[Visit, desk.visitor(section)]  # noqa: N806

    @router.post("/unanswered/{number}/synonym")
    def synonym(
        visit: Visitor, number: int, word: Annotated[str, Form()] = "", term: Annotated[str, Form()] = ""
    ) -> Response:
        here = f"{HERE}/{number}"
        try:
            made = office.add_synonym(word, term, desk.parts_now(), employee_of(visit))
        except BadFaq as problem:
            return desk.back(visit, here, str(problem), bad=True)
        return desk.back(visit, here, f"已添加：“{made.word}”就是制度里的“{made.term}”，从下一个问题起生效。")

    @router.post("/unanswered/{number}/case")
    def case(visit: Visitor, number: int, articles: Annotated[list[str], Form()] = []) -> Response:  # noqa: B006
        parts, here = desk.parts_now(), f"{HERE}/{number}"
        try:
            question = office.waiting_group(number, parts).wordings[0]
            made = office.add_case(question, articles, parts, employee_of(visit))
        except (office.Gone, BadFaq) as problem:
            return desk.back(visit, here, str(problem), bad=True)
        return desk.back(visit, here, "已存为评测用例。" if made else "这个问题已经是评测用例。")


def _said(done: office.Settled, case: bool) -> str:
    faq = f"，并存为常见问答 {done.faq.id}" if done.faq else ""
    return f"已答复：通知了 {done.told} 位提问的人{faq}{'，另存了一条评测用例' if case else ''}。"


def _page(
    desk: Desk, request: Request, visit: Visit, parts: Parts, group: Group, typed: dict[str, object] | None = None,
    problem: BadFaq | None = None,
) -> Response:  # fmt: skip
    day = parts.settings.today()
    nearest = [article for i in group.nearest if (article := parts.searcher.corpus.article(i, day))]
    fresh: dict[str, object] = {
        "answer": "",
        "question": group.wordings[0],
        "articles": [],
        "more": "",
        "faq": True,
        "case": False,
    }
    fresh["asked"] = list(group.wordings)
    return desk.page(
        request, visit, "question.html.jinja", 422 if problem else 200, group=group, nearest=nearest,
        entries=[shown(question) for question in group.questions], least=read_model().threshold,
        typed=typed or fresh, problem=problem,
    )  # fmt: skip


UNANSWERED = Section(
    HERE,
    "待答问题",
    "没能回答、或被评为没帮助的问题：答复一次，提问的人都会收到。",
    "voice",
    "制度",
    roles("hr"),
    _add,
    _waiting,
)
