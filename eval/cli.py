"""`zhidu eval`: run suites, compare runs, hold gates, and let a person judge the judge."""

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from assistant.settings import SettingsError, load_settings
from corpus.embed import EngineError
from corpus.files import CorpusError
from eval import show
from eval.case import BadSuite
from eval.compare import compare
from eval.gate import gates, shortfalls
from eval.label import BadSheet, export, read_back
from eval.report.files import NoReport, newest, read, write
from eval.session import Asked, evaluate
from eval.suite import SPLITS
from eval.target import TargetError

OK, SHORT, FAILED = 0, 1, 2
KNOWN = (BadSuite, BadSheet, NoReport, TargetError, SettingsError, EngineError, CorpusError)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command: 0; 1 where a gate fell short or something got worse; 2 for a known problem, in one line."""
    arguments = _parser().parse_args(argv)
    command: Callable[[argparse.Namespace], int] = arguments.command
    try:
        return command(arguments)
    except KNOWN as problem:
        print(f"zhidu eval: {problem}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="zhidu eval", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    run = commands.add_parser("run", help="play suites, print the table, write a report")
    _add_run_options(run)
    run.add_argument("--out", type=Path, metavar="DIR", help="where the report goes (ZHIDU_HOME/eval/runs/<time>)")
    run.add_argument("--failures", action="store_true", help="print every case that failed; for development splits")
    run.set_defaults(command=_run)

    gate = commands.add_parser(
        "gate", help="play suites and hold them to their thresholds; exit 1 where one fell short"
    )
    _add_run_options(gate)
    gate.add_argument("--report", type=Path, metavar="DIR", help="hold this report to them instead of playing")
    gate.set_defaults(command=_gate)

    both = commands.add_parser("compare", help="two reports, case by case; exit 1 where something got worse")
    both.add_argument("before", type=Path, metavar="A")
    both.add_argument("after", type=Path, metavar="B")
    both.set_defaults(command=_compare)

    label = commands.add_parser("label", help="a sheet for a person to judge").add_subparsers(
        required=True, metavar="WHAT"
    )
    out = label.add_parser("export", help="write a CSV of cases without the automatic verdict")
    out.add_argument("report", type=Path)
    out.add_argument("sheet", type=Path)
    out.add_argument("-n", type=int, default=50, help="cases (50)")
    out.set_defaults(command=_export)
    back = label.add_parser("read", help="compare a filled-in sheet with the report")
    back.add_argument("report", type=Path)
    back.add_argument("sheet", type=Path)
    back.set_defaults(command=_read_back)
    model = commands.add_parser(
        "chat-model", help="the assistant alone, the chat model unguarded, and through the checks"
    )
    model.add_argument("suites", nargs="*", metavar="SUITE", help="default: answers refusal open actions")
    model.add_argument("--sample", type=_count, default=20, metavar="N", help="cases of each suite (20)")
    model.add_argument(
        "--record", type=Path, metavar="FILE", help="keep what the model says (ZHIDU_HOME/eval/model.jsonl)"
    )
    model.add_argument(
        "--asks", type=Path, metavar="FILE",
        help="ask nothing: write what the record lacks to FILE, for a batch or another machine to answer",
    )  # fmt: skip
    model.set_defaults(command=_chat_model)
    return parser


def _add_run_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "suites", nargs="*", metavar="SUITE", help="names, or paths of .toml or .jsonl; default: a split"
    )
    parser.add_argument("--split", choices=SPLITS, default="frozen", help="which suites where none is named (frozen)")
    parser.add_argument("--target", metavar="URL", help="a deployed server; default: the assistant in this process")
    parser.add_argument("--token", default="demo-{asker}", help="bearer token for --target; {asker}: the employee id")
    parser.add_argument("--with-actions", action="store_true", help="file paperwork on --target too; it stays there")
    parser.add_argument(
        "--engine", help="another embedding engine, e.g. sentence-transformers:<path>; gets its own index"
    )
    parser.add_argument("--repeat", type=_count, default=1, metavar="N", help="play N times and name what differs")
    parser.add_argument("--peers", action="store_true", help="stock LangChain and BM25 alone beside search")
    parser.add_argument(
        "--stard", type=Path, metavar="PATH", help="with --peers: on STARD too (an hour the first time)"
    )


def _count(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no count; use 1 or more")
    return int(text)


def _played(arguments: argparse.Namespace) -> dict[str, Any]:
    asked = Asked(
        tuple(arguments.suites), arguments.split, arguments.target, arguments.token, arguments.with_actions,
        arguments.engine, arguments.repeat, arguments.peers, arguments.stard,
    )  # fmt: skip
    with show.progress() as progress:
        return evaluate(asked, progress)


def _run(arguments: argparse.Namespace) -> int:
    runs = load_settings().home / "eval" / "runs"
    last = newest(runs)
    report = _played(arguments)
    out = arguments.out or runs / f"{datetime.now():%Y%m%d-%H%M%S}"
    write(report, out, last)
    show.tables(report, last)
    if arguments.failures:
        show.failures(report)
    print(f"report: {out / 'report.html'}")
    return OK


def _gate(arguments: argparse.Namespace) -> int:
    report = read(arguments.report) if arguments.report else _played(arguments)
    lines = shortfalls(report)
    for line in lines:
        print(line)
    print(f"gate: {gates(report) - len(lines)} of {gates(report)} thresholds held")
    return SHORT if lines else OK


def _chat_model(arguments: argparse.Namespace) -> int:
    from eval.chat_model import SUITES, measure

    folder = load_settings().home / "eval"
    folder.mkdir(parents=True, exist_ok=True)
    with show.progress() as progress:
        kept_in = arguments.record or folder / "model.jsonl"
        report = measure(arguments.suites or SUITES, arguments.sample, kept_in, progress, arguments.asks)
    show.chat_model(report)
    return OK


def _compare(arguments: argparse.Namespace) -> int:
    comparison = compare(read(arguments.before), read(arguments.after))
    show.comparison(comparison)
    return SHORT if comparison.worse else OK


def _export(arguments: argparse.Namespace) -> int:
    count = export(read(arguments.report), arguments.sheet, arguments.n)
    print(f"{count} cases in {arguments.sheet}: write 1 (right) or 0 (wrong) into the column 'right', then\n"
          f"zhidu eval label read {arguments.report} {arguments.sheet}")  # fmt: skip
    return OK


def _read_back(arguments: argparse.Namespace) -> int:
    show.agreement(read_back(read(arguments.report), arguments.sheet))
    return OK


if __name__ == "__main__":
    sys.exit(main())
