"""`zhidu slack` and its like: one chat channel alone, and what is wrong with its settings."""

import gc
import logging
import signal
import sys
import threading
from contextlib import nullcontext

from assistant.settings import Settings
from bots.channel import Integration
from bots.channels import Channels, add_routes, integration
from tools.directory import Directory, demo_company

OK, WRONG = 0, 1


def check(name: str, settings: Settings) -> int:
    """Say what is missing, a line each; exit status 1 where something is."""
    kind = integration(name)
    problems = kind.missing(settings) or kind.check(settings)
    for problem in problems:
        print(f"zhidu {name} check: {problem}")
    if not problems:
        print(f"zhidu {name} check: everything is there; start it with `zhidu {name}` or `zhidu serve`")
    return WRONG if problems else OK


def run(name: str, settings: Settings, host: str, port: int, demo: bool) -> int:
    """Serve one channel until interrupted: over its own connection, and over HTTP where it takes events so."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    kind = integration(name)
    if lacking := kind.missing(settings):
        print(f"zhidu {name}: missing: {'; '.join(lacking)}\nRun: zhidu {name} check", file=sys.stderr)
        return WRONG
    from bots.staff import followed

    with nullcontext(demo_company()) if demo else followed(settings) as directory:
        _serve(kind, settings, directory, host, port)
    return OK


def _serve(kind: Integration, settings: Settings, directory: Directory, host: str, port: int) -> None:
    import uvicorn
    from fastapi import FastAPI

    from assistant.build import LiveParts, open_database
    from bots.overdue import Overdue
    from bots.problems import BodyLimit
    from bots.web import add_health

    store = open_database(settings)
    live = LiveParts(settings, store, directory)
    channels = Channels([kind], settings, live, store)
    watch = Overdue(store, directory, settings.clock)
    app = FastAPI(title=f"Zhidu in {kind.title}", docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(BodyLimit)
    add_health(app, live, store)
    stopped = threading.Event()
    signal.signal(signal.SIGTERM, lambda number, frame: stopped.set())
    watch.start()
    try:
        listens = add_routes(app, channels)
        channels.start()
        gc.enable()
        print(f"Zhidu is in {kind.title}" + (f", and takes its events at http://{host}:{port}" if listens else ""),
              flush=True)  # fmt: skip
        if listens:
            uvicorn.run(app, host=host, port=port, access_log=False, log_level="warning")
        else:
            stopped.wait()
    finally:
        channels.stop()
        watch.stop()
        store.close()
