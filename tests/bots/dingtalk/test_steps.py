"""Steps that need something to be written: said in DingTalk as the notice says, since a card has no form."""

import re

from tests.bots.dingtalk.serving import Office

_SAY = re.compile(r"- (\S+)：回复“([^”]+)”(?:，并写明(.+))?")


def offered(text: str) -> dict[str, tuple[str, str]]:
    """Step → the words to reply with, and what is to be written beside them."""
    return {step: (words, needs) for step, words, needs in _SAY.findall(text)}


def told(office: Office, who: str, about: str, words: str, times: int = 1) -> str:
    """What somebody reads of a record, once these words stand there for the so-many-th time."""

    def found() -> list[str]:
        return [shown.text for shown in office.gateway.seen(who) if about in shown.text and words in shown.text]

    office.gateway.wait(lambda: len(found()) >= times, f"{words} for {who}")
    return found()[-1]


def say(office: Office, words: str, by: str) -> str:
    (answer,) = office.tell(words, by)
    return answer.text


def state(office: Office, number: str) -> str:
    record = office.store.record(number)
    assert record is not None
    return record.state


def test_a_hazard_goes_round_by_what_its_notices_say(office: Office) -> None:
    office.press(office.card("三号车间的消防通道被纸箱堵了，一般隐患", "e051"), "确认提交", "e051")
    (number,) = office.filed("e051")
    words, needs = offered(told(office, "s001", number, "安排整改"))["安排整改"]
    assert "整改责任人（填员工号）" in needs
    say(office, f"{words}，e052 负责，12月1号前，先清空通道", "s001")
    words, _ = offered(told(office, "e052", number, "提交复查"))["提交复查"]
    say(office, f"{words}，纸箱已经搬走", "e052")
    steps = offered(told(office, "s001", number, "复查不通过"))
    say(office, f"{steps['复查不通过'][0]}，还有一半没搬", "s001")
    assert state(office, number) == "rectifying"
    words, _ = offered(told(office, "e052", number, "提交复查", times=2))["提交复查"]
    say(office, f"{words}，这回都搬走了", "e052")
    steps = offered(told(office, "s001", number, "复查不通过", times=2))
    say(office, f"{steps['复查通过并销案'][0]}，现场看过", "s001")
    assert state(office, number) == "closed"


def test_a_complaint_is_called_back_by_what_each_step_says(office: Office) -> None:
    card = office.press(
        office.card("客户张女士投诉送货晚了三天，电话13800000000，严重程度一般", "c001"), "确认提交", "c001"
    )
    (number,) = office.filed("c001")
    assert number in card.text
    answer = say(office, f"{offered(card.text)['开始处理'][0]}，已联系仓库", "c001")
    answer = say(office, f"{offered(answer)['处理完成，待回访'][0]}，补发了", "c001")
    words, needs = offered(answer)["回访并关闭"]
    assert "满意度（1 到 5 分）" in needs
    refused = say(office, f"{words}，客户没意见", "c001")  # without the score nothing is closed
    assert "满意度" in refused
    assert state(office, number) == "callback"
    say(office, f"{words}，满意度5分，客户没意见", "c001")
    assert state(office, number) == "closed"
