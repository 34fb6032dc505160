"""Somebody whom a message puts in charge of a record, and whom the directory does not know: e099, 李大勇, 电工班."""

import re

from assistant.forms.folded import compiled
from assistant.records.people import named
from assistant.records.words import entries, pattern
from tools.desk import ASSIGNEE
from tools.directory import Directory
from tools.record import BadMove

NAME_MOST = 3  # letters of a Chinese name
_NUMBER = re.compile(r"(?<![a-z0-9-])[a-z]\d{3}(?![a-z0-9-])")
_CALLED = re.compile(
    r"[小老阿][\u4e00-\u9fff]|[\u4e00-\u9fff]{1,3}(?:工|师傅|[班组部队科室厂]|经理|主管|主任|班长|组长|公司|车间)"
)


def check_known(message: str, directory: Directory) -> None:
    """Raises BadMove where a message gives a task to somebody whom the directory does not know."""
    strangers = _strangers(message.lower(), directory)
    if strangers:
        who = "、".join(f"“{one}”" for one in strangers)
        raise BadMove(
            f"通讯录里没有{who}，没有改动；请写整改责任人的姓名或员工号。", ASSIGNEE,
            f"The directory does not know {who}; nothing was changed. Give the number of who is to do it.",
        )  # fmt: skip


def _strangers(message: str, directory: Directory) -> list[str]:
    letters = {one.id[0].lower() for one in directory}
    numbers = [one for one in _NUMBER.findall(message) if one[0] in letters and directory.find(one) is None]
    said = [match[match.lastgroup or 0] for match in compiled(pattern("gives_task")).finditer(message)]
    names = [one for one in said if _is_a_name(one) and not named(one, directory)]
    return list(dict.fromkeys([*numbers, *names]))


def _is_a_name(word: str) -> bool:
    if _CALLED.fullmatch(word):
        return True
    return len(word) <= NAME_MOST and word[0] in _surnames() and not _NUMBER.search(word)


def _surnames() -> set[str]:
    return {char for one in entries("romanised") for char in one.split()[1]}
