// The page put together: the talk, the composer, the panel, who asks.

import { Api, newEventId } from "./api.js";
import { Composer } from "./composer.js";
import { announce, el, icon } from "./dom.js";
import { Exchange } from "./exchange.js";
import { Identity } from "./identity.js";
import { Panel } from "./panel.js";

const KEPT = "zhidu.talk";
const EXAMPLES = [
  ["办请假", "下周一请一天年假"],
  ["请病假", "请病假需要什么材料？"],
  ["离职", "离职要提前多少天提出？"],
  ["假期", "丧假可以休几天？"],
  ["安全", "发现安全隐患应该怎么办？"],
  ["客服", "客户投诉应该怎么处理？"],
  ["查进度", "我有哪些申请？"],
];

class Talk {
  constructor() {
    this.api = new Api(Identity.token, () => this.identity.csrf());
    this.identity = new Identity(this.api, (other) => this.entered(other));
    this.panel = new Panel(this.api);
    this.composer = new Composer((text) => this.say(text));
    this.log = document.getElementById("log");
    this.turns = document.getElementById("turns");
    this.stop = new AbortController();
    this.conversation = null;
    this.records = [];
    this.newest = null; // the last exchange on the page
    this.entering = null; // settled once it is known who asks
  }

  async begin() {
    document.getElementById("examples").append(...EXAMPLES.map((pair) => this.example(...pair)));
    document.getElementById("new-conversation").addEventListener("click", () => this.restart());
    document.addEventListener("keydown", (event) => this.escape(event));
    this.remember();
    this.entering = this.identity.begin();
    await this.entering;
    await this.panel.follow();
    if (!this.panel.open && !this.identity.dialog.open) this.composer.focus();
  }

  /** Somebody else starts afresh; a question that was asked before signing in stays, to be sent again. */
  entered(other) {
    this.panel.forget();
    this.panel.follow();
    if (other && this.records.some((record) => record.reply)) this.restart();
  }

  example(topic, text) {
    return el("li", {}, el("button", { type: "button", onclick: () => this.say(text) }, el("span", {}, topic), text, icon("right")));
  }

  escape(event) {
    if (event.key !== "Escape" || event.isComposing || this.identity.dialog.open || !this.panel.open) return;
    event.preventDefault();
    this.panel.close();
  }

  say(question) {
    if (this.composer.busy) return;
    const record = { question, eventId: newEventId() };
    this.records.push(record);
    this.composer.clear();
    this.ask(this.place(record));
  }

  place(record) {
    const exchange = new Exchange(record, this.api, {
      ask: (again) => this.ask(again), keep: () => this.keep(), restart: (question) => { this.restart(); this.say(question); },
      say: (text) => this.say(text),
    });
    this.newest?.settle();
    this.newest = exchange;
    document.body.classList.add("talking");
    this.turns.append(exchange.node);
    return exchange;
  }

  /** Send a question; sent again it is the same event, which the server answers once. */
  async ask(exchange) {
    if (this.composer.busy) return;
    const { stop } = this;
    const { record } = exchange;
    record.conversation ??= this.conversation;
    record.seen ??= this.seen(record);
    this.keep();
    this.composer.setBusy(true);
    exchange.wait();
    this.bringIntoView(exchange);
    await this.entering; // what is tapped while the page still finds out who asks is asked as that person
    if (stop.signal.aborted) return;
    try {
      const body = { text: record.question, event_id: record.eventId };
      if (record.conversation) body.conversation_id = record.conversation;
      if (record.seen) body.seen_turn_id = record.seen;
      const reply = await this.api.chat(body, (text) => { exchange.add(text); this.bringIntoView(exchange); }, stop.signal);
      this.conversation = reply.conversation_id;
      exchange.finish(reply);
    } catch (problem) {
      if (stop.signal.aborted) return;
      exchange.fail(problem);
      if (problem.status === 401) this.identity.ask(problem.message);
    }
    this.composer.setBusy(false);
    this.bringIntoView(exchange);
  }

  /** The last reply on this page when `record` was said: a yes is to the summary in it, whatever another tab did since. */
  seen(record) {
    const before = this.records.slice(0, this.records.indexOf(record)).filter((said) => said.reply);
    return before.at(-1)?.reply.turn_id ?? null;
  }

  /** Keep the end in view as the answer grows, and never push the question itself out of it. */
  bringIntoView(exchange) {
    const top = exchange.node.offsetTop - 16;
    this.log.scrollTop = Math.min(top, this.log.scrollHeight - this.log.clientHeight);
  }

  restart() {
    this.stop.abort();
    this.stop = new AbortController();
    this.conversation = null;
    this.records = [];
    this.turns.replaceChildren();
    this.newest = null;
    document.body.classList.remove("talking");
    this.panel.forget();
    this.composer.setBusy(false);
    this.keep();
    announce("已开始新的对话");
    this.composer.focus();
  }

  /** The tab keeps its talk over a reload; a question whose answer never came can be sent again as the same event. */
  keep() {
    sessionStorage.setItem(KEPT, JSON.stringify({ conversation: this.conversation, records: this.records }));
  }

  remember() {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
    if (!kept) return;
    this.conversation = kept.conversation;
    this.records = kept.records;
    for (const record of this.records) {
      const exchange = this.place(record);
      if (record.reply) exchange.finish(record.reply);
      else exchange.fail({ status: 0, message: "这个问题的回答没有收到。" });
    }
    this.log.scrollTop = this.log.scrollHeight;
  }
}

new Talk().begin();
