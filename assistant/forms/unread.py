"""Words that only tell a time and that no day was made of: they are no reason, and whoever said them is told so."""

import re
from typing import Any

from assistant.forms.folded import FILLER, fold
from assistant.forms.say import Said
from tools.action import Action
from tools.fields import TextField

_NUMBER = r"[0-9一二三四五六七八九十两半]+"
_TIMES = re.compile(
    rf"{_NUMBER}(?:个半?)?\s*(?:点半?钟?|:[0-9]{{2}}|小时|钟头|分钟?|刻钟?|工作日|天|号|日|月份?|周|星期|礼拜)半?|[0-9]{{1,2}}(?::[0-9]{{2}})? ?[ap]\.?m\b\.?|"
    r"(?:这|本|上|下+)?一?个?(?:周|星期|礼拜)[一二三四五六日天末]?|大?[今明昨前后][天日晚早]|[上下中]午|早上|晚上|凌晨|傍晚|夜里|半天|全天|整天|月[底初中末]|"
    r"\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|today|tomorrow|(?:this|next) (?:week|month)|morning|afternoon|evening|[0-9]+(?:st|nd|rd|th)?|hours?|days?|weeks?|"
    r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b"
)
_CLAUSE = re.compile(r"[^,，。;；!！?？]+")
_AROUND = re.compile(
    r"看(?:你们?|您|领导|情况|安排)(?:的)?(?:方便|安排|情况|定)?|(?:你|您)(?:看着办|定|安排)|哪天都(?:行|可以)|随便|本来|原来|原本|"
    r"或者?|还是|要么|应该|其实|不对|[说写打记弄搞]错了?|不是|左右|之?[前后]|以[前后]|才|再|只|差不多|大概|也(?:行|可以)|都(?:行|可以)|可以|行|或|改|换|成|为|时间|日期|每[天日晚]|天天|各|[-~/()]|"
    r"\b(?:or|either|i meant?|sorry|no|wait|until|till|through|between|about|around|by|before|after|instead|rather|make it|actually|each|every|per|daily|both)\b"
)


def only_a_time(told: str) -> bool:
    """Whether words tell nothing but a time: 3点开始, 或者下周一也行."""
    said = fold(told)
    left = _TIMES.sub(" ", said)
    return not FILLER.sub("", _AROUND.sub(" ", left)).strip()


def take_out_unread(action: Action, known: dict[str, Any], values: dict[str, Any]) -> list[Said]:
    """What is told of words that were left over and only tell a time; they are taken out of the values."""
    left = [i.name for i in action.fields if isinstance(i, TextField) and i.leftover and not known.get(i.name)]
    notes: list[Said] = []
    for name in (name for name in left if name in values):
        value = str(values[name])
        clauses = [clause.strip() for clause in _CLAUSE.findall(value)]
        unread = [clause for clause in clauses if only_a_time(clause)]
        if not unread:
            continue
        told = [clause for clause in clauses if clause not in unread]
        values.pop(name)
        values |= {name: "，".join(told)} if told else {}
        notes += [_not_taken("，".join(unread))] if any(_TIMES.search(fold(one)) for one in unread) else []
    return notes


def _not_taken(told: str) -> Said:
    """Says that words were not understood, and are in no field."""
    return Said(
        f"“{told}”我没有听懂，**没有写进**申请；和上面的日期不一样的话，请再说一遍起止日期。",
        f"I did not understand “{told}” and left it **out**; if it differs from the days above, please give the first and the last day again.",
    )
