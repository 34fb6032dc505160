"""Overtime requests: hr-admin/15 asks for them before the work (确因工作需要加班的,需履行加班申请审批程序)."""

from tools.action import Action, Basis, Fields, Finding, Move, Situation, State
from tools.approval import APPROVAL_TOLD, APPROVED, APPROVING, PENDING, REJECTED, TURNED_DOWN, WITHDRAWN
from tools.fields import PeriodField, TextField

PROCEDURE = Basis("hr-admin/15", "公司原则上不提倡加班,确因工作需要加班的,需履行加班申请审批程序")
COMPENSATION = Basis("hr-admin/15", "加班补偿按国家规定或公司内部规定执行")
NOTE = TextField("note", "说明", "note", required=False)
_NO_OTHER = r"(?!.*(?:假|调休|补休|倒休|换休|费|工资|补贴|补偿|补助|打车|报销|累|烦|惨|困|郁闷|凭什么|强迫|逼|投诉|隐患|撤|取消|批准|驳回|昨|上周|上个?(?:星期|礼拜|月)|天天|每天|总是|老是|经常|一直|[不没别]))"
_WHO = r"(?:我们?|咱们?|本人|也|还|可能|都|领导(?:安排|让)我?)*"
_DAY = r"(?:(?:(?:这|下|本)?个?(?:周|星期|礼拜)(?:[一二三四五六日天末]|六日)|(?:这|下|本|下下)个?(?:周|星期|礼拜)|今[天晚]|明[天晚]|后天|大后天|\d{1,2}月\d{1,2}[日号]|\d{1,2}[日号]|晚上?|下午|上午|早上|中午|夜里)+)"
_HOW_LONG = r"(?:到?(?:晚上?|凌晨|夜里|下午)?[\d一二两三四五六七八九十半]+(?:点半?|个?半?小时|天|:\d\d)(?:半|钟|左右)?)"

_NUMBER = r"[\d.一二两三四五六七八九十半]+"
_PART = r"(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|晚|夜里|半夜|早)"
_CLOCK = r"[\d一二两三四五六七八九十]{1,3}(?:点(?:半|[一三]刻|\d{1,2}分?|[一二三四五]十分?)?钟?|:\d\d|时)"
_FROM_TO = rf"(?:{_PART}\s*)?(?:{_CLOCK}|\d{{1,2}})\s*(?:到|至|-|~|—|–|to)+\s*(?:{_PART}\s*)?{_CLOCK}"

_EACH, _EACH_EN = (
    r"(?:(?:每[天日晚]|天天)(?:都是|都|各|是|要|得|加班?|干|做)*|各(?:自|加)?)",
    r"(?:,? (?:each|every|per|a) day| daily| each)",
)


def check(fields: Fields, situation: Situation) -> tuple[Finding, ...]:
    found = [
        Finding("note", "加班需经审批。", "Overtime needs an approval.", PROCEDURE),
        Finding(
            "note", "补偿方式本条没有写明具体数值。", "The article gives no figure for the compensation.", COMPENSATION
        ),
    ]
    if fields.get("end") and str(fields["end"]) < situation.now.date().isoformat():
        found.insert(0, Finding(
            "refuse", "加班要先申请再加班，说的日期已经过去；请与您的上级说明情况，或告诉我正确的日期。",
            "Overtime is asked for before it is done, and that day has passed; talk to your manager, or give the right day.",
            PROCEDURE, again=("start", "end"),
        ))  # fmt: skip
    return tuple(found)


def sketch(fields: Fields) -> str:
    first, last = fields.get("start"), fields.get("end")
    days = f"{first} 至 {last}" if last and last != first else first
    return f"{days}，{fields.get('hours', '时长未写')}：{fields.get('reason', '')}"[:120]


OVERTIME = Action(
    name="overtime_request", prefix="OT", zh="加班申请", en="overtime request", article="hr-admin/15",
    requests=(
        r"(?:想|要|需要|帮我|我)?(?:申请|报|提交?|填)(?:一?[个下份])?.{0,10}?加班(?!费|工资|补偿)", r"加班申请(?!流程|怎么|要)",
        rf"^{_NO_OTHER}(?:.*[,。;])?{_WHO}{_DAY}{_WHO}(?:加个?|加一?会儿?|加(?:上)?[\d一二两三四五六半]+个?(?:天|晚上?|小时)的?)班{_HOW_LONG}?(?:[,。;!](?!.*(?:请|休|补).*[假休])|$)",
        rf"^{_NO_OTHER}(?:.*[,。;])?{_WHO}{_DAY}?{_WHO}(?:想|要|得|需要|准备|打算|计划){_DAY}?(?:在?(?:公司|厂里|车间))?加(?:个|(?:上)?[\d一二两三四五六半]+个?(?:天|晚上?|小时)的?)?班{_HOW_LONG}?(?:赶|盘点|做|弄|处理|完成|调试|[,。;!]|$)",
        rf"^加班[:,]\s*{_DAY}",
        r"\b(?:request|apply for|file)\b.{0,16}\bovertime\b|^overtime (?:on|this|next|for|from|tomorrow|tonight)\b[^?]*$",
    ),
    called=("加班", r"overtime"),
    roll_calls=(r"(?:谁|哪些人|哪位|(?<!的)(?:几(?:个|位|名)?|多少)人|有没有人|(?:哪些|(?<!的)几[个位名])(?:同事|员工))[^,，。;?]{0,6}?加班", r"(?:有没有谁|有谁|是不是有人|(?<![所没])有人(?=.{0,16}[吗没][?。]*$))[^,，。;?]{0,6}?加班", r"\b(?:who|anyone|anybody)\b.{0,16}\bovertime\b"),
    fields=(
        PeriodField("start", "加班日期", "day", hint_zh="例如 这周六", hint_en="e.g. Saturday"),
        TextField("hours", "时长", "hours", required=False, renewed=True, patterns=(
            rf"(?P<value>{_EACH}?{_FROM_TO}(?:[,、(\s]*(?:一共|总共|合计|共|约|大概)?{_NUMBER}个?半?小时)?)", rf"(?P<value>{_EACH}?{_NUMBER}个?(?:半)?(?:小时半?|钟头半?|钟(?![点头])))",
            r"(?:^|(?<=加班)|(?<=[,;\s]))(?P<value>到(?:晚上?|凌晨|夜里|下午)?[\d一二三四五六七八九十]+点半?)",
            r"(?:^|from )(?P<value>\d{1,2}(?::\d\d)? ?(?:to|until|till|-|–) ?\d{1,2}(?::\d\d)?)(?= ?(?:,|for ))",
            rf"(?P<value>\d{{1,2}}(?::\d\d)? ?(?:am|pm)? ?(?:to|until|till|-|–) ?(?:\d{{1,2}}(?::\d\d)? ?(?:am|pm|noon)|noon|midday|midnight){_EACH_EN}?)", rf"(?P<value>(?:[\d.]+|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve))(?: and a half)? ?(?:hours?|hrs?)\b{_EACH_EN}?)",
        )),
        TextField("reason", "加班事由", "reason", leftover=True, also=("事由", "原因", "理由")),
    ),
    boilerplate=(r"(?:我|想|要|需要|帮我|麻烦|得|准备|打算|每[天日晚]|天天|都)*(?:申请|报|提交?|填)?(?:一?[个下份])?加(?:个|(?:上)?[\d一二两三四五六半]+个?半?(?:天|晚上?|小时|钟头)的?)?班(?:申请)?(?:一天|半天)?", r"(?:帮我|我要|我想|麻烦)*(?:申请|提交|报)(?:一下|个)?", r"\bi'd(?= like| love| want)|\b(?:i|we|want|would like|like|from|at|to|need|have|request|apply(?: for)?|file|log|add|submit|book|put (?:me )?(?:in|down)|for me|overtime|ot|please|can you|my)\b"),
    states=(
        State("pending", "待审批", "pending", called=PENDING), State("approved", "已批准", "approved", final=True, called=APPROVED),
        State("rejected", "已驳回", "rejected", final=True, void=True, called=REJECTED),
        State("withdrawn", "已撤回", "withdrawn", final=True, void=True, called=WITHDRAWN),
    ),
    moves=(
        Move(("pending",), "approved", "批准", "approve", ("manager",), (NOTE,), not_own=True, words=("批准", "同意", "通过", "准了", *APPROVING), reports=APPROVAL_TOLD),
        Move(("pending",), "rejected", "驳回", "reject", ("manager",), (NOTE,), not_own=True, words=TURNED_DOWN),
        Move(("pending",), "withdrawn", "撤回", "withdraw", ("owner",), (NOTE,), words=("撤回", "撤销", "取消", "撤了", "withdraw", "cancel")),
    ),
    sees_all=("hr",), manager_sees=True, check=check, sketch=sketch, course=PROCEDURE,
)  # fmt: skip
