"""Records that stand in a state when a test begins."""

from assistant.build import Parts
from assistant.reply import Reply
from tests.assistant.conversation import Start, Talk
from tools.record import Record

LEAVE, HAZARD, COMPLAINT, REPAIR = "LV-20261123-0001", "HZ-20261123-0001", "CP-20261123-0001", "RP-20261123-0001"
FILED = {
    LEAVE: ("e002", "下周三请一天事假，搬家"),
    HAZARD: ("e003", "上报隐患:2号仓库消防通道被纸箱堵住了,一般隐患"),
    COMPLAINT: ("e004", "登记投诉:客户张伟说洗衣机坏了,一般"),
    REPAIR: ("e005", "报修:2号线注塑机开机就报警"),
}
TAKEN = {  # the steps to a state, each with who takes it
    (HAZARD, "rectifying"): [("s001", "安排e006整改,周五前")],
    (HAZARD, "rechecking"): [("s001", "安排e006整改,周五前"), ("e006", "整改完")],
    (COMPLAINT, "processing"): [("c001", "开始处理")],
    (COMPLAINT, "callback"): [("c001", "开始处理"), ("c001", "处理完")],
    (REPAIR, "trial"): [("m001", "开始维修"), ("m001", "修好")],
}


def stood(talk: Start, number: str, state: str) -> None:
    """A record as it stands in a state."""
    who, said = FILED[number]
    talk(who).say(said, "确认")
    for taker, order in TAKEN.get((number, state), []):
        talk(taker).say(f"{order} {number}")
    assert kept(talk, number).state == state


def kept(talk: Start, number: str) -> Record:
    record = talk().parts.store.record(number)
    assert record
    return record


def state(parts: Parts, number: str) -> str:
    record = parts.store.record(number)
    assert record
    return record.state


def say(talk: Start, who: str, *messages: str) -> tuple[Talk, Reply]:
    t = talk(who)
    return t, t.say(*messages)
