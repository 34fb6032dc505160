"""Cases played on a target, and judged: each case once, however many suites show it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from eval.case import Case
from eval.score import Judged, judge
from eval.target import Heard, Target

Tick = Callable[[], None]
DEPTH = 10  # articles of a ranking


@dataclass(frozen=True)
class Ranked:
    """What search gave for a question; best first. Each result is the set of articles that it stands for."""

    case: Case
    results: tuple[frozenset[str], ...]


class Player:
    """Remembers what was played, so that two suites over the same case judge the same replies."""

    def __init__(self, target: Target, tick: Tick = lambda: None) -> None:
        self.target = target
        self.skipped: dict[str, str] = {}  # case id → why
        self._tick = tick
        self._known: dict[str, Judged] = {}

    def judged(self, cases: Iterable[Case]) -> list[Judged]:
        """Every case that the target can play."""
        return [judged for case in cases if (judged := self._judged(case))]

    def ranked(self, cases: Sequence[Case]) -> list[Ranked]:
        """The target's own ranking for each single question with gold articles."""
        found = []
        for case in cases:
            ids = self.target.find(case.last.say, DEPTH)
            found.append(Ranked(case, tuple(frozenset({article}) for article in ids)))
            self._tick()
        return found

    def _judged(self, case: Case) -> Judged | None:
        self._tick()
        if why := self.target.refuses(case):
            self.skipped[case.id] = why
            return None
        key = repr((case.given, case.steps))
        if key not in self._known:
            self._known[key] = self._played(case)
        return replace(self._known[key], case=case)

    def _played(self, case: Case) -> Judged:
        heard: list[Heard] = []
        filed: list[int] = []
        with self.target.session(case) as session:
            for step in case.given:
                session.say(step.say, step.asker)
            before = session.filed()
            for step in case.steps:
                heard.append(session.say(step.say, step.asker))
                filed.append(session.filed() - before if case.files_paperwork else 0)
        return judge(case, heard, filed, self.target.texts())
