"""Customer complaints: whoever receives one sees it through (首问负责制), with a call-back before it is closed.

marketing-service/4.3 leaves the time limits to the company; they are the setting ZHIDU_COMPLAINT_HOURS.
"""

from datetime import datetime, timedelta

from tools.action import Action, Basis, Fields, Finding, Move, Situation, State
from tools.completion import DONE, PUT
from tools.customers import (
    BEHIND_NAME,
    COMPANY,
    CONTACT_IS,
    CUSTOMERS,
    MARKED,
    NOBODY,
    ORG,
    OWN_PEOPLE,
    REACHED,
    WRITTEN,
)  # fmt: skip
from tools.fields import Choice, ChoiceField, NumberField, TextField

FIRST_ASKED = Basis("marketing-service/4.3", "遵循“首问负责制”,投诉受理人员负责协调内部资源,推动问题解决")
TIME_LIMITS = Basis("marketing-service/4.3", "根据投诉的性质和严重程度,设定不同的处理时限和升级流程")
CALL_BACK = Basis("marketing-service/4.3", "需与客户沟通确认处理结果,并进行满意度回访")
NOTE = TextField("note", "说明", "note")


def check(fields: Fields, situation: Situation) -> tuple[Finding, ...]:
    found = [
        Finding(
            "note", "首问负责：您是受理人，由您推动到解决。", "You received it, so you see it through.", FIRST_ASKED
        ),
        Finding(
            "note",
            "结案前需回访并记录满意度。",
            "It is closed only after a call-back with a satisfaction score.",
            CALL_BACK,
        ),
    ]
    due = deadline(fields, situation)
    if due:
        hours = situation.complaint_hours[fields["severity"]]
        found.append(Finding(
            "note", f"处理时限：自登记起 {hours} 小时（现在登记即 {due:%Y-%m-%d %H:%M} 前；“{fields['severity']}”的时限是公司设置，制度没有规定数值），逾期将升级给客服负责人。",
            f"Due {due:%Y-%m-%d %H:%M} ({hours} h: a setting of the company, the regulations give no figure); escalated to the service lead when overdue.", TIME_LIMITS,
        ))  # fmt: skip
    return tuple(found)


def deadline(fields: Fields, situation: Situation) -> datetime | None:
    hours = situation.complaint_hours.get(str(fields.get("severity")))
    return situation.now + timedelta(hours=hours) if hours is not None else None


def sketch(fields: Fields) -> str:
    return f"〔{fields.get('severity', '')}〕{fields.get('customer', '')}：{fields.get('description', '')}"[:120]


TAKEN_ON = (
    "开始处理",
    "着手处理|开始跟(?:进|了|着)?",
    "受理",
    "我(?:来|去|马上|现在|这就|先)*(?:处理|跟进?|负责|办|接手?|接单)(?![完好过不])",
    "接单|接手|我接了",
    f"{PUT}处理中",
    r"\bstart(?: handling| working on)?\b|\b(?:accept|i take)\b|\btak(?:e|ing) (?:it|this) on\b|\btak(?:e|ing) on (?:the|this|that)\b|\bi(?:'ll| will) (?:handle|take)\b",
)
GIVEN = r"(?:交|转|派|分|安排|让|请|由)给?\s*[^,，。;；!！?？\s]{1,8}?(?:来|去|负责)*(?:跟进?|处理|负责|接手)(?![完好过了的])"
BEGUN = (
    r"(?:我|我们|咱们?)(?:这边|已经?|都|正)*在(?:弄|处理|办|跟进?|查|联系|协调|解决)(?:了|着)?",
    r"\b(?:i|we)(?:'ve| have)?(?: just| already| now)* (?:started|begun|began)\b(?: (?:to )?(?:work(?:ing)? on|look(?:ing)? into|handl(?:e|ing)|deal(?:ing)? with))?",
    r"\b(?:i|we)(?:'m|'re| am| are)(?: now| already| currently)* (?:working on|looking into|handling|dealing with|on to|on)\b",
)
# What is told of a complaint that is worked on, of a call-back, of one that was in vain, and of a customer who is not content.
WORKED_ON = (
    r"已(?:经)?(?:给|向|跟|和|与)(?:客户|对方|他|她|顾客|人家|买家)?[^,，。;；]{0,4}?(?:道(?:了|过)?歉|解释|沟通|联系|说明|赔|退款|换货|补发|安抚)",
    r"(?:联系|打(?:过|了)?电话给?|致电|沟通|回复|安抚|拜访|走访)(?:过|上|到)?了?(?:他|她|客户|对方|顾客|人家|客人|买家)(?!的)",
    r"(?<![没未不])(?:联系|沟通|安抚|道歉|打过?电话|上门|核实|解释|赔礼)(?:过|上|好|完)?了|道(?:过|了)歉|赔了?不是",
    r"正?在(?:处理|协调|跟进|安排|补发|核实|调查|联系|沟通|催|查|解决|换货|退款|赶|弄)(?!的|中的|过程)",
    r"(?:已经?|都|刚|这边)[^,，。;；]{0,4}(?:安排|协调|通知|派人?|寄|补发|补货|发货|换货|退款|赔付|申请)[^,，。;；]{0,8}了",
    r"\b(?:i|we)(?:'ve| have)?(?: already| just)? (?:called|contacted|phoned|rang|e-?mailed|apologi[sz]ed|spoken (?:to|with)|talked to|reached out)\b",
    r"\b(?:i|we)(?:'re| are|'m| am)(?: now| currently)? (?:sending|arranging|checking|replacing|refunding|investigating|coordinating|shipping)\b",
)
CALLED_BACK = (
    r"回访(?:结果|情况|反馈)?(?:是|为|:|：|说)?\s*(?:很|非常|挺|比较|基本)?满意(?!度)",
    r"(?:打|接|拨)通了|(?<![没未不待要])回访(?:了|过)|回(?:了|过)?(?:个)?电话",
    r"(?<!不)(?<!不太)(?<!不是很)(?<!没有)(?<![没未])(?:很|挺|非常|特别|表示|比较|还算|蛮|都|客户|对方|他|她)+满意(?!度)|好评|满分",
    r"\b(?:called|rang|phoned)(?: (?:him|her|them|the customer))? back\b|\b(?<!not )(?:very |quite |is |was )+(?:satisfied|happy|pleased)\b",
)
IN_VAIN = (
    r"(?:不接|没接|未接|没人接|拒接|无人接)|(?:打|联系|拨)不(?:通|上)|(?:没|未)(?:有)?(?:打通|联系上|回访|接通)|不(?:用|想|必|需要)?回访|(?:电话|手机)?(?:一直|老是|总是)?(?:关机|空号|停机|占线|忙音|打不进)|(?:没|未|不)(?:有|肯|愿意?)?(?:打|给|评|说几?|讲几?|提几?)分",
    r"\b(?:not|\w+n't|never)(?: \w+)? (?:answer\w*|pick\w* up|reach\w*|called back|get through)|\b(?:unreachable|no answer|without (?:a |the )?call-?back|no (?:score|rating))\b",
)
NOT_CONTENT = (
    r"(?:打|来)(?:了)?(?:个)?电话[^,，。;；]{0,4}(?:说|讲|反映|抱怨)[^,，。;；]{0,12}?(?:又|还是|仍|还没|依旧)",
    r"(?:客户|对方|他|她|[\u4e00-\u9fff]{2,6})?又(?:打|来)(?:了)?(?:电话|来|过来|投诉|闹)|(?:问题|事情)?(?:还是|仍然?|根本|并)?没(?:有)?解决|重新打开",
    r"(?:还是|仍然?|很|非常|挺|表示|客户|对方)*不(?:太|是很|怎么)?满意|不认(?:可|账)",
    r"\b(?:not (?:happy|satisfied|content)|unhappy|dissatisfied|not (?:been )?(?:solved|resolved)|called again|reopen)\b",
)
CLOSED = (
    "关闭",
    "结案|结单|关单|关掉|关了|(?<![联团完终了])结了(?=吧|算了|[,，。!]|$)|(?<=就)[关结](?=(?:了|吧)*(?:$|[,，。;；!]))",
    r"(?:我|由我|让我)(?:自己)?(?:来|去|这就|马上|直接)*(?:关|结)(?=了|吧|$|[,，。;；!！\s])",
    "回访(?:已经?)?(?:完成?|过|好|做完)(?:了|毕)?",
    r"\bclose\b",
)

COMPLAINT = Action(
    name="complaint", prefix="CP", zh="客户投诉登记", en="customer complaint", article="marketing-service/4.3",
    requests=(
        r"(?:登记|录入|录|记录|记|新增|新建|建|报|提交|填)(?:一?[个下条单起份])?.{0,4}?(?:客户|顾客|用户)?的?(?:投诉|客诉)",
        r"^(?:(?:and|also|oh|then|plus|hi|hello),? )*(?:a |one |an?other )?(?:customer )?complaint(?: too| also| as well| please| again| now)*\s*[:,-]",
        r"\b(?:log|file|record|register)\b.{0,20}\bcomplaint",
    ),
    called=("投诉", "客诉", r"complaint"),
    unwanted=(r"不(?:想|用)?再?投诉",),
    fields=(
        TextField("customer", "客户", "customer", also=("顾客", "客户名", "客户名字", "客户姓名", "名字", "姓名", "称呼", "name"), lead=rf"^(?:今天|昨天|前天|刚才?|刚刚|早上|上午|下午|中午)+(?={ORG})|^(?:(?:a |the |some )?(?:(?:old|new|angry|big|regular|one) )*(?:guy|man|woman|lady|gentleman|person|buyer|customer|client|someone|somebody) (?:from|at) |(?:for|from) |(?:customer|client|buyer) (?=[a-z]))|^(?:是|就是|叫|名叫|那就写|就写|写)(?:一?[个位]|那[个位])?", hint_zh="姓名或单位", hint_en="name or company", otherwise_zh="不知道名字也能登记：写能认出这位客户的说法（例如“昨天下午来退货的男顾客”），或者单位、门店", otherwise_en="without a name, write how the customer can be told (e.g. “the man who returned a heater yesterday”), or the company", patterns=CUSTOMERS, marked=MARKED, tail=BEHIND_NAME, without=OWN_PEOPLE, nobody=NOBODY, learned="customer", company=COMPANY, reached_by="contact"),
        TextField("description", "投诉内容", "what the complaint is", also=("内容", "描述", "情况"), story=True, hint_zh="例如 送货晚了三天", hint_en="e.g. delivery three days late"),
        ChoiceField("severity", "严重程度", "severity", scale=True, also=("级别", "等级", "程度", "严重等级"), choices=(
            Choice("重大", "critical", ("重大", "特别严重", "非常严重", r"\bcritical\b|very serious")),
            Choice("严重", "serious", ("(?<![不没])严重(?!程度|吗|不)", r"\bserious\b|\bsevere\b|\burgent\b")),
            Choice("一般", "ordinary", ("一般(?!不|都|来说|人|会|情况)", "不严重", "不算严重", "不太严重", "普通投诉", "小投诉", r"\bordinary\b|\bminor\b|\bnormal\b")),
        )),
        TextField("contact", "联系方式", "contact", also=("联系人", "电话", "手机号", "手机", "联系电话", "微信", "邮箱", "邮件", "email", "e-mail", "phone"), required=False, patterns=(
            rf"{CONTACT_IS}(?P<value>{REACHED}[\s,:：]*(?:电话|手机|tel|号码)?(?:号码?|是|:|：|\s)*1[3-9]\d[- ]?\d{{4}}[- ]?\d{{4}})(?!\d)",
            r"(?P<value>[a-z0-9._+-]+@[a-z0-9-]+\.[a-z0-9.]*[a-z0-9])", r"(?<!\d)(?P<value>1[3-9]\d[- ]?\d{4}[- ]?\d{4})(?!\d)", r"(?<!\d)(?P<value>(?:0\d{2,3}|400|800)[- ]?\d{3,4}[- ]?\d{4})(?!\d)", r"(?<!\d)(?P<value>0\d{2,3}-?\d{7,8})(?!\d)",
            rf"(?:电话|联系方式|手机|微信|(?<![a-z])(?:qq|tel|phone|wechat)(?![a-z]))(?:号码|号|是|:|{WRITTEN})*\s*(?P<value>[a-z0-9_-]{{5,20}})",
            rf"{CONTACT_IS}(?P<value>{REACHED})(?=[,。;!?\s\d]|$)",
            r"\bcontact(?: person| name)?(?: is|:| to be) ?(?P<value>(?!number|details|phone|not|un)(?:(?:mr|mrs|ms|miss)\.? )?[a-z]+(?: [a-z]+)?)(?=[,.;!]|$)",
        )),
        TextField("order_no", "订单号", "order number", required=False, also=("订单", "单号"), patterns=(
            r"(?<![a-z0-9])(?P<value>(?:so|po|dd|ddh|or|xs)-?\d{4,20}(?:-\d+)*)(?!\d)",
            rf"(?:(?:订单|合同|运单|工单)(?:编?号)?|单号|单子(?=[a-z:])|\b(?:po|so|order)(?: no\.?| number|号)?)(?:码|尾号|后四位|是|为|改成|:|=|#|-|\s|{WRITTEN})*(?P<value>(?!\d+(?:万|元|块|箱|件|台|个|套|吨|米|天|条|只|双|瓶|公斤|号到|年|月|多))(?:[a-z]{{1,6}}-?\d[a-z0-9-]{{1,30}}|\d[a-z0-9-]{{2,30}}))",
        )),
    ),
    states=(
        State("registered", "已登记", "registered", called=(r"(?:没|未)(?:有)?(?:人)?(?:开始(?:处理)?|受理|接手)|没人(?:管|跟|处理)",)),
        State("processing", "处理中", "being handled", called=(r"处理中|正?在处理", r"being handled|in progress")),
        State("callback", "待回访", "waiting for the call-back", called=(r"(?:没|未|待|要|等)(?:有|我)?(?:来)?回访", r"call-?back")),
        State("closed", "已关闭", "closed", final=True, called=(r"(?:已经?)?(?:关闭|结案|关|结)了的?|已(?:关闭|结案)", r"(?<!not )\bclosed\b")),
    ),
    moves=(
        Move(("registered",), "processing", "开始处理", "start", ("owner", "service_lead"), (NOTE,), words=TAKEN_ON, reports=(GIVEN, *BEGUN), told=WORKED_ON),
        Move(("processing",), "callback", "处理完成，待回访", "handled", ("owner", "service_lead"), (NOTE,), finishes=True, words=("处理完", "处理完[成毕]", "处理好(?:了|啦)?", "已经?(?:解决|处理(?:完毕?|好))", "待回访|转回访", r"\b(?:handled|resolved)\b"), reports=(*DONE, r"\b(?:sorted|worked|straightened)(?: (?:it|this|that|everything|things))? out\b|\b(?:dealt with|taken care of|settled)\b")),
        Move(("callback",), "closed", "回访并关闭", "close after the call-back", ("owner", "service_lead"), (
            NumberField("satisfaction", "满意度", "satisfaction", hint_zh="，1 到 5 分"), NOTE), finishes=True, words=CLOSED, told=CALLED_BACK, barred=IN_VAIN, basis=CALL_BACK),
        Move(("callback",), "processing", "客户不满意，继续处理", "handle again", ("owner", "service_lead"), (NOTE,), words=("继续处理", "重新处理", "重开(?=一?下|吧|投诉|这|那|案|单|$|[,，。!])|重新(?:打开|开启|激活)|再打开", "(?:再|接着|重新|继续)(?:处理|跟进)(?:一下)?", r"\bhandle (?:it )?again\b|\breopen\b"), told=NOT_CONTENT),
    ),
    boilerplate=(
        r"(?:我|我们)?(?:想|要|来|得|需要)?(?:再)?(?:登[记计]|登|记录|录入|录|记|提交|建|上报|报|新建|填|受理)(?:一?个|一?下|一?条|一?起|一?单|一?份)?(?:客户|顾客|用户)?(?:的)?(?:投诉|客诉)(?:单)?",
        r"(?:[刻克]户|客[护沪]):", r"(?:麻烦|请|帮忙|帮我|你|您)+(?:登记|记录?|录|处理|建个?单)(?:一下|下)?(?:吧|呗)?", r"(?:客户|顾客|用户)?(?:要|想|来)*(?:投诉(?:单|登记)?|客诉)", r"(?:有(?:一?个)?)?(?:客户|顾客|用户|客人)", r"你好|您好|\bhi\b|\bhello\b|在吗",
        r"\bi(?:'d like| want| would like| need) to (?:report|log|file|record)|\b(?:log|file|record)\b|\b(?:an?|the|my|our|one) (?:customer|client) (?:wants|wanted|would like|needs|is trying|is here) to (?:complain|(?:file|make|log) a complaint)\b|\ba? ?(?:customer )?complaint(?: too| also| as well| again| now)*\b|\bplease\b|\b(?:i )?(?:need|want|have|would like|'d like) to (?:log|file|record|report|make|register|note|take down)\b|(?:^|(?<=[,.;:!] )|(?<=[,.;:!]))(?:the )?(?:customer|client)(?: name)?(?: is|:)?(?! (?:say|said|call|is|was|want|got|complain|never|did|has|had|rang|yell|shout|who|just)\w*)(?=(?: [a-z0-9&'.-]+){1,4}\s*,)",
    ),
    after_danger=True, sees_all=("service_lead",), check=check, deadline=deadline, escalates_to="service_lead", sketch=sketch, course=TIME_LIMITS, kept_by=FIRST_ASKED,
)  # fmt: skip
