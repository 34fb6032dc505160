"""Values in, blocks out; payloads in, values out."""

from typing import Any

import pytest

from assistant.reply import Citation, Reply, ShownDraft
from bots.slack import events
from bots.slack.modal import edit_modal, values_of
from bots.slack.mrkdwn import mrkdwn, pieces
from bots.slack.render import BLOCKS_MAX, posts
from tools.leave import LEAVE
from tools.record import Draft

BASE = "https://zhidu.example.com/"
GLUE = "\u200b"


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("**可以。**", f"{GLUE}*可以。*{GLUE}"),
        ("[篇一 第十四条](/articles/hr-admin/14)规定：",
         "<https://zhidu.example.com/articles/hr-admin/14|篇一 第十四条>规定："),
        ("> 一\n> 二\n>\n> ……", "> 一\n> 二\n>\n> ……"),
        ("a\\*b\\_c \\<script> & x", "a*b_c &lt;script&gt; &amp; x"),
        ("- 甲\n- 乙\n  > 丙", "• 甲\n• 乙\n> 丙"),
        ("1. 甲\n2. 乙", "1. 甲\n2. 乙"),
        ("上\n\n---\n\n下", "上\n\n———\n\n下"),
        ("<!channel> @here\n\n    # 四格", "&lt;!channel&gt; @here\n\n# 四格"),
    ],
)  # fmt: skip
def test_markdown_reads_the_same_in_slack(markdown: str, shown: str) -> None:
    assert mrkdwn(markdown, BASE) == shown


@pytest.mark.parametrize(
    "text", ["短", "一\n\n二", "长" * 9000, "\n".join(["行" * 50] * 200), "\n\n".join(["段" * 700] * 20)]
)
def test_pieces_fit_and_lose_nothing(text: str) -> None:
    cut = pieces(text)
    assert all(0 < len(piece) <= 3000 for piece in cut)
    assert "".join(cut).replace("\n", "") == text.replace("\n", "")


def test_a_long_answer_is_several_messages_with_its_buttons_below_the_last() -> None:
    citation = Citation("hr-admin/14", "篇一 第十四条", "x", 0, 1)
    made = posts(Reply("\n\n".join(["段" * 2800] * 100), "answer", (citation,), turn_id=7), BASE, "zh")
    assert len(made) == 3
    assert all(len(post.blocks) <= BLOCKS_MAX + 1 for post in made)
    assert [post.blocks[-1]["type"] for post in made] == ["section", "section", "actions"]


@pytest.mark.parametrize(
    ("stage", "names"),
    [("confirming", ["zhidu:confirm", "zhidu:edit", "zhidu:cancel"]), ("collecting", ["zhidu:edit", "zhidu:cancel"])],
)
def test_only_what_was_shown_whole_can_be_confirmed(stage: str, names: list[str]) -> None:
    reply = Reply("…", "confirm", draft=ShownDraft(3, 5, stage), turn_id=9)
    below = posts(reply, BASE, "en")[0].blocks[-1]
    assert [element["action_id"] for element in below["elements"]] == names
    assert all('"draft": 3, "version": 5' in element["value"] for element in below["elements"])


def event(**more: Any) -> dict[str, Any]:
    return {
        "type": "message",
        "user": "U1",
        "text": "年假几天",
        "channel": "D1",
        "channel_type": "im",
        "ts": "1.2",
    } | more


@pytest.mark.parametrize(
    ("given", "heard"),
    [
        (event(), ("private", False, "年假几天", False)),
        (event(thread_ts="1.1"), ("private", False, "年假几天", False)),
        (event(channel="C1", channel_type="channel", text="<@ME> 年假 &amp; 病假"),
         ("C1/1.2", True, "年假 & 病假", False)),
        (event(channel="C1", channel_type="channel", thread_ts="1.1"), ("C1/1.1", True, "年假几天", True)),
        (event(channel="G1", channel_type="mpim", text="hi <@ME>", thread_ts="1.1"), ("G1/1.1", True, "hi", False)),
        (event(type="app_mention", channel="C1", channel_type="", text="<@ME|zhidu> 看 <https://a.b|这里>"),
         ("C1/1.2", True, "看 这里", False)),
        (event(channel="C1", channel_type="channel"), None),
        (event(channel="C1", channel_type="channel", thread_ts="1.1", text="<@U2> 你呢"), None),
        (event(bot_id="B1"), None), (event(user="ME"), None), (event(subtype="message_changed"), None),
        (event(subtype="message_deleted"), None), (event(subtype="bot_message"), None), (event(user=None), None),
        (event(hidden=True), None), (event(user="USLACKBOT"), None), ({"type": "message"}, None),
        (event(subtype="file_share"), ("private", False, "年假几天", False)),
    ],
)  # fmt: skip
def test_what_is_heard(given: dict[str, Any], heard: tuple[Any, ...] | None) -> None:
    made = events.message(given, "ME")
    assert (made and (made.place, made.public, made.text, made.follow_up)) == heard


def test_a_mention_and_its_message_are_one_event() -> None:
    message = event(channel="C1", channel_type="channel", text="<@ME> hi")
    first, second = events.message(message, "ME"), events.message(message | {"type": "app_mention"}, "ME")
    assert first == second


def test_the_modal_is_filled_in_with_what_was_understood() -> None:
    fields = {"leave_type": "病假", "start": "2026-12-01", "end": "2026-12-02", "end_half": "am", "reason": "牙疼"}
    view = edit_modal(LEAVE, Draft("leave_request", fields=fields), {}, "zh")
    offered = {block["block_id"]: block["element"] for block in view["blocks"]}
    assert offered["leave_type"]["initial_option"]["value"] == "病假"
    assert offered["start"]["initial_date"] == "2026-12-01"
    assert offered["end_half"]["initial_option"]["value"] == "am"
    assert offered["reason"]["initial_value"] == "牙疼"
    assert [block["block_id"] for block in view["blocks"] if not block["optional"]] == ["leave_type", "start", "end"]
    state = {
        "start": {"value": {"type": "datepicker", "selected_date": "2026-12-03"}},
        "end_half": {"value": {"type": "static_select", "selected_option": None}},
        "reason": {"value": {"type": "plain_text_input", "value": None}},
    }
    given = values_of({"state": {"values": state}}, LEAVE.fields)
    assert given == {"start": "2026-12-03", "end_half": None, "reason": None}
