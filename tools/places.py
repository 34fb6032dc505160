"""Places inside a company, as people name them: rooms, machines, what lies beside them; as regular expressions.

PARTS are what a name of a place is made of, from the largest to the smallest.
"""

_ROOM = (
    r"(?:车间|工段|仓库|库房|厂房|厂区|宿舍|食堂|餐厅|办公室|会议室|机房|卫生间|洗手间|厕所|更衣室|楼梯间?|楼道|走廊|过道|通道|出口|入口|电梯口?|货梯|大厅|大堂|前台|"
    r"门卫|停车场|车库|平台|月台|货架|堆场|工位|产线|流水线|天台|屋顶|楼顶|顶棚|地下室|阳台|展厅|门店|工地|围墙|马路|路口|角落|跨|岗亭|门口|大门|[东南西北正后侧]门|栈桥|"
    r"[\u4e00-\u9fff](?:(?<![红绿黄])区(?!别|分|域划)|库(?!存)|仓(?!促|管)|间(?!隔|断|接|歇)|厨|坑|组(?!长|员|织|装|件|合|成)|房(?!产|租|子|间号)|室(?!友)|站(?!点|着|在|立)|楼(?!梯)|栋|厂(?!家|里)|池|塔|棚|(?<!医)(?<!住)院|(?<!电)线(?!路|头|缆|裸)|场(?!地费)|井)|"
    r"[一二三四五六七八九十\da-z]+(?:号楼|号仓|号门|号库|号线|号机|栋|楼|层|区|线|跨|库|门|排))"
)
_BESIDE = r"(?:旁边?|附近|里面?|门口|后面|前面|前头|后头|里头|外头|那儿|那里|那块|那边|那一?片|对面|入口|出口|拐角|[东西南北](?:侧|头|边|面|角|门)|中间|靠窗|墙[角根脚]|下面|上面|顶上|外面|外头|角落|处|内|边上?|口|上|外|底下|围墙|墙边|[东西南北]墙)"
_MACHINE = r"(?:(?<!司)机(?!器|会|制|动|油|修)|床(?!铺)|炉|柜|罐|槽|泵|窑|釜|梯|桥|架|台(?!阶|面|账|风)|(?<!电)池|井|锅炉|压力容器|行车|天车|传送带|皮带)"
NAME = r"[^\s,。;!?:有了没被着漏冒坏断堆把是不停歪裂掉倒很太又的个那这我你到处往开人手摸时夜说]"  # a character of a name, and not of what happened there
# What tells of a place and is no part of its name any more: the second floor wobbles when you lean on it.
ENDS = r" (?:(?:[a-z]{2,}(?:[^s]s|ed)|(?:come|go|fall|give|break)s?(?: [a-z]+){0,2}) )?(?:when|whenever|while|if|because|since|every time|each time)\b"
PLACES = (
    r"(?:地点|位置|地址)(?:是|在|:)?\s*(?P<value>[^,。;!?]{2,40})",
    rf"(?P<value>{NAME}{{0,6}}?{_ROOM}(?:(?!一(?:股|阵|直|片|堆|个|下|大|地|根|块|盏|滩|处))[一二三四五六七八九十\da-z-]+(?:号机?|层|楼|区|排|列|线|跨)?)?(?:的?{NAME}{{0,5}}?(?:{_ROOM}|{_MACHINE}))*(?:{_BESIDE})*)",
    rf"(?P<value>{NAME}{{1,8}}?{_BESIDE[:-1].replace('|上|外', '')}))(?=[^,。;!?]|$)",
    rf"(?P<value>{NAME}{{1,6}}?{_MACHINE}(?:{_BESIDE})?)",
    r"(?P<value>(?:[东西南北]+(?:头|侧|边|角|面)|靠[窗墙门里外]|最[里外左右东西]边?|角落)的?那[盏台个扇块根处排间条])",
    rf"\b(?:in|at|near|by|on|outside|inside|behind|next to)\s+(?P<value>(?:the |our )?[a-z0-9 #-]{{3,50}}?)(?=[,.;!?]|$| is | are | has | have | was |{ENDS})",
    r"\b(?:of|from)\s+(?P<value>the [a-z0-9 ]{3,30}?(?:room|hall|building|floor|line|area|warehouse)(?: on [a-z0-9]+)?)",
    rf"\b(?:block(?:s|ing)|in front of|against|beside|over) (?P<value>(?:the |our )[a-z0-9 #-]{{3,40}}?)(?=[,.;!?]|$| is | are | has | have | was |{ENDS})",
    r"(?P<value>\b(?:(?!the\b|our\b|a\b|an\b)[a-z]+ ){1,2}(?:room|dock|hall|store|yard|area|bay|corridor|warehouse|workshop|canteen)(?:,? (?:aisle|bay|row|level|floor|shelf|gate|rack|section|zone|line|door|room) ?#?\d+[a-z]?)+)",
    r"(?:^|[,;:.] ?|\b(?:at|in|on|by) )(?P<value>(?:the |our |a )?(?:[a-z]+ ){0,2}(?:stair(?:case|well|way)?s?|steps|corridor|hall(?:way)?|passage(?:way)?|aisle|door(?:way)?|entrance|exit|gate|landing|ramp|platform|roof|yard|area|space|room|toilets?|washroom|kitchen|lift|elevator|lobby|dock|bay|path|walkway|walk|road|corner|parking lot|car park|wall)(?: [a-z]?\d*[a-z]?)? (?:next to|outside|behind|near|beside|by|in|at|on|of|opposite|in front of|above|below|under|between|to|leading to|off) (?!fire\b)(?:the |our )?[a-z0-9# ]{2,30}?)(?=[,.;!?]|$| (?:is|are|was|has|have|keeps?|needs?|looks?)\b)",
    r"(?P<value>\b(?:line|workshop|warehouse|building|floor|room|dock|gate|aisle|bay|zone|section|staircase|stairwell|corridor|hall|ramp|platform)(?: ?#?\d+[a-z]?| [b-hj-z])\b)",
)
PARTS = (
    r"厂区|园区|[东西南北]+区|基地|分厂|工厂",
    r"(?:号楼|[\da-z一二三四五六七八九十东西南北主副][栋幢座]|大楼|办公楼|宿舍|食堂|餐厅|车间|工段|仓库?(?!管)|库房|厂房|门店|展厅|停车场|车库|工地)|\b(?:building|workshop|warehouse|canteen)\b",
    r"(?<!号)(?:负?[\d一二三四五六七八九十]+|地下[\d一二三]?|[顶底])(?:楼|层)(?!梯|道)|楼顶|天台|屋顶|地下室|\bfloor\b",
    r"楼梯|楼道|走廊|过道|通道|卫生间|洗手间|厕所|(?<!宿)[\u4e00-\u9fff\d]室|机房|[电泵炉]房|电梯|大厅|大堂|前台|产线|流水线|[\d一二三四五六七八九十a-z]号?(?:线|区|排|跨|列|门|库)|工位|货架|平台|月台|堆场|\b(?:room|line|corridor|stairs?|hall|area|store|bay|dock|yard|lab|office|aisle)\b",
    r"[东西南北]+(?:侧|头|边|面|角|墙)|门口|入口|出口|(?:梯|路)口|旁|隔壁|附近|对面|拐角|角落|墙角|中间|靠[窗墙里外近]|[里外后前上下左右](?:面|头|边|侧)|[左右]手边",
    r"叉车|行车|天车|铲车|(?<!司)机(?!房|器人)|床|炉|柜|罐|槽|泵|釜|配电箱|灭火器|消防栓",
)
# What hurts somebody is no place by itself (手让冲床夹了); one with its number is: 被3号冲床夹了.
HURTS = r"(?:被|让|给|叫|遭)[^,。;!?\s\d号]{0,4}?(?:机器?|床|刀具?|辊|皮带|齿轮|模具|叉车|行车|传送带|砂轮|钢丝|链条)(?=(?:又|还|突然|一下子?|直接)*(?:给)?(?:夹|卷|砸|撞|压|绞|烫|割|轧|碰|扎|刮|切|剪|咬|挤|划|伤))|(?:卷|绞|夹|拖|拽|缠|扯|带|吸)(?:进|入|到|在)(?:了)?[^,。;!?\s\d号]{0,3}?(?:机器?|机床|辊子?|皮带|齿轮|模具|传送带|输送带|流水线|砂轮|链条|轴)"
# A part of somebody, and what was done to it, is no place either: 眼睛里, 突然胸口, her arm with steam.
_BODY = r"(?:眼睛?|胸口|心口|伤口|[条道]大?口子?|(?<![喷管油气水])嘴巴?|脸|脖子|额头|耳朵|鼻子|喉咙|肚子|后背|胳膊|(?<!机械)手(?:[背心掌指腕臂]|指头)|[大小]腿|脚[趾背踝]|膝盖|脑袋|后脑勺?|(?:[我他她]|师傅|同事|工友|人|[小老][\u4e00-\u9fff])的?[左右]?[手脚头腿身])(?:里|上|下|边|处)?[面边头]?$|^[左右]?[手脚腿身]上$|^[一两二三四几半]+[口台个条下把次只身脸]$"
_LIMB = r"(?:hands?|fingers?|thumbs?|arms?|wrists?|ankles?|elbows?|legs?|knees?|foot|feet|toes?|head|face|eyes?|neck|chest|shoulders?)"
_NO_SITE = rf"{_BODY}|^(?:梯子?|凳子?|椅子?)[上旁边]*$|的[一两二三四几]$|^下(?:井|池|坑|罐|沟|窖)$|^(?:(?:my|his|her|their|someone's|somebody's|(?:the )?[a-z]+'s) (?:[a-z]+ )?|the )?{_LIMB}\b|\b(?:splashed|spilled|spilt|sprayed|poured|dripping|dripped)\b|^with\b|[把将][^,。;!?]{{1,8}}(?:撞|顶|挤|刮|压|夹|砸)(?:到|在|上)"
# Who works somewhere is no place: 车间主任, but 3号车间 of 3号车间主任.
PEOPLE = r"(?<![号#\da-z一二三四五六七八九十])(?:车间|班组?|工段|仓库|食堂|宿舍|前台|部门)的?(?:主任|主管|经理|领导|班?长|组长|负责人|管理员|工人|同事|师傅|员工|的人)"
NO_PLACE = "|".join((
    _NO_SITE,
    r"[被遭](?!服|褥|子|单)|(?<=[\u4e00-\u9fff])(?:打架|吵架)$|^[夜白早中晚]班$|^们?(?:这|那)(?:边|儿|里|块|头|个?地方)$",
    r"^(?:the |a |an |one |some |its? )?(?:[a-z]+ )?(?:hand ?rail|guard ?rail|railing|rail|banister|ladder|step|tile|cable|wire|wiring|cord|plug|socket|pipe|hose|lamp|light|bulb|extinguisher|sprinkler|alarm|sign|cover|guard|lid|grating|handle|lock|bolt|screw|beam|scaffold(?:ing)?|barrier|fence|carpet|mat|box(?:es)?|pallet|cylinder|bottle|drum|chair|shelf|fan|valve|belt|chain|hook|sling|glass|window pane|floor tile)s?$",
    r"^(?:电源?线|电缆|线皮|插头|插座|灯泡|灯管|开关)$|闻[到见]|(?:煤气|烟|焦|糊|异|臭|气|药|油漆|汽油|天然气)味|味道",
    r"^(?:[\u4e00-\u9fff]{1,4}的?[手脚头腿臂指])?(?:都|被|就)?(?:卷|夹|掉|摔|滑|撞|碰|扎|砸|伸|压|缠|绞|拖|拽|塞|飞|溅|滴|冲|扑|钻|陷)(?:进|到|入|往|向)|医院|住院|出院|诊所|请.{0,4}假|休假|没事|继续|救命|来人|已经",
    r"送(?:医|走|去)|报警|怎么办|[了吗呢!]$|快$|找人|^(?:有人|大家|你们|他们|人|快来?|[喂嗯哦啊嘿哎唉]+)$|^(?:旁边?|附近|里面?|外面?|对面|那儿|那里|那边|上面|下面|后面|前面|中间|边上?)$",
    r"^(?:all )?(?:over )?(?:the |a )?(?:floor|ground|air|way|place|wall|ceiling)$|^(?:i |we )?(?:want|need|would like) to\b",
    r"^(?:the |our |my |a |his |her )?(?:supervisor|manager|boss|foreman|(?:team|shift|group) (?:leader|lead)|leader|director|colleague|worker|operator|driver|guy|man|woman|someone|somebody|people|they|he|she|we)s?$",
    r"^(?:a |an )?(?:safety )?(?:hazard|issue|problem|risk)s?\b|\banonymous(?:ly)?\b|(?:司机|师傅|主任|主管|经理|班长|组长|工人|员工|同事|老板|领导)们?$",
    r"^[a-z]+ (?:blocking|hanging|leaking|leaning|missing|lying|falling)$|^(?:it|this|that|fire|risk|danger|operation|use|time|work|case|question|trouble)$",
    r"^[我他她](?!们?(?:的|这|那|家|厂|车间|办公|宿舍|工位|部门|仓|楼|旁|后|前))",
))  # fmt: skip
_FELL = r"^[^,。;!?\s]{0,8}?(?:从(?=.)|(?:掉|摔|跌|滑|栽|落|陷|踩|爬|钻|走)(?:进|到|入|上)|(?:困|压|埋|倒|躺|卡|晕)在)(?=[\u4e00-\u9fffa-z0-9])|^[^,。;!?\s]{0,8}?(?<=[的人傅工事友个位\u4e00-\u9fff])下(?![面边方头层班水料线])(?=[^,。;!?\s]{1,6}(?:池|井|坑|罐|窖|沟|仓))|^(?:[a-z']+ ){0,4}(?:into|onto|from|off) (?=(?:the|our|a) )|^(?:a|an|the|our) (?:[a-z]+ ){0,2}(?:truck|lorry|forklift|van|car|pallet|crane|trolley|vehicle) (?:at|in|near|on|by|outside|inside|behind) "  # how somebody came to be there
LEADS = "|".join((
    _FELL,
    r"^[^,。;!?\s]{1,10}?(?:[说讲]过?(?![明台坛师])|听说|告诉我们?|跟我[说讲]|反映|反馈|汇报|看[见到]了?|瞧见|瞅见|发现了?|提醒我们?)(?=[\u4e00-\u9fffa-z0-9]{2,})",
    r"^(?:进|入|掉|过)(?!道|磅|滤|渡|街|厅|口|门|料|水口|货|气|户|站|出|深|场|线)(?=[\u4e00-\u9fff]{2,})|^(?:[我咱]们?)?(?:[这那]?边(?!上|角|门|柜|坡|缘|区|库|跨|仓)|上(?:周|个?星期|个?礼拜)[一二三四五六日天]?|(?:周|星期|礼拜)[一二三四五六日天]|昨[天晚夜]|前[天晚]|今[早晚]|早上|上午|下午|中午|晚上|夜里)+(?=[\u4e00-\u9fffa-z0-9]{2,})",
    r"^(?:(?:想|要|还?是|就)(?=匿名|实名|举报|上报|报|反)|匿名|实名|举报|检举|反馈|一下|投诉|顺便|顺带|顺手|另外|对了|说下|(?:safety )?hazards?(?: report)?:|我们?|咱们?|发现|看到|看见|瞅见|有人|有个|在|就|刚才?|那个|这个|今天|昨天|现在|报告|上报|登记|反映|隐患|个事|们|又|把|从|去|到|跟|说|你们?|的|是|一直|还|都|里|注意|帮忙|麻烦|路过|经过|位于|靠近|送货|回来|同事|还?有一[桩件处个])+[,\s]*",
    r"^(?!.{0,5}(?:存|实|正|现)在)[\u4e00-\u9fff]{1,5}?在(?![滴漏冒响晃抖流喷])(?=[\u4e00-\u9fffa-z0-9]{2,})",
    r"^(?:(?!(?:the|our|a)\b|[a-z]*(?:room|hall|way|floor|door|stair|corridor|entrance|exit|roof|area|line|house|shop|building|office|gate|dock|shel|rack|machine|corner|aisle|bay|platform|yard|lobby|toilet|kitchen|canteen|ramp|ladder|table|desk|window|wall|press|lift|pump|tank|boiler|oven|bench|stop))[a-z'-]+ ){1,5}(?:in|at|near|by|on|outside|inside|behind) (?=[a-z])",
    r"^(?:all )?over the floor (?:in|at|near|by|of|outside) ",
))  # fmt: skip
_READS = r"(?<=[炉釜罐机泵塔])的?(?:压力|温度|液位|水位|转速|油温|气压|水压|电压|电流).*$|(?<=[机床炉柜罐泵窑釜梯车])(?:又|还|都|一直|突然|老是?|总是?|也)*(?:不(?!锈)|没(?!有)|[打转动开关停]不|鼓|爆(?!破)|崩|超|卡|抖|震).*$|\s(?:and|or|but)$"  # what a machine does, or its gauge reads
TAIL = "|".join((
    _READS,
    r"\s(?:and|or|but|where|while)(?:\s(?:some(?:one|body)|he|she|they|i|we|it|a (?:man|woman|guy|worker|colleague)|can'?t|cannot|could|is|was|got|now|there|people|workers|everyone|everybody|two|three|several|water|smoke|oil)\b.*)?$",
    r"(?<=[间库房区线楼层厂堂室院][里内上])(?!(?:面|头|边|侧|外|方|的))(?![^,。;!?]*(?:机|床|炉|柜|箱|罐|架|泵|门|口|灯|梯|台|车|池|井|窗|墙|角|线|边|旁|侧|面|处|间|室|区|排|阀|管|盒|板|座|槽|顶|桌|道|栋|楼|层|号|仓|库|棚|塔|坑|桥)$)[\u4e00-\u9fff]{2,5}$",
    r"(?<=[里上内边旁口])有$",
    r"(?<=[间库房区楼层堂室厅厂])(?:一?股)?好(?:大|多|浓|重|臭|呛)$",
    r"(?<=[\u4e00-\u9fff]{2})(?:就|又|还|都|一直|全|被人?)*(?:放|摆|堆|搁|搭|竖|扔|丢)(?:在|到|得|满|于).*$",
    r"\s(?:wobbles?|shakes?|sways?|leaks?|drips?|rattles?|sparks?|flickers?|tilts?|jams?|overheats?|collapses?|cracks?|creaks?|is|are|was|were|isn't|aren't|has|have|had|keeps?|stopped|stops|broke|broken|won't|can't|doesn't|looks?|got|gets|needs?|smells?|seems?)(?:\s.*)?$",
    r"(?<=[间库房区线楼层口处里台机车柜梯道廊边角旁门室下外])(?:老是?|总是?|经常|天天|一直|又|还)+(?:有人|有)?$|(?<=[\u4e00-\u9fffa-z0-9]{2})(?:老是?|总是?|经常|天天|一直|又|还|也)*有人(?!值).*$",
    r"(?<=[间库房区线楼层口处里台机车柜门室])着$|(?<=[\u4e00-\u9fffa-z0-9]{2})(?:大|半|还|都|一直|全|又)*(?:敞|开|堵|堆|放|锁|关|掉|挂|吊|漏|冒|坏|裂|断|倒|歪|松|烧|塌|翘)(?:着|了|开|得|不住|不上).*$",
    r"(?<=[间库房区线楼层口处里台机车柜梯道廊边角旁门室])(?:又|正?在|一直)?(?:漏[油电水气液]|冒[烟火]|着火|起火|积[水油]|[闻听]|有股|有人|打滑|短路|跳闸|失灵).*$",
    r"(?<=[\u4e00-\u9fffa-z0-9]{2})(?:在|正在|又|一直|到处|有点)*(?:漏[油水气电液雨风]|冒[烟水火气]|积水|起火|着火|停电|跳闸).*$",
))  # fmt: skip
