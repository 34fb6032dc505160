"""How people tell that somebody is hurt or unwell, in everyday words: a part of the body and what was done to it, who
was hit, who fell, who does not answer. Regular expressions over a half-width, simplified, lower-case message."""

_SURNAME = "[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤覃翟祝岳左涂凌霍倪章古米欧宁佟庞尚樊兰殷施俞安常康关齐易乔伍文庄葛牛路牟聂苗粟邢娄靳冉滕蓝隋卜简詹洪柳鲍卓裴甘温季颜梅盛童祁柯阮纪舒屈项焦耿华辛管卢申闻晏蔺]"
_SOME = r"(?:[一两二三四五六七八九十\d几多]+|不少|好多|许多|一屋子|一桌|一车间|一宿舍|一班)来?(?:多)?(?:个|名|位)?"
# Somebody of ours, and nobody's family.
PERSON = rf"(?:(?<![老总常会没怕])(?:有|看见|看到)(?:[个名位])?(?:女|男)?(?:人|同事|工友|工人)|{_SOME}(?:人|同事|工友|工人|师傅|员工|学生|清淤的|干活的)|师[傅父]|徒弟|学徒|同事|工友|员工|工人|临时工|实习生|装卸工|搬运工|清洁工|学徒工|(?:修|干|开|送|装|搬|扛|打扫|清|焊|扫)[^,。;!?的]{1, 4}的(?=掉|摔|被|栽|从|让|手|脚|晕|滚)|(?<![施职打手人加返停复开完动员特用民分])[\u4e00-\u9fff]工(?!具|序|位|件|作|装|程|资|时|期|艺|况|段|人|厂|地|资|会|伤|龄|作|商|业|单|号|牌|休|假|程)|[\u4e00-\u9fff]{{1,2}}员(?!工|额|外)|操作[工员]|维修[工员]|叉车工|驾驶员|司机|保安|保洁|门卫|阿姨|大爷|大叔|大姐|班长|组长|主管|(?<![大])[小老]{_SURNAME}(?![\u4e00-\u9fff]{{0,2}}(?:家|板))|{_SURNAME}(?:工|姐|哥|师傅?|总|叔|姨|经理|主任|班长|组长)|[我俺他她](?![们妈爸爹娘奶爷婆公哥姐弟妹儿女老家媳孩娃岳丈外姑姨叔舅爱对朋男]))"
# A part of somebody, what machines and things do to it, and how that is said to have happened.
BODY = r"(?:(?<!机械)(?<!机器)(?:(?:大?拇|食|中|无名|小|手)指|指头|手(?!头|上|里|机|续|下|边|工|艺|册|套|感|柄|轮|动|推|写|提|拉|电|刹|环|表|慢|快|气|紧|忙)[掌臂腕背肘]?|脚(?!本|手|轮|垫|踏)[趾踝面背跟腕]?|[大小]?腿|胳膊|头[部皮顶]|(?<=[我他她的人友傅了破])头(?!盔|像|条|尾|发)|脑袋|后脑勺?|额头|脸|嘴唇|下巴|脖子|眼睛?|肩膀?|后?背(?!景|包|板)|腰|耳朵|鼻子|膝盖|肋骨|锁骨|胸口|肚子|身上|身子))"
_HURTS = r"(?:夹|缠|砸|压|撞|割|切|划|扎|烫|绞|卷|轧|碾|刮|削|戳|咬|剪|铡|锯|灼|挤|磕|蹭|烧|磨|铲|砍|勒)"
_DONE = r"(?:下来了?|[伤断破掉烂肿穿到着中住进扁]{1,2}了?|了)"
# Bones and limbs that break: not those of a chair, a lamp, a machine; nor of whoever has only walked too far.
_LIMBS = r"(?<!机械)(?<!机器)(?<![桌椅凳床梯支架子镜机灯三墙山])(?:手[指腕臂掌肘]头?|指头|拇指|食指|中指|胳膊|胳臂|[大小]?腿|脚(?!本|手|轮|垫|踏|架)[踝趾腕跟]?|骨头|肋骨|锁骨|膝盖)"
_THROWN = r"(?:滴|淋|洒|浇|泼|喷|溅|崩|弹|抽|射|刺|打|倒|糊|迷)"  # what liquids and flying things do
_CAUSTIC = r"(?:酸|碱|开水|热水|沸水|滚汤|热汤|滚水|热油|滚油|油锅|蒸汽|油漆|胶水|溶剂|药水|药液|铁水|钢水|铝水|焊渣|火星|火花|铁屑|电解液|化学|腐蚀|清洗剂|消毒|稀释剂|天那水|高压|铁丝|钢丝|弹簧|氨水|石灰|沥青|塑料熔|熔)"
_BURNING = r"(?:酸(?!奶|梅|辣|菜|汤|痛|疼)|碱|开水|沸水|热水|热油|滚油|溶剂|药水|药液|化学|腐蚀|清洗剂|消毒液|稀释剂|天那水|氨水|石灰|沥青|电解液|双氧水|铁水|钢水|铝水|甲醛|甲苯|农药|[^,。;!?]{0,2}剂)"
_SINKS = r"(?:坑|井|池|沟|槽|罐|釜|料斗?|缝|洞|斗|仓|塘|河|渠|水里|水中|底下|下面|楼下|地下)"
# What else may stand between who it befell and what: no goods of theirs, and nothing that did not happen.
_GAP = r"(?:[骑开推拉倒]车|(?!差点|险些|容易|会|怕|别|防|经常|老是|的(?!时|过程|路上)|绩效|排名|成绩|工资|分数|奖金|脑)[^,。;!?])"
_BY = r"(?:被[^,。;!?把]{0,12}?|[让给叫遭挨](?:[^,。;!?我你他她咱把去来帮将]){0,10}?)"

INJURIES = "|".join((
    rf"(?<![要会怕易别防免险点]){_HURTS}{_DONE}(?:[^,。;!?\s]{{0,4}}的|{PERSON})?(?:一?下)?[左右]?{BODY}",  # 冲床夹了小李的手
    rf"(?<![门窗拉])(?:把|将)[^,。;!?]{{0,5}}{BODY}[^,。;!?]{{0,3}}{_HURTS}{_DONE}",  # 切割机把老王手指切了
    rf"{BODY}[^,。;!?]{{0,2}}(?:被|让|给|叫|遭)[^,。;!?]{{1,8}}?{_HURTS}(?:{_DONE}|得|没了)",  # 脚让叉车压了
    rf"(?:{BODY}|(?:师傅|工友|同事|工人|[我他她]|[小老][\u4e00-\u9fff])(?:被|让|给))[^,。;!?]{{0,8}}[割切划拉](?:了|出|开)(?:一|好|几)?[个道条]?(?:大|长|深|血)*(?:口子?|伤口)|血(?:都)?止不住|止不住血|缝了?[一二两三四五六七八九十\d几]+针",
    rf"(?:烫|泼|溅)(?:了|到|着|得)*(?:[我他她]|人家?)?(?:一身|满脸|一脸|一手)|(?:烫|泼|溅)(?:了|到|着)+(?:{BODY}|[我他她](?!们))|烫[着到伤]了",
    r"(?:铁屑|焊渣|火星|异物|沙子?|碎[屑片渣]|玻璃|粉尘|药水|液体?).{0,4}(?:飞|溅|崩|弹|打|迷)?[进到](?:了|去)?.{0,3}眼|眼睛?里?(?:进|扎|崩|溅)[了到]?.{0,6}(?:屑|渣|异物|碎|沙|玻璃|药水|液|灰)",
    rf"(?:{BODY}|[手脚]上)(?:里面?|上面?|中)?(?:都|被|不小心|好像|全)*(?:{_THROWN}|沾|粘|进|碰|弄|蹭|喷)(?:到|上|进|了|着|入|满|去)+[^,。;!?]{{0,5}}?{_BURNING}",  # 眼睛溅到酸了
    r"[电货客]梯[^。;!?]{0,8}(?:卡|停|坏|不动)[^。;!?]{0,10}?(?:里面?|还)(?:还)?有[^,。;!?]{0,4}人|[电货客]梯[^,。;!?]{0,4}(?:困|关)(?:了|着|住)",  # 货梯卡住了,里面有人
    rf"(?:{PERSON}|(?<![丢感])人|(?:摔|跌|滑|砸|撞|倒|掉)[^。;!?]{{0,12}})[^,。;!?]{{0,5}}?(?:站|爬|坐)(?:都)?不起来(?!床)(?:了|$|(?=[,。;!?啊]))|{PERSON}[^。;!?]{{0,4}}(?:动弹不得|动不了了)",  # 有一个人站不起来了
    rf"{BODY}[^,。;!?]{{0,6}}?(?:{_HURTS}|{_THROWN})(?:[伤断破掉烂扁]|起|到|着)(?:了|掉)?(?:一|半|好|几|水|个|大|片)*(?:截|块|节|段|泡|口子|洞|血|皮)",  # 手指头切掉了一截, 手背烫起泡
    rf"(?:{PERSON}|被|让|给)[^,。;!?]{{0,3}}{BODY}[^,。;!?]{{0,2}}{_HURTS}(?:{_DONE}|掉)(?=$|[,。;!?啊])",
    rf"{BODY}[^,。;!?]{{0,2}}[被让给叫遭][^,。;!?]{{0,10}}?(?:{_HURTS}|{_THROWN})(?:[伤断破掉烂肿穿到着中住进扁飞]|了(?=$|[,。;!?啊]|一))",  # 眼睛让火星打了
    rf"{PERSON}{_GAP}{{0,14}}(?<![车货机号]){_BY}(?:{_HURTS}|崩|砍|顶|溅|浇|泼|抽(?!中)|打|弹|喷|埋)(?:[伤断破烂肿穿中倒飞扁翻晕]|在(?!一边|后面$)|(?<![抽压划])[到住着](?!了?(?:一?[个张份]|任务|加班))|起泡|了(?!.{{0,3}}(?:招呼|分|折|电话|水|单|批|韭菜|任务))(?=$|[,。;!?啊]|一(?:下|身|脸|大?口)|{BODY}))",  # 小刘被开水烫了
    rf"{_CAUSTIC}[^,。;!?]{{0,6}}{_THROWN}(?:到|在|进|了|着|上|得)+(?:{PERSON})?(?:的|[左右])?(?:一?手|手上|脚上|[胳胸脸头眼脖腿身腕臂肚]|一身|满身)|(?:抽|崩|弹|打|刺|射|扎|戳)(?:到|在|进|中|着)(?:了)?(?:{PERSON})的?[左右]?(?:{BODY}|手上|脚上)",  # 盐酸滴到我手上了
    rf"{_LIMBS}(?:(?!累|跑|站|写|笑|走|都)[^,。;!?]){{0,5}}?(?<!牌)(?:骨折|折|断|脱臼|变形|错位|骨裂|动不了|抬不起来|使不上劲|粉碎)(?:了|$|(?=[,。;!?啊])|成)|{_LIMBS}[^,。;!?]{{0,3}}(?:血直|直流血|流血|出血|全是血|血流|起了?[个一大]*泡|皮(?:都)?(?:掉|没)了|没了|少了|血肉)|{BODY}[^,。;!?]{{0,3}}(?:卡|夹|压|绞|伸|缠)(?:在|进|到)[^,。;!?]{{1,8}}(?:里|中|下面?|底下|出不来|间)|{BODY}[^,。;!?]{{0,12}}(?:拔|拿|抽|拉|取|弄)不出来?|(?:头发|辫子|袖[子口]|衣[服角]|裤[腿脚管]|手套|围巾)[^,。;!?]{{0,10}}?(?:卷|绞|缠|拽|扯|吸|带)(?:了)?(?:进|入|住|到|上)",
    rf"(?:后脑勺?|头|脸|背)(?:先)?着地|(?<![门车机床码船])头(?:都)?破了|头破血流|摔(?:了|断|坏|伤|到|破)+(?:{BODY})|{PERSON}(?:刚才?|突然|不小心)?(?:烫|烧|砸|撞|电)(?:得|的)[^,。;!?]{{0,6}}(?:重|厉害|惨|不轻)",
    rf"(?:{PERSON}|(?<![丢感])人){_GAP}{{0,14}}?(?:摔|栽|跌|滚|坠|掉|滑|翻|弹|甩)了?[下落](?:来|去|了)|(?:{PERSON}|(?<![丢感])人){_GAP}{{0,8}}?(?:摔|栽|跌|倒|躺|瘫|趴|晕)(?:在|到)了?[^,。;!?]{{0,5}}(?:地|水泥|楼下|血泊|路上)|(?:{PERSON}|(?<![丢感])人){_GAP}{{0,8}}?(?:摔|栽|跌|掉|滑|落|踩|陷|埋)(?:了)?(?:进|到|下|入|在)(?!价)[^,。;!?]{{0,6}}{_SINKS}",  # 有人掉进料坑里了
    rf"{PERSON}{_GAP}{{0,8}}?(?:滑倒|摔倒|跌倒|绊倒|滑了一跤|摔了一跤|摔了个[^,。;!?]{{1,4}})(?!过|的(?:事|地方|那))",
    rf"(?:把|将)(?:{PERSON}|人)[^,。;!?]{{0,5}}?(?:撞|顶|挤|轧|压|碾|夹|蹭|砸|拖|抵|烫|割|掀|埋|抽)(?:[到倒飞伤住翻进扁断中]|了(?=$|[,。;!?啊])|在)|(?:把|将)(?:{PERSON}|人)顶(?:在|到)?(?:墙|门|柱|架|车)",  # 叉车把人顶墙上了
    rf"(?<![差一])(?:砸|压|撞|轧|碾|绞|夹|烫|割|崩|抽|蹭|剐)(?:了|到|中|着|倒|飞|伤)+个?(?:{PERSON}|行人|小孩)(?!们?的?(?:车|手机|电脑|桌|柜|货|单|价|工资|东西|包))|(?:打|甩|抽|弹|崩|刮|蹭|剐|磕)(?:到|着|倒|伤|中)了?个?人(?![家品员事情])",  # 模具落下来砸了老杨
))  # fmt: skip
_NOT_SO = (
    r"差点|险些|几乎|容易|要是|万一|如果|会|怕|担心|小心|防|别|避免|有可能|没(?:有)?(?:人)?(?:受|伤|砸|撞|摔|压|碰|绊)"
)
# The same more loosely, for a message that is known to report what is wrong: somebody, and what happens to people only.
REPORTED = "|".join((
    rf"^(?!.*(?:{_NOT_SO})).*(?:{PERSON}|{BODY}|[一-鿿]的人)[^。!?]{{0,24}}?(?:(?:{_HURTS}|{_THROWN}|顶|拖|埋|翻|甩|碰)(?:[伤断破烂肿穿中倒飞扁翻晕住掉]|到|在(?:下|底|里|中|墙|上)|出去|一下)|着地|摔|跌|栽|滑倒|绊倒|昏|晕|倒在|掉[下进]|坠|[爬起站]不(?:起来|来|住)|动不了|麻了|喊不|叫不|不(?:答应|应声|吭声|动弹)|没(?:声音|动静|反应|气)|送(?:去|到|往)?(?:了)?医|救护车|流?了?(?:好多|很多|一地|满地|不少)血|血[,。]|抽筋|瘫|冒冷汗|发紫|吐了|呕|头晕)",
    rf"^(?!.*(?:{_NOT_SO})).*(?:{_HURTS}|顶|拖|埋|甩|打|抽|弹)(?:到|在|倒|中|住|着|伤|了)[^,。;!?]{{0,4}}?(?:{PERSON}|{BODY}|个?人(?![员家工]))",
    rf"^(?!.*(?:{_NOT_SO}|没戴|不戴|未戴|没有|防护|保护)).*(?:{BODY}[^,。;!?]{{0,3}}[被让给叫]|{PERSON}的?(?:{BODY})|(?:把|将)[^,。;!?物货门架墙柱灯管箱车机板桌椅盖锁]{{1,6}}?(?:顶|撞|挤|刮|压|碾|夹|卷|烫|割|砸|甩)[到在上倒进])",
))  # fmt: skip
# Who faints, cannot breathe, has a pain in the chest, does not answer; several who are sick at once.
UNWELL = "|".join((
    rf"(?:癫痫|羊癫疯|哮喘)[^,。;!?]{{0,3}}(?:发作|犯了)|羊水[^,。;!?]{{0,2}}破|[被让给]?(?:毒?蛇|蝎子)咬(?:了|到|伤)|(?:楼顶|天台|窗口|楼上)[^,。;!?]{{0,8}}(?:往下跳|要跳|想跳)|{PERSON}?[^,。;!?]{{0,4}}(?:碰|摸|抓)(?:了|到|着)[^,。;!?]{{0,3}}(?:电线|电缆|电闸|插座|开关)[^。;!?]{{0,8}}(?:抖|抽|倒|僵|黑了)|{PERSON}[^。;!?]{{0,8}}叫不应",
    r"晕(?:过去|厥|在地)|(?<!头)晕了(?!头|车|机|船|针)|昏(?:过去|厥|死)|(?:突然|一头|当场|直挺挺)(?:就)?(?:倒地|倒了|栽倒|瘫倒)|倒地(?:不起|了|[,。!]|$)|叫不醒(?!装睡)|喊(?:他|她|了|也|都|半天)*(?:不醒|不应|没反应|没动静)|(?:没|没有|失去)了?(?:知觉|意识)|不省人事|人(?:都)?不动了|(?:摔|倒|躺)[^,。;!?]{0,6}不动了",
    rf"抽(?:过去|起来)了|(?:口|嘴)里?[^,。;!?]{{0,3}}吐(?:白|血)?沫|(?<!吓得)(?<!气得)(?<!急得)(?<!冻得)(?<!憋得)脸色?(?:都|已经|全)*(?:(?:发|变|憋得?)?(?:白|紫|青)了|(?:发|变|铁)[青紫])(?=$|[,。;!?啊])|嘴唇[^,。;!?]{{0,3}}[发变]?[紫青]|(?:心口|胸口|胸部|心脏|心前区)(?:(?!工作|任务)[^,。;!?]){{0,9}}?(?:疼|痛|喘|绞)|(?:心脏|胸口|心口)[^,。;!?]{{0,3}}(?:难受|不舒服|发慌|憋)|胸口(?:突然|一直|很|特别|好|发|有点)*(?:闷|紧|堵得)|(?:{PERSON})[^,。;!?]{{0,6}}胸闷|捂着(?:胸|心)口?|心绞痛|(?:{PERSON})[^,。;!?]{{0,4}}中风|嘴巴?(?:都)?歪了|说话(?:突然)?(?:说不清|不清楚|含糊)|半边身子|咳(?:出)?(?:了)?血|噎(?:着|住|到)了?|(?:气|呼吸)都?(?:上不来|喘不)|喘不动",
    rf"(?:集体|(?:好几|{_SOME})个?(?:工?人|同事|工友|员工)|大家|全(?:班组?|车间|宿舍)|一?车间的?人)(?:(?!客户|顾客)[^,。;!?]){{0,16}}(?:呕吐|上吐下泻|拉肚子|腹泻|又拉又吐|吐了|恶心|肚子疼|肚子痛|头晕)|{PERSON}[^,。;!?]{{0,8}}上吐下泻|集体(?:呕吐|腹泻|拉肚子)|(?:都|全)在(?:呕)?吐(?!槽)",
    r"误(?:喝|食|服|吞)|吸(?:了|入|进|到)[^,。;!?]{0,5}(?:氨|氯|煤气|沼气|毒|废气|浓烟|烟雾|硫化氢|一氧化碳)|(?:喝|吞|吸)(?:了|进|到)[^,。;!?]{0,5}(?:清洗剂|消毒[水液]|洗洁精|农药|药水|溶剂|酸|碱|天那水|稀释剂|毒|废气)",
))  # fmt: skip

_WHO = r"(?:he|she|they|i|we|someone|somebody|(?:a|an|the|my|our|one of our|one of the) (?:\w+ )?(?:worker|guy|man|woman|colleague|coworker|co-worker|operator|driver|visitor|contractor|apprentice|technician|electrician|welder|cleaner|guard|intern|mechanic|machinist|cook|chef|picker|packer|loader|fitter|painter|janitor|plumber|foreman|supervisor|engineer|trainee|temp|boy|girl|lady|lad|courier|roofer|person)s?|(?:two|three|four|several|some|\d+) (?:\w+ )?(?:workers?|colleagues?|people|guys|men|of us)|workers?|colleagues?|people)"
_LIMB = r"(?:hands?|fingers?|fingertips?|thumbs?|arms?|wrists?|ankles?|elbows?|legs?|knees?|foot|feet|toes?|head|face|eyes?|neck|sleeves?|hair|gloves?|back|shoulders?)"
_HAD = r"(?:just |has |have |had |nearly |already |also |badly |was |were |got |been |is |are )*"
_HARM_EN = r"(?:cut|burn(?:ed|t)|scalded|crushed|smashed|sliced|trapped|caught|chopped|torn|ripped|severed|mangled|broke(?:n)?|sprained|twisted|lost|bruised|pinned|jammed|squashed|stuck|amputated|bleeding)"
INJURIES_EN = "|".join((
    rf"\b(?:acid|caustic|lye|boiling (?:water|oil)|hot (?:oil|water)|solvent|bleach|cleaning fluid|ammonia|chemicals?) (?:\w+ )?(?:on|in|into|onto|over) (?:his|her|my|their|(?:[a-z]+|the \w+)'s) (?:left |right |both )?{_LIMB}\b",
    rf"\b{_LIMB} (?:is |was |are |were |got |gets |has been |have been |might be |may be |looks )?(?:completely |badly |partly )?{_HARM_EN}\b",
    rf"\b(?:cut|burn(?:ed|t)|scalded|crushed|smashed|sliced|trapped|caught|chopped|tore|broke|sprained|twisted|hurt|injured) (?:off )?(?:his|her|my|their|someone's|somebody's) (?:\w+ )?{_LIMB}\b|\bburns? (?:on|to) (?:\w+ )?{_LIMB}\b|\b(?:lost|chopped off|cut off) (?:\w+ ){{0,2}}(?:fingers?|fingertips?|thumbs?|hands?|arms?|legs?|toes?)\b",
    rf"(?<!nearly )(?<!almost )\b(?:hit|struck|ran over|run over|knocked (?:down|over)|fell on|landed on) (?:{_WHO}|him|her|me|us|them|people|(?:his|her|my|their|[a-z]+'s) {_LIMB})\b",
    rf"\b{_WHO} (?:just |has |have |nearly )?(?:fell|fallen|slipped and fell|tripped and fell) (?:off|from|down|into|through|over)\b",
    rf"\b{_WHO} (?:just |has |have |already |also )*(?:slipped|tripped|fell)\b(?! (?:behind|asleep|ill|through the|short|apart))",
    rf"\b{_WHO} (?:was |were |got |has been |have been |is |are )(?:just |badly )?(?:hit|struck|run over|knocked|crushed|pinned|burn(?:ed|t)|scalded|electrocuted|dragged|buried|squashed|thrown (?:back|off|across|down|out)|caught (?:in|between|under))\b(?! with\b| (?:hard )?by (?:the |a |an )?(?:price|news|deadline|workload|bill|tax|delay))",
    rf"\b(?:splash|spill|spray|splatter|pour|drip)\w* (?:on|in|into|over|all over|onto) (?:{_WHO}|him|her|me|them|(?:his|her|my|their|(?:\w+ )?\w+'s) (?:\w+ )?{_LIMB})\b|\b(?:passed|blacked) out\b(?! (?:the|some|copies|\w+s)\b)|\b(?:can'?t|cannot|could ?n'?t|struggling to) breathe\b|\bambulance\b",
))  # fmt: skip
UNWELL_EN = "|".join((
    r"\bchest pains?\b|\bpain in (?:his|her|my|the) chest\b|\b(?:his|her|my) chest (?:hurts|is hurting|feels tight)\b|\bshort of breath\b|\b(?:having|had|has) a (?:seizure|stroke|heart attack|fit)\b|\bconvulsi\w+|\bfoaming at\b|\bfainted\b|\bchoking\b(?! hazard)|\bturn(?:ed|ing) blue\b",
    rf"\b(?:{_WHO}|him|her) (?:\w+ ){{0,6}}(?:(?:is|are|was)(?: not|n'?t)|not) (?:moving|responding|waking up|breathing)\b|\b(?:{_WHO}) (?:\w+ ){{0,4}}(?:unresponsive|unconscious)\b|\b(?:can'?t|cannot) (?:stand|get|wake) (?:him |her )?up\b",
    r"\b(?:people|several|some|colleagues|coworkers|workers|everyone|everybody|half the (?:shift|line)|(?:two|three|four|five|six|\d+) of us)\b[^.;!?]{0,30}\b(?:throwing up|threw up|vomit\w*|food poisoning|diarrh?oea|(?:got|are|feel\w*) (?:very )?sick)\b",
    r"\b(?:swallowed|drank|inhaled|breathed in)\b[^.;!?]{0,25}\b(?:chlorine|ammonia|smoke|cleaner|acid|solvent|detergent|chemicals?|fumes|bleach|thinner|gas)\b",
))  # fmt: skip
REPORTED_EN = rf"\b(?:pinned|crushed|threw|knocked|hit|dragged|struck|caught|trapped|hurt|injured|ran over|backed over|drove over|rolled over|burn(?:ed|t)|scalded|cut) (?:a |an |the |one |two |three |several |some |our )?(?:\w+ )?(?:fitters?|workers?|operators?|people|men|colleagues|cleaners?|drivers?|welders?|electricians?|man|guy|person|worker|colleague|someone|somebody|him|her|woman|{_LIMB})\b|\b{_WHO} (?:\w+ ){{0,7}}(?:hurt|injured|bleeding|burn(?:ed|t)|thrown|screaming|can'?t (?:move|walk|get up|stand))\b"
