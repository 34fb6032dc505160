"""report.json → one HTML file that opens offline: headlines, plots, worst cases first, each with its whole turn."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from eval.report import plots
from eval.score import LOWER_IS_BETTER

FOLDER = Path(__file__).parent
HEADLINES = 6  # figures of a suite that are shown large


def render(report: Mapping[str, Any], last: Mapping[str, Any] | None = None) -> str:
    """The whole page. `last` is the run before, whose figures are shown beside."""
    environment = Environment(
        loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters["share"] = _share
    before = _values(last) if last else {}
    suites = [_suite(suite, before.get(suite["name"], {})) for suite in report["suites"]]
    return environment.get_template("report.html.jinja").render(
        about=report["about"], suites=suites, last=last["about"] if last else None,
        css=(FOLDER / "report.css").read_text(encoding="utf-8"),
        js=(FOLDER / "report.js").read_text(encoding="utf-8"), peers=_peers(report),
    )  # fmt: skip


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _values(report: Mapping[str, Any]) -> dict[str, dict[tuple[str, str], float]]:
    """Suite → (kind, figure) → value, the empty ones left out."""
    return {
        suite["name"]: {
            (row["kind"], row["name"]): row["value"] for row in suite["figures"] if row["value"] is not None
        }
        for suite in report["suites"]
    }


def _suite(suite: Mapping[str, Any], last: Mapping[tuple[str, str], float]) -> dict[str, Any]:
    whole = [row for row in suite["figures"] if row["kind"] == "all"]
    headlines = [_headline(row, last.get(("all", row["name"])), suite["gate"]) for row in whole]
    main = whole[0]["name"] if whole else ""
    times = [step["ms"] for case in suite["cases"] for step in case["steps"] if "ms" in step]
    curve = suite["tradeoff"]
    drawn = [
        plots.by_kind(suite["figures"], main, {kind: v for (kind, name), v in last.items() if name == main}),
        plots.refusal(curve) if curve else "",
        plots.calibration(curve) if curve else "",
        plots.latency(times) if times else "",
        plots.confusion(confused(suite["cases"])),
    ]
    worst = sorted(suite["cases"], key=lambda case: (case["passed"], -len(case["complaints"])))
    return dict(suite) | {
        "headlines": headlines[:HEADLINES], "rows": _table(suite["figures"]), "plots": [p for p in drawn if p],
        "worst": worst, "failed": sum(not case["passed"] for case in suite["cases"]),
        "names": [row["name"] for row in whole],
    }  # fmt: skip


def _headline(row: Mapping[str, Any], last: float | None, gate: Mapping[str, float]) -> dict[str, Any]:
    change = None if last is None or row["value"] is None else row["value"] - last
    better = change is not None and (change < 0) == (row["name"] in LOWER_IS_BETTER)
    return dict(row) | {"last": last, "change": change, "better": better, "gate": gate.get(row["name"])}


def _table(rows: Sequence[Mapping[str, Any]]) -> dict[str, dict[str, Mapping[str, Any]]]:
    """Kind → figure → row."""
    table: dict[str, dict[str, Mapping[str, Any]]] = {}
    for row in rows:
        table.setdefault(row["kind"], {})[row["name"]] = row
    return table


def confused(cases: Sequence[Mapping[str, Any]]) -> Counter[tuple[str, str]]:
    """(gold, what came first instead) of every case whose first article is none of its gold."""
    pairs: Counter[tuple[str, str]] = Counter()
    for case in cases:
        step = case["steps"][-1]
        gold = [group[0] for group in step["expected"].get("gold", ())]
        came = _first(step)
        if gold and came and came not in {a for group in step["expected"]["gold"] for a in group}:
            pairs[gold[0], came] += 1
    return pairs


def _first(step: Mapping[str, Any]) -> str:
    if step.get("results"):
        return str(step["results"][0][0]) if step["results"][0] else ""
    citations = step.get("citations") or ()
    return str(citations[0]["article_id"]) if citations else ""


def _peers(report: Mapping[str, Any]) -> list[dict[str, Any]]:
    """One table a suite that was given to peers: system → figure → row, all cases."""
    tables = []
    for suite in report["suites"]:
        systems = {
            system: {row["name"]: row for row in rows if row["kind"] == "all"}
            for system, rows in suite.get("peers", {}).items()
        }
        if systems:
            tables.append({"title": suite["title"], "n": suite["n"], "systems": systems})
    return tables
