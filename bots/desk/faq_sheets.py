"""Sheets of FAQs on the desk: upload, see what they would do, do it; download."""

from typing import Annotated

from fastapi import APIRouter, Form, Request, UploadFile
from fastapi.responses import Response

from assistant.faqs.edit import BadFaq
from bots.desk.desk import Desk, employee_of
from bots.desk.section import Section
from bots.imports import APPLIED, Imports
from bots.visits import Visit
from bots.web_faqs import sheet_of

HERE = "/desk/faqs"
OUTCOMES = {
    "added": "新增", "changed": "修改", "same": "不变", "doubled": "意思重复", "wrong": "有误，不导入",
}  # fmt: skip


def add_sheets(router: APIRouter, desk: Desk, section: Section) -> None:
    Visitor = Annotated[Visit, desk.visitor(section)]  # noqa: N806
    imports = Imports()

    @router.get("/faqs/export.{kind}")
    def export(visit: Visitor, kind: str) -> Response:  # noqa: ARG001  who may see it is checked
        return sheet_of(desk.parts_now(), "xlsx" if kind == "xlsx" else "csv")

    @router.get("/faqs/upload")
    def choose(request: Request, visit: Visitor) -> Response:
        return desk.page(request, visit, "faq_upload.html.jinja")

    @router.post("/faqs/upload")
    def upload(visit: Visitor, file: UploadFile) -> Response:
        try:
            begun = imports.start(file.filename or "faqs.csv", file.file.read(), desk.parts_now(), employee_of(visit))
        except BadFaq as problem:
            return desk.back(visit, f"{HERE}/upload", str(problem), bad=True)
        return desk.back(visit, f"{HERE}/imports/{begun.id}")

    @router.get("/faqs/imports/{number}")
    def progress(request: Request, visit: Visitor, number: str) -> Response:
        found = imports.get(number, employee_of(visit))
        if found is None:
            return desk.back(visit, f"{HERE}/upload", "没有这次导入；请重新上传文件。", bad=True)
        return desk.page(request, visit, "faq_import.html.jinja", found=found, outcomes=OUTCOMES)

    @router.post("/faqs/imports/{number}")
    def apply(visit: Visitor, number: str, doubled: Annotated[bool, Form()] = False) -> Response:
        me = employee_of(visit)
        found = imports.get(number, me)
        if found is None or found.state == APPLIED:
            return desk.back(visit, HERE, "这个文件已经导入过，或要重新上传。", bad=True)
        try:
            done = imports.apply(found, desk.parts_now(), me, doubled)
        except BadFaq as problem:
            return desk.back(visit, f"{HERE}/imports/{number}", str(problem), bad=True)
        return desk.back(visit, HERE, done.said)
