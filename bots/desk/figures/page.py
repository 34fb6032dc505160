"""The page of figures, and the CSV behind each."""

from datetime import timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from assistant.build import Parts
from bots.desk.desk import Desk
from bots.desk.figures import FIGURES
from bots.desk.figures.chart import drawn
from bots.desk.figures.figure import Period
from bots.desk.figures.turns import headline
from bots.desk.section import Section, roles
from bots.visits import Visit

PERIODS = (7, 30, 90)  # days
USUAL = 30


def _add(router: APIRouter, desk: Desk, section: Section) -> None:
    Visitor = Annotated[Visit, desk.visitor(section)]  # noqa: N806

    @router.get("/figures")
    def figures(request: Request, visit: Visitor, days: int = USUAL) -> Response:
        parts = desk.parts_now()
        period = period_of(parts, days)
        shown = []
        for figure in FIGURES:
            table = figure.table(parts, period)
            shown.append({"figure": figure, "table": table, "chart": drawn(figure, table)})
        store = parts.store.figures
        disliked = len(store.thumbs_down(period.since, period.until))
        numbers = headline(store.turns(period.since, period.until), disliked)
        return desk.page(request, visit, "figures.html.jinja", shown=shown, days=days, numbers=numbers, periods=PERIODS)

    @router.get("/figures/{name}.csv")
    def table(visit: Visitor, name: str, days: int = USUAL) -> Response:  # noqa: ARG001
        parts = desk.parts_now()
        figure = next((figure for figure in FIGURES if figure.name == name), None)
        if figure is None:
            raise HTTPException(404, "没有这个数据表；数据页上有全部的表。")
        period = period_of(parts, days)
        file = f"zhidu-{name}-{period.last}.csv"
        return Response(
            figure.table(parts, period).csv(), media_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{file}"', "Cache-Control": "no-store"},
        )  # fmt: skip


def period_of(parts: Parts, days: int) -> Period:
    """The last so many days, of those that can be asked for."""
    if days not in PERIODS:
        raise HTTPException(422, f"天数可以是{'、'.join(map(str, PERIODS))}。")
    today = parts.settings.today()
    return Period(today - timedelta(days=days - 1), today, ZoneInfo(parts.settings.timezone))


SECTION = Section(
    "/desk/figures", "数据", "问题、用时、事项和投诉的数字，都可以下载。", "chart", "数据",
    roles("hr", "evaluator", "safety_officer", "service_lead"), _add,
)  # fmt: skip
