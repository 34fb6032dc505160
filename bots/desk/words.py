"""Synonyms that HR adds: everyday words for the regulations' words."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from assistant.faqs import office
from assistant.faqs.edit import BadFaq
from bots.desk.desk import Desk, employee_of
from bots.desk.section import Section, roles
from bots.visits import Visit

HERE = "/desk/words"


def _add(router: APIRouter, desk: Desk, section: Section) -> None:
    Visitor = Annotated[Visit, desk.visitor(section)]  # noqa: N806

    @router.get("/words")
    def words(request: Request, visit: Visitor) -> Response:
        kept = desk.parts_now().store.words.synonyms()
        return desk.page(request, visit, "words.html.jinja", words=kept[::-1])

    @router.post("/words")
    def add(visit: Visitor, word: Annotated[str, Form()] = "", term: Annotated[str, Form()] = "") -> Response:
        try:
            made = office.add_synonym(word, term, desk.parts_now(), employee_of(visit))
        except BadFaq as problem:
            return desk.back(visit, HERE, str(problem), bad=True)
        return desk.back(visit, HERE, f"已添加：“{made.word}”就是制度里的“{made.term}”，从下一个问题起生效。")

    @router.post("/words/{number}/remove")
    def remove(visit: Visitor, number: int) -> Response:
        gone = desk.parts_now().store.words.remove_synonym(number, employee_of(visit).id)
        return desk.back(visit, HERE, "已删除。" if gone else "这个同义词已经不在了。", bad=not gone)


WORDS = Section(HERE, "同义词", "员工的说法和制度用语：搜索从下一个问题起就认得。", "book", "制度", roles("hr"), _add)
