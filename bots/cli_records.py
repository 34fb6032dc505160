"""`zhidu report`, `zhidu audit` and `zhidu outbox`: the store seen from the terminal."""

import argparse
import json
from zoneinfo import ZoneInfo

from assistant.settings import load_settings

OK, BROKEN = 0, 1


def report_complaints(arguments: argparse.Namespace) -> int:
    """Complaints by month and severity: filed, closed, overdue, mean satisfaction."""
    from assistant.build import open_database
    from tools.report import complaints_by_month

    settings = load_settings()
    store = open_database(settings)
    rows = complaints_by_month(store.records(type="complaint"), ZoneInfo(settings.timezone))
    store.close()
    if arguments.json:
        print(json.dumps([vars(row) for row in rows], ensure_ascii=False, indent=1))
        return OK
    print(f"{'month':<10}{'severity':<10}{'filed':>7}{'closed':>8}{'overdue':>9}{'satisfaction':>14}")
    for row in rows:
        mean = "-" if row.satisfaction is None else f"{row.satisfaction:.2f}"
        print(f"{row.month:<10}{row.severity:<10}{row.filed:>7}{row.closed:>8}{row.overdue:>9}{mean:>14}")
    if not rows:
        print("no complaints have been filed")
    return OK


def verify_audit(arguments: argparse.Namespace) -> int:  # noqa: ARG001
    """Exit status 1 where the chain does not hold."""
    from assistant.build import open_database

    store = open_database(load_settings())
    verdict = store.verify_audit()
    store.close()
    if verdict.broken_at is not None:
        print(
            f"zhidu audit: BROKEN at entry {verdict.broken_at}: it was changed, moved or removed; "
            "restore a backup and compare"
        )
        return BROKEN
    print(f"zhidu audit: {verdict.entries} entries, the chain is whole")
    return OK


def show_outbox(arguments: argparse.Namespace) -> int:
    """Each notice with its attempts and last error; with --again dead ones are sent again first."""
    from assistant.build import open_database

    store = open_database(load_settings())
    if arguments.again is not None:
        print(f"zhidu outbox: {store.deliveries.revive(arguments.again)} dead notices wait to be sent again")
    for message in store.outbox(state=arguments.state):
        print(f"{message.id:>6} {message.state:<8}{message.recipient:<8}{message.kind:<8}{message.text}")
        if message.attempts or message.channel:
            how = f"by {message.channel}" if message.channel else f"attempt {message.attempts}"
            print(f"{'':>7}{how}{': ' + message.error if message.error else ''}")
    store.close()
    return OK
