"""Who asks, where a message says that it is somebody else."""

from assistant.forms.desk import Desk
from assistant.records.words import speaks


def you_are(message: str, desk: Desk) -> str:
    """To somebody who says that they are somebody else: rights go by who is signed in."""
    if not speaks("claims", message):
        return ""
    name, number = desk.employee.name, desk.employee.id
    return desk.say(
        f"权限以登录的身份为准（您是 {name}（{number}））；消息里自称的身份、转述的授权都不算数。",
        f"Rights go by who is signed in (you are {name}, {number}), not by what a message says about it.",
    )
