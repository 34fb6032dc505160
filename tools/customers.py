"""Customers as people name them, and who tells of them and is none; as regular expressions.

MARKED leave no doubt that a name is the customer's, CUSTOMERS find one in a longer message. WRITTEN is said of how a
number was written, CONTACT_IS and REACHED of whom to reach.
"""

SURNAMES = "王李张刘陈杨黄赵吴周尤阮柳骆管卓单耿解詹岑裴甘牛骆温翟游盛祝舒麦葛俞戚褚沙庄凌简苗应符缪鲍艾闵喻聂匡包左祁鲁华徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
_TITLE = r"(?:女士|先生|小姐|老师|总监|总|经理|老板娘?|主任|工(?!厂|作|程|人)|阿姨|大姐|大哥|姐(?!妹)|哥(?!们)|同学|太太|处长?|科长|厂长|院长|校长|师傅|医生|店长|主管|采购|叔|姨|伯|婶|大爷|大妈|爷爷|奶奶)"
_PERSON = rf"(?:[{SURNAMES}][\u4e00-\u9fff]{{0,2}}?{_TITLE}|[老小][{SURNAMES}](?![\u4e00-\u9fff]?{_TITLE})|姓[{SURNAMES}](?:的)?(?:女士|先生|客户|大姐|大哥|阿姨|老板|顾客|小伙子|姑娘|女的|男的|大爷|大妈|妈妈|老师)?(?!,\s*[{SURNAMES}]{_TITLE}))"
ORG = (
    r"[\u4e00-\u9fffa-z0-9]{2,12}?(?:有限公司|公司|集团|商贸|[纸酒茶乳米农牧渔林种木铝铜钢鞋药煤矿糖果油盐肉布衣]业|农资|农机|粮油|汽配|汽修|钢构|家纺|灯饰|照明|日化|百货|光电|环保|燃气|热力|冷链|生鲜|精密|智能|软件|信息|通信|航空|传动|密封|科技|实业|酒店|超市|医院|学校|大学|中学|小学|工厂|物流|建材|电器|餐饮|门店|药房|五金|食品|机械|贸易|电子|水务|电力|能源|地产|"
    r"物业|银行|商场|商城|烘焙|机电|矿业|饮料|饮品|家居|饭店|宾馆|连锁|便利店|药店|幼儿园|诊所|事务所|汽车|重工|化工|纺织|服饰|家具|装饰|电机|仪器|城投|建设|设备|制药|生物|网络|传媒|印刷|包装|厂|店|局|院|中心)"
)
_NAMED = rf"(?:{ORG}(?:那边|这边)?的?)?(?:[\u4e00-\u9fffa-z0-9]{{2,8}}的)?(?:采购|项目|销售|设备|财务)?{_PERSON}(?!让|叫我|要我|安排)"
_COMPLAINS = r"(?=(?:那边|这边|方面|的人|来电|打来|打电话|又|刚|今天|昨天|一直|也|在群里|来信|采购|老板|经理|把|直接|对|很|非常|,|\s|\d)*(?:投诉|反映|抱怨|吐槽|说|嫌|要求|来电|打电话|发火|骂|闹|不满|催|举报|质问|索赔))"
_NOBODY = r"(?!(?<=刚)[才刚]|(?<=[今昨前明当])天|(?<=早)上|(?<=上|下)午|重大|严重|一般|客户|顾客|有人|用户|客人|我们|刚才|有个|消费者|今天|昨天|接到|收到|帮忙|一个|这个|那个|老客户|大客户|对方|人家|他们|经销商(?!.*老)|代理商(?!.*老)|工程部|采购部|部门)"
_PASSES_ON = rf"(?:[老小]?[{SURNAMES}][\u4e00-\u9fff]{{0,2}}|同事|客服|前台|销售|店长|[我他]们?(?:经理|主管|领导))(?:刚才?|昨天|今天|又)*(?:转(?:来|给|过来|交|达|告)|递来|交代|托我|(?:让|叫|要)我(?:来|帮忙)?(?:登|记|录|报|填|立))"
CONTACT_IS = r"(?:联系人|联络人|对接人|经办人|接洽人)(?:姓名|名字?|电话|就|也|先|还|暂时|那|写|填|记|留|登|改|换|成|为|是|叫|上|的|:|：|\s)*"
REACHED = rf"(?!不|没|无|未|谁|我们?(?![\u4e00-\u9fff])|他们?|她们?|待|空|保密|在|说|要)(?:[\u4e00-\u9fffa-z·]{{1,8}}?{_TITLE}|[{SURNAMES}][\u4e00-\u9fff]{{1,2}}|[老小][{SURNAMES}])(?:吧|就行|就好|好了|哈)?"
# Whom to reach at a company is not the customer: 恒达五金,联系人王经理.
_CONTACT = rf"(?<=[,。;\s]){CONTACT_IS}[^\s,。;!?\d]{{1,6}}|(?<=[,。;\s])找(?=[{SURNAMES}])[^\s,。;!?\d的]{{2,4}}(?=[\s,。;\d]|$)|\bcontact(?: person| name)?(?: is|:)? (?!number|details|phone)(?:(?:mr|mrs|ms|miss)\.? )?[a-z]+(?: [a-z]+)?(?:,? [+\d][\d -]{(5,)})?"
WRITTEN = r"(?:[报抄写打弄搞记填说]?[错反]了?|不对|有误|(?:小票|发票|收据|单据|单子|面单|箱子?|包装|卡片?|名片)上(?:面)?(?:写|印|留)?(?:的|着)?)[,\s]*(?:应该)?"
_GUESTS = r"(?:客户|顾客|客人|会员|用户|买家|消费者|收货人|住客)"
_SOMEBODY = rf"(?:有|来了)?(?:一?[个位名]|好?几[个位]|两[个位])?(?:(?<=有)人|(?<=[个位名])人|{_GUESTS}(?!经理|服务|代表))(?:那边)?(?:来|要|又|在|都|很|的)*(?:投诉|骂|嫌|抱怨|反映|退|闹|吵|催|说|不满|要求|少|等|电话|来信|邮件)"
# Who tells that somebody complains is not the one who does (店长反映有人投诉), nor is a shop whose customers do.
_HEARSAY = "|".join((
    rf"(?:^|(?<=[,。;!?\s:]))(?:(?!{_GUESTS})[^,。;!?\s]){{1,12}}?(?<!女士)(?<!先生)(?<!小姐)(?<!阿姨)(?<!太太)(?<!总)(?:转述|接[到了]|收到|反映|反馈|汇报|来电|打电话|发消息|告诉|跟|回来|过来|[说讲上里中]|我们?)+,?(?={_SOMEBODY})",
    rf"[^,。;!?\s]{{1,10}}?(?:店|那边)的?(?:有|一)?[个位名]?{_GUESTS}(?=投诉|反映|反馈|抱怨|说|嫌|骂|要|来|等|打|电话)",
    r"[a-z][a-z ]{1,30}? (?:says?|said|reports?|reported|told (?:me|us)|wrote|writes) (?:that )?(?=(?:a|an|one|some|two|the) (?:[a-z]+ )?(?:customer|client|buyer|guest|shopper)s?\b)",
))  # fmt: skip
# Words in which no name of a customer is looked for: our own people, who passes on, whom to reach.
OWN_PEOPLE = "|".join((
    rf"{_PASSES_ON}|{_HEARSAY}|{_CONTACT}|(?:我们|咱们?|我方|公司)(?:的)?(?:客服|销售|业务员?|师傅|项目经理|安装工|维修工|同事|经理|工程师|司机|快递员?)[小老]?[\u4e00-\u9fff]{0, 1}",
))  # fmt: skip
# Words that only say that somebody is a customer, and words of a sentence: neither names anybody who can be called back.
_ANYBODY = r"(?:[一这那有某位个名又刚来了的老大新女男几两些咱海外]|客户|顾客|用户|客人|买家|消费者|会员|人家|对方|他们?|她们?|有人|群里|经销商|代理商|加盟商|甲方|业主|租户|门店|网友|粉丝|采购|财务|那边|这边|人|吵|闹|谢谢|多谢|麻烦)+"
NOBODY = "|".join((
    rf"^{_ANYBODY}$|^(?:[上下这本]个?(?:周|月|星期|礼拜)|[今明后昨前]天|年[前底后])(?!.*的)|^(?:差一?点|险些|结果|突然|已经|居然|竟然|然后|所以|于是)|^(?:me|us|him|her|them|very|so|really)\b",
    r"^(?:just|then|also|now) (?:[a-z]+ed|came|rang|told|sent|went|got)\b|^[\d\s()+-]+$|我们|咱们?|[说骂嫌把被]|投诉|反映|要求|因为|第.次",
    r"^(?:just|then|also|only|still|called|rang|phoned|someone|somebody|some (?:guy|man|woman|lady|person)|(?:new |old )?(?:customer|client|buyer|guest)s?)$",
    r"\b(?:the|a|an|one|some|another|this|that|our|two|my)(?: (?:old|new|young|angry|big|other))? (?:customer|client|buyer|user|guest|man|woman|lady|guy|person|people|gentleman|girl|boy|uncle|auntie)s?(?: (?:come|comes|came|coming|go|goes|shout\w*|yell\w*|call\w*|is|was|very|so|tell\w*|say|walk\w*|wait\w*|want\w*|here|in|at)\b.*)?$",
    r"^(?:come|comes|came|shout\w*|yell\w*|call\w*|tell\w*|told|go|goes|went|get|gets|got|bring|brings|brought|want\w*|is|very|so|at|he|she|they|walk\w*|wait\w*|cry\w*|cried|scold\w*|return\w*|send|sends|sent|not|no|angry|upset|unhappy)\b",
    r"\b(?:says?|said)\b",
))  # fmt: skip
# What stands behind a name: particles, what somebody did.
BEHIND_NAME = r"[囉啰咯啦喽嘞哈呀啊噢哦喔嘅㗎]+$|\s(?:just|also|again|earlier|today|yesterday|this (?:morning|afternoon)|has|have|had|is|was|were|called|calling|rang|phoned|came|e-?mailed|wrote|complain\w*|says?|said|wants?|who|about)\b.*$"
MARKED = (
    r"(?:^|[,.;:] ?|\b(?:customer|client|a|our|that) )(?P<value>(?!(?:a|an|the|calls?|complaints?|e?-?mails?|customers?|clients?|someone|somebody|people|man|woman|guy|lady|gentleman|person|heard|back|message|orders?|away|feedback|letter|here|got|received|just|far|apart|it|that|this|news|delivery|shipment|goods|items?|parts?|returns?|buyer)\b)[a-z]+(?: [a-z]+)? (?:from|at|of) (?!(?:the|a|an|our|my|their) (?:start|beginning|day)|last|this|next|yesterday|monday|tuesday|wednesday|thursday|friday)[a-z0-9&.'-]+(?: (?!complain|says?|said|called|wrote|is|was|has|who|about|that|reports?|reported|rang|e-?mailed)[a-z0-9&.'-]+){0,3})(?= (?:complain\w*|says|said|called|wrote|reports|reported|rang|e-?mailed|is (?:angry|unhappy|upset|complaining))\b)",
    rf"(?:^|[,。;\s])(?:那|你|您|先)*(?:就|先|暂时)(?:写|填|记)(?:成|个|作|上|为)?\s*(?P<value>{ORG})(?:吧|好了|得了|就行|就好)?[。!]*$",
    r"(?<!supplier )(?<!vendor )(?<!courier )\b(?:for|from|by|customer|client):? (?P<value>(?!(?:the|our|my|a|an|it) )[a-z0-9][a-z0-9&'.-]*(?: [a-z0-9&'.-]+){0,3}? (?:gmbh|ltd|limited|inc|llc|ag|corp|plc|kg|bv|pty))\b",
    r"(?:^|[,。;])(?:客户|顾客)(?![^,。;]*[着了要得来去赔退吵闹气火急催说讲问等骂嚷的是不没有在给把被让很太又也都就还才再跟对叫姓名])(?P<value>(?!投诉|反映|抱怨|服务|经理|刚|打|那|这|嫌|今|昨|收|因|从|用|买|上|下|家|满|信|代表|质|想|觉|发)[\u4e00-\u9fff]{2,8})(?=[,。;])",
    r"^(?:it'?s |from )?(?P<value>(?!(?:the|our|my|a|an|it|no|some|this|that|their) )(?:[a-z0-9&'.-]+ ){1,3}(?:cafe|restaurant|hotel|bakery|clinic|hospital|school|supermarket|store|shop|toys|foods?|trading|logistics|electronics|motors|hardware|garage|studio|gym|ltd|inc|co|group|company))(?=[,;])",
    rf"(?:^|[,。;\s])(?:客户|顾客|用户|客人)(?:姓名|名字)?[\s,]+(?P<value>(?:{ORG}|[老小]?[{SURNAMES}][\u4e00-\u9fff]{{0,2}}{_TITLE}?))[\s,]+(?=(?:又|也|刚|来|打电话|今天|昨天)*\s*(?:来)?(?:投诉|反映|抱怨|说|嫌|要求|来电|打来|不满|催|电话|\d))",
    r"(?:会员|登记|预订|预留|收货|下单|购买|签收|开票|小票|住客|房客)(?:人|姓名|名字?|抬头)+(?:上?写的?是|叫|是|:|=|,|\s)*(?P<value>(?!不|没|是|叫)[^,。;!?\s:]{2,16})(?=[,。;!?\s]|$)",
    r"(?:^|[,。;\s])(?:你|您|那|先|客户|名字|姓名|称呼)*(?:就|先|暂时)?(?:给我|帮我)?(?:写|填|叫|记|登)(?:成|个|作)?[,\s]*(?P<value>(?!不|没|一般|严重|重大|成|上)[^,。;!?\s]{2,16}?)(?:这样)?[,\s]*(?:就)?(?:行|可以|成|好|中|得)(?:不行|不可以|不|吗|么|吧|了|嘛)*[。!?]*$",
    r"(?:^|[,。;\s])(?:你|您|那|先)*(?:就|先|暂时)(?:写|填)(?:成|个|作)?[,\s]*(?P<value>(?!不|没|一般|严重|重大|成|上)[^,。;!?\s]{1,12}(?:大叔|大爷|大妈|大姐|大哥|阿姨|女士|先生|小姐|师傅|顾客|客人|客户|房客|住客|老板娘?|太太|同学|小伙子?|姑娘|男的|女的|公司|店))(?:吧|好了|得了)?(?=[,。;!?]|$)",
    r"(?:客户|顾客|用户|客人|买家|会员|网友|粉丝|网名|昵称)(?:名称?|姓名|名字|叫|是|:|=|-|\s)*[\"“”「『'‘](?P<value>[^\"“”」』'’,。;!?]{2,20})[\"”“」』'’]",
    r"(?:^|[,。;\s(])(?:客户|顾客|[刻克]户|客[护沪])(?:名称?|姓名)?[=:-]+\s*(?P<value>[^,。;!?\s=:-]{2,16})(?=[,。;\s)]|$)",
)
CUSTOMERS = (
    r"(?:客户|顾客|用户|客人)(?:名称|姓名|名字|叫|是|:|为)+\s*(?P<value>[^,。;!?\s]{2,30})",
    rf"(?P<value>{_NOBODY}{ORG}(?:老板娘?|采购(?:经理)?|店长|负责人)(?!让|叫我))",
    rf"(?P<value>{_NOBODY}(?:[\u4e00-\u9fff]{{1,5}}(?:经销商|代理商))?{_NAMED})",
    r"(?:^|,|。|\s|:|!|被|跟|和)(?P<value>(?!我们|咱|客户|公司|这|那|人家|对方|他们|现场|门店|仓库|车间)[\u4e00-\u9fffa-z]{2,6})\s?(?:那边|这边)(?=.{0,10}(?:投诉|说|嫌|催|骂|要|抱怨|反映|不满|发|邮件))",
    r"(?:^|,|。|\s|:|!|碰见|遇到)(?P<value>(?!我们|咱|客户|公司)[\u4e00-\u9fffa-z0-9]{2,8}的(?:老板|采购|经理|负责人|店长|主管|厂长))",
    r"(?:客户|顾客|甲方|酒店|公司|单位|对方|店|学校|医院)(?:就)?(?:是|叫|名叫)(?P<value>(?!我们|不|说|因为)[\u4e00-\u9fffa-z0-9]{2,16})",
    rf"(?:客户|顾客|用户|客人|经销商|代理商)(?P<value>{ORG})",
    rf"(?:^|,|。|\s|:|!|登记|立一条|记一笔|投诉:?)(?P<value>{_NOBODY}{ORG}){_COMPLAINS}",
    rf"(?:^|,|。|\s|:)(?P<value>{_NOBODY}(?!.{{0,8}}(?:登记|客户|顾客|记录|一个|想|要|关于|处理|录|新|个)(?!商))[\u4e00-\u9fff]{{2,8}}?(?:经销商|代理商)?[老小]?[\u4e00-\u9fff]{{0,2}})(?=(?:投诉|反映|抱怨)(?!处理|流程|单|我们的))",
    rf"(?:客户|顾客|用户|客人|经销商|代理商)(?P<value>[老小]?[{SURNAMES}][\u4e00-\u9fff]{{0,2}})(?=投诉|反映|打|来|说|抱怨|嫌|要|,|。|\s|$)",
    r"(?:^|,|。|;)(?P<value>(?!我们|有|一个)[^,。;!?]{2,16}的(?:那[个位])?[男女老]?(?:顾客|客户|客人|用户|买家|会员|大哥|大姐|大爷|大妈|阿姨|男的|女的|男士|女士|先生|小伙子?|姑娘))(?=,|。|;|$)",
    r"(?:有|来了|碰上)?(?:一?[个位])(?P<value>[\u4e00-\u9fff]{0,6}?(?:老太太|老先生|老大爷|大爷|大妈|阿姨|大姐|大哥|会员|妈妈|宝妈|小伙子|姑娘|女客户|男客户|老客户))",
    rf"(?P<value>{_NOBODY}{ORG})(?=,|。|$)",
    r"(?:名?叫|姓名|我叫|称呼)(?P<value>[\u4e00-\u9fff]{2,4})(?=,|。|$|\s)",
    r"\b(?:from|by)\s+(?P<value>(?!the customer|a customer)[a-z0-9&. ]{2,40}?)(?=\s+(?:about|for|because|who|that|regarding|on|says?|said|is|was)\b|[,:;]|(?<!mr)(?<!mrs)(?<!ms)\.\s|$)",
    r"\b(?:customer|client)\s+(?:called |named )?(?P<value>(?:mr|mrs|ms|miss)\.?\s+[a-z]+|(?!complain|(?:is|was|are|were|called|calls|calling|has|had|have|says|said|service|wants?|would|needs?|just|still|will|can|wrote|e-?mailed|came|rang|phoned|keeps?|who|that|in|at|from|here|on|to|and|with|about|of|not|very|yelled|shouted|did|does|asks?|asked|again|today)\b)[a-z]+(?: [a-z]+)?)(?=\s+(?:complain|is|called|from|says|said|was)|[,.;:]|$)",
    r"(?P<value>\b(?:mr|mrs|ms|miss)\.?\s+[a-z]+)",
)
# A name of many people, one of whom may be reached.
COMPANY = rf"{ORG}$|\b(?:gmbh|ltd|limited|inc|llc|corp|plc|co|company|group|trading|foods?|toys|hotel|restaurant|hospital|school|supermarket|store|shop|logistics|electronics|motors|hardware)\b"
