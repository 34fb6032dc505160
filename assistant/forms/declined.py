"""What is said where no form follows: nothing waits for a yes, the leave is somebody else's, the rules are to be ignored."""

from assistant.forms.desk import Desk
from assistant.forms.step import Step
from assistant.phrases import say
from assistant.reply import Reply
from tools.action import Action

ONLY_OWN = "form: for somebody else"  # the route of such a reply


def which(ours: Action, theirs: Action, desk: Desk) -> Step:
    """Two readings of what is wanted: the sender says which; nothing is begun."""
    text = desk.say(
        f"您是要办理{ours.zh}，还是{theirs.zh}？请说明要办哪一种。",
        f"Is it a {ours.en} or a {theirs.en} that you want to file? Please say which.",
    )
    return Step(Reply(text, "clarify", trace={"route": "form: which"}))


def nothing_open(desk: Desk) -> Step:
    text = desk.say(
        "目前没有等您确认的申请。需要请假、上报隐患或登记投诉，直接说就行。",
        "Nothing waits for your yes. To file leave, a hazard or a complaint, just say so.",
    )
    return Step(Reply(text, "chitchat", trace={"route": "form: nothing open"}))


def unmoved(desk: Desk) -> Step:
    return Step(Reply(say("steadfast", desk.language), "chitchat", trace={"route": "small talk: steadfast"}))


def only_own(desk: Desk) -> Step:
    text = desk.say(
        "只能为自己请假，不能替别人提交：请假要由本人确认，记录里的申请人必须是本人。请让同事自己发给我，或由其联系上级或 HR。加班申请也是这样。",
        "You can file leave for yourself only: it is confirmed by the person whose leave it is. "
        "Please ask them to write to me, or to talk to their manager or HR. So it is with overtime.",
    )
    return Step(Reply(text, "denied", trace={"route": ONLY_OWN}))


def unknown(action: Action, desk: Desk) -> Step:
    text = desk.say(
        f"我在员工通讯录里没有找到您，不能代办{action.zh}，没有提交任何东西；制度问题可以继续问。请联系 HR 登记您的账号。",
        f"I do not find you in the directory, so I cannot file a {action.en}; nothing was filed. "
        "Please ask HR to add your account. Questions about the rules are welcome.",
    )
    return Step(Reply(text, "denied", trace={"route": f"form: {action.name}"}))
