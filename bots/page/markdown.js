// The part of Markdown that the assistant writes: paragraphs, block quotes, nested "- " lists, bold, links to articles,
// backslash escapes. Everything else is text. The result is built of nodes; no string is ever parsed as HTML.

import { el, icon } from "./dom.js";

const ITEM = /^(\s*)- (.*)$/;
const TOKEN = /\\([!-/:-@[-`{-~])|\*\*(?=\S)((?:\\.|(?!\*\*)[^\\])+?)\*\*|\[((?:\\.|[^\]\\])*)\]\((\/articles\/[^\s()]+)\)/s;
const UNFINISHED = /\[(?:\\.|[^\]\\])*(?:\](?:\([^)\s]*)?)?$|\*\*[^*]*$/s;
const NOTE = /^(?:(注意：|Note:)|说明：)/; // how the assistant opens a remark of its own beside the quotes

/** A reply's Markdown as nodes. */
export function render(markdown) {
  const fragment = document.createDocumentFragment();
  for (const block of blocks(markdown.replace(/\r\n?/g, "\n").split("\n"))) fragment.append(block);
  return fragment;
}

/** What of a reply that is still coming can be shown: without a link or bold that has begun and not ended. */
export function finishedPart(markdown) {
  return markdown.replace(UNFINISHED, "");
}

function* blocks(lines) {
  let at = 0;
  while (at < lines.length) {
    const kind = kindOf(lines[at]);
    let end = at + 1;
    while (end < lines.length && kindOf(lines[end]) === kind) end += 1;
    const taken = lines.slice(at, end);
    if (kind === "quote") yield quote(taken);
    else if (kind === "item") yield list(taken.map((line) => ITEM.exec(line)));
    else if (kind === "text") yield paragraph(taken);
    at = end;
  }
}

function kindOf(line) {
  if (!line.trim()) return "blank";
  if (line.startsWith(">")) return "quote";
  return ITEM.test(line) ? "item" : "text";
}

function quote(lines) {
  const inner = lines.map((line) => line.replace(/^> ?/, ""));
  return el("blockquote", {}, [...blocks(inner)]);
}

/** Items further in than the one before them belong to it. */
function list(items) {
  const root = el("ul");
  const open = [{ indent: items[0][1].length, list: root }];
  for (const [, space, text] of items) {
    while (open.length > 1 && space.length < open.at(-1).indent) open.pop();
    if (space.length > open.at(-1).indent) open.push({ indent: space.length, list: under(open.at(-1).list) });
    open.at(-1).list.append(el("li", {}, inline(text)));
  }
  return root;
}

function under(parent) {
  const inner = el("ul");
  (parent.lastElementChild ?? parent).append(inner);
  return inner;
}

/** Lines stay lines: a quoted article breaks where the original breaks. */
function paragraph(lines) {
  const text = el("p", {}, lines.flatMap((line, n) => [...(n ? [el("br")] : []), ...inline(line)]));
  const opened = NOTE.exec(lines[0]);
  if (!opened) return text;
  const kind = opened[1] ? "blank" : "outside";
  return el("div", { class: `note note-${kind}` }, icon(kind), text);
}

function inline(text) {
  const nodes = [];
  for (let match; (match = TOKEN.exec(text)); text = text.slice(match.index + match[0].length)) {
    if (match.index) nodes.push(text.slice(0, match.index));
    nodes.push(token(match));
  }
  return text ? [...nodes, text] : nodes;
}

function token([, escaped, bold, label, href]) {
  if (escaped) return escaped;
  if (bold) return el("strong", {}, inline(bold));
  return el("a", { href: `#${href}`, class: "cite" }, label.replace(/\\(.)/gs, "$1"));
}
