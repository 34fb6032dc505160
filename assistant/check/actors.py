"""Who does what: where a rule gives different things to different people, a sentence may not give one's to another."""

import re
from collections.abc import Iterator

from assistant.check.names import actors
from assistant.check.words import pairs

_TOGETHER = re.compile(r"^(?:[、/和与及或(如]|或者|以及)*$")


def exchanged(part: str, rule: str) -> str:
    """Who is said to do what the rule has another do; empty where nobody is."""
    theirs = list(_deeds(rule))
    everyone = {who for group, _ in theirs for who in group}
    for group, deed in _deeds(part):
        if not set(group) <= everyone or not (said := pairs(deed)):
            continue
        own = set().union(*(pairs(done) for people, done in theirs if set(people) & set(group)))
        others = set().union(*(pairs(done) for people, done in theirs if not set(people) & set(group)))
        if said & others - own and not said & own:
            return f"{'、'.join(group)}: {deed}"
    return ""


def _deeds(text: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each group of people of a text with what is said after it, up to the next."""
    found = list(actors(text))
    n = 0
    while n < len(found):
        group, end = [found[n][0]], found[n][2]
        while n + 1 < len(found) and _TOGETHER.match(text[end : found[n + 1][1]]):
            n += 1
            group.append(found[n][0])
            end = found[n][2]
        yield tuple(group), text[end : found[n + 1][1] if n + 1 < len(found) else len(text)]
        n += 1
