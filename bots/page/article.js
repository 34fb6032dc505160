// The panel in which an article is read in its place, with a quote highlighted.

import { get } from "./api.js";

const $ = (id) => document.getElementById(id);
let order = null; // ids of all articles, in order
let opener = null; // what had the focus before

export async function openArticle(id, quote) {
  const article = await get(`/v1/articles/${encodePath(id)}`);
  order ??= (await get("/v1/articles")).articles.map((entry) => entry.article_id);
  if ($("panel").hidden) opener = document.activeElement;
  show(article, quote);
  $("panel").hidden = false;
  $("panel").focus();
  const mark = $("panel-text").querySelector("mark");
  mark?.scrollIntoView({ block: "center" });
}

export function closeArticle() {
  if ($("panel").hidden) return;
  $("panel").hidden = true;
  opener?.focus();
}

export const encodePath = (id) => id.split("/").map(encodeURIComponent).join("/");

function show(article, quotes = []) {
  $("panel-path").textContent = [article.compilation, ...article.path].join(" › ");
  $("panel-title").textContent = article.title ? `${article.label} ${article.title}` : article.label;
  $("panel-text").replaceChildren(...pieces(article, quotes));
  $("panel-version").textContent = `版本 ${article.version}，${effective(article.effective)}`;
  $("panel-notes").textContent = notes(article).join("\n");
  neighbour("previous", article.article_id, -1);
  neighbour("next", article.article_id, 1);
}

const effective = (day) => (day === "unknown" ? "生效日期：制度未注明" : `自 ${day} 起生效`);

function notes({ blanks, outside_documents: documents }) {
  const said = [];
  if (blanks.length) said.push("虚线处公司尚未填写，括号里的选项不是规定。");
  if (documents.length) said.push(`未收录的文件：${documents.map((d) => `《${d.title}》`).join("、")}`);
  return said;
}

function neighbour(id, here, step) {
  const target = order[order.indexOf(here) + step];
  $(id).disabled = !target;
  $(id).onclick = () => { location.hash = `#/articles/${encodePath(target)}`; };
}

// Cut the text at every border of a mark, so that marks may overlap.
function pieces({ text, blanks, outside_documents: documents }, quotes) {
  const chars = [...offsets(text)];
  const marks = [
    ...quotes.map((span) => ({ ...span, tag: "mark" })),
    ...blanks.map((span) => ({ ...span, tag: "span", name: "blank" })),
    ...documents.map((span) => ({ ...span, tag: "span", name: "outside" })),
  ];
  const borders = [...new Set([0, chars.length - 1, ...marks.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  return borders.slice(0, -1).map((start, index) => {
    const piece = text.slice(chars[start], chars[borders[index + 1]]);
    return marks.filter((mark) => mark.start <= start && start < mark.end).reduce(wrap, document.createTextNode(piece));
  });
}

// The server counts code points, JavaScript counts UTF-16 units.
function* offsets(text) {
  let at = 0;
  for (const char of text) { yield at; at += char.length; }
  yield at;
}

function wrap(node, { tag, name }) {
  const outer = document.createElement(tag);
  if (name) outer.className = name;
  outer.append(node);
  return outer;
}
