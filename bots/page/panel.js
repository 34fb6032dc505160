// The side panel: beside the talk on wide screens, over it on narrow ones. Its place in the address is #/articles[/id].

import { el, icon } from "./dom.js";
import { articleView, contentsView } from "./article.js";

const ROUTE = /^#\/articles(?:\/(.+))?$/;
const NARROW = matchMedia("(max-width: 899px)");

export class Panel {
  constructor(api) {
    this.api = api;
    this.node = document.getElementById("panel");
    this.opener = null;
    this.list = null;
    this.shown = 0;
    document.addEventListener("click", (event) => this.clicked(event));
    addEventListener("popstate", () => this.follow());
    NARROW.addEventListener("change", () => this.cover());
  }

  get open() {
    return !this.node.hidden;
  }

  /** Links to articles open here; a citation's quotes travel in the history entry, so that going back shows them again. */
  clicked(event) {
    const link = event.target.closest?.('a[href^="#/articles"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (!this.node.contains(link)) this.opener = link;
    const depth = history.state?.depth ?? 0;
    const state = { depth: depth + 1, quotes: link.quotes ?? [] };
    if ("beside" in link.dataset) history.replaceState({ ...state, depth }, "", link.getAttribute("href"));
    else history.pushState(state, "", link.getAttribute("href"));
    this.follow();
  }

  /** Show what the address names. */
  async follow() {
    const match = ROUTE.exec(location.hash);
    if (!match) return this.hide();
    const turn = (this.shown += 1);
    this.show([el("p", { class: "waiting", role: "status" }, "正在打开…")]);
    const views = await this.view(match[1]).catch((problem) => [failure(problem, () => this.follow())]);
    if (turn !== this.shown) return;
    this.show(views);
    this.node.querySelector("#panel-title")?.focus({ preventScroll: true });
    this.node.querySelector("mark")?.scrollIntoView({ block: "nearest" });
  }

  async view(address) {
    this.list ??= (await this.api.get("/v1/articles")).articles;
    if (!address) return contentsView(this.list);
    const id = decoded(address);
    const article = await this.api.get(`/v1/articles/${id.split("/").map(encodeURIComponent).join("/")}`);
    const quotes = (history.state?.quotes ?? []).filter((quote) => quote.article_id === id);
    return articleView(article, this.list, quotes);
  }

  show(views) {
    const close = el("button", { type: "button", class: "quiet", "aria-label": "关闭条文", onclick: () => this.close() }, icon("close"));
    const all = el("a", { href: "#/articles", class: "panel-all" }, icon("book"), "目录");
    this.node.replaceChildren(el("div", { class: "panel-bar" }, all, close),
      el("div", { class: "panel-body", tabindex: "0", role: "region", "aria-label": "条文" }, ...views.filter(Boolean)));
    this.node.hidden = false;
    document.body.classList.add("reading");
    this.cover();
  }

  /** Go back to before the panel was opened; where the page was entered through it, there is no such place. */
  close() {
    const depth = history.state?.depth ?? 0;
    if (depth) return history.go(-depth);
    history.replaceState(null, "", location.pathname);
    return this.hide();
  }

  hide() {
    if (!this.open) return;
    this.shown += 1;
    this.node.hidden = true;
    document.body.classList.remove("reading");
    this.cover();
    (this.opener?.isConnected ? this.opener : document.getElementById("question")).focus();
    this.opener = null;
  }

  /** On narrow screens the panel lies over everything, so what is under it takes no focus. */
  cover() {
    const covered = this.open && NARROW.matches;
    this.node.setAttribute("role", covered ? "dialog" : "complementary");
    this.node.setAttribute("aria-modal", String(covered));
    for (const id of ["bar", "talk", "skip"]) document.getElementById(id).inert = covered;
  }

  /** Forget what was read in somebody else's name. */
  forget() {
    this.list = null;
  }
}

function decoded(address) {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function failure(problem, again) {
  return el("div", { class: "failure", role: "alert" },
    el("h2", { id: "panel-title", tabindex: "-1" }, problem.status === 404 ? "没有这一条" : "打不开这一条"),
    el("p", {}, problem.message),
    problem.status === 404 ? null : el("button", { type: "button", class: "plain", onclick: again }, icon("retry"), "重试"));
}
