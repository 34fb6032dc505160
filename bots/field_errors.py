"""What a request has wrong in a field, in a user's words instead of the validator's."""

from collections.abc import Mapping
from typing import Any

_SAID = {
    "missing": "没有填写",
    "extra_forbidden": "不是这里能填的",
    "string_too_short": "太短，至少 {min_length} 个字",
    "string_too_long": "太长，最多 {max_length} 个字",
    "too_short": "太少，至少 {min_length} 项",
    "too_long": "太多，最多 {max_length} 项",
    "greater_than_equal": "应不小于 {ge}",
    "less_than_equal": "应不大于 {le}",
    "greater_than": "应大于 {gt}",
    "less_than": "应小于 {lt}",
    "literal_error": "只能是 {expected}",
    "half_a_character": "里有半个字符（单独的代理项），请发送完整的 Unicode 字符",
    "nul_character": "里有空字符（NUL），请去掉",
}
_SAID_OF_KIND = {
    "datetime": "应是日期和时间，如 2026-11-23T09:00:00+08:00", "date": "应是日期，如 2026-11-23", "int": "应是整数",
    "float": "应是数字", "bool": "应是“是”或“否”（true、false）", "string": "应是文字",
    "list": "应是几项，一项一项地列出", "dict": "应是成对的名称和内容", "model": "应是成对的名称和内容",
}  # fmt: skip


def what_is_wrong(error: Mapping[str, Any]) -> str:
    """One of pydantic's errors in a user's words, behind the name of the field."""
    kind, limits = str(error["type"]), error.get("ctx", {})
    if isinstance(error.get("input"), str) and f"string_{kind}" in _SAID:  # of a text that is checked in its own way
        kind = f"string_{kind}"
    if kind in _SAID:
        return _SAID[kind].format(**limits)
    found = (said for part, said in _SAID_OF_KIND.items() if kind.startswith(part))
    return next(found, None) or next((said for part, said in _SAID_OF_KIND.items() if part in kind), "填写有误")
