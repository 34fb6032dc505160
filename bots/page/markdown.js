// The part of Markdown that the assistant writes: paragraphs, block quotes, nested lists (whose items hold quotes, too),
// rules, bold, links to articles, backslash escapes. Everything else is text. The result is built of nodes; no string is
// ever parsed as HTML.

import { el, icon } from "./dom.js";

const ITEM = /^(\s*)(?:-|(\d{1,9})[.)]) +(.*)$/;
const RULE = /^ {0,3}-{3,}\s*$/;
const TOKEN = /\\([!-/:-@[-`{-~])|\*\*(?=\S)((?:\\.|(?!\*\*)[^\\])+?)\*\*|\[((?:\\.|[^\]\\])*)\]\((\/articles\/[^\s()]+)\)/s;
const UNFINISHED = /\[(?:\\.|[^\]\\])*(?:\](?:\([^)\s]*)?)?$|\*\*[^*]*$|(?:^|\n)-{1,2}$/s;
const NOTE = /^(?:(注意：|Note:)|说明：)/; // how the assistant opens a remark of its own beside the quotes

/** A reply's Markdown as nodes. */
export function render(markdown) {
  const fragment = document.createDocumentFragment();
  for (const block of blocks(markdown.replace(/\r\n?/g, "\n").split("\n"))) fragment.append(block);
  return fragment;
}

/** What of a reply that is still coming can be shown: without a link, bold or rule that has begun and not ended. */
export function finishedPart(markdown) {
  return markdown.replace(UNFINISHED, "");
}

function* blocks(lines) {
  let at = 0;
  while (at < lines.length) {
    const kind = kindOf(lines[at]);
    let end = at + 1;
    while (end < lines.length && goesOn(kind, lines[end])) end += 1;
    const taken = lines.slice(at, end);
    if (kind === "quote") yield quote(taken);
    else if (kind === "rule") yield el("hr");
    else if (kind === "bullet" || kind === "number") yield list(taken);
    else if (kind === "text") yield paragraph(taken);
    at = end;
  }
}

function kindOf(line) {
  if (!line.trim()) return "blank";
  if (line.startsWith(">")) return "quote";
  if (RULE.test(line)) return "rule";
  const item = ITEM.exec(line);
  return item ? (item[2] ? "number" : "bullet") : "text";
}

/** Whether a line belongs to the block before it; to a list belongs whatever is further in than its items. */
function goesOn(kind, line) {
  if (kind === "rule") return false;
  const inList = kind === "bullet" || kind === "number";
  return kindOf(line) === kind || (inList && /^\s+\S/.test(line));
}

/** An article's own numbers are words of it: in a quote they stay what they are. */
function quote(lines) {
  const inner = lines.map((line) => line.replace(/^> ?/, ""));
  const words = inner.map((line) => line.replace(/^(\s*\d+)([.)] )/, "$1\\$2"));
  return el("blockquote", {}, [...blocks(words)]);
}

/** Lines further in than the first item's belong to the item before them, as blocks of their own. */
function list(lines) {
  const [, space, first] = ITEM.exec(lines[0]);
  const items = [];
  for (const line of lines) {
    const found = ITEM.exec(line);
    if (found && found[1].length <= space.length) items.push({ text: found[3], inside: [] });
    else items.at(-1).inside.push(line);
  }
  const nodes = items.map(({ text, inside }) => el("li", {}, inline(text), [...blocks(dedented(inside))]));
  return first ? el("ol", { start: first === "1" ? null : first }, nodes) : el("ul", {}, nodes);
}

function dedented(lines) {
  const depth = Math.min(...lines.map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(depth));
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
