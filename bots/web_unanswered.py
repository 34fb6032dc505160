"""The routes of the queue of what nobody could answer, and of the eval cases made of it; all for HR."""

import json
from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from assistant.build import Parts
from assistant.faqs import office
from assistant.faqs.edit import as_json
from assistant.faqs.groups import Group, groups, shown
from bots.web_chat import Words
from bots.web_faqs import FaqBody, Number, SynonymBody
from bots.web_hr import for_hr
from tools.directory import Employee


class AnswerBody(BaseModel):
    """HR's answer. `articles` are what it rests on; `faq` keeps it as an answer to whoever asks next.

    `question` is the FAQ's (default: the group's most frequent wording); `only` are the questions of the group that it
    answers (default: all).
    """

    model_config = ConfigDict(extra="forbid")

    answer: Annotated[Words, Field(max_length=4000)]
    articles: Annotated[list[Annotated[str, Field(max_length=64)]], Field(max_length=20)] = []
    faq: bool = True
    question: Annotated[Words, Field(max_length=300)] | None = None
    only: Annotated[list[int], Field(max_length=1000)] = []


class CaseBody(BaseModel):
    """The articles that an answer must cite; none where the question must be refused."""

    articles: Annotated[list[Annotated[str, Field(max_length=64)]], Field(max_length=20)] = []


def unanswered_router(parts_now: Callable[[], Parts], asker: Callable[..., Employee]) -> APIRouter:
    router = APIRouter(prefix="/v1", tags=["unanswered"])
    hr = for_hr(asker)
    Hr = Annotated[Employee, Depends(hr)]  # noqa: N806

    @router.get("/unanswered", dependencies=[Depends(hr)])
    def unanswered() -> dict[str, list[dict[str, Any]]]:
        """Open questions, oldest first, and their groups by meaning, the most frequent first. Not who asked them."""
        parts = parts_now()
        waiting = parts.store.open_questions.waiting()
        found = groups(waiting, parts)
        return {"unanswered": [shown(question) for question in waiting], "groups": [_group(group) for group in found]}

    @router.post("/unanswered/{number}/answer")
    def answer(number: Number, body: AnswerBody, employee: Hr) -> dict[str, Any]:
        """Answer a group once: all who asked are told; the answer becomes a FAQ unless `faq` is false."""
        parts = parts_now()
        group = office.waiting_group(number, parts)
        draft = office.draft_of(group, body.answer, body.articles)
        if body.question:
            draft = FaqBody(question=body.question, answer=body.answer, articles=body.articles).given()
        done = office.answer_group(group, draft, parts, employee, body.faq, body.only)
        return {"told": done.told, "faq": as_json(done.faq) if done.faq else None}

    @router.post("/unanswered/{number}/dismiss")
    def dismiss(number: Number, employee: Hr) -> dict[str, int]:
        """Settle a group without an answer; nobody is told."""
        parts = parts_now()
        group = office.waiting_group(number, parts)
        return {"dismissed": parts.store.open_questions.dismiss(group.numbers, employee.id)}

    @router.post("/unanswered/{number}/synonym", status_code=201)
    def synonym(number: Number, body: SynonymBody, employee: Hr) -> dict[str, Any]:
        """A word of the question becomes a word that search knows."""
        parts = parts_now()
        office.waiting_group(number, parts)
        made = office.add_synonym(body.word, body.term, parts, employee)
        return {"id": made.id, "word": made.word, "term": made.term, "who": made.who}

    @router.post("/unanswered/{number}/case", status_code=201)
    def case(number: Number, body: CaseBody, employee: Hr) -> dict[str, Any]:
        """The question becomes a case of HR's eval suite."""
        parts = parts_now()
        question = office.waiting_group(number, parts).wordings[0]
        return {"case": office.add_case(question, body.articles, parts, employee)}

    @router.get("/eval-cases", dependencies=[Depends(hr)])
    def cases() -> Response:
        """HR's eval cases as JSON Lines: `zhidu eval run hr.jsonl` plays them."""
        return cases_of(parts_now())

    return router


def cases_of(parts: Parts) -> Response:
    lines = [json.dumps(line, ensure_ascii=False) for line in parts.store.words.eval_cases()]
    content = "".join(f"{line}\n" for line in lines)
    headers = {"Content-Disposition": 'attachment; filename="hr.jsonl"'}
    return Response(content, media_type="application/x-ndjson", headers=headers)


def _group(group: Group) -> dict[str, Any]:
    return {
        "id": group.id, "count": len(group.questions), "question": group.wordings[0], "wordings": list(group.wordings),
        "reasons": list(group.reasons), "words": list(group.words), "nearest": list(group.nearest),
        "last": group.last.isoformat(), "numbers": list(group.numbers),
    }  # fmt: skip
