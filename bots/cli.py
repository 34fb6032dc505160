"""`zhidu`: the assistant in a terminal, its server, and the care of its index."""

import argparse
import gc
import json
import sys
from collections.abc import Callable, Collection, Sequence
from datetime import date
from pathlib import Path

from assistant.reply import MAX_CHARS, BadMessage, Turn
from assistant.settings import Settings, SettingsError, load_settings
from bots.channels import CHANNELS
from bots.cli_mcp import add_command as add_mcp

OK, FAILED = 0, 1
ONE_QUESTION = "ask"
LOCAL_ASKER = "local"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; a known problem is one line on standard error and exit status 1."""
    words = list(sys.argv[1:] if argv is None else argv)
    if argv is None and words[:1] == [ONE_QUESTION]:
        gc.disable()  # this process ends with its answer; looking for garbage until then takes a tenth of its time
    parser, commands = _parser()
    if words and not words[0].startswith("-") and words[0] not in commands and (room := _room(words[0])):
        return room(words[1:])
    arguments = parser.parse_args(words)
    command: Callable[[argparse.Namespace], int] = arguments.command
    try:
        status = command(arguments)
        sys.stdout.flush()
        return status
    except BrokenPipeError:  # whoever read it has read enough: zhidu ask … | head
        sys.stdout = None  # nothing is left to be flushed at the end
        return FAILED
    except (KeyboardInterrupt, EOFError):
        return FAILED
    except Exception as problem:
        if not isinstance(problem, _known_problems()):
            raise
        print(f"zhidu: {problem}", file=sys.stderr)
        return FAILED


def _room(name: str) -> Callable[[Sequence[str]], int] | None:
    """A command of a room that bots may not import, such as eval: registered as an entry point in pyproject.toml."""
    from importlib.metadata import entry_points

    found = [entry.load() for entry in entry_points(group="zhidu.commands", name=name)]
    return found[0] if found else None


def _known_problems() -> tuple[type[Exception], ...]:
    from corpus.chroma_index import StoreError
    from corpus.embed import EngineError
    from corpus.files import CorpusError
    from corpus.index import IndexProblem
    from tools.people import DirectoryError
    from tools.problems import DatabaseError

    return (
        SettingsError,
        BadMessage,
        CorpusError,
        DatabaseError,
        DirectoryError,
        EngineError,
        IndexProblem,
        StoreError,
    )


def _parser() -> tuple[argparse.ArgumentParser, Collection[str]]:
    """The parser, and the names of its commands."""
    parser = argparse.ArgumentParser(
        prog="zhidu", description="制度助手: ask the company's regulations, get the article.",
        epilog="zhidu eval --help: suites for evaluators",
    )  # fmt: skip
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    serve = commands.add_parser("serve", help="serve the chat page and the HTTP API")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8000)
    serve.add_argument("--demo", action="store_true", help="a small company with bearer tokens demo-<employee_id>")
    serve.set_defaults(command=_serve)

    for name in CHANNELS:
        channel = commands.add_parser(name, help=f"the assistant in {name} alone; `zhidu serve` has it too")
        channel.add_argument("check", nargs="?", choices=("check",), help="say which setting or permission is missing")
        channel.add_argument("--host", default="127.0.0.1")
        channel.add_argument("--port", type=int, default=8000)
        channel.add_argument("--demo", action="store_true", help="the people of the demo company")
        channel.set_defaults(command=_channel, channel=name)

    add_mcp(commands).set_defaults(command=_mcp)

    ask = commands.add_parser(ONE_QUESTION, help="one question, one answer")
    ask.add_argument("question")
    ask.add_argument("--json", action="store_true", help="the reply as the HTTP API gives it")
    ask.add_argument("--as-of", type=_day, metavar="YYYY-MM-DD", help="ask for the rules in force on another day")
    ask.set_defaults(command=_ask)

    chat = commands.add_parser("chat", help="a conversation in the terminal; an empty line ends it")
    chat.add_argument("--demo", action="store_true", help="be somebody of the demo company, who may file paperwork")
    chat.add_argument("--as", dest="employee", default="e001", metavar="ID", help="with --demo: as whom (e001)")
    chat.set_defaults(command=_chat)

    index = commands.add_parser("index", help="read the corpus and build its index")
    index.set_defaults(command=_index)

    _add_record_commands(commands)
    corpus = commands.add_parser("corpus", help="look after documents").add_subparsers(required=True, metavar="WHAT")
    check = corpus.add_parser("check", help="outline, blanks, outside documents and problems of a file or folder")
    check.add_argument("path", type=Path)
    check.add_argument("--json", action="store_true")
    check.set_defaults(command=_corpus_check)
    return parser, commands.choices


def _add_record_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    from bots import cli_records

    report = commands.add_parser("report", help="figures over records").add_subparsers(required=True, metavar="WHAT")
    complaints = report.add_parser("complaints", help="complaints by kind and month")
    complaints.add_argument("--json", action="store_true")
    complaints.set_defaults(command=cli_records.report_complaints)
    audit = commands.add_parser("audit", help="the audit trail").add_subparsers(required=True, metavar="WHAT")
    verify = audit.add_parser("verify", help="prove that no entry was changed, lost or moved")
    verify.set_defaults(command=cli_records.verify_audit)
    outbox = commands.add_parser("outbox", help="what people are to be told about records")
    outbox.add_argument("--state", choices=("waiting", "sent", "dead"))
    outbox.add_argument(
        "--again", nargs="*", type=int, metavar="ID", help="send dead ones again: those named, or all of them"
    )
    outbox.set_defaults(command=cli_records.show_outbox)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day; write it as YYYY-MM-DD") from None


def _serve(arguments: argparse.Namespace) -> int:
    settings = _indexed(load_settings())
    gc.disable()  # until it serves: what is loaded is no garbage, and looking through it takes a tenth of the start
    from bots.serve import serve

    return serve(settings, arguments.host, arguments.port, demo=arguments.demo)


def _channel(arguments: argparse.Namespace) -> int:
    from bots.cli_channels import check, run

    if arguments.check:
        return check(arguments.channel, load_settings())
    settings = _indexed(load_settings())
    gc.disable()  # as above
    return run(arguments.channel, settings, arguments.host, arguments.port, demo=arguments.demo)


def _mcp(arguments: argparse.Namespace) -> int:
    from bots import cli_mcp

    if arguments.http:
        return cli_mcp.serve(_indexed(load_settings()), arguments.host, arguments.port, arguments.demo)
    return cli_mcp.run(_indexed(load_settings()), arguments.employee, arguments.demo)


def _ask(arguments: argparse.Namespace) -> int:
    """A single question needs no conversation: nothing is stored."""
    from assistant.build import open_for_one_question
    from assistant.turn import take_turn

    parts = open_for_one_question(_indexed(load_settings()))
    reply = take_turn(Turn(arguments.question, LOCAL_ASKER, as_of=arguments.as_of), parts)
    print(json.dumps(reply.as_json(), ensure_ascii=False, indent=1) if arguments.json else reply.text)
    return OK


def _chat(arguments: argparse.Namespace) -> int:
    from assistant.build import open_parts
    from assistant.turn import take_turn
    from tools.directory import Directory, demo_company

    directory = demo_company() if arguments.demo else Directory([])
    asker = arguments.employee if arguments.demo else LOCAL_ASKER
    if arguments.demo and directory.find(asker) is None:
        print(f"zhidu: nobody in the demo company has the id {asker}; use e001 to e060, m001, h001 …", file=sys.stderr)
        return FAILED
    parts = open_parts(_indexed(load_settings()), directory)
    conversation = None
    try:
        while line := input("您:").strip():
            try:
                reply = take_turn(Turn(line[: MAX_CHARS + 1], asker, conversation), parts)
            except BadMessage as problem:
                print(f"\n{problem}\n")
                continue
            conversation = reply.conversation_id
            print(f"\n{reply.text}\n")
    finally:
        parts.close()
    return OK


def _indexed(settings: Settings) -> Settings:
    """The settings, once there is an index: the very first command builds it."""
    from assistant.regulations import index_folder

    if not (index_folder(settings) / "current").exists():
        _build(settings)
    return settings


def _index(arguments: argparse.Namespace) -> int:  # noqa: ARG001
    _build(load_settings())
    return OK


def _build(settings: Settings) -> None:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from assistant.build import build_index_for

    columns = (TextColumn("zhidu index"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("index")
        manifest = build_index_for(settings, lambda done, total: bar.update(task, completed=done, total=total))
    print(
        f"zhidu index: {manifest.articles} articles, {manifest.passages} passages, engine {manifest.engine}",
        file=sys.stderr,
    )


def _corpus_check(arguments: argparse.Namespace) -> int:
    from corpus.check import run

    status, report = run(arguments.path, arguments.json)
    print(report)
    return status


if __name__ == "__main__":
    sys.exit(main())
