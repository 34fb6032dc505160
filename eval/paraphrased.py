"""How often the checks on a model's sentences drop a correct one, or pass a wrong one. `python -m eval.paraphrased`

Each line of eval/paraphrases/*.jsonl is a correct restatement of an article; of eval/misstatements/*.jsonl a wrong one,
with the kind of wrongness. Those of dev*.jsonl were tuned on; held.jsonl is the third (by article) of dev-5 (dev-4 of
the wrong ones) that was only counted, until the last four wrong ones that passed were mended. frozen.jsonl of the
paraphrases was partly seen while the checks were written; frozen-2 and frozen-3, and frozen of the misstatements, were
not.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.check.sentence import Failure, failure
from assistant.check.source import rules_of
from assistant.settings import load_settings
from corpus.article import Article
from corpus.library import load_corpus

PARAPHRASES, MISSTATEMENTS = (Path(__file__).with_name(name) for name in ("paraphrases", "misstatements"))


@dataclass(frozen=True)
class Restated:
    """`problem` is the check that it fails, None where it passes; `kind` is how it is wrong, empty of a correct one."""

    article: str
    text: str
    kind: str
    problem: Failure | None


def restated(path: Path, articles: Mapping[str, Article]) -> Iterator[Restated]:
    for line in path.read_text(encoding="utf-8").splitlines():
        said = json.loads(line)
        problem = failure(said["text"], rules_of(articles[said["article"]]))
        yield Restated(said["article"], said["text"], said.get("kind", ""), problem)


def main() -> None:
    settings = load_settings()
    articles = {str(a.id): a for a in load_corpus(settings.corpus).articles(settings.today())}
    for path in sorted(PARAPHRASES.glob("*.jsonl")):
        every = list(restated(path, articles))
        dropped = Counter(one.problem.check for one in every if one.problem)
        print(
            f"{path.stem}: {_share(dropped.total(), len(every))} correct sentences dropped, by check: {dict(dropped)}"
        )
    for path in sorted(MISSTATEMENTS.glob("*.jsonl")):
        every = list(restated(path, articles))
        passed, of = (Counter(one.kind for one in every if kept or not one.problem) for kept in (False, True))
        print(f"{path.stem}: {_share(passed.total(), len(every))} wrong sentences passed")
        print("  by kind: " + ", ".join(f"{kind} {passed[kind]} of {of[kind]}" for kind in sorted(of)))


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({part / whole:.3f})"


if __name__ == "__main__":
    main()
