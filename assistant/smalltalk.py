"""Messages that are no question about the regulations: greetings, thanks, the time, orders to forget the rules."""

import re
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import rtoml

from assistant.phrases import Language, say
from assistant.reply import Reply

_DATA: dict[str, Any] = rtoml.load(Path(__file__).with_name("smalltalk.toml"))
_PUNCTUATION = re.compile(r"[\W_]+")
_MARKS = re.compile(r"[,，.。!！?？;；~～…\n、]+|\s{2,}|(?<=[一-鿿])\s+")
_TAIL = re.compile(r"(?:哈{2,}|呵{2,}|嘿{2,}|[啊阿呀哇吧呢啦哈哦喔噢嘛咯呗哟耶儿滴]+)$")
_ASKS_LITTLE = ("greeting", "thanks", "apology")  # what else is said beside them tells the reply
MOST_CHARS = 60  # of small talk without punctuation; an order to forget the rules may be longer
_WEEKDAYS = "一二三四五六日"


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    def filled(pattern: str) -> str:
        return re.sub(r"<(\w+)>", lambda match: str(_DATA["words"][match[1]]), pattern)

    kinds: dict[str, list[str]] = _DATA["kinds"]
    return tuple((kind, re.compile("|".join(f"(?:{filled(p)})" for p in patterns))) for kind, patterns in kinds.items())


def small_talk(text: str, now: datetime, language: Language) -> Reply | None:
    """The reply to a message that is small talk as a whole; None for anything that may be a question."""
    kind = _kind(text) or _of_pieces([piece for piece in _MARKS.split(text) if _PUNCTUATION.sub("", piece)])
    return Reply(_said(kind, text, now, language), "chitchat", trace={"route": f"small talk: {kind}"}) if kind else None


def idle(text: str) -> bool:
    """Whether a message as a whole asks for nothing that there is paperwork for: thanks, insults, the time of day.

    An order to forget the rules, or for a poem, may hold more than itself.
    """
    return _kind(text) not in ("", "steadfast", "outside_job")


@lru_cache(maxsize=64)  # a message is looked at in several places
def _kind(text: str) -> str:
    bare = _PUNCTUATION.sub("", text.lower())
    if len(bare) > MOST_CHARS:
        return "steadfast" if dict(_patterns())["steadfast"].fullmatch(bare) else ""
    for said in dict.fromkeys((bare, _TAIL.sub("", bare) or bare)):
        for kind, pattern in _patterns():
            if pattern.fullmatch(said):
                return kind
    return ""


def _of_pieces(pieces: list[str]) -> str:
    """多谢,帮大忙了: the kind of the last piece that is more than polite, where every piece is small talk."""
    kinds = [_kind(piece) for piece in pieces] if len(pieces) > 1 else []
    if not kinds or not all(kinds):
        return ""
    return next((kind for kind in reversed(kinds) if kind not in _ASKS_LITTLE), kinds[-1])


def _said(kind: str, text: str, now: datetime, language: Language) -> str:
    if kind not in ("day", "time"):
        return say(kind, language)
    word, shift = next(((word, days) for word, days in _DATA["days"].items() if word in text.lower()), ("", 0))
    day = now + timedelta(days=shift)
    if kind == "time":
        return say("time", language, time=now.strftime("%H:%M"), day=_day(now, language))
    if language == "en":
        return say("day", language, word=f"{word or 'today'} is".capitalize(), day=_day(day, language))
    return say("day", language, word=f"{word or '今天'}是 ", day=_day(day, language))


def _day(day: datetime, language: Language) -> str:
    if language == "en":
        return day.strftime("%A, %Y-%m-%d")
    return f"{day.year} 年 {day.month} 月 {day.day} 日星期{_WEEKDAYS[day.weekday()]}"
