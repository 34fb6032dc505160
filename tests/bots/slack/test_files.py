"""Files in Slack's direct messages: a certificate that a sick leave owes, and what is not taken."""

import pytest

from bots.slack.check import scopes
from tests.bots.slack.test_scenarios import file, leave, record
from tests.bots.slack.workspace import SCOPES, Workspace
from tests.conftest import Server

pytestmark = pytest.mark.usefixtures("slack")
PDF = b"%PDF-1.7 sick note"


def test_a_certificate_sent_after_a_sick_leave_is_attached_to_it(workspace: Workspace, slack: Server) -> None:
    w = workspace
    number = file(w, "UE051")
    assert record(slack, "e051", number)["fields"]["certificate"] == "待补证明"
    w.share("UE051", "病历.pdf", PDF)
    w.said("DUE051", f"已把“病历.pdf”附到 *{number}*")
    after = record(slack, "e051", number)
    assert (after["fields"]["certificate"], after["attachments"]) == ("已附证明", ["病历.pdf"])
    with slack.client("e051") as client:
        assert client.get(f"/v1/records/{number}/attachments/病历.pdf").content == PDF
    w.share("UE051", "合同.pdf", PDF)  # nothing waits for it any more
    w.said("DUE051", "没有等待附件的记录")


def test_where_several_wait_the_person_says_which(workspace: Workspace, slack: Server) -> None:
    w = workspace
    first = file(w, "UE052")
    mine = [m for m in w.messages if m.channel == "DUE052"]
    w.wait(lambda: not any(m.has("zhidu:confirm") for m in mine), "the first card to lose its buttons")
    w.press("UE052", leave(w, "UE052"), "zhidu:confirm")
    done = w.wait(lambda: [m for m in w.messages if m.channel == "DUE052" and "已提交：" in m.shown][1:], "the second")
    second = done[0].shown.split("*")[1]
    w.share("UE052", "a.pdf", PDF)
    asked = w.said("DUE052", "等待附件的记录")
    assert first in asked.shown
    assert second in asked.shown
    w.share("UE052", "a.pdf", PDF, f"{second} 的病假证明")
    w.said("DUE052", f"已把“a.pdf”附到 *{second}*")
    assert record(slack, "e052", first)["attachments"] == []
    assert record(slack, "e052", second)["attachments"] == ["a.pdf"]


def test_what_cannot_be_taken_is_said_and_not_kept(workspace: Workspace, slack: Server) -> None:
    w = workspace
    number = file(w, "UE053")
    w.share("UE053", "notes.txt", b"I was ill")
    w.said("DUE053", "不支持这种文件")
    w.share("UE053", "huge.pdf", PDF + b"0" * (5 * 1024 * 1024))
    w.said("DUE053", "附件不能超过 5 MiB")
    w.share("UE054", "theirs.pdf", PDF, number)
    w.said("DUE054", "或您无权查看")
    w.share("USTRANGER", "stranger.pdf", PDF)
    w.said("DUSTRANGER", "没有找到您")
    w.scopes = SCOPES.replace("files:read,", "")
    w.share("UE053", "a.pdf", PDF)
    w.said("DUE053", "取不到它")
    w.scopes = SCOPES
    assert record(slack, "e053", number)["attachments"] == []


def test_a_file_whose_event_is_handled_twice_is_kept_once(workspace: Workspace, slack: Server) -> None:
    w = workspace
    number = file(w, "UE055")
    w.broken["chat.postMessage"] = 1  # posted, but Slack's answer is lost: the event is taken up again
    w.share("UE055", "a.pdf", PDF)
    w.said("DUE055", f"已把“a.pdf”附到 *{number}*")
    w.wait(lambda: "conversations.history" in w.calls[-3:], "the second attempt")
    assert w.settle()
    told = [m for m in w.messages if m.channel == "DUE055" and "a.pdf" in m.shown]
    assert (len(told), record(slack, "e055", number)["attachments"]) == (1, ["a.pdf"])


def test_the_manifest_asks_for_files() -> None:
    assert "files:read" in scopes()
