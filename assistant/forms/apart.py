"""The requests in a message, told apart: each clause is judged alone, and none is guessed at.

What is only possible-looking stays with the request before it: a reason (明天请假,去投诉物业), more of a story. What is
said not to be wanted (不要报隐患), and what somebody else wants (帮王伟请后天的假), is no request.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from assistant.forms.alarm import alarm_in
from assistant.forms.choice import named_spans
from assistant.forms.clauses import EDGE, Clause, bare, clauses_of
from assistant.forms.danger import danger_in
from assistant.forms.data import WORDS
from assistant.forms.folded import any_of, fold
from assistant.forms.intent import ABOUT_RECORDS, FOR_OTHER, SURE, Intent
from assistant.forms.later import Request
from assistant.forms.matter import another_of, matter_of, names_matter, names_what_is, values_of
from assistant.forms.tone import asks, decided, polite, says
from assistant.records.kinds import kinds_in
from corpus.query import normalise
from tools import ACTIONS, action_named
from tools.action import Action
from tools.fields import ChoiceField, PeriodField, TextField

SURE_OF_ANOTHER = 0.9  # belief from which a clause of its own is a request that was not asked for in so many words


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
    clauses = clauses_of(text)
    if len(clauses) < 2:  # noqa: PLR2004
        return None
    heard = _Hearing(today, read, says("counted", normalise(text)) is not None)
    told = heard.told(clauses)
    groups = heard.groups(told, clauses)
    listed = any(clause.item for clause in clauses)
    if len(groups) < 2 and len(told) == len(clauses) and not listed:  # noqa: PLR2004
        return None
    requests = _of([(_joined(group), heard.meant(group)) for group in groups], current)
    left = [clause for clause in clauses if clause not in told]
    asked = "".join(clause.text for clause in left if _asks(clause.text)).strip(EDGE)
    denied = tuple(clause.bare for clause in left if not _asks(clause.text) and denies(clause.text))
    others = "，".join(clause.bare for clause in left if not _asks(clause.text) and clause.bare not in denied)
    several = replace(requests, asked=asked, denied=denied, for_others=others, listed=listed)
    return several if several.requests or denied else None


def wanted_alone(text: str, today: date, read: Callable[[str], Intent]) -> Action | None:
    """The paperwork that words by which something else is led to clearly ask for: 另外周五请一天事假."""
    clauses = clauses_of(text)
    return _Hearing(today, read, counted=False).wanted(text) if clauses and clauses[0].led else None


def denies(clause: str) -> tuple[Action, ...]:
    """The actions that a clause names to say that they are not wanted: 不要报隐患; 投诉就先不登记了."""
    message = normalise(bare(clause)).lower().strip(EDGE)
    return tuple(action for action in ACTIONS if _denial(action.name).search(message))


@dataclass(frozen=True)
class _Hearing:
    """How the clauses of one message are judged; `counted` says that it speaks of several of a kind."""

    today: date
    read: Callable[[str], Intent]
    counted: bool
    _known: dict[str, Action | None] = field(default_factory=dict)

    def told(self, clauses: Sequence[Clause]) -> list[Clause]:
        """The clauses without a question, what is not wanted, and what is for others with what is told of that."""
        kept: list[Clause] = []
        others = False
        for clause in clauses:
            others = self.for_another(clause, clauses) or (others and not (clause.led or self.wanted(clause.text)))
            if not (others or _asks(clause.text) or denies(clause.text)):
                kept.append(clause)
        return kept

    def for_another(self, clause: Clause, clauses: Sequence[Clause]) -> bool:
        """Whether a clause asks for somebody else's leave, in so many words or beside the sender's own."""
        message = normalise(clause.bare).lower()
        if says("for_others", message):
            return not says("rule_about", message)
        if not says("others_plea", message):
            return False
        own = (self.wanted(one.text) for one in clauses if one is not clause)
        return any(action and _period_of(action) for action in own)

    def groups(self, told: Sequence[Clause], clauses: Sequence[Clause]) -> list[list[Clause]]:
        """The clauses of each matter together, in order."""
        told = self._without_heading(told)
        groups: list[list[Clause]] = []
        for clause in told:
            before = clauses[max(clauses.index(clause) - 1, 0)]
            if not groups:
                groups.append([clause])
            elif alike := self._alike(clause, groups[-1]):
                groups.append([alike])
            elif start := self._matter_of_order(clause, groups[-1]):
                groups[-1:] = [groups[-1][:start], [*groups[-1][start:], clause]]
            elif self._begins(clause, groups[-1], before, closed=before not in told or before.closes):
                groups.append([clause])
            else:
                groups[-1].append(clause)
        return groups

    def meant(self, group: Sequence[Clause]) -> Action | None:
        """The paperwork that the clauses of one matter are for."""
        return self.wanted(_joined(group), self._least(group[0]))

    def _least(self, clause: Clause) -> float:
        """The belief from which a clause is a request: less where it says itself that it is one of several."""
        return SURE if self.counted or clause.led or self._tells_of_its_own(clause.text) else SURE_OF_ANOTHER

    def wanted(self, text: str, least: float = SURE_OF_ANOTHER) -> Action | None:
        """The paperwork that words alone clearly ask for."""
        known = f"{least} {text}"
        if known not in self._known:
            self._known[known] = self._wanted(text, least)
        return self._known[known]

    def _wanted(self, text: str, least: float) -> Action | None:
        message = normalise(bare(text))
        if not message or _asks(text) or says("withheld", message) or says("elsewhere", message):
            return None
        intent = self.read(decided(message))
        if intent.label == FOR_OTHER or (intent.label in ABOUT_RECORDS and intent.belief >= SURE_OF_ANOTHER):
            return None
        if asked := _in_so_many_words(text):
            return asked
        if danger := alarm_in(text):
            return danger[0]
        action = action_named(intent.label) if intent.belief >= least else None
        kinds = kinds_in(fold(text))
        if action is None and says("of_customer", message):  # 李先生投诉态度不好
            return kinds[0] if len(kinds) == 1 and kinds[0].after_danger and not _period_of(kinds[0]) else None
        return action if action and (action in kinds or self._names_matter(action, text)) else None

    def _names_matter(self, action: Action, text: str) -> bool:
        return names_matter(action, bare(text), self.today)

    def _without_heading(self, told: Sequence[Clause]) -> Sequence[Clause]:
        """The clauses without what only says of a list what is in it: 我要请假和报隐患:1.明天年假 2.3号车间漏油."""
        items = [clause for clause in told if clause.item]
        if len(items) < 2 or not all(self.wanted(clause.text, SURE) for clause in items):  # noqa: PLR2004
            return told
        heading = told[: told.index(items[0])]
        action = self.wanted(_joined(heading))
        return told if action and self._names_matter(action, _joined(heading)) else told[len(heading) :]

    def _matter_of_order(self, clause: Clause, group: Sequence[Clause]) -> int:
        """Where in a group the matter begins that a clause only orders something for, behind what was ordered of
        another one: 3号车间漏油报个隐患,注塑机也坏了,报修. 0 where there is none."""
        action = _in_so_many_words(clause.text)
        if action is None or clause.led or self._names_matter(action, clause.text):
            return 0
        orders = [_in_so_many_words(one.text) for one in group]
        start = max((n for n, one in enumerate(orders, 1) if one and one is not action), default=0)
        return start if self._names_matter(action, _joined(group[start:])) else 0

    def _alike(self, clause: Clause, group: Sequence[Clause]) -> Clause | None:
        """What is told of a place only by pointing at what was told of another one, in full: 3号车间地面有油,2号仓库门口也有."""
        action, before = self.meant(group), group[-1].bare
        if action is None or not (says("likewise", fold(clause.bare)) and says("sites", fold(clause.bare))):
            return None
        one, other = (values_of(action, text, self.today) for text in (before, clause.bare))
        names = [name for name in matter_of(action) if one.get(name) and other.get(name)]
        if not names or not before.startswith(str(one[names[0]])):
            return None
        return Clause(before.replace(str(one[names[0]]), str(other[names[0]]), 1), clause.item)

    def _waits_for_matter(self, group: Sequence[Clause], clause: Clause) -> bool:
        """Whether what was only ordered before is of the matter that a clause tells: 再报个修,2号线注塑机不出料."""
        ordered = _in_so_many_words(_joined(group))
        if ordered is None or _period_of(ordered) or _in_so_many_words(clause.text) not in (None, ordered):
            return False
        return not self._names_matter(ordered, _joined(group)) and self._names_matter(ordered, clause.text)

    def _begins(self, clause: Clause, group: Sequence[Clause], before: Clause, closed: bool) -> bool:
        """Whether a clause begins another request than the ones before it, and does not go on with them."""
        told, text = _joined(group), clause.text
        if _told_with(told, clause):
            return False
        marked = self.counted or clause.led or before.parts
        closed = closed or marked
        plainly = _in_so_many_words(text) is not None or alarm_in(text) is not None
        plainly = plainly or (_names_choice(text) and any(self._names_matter(one, text) for one in ACTIONS))
        own = self._tells_of_its_own(text) or (_story_of(self.meant(group)) is None and _at_site(text))
        action = self.wanted(text, self._least(clause))
        if not clause.led and self._waits_for_matter(group, clause):
            return False
        if action is None or not (closed or plainly or own or _names_choice(text)):
            return False
        if not (clause.led or own) and names_what_is(action, clause.bare, bare(told), self.today):
            return False
        if action is not self.meant(group):
            # a danger behind no more than a comma is a reason, or what comes of it
            return closed or own or (plainly and not (alarm_in(text) or alarm_in(told)))
        return another_of(action, bare(told), clause.bare, self.today, marked or own)

    def _tells_of_its_own(self, text: str) -> bool:
        """Whether a clause needs no mark before it to be of another matter: it names a place of ours and what is wrong
        there, or who complains."""
        folded = fold(bare(text)).strip()
        return (_at_site(text) and says("danger", folded) is not None) or says("of_customer", folded) is not None


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


def _joined(clauses: Sequence[Clause]) -> str:
    """Clauses as one text; what were items of a list are parted by commas."""
    text = ""
    for clause in clauses:
        text += f",{clause.text}" if clause.item and text and text.rstrip() == text.rstrip(EDGE) else clause.text
    return text


def _told_with(before: str, clause: Clause) -> bool:
    """Whether a danger, of another place than ours, is the story of what was asked for: 登记投诉:客户宏达,说电机冒烟."""
    asked, danger = _in_so_many_words(before), danger_in(normalise(clause.text))
    if asked is None or danger is None or clause.led or asked is danger.action:
        return False
    return danger.where != "here" and any(isinstance(item, TextField) and item.story for item in asked.fields)


def _in_so_many_words(text: str) -> Action | None:
    """The action whose own words for a request a clause has."""
    message = normalise(bare(text))
    return next((action for action in ACTIONS if action.asked_for(message)), None)


def _names_choice(text: str) -> bool:
    """Whether a clause names a choice of some action: 周五请事假."""
    return any(named_spans(action, fold(text)) for action in ACTIONS)


def _at_site(text: str) -> bool:
    """Whether words tell of a place of ours that they begin with, and not only that it is there as elsewhere."""
    folded = fold(bare(text)).strip()
    return says("at_site", folded) is not None and not says("likewise", folded)


def _story_of(action: Action | None) -> TextField | None:
    """What is told at length of an action, where somebody else tells it."""
    fields = action.fields if action and not action.alarms else ()
    return next((item for item in fields if isinstance(item, TextField) and item.story), None)


def _asks(text: str) -> bool:
    message = normalise(bare(text)).lower()
    return says("by_the_way", message) is not None or (asks(message) and not polite(message))


def _period_of(action: Action) -> PeriodField | None:
    return next((item for item in action.fields if isinstance(item, PeriodField)), None)


@lru_cache(maxsize=16)
def _denial(name: str) -> re.Pattern[str]:
    """What says that an action is not wanted."""
    action = action_named(name)
    assert action is not None
    choices = [choice for item in action.fields if isinstance(item, ChoiceField) for choice in item.choices]
    kinds = [word for choice in choices for word in choice.words] if _period_of(action) else []
    names = "|".join(f"(?:{word})" for word in (*action.called, *kinds))
    return any_of(tuple(pattern.replace("{name}", names) for pattern in WORDS["denied"]))
