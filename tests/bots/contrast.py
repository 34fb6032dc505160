"""Contrast of text as WCAG 2 computes it, over what a page really shows."""

from typing import Any

from playwright.sync_api import Page

NORMAL, LARGE = 4.5, 3.0  # AA
SCRIPT = """([normal, large]) => {
  const shade = (text) => { const [r, g, b, a = 1] = text.match(/[\\d.]+/g).map(Number); return [r, g, b, a]; };
  const linear = (c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a)];
  const behind = (node) => {
    const layers = [];
    for (let at = node; at; at = at.parentElement) layers.push(shade(getComputedStyle(at).backgroundColor));
    return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255]);
  };
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode.parentElement, style = getComputedStyle(node);
    if (!walk.currentNode.data.trim() || node.closest(".unseen, option, noscript") || !node.checkVisibility()) continue;
    const ground = behind(node), svg = node.namespaceURI.endsWith("svg");
    const ink = over(shade(svg ? style.fill : style.color), ground);
    const [hi, lo] = [light(ink), light(ground)].sort((a, b) => b - a);
    const ratio = (hi + 0.05) / (lo + 0.05), size = parseFloat(style.fontSize);
    const wanted = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? large : normal;
    if (ratio < wanted) found.push(`${walk.currentNode.data.trim().slice(0, 20)}: ${ratio.toFixed(2)}`);
  }
  return found;
}"""


def too_faint(page: Page) -> list[str]:
    """The visible texts whose contrast is below AA, with what it is."""
    found: Any = page.evaluate(SCRIPT, [NORMAL, LARGE])
    return [str(text) for text in found]
