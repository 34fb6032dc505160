// The chat page: a question in, the answer streamed, its citations readable in their place.

import { ask, eventId, get, hasToken, post, setToken } from "./api.js";
import { closeArticle, encodePath, openArticle } from "./article.js";
import { render } from "./markdown.js";

const $ = (id) => document.getElementById(id);
const EXAMPLES = ["请病假需要什么材料？", "机器冒烟了怎么办？", "第二十条原文", "还有哪些地方没填？"];
let conversation = null;
const cited = new Map(); // article id → the spans quoted last

function node(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

// --- asking ---------------------------------------------------------------------------------------------------------

async function send(text, event = eventId()) {
  if ($("send").disabled) return;
  $("welcome").hidden = true;
  $("messages").append(node("li", { className: "mine" }, node("p", { textContent: text })));
  await answer(text, event);
}

async function answer(text, event) {
  const box = node("div", { className: "answer waiting" });
  const item = node("li", { className: "theirs" }, box);
  $("messages").append(item);
  $("send").disabled = true;
  follow();
  try {
    const body = { text, event_id: event, ...(conversation && { conversation_id: conversation }) };
    const reply = await ask(body, (markdown) => show(box, markdown));
    conversation = reply.conversation_id;
    show(box, reply.reply);
    remember(reply);
    item.append(after(reply));
  } catch (problem) {
    item.classList.add("problem");
    box.className = "answer";
    box.replaceChildren(node("p", { textContent: problem.message }));
    item.append(retry(item, text, event));
  } finally {
    $("send").disabled = false;
    follow();
  }
}

function show(box, markdown) {
  box.classList.remove("waiting");
  box.replaceChildren(render(markdown));
  follow();
}

function follow() {
  $("messages").scrollTop = $("messages").scrollHeight;
}

function remember(reply) {
  for (const { article_id: id } of reply.citations) cited.set(id, reply.citations.filter((c) => c.article_id === id));
}

function retry(item, text, event) {
  const again = node("button", { className: "quiet", type: "button", textContent: "重试" });
  again.onclick = () => { item.remove(); answer(text, event); };
  return node("div", { className: "after" }, again);
}

// --- after an answer ------------------------------------------------------------------------------------------------

function after(reply) {
  const row = node("div", { className: "after" });
  row.append(thumb(row, reply, "up", "有帮助"), thumb(row, reply, "down", "没帮助"));
  if (reply.kind === "not_covered") row.append(toHr(row, reply));
  return row;
}

function thumb(row, reply, verdict, label) {
  const button = node("button", { className: "quiet", type: "button", textContent: label });
  button.setAttribute("aria-pressed", "false");
  button.onclick = () => attempt(row, async () => {
    await post(`/v1/turns/${reply.turn_id}/feedback`, { verdict });
    for (const other of row.querySelectorAll("[aria-pressed]")) other.setAttribute("aria-pressed", String(other === button));
    row.querySelector(".reason")?.remove();
    if (verdict === "down") row.append(reason(row, reply));
    else say(row, "谢谢反馈。");
  });
  return button;
}

function reason(row, reply) {
  const input = node("input", { placeholder: "哪里不对？（可不填）", ariaLabel: "原因", maxLength: 2000 });
  const form = node("form", { className: "reason" }, input, node("button", { className: "quiet", textContent: "提交" }));
  form.onsubmit = (event) => {
    event.preventDefault();
    attempt(row, async () => {
      await post(`/v1/turns/${reply.turn_id}/feedback`, { verdict: "down", reason: input.value });
      form.remove();
      say(row, "谢谢，已记录。");
    });
  };
  return form;
}

function toHr(row, reply) {
  const button = node("button", { className: "quiet", type: "button", textContent: "转给 HR" });
  button.onclick = () => attempt(row, async () => {
    const { id } = await (await post(`/v1/turns/${reply.turn_id}/escalation`, {})).json();
    button.disabled = true;
    say(row, `已转给 HR（记录号 ${id}）。`);
  });
  return button;
}

async function attempt(row, work) {
  try { await work(); } catch (problem) { say(row, problem.message); }
}

function say(row, text) {
  row.querySelector(".said")?.remove();
  row.append(node("span", { className: "said", role: "status", textContent: text }));
}

// --- articles -------------------------------------------------------------------------------------------------------

async function route() {
  const match = /^#\/articles\/(.+)$/.exec(location.hash);
  if (!match) { closeArticle(); return; }
  const id = decodeURIComponent(match[1]);
  try { await openArticle(id, cited.get(id)); } catch (problem) { $("panel-title").textContent = problem.message; }
}

function leave() {
  if (location.hash) history.pushState(null, "", "/");
  closeArticle();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-article]");
  if (!link) return;
  event.preventDefault();
  const hash = `#/articles/${encodePath(link.dataset.article)}`;
  if (location.hash === hash) route(); else location.hash = hash;
});
document.addEventListener("keydown", (event) => { if (event.key === "Escape" && !$("panel").hidden) leave(); });
window.addEventListener("hashchange", route);
$("close").onclick = leave;

// --- the form, the identity -----------------------------------------------------------------------------------------

$("ask").onsubmit = (event) => {
  event.preventDefault();
  const text = $("question").value.trim();
  if (!text) return;
  $("question").value = "";
  grow();
  send(text);
};
$("question").onkeydown = (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  $("ask").requestSubmit();
};
$("question").oninput = grow;

function grow() {
  const field = $("question");
  field.rows = Math.min(field.value.split("\n").length, 6);
}

function restart() {
  conversation = null;
  cited.clear();
  $("messages").replaceChildren();
  $("welcome").hidden = false;
  leave();
  $("question").focus();
}
$("new-conversation").onclick = restart;

async function chooseIdentity() {
  const demo = await fetch("/v1/demo/identities").then((r) => (r.ok ? r.json() : null)).catch(() => null);
  if (!demo) { $("sign-in").hidden = false; if (!hasToken()) $("token-dialog").showModal(); return; }
  const select = $("identity");
  select.append(...demo.identities.map(({ id, name, roles }) =>
    node("option", { value: `demo-${id}`, textContent: `${name} ${id}${roles.length ? "（" + ROLES[roles[0]] + "）" : ""}` })));
  select.value = sessionStorage.getItem("token") || "demo-e001";
  setToken(select.value);
  select.hidden = false;
  select.onchange = () => { setToken(select.value); restart(); };
}
const ROLES = { manager: "经理", hr: "HR", safety_officer: "安全员", service_lead: "客服主管", evaluator: "评测" };

$("sign-in").onclick = () => $("token-dialog").showModal();
$("token-dialog").onclose = () => { if ($("token").value) { setToken($("token").value); $("token").value = ""; restart(); } };

for (const text of EXAMPLES) {
  const button = node("button", { type: "button", textContent: text });
  button.onclick = () => send(text);
  $("examples").append(node("li", {}, button));
}
await chooseIdentity();
await route();
if ($("panel").hidden) $("question").focus();
