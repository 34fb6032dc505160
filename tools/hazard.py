"""Hazard reports: registered, rectified, re-checked, closed, as operations/5.4 asks for (登记、整改、复查、销案)."""

from dataclasses import replace
from typing import Any

from tools.action import Action, Attachment, Basis, Fields, Finding, Move, Situation, State
from tools.alarms import ALARMS
from tools.completion import CLEARED, DONE, NOT_DONE, PUT
from tools.fields import Choice, ChoiceField, DateField, FlagField, TextField
from tools.places import HURTS, LEADS, NAME, NO_PLACE, PARTS, PEOPLE, PLACES, TAIL

# What is told of people and not of safety: a grievance of one's own, dishonesty, a customer's matter.
_NO_SAFETY = r"(?:工资|薪|加班费|奖金|绩效|社保|公积金|补贴|钱|罚款|合同|考勤|打卡|迟到|早退|旷工|回扣|贪|受贿|贿赂|红包|报销|发票|骚扰|歧视|偏心|打骂|辱骂|骂人|偷|泄密|抄袭|客户|顾客|客人|消费者|流程|制度|规定|渠道|热线|电话|邮箱|信箱|保护|奖励|\b(?:salary|wages?|pay|bonus|harass\w*|bribes?|kickbacks?|customers?|clients?|policy)\b)"
_NAMELESS = r"(?:匿名|不(?:具|署|留|写)(?:我的?)?名(?:字|儿)?)"
_DENOUNCES = r"(?:举报|检举|揭发|上报|报告|反映|反馈|投诉)"
_UNSAFE = r"(?:违章|违规(?!收)|违反(?:安全|操作)|强令|冒险|逼[^,，。]{1,8}(?:[关拆短屏绕不带]|作业|操作|干)|[让叫使催][^,，。]{0,6}(?:不[戴带系穿停锁]|[关拆短屏绕]|带病)|联锁|连锁(?!店|超)|光栅|护罩|防护|护栏|安全(?:阀|带|帽|装置|门|通道|出口|绳|距离)|消防|无证|没(?:有)?证|酒后|喝了?酒|抽烟|吸烟|带病|超载|超负荷|超速|疲劳|动火|高空|高处|[不没][戴系]|堵|歪|松|裂|漏|断|裸露|过期|失灵|坏|倒|塌|滑|\b(?:unsafe|interlock|guard|violat\w*|without (?:a )?(?:licen[cs]e|helmet|harness))\b)"
CLOSED_LOOP = Basis("operations/5.4", "对发现的安全隐患登记、整改、复查、销案,形成闭环管理")
NOTE = TextField("note", "说明", "note")
_WHOM, _ID = r"[^,，。;；!！?？\s]{1,12}?", r"(?<![a-z0-9])[a-z]\d{3}(?![a-z0-9])"
_ALONE, _END = r"(?:^|(?<=[,，。;\s:]))", r"(?=\s*(?:$|[,，。;!]))"  # around a clause of its own
ASSIGNED = (
    "安排整改",
    "派整改",
    rf"(?<![发交供提留补送带])(?:给|归)\s*{_WHOM}\s*(?:去|来|进行|尽快|负责|限期)*(?:整改|改(?!天|期|成)|处理|负责|落实|解决|跟进)(?![完好过了到的中])",
    rf"(?:安排|指派|派|指定|责成|要求|通知|分配|转|分|让|叫|请|由|交给?)(?:给|到)?{_WHOM}\s*(?:去|来|进行|尽快|负责|限期)*(?:整改|改(?!天|期|成)|处理|负责|落实|解决|跟进|办)",
    rf"(?:整改)?(?:责任人|负责人|整改人)(?!不[变换动]|没变|照旧|还是|待定)(?:是|为|:|：|填|写)?\s*{_WHOM}(?=[,，。;；\s]|$)",
    r"(?:安排|指派|派|分配|分|转|交)(?:给|到)\s*[^,，。;；!！?？\s]{1,8}",
    rf"(?:安排|指派|派)\s*{_ID}|(?<![委选指安分])派(?![人车出对不没遣过发送谁了])[\u4e00-\u9fff]{{2,4}}{_END}",
    rf"{_ID}\s*(?:来|去|负责)*(?:整改|处理|跟进|落实)(?![完好过了到的中没不])",
    r"\bassign(?:ed)?\b|\bhand(?:ed)?\b(?=.{0,40}\bto\b)|\bgive\b(?=.{0,30}\bto\b)|\b(?:let|have|ask)\b(?=.{1,30}\b(?:fix|handle|rectify)\b)|\b(?:to )?(?:fix|handle|rectify)\b",
)
_RECHECK = "(?:复查|验收|检查|复检|核查)"
# More time for a rectification, or another day for its end: 期限延到12月10号, 再宽限三天, extend it to Friday.
DUE_CHANGED = (
    "延期",
    r"(?:改|挪|推|缓|往后(?:推|挪|拖|延))(?:到|至|成)(?=[^,，。;；]{0,6}(?:[号日底末]|[周期拜][一二三四五六日天]|月))",
    r"(?:期限|限期|时限|截止(?:日期|时间)?|整改(?:时间|日期))(?:给|再|就|都|先|我|想|要|帮我|可以|能不能|统一|整体|往后)*(?:延长?|推迟?|顺延|改|调|放宽|宽限|提前|定)",
    r"(?:延长|延迟|推迟|顺延|宽限|放宽|宽延|缓(?=[一两二三四五六七八九十\d]+(?:天|周|个)))(?:(?:整改)?(?:的)?(?:期限|限期|时限|时间))?(?=到|至|为|[一两二三四五六七八九十\d几]|些|一下|点|$|[,，。;!])|(?<![拖耽])延(?=到|至|[一两二三四五六七八九十\d几]+(?:天|日|周|个))",
    r"(?:再|多)(?:给|宽限|延|加)(?:他|她|你|我|[\u4e00-\u9fff]{2,3}|[a-z]\d{3})?(?:们)?(?=[一两二三四五六七八九十\d]+(?:天|日|周|个(?:工作日|星期|礼拜|月)))",
    r"(?<![放])宽(?:限)?(?=[一两二三四五六七八九十\d]+(?:天|日|周|个))",
    r"\bextend(?:ed)?\b|\b(?:postpone|push back|move) (?:the |its )?(?:due date|deadline)\b|\b(?:due date|deadline) (?:to|until)\b|\bgive (?:him|her|them|[a-z]\d{3}) (?:\w+ )?more (?:days?|weeks?|time)\b|\b(?:\w+ )?more (?:time|days?|weeks?)\b",
)
# Somebody is told to do what is to be done: 安排老王去换线槽, 让小郭今天去擦.
SENT_TO_DO = rf"(?:安排|指派|派|让|叫|请|喊|通知)(?:今天|明天|后天)?{_WHOM}(?:今天|明天|后天|上午|下午|今晚|尽快|马上|赶紧|立刻|抽空|先)*(?:去|来|过去|过来)(?:把)?[\u4e00-\u9fff]{{1,10}}"
IN_CHARGE = "负责(?!人(?:不|没|照|还是|待))"
# The same told of the record, in passing: 行车那条给e012; 灭火器那个我自己来.
GIVEN_TO = (
    rf"(?:[那这](?:一?[条个张处]|单|边)|隐患|(?:^|(?<=[,，。;；\s])))(?:就|先|都|还是)*(?:归|给)\s*(?:{_ID}|[小老][\u4e00-\u9fff](?![\u4e00-\u9fff])|[\u4e00-\u9fff]{{2,3}})(?=$|[,，。;；!\s吧来去])",
    r"我(?:自己|本人|亲自)(?:来|去)?(?:弄|修|处理|整改|改|搞|做|跟|负责)?(?=$|[,，。;；!\s吧])|我来(?:弄|修|处理|整改|改|搞|做)?(?=$|[,，。;；!\s吧])",
    r"\bi(?:'ll| will) (?:do|fix|handle|take care of|see to) (?:it|this|that)(?: myself)?\b|\bis for [a-z]\d{3}\b",
)
# What is told of a hazard that is no more: 水抽干了, 护栏不晃了.
IS_GONE = (
    r"(?<![我你他她先])[\u4e00-\u9fff](?<![我你他她先们])(?:干|净|平|稳|实|亮|牢|紧|空)了(?=$|[,，。;；!\s])",
    r"(?:露|腾|让|空|清)出(?:来|空)了(?=$|[,，。;；!\s])",
    r"(?:不|没)(?:再|有)?(?:漏|渗|滴|响|晃|松|滑|跳|抖|烫|冒烟|积水|堵|挡)(?:水|油|了|的)*了(?=$|[,，。;；!\s])",
    r"\b(?:is|are|it's) (?:now |all )?(?:dry|clear(?:ed)?|clean|tight|stable|gone|removed|replaced|repaired)\b(?: now)?",
)
RECTIFIED = (
    "整改完",
    "整改完[成毕]|整改好了|整改到位了?|已经?(?:完成|做完)?整改(?:好|完|完毕|完成|到位)?|完成整改了",
    f"(?:麻烦|请|可以|等着?|来|申请|提交|安排){_RECHECK}(?!{_RECHECK}?(?:不|没|未|通过|合格|过了))",
    f"{PUT}(?:已(?:经)?整改(?:完成?|好)?|待复查|整改(?:完成?|好)了?)",
    r"\bready for (?:the )?re-?check\b|\bfixed\b|\brectified\b",
)
PASSED = (
    "销案",
    r"(?<=就)销(?=(?:了|吧)*(?:$|[,，。;；!！\s]))",
    f"{_RECHECK}(?:结果|都|已经?|全部)*(?:通过|合格|过了|没问题|没有问题|ok)",
    "关闭",
    f"销掉|销了|关掉|{PUT}已?(?:销案|关闭)",
    r"\bclosed?\b|\b(?:re-?check (?:is |was )?passed|pass(?:ed|es)?(?: the)? re-?check)\b",
)
FAILED = (
    "复查不通过",
    f"{_RECHECK}(?:结果|后)*(?:不|没有?|未)(?:合格|通过|过(?!来|去))",
    "(?:退回|打回|发回)(?:去|来)?(?:重新?|继续)?(?:整改|做|改|弄)?|返工|重新整改|继续整改|(?:整改)?不合格",
    r"\breject(?:ed)?\b|\bsend(?: it)? back\b|\bfailed(?: the)? re-?check\b|\bre-?check (?:was |has |is )?failed\b",
)
_WITHHELD = "(?:不(?:要|想|用|能)?|别|莫|勿|甭)(?:对外|向外|往外)?"
_SAID_END = r"(?=(?:了|吧|啊|哈|呀|哦|嘛|吗|么|行|可|好|谢|就|报|交|提交|上报)|[,，。;!?\s]|$)"
# How people ask that a report names nobody, besides 匿名: 名字别留, 别写我, 我希望保密, don't name me.
UNNAMED = (
    rf"(?:我的?|本人的?|自己的?|^|(?<=[,。;!?\s先但是过就把吧也]))(?:名字?|姓名|身份|大名|真名)(?:就|可以|也|都|请|千万|先|最好|麻烦|给我|帮我|你|那?一?栏|,)*{_WITHHELD}(?:留|写|登|提|记|填|署|透露|公开|显示|出现|暴露|露|上|带|报|挂|说)(?:上去|出来|出去|进去|上|出)?{_SAID_END}",
    rf"(?:我的?|自己的?|^|(?<=[,。;\s]))(?:名字?|姓名)(?:那?一?栏|就|那|也|先)*(?:算了|免了|空着|留空|省了|不用了|不要了|不必了|隐去|隐藏|隐掉|打码|略去|去掉|删掉){_SAID_END}",
    rf"{_WITHHELD}(?:给我|帮我)?(?:写|留|提|登|记|填|署|挂|点|暴露|透露|出卖|供出|说出|写出|提到|写上|记上)(?:我|本人)(?:自己|本人)?(?:的?名字?|的?身份|是谁|出来|出去|上去|进去)?{_SAID_END}",
    rf"{_WITHHELD}(?:把|将)我(?:的?(?:名字?|姓名|身份))?(?:也|给)*(?:写|说|供|报|登|暴露|透露|抖|捅|卖|牵扯|扯|带|署|点|挂|填|公开|泄露)(?:上去|进去|出来|出去|进来|上|出)?{_SAID_END}",
    rf"(?<![不别莫])(?:^|(?<=[,。;!?\s])|我|希望|想要?|要求?|请|麻烦|帮忙|帮我|给我|替我|为我|能|可以|务必|千万|一定|必须|最好|得|姓名|名字|身份|个人信息|信息)(?:要|请|得|需要|希望|也|都|给我|帮我|替我)*(?<!不)(?<!别)保密(?:一下|哈|处理)?{_SAID_END}",
    rf"{_WITHHELD}(?:留|具|记|露)(?:名|面|脸|真名|实名){_SAID_END}|(?:不愿意?|不想|不方便|不便)(?:出面|露面|具名|署名|留名|透露(?:自己|我)?(?:的?(?:名字?|姓名|身份))?){_SAID_END}|无记名",
    r"(?:隐去|隐藏|隐瞒|抹掉|打码|省略|略去|遮住|隐掉)(?:一下|掉)?(?:我的?|本人|个人|自己的?)(?:名字?|姓名|身份|信息)",
    rf"{_WITHHELD}(?:让|给|被)[^,，。;；]{{0,8}}(?:知道|晓得|发现|看出来?|查到|认出来?)(?:我是谁|(?:是)?谁(?:报|说|反映|举报)的?){_SAID_END}|(?:别|不想|不要|莫|甭)(?:让|给|叫)(?:我?们?的?(?:主管|领导|班长|组长|老板|经理|主任|车间主任|同事|工友)|别?人家?|大家|他们?|任何人|其他人|外人)(?:知道|晓得|看到|看见|发现){_SAID_END}",
    r"\bno names?(?= ?(?:please|pls|thanks|ok|on it|[,.;!?]|$))|\b(?:hide|withhold|omit|skip|drop) my (?:name|identity)\b|\bmy name (?:out|off|hidden|secret|private|confidential|should ?n.?t|must ?n.?t|should not|must not)\b|\b(?:take|leave|keep|remove) my name (?:off|out|from)\b",
    r"\b(?:do not|don'?t|never|without|not) (?:name|naming|identify|identifying|mention|mentioning|list|expose|out)(?: me| my name| who i am)\b|\bi (?:don'?t|do not|would rather not|'?d rather not|prefer not to|wish not to) (?:want to |wish to )?(?:be|get) (?:named|identified|mentioned|known)\b|\b(?:don'?t|do not|nobody|no one|no-one|never) (?:want |tell |let |should |must |need to |needs to )?[a-z ]{0,30}?\b(?:know )?(?:that )?(?:it'?s me|it was me|who i am|who reported(?: it| this)?|i reported(?: it| this)?)\b",
    r"\bkeep (?:it |this |me |my name |my identity |that )(?:confidential|private|secret|hidden|unnamed)\b|\bi(?:'d| would)? (?:like|want|prefer|rather)(?: to)? (?:stay|remain|be) (?:unnamed|nameless|unidentified)\b|\bdon'?t want my name (?:on|in|there|anywhere|to (?:appear|show))\b",
)
ASSIGNEE = TextField("assignee", "整改责任人", "owner of the rectification", hint_zh="，填员工号")
DUE = DateField("due", "整改期限", "due date")


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
                "匿名上报：记录里不写上报人，之后在这里查不到进度，请记下编号，凭编号问安全管理员。",
                "Anonymous: the record does not name you, so you cannot look it up here; note the number and ask the safety officer with it.",
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
    requests=(
        r"(?:我|我们)?(?:想|要|来|得)?(?:上报|报告|报|登记|反映|举报|反馈)(?:一?[个下条处起哈嘛]|一下子)?.{0,4}?(?:安全)?(?:隐患|安全问题|险情)",
        r"^(?:(?:and|also|oh|then|plus|hi|hello),? )*(?:a |one |an?other )?(?:safety )?hazard(?: report)?(?: too| also| as well| please| again| here)*\s*[:,-]", r"\b(?:report|log|file)\b.{0,20}\b(?:hazard|safety (?:issue|problem|risk))|\bhazard report (?:pls|plz|please|needed)\b|\b(?:need|want) an? hazard report\b",
        rf"^(?!.*{_NO_SAFETY})(?:.*[,。;!:\s])?[^,。;!?]{{0,8}}{_NAMELESS}(?:来|地|的|先|给你|[,\s])*(?:{_DENOUNCES}|说|讲)",
        rf"^(?!.*{_NO_SAFETY})[^,。;!?]{{0,8}}(?:举报|检举|揭发)(?=.*{_UNSAFE})",
        rf"^(?!.*{_NO_SAFETY}).*\b(?:anonymous(?:ly)? (?:\w+ )?report|report\b.{{0,60}}\banonymously)\b",
    ),
    called=("隐患", "险情", rf"匿名{_DENOUNCES}", r"hazard|anonymous report"),
    unwanted=(r"不(?:想|用)?再?(?:上报|报(?!修))",),
    fields=(
        TextField("location", "地点", "place", also=("位置", "地址", "地方"), hint_zh="例如 3号车间东侧配电箱旁", hint_en="e.g. workshop 3, by the switchboard", otherwise_zh="说不准也可以写大概的地方（例如“2号楼一层走廊”）", otherwise_en="a rough place will do (e.g. “the corridor on the first floor”)", patterns=PLACES, letter=NAME, lead=LEADS, tail=TAIL, longest=True, without=rf"{HURTS}|{PEOPLE}", parts=PARTS, learned="place", nobody=NO_PLACE),
        TextField("description", "情况描述", "what is wrong", also=("描述", "情况", "内容"), story=True, hint_zh="例如 配电箱门没关，电线裸露", hint_en="e.g. bare wires"),
        ChoiceField("level", "级别", "level", scale=True, also=("等级", "隐患级别", "隐患等级"), required=False, choices=(
            Choice("重大", "major", ("重大隐患", "重大", "特别严重", r"\bmajor\b|\bcritical\b")),
            Choice("一般", "ordinary", (rf"{_ALONE}(?:也|都|还|并|其实)?(?:不(?:算|太|怎么|是很?)?(?:严重|重大)(?:隐患)?|轻微|较轻)(?:的|吧)*{_END}", "一般隐患", "一般级", "级别一般", "(?:^|[,。;\\s])一般的?(?=$|[,。;!])", "一般的?(?:就行|吧|隐患)", "(?:按|算|当|写|填|定|选|报|改|降|调)(?:成|为|到|个|作)?一般(?:的|级别?|隐患)*(?=先|行|可以|可不|好吗|成不|成吗|ok|报|上报|写|填|登|处理|来|算|吧|就|了|$|[,。;!\\s])", r"\bminor\b|\bordinary\b|\bnot (?:very |that |so )?(?:serious|severe)\b")),
        ), unclear=(
            rf"{_ALONE}(?:(?:隐患)?(?:级别|等级|程度)(?:是|为|算|属于|应该是|改成|改为|定为|写|:)*\s*)?(?:我觉得|感觉|应该|算|属于|是)*(?:比较|很|非常|挺|蛮|相当|有点儿?|有些|较|特)?(?:严重|大|重|高|低|中等?|中级|高级|低级|紧急)(?:级别?|等级?)?的?(?:隐患)?(?:吧|了|的)*{_END}",
            r"(?:较大|较重|中等|中级)(?:级别?的?)?(?:安全)?隐患", rf"{_ALONE}(?:it'?s |level:? ?|level is )?(?:medium|moderate|high|low|severe|serious|middle)(?: level| hazard)?{_END}",
        )),
        TextField("category", "类别", "category", required=False, patterns=(r"(?:类别|类型|分类)(?:是|为|:)\s*(?P<value>[^,。;!?]{2,20})",)),
        FlagField("anonymous", "匿名", "anonymous", required=False, words=("匿名", *UNNAMED, rf"{_WITHHELD}(?:留|透露|写|出现|登|报|记|提|签|暴露|公开|让.{{1,4}}知道|露)*(?:是)?(?:我的?|本人的?|自己的?)?(?:名字?|姓名|身份|实名|大名)", rf"{_WITHHELD}署名|不具名|{_WITHHELD}(?:说|讲|写)(?:出去)?是我(?:说|讲|报|写|举报|反映|上报)?的?", rf"{_WITHHELD}(?:让|给|被)[^,，。;；]{{0,6}}(?:知道|晓得|发现|看出来?|查到)(?:这|那)?是我(?:报|说|讲|举报|反映|上报)?的?", r"anonymous(?:ly)?|\b(?:keep|leave) (?:my name|me) out(?: of (?:it|this))?|\bwithout (?:giving |using )?my name\b|\b(?:do not|don'?t|no need to|(?:would|'d) rather not|prefer not to|not) (?:want to |wish to )?(?:put|use|mention|include|give|show|write|leave|reveal|say) (?:my name|who i am)\b"), denied=(r"(?:不(?:要|用|需要?|想|必|再)*|别|取消|去掉|无需|撤掉?|删掉?|拿掉|关掉)(?:这个|那个)?匿名", r"匿名(?:这个|那个|选项|标记|方式|上报)?(?:给我|帮我|可以|就|也|先|都)*(?:去掉|去了|取消|关掉|关了|撤掉|撤了|删掉|删了|删除|拿掉|不要了|不用了|免了|算了)", r"(?<![不别莫无])(?<!不[要想用能愿])实名", r"(?:not|no longer|non-?|isn't|don't (?:make it|need it|want it)) ?(?:be )?anonymous(?:ly)?", r"(?:use|with|show) my name")),
    ),
    states=(
        State("registered", "已登记", "registered", called=(r"(?:没|未)(?:有)?(?:安排|派|整改)|待(?:安排|整改)",)),
        State("rectifying", "整改中", "being rectified", called=(r"整改中|在整改|正在改|(?:没|未)(?:有)?(?:整改|改(?:完|好))|待整改", r"being (?:fixed|rectified)")),
        State("rechecking", "待复查", "waiting for the re-check", called=(r"(?:没|未|待|要|等)(?:有|我)?(?:来)?复查|整改完(?:了)?(?:的|没复查)", r"re-?check")),
        State("closed", "已销案", "closed", final=True, called=(r"(?:已经?)?(?:销案|关闭|关)了的?|已(?:销案|关闭)", r"(?<!not )\bclosed\b")),
    ),
    moves=(
        Move(("registered",), "rectifying", "安排整改", "assign", ("safety_officer",), (ASSIGNEE, DUE, NOTE), words=ASSIGNED, reports=(IN_CHARGE, SENT_TO_DO), told=GIVEN_TO),
        Move(("rectifying",), "rectifying", "改派", "reassign", ("safety_officer",), (ASSIGNEE, replace(DUE, required=False), NOTE), awaited=False, words=("改派", "改(?:给|交给|由)(?![一两三四五\\d天])", *ASSIGNED[1:], r"(?:责任人|负责人|整改人|人)[^,，。;；]{0,3}换成|换成(?=[a-z]\d{3}|[小老阿][\u4e00-\u9fff]|[\u4e00-\u9fff]{1,3}(?:师傅|工|去|来|负责|整改|处理|跟)|(?!.{0,4}[的了])[\u4e00-\u9fff]{2,3}(?:吧)?(?=$|[,，。;；!！\s]))|换(?:一?个|别的?)?人(?:来|去)?(?:整改|弄|修|做|干|负责|处理|跟)?(?=$|[,，。;；!！\s吧])|换人|转给|reassign"), reports=(IN_CHARGE, SENT_TO_DO)),
        Move(("rectifying",), "rectifying", "调整期限", "change the due date", ("safety_officer",), (DUE, NOTE), awaited=False, shown_first=True, words=DUE_CHANGED),
        Move(("rectifying",), "rechecking", "提交复查", "submit for re-check", ("assignee", "safety_officer"), (NOTE,), finishes=True, words=RECTIFIED, reports=(*DONE, CLEARED), told=IS_GONE),
        Move(("rechecking",), "closed", "复查通过并销案", "close", ("safety_officer",), (NOTE,), finishes=True, words=PASSED, reports=("(?<![不没])(?:通过|合格)", r"\bpass(?:ed)?\b")),
        Move(("rechecking",), "rectifying", "复查不通过", "send back", ("safety_officer",), (NOTE, replace(DUE, required=False)), words=FAILED, reports=NOT_DONE),
    ),
    alarms=ALARMS, alarm_presets={"level": "重大"}, sees_all=("safety_officer",),
    boilerplate=(
        r"(?:我|我们)?(?:想|要|来|得|需要|只|就|先)*(?:再)?(?:上报|报告|报备|报|登记|提交|反映|举报|反馈|说)(?:这[个条]|一?个|一?下|一?条|一?处|一?起)?(?:安全)?(?:隐患|问题|情况|险情|事)?(?:给你们?|吧|了|就行|就好|就可以|即可)*",
        r"(?:但是?|不过|就是|只是|而且|可是)?(?:我)?(?:能不能|可不可以|可以|能|希望|要求|请|麻烦|千万)*(?:匿名|不署名|(?:不要|不想|别|莫|不)(?:留|透露|写|登|记|提|说|讲)(?:出去)?(?:是)?我的?(?:名字|姓名|身份)?(?:说|讲|报|写)?的?)(?:举报|上报|报|反映|提交)?(?:行吗|行不行?|可以吗|可以不|好吗|吧|啊)*", r"(?:我)?(?:怕|担心)被?(?:人)?(?:打击)?(?:报复|穿小鞋|针对|找麻烦|骂|记恨)", r"\b(?:but |and |though )*(?:can you |could you |please )*(?:keep|leave) (?:my name|me) out(?: of (?:it|this))?", r"那?算了(?=[,\s]|还是|匿名)", r"(?<=[报上登记患])(?:嘛|哈|噻|呗)(?=[,\s])",
        r"发现(?:一?[个处])?(?:安全)?隐患[:,]?", rf"(?:我|我们)?(?:想|要|来|得|还是|就|先|那)*(?:匿名|实名|署名|具名)(?:来|地|的)?(?:(?:{_DENOUNCES}|说|讲)(?:一?下|一?[个件条](?:事情?|情况|问题)?)?)?(?:吧|好了|算了|了)?", r"隐患(?:还是|也|就)?(?:要|得)?(?:上?报|登记)(?:一下)?[:,]", rf"(?:我)?(?:{_WITHHELD}|不愿意?)(?:让|给|叫)[^,。;!?]{{1,8}}?(?:知道|晓得|发现|认出来?|查到)(?:了)?(?:是我|我是谁)?(?:说|讲|报|写|举报|反映)?的?", r"(?:我)?(?:怕|担心)被?[^,。;!?]{0,6}?(?:打击|报复|穿小鞋|针对|找麻烦|骂|记恨|知道|盯上)(?:我)?(?:了)?", rf"(?:能不能|可不可以|可唔可以|可以|可否|能)(?:匿名|{_WITHHELD}(?:写|留|署|说|登|记|露)[^,。;!?]{{0,2}}(?:姓名|名字?|身份))(?:{_DENOUNCES}|提交|说)?(?:吗|么|嘛|不)?(?=[?,。;!\s]|$)", r"(?:麻烦|请|帮忙|帮我|你|您)*(?:上报|报|登记|记录?|处理|看)(?:一下|上去|给安全.{0,3})?(?:吧|呗|哈)?", r"(?:安全)?隐患", r"匿名", r"你好|您好|\bhi\b|\bhello\b|在吗", r"(?:^|(?<=[,。;!\s]))(?:请|麻烦|一定|务必|千万|帮我|给我|替我|为我|要|得|记得)*保密(?:啊|哈|哦|呀|谢谢)*(?=[,。;!\s]|$)",
        r"\b(?:and |but |because )?i (?:really )?(?:don't|do not|would rather not) want (?:my |the |our )?[a-z ]{2,20}? to (?:know|find out|see)(?: (?:that )?(?:it(?:'?s| is| was) me|who (?:i am|reported it)))?|\b(?:my |the |our )?(?:boss|supervisor|manager|foreman|team lead(?:er)?|leader|colleagues?|anyone|nobody|no one) (?:must|should|may|can|shall)(?:n't| not)? (?:know|find out)(?: (?:that )?(?:it(?:'?s| is| was) me))?|\bcan i\b|\banonymous(?:ly)?\b", r"\bi(?:'d like| want| would like| need) to (?:report|log|file)|\breport(?:ing)?\b|\ba? ?(?:safety )?hazard\b|\bplease\b",
    ), check=check, attached=attached, sketch=sketch, course=CLOSED_LOOP,
    attachment=Attachment("照片", "photo", (r"照片|图片|相片|拍的?(?:照|图)|现场图", r"photos?|pictures?|images?")),
)  # fmt: skip
