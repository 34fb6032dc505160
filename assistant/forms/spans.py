"""Names inside a sentence: where something is, who complains. Learned from labelled sentences.

A linear model looks at each character with its neighbours and says how likely a name begins, goes on and ends there;
the best stretch is the name, or none where nothing is likely enough. Fitted by eval/fit_spans.py on the development
messages. Whatever it finds stands in the message, letter by letter.
"""

import re
import zlib
from bisect import bisect
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

Span = tuple[int, int]
Floats = npt.NDArray[np.float32]
Indices = npt.NDArray[np.int32]
MODEL = Path(__file__).with_name("spans.npz")
BUCKETS = 1 << 14
LONGEST = 26  # characters of a name
WEIGHED = ("customer",)  # kinds of which many messages name nobody, so that what patterns find is only one more sign
HEADS = ("begin", "inside", "end")
LENIENCE, SWAY, INSIDE_WEIGHT = 3.0, 4.0, 0.5  # a name may go on through a character that is unlikely by itself
AROUND = 4  # characters to each side that are looked at
_STOPS = ",。;!?"
_ENDS = {
    "customer": re.compile("投诉|反映|抱怨|吐槽|要求|因为|[说骂嫌把被]")
}  # words over which no name of a kind goes
_LATIN = re.compile(r"[a-z0-9_&-]")
_CLASSES = (
    ("punctuation", re.compile(r"[\s,。;!?:、\"'()<>《》“”‘’\-—~…]")),
    ("digit", re.compile(r"\d")),
    ("letter", re.compile(r"[a-z]")),
    ("number", re.compile(r"[一二三四五六七八九十两]")),
    ("surname", re.compile(r"[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤翁苗倪鲁葛范项祝]")),
    ("side", re.compile(r"[里外上下边旁前后东西南北口侧头角内顶底中处]")),
    ("room", re.compile(r"[室间库仓楼层房区线台门厂院站棚塔池井梯廊道场柜架床炉机罐槽泵]")),
    ("title", re.compile(r"[总姐哥工嫂叔姨伯婶]")),
)  # fmt: skip
_WORDS = {
    "title": re.compile(r"女士|先生|小姐|老师|总监|经理|老板娘?|主任|阿姨|大姐|大哥|师傅|主管|采购|老太太|大爷|大妈|同学|太太|店长|院长|科长|厂长|处长|医生|会员|业主|姑娘|小伙"),
    "firm": re.compile(r"有限公司|公司|集团|商贸|科技|实业|酒店|超市|医院|学校|大学|中学|小学|工厂|物流|建材|电器|餐饮|门店|药房|五金|食品|机械|贸易|电子|水务|电力|能源|地产|物业|银行|饭店|宾馆|连锁|药店|幼儿园|汽车|重工|化工|纺织|服饰|家具|装饰|设备|制药|经销商|代理商|客户|顾客|用户|客人|买家"),
    "says": re.compile(r"投诉|反映|抱怨|吐槽|说|嫌|要求|来电|打电话|发火|骂|不满|催|举报|质问|索赔|反馈|嚷|吼|闹"),
    "room": re.compile(r"车间|工段|仓库|库房|厂房|厂区|宿舍|食堂|餐厅|办公室|会议室|机房|卫生间|洗手间|厕所|更衣室|楼梯|走廊|过道|通道|出口|入口|电梯|大厅|前台|停车场|车库|平台|货架|工位|产线|流水线|天台|屋顶|楼顶|门口|大门|实验室|配电房|泵房|工地"),
    "beside": re.compile(r"旁边|附近|里面|后面|前面|对面|拐角|中间|下面|上面|顶上|外面|角落|那边|那儿|那里|那块|靠近"),
    "lead": re.compile(r"地点|位置|在|发现|看到|报告|上报|隐患|客户|投诉|姓名|叫|名字|接到|收到|来自"),
    "english lead": re.compile(r"\b(?:in|at|near|by|on|outside|inside|behind|from|customer|client|mr|mrs|ms)\b"),
    "english verb": re.compile(r"\b(?:is|are|was|has|have|complain\w*|says?|said|called|reported|about|that)\b"),
}  # fmt: skip


class SpanReader:
    """Finds names with the model that ships with the product."""

    def __init__(self) -> None:
        with np.load(MODEL) as model:
            self._kinds = {str(kind): n for n, kind in enumerate(model["kinds"])}
            self._weights = model["weights"].astype(np.float32)  # (kinds, heads, BUCKETS)
            self._bias, self._least = model["bias"].astype(np.float32), model["least"].astype(np.float32)

    def find(self, kind: str, folded: str, hint: Span | None) -> Span | None:
        """The name of a kind in a message (half-width, lower case), or None where none is likely enough.

        `hint` is the stretch that patterns found, if they found one: where it meets the name, both are the name. For
        a WEIGHED kind the model has seen it too and may say no; for another the hint is the name where the model is
        silent.
        """
        if not folded:
            return None
        number = self._kinds[kind]
        seen = hint if kind in WEIGHED else None
        scores = self._weights[number][:, indices(folded, seen)].sum(axis=2) + self._bias[number][:, None]
        span, worth = best(scores, ended(kind, folded))
        unlikely = None if kind in WEIGHED else hint
        return whole(span, folded, hint) if worth >= self._least[number] else unlikely


@lru_cache(maxsize=1)
def reader() -> SpanReader:
    return SpanReader()


def ended(kind: str, folded: str) -> str:
    """A message with stops in the place of the words over which no name of a kind goes."""
    return _ENDS[kind].sub(lambda word: ";" * len(word[0]), folded) if kind in _ENDS else folded


def best(scores: Floats, folded: str) -> tuple[Span, float]:
    """The stretch of one clause with the highest sum of log odds. `scores` are (3, characters)."""
    begin, inside, end = scores
    summed = np.concatenate([[0.0], np.cumsum(np.clip(inside + LENIENCE, -SWAY, SWAY) * INSIDE_WEIGHT)])
    solid = np.array([not char.isspace() and char not in "\"'()、:" + _STOPS for char in folded])
    stops = [at for at, char in enumerate(folded) if char in _STOPS] + [len(folded)]
    found: tuple[Span, float] = ((0, 0), -np.inf)
    for start in map(int, np.flatnonzero(solid)):
        stop = min(stops[bisect(stops, start)], start + LONGEST)
        worth = begin[start] + end[start:stop] + summed[start + 1 : stop + 1] - summed[start]
        worth = np.where(solid[start:stop], worth, -np.inf)
        here = int(worth.argmax())
        if worth[here] > found[1]:
            found = (start, start + here + 1), float(worth[here])
    return found


def whole(span: Span, folded: str, hint: Span | None) -> Span:
    """A name made whole: with what patterns found of it, and with all of a word of letters or of a number."""
    start, end = span
    if hint and hint[0] < end and start < hint[1]:
        start, end = min(start, hint[0]), max(end, hint[1])
    while start and _LATIN.match(folded[start]) and _LATIN.match(folded[start - 1]):
        start -= 1
    while end < len(folded) and _LATIN.match(folded[end - 1]) and _LATIN.match(folded[end]):
        end += 1
    return start, end


def indices(folded: str, hint: Span | None = None) -> Indices:
    """The buckets of what is seen around each character, (characters, features)."""
    hinted = _hinted(len(folded), hint)
    classes = [_classes(char) for char in folded]
    marks = _marks(folded)
    clause = _clauses(folded)
    words = _words(folded)
    size = len(folded)

    def char(at: int) -> str:
        return folded[at] if 0 <= at < size else "^" if at < 0 else "$"

    rows = []
    for here in range(size):
        seen = [f"u{off}{char(here + off)}" for off in range(-AROUND, AROUND + 1)]
        seen += [f"b{off}{char(here + off)}{char(here + off + 1)}" for off in range(-3, 3)]
        seen += [f"t{off}{char(here + off)}{char(here + off + 1)}{char(here + off + 2)}" for off in (-3, -2, -1, 0, 1)]
        seen += [f"c{off}{classes[at] if 0 <= (at := here + off) < size else '^$'[off > 0]}" for off in range(-3, 4)]
        seen += [
            f"m{marks[here]}",
            f"m-{marks[here - 1] if here else '^'}",
            f"m+{marks[here + 1] if here + 1 < size else '$'}",
        ]
        seen += [f"k{clause[here]}", f"kc{clause[here]}{classes[here]}"]
        seen += [f"w{words[here]}", f"wp{words[here - 1] if here else '^'}"]
        seen += [f"h{hinted[here]}", f"hk{hinted[here]}{clause[here]}", f"hc{hinted[here]}{classes[here]}"]
        rows.append([_bucket(feature) for feature in seen])
    return np.array(rows, np.int32)


@lru_cache(maxsize=1 << 16)
def _bucket(feature: str) -> int:
    return zlib.crc32(feature.encode()) % BUCKETS


@lru_cache(maxsize=8192)
def _classes(char: str) -> str:
    return "".join(str(n) for n, (_, pattern) in enumerate(_CLASSES) if pattern.match(char))


def _marks(folded: str) -> list[str]:
    """For each character the words that it begins, goes on or ends."""
    out = [""] * len(folded)
    for name, pattern in _WORDS.items():
        for match in pattern.finditer(folded):
            for at in range(*match.span()):
                out[at] += f"{name}{'b' if at == match.start() else 'e' if at == match.end() - 1 else 'i'}"
    return out


def _hinted(size: int, hint: Span | None) -> list[str]:
    """For each character whether patterns found a name there, elsewhere or nowhere, and where in it the character is."""
    if hint is None:
        return ["nowhere"] * size
    start, end = hint
    return [
        f"{'b' if at == start else ''}i{'e' if at == end - 1 else ''}" if start <= at < end else "elsewhere"
        for at in range(size)
    ]


def _words(folded: str) -> list[str]:
    """For each character of an English word the word with its neighbours."""
    out = [""] * len(folded)
    words = list(re.finditer(r"[a-z0-9.]+", folded))
    for number, match in enumerate(words):
        before = words[number - 1].group() if number else "^"
        after = words[number + 1].group() if number + 1 < len(words) else "$"
        for at in range(*match.span()):
            place = "b" if at == match.start() else "e" if at == match.end() - 1 else "i"
            out[at] = f"{place}{before} {'#' if match.group().isdigit() else match.group()} {after}"
    return out


def _clauses(folded: str) -> list[str]:
    """Whether a character stands in the first clause, a later one, or one in which somebody says something."""
    out = []
    for number, match in enumerate(re.finditer(r"[^,。;!?]*(?:[,。;!?]|$)", folded)):
        says = bool(_WORDS["says"].search(match.group()))
        out += [f"{min(number, 2)}{says}"] * len(match.group())
    return out[: len(folded)]
