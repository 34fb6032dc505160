"""What an evaluator reads in the terminal."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from eval.compare import Comparison
from eval.label import Agreement
from eval.session import Progress as Tell

WIDEST = 7  # figures of a table's row


@contextmanager
def progress() -> Iterator[Tell]:
    """A bar on standard error."""
    columns = (TextColumn("zhidu eval: {task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, Any] = {}

        def tell(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=total)
            bar.update(tasks[what], completed=done, total=total)

        yield tell


def tables(report: Mapping[str, Any], last: Mapping[str, Any] | None) -> None:
    """One table a suite: a row a kind, the figures that the suite shows, their intervals for the whole suite."""
    console = Console(width=120, highlight=False)
    before = {suite["name"]: suite for suite in last["suites"]} if last else {}
    for suite in report["suites"]:
        console.print(_table(suite, before.get(suite["name"])))
        _print_more(console, suite)


def _table(suite: Mapping[str, Any], last: Mapping[str, Any] | None) -> Table:
    names = [row["name"] for row in suite["figures"] if row["kind"] == "all"][:WIDEST]
    table = Table(title=f"{suite['title']} — {suite['name']}, {suite['split']}, n = {suite['n']}", title_justify="left")
    for name in ("kind", *names):
        table.add_column(name, justify="left" if name == "kind" else "right")
    rows = {(row["kind"], row["name"]): row for row in suite["figures"]}
    for kind in dict.fromkeys(row["kind"] for row in suite["figures"]):
        table.add_row(kind, *(_value(rows.get((kind, name))) for name in names))
    table.add_row("[dim]95 %[/]", *(_interval(rows["all", name]) for name in names))
    if last:
        old = {row["name"]: row for row in last["figures"] if row["kind"] == "all"}
        table.add_row("[dim]last run[/]", *(_value(old.get(name)) for name in names))
    return table


def _value(row: Mapping[str, Any] | None) -> str:
    return "–" if row is None or row["value"] is None else f"{row['value']:.3f}"


def _interval(row: Mapping[str, Any]) -> str:
    return "" if row["value"] is None else f"{row['low']:.2f}–{row['high']:.2f}"


def _print_more(console: Console, suite: Mapping[str, Any]) -> None:
    if curve := suite["tradeoff"]:
        console.print(
            f"  refusal over every threshold: AUROC {curve['auroc']:.3f}; "
            f"belief: Brier {curve['brier']:.3f}, ECE {curve['ece']:.3f} (n = {curve['n']})"
        )
    for system, rows in suite.get("peers", {}).items():
        shown = "  ".join(f"{row['name']} {_value(row)}" for row in rows if row["kind"] == "all")
        console.print(f"  {system:<26}{shown}")
    if suite["skipped"]:
        why = next(iter(suite["skipped"].values()))
        console.print(f"  {len(suite['skipped'])} not played: {why}", markup=False)
    for again, cases in suite.get("unstable", {}).items():
        console.print(f"  time {again}: {len(cases)} cases differ {' '.join(cases[:5])}", markup=False)
    console.print()


def failures(report: Mapping[str, Any]) -> None:
    for suite in report["suites"]:
        for case in suite["cases"]:
            if not case["passed"]:
                asked = " / ".join(step["say"] for step in case["steps"])
                print(f"- {case['id']} {asked}", *case["complaints"], sep="\n    ")


def comparison(found: Comparison) -> None:
    console = Console(width=120, highlight=False)
    table = Table("suite", "figure", "n", "A", "B", "p", "verdict")
    for change in found.changes:
        if change.before == change.after and change.p >= 1:
            continue
        table.add_row(
            change.suite, change.name, str(change.n), f"{change.before:.3f}", f"{change.after:.3f}",
            f"{change.p:.4f}", change.verdict,
        )  # fmt: skip
    same = sum(change.before == change.after and change.p >= 1 for change in found.changes)
    console.print(table)
    print(f"{same} figures are the same in every case. p: paired permutation test, Holm's correction within a suite.")
    if found.only or found.left_out:
        print(f"Not compared: suites in one run only: {', '.join(found.only) or 'none'}; {found.left_out} other cases.")
    for flip in found.flips:
        print(f"{'now passes' if flip.passes else 'NOW FAILS'}  {flip.suite}  {flip.case}  {flip.complaint}")


def agreement(found: Agreement) -> None:
    print(
        f"{found.n} judged, {found.unjudged} left empty\n"
        f"right by a person's judgement: {found.right:.3f} [{found.low:.3f}, {found.high:.3f}]\n"
        f"agrees with the automatic judge: {found.agreement:.3f}, Cohen's kappa {found.kappa:.3f}"
    )
    for case, right, comment in found.differing:
        print(f"- {case}: a person says {'right' if right else 'wrong'}, the suite the opposite. {comment}")


def chat_model(report: Mapping[str, Any]) -> None:
    """A row for each suite and arm, then every sentence of the model that was shown."""
    console = Console(width=120, highlight=False)
    table = Table(
        title=f"{report['model']}, {report['sample']} cases a suite, seed {report['seed']}", title_justify="left"
    )
    for name in (
        "suite",
        "arm",
        "n",
        "passed",
        "p",
        "sentences",
        "figure invented",
        "not borne out",
        "wrong slots filed",
    ):
        table.add_column(name)
    for row in report["rows"]:
        p = "–" if row["p_value"] is None else f"{row['p_value']:.2f}"
        counts = (row["stated"], row["invented"], row["unborne"], row["wrong_slots"])
        table.add_row(row["suite"], row["arm"], str(row["n"]), f"{row['passed']:.2f}", p, *map(str, counts))
    console.print(table)
    console.print(f"slots that the model proposed for first messages: {report['slots_proposed']}, ", end="")
    console.print(f"wrong: {report['slots_wrong']}; calls that failed: {report['failures']}")
    if report["unanswered"]:
        console.print(f"Requests that nothing has answered yet: {report['unanswered']}. The figures are of the rest.")
    for entry in report["shown"]:
        said = (entry["suite"], entry["arm"], entry["asked"], entry["sentence"], *entry["invented"], entry["unborne"])
        console.print(" | ".join(said), markup=False, soft_wrap=True)
