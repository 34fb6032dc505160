"""Learn which words stand for the words of paperwork that only sound like them: python -m eval.fit_mistyped

Writes assistant/mistyped.json. What the dictionary knows, or what people write in the labelled data, stays as it is.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

import rjieba
import rtoml
from pypinyin import lazy_pinyin
from pypinyin.constants import PHRASES_DICT

from assistant.mistyped import LEARNED, VOCABULARY
from corpus.lexical import HAN
from corpus.query import normalise
from eval.fit_intent import DIALOGUES, MESSAGES
from eval.lines import QUESTIONS, cases_of
from tools import ACTIONS
from tools.fields import ChoiceField

LISTED = 3  # letters of a word of which every spelling is looked up; what sounds like a longer one is nothing else
RARER = 20  # times that a word stands for once that it is misspelt: as rare a spelling is not said, too


def main() -> int:
    known = rtoml.load(VOCABULARY)
    words = sorted(set(_words()) - set(known["left_out"]))
    letters = _by_sound()
    for letter, meant in known["looks"].items():
        letters[lazy_pinyin(meant)[0]] += letter
    spelt = {word: lazy_pinyin(word) for word in words}
    typed = {
        word: ["".join(one) for one in product(*(letters[sound] for sound in spelt[word]))]
        for word in words
        if len(word) <= LISTED
    }
    texts = _said()
    data = {
        "letters": {sound: letters[sound] for sound in sorted({sound for word in spelt.values() for sound in word})},
        "words": {" ".join(sound): word for word, sound in spelt.items()},
        "others": sorted({*_others(typed, texts), *known["others"]}),
        "pairs": _pairs(
            "".join({letters[sound] for word in spelt.values() for sound in (word[0], word[-1])} | {*known["places"]}),
            known["pairs"],
        ),
        "places": known["places"],
    }
    LEARNED.write_text(json.dumps(data, ensure_ascii=False, indent=0), encoding="utf-8")
    print(f"wrote {LEARNED} ({LEARNED.stat().st_size // 1024} KiB)")
    return 0


def _words() -> Iterator[str]:
    """The words of paperwork: of the actions, of the file, halves of days, and verbs with what they are said of."""
    for action in ACTIONS:
        yield from (word for word in action.called if _is_word(word))
        yield from (choice.value for item in action.fields if isinstance(item, ChoiceField) for choice in item.choices)
    known = rtoml.load(VOCABULARY)
    yield from known["words"]
    yield from (f"{day}{half}" for day, half in product(known["halves"]["behind"], known["halves"]["halves"]))
    for verb, nouns in known["filing"].items():
        yield from (f"{verb}{measure}{noun}" for noun in nouns for measure in known["measures"]["measures"])


def _is_word(word: str) -> bool:
    return len(word) > 1 and HAN.fullmatch(word) is not None


def _said() -> list[str]:
    """What people have said in the labelled data, normalised."""
    cases = cases_of(*MESSAGES, *DIALOGUES, *QUESTIONS)
    return [normalise(step.say) for case in cases for step in case.steps]


def _others(typed: Mapping[str, Sequence[str]], texts: Sequence[str]) -> list[str]:
    """What sounds like a word, and is one that the dictionary knows or that people write."""
    seen = Counter(
        run[at : at + length]
        for text in texts
        for run in HAN.findall(text)
        for length in range(2, LISTED + 1)
        for at in range(len(run) - length + 1)
    )
    return sorted(
        other
        for word, spellings in typed.items()
        for other in spellings
        if other != word and (_known(other) or seen[other] * RARER > seen[word] + RARER)
    )


def _pairs(ends: str, more: Mapping[str, str]) -> dict[str, str]:
    """Words of two letters of which one may be the end of a misspelt word, and `more`: letters by the one before."""
    every = "".join(_by_sound().values())
    pairs = defaultdict(str, more)
    for one in set(ends):
        for other in every:
            for first, then in ((one, other), (other, one)):
                if then not in pairs[first] and _known(first + then):
                    pairs[first] += then
    return {first: then for first, then in sorted(pairs.items()) if then}


def _known(word: str) -> bool:
    return word in PHRASES_DICT or rjieba.cut(word, False) == [word]


def _by_sound() -> dict[str, str]:
    """The 6,763 letters of GB 2312 by their sound."""
    found: dict[str, str] = defaultdict(str)
    for first in range(0xB0, 0xF8):
        for second in range(0xA1, 0xFF):
            for letter in bytes([first, second]).decode("gb2312", "ignore"):
                found[lazy_pinyin(letter)[0]] += letter
    return found


if __name__ == "__main__":
    sys.exit(main())
