// What the side panel shows: one article in its place, or the contents of all regulations.

import { el, icon } from "./dom.js";
import { holds, markedText } from "./marked.js";

/** Articles as the panel shows them. */
export class Articles {
  constructor(api) {
    this.api = api;
    this.forget();
  }

  forget() {
    this.list = null;
  }

  async view(id) {
    this.list ??= (await this.api.get("/v1/articles")).articles;
    if (!id) return contentsView(this.list);
    const article = await this.api.get(`/v1/articles/${id.split("/").map(encodeURIComponent).join("/")}`);
    const quotes = (history.state?.quotes ?? []).filter((quote) => quote.article_id === id);
    return articleView(article, this.list, quotes);
  }
}

/** One article with its surroundings. `list`: all articles in force, in order. `quotes`: citations of this article. */
function articleView(article, list, quotes) {
  const standing = quotes.filter((quote) => holds(article, quote));
  return [
    heading(article.label, article.title),
    el("p", { class: "trail" }, [article.compilation, ...article.path].map((step) => el("span", {}, step))),
    el("p", { class: "facts" }, el("span", {}, `第 ${article.version} 版`), el("span", {}, effective(article.effective))),
    standing.length < quotes.length
      ? note("alert", "引文出自这一条的另一个版本；下面是现行的文字。") : null,
    el("div", { class: "rule", id: "rule" }, markedText(article, standing)),
    ...notes(article),
    neighbours(article, list),
  ];
}

/** All articles, by compilation and heading. */
function contentsView(list) {
  return [
    heading("制度目录", ""),
    el("p", { class: "facts" }, el("span", {}, `现行 ${list.length} 条`)),
    ...grouped(list, (article) => article.compilation).map(([title, articles], n) =>
      el("details", { class: "volume", open: n === 0 },
        el("summary", {}, `${articles[0].label.split(" ")[0]} `, el("span", {}, title)),
        ...grouped(articles, (article) => article.path.join(" › ")).map(([path, inside]) => part(path, inside)))),
  ];
}

function heading(label, title) {
  return el("h2", { id: "panel-title", tabindex: "-1" }, label, title ? el("span", {}, title) : null);
}

function effective(day) {
  return day === "unknown" ? "生效日期未载明" : `${day} 起生效`;
}

function note(kind, ...text) {
  return el("div", { class: `note note-${kind}` }, icon(kind), el("p", {}, ...text));
}

function notes(article) {
  const chars = [...article.text];
  const shown = (span) => chars.slice(span.start, span.end).join("");
  const titles = [...new Set(article.outside_documents.map(shown))].join("、");
  return [
    ...article.blanks.map((span) => span.filled ? filledNote(shown(span), span.filled)
      : note("blank", "公司", el("strong", {}, "尚未填写"), `：${shown(span)}。括号里的选项不是规定。`)),
    titles ? note("outside", `${titles}`, el("strong", {}, "未收录"), "在本汇编中，内容请向主管部门索取。") : null,
  ];
}

/** What HR filled in stands beside the text, never in it. */
function filledNote(blank, filled) {
  return note("blank", `${blank} `, el("strong", {}, `HR 填写：${filled.value}`),
    `（${filled.filled_by}于 ${filled.filled_on} 填写，自 ${filled.effective} 起适用；不是条文原文）`);
}

function neighbours(article, list) {
  const own = list.filter((other) => other.compilation === article.compilation);
  const at = own.findIndex((other) => other.article_id === article.article_id);
  return el("nav", { class: "neighbours", "aria-label": "相邻条文" },
    neighbour(own[at - 1], "上一条", "left"), neighbour(at < 0 ? null : own[at + 1], "下一条", "right"));
}

function neighbour(article, direction, side) {
  if (!article) return el("span", { class: `neighbour neighbour-${side}` });
  return el("a", { class: `neighbour neighbour-${side}`, href: `#/articles/${article.article_id}`, "data-beside": true },
    el("span", { class: "neighbour-way" }, icon(side), direction),
    el("span", { class: "neighbour-label" }, article.label),
    el("span", { class: "neighbour-text" }, opening(article)));
}

/** An article in a few words: its title, or how its rule begins (its number is told beside it). */
function opening(article) {
  return article.title || article.text.replace(/^第\S+条\s*/, "").split("\n")[0];
}

function part(path, articles) {
  return el("section", { class: "part" }, el("h3", {}, path), el("ul", {}, articles.map((article) =>
    el("li", {}, el("a", { href: `#/articles/${article.article_id}` },
      el("span", { class: "part-label" }, article.label.split(" ").slice(1).join(" ")), el("span", { class: "part-text" }, opening(article)))))));
}

function grouped(items, key) {
  const groups = new Map();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return [...groups];
}
