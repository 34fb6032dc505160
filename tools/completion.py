"""How people report that something is done or is not, whatever it was; for the kinds of paperwork with such a step."""

_VERB = "(?:处理|清理|清|弄|搞|修理|修|改|办|解决|完成|收拾|搬|换|做|排查|排除|消除)"
_HANDS_ON = "(?:[拆换补装焊封扶垫接拧刷扫擦堵清移搬贴挂盖锁绑包腾铲拖挪冲洗疏填]|加固|更换|固定)"
_RESULT = "(?:完毕|干净|到位|完|好|掉|妥)"
# A record to a state, which its name follows.
PUT = '(?:(?:推进?|改|变更?|标记?|调|置|设|更新)(?:成|为|到)|转(?:成|为|到|入|进)?)[“"]?'
DONE = (
    rf"(?:问题|故障)?(?:都|全部?|已经?)*{_VERB}{_RESULT}(?:了|啦)",
    rf"(?:问题|故障)?(?:都|全部?)*已经?(?:都|全部)?{_VERB}(?:{_RESULT}(?:了|啦)?|了|啦)",
    rf"{_HANDS_ON}(?:上去?|走|掉|正|严实?|牢固?|紧|平整?|齐|上锁|干净|空|出来|开|好|完|通|妥|到位|回去?|进去)(?:了|啦)",
    rf"{_VERB}完毕|(?:问题|故障)?(?:都|全部?|已经?)*(?:搞定|完工|完成|解决|消除|排除)(?:了|啦)",
    # What was put in, away or right: 换成固定插座了, 护栏装上了, 货都搬走了.
    r"换成(?!了)[^,，。;；!！?？\s]{1,8}?了(?=$|[,，。;；!！\s])",
    r"\b(?:all )?(?:done|finished|fixed|solved|resolved|completed?)\b",
)
NOT_DONE = (
    rf"(?:还|根本|仍然?|依然)?(?:没有?|未)(?:整改|{_VERB})(?:完|好|掉|干净|到位|彻底)",
    r"\bnot (?:yet )?(?:done|fixed|finished)\b",
)
# What a hazard lay in is gone: 通道清了, 货搬了.
CLEARED = r"(?:清|搬|拆|换|擦|扫|补|堵|铲|挪|移|腾|封|盖)了(?=$|[,，。;；!！\s])"
