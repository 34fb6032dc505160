// One question and what came of it, as it stands in the talk.

import { actions } from "./actions.js";
import { announce, el, icon } from "./dom.js";
import { feedback } from "./feedback.js";
import { finishedPart, render } from "./markdown.js";

/** `record`: {question, eventId, reply?, verdict?, attached?}; what the page remembers of it. `ask` sends it (again). */
export class Exchange {
  constructor(record, api, { ask, keep, restart, say }) {
    Object.assign(this, { record, api, ask, keep, restart, say });
    this.body = el("div", { class: "answer-body" });
    this.foot = el("div", { class: "answer-foot" });
    this.answer = el("div", { class: "answer", role: "group", "aria-label": "回答" }, this.body, this.foot);
    this.node = el("article", { class: "exchange" },
      el("div", { class: "asked" }, el("p", {}, el("span", { class: "unseen" }, "您问："), record.question)), this.answer);
  }

  wait() {
    this.text = "";
    this.answer.setAttribute("aria-busy", "true");
    this.foot.replaceChildren();
    this.body.replaceChildren(el("p", { class: "thinking" }, el("span", { class: "unseen" }, "正在查阅制度"),
      el("span", { class: "dot" }), el("span", { class: "dot" }), el("span", { class: "dot" })));
  }

  add(text) {
    this.text += text;
    this.body.replaceChildren(render(finishedPart(this.text)));
  }

  finish(reply) {
    this.record.reply = reply;
    this.answer.dataset.kind = reply.kind;
    this.body.replaceChildren(render(reply.reply));
    this.cite(reply.citations);
    const wanted = actions(this.record, this.api, this);
    this.foot.replaceChildren(...(wanted ? [wanted] : []), feedback(this.record, this.api, this.keep));
    this.answer.removeAttribute("aria-busy");
    this.keep();
  }

  /** Every link to an article carries its quotes; an article that is quoted and not linked gets its link. */
  cite(citations) {
    const linked = new Set();
    for (const link of this.body.querySelectorAll("a.cite")) {
      const id = link.getAttribute("href").replace("#/articles/", "");
      link.quotes = citations.filter((citation) => citation.article_id === id);
      linked.add(id);
    }
    const left = citations.filter((citation) => !linked.has(citation.article_id));
    if (left.length) this.body.append(el("p", { class: "sources" }, "出处：", left.map((citation) => source(citation))));
  }

  /** What was said next has answered it: only the newest summary can be confirmed. */
  settle() {
    this.foot.querySelector(".actions")?.remove();
  }

  fail(problem) {
    this.answer.removeAttribute("aria-busy");
    this.body.replaceChildren(el("div", { class: "failure", role: "alert" }, icon("alert"), el("p", {}, problem.message)));
    this.foot.replaceChildren(this.remedy(problem));
  }

  /** What helps: a conversation that is gone needs a new one; a refused message other words; all else another try. */
  remedy(problem) {
    const button = (name, text, onclick) => el("button", { type: "button", class: "plain", onclick }, icon(name), text);
    if (problem.status === 404) return button("plus", "在新对话里问", () => this.restart(this.record.question));
    if (problem.status === 422 || problem.status === 413) return el("span", { class: "failed-hint" }, "请修改后重新发送。");
    return button("retry", "重试", () => { announce("正在重试"); this.ask(this); });
  }
}

function source(citation) {
  const link = el("a", { href: `#/articles/${citation.article_id}`, class: "cite" }, citation.label);
  link.quotes = [citation];
  return link;
}
