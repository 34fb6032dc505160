"""Reports, comparisons, gates and sheets, from runs of targets whose worth is known; the page in a real browser."""

import copy
import csv
import json
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser

from eval.case import Case
from eval.compare import compare, holm
from eval.gate import gates, shortfalls
from eval.label import BadSheet, export, read_back
from eval.report.files import NoReport, read, write
from eval.report.html import confused
from eval.run import Opened, run
from eval.suite import load_suite
from tests.eval.conftest import Guesser, Oracle

Report = dict[str, Any]
SUITES = ("answers", "refusal", "retrieval", "actions")
OPENS_IN_S = 2.0  # a report of a thousand cases, in Chromium: the goal of the issue that asked for it


def report_of(kind: type[Oracle], texts: Mapping[str, str], names: tuple[str, ...] = SUITES) -> Report:
    opened = []
    for name in names:
        suite = load_suite(name)
        cases: list[Case] = suite.read()
        opened.append(Opened(suite, tuple(cases), kind(cases, texts)))
    return json.loads(json.dumps(run(opened, lambda done, total: None).as_json()))  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def perfect(texts: dict[str, str]) -> Report:
    return report_of(Oracle, texts)


@pytest.fixture(scope="module")
def guessed(texts: dict[str, str]) -> Report:
    return report_of(Guesser, texts, ("answers", "refusal", "retrieval"))


def test_two_runs_give_the_same_figures_to_the_last_digit(
    perfect: Report, guessed: Report, texts: dict[str, str]
) -> None:
    again = report_of(Guesser, texts, ("answers", "refusal", "retrieval"))
    assert [suite["figures"] for suite in again["suites"]] == [suite["figures"] for suite in guessed["suites"]]
    assert perfect["about"]["n"] == sum(suite["n"] + len(suite["skipped"]) for suite in perfect["suites"])


def test_comparing_a_run_with_itself_finds_no_difference(guessed: Report) -> None:
    found = compare(guessed, guessed)
    assert not found.worse
    assert not found.flips
    assert {change.verdict for change in found.changes} == {"no evidence of a difference"}


def test_a_real_difference_is_found_and_has_a_direction(perfect: Report, guessed: Report) -> None:
    found = compare(perfect, guessed)
    verdicts = {(c.suite, c.name): c.verdict for c in found.changes}
    assert verdicts["answers", "cited"] == "worse"
    assert verdicts["retrieval", "R@1"] == "worse"
    assert verdicts["refusal", "over_refused"] == "worse"  # a higher value, of a figure that should be low
    assert found.only == ("actions",)
    back = compare(*(report | {"suites": report["suites"][1:2]} for report in (guessed, perfect)))
    assert {c.verdict for c in back.changes if (c.suite, c.name) == ("refusal", "over_refused")} == {"better"}
    assert not back.worse


def test_one_flipped_case_is_named_and_is_no_evidence(perfect: Report) -> None:
    other = copy.deepcopy(perfect)
    case = other["suites"][0]["cases"][3]
    case["shares"]["cited"] = case["shares"]["passed"] = [0.0, 1.0]
    case |= {"passed": False, "complaints": ["cites nothing"]}
    found = compare(perfect, other)
    assert [(flip.case, flip.passes) for flip in found.flips] == [(case["id"], False)]
    assert not found.worse


def test_a_case_that_says_something_else_is_not_compared(perfect: Report) -> None:
    other = copy.deepcopy(perfect)
    other["suites"][0]["cases"][0]["steps"][0]["say"] = "something else"
    assert compare(perfect, other).left_out == 2


def test_holm_steps_down_and_never_goes_below_what_came_before() -> None:
    assert holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
    assert holm([]) == []


def test_the_gate_holds_the_oracle_and_names_each_shortfall_of_the_guesser(perfect: Report, guessed: Report) -> None:
    assert gates(perfect) > 5
    assert shortfalls(perfect) == []
    lines = shortfalls(guessed)
    assert any(line.startswith("answers: cited is 0.") and "at least" in line for line in lines)
    assert any(line.startswith("refusal: over_refused is 0.") and "at most" in line for line in lines)


def test_a_gate_on_what_was_not_measured_falls_short(perfect: Report) -> None:
    other = copy.deepcopy(perfect)
    other["suites"][0]["gate"] = {"smalltalk.facts": 0.5}
    assert shortfalls(other) == ["answers: smalltalk.facts was not measured: no case has a share in it"]


def test_a_written_report_is_read_again_and_other_files_stay(perfect: Report, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("kept", encoding="utf-8")
    write(perfect, tmp_path, None)
    write(perfect, tmp_path, perfect)
    assert read(tmp_path) == read(tmp_path / "report.json") == perfect
    assert sorted(path.name for path in tmp_path.iterdir()) == ["junit.xml", "mine.txt", "report.html", "report.json"]
    with pytest.raises(NoReport, match="zhidu eval run --out"):
        read(tmp_path / "mine.txt")


def test_junit_has_every_case(guessed: Report, tmp_path: Path) -> None:
    write(guessed, tmp_path, None)
    root = ElementTree.parse(tmp_path / "junit.xml").getroot()  # noqa: S314
    answers = next(suite for suite in root if suite.get("name") == "answers")
    cases = guessed["suites"][0]["cases"]
    assert len(answers) == len(cases)
    assert len(answers.findall("testcase/failure")) == sum(not case["passed"] for case in cases)


def test_confusions_are_counted(guessed: Report, perfect: Report) -> None:
    assert sum(confused(guessed["suites"][2]["cases"]).values()) > 50
    assert not confused(perfect["suites"][2]["cases"])


def test_a_sheet_goes_out_without_the_verdict_and_comes_back(guessed: Report, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    assert export(guessed, sheet, 20) == 20
    rows = _rows(sheet)
    assert not {"passed", "complaints"} & set(rows[0])
    passed = {case["id"]: case["passed"] for suite in guessed["suites"] for case in suite["cases"]}
    for row in rows:
        row["right"] = "1" if passed[row["case"]] else "0"
    rows[0]["right"], rows[1]["right"] = "对" if rows[0]["right"] == "0" else "错", ""
    _fill(sheet, rows)
    found = read_back(guessed, sheet)
    assert (found.n, found.unjudged) == (19, 1)
    assert found.agreement == pytest.approx(18 / 19)
    assert [case for case, _, _ in found.differing] == [rows[0]["case"]]


def test_a_bad_mark_is_named_with_its_row(guessed: Report, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    export(guessed, sheet, 3)
    with pytest.raises(BadSheet, match="no row is judged"):
        read_back(guessed, sheet)
    rows = _rows(sheet)
    rows[1]["right"] = "maybe"
    _fill(sheet, rows)
    with pytest.raises(BadSheet, match=r"sheet\.csv:3: right is 'maybe'; write 1 or 0"):
        read_back(guessed, sheet)


def _rows(sheet: Path) -> list[dict[str, str]]:
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _fill(sheet: Path, rows: list[dict[str, str]]) -> None:
    with sheet.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


@pytest.mark.browser
def test_a_report_of_a_thousand_cases_opens_at_once_and_can_be_filtered(
    guessed: Report, perfect: Report, browser: Browser, tmp_path: Path
) -> None:
    large = copy.deepcopy(guessed)
    cases = large["suites"][0]["cases"]
    large["suites"] = large["suites"][:1]
    large["suites"][0]["cases"] = [case | {"id": f"{case['id']}-{n}"} for n in range(5) for case in cases][:1000]
    assert len(large["suites"][0]["cases"]) == 1000
    write(large, tmp_path, perfect)
    page = browser.new_page()
    page.route("http**", lambda route: route.abort())  # offline
    started = time.perf_counter()
    page.goto((tmp_path / "report.html").as_uri())
    page.locator(".case").last.wait_for(state="attached")
    assert time.perf_counter() - started < OPENS_IN_S
    assert page.locator("svg").count() >= 3
    first = page.locator(".case").first
    assert first.get_attribute("data-passed") == "no"
    first.locator("summary").click()
    assert first.locator(".reply").is_visible()
    page.locator("[data-filter=passed]").select_option("yes")
    assert not first.is_visible()
    page.close()
