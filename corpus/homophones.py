"""Words typed by their sound, as input methods offer them: 工姿 for 工资, 劳宝用品 for 劳保用品.

Learned when the index is built, from what is written in the corpus and asked about it. A word is read as another only
where nobody writes it so: neither the general dictionary knows what stands there, nor any text of the corpus.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.lexical import HAN

WORD_SEEN_LEAST = 3  # texts that hold a word before others are read as it
RARER = 20  # times that a word stands for once that somebody misspelt it: as rare a spelling is not said, too
LENGTHS = (4, 3, 2)  # of the words, in characters; longer ones first


@dataclass(frozen=True)
class Homophones:
    """`sounds`: of each character, tones aside. `words`: by their sound, the word of the corpus that it stands for.

    `others` sound like one of these words and are said, too: they stay as they are.
    """

    sounds: Mapping[str, str]
    words: Mapping[str, str]
    others: frozenset[str]

    def repaired(self, text: str, attested: Callable[[str], bool]) -> str:
        """The text with the words put right; `attested` tells whether two neighbouring characters are written so."""
        letters = list(text)
        for run in HAN.finditer(text):
            for at, word in self._readings(run.group(), attested):
                letters[run.start() + at : run.start() + at + len(word)] = word
        return "".join(letters)

    def _readings(self, run: str, attested: Callable[[str], bool]) -> Iterator[tuple[int, str]]:
        """Where in a run of Chinese characters another word is meant, and which; the longest first, none twice."""
        taken: set[int] = set()
        for length in LENGTHS:
            for at in range(len(run) - length + 1):
                word = self._meant(run, at, length, attested)
                if word and taken.isdisjoint(range(at, at + length)):
                    taken.update(range(at, at + length))
                    yield at, word

    def _meant(self, run: str, at: int, length: int, attested: Callable[[str], bool]) -> str:
        said, end = run[at : at + length], at + length
        word = self.words.get(self.sound(said), "")
        if not word or word == said or said in self.others:
            return ""
        before, after = (run[at - 1 : at + 1] if at else ""), run[end - 1 : end + 1] if end < len(run) else ""
        if self._is_word(before) or self._is_word(after):
            return ""  # the border of a word, not one that is misspelt
        left_fits = said[0] != word[0] and before and attested(before)
        right_fits = said[-1] != word[-1] and after and attested(after)
        return "" if left_fits or right_fits else word

    def _is_word(self, pair: str) -> bool:
        return self.words.get(self.sound(pair)) == pair

    def sound(self, word: str) -> str:
        return " ".join(self.sounds.get(letter, letter) for letter in word)

    def save(self, file: Path) -> None:
        data = {"sounds": self.sounds, "words": self.words, "others": sorted(self.others)}
        file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, file: Path) -> "Homophones":
        data = json.loads(file.read_text(encoding="utf-8"))
        return cls(data["sounds"], data["words"], frozenset(data["others"]))

    @classmethod
    def learn(cls, texts: Sequence[str]) -> "Homophones":
        """From normalised texts. What sounds alike and stands in several is read as the most frequent."""
        from pypinyin import lazy_pinyin  # for the index alone: what a question needs is kept in it
        from pypinyin.constants import PHRASES_DICT

        sounds = {letter: lazy_pinyin(letter)[0] for letter in _simplified_letters()}
        bare = cls(sounds, {}, frozenset())
        counts = _words_in(texts)
        words: dict[str, str] = {}
        for word, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
            if count >= WORD_SEEN_LEAST:
                words.setdefault(bare.sound(word), word)
        others = {phrase for phrase in PHRASES_DICT if words.get(bare.sound(phrase), phrase) != phrase}
        for piece, count in Counter(_pieces_of(texts)).items():
            word = words.get(bare.sound(piece), piece)
            if word != piece and count * RARER >= counts[word]:
                others.add(piece)
        return cls(sounds, words, frozenset(others))


def in_latin(name: str) -> list[str]:
    """A name of Chinese characters, each spelt in Latin letters: 赵敏, zhao min."""
    from pypinyin import lazy_pinyin  # only a name that is to be found in Latin letters needs it

    return list(lazy_pinyin(name))


def _words_in(texts: Iterable[str]) -> Counter[str]:
    """In how many texts each word stands, by the general dictionary."""
    import rjieba

    return Counter(
        word for text in texts for word in set(rjieba.cut(text, False)) if len(word) in LENGTHS and HAN.fullmatch(word)
    )


def _pieces_of(texts: Iterable[str]) -> Iterator[str]:
    """Every run of two to four Chinese characters."""
    for text in texts:
        for run in HAN.findall(text):
            for length in LENGTHS:
                yield from (run[at : at + length] for at in range(len(run) - length + 1))


def _simplified_letters() -> Iterator[str]:
    """The 6,763 characters of GB 2312."""
    for first in range(0xB0, 0xF8):
        for second in range(0xA1, 0xFF):
            yield from bytes([first, second]).decode("gb2312", "ignore")
