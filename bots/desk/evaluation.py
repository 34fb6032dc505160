"""The evaluator's page: runs of the eval suites side by side, each with the report that it wrote."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import FileResponse, Response

from bots.desk.desk import Desk
from bots.desk.runs import flips, report_of, runs_in, side_by_side
from bots.desk.section import Section, roles
from bots.security import REPORT_POLICY
from bots.visits import Visit

MOST = 4  # runs beside one another
USUAL = 2


def _add(router: APIRouter, desk: Desk, section: Section) -> None:
    Visitor = Annotated[Visit, desk.visitor(section)]  # noqa: N806

    @router.get("/evaluation")
    def evaluation(request: Request, visit: Visitor, run: Annotated[list[str], Query()] = []) -> Response:  # noqa: B006
        """The runs; those that are named, or the last two, compared from the oldest to the newest."""
        every = runs_in(desk.parts_now().settings.home)
        wanted = run[:MOST] or [one.name for one in every[:USUAL]]
        chosen = [one for one in every if one.name in wanted][::-1]
        changed = flips(chosen[0], chosen[-1]) if len(chosen) > 1 else []
        return desk.page(
            request, visit, "evaluation.html.jinja", every=every, chosen=chosen, suites=side_by_side(chosen),
            flips=changed, most=MOST, too_many=len(run) > MOST,
        )  # fmt: skip

    @router.get("/evaluation/runs/{name}/report.html")
    def report(visit: Visitor, name: str) -> Response:  # noqa: ARG001
        """The report as it was written, shut off from this server's pages by its policy."""
        path = report_of(desk.parts_now().settings.home, name)
        if path is None:
            raise HTTPException(404, "没有这次评测的报告；用 zhidu eval run 可以生成。")
        headers = {"Cache-Control": "no-store", "Content-Security-Policy": REPORT_POLICY}
        return FileResponse(path, media_type="text/html", headers=headers)


SECTION = Section(
    "/desk/evaluation", "评测", "各次评测并排比较，打开报告看每个用例。", "scales", "数据",
    roles("evaluator", "hr"), _add,
)  # fmt: skip
