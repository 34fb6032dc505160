"""What can be told of what stands in a form, or in the record that it has become, and of who sees it."""

from assistant.forms import view
from assistant.forms.length import length_of
from assistant.forms.say import Said
from assistant.forms.subject import HIDING, Subject, listed
from assistant.phrases import Language
from tools.fields import Choice, ChoiceField, FlagField, PeriodField
from tools.rights import actors, may_see

_HIDDEN = Said(
    "匿名：记录里不写您的名字，处理通知和操作留痕里也只写“匿名”。但这段对话（您说的话、收到的编号）存在您的账号下："
    "产品里别人看不到，能直接查系统数据库的人却可以对上；在聊天软件里说的，聊天软件里也留着。描述或照片里看得出是您的话，看的人也会知道。"
    "制度里没有关于匿名上报、保密或追查的规定，我不能替公司保证。",
    "It is anonymous: the record does not name you, nor do the notices and the audit trail, which say “anonymous”. But this "
    "conversation (your words, the number that you get) is kept under your account: nobody else sees it in the product, "
    "yet whoever can read the system's database could put the two together, and what you say in a chat app stays in that app, too. A description or a photo that shows who you "
    "are tells it, too. The regulations say nothing on anonymous reports, on keeping them secret or on tracing them; I cannot "
    "promise for the company.",
)
_LANGUAGES: tuple[Language, ...] = ("zh", "en")


def missing(subject: Subject) -> Said:
    if subject.filed:
        return Said("内容已经完整，没有缺的。", "Nothing is missing; it is complete.")
    if subject.missing:
        lists = {k: view.asking(subject.action, subject.missing, k) for k in _LANGUAGES}
        return Said(f"还缺：\n{lists['zh']}", f"Still missing:\n{lists['en']}")
    open_ones = [
        item for item in subject.action.fields if not item.required and not subject.record.fields.get(item.name)
    ]
    zh, en = "、".join(item.zh for item in open_ones), ", ".join(item.en for item in open_ones)
    return Said(
        f"必填的都有了{f'；还可以补充：{zh}' if zh else ''}。",
        f"Everything required is there{f'; you may add: {en}' if en else ''}.",
    )


def values(subject: Subject) -> Said:
    shown = {k: view.values(subject.action, subject.record.fields, k) for k in _LANGUAGES}
    if not subject.filed and not subject.missing:
        days = _length(subject)
        return Said(
            f"目前的内容就是下面列的这些{f'，{days.zh}' if days else ''}。",
            f"What it says so far is listed below{f': {days.en}' if days else ''}.",
        )
    if not any(shown.values()):
        return Said("还没有填任何内容。", "Nothing has been filled in yet.")
    return Said(f"目前的内容：\n{shown['zh']}", f"This is what it says:\n{shown['en']}")


def _length(subject: Subject) -> Said | None:
    """How long the days are, where the form has both ends of them."""
    item = next((item for item in subject.action.fields if isinstance(item, PeriodField)), None)
    return length_of(subject.record.fields, item.name, item.end) if item else None


def hides(subject: Subject) -> Said:
    flag = next((i for i in subject.action.fields if isinstance(i, FlagField) and i.name == HIDING), None)
    person = subject.desk.employee
    if subject.hidden:
        return _HIDDEN
    name = f"{person.name}（{person.id}）"
    if flag is None:
        return Said(f"不能匿名：记录里写着 {name}。", f"It cannot be anonymous: the record names {name}.")
    if subject.filed:
        return Said(f"不是匿名的：记录里写着 {name}。", f"It is not anonymous: the record names {name}.")
    return Said(
        f"现在不是匿名，记录里会写 {name}；要匿名请回复“匿名”。",
        f"It is not anonymous so far: the record will name {name}. Reply “anonymous” if you want that.",
    )


def unlinked(subject: Subject) -> Said:
    """That nobody is told of an anonymous record by who they are, and whom to ask with its number."""
    people, number = listed(actors(subject.action, subject.record, subject.desk.directory)), subject.record.id
    zh, en = (f"请拿编号问 {people}", f"ask {people} with its number") if people else ("请记好编号", "keep its number")
    return Said(
        f"您在这段对话里匿名报的编号是 **{number}**。匿名记录不和您的身份关联，所以这里不按身份告诉任何人它的进度，"
        f"也不能由您撤回或修改；要了解或补充，{zh}（问的时候别人会知道是您在问）。",
        f"What you reported anonymously in this conversation has the number **{number}**. It is not linked to who you are, so "
        f"nobody is told here by who they are how it stands, and you cannot take it back or change it; {en} (whoever you ask "
        "will know that you ask).",
    )


def sees(subject: Subject) -> Said:
    desk = subject.desk
    owner = subject.record.owner
    others = [e for e in desk.directory if e.id != owner and may_see(subject.action, subject.record, e, desk.directory)]
    whom = listed(others)
    you = Said("您本人", "you") if subject.known else Said("", "")
    return Said(
        f"能看到这份记录的：{'、'.join(part for part in (you.zh, whom) if part)}。",
        f"Who can see the record: {', '.join(part for part in (you.en, whom) if part)}.",
    )


def manager(subject: Subject) -> Said:
    desk = subject.desk
    found = desk.directory.find(desk.employee.manager_id) if desk.employee.manager_id else None
    if found is None:
        return Said("通讯录里没有登记您的主管。", "The directory names no manager for you.")
    name = f"{found.name}（{found.id}）"
    return Said(f"通讯录里您的主管是 {name}。", f"Your manager in the directory is {name}.")


def chooses(subject: Subject) -> Said:
    lines: dict[str, list[str]] = {"zh": [], "en": []}
    for item in subject.action.fields:
        if isinstance(item, ChoiceField):
            limits = [_limit(subject, item, choice) for choice in item.choices]
            named = list(zip(item.choices, limits, strict=True))
            lines["zh"].append(f"- **{item.zh}**：{'、'.join(f'{one.value}{limit.zh}' for one, limit in named)}")
            lines["en"].append(f"- **{item.en}**: {', '.join(f'{one.en}{limit.en}' for one, limit in named)}")
    if not lines["zh"]:
        return Said("这里没有要选的项，直接写就行。", "There is nothing to choose here; just write it.")
    zh, en = "\n".join(lines["zh"]), "\n".join(lines["en"])
    return Said(
        f"可以选：\n{zh}\n怎样区分，我没有可引用的规定，请按实际情况选。",
        f"You can choose:\n{en}\nI have no rule to quote on how they differ; choose what fits.",
    )


def _limit(subject: Subject, item: ChoiceField, choice: Choice) -> Said:
    """By when a record with this choice would be due, where that hangs on it; the company's setting, no article's."""
    due = subject.action.deadline({item.name: choice.value}, subject.desk.situation())
    if due is None or subject.filed:
        return Said("", "")
    hours = round((due - subject.desk.now).total_seconds() / 3600)
    return Said(f"（公司设置的处理时限 {hours} 小时）", f" (due in {hours} h, a setting of the company)")


def needed(subject: Subject) -> Said:
    must = [item for item in subject.action.fields if item.required]
    may = [item for item in subject.action.fields if not item.required]
    zh = f"必须有：{'、'.join(i.zh for i in must)}。" + (f"可以不填：{'、'.join(i.zh for i in may)}。" if may else "")
    en = f"Required: {', '.join(i.en for i in must)}." + (f" Optional: {', '.join(i.en for i in may)}." if may else "")
    return Said(zh, en)


def attaches(subject: Subject) -> Said:
    when = ("", "") if subject.filed else ("提交后，", "Once it is filed: ")
    number = f" {subject.record.id} " if subject.filed else ""
    return Said(
        f"{when[0]}在聊天软件里把文件直接发给我，或在网页上这条记录的下面上传，就附在记录{number}上。"
        "最晚什么时候交，我没有可引用的期限。",
        f"{when[1]}send me the file in the chat app, or upload it below the record{number} on the page. "
        "I have no deadline to quote for it.",
    )


def lasts(subject: Subject) -> Said:
    if subject.filed:
        return Said("已经提交，不会过期。", "It has been filed and does not expire.")
    minutes = int(subject.keeps.total_seconds() // 60)
    return Said(
        f"还没提交的内容从最后一次填写起保留 {minutes} 分钟，过后作废，要重新说。",
        f"What is not filed is kept for {minutes} minutes after you last filled in something; then it expires.",
    )
