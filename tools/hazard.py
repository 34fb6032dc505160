"""Hazard reports: registered, rectified, re-checked, closed, as operations/5.4 asks for (登记、整改、复查、销案)."""

from typing import Any

from tools.action import Action, Basis, Fields, Finding, Move, Situation, State
from tools.alarms import ALARMS
from tools.fields import Choice, ChoiceField, DateField, FlagField, TextField

CLOSED_LOOP = Basis("operations/5.4", "对发现的安全隐患登记、整改、复查、销案,形成闭环管理")
NOTE = TextField("note", "说明", "note")
ASSIGNEE = TextField("assignee", "整改责任人", "owner of the rectification", hint_zh="，填员工号")
DUE = DateField("due", "整改期限", "due date")
PLACE = (
    r"(?:车间|仓库|库房|厂房|厂区|宿舍|食堂|餐厅|办公室|会议室|机房|配电房|配电室|配电间|锅炉房|空压机房|泵房|实验室|化验室|卫生间|洗手间|厕所|茶水间|更衣室|"
    r"楼梯间?|楼道|走廊|过道|通道|电梯口?|大厅|大堂|前台|门口|大门|门卫室?|停车场|车库|卸货区|装卸区|装卸平台|月台|货架区?|堆场|工位|产线|流水线|生产线|装配线|包装线|"
    r"喷漆房|烤漆房|焊接区|危化品库|化学品库|气瓶间|油库|天台|屋顶|楼顶|地下室|阳台|展厅|门店|工地|围墙|马路|路口|库区|成品区|原料区|充电区|打磨区|行车|区域|角落)"
)


def check(fields: Fields, situation: Situation) -> tuple[Finding, ...]:  # noqa: ARG001
    found = [
        Finding(
            "note",
            "上报后将登记、整改、复查、销案，形成闭环。",
            "It is registered, rectified, re-checked and closed.",
            CLOSED_LOOP,
        )
    ]
    if not fields.get("level"):
        found.append(
            Finding("note", "您没有说隐患级别，由安全管理员核定。", "You gave no level; the safety officer sets it.")
        )
    if fields.get("anonymous"):
        found.append(
            Finding(
                "note",
                "匿名上报：记录里不写上报人，之后也无法凭身份查询进度，请记下编号。",
                "Anonymous: the record does not name you, so you cannot look it up by who you are; note the number.",
            )
        )
    return tuple(found)


def attached(fields: Fields, name: str) -> dict[str, Any]:
    """A file with a hazard is a photo of it."""
    return dict(fields) | {"photos": [*fields.get("photos", ()), name]}


def sketch(fields: Fields) -> str:
    level = f"〔{fields['level']}〕" if fields.get("level") else ""
    return f"{level}{fields.get('location', '')}：{fields.get('description', '')}"[:120]


HAZARD = Action(
    name="hazard_report", prefix="HZ", zh="安全隐患上报", en="hazard report", article="operations/5.4",
    called=("隐患", "险情", r"hazard"),
    fields=(
        TextField("location", "地点", "place", also=("位置", "地址", "地方"), hint_zh="例如 3号车间东侧配电箱旁", hint_en="e.g. workshop 3, by the switchboard", patterns=(
            r"(?:地点|位置|地址)(?:是|在|:)?\s*(?P<value>[^,。;!?]{2,40})",
            rf"(?:在|发现|看到|看见|咱们?|我们|那个|就是|,|。|^)*(?P<value>[^,。;!?:\s在了]{{0,16}}?{PLACE}(?:[一二三四五六七八九十\da-z]+(?:号|层|楼|区|排|列|线)?)?[^,。;!?\s有的]{{0,8}}?(?:旁边|附近|里面|门口|后面|前面|对面|入口|出口|拐角|东侧|西侧|南侧|北侧|东头|西头|东边|西边|南边|北边|中间|靠窗|墙角|下面|上面|顶上|外面|角落|处|里|内|旁|边|口|上|外)?)",
            r"(?P<value>[一二三四五六七八九十\da-z]+(?:号楼|栋|楼|层|区|号线|线|号门|号机|库)[^,。;!?\s有的]{0,10}?(?:旁边|附近|里面|门口|后面|前面|对面|入口|出口|拐角|东侧|西侧|南侧|北侧|墙角|处|里|内|旁|口)?)",
            r"\b(?:in|at|near|by|on|outside|inside|behind|next to)\s+(?P<value>(?:the |our )?[a-z0-9 #-]{3,50}?)(?=[,.;!?]|$| is | are | has | have | was )",
        )),
        TextField("description", "情况描述", "what is wrong", also=("描述", "情况", "内容"), story=True, hint_zh="例如 配电箱门没关，电线裸露", hint_en="e.g. bare wires"),
        ChoiceField("level", "级别", "level", also=("等级", "隐患级别", "隐患等级"), required=False, choices=(
            Choice("重大", "major", ("重大隐患", "重大", "特别严重", r"\bmajor\b|\bcritical\b")),
            Choice("一般", "ordinary", ("一般隐患", "一般级", "级别一般", "^一般$", "一般的?(?:就行|吧|隐患)", r"\bminor\b|\bordinary\b")),
        )),
        TextField("category", "类别", "category", required=False, patterns=(r"(?:类别|类型|分类)(?:是|为|:)\s*(?P<value>[^,。;!?]{2,20})",)),
        FlagField("anonymous", "匿名", "anonymous", required=False, words=("匿名", "不(?:要|想|留|透露|写)(?:我的?)?(?:名字?|姓名|身份|实名)", r"anonymous(?:ly)?")),
    ),
    states=(
        State("registered", "已登记", "registered"), State("rectifying", "整改中", "being rectified"),
        State("rechecking", "待复查", "waiting for the re-check"), State("closed", "已销案", "closed", final=True),
    ),
    moves=(
        Move(("registered",), "rectifying", "安排整改", "assign", ("safety_officer",), (ASSIGNEE, DUE, NOTE), words=("安排整改", "派整改")),
        Move(("rectifying",), "rechecking", "提交复查", "submit for re-check", ("assignee", "safety_officer"), (NOTE,), words=("整改完", "整改好", "请复查", "提交复查", "申请复查")),
        Move(("rechecking",), "closed", "复查通过并销案", "close", ("safety_officer",), (NOTE,), words=("销案", "复查通过", "关闭")),
        Move(("rechecking",), "rectifying", "复查不通过", "send back", ("safety_officer",), (NOTE,), words=("复查不通过", "退回整改", "重新整改", "不合格")),
    ),
    alarms=ALARMS, alarm_presets={"level": "重大"}, sees_all=("safety_officer",),
    boilerplate=(
        r"(?:我|我们)?(?:想|要|来|得|需要)?(?:再)?(?:上报|报告|报备|报|登记|提交|反映|举报|反馈|说)(?:一?个|一?下|一?条|一?处|一?起)?(?:安全)?(?:隐患|问题|情况|险情|事)?(?:给你们?|吧|了)?",
        r"(?:麻烦|请|帮忙|帮我|你|您)*(?:上报|报|登记|记录?|处理|看)(?:一下|上去|给安全.{0,3})?(?:吧|呗|哈)?", r"(?:安全)?隐患", r"匿名", r"你好|您好|hi|hello|在吗",
        r"\bi (?:want|would like|need) to (?:report|log|file)|\breport(?:ing)?\b|\ba? ?(?:safety )?hazard\b|\bplease\b",
    ), check=check, attached=attached, sketch=sketch,
)  # fmt: skip
