"""What a chat model does to the answers: the assistant alone, the model unguarded, the model through the checks."""

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any

from scipy.stats import binomtest

from assistant.build import Parts, open_database
from assistant.check.sentence import failure
from assistant.check.source import rules_of
from assistant.forms.advice import proposal_for
from assistant.model.consultation import Advisor
from assistant.model.open import open_model
from assistant.wording import sentences
from corpus.article import Article
from eval.case import Case
from eval.embedded import Embedded, evaluated_settings, throw_away_parts
from eval.figures import SEED
from eval.grounding import ungrounded
from eval.play import Player
from eval.recorded import RecordedModel, Requests
from eval.score import Judged
from eval.suite import load_suite
from eval.target import Target, TargetError
from eval.unguarded import Unguarded
from tools import ACTIONS

SUITES = ("answers", "refusal", "open", "actions")
ARMS = ("embedded alone", "unguarded", "through the checks")
_BLANK = re.compile("【[^】]*】")  # its options are no rule
Tick = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Row:
    """One suite on one arm.

    `stated`: sentences of the model that were shown; `invented`: those of them with a figure that no cited article
    holds; `unborne`: those that the checks find in none of the articles retrieved, wherever they point;
    `wrong_slots`: values filed that are not those asked for; `p_value`: passed, against the assistant alone.
    """

    suite: str
    arm: str
    n: int
    passed: float
    stated: int
    invented: int
    unborne: int
    wrong_slots: int
    p_value: float | None = None


def measure(
    suites: Sequence[str], sample: int, kept_in: Path, tick: Tick, asks: Path | None = None
) -> dict[str, Any]:  # fmt: skip
    """The rows, every sentence that was shown and what was dropped. Raises TargetError where no model is configured.

    `asks`: the model is not reached from here; what the record in `kept_in` does not know is written there.
    """
    settings = evaluated_settings()
    if not settings.chat_model:
        raise TargetError("set ZHIDU_CHAT_MODEL (and OPENAI_BASE_URL) to the model to be measured")
    requests = Requests(asks) if asks else None
    recorded = RecordedModel(
        settings.chat_model, requests or open_model(settings.chat_model, settings.chat_timeout_s), kept_in
    )
    with closing(throw_away_parts(settings.model_copy(update={"chat_model": None}))) as alone:
        # Without a budget: a measurement is not to stop half-way.
        advisor = Advisor(settings.chat_model, recorded, settings.chat_timeout_s, None, settings.today)
        # A store for each: an event that one arm has answered would get its reply from the other.
        advised = replace(alone, advisor=advisor, store=open_database(settings, lasting=False))
        slots = _proposed(suites, sample, advised, tick)
        targets: dict[str, Target] = dict(
            zip(ARMS, (Embedded(alone), Unguarded(advised), Embedded(advised)), strict=True)
        )
        articles = {str(a.id): a for a in alone.searcher.corpus.articles(settings.today())}
        report = _measured(suites, sample, targets, articles, tick)
    return report | slots | {
        "failures": recorded.failures, "unanswered": requests.count if requests else 0, "model": settings.chat_model,
        "sample": sample, "seed": SEED,
    }  # fmt: skip


def _measured(
    suites: Sequence[str], sample: int, targets: Mapping[str, Target], articles: Mapping[str, Article], tick: Tick
) -> dict[str, Any]:
    rows: list[Row] = []
    shown: list[dict[str, Any]] = []
    for name in suites:
        chosen = _chosen(name, sample)
        played: dict[str, list[Judged]] = {}
        for arm, target in targets.items():
            played[arm] = Player(target, _counting(tick, f"{name}: {arm}", len(chosen))).judged(chosen)
            rows.append(_row(name, arm, played[arm], articles, played[ARMS[0]]))
            shown += [
                entry | {"suite": name, "arm": arm} for one in played[arm] for entry in _shown(one, arm, articles)
            ]
    return {"rows": [vars(row) for row in rows], "shown": shown}


def _counting(tick: Tick, what: str, total: int) -> Callable[[], None]:
    done = count(1)
    return lambda: tick(what, next(done), total)


def _proposed(suites: Sequence[str], sample: int, parts: Parts, tick: Tick) -> dict[str, int]:
    """What the model would file if it were let: its slots for each dialogue's first message, and how many are wrong."""
    chosen = _chosen("actions", sample) if "actions" in suites else []
    given = wrong = 0
    for number, case in enumerate(chosen, 1):
        step = case.steps[0]
        consultation = parts.for_turn().consultation
        assert consultation is not None
        proposed = proposal_for(step.say, ACTIONS, parts.settings.today(), consultation)
        wanted = step.expected.form.get("fields", {}) | step.expected.form.get("contains", {})
        for name, value in (proposed[1] if proposed else {}).items():
            given += 1
            wrong += str(wanted.get(name, "")) not in str(value) if name in wanted else str(value) not in step.say
        tick("actions: proposed slots", number, len(chosen))
    return {"slots_proposed": given, "slots_wrong": wrong}


def _chosen(suite: str, sample: int) -> list[Case]:
    """So many of a suite's cases in a seeded order: a larger sample begins with the smaller one."""
    cases = list(load_suite(suite).read())
    random.Random(SEED).shuffle(cases)  # noqa: S311
    return cases[:sample]


def _row(
    suite: str, arm: str, judged: Sequence[Judged], articles: Mapping[str, Article], alone: Sequence[Judged]
) -> Row:
    entries = [entry for one in judged for entry in _shown(one, arm, articles)]
    before = {one.case.id: float(one.passed) for one in alone}
    after = {one.case.id: float(one.passed) for one in judged}
    p_value = _p_value(before, after) if arm != ARMS[0] and after else None
    return Row(
        suite, arm, len(judged), sum(after.values()) / max(len(after), 1), len(entries),
        sum(bool(entry["invented"]) for entry in entries),
        sum(bool(entry["unborne"]) for entry in entries), sum(_wrong_slots(one) for one in judged), p_value,
    )  # fmt: skip


def _p_value(before: Mapping[str, float], after: Mapping[str, float]) -> float:
    """McNemar's exact test over the cases that both arms have: the chance of such a split of those that differ."""
    better = sum(after[i] > before[i] for i in after if i in before)
    worse = sum(after[i] < before[i] for i in after if i in before)
    return float(binomtest(better, better + worse).pvalue) if better + worse else 1.0


def _shown(one: Judged, arm: str, articles: Mapping[str, Article]) -> Iterator[dict[str, Any]]:
    """The model's sentences in the replies to a case, with what the articles do not hold of each."""
    for heard in one.heard:
        if arm == ARMS[1]:
            said = [sentence for sentence, _ in sentences(heard.text)] if heard.trace.get("written") else []
        else:
            said = list(heard.trace.get("model", {}).get("stated", ()))
        held = [_BLANK.sub("", articles[article].text) for article in heard.cited]
        retrieved = [hit["article_id"] for hit in heard.trace.get("hits", ())]
        rules = [rule for name in dict.fromkeys([*heard.cited, *retrieved]) for rule in rules_of(articles[name])]
        for sentence in said:
            problem = failure(sentence, rules)
            yield {
                "asked": one.case.asked, "sentence": sentence, "invented": ungrounded(sentence, held),
                "unborne": f"{problem.check}: {problem.detail}" if problem else "",
            }  # fmt: skip


def _wrong_slots(one: Judged) -> int:
    """Values of records filed in a dialogue that are not the ones which that form was last said to have."""
    wrong = 0
    wanted: dict[str, dict[str, Any]] = {}
    for step, heard in zip(one.case.steps, one.heard, strict=True):
        form = step.expected.form
        if "action" in form:
            wanted[form["action"]] = wanted.get(form["action"], {}) | dict(form.get("fields", {}))
        if heard.kind == "done":
            filed = wanted.pop(heard.action.get("type", ""), {})
            wrong += sum(heard.action.get("fields", {}).get(name) != value for name, value in filed.items())
    return wrong
