"""How each clause of a message is judged: what it wants, whether it begins something else, what is no request at all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from assistant.dates import read_period
from assistant.forms.alarm import alarm_in
from assistant.forms.choice import named_spans
from assistant.forms.clauses import EDGE, Clause, bare
from assistant.forms.customers_apart import complains
from assistant.forms.danger import danger_in
from assistant.forms.data import WORDS
from assistant.forms.days_opened import left_out
from assistant.forms.denied import denies
from assistant.forms.folded import compiled, fold
from assistant.forms.intent import ABOUT_RECORDS, FOR_OTHER, SURE, Intent
from assistant.forms.matter import another_of, matter_of, names_matter, names_what_is, values_of
from assistant.forms.signs import asking, at_site, chooses, complained, ordered_in, period_of, story_of
from assistant.forms.tone import decided, says
from assistant.forms.values_only import only_values
from assistant.mistyped import as_meant
from assistant.records.kinds import kinds_in
from tools import ACTIONS, action_named
from tools.action import Action
from tools.fields import TextField

CHOSEN_MOST = 14  # characters of words that name a kind and days, and need say no more
SURE_OF_ANOTHER = 0.9  # belief from which a clause of its own is a request that was not asked for in so many words


@dataclass(frozen=True)
class Hearing:
    """How the clauses of one message are judged; `counted` says that it speaks of several of a kind, `announced` of
    which: each of its matters is of that kind, whatever it sounds like (两个隐患:1号车间灯坏了,3号仓库门锁坏了)."""

    today: date
    read: Callable[[str], Intent]
    counted: bool
    announced: Action | None = None
    of_customer: Action | None = None  # what the message begins with, where a customer tells it: another one may follow
    _known: dict[str, Action | None] = field(default_factory=dict)

    def told(self, clauses: Sequence[Clause]) -> list[Clause]:
        """The clauses without a question, what is not wanted, and what is for others with what is told of that."""
        kept: list[Clause] = []
        others = False
        for clause, asked in zip(clauses, _asked(clauses), strict=True):
            others = self.for_another(clause, clauses) or (others and not self._of_ones_own(clause))
            if not (others or asked or denies(clause.text)):
                kept.append(clause)
        return kept

    def _of_ones_own(self, clause: Clause) -> bool:
        """Whether a clause behind what is for others asks for something of the sender's own: no day alone, nothing of
        them (帮小周请个病假,明天,他嗓子哑了)."""
        action = self.wanted(clause.text)
        if clause.led or action is None:
            return clause.led
        days = says("myself", clause.bare) is None and only_values(action, clause.bare, self.today)
        return not (days or says("of_them", clause.bare))

    def for_another(self, clause: Clause, clauses: Sequence[Clause]) -> bool:
        """Whether a clause asks for somebody else's leave, in so many words or beside the sender's own."""
        message = as_meant(clause.bare).lower()
        if says("for_others", message):
            return not says("rule_about", message)
        if not says("others_plea", message):
            return False
        own = (self.wanted(one.text) for one in clauses if one is not clause)
        return any(action and period_of(action) for action in own)

    def unasked(self, groups: Sequence[Sequence[Clause]]) -> list[tuple[Action, str]]:
        """What is told, as a reason, of paperwork that has days of its own to come and has not been asked for."""
        found = []
        for group in groups:
            meant = self.meant(group)
            for clause in group if meant and len(group) > 1 else ():
                kinds = [
                    one
                    for one in kinds_in(fold(clause.text))
                    if one is not meant and self._is_to_come(one, clause.text)
                ]
                found += [(one, clause.bare) for one in kinds]
        return found

    def _is_to_come(self, action: Action, text: str) -> bool:
        start = read_period(fold(bare(text)), self.today).start if period_of(action) else None
        return start is not None and start >= self.today and not says("over", bare(text))

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
        least = self._least(group[0])
        return self.wanted(joined(group), least) or self.wanted(group[0].text, least)

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
        message = as_meant(bare(text))
        plea = compiled(WORDS["polite_if"][0]).sub("", message)
        apart = ("withheld", plea), ("elsewhere", message), ("blamed", fold(bare(text)))
        if not message or asking(text) or any(says(kind, told) for kind, told in apart) or self._leaves_out(text):
            return None
        danger, named = alarm_in(text), self._named(text)
        asked = ordered_in(text) or (danger[0] if danger else None)
        chosen = None if asked else self._chosen(text) or complained(text) or self._of_another_customer(text)
        if not (asked or named or chosen):  # the reader costs an embedding
            return None
        intent = self.read(decided(message))
        if intent.label == FOR_OTHER or (intent.label in ABOUT_RECORDS and intent.belief >= SURE_OF_ANOTHER):
            return None
        if asked or (self.announced and self._names_matter(self.announced, text)):
            return asked or self.announced
        action = action_named(intent.label) if intent.belief >= least else None
        if action is None:
            return chosen
        return action if action in named else None

    def _leaves_out(self, text: str) -> bool:
        """Whether words only say that a day is not wanted off: 这周五不请,下周五请年假 is one request."""
        return left_out(fold(bare(text)), self.today) is not None

    def _named(self, text: str) -> list[Action]:
        """The actions that words name, or of whose matter they tell."""
        kinds = kinds_in(fold(text))
        return [action for action in ACTIONS if action in kinds or self._names_matter(action, text)]

    def _of_another_customer(self, text: str) -> Action | None:
        """What a message begins with, of which words by another customer who is named are one more."""
        told = self.of_customer is not None and self._by_customer(text)
        return self.of_customer if told and self.of_customer in self._named(text) else None

    def _chosen(self, text: str) -> Action | None:
        """The action of which words only name a kind and days to come: 病假一天,明天."""
        named = (one for one in ACTIONS if named_spans(one, fold(text)) and self._is_to_come(one, text))
        return next(named, None) if len(text) <= CHOSEN_MOST else None

    def _names_matter(self, action: Action, text: str) -> bool:
        return names_matter(action, bare(text), self.today)

    def _without_heading(self, told: Sequence[Clause]) -> Sequence[Clause]:
        """The clauses without what only says of a list what is in it: 我要请假和报隐患:1.明天年假 2.3号车间漏油."""
        items = [clause for clause in told if clause.item]
        if len(items) < 2 or not all(self.wanted(clause.text, SURE) for clause in items):  # noqa: PLR2004
            return told
        heading = told[: told.index(items[0])]
        action = self.wanted(joined(heading))
        return told if action and self._names_matter(action, joined(heading)) else told[len(heading) :]

    def _matter_of_order(self, clause: Clause, group: Sequence[Clause]) -> int:
        """Where in a group the matter begins that a clause only orders something for, behind what was ordered of
        another one: 3号车间漏油报个隐患,注塑机也坏了,报修. 0 where there is none."""
        action = ordered_in(clause.text)
        if action is None or clause.led or period_of(action) or self._names_matter(action, clause.text):
            return 0
        told = (n for n in range(len(group) - 1, 0, -1) if self._names_matter(action, joined(group[n:])))
        led = (n for n in range(len(group) - 1, 0, -1) if group[n].led or group[n - 1].parts)
        start = next(told, 0) or next(led, 0)
        return start if start and self.meant(group[:start]) not in (None, action) else 0

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
        ordered = ordered_in(joined(group))
        if ordered is None or period_of(ordered) or ordered_in(clause.text) not in (None, ordered):
            return False
        return not self._names_matter(ordered, joined(group)) and self._names_matter(ordered, clause.text)

    def _begins(self, clause: Clause, group: Sequence[Clause], before: Clause, closed: bool) -> bool:
        """Whether a clause begins another request than the ones before it, and does not go on with them."""
        told, text = joined(group), clause.text
        if _told_with(told, clause) or self._is_in_lieu(clause, group) or self._orders_what_was_told(clause, group):
            return False
        marked = self.counted or clause.led or before.parts
        closed = closed or marked
        plainly = ordered_in(text) is not None or alarm_in(text) is not None
        plainly = plainly or (chooses(text) and any(self._names_matter(one, text) for one in ACTIONS))
        own = self._tells_of_its_own(text) or (story_of(self.meant(group)) is None and at_site(text))
        action = self.wanted(text, self._least(clause))
        if not clause.led and self._waits_for_matter(group, clause):
            return False
        plainly = plainly or (action is not None and self._asked_in_full(action, text))
        if action is None or not (closed or plainly or own or chooses(text)):
            return False
        if not (clause.led or own or period_of(action)) and names_what_is(action, clause.bare, bare(told), self.today):
            return False
        if action is not self.meant(group):
            # a danger behind no more than a comma is a reason, or what comes of it
            return closed or own or (plainly and not (alarm_in(text) or alarm_in(told)))
        return another_of(action, bare(told), clause.bare, self.today, marked or own)

    def _orders_what_was_told(self, clause: Clause, group: Sequence[Clause]) -> bool:
        """Whether a clause only says what is to be made of the matter before it: the charger is dead, need a repair."""
        ordered = ordered_in(clause.text)
        if ordered is None or clause.led or period_of(ordered) or self._names_matter(ordered, clause.text):
            return False
        return not any(ordered_in(one.text) or alarm_in(one.text) for one in group)

    def _is_in_lieu(self, clause: Clause, group: Sequence[Clause]) -> bool:
        """Whether what was told before is why a day off is asked for: 周六加班,下周一请一天调休."""
        before = self.meant(group)
        if before is None or period_of(before) is None or self._asked_in_full(before, joined(group)):
            return False
        return not clause.led and says("in_lieu", clause.bare) is not None

    def _asked_in_full(self, action: Action, text: str) -> bool:
        """Whether words ask for what has hours, and say them, on a day to come: 今晚加班3小时做标书."""
        values = values_of(action, bare(text), self.today)
        hours = [item.name for item in action.fields if isinstance(item, TextField) and item.renewed]
        named = action in kinds_in(fold(text)) and any(values.get(name) for name in hours)
        return named and self._is_to_come(action, text)

    def _tells_of_its_own(self, text: str) -> bool:
        """Whether a clause needs no mark before it to be of another matter: it names a place of ours and what is wrong
        there, or who complains."""
        folded = fold(bare(text)).strip()
        return (at_site(text) and says("danger", folded) is not None) or self._by_customer(text)

    def _by_customer(self, text: str) -> bool:
        """Whether a customer tells a clause; one by name alone only where another one has told what was before."""
        told = says("of_customer", fold(bare(text)).strip()) is not None
        return told or (self.of_customer is not None and complains(bare(text), self.today))


def joined(clauses: Sequence[Clause]) -> str:
    """Clauses as one text; what were items of a list are parted by commas."""
    text = ""
    for clause in clauses:
        text += f",{clause.text}" if clause.item and text and text.rstrip() == text.rstrip(EDGE) else clause.text
    return text


def _asked(clauses: Sequence[Clause]) -> list[bool]:
    """Of each clause, whether it asks, or is listed before one that does: 加班、事假各在第几条."""
    found: list[bool] = []
    for clause in reversed(clauses):
        found.append(asking(clause.text) or (clause.text.rstrip().endswith("、") and bool(found) and found[-1]))
    return found[::-1]


def _told_with(before: str, clause: Clause) -> bool:
    """Whether a danger, of another place than ours, is the story of what was asked for: 登记投诉:客户宏达,说电机冒烟."""
    asked, danger = ordered_in(before), danger_in(as_meant(clause.text))
    if asked is None or danger is None or clause.led or asked is danger.action:
        return False
    return danger.where != "here" and asked.story is not None
