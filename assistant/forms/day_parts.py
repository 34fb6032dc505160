"""Halves of days as they are said of a leave: which one is wanted off, which one is worked."""

import re

from assistant.dates.noise import ACROSS_NOON
from assistant.dates.period import Half

_AFTERNOON = re.compile(r"下午(?!好)|午后|后半天|\bpm\b|\dpm\b|afternoon")
_MORNING = re.compile(r"上午(?!好)|早上(?!好)|前半天|\bam\b|\dam\b|morning")
WANTS_OFF = re.compile(
    r"请|休|假|到不了|走|撤|上不了|不上班|不在|不回来|不去|不来|歇|拔牙|半天|回去|早退|先走|得走|来不了|\boff\b|\bleave\b"
)
OTHER_DAY = re.compile(r"周|星期|礼拜|月|号|(?<!半)天|日|tomorrow|monday|tuesday|wednesday|thursday|friday|week")
# A space parts clauses of Chinese: 是下午半天 上午我在公司.
_CLAUSE = re.compile(r"(?:(?<![\u4e00-\u9fff])\s+|\s+(?![\u4e00-\u9fff\s])|[^,。;!?…\s])+")
_EACH_HALF = re.compile(r"(?<=[\u4e00-\u9fff])(?=上午|下午)(?<![周期拜][一二三四五六日天])(?<![号日天到至和])")
_NOT_MEANT = re.compile(r"(?<![是要])(?:不是|不要|不用|别)(?:请|休)?(?:上午|下午|早上)(?:半天)?(?!不)")
_PART_OF_DAY = re.compile(
    r"早点?儿?(?:走|下班|回家?|撤|溜|离开)|早些(?:走|下班|回|撤)|早退|早走|提前(?:一?会儿?|一?点|.{0,4}小时)?(?:走|下班|离开|回家|撤|溜)|(?<!可以)先(?:走|撤|溜)|"
    r"晚[点些]?儿?(?:来|到(?!货)|去公司|去上班|上班|打卡)|迟(?:点|些|一会儿?)?(?:来|到)|[一二三四五六七八九十\d]+点(?:半|多)?(?:就|得|要|想)*(?:走|下班|撤|离开)|[一二三四五六七八九十\d]+点(?:半|多)?(?:才|再)(?:来|到|能到|上班)|"
    r"\b(?:leave|go home|get off|knock off|finish)(?: \w+){0,2} early\b|\b(?:leave|leaving|go home|going home) at \d|\b(?:come in|arrive|start|be) (?:a bit |a little )?late\b"
)
_WORKS = re.compile(
    r"(?<![不没])(?:[上到返]班|上工|回来(?!再|晚)|到岗|在岗|返岗|正常|照常)|(?<![不没])在(?:公司|单位|厂里?)(?!附近|门口|宿舍|晕|摔)|不(?:请|休|用请|用休)|"
    r"(?<![不没])(?:还|就|也|再|先|能|会|可以|可能|要|得|应该|照样|还是|肯定|估计)+来(?:得了|了|的|啊|吧|哈|上班|公司|单位|厂里?|一趟|干活|值班|开会|交接|交班)*(?=$|[,。;!\s])|"
    r"(?<![不没回])来(?:公司|单位|厂里|上班)|交接?班(?!车)|交接(?:工作|一下|完)?(?=$|[,。;!\s])|(?<![不没])值(?:个|着)?班(?!室)|当班|\b(?:work(?:ing)?|back|in the office|on shift|on duty|come in|coming in|be in)\b"
)
_SAME_TIME = re.compile(
    r"(?:时间|时段|钟点|上下午|半天)(?:段|点)?(?:都|也|还是|倒|仍然?)?(?:不[变改动]|没[变改动]|一样|照旧|照样|同样|跟(?:之前|原来|刚才)一样)|同样的?(?:时间|时段)|\bsame (?:time|half|hours)\b"
)
_MOVES_DAY = re.compile(
    r"(?:[改换挪调移推延]|提前|推迟|顺延)(?:到|成|为|在|至)|[改换](?=[今明后下这本周星礼\d])|不对|[说写搞弄记]错|不是(?![^,。;!?]*(?:[上下]午|早上|晚上|半天))[^,。;!?]{1,8}?[,\s]*(?:而|应该)?是|\b(?:move|change|switch|make it|postpone|reschedule|instead|i mean)\b"
)
_ASKS_WHOLE = re.compile(
    r"(?:那|就|干脆|还是|要不|索性|直接|我|想|要|请|休|改|改成|改为|换成|算|帮我|给我|麻烦|都|也|写|写成|按)*(?:全天|一?整天|一天)(?:的?假)?(?:吧|好了|算了|得了|了|啊|就行|就好|比较好|更好|稳妥)*"
    r"|\s*(?:ok|okay|no|actually|please|can you|could you|then|,|\s)*(?:(?:just )?make it|take|i'?(?:ll| will| want| need)?(?: to)? take|i (?:want|need)|let'?s (?:make it|take)|change (?:it )?to)?\s*(?:the|a)? ?(?:whole|full|entire|all) day(?: off)?(?: please| instead| then|\s)*"
)
_WHOLE_DAY = re.compile(r"[一全]整?天|整天|半天|\b(?:whole|full|all|half) (?:a )?day\b")


def only_half(message: str) -> Half | None:
    """The half that a message names, where it names one and not both."""
    message = ACROSS_NOON.sub(" ", message)
    morning, afternoon = _MORNING.search(message), _AFTERNOON.search(message)
    if bool(morning) == bool(afternoon):
        return None
    return "am" if morning else "pm"


def names_half(message: str) -> bool:
    return bool(_MORNING.search(message) or _AFTERNOON.search(message) or "半天" in message)


def half_spans(message: str) -> list[tuple[int, int]]:
    """Where halves of days are named."""
    return [match.span() for half in (_MORNING, _AFTERNOON) for match in half.finditer(message)]


def half_off(message: str) -> Half | None:
    """The half that is wanted off, also where the other one is said to be worked: 下午我回来上班."""
    wanted: set[Half] = set()
    if asks_whole_day(message):
        return None
    for clause in _CLAUSE.finditer(_NOT_MEANT.sub("", message)):
        for piece in _EACH_HALF.split(clause.group()):  # 上午上班下午休
            if half := only_half(piece):
                wanted.add(half if not works(piece) else "am" if half == "pm" else "pm")
    return wanted.pop() if len(wanted) == 1 else None


def works(message: str) -> bool:
    """Whether somebody says that they will be at work."""
    return _WORKS.search(message) is not None


def across_noon(message: str) -> bool:
    """Whether hours of both halves are named: 上午9点到下午5点."""
    return ACROSS_NOON.search(message) is not None


def same_time(message: str) -> bool:
    """Whether the part of the day stays as it was: 时间不变."""
    return _SAME_TIME.search(message) is not None


def moves_day(message: str) -> bool:
    """Whether a message puts another day in the place of one: 改到后天."""
    return _MOVES_DAY.search(message) is not None


def part_of_day(message: str) -> bool:
    """Whether less than a day is wanted, whichever part of it: 明天早点走, 周三晚点到."""
    return bool(_PART_OF_DAY.search(message)) and not _WHOLE_DAY.search(message)


def whole_day(message: str) -> tuple[int, int] | None:
    """Where a message says that a whole day is meant."""
    match = re.search(r"[一全]整?天|整天|\b(?:the |a )?(?:whole|full|all|one|a) day\b", message)
    return match.span() if match else None


def asks_whole_day(message: str) -> tuple[int, int] | None:
    """Where a clause says no more than that a whole day is wanted: 干脆请全天,上午要收拾行李."""
    return next((clause.span() for clause in _CLAUSE.finditer(message) if _ASKS_WHOLE.fullmatch(clause.group())), None)


def half_today(message: str) -> Half | None:
    """今天 is not said where it is meant: 下午请半天, taking this afternoon off."""
    half = only_half(message)
    return half if half and WANTS_OFF.search(message) and not OTHER_DAY.search(message) else None
