// Who asks: whoever has signed in in this browser; else a demo identity where the server offers some, or a pasted
// token, both kept for this tab only. What is chosen here counts more than the sign-in.

import { el, icon } from "./dom.js";

const TOKEN = "zhidu.token";
const PERSON = "zhidu.person";
const CHOSEN = "zhidu.chosen"; // that the token was chosen here, and is not the first of the demo
const ROLES = { manager: "经理", hr: "HR", safety_officer: "安全员", service_lead: "客服主管", evaluator: "评测员" };

export class Identity {
  /** `onEnter(other)` is called after somebody has come in; `other`: not the one who was here before. */
  constructor(api, onEnter) {
    this.api = api;
    this.onEnter = onEnter;
    this.people = null;
    this.session = null; // of somebody who has signed in: { employee, csrf, sign_in }
    this.dialog = document.getElementById("identity");
    this.button = document.getElementById("open-identity");
    this.button.addEventListener("click", () => this.ask());
  }

  static token() {
    return sessionStorage.getItem(TOKEN) ?? "";
  }

  /** Find out how one signs in here, and who is in. A demo starts as its first employee, so that it works at once. */
  async begin() {
    const before = sessionStorage.getItem(PERSON);
    this.session = await this.api.get("/v1/session").catch(() => null);
    const offered = await this.api.get("/v1/demo/identities").catch(() => null);
    this.people = offered?.identities ?? null;
    if (this.session?.employee && !sessionStorage.getItem(CHOSEN)) sessionStorage.removeItem(TOKEN);
    else if (!Identity.token() && this.people?.length) sessionStorage.setItem(TOKEN, `demo-${this.people[0].id}`);
    if (!Identity.token() && !this.session?.employee) return this.ask();
    const me = await this.api.get("/v1/me").catch((problem) => this.refused(problem));
    if (me && this.show(me) && before) this.onEnter(true);
  }

  /** What a request of somebody who has signed in carries, so that no other site's page can send it. */
  csrf() {
    return this.session?.csrf ?? "";
  }

  refused(problem) {
    if (problem.status === 401) this.ask(problem.message);
    return null;
  }

  /** Returns whether it is another person than before. */
  show(person) {
    const before = sessionStorage.getItem(PERSON);
    sessionStorage.setItem(PERSON, person.id);
    document.getElementById("identity-name").textContent = person.name;
    this.button.setAttribute("aria-label", `当前身份：${described(person)}，点按更换`);
    this.button.title = described(person);
    document.getElementById("open-desk").hidden = !person.roles.length;
    return before !== person.id;
  }

  /** Open the dialog; `complaint` says why it is needed. */
  ask(complaint = "") {
    const field = this.people ? this.choice() : tokenField();
    const form = el("form", { method: "dialog", class: "sheet-form" },
      el("div", { class: "sheet-head" },
        el("h2", { id: "identity-title" }, this.people ? "选择演示身份" : "登录"),
        el("button", { type: "button", class: "quiet", "aria-label": "关闭", onclick: () => this.dialog.close() }, icon("close"))),
      el("p", { class: "sheet-text" }, this.people
        ? "这是演示环境：可以扮演一家小公司里的任何人。换人会开始新的对话。"
        : "用公司账号登录；或者粘贴管理员给您的访问令牌，令牌只保存在这个标签页里。"),
      el("p", { class: "sheet-problem", role: "alert" }, complaint),
      this.session?.employee && !Identity.token() ? this.signedIn() : null,
      this.people || !this.session ? null : el("a", { class: "primary primary-link", href: this.session.sign_in }, "用公司账号登录"),
      field,
      el("button", { type: "submit", class: this.people ? "primary" : "plain" }, "进入"));
    form.addEventListener("submit", (event) => { event.preventDefault(); this.enter(form); });
    this.dialog.replaceChildren(form);
    if (!this.dialog.open) this.dialog.showModal();
    form.querySelector("select, a, input").focus();
  }

  signedIn() {
    return el("p", { class: "sheet-text" }, `您已登录为${described(this.session.employee)}。`,
      el("button", { type: "button", class: "plain", onclick: () => this.leave() }, "退出登录"));
  }

  async leave() {
    await fetch("/desk/signout", { method: "POST", headers: { "X-CSRF-Token": this.csrf() } });
    location.reload();
  }

  choice() {
    const current = Identity.token().replace("demo-", "");
    const options = (people) => people.map((person) =>
      el("option", { value: `demo-${person.id}`, selected: person.id === current }, described(person)));
    const [staff, others] = [this.people.filter((p) => !p.roles.length), this.people.filter((p) => p.roles.length)];
    return el("label", { class: "field" }, el("span", {}, "我是"),
      el("select", { name: "token" },
        el("optgroup", { label: "有职责的人" }, options(others)), el("optgroup", { label: "员工" }, options(staff))));
  }

  /** The old token stays until the new one has been accepted. */
  async enter(form) {
    const before = Identity.token();
    sessionStorage.setItem(TOKEN, form.elements.token.value.trim());
    try {
      const person = await this.api.get("/v1/me");
      sessionStorage.setItem(CHOSEN, "1");
      this.dialog.close();
      this.onEnter(this.show(person));
    } catch (problem) {
      sessionStorage.setItem(TOKEN, before);
      form.querySelector("[role=alert]").textContent = problem.message;
    }
  }
}

function tokenField() {
  return el("label", { class: "field" }, el("span", {}, "访问令牌"),
    el("input", { name: "token", type: "password", required: true, autocomplete: "off", spellcheck: "false" }));
}

function described(person) {
  const roles = person.roles.map((role) => ROLES[role] ?? role).join("、");
  return `${person.name}（${roles ? `${roles}，` : ""}${person.id}）`;
}
