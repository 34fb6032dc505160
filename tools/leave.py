"""Leave requests. What binds them: hr-admin/13 (days: an outside document), hr-admin/14 (asked in advance, certificate)."""

from datetime import date, time
from decimal import Decimal
from typing import Any

from tools.action import Action, Attachment, Basis, Fields, Finding, Move, Situation, State
from tools.approval import APPROVAL_TOLD, APPROVED, APPROVING, PENDING, REJECTED, TURNED_DOWN, WITHDRAWN
from tools.calendar import UnknownYear, workdays
from tools.fields import Choice, ChoiceField, PeriodField, TextField

SICK, PERSONAL = "病假", "事假"
OWED, GIVEN = "待补证明", "已附证明"
ACTIVE = ("pending", "approved")
DOUBTFUL_DAYS = 180  # calendar days from which we ask whether that was meant; no rule of the company
IN_ADVANCE = Basis("hr-admin/14", "事假需提前申请,经批准后方可休假")
CERTIFICATE = Basis("hr-admin/14", "病假需提供有效医疗证明")
DAYS = Basis("hr-admin/13", "各类假期的申请、审批流程及具体天数按公司《假期管理规定》执行")
NOTE = TextField("note", "说明", "note", required=False)

ENDED = r"假(?:期|条|单)?(?:给|都|先|帮我|帮[他她])*销(?:了|掉|一?下|(?=[吧,，。!！]|$))(?!吗|没)"  # 把我的假销了

# What befalls somebody on a weekday, and what of a sickness is arranged beforehand.
BEFELL = (
    r"(?:周|星期|礼拜)[一二三四五六日天](?:早上|上午|下午|晚上|夜里|半夜|那天)?(?:我|突然|忽然|就|开始|又|一直|在家|人)*(?:发高?烧|高烧|感冒|拉肚子|上吐下泻|病(?!假)|吐|晕|中暑|[头胃牙腰](?:疼|痛)|肚子(?:疼|痛)|肠胃炎|不舒服|难受|过敏|扭|崴)",
    r"\b(?:sick|ill|fever|flu|migraine|food poisoning)\b on (?:mon|tue|wed|thu|fri)",
)
PLANNED = (
    r"手术|复查|复诊|检查|体检|预约|约[了好]|挂了?号|[拔种洗看]牙|胃镜|肠镜|镜检|住院(?!了)|产检|换药|拆线|理疗|化疗|透析|打算|准备|安排|定[在于]|看病|看医生|去医院|去.{0,6}看",
    r"\b(?:surgery|operation|appointment|check-?up|dentist|scan|scheduled|booked|follow-?up|procedure|going to|will|see (?:a|the|my) doctor)\b",
)

TYPES = (
    Choice("年休假", "annual leave", ("年休假", "年假", "年休", "带薪假", "特休假?", r"(?<![今去明前后])年[架价嫁驾](?![格位钱驶照子])", r"annual leave|annual vacation|paid vacation|\bvacation\b|\bpto\b|\bal\b")),
    Choice("病假", "sick leave", ("病假", "病休", "病[架价嫁驾](?![格位])", r"sick leave|sick day"), (
        "(?:感冒|烧到|退烧|(?<![都被给全])烧(?:得|了|起来)|发炎|扁桃体|嗓子(?:疼|痛|哑|失声|完全|肿|说不出)|喉咙|咳得|咳嗽|头晕|头昏|恶心|呕吐|上吐下泻|吐了一|拉了一|拉稀|低血糖|急诊|急性|痉挛|绞痛|绞着|痛风|哮喘|鼻炎|颈椎|腰椎|心慌|胸闷|起疹子|过敏|湿疹|肿(?:了|成|得)|崴了|扭了|闪了|抽筋|缝了?.{0,2}针|崩进|划了.{0,4}口子|骨科|拍片|拍个片|病假条|病历|休息条|卧床|静养|吊水|挂盐水|打针|吃药|确诊|手术|脱臼|烫伤|发烧|发高烧|发热|拉肚子|闹肚子|腹泻|肠胃炎|住院|做手术|动手术|骨折|扭伤|过敏|流感|阑尾炎|偏头痛|头疼|头痛|牙疼|牙痛|[腰头牙胃腿脚背胸](?:真的|好|很|太)?[疼痛]|肚子(?:真的|好|很|太)*[疼痛]|脑壳昏|水痘|心悸|风湿|高原反应|痛经|胃病|烫起泡|腰扭|胃疼|不舒服|难受|生病|病了|看病|看医生|去医院|医院看|挂水|打点滴|输液|拔牙|阳了|中暑|复查)",
        r"(?:3[789](?:\.\d)?|40(?:\.\d)?) ?度|量了.{0,3}(?:3[789]|40)|\bsick\b|\bmigraine\b|\bstomach\b|\bdentist\b|food poisoning|not feeling (?:well|great|good)|\bill\b|\bfever\b|\bflu\b|\bdoctor\b|\bhospital\b|\bsurgery\b",
    )),
    Choice("事假", "personal leave", ("事假", "私事假", "无薪假", "(?<=[请休])事[架价嫁驾](?![格位])", r"personal (?:leave|day|matter)|unpaid leave|private (?:matter|leave)"), ("私事|个人(?:的)?(?:事|原因)", r"personal (?:reasons?|matters?|business)|private reasons?")),
    Choice("陪产假", "paternity leave", ("陪产假", "陪产", r"paternity"), ("(?:老婆|媳妇|妻子|爱人).{0,4}(?:要生|生了|生孩子|生娃|生宝宝|待产|预产期)",)),
    Choice("产假", "maternity leave", ("(?<!陪)产假", r"maternity"), ("(?<!老婆)(?<!媳妇)(?<!妻子)(?<!爱人)(?:生孩子|生娃|生宝宝|待产|预产期)",)),
    Choice("婚假", "marriage leave", ("婚假", "婚[架价驾](?![格位])|(?<=[请休])婚嫁", r"(?:marriage|wedding) leave"), ("(?:我|自己|本人)(?:要|准备|打算|马上|就要|快|明天|下周|月底)*(?:结婚|领(?:结婚)?证|办婚礼)|领结婚证|婚检", r"get(?:ting)? married|my wedding")),
    Choice("丧假", "bereavement leave", ("丧假", "丧[架价嫁](?![格位])", r"bereavement leave"), of_family=("奔丧", "出殡|守灵|过身|(?:去世|过世|病逝).{0,8}(?:回|办|料理|处理|奔|送)|(?:爸|妈|爹|娘|爷爷?|奶奶?|公|婆|姥姥?|姥爷|父亲?|母亲?|父|母|岳父|岳母|老人|老爷子|老太太)(?:昨[天晚夜]|今[天早晨]|早上|凌晨|半夜)*[^,。;]{0,4}(?:走|没)(?:了(?=[,。;!]|$|.{0,8}(?:回|办|料理|处理|奔|送))(?!.{0,12}(?:没人|没谁|带[孩娃]|看[孩娃]|接[孩娃]))|的)|(?:舅|叔|伯|姑|姨|哥|姐|弟|妹|孩子|老婆|老公|爱人|媳妇|妻子|丈夫)(?:没了|走了(?=.{0,10}(?:办丧|后事|料理|奔丧|守灵)))", "办丧事|后事|葬礼", r"funeral")),
    Choice("调休", "time off in lieu", ("调休", "补休", "倒休", "串休", "换休", r"time off in lieu|comp(?:ensatory)? (?:time|day|leave)|in lieu")),
)  # fmt: skip


def check(fields: Fields, situation: Situation) -> tuple[Finding, ...]:
    """The rules of a leave that is filled in as far as it is."""
    found: list[Finding] = []
    if fields.get("start") and fields.get("end"):
        found += _period(fields, situation)
    if fields.get("leave_type") == SICK:
        found.append(
            Finding(
                "note",
                "病假需补交医疗证明，交到之前标记为“待补证明”。",
                "A medical certificate is owed until it is attached.",
                CERTIFICATE,
            )
        )
    elif fields.get("leave_type") == PERSONAL:
        found.append(
            Finding("note", "事假经批准后方可休假。", "Personal leave may start only once it is approved.", IN_ADVANCE)
        )
    found.append(Finding(
        "note", "天数上限由《假期管理规定》规定，该文件未收录在本制度汇编中，这里**没有核对天数**。",
        "How many days each kind of leave has is left to 《假期管理规定》, which is not included here: the days are **not checked**.", DAYS,
    ))  # fmt: skip
    return tuple(found)


def _period(fields: Fields, situation: Situation) -> list[Finding]:
    start, end = _days(fields)
    if end < start:
        return [
            Finding(
                "ask",
                f"结束日期 {end} 早于开始日期 {start}；请再说一遍起止日期。",
                f"The end {end} is before the start {start}; please give both again.",
                again=("start", "end"),
            )
        ]
    if start == end and fields.get("start_half") == "pm" and fields.get("end_half") == "am":
        return [
            Finding(
                "ask",
                "同一天不能从下午休到上午；请再说一遍起止时间。",
                "One day cannot run from the afternoon to the morning; please give the times again.",
                again=("start", "end"),
            )
        ]
    found = []
    if fields.get("leave_type") == PERSONAL and _begun(fields, start, situation):
        found.append(Finding(
            "refuse", f"事假要提前申请，{start} 已经过去，不能补请。请直接与您的上级或 HR 说明情况；如果当时是生病，可以改请病假（需医疗证明）；如果日期说错了，请告诉我正确的日期。",
            f"Personal leave is asked for in advance and {start} has passed. Please talk to your manager or HR; if you were ill, sick leave can be filed (with a certificate); if the date is wrong, tell me the right one.",
            IN_ADVANCE, again=("start", "end"),
        ))  # fmt: skip
    found += _overlap(fields, situation)
    if (end - start).days + 1 >= DOUBTFUL_DAYS:
        found.append(
            Finding(
                "ask",
                f"您说的是 {start} 至 {end}，共 {(end - start).days + 1} 天（日历日），时间很长。确实是这样请回复“是”，否则请再说一遍起止日期。",
                f"That is {(end - start).days + 1} calendar days, {start} to {end}. Say yes if you mean it, or give the dates again.",
                doubt=f"long {start} {end}",
            )
        )
    return found + _working_days(fields, start, end)


def _begun(fields: Fields, start: date, situation: Situation) -> bool:
    today = situation.now.date()
    if start == today and fields.get("end") == fields.get("start") and fields.get("start_half") == "am":
        return situation.now.time() >= time(12)
    return start < today


def _overlap(fields: Fields, situation: Situation) -> list[Finding]:
    for record in situation.own():
        if record.type == "leave_request" and record.state in ACTIVE and _meet(fields, record.fields):
            kind, span = record.fields["leave_type"], span_of(record.fields)
            return [Finding(
                "refuse", f"与您已有的 {record.id}（{kind}，{span}）时间重叠，不能再请。请换日期，或先撤回 {record.id}。",
                f"This overlaps your own {record.id} ({span}). Choose other days, or take {record.id} back first.", again=("start", "end"),
            )]  # fmt: skip
    return []


def _meet(one: Fields, other: Fields) -> bool:
    """Whether two leaves share half a day; each day has the halves 0 (am) and 1 (pm)."""
    return _first(one) <= _last(other) and _first(other) <= _last(one)


def _first(fields: Fields) -> tuple[str, int]:
    return str(fields["start"]), int(fields.get("start_half") == "pm")


def _last(fields: Fields) -> tuple[str, int]:
    return str(fields["end"]), int(fields.get("end_half") != "am")


def _working_days(fields: Fields, start: date, end: date) -> list[Finding]:
    try:
        count = workdays(start, end, fields.get("start_half"), fields.get("end_half"))
    except UnknownYear as unknown:
        return [
            Finding(
                "note",
                f"{unknown.year} 年的节假日安排尚未公布（日历里没有），工作日天数**没有计算**。",
                f"The public holidays of {unknown.year} are not known yet: working days are **not counted**.",
            )
        ]
    if count == 0:
        return [
            Finding(
                "ask",
                f"{span_of(fields)} 都是休息日，不用请假。确实要提交请回复“是”，否则请换日期。",
                f"{span_of(fields)} has no working day. Say yes to file it all the same, or choose other days.",
                doubt=f"no workday {start} {end}",
            )
        ]
    return []


def derive(fields: Fields, situation: Situation) -> dict[str, Any]:  # noqa: ARG001
    """Working days (absent where the calendar does not know the year), and what is owed for sick leave."""
    out: dict[str, Any] = {}
    if fields.get("start") and fields.get("end"):
        start, end = _days(fields)
        try:
            count = workdays(start, end, fields.get("start_half"), fields.get("end_half")) if start <= end else None
        except UnknownYear:
            count = None
        if count is not None:
            out["workdays"] = plain(count)
    if fields.get("leave_type") == SICK:
        out["certificate"] = fields.get("certificate") or OWED
    return out


def attached(fields: Fields, name: str) -> dict[str, Any]:  # noqa: ARG001
    """A file with a sick leave is its certificate."""
    return dict(fields) | ({"certificate": GIVEN} if fields.get("certificate") == OWED else {})


def span_of(fields: Fields) -> str:
    """2026-12-02 上午 至 2026-12-03."""
    halves = {"am": " 上午", "pm": " 下午"}
    first = f"{fields['start']}{halves.get(fields.get('start_half') or '', '')}"
    if fields["start"] == fields["end"]:
        return first
    return f"{first} 至 {fields['end']}{halves.get(fields.get('end_half') or '', '')}"


def plain(count: Decimal) -> int | float:
    return int(count) if count == int(count) else float(count)


def _days(fields: Fields) -> tuple[date, date]:
    return date.fromisoformat(str(fields["start"])), date.fromisoformat(str(fields["end"]))


def sketch(fields: Fields) -> str:
    days = f"，{fields['workdays']} 个工作日" if "workdays" in fields else ""
    owed = f"，{fields['certificate']}" if fields.get("certificate") else ""
    return f"{fields['leave_type']}，{span_of(fields)}{days}{owed}"


# Who says that they cannot come to work asks for leave: 生病了今天去不了公司. Not of others, and not of a visit or a meeting.
_OTHERS = r"(?:客户|顾客|客人|供应商|厂家|对方|人家|他们?|她们?|别人|有人|谁|同事|师傅|司机|快递|经理|老板|领导|组员|新人|老(?!婆|公|人|妈|爸|家|毛病)[\u4e00-\u9fff]|小(?!孩|朋友|区|腿|便|感冒)[\u4e00-\u9fff]{1,2})"
_CANNOT = r"(?:去不了|来不了|到不了|上不了|去不成|来不成|上不成|不能(?:来|去|到|上)|没法(?:子)?(?:来|去|到|上)|无法(?:来|去|到|上)|(?:就)?不(?:来|去|到|上)(?=公司|单位|厂|上班|班|岗|了))"
_WORK = r"(?:公司|单位|厂里?|班(?!会|车|组|长)|上班|岗|打卡|现场办公)"
_ABSENT = rf"^(?!.*(?:昨天|前天|上周|如果|要是|万一|的话|经常|老是))(?!.*{_OTHERS}[^,，。;]{{0,10}}{_CANNOT}).*{_CANNOT}(?:了)?{_WORK}"
_ILL = rf"^(?!.*(?:昨天|前天|上周|如果|要是|万一|的话))(?!.*{_OTHERS}[^,，。;]{{0,10}}{_CANNOT}).*(?:病了|生病|发烧|高烧|感冒|不舒服|难受|疼|痛|吐|拉肚子|晕).*{_CANNOT}(?:了|啦|吧|公司|班)*[。.!]*$"
_EARLY = rf"^(?!.*(?:可以|如果|要是|怎么|允许|经常|老是|有人|谁|{_OTHERS}))(?:我)?.{{0,4}}(?:今天|明天|后天|今儿|明儿|(?:这|下)?周[一二三四五六日]|\d+号|上午|下午|晚上)(?:我)?(?:想|要|得|需要|可能|打算)*(?:(?:早点?|提前|早些|先)(?:走|下班|回家|撤|离开)|(?:晚[点些]|迟[点些])(?:到(?!货)|来|去上班|去公司))"

LEAVE = Action(
    name="leave_request", prefix="LV", zh="请假申请", en="leave request", article="hr-admin/14",
    requests=(
        r"^(?:你好|您好|hi)?[,. ]*(?:我)?(?:想|要|得|需要|申请|来|再)?(?:请|休)(?:个|一下|下|几天|一?天)?(?:年休?|病|事|婚|产|陪产|丧)?假(?:了|吧|啊|哈|申请)?[。.!]*$",
        r"^(?:请假|休假|年假|病假|事假|婚假|产假|陪产假|丧假|调休)申请(?=[,:。\s]|$)",
        r"^(?:年休?假|病假|事假|婚假|产假|陪产假|丧假|调休)[,:。\s]*(?:[今明后]天|大后天|(?:这|本|下+)?个?(?:周|星期|礼拜)[一二三四五六日天末]|\d{1,2}[月号日])(?!.*(?:[吗么呢?]|几天|怎么|多少|能不能|是不是))",
        r"^(?:那|再|另外?|重新|还是|还|我|想|要|就|给我|帮我|麻烦|,)*(?:(?:报|请|开|提|递|办|填|写|补|来)(?:一)?[张份](?:新的|别的)?|(?:报|请|开|提|递|办|填|补)(?:一)?个新的)[,的\s]*[^?]{0,12}?(?:[年病事婚产丧]假|陪产假|调休|补休|请假)(?!条|单|的|规定|制度|流程|证明|要|有|最|几|可|能|怎|咋)",
        r"(?:帮|给|替|为)我.{0,6}(?:请|走|办|填|提|弄|开|申请).{0,8}(?:假|调休)",
        r"^(?!.*\b(?:can|could|may|do|should|must) (?:i|we)\b).*\b(?:request|apply for|book|take|need|file)\b.{0,20}\b(?:leave|day off|days off|time off|vacation)\b",
        r"^(?!.*\b(?:without|if|unless|or|how|what)\b).*\b(?:can|could|may) i (?:please )?(?:take|have|get|use|book)\b.{0,40}\b(?:today|tomorrow|this|next|(?:mon|tues|wednes|thurs|fri)day|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d|\d{1,2}(?:st|nd|rd|th)|\d{4}-\d\d)",
        r"^(?!.*(?:如果|怎么|几天|规定|条件|多久)).{0,12}(?:可以|能|能不能|可不可以)(?:帮我|给我|让我)?(?:请|休)个?(?:今天|明天|后天|大后天|(?:这|下)?(?:周|礼拜)[一二三四五六日]|\d+[月号日]).{0,8}(?:假|调休|吗)",
        r"^(?:你好|您好)?[,. ]*(?:我)?(?:想|要|得|需要|申请|来|再)*(?:请|休)(?:年休?|病|事|婚|产|陪产|丧)?假?个?[\d一二两三四五六七八九十百半]+个?(?:天|周|星期|礼拜|月|小时)(?:年休?|病|事|婚|产|陪产|丧)?的?假?(?:了|吧|啊|哈)?[。.!]*$",
        r"^(?:annual|sick|personal|unpaid|paternity|maternity|marriage|bereavement|comp(?:ensatory)?) leave (?:on|from|for|starting|tomorrow|today|next|this|every)\b[^?]*$",
        _ABSENT, _ILL, _EARLY,
    ),
    called=("假", "调休", r"leave|vacation|day off|days off"),
    unwanted=(r"不(?:想|用)?再?(?:请|休)",),
    roll_calls=(
        r"(?:谁|哪些人|哪位|哪几(?:位|个人)|(?<!的)(?:几(?:个|位|名)?|多少)人|有没有人|有没有谁|(?<![所没])有谁|(?:是不是|是否)有人|(?<![所没])有人(?=.{0,16}[吗没][?。]*$)|(?:哪些|(?<!的)几[个位名])(?:同事|员工))[^,，。;?]{0,8}?(?:请.{0,3}假|休.{0,3}假|[年病事婚产丧]假|调休|不在|没来|没上班|没到|缺勤|休息|告假)",
        r"\bwho(?:'s| is| are| was| will be|'ll be)? (?:all )?(?:on leave|on vacation|off|away|absent|out|sick|not in)\b",
        r"\b(?:is|are|was|were|did|has|does) (?:any|some)(?:one|body) (?:else )?(?:\w+ )?(?:on leave|on vacation|off|away|absent|out|sick|call(?:ed)? in sick|ask(?:ed)? for (?:\w+ )?(?:leave|time off)|request(?:ed)? (?:\w+ )?(?:leave|time off))\b",
    ),
    fields=(
        ChoiceField("leave_type", "假期类型", "kind of leave", also=("类型", "假别", "假种", "请假类型", "假"), choices=TYPES),
        PeriodField("start", "起止日期", "first and last day", also=("日期", "时间"), kind="leave_type", workday_kinds=("年休假", "事假", "病假", "调休"), past_kinds=(SICK,), befell=BEFELL, planned=PLANNED,
                    hint_zh="例如 12月2号到4号、明天上午", hint_en="e.g. Dec 2 to Dec 4, tomorrow morning"),
        TextField("reason", "事由", "reason", required=False, leftover=True, also=("原因", "理由", "请假原因"), patterns=(
            r"(?:原因是|理由是|事由(?:是|:)?|原因:|理由:)\s*(?P<value>[^,。;!?]{2,60})",
            r"\b(?:because of|because|due to|as i have|since i have)\s+(?P<value>[^,.;!?]{3,60})",
        )),
    ),
    states=(
        State("pending", "待审批", "pending", called=PENDING), State("approved", "已批准", "approved", called=APPROVED),
        State("rejected", "已驳回", "rejected", final=True, void=True, called=REJECTED),
        State("withdrawn", "已撤回", "withdrawn", final=True, void=True, called=WITHDRAWN),
        State("returned", "已销假", "back from leave", final=True, called=(r"销了?假|销假的",)),
        State("revoked", "已撤销", "revoked", final=True, void=True, called=(r"(?:被|已)撤销|作废",)),
    ),
    moves=(
        Move(("pending",), "approved", "批准", "approve", ("manager", "hr"), (NOTE,), not_own=True, words=("批准", "同意", "通过", "准了", "审批通过", *APPROVING), reports=APPROVAL_TOLD),
        Move(("pending",), "rejected", "驳回", "reject", ("manager", "hr"), (NOTE,), not_own=True, words=TURNED_DOWN),
        Move(("pending",), "withdrawn", "撤回", "withdraw", ("owner",), (NOTE,), words=("撤回", "撤销", "取消", "撤掉", "撤了", "withdraw", "cancel")),
        Move(("approved",), "revoked", "撤销", "revoke", ("owner",), (NOTE,), words=("撤回", "撤销", "取消", "撤掉", "撤了", "withdraw", "cancel", "revoke")),
        Move(("approved",), "revoked", "撤销", "revoke", ("manager", "hr"), (NOTE,), not_own=True, awaited=False, words=("撤销", "revoke")),
        Move(("approved",), "returned", "销假", "report back", ("owner",), (NOTE,), from_day="start", words=("销假", r"销(?:个|一?下|了|掉|我)*假", ENDED, "report back", "i'm back")),
        Move(("approved",), "returned", "销假", "report back", ("manager", "hr"), (NOTE,), not_own=True, awaited=False, from_day="start", words=("销假", r"销(?:个|一?下|了|掉)*[^,，。;；]{0,4}假", ENDED, r"\breport (?:\w+ ){0,3}back\b")),
    ),
    boilerplate=(
        r"补(?:一?个|一?下|上|交)+(?:上+个?(?:周|星期|礼拜|月)的?)?(?=[,。\s]|[病事]假)",
        # days that are given up, and an absence that is over: neither tells why
        r"(?:^|(?<=[,。;!?\s]))(?:那|这|我|俺|就|咱|先)*[^,。;!?\s]{0,8}?(?:的|那[天张个次])?(?:我|俺)?(?:就)?(?:不(?:弄|请|补|搞|整|办|要|报|休|管)了|算了|作罢|拉倒)(?:吧|哈)?(?=[,。;!?\s]|$)",
        r"(?:(?<=[一二三四五六日天末号\d我俺])|(?:^|(?<=[,。;!?\s])))(?:都|也|就)?没(?:能)?(?:(?:来|去)?(?:上班|上工|到岗|打卡)|来(?:公司|单位|厂里)?)(?:了|的)?(?=[,。;!?\s]|$|[想要]|所以|能)",
        r"(?:你|您)?(?:给|帮|替)(?:我|俺|咱)(?:写|记|填|弄|报|登|办)(?:上|一下|下来|了)*(?:吧|啊|哈|呗)*(?=[,。;!?\s]|$)", r"(?:唔|吾)该(?:晒|你|哂)*",
        r"(?:我|俺)?(?:那|这)[张份个](?:半天|全天|一天)?的?(?=就|[,。;!\s])|(?:就|那)?(?:这么|这样|照这样)(?:提交|交|报)(?:上去|了)?(?=[吧啊,。;!]|$)",
        r"(?:给|帮|替)wo(?![a-z])", r"(?:给|帮|替)(?:我|俺|咱)?自己(?=\s*(?:也|再|先)*(?:请|休|办|弄|报|登|$))",
        r"(?:这种|这个?|这样|那)(?:应该|要|就)?(?:算|属于|归)(?:是)?(?=(?:[年病事婚产丧]|陪产|调)[休假])", r"(?:^|(?<=[,。;]))(?:不好意思|抱歉|打扰(?:一?下)?)[了啊哈]*(?=$|[,。;!])",
        r"(?:再|另外?|重新|还)*(?:报|请|开|提|递|办|填|写|补|来)(?:一)?[张份个](?:新的|别的)?(?=[\s,的年病事婚产陪丧调补请今明后下这本周星礼上\d]|$)",
        r"(?:^|(?<=[,。;!?\s]))(?:我)?(?:都|已经|也)?(?:有|开了?|拿了?|带了?)(?:医院|医生|大夫)?(?:给|开)?(?:的)?(?:证明|病历|病假条|诊断(?:书|证明))(?:的|了|在手上|在)*(?=[,。;!?\s]|$)",
        r"(?:能不能|可不可以|能|可以)(?:请|休)(?:假)?(?:吗|么|不|嘛)?(?=[,。;!?\s]|$)|我(?:是|的意思是?)说(?=我|要|想|请|休)|一直(?=\s*(?:休|请|歇)?到)",
        r"全天(?=[\s,。;年病事婚产陪丧调补的吧]|$)", r"\bnot(?= (?:on )?(?:the )?\d)|\bnot(?= (?:on )?(?:the |this |next )?(?:mon|tues|wednes|thurs|fri|satur|sun|to)(?:day|morrow))|\bas(?= (?:my |an? )?(?:annual|sick|personal|paid|unpaid|comp|time off|pto|vacation|leave))|\bhey\b|(?<=\s)'?n'?(?=\s)|\b(?:this|next) week\b(?=\s*(?:off\b|[,.?!]|$))",
        r"(?:^|(?<=[,。;\s]))(?:(?:老|大)?妹(?:儿|子)?|老铁|宝子?|姐妹|小姐姐|大哥|大姐)*(?:给|帮)(?:我|俺|咱)(?:整|弄|来|安排)(?:一?个|一下|半天|[一二两三半\d]天)*(?=[\s年病事婚产陪丧调,。;]|$)",
        r"(?:我)?(?:想|要|得|需要|打算|准备|申请)?(?:再|先|跟公司|跟领导)?(?:请(?![客教人师保吃看家护月]|帮|您|你)|休(?![养息闲克学战庭])|(?:休息|歇)(?=[一二两三四五六七八九十半\d]+个?(?:天|周))|补请|(?:提交|申请|填)(?=[个一下天]|年|病|事|婚|产|陪|丧|调|补|请|休|假|[\s,。;!]|$))(?:个|一个|一下|一?天|几天|[一二两三四五六七八九十半\d]+个?(?:天|周|星期|月|小时)半?)?(?:长|短|小)?(?:的)?(?:假|休假|请假(?:单|条|申请)?)?(?:啊|吧|了|呢)?", r"(?:帮我|麻烦|请|替我|给我|你|您|可以|能不能|能)+(?:请(?![客教人师吃])|提交|走|办|弄|开)(?:一?个|一下)*(?=[吗吧么,。;!?\s]|$)(?:吗|吧|么)?", r"(?:帮我|麻烦|请|替我|给我|你|您|可以|能不能|能)*(?:请|提交|走|办|弄|开)(?:一?个|一下)?(?:假|请假|流程|单子)(?:吗|吧|么)?",
        r"(?:(?:帮|给|替)(?:我|忙)|先|把)+(?:再|先)?(?:登记?|记|挂|报|排|提|弄|请|安排)(?:上|一?个|一?下|了)*(?:吧|呗|嘛)?(?=[,。;!?\s]|$|[年病事婚产陪丧调]休?假?|今[天明晚早]|明[天早晚]|后天|下[周个]|[这本]周|周[一二三四五六日天]|\d)|(?:帮|给|替)(?:我)?(?:登记?|记|挂|报)(?:上|一?个|一?下)?(?=\s|$)",
        r"(?:想|要|得|需要|可能|可以)*(?:早点?儿?|早些|提前(?:一?会儿?|一?点)?|先|晚[点些]?儿?|迟(?:点|些)?)(?:走|下班|回家?|撤|溜|离开|来(?:公司)?|到(?:公司)?|去公司|去?上班|打卡)(?:一会儿?|一点)?|早退|\b(?:leave|leaving|go home|get off|come in|arrive) (?:a bit |a little )?(?:early|late)\b",
        r"(?<![出起回下过进上])(?:来不了|不来(?:公司|上班|厂里)?|上不了班|去不了|到不了|不上班|休息|不在|不去|没法去|没法来)(?:公司|单位|厂里?|上班|班|岗)?(?:了|哈|啦)*", r"(?:老师|领导|主管|经理|亲|小助手|助手|hr)*(?:你好|您好)|领导|\bhi\b|\bhello\b|在吗|谢谢|拜托", r"(?:^|(?<=[,。;]))老板(?=[,\s])|不想(?:上班|来|去)(?:了)?", r"帮我把|(?:交|报|提交|办|弄|填)(?:上去|一下|掉)", r"[一二三四五六七八九十\d]+点(?:半|多|钟|左右)?(?:就|要|得|想)*(?:走|下班|离开|撤|回家?)", r"\b(?:i )?(?:can'?t|cannot|(?:will )?not be able to|won'?t(?: be able to)?|(?:am )?(?:not able|unable) to) (?:make it|come|be|work|get)(?: in| to work| to the (?:office|factory))*\b",
        r"(?:(?:老妹儿?|妹儿|老铁|大哥|大姐|师傅|亲)[,，]?)?(?:给|帮|替)(?:我|俺|咱)(?:整|弄|搞|来|安排)(?:个|一?整?天|半天|[一两二三四五\d]天)?(?:[呗吧嘛啊](?=[,。;!\s]|$))?", r"\b(?:some|a little|a bit of|more) time\b(?: off)?|\btime off\b|\ba (?:break|day or two)\b|\bi (?:guess|think|suppose)\b",
        r"\b(?:i (?:want|would like|need|am|will)|i'd like|(?:i'?m |i am )?(?:thinking (?:of|about)|planning (?:on|to)|hoping to)|(?:to )?(?:take|have|get|request|use) (?:some|a bit of)(?= (?:annual|sick|personal|paid|unpaid|leave|vacation|holiday))|i'?ll be|can i|could i|please|take|request|apply for|(?:book|get|give) me(?: in)?(?: for)?(?: an?)?|book|leave|days? off|off|i'?m off sick|off sick|i'?m (?:sick|ill)|i'?m|i am|feeling|need(?: to)?|have to|taking|file|please|ok|okay|then|so|just|starting|beginning|going home|go home|today|tomorrow|at \d+(?::\d\d)? ?(?:am|pm)?)\b",
    ),
    after_danger=True, sees_all=("hr",), manager_sees=True, check=check, course=DAYS, derive=derive, derived=("workdays", "certificate"), attached=attached, sketch=sketch,
    attachment=Attachment("医疗证明", "medical certificate", (r"证明|病假条|诊断(?:书|证明)|病历|病假单|休息条|医疗材料", r"certificate|doctor'?s note|sick note"), CERTIFICATE, ("certificate", OWED)),
)  # fmt: skip
