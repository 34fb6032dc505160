"""`zhidu serve`: open the parts, say where to go, serve until stopped."""

import gc
import logging
from contextlib import nullcontext

import uvicorn

from assistant.build import LiveParts, open_database
from assistant.rebuild import Rebuild
from assistant.settings import Settings
from bots.channels import Channels, add_routes, configured
from bots.identity import Identities
from bots.overdue import Overdue
from bots.staff import followed
from bots.web import create_app
from tools.directory import Directory, demo_company

SHOWN_IDENTITIES = ("e001", "e031", "m001", "m002", "h001", "s001", "c001", "v001")


def serve(settings: Settings, host: str, port: int, demo: bool) -> int:
    """Serve until interrupted; 0 when it stopped in order."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    with nullcontext(demo_company()) if demo else followed(settings) as directory:
        _serve(settings, directory, host, port, demo)
    return 0


def _serve(settings: Settings, directory: Directory, host: str, port: int, demo: bool) -> None:
    store = open_database(settings)
    live = LiveParts(settings, store, directory, f"http://{host}:{port}")
    identities = Identities(directory, demo)
    print(f"Zhidu serves at http://{host}:{port}/  (API docs: /docs)", flush=True)
    if demo:
        _print_demo(identities)
    watch = Overdue(store, directory, settings.clock)
    channels = Channels(configured(settings), settings, live, store)
    rebuild = Rebuild(settings, store, live.now)
    app = create_app(live, store, identities, rebuild)
    add_routes(app, channels)
    watch.start()
    rebuild.start()
    try:
        channels.start()
        gc.enable()
        uvicorn.run(app, host=host, port=port, access_log=False, log_level="warning")
    finally:
        channels.stop()
        rebuild.stop()
        watch.stop()
        store.close()


def _print_demo(identities: Identities) -> None:
    print("Demo identities (bearer tokens demo-<id>):")
    for employee_id in SHOWN_IDENTITIES:
        if employee := identities.directory.find(employee_id):
            roles = ", ".join(sorted(employee.roles)) or f"reports to {employee.manager_id}"
            print(f"  demo-{employee.id}  {employee.name}  ({roles})", flush=True)
    print("  … demo-e001 to demo-e060 are all there", flush=True)
