"""Clauses that only hedge an answer, or worry about what becomes of a request: 行是行,就怕领导不批. They are no reason."""

from assistant.forms.folded import CLAUSE, Span
from assistant.forms.plain import plain, tagged
from assistant.forms.tone import says


def hedges(folded: str) -> list[Span]:
    """The clauses of a message that concede a yes, turn against one, or worry about those who decide."""
    found: list[Span] = []
    conceded = agreed = sneered = False
    for match in CLAUSE.finditer(folded):
        clause = match.group().strip()
        concedes, sneers = says("concedes", clause) is not None, says("sneers", clause) is not None
        if concedes or sneers or (sneered and says("only_wrong", clause)) or _worried(clause, conceded, agreed):
            found.append(match.span())
        conceded, sneered = conceded or concedes, sneered or sneers
        agreed = agreed or plain(clause) in ("yes", "beside_yes") or tagged(clause)
    return found + hangs_on(folded)


def hangs_on(folded: str) -> list[Span]:
    """The clauses that make a yes hang on a decision, with nothing to be done said in them: 如果10号能批的话."""
    return [match.span() for match in CLAUSE.finditer(folded) if says("hangs_on", match.group().strip())]


def thrown_back(folded: str) -> bool:
    """Whether a message scorns what is shown: 确认个鬼,日期不对."""
    return any(says("sneers", match.group().strip()) for match in CLAUSE.finditer(folded))


def _worried(clause: str, conceded: bool, agreed: bool) -> bool:
    """Whether a clause is a worry about the filing, by itself or behind a yes; one that changes something is none."""
    if says("edits", clause) or says("changes", clause):
        return False
    turns, worries = says("but", clause) is not None, says("worries", clause) is not None
    of_decision = says("of_decision", clause) is not None
    about = worries or of_decision or says("of_work", clause) is not None
    behind_yes = (conceded and (turns or worries)) or (agreed and turns and about)
    return behind_yes or (worries and of_decision) or says("bare_worry", clause) is not None
