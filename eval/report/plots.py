"""The report's plots as SVG: text stays text, so that any font of the reader's machine shows it."""

import io
import warnings
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Canvas

INK, OURS, OTHER, FAINT = "#1f2933", "#2563a8", "#b4530a", "#d5dbe1"
CONFUSED_MOST = 12  # articles in the picture of which is taken for which
STYLE = Path(__file__).with_name("plots.mplstyle")


def by_kind(rows: Sequence[Mapping[str, Any]], name: str, last: Mapping[str, float]) -> str:
    """One figure, a bar a kind with its interval; a tick shows the last run's value. Empty without kinds."""
    shown = [row for row in rows if row["name"] == name and row["value"] is not None]
    if len(shown) < 2:
        return ""
    canvas, axes = _axes(5.2, 0.55 + 0.27 * len(shown))
    for place, row in enumerate(reversed(shown)):
        value = row["value"]
        axes.barh(place, value, color=OURS if row["kind"] != "all" else INK, height=0.62)
        axes.plot([row["low"], row["high"]], [place, place], color=OTHER, linewidth=1.4)
        if row["kind"] in last:
            axes.plot([last[row["kind"]]] * 2, [place - 0.4, place + 0.4], color="#000000", linewidth=2)
    axes.set_yticks(range(len(shown)), [f"{row['kind']} ({row['n']})" for row in reversed(shown)])
    axes.set_xlim(0, 1.02)
    return _svg(canvas, f"{name} by kind, with 95 % intervals")


def refusal(curve: Mapping[str, Any]) -> str:
    """Every threshold: refusals that were right against silent questions that were refused."""
    canvas, axes = _axes(3.4, 2.7)
    points = sorted(curve["points"], key=lambda point: point["recall"])
    axes.plot([p["recall"] for p in points], [p["precision"] for p in points], color=OURS, label="precision")
    axes.plot([p["recall"] for p in points], [p["over_refused"] for p in points], color=OTHER, label="refused in vain")
    axes.set_xlabel("silent questions that are refused")
    axes.set_xlim(0, 1.02)
    axes.set_ylim(0, 1.02)
    axes.legend(frameon=False, loc="center left")
    return _svg(canvas, "the refusal trade-off over every threshold")


def calibration(curve: Mapping[str, Any]) -> str:
    """Belief in an answer against the share that the regulations do answer; the dot's size is how many."""
    canvas, axes = _axes(3.0, 2.7)
    axes.plot([0, 1], [0, 1], color=FAINT)
    bins = curve["bins"]
    sizes = [6 + 120 * b["n"] / curve["n"] for b in bins]
    axes.scatter([b["belief"] for b in bins], [b["answered"] for b in bins], s=sizes, color=OURS)
    axes.set_xlabel("belief that the regulations answer")
    axes.set_ylabel("share that they do")
    return _svg(canvas, "calibration")


def latency(milliseconds: Sequence[float]) -> str:
    canvas, axes = _axes(3.6, 2.2)
    axes.hist(milliseconds, bins=40, color=OURS)
    axes.set_xlabel("ms a reply")
    axes.set_ylabel("replies")
    return _svg(canvas, "latency distribution")


def confusion(pairs: Counter[tuple[str, str]]) -> str:
    """Gold article (row) against the one that came instead (column), the most frequent ones."""
    if not pairs:
        return ""
    most = pairs.most_common(CONFUSED_MOST)
    rows = list(dict.fromkeys(gold for (gold, _), _ in most))
    columns = list(dict.fromkeys(got for (_, got), _ in most))
    canvas, axes = _axes(1.8 + 0.34 * len(columns), 1.6 + 0.26 * len(rows))
    grid = [[pairs[gold, got] for got in columns] for gold in rows]
    axes.imshow(grid, cmap="Blues", vmin=0, vmax=2 * most[0][1], aspect="auto")  # dark ink stays readable on it
    for y, row in enumerate(grid):
        for x, count in enumerate(row):
            if count:
                axes.text(x, y, str(count), ha="center", va="center", color=INK)
    axes.set_xticks(range(len(columns)), columns, rotation=60, ha="right")
    axes.set_yticks(range(len(rows)), rows)
    axes.set_xlabel("came instead")
    return _svg(canvas, "which article is confused with which")


def _axes(width: float, height: float) -> tuple[Canvas, Axes]:
    """A canvas of inches with one pair of axes; no global state, so that tests may run side by side."""
    with mpl.rc_context(fname=STYLE):
        canvas = Canvas(figsize=(width, height), layout="constrained")
        return canvas, canvas.add_subplot()


def _svg(canvas: Canvas, title: str) -> str:
    """An <svg> element for HTML, with its title for those who do not see it."""
    out = io.StringIO()
    with mpl.rc_context(fname=STYLE), warnings.catch_warnings():
        # Chinese in an article id is drawn by the reader's browser; only this machine may lack a font for it.
        warnings.filterwarnings("ignore", message="Glyph .* missing")
        canvas.savefig(out, format="svg", metadata={"Date": None, "Title": title}, transparent=True)
    drawn = out.getvalue()
    return drawn[drawn.index("<svg") :].replace("<svg ", f'<svg role="img" aria-label="{title}" ', 1)
