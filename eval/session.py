"""What was asked for on the command line → opened suites on their targets → a report."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.embedded import Embedded, evaluated_settings, throw_away_parts
from eval.peers import Peer, peers
from eval.remote import Remote
from eval.run import Opened, run
from eval.suite import Suite, find_suites
from eval.target import Target, TargetError

Progress = Callable[[str, int, int], None]  # what is being done, how many are done, of how many


@dataclass(frozen=True)
class Asked:
    """The options of `zhidu eval run`."""

    suites: tuple[str, ...] = ()
    split: str = "frozen"
    target: str | None = None
    token: str = "demo-{asker}"  # noqa: S105
    with_actions: bool = False
    engine: str | None = None
    repeat: int = 1
    peers: bool = False
    stard: Path | None = None


def evaluate(asked: Asked, progress: Progress) -> dict[str, Any]:
    """The report, as JSON values. Raises BadSuite before anything is played, TargetError, or what parts raise."""
    suites = [(suite, tuple(suite.read())) for suite in find_suites(asked.suites, asked.split)]
    with closing(_Targets(asked, progress)) as targets:
        opened = [Opened(suite, cases, targets.of(suite)) for suite, cases in suites if targets.plays(suite)]
        played = run(opened, lambda done, total: progress("playing", done, total), targets.peers(), asked.repeat)
    report = played.as_json()
    if asked.stard:
        from eval.stard import side_by_side

        report["suites"].append(side_by_side(asked.stard))
    return report


class _Targets:
    """One target for each corpus, opened when a suite first needs it."""

    def __init__(self, asked: Asked, progress: Progress) -> None:
        self._asked, self._progress = asked, progress
        self._opened: dict[Path | None, Target] = {}
        if asked.target and (asked.engine or asked.peers):
            raise TargetError("--engine and --peers work in this process; leave out --target")

    def plays(self, suite: Suite) -> bool:
        """A suite with a corpus of its own needs the assistant in this process."""
        return not (self._asked.target and suite.corpus and not self._asked.suites)

    def of(self, suite: Suite) -> Target:
        corpus = suite.folder / suite.corpus if suite.corpus else None
        if corpus and self._asked.target:
            raise TargetError(f"the suite {suite.name} asks about a corpus of its own; play it without --target")
        if corpus not in self._opened:
            self._opened[corpus] = self._open(corpus)
        return self._opened[corpus]

    def peers(self) -> list[Peer]:
        main = self._opened.get(None)
        return peers(main.parts) if self._asked.peers and isinstance(main, Embedded) else []

    def close(self) -> None:
        for target in self._opened.values():
            target.close()

    def _open(self, corpus: Path | None) -> Target:
        if self._asked.target:
            return Remote(self._asked.target, self._asked.token, self._asked.with_actions)
        settings = evaluated_settings(self._asked.engine, corpus)
        return Embedded(throw_away_parts(settings, lambda done, total: self._progress("indexing", done, total)))
