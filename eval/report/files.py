"""Reports on disk: a folder with report.json, report.html and junit.xml, each written whole or not at all."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from eval.report.html import render
from eval.report.junit import junit

NAME = "report.json"


class NoReport(Exception):
    """Read by the evaluator: a report that was named cannot be read; says what to do."""


def write(report: Mapping[str, Any], folder: Path, last: Mapping[str, Any] | None) -> None:
    """Put the three files into `folder`, each in place of an older one; what else is in it stays."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (
        ("report.html", render(report, last)),
        ("junit.xml", junit(report)),
        (NAME, json.dumps(report, ensure_ascii=False, indent=1)),
    ):
        building = folder / f".{name}.building"
        building.write_text(text, encoding="utf-8")
        building.replace(folder / name)


def read(path: Path) -> dict[str, Any]:
    """A report by its folder or its report.json. Raises NoReport."""
    file = path / NAME if path.is_dir() else path
    try:
        report: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        return {"about": report["about"], "suites": report["suites"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NoReport(
            f"{file} is no report ({type(error).__name__}); `zhidu eval run --out {path}` writes one"
        ) from None


def newest(folder: Path) -> dict[str, Any] | None:
    """The newest of the runs in a folder; None where there is none that can be read."""
    for path in sorted((p for p in folder.glob(f"*/{NAME}")), key=lambda p: p.stat().st_mtime, reverse=True):
        try:
            return read(path)
        except NoReport:
            continue
    return None
