"""What is done: a verb of the rule keeps what the rule has it do it to (建立档案 is no 建立手册), an adverb its verb."""

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.check.tokens import Word, words
from assistant.check.words import plain_words, takers

_SEGMENT = re.compile(r"[^,;。:]+")
_ENDS = re.compile(r"[、(]|并|且|或")
_NO_OBJECT = ("的", "、", "和", "与", "及")


def exchanged_object(part: str, rule: str) -> str:
    """A verb of a flat part with what the rule does not have it do it to; empty where there is none."""
    ruled = _after(rule)
    for verb, rest in _governed(part):
        if verb not in ruled or "是" in rest:
            continue
        known = [word.text for word in _object(rest) if word.text in rule and word.text not in plain_words()]
        if known and ruled[verb] and known[-1] not in ruled[verb]:
            return f"{verb}…{known[-1]}: {verb}{ruled[verb]}"
    return ""


@lru_cache(maxsize=512)
def _after(rule: str) -> dict[str, str]:
    """What stands behind each such verb of a rule, up to the end of its segment."""
    found: dict[str, str] = {}
    for verb, rest in _governed(rule):
        found[verb] = f"{found.get(verb, '')}{rest}"
    return found


def _governed(text: str) -> Iterator[tuple[str, str]]:
    for segment in _SEGMENT.findall(text):
        for word in words(segment):
            rest = segment[word.end :]
            if word.text in takers() and not rest.startswith(_NO_OBJECT):
                yield word.text, rest


def _object(rest: str) -> Iterator[Word]:
    """The words behind a verb up to the next verb, or to what is joined on."""
    for word in words(_ENDS.split(rest)[0]):
        if word.tag == "v" and word.start and word.text not in plain_words():
            return
        yield word
