// Under a reply: thumbs, and the way to HR.

import { announce, el, icon } from "./dom.js";

/** The row of buttons for a reply that has a turn behind it. */
export function feedback(record, api, keep) {
  return record.reply.turn_id ? new Feedback(record, api, keep).node : el("span");
}

class Feedback {
  constructor(record, api, keep) {
    Object.assign(this, { record, api, keep });
    this.path = `/v1/turns/${record.reply.turn_id}`;
    this.up = this.thumb("up", "有帮助");
    this.down = this.thumb("down", "没帮助");
    this.pass = el("button", { type: "button", class: "plain to-hr", onclick: () => this.escalate() }, icon("hr"), "转给 HR");
    this.said = el("span", { class: "feedback-said" });
    this.more = el("div", { class: "feedback-more" });
    this.node = el("div", { class: "feedback" }, el("div", { class: "feedback-row" }, this.pass, this.up, this.down, this.said), this.more);
    this.show();
  }

  thumb(verdict, label) {
    return el("button", { type: "button", class: "thumb", "aria-label": label, title: label, onclick: () => this.judge(verdict) }, icon(verdict));
  }

  show() {
    const { reply, verdict, passed } = this.record;
    this.up.setAttribute("aria-pressed", String(verdict === "up"));
    this.down.setAttribute("aria-pressed", String(verdict === "down"));
    this.pass.hidden = Boolean(passed) || !(reply.kind === "not_covered" || verdict === "down");
    if (passed) this.said.textContent = `已转给 HR，记录号 ${passed}`;
  }

  /** The thumb counts at once; a reason that is given afterwards replaces it with the same thumb and the reason. */
  async judge(verdict) {
    if (!(await this.send({ verdict }))) return;
    this.record.verdict = verdict;
    this.done("已记下您的评价");
    this.more.replaceChildren(...(verdict === "down" ? [this.reason()] : []));
    this.more.querySelector("input")?.focus();
  }

  reason() {
    const input = el("input", { name: "reason", maxlength: "2000", placeholder: "哪里不对？（可不填）", "aria-label": "哪里不对？（可不填）" });
    const form = el("form", { class: "reason" }, input, el("button", { type: "submit", class: "plain" }, "提交"));
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const reason = input.value.trim();
      if (reason && !(await this.send({ verdict: "down", reason }))) return;
      this.more.replaceChildren();
      this.done(reason ? "谢谢，已记下原因" : "已记下您的评价");
      this.down.focus();
    });
    return form;
  }

  async send(body) {
    try {
      await this.api.post(`${this.path}/feedback`, body);
      return true;
    } catch (problem) {
      this.failed("评价没有记下", problem);
      return false;
    }
  }

  async escalate() {
    this.pass.disabled = true;
    try {
      const { id } = await this.api.post(`${this.path}/escalation`, {});
      this.record.passed = id;
      this.done(`已转给 HR，记录号 ${id}`);
      this.up.focus();
    } catch (problem) {
      this.failed("没有转成", problem);
    } finally {
      this.pass.disabled = false;
    }
  }

  done(text) {
    this.said.classList.remove("bad");
    this.said.textContent = text;
    announce(text);
    this.show();
    this.keep();
  }

  failed(what, problem) {
    this.said.classList.add("bad");
    this.said.textContent = `${what}：${problem.message}`;
    announce(this.said.textContent);
  }
}
