// Under a reply: what it asks for and needs no typing. A summary waits for a yes, a sick leave for its certificate.

import { el } from "./dom.js";
import { attached, certificate, owesCertificate } from "./upload.js";

// They say what the person would have typed.
const ANSWERS = { zh: ["确认提交", "确认", "取消", "取消"], en: ["Yes, file it", "yes", "Cancel", "cancel"] };

/** The node for a reply that asks for something; null for any other. `say` sends a message, `keep` remembers the record. */
export function actions(record, api, { say, keep }) {
  const { action, reply } = record.reply;
  if (action?.stage === "confirming") return answers(reply, say);
  if (action?.stage !== "filed" || !action.record_id || !owesCertificate(action.fields)) return null;
  const language = /^[^\p{L}]*\p{Script=Han}/u.test(reply) ? "zh" : "en";
  if (record.attached) return attached(record.attached, language);
  return certificate(action.record_id, api, (name) => { record.attached = name; keep(); }, language);
}

function answers(reply, say) {
  const [yes, yesText, no, noText] = ANSWERS[ownWords(reply).includes("确认") ? "zh" : "en"];
  return el("div", { class: "actions", role: "group", "aria-label": yes },
    el("button", { type: "button", class: "confirm", onclick: () => say(yesText) }, yes),
    el("button", { type: "button", class: "plain", onclick: () => say(noText) }, no));
}

/** A reply without its quotes and the values of the form, which are not in the assistant's language. */
function ownWords(reply) {
  return reply.split("\n").filter((line) => !/^\s*(?:>|- )/.test(line)).join("\n");
}
