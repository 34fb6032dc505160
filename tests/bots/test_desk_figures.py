"""Figures and the evaluator's page, over what really happened on the server and real runs of the evaluation."""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx
import pytest
from playwright.sync_api import Page, expect

from bots.desk.figures import FIGURES
from bots.desk.figures.chart import drawn
from bots.desk.figures.figure import Figure, Period, Table
from bots.desk.runs import runs_in
from tests.bots.desk_client import sign_in
from tests.bots.test_api import ask
from tests.conftest import Server


@pytest.fixture
def client(server: Server) -> Iterator[httpx.Client]:
    with server.visitor() as client:
        sign_in(client, "h001")
        yield client


def rows(client: httpx.Client, name: str) -> list[dict[str, str]]:
    answer = client.get(f"/desk/figures/{name}.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    assert "attachment" in answer.headers["content-disposition"]
    assert answer.content.startswith(b"\xef\xbb\xbf"), "Excel sees by this mark that it is UTF-8"
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_what_was_asked_is_counted(client: httpx.Client, server: Server) -> None:
    before, cited = rows(client, "questions")[-1], _cited(client)
    answered = ask(server, "请病假要什么材料", "e041")
    ask(server, "食堂几点开饭", "e041")
    with server.client("e041") as employee:
        path = f"/v1/turns/{answered['turn_id']}/feedback"
        employee.post(path, json={"verdict": "down", "reason": "不清楚"}).raise_for_status()
    after = rows(client, "questions")[-1]
    grown = {name: int(after[name]) - int(before[name]) for name in ("已回答", "未收录", "差评")}
    assert grown == {"已回答": 1, "未收录": 1, "差评": 1}
    assert _cited(client) == cited + 1
    taken = rows(client, "latency")[-1]
    assert 0 < int(taken["中位数"]) <= int(taken["p95"])


def _cited(client: httpx.Client) -> int:
    return next((int(row["引用次数"]) for row in rows(client, "articles") if row["编号"] == "hr-admin/14"), 0)


def test_records_are_counted_by_state_and_complaints_by_month(client: httpx.Client, server: Server) -> None:
    def counted() -> tuple[int, int]:
        states = {(row["事项"], row["状态"]): int(row["件数"]) for row in rows(client, "states")}
        months = [row for row in rows(client, "complaints") if row["严重程度"] == "严重"]
        return states.get(("客户投诉登记", "已登记"), 0), sum(int(row["登记"]) for row in months)

    registered, serious = counted()
    asked = ask(server, "客户张女士投诉送货晚了三天，严重", "e042")
    done = ask(server, "确认", "e042", conversation_id=asked["conversation_id"])
    assert done["kind"] == "done"
    assert counted() == (registered + 1, serious + 1)


def test_figures_are_for_some_and_what_is_not_there_says_so(client: httpx.Client, server: Server) -> None:
    assert client.get("/desk/figures/nothing.csv").status_code == 404
    for days, status in ((7, 200), (90, 200), (5, 422)):
        assert client.get(f"/desk/figures?days={days}").status_code == status
        assert client.get(f"/desk/figures/questions.csv?days={days}").status_code == status
    with server.visitor() as other:
        sign_in(other, "e001")
        for path in ("/desk/figures", "/desk/figures/questions.csv", "/desk/evaluation"):
            refused = other.get(path)
            assert refused.status_code == 403
            assert "不由您处理" in refused.text


def test_a_cell_cannot_become_a_formula() -> None:
    assert Table(("a",), [("=1+1",), ("@x",), (-3,)]).csv().splitlines()[1:] == ["'=1+1", "'@x", "-3"]


def test_a_plot_has_a_part_for_each_value_and_breaks_where_there_is_none() -> None:
    figure = Figure("x", "x", "", lambda parts, period: Table((), []), columns=("a", "b"), lines=("c",))
    table = Table(("day", "a", "b", "c"), [("1", 3, 1, 2), ("2", 0, 2, None), ("3", 5, 0, 7)])
    chart = drawn(figure, table)
    assert chart is not None
    assert [box.says for box in chart.boxes] == ["1 a：3", "1 b：1", "2 b：2", "3 a：5"]
    assert [len(curve.parts) for curve in chart.curves] == [2]
    tops = {box.says: box.y for box in chart.boxes}
    assert tops["3 a：5"] < tops["1 a：3"], "more is higher"
    assert drawn(figure, Table(("day", "a", "b", "c"), [("1", 0, 0, None)])) is None


def test_a_period_is_whole_days_of_the_company() -> None:
    zone = ZoneInfo("Asia/Shanghai")
    period = Period(date(2026, 11, 1), date(2026, 11, 3), zone)
    assert len(period.days) == 3
    assert [moment.day for moment in period.moments] == [1, 2, 3, 4]
    assert period.moments[-1] - period.moments[0] == timedelta(days=3)
    assert period.moments[0].isoformat() == "2026-11-01T00:00:00+08:00"


@pytest.mark.browser
def test_plots_can_be_read_without_seeing_them(desk: Callable[..., Page], server: Server) -> None:
    ask(server, "请病假要什么材料", "e043")
    page = desk("h001")
    page.get_by_role("link", name="数据", exact=False).first.click()
    plot = page.get_by_role("img", name="每天的问题")
    expect(plot).to_be_visible()
    assert plot.locator("rect title").count() > 0
    for figure in FIGURES:
        expect(page.get_by_role("link", name=f"下载 CSV：{figure.zh}")).to_be_visible()
    with page.expect_download() as got:
        page.get_by_role("link", name="下载 CSV：每天的问题").click()
    assert got.value.suggested_filename.startswith("zhidu-questions-")


@pytest.fixture(scope="module")
def runs(home: Path) -> Iterator[Path]:
    """Two runs: a real one, and one in which a case came out otherwise."""
    folder = home / "eval" / "runs"
    command = [
        sys.executable,
        "-m",
        "bots.cli",
        "eval",
        "run",
        "lookup",
        "--split",
        "dev",
        "--out",
        str(folder / "one"),
    ]
    subprocess.run(command, env=os.environ | {"ZHIDU_HOME": str(home)}, capture_output=True, check=True)
    shutil.copytree(folder / "one", folder / "two")
    report = json.loads((folder / "two" / "report.json").read_text("utf-8"))
    report["about"]["started"] = "2099-01-01T00:00:00+00:00"
    report["suites"][0]["cases"][0]["passed"] ^= True
    (folder / "two" / "report.json").write_text(json.dumps(report), "utf-8")
    (folder / "broken").mkdir()
    (folder / "broken" / "report.json").write_text("{}", "utf-8")
    yield folder
    shutil.rmtree(folder)


@pytest.mark.browser
def test_runs_stand_side_by_side_with_their_reports(desk: Callable[..., Page], server: Server, runs: Path) -> None:
    assert [run.name for run in runs_in(runs.parent.parent)] == ["two", "one"]
    page = desk("v001")
    page.goto(f"{server.url}/desk/evaluation")
    expect(page.get_by_text("通过与否有变化的用例")).to_contain_text("1 个")
    suite = page.locator("section", has=page.get_by_role("heading", name="Lookups"))
    expect(suite.locator("thead th")).to_have_count(4)
    page.get_by_label("two").uncheck()
    page.get_by_role("button", name="并排比较").click()
    expect(suite.locator("thead th")).to_have_count(2)
    page.get_by_role("link", name="打开").first.click()
    expect(page.locator("table").first).to_be_visible()
    assert page.evaluate("() => origin") == "null", "a report is shut off from the server's own pages"
    for name in ("..", "nowhere", "%2e%2e"):
        page.goto(f"{server.url}/desk/evaluation/runs/{name}/report.html")
        expect(page.get_by_role("heading", name="没有找到")).to_be_visible()
