// The steps that a record can take, as buttons; each opens the form of what it needs, and that is sent with the version seen.

import { el } from "./dom.js";
import { fieldName, takesBack } from "./words.js";

const NOTE = "note";
const MOST = 2000; // characters of a note
const SCORES = ["1", "2", "3", "4", "5"];

/**
 * `record`: as GET /v1/records/{id} shows it. `people`: [{id, name}] to choose from, none where nobody is known.
 * `take(body)` sends the step; what it throws is shown.
 */
export function stepsView(record, people, take) {
  if (!record.steps.length) return null;
  const place = el("div", { class: "step-place" });
  const buttons = record.steps.map((step, n) =>
    el("button", { type: "button", class: n || takesBack(step) ? "plain" : "confirm", "aria-expanded": "false", onclick: (event) => open(step, event.currentTarget) }, step.label));
  const open = (step, button) => {
    for (const other of buttons) other.setAttribute("aria-expanded", String(other === button));
    const form = new Step(record, step, people, take, () => { place.replaceChildren(); button.setAttribute("aria-expanded", "false"); button.focus(); });
    place.replaceChildren(form.node);
    form.node.querySelector("input, select, textarea").focus();
  };
  return el("section", { class: "steps", "aria-label": "可以做的" }, el("h3", {}, "可以做的"), el("div", { class: "actions" }, buttons), place);
}

class Step {
  constructor(record, step, people, take, cancel) {
    Object.assign(this, { record, step, take });
    const names = step.needs.includes(NOTE) ? step.needs : [...step.needs, NOTE];
    this.said = el("p", { class: "sheet-problem", role: "alert" });
    this.send = el("button", { type: "submit", class: "confirm" }, `确认${step.label}`);
    this.node = el("form", { class: "step-form", "aria-label": step.label, autocomplete: "off" },
      names.map((name) => field(name, step.needs.includes(name), people)), this.said,
      el("div", { class: "actions" }, this.send, el("button", { type: "button", class: "plain", onclick: cancel }, "先不")));
    this.node.addEventListener("submit", (event) => { event.preventDefault(); this.submit(); });
  }

  async submit() {
    this.send.disabled = true;
    this.said.textContent = "";
    try {
      await this.take({ to: this.step.to, version: this.record.version, ...this.given() });
    } catch (problem) {
      this.said.textContent = problem.message;
      this.send.disabled = false;
    }
  }

  given() {
    const said = [...new FormData(this.node)].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value);
    return Object.fromEntries(said.map(([name, value]) => [name, name === "satisfaction" ? Number(value) : value]));
  }
}

function field(name, required, people) {
  const title = el("span", {}, fieldName(name), required ? "" : "（可不填）");
  return el("label", { class: "field" }, title, control(name, required, people));
}

function control(name, required, people) {
  if (name === NOTE) return el("textarea", { name, required, rows: "2", maxlength: MOST });
  if (name === "due") return el("input", { name, required, type: "date" });
  if (name === "satisfaction") return choice(name, required, SCORES.map((score) => [score, `${score} 分`]));
  if (name === "assignee" && people.length) return choice(name, required, people.map(({ id, name: called }) => [id, `${called}（${id}）`]));
  return el("input", { name, required, placeholder: name === "assignee" ? "员工号" : null });
}

function choice(name, required, options) {
  return el("select", { name, required }, el("option", { value: "" }, "请选择"), options.map(([value, text]) => el("option", { value }, text)));
}
