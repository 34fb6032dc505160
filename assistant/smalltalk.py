"""Messages that are no question about the regulations: greetings, thanks, the time, orders to forget the rules."""

import re
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import rtoml

from assistant.chatter import ChatterReader
from assistant.phrases import Language, say
from assistant.pointing import asks_why
from assistant.questions import asks, asks_aspect, ends_open
from assistant.reply import Reply

_DATA: dict[str, Any] = rtoml.load(Path(__file__).with_name("smalltalk.toml"))
_PUNCTUATION = re.compile(r"[\W_]+")
_MARKS = re.compile(r"[,，.。!！?？;；~～…\n、]+|\s{2,}|(?<=[一-鿿])\s+")
_TAIL = re.compile(r"(?:哈{2,}|呵{2,}|嘿{2,}|[啊阿呀哇吧呢啦哈哦喔噢嘛咯呗哟耶儿滴]+)$")
_LAUGH = re.compile(r"^(?:[哈呵嘿嘻]{2,}|(?:ha){2,}|lol)+")
_RUN_ON = ("greeting", "thanks", "apology", "goodbye", "mood", "joy", "never_mind")  # said without a mark between
_TELLS = ("joy", "vent", "mood", "steadfast")  # what may be the matter that is asked about
_ANSWERED = ("identity", "capability", "day", "time", "outside_job")  # told before what else is asked
_ASKS_LITTLE = ("greeting", "thanks", "apology")  # what else is said beside them tells the reply
LIKELY, CERTAIN = 0.6, 0.95  # belief in small talk from which a refusal gives way, and an answer
_ABOUT_US = ("greeting", "thanks", "goodbye", "identity", "capability", "sorry", "human")  # asked of the assistant
PIECE_MIN_CHARS = 2
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
    kind = _kind_of(text)
    return Reply(_said(kind, text, now, language), "chitchat", trace={"route": f"small talk: {kind}"}) if kind else None


def idle(text: str) -> bool:
    """Whether a message as a whole asks for nothing that there is paperwork for: thanks, insults, the time of day.

    An order to forget the rules, for a poem, or a sigh about something, may hold more than itself.
    """
    kind = _kind(text)
    return kind not in ("steadfast", "outside_job", "vent") if kind else _of_pieces(_pieces(text)) in _RUN_ON


def asked_beside(text: str, now: datetime, language: Language) -> tuple[str, str]:
    """What is asked beside small talk (讲个笑话,再说说产假), and the reply to that where there is one; else empty.

    What sets the scene stays: 外面下雨,迟到算吗.
    """
    pieces = [(piece, _kind(piece)) for piece in _pieces(text)]
    beside = [(piece, kind) for piece, kind in pieces if kind and not (_sets_scene(piece) or kind in _TELLS)]
    rest = ",".join(piece for piece, kind in pieces if (piece, kind) not in beside)
    leans = ends_open(rest) and any(kind not in _ASKS_LITTLE for _, kind in beside)  # 明天下雨吗,后天呢
    if not beside or leans or not asks(rest):
        return "", ""
    told = (_said(kind, piece, now, language) for piece, kind in beside if kind in _ANSWERED and _wants(piece))
    return rest, next(told, "")


def overheard(message: str, found: Reply, chatter: ChatterReader, language: Language) -> Reply:
    """The reply to a message that is most likely small talk although no pattern says so; else what was found for it.

    A refusal gives way sooner than an answer, and a question is rather refused than waved off.
    """
    heard = chatter.read(message)
    least = {"not_covered": LIKELY, "answer": CERTAIN}.get(found.kind, 1.0)
    if re.search(_DATA["words"]["grave"], message.lower()):
        return found
    waved_off = asks(message) and heard.kind not in _ABOUT_US
    if waved_off or heard.belief < least or asks_aspect(message) or asks_why(message):
        return found
    return Reply(say(heard.kind, language), "chitchat", trace={**found.trace, "route": f"overheard: {heard.kind}"})


def _sets_scene(piece: str) -> bool:
    return not asks(piece) and bool(re.search(_DATA["words"]["scene"], piece))


def _wants(piece: str) -> bool:
    return asks(piece) or bool(re.search(_DATA["words"]["order"], piece))


def _pieces(text: str) -> list[str]:
    return [piece for piece in _MARKS.split(text) if _PUNCTUATION.sub("", piece)]


def _kind_of(text: str) -> str:
    """The kind of a whole message. An order for a poem is none where something else is asked beside it."""
    kind, pieces = _kind(text), _pieces(text)
    if kind == "outside_job" and any(asks(piece) and not _kind(piece) for piece in pieces if len(pieces) > 1):
        return ""
    return kind or _of_pieces(pieces)


@lru_cache(maxsize=64)  # a message is looked at in several places
def _kind(text: str) -> str:
    bare = _PUNCTUATION.sub("", text.lower())
    if len(bare) > MOST_CHARS:
        return "steadfast" if dict(_patterns())["steadfast"].fullmatch(bare) else ""
    plain = _TAIL.sub("", bare) or bare
    for said in dict.fromkeys((bare, plain, _LAUGH.sub("", plain) or plain)):
        for kind, pattern in _patterns():
            if pattern.fullmatch(said) and not (kind in _TELLS and bare.endswith("呢")):  # 转正了呢 goes on
                return kind
    return _run_on(bare)


@lru_cache(maxsize=1)
def _politeness() -> re.Pattern[str]:
    """What may run on into something else."""
    return re.compile("|".join(pattern.pattern for kind, pattern in _patterns() if kind in _RUN_ON))


def _run_on(bare: str) -> str:
    """拜拜明天见, 好无聊啊想找人说说话: the kind of the second of two that follow one another without a mark."""
    for end in range(PIECE_MIN_CHARS, len(bare) - PIECE_MIN_CHARS + 1):
        first = _TAIL.sub("", bare[:end]) or bare[:end]
        if _politeness().fullmatch(first):
            for kind, pattern in _patterns():
                rest = bare[end:]
                if kind in _RUN_ON and pattern.fullmatch(_TAIL.sub("", rest) or rest):
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
