"""Names that a sentence may only take from its clauses: documents, quoted words, roles and departments, codes."""

import re
from collections.abc import Iterator

_TITLE = re.compile(r"《([^《》]+)》")
_QUOTED = re.compile(r'"([^"]+)"')
_CODE = re.compile(r"[a-z][a-z0-9.+-]*|\d+[a-z]+")
_ROLE = re.compile(
    r"人力资源部门?|人事部门?|行政部门?|财务部门?|市场部门?|销售部门?|质量部门?|安全部门?|法务部?|技术部门?|计划部门|生产部门?|采购部门?|客服部门?|信息部门?|(?<!员)工会|董事会|董事长|总经理|副总|"
    r"总监|经理|主管|领导|上级|负责人|班组长|检验员|调度|维修人员|仓库管理人员|管理层|评审委员会|委员会|授权人员?|专员|秘书|前台|保安|医生|医院|律师|股东|车间主任|主任|安全员|发言人|劳动局|仲裁委?|政府|供应商|部门|hr|ceo|cfo"
)

_ACTOR = re.compile(
    rf"(?:{_ROLE.pattern})|操作人员|服务人员|销售人员|客服人员|受理人员|审核人员|生产单元|生产车间|车间|市场部|销售部|法务"
)


def actors(text: str) -> Iterator[tuple[str, int, int]]:
    """The people and departments of a flat text, with where they stand."""
    return ((match[0], match.start(), match.end()) for match in _ACTOR.finditer(text))


_BY = re.compile(r"(?<![理缘自事来])由((?!此|于|哪|谁|什|公司)[㐀-鿿]{2})")
_THEMSELVES = re.compile(
    r"(?:员工|个人|客户)(?:负责|自行|决定)|客户(?:要|应|必须|需)|由(?:员工|个人|自己|本人)"
)  # who is otherwise of any rule


def strangers(text: str, rule: str, label: str) -> list[str]:
    """The names of a flat text that neither the rule nor the label holds."""
    held = f"{rule}|{label}"
    missing = [f"《{title}》" for title in _TITLE.findall(text) if f"《{title}》" not in held]
    missing += [f"“{words}”" for words in _QUOTED.findall(text) if words not in rule]
    return missing + [code for code in _CODE.findall(_TITLE.sub("|", text)) if code not in held]


def roles(text: str, rule: str) -> list[str]:
    """The people and departments that a flat text names and the rule does not."""
    missing = [role for role in _ROLE.findall(text) if role not in rule]
    missing += [match[1] for match in _BY.finditer(text) if match[1] not in rule]
    return missing + [match[0] for match in _THEMSELVES.finditer(text) if match[0] not in rule]
