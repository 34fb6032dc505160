"""What a sender cannot or will not say of a field that was asked for, and what they are told then."""

from collections.abc import Sequence

from assistant.forms.correct import takes_out
from assistant.forms.data import WORDS
from assistant.forms.folded import CLAUSE, Span, compiled
from assistant.forms.say import Said
from tools.action import Action
from tools.fields import TextField


def not_known(action: Action, folded: str, asked: Sequence[str]) -> list[Span]:
    """The clauses that only say that the sender does not know what was asked for (没留姓名), or gives none (事由不写):
    no value, and no story."""
    open_ones = [item for item in action.fields if item.name in asked]
    texts = any(isinstance(item, TextField) for item in open_ones)
    return [
        match.span()
        for match in CLAUSE.finditer(folded)
        if (texts and _not_known(match.group())) or any(takes_out(item, match.group()) for item in open_ones)
    ]


def _not_known(clause: str) -> bool:
    return any(compiled(pattern).fullmatch(clause.strip()) for pattern in WORDS["not_known"])


def otherwise(action: Action, folded: str, asked: Sequence[str]) -> tuple[Said, ...]:
    """What can be written of a field whose value the sender does not know, or that one must be."""
    open_ones = [item for item in action.fields if item.name in asked and item.required]
    spared = next((item for item in open_ones if takes_out(item, folded)), None)
    if spared and not _not_known(folded):
        return (Said(f"{spared.zh}必须填写，不能空着。", f"The {spared.en} cannot be left out."),)
    return tuple(
        Said(
            f"{item.zh}：{item.otherwise_zh or '请写您知道的'}。",
            f"{item.en}: {item.otherwise_en or 'write what you know'}.",
        )
        for item in [one for one in open_ones if isinstance(one, TextField)][:1]
    )
