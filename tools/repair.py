"""Equipment repairs: reported, repaired, tried out, as operations/4.4 asks for (停机、挂牌、报修、试运行确认)."""

from tools.action import Action, Basis, Fields, Finding, Move, Situation, State
from tools.fields import TextField

STOP = Basis("operations/4.4", "设备发生故障,操作人员应立即停机,挂牌警示,并按流程报修。")
TRIAL = Basis("operations/4.4", "维修完成后需进行试运行确认")
NOTE = TextField("note", "说明", "note")


def check(fields: Fields, situation: Situation) -> tuple[Finding, ...]:  # noqa: ARG001
    return (
        Finding("note", "请先停机并挂牌警示。", "Stop the machine and hang a warning first.", STOP),
        Finding("note", "修好后要试运行确认才能关闭。", "It is closed only after a trial run.", TRIAL),
    )


def sketch(fields: Fields) -> str:
    return f"{fields.get('equipment', '')}：{fields.get('fault', '')}"[:120]


REPAIR = Action(
    name="equipment_repair", prefix="RP", zh="设备报修", en="equipment repair", article="operations/4.4",
    requests=(r"(?:帮我|我要|我想|需要|申请|麻烦)(?:给)?.{0,12}?报修", r"^报(?:个|一下|一个)?修[^,，。;?？]{0,4}\d+号", r"报(?:个|一下|一个)?修(?!流程|怎么|电话|找谁)(?=[,:。\s]|$)", r"\b(?:request|report|file)\b.{0,16}\brepair\b"),
    called=("报修", "维修", "修理", r"repair"),
    fields=(
        TextField("equipment", "设备", "equipment", hint_zh="名称和编号，例如 2号线注塑机", also=("机器", "设备名称"), longest=True,
                  lead=r"^(?:我们?|想|要|得|需要|帮我|麻烦|给|申请|报(?:个|一下|一个)?修|那台|这台)+", patterns=(
            r"(?P<value>(?:[\u4e00-\u9fffa-z\d]{0,6}?(?:(?<![开关停死])机(?!器|会)|床|炉|线|泵|车|柜|台|阀|电梯|空调|设备(?!坏|故)))+)",
        )),
        TextField("fault", "故障情况", "fault", story=True, hint_zh="例如 开机就报警", also=("故障", "问题", "描述", "情况")),
    ),
    boilerplate=(r"(?:帮我|我要|我想|需要|申请|麻烦|给)*报(?:个|一下|一个)?修(?:一下)?", r"\b(?:please|request|report|file|a|repair)\b"),
    states=(
        State("reported", "已报修", "reported"), State("repairing", "维修中", "being repaired"),
        State("trial", "试运行", "on trial"), State("closed", "已关闭", "closed", final=True),
    ),
    moves=(
        Move(("reported",), "repairing", "开始维修", "start", ("manager",), (NOTE,), words=("开始维修",)),
        Move(("repairing",), "trial", "修好，试运行", "try out", ("manager",), (NOTE,), words=("修好", "试运行")),
        Move(("trial",), "closed", "确认并关闭", "close", ("owner", "manager"), (NOTE,), words=("关闭", "确认正常")),
        Move(("trial",), "repairing", "仍有故障", "repair again", ("owner", "manager"), (NOTE,), words=("还是坏", "仍有故障")),
    ),
    manager_sees=True, check=check, sketch=sketch, course=TRIAL,
)  # fmt: skip
