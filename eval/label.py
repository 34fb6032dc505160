"""A sheet for a person to judge, and what it says about the automatic judge: a CSV that Excel opens and saves."""

import csv
import random
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sklearn.metrics import cohen_kappa_score

from eval.figures import SEED, interval

COLUMNS = ("suite", "case", "asked", "expected", "reply", "cited", "right", "comment")
YES, NO = ("1", "y", "yes", "是", "对", "√"), ("0", "n", "no", "否", "错", "×")


class BadSheet(Exception):
    """Read by the evaluator: the sheet cannot be used; names the row and what it should hold."""


@dataclass(frozen=True)
class Agreement:
    """A person's judgement of n cases against the automatic one. kappa: 1 is full agreement, 0 what chance gives."""

    n: int
    unjudged: int
    right: float
    low: float
    high: float
    agreement: float
    kappa: float
    differing: tuple[tuple[str, bool, str], ...]  # case, whether the person calls it right, the comment


def export(report: Mapping[str, Any], path: Path, size: int) -> int:
    """Write a sheet of at most `size` cases, failed and passed mixed, and without saying which; how many there are."""
    rows = [
        (suite["name"], case) for suite in report["suites"] for case in suite["cases"] if "reply" in case["steps"][-1]
    ]
    chosen = random.Random(SEED).sample(rows, min(size, len(rows)))  # noqa: S311
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerow(COLUMNS)
        for suite, case in chosen:
            last = case["steps"][-1]
            cited = " ".join(dict.fromkeys(citation["article_id"] for citation in last["citations"]))
            asked = "\n".join(step["say"] for step in case["steps"])
            expected = "; ".join(f"{name}: {value}" for name, value in last["expected"].items())
            sheet.writerow(_unspoken((suite, case["id"], asked, expected, last["reply"], cited, "", "")))
    return len(chosen)


def _unspoken(cells: tuple[str, ...]) -> list[str]:
    """Cells that a spreadsheet does not take for formulas."""
    return [f"'{cell}" if cell.startswith(("=", "+", "-", "@")) else cell for cell in cells]


def read_back(report: Mapping[str, Any], path: Path) -> Agreement:
    """Compare a filled-in sheet with the report it came from. Raises BadSheet."""
    passed = {
        (suite["name"], case["id"]): bool(case["passed"]) for suite in report["suites"] for case in suite["cases"]
    }
    judged: list[tuple[str, bool, bool, str]] = []
    unjudged = 0
    for number, row in enumerate(_rows(path), 2):
        key = (row["suite"], row["case"])
        if key not in passed:
            raise BadSheet(
                f"{path}:{number}: the report has no case {row['case']} in {row['suite']}; is it the same run?"
            )
        mark = row["right"].strip().lower()
        if not mark:
            unjudged += 1
        elif mark in (*YES, *NO):
            judged.append((row["case"], mark in YES, passed[key], row["comment"]))
        else:
            raise BadSheet(f"{path}:{number}: right is {row['right']!r}; write 1 or 0, or leave it empty")
    if not judged:
        raise BadSheet(f"{path}: no row is judged; write 1 or 0 into the column 'right'")
    return _agreement(judged, unjudged)


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            sheet = csv.DictReader(file)
            rows = [{name: row.get(name) or "" for name in COLUMNS} for row in sheet]
            if missing := [name for name in COLUMNS if name not in (sheet.fieldnames or ())]:
                raise BadSheet(f"{path}: lacks the columns {', '.join(missing)}")
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadSheet(f"{path} cannot be read as UTF-8 CSV: {error}") from None
    return rows


def _agreement(judged: list[tuple[str, bool, bool, str]], unjudged: int) -> Agreement:
    people, automatic = [mark for _, mark, _, _ in judged], [mark for _, _, mark, _ in judged]
    low, high = interval([(float(mark), 1.0) for mark in people])
    same = sum(a == b for a, b in zip(people, automatic, strict=True))
    one_sided = len({*people, *automatic}) == 1  # kappa is undefined where both always say the same
    kappa = 1.0 if one_sided else float(cohen_kappa_score(people, automatic))
    differing = tuple((case, mark, comment) for case, mark, auto, comment in judged if mark != auto)
    return Agreement(len(judged), unjudged, sum(people) / len(people), low, high, same / len(judged), kappa, differing)
