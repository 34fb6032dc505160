"""`zhidu mcp`: the MCP server alone, for one employee over stdio, or for whoever has a token over HTTP."""

import argparse
import sys
from contextlib import nullcontext

from assistant.settings import Settings
from tools.directory import Directory

OK, WRONG = 0, 1


def add_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    """The parser of `zhidu mcp`; what it runs is the caller's to set."""
    mcp = commands.add_parser("mcp", help="serve other assistants by the Model Context Protocol (stdio)")
    mcp.add_argument("--as", dest="employee", metavar="ID", help="stdio: for whom; without it questions only")
    mcp.add_argument("--demo", action="store_true", help="the people of the demo company")
    mcp.add_argument("--http", action="store_true", help="streamable HTTP at /mcp instead, by bearer token")
    mcp.add_argument("--host", default="127.0.0.1")
    mcp.add_argument("--port", type=int, default=8000)
    return mcp


def run(settings: Settings, employee_id: str | None, demo: bool) -> int:
    """Serve standard input and output until the client leaves. Whoever starts the process answers for `employee_id`."""
    import logging

    from assistant.build import LiveParts, open_database, open_directory
    from bots.mcp_server import create_mcp
    from tools.directory import Employee, demo_company

    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)  # standard output is the protocol's
    directory = demo_company() if demo else open_directory(settings)
    asker = directory.find(employee_id) if employee_id else Employee("local", "local", "")
    if asker is None:
        where = "the demo company: e001 to e060, m001, h001 …" if demo else "ZHIDU_DIRECTORY (or add --demo)"
        print(f"zhidu mcp: nobody has the id {employee_id} in {where}", file=sys.stderr)
        return WRONG
    store = open_database(settings)
    try:
        create_mcp(LiveParts(settings, store, directory).now, lambda ctx: asker, asks_employee=True).run("stdio")
    finally:
        store.close()
    return OK


def serve(settings: Settings, host: str, port: int, demo: bool) -> int:
    """Serve /mcp and nothing else until interrupted; `zhidu serve` has it beside everything else."""
    import logging

    from bots.staff import followed
    from tools.directory import demo_company

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    with nullcontext(demo_company()) if demo else followed(settings) as directory:
        _serve(settings, directory, host, port, demo)
    return OK


def _serve(settings: Settings, directory: Directory, host: str, port: int, demo: bool) -> None:
    import uvicorn
    from fastapi import FastAPI

    from assistant.build import LiveParts, open_database
    from bots.identity import Identities
    from bots.mcp_http import PATH, McpDoor
    from bots.problems import BodyLimit, add_problem_handlers
    from bots.web import add_health

    store = open_database(settings)
    live = LiveParts(settings, store, directory)
    door = McpDoor(live.now, Identities(directory, demo))
    app = FastAPI(title="Zhidu MCP", docs_url=None, redoc_url=None, openapi_url=None, lifespan=lambda _: door.running())
    add_problem_handlers(app)
    app.add_middleware(BodyLimit)
    add_health(app, live, store)
    door.add_to(app)
    print(f"Zhidu speaks MCP at http://{host}:{port}{PATH}", flush=True)
    try:
        uvicorn.run(app, host=host, port=port, access_log=False, log_level="warning")
    finally:
        store.close()
