"""How people tell of what may kill in a moment, before anybody is hurt: water on live parts, gas that escapes, vessels
about to burst, people who went into a pit and do not answer. Regular expressions over a half-width, simplified,
lower-case message."""

_LIVE_PART = r"(?:配电(?:柜|箱|盘|间|房|室)|开关(?:柜|箱)|控制(?:柜|箱|盒)|电[箱柜盘闸]|电控(?:柜|箱)|动力箱|接线(?:板|盒|端子)|插[座排]|排插|插线板|拖线板|电源(?:线|箱|插座)|裸?电线|电缆|变压器|空气开关|空开|充电桩|(?<!龙头)(?<!水)(?<!阀门)开关(?!量))"
_WATER = r"(?:(?<!油)(?<!薪)水(?!平|准|位|泥|费|果|表|电费|管工|洗|杯|壶|瓶)|雨|积水|汤|泡沫)"
_WETS = r"(?:滴|漏|淋|流|灌|渗|溅|喷|洒|泼|冲|倒|浇|打|飘)"
LIVE = "|".join((
    rf"{_WATER}[^,。;!?]{{0,8}}?{_WETS}(?:到|在|进|往|上|入|着|向|了|下来|过来)*[^,。;!?]{{0,5}}{_LIVE_PART}",  # 漏水滴到配电柜上
    rf"{_WATER}(?:正|一直|都|全|直|就)*(?:往|向|朝|顺着|沿着)[^,。;!?]{{0,4}}{_LIVE_PART}[^,。;!?]{{0,4}}(?:{_WETS}|跑|淌)",
    rf"{_LIVE_PART}[^,。;!?]{{0,6}}?(?:泡|浸|掉|躺|淹|拖|沉|耷拉|落|垂|搭|没)(?:在|进|到|入|着|了)*[^,。;!?]{{0,4}}(?:水|雨)(?:里|中|坑|洼|沟|池|$|[,。;!?]|面)",  # 电线泡在水里
    rf"{_LIVE_PART}(?:上|里|下|顶|边|旁)?(?:面|边|头|方)?(?:都|全|正|还|一直|老|在|也|已经|又)*(?:(?:往外|直往?外?|在往外)?(?:冒|流|淌|出)水|滴水|漏水|进了?水|淋了?水|渗水|淋了?雨|有积?水|灌了?水|积水|受潮打火|往下滴水|泡了?水|被水?(?:泡|淹|淋))",
    r"(?:水|雨)[^,。;!?]{0,3}(?:淹|泡|漫)(?:了|到|过|进)[^,。;!?]{0,3}(?:配电|电箱|电柜|插座|变压器|开关柜)|(?:水|雨)[^,。;!?]{0,3}(?:把|将)(?:[^,。;!?]{0,4})(?:配电|电箱|电柜|插[座排]|排插|接线板|变压器|开关柜|电线|电缆|电机)[^,。;!?]{0,4}(?:淹|泡|淋|浇)(?:了|湿|透)",
    r"(?:把|将)[^,。;!?]{1,6}电(?:了(?:一下|一?跳|$)|着了|到了|得|晕|倒|伤|飞)|[被遭让给]电(?:给)?(?:打|弹|麻)(?:了|到|着|飞|倒|开|晕)|电[箱柜闸器线][^,。;!?]{0,5}被?(?:弹|打)(?:开|飞|出去|倒)了?|(?:有人|同事|工友|师傅|徒弟|[小老][\u4e00-\u9fff]|我|他|她)[^,。;!?]{0,5}[被给让](?:[^,。;!?肉酸]{0,5})麻了(?:一下|一?跳|$)|(?:摸|碰|扶|抓)[^,。;!?]{1,8}(?:手|胳膊)(?:一|都|直|发|被电?)*麻|(?:外壳|机壳|铁皮|护栏|水管|铁门|架子|机身|把手|扶手)[^,。;!?]{0,3}(?:带了?电|有电)|(?:触|碰|摸|踩)(?:到|了|着)(?:了)?(?:火线|裸线|裸露的?电?线|带电)",
))  # fmt: skip
LIVE_EN = "|".join((
    r"\b(?:water|rain|coolant)\b[^.;!?]{0,30}\b(?:on|onto|into|over|inside|reach\w*|near)\b[^.;!?]{0,20}\b(?:switchboards?|switchgear|(?:electrical|control|distribution|power|fuse|breaker|junction) (?:panels?|box(?:es)?|cabinets?)|sockets?|outlets?|transformers?|live|wires?|wiring|power strips?|extension (?:cords?|leads?))\b",
    r"\b(?:cables?|wires?|sockets?|plugs?|power strips?|extension (?:cords?|leads?)|switchboards?|outlets?)\b[^.;!?]{0,25}\b(?:in|under) (?:the |a |some |standing )?(?:water|puddles?|wet)\b|\blive wires?\b",
))  # fmt: skip

_GASES = r"(?:天然气|煤气|燃气|沼气|液化气|石油气|液[氨氯]|氨气?|氯气?|氢气|氧气|乙炔|氮气|一氧化碳|硫化氢)"
GAS = "|".join((
    rf"{_GASES}(?:总|主|软|输送)?(?:管道?|管线|阀门?|瓶|罐|罐车|接头|法兰|钢瓶)?(?:阀门?|接头|口|上|子|里)?(?:突然|坏了|松了|一直|在|正|给|也|被[^,。;!?]{{0,6}}?|让[^,。;!?]{{0,6}}?)*(?:挖|撞|压|砸|铲|碰|扯|刮|弄)?(?:断|破|裂|爆|漏|泄|逸|喷|呲|跑气|崩|穿孔|关不(?:住|上|死|严)|拧不(?:住|紧)|脱落|脱开|冲出|往外)",
    rf"{_GASES}[^,。;!?]{{0,8}}(?:嘶嘶|呲呲|滋滋|丝丝)|(?:臭鸡蛋|臭鸭蛋)|(?:闻到|一股|有股|浓[浓重]?的)[^,。;!?]{{0,6}}{_GASES}味?",
))  # fmt: skip
GAS_EN = r"\b(?:gas|ammonia|chlorine|hydrogen|oxygen|acetylene|propane|lpg) (?:pipes?|lines?|mains?|cylinders?|tanks?|valves?|hoses?)\b[^.;!?]{0,45}\b(?:broke\w*|burst|ruptured|cut|hit|cracked|hissing|leaking|open|punctured|snapped)\b|\brotten eggs?\b|\bsmell(?:s|ed|ing)? (?:of |like )?(?:strong )?(?:gas|ammonia|chlorine)\b"

_VESSEL = r"(?:锅炉|储气[罐筒]|压力[罐容器]+|反应[釜罐]|蒸[汽压][^,。;!?]{0,2}[管釜罐]|高压[气油水]*[管罐釜泵]?|气罐|气瓶|钢瓶|氧气瓶|乙炔瓶|液压(?:油)?管|罐体|空压机[^,。;!?]{0,4}[罐筒]子?|硫化罐|杀菌锅|灭菌[锅柜]|蒸锅|夹层锅|分气缸|缓冲罐|储罐|安全阀)"
BURSTING = "|".join((
    rf"{_VESSEL}(?:[^,。;!?的]{{0,4}})(?:鼓(?:了?[个一]*大?包|起|胀|了|出)|胀(?:大|开|了|得)|变形了?|爆(?:了|裂|管|开)|崩(?:了|开|断|裂)|炸|裂(?:了|开|缝|口)|开裂|要[爆炸]|快[爆炸]|超压|憋压|过热|干烧|缺水(?!报警测试))",
    rf"{_VESSEL}[^。;!?]{{0,10}}?(?:压力|表压|气压|温度)?表?(?:[^,。;!?]{{0,3}})(?:爆表|打满|顶格|到顶|到头了|超(?:了|过)?(?:红线|红区|上限|极限)|进红区|降不下来|压不住|泄不(?:掉|了|下)|控制不住|失控|直往上[冲涨窜]|蹭蹭往?上?[涨升]|(?:一直|还在|越来越|不停|猛)(?:往上)?(?:涨|升|高|冒|走|窜))",  # 锅炉压力表爆表了
    r"安全阀[^。;!?]{0,6}(?:一直|不停|老|反复|突然|频繁)(?:在|地)?(?:跳|起跳|响|喷|排|叫|放气|泄)|安全阀[^,。;!?]{0,3}(?:跳|响|喷|叫)个不停|安全阀[^,。;!?]{0,3}(?:打不开|不起跳|不跳|卡死|堵死)|(?:压力表)[^,。;!?]{0,4}(?:爆表|打满|顶格|超(?:了)?红|到红区)",
))  # fmt: skip
BURSTING_EN = r"\b(?:tank|boiler|vessel|cylinder|receiver|reactor|autoclave|compressor|pressure gauge)\b[^.;!?]{0,25}\b(?:bulg\w+|swell\w*|swollen|about to (?:burst|blow|explode)|over-?pressur\w*|off the scale|in the red|won'?t (?:stop rising|come down)|keeps? rising|going to (?:burst|blow))\b|\bpressure\b[^.;!?]{0,20}\b(?:off the scale|in the red|too high and|keeps? (?:rising|climbing)|won'?t come down)|\b(?:safety|relief) valve (?:is |keeps? )?(?:stuck|popping|blowing|screaming)|\b(?:air|steam|hydraulic|high-?pressure) (?:hose|pipe|line) (?:has )?(?:burst|blew|blown|snapped|exploded)\b"

_PIT = r"(?:井|池|坑|罐|釜|仓|沟|窖|槽|塔|管道|料斗|地下室|烟道|炉膛|舱|反应器|储罐|水箱|隧道)"
_NO_SIGN = r"(?:没|不|未|还没|一直没|就没|再没|半天没|也没|都没)(?:再|见|有|见人|看到)*(?:上来|出来|回来|动静|回音|回应|反应|应声?|回话|搭话|吭声|人应|声音|音|消息|爬上来|答应|应答)"
ENTERED = "|".join((
    rf"(?:人|师傅|工|同事|工友|清淤的|[小老][\u4e00-\u9fff]|他|她|个|位|名)[^,。;!?]{{0,10}}?(?:下|进|掉|钻|爬|跳|入|摔)(?:到|进|去|了|入)*[^,。;!?]{{0,8}}{_PIT}[^。;!?]{{0,14}}?{_NO_SIGN}",  # 师傅下污水池里没上来
    rf"(?:{_PIT}|下面|底下)[^。;!?]{{0,10}}?(?:下去|进去|掉下去|钻进去)[^。;!?]{{0,10}}?{_NO_SIGN}|(?:下去|进去)(?:了|的)?[^,。;!?]{{0,6}}人?[,，]?[^,。;!?]{{0,6}}?(?:没|不)(?:再|见)?(?:上来|出来)",
    rf"{_PIT}(?:里|底|下)面?[^,。;!?]{{0,6}}(?:有人|人|[小老][\u4e00-\u9fff]|师傅|同事|工友)[^,。;!?]{{0,4}}(?:晕|昏|倒|没动静|不动|出不来|上不来)|{_PIT}(?:里|底|下)面?[^,。;!?]{{0,6}}人{_NO_SIGN}|(?:池|井|坑|罐|窖)[^,。;!?]{{0,4}}[两二三四几\d]+个?人(?:都)?(?:倒|晕|昏|躺)",
))  # fmt: skip
ENTERED_EN = r"\b(?:went|gone|climbed|got|fell|is|are|was|were|entered) (?:down )?(?:in|into|inside|down)?\b[^.;!?]{0,25}\b(?:tank|pit|silo|well|sewer|manhole|vessel|pipe|boiler|hopper|tunnel|shaft|septic|hole|chamber|cistern)\b[^.;!?]{0,30}\b(?:(?:has|have|did) ?n[o']?t|never|not|no one|nobody)\b[^.;!?]{0,12}\b(?:come (?:back )?(?:out|up)|came (?:back )?(?:out|up)|answer\w*|respond\w*|response|out yet)\b|\b(?:down|in) (?:the|a) (?:tank|pit|silo|well|sewer|manhole|hopper|shaft)\b[^.;!?]{0,25}\b(?:no (?:answer|response|reply)|not (?:answering|responding|moving)|can'?t get out|unconscious|passed out|fainted)\b"

# The same more loosely, for a message that is known to report what is wrong.
GAS_REPORTED = rf"{_GASES}(?!表|费|票|公司|报警)[^。!?]{{0,12}}(?:漏|泄|呲|喷|松(?:了|脱|开)|脱落|脱开|裂|破|断|往外|冒)|(?:满屋|一屋|到处)[^,。;!?]{{0,3}}{_GASES}"
BURSTING_REPORTED = r"(?:蒸|锅|釜|罐|高压|气包|空压|液压)[^。!?]{0,10}压力?[^,。;!?]{0,4}(?:下不来|降不|下不去|过高|太高|超(?!市)|一直[涨升]|上升|不降|泄不)|(?:高压|蒸汽|气|液压|水)[管][^,。;!?]{0,4}(?:甩|爆|崩)(?:了|起|开|断|来)"
ENTERED_REPORTED = (
    rf"{_PIT}(?:里|下|底)?[^。!?]{{0,12}}(?:没(?:了)?(?:声音|动静|反应|回应)|不(?:答应|应声|动了|吭声)|拉不动|喊不)"
)
LIVE_REPORTED = rf"{_LIVE_PART}[^。!?]{{0,9}}(?:水(?!间|房|泵|器|箱|表|阀|龙头|池|管|机|塔|平|位|准)|雨(?!棚))|{_WATER}[^。!?]{{0,10}}{_LIVE_PART}[^,。;!?]{{0,6}}(?:里|上|跳闸|冒|响)|(?:一碰|碰|摸)[^。!?]{{0,10}}麻"
