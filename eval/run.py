"""A run: suites played on a target, and all that can be said about them, as plain JSON values."""

import math
import platform
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Any

from eval.case import Case
from eval.figures import SEED, Figure, figures, judged_shares, ranking_shares
from eval.peers import Peer
from eval.play import DEPTH, Player, Ranked
from eval.refusal import tradeoff
from eval.score import Judged, Share
from eval.suite import Suite
from eval.target import Heard, Target

Progress = Callable[[int, int], None]
OURS = "zhidu"


@dataclass(frozen=True)
class Opened:
    """A suite with its cases, on the target that its corpus asks for."""

    suite: Suite
    cases: tuple[Case, ...]
    target: Target


@dataclass
class Report:
    """What report.json holds. The figures of two runs over the same suites, settings and corpus are the same."""

    about: dict[str, Any]
    suites: list[dict[str, Any]] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return {"about": self.about, "suites": self.suites}


def run(opened: Sequence[Opened], progress: Progress, peers: Sequence[Peer] = (), repeat: int = 1) -> Report:
    """Play every suite `repeat` times; the first time counts, a later one that differs is named. Raises TargetError."""
    total = repeat * sum(len(item.cases) for item in opened)
    done = 0

    def tick() -> None:
        nonlocal done
        done += 1
        progress(done, total)

    started, clock = datetime.now(UTC), time.perf_counter()
    players: dict[int, Player] = {}
    report = Report({})
    for item in opened:
        player = players.setdefault(id(item.target), Player(item.target, tick))
        report.suites.append(_suite(item, player, peers))
    for again in range(1, repeat):
        _compare_again(opened, report, tick, again)
    report.about = _about(opened, started, time.perf_counter() - clock, repeat)
    return report


def _suite(item: Opened, player: Player, peers: Sequence[Peer]) -> dict[str, Any]:
    suite = item.suite
    shown: dict[str, Any] = {
        "name": suite.name, "title": suite.title, "reads": suite.reads, "split": suite.split, "how": suite.how,
        "gate": suite.gate, "seed": suite.seed,
    }  # fmt: skip
    if suite.how == "search":
        return shown | _searched(item, player, peers)
    judged = player.judged(item.cases)
    curve = tradeoff(judged)
    return shown | {
        "n": len(judged),
        "figures": _rows(judged_shares(judged), item),
        "tradeoff": asdict(curve) if curve else None,
        "cases": [_case(one) for one in judged],
        "skipped": {case.id: player.skipped[case.id] for case in item.cases if case.id in player.skipped},
    }


def _searched(item: Opened, player: Player, peers: Sequence[Peer]) -> dict[str, Any]:
    cases = [case for case in item.cases if case.last.expected.gold and len(case.steps) == 1]
    ranked = player.ranked(cases)
    shares = ranking_shares(ranked)
    others = {peer.name: ranking_shares(peer.ranked(cases)) for peer in peers}
    return {
        "n": len(ranked),
        "figures": _rows(shares, item),
        "peers": {name: _rows(given, item) for name, given in {OURS: shares, **others}.items()} if others else {},
        "cases": [_ranking(one, shares[one.case.id]) for one in ranked],
        "tradeoff": None,
        "skipped": {case.id: "it is no single question with gold articles" for case in item.cases if case not in cases},
    }


def _rows(shares: Mapping[str, Mapping[str, Share]], item: Opened) -> list[dict[str, Any]]:
    found = figures(shares, {case.id: case.kind for case in item.cases}, item.suite.figures)
    return [_figure(one) for one in found]


def _figure(one: Figure) -> dict[str, Any]:
    """JSON knows no NaN: an empty figure is null."""
    return {name: None if isinstance(v, float) and math.isnan(v) else v for name, v in asdict(one).items()}


def _case(one: Judged) -> dict[str, Any]:
    steps = [
        {"say": step.say, "as": step.asker, "expected": _expected(step.expected)} | _heard(heard)
        for step, heard in zip(one.case.steps, one.heard, strict=True)
    ]
    return _named(one.case) | {
        "passed": one.passed, "complaints": list(one.complaints), "shares": dict(one.shares), "steps": steps,
    }  # fmt: skip


def _ranking(one: Ranked, shares: Mapping[str, Share]) -> dict[str, Any]:
    results = [sorted(articles) for articles in one.results[:DEPTH]]
    first = bool(results) and bool(set(results[0]) & one.case.gold_ids)
    complaint = (
        f"first is {' '.join(results[0]) if results else 'nothing'}, not {' or '.join(sorted(one.case.gold_ids))}"
    )
    step = {
        "say": one.case.last.say, "as": one.case.last.asker, "expected": _expected(one.case.last.expected),
        "results": results,
    }  # fmt: skip
    return _named(one.case) | {
        "passed": first, "complaints": [] if first else [complaint], "shares": dict(shares), "steps": [step],
    }  # fmt: skip


def _named(case: Case) -> dict[str, Any]:
    return {"id": case.id, "kind": case.kind, "style": case.style, "origin": case.origin}


def _expected(expected: Any) -> dict[str, Any]:
    return {name: value for name, value in vars(expected).items() if value not in ((), "", {}, None)}


def _heard(heard: Heard) -> dict[str, Any]:
    return {
        "reply": heard.text, "kind": heard.kind, "citations": heard.citations, "action": heard.reply.get("action"),
        "trace": dict(heard.trace), "ms": round(heard.seconds * 1000, 2),
    }  # fmt: skip


def _compare_again(opened: Sequence[Opened], report: Report, tick: Callable[[], None], again: int) -> None:
    players: dict[int, Player] = {}
    for item, shown in zip(opened, report.suites, strict=True):
        player = players.setdefault(id(item.target), Player(item.target, tick))
        if item.suite.how == "search":
            second = {one.case.id: dict(s) for one in player.ranked(item.cases)
                      for s in [ranking_shares([one]).get(one.case.id, {})]}  # fmt: skip
        else:
            second = {one.case.id: dict(one.shares) for one in player.judged(item.cases)}
        differing = [case["id"] for case in shown["cases"] if second.get(case["id"]) != case["shares"]]
        shown.setdefault("unstable", {})[str(again + 1)] = differing


def _about(opened: Sequence[Opened], started: datetime, seconds: float, repeat: int) -> dict[str, Any]:
    target = opened[0].target
    return {
        "target": target.name, "started": started.isoformat(timespec="seconds"), "seconds": round(seconds, 1),
        "seed": SEED, "repeat": repeat, "n": sum(len(item.cases) for item in opened),
        "python": platform.python_version(),
    } | target.about()  # fmt: skip
