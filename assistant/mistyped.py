"""Words of paperwork typed by their sound: 请架 for 请假, 明夭 for 明天, qingjia. Learned by eval/fit_mistyped.py.

Only a word of paperwork is put in, and only where what was typed is no word there: neither by itself (病价, but not
市价) nor with the letter beside it (年价格). Letter for letter, so that what was typed can still be told word for word.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from assistant.dialect import as_standard
from corpus.lexical import HAN
from corpus.query import normalise

VOCABULARY = Path(__file__).with_suffix(".toml")
LEARNED = Path(__file__).with_suffix(".json")
PINYIN = {"wo": "我"}  # what is written so among Chinese
_LATIN = re.compile(
    r"(?<![a-z])(?:[a-z]{6,}|(?<=[\u4e00-\u9fff])[a-z]{2,5}(?=[\u4e00-\u9fff]))(?![a-z])", re.IGNORECASE
)


@dataclass(frozen=True)
class Mistyped:
    """`sounds`: of letters, tones aside. `words`: by their sound, the word that is meant; `others` sound so and are
    said, too. `pairs`: the letters that make a word with the one before them."""

    sounds: Mapping[str, str]
    words: Mapping[str, str]
    others: frozenset[str]
    pairs: Mapping[str, str]
    longest: int
    spelt: Mapping[str, str]  # words by their pinyin
    places: Mapping[str, str]  # what a place behind its number is typed as: 三号裤

    @classmethod
    def load(cls) -> "Mistyped":
        data = json.loads(LEARNED.read_text(encoding="utf-8"))
        sounds = {letter: sound for sound, letters in data["letters"].items() for letter in letters}
        longest = max(map(len, data["words"].values()))
        spelt = {sound.replace(" ", ""): word for sound, word in data["words"].items()} | PINYIN
        return cls(sounds, data["words"], frozenset(data["others"]), data["pairs"], longest, spelt, data["places"])

    def mended(self, text: str) -> str:
        letters = list(text)
        for run in HAN.finditer(text):
            for at, word in self._meant(run.group()):
                letters[run.start() + at : run.start() + at + len(word)] = word
        return self._numbered.sub(self._place, "".join(letters))

    @cached_property
    def _numbered(self) -> re.Pattern[str]:
        typed = "|".join(sorted(self.places, key=len, reverse=True))
        return re.compile(rf"(?<=[\d一二三四五六七八九十]号)(?:{typed})")

    def _place(self, found: re.Match[str]) -> str:
        """The place that is meant, unless what was typed goes on to a word of its own: 3号苍蝇多."""
        typed, after = found.group(), found.string[found.end() : found.end() + 1]
        belongs = after and after in self.pairs.get(typed[-1], "")
        return typed if belongs else self.places[typed]

    def _meant(self, run: str) -> Iterator[tuple[int, str]]:
        """Where in a run of Chinese letters a word is meant, and which: the longest first, then what is spelt right."""
        spots = [(at, word) for at in range(len(run)) for word in self._at(run, at)]
        spots.sort(key=lambda spot: (-len(spot[1]), not run.startswith(spot[1], spot[0]), spot[0]))
        taken: set[int] = set()
        for at, word in spots:
            letters = range(at, at + len(word))
            if taken.isdisjoint(letters) and self._stands_alone(run, at, word):
                taken.update(letters)
                yield at, word

    def _at(self, run: str, at: int) -> Iterator[str]:
        sounds = [self.sounds.get(letter, "") for letter in run[at : at + self.longest]]
        known = sounds.index("") if "" in sounds else len(sounds)
        for length in range(2, known + 1):
            typed, word = run[at : at + length], self.words.get(" ".join(sounds[:length]))
            if word and (word == typed or typed not in self.others):
                yield word

    def _stands_alone(self, run: str, at: int, word: str) -> bool:
        """Whether neither end of what was typed belongs to the letter beside it."""
        end = at + len(word)
        before, after = run[at - 1 : at] if at else "", run[end : end + 1]
        if run.startswith(word, at):
            return True
        return not (before and run[at] in self.pairs.get(before, "")) and not (
            after and after in self.pairs.get(run[end - 1], "")
        )


@lru_cache(maxsize=1)
def _learned() -> Mistyped:
    return Mistyped.load()


@lru_cache(maxsize=512)  # a message is read in several places
def mended(text: str) -> str:
    """A text with the words of paperwork put right and those of a dialect put as everybody does, letter for letter."""
    return _learned().mended(as_standard(text))


def as_meant(text: str) -> str:
    """A message normalised, with the words of paperwork put right, those in pinyin, too."""
    spelt = _learned().spelt
    return mended(_LATIN.sub(lambda run: spelt.get(run.group().lower(), run.group()), normalise(text)))
