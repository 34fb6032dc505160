"""A company on Feishu, on this machine: its people write and press buttons; events go out encrypted and signed.

event-subscription-guide/event-subscription-configure-/encrypt-key-encryption-configuration-case on
https://open.feishu.cn/document: AES-256-CBC with the SHA-256 of the Encrypt Key, the IV before the text; the header
X-Lark-Signature is the SHA-256 of timestamp, nonce, Encrypt Key and body.
"""

import base64
import hashlib
import itertools
import json
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import uvicorn
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7

from tests.bots.feishu.line import LongConnection
from tests.bots.feishu.openapi import APP_ID, APP_SECRET, ROBOT, OpenApi, Posted
from tests.conftest import free_port

ENCRYPT_KEY, TOKEN = "encrypt-key-of-the-test", "verification-token-of-the-test"
TENANT = "tenant0001"
CALLBACK_S = 3.0  # feishu-cards/card-callback-communication: an answer within three seconds
WAIT_S = 60.0
Body = dict[str, Any]


class Tenant:
    """What the test does as the people of the company, and what they see."""

    def __init__(self, url: str) -> None:
        self.url, self.api = url, OpenApi()
        self.line = LongConnection(self.api.changed, url)
        self.by_line = False  # over the long connection instead of HTTP: one or the other is chosen for an app
        self.events_url = ""
        self._numbers = itertools.count(1)
        self._sender = httpx.Client(timeout=30)

    def close(self) -> None:
        self._sender.close()

    @property
    def environment(self) -> dict[str, str]:
        return {
            "FEISHU_APP_ID": APP_ID, "FEISHU_APP_SECRET": APP_SECRET, "FEISHU_ENCRYPT_KEY": ENCRYPT_KEY,
            "FEISHU_VERIFICATION_TOKEN": TOKEN, "FEISHU_DOMAIN": self.url,
        }  # fmt: skip

    # --- what people do

    def say(self, who: str, text: str, group: str = "", at: bool = True, message: str = "") -> None:
        """A text message, alone or in a group (with a mention of the robot)."""
        mentioned = bool(group) and at
        mention = {"key": "@_user_1", "id": {"open_id": ROBOT}, "name": "制度助手", "tenant_key": TENANT}
        content = {"text": f"@_user_1 {text}" if mentioned else text}
        self.message(who, "text", content, group, [mention] if mentioned else [], message)

    def share(self, who: str, name: str, content: bytes) -> None:
        key = f"file_v3_{next(self._numbers)}"
        self.api.files[key] = content
        self.message(who, "file", {"file_key": key, "file_name": name})

    def message(
        self, who: str, kind: str, content: Body, group: str = "", mentions: list[Body] | None = None, number: str = ""
    ) -> None:
        """server-docs/im-v1/message/events/receive."""
        number = number or f"om_said_{next(self._numbers)}"
        self.api.places[number] = group or who
        self.deliver(self.event("im.message.receive_v1", {
            "sender": {"sender_id": {"open_id": who, "union_id": "on", "user_id": who.removeprefix("ou_")},
                       "sender_type": "user", "tenant_key": TENANT},
            "message": {"message_id": number, "chat_id": group or f"oc_{who}", "chat_type": "group" if group else "p2p",
                        "create_time": str(int(time.time() * 1000)), "message_type": kind,
                        "content": json.dumps(content), "mentions": mentions or []},
        }))  # fmt: skip

    def press(self, who: str, card: Posted, label: str, value: Body | None = None) -> None:
        """feishu-cards/card-callback-communication: card.action.trigger."""
        started = time.monotonic()
        self.deliver(self.event("card.action.trigger", {
            "operator": {"tenant_key": TENANT, "user_id": who.removeprefix("ou_"), "open_id": who, "union_id": "on"},
            "token": "c-token", "host": "im_message",
            "action": {"value": value or card.buttons[label], "tag": "button"},
            "context": {"open_message_id": card.id, "open_chat_id": f"oc_{card.where}"},
        }))  # fmt: skip
        assert time.monotonic() - started < CALLBACK_S

    # --- how it reaches the app

    def event(self, kind: str, event: Body) -> Body:
        """The envelope of version 2.0; event-subscription-guide/event-subscription-configure-."""
        header = {"event_id": f"ev{next(self._numbers)}", "event_type": kind, "create_time": "1", "token": TOKEN,
                  "app_id": APP_ID, "tenant_key": TENANT}  # fmt: skip
        return {"schema": "2.0", "header": header, "event": event}

    def deliver(self, event: Body) -> None:
        """An event that the app acknowledges."""
        if self.by_line:
            self.wait(lambda: self.line.open > 0, "a line")
            number = self.line.push(event)
            self.wait(lambda: number in self.line.acks, "the answer to a frame")
            assert self.line.acks[number] == 200
        else:
            self.send(event).raise_for_status()

    def send(self, body: Body, key: str = ENCRYPT_KEY, signature: str = "") -> httpx.Response:
        content = json.dumps({"encrypt": encrypted(json.dumps(body), key)}).encode()
        stamp, nonce = str(int(time.time())), "nonce"
        signed = signature or hashlib.sha256(f"{stamp}{nonce}{key}".encode() + content).hexdigest()
        headers = {"X-Lark-Request-Timestamp": stamp, "X-Lark-Request-Nonce": nonce, "X-Lark-Signature": signed}
        return self._sender.post(self.events_url, content=content, headers=headers)

    # --- what they see

    def seen(self, where: str) -> list[Posted]:
        with self.api.changed:
            return [posted for posted in self.api.posted if posted.where == where]

    def said(self, where: str, words: str) -> Posted:
        """The newest card of a chat with these words."""

        def found() -> list[Posted]:
            return [posted for posted in self.api.posted if posted.where == where and words in posted.text]

        self.wait(lambda: bool(found()), words)
        return found()[-1]

    def wait(self, come_true: Callable[[], bool], what: str) -> None:
        with self.api.changed:
            shown = "\n---\n".join(f"{posted.where}: {posted.text}" for posted in self.api.posted[-4:])
            assert self.api.changed.wait_for(come_true, WAIT_S), f"waited in vain for {what}; the last were:\n{shown}"


def encrypted(text: str, key: str) -> str:
    padder, start = PKCS7(128).padder(), os.urandom(16)
    padded = padder.update(text.encode()) + padder.finalize()
    cipher = Cipher(algorithms.AES256(hashlib.sha256(key.encode()).digest()), modes.CBC(start)).encryptor()
    return base64.b64encode(start + cipher.update(padded) + cipher.finalize()).decode()


@contextmanager
def running() -> Iterator[Tenant]:
    port = free_port()
    tenant = Tenant(f"http://127.0.0.1:{port}")
    app = tenant.api.app()
    app.router.routes.extend(tenant.line.routes())
    config = uvicorn.Config(app, port=port, log_level="error", lifespan="off", ws="websockets-sansio")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield tenant
    server.should_exit = True
    thread.join(10)
    tenant.close()
