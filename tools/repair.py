"""Equipment repairs: reported, repaired, tried out, as operations/4.4 asks for (停机、挂牌、报修、试运行确认)."""

from tools.action import Action, Basis, Fields, Finding, Move, Situation, State
from tools.completion import DONE
from tools.fields import TextField
from tools.places import PARTS

_OUT_OF_ORDER = r"(?:趴窝|罢工|歇菜|撂挑子|歇逼|停摆|嗝屁|宕机|死机|不转|转不动|转不了|动不了|开不动|开不了机|不工作|不动弹?|打不着火?)"
MACHINES = r"(?<![开关停死手了])机(?!器人|会)|床|炉|泵|空调|电梯|设备|叉车|行车"
# A machine that fails, and nobody and nothing beside it that is in danger.
_DANGEROUS = r"\b(?:smok\w*|fire|burn\w*|spark\w*|leak\w*|spill\w*|oil|gas|fumes?|hurt|injur\w*|shock\w*|electrocut\w*|explo\w*|bare|exposed|guard|fell|fall\w*|slip\w*|caught|trapped|emergency|hazard|safety|unsafe|danger\w*|overheat\w*|customer|client|complain\w*)\b"
_OUT_OF_ORDER_EN = rf"^(?!.*(?:{_DANGEROUS}|\?|\b(?:how|who|what|when|policy|rule|if)\b)).*\b(?:printer|copier|scanner|projector|(?:hydraulic |punch |stamping |power )?press|lathe|mill|machine|moulder|molder|compressor|conveyor|forklift|pump|motor|robot|welder|cutter|saw|drill|packer|wrapper|labell?er|palleti[sz]er|crane|hoist|air ?con(?:ditioner)?|computer|laptop|monitor|router|elevator|lift|oven|boiler|chiller|fan|fridge|freezer)s?\b[^,.;]{{0,40}}?\b(?:(?:is|are|has|have|got|keeps?|went) (?:\w+ ){{0,2}}?(?:jamm(?:ed|ing)|broken|broken down|dead|stuck|down|frozen|offline|out of order|stopp(?:ed|ing)(?: working)?|not (?:working|starting|running|printing|turning))|(?:isn't|aren't) (?:working|starting|running|printing|turning)|(?:won't|doesn't|don't|can't|cannot|will not) (?:start|turn on|run|work|print|move|boot|turn|respond|spin)|(?:broke down|stopped working|jammed|stalled|crashed))\b"
# What fails, and in a clause of its own who is to come for it: 门禁刷不开卡,谁来修一下.
_FAILS = rf"(?:坏|故障|(?:识别|启动|连接|打印|扫描|登录|充电|读取|感应|加热)不(?:了|上|出|到)|卡纸|卡住|卡死|刷不[开上了]|打不[开着了]|开不[了机开]|关不[上了掉]|连不上|没(?:信号|反应|声音|图像|画面|显示|网|墨|电)|不(?:亮|响|制冷|制热|出[水纸墨风热]|启动|通电|识别|显示|打印|走字|灵|动)|黑屏|蓝屏|花屏|闪屏|报[警错]|报[a-z]?\d+|异响|漏水|滴水|堵了|松了|断了|裂了|掉了|跳闸|死机|卡顿|{_OUT_OF_ORDER})"
_COMES = r"(?:(?:找|叫|联系|喊)谁(?:来|去|过来)?(?:给)?(?:修|弄|看|处理|维修|换|解决)(?:一?[下修看弄]|理)*|(?:谁|哪位(?:师傅|同事|大哥|老师)?|有没有人|有人)(?:能|可以|会|负责|管|给|帮忙|帮|来|过来|去)+(?:给)?(?:修|弄|看|处理|维修|换|解决)(?:一?[下修看弄]|理)*|(?:能不能|可不可以|可否|能否|能|可以|什么时候能|啥时候能|麻烦|请|帮忙|是不是可以|,)+(?:帮忙|尽快|赶紧|今天|快点|给|安排)*(?:派|叫|找|安排|喊|让)(?:个|一下|一个|位)?(?:人|师傅|机修|电工|it|维修|工程师|后勤|物业)[^,，。;?？]{0,4}(?:修|弄|看|处理|维修|换|检查|瞧|解决)(?:一?[下修看弄]|理|看)*|(?:派|叫|安排)(?:个|一下|位)?(?:人|师傅|机修|电工)(?:来|过来)(?:修|看|弄|处理)(?:一?[下修看弄])*)"
_WHO_COMES = rf"^(?!.*(?:客户|顾客|用户|我家|家里|我们家|自己的|我的手机|我手机|私人|流程|制度|规定|如果|要是|万一|一般|的话))(?=.*{_FAILS}).*[,，。;\s]{_COMES}(?:啊|呀|呢|吗|么|吧|不|嘛)?[?？。!]*$"
STOP = Basis("operations/4.4", "设备发生故障,操作人员应立即停机,挂牌警示,并按流程报修。")
TRIAL = Basis("operations/4.4", "维修完成后需进行试运行确认")
NOTE = TextField("note", "说明", "note")
# What is told of a repair: who is on it, and that the machine works.
SENT_TO_REPAIR = (
    r"(?:让|派|安排|叫|请|找|喊)[^,，。;；!]{1,8}?(?:去|来|过去|过来)(?:修|看|检修|维修|处理|弄)",
    r"\b(?:send|let|ask|have) [^,.;!]{2,20}? (?:to )?(?:fix|repair|look at) (?:it|this|that|the)\b",
)
WORKS = (
    r"(?:又|已经?|现在)?(?:能|可以|正常)(?:用|开机?|开动|启动|转|运行|工作|打印|出水|制冷)了(?=$|[,，。;；!\s])|(?:不|没)(?:再)?(?:漏|响|卡|报警|冒烟|晃|跳|抖|卡纸)(?:水|油)?了(?=$|[,，。;；!\s])",
    r"\b(?:works|running|working|printing) again\b",
)


def check(fields: Fields, situation: Situation) -> tuple[Finding, ...]:  # noqa: ARG001
    return (
        Finding("note", "请先停机并挂牌警示。", "Stop the machine and hang a warning first.", STOP),
        Finding("note", "修好后要试运行确认才能关闭。", "It is closed only after a trial run.", TRIAL),
    )


def sketch(fields: Fields) -> str:
    return f"{fields.get('equipment', '')}：{fields.get('fault', '')}"[:120]


REPAIR = Action(
    name="equipment_repair", prefix="RP", zh="设备报修", en="equipment repair", article="operations/4.4",
    requests=(
        _WHO_COMES,
        r"(?:帮我|我要|我想|需要|申请|麻烦)(?:给)?.{0,12}?报修",
        r"^报(?:个|一下|一个)?修[^,，。;?？]{0,4}\d+号",
        rf"^报(?:个|一下|一个)?修(?=[^,，。;?？]{{0,8}}(?:{MACHINES}))(?!.*(?:流程|怎么|电话|找谁|记录))",
        rf"^(?!.*(?:已|没|昨|前天|上次|之前|过)).{{0,8}}(?:{MACHINES})[^,，。;?？]{{0,3}}报(?:个|一下|一个)?修(?![了过的单后完]|流程|电话|记录|怎么|找谁)",
        r"报(?:个|一下|一个)?修(?!流程|怎么|电话|找谁)(?=[,:。\s吧呗哈]|$)",
        r"^报(?:个|一下|一个)?修(?!流程|怎么|电话|找|要|多|的|规|制|单|记录|人|时)[\u4e00-\u9fff]{2,8}(?=[,。;]|$)",
        r"(?:申请|需要|叫|联系|麻烦|请)(?:设备)?维修(?:人员|师傅|工)?(?:来|过来)?(?:一下|处理|看看)?[。!]*(?=[,。!\s]|$)",
        rf"^(?=.*(?:{MACHINES})).*(?:(?:找|派|叫|请)(?:个|一下)?(?:人|师傅|机修|电工)(?:快|赶紧|过?来|去)*|(?:帮忙|帮我|麻烦|请)(?:给)?)修(?:理|一?下)*(?:吧|呗|哈)?[。!]*$",
        rf"(?:{MACHINES})[^,，。;?？]{{0,3}}(?:又|彻底|直接|突然|今天|刚才?|还|就|全|都)*{_OUT_OF_ORDER}[了咯啦喽咧哩]*(?=[,，。;!\s]|$)",
        r"^(?:(?:hi|hello|please|pls|plz|kindly|can you|could you|someone|i|we|need|want|help|to|me|us|you),? )*(?:repair|fix)(?: request)?(?:: ?| (?=(?:the |my |our )?[a-z0-9 .#-]{0,24}(?:machine|printer|conditioner|forklift|pump|conveyor|press|projector|elevator|lift|copier|scanner|scale|fridge|freezer|boiler|oven|lathe|drill|crane|compressor|fan|motor|door|light|computer|screen|monitor|router|heater|line|truck|tap|toilet|wrapper|sealer|cutter|welder|saw|robot|valve|sensor)\b))",
        r"^(?!.*\b(?:how|who|when|what|rule|policy)\b).{4,80}[,.;] ?(?:please|pls|plz|kindly) (?:repair|fix)(?: it)?[.!]*$",
        r"^(?:(?:and|also|oh|then|plus|hi|hello),? )*(?:an? |one |an?other )?(?:(?:equipment|machine) )?repairs?(?: request| needed| please| too| also| as well| again| now)*\s*[:,-]",
        _OUT_OF_ORDER_EN,
        r"\b(?:request|report|file|need)\b.{0,16}\brepair\b|\bneeds? (?:fixing|(?:to be )?(?:fixed|repaired))\b|\bsend (?:a |the )?(?:technician|repair\w*|electrician)\b",
    ),
    called=("报修", "维修", "修理", r"repair"),
    fields=(
        TextField("equipment", "设备", "equipment", hint_zh="名称和编号，例如 2号线注塑机", hint_en="its name and number, e.g. injection moulder 2", also=("机器", "设备名称"), longest=True, letter=r"[a-z\d#号一二三四五六七八九十]", marked=(r"(?:^|[,。;\s])(?:你|您|那|名字|设备|[,\s])*(?:就|先|你|您)(?:写|填|记)(?:成|个|作|上)?\s*(?P<value>[^,。;!?\s]{2,20}(?:[台机床炉线泵车柜阀]|设备))(?:吧|好了|就行|得了|哈)*(?=[,。;!?]|$)",), parts=(*PARTS[:-1], f"{PARTS[-1]}|{MACHINES}"), lead=r"^(?:另外|还有|顺便|顺带|对了|是(?=我)|[改换](?:成|为)?(?=报)|我们?|要|想|帮我?|忙|麻烦|申请|需要|给|报个?修|一下|的|请|把|[这那]个?|你?就?写|就|一?台(?=.)|[,，\s])+", patterns=(
            r"(?P<value>(?:[\u4e00-\u9fffa-z\d]{0,6}?(?:机器人|机械[手臂]|(?<![开关停死了])机(?!器|会|械)|温度计|压力表|床|炉|线|泵|车(?!间|库|位|道)|灯(?!光|下)|柜|(?:(?<![那这])台|台(?=[\u4e00-\u9fff]))|阀|电梯|空调|设备(?!坏|故)|仪|(?<!机)器(?!人|材|具)|电脑|冰箱|门禁|水龙头|马桶|电子秤|地磅|扫码枪|卷帘门|道闸|摄像头|水泵))+)",
            r"\b(?:repair|fix)(?: request| needed| please| too| also| as well)*:? (?:the |my |our )?(?P<value>(?!the\b|it\b|needed\b|please\b|too\b|also\b|as well\b)[a-z0-9#][a-z0-9#. -]{2,60}?)(?=[,;:]|$| (?:it|leaks?|leaking|no (?!\.)|is|isn't|are|won't|can't|cannot|doesn't|don't|keeps?|has|stopped|needs?|makes?|broke|died|not|no)\b(?!\.))",
            r"^(?:(?:hi|hello|please|the|my|our|sorry|can|you|fix|repair),? )*(?P<value>(?!fix|repair|please|can |need|report|i |we )[a-z0-9#][a-z0-9#. -]{2,40}? (?:in|on|at) [a-z0-9#. -]{2,24}?)(?=,| (?:is|isn't|are|won't|can't|cannot|doesn't|don't|keeps?|has|stopped|needs?|makes?|broke|died|not)\b)",
            r"(?P<value>(?<![a-z])[a-z0-9#][a-z0-9# -]{1,24}?\s*的\s*[a-z][a-z0-9# -]{2,24}?)(?=\s*(?:[,，。;]|[\u4e00-\u9fff]|$))",
            r"报修[:,，\s]*(?P<value>[a-z][a-z0-9 #-]{2,30}?)(?=\s*(?:[,，。;]|[\u4e00-\u9fff]))",
            r"\b(?:the|my|our)\s+(?P<value>[a-z0-9#](?:[a-z0-9# -]|(?<=no)\.){2,40}?)(?=\s+(?:in|on|at|is|isn't|are|won't|can't|doesn't|keeps?|has|stopped|needs?|makes?|broke|died)\b)",
            r"^(?:(?:hi|hello|hey|please|sorry|morning),? )*(?P<value>(?!it\b|this\b|that\b|there\b|something\b|someone\b|nothing\b|what|who|how|why|when|where|i\b|we\b|they\b|he\b|she\b|my\b|our\b|the\b|a\b|an\b|one\b|please|need|want|report|customer)[a-z][a-z-]+(?: [a-z-]+){0,3}(?: (?:(?:no|nr|number)\.? ?)?#?\d+[a-z]?)?)(?=\s+(?:is|isn't|are|aren't|won't|can't|cannot|doesn't|don't|keeps?|has|stopped|needs?|makes?|broke|died|leaks?|jammed|fails?|failed|tripped)\b)",
            r"^(?:就?是|在)?(?P<value>[^\s,。;!?是在]{1,10}(?:室|楼|层|车间|线|房|区|厅|库)(?:的|[那这]台))$",
        )),
        TextField("fault", "故障情况", "fault", story=True, hint_zh="例如 开机就报警", hint_en="e.g. an alarm at every start", also=("故障", "问题", "描述", "情况", "内容")),
    ),
    boilerplate=(
        r"(?:这|那)?(?:个|事)?(?:应?该|其实|还是|就)*(?:要|得)?(?:算|属于|改(?:成|为|作|走)?|换(?:成|为)?)报修",
        r"(?:^|(?<=[,，。\s]))(?:帮我|我要|我想|需要|申请|要|得|报)*保修(?=[,，。:\s]|$)", r"(?:帮我|我要|我想|需要|申请|麻烦|给|要|得)*(?:设备|机器)?报(?:个|一下|一个)?修(?:一下)?", r"(?:申请|需要|叫|联系|麻烦|请)维修(?:人员|师傅|工)?(?:来|过来)?(?:一下|处理|看看)?",
        rf"{_COMES}(?:啊|呀|呢|吗|么|吧|不|嘛)?[?？。!]*$",
        r"(?:找|派|叫|请)(?:个|一下)?(?:人|师傅|机修|电工)(?:快|赶紧|过?来|去)*修(?:理|一?下)*(?:吧|呗|哈)?|(?:帮忙|帮我|麻烦|请)(?:给)?修(?:理|一?下)*(?:吧|呗|哈)?",
        r"\b(?:please|request|report|file|needed|needs?|an?|(?:(?:equipment|machine) )?repair(?: too| also| as well)?|send (?:a |the )?technician)\b",
    ),
    states=(
        State("reported", "已报修", "reported"), State("repairing", "维修中", "being repaired"),
        State("trial", "试运行", "on trial"), State("closed", "已关闭", "closed", final=True),
    ),
    moves=(
        Move(("reported",), "repairing", "开始维修", "start", ("manager",), (NOTE,), words=("开始维修", "(?:开始|我来|派人去?|安排人?)(?:修理?|维修|检修)|在修了", r"\bstart\b"), told=SENT_TO_REPAIR),
        Move(("repairing",), "trial", "修好，试运行", "try out", ("manager",), (NOTE,), finishes=True, words=("修好", "修(?:理|复)?完[成毕]?|已经?(?:修复|修好)|修复了", "(?:开始|安排|可以|转)?试运行(?!正常|没|有|不|通过|合格|ok)", r"\bfixed\b|\brepaired\b"), reports=DONE, told=WORKS),
        Move(("trial",), "closed", "确认并关闭", "close", ("owner", "manager"), (NOTE,), finishes=True, words=("关闭", "确认正常|(?:试?运行|试车)(?:一切|都)?(?:正常|没问题|没有问题|通过|合格|ok)", "关单|关掉|结单", r"\bclose\b|\bworks fine\b")),
        Move(("trial",), "repairing", "仍有故障", "repair again", ("owner", "manager"), (NOTE,), words=("还是坏的?", "(?:还是?|仍然?|依然)有(?:故障|问题|毛病)|又坏了?|没修好", r"\bstill broken\b")),
    ),
    after_danger=True, manager_sees=True, check=check, sketch=sketch, course=TRIAL,
)  # fmt: skip
