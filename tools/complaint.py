"""Customer complaints: whoever receives one sees it through (首问负责制), with a call-back before it is closed.

marketing-service/4.3 leaves the time limits to the company; they are the setting ZHIDU_COMPLAINT_HOURS.
"""

from datetime import datetime, timedelta

from tools.action import Action, Basis, Fields, Finding, Move, Situation, State
from tools.completion import DONE, PUT
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


SURNAMES = "王李张刘陈杨黄赵吴周尤阮柳骆管卓单耿解詹岑裴甘牛骆温翟游盛祝舒麦葛俞戚褚沙庄凌简苗应符缪鲍艾闵喻聂匡包左祁鲁华徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
_TITLE = r"(?:女士|先生|小姐|老师|总监|总|经理|老板娘?|主任|工(?!厂|作|程|人)|阿姨|大姐|大哥|姐(?!妹)|哥(?!们)|同学|太太|处长?|科长|厂长|院长|校长|师傅|医生|店长|主管|采购|叔|姨|伯|婶|大爷|大妈|爷爷|奶奶)"
_PERSON = rf"(?:[{SURNAMES}][\u4e00-\u9fff]{{0,2}}?{_TITLE}|[老小][{SURNAMES}](?![\u4e00-\u9fff]?{_TITLE})|姓[{SURNAMES}](?:的)?(?:女士|先生|客户|大姐|大哥|阿姨|老板|顾客|小伙子|姑娘|女的|男的|大爷|大妈|妈妈|老师)?(?!,\s*[{SURNAMES}]{_TITLE}))"
_ORG = (
    r"[\u4e00-\u9fffa-z0-9]{2,12}?(?:有限公司|公司|集团|商贸|[纸酒茶乳米农牧渔林种木铝铜钢鞋药煤矿糖果油盐肉布衣]业|农资|农机|粮油|汽配|汽修|钢构|家纺|灯饰|照明|日化|百货|光电|环保|燃气|热力|冷链|生鲜|精密|智能|软件|信息|通信|航空|传动|密封|科技|实业|酒店|超市|医院|学校|大学|中学|小学|工厂|物流|建材|电器|餐饮|门店|药房|五金|食品|机械|贸易|电子|水务|电力|能源|地产|"
    r"物业|银行|商场|商城|烘焙|机电|矿业|饮料|饮品|家居|饭店|宾馆|连锁|便利店|药店|幼儿园|诊所|事务所|汽车|重工|化工|纺织|服饰|家具|装饰|电机|仪器|城投|建设|设备|制药|生物|网络|传媒|印刷|包装|厂|店|局|院|中心)"
)
_NAMED = rf"(?:{_ORG}(?:那边|这边)?的?)?(?:[\u4e00-\u9fffa-z0-9]{{2,8}}的)?(?:采购|项目|销售|设备|财务)?{_PERSON}(?!让|叫我|要我|安排)"
_COMPLAINS = r"(?=(?:那边|这边|方面|的人|来电|打来|打电话|又|刚|今天|昨天|一直|也|在群里|来信|采购|老板|经理|把|直接|对|很|非常|,|\s|\d)*(?:投诉|反映|抱怨|吐槽|说|嫌|要求|来电|打电话|发火|骂|闹|不满|催|举报|质问|索赔))"
_NOBODY = r"(?!(?<=刚)[才刚]|(?<=[今昨前明当])天|(?<=早)上|(?<=上|下)午|重大|严重|一般|客户|顾客|有人|用户|客人|我们|刚才|有个|消费者|今天|昨天|接到|收到|帮忙|一个|这个|那个|老客户|大客户|对方|人家|他们|经销商(?!.*老)|代理商(?!.*老)|工程部|采购部|部门)"
_PASSES_ON = rf"(?:[老小]?[{SURNAMES}][\u4e00-\u9fff]{{0,2}}|同事|客服|前台|销售|店长|[我他]们?(?:经理|主管|领导))(?:刚才?|昨天|今天|又)*(?:转(?:来|给|过来|交|达|告)|递来|交代|托我|(?:让|叫|要)我(?:来|帮忙)?(?:登|记|录|报|填|立))"
_CONTACT_IS = r"(?:联系人|联络人|对接人|经办人|接洽人)(?:姓名|名字?|电话|就|也|先|还|暂时|那|写|填|记|留|登|改|换|成|为|是|叫|上|的|:|：|\s)*"
_REACHED = rf"(?!不|没|无|未|谁|我们?(?![\u4e00-\u9fff])|他们?|她们?|待|空|保密|在|说|要)(?:[\u4e00-\u9fffa-z·]{{1,8}}?{_TITLE}|[{SURNAMES}][\u4e00-\u9fff]{{1,2}}|[老小][{SURNAMES}])(?:吧|就行|就好|好了|哈)?"
# Whom to reach at a company is not the customer: 恒达五金,联系人王经理.
_CONTACT = rf"(?<=[,。;\s]){_CONTACT_IS}[^\s,。;!?\d]{{1,6}}|(?<=[,。;\s])找(?=[{SURNAMES}])[^\s,。;!?\d的]{{2,4}}(?=[\s,。;\d]|$)|\bcontact(?: person| name)?(?: is|:)? (?!number|details|phone)(?:(?:mr|mrs|ms|miss)\.? )?[a-z]+(?: [a-z]+)?(?:,? [+\d][\d -]{(5,)})?"
_WRITTEN = r"(?:[报抄写打弄搞记填说]?[错反]了?|不对|有误|(?:小票|发票|收据|单据|单子|面单|箱子?|包装|卡片?|名片)上(?:面)?(?:写|印|留)?(?:的|着)?)[,\s]*(?:应该)?"
_GUESTS = r"(?:客户|顾客|客人|会员|用户|买家|消费者|收货人|住客)"
_SOMEBODY = rf"(?:有|来了)?(?:一?[个位名]|好?几[个位]|两[个位])?(?:(?<=有)人|(?<=[个位名])人|{_GUESTS}(?!经理|服务|代表))(?:那边)?(?:来|要|又|在|都|很|的)*(?:投诉|骂|嫌|抱怨|反映|退|闹|吵|催|说|不满|要求|少|等|电话|来信|邮件)"
# Who tells that somebody complains is not the one who does (店长反映有人投诉), nor is a shop whose customers do.
_HEARSAY = rf"(?:^|(?<=[,。;!?\s:]))(?:(?!{_GUESTS})[^,。;!?\s]){{1,12}}?(?<!女士)(?<!先生)(?<!小姐)(?<!阿姨)(?<!太太)(?<!总)(?:转述|接[到了]|收到|反映|反馈|汇报|来电|打电话|发消息|告诉|跟|回来|过来|[说讲上里中]|我们?)+,?(?={_SOMEBODY})|[^,。;!?\s]{{1,10}}?(?:店|那边)的?(?:有|一)?[个位名]?{_GUESTS}(?=投诉|反映|反馈|抱怨|说|嫌|骂|要|来|等|打|电话)|[a-z][a-z ]{{1,30}}? (?:says?|said|reports?|reported|told (?:me|us)|wrote|writes) (?:that )?(?=(?:a|an|one|some|two|the) (?:[a-z]+ )?(?:customer|client|buyer|guest|shopper)s?\b)"
OWN_PEOPLE = rf"{_PASSES_ON}|{_HEARSAY}|{_CONTACT}|(?:我们|咱们?|我方|公司)(?:的)?(?:客服|销售|业务员?|师傅|项目经理|安装工|维修工|同事|经理|工程师|司机|快递员?)[小老]?[\u4e00-\u9fff]{0, 1}"  # no customers
# Words that only say that somebody is a customer, and words of a sentence: neither names anybody who can be called back.
_ANYBODY = r"(?:[一这那有某位个名又刚来了的老大新女男几两些咱海外]|客户|顾客|用户|客人|买家|消费者|会员|人家|对方|他们?|她们?|有人|群里|经销商|代理商|加盟商|甲方|业主|租户|门店|网友|粉丝|采购|财务|那边|这边|人|吵|闹|谢谢|多谢|麻烦)+"
NOBODY = rf"^{_ANYBODY}$|^(?:差一?点|险些|结果|突然|已经|居然|竟然|然后|所以|于是)|^(?:me|us|him|her|them|very|so|really)\b|^(?:just|then|also|now) (?:[a-z]+ed|came|rang|told|sent|went|got)\b|^[\d\s()+-]+$|我们|咱们?|[说骂嫌把被]|投诉|反映|要求|因为|第.次|^(?:just|then|also|only|still|called|rang|phoned|someone|somebody|some (?:guy|man|woman|lady|person)|(?:new |old )?(?:customer|client|buyer|guest)s?)$|\b(?:the|a|an|one|some|another|this|that|our|two|my)(?: (?:old|new|young|angry|big|other))? (?:customer|client|buyer|user|guest|man|woman|lady|guy|person|people|gentleman|girl|boy|uncle|auntie)s?(?: (?:come|comes|came|coming|go|goes|shout\w*|yell\w*|call\w*|is|was|very|so|tell\w*|say|walk\w*|wait\w*|want\w*|here|in|at)\b.*)?$|^(?:come|comes|came|shout\w*|yell\w*|call\w*|tell\w*|told|go|goes|went|get|gets|got|bring|brings|brought|want\w*|is|very|so|at|he|she|they|walk\w*|wait\w*|cry\w*|cried|scold\w*|return\w*|send|sends|sent|not|no|angry|upset|unhappy)\b|\b(?:says?|said)\b"
# What stands behind a name: particles, what somebody did.
BEHIND_NAME = r"[囉啰咯啦喽嘞哈呀啊噢哦喔嘅㗎]+$|\s(?:just|also|again|earlier|today|yesterday|this (?:morning|afternoon)|has|have|had|is|was|were|called|calling|rang|phoned|came|e-?mailed|wrote|complain\w*|says?|said|wants?|who|about)\b.*$"
MARKED = (
    r"(?:^|[,.;:] ?|\b(?:customer|client|a|our|that) )(?P<value>(?!(?:a|an|the|calls?|complaints?|e?-?mails?|customers?|clients?|someone|somebody|people|man|woman|guy|lady|gentleman|person|heard|back|message|orders?|away|feedback|letter|here|got|received|just|far|apart|it|that|this|news|delivery|shipment|goods|items?|parts?|returns?|buyer)\b)[a-z]+(?: [a-z]+)? (?:from|at|of) (?!(?:the|a|an|our|my|their) (?:start|beginning|day)|last|this|next|yesterday|monday|tuesday|wednesday|thursday|friday)[a-z0-9&.'-]+(?: (?!complain|says?|said|called|wrote|is|was|has|who|about|that|reports?|reported|rang|e-?mailed)[a-z0-9&.'-]+){0,3})(?= (?:complain\w*|says|said|called|wrote|reports|reported|rang|e-?mailed|is (?:angry|unhappy|upset|complaining))\b)",
    rf"(?:^|[,。;\s])(?:那|你|您|先)*(?:就|先|暂时)(?:写|填|记)(?:成|个|作|上|为)?\s*(?P<value>{_ORG})(?:吧|好了|得了|就行|就好)?[。!]*$",
    r"(?<!supplier )(?<!vendor )(?<!courier )\b(?:for|from|by|customer|client):? (?P<value>(?!(?:the|our|my|a|an|it) )[a-z0-9][a-z0-9&'.-]*(?: [a-z0-9&'.-]+){0,3}? (?:gmbh|ltd|limited|inc|llc|ag|corp|plc|kg|bv|pty))\b",
    r"(?:^|[,。;])(?:客户|顾客)(?![^,。;]*[着了要得来去赔退吵闹气火急催说讲问等骂嚷的是不没有在给把被让很太又也都就还才再跟对叫姓名])(?P<value>(?!投诉|反映|抱怨|服务|经理|刚|打|那|这|嫌|今|昨|收|因|从|用|买|上|下|家|满|信|代表|质|想|觉|发)[\u4e00-\u9fff]{2,8})(?=[,。;])",
    r"^(?:it'?s |from )?(?P<value>(?!(?:the|our|my|a|an|it|no|some|this|that|their) )(?:[a-z0-9&'.-]+ ){1,3}(?:cafe|restaurant|hotel|bakery|clinic|hospital|school|supermarket|store|shop|toys|foods?|trading|logistics|electronics|motors|hardware|garage|studio|gym|ltd|inc|co|group|company))(?=[,;])",
    rf"(?:^|[,。;\s])(?:客户|顾客|用户|客人)(?:姓名|名字)?[\s,]+(?P<value>(?:{_ORG}|[老小]?[{SURNAMES}][\u4e00-\u9fff]{{0,2}}{_TITLE}?))[\s,]+(?=(?:又|也|刚|来|打电话|今天|昨天)*\s*(?:来)?(?:投诉|反映|抱怨|说|嫌|要求|来电|打来|不满|催|电话|\d))",
    r"(?:会员|登记|预订|预留|收货|下单|购买|签收|开票|小票|住客|房客)(?:人|姓名|名字?|抬头)+(?:上?写的?是|叫|是|:|=|,|\s)*(?P<value>(?!不|没|是|叫)[^,。;!?\s:]{2,16})(?=[,。;!?\s]|$)",
    r"(?:^|[,。;\s])(?:你|您|那|先|客户|名字|姓名|称呼)*(?:就|先|暂时)?(?:给我|帮我)?(?:写|填|叫|记|登)(?:成|个|作)?[,\s]*(?P<value>(?!不|没|一般|严重|重大|成|上)[^,。;!?\s]{2,16}?)(?:这样)?[,\s]*(?:就)?(?:行|可以|成|好|中|得)(?:不行|不可以|不|吗|么|吧|了|嘛)*[。!?]*$",
    r"(?:^|[,。;\s])(?:你|您|那|先)*(?:就|先|暂时)(?:写|填)(?:成|个|作)?[,\s]*(?P<value>(?!不|没|一般|严重|重大|成|上)[^,。;!?\s]{1,12}(?:大叔|大爷|大妈|大姐|大哥|阿姨|女士|先生|小姐|师傅|顾客|客人|客户|房客|住客|老板娘?|太太|同学|小伙子?|姑娘|男的|女的|公司|店))(?:吧|好了|得了)?(?=[,。;!?]|$)",
    r"(?:客户|顾客|用户|客人|买家|会员|网友|粉丝|网名|昵称)(?:名称?|姓名|名字|叫|是|:|=|-|\s)*[\"“”「『'‘](?P<value>[^\"“”」』'’,。;!?]{2,20})[\"”“」』'’]",
    r"(?:^|[,。;\s(])(?:客户|顾客|[刻克]户|客[护沪])(?:名称?|姓名)?[=:-]+\s*(?P<value>[^,。;!?\s=:-]{2,16})(?=[,。;\s)]|$)",
)
CUSTOMERS = (
    r"(?:客户|顾客|用户|客人)(?:名称|姓名|名字|叫|是|:|为)+\s*(?P<value>[^,。;!?\s]{2,30})",
    rf"(?P<value>{_NOBODY}{_ORG}(?:老板娘?|采购(?:经理)?|店长|负责人)(?!让|叫我))",
    rf"(?P<value>{_NOBODY}(?:[\u4e00-\u9fff]{{1,5}}(?:经销商|代理商))?{_NAMED})",
    r"(?:^|,|。|\s|:|!|被|跟|和)(?P<value>(?!我们|咱|客户|公司|这|那|人家|对方|他们|现场|门店|仓库|车间)[\u4e00-\u9fffa-z]{2,6})\s?(?:那边|这边)(?=.{0,10}(?:投诉|说|嫌|催|骂|要|抱怨|反映|不满|发|邮件))",
    r"(?:^|,|。|\s|:|!|碰见|遇到)(?P<value>(?!我们|咱|客户|公司)[\u4e00-\u9fffa-z0-9]{2,8}的(?:老板|采购|经理|负责人|店长|主管|厂长))",
    r"(?:客户|顾客|甲方|酒店|公司|单位|对方|店|学校|医院)(?:就)?(?:是|叫|名叫)(?P<value>(?!我们|不|说|因为)[\u4e00-\u9fffa-z0-9]{2,16})",
    rf"(?:客户|顾客|用户|客人|经销商|代理商)(?P<value>{_ORG})",
    rf"(?:^|,|。|\s|:|!|登记|立一条|记一笔|投诉:?)(?P<value>{_NOBODY}{_ORG}){_COMPLAINS}",
    rf"(?:^|,|。|\s|:)(?P<value>{_NOBODY}(?!.{{0,8}}(?:登记|客户|顾客|记录|一个|想|要|关于|处理|录|新|个)(?!商))[\u4e00-\u9fff]{{2,8}}?(?:经销商|代理商)?[老小]?[\u4e00-\u9fff]{{0,2}})(?=(?:投诉|反映|抱怨)(?!处理|流程|单|我们的))",
    rf"(?:客户|顾客|用户|客人|经销商|代理商)(?P<value>[老小]?[{SURNAMES}][\u4e00-\u9fff]{{0,2}})(?=投诉|反映|打|来|说|抱怨|嫌|要|,|。|\s|$)",
    r"(?:^|,|。|;)(?P<value>(?!我们|有|一个)[^,。;!?]{2,16}的(?:那[个位])?[男女老]?(?:顾客|客户|客人|用户|买家|会员|大哥|大姐|大爷|大妈|阿姨|男的|女的|男士|女士|先生|小伙子?|姑娘))(?=,|。|;|$)",
    r"(?:有|来了|碰上)?(?:一?[个位])(?P<value>[\u4e00-\u9fff]{0,6}?(?:老太太|老先生|老大爷|大爷|大妈|阿姨|大姐|大哥|会员|妈妈|宝妈|小伙子|姑娘|女客户|男客户|老客户))",
    rf"(?P<value>{_NOBODY}{_ORG})(?=,|。|$)",
    r"(?:名?叫|姓名|我叫|称呼)(?P<value>[\u4e00-\u9fff]{2,4})(?=,|。|$|\s)",
    r"\b(?:from|by)\s+(?P<value>(?!the customer|a customer)[a-z0-9&. ]{2,40}?)(?=\s+(?:about|for|because|who|that|regarding|on|says?|said|is|was)\b|[,:;]|(?<!mr)(?<!mrs)(?<!ms)\.\s|$)",
    r"\b(?:customer|client)\s+(?:called |named )?(?P<value>(?:mr|mrs|ms|miss)\.?\s+[a-z]+|(?!complain|(?:is|was|are|were|called|calls|calling|has|had|have|says|said|service|wants?|would|needs?|just|still|will|can|wrote|e-?mailed|came|rang|phoned|keeps?|who|that|in|at|from|here|on|to|and|with|about|of|not|very|yelled|shouted|did|does|asks?|asked|again|today)\b)[a-z]+(?: [a-z]+)?)(?=\s+(?:complain|is|called|from|says|said|was)|[,.;:]|$)",
    r"(?P<value>\b(?:mr|mrs|ms|miss)\.?\s+[a-z]+)",
)

TAKEN_ON = (
    "开始处理",
    "着手处理|开始跟进",
    "受理",
    "我(?:来|去|马上|现在|这就|先)*(?:处理|跟进?|负责|办|接手?|接单)(?![完好过不])",
    "接单|接手|我接了",
    f"{PUT}处理中",
    r"\bstart(?: handling| working on)?\b|\b(?:accept|i take)\b|\btak(?:e|ing) (?:it|this) on\b|\bi(?:'ll| will) (?:handle|take)\b",
)
GIVEN = r"(?:交|转|派|分|安排|让|请|由)给?\s*[^,，。;；!！?？\s]{1,8}?(?:来|去|负责)*(?:跟进?|处理|负责|接手)(?![完好过了的])"
BEGUN = (
    r"(?:我|我们|咱们?)(?:这边|已经?|都|正)*在(?:弄|处理|办|跟进?|查|联系|协调|解决)(?:了|着)?",
    r"\b(?:i|we)(?:'ve| have)?(?: just| already| now)* (?:started|begun|began)\b(?: (?:to )?(?:work(?:ing)? on|look(?:ing)? into|handl(?:e|ing)|deal(?:ing)? with))?",
    r"\b(?:i|we)(?:'m|'re| am| are)(?: now| already| currently)* (?:working on|looking into|handling|dealing with|on to|on)\b",
)
# What is told of a complaint that is worked on, of a call-back, of one that was in vain, and of a customer who is not content.
WORKED_ON = (
    r"(?:联系|打(?:过|了)?电话给?|致电|沟通|回复|安抚|拜访|走访)(?:过|上|到)?了?(?:他|她|客户|对方|顾客|人家|客人|买家)(?!的)",
    r"(?<![没未不])(?:联系|沟通|安抚|道歉|打过?电话|上门|核实|解释|赔礼)(?:过|上|好|完)?了|道(?:过|了)歉|赔了?不是",
    r"正?在(?:处理|协调|跟进|安排|补发|核实|调查|联系|沟通|催|查|解决|换货|退款|赶|弄)(?!的|中的|过程)",
    r"(?:已经?|都|刚|这边)[^,，。;；]{0,4}(?:安排|协调|通知|派人?|寄|补发|补货|发货|换货|退款|赔付|申请)[^,，。;；]{0,8}了",
    r"\b(?:i|we)(?:'ve| have)?(?: already| just)? (?:called|contacted|phoned|rang|e-?mailed|apologi[sz]ed|spoken (?:to|with)|talked to|reached out)\b",
    r"\b(?:i|we)(?:'re| are|'m| am)(?: now| currently)? (?:sending|arranging|checking|replacing|refunding|investigating|coordinating|shipping)\b",
)
CALLED_BACK = (
    r"(?:打|接|拨)通了|(?<![没未不待要])回访(?:了|过)|回了?电话",
    r"(?<!不)(?<!不太)(?<!不是很)(?<!没有)(?<![没未])(?:很|挺|非常|特别|表示|比较|还算|蛮|都|客户|对方|他|她)+满意(?!度)|好评|满分",
    r"\b(?:called|rang|phoned)(?: (?:him|her|them|the customer))? back\b|\b(?<!not )(?:very |quite |is |was )+(?:satisfied|happy|pleased)\b",
)
IN_VAIN = (
    r"(?:不接|没接|未接|没人接|拒接|无人接)|(?:打|联系|拨)不(?:通|上)|(?:没|未)(?:有)?(?:打通|联系上|回访|接通)|不(?:用|想|必|需要)?回访|(?:电话|手机)?(?:关机|空号|停机)|(?:没|未|不)(?:有|肯|愿意?)?(?:打|给|评)分",
    r"\b(?:not|\w+n't|never)(?: \w+)? (?:answer\w*|pick\w* up|reach\w*|called back|get through)|\b(?:unreachable|no answer|without (?:a |the )?call-?back|no (?:score|rating))\b",
)
NOT_CONTENT = (
    r"(?:客户|对方|他|她|[\u4e00-\u9fff]{2,6})?又(?:打|来)(?:了)?(?:电话|来|过来|投诉|闹)|(?:问题|事情)?(?:还是|仍然?|根本|并)?没(?:有)?解决|重新打开",
    r"(?:还是|仍然?|很|非常|挺|表示|客户|对方)*不(?:太|是很|怎么)?满意|不认(?:可|账)",
    r"\b(?:not (?:happy|satisfied|content)|unhappy|dissatisfied|not (?:been )?(?:solved|resolved)|called again|reopen)\b",
)
CLOSED = (
    "关闭",
    "结案|结单|关单|关掉|关了",
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
        TextField("customer", "客户", "customer", also=("顾客", "客户名", "客户名字", "客户姓名", "名字", "姓名", "称呼", "name"), lead=rf"^(?:今天|昨天|前天|刚才?|刚刚|早上|上午|下午|中午)+(?={_ORG})|^(?:(?:a |the |some )?(?:(?:old|new|angry|big|regular|one) )*(?:guy|man|woman|lady|gentleman|person|buyer|customer|client|someone|somebody) (?:from|at) |(?:for|from) |(?:customer|client|buyer) (?=[a-z]))|^(?:是|就是|叫|名叫|那就写|就写|写)(?:一?[个位]|那[个位])?", hint_zh="姓名或单位", hint_en="name or company", otherwise_zh="不知道名字也能登记：写能认出这位客户的说法（例如“昨天下午来退货的男顾客”），或者单位、门店", otherwise_en="without a name, write how the customer can be told (e.g. “the man who returned a heater yesterday”), or the company", patterns=CUSTOMERS, marked=MARKED, tail=BEHIND_NAME, without=OWN_PEOPLE, nobody=NOBODY, learned="customer"),
        TextField("description", "投诉内容", "what the complaint is", also=("内容", "描述", "情况"), story=True, hint_zh="例如 送货晚了三天", hint_en="e.g. delivery three days late"),
        ChoiceField("severity", "严重程度", "severity", scale=True, also=("级别", "等级", "程度", "严重等级"), choices=(
            Choice("重大", "critical", ("重大", "特别严重", "非常严重", r"\bcritical\b|very serious")),
            Choice("严重", "serious", ("(?<![不没])严重(?!程度|吗|不)", r"\bserious\b|\bsevere\b|\burgent\b")),
            Choice("一般", "ordinary", ("一般(?!不|都|来说|人|会|情况)", "不严重", "不算严重", "不太严重", "普通投诉", "小投诉", r"\bordinary\b|\bminor\b|\bnormal\b")),
        )),
        TextField("contact", "联系方式", "contact", also=("联系人", "电话", "手机号", "手机", "联系电话", "微信", "邮箱", "邮件", "email", "e-mail", "phone"), required=False, patterns=(
            rf"{_CONTACT_IS}(?P<value>{_REACHED}[\s,:：]*(?:电话|手机|tel|号码)?(?:号码?|是|:|：|\s)*1[3-9]\d[- ]?\d{{4}}[- ]?\d{{4}})(?!\d)",
            r"(?P<value>[a-z0-9._+-]+@[a-z0-9-]+\.[a-z0-9.]*[a-z0-9])", r"(?<!\d)(?P<value>1[3-9]\d[- ]?\d{4}[- ]?\d{4})(?!\d)", r"(?<!\d)(?P<value>(?:0\d{2,3}|400|800)[- ]?\d{3,4}[- ]?\d{4})(?!\d)", r"(?<!\d)(?P<value>0\d{2,3}-?\d{7,8})(?!\d)",
            rf"(?:电话|联系方式|手机|微信|(?<![a-z])(?:qq|tel|phone|wechat)(?![a-z]))(?:号码|号|是|:|{_WRITTEN})*\s*(?P<value>[a-z0-9_-]{{5,20}})",
            rf"{_CONTACT_IS}(?P<value>{_REACHED})(?=[,。;!?\s\d]|$)",
            r"\bcontact(?: person| name)?(?: is|:| to be) ?(?P<value>(?!number|details|phone|not|un)(?:(?:mr|mrs|ms|miss)\.? )?[a-z]+(?: [a-z]+)?)(?=[,.;!]|$)",
        )),
        TextField("order_no", "订单号", "order number", required=False, also=("订单", "单号"), patterns=(
            r"(?<![a-z0-9])(?P<value>(?:so|po|dd|ddh|or|xs)-?\d{4,20}(?:-\d+)*)(?!\d)",
            rf"(?:(?:订单|合同|运单|工单)(?:编?号)?|单号|单子(?=[a-z:])|\b(?:po|so|order)(?: no\.?| number|号)?)(?:码|尾号|后四位|是|为|改成|:|=|#|-|\s|{_WRITTEN})*(?P<value>(?!\d+(?:万|元|块|箱|件|台|个|套|吨|米|天|条|只|双|瓶|公斤|号到|年|月|多))(?:[a-z]{{1,6}}-?\d[a-z0-9-]{{1,30}}|\d[a-z0-9-]{{2,30}}))",
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
            NumberField("satisfaction", "满意度", "satisfaction", hint_zh="，1 到 5 分"), NOTE), words=CLOSED, told=CALLED_BACK, barred=IN_VAIN, basis=CALL_BACK),
        Move(("callback",), "processing", "客户不满意，继续处理", "handle again", ("owner", "service_lead"), (NOTE,), words=("继续处理", "重新处理", "(?:再|接着|重新|继续)(?:处理|跟进)(?:一下)?", r"\bhandle (?:it )?again\b|\breopen\b"), told=NOT_CONTENT),
    ),
    boilerplate=(
        r"(?:我|我们)?(?:想|要|来|得|需要)?(?:再)?(?:登[记计]|登|记录|录入|录|记|提交|建|上报|报|新建|填|受理)(?:一?个|一?下|一?条|一?起|一?单|一?份)?(?:客户|顾客|用户)?(?:的)?(?:投诉|客诉)(?:单)?",
        r"(?:[刻克]户|客[护沪]):", r"(?:麻烦|请|帮忙|帮我|你|您)+(?:登记|记录?|录|处理|建个?单)(?:一下|下)?(?:吧|呗)?", r"(?:客户|顾客|用户)?(?:要|想|来)*(?:投诉(?:单|登记)?|客诉)", r"(?:有(?:一?个)?)?(?:客户|顾客|用户|客人)", r"你好|您好|\bhi\b|\bhello\b|在吗",
        r"\bi(?:'d like| want| would like| need) to (?:report|log|file|record)|\b(?:log|file|record)\b|\b(?:an?|the|my|our|one) (?:customer|client) (?:wants|wanted|would like|needs|is trying|is here) to (?:complain|(?:file|make|log) a complaint)\b|\ba? ?(?:customer )?complaint(?: too| also| as well| again| now)*\b|\bplease\b|\b(?:i )?(?:need|want|have|would like|'d like) to (?:log|file|record|report|make|register|note|take down)\b|(?:^|(?<=[,.;:!] )|(?<=[,.;:!]))(?:the )?(?:customer|client)(?: name)?(?: is|:)?(?! (?:say|said|call|is|was|want|got|complain|never|did|has|had|rang|yell|shout|who|just)\w*)(?=(?: [a-z0-9&'.-]+){1,4}\s*,)",
    ),
    after_danger=True, sees_all=("service_lead",), check=check, deadline=deadline, escalates_to="service_lead", sketch=sketch, course=TIME_LIMITS, kept_by=FIRST_ASKED,
)  # fmt: skip
