"""Mentions of articles and headings inside an article (依照第X条, 见第X章), resolved to ids where they can be."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from corpus.article import Reference
from corpus.headings import Family
from corpus.marks import plain_title
from corpus.numerals import NUMERAL, fold_width, parse_numeral
from corpus.unit import Unit

_PARAGRAPH = r"(?:\s*第\s*\(?[0-9一二三四五六七八九十]{1,3}\)?\s*[款项目](?![一-鿿]{0,2}目))*"
_REFERENCE = re.compile(
    rf"(?:(?P<part>第\s*[0-9一二三四五六七八九十]+\s*篇|篇[0-9一二三四五六七八九十]+)\s*)?"
    rf"(?:第\s*(?P<list>{NUMERAL}(?:\s*[、和及至到~—-]+\s*第?\s*{NUMERAL})*)\s*(?P<kind>条|章|节|分编|编|部分)"
    rf"(?:\s*之\s*(?P<branch>[一二三四五六七八九十]{{1,2}})(?![一-鿿]))?"
    rf"(?:\s*(?:至|到|-|—|~)\s*第\s*(?P<last>{NUMERAL})\s*(?P=kind))?{_PARAGRAPH}"
    r"|(?<![\d.])(?P<dotted>\d{1,2}(?:\.\d{1,2}){1,3})(?![\d.])\s*(?P<after>[条款节项])?"
    r"|(?P<near>前条|上条|上一条|下一条|前[两二三四五]条)(?!件|款|例)"
    r"|(?P<annex>附[件录表]\s*(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2}|[A-Z]))(?![0-9]))"
)
_POINTS = re.compile(
    r"(?:见|按|照|据|循|合|于|反|行|和|与|及|、|条款|条文|篇[一二三四五六七八九十])\s*(?:本[一-鿿]{1,8})?[第(]?\s*$"
)
_TITLE_BEFORE = re.compile(r"《([^《》]+)》\s*(?:\([^()]{0,20}\))?\s*(?:的|中|之|和|及|第[^,。;]{1,30}[、和及])?\s*$")
_LAW_BEFORE = re.compile(r"([一-鿿]{0,16}(?:法|法典|条例|办法|细则|规定|制度|规程|解释))\s*$")
_OWN = re.compile(r"本[^和与及或依照按、]{0,10}$|(?:依照|按照|根据|按|依|违反|符合|执行|适用|参照)规定$")
_ALIAS = re.compile(r"《([^《》]+)》\s*\(\s*(?:以下|下)?(?:统|简)称\s*[“\"'《]?([^)”\"'》]{1,20})")
_HEADING = {
    "章": Family.CHAPTER,
    "节": Family.SECTION,
    "编": Family.BOOK,
    "分编": Family.SUBBOOK,
    "部分": Family.PORTION,
}
MAX_RANGE = 200  # articles in 第X条至第Y条; a longer one is a misprint


class Places:
    """The units of one compilation by their numbers."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = [unit for unit in units if unit.kind == "article"]
        self.at = {unit.local: at for at, unit in enumerate(self.units)}
        self.articles: dict[tuple[str, int], list[Unit]] = {}
        self.dotted: dict[tuple[int, ...], list[Unit]] = {}
        self.headings: dict[tuple[str, Family, int], list[tuple[Unit, list[Unit]]]] = {}
        for unit in self.units:
            if unit.family == Family.ARTICLE and "~" not in unit.local:
                self.articles.setdefault((unit.annex, unit.number[0]), []).append(unit)
            elif unit.family == Family.DOTTED and not unit.annex:
                self.dotted.setdefault(unit.number, []).append(unit)
        self._fill_headings(units)

    def _fill_headings(self, units: Sequence[Unit]) -> None:
        """Each numbered heading with the articles until the next heading as wide."""
        open_headings: list[tuple[Unit, list[Unit]]] = []
        for unit in units:
            if unit.kind == "heading" and unit.family is not None:
                open_headings = [each for each in open_headings if unit.path[: len(each[0].path)] == each[0].path]
                open_headings.append((unit, []))
                if unit.number:
                    key = (unit.annex, unit.family, unit.number[0])
                    self.headings.setdefault(key, []).append(open_headings[-1])
            elif unit.kind == "article":
                for _, below in open_headings:
                    below.append(unit)


@dataclass
class Register:
    """Where every article stands: the units of each compilation, by which references are resolved."""

    places: dict[str, Places] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)  # compilation id → title
    labels: dict[str, str] = field(default_factory=dict)  # compilation id → label, e.g. 篇一

    @classmethod
    def of(cls, compilations: Iterable[tuple[str, str, str, Sequence[Unit]]]) -> "Register":
        """From (id, title, label, units) of each; the last version of a compilation stands for it."""
        register = cls()
        for name, title, label, units in compilations:
            register.places[name] = Places(units)
            register.titles[name] = title
            register.labels[name] = label
        return register

    def titled(self, title: str, here: str) -> str | None:
        """The compilation of that title: this one before another; None where none or several have it."""
        same = [each for each, own in self.titles.items() if plain_title(own) == plain_title(title)]
        return here if here in same else same[0] if len(same) == 1 else None

    def labelled(self, label: str) -> str | None:
        same = [each for each, own in self.labels.items() if own == re.sub(r"\s", "", label)]
        return same[0] if len(same) == 1 else None


def aliases(text: str) -> dict[str, str]:
    """Short names that a document gives to others: 《职工带薪年休假条例》(以下简称条例)."""
    return {name.strip(): title for title, name in _ALIAS.findall(fold_width(text))}


@dataclass
class Resolver:
    """From the words of a reference to article ids, for the articles of one compilation."""

    compilation: str
    places: Places
    register: Register
    aliases: dict[str, str]

    def references(self, text: str, start: int, here: Unit) -> Iterator[Reference]:
        """Mentions from `start` on; without targets where the place is not in the corpus, or cannot be told."""
        folded = fold_width(text)
        outside = False  # 《劳动法》第三条、第五条: the second is the law's too
        end = -1
        for match in _REFERENCE.finditer(folded, start):
            if match["dotted"] and not (match["after"] or match["part"] or _POINTS.search(folded[: match.start()])):
                continue
            joined = end >= 0 and re.fullmatch(r"\s*[、,和及与或至]?\s*", folded[end : match.start()]) is not None
            where = self._where(folded[: match.start()], match["part"])
            outside = where is None or (outside and joined)
            end = match.end()
            targets = () if outside or where is None else self._targets(match, here, where)
            yield Reference(match.start(), match.end(), targets)

    def _where(self, before: str, part: str | None) -> str | None:
        """The compilation that a reference is about; None where it is an outside document."""
        if part:
            return self.register.labelled(part)
        if named := _TITLE_BEFORE.search(before):
            return self.register.titled(named[1], self.compilation)
        law = _LAW_BEFORE.search(before)
        if not law or _OWN.search(law[1]):
            return self.compilation
        for alias, title in self.aliases.items():
            if law[1].endswith(alias):
                return self.register.titled(title, self.compilation)
        own = plain_title(self.register.titles.get(self.compilation, ""))
        return self.compilation if own and law[1].endswith(own) else None

    def _targets(self, match: re.Match[str], here: Unit, where: str) -> tuple[str, ...]:
        places = self.places if where == self.compilation else self.register.places[where]
        if match["near"]:
            found = self._near(match["near"], here)
        elif match["dotted"]:
            found = _dotted(match["dotted"], places)
        elif match["annex"]:
            annex = re.sub(r"\s", "", match["annex"])
            found = [unit.local for unit in places.units if unit.annex == annex]
        else:
            found = _numbered(match, places, here)
        return tuple(f"{where}/{local}" for local in found)

    def _near(self, words: str, here: Unit) -> list[str]:
        at = self.places.at.get(here.local, -1)
        if at < 0:
            return []
        units = self.places.units
        if words.startswith("下"):
            found = units[at + 1 : at + 2]
        else:
            found = units[max(at - (parse_numeral(words[1]) or 1), 0) : at]
        return [unit.local for unit in found if unit.annex == here.annex]


def _dotted(printed: str, places: "Places") -> list[str]:
    """1.1 itself; a unit that holds 1.1.2; or what a heading 1.1 holds."""
    number = tuple(int(part) for part in printed.split("."))
    if number in places.dotted:
        return [unit.local for unit in places.dotted[number]]
    below = [unit.local for each, units in places.dotted.items() if each[: len(number)] == number for unit in units]
    wider = (places.dotted.get(number[:depth], []) for depth in range(len(number) - 1, 0, -1))
    return below or [unit.local for unit in next((units for units in wider if units), [])]


def _numbered(match: re.Match[str], places: "Places", here: Unit) -> list[str]:
    wanted = _wanted(match)
    if match["kind"] == "条":
        return _articles(wanted, parse_numeral(match["branch"] or ""), places, here)
    family = _HEADING[match["kind"]]
    found: list[str] = []
    for number in wanted:
        for heading, below in places.headings.get((here.annex, family, number), []):
            if family != Family.SECTION or heading.path[:-1] == _chapter(here):
                found.extend(unit.local for unit in below)
    return found


def _articles(wanted: list[int], branch: int | None, places: "Places", here: Unit) -> list[str]:
    """By number; where numbers start again in each chapter, that of the same chapter."""
    found = [unit for number in wanted for unit in places.articles.get((here.annex, number), [])]
    if len(wanted) == 1:
        found = [unit for unit in found if unit.number[1:] == ((branch,) if branch else ())]
    if len({unit.number for unit in found}) < len(found):
        found = [unit for unit in found if unit.path[:1] == here.path[:1]]
    return [unit.local for unit in found]


def _wanted(match: re.Match[str]) -> list[int]:
    """The numbers that 第三条, 第三、五条 or 第三条至第五条 names."""
    numbers = [parse_numeral(each) or 0 for each in re.findall(NUMERAL, match["list"])]
    if match["last"]:
        numbers.append(parse_numeral(match["last"]) or 0)
    if match["last"] or re.search(r"[至到~—-]", match["list"]):
        return list(range(numbers[0], min(numbers[-1], numbers[0] + MAX_RANGE) + 1))
    return list(dict.fromkeys(numbers))


def _chapter(here: Unit) -> tuple[str, ...]:
    """The headings above the 节 in which a unit stands."""
    sections = [at for at, step in enumerate(here.path) if re.match(rf"第\s*{NUMERAL}\s*节", step)]
    return here.path[: sections[0]] if sections else here.path
