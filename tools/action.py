"""What an action is: a kind of paperwork that the assistant files after a yes; each is one file beside this."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Action:
    """A kind of paperwork: its name in the contract (leave_request) and its titles for people."""

    name: str
    title_zh: str
    title_en: str
