"""Days that a message names and that are none of the leave: days of work, of papers, of every month, days ruled out."""

import re

from assistant.forms.day_parts import OTHER_DAY
from assistant.forms.folded import TOLD_CLAUSE, blank

# Days of work that are taken off in lieu: 用上周六加班换的. They are not the days of the leave.
_EARNED = re.compile(
    r"(?:用|拿|把|因为)?[^,。;!?\s]*(?:加|值|顶|上)(?:了|过|的|个)*(?:一?天|一?次)?(?:班|那天)(?:来|去|的|时间|得)*(?:换|攒|抵|补|调|存|折|顶)(?:的|来的|下来的|回来|掉|休)*(?=[,。;!?]|$)"
)
# When a certificate is to come is no day of the leave: 病假条明天给.
_PAPERS = re.compile(
    r"[^,。;!?]*(?:证明|病假条|假条|病历|诊断书?|材料|票据)[^,。;!?]{0,10}(?:给|交|补(?!休)|送|开|拿|传|发|提供|上传)[^,。;!?]*|"
    r"\b(?:certificate|doctor'?s note|proof)\b[^,.;!?]*\b(?:bring|send|submit|hand|follow|get|have)\b[^,.;!?]*|\b(?:bring|send|submit|hand in)\b[^,.;!?]*\b(?:certificate|note|proof)\b[^,.;!?]*"
)
# How long a month is, is no number of days that are wanted: 这个月就30天.
_MONTH = re.compile(r"月[^,。;!?\d]{0,4}(?:28|29|30|31)天")
# 起 of getting up or of beginning anything else is no first day: 今儿起不来.
_GETS_UP = re.compile(r"起(?=不来|不了|不去|床|来|晚|早|夜|飞|草|诉)")
# A weekday of every month is no day: 每月第一个周一.
_NTH_OF_EVERY = re.compile(r"每个?月的?(?:第[一二三四]|最后一)个(?:周|星期|礼拜)[一二三四五六日天]")
# When it is filed is no day of a leave that is over: 19号病了,今天补假.
_FILED_ON = re.compile(
    r"(?:(?<![到至])(?:今[天日儿]|现在|这会儿?)(?:才|再|来|就|我|想|要|得|给|把|回来|上班|过来)*|明[天日儿](?:来|回来|上班|过来|去)+(?:再|就)*)(?=补(?!休|班|课|觉|货|偿|充|习|时))|"
    r"\b(?:today|now)\b(?=[^.,;]{0,20}\b(?:after the fact|retroactively|filing it late)\b)"
)
# What is said of days off within the leave: 周末不算的.
_FREE_ANYWAY = re.compile(
    r"(?:周末|周六日|周六周日|双休日?|休息日|礼拜天|节假日)(?:两天|那两天)?(?:本来|反正)?(?:就|都|也|是|又)*(?:不(?:要|用|能)?(?:算|计|请|需要请|占|包括|包含|数)|除外|刨[掉开去]|扣[掉除]|休息|放假|不上班)(?:在?内|(?:在)?里[头面]|进[去来]|的)*(?:哈|啊|吧|哦|嘛|噢|哟)?(?=[,，。;!\s]|$)|"
    r"(?:不(?:要|用)?(?:算|计|包括|包含)|除去|去掉|刨[掉开去]|扣掉)(?:上|掉)?(?:周末|双休日?|休息日|周六日|周六周日|节假日)(?:的)?(?:哈|啊|吧|哦|嘛|噢|哟)?(?=[,，。;!\s]|$)|"
    r"\b(?:weekends?|days off) (?:not counted|don'?t count|excluded)\b|\b(?:not counting|excluding|without) (?:the )?weekends?\b"
)
_DAY = re.compile(rf"{OTHER_DAY.pattern}|\b(?:satur|sun|to|yester)day\b")
# What happened on a day, and what asks to have one off.
_HAPPENED = re.compile(
    r"[\u4e00-\u9fff](?<![为除到起算行好一二三四五六日号])[了过](?!敏|夜|年|节|期|来(?![,，。]))|(?:开始|突然|一直)(?:发|高)?(?:烧|病|咳|吐|疼|痛|拉肚子|不舒服)|"
    r"\b(?:i|we) (?:\w+ed|was|got|had|felt|fell|hurt|broke|threw|caught|came|ate|went|couldn'?t)\b"
)
_ASKS = re.compile(
    r"(?<![申邀])请(?!问|您|帮|尽|了)|休(?!息室|完|过)|歇|假|不在|不来|[来去上到]不了|没(?:能)?[来去上到]|不去|不上班|早点?走|早退|补|算了|\b(?:off|leave|vacation|out|absent|missed)\b"
)
_END = re.compile(r"(?:到|至|\b(?:until|till|through|to)\b).*")
# A clause that tells why a day cannot be taken, where another day takes its place: 礼拜三有会,整到礼拜四去.
_RULED_OUT = re.compile(
    r"[^,。;!?\s]*(?:不(?:上班|行|方便|合适|可以)|休息(?!室)|放假|已经?(?:休|请)(?:过|了)|(?:休|请)过(?:假)?了|有(?:个)?(?:会|事|课|安排|考试|培训|客户|检查|盘点|评审|验收|汇报|答辩|接待|直播|巡检)|"
    r"(?:要|得)(?:开会|上班|值班|加班|盘点|培训|验货)|[走离]不开|没空|来不及|重了|撞了|冲突)[^,。;!?\s]{0,5}(?=[,。;!?\s]|$)|"
    r"[^,.;!?]*\b(?:i have|i'?ve got|there'?s|there is) (?:an? )?(?:\w+ )?(?:meeting|appointment|audit|deadline|training|exam|call|demo|review|inspection)\b[^,.;!?]*|"
    r"[^,.;!?]*\b(?:won'?t work|does ?n'?t work|is bad|is out|i'?m busy|i can'?t)\b[^,.;!?]*"
)
_TAKES_PLACE = re.compile(
    r"[,。;!?\s]*(?:所以|我|直接|给我|帮我|干脆)*(?:那|换|改|就|还是|要不|不如|[请休]?到(?=\s*\d)|[整弄搞挪调推串放拖移延]到)[^,。;!?]*|"
    r"[,。;!?\s]*(?:大?后天|明天|\d{1,2}月\d{1,2}[号日]?|\d{1,2}[号日]|(?:(?:这|本|下+)个?)?(?:周|星期|礼拜)[一二三四五六日天])(?:上午|下午)?(?:吧|好了|算了|嘛)*(?=[,。;!\s]|$)|"
    r"[,.;!?\s]*(?:so |then |make it |let'?s (?:say|do) |how about )*(?:on )?(?:the |next |this )?\w+day\b(?: then| instead)?[^,.;!?]*"
)
_GUESSED = re.compile(
    r"[^,。;!?\s]*(?:估计|怕|担心|可能|看样子|感觉|说不定|医生|大夫|好像|应该)[^,。;!?\s]*(?:不(?:了|够|行|完|到|成|得)|没好|不?好转|休息|静养|观察)[^,。;!?\s]*"
)
_LASTS_UNTIL = re.compile(r"(?:请|休|歇|延|续|放|改|弄|整)(?:假)?(?:长)?到")
_NAMED_DAY = re.compile(
    r"大?[今明后]天|\d{1,2}月\d{1,2}[号日]?|\d{1,2}[号日]|(?:(?:这|本|下+)个?)?(?:周|星期|礼拜)[一二三四五六日天]|\b\w+day\b"
)
_UNTIL = re.compile(r"到\s*\d{1,2}(?![\d点:.个天])")
_PUT_IN_PLACE = re.compile(r"(?:换|改|[整弄搞挪调推串放拖移延]到)(?:成|为|到)?[^,。;!?]*")


def without_elsewhere(message: str) -> str:
    """The message with the days of something else blanked out, so that offsets hold."""
    for elsewhere in (_EARNED, _NTH_OF_EVERY, _PAPERS, _MONTH, _GETS_UP, _FILED_ON):
        message = elsewhere.sub(lambda match: " " * len(match.group()), message)
    message = blank(message, _told_of_before(message))
    if _LASTS_UNTIL.search(message):  # 怕一天好不到,请到明天
        message = _GUESSED.sub(lambda match: " " * len(match.group()), message)
    return message


def only_tells_of_day(clause: str) -> bool:
    """Whether a clause names a day to tell what happened on it, and asks for nothing: 22号晚上吐了一宿."""
    return bool(_DAY.search(clause) and _HAPPENED.search(clause) and not _ASKS.search(clause))


def _told_of_before(message: str) -> list[tuple[int, int]]:
    """The clauses that only tell what happened on a day, where another one asks for days off."""
    clauses = list(TOLD_CLAUSE.finditer(message))
    asks = [one for one in clauses if _ASKS.search(one.group()) and _DAY.search(_END.sub("", one.group()))]
    return [one.span() for one in clauses if asks and only_tells_of_day(one.group())]


def said_aside(message: str) -> list[tuple[int, int]]:
    """What is said of days off within the leave, and the clauses whose day is ruled out."""
    return [*(match.span() for match in _FREE_ANYWAY.finditer(message)), *(span for span, _ in _ruled_out(message))]


def without_aside(message: str) -> str:
    """The message without what is said aside; a day that is ruled out for one behind it is taken back in a word."""
    for (start, end), behind in _ruled_out(message):
        taken_back = "不对" if behind else ""
        message = f"{message[:start]}{taken_back:{end - start}}{message[end:]}"
    return blank(message, [match.span() for match in _FREE_ANYWAY.finditer(message)])


def skips_days_off(message: str) -> bool:
    """Whether a message says that days off are not counted."""
    return _FREE_ANYWAY.search(message) is not None


def _said_again(message: str) -> list[re.Match[str]]:
    """The clauses that name a day of an earlier one and ask for nothing: 周四请假,周四盘点,周五吧."""
    clauses = list(TOLD_CLAUSE.finditer(message))
    named = [{match.group() for match in _NAMED_DAY.finditer(one.group())} for one in clauses]
    return [
        one for n, one in enumerate(clauses)
        if named[n] and named[n] & set().union(*named[:n]) and not _ASKS.search(one.group())
    ]  # fmt: skip


def _ruled_out(message: str) -> list[tuple[tuple[int, int], bool]]:
    """The clauses whose day is ruled out, while another day is put in its place, and whether it is behind them."""
    found = []
    for clause in (*_RULED_OUT.finditer(message), *_said_again(message)):
        after = _TAKES_PLACE.match(message[clause.end() :])
        before = _PUT_IN_PLACE.search(message[: clause.start()])
        puts = [put.group() for put in (after, before) if put]
        if OTHER_DAY.search(clause.group()) and any(OTHER_DAY.search(put) or _UNTIL.search(put) for put in puts):
            found.append((clause.span(), after is not None))
    return found
