"""What a message asks about the regulations themselves, and nothing else; its words are in outline.toml."""

import re
from collections.abc import Callable, Sequence
from functools import cache

from assistant.asked import ANY_PART, MARKER, UNITS, Inquiry, asked_of, left_of, says
from assistant.extremes import extreme
from assistant.named import find_places
from assistant.places import NAMES, OUTLINE, Named, by_name, whole
from corpus.article import Compilation

_TITLE = re.compile(r"《([^《》]+)》")
_QUOTES = re.compile(r"[“”\"「」『』‘’]|(?<![a-z])'|'(?![a-z])", re.IGNORECASE)
TERM_MIN_CHARS = 2
_UNIT = "|".join(f"(?P<u{n}>{pattern})" for n, pattern in enumerate(UNITS.values()))
_COUNTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for unit in UNITS.values()
    for pattern in (
        rf"(?:分(?:成|为|了)?|写了?|列了?)?(?:有)?(?:几|多少|how many|number of)\s*(?:个|项|小|different)?\s*"
        rf"(?:[带有]?编号的?|numbered\s*)?(?:{unit})",
        rf"(?:{unit})(?:一共|总共|共|都)?(?:有|是)?(?:几|多少)个?(?!\s*(?:[个项小条章节篇模a-z]|部分|板块))",
    )
)
_EACH = re.compile(rf"(?:各个?|每(?:一)?个?|\b(?:each|every|per)\s+)\s*(?:{_UNIT})", re.IGNORECASE)


def read_inquiry(text: str, versions: Sequence[Compilation]) -> Inquiry | None:
    """What a normalised message asks about the regulations as such; None where it asks anything else."""
    if says(OUTLINE["more"], text):
        return None
    named = find_places(_QUOTES.sub(" ", text), versions)
    for reader in _READERS:
        if inquiry := reader(named, versions):
            return inquiry
    return None


def _blanks(named: Named, versions: Sequence[Compilation]) -> Inquiry | None:
    text, words = named.rest, OUTLINE["blank"]
    asked = says(words["nouns"], text) or (
        (named.places or named.articles or says(words["asks"], text)) and says(words["verbs"], text)
    )
    if not asked:
        return None
    places = asked_of(named, versions, *words["nouns"], *words["verbs"], *words["who"], *words["places"])
    return None if places is None else Inquiry("blanks", places, named.absent, who=says(words["who"], text))


def _mention(named: Named, versions: Sequence[Compilation]) -> Inquiry | None:
    """哪些条提到T, 提到T的有哪些条, T在哪几条: only where T stands in the text word for word."""
    for pattern in _mentions():
        if match := pattern.fullmatch(named.rest.strip(" ,。?!的")):
            term = _term(match["term"], versions)
            if term and not re.fullmatch("|".join(OUTLINE["outside"]["missing"]), term):
                return Inquiry("mention", named.places, named.absent, term=term)
    return None


@cache
def _mentions() -> tuple[re.Pattern[str], ...]:
    words = {"term": "(?P<term>.+?)", "regulations": "|".join(OUTLINE["regulations"])}
    for name in ("verbs", "subjects", "english", "which", "lead"):
        words[name] = _filled("|".join(OUTLINE["mention"][name]), words)
    return tuple(re.compile(_filled(pattern, words), re.IGNORECASE) for pattern in OUTLINE["mention"]["questions"])


def _filled(pattern: str, words: dict[str, str]) -> str:
    """A pattern with each <word> that is in `words` in its place."""
    return re.sub(r"<(\w+)>", lambda match: words.get(match[1], match[0]), pattern)


def _term(said: str, versions: Sequence[Compilation]) -> str:
    """`said`, or what the regulations call it, where an article holds it word for word; empty else."""
    plain = re.sub(r"^(?:了|到|过|关于|有关|有|的|“|\s|the )+|(?:的|了|这个词|字样|相关|有关|[\s?。,])+$", "", said)
    for term in dict.fromkeys((plain, NAMES.get(plain.lower(), ""))):
        if len(term) >= TERM_MIN_CHARS and (
            _TITLE.fullmatch(term) or any(holds(a.text, term) for v in versions for a in v)
        ):
            return term
    return ""


def holds(text: str, term: str) -> bool:
    """Whether a text says a term: Chinese anywhere, other words as words of their own; case does not matter."""
    return bool(term_pattern(term).search(text))


@cache
def term_pattern(term: str) -> re.Pattern[str]:
    edge = r"(?<![a-z0-9])", r"(?![a-z0-9])"
    escaped = re.escape(term)
    return re.compile(f"{edge[0]}{escaped}{edge[1]}" if term.isascii() else escaped, re.IGNORECASE)


def _outside(named: Named, versions: Sequence[Compilation]) -> Inquiry | None:
    text, words = named.rest, OUTLINE["outside"]
    if title := _TITLE.search(text):
        about = text.replace(title[0], " ")
        pure = says(words["included"], about) and not left_of(about, *words["included"], *words["things"])
        return Inquiry("mention", named.places, named.absent, term=title[0]) if pure else None
    if not (says(words["things"], text) and says([*words["missing"], *words["refer"]], text)):
        return None
    places = asked_of(named, versions, *words["missing"], *words["refer"], *words["things"], "份")
    return None if places is None else Inquiry("outside", places, named.absent)


def _effective(named: Named, versions: Sequence[Compilation]) -> Inquiry | None:
    text, words = named.rest, OUTLINE["effective"]
    of_rules = named.places or says(OUTLINE["regulations"], text)
    said = [*words["words"], *(words["words_of_rules"] if of_rules else ())]
    if not (says(said, text) and says(words["when"], text)):
        return None
    places = asked_of(named, versions, *said, *words["when"], *words["around"])
    return None if places is None else Inquiry("effective", places, named.absent)


def _scope(named: Named, versions: Sequence[Compilation]) -> Inquiry | None:
    """适用范围, 制度管谁, and whether that is true of some people: 实习生适用吗."""
    text, words = named.rest, OUTLINE["scope"]
    people = [*words["whom"], *words["persons"]]
    binds = [rf"(?:{bind}).{{0,2}}(?:{'|'.join(people)})" for bind in words["bind"]]
    of_rules = named.places or says([*OUTLINE["regulations"], "它", r"\bit\b"], text)
    applies = says(words["verbs"], text) and says(people, text)
    follows = [_filled(pattern, {"whom": "|".join(words["whom"])}) for pattern in words["follows"]]
    if not (says(words["named"], text) or applies or (of_rules and says([*binds, *follows], text))):
        return None
    places = asked_of(named, versions, *words["named"], *words["verbs"], *follows, *people, *words["bind"])
    return None if places is None else Inquiry("scope", places, named.absent)


def _interpreter(named: Named, versions: Sequence[Compilation]) -> Inquiry | None:
    text, words = named.rest, OUTLINE["interpreter"]
    if not (says(words["words"], text) and (says(words["who"], text) or "解释权" in text)):
        return None
    places = asked_of(named, versions, *words["words"], *words["who"], *words["around"])
    return None if places is None else Inquiry("interpreter", places, named.absent)


def _where(named: Named, versions: Sequence[Compilation]) -> Inquiry | None:
    """In which part a thing is: 培训在第几章, 哪一章讲培训; whether one is about it: 有没有讲培训的章节."""
    words = OUTLINE["where"]
    units = "|".join(UNITS[unit] for unit in ("章节", "章", "节", "篇", "部分", "模块"))
    asks, exists = ("|".join(sorted(words[name], key=len, reverse=True)) for name in ("asks", "exists"))
    which = rf"(?:{asks})\s*(?:{units}|本)"
    whether = rf"(?:{_filled(exists, {'units': units})})(?=.*(?:{units}))|\b(?:is|are) there (?:an? |any )?(?:{units})"
    if not says([which, whether], named.rest):
        return None
    left = left_of(named.rest, which, whether, rf"的?一?(?:{units})(?=[吗没?\s]*$)", *words["around"])
    if named.articles:
        return None if left else Inquiry("where", named.articles)
    if not left and any(place.path for place in named.places):
        return Inquiry("where", named.places)  # 总则在哪一篇
    term = left[0] if len(left) == 1 else ""
    known = term and (_heading_says(term, versions) or _term(term, versions))
    return Inquiry("where", named.places, named.absent, term=term) if known else None


def _heading_says(term: str, versions: Sequence[Compilation]) -> bool:
    return bool(by_name([term], "", whole(versions), NAMES))


def _count(named: Named, versions: Sequence[Compilation]) -> Inquiry | None:
    text, each = named.rest, _EACH.search(named.rest)
    without = _EACH.sub(" ", text)
    units = tuple(dict.fromkeys(unit for unit in UNITS if any(p.search(without) for p in _counts_of(unit))))
    generic = set(units) <= {"部分", ANY_PART} and not (
        named.places or named.absent or says(OUTLINE["regulations"], text)
    )
    if (
        not units
        or named.articles
        or (generic and not (units == ("部分",) and (says(["[一总]共", "total"], text) or MARKER.search(without))))
    ):
        return None
    places = asked_of(named, versions, *(p.pattern for p in _COUNTS), text=without, loose=units == ("条",))
    of_each = "" if _unit(each) in units else _unit(each)  # 有几大块,每块叫什么
    return None if places is None else Inquiry("count", places, named.absent, _plain(units), of_each)


def _counts_of(unit: str) -> tuple[re.Pattern[str], ...]:
    at = list(UNITS).index(unit) * 2
    return _COUNTS[at : at + 2]


def _plain(units: Sequence[str]) -> tuple[str, ...]:
    """章节 as both."""
    return tuple(dict.fromkeys(part for unit in units for part in (("章", "节") if unit == "章节" else (unit,))))


def _unit(match: re.Match[str] | None) -> str:
    return next((unit for n, unit in enumerate(UNITS) if match and match[f"u{n}"]), "")


def _contents(named: Named, versions: Sequence[Compilation]) -> Inquiry | None:
    """目录, 第二章讲什么, 篇三有哪些模块, 制度汇编讲什么; a division that is named and nothing more."""
    text, words, each = named.rest, OUTLINE["contents"], _EACH.search(named.rest)
    without = _EACH.sub(" ", text)
    listed = named.places and says(words["list"], without)
    which = [u for u, p in UNITS.items() if re.search(p if listed else _listing(p), without, re.IGNORECASE)]
    asks = says([*words["range"], *words["table"], *words["asks"]], without)
    below = any(place.path for place in named.places) or bool(named.absent)
    if named.articles or not (which or asks or below):
        return None
    units = [rf"(?:[两三四五六七八九\d]个)?(?:{UNITS[unit]})" for unit in which]
    said = [*words["range"], *words["table"], *words["asks"], *units]
    places = asked_of(named, versions, *said, text=without, loose=says(words["range"], without))
    if places is None:
        return None
    which = [unit for unit in which if not places or any(place.kind != unit for place in places)]
    whole_asked = (
        each or which not in ([], ["条"]) or says(words["table"], without) or says(OUTLINE["regulations"][:2], text)
    )
    return (
        Inquiry("contents", places, named.absent, _plain([unit for unit in which if unit != "条"]), _unit(each))
        if places or whole_asked or named.absent
        else None
    )


def _listing(unit: str) -> str:
    which = (
        r"哪些|哪几个?|哪[两三四五六七八九\d]个?|什么|啥|\bwhich|\bwhat(?: (?:are|is)(?: the)?(?: [a-z]+)?)?|"
        r"\blist(?: all)?(?: of)?(?: the)?"
    )
    return rf"(?:{which})\s*(?:{unit})|(?:{unit})(?:都|分别|各自?)*(?:有|是|叫)?(?:哪些|哪几|什么|啥)"


Reader = Callable[[Named, Sequence[Compilation]], Inquiry | None]
_READERS: tuple[Reader, ...] = (
    _blanks,
    _mention,
    _outside,
    _effective,
    _scope,
    _interpreter,
    extreme,
    _where,
    _count,
    _contents,
)
