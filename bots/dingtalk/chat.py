"""Messages and cards in DingTalk's chats: which way each goes, in parts that DingTalk takes, words where cards fail."""

import logging
from collections.abc import Callable, Mapping, Sequence

from bots.channel import Heard
from bots.dingtalk import card
from bots.dingtalk.card import Button
from bots.dingtalk.markdown import shown, title
from bots.dingtalk.openapi import DingTalkError, OpenApi
from bots.dingtalk.sessions import Sessions
from bots.pieces import split
from tools.attachments import MAX_BYTES

MESSAGE_BYTES = 10_000  # of Markdown; a group message's parameters may have 15,000 with what JSON adds
Tell = Callable[[str], object]  # posts a text where it is to be read
_LOG = logging.getLogger("zhidu.dingtalk")


class Chat:
    """Its methods raise DingTalkError for what DingTalk refuses and no other way remains."""

    def __init__(self, api: OpenApi, site: str, template: str) -> None:
        self._api, self._site, self._template = api, site, template
        self.sessions = Sessions()

    def file(self, code: str) -> bytes:
        """What somebody sent; cut off where it is too large for us anyway."""
        return self._api.download(code, MAX_BYTES)

    # --- words

    def answer(self, heard: Heard, text: str) -> None:
        """An answer where the message was: through its webhook while that lasts, else by the robot's own calls."""
        for part in split(shown(text, self._site), MESSAGE_BYTES):
            if self._through_session(heard, title(text), part):
                continue
            if heard.public:
                self._api.to_group(heard.place, title(text), part)
            else:
                self._api.to_person(heard.user_id, title(text), part)

    def _through_session(self, heard: Heard, head: str, part: str) -> bool:
        """Whether the message's webhook took the answer; in a group it calls the one who asked."""
        webhook = self.sessions.of(heard.event_id)
        if webhook is None:
            return False
        try:
            if heard.public:
                return self._api.to_session(webhook, head, f"@{heard.user_id}  \n{part}", at=heard.user_id)
            return self._api.to_session(webhook, head, part)
        except DingTalkError as problem:
            if problem.throttled:
                raise
            return False

    def alone(self, user_id: str, text: str) -> str:
        """A message in the person's own chat; what DingTalk calls it."""
        key = ""
        for part in split(shown(text, self._site), MESSAGE_BYTES):
            key = self._api.to_person(user_id, title(text), part)
        return key

    # --- cards

    def offer(self, user_id: str, track: str, text: str, buttons: Sequence[Button], tell: Tell) -> bool:
        """A card in the person's own chat; whether there is one.

        It comes after the whole text where that is too long for a card; where cards are not to be had, words do.
        """
        fits = card.fits(text, self._site)
        if not fits:
            tell(text)
        try:
            if self._template:
                self._api.create_card(track, self._template, self._values(text, buttons), user_id)
                return True
        except DingTalkError as problem:
            if problem.passing or problem.unknown_person:
                raise
            _LOG.warning("no card could be shown, words have to do (zhidu dingtalk check): %s", problem)
        if fits:
            tell(text)
        return False

    def redraw(self, user_id: str, track: str, text: str, buttons: Sequence[Button] = ()) -> None:
        """A card that was pressed shows something else; what does not fit, or cannot be drawn, is said."""
        fits = card.fits(text, self._site)
        if not fits:
            self.alone(user_id, text)
        try:
            self._api.update_card(track, self._values(text, buttons))
        except DingTalkError as problem:
            if problem.passing:
                raise
            _LOG.warning("a card could not be changed, words have to do: %s", problem)
            if fits:
                self.alone(user_id, text)

    def bring_up_to_date(self, track: str, text: str) -> None:
        """A card that nobody has pressed just now; one that cannot be changed stays as it is, its buttons harmless."""
        try:
            self._api.update_card(track, self._values(text, ()))
        except DingTalkError as problem:
            _LOG.warning("a card could not be brought up to date: %s", problem)

    def _values(self, text: str, buttons: Sequence[Button]) -> Mapping[str, str]:
        return card.values(text, buttons, self._site)
