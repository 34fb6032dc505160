"""How the chat page stands on a phone, what it renders and refuses, and whether it can be read."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

pytestmark = pytest.mark.browser


def _no_sideways_scroll(page: Page) -> bool:
    return bool(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))


def test_phone(browser: Browser, server: Any) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, reduced_motion="reduce")
    page = context.new_page()
    page.goto(server.url)
    expect(page.locator("#examples button").first).to_be_visible()
    assert _no_sideways_scroll(page)
    page.locator("#examples button").nth(1).tap()
    expect(page.locator(".exchange .feedback")).to_be_visible()
    assert _no_sideways_scroll(page)
    page.locator(".answer a.cite").first.tap()
    expect(page.locator("#panel mark").first).to_be_visible()
    assert page.locator("#panel").bounding_box() == {"x": 0, "y": 0, "width": 360, "height": 740}
    assert page.locator("#talk").evaluate("talk => talk.inert")
    assert _no_sideways_scroll(page)
    page.go_back()
    expect(page.locator("#panel")).to_be_hidden()
    context.close()


def test_question_tapped_before_it_is_known_who_asks_is_answered(browser: Browser, server: Any) -> None:
    """Who asks is found out over the network; the examples can be tapped before that."""
    context = browser.new_context()
    page = context.new_page()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/v1/session", hold)
    page.goto(server.url)
    page.locator("#examples button").nth(1).click()
    expect(page.locator(".exchange")).to_be_visible()
    held[0].continue_()
    expect(page.locator(".exchange .feedback")).to_be_visible()
    context.close()


def test_markdown_renders_its_subset_and_escapes_the_rest(page: Page) -> None:
    html = page.evaluate(
        """async () => {
          const { render } = await import("/static/markdown.js");
          const box = document.createElement("div");
          box.append(render(
            "**粗** \\\\*星\\\\* <b>x</b> [链](https://a.example)\\n\\n> 一\\n> 二\\n\\n"
            + "- 甲\\n  - 乙\\n- [篇一](/articles/hr-admin/1)"));
          return box.innerHTML;
        }"""
    )
    assert html == (
        "<p><strong>粗</strong> *星* &lt;b&gt;x&lt;/b&gt; [链](https://a.example)</p>"
        "<blockquote><p>一<br>二</p></blockquote>"
        '<ul><li>甲<ul><li>乙</li></ul></li><li><a href="#/articles/hr-admin/1" class="cite">篇一</a></li></ul>'
    )


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("甲\n\n---\n\n乙", "<p>甲</p><hr><p>乙</p>"),
        ("- 甲\n---\n乙", "<ul><li>甲</li></ul><hr><p>乙</p>"),
        (
            "- 甲\n  > 引 — [篇一](/articles/hr-admin/14)\n- 乙",
            '<ul><li>甲<blockquote><p>引 — <a href="#/articles/hr-admin/14" class="cite">篇一</a></p></blockquote></li>'
            "<li>乙</li></ul>",
        ),
        ("1. 甲\n   - 子\n2. 乙", "<ol><li>甲<ul><li>子</li></ul></li><li>乙</li></ol>"),
        ("3. 甲\n4. 乙", '<ol start="3"><li>甲</li><li>乙</li></ol>'),
        ("- 甲\n\n1) 乙", "<ul><li>甲</li></ul><ol><li>乙</li></ol>"),
        ("- 甲\n    - 乙\n  - 丙\n- 丁", "<ul><li>甲<ul><li>乙</li><li>丙</li></ul></li><li>丁</li></ul>"),
        ("> 1. 原文\n> 2. 原文", "<blockquote><p>1. 原文<br>2. 原文</p></blockquote>"),
        ("5.4 安全\n2026.1 年\n-5 度\n--", "<p>5.4 安全<br>2026.1 年<br>-5 度<br>--</p>"),
    ],
)
def test_lists_rules_and_quotes(page: Page, markdown: str, html: str) -> None:
    rendered = page.evaluate(
        """async (markdown) => {
          const { render } = await import("/static/markdown.js");
          const box = document.createElement("div");
          box.append(render(markdown));
          return box.innerHTML;
        }""",
        markdown,
    )
    assert rendered == html


def test_policy_refuses_inline_script(browser: Browser, server: Any) -> None:
    page = browser.new_page()
    response = page.goto(server.url)
    assert response is not None
    assert "default-src 'self'" in response.headers["content-security-policy"]
    assert "unsafe-inline" not in response.headers["content-security-policy"]
    page.evaluate(
        "() => document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}))"
    )
    assert page.evaluate("() => window.ran") is None
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast_is_enough(browser: Browser, server: Any, scheme: Any) -> None:
    """WCAG AA: 4.5 for text, 3 for the borders of controls, on every ground that they stand on."""
    page = browser.new_page(color_scheme=scheme)
    page.goto(server.url)
    colours = page.evaluate(
        """names => {
          const style = getComputedStyle(document.documentElement);
          return Object.fromEntries(names.map((name) => [name, style.getPropertyValue("--" + name).trim()]));
        }""",
        ["paper", "surface", "tint", "ink", "soft", "accent", "on-accent", "mark", "on-mark", "seal", "note", "on-note",
         "bad", "on-bad", "edge"],
    )  # fmt: skip
    page.close()
    pairs = [(text, ground) for text in ("ink", "soft", "accent", "seal", "bad") for ground in ("paper", "surface")]
    pairs += [("ink", "tint"), ("soft", "tint"), ("accent", "tint"), ("on-accent", "accent"), ("on-mark", "mark"),
              ("on-note", "note"), ("bad", "on-bad")]  # fmt: skip
    thin = [pair for pair in pairs if _contrast(colours[pair[0]], colours[pair[1]]) < 4.5]
    thin += [("edge", ground) for ground in ("paper", "surface") if _contrast(colours["edge"], colours[ground]) < 3]
    assert thin == []


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
