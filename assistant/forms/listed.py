"""The items of a list in a message, however they are numbered, on lines of their own or in one: 1.请明天年假 2.报个隐患."""

from assistant.forms.data import WORDS
from assistant.forms.folded import Span, compiled

_ORDER = (
    "1 一 ① first 首先",
    "2 二 ② second 其次",
    "3 三 ③ third 再次",
    "4 四 ④",
    "5 五 ⑤",
    "6 六 ⑥",
    "7 七 ⑦",
    "8 八 ⑧",
    "9 九 ⑨",
)
NUMBERS = {word: n for n, words in enumerate(_ORDER, 1) for word in words.split()}
_ANY = ("", "一个")  # a mark that may begin a list, and says of another item that it comes next


def marks(folded: str) -> list[Span]:
    """Where the marks of a list stand, in order; empty where there are fewer than two, or they do not count on."""
    found = [_counted(pattern, folded) for pattern in WORDS["list_marks"]]
    longest = max(found, key=len)
    return longest if len(longest) > 1 else []


def _counted(pattern: str, folded: str) -> list[Span]:
    spans: list[Span] = []
    for match in compiled(pattern).finditer(folded):
        number, expected = match["n"], len(spans) + 1
        if number in _ANY or NUMBERS.get(number, expected if spans else 0) == expected:
            spans.append(match.span())
    return spans
