"""How values look on the desk: the templates' environment with its filters."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from assistant.settings import Settings
from tools.directory import Directory

ROLES = {
    "manager": "经理",
    "hr": "HR",
    "safety_officer": "安全管理员",
    "service_lead": "客服负责人",
    "evaluator": "评测员",
}


def environment(folder: Path, settings: Settings, directory: Directory, label: Callable[[str], str]) -> Environment:
    """Everything is escaped, and a name that a page forgot to give is an error instead of a hole.

    `label` tells what people call an article.
    """
    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    zone = ZoneInfo(settings.timezone)
    made.filters |= {
        "moment": lambda at: _time(at.astimezone(zone), "%Y-%m-%d %H:%M"),
        "day": lambda at: _time(at.astimezone(zone) if isinstance(at, datetime) else at, "%Y-%m-%d"),
        "article": label,
        "person": lambda who: person(who, directory),
        "roles": lambda employee: "、".join(ROLES.get(role, role) for role in sorted(employee.roles)) or "员工",
    }
    made.globals["now"] = settings.clock
    return made


def person(employee_id: str, directory: Directory) -> str:
    """A name with its id; the id alone where the directory knows nobody of it."""
    employee = directory.find(employee_id)
    known = {"system": "系统", "anonymous": "匿名"}
    return f"{employee.name}（{employee.id}）" if employee else known.get(employee_id, employee_id)


def _time(at: datetime | date, form: str) -> Markup:
    return Markup('<time datetime="{}">{}</time>').format(at.isoformat(), at.strftime(form))
