"""Dangers that cannot wait for a form: the plainest words for them, and what to do at once.

The advice is general safety advice, not a rule of the company, and is shown as such; the articles are quoted beside it.
"""

from tools.action import Alarm, Basis

STOP = Basis("operations/4.4", "设备发生故障,操作人员应立即停机,挂牌警示,并按流程报修。")
PLANS = Basis("operations/5.6", "制定针对火灾、触电、机械伤害、化学品泄漏等事故的应急预案。")

_FALLS = r"掉下来|坠落|砸下来|(?:叉车|吊车|铲车)(?:侧)?翻了"  # what may hurt somebody, and need not

ALARMS = (
    Alarm("有限空间", (),
     ("**不要自己下去救人**：井、池、罐里可能缺氧或有毒气，下去的人也会倒下；让其他人退开。", "马上拨打 **119** 和 **120**，说清地点、里面几个人、里面是什么。", "在口上喊话、尽量送风；只有戴空气呼吸器、系安全绳、受过训练的人才能进去。通知主管和安全管理员。"),
     ("**Do not go in after them**: pits, wells and tanks may hold no oxygen or poisonous gas; keep others away.", "Call **119** and **120** at once: where, how many are inside, what is in there.", "Call to them from outside and blow fresh air in; only trained people with breathing apparatus and a rope go in. Tell the supervisor and the safety officer."), (PLANS,)),
    Alarm("触电", (
        r"触电|电倒|[被遭挨](?:它|那玩意儿?|开关|插座|机器|设备)?电(?:到|了|击|晕|伤|着|麻|得)|(?:被|给|遭|挨)(?:电|打)了?(?:一|几|两)?下(?=.{0,4}电)|电(?:到|着)(?:人|了|我|他|她)|电了(?:我|他|她|人|一下|好?几下|两下|俺)|[触过]了(?:一下)?电|漏电|冒(?:电)?火花|打火花|电弧|麻手|手(?:被)?(?:电)?麻了?一下|带电.{0,4}(?:裸露|外露|掉)",
        r"electr(?:ic shock|ocut)|sparks?\b|sparking|\b(?:got|gets|getting|had|took|felt) (?:an? )?(?:\w+ )?shock(?:ed)?\b|\bshocked by (?:an? |the |that |this )?(?:\w+ )?(?:cable|wire|machine|socket|panel|plug|switch|outlet|drill|cabinet|fence|tool)\b",
    ), ("不要直接触碰触电的人或设备，先**切断电源**；断不了电就用干燥的绝缘物隔开。", "让其他人离开，拨打 **120**；无呼吸心跳时由会的人做心肺复苏。", "在现场隔离、挂牌警示，通知安全管理员和主管。"),
     ("Do not touch the person or the machine: **cut the power** first, or part them with something dry that does not conduct.", "Keep others away and call **120**.", "Isolate the place, hang a warning, tell the safety officer and your supervisor."), (PLANS, STOP)),
    Alarm("火灾", (
        r"(?<!打不)(?<!点不)着火|起火|失火|火灾|(?<!嗓子)(?<!喉咙)(?<!嗓子眼)冒烟|烟雾|浓烟|有烟(?!味|草|灰|头|瘾|蒂|盒|酒)|烧起来|烧着|火(?:势|烧[到着]|已经烧|正?越[来烧]越|烧得)|烧得(?:很|正|好)?(?:旺|大)|(?:油锅|机房|厂房|库房|仓库|车间|宿舍|厨房|食堂|楼[下上]|屋里|配电[房室箱柜]|电机|设备|货架|机器|电瓶车?|垃圾桶|纸箱|线路|插座)着(?:起来)?了(?![急凉迷魔力])|(?:楼道|走廊|车间|仓库|屋)里?(?:全|都|到处)是烟|噼里啪啦[^,。;]{0,3}打火(?!机)|起烟|明火|火苗|冒黑烟|冒火(?!花)|短路冒|焦味|焦糊味|糊味|烧焦|爆炸|爆燃|炸了|电池[^,。;]{0,4}(?:鼓|膨胀)[^。;]{0,6}(?:烫|热|漏)",
        r"\bfire\b(?! (?:exit|extinguisher|door|drill|alarm|safety|lane|escape|hydrant))|\bsmok(?:e|ing)\b(?! (?:area|room|break|in the office))|\bburning\b|explo(?:sion|ded)|in flames",
    ), ("**立即撤离**到安全的地方，并叫醒提醒周围的人；不乘电梯，烟大时弯腰捂住口鼻。", "拨打 **119**（有人受伤同时拨打 **120**），说清地点和燃烧的东西。", "只有在火很小、自身安全、会用灭火器时才扑救；能安全断电的先断电。"),
     ("**Leave at once** for a safe place and warn the people around you; no lifts, stay low in smoke.", "Call **119** (and **120** if somebody is hurt); say where and what burns.", "Fight it only if it is small, you are safe and know how; cut the power if you safely can."), (PLANS, STOP)),
    Alarm("泄漏", (
        r"(?:化学品|化工|危化品|酸|碱|溶剂|稀释剂|天那水|甲苯|酒精|汽油|柴油|氨|氯|煤气|燃气|天然气|液化气|瓦斯|气瓶|有毒|毒气|储罐|油漆|硫酸|盐酸|氨水).{0,12}(?:泄漏|泄露|漏了?|洒|溢|倒了|翻了|流出|流了|冒|味|喷|溅|爆)|(?:泄漏|泄露|洒|漏).{0,8}(?:化学品|危化品|硫酸|盐酸|溶剂|煤气|燃气|天然气|氨气?|氯气?|甲苯)|(?:闻到|有股?|很大的?|好大的?)(?:煤气|燃气|天然气|瓦斯|刺鼻|氨)(?:的)?(?:味|气味)|刺鼻",
        r"(?:gas|chemical|acid|ammonia|solvent|chlorine)\b.{0,20}\b(?:leak|spill|smell)|(?:leak|spill|smell)\w*\b.{0,20}\b(?:gas|chemical|acid|ammonia|solvent|chlorine)",
    ), ("**马上离开**，往上风方向走，让其他人也不要靠近；不要开关电器、不要用明火、不要在现场打手机。", "沾到身上的，脱掉被污染的衣物，用大量清水冲洗；有人不适拨打 **120**，火险或泄漏失控拨打 **119**。", "没有防护装备和训练不要自己处理，通知安全管理员。"),
     ("**Leave now**, upwind, and keep others away; no switches, no flames, no phone on the spot.", "Rinse skin with plenty of water; call **120** if somebody is unwell, **119** for a fire or an uncontrolled leak.", "Do not clean it up without protection and training; tell the safety officer."), (PLANS,)),
    Alarm("人员受伤", (
        rf"(?:{_FALLS})(?!的?风险|隐患|怎么)", r"(?:救命|救救我|没气了|抽搐|口吐白沫|呼吸困难|喘不[上过]气|中暑|食物中毒|(?:都|全)(?:在)?吐了|噎住|倒下(?:了|没)|突发|有人心脏病|眼睛进了?.{0,6}(?:化学|酸|碱|药水|溶剂)|手指?断了|咬住手|掉(?:进)?水里|地震了|有人(?:拿|持|带)刀|捅了|心脏病(?:发|犯)|突发(?:心脏|疾|重)+病|心脏骤停|心梗|溺水|跳楼|割腕|昏迷|休克|吸入(?:了)?(?:大量)?(?:毒气|氯气|氨气|煤气|有毒)|(?:人.{0,4}困在?|困(?:在)?)电梯|电梯.{0,4}困|流血|血流|出血|(?:手指?|脚|腿|胳膊|头上?|眼睛).{0,6}(?:夹|割|扎|砸|烫|绞)了|(?:手(?!头|上|里|机|续|下|边|工|艺|册|套)[指掌臂]?|脚|腿|胳膊|身子).{0,3}被.{0,6}(?:压|轧|碾|卷|咬|撞|绞|削)了|受伤|伤到|砸到|砸伤|砸中|压到|压伤|压住|夹到|夹住|夹伤|夹断|卷进|卷入|绞进|绞伤|割伤|割破|划伤|烫伤|烧伤|摔伤|摔下|摔断|撞伤|(?:撞|砸|压|轧|碾|刮|烫|伤)(?:到|了|着|倒)?(?:人|工友|同事)了|(?:撞|砸|压|轧|碾|刮|烫|伤)(?:到|了|着|倒)(?:人|工友|同事|他|她|手|脚|腿)|晕倒|昏倒|昏迷|(?<!电脑)(?<!系统)(?<!手机)(?<!服务器)(?<!网站)中毒|窒息|流血|出血|骨折|被困|困在|困住|关在电梯|没有?呼吸|倒在地上)(?!的?风险|隐患|怎么)",
        r"\b(?:injured|hurt|bleeding|unconscious|not breathing|heart attack|in (?:his|her|my|the) eyes|trapped|collapsed|crushed|fainted|broke (?:his|her|my|an?) (?:arm|leg|finger|hand|wrist|ankle|foot|toe|rib|neck|back|bone))\b",
    ), ("先确认自身安全，**停下机器、切断能量**；不要随意搬动伤者。", "拨打 **120**，说清地点、人数和伤情，派人在门口接应；出血的压住止血。", "被困的不要强拉，等专业救援（**119**）；通知主管和安全管理员，保护好现场。"),
     ("Make sure that you are safe, **stop the machine and cut its power**; do not move the injured.", "Call **120**: where, how many, what happened; send somebody to the gate; press on bleeding.", "Do not pull somebody who is trapped, wait for rescue (**119**); tell the supervisor and the safety officer."), (PLANS, STOP), personal=True, harmless=(_FALLS,)),
    Alarm("压力失控", (),
     ("**马上离开**，让周围的人也退到远处，不要靠近看、不要敲打或紧固。", "能在远处安全操作的，停止加热、切断进气和电源；有人受伤拨打 **120**，着火或爆炸拨打 **119**。", "拉警戒、挂牌警示，通知主管和安全管理员，由有资质的人处理。"),
     ("**Get away** and keep everybody at a distance; do not go near to look, hit or tighten anything.", "If you safely can from afar, stop the heating and cut air and power; call **120** if somebody is hurt, **119** for a fire or an explosion.", "Close the area off; tell the supervisor and the safety officer; leave it to qualified people."), (PLANS, STOP)),
    Alarm("坍塌", (
        _FALLS, r"(?:坍塌|塌了|塌下来|倒塌|垮了|垮塌|要塌|快塌|快倒了|马上要(?:倒|塌|掉)|摇摇欲坠|钢丝绳(?:断|快断)|吊(?:物|装|钩).{0,6}(?:脱|掉|断)|刹车失灵|制动失灵|失控)",
        r"\bcollaps(?:ed|ing)\b|about to (?:fall|collapse)",
    ), ("**马上离开**下方和周围，拉开距离，不让任何人进入。", "停下相关设备；有人被压或受伤拨打 **120** 和 **119**，不要盲目进入施救。", "设警示隔离，通知主管和安全管理员。"),
     ("**Get away** from below and around it and let nobody in.", "Stop the equipment; if somebody is caught call **120** and **119**, do not rush in.", "Close the area off; tell the supervisor and the safety officer."), (PLANS, STOP)),
)  # fmt: skip
