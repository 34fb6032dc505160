// The nodes of records: the list and one record. What is done with them is records.js's.

import { el, icon } from "./dom.js";
import { stepsView } from "./steps.js";
import { certificate, owesCertificate } from "./upload.js";
import { eventName, fieldName, fieldPairs, moment, typeName } from "./words.js";

const NOTICES_MOST = 20;

/** `waiting`, `mine`: records, newest first; `more` looks further back for what waits, null where all was looked at. */
export function listView({ waiting, mine, notices, name, more }) {
  return [
    title("我的记录", ""),
    section("等我处理", waiting, (record) => card(record, name(record.owner)), more ? "最近的记录里没有等您处理的。" : "目前没有等您处理的记录。"),
    more ? el("button", { type: "button", class: "plain older", onclick: more }, "再往前找等我处理的") : null,
    section("我提交的", mine, (record) => card(record), "您还没有提交过申请。在对话里直接说就行，例如“下周一请一天年假”。"),
    section("通知", notices.slice(0, NOTICES_MOST), notice, "没有通知。"),
  ];
}

/** What came to nothing (`void`) owes no certificate.
 *  `said`: {text, bad} to tell above it or null; `take(body)` takes a step; `changed()` is called when a file was added. */
export function recordView(record, { api, mine, name, people, said, take, changed }) {
  const owed = mine && !record.void && owesCertificate(record.fields);
  return [
    title(typeName(record.type), record.id),
    el("p", { class: "facts" }, chip(record), el("span", {}, `提交人：${name(record.owner)}`), el("span", {}, moment(record.filed_at))),
    said ? el("div", { class: `note ${said.bad ? "note-bad" : "note-outside"}`, role: said.bad ? "alert" : null }, icon(said.bad ? "alert" : "check"), el("p", {}, said.text)) : null,
    el("dl", { class: "fields" }, details(record, name).map(([term, value]) => el("div", {}, el("dt", {}, term), el("dd", {}, value)))),
    files(record, api),
    owed ? certificate(record.id, api, changed) : null,
    stepsView(record, people, take),
    el("h3", { class: "record-head" }, "经过"),
    el("ol", { class: "timeline" }, record.history.map((event) => happened(event, name))),
  ];
}

function title(text, beside) {
  return el("h2", { id: "panel-title", tabindex: "-1" }, text, beside ? el("span", {}, beside) : null);
}

function section(heading, items, node, none) {
  return el("section", { class: "record-list" }, el("h3", { class: "record-head" }, heading, items.length ? ` ${items.length}` : ""),
    items.length ? el("ul", {}, items.map((item) => el("li", {}, node(item)))) : el("p", { class: "waiting-none" }, none));
}

function card(record, owner = "") {
  return el("a", { class: "record-card", href: `#/records/${record.id}` },
    el("span", { class: "record-line" }, el("strong", {}, typeName(record.type)), chip(record)),
    el("span", {}, record.summary), el("span", { class: "record-small" }, [record.id, owner].filter(Boolean).join(" · ")));
}

function chip(record) {
  return el("span", { class: "chip" }, record.state_label);
}

function notice({ text, at, record_id: id }) {
  const said = [el("span", {}, text), el("span", { class: "record-small" }, moment(at))];
  return id ? el("a", { class: "record-card", href: `#/records/${id}` }, said) : el("div", { class: "record-card" }, said);
}

function details(record, name) {
  const pairs = fieldPairs(record.fields);
  if (record.assignee) pairs.push([fieldName("assignee"), name(record.assignee)]);
  if (record.due_at && !record.fields.due) pairs.push(["处理时限", moment(record.due_at)]);
  return pairs;
}

function happened({ at, who, what, note }, name) {
  return el("li", {}, el("span", { class: "happened" }, eventName(what)), el("span", { class: "record-small" }, `${moment(at)} · ${name(who)}`),
    note ? el("p", {}, note) : null);
}

function files(record, api) {
  if (!record.attachments.length) return null;
  return el("ul", { class: "files", "aria-label": "附件" }, record.attachments.map((file) => {
    const problem = el("span", { class: "attach-said bad", role: "alert" });
    const fetched = () => download(record.id, file, api).catch((failed) => { problem.textContent = `没有下载成功：${failed.message}`; });
    return el("li", {}, el("button", { type: "button", class: "plain", onclick: fetched }, icon("clip"), file), problem);
  }));
}

/** A link cannot carry the token, so the file is fetched and then handed over. */
async function download(id, file, api) {
  const response = await api.send(`/v1/records/${encodeURIComponent(id)}/attachments/${encodeURIComponent(file)}`, {}, "*/*");
  const address = URL.createObjectURL(await response.blob());
  el("a", { href: address, download: file }).click();
  URL.revokeObjectURL(address);
}
