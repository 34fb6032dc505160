"""How often the checks on a chat model's sentences drop what is correct. `python -m eval.paraphrased`

Each line of eval/paraphrases/*.jsonl is a correct restatement of an article, written before the words of
assistant/check/words.toml; those of dev.jsonl were tuned on.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.check.sentence import Failure, failure
from assistant.check.source import rules_of
from assistant.settings import load_settings
from corpus.article import Article
from corpus.library import load_corpus

FOLDER = Path(__file__).with_name("paraphrases")


@dataclass(frozen=True)
class Restated:
    """`problem` is the check that it fails; None where it passes."""

    article: str
    text: str
    problem: Failure | None


def restated(path: Path, articles: Mapping[str, Article]) -> Iterator[Restated]:
    for line in path.read_text(encoding="utf-8").splitlines():
        said = json.loads(line)
        yield Restated(said["article"], said["text"], failure(said["text"], rules_of(articles[said["article"]])))


def main() -> None:
    settings = load_settings()
    articles = {str(a.id): a for a in load_corpus(settings.corpus).articles(settings.today())}
    for path in sorted(FOLDER.glob("*.jsonl")):
        every = list(restated(path, articles))
        dropped = [one for one in every if one.problem]
        print(
            f"{path.stem}: {len(dropped)} of {len(every)} correct sentences dropped ({len(dropped) / len(every):.3f})"
        )


if __name__ == "__main__":
    main()
