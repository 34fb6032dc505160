"""Replies as DingTalk shows them."""

from bots.dingtalk.markdown import shortened, shown, title
from bots.pieces import split

REPLY = "[篇一 第十四条](/articles/hr-admin/14)规定：\n> 病假需提供有效医疗证明。"


def test_an_article_is_a_link_to_where_it_can_be_read() -> None:
    assert "[篇一 第十四条](https://zhidu.example.com/articles/hr-admin/14)规定" in shown(
        REPLY, "https://zhidu.example.com/"
    )


def test_without_a_site_the_article_is_named_and_no_link_leads_nowhere() -> None:
    assert shown(REPLY, None) == "篇一 第十四条规定：  \n> 病假需提供有效医疗证明。"


def test_quotes_in_lists_and_rules_are_put_in_the_subset_that_dingtalk_shows() -> None:
    assert shown("- 天数未核对\n  > 按规定执行\n\n---\n\n好", None) == "- 天数未核对  \n> 按规定执行  \n\n————  \n\n好"


def test_the_title_is_the_beginning_without_markup() -> None:
    assert title("**不可以。**\n" + REPLY) == "不可以。 篇一 第十四条规定： 病假需…"
    assert title("好的") == "好的"


def test_a_long_text_is_split_between_lines_and_nothing_of_it_is_lost() -> None:
    lines = [f"> 第{number}条 " + "规" * 60 for number in range(200)]
    parts = split("\n".join(lines), 3000)
    assert all(len(part.encode()) <= 3000 for part in parts)
    assert "\n".join(parts).split("\n") == lines


def test_a_line_that_is_too_long_by_itself_stays_a_quote_in_every_part() -> None:
    parts = split("> " + "规定" * 2000, 3000)
    assert all(len(part.encode()) <= 3000 and part.startswith("> ") for part in parts)
    assert "".join(part.removeprefix("> ") for part in parts) == "规定" * 2000


def test_a_card_holds_the_first_lines_and_says_that_there_is_more() -> None:
    text = "\n".join(f"- 第{number}行" + "字" * 30 for number in range(40))
    card = shortened(text, 1024, "（全文见上一条消息）")
    assert len(card.encode()) <= 1024
    assert card.startswith("- 第0行")
    assert card.endswith("（全文见上一条消息）")
    assert shortened("短", 1024, "（全文见上一条消息）") == "短"
