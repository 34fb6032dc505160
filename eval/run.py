"""Run suites through the same turn that the channels drive, and print a table: python -m eval.run dev-meaning frozen"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence

from assistant.build import Parts, build_index_for, index_folder, open_parts
from assistant.reply import Reply, Turn
from assistant.settings import load_settings
from assistant.turn import take_turn
from eval.case import Case, read_suite
from eval.score import Score, mean, score
from tools.directory import demo_company

ASKER = "e001"  # an employee of the demo company: paperwork is filed by employees
DEFAULT = ("dev-meaning", "dev-kinds", "frozen")


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("suites", nargs="*", default=DEFAULT)
    parser.add_argument("--failures", action="store_true", help="print every case that failed, with its reply")
    arguments = parser.parse_args(argv)
    parts = throw_away_parts()
    for suite in arguments.suites:
        scores = run(read_suite(suite), parts)
        print(table(suite, scores))
        if arguments.failures:
            print(*map(failure, (s for s in scores if not s.passed)), sep="\n")
    return 0


def throw_away_parts() -> Parts:
    """Parts with the index in use (built where there is none) and a store that lasts as long as they do."""
    settings = load_settings()
    if not (index_folder(settings) / "current").exists():
        build_index_for(settings, lambda done, total: None)
    return open_parts(settings, demo_company(), lasting=False)


def run(cases: Iterable[Case], parts: Parts) -> list[Score]:
    """Each case in a conversation of its own; the last reply is judged."""
    day = parts.settings.today()
    text_of = {str(article.id): article.text for article in parts.searcher.corpus.articles(day)}
    return [score(case, converse(case, parts), text_of) for case in cases]


def converse(case: Case, parts: Parts) -> Reply:
    reply, conversation = None, None
    for text in case.turns:
        reply = take_turn(Turn(text, ASKER, conversation), parts)
        conversation = reply.conversation_id
    assert reply is not None
    return reply


def table(suite: str, scores: Sequence[Score]) -> str:
    """One row a kind: n, and the share for each metric (a dash where no case asks for it)."""
    by_kind: dict[str, list[Score]] = defaultdict(list)
    for item in scores:
        by_kind[item.case.kind].append(item)
    head = (
        f"{suite:<14}{'n':>5}{'kind':>8}{'cited':>8}{'facts':>8}{'clean':>8}{'settled':>9}{'verbatim':>10}{'passed':>8}"
    )
    rows = [_row(kind, group) for kind, group in (*by_kind.items(), ("all", list(scores)))]
    return "\n".join([head, *rows, ""])


def _row(name: str, group: Sequence[Score]) -> str:
    metrics = ("kind_ok", "cited", "facts", "clean", "settled", "verbatim", "passed")
    cells = [mean(getattr(item, metric) for item in group) for metric in metrics]
    widths = (8, 8, 8, 8, 9, 10, 8)
    shown = "".join(f"{'-' if not n else f'{value:.3f}':>{w}}" for (value, n), w in zip(cells, widths, strict=True))
    return f"  {name:<12}{len(group):>5}{shown}"


def failure(item: Score) -> str:
    asked = " / ".join(item.case.turns)
    wrong = [
        name for name in ("kind_ok", "cited", "facts", "clean", "settled", "verbatim") if getattr(item, name) is False
    ]
    cited = [citation.article_id for citation in item.reply.citations]
    return (
        f"- {item.case.id} [{', '.join(wrong)}] {asked}\n  gold {item.case.gold} facts {item.case.facts}\n"
        f"  got {item.reply.kind} {cited} {item.reply.trace.get('answerable', '')} {item.reply.text[:160]!r}"
    )


if __name__ == "__main__":
    sys.exit(main())
