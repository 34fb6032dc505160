// The subset of Markdown that the assistant writes: paragraphs, block quotes, lists, bold, links to articles, escapes.
// Text always becomes text nodes, so that nothing that somebody typed can become markup.

const INLINE = /\\([\\`*_[\]<])|\*\*(.+?)\*\*|\[((?:\\.|[^\]\\])+)\]\((\/articles\/[^)\s]+)\)/g;

export function render(markdown) {
  const fragment = document.createDocumentFragment();
  for (const block of blocks(markdown.split("\n"))) fragment.append(element(block));
  return fragment;
}

function kindOf(line) {
  if (line.startsWith(">")) return "quote";
  if (/^\s*- /.test(line)) return "list";
  return line.trim() ? "text" : "none";
}

function* blocks(lines) {
  let open = null;
  for (const line of lines) {
    const kind = kindOf(line);
    if (open && open.kind !== kind) { yield open; open = null; }
    if (kind === "none") continue;
    open ??= { kind, lines: [] };
    open.lines.push(line);
  }
  if (open) yield open;
}

function element({ kind, lines }) {
  if (kind === "quote") {
    const quote = document.createElement("blockquote");
    quote.append(render(lines.map((line) => line.replace(/^> ?/, "")).join("\n")));
    return quote;
  }
  return kind === "list" ? list(lines) : paragraph(lines);
}

function paragraph(lines) {
  const node = document.createElement("p");
  lines.forEach((line, index) => {
    if (index) node.append(document.createElement("br"));
    node.append(inline(line));
  });
  return node;
}

function list(lines) {
  const root = document.createElement("ul");
  const levels = [{ indent: 0, node: root }];
  for (const line of lines) {
    const indent = line.search(/\S/);
    while (levels.length > 1 && indent < levels.at(-1).indent) levels.pop();
    if (indent > levels.at(-1).indent && levels.at(-1).node.lastElementChild) {
      const node = document.createElement("ul");
      levels.at(-1).node.lastElementChild.append(node);
      levels.push({ indent, node });
    }
    const item = document.createElement("li");
    item.append(inline(line.trim().slice(2)));
    levels.at(-1).node.append(item);
  }
  return root;
}

function inline(text) {
  const fragment = document.createDocumentFragment();
  let at = 0;
  for (const match of text.matchAll(INLINE)) {
    fragment.append(text.slice(at, match.index));
    fragment.append(inlineElement(match));
    at = match.index + match[0].length;
  }
  fragment.append(text.slice(at));
  return fragment;
}

function inlineElement([, escaped, bold, label, address]) {
  if (escaped) return escaped;
  const node = document.createElement(bold ? "strong" : "a");
  node.append(inline(bold ?? label));
  if (!bold) {
    node.href = `/#${address}`;
    node.dataset.article = decodeURIComponent(address.slice("/articles/".length));
  }
  return node;
}
