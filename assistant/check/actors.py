"""Who does what: where a rule gives different things to different people, a sentence may not give one's to another."""

import re
from collections.abc import Iterator

from assistant.check.names import actors
from assistant.check.words import pairs

_RECEIVES = re.compile(r"(?:提交|转交|报告|通知|告知|交给|给|向|到|至|对)$")
_BY = re.compile(r"[由经](?:相关|有关|各|其)?$")
_FOR = re.compile(r"(?:为|给|替|帮)(员工|客户)([㐀-鿿]{2})")
_DONE_BY = re.compile(r"由([^,;。]{2,14}?)([㐀-鿿]{2})(?=[,;。]|$)")
_EXAMPLE = re.compile(r"([㐀-鿿]{2,6})\((?:如|例如)([^()]+)\)")
_TOGETHER = re.compile(r"^(?:[、/和与及或(如]|或者|以及|指定|相关|有关)*$")


def exchanged(part: str, rule: str) -> str:
    """Who is said to do what the rule has another do; empty where nobody is."""
    theirs = list(_deeds(rule))
    everyone = {who for group, _, _ in theirs for who in group}
    for group, before, deed in _deeds(part):
        answers_for = _BY.search(before) or deed.startswith("负责")
        if not set(group) <= everyone:
            theirs_too = not before and any(not at and pairs(deed) & pairs(done) for _, at, done in theirs)
            if answers_for or theirs_too or (not before and any(_BY.search(at) for _, at, _ in theirs)):
                return f"{'、'.join(group)}: of whom the rule says nothing"
            continue
        own = set().union(*(pairs(done) for people, _, done in theirs if set(people) & set(group)))
        others = set().union(*(pairs(done) for people, _, done in theirs if not set(people) & set(group)))
        only_receives = all(_RECEIVES.search(at) for people, at, _ in theirs if set(people) & set(group))
        said = pairs(deed) & pairs(rule) if answers_for else pairs(deed) & others - own
        if (said and not pairs(deed) & own) or (answers_for and only_receives):
            return f"{'、'.join(group)}: {deed}"
    return _another(part, rule) or _done_for(part, rule) or _for_instance(part, rule)


def _for_instance(part: str, rule: str) -> str:
    """由质量部门判定 where the rule has 由授权人员(如质量部门、技术部门)判定."""
    for example in _EXAMPLE.finditer(rule):
        for who, _, _ in actors(part):
            if who in example[2] and rule.count(who) == 1 and example[1][-2:] not in part:
                return f"{who}: {example[0]}"
    return ""


def _done_for(part: str, rule: str) -> str:
    """员工缴纳, or 为公司缴纳, where the rule has 公司为员工缴纳."""
    for served in _FOR.finditer(rule):
        itself = re.search(rf"{served[1]}[^,;由被的为给]{{0,4}}{served[2]}", part)
        if itself and not _FOR.search(part) and "公司" not in part[: itself.start()]:
            return f"{itself[0]}: {served[0]}"
        if other := re.search(rf"[为给替帮](?!{served[1]})[㐀-鿿]{{2}}{served[2]}", part):
            return f"{other[0]}: {served[0]}"
    return ""


def _another(part: str, rule: str) -> str:
    """由甲编制 where the rule has 由乙编制."""
    for match in _DONE_BY.finditer(part):
        ruled = re.search(rf"由([^,;。]{{2,10}}?){match[2]}", rule)
        if ruled and ruled[1][:2] not in match[0]:
            return f"{match[0]}: {ruled[0]}"
    return ""


def _deeds(text: str) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Each group of people of a text with what stands before it, and what is said after it, up to the next."""
    found = list(actors(text))
    n = 0
    while n < len(found):
        group, start, end = [found[n][0]], found[n][1], found[n][2]
        while n + 1 < len(found) and _TOGETHER.match(text[end : found[n + 1][1]]):
            n += 1
            group.append(found[n][0])
            end = found[n][2]
        yield tuple(group), text[:start], text[end : found[n + 1][1] if n + 1 < len(found) else len(text)]
        n += 1
