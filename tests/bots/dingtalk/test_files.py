"""Files sent to the robot in DingTalk: a certificate that a sick leave owes, and what is not taken."""

from tests.bots.dingtalk.serving import Office

PDF = b"%PDF-1.7 sick note"


def sent(office: Office, name: str, content: bytes, by: str) -> str:
    """Somebody sends a file; what they are told."""
    before = len(office.gateway.seen(by))
    office.gateway.ack(office.gateway.file(name, content, by))
    office.gateway.wait(lambda: len(office.gateway.seen(by)) > before, f"word of {name}")
    return office.gateway.seen(by)[before].text


def test_a_certificate_sent_after_a_sick_leave_is_attached_to_it(office: Office) -> None:
    office.press(office.card("下周二请一天病假，发烧", "e041"), "确认提交", "e041")
    (number,) = office.filed("e041")
    assert f"已把“病历.pdf”附到 **{number}**" in sent(office, "病历.pdf", PDF, "e041")
    record = office.store.record(number)
    assert record is not None
    assert record.fields["certificate"] == "已附证明"
    assert office.store.attachment(number, "病历.pdf") == ("application/pdf", PDF)


def test_what_cannot_be_taken_is_said_and_not_kept(office: Office) -> None:
    office.press(office.card("下周二请一天病假，发烧", "e042"), "确认提交", "e042")
    (number,) = office.filed("e042")
    assert "不支持这种文件" in sent(office, "notes.txt", b"I was ill", "e042")
    assert "不超过 5 MiB" in sent(office, "huge.pdf", PDF + b"0" * (5 * 1024 * 1024), "e042")
    before = len(office.gateway.seen("e042"))
    office.gateway.message("", "e042", msgtype="picture", content={"downloadCode": "long over"})
    office.gateway.wait(lambda: len(office.gateway.seen("e042")) > before, "word of the picture")
    assert "取不到它" in office.gateway.seen("e042")[-1].text
    assert "没有等待附件的记录" in sent(office, "a.pdf", PDF, "e043")
    assert "没有找到您" in sent(office, "a.pdf", PDF, "nobody-of-ours")
    assert office.store.attachments(number) == []
