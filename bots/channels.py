"""The chat channels: a new one is one file or folder, and its line here."""

import logging
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fastapi import FastAPI

    from assistant.build import LiveParts
    from assistant.settings import Settings
    from bots.channel import Channel, Integration
    from tools.store import Store

# Name → the module whose INTEGRATION it is; imported only where it is used.
CHANNELS: dict[str, str] = {
    "dingtalk": "bots.dingtalk.integration",
    "feishu": "bots.feishu.integration",
    "slack": "bots.slack.integration",
}
_LOG = logging.getLogger("zhidu.channel")


def integration(name: str) -> "Integration":
    found: Integration = import_module(CHANNELS[name]).INTEGRATION
    return found


class Channels:
    """The channels that run in this process, with the delivery of notices."""

    def __init__(self, kinds: "list[Integration]", settings: "Settings", live: "LiveParts", store: "Store") -> None:
        from bots.delivery import Delivery
        from bots.reception import Reception

        self.running: list[tuple[Integration, Channel, Reception]] = []
        for kind in kinds:
            reception = Reception(live.now)
            channel = kind.open(settings, reception)
            reception.join(channel)
            self.running.append((kind, channel, reception))
        pairs = [(channel, reception) for _, channel, reception in self.running]
        self._delivery = Delivery(store, live.now().directory, pairs)

    def start(self) -> None:
        """Listen and deliver. Raises what a channel raises that cannot listen (bad credentials, say)."""
        for _, channel, _ in self.running:
            channel.start()
        if self.running:
            self._delivery.start()

    def stop(self) -> None:
        """Stop listening, let what was taken be answered, stop delivering."""
        for _, channel, _ in self.running:
            channel.stop()
        for _, _, reception in self.running:
            reception.close()
        self._delivery.stop()


def add_routes(app: "FastAPI", channels: Channels) -> bool:
    """Add the routes of those that take events over HTTP; whether there are any."""
    routers = [router for kind, channel, _ in channels.running if (router := kind.router(channel))]
    for router in routers:
        app.include_router(router)
    return bool(routers)


def configured(settings: "Settings") -> "list[Integration]":
    """The channels of which the settings are there; one that lacks some is named in the log and left out."""
    kinds = []
    for name in CHANNELS:
        kind = integration(name)
        if not kind.wanted(settings):
            continue
        if lacking := kind.missing(settings):
            _LOG.warning("%s is not started; missing: %s (zhidu %s check)", kind.title, "; ".join(lacking), name)
        else:
            kinds.append(kind)
    return kinds
