// Under a summary that waits for a yes: the two answers that need no typing. They say what the person would have typed.

import { el } from "./dom.js";

const WORDS = { zh: ["确认提交", "确认", "取消", "取消"], en: ["Yes, file it", "yes", "Cancel", "cancel"] };

/** Buttons for a reply whose form is to be confirmed; null for any other. `say` sends a message. */
export function actions(reply, say) {
  if (reply.action?.stage !== "confirming") return null;
  const [yes, yesText, no, noText] = WORDS[/[㐀-鿿]/.test(reply.reply.replace(/^>.*$/gm, "").slice(0, 40)) ? "zh" : "en"];
  return el("div", { class: "actions", role: "group", "aria-label": yes },
    el("button", { type: "button", class: "confirm", onclick: () => say(yesText) }, yes),
    el("button", { type: "button", class: "plain", onclick: () => say(noText) }, no));
}
