"""What people call requests that somebody approves, by how they stand; for the kinds of paperwork that are approved."""

PENDING = (
    r"(?:没有?|未|还没|待|等(?:着|待)?(?:我|领导|经理|主管|hr)?)(?:来)?(?:审批|批准|批|审核|审)(?!下来|复)|还没(?:审|批)下来|没有?批下来",
    r"\b(?:pending|not (?:yet )?approved|unapproved|awaiting approval)\b",
)
APPROVED = (
    r"(?<!未)(?<!没)(?:已经?批准?(?:了|的)?|批(?:准)?了的|批(?:准)?过的|通过了?的|批下来的|准了的)",
    r"(?<!not )\bapproved\b(?! yet)",
)
REJECTED = (
    r"(?:被|已)?(?:驳回|拒绝?|打回|退回)(?:了|的|过)|被(?:驳|拒)|(?:没|未|不)(?:有)?通过的|没准的",
    r"\b(?:rejected|declined)\b",
)
WITHDRAWN = (r"(?:已经?|我)?撤回(?:了)?的|已撤回|撤了的", r"\bwithdrawn\b")
TURNED_DOWN = (
    "驳回",
    "(?<!要)不批准?|(?<![要不分特区识道告])别(?:先|急着)?批(?!评|发|判|量|次)准?|不予批准|不予通过|(?<!要)不同意|(?<!要)不通过|(?<!要)不准(?!时|备|确)",
    "拒绝|否决|打回|退回",
    r"\breject(?:ed)?\b|\bdeclined?\b|\bturn(?:ed)? down\b",
)
# Told as decided by whoever may decide, and so may be meant as the decision: 赵敏的假批了,注意交接.
APPROVAL_TOLD = (r"(?<![审没未不分成大])批了(?![吗没么?]|[一二两三四五六七八九十半\d]+(?:个|天|张|份|半))",)
# 批 alone orders an approval where the number follows it, or the tone is that of an order; 批了 alone tells or asks.
APPROVING = (
    r"(?:直接|马上|立刻|立即|赶紧|快|给)批|批(?:一下|掉|了?吧|了算)|(?:都|全部?)批(?=$|[,，。;；!！])|(?<![审不没未])批(?=\s*[a-z]{2}-?\d{8})",
    # At the end of a clause, of whose request or of which: 赵敏的批,e005的驳回; 年假批,病假先放一放; 可以,批.
    r"(?:(?<=的)|(?<=[年病事婚产丧]假)|(?<=加班)|(?<=调休)|(?<=[那这][张条份个])|(?<=就)|(?:^|(?<=[,，。;；\s]))就?)批(?=$|[,，。;；!！])",
    r"(?<![不哪谁])(?:可以|能)批(?:了|吧|的)*(?=$|[,，。;；!！])",
    r"(?<!不)准假|(?:^|(?<=[,，。;；\s话]))就?[准过](?=(?:了|吧|啊|啦)*[。!！]*$)",
    r"\bapproved?\b",
)
