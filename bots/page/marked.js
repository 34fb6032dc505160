// An article's text with what is known about it: the quote, blanks, outside documents, references.

import { el } from "./dom.js";

/**
 * Lines of `article.text`; together their text is the article's text, character for character.
 * Offsets are the API's: in code points, not in JavaScript's UTF-16 units, which differ from the first emoji on.
 */
export function markedText(article, quotes) {
  const chars = [...article.text];
  const spans = [
    ...quotes.map((span) => ({ ...span, wrap: (inner) => el("mark", { class: "quote" }, inner) })),
    ...article.blanks.map((span) => ({ ...span, wrap: (inner) => el("span", { class: "blank", title: span.filled ? `HR 填写：${span.filled.value}` : "公司尚未填写" }, inner) })),
    ...article.outside_documents.map((span) => ({ ...span, wrap: (inner) => el("span", { class: "outside", title: "未收录的文件" }, inner) })),
    ...article.references.filter((span) => span.targets.length).map((span) => ({ ...span, wrap: (inner) => el("a", { href: `#/articles/${span.targets[0]}` }, inner) })),
  ];
  return lines(chars).map((line, n) => el("div", { class: n ? "line" : "line line-first" }, pieces(chars, line, spans)));
}

/** Whether a citation still says what this version of the article says. */
export function holds(article, { quote, start, end }) {
  return [...article.text].slice(start, end).join("") === quote;
}

function lines(chars) {
  const found = [];
  for (let start = 0; start < chars.length; ) {
    const stop = chars.indexOf("\n", start);
    const end = stop < 0 ? chars.length : stop + 1;
    found.push({ start, end });
    start = end;
  }
  return found;
}

/** Spans may overlap (a blank inside a quote): the line is cut at every border, each piece wrapped by all that cover it. */
function pieces(chars, line, spans) {
  const within = spans.filter((span) => span.start < line.end && span.end > line.start);
  const inside = within.flatMap((span) => [span.start, span.end]).filter((at) => at > line.start && at < line.end);
  const borders = [...new Set([line.start, ...inside, line.end])].sort((a, b) => a - b);
  return borders.slice(0, -1).map((start, n) => {
    const text = chars.slice(start, borders[n + 1]).join("");
    const covering = within.filter((span) => span.start <= start && span.end >= borders[n + 1]);
    return covering.reduceRight((inner, span) => span.wrap(inner), text);
  });
}
