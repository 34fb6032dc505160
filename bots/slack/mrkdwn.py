"""Our Markdown in Slack's mrkdwn (https://docs.slack.dev/messaging/formatting-message-text), and in pieces that fit."""

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

SECTION_MAX_CHARS = 2900  # of a section's 3,000 (https://docs.slack.dev/reference/block-kit/blocks/section-block)
# What our replies are made of, and nothing else: a person's words stay what they are.
_READER = MarkdownIt("commonmark", {"html": False}).disable(["code", "fence", "heading", "lheading", "reference"])
_RULE = "———"
_GLUE = "\u200b"  # Slack sees *bold* only between spaces or punctuation: a space without width lets it stand in Chinese

_MARKS = {
    "softbreak": "\n", "hardbreak": "\n", "strong_open": f"{_GLUE}*", "strong_close": f"*{_GLUE}",
    "em_open": "_", "em_close": "_", "link_close": ">",
}  # fmt: skip


def mrkdwn(markdown: str, base: str) -> str:
    """The text as Slack shows it: the same words, links to `/…` led to `base`."""
    return "\n\n".join(_blocks(_READER.parse(markdown), base))


def escape(text: str) -> str:
    """Text that is no markup: Slack's three control characters."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def pieces(text: str, most: int = SECTION_MAX_CHARS) -> list[str]:
    """Text in pieces of at most `most` characters, cut between paragraphs, else lines, else anywhere."""
    out: list[str] = []
    for block in text.split("\n\n"):
        for part in _lines(block, most):
            if out and len(out[-1]) + 2 + len(part) <= most:
                out[-1] += "\n\n" + part
            else:
                out.append(part)
    return [piece for piece in out if piece.strip()]


def _lines(block: str, most: int) -> list[str]:
    """A paragraph as it is, or cut after lines; a line longer than that is cut where it must be."""
    if len(block) <= most:
        return [block]
    out = [""]
    for line in block.split("\n"):
        for start in range(0, len(line), most):
            piece = line[start : start + most]
            if out[-1] and len(out[-1]) + 1 + len(piece) > most:
                out.append(piece)
            else:
                out[-1] = f"{out[-1]}\n{piece}" if out[-1] else piece
    return out


def _blocks(tokens: list[Token], base: str) -> Iterator[str]:
    """The top-level blocks: lists tight, quotes with their bar, each paragraph on its own."""
    lines: list[str] = []
    lists: list[int | None] = []  # of each open list the next number, None for bullets
    quotes, fresh = 0, ""
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            lists.append(int(token.attrGet("start") or 1) if token.type.startswith("ordered") else None)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif token.type == "list_item_open":
            number = lists[-1]
            fresh = "• " if number is None else f"{number}. "
            lists[-1] = None if number is None else number + 1
        elif token.type == "blockquote_open":
            quotes += 1
        elif token.type == "blockquote_close":
            quotes -= 1
        elif token.type == "hr":
            lines.append(_RULE)
        elif token.type == "inline":
            if quotes and lines and lines[-1].startswith("> "):
                lines.append(">")
            lines += _indented(_inline(token.children or [], base), quotes, fresh, len(lists))
            fresh = ""
        if token.level == 0 and token.nesting <= 0 and lines:
            yield "\n".join(lines)
            lines = []


def _indented(text: str, quotes: int, bullet: str, depth: int) -> list[str]:
    """A paragraph's lines with what stands before each: a bar where it is quoted, a bullet or its indent in a list."""
    indent = "    " * max(depth - 1, 0)
    out = []
    for number, line in enumerate(text.split("\n")):
        lead = bullet if number == 0 and bullet else ("  " if depth else "")
        out.append("> " + line if quotes else indent + lead + line)
    return out


def _inline(tokens: list[Token], base: str) -> str:
    return "".join(_piece(token, base) for token in tokens)


def _piece(token: Token, base: str) -> str:
    if token.type in _MARKS:
        return _MARKS[token.type]
    if token.type == "link_open":
        href = str(token.attrGet("href") or "")
        return f"<{base.rstrip('/')}{href}|" if href.startswith("/") else f"<{href}|"
    if token.type == "code_inline":
        return f"`{escape(token.content)}`"
    return escape(token.content)
