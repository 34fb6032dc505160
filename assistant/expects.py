"""What kind of answer a question asks for (a sum, a time, a count, a person, a place), and whether a text holds one.

Regulations say what is to be done. What they rarely hold is what most questions beside the point ask for: a figure, a
day, a name. The tables are true of the language; which kinds weigh how much is learned (eval/fit.py).
"""

import re

from corpus.article import Article

# Kind of answer → (what asks for it, what in a text is one).
_KINDS: dict[str, tuple[str, str]] = {
    "amount": (
        r"多少(?:钱|元|块|分(?!别)|万|度|吨|米|斤|公斤|伏|安|分贝|转|兆|字|倍)|百分之几|几(?:个点|折|块(?:钱)?(?=一|$|啊|呢|够)|元|成|度|倍|寸|位数)|(?:限额|上限|下限|基数|比例|单价|售价|价格|幅度|标准|预算|费用|补贴|奖金|提成|指标|目标|率|值|额|量)(?:是|要|为|定|有|控制|应|到|大概|一般)?(?:在|到)?(?:多少|多高|多大|几)|(?:发|报|扣|赔|罚|加|补|取|设|调|折|打|收|出|给|要|交|印|备)(?:我|他|你)?多少|\bhow much\b|\bprice of\b",
        r"\d+(?:\.\d+)?\s*(?:元|%|％|万|块|倍|度)|系数",
    ),
    "time": (
        r"多久|多长(?:时间)?|多少(?:天|年|个?月|小时|分钟|周|日)|几(?:天|年|个?月|号|点(?!意见|要求|建议|吗)|小时|周|日|个工作日|分钟|时)|什么时候|啥时候|何时|哪[天年月日]|时间表|周几|星期几|截止|^when (?:will|do|does|did|is|are|can|should)\b|\bhow (?:long|often|soon|many (?:days|hours|weeks|months|years))\b|\bwhat (?:time|day|date)\b|\bdeadline\b",
        r"\d|每[年月周日天季次]|年度|季度|月度|月盘|定期|立即|及时|适时|提前|之日|期满|时限|期限|时间|周期|频[率次]|[前后](?:[,，。;；方]|$)|(?:如遇|需要)的?",
    ),
    "count": (
        r"几(?:次|个(?!点)|人|套|级|份|条|种|轮|家|类|层|档|回|本|双|件|台|名|箱)|多少(?:人|个|次|家|名|件|台|份|条|种|本|箱)|\bhow many\b",
        r"\d|[一二三四五六七八九十两](?:级|个|次|种|份|类|层|性)|[、,](?=.*[、,])",
    ),
    "person": (
        r"谁(?!都)|哪(?:个|位)(?:部门|领导|老师|同事|师傅|人)|找哪(?:个|位)|^who(?:m|se)?\b",
        r"部门?|人员|负责|管理层|经理|员工|授权|团队|领导|机构|班组|调度|专门",
    ),
    "place": (
        r"在(?:哪|什么地方)(?![里儿]?(?:规定|写|查|看|提|说|份|条|个文件|个制度))|哪[里儿](?:有|领|拿|办|补|能|可以)|几(?:楼|号楼|号门|号库)|地址|哪个(?:城市|会议室|柜子|文件夹|门口|网站|医院|区)|去哪(?!查|看|找)|^where (?:is|are|can|do)\b|\baddress\b",
        r"到.{0,6}部|仓库|现场|平台|渠道|入库",
    ),
    "contact": (
        r"(?:电话|手机号?|邮箱|微信号?|账号|密码|网址|登录页|号码|链接|名单|模板|联系方式)(?:是|多少|给我|发我|发一?下|在哪|哪个|告诉|$|有吗)|(?:发|给)我(?:一?[份下个])?$|姓什么|什么名字|\b(?:what(?:'s| is) the .{0,20}(?:phone|password|login|url|link|e-?mail))\b|\b(?:vendor|brand)\b",
        r"(?!)",
    ),
    # How things stand: who holds a post, what was last month, which brand. No regulation says.
    "fact": (
        r"(?:上次|上回|上季度|上个?月|上周|昨天|昨晚|今早|今晚|去年|前年|本年度|今年|现在|目前|最近|这个?月|本月|刚才|今天|下次|下周|下个?月|还剩)(?:的|是|有|我们?|公司|咱们?){0,3}.{0,6}(?:谁|几(?!个工)|多少|哪[个家天里儿]|什么|啥)|第几名|还有货|有货没|(?:哪家|哪款|什么牌子|哪个牌子|什么型号|啥牌子|什么颜色)|\b(?:last (?:year|month|quarter|week)|right now|currently)\b",
        r"(?!)",
    ),
}
KINDS = tuple(_KINDS)
LEAVABLE = ("amount", "time", "count", "person")  # kinds that a blank or an outside document may hold
_ASKS = {kind: re.compile(asks, re.IGNORECASE) for kind, (asks, _) in _KINDS.items()}
_HOLDS = {kind: re.compile(holds) for kind, (_, holds) in _KINDS.items()}
_LEFT_ELSEWHERE = re.compile(r"(?:按|根据|依据|依法|参照|遵守|遵循).{0,18}(?:规定|约定|制度|法规?|标准|政策)")


def asked_kinds(question: str) -> tuple[str, ...]:
    """The kinds of answer that a normalised question asks for; empty where it asks what is to be done, or whether."""
    return tuple(kind for kind, pattern in _ASKS.items() if pattern.search(question))


def left_open(article: Article) -> bool:
    """Whether the article leaves something to a blank or an outside document, which is then the answer."""
    return bool(article.blanks or article.outside)


def left_elsewhere(article: Article) -> bool:
    """Whether the article leaves something to the law, a contract or another rule, in words: 根据劳动合同约定."""
    return bool(_LEFT_ELSEWHERE.search(article.body))


def unmet(question: str, article: Article) -> tuple[str, ...]:
    """The kinds asked for that the article does not hold."""
    return tuple(kind for kind in asked_kinds(question) if not _HOLDS[kind].search(article.body))
