"""Targets whose worth is known beforehand: one that knows every answer and can be made to fail, one that guesses."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest

from assistant.settings import REGULATIONS
from corpus.library import load_corpus
from eval.case import Case, Expected
from eval.target import Heard, Session

Change = Callable[[dict[str, Any]], None]


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    """The articles of the real corpus, by id."""
    return {str(article.id): article.text for article in load_corpus(REGULATIONS).articles(date(2026, 11, 23))}


class Oracle:
    """Gives the reply that each case asks for; `spoil` changes each before it is heard, `extra` files more records."""

    name = "oracle"

    def __init__(self, cases: Sequence[Case], texts: Mapping[str, str], spoil: Change = lambda reply: None) -> None:
        self._texts, self.spoil, self.extra, self.same_again = texts, spoil, 0, True
        self._gold = {case.last.say: case.last.expected.gold for case in cases}

    def about(self) -> dict[str, str]:
        return {}

    def refuses(self, case: Case) -> str:  # noqa: ARG002
        return ""

    @contextmanager
    def session(self, case: Case) -> Iterator[Session]:
        yield _Knowing(self, case)

    def find(self, text: str, k: int) -> list[str]:
        gold = [group[0] for group in self._gold[text]]
        return [*gold, *(article for article in self._texts if article not in gold)][:k]

    def texts(self) -> Mapping[str, str]:
        return self._texts

    def close(self) -> None: ...

    def heard(self, expected: Expected) -> Heard:
        reply = self._reply(expected)
        self.spoil(reply)
        unknown = {"not_covered": [0.0]}.get(str(reply["kind"]), [1.0])
        route = "form: for somebody else" if expected.wants == "leave_for_other" else ""
        records = expected.wants in ("records", "withdraw", "decide")
        trace = {"answerable": unknown, "route": "records" if records else route}
        return Heard(reply, trace, 0.001, self.same_again)

    def _reply(self, expected: Expected) -> dict[str, Any]:
        gold = [group[0] for group in expected.gold]
        kind = expected.kinds[0] if expected.kinds else "chitchat"
        if kind == "answer" and not gold:
            gold = list(expected.cites_only or ["hr-admin/14"])[:1]
        quotes = [{"article_id": a, "label": a, "quote": self._texts[a][:12], "start": 0, "end": 12} for a in gold]
        lead = {"yes": "**是。** ", "no": "**否。** "}.get(expected.settled, "")
        facts = "\n".join(f"> {fact.split('|')[0]}" for fact in expected.facts)
        return {"reply": f"{lead}\n{facts}", "kind": kind, "citations": quotes, "action": _action(expected)}


def _action(expected: Expected) -> dict[str, Any] | None:
    form = expected.form
    if expected.wants in ("leave_request", "hazard_report", "complaint"):
        return {"type": expected.wants, "stage": "confirming", "fields": form.get("slots", {}), "missing": []}
    if not form.get("action"):
        return None
    fields = {**form.get("fields", {}), **form.get("contains", {})}
    missing = form.get("missing", [])
    return {"type": form["action"], "stage": form.get("stage"), "fields": fields, "missing": missing}


class _Knowing:
    def __init__(self, oracle: Oracle, case: Case) -> None:
        self._oracle, self._steps = oracle, [*case.given, *case.steps]
        self._given, self._said, self._filed = len(case.given), 0, 0

    def say(self, text: str, asker: str) -> Heard:  # noqa: ARG002
        expected = self._steps[self._said].expected
        self._said += 1
        if expected.filed is not None:
            self._filed = expected.filed
        return self._oracle.heard(expected)

    def filed(self) -> int:
        return self._filed + (self._oracle.extra if self._said > self._given else 0)


class Guesser(Oracle):
    """Knows nothing: any article, answered or refused by the toss of a coin, believed as much as chance says."""

    def __init__(self, cases: Sequence[Case], texts: Mapping[str, str]) -> None:
        super().__init__(cases, texts)
        self._chance = random.Random(5)  # noqa: S311

    def find(self, text: str, k: int) -> list[str]:  # noqa: ARG002
        return self._chance.sample(list(self._texts), k)

    def heard(self, expected: Expected) -> Heard:  # noqa: ARG002
        article = self._chance.choice(list(self._texts))
        quote = {"article_id": article, "quote": self._texts[article][:2], "start": 0, "end": 2, "label": article}
        refused = self._chance.random() < 0.5
        reply: dict[str, Any] = {"reply": "随便说说", "kind": "answer", "citations": [quote], "action": None}
        if refused:
            reply |= {"kind": "not_covered", "citations": []}
        return Heard(reply, {"answerable": [self._chance.random()]})
