"""The requests in a message, told apart: each clause is judged alone, and none is guessed at.

What is only possible-looking stays with the request before it: a reason (明天请假,去投诉物业), more of a story. What is
said not to be wanted (不要报隐患), and what somebody else wants (帮王伟请后天的假), is no request.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.forms.clauses import EDGE, Clause, bare, clauses_of
from assistant.forms.customers_apart import complains, each_of_both, with_shared
from assistant.forms.denied import denies
from assistant.forms.folded import fold
from assistant.forms.hearing import SURE_OF_ANOTHER, Hearing, joined
from assistant.forms.intent import SURE, Intent
from assistant.forms.later import Request
from assistant.forms.matter import another_of
from assistant.forms.signs import asking, at_site, customers_matter, period_of, story_of
from assistant.forms.tone import says
from assistant.mistyped import as_meant
from assistant.records.kinds import kinds_in
from tools.action import Action

CLAUSES_MOST = 40  # of what is told at greater length nothing is parted: it is one story


@dataclass(frozen=True)
class Several:
    """`told` comes before the first request and is none; `asked` is what the message asks besides.

    `denied` is what is not wanted, `for_others` what is wanted for somebody else; neither is in any request.
    """

    told: str
    requests: tuple[Request, ...]
    asked: str = ""
    denied: tuple[str, ...] = ()
    for_others: str = ""
    unasked: tuple[tuple[Action, str], ...] = ()  # paperwork that is told of as a reason, with a day: 周六加班补回来
    listed: bool = False  # in a list, whose marks are in none of this

    @property
    def first(self) -> Request:
        """The one that is done first: a danger waits for nothing."""
        return next((one for one in self.requests if one.urgent), self.requests[0])

    @property
    def after_first(self) -> tuple[Request, ...]:
        return tuple(one for one in self.requests if one is not self.first)


def apart(text: str, today: date, read: Callable[[str], Intent], current: Action | None = None) -> Several | None:
    """The requests of a message; None where no clause could be one beside others.

    What sounds like the `current` action, whose form is open, is told to that form.
    """
    clauses = clauses_of(each_of_both(text, today))
    if not 1 < len(clauses) <= CLAUSES_MOST:
        return None
    heard = Hearing(today, read, says("counted", as_meant(text)) is not None, _announced(text, clauses))
    begins = heard.wanted(clauses[0].text)
    if begins is None and complains(clauses[0].bare, today):
        begins = customers_matter()
    if story_of(begins) and (says("of_customer", fold(clauses[0].bare)) or complains(clauses[0].bare, today)):
        heard = replace(heard, of_customer=begins, _known={})
    told = heard.told(clauses)
    groups = with_shared(heard.groups(told, clauses))
    listed, unasked = any(clause.item for clause in clauses), heard.unasked(groups)
    if len(groups) < 2 and len(told) == len(clauses) and not (listed or unasked):  # noqa: PLR2004
        return None
    requests = _of([(joined(group), heard.meant(group)) for group in groups], current)
    left = [clause for clause in clauses if clause not in told]
    asked = "".join(clause.text for clause in left if asking(clause.text)).strip(EDGE)
    denied = tuple(clause.bare for clause in left if not asking(clause.text) and denies(clause.text))
    others = "，".join(clause.bare for clause in left if not asking(clause.text) and clause.bare not in denied)
    several = replace(requests, asked=asked, denied=denied, for_others=others, listed=listed, unasked=tuple(unasked))
    return several if several.requests or denied else None


def _announced(text: str, clauses: Sequence[Clause]) -> Action | None:
    """The one kind of which a message announces several matters, by their number or before a list: 报隐患:1.… 2.…"""
    count = says("counted", as_meant(text))
    first = next((n for n, clause in enumerate(clauses) if clause.item), 0)
    kinds = kinds_in(fold(count.group() if count else joined(clauses[:first])))
    return kinds[0] if len(kinds) == 1 and not period_of(kinds[0]) else None


def wanted_alone(
    text: str, today: date, read: Callable[[str], Intent], least: float = SURE_OF_ANOTHER
) -> Action | None:
    """The paperwork that words by which something else is led to clearly ask for: 另外周五请一天事假."""
    clauses = clauses_of(text)
    return Hearing(today, read, counted=False).wanted(text, least) if clauses and clauses[0].led else None


def another_told(action: Action, text: str, known: str, today: date, read: Callable[[str], Intent]) -> bool:
    """Whether words tell, in full, of another matter of a kind than the one that is `known`."""
    clauses = clauses_of(text)
    if not clauses or period_of(action) or not (clauses[0].led or at_site(text)) or says("likewise", fold(bare(text))):
        return False
    heard = Hearing(today, read, counted=False)
    return heard.wanted(text, SURE) is action and another_of(action, known, bare(text), today, marked=True)


def _of(groups: Sequence[tuple[str, Action | None]], current: Action | None) -> Several:
    told, requests = "", list[Request]()
    for text, action in groups:
        if action and action is not current:
            requests.append(Request(action, bare(text)))
        elif requests:
            requests[-1] = replace(requests[-1], text=f"{requests[-1].text},{bare(text)}")
        else:
            told += text
    if told and current is None and requests:
        requests[0] = replace(requests[0], text=f"{told}{requests[0].text}")
        told = ""
    return Several(told.strip(EDGE), tuple(replace(one, place=n) for n, one in enumerate(requests, 1)))
