// The side panel: beside the talk on wide screens, over it on narrow ones. Its place in the address is #/<shelf>[/id].

import { Articles } from "./article.js";
import { el, icon } from "./dom.js";
import { Records } from "./records.js";

const ROUTE = /^#\/(articles|records)(?:\/(.+))?$/;
const LINKS = 'a[href^="#/articles"], a[href^="#/records"]';
const NARROW = matchMedia("(max-width: 899px)");
// How each shelf is spoken of; `all` leads to the whole of it.
const WORDS = {
  articles: { all: "目录", icon: "book", region: "条文", gone: "没有这一条", failed: "打不开这一条" },
  records: { all: "我的记录", icon: "tray", region: "记录", gone: "没有这条记录", failed: "打不开记录" },
};

export class Panel {
  constructor(api) {
    this.node = document.getElementById("panel");
    this.shelves = { articles: new Articles(api), records: new Records(api, () => this.follow()) };
    this.opener = null;
    this.shown = 0;
    document.addEventListener("click", (event) => this.clicked(event));
    addEventListener("popstate", () => this.follow());
    NARROW.addEventListener("change", () => this.cover());
  }

  get open() {
    return !this.node.hidden;
  }

  /** Its links open here; a citation's quotes travel in the history entry, so that going back shows them again. */
  clicked(event) {
    const link = event.target.closest?.(LINKS);
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
    const [, name, id] = ROUTE.exec(location.hash) ?? [];
    if (!name) return this.hide();
    const words = WORDS[name];
    const turn = (this.shown += 1);
    this.show(name, [el("p", { class: "waiting", role: "status" }, "正在打开…")]);
    const views = await this.shelves[name].view(id ? decoded(id) : "").catch((problem) => [failure(words, problem, () => this.follow())]);
    if (turn !== this.shown) return;
    this.show(name, views);
    this.node.querySelector("#panel-title")?.focus({ preventScroll: true });
    this.node.querySelector("mark")?.scrollIntoView({ block: "nearest" });
  }

  show(name, views) {
    const words = WORDS[name];
    const close = el("button", { type: "button", class: "quiet", "aria-label": `关闭${words.region}`, onclick: () => this.close() }, icon("close"));
    const all = el("a", { href: `#/${name}`, class: "panel-all" }, icon(words.icon), words.all);
    this.node.replaceChildren(el("div", { class: "panel-bar" }, all, close),
      el("div", { class: "panel-body", tabindex: "0", role: "region", "aria-label": words.region }, ...views.filter(Boolean)));
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
    for (const shelf of Object.values(this.shelves)) shelf.forget();
  }
}

function decoded(address) {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function failure(words, problem, again) {
  const gone = problem.status === 404;
  return el("div", { class: "failure", role: "alert" },
    el("h2", { id: "panel-title", tabindex: "-1" }, gone ? words.gone : words.failed),
    el("p", {}, problem.message),
    gone ? null : el("button", { type: "button", class: "plain", onclick: again }, icon("retry"), "重试"));
}
